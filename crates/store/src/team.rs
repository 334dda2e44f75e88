//! The people below a manager: those whose chain of managers includes them on a day.

use domain::{ids::PersonId, module::ModuleId, person::Kind, standing::Status, time::Day};
use uuid::Uuid;

use crate::{
    StoreError, Tx,
    row::{self, number_of},
    standings::status_from,
};

statements! {
    // UNION, not UNION ALL: the walk ends even where managers form a circle.
    LIST = "WITH RECURSIVE below (id) AS (
             SELECT person_id FROM posting WHERE manager_id = $1 AND from_on <= $2 AND $2 < until_on
             UNION
             SELECT o.person_id FROM posting o JOIN below b ON o.manager_id = b.id
             WHERE o.from_on <= $2 AND $2 < o.until_on)
         SELECT p.id, p.email, p.given_name, p.family_name, o.kind, u.path, o.manager_id = $1 AS direct,
             s.module_id, s.status, s.due_on
         FROM below b JOIN person p ON p.id = b.id
         JOIN posting o ON o.person_id = p.id AND o.from_on <= $2 AND $2 < o.until_on
         JOIN unit u ON u.id = o.unit_id
         LEFT JOIN standing s ON s.person_id = p.id AND s.from_on <= $2 AND $2 < s.until_on
         WHERE p.id <> $1 ORDER BY p.id, s.module_id";
    IS_BELOW = "WITH RECURSIVE above (id) AS (
             SELECT manager_id FROM posting WHERE person_id = $1 AND from_on <= $3 AND $3 < until_on
             UNION
             SELECT o.manager_id FROM posting o JOIN above a ON o.person_id = a.id
             WHERE o.from_on <= $3 AND $3 < o.until_on)
         SELECT EXISTS (SELECT 1 FROM above WHERE id = $2)";
}

/// One person of a team, with their status for each module that binds them.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Member {
    pub person: PersonId,
    pub email: String,
    pub given_name: String,
    pub family_name: String,
    pub kind: Kind,
    pub unit_path: String,
    /// Whether they report to the manager without anybody between.
    pub direct: bool,
    pub modules: Vec<(ModuleId, Status, Day)>,
}

type MemberRow =
    (Uuid, String, String, String, String, String, bool, Option<String>, Option<String>, Option<i64>);

pub async fn list(tx: &mut Tx, manager: PersonId, day: Day) -> Result<Vec<Member>, StoreError> {
    let rows: Vec<MemberRow> =
        on!(tx, |conn| sqlx::query_as(LIST).bind(manager.0).bind(number_of(day)).fetch_all(conn).await)?;
    let mut members: Vec<Member> = Vec::new();
    for (id, email, given_name, family_name, kind, unit_path, direct, module, status, due_on) in rows {
        let person = PersonId(id);
        if members.last().is_none_or(|last| last.person != person) {
            let kind = Kind::from_code(&kind).ok_or_else(|| StoreError::corrupt("posting.kind", kind))?;
            members.push(Member {
                person,
                email,
                given_name,
                family_name,
                kind,
                unit_path,
                direct,
                modules: Vec::new(),
            });
        }
        if let (Some(module), Some(status), Some(due_on), Some(member)) =
            (module, status, due_on, members.last_mut())
        {
            member.modules.push((
                row::module(&module)?,
                status_from(&status)?,
                row::day("standing.due_on", due_on)?,
            ));
        }
    }
    Ok(members)
}

/// Whether `manager` stands anywhere above `person` on that day.
pub async fn is_below(
    tx: &mut Tx,
    person: PersonId,
    manager: PersonId,
    day: Day,
) -> Result<bool, StoreError> {
    Ok(on!(tx, |conn| {
        sqlx::query_scalar(IS_BELOW).bind(person.0).bind(manager.0).bind(number_of(day)).fetch_one(conn).await
    })?)
}
