//! Standing from day to day, the enrolments behind it, and the steps that coverage is summed from.

use std::collections::BTreeMap;

use domain::{
    ids::{PersonId, UnitId},
    module::ModuleId,
    standing::{Held, Record, Segment, Standing, Status},
    time::{Day, Span},
};
use uuid::Uuid;

use crate::{
    StoreError, Tx,
    row::{self, number_of},
};

statements! {
    // An empty `only` asks for every module.
    COMPLETIONS_OF = "SELECT module_id, completed_on, valid_until FROM completion
         WHERE person_id = $1 AND ($2 = '' OR module_id = $2) ORDER BY module_id, completed_on, valid_until";
    EXEMPTIONS_OF = "SELECT module_id, from_on, until_on FROM exemption
         WHERE person_id = $1 AND ($2 = '' OR module_id = $2) ORDER BY module_id, from_on, until_on";
    LIST_COMPLETIONS = "SELECT person_id, module_id, completed_on, valid_until FROM completion
         ORDER BY person_id, module_id, completed_on, valid_until";
    LIST_EXEMPTIONS = "SELECT person_id, module_id, from_on, until_on FROM exemption
         ORDER BY person_id, module_id, from_on, until_on";
    SEGMENTS_OF = "SELECT module_id, from_on, until_on, unit_id, status, due_on FROM standing
         WHERE person_id = $1 AND ($2 = '' OR module_id = $2) ORDER BY module_id, from_on";
    CLEAR = "DELETE FROM standing WHERE person_id = $1 AND module_id = $2";
    ON_DAY = "SELECT module_id, status, due_on, until_on FROM standing WHERE person_id = $1
         AND from_on <= $2 AND $2 < until_on AND ($3 = '' OR module_id = $3) ORDER BY due_on, module_id";
    // What later facts showed never to have been is closed, not deleted; what is (again) so is as it is.
    CORRECT = "UPDATE enrolment SET closed_on = $3, closed_why = 'corrected'
         WHERE person_id = $1 AND module_id = $2 AND (closed_why IS NULL OR closed_why <> 'corrected')";
    ENROLMENTS_OF = "SELECT module_id, opened_on, due_on, closed_on, closed_why FROM enrolment WHERE person_id = $1
         ORDER BY module_id, opened_on, rule_id";
}

/// By module.
pub type Records = BTreeMap<ModuleId, Record>;

type DatedRow = (String, i64, i64);

fn collect(completions: Vec<DatedRow>, exemptions: Vec<DatedRow>) -> Result<Records, StoreError> {
    let mut records = Records::new();
    for (module, completed_on, valid_until) in completions {
        let held = Held {
            completed_on: row::day("completion.completed_on", completed_on)?,
            valid_until: row::day("completion.valid_until", valid_until)?,
        };
        records.entry(row::module(&module)?).or_default().completions.push(held);
    }
    for (module, from_on, until_on) in exemptions {
        let span =
            Span::new(row::day("exemption.from_on", from_on)?, row::day("exemption.until_on", until_on)?);
        records.entry(row::module(&module)?).or_default().exemptions.push(span);
    }
    Ok(records)
}

/// A module's id, or what the statements take for every module.
fn one_or_all(only: Option<&ModuleId>) -> &str {
    only.map_or("", ModuleId::as_str)
}

/// The completions and exemptions of one person, for every module or for `only` one.
pub async fn find_records(
    tx: &mut Tx,
    person: PersonId,
    only: Option<&ModuleId>,
) -> Result<Records, StoreError> {
    let module = one_or_all(only);
    let completions =
        on!(tx, |conn| sqlx::query_as(COMPLETIONS_OF).bind(person.0).bind(module).fetch_all(conn).await)?;
    let exemptions =
        on!(tx, |conn| sqlx::query_as(EXEMPTIONS_OF).bind(person.0).bind(module).fetch_all(conn).await)?;
    collect(completions, exemptions)
}

/// The completions and exemptions of everybody.
pub async fn list_records(tx: &mut Tx) -> Result<BTreeMap<PersonId, Records>, StoreError> {
    type OwnedRow = (Uuid, String, i64, i64);
    let completions: Vec<OwnedRow> = on!(tx, |conn| sqlx::query_as(LIST_COMPLETIONS).fetch_all(conn).await)?;
    let exemptions: Vec<OwnedRow> = on!(tx, |conn| sqlx::query_as(LIST_EXEMPTIONS).fetch_all(conn).await)?;
    let mut rows: BTreeMap<PersonId, (Vec<DatedRow>, Vec<DatedRow>)> = BTreeMap::new();
    for (id, module, from, until) in completions {
        rows.entry(PersonId(id)).or_default().0.push((module, from, until));
    }
    for (id, module, from, until) in exemptions {
        rows.entry(PersonId(id)).or_default().1.push((module, from, until));
    }
    rows.into_iter()
        .map(|(id, (completions, exemptions))| Ok((id, collect(completions, exemptions)?)))
        .collect()
}

type SegmentRow = (String, i64, i64, Uuid, String, i64);

/// The stored segments of one person, by module: of every module, or of `only` one.
pub async fn find_segments(
    tx: &mut Tx,
    person: PersonId,
    only: Option<&ModuleId>,
) -> Result<BTreeMap<ModuleId, Vec<Segment>>, StoreError> {
    let rows: Vec<SegmentRow> = on!(tx, |conn| {
        sqlx::query_as(SEGMENTS_OF).bind(person.0).bind(one_or_all(only)).fetch_all(conn).await
    })?;
    let mut segments: BTreeMap<ModuleId, Vec<Segment>> = BTreeMap::new();
    for (module, from_on, until_on, unit, status, due_on) in rows {
        segments.entry(row::module(&module)?).or_default().push(Segment {
            span: Span::new(row::day("standing.from_on", from_on)?, row::day("standing.until_on", until_on)?),
            unit: UnitId(unit),
            status: status_from(&status)?,
            due_on: row::day("standing.due_on", due_on)?,
        });
    }
    Ok(segments)
}

