//! Roles: who has which, since when and by whom; requests that wait for a second administrator.

use domain::{
    actor::Role,
    ids::{PersonId, RoleRequestId},
    time::{Day, Timestamp},
};
use uuid::Uuid;

use crate::{StoreError, Tx, row};

/// Held while roles change: what was asked before (who has what) must still be so when it is written.
const ROLES_LOCK: i64 = 0x726f_6c65_7300_0000;

statements! {
    LIST_HELD = "SELECT g.person_id, p.given_name, p.family_name, p.email, g.role, g.granted_at,
             a.given_name, a.family_name, b.given_name, b.family_name
         FROM role_grant g JOIN person p ON p.id = g.person_id
         LEFT JOIN person a ON a.id = g.granted_by LEFT JOIN person b ON b.id = g.approved_by
         WHERE g.revoked_at IS NULL ORDER BY p.family_name, p.given_name, g.person_id, g.role";
    ROLES_OF = "SELECT role FROM role_grant WHERE person_id = $1 AND revoked_at IS NULL ORDER BY role";
    GRANT = "INSERT INTO role_grant (person_id, role, granted_at, granted_by, approved_by) VALUES ($1, $2, $3, $4, $5)
         ON CONFLICT DO NOTHING";
    REVOKE = "UPDATE role_grant SET revoked_at = $3, revoked_by = $4
         WHERE person_id = $1 AND role = $2 AND revoked_at IS NULL";
    // People who have left are nobody: they do not count.
    COUNT_HOLDERS = "SELECT COUNT(*) FROM role_grant g
         JOIN posting o ON o.person_id = g.person_id AND o.from_on <= $2 AND $2 < o.until_on
         WHERE g.role = $1 AND g.revoked_at IS NULL";
    INSERT_REQUEST = "INSERT INTO role_request (id, person_id, role, requested_by, requested_at, expires_at)
         VALUES ($1, $2, $3, $4, $5, $6) ON CONFLICT DO NOTHING";
    OPEN_REQUESTS = "SELECT r.id, r.person_id, p.given_name, p.family_name, p.email, r.role, r.requested_by,
             a.given_name, a.family_name, r.requested_at, r.expires_at
         FROM role_request r JOIN person p ON p.id = r.person_id JOIN person a ON a.id = r.requested_by
         WHERE r.decision IS NULL AND r.expires_at > $1 ORDER BY r.requested_at, r.id";
    EXPIRE = "UPDATE role_request SET decision = 'expired', decided_at = $1 WHERE decision IS NULL AND expires_at <= $1";
    DECIDE = "UPDATE role_request SET decision = $2, decided_by = $3, decided_at = $4
         WHERE id = $1 AND decision IS NULL AND expires_at > $4";
    MANAGED = "SELECT p.given_name, p.family_name, m.from_on FROM posting m JOIN person p ON p.id = m.person_id
         WHERE m.manager_id = $1 AND m.from_on <= $2 AND $2 < m.until_on ORDER BY p.family_name, p.given_name";
}

/// A role that somebody has.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Held {
    pub person: PersonId,
    pub name: String,
    pub email: String,
    pub role: Role,
    pub since: Timestamp,
    /// `None`: whoever holds the machine.
    pub granted_by: Option<String>,
    pub approved_by: Option<String>,
}

/// A grant that waits for a second administrator.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Request {
    pub id: RoleRequestId,
    pub person: PersonId,
    pub name: String,
    pub email: String,
    pub role: Role,
    pub by: PersonId,
    pub by_name: String,
    pub at: Timestamp,
    pub expires_at: Timestamp,
}

/// What became of a request.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Decision {
    Approved,
    Refused,
    Withdrawn,
}

impl Decision {
    const fn code(self) -> &'static str {
        match self {
            Self::Approved => "approved",
            Self::Refused => "refused",
            Self::Withdrawn => "withdrawn",
        }
    }
}

fn role(code: &str) -> Result<Role, StoreError> {
    Role::from_code(code).ok_or_else(|| StoreError::corrupt("role", code))
}

fn name(given: Option<String>, family: Option<String>) -> Option<String> {
    given.zip(family).map(|(given, family)| format!("{given} {family}"))
}

/// Waits until nobody else changes roles.
pub async fn lock(tx: &mut Tx) -> Result<(), StoreError> {
    tx.lock(ROLES_LOCK).await
}

type HeldRow = (
    Uuid,
    String,
    String,
    String,
    String,
    i64,
    Option<String>,
    Option<String>,
    Option<String>,
    Option<String>,
);

/// All roles that are held, by name.
pub async fn list_held(tx: &mut Tx) -> Result<Vec<Held>, StoreError> {
    let rows: Vec<HeldRow> = on!(tx, |conn| sqlx::query_as(LIST_HELD).fetch_all(conn).await)?;
    let held = |(person, given, family, email, code, since, ag, af, bg, bf): HeldRow| {
        Ok(Held {
            person: PersonId(person),
            name: format!("{given} {family}"),
            email,
            role: role(&code)?,
            since: Timestamp::from_millis(since),
            granted_by: name(ag, af),
            approved_by: name(bg, bf),
        })
    };
    rows.into_iter().map(held).collect()
}

