//! Standing from day to day, the enrolments behind it, and the steps that coverage is summed from.

use std::collections::BTreeMap;

use domain::{
    ids::{PersonId, UnitId},
    module::ModuleId,
    standing::{Cycle, Held, Record, Segment, Standing, Status},
    time::{Day, Span},
};
use uuid::Uuid;

use crate::{
    StoreError, Tx,
    row::{self, number_of},
};

statements! {
    COMPLETIONS_OF = "SELECT module_id, completed_on, valid_until FROM completion WHERE person_id = $1
         ORDER BY module_id, completed_on, valid_until";
    EXEMPTIONS_OF = "SELECT module_id, from_on, until_on FROM exemption WHERE person_id = $1
         ORDER BY module_id, from_on, until_on";
    LIST_COMPLETIONS = "SELECT person_id, module_id, completed_on, valid_until FROM completion
         ORDER BY person_id, module_id, completed_on, valid_until";
    LIST_EXEMPTIONS = "SELECT person_id, module_id, from_on, until_on FROM exemption
         ORDER BY person_id, module_id, from_on, until_on";
    SEGMENTS_OF = "SELECT module_id, from_on, until_on, unit_id, status, due_on FROM standing WHERE person_id = $1
         ORDER BY module_id, from_on";
    CLEAR = "DELETE FROM standing WHERE person_id = $1 AND module_id = $2";
    INSERT = "INSERT INTO standing (person_id, module_id, from_on, until_on, unit_id, status, due_on)
         VALUES ($1, $2, $3, $4, $5, $6, $7)";
    STEP = "INSERT INTO coverage_step (module_id, unit_id, status, on_day, delta) VALUES ($1, $2, $3, $4, $5)
         ON CONFLICT (module_id, unit_id, status, on_day) DO UPDATE SET delta = coverage_step.delta + excluded.delta";
    ON_DAY = "SELECT module_id, status, due_on, until_on FROM standing
         WHERE person_id = $1 AND from_on <= $2 AND $2 < until_on ORDER BY due_on, module_id";
    // What later facts showed never to have been is closed, not deleted; what is (again) so is as it is.
    CORRECT = "UPDATE enrolment SET closed_on = $3, closed_why = 'corrected'
         WHERE person_id = $1 AND module_id = $2 AND (closed_why IS NULL OR closed_why <> 'corrected')";
    ENROL = "INSERT INTO enrolment (person_id, module_id, rule_id, opened_on, due_on, closed_on, closed_why)
         VALUES ($1, $2, $3, $4, $5, $6, $7)
         ON CONFLICT (person_id, module_id, rule_id, opened_on) DO UPDATE SET due_on = excluded.due_on,
         closed_on = excluded.closed_on, closed_why = excluded.closed_why";
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

/// The completions and exemptions of one person.
pub async fn find_records(tx: &mut Tx, person: PersonId) -> Result<Records, StoreError> {
    let completions = on!(tx, |conn| sqlx::query_as(COMPLETIONS_OF).bind(person.0).fetch_all(conn).await)?;
    let exemptions = on!(tx, |conn| sqlx::query_as(EXEMPTIONS_OF).bind(person.0).fetch_all(conn).await)?;
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

/// The stored segments of one person, by module.
pub async fn find_segments(
    tx: &mut Tx,
    person: PersonId,
) -> Result<BTreeMap<ModuleId, Vec<Segment>>, StoreError> {
    let rows: Vec<SegmentRow> =
        on!(tx, |conn| sqlx::query_as(SEGMENTS_OF).bind(person.0).fetch_all(conn).await)?;
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
/// [`move_counts`] does it, once for many people.
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
        for segment in &after.segments {
            on!(tx, |conn| {
                sqlx::query(INSERT)
                    .bind(person.0)
                    .bind(module.as_str())
                    .bind(number_of(segment.span.from))
                    .bind(number_of(segment.span.until))
                    .bind(segment.unit.0)
                    .bind(segment.status.code())
                    .bind(number_of(segment.due_on))
                    .execute(conn)
                    .await
                    .map(drop)
            })?;
        }
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
    for cycle in &after.cycles {
        enrol(tx, person, module, cycle).await?;
    }
    Ok(steps(before, &after.segments))
}

async fn enrol(tx: &mut Tx, person: PersonId, module: &ModuleId, cycle: &Cycle) -> Result<(), StoreError> {
    on!(tx, |conn| {
        sqlx::query(ENROL)
            .bind(person.0)
            .bind(module.as_str())
            .bind(cycle.rule.0)
            .bind(number_of(cycle.opened_on))
            .bind(number_of(cycle.due_on))
            .bind(cycle.closed.map(|(on, _)| number_of(on)))
            .bind(cycle.closed.map(|(_, why)| why.code()))
            .execute(conn)
            .await
            .map(drop)
    })?;
    Ok(())
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

/// In the order of the key, so that two transactions that move the same counts wait for each other, and never in
/// a circle.
pub async fn move_counts(tx: &mut Tx, module: &ModuleId, steps: &Steps) -> Result<(), StoreError> {
    for (&(unit, status, day), &delta) in steps {
        on!(tx, |conn| {
            sqlx::query(STEP)
                .bind(module.as_str())
                .bind(unit.0)
                .bind(status.code())
                .bind(number_of(day))
                .bind(delta)
                .execute(conn)
                .await
                .map(drop)
        })?;
    }
    Ok(())
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

pub async fn list_on(tx: &mut Tx, person: PersonId, day: Day) -> Result<Vec<DayStatus>, StoreError> {
    let rows: Vec<(String, String, i64, i64)> =
        on!(tx, |conn| sqlx::query_as(ON_DAY).bind(person.0).bind(number_of(day)).fetch_all(conn).await)?;
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
