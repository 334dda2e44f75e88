//! How a person stands with one lesson, in one statement: this is asked each time that somebody reads.

use domain::{
    attempt::Earlier,
    ids::{AttemptId, CompletionId, PersonId},
    module::ModuleId,
    standing::Status,
    time::{Day, Timestamp},
};
use uuid::Uuid;

use crate::{
    StoreError, Tx,
    row::{self, number_of},
    standings::status_from,
};

statements! {
    // `what` says which of the four a row is; the others of its columns are empty.
    STATE = "SELECT 'read' AS what, CAST(NULL AS UUID) AS id, section AS name, read_at AS one, CAST(NULL AS BIGINT) AS two
             FROM reading WHERE person_id = $1 AND module_id = $2
         UNION ALL SELECT 'due', NULL, status, due_on, NULL FROM standing
             WHERE person_id = $1 AND module_id = $2 AND from_on <= $3 AND $3 < until_on
         UNION ALL SELECT 'attempt', id, state, started_at, CASE WHEN passed = FALSE THEN submitted_at END FROM attempt
             WHERE person_id = $1 AND module_id = $2 AND state <> 'withdrawn'
         UNION ALL SELECT 'completion', id, NULL, completed_at, valid_until FROM completion
             WHERE person_id = $1 AND module_id = $2
         ORDER BY 1, 4, 3, 2";
}

#[derive(Debug, Default)]
pub struct State {
    /// Ids of the sections that were read, in that order.
    pub read: Vec<String>,
    pub due: Option<(Status, Day)>,
    pub open_attempt: Option<AttemptId>,
    /// The last attempt that was submitted.
    pub latest_attempt: Option<AttemptId>,
    /// For the retry policy, oldest first.
    pub earlier: Vec<Earlier>,
    /// The latest, and until when it holds.
    pub completion: Option<(CompletionId, Day)>,
}

type Row = (String, Option<Uuid>, Option<String>, i64, Option<i64>);

pub async fn state(
    tx: &mut Tx,
    person: PersonId,
    module: &ModuleId,
    today: Day,
) -> Result<State, StoreError> {
    let rows: Vec<Row> = on!(tx, |conn| {
        sqlx::query_as(STATE)
            .bind(person.0)
            .bind(module.as_str())
            .bind(number_of(today))
            .fetch_all(conn)
            .await
    })?;
    let mut state = State::default();
    for (what, id, name, one, two) in rows {
        match (what.as_str(), id, name, two) {
            ("read", _, Some(section), _) => state.read.push(section),
            ("due", _, Some(status), _) => {
                state.due = Some((status_from(&status)?, row::day("standing.due_on", one)?));
            }
            ("attempt", Some(id), Some(attempt), failed_at) => {
                let is_open = attempt == "open";
                let place = if is_open { &mut state.open_attempt } else { &mut state.latest_attempt };
                *place = Some(AttemptId(id));
                state.earlier.push(Earlier {
                    started_at: Timestamp::from_millis(one),
                    failed_at: failed_at.map(Timestamp::from_millis),
                });
            }
            ("completion", Some(id), _, Some(until)) => {
                state.completion = Some((CompletionId(id), row::day("completion.valid_until", until)?));
            }
            other => return Err(StoreError::corrupt("the state of a lesson", other)),
        }
    }
    Ok(state)
}