pub async fn roles_of(tx: &mut Tx, person: PersonId) -> Result<Vec<Role>, StoreError> {
    let codes: Vec<String> =
        on!(tx, |conn| sqlx::query_scalar(ROLES_OF).bind(person.0).fetch_all(conn).await)?;
    codes.iter().map(|code| role(code)).collect()
}

/// False if the person has the role already.
pub async fn grant(
    tx: &mut Tx,
    person: PersonId,
    role: Role,
    at: Timestamp,
    by: Option<PersonId>,
    approved_by: Option<PersonId>,
) -> Result<bool, StoreError> {
    let rows = on!(tx, |conn| {
        sqlx::query(GRANT)
            .bind(person.0)
            .bind(role.code())
            .bind(at.millis())
            .bind(by.map(|by| by.0))
            .bind(approved_by.map(|by| by.0))
            .execute(conn)
            .await
            .map(|done| done.rows_affected())
    })?;
    Ok(rows == 1)
}

/// False if the person does not have the role.
pub async fn revoke(
    tx: &mut Tx,
    person: PersonId,
    role: Role,
    at: Timestamp,
    by: Option<PersonId>,
) -> Result<bool, StoreError> {
    let rows = on!(tx, |conn| {
        sqlx::query(REVOKE)
            .bind(person.0)
            .bind(role.code())
            .bind(at.millis())
            .bind(by.map(|by| by.0))
            .execute(conn)
            .await
            .map(|done| done.rows_affected())
    })?;
    Ok(rows == 1)
}

/// How many people of today have the role.
pub async fn count_holders(tx: &mut Tx, role: Role, today: Day) -> Result<i64, StoreError> {
    Ok(on!(tx, |conn| {
        sqlx::query_scalar(COUNT_HOLDERS).bind(role.code()).bind(row::number_of(today)).fetch_one(conn).await
    })?)
}

/// False if the same is asked already.
pub async fn insert_request(
    tx: &mut Tx,
    id: RoleRequestId,
    person: PersonId,
    role: Role,
    by: PersonId,
    at: Timestamp,
    expires_at: Timestamp,
) -> Result<bool, StoreError> {
    let rows = on!(tx, |conn| {
        sqlx::query(INSERT_REQUEST)
            .bind(id.0)
            .bind(person.0)
            .bind(role.code())
            .bind(by.0)
            .bind(at.millis())
            .bind(expires_at.millis())
            .execute(conn)
            .await
            .map(|done| done.rows_affected())
    })?;
    Ok(rows == 1)
}

type RequestRow = (Uuid, Uuid, String, String, String, String, Uuid, String, String, i64, i64);

/// Requests that still wait, the oldest first.
pub async fn list_requests(tx: &mut Tx, now: Timestamp) -> Result<Vec<Request>, StoreError> {
    let rows: Vec<RequestRow> =
        on!(tx, |conn| sqlx::query_as(OPEN_REQUESTS).bind(now.millis()).fetch_all(conn).await)?;
    let request = |(id, person, given, family, email, code, by, ag, af, at, until): RequestRow| {
        Ok(Request {
            id: RoleRequestId(id),
            person: PersonId(person),
            name: format!("{given} {family}"),
            email,
            role: role(&code)?,
            by: PersonId(by),
            by_name: format!("{ag} {af}"),
            at: Timestamp::from_millis(at),
            expires_at: Timestamp::from_millis(until),
        })
    };
    rows.into_iter().map(request).collect()
}

/// Closes requests that waited too long, so that the same can be asked again.
pub async fn expire(tx: &mut Tx, now: Timestamp) -> Result<(), StoreError> {
    on!(tx, |conn| sqlx::query(EXPIRE).bind(now.millis()).execute(conn).await.map(drop))?;
    Ok(())
}

/// False if it was decided meanwhile, or has expired.
pub async fn decide(
    tx: &mut Tx,
    id: RoleRequestId,
    decision: Decision,
    by: PersonId,
    at: Timestamp,
) -> Result<bool, StoreError> {
    let rows = on!(tx, |conn| {
        sqlx::query(DECIDE)
            .bind(id.0)
            .bind(decision.code())
            .bind(by.0)
            .bind(at.millis())
            .execute(conn)
            .await
            .map(|done| done.rows_affected())
    })?;
    Ok(rows == 1)
}

/// Whom this person manages today, each with the first day of that posting.
pub async fn list_managed(
    tx: &mut Tx,
    person: PersonId,
    today: Day,
) -> Result<Vec<(String, Day)>, StoreError> {
    let rows: Vec<(String, String, i64)> = on!(tx, |conn| {
        sqlx::query_as(MANAGED).bind(person.0).bind(row::number_of(today)).fetch_all(conn).await
    })?;
    rows.into_iter()
        .map(|(given, family, from)| Ok((format!("{given} {family}"), row::day("posting.from_on", from)?)))
        .collect()
}