pub(crate) fn status_from(code: &str) -> Result<Status, StoreError> {
    Status::from_code(code).ok_or_else(|| StoreError::corrupt("status", code))
}

/// Puts `after` in place of `before` (what is stored now). Says by how much the counts of coverage have to move:
/// [`counts::store`](crate::counts::store) does it, once for many people.
pub async fn replace(
    tx: &mut Tx,
    person: PersonId,
    module: &ModuleId,
    before: &[Segment],
    after: &Standing,
    today: Day,
) -> Result<Steps, StoreError> {
    let is_known = !before.is_empty();
    if before != after.segments {
        if is_known {
            on!(tx, |conn| sqlx::query(CLEAR)
                .bind(person.0)
                .bind(module.as_str())
                .execute(conn)
                .await
                .map(drop))?;
        }
        insert_rows!(
            tx,
            "INSERT INTO standing (person_id, module_id, from_on, until_on, unit_id, status, due_on) ",
            &after.segments,
            |row, segment| {
                row.push_bind(person.0)
                    .push_bind(module.as_str())
                    .push_bind(number_of(segment.span.from))
                    .push_bind(number_of(segment.span.until))
                    .push_bind(segment.unit.0)
                    .push_bind(segment.status.code())
                    .push_bind(number_of(segment.due_on));
            }
        );
    }
    // Where there was no segment there was no enrolment.
    if is_known {
        on!(tx, |conn| {
            sqlx::query(CORRECT)
                .bind(person.0)
                .bind(module.as_str())
                .bind(number_of(today))
                .execute(conn)
                .await
                .map(drop)
        })?;
    }
    insert_rows!(
        tx,
        "INSERT INTO enrolment (person_id, module_id, rule_id, opened_on, due_on, closed_on, closed_why) ",
        &after.cycles,
        |row, cycle| {
            row.push_bind(person.0)
                .push_bind(module.as_str())
                .push_bind(cycle.rule.0)
                .push_bind(number_of(cycle.opened_on))
                .push_bind(number_of(cycle.due_on))
                .push_bind(cycle.closed.map(|(on, _)| number_of(on)))
                .push_bind(cycle.closed.map(|(_, why)| why.code()));
        },
        " ON CONFLICT (person_id, module_id, rule_id, opened_on) DO UPDATE SET due_on = excluded.due_on,
         closed_on = excluded.closed_on, closed_why = excluded.closed_why"
    );
    Ok(steps(before, &after.segments))
}

/// A change of the number of people of a unit with a status, on a day.
pub type Steps = BTreeMap<(UnitId, Status, Day), i64>;

/// What to add to the counts when `after` takes the place of `before`.
pub fn steps(before: &[Segment], after: &[Segment]) -> Steps {
    let mut steps = Steps::new();
    for (segments, sign) in [(before, -1), (after, 1)] {
        for segment in segments {
            *steps.entry((segment.unit, segment.status, segment.span.from)).or_default() += sign;
            if segment.span.until < Day::FOREVER {
                *steps.entry((segment.unit, segment.status, segment.span.until)).or_default() -= sign;
            }
        }
    }
    steps.retain(|_, delta| *delta != 0);
    steps
}

/// A person's status for one module on one day.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct DayStatus {
    pub module: ModuleId,
    pub status: Status,
    pub due_on: Day,
    /// The first day on which something about it changes.
    pub until_on: Day,
}

/// The person's statuses on a day, the earliest due first: for every module, or for `only` one.
pub async fn list_on(
    tx: &mut Tx,
    person: PersonId,
    day: Day,
    only: Option<&ModuleId>,
) -> Result<Vec<DayStatus>, StoreError> {
    let rows: Vec<(String, String, i64, i64)> = on!(tx, |conn| {
        sqlx::query_as(ON_DAY)
            .bind(person.0)
            .bind(number_of(day))
            .bind(one_or_all(only))
            .fetch_all(conn)
            .await
    })?;
    rows.into_iter()
        .map(|(module, status, due_on, until_on)| {
            Ok(DayStatus {
                module: row::module(&module)?,
                status: status_from(&status)?,
                due_on: row::day("standing.due_on", due_on)?,
                until_on: row::day("standing.until_on", until_on)?,
            })
        })
        .collect()
}

/// One stored enrolment.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Enrolment {
    pub module: ModuleId,
    pub opened_on: Day,
    pub due_on: Day,
    pub closed_on: Option<Day>,
    pub closed_why: Option<String>,
}

type EnrolmentRow = (String, i64, i64, Option<i64>, Option<String>);

pub async fn list_enrolments(tx: &mut Tx, person: PersonId) -> Result<Vec<Enrolment>, StoreError> {
    let rows: Vec<EnrolmentRow> =
        on!(tx, |conn| sqlx::query_as(ENROLMENTS_OF).bind(person.0).fetch_all(conn).await)?;
    rows.into_iter()
        .map(|(module, opened_on, due_on, closed_on, closed_why)| {
            Ok(Enrolment {
                module: row::module(&module)?,
                opened_on: row::day("enrolment.opened_on", opened_on)?,
                due_on: row::day("enrolment.due_on", due_on)?,
                closed_on: closed_on.map(|on| row::day("enrolment.closed_on", on)).transpose()?,
                closed_why,
            })
        })
        .collect()
}
