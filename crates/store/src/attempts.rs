//! Attempts and their answers. Every statement has the owner in its `WHERE`.

use std::collections::BTreeMap;

use domain::{
    attempt::{Attempt, AttemptHead, AttemptItem, OpenAttempt, RetryPolicy, SubmittedAttempt},
    draw::Drawn,
    grading::{Mark, Response, Score},
    ids::{AttemptId, PersonId},
    module::{ItemId, ModuleId},
    time::Timestamp,
};
use uuid::Uuid;

use crate::{StoreError, Tx, row};

statements! {
    // The number of attempts and the pause between them are part of the statement: two requests at once cannot get
    // round them.
    START = "INSERT INTO attempt (id, person_id, module_id, number, module_version, content_hash, pass_mark_percent,
             seed, state, started_at)
         SELECT $1, $2, $3, (SELECT COALESCE(MAX(number), 0) + 1 FROM attempt WHERE person_id = $2 AND module_id = $3),
             $4, $5, $6, $7, 'open', $8
         WHERE (SELECT COUNT(*) FROM attempt WHERE person_id = $2 AND module_id = $3 AND started_at > $9
                 AND state <> 'withdrawn') < $10
             AND NOT EXISTS (SELECT 1 FROM attempt WHERE person_id = $2 AND module_id = $3
                 AND state = 'submitted' AND passed = FALSE AND submitted_at > $11)
         ON CONFLICT DO NOTHING";
    FIND_OPEN = "SELECT id FROM attempt WHERE person_id = $1 AND module_id = $2 AND state = 'open'";
    HEAD = "SELECT id, module_id, number, module_version, content_hash, pass_mark_percent, seed, state, started_at,
         submitted_at, points FROM attempt WHERE id = $1 AND person_id = $2 AND state <> 'withdrawn'";
    ITEMS = "SELECT item_id, shown, response, mark FROM attempt_item WHERE attempt_id = $1 ORDER BY position";
    FIND_ITEM = "SELECT a.module_id, a.state, i.item_id, i.shown,
         (SELECT COUNT(o.response) FROM attempt_item o WHERE o.attempt_id = a.id AND o.position <> $3) FROM attempt a
         JOIN attempt_item i ON i.attempt_id = a.id AND i.position = $3 WHERE a.id = $1 AND a.person_id = $2";
    ANSWER = "UPDATE attempt_item SET response = $3, answered_at = $4 WHERE attempt_id = $1 AND position = $2
         AND EXISTS (SELECT 1 FROM attempt WHERE id = $1 AND state = 'open')";
    SUBMIT = "UPDATE attempt SET state = 'submitted', submitted_at = $3, points = $4, passed = $5
         WHERE id = $1 AND person_id = $2 AND state = 'open'";
    WITHDRAW = "UPDATE attempt SET state = 'withdrawn' WHERE id = $1 AND person_id = $2 AND state = 'open'";
    USES = "SELECT i.item_id, COUNT(*) FROM attempt_item i JOIN attempt a ON a.id = i.attempt_id
         WHERE a.person_id = $1 AND a.module_id = $2 GROUP BY i.item_id ORDER BY i.item_id";
}

/// Starts an attempt; false if the policy, or an attempt that is open already, stands against it.
pub async fn insert(
    tx: &mut Tx,
    head: &AttemptHead,
    drawn: &[Drawn],
    policy: RetryPolicy,
) -> Result<bool, StoreError> {
    let now = head.started_at;
    let rows = on!(tx, |conn| {
        sqlx::query(START)
            .bind(head.id.0)
            .bind(head.person.0)
            .bind(head.module.as_str())
            .bind(&head.module_version)
            .bind(&head.content_hash)
            .bind(i64::from(head.pass_mark_percent))
            .bind(head.seed.cast_signed())
            .bind(now.millis())
            .bind(now.plus_minutes(-24 * 60).millis())
            .bind(i64::from(policy.per_day))
            .bind(now.plus_minutes(-i64::from(policy.pause_minutes)).millis())
            .execute(conn)
            .await
            .map(|done| done.rows_affected())
    })?;
    if rows == 0 {
        return Ok(false);
    }
    let items: Vec<(i64, &Drawn)> = (0..).zip(drawn).collect();
    insert_rows!(tx, "INSERT INTO attempt_item (attempt_id, position, item_id, shown) ", items, |row,
                                                                                                 (
        position,
        drawn,
    )| {
        row.push_bind(head.id.0)
            .push_bind(*position)
            .push_bind(drawn.item.as_str())
            .push_bind(places_to(&drawn.shown));
    });
    Ok(true)
}

fn places_to(shown: &[u8]) -> String {
    serde_json::to_string(shown).unwrap_or_default()
}

fn places_from(text: &str) -> Result<Vec<u8>, StoreError> {
    serde_json::from_str(text).map_err(|_| StoreError::corrupt("attempt_item.shown", text))
}

fn response_from(text: &str) -> Result<Response, StoreError> {
    serde_json::from_str(text).map_err(|_| StoreError::corrupt("attempt_item.response", text))
}

pub async fn find_open(
    tx: &mut Tx,
    person: PersonId,
    module: &ModuleId,
) -> Result<Option<AttemptId>, StoreError> {
    let found: Option<Uuid> = on!(tx, |conn| sqlx::query_scalar(FIND_OPEN)
        .bind(person.0)
        .bind(module.as_str())
        .fetch_optional(conn)
        .await)?;
    Ok(found.map(AttemptId))
}

type HeadRow = (Uuid, String, i64, String, String, i64, i64, String, i64, Option<i64>, Option<i64>);

/// An attempt of this person; `None` if it is not theirs.
pub async fn find(tx: &mut Tx, id: AttemptId, person: PersonId) -> Result<Option<Attempt>, StoreError> {
    let found: Option<HeadRow> =
        on!(tx, |conn| sqlx::query_as(HEAD).bind(id.0).bind(person.0).fetch_optional(conn).await)?;
    let Some((
        _,
        module,
        number,
        module_version,
        content_hash,
        pass_mark,
        seed,
        state,
        started_at,
        submitted_at,
        points,
    )) = found
    else {
        return Ok(None);
    };
    let head = AttemptHead {
        id,
        person,
        module: row::module(&module)?,
        number: row::number("attempt.number", number)?,
        module_version,
        content_hash,
        pass_mark_percent: row::number("attempt.pass_mark_percent", pass_mark)?,
        seed: seed.cast_unsigned(),
        started_at: Timestamp::from_millis(started_at),
    };
    let rows: Vec<(String, String, Option<String>, Option<i64>)> =
        on!(tx, |conn| sqlx::query_as(ITEMS).bind(id.0).fetch_all(conn).await)?;
    let mut items = Vec::with_capacity(rows.len());
    for (item, shown, response, mark) in rows {
        let mark = mark
            .map(|value| {
                Mark::from_thousandths(value).ok_or_else(|| StoreError::corrupt("attempt_item.mark", value))
            })
            .transpose()?;
        let response = response.as_deref().map(response_from).transpose()?;
        items.push(AttemptItem { item: row::item(&item)?, shown: places_from(&shown)?, response, mark });
    }
    match (submitted_at, points) {
        (Some(at), Some(points)) => {
            let score = Score {
                points: row::number("attempt.points", points)?,
                items: u32::try_from(items.len()).unwrap_or(u32::MAX),
                pass_mark_percent: head.pass_mark_percent,
            };
            Ok(Some(Attempt::Submitted(SubmittedAttempt {
                head,
                items,
                submitted_at: Timestamp::from_millis(at),
                score,
            })))
        }
        (None, None) => Ok(Some(Attempt::Open(OpenAttempt { head, items }))),
        _ => Err(StoreError::corrupt("attempt.state", state)),
    }
}

/// Where an answer goes.
#[derive(Debug)]
pub struct Slot {
    pub module: ModuleId,
    pub is_open: bool,
    pub item: ItemId,
    pub shown: Vec<u8>,
    /// Answers kept at the other positions.
    pub other_answers: u16,
}

pub async fn find_slot(
    tx: &mut Tx,
    id: AttemptId,
    person: PersonId,
    position: u16,
) -> Result<Option<Slot>, StoreError> {
    let found: Option<(String, String, String, String, i64)> = on!(tx, |conn| {
        sqlx::query_as(FIND_ITEM)
            .bind(id.0)
            .bind(person.0)
            .bind(i64::from(position))
            .fetch_optional(conn)
            .await
    })?;
    found
        .map(|(module, state, item, shown, others)| {
            Ok(Slot {
                module: row::module(&module)?,
                is_open: state == "open",
                item: row::item(&item)?,
                shown: places_from(&shown)?,
                other_answers: row::number("attempt_item", others)?,
            })
        })
        .transpose()
}

/// Keeps an answer, in place of an earlier one; `None` takes it back. False if the attempt is no longer open.
pub async fn set_response(
    tx: &mut Tx,
    id: AttemptId,
    position: u16,
    response: Option<&Response>,
    at: Timestamp,
) -> Result<bool, StoreError> {
    let text = response.map(|response| serde_json::to_string(response).unwrap_or_default());
    let rows = on!(tx, |conn| {
        sqlx::query(ANSWER)
            .bind(id.0)
            .bind(i64::from(position))
            .bind(text)
            .bind(at.millis())
            .execute(conn)
            .await
            .map(|done| done.rows_affected())
    })?;
    Ok(rows == 1)
}

/// Keeps the outcome; false if another request submitted it first.
pub async fn submit(tx: &mut Tx, attempt: &SubmittedAttempt) -> Result<bool, StoreError> {
    let head = &attempt.head;
    let rows = on!(tx, |conn| {
        sqlx::query(SUBMIT)
            .bind(head.id.0)
            .bind(head.person.0)
            .bind(attempt.submitted_at.millis())
            .bind(i64::from(attempt.score.points))
            .bind(attempt.score.passed())
            .execute(conn)
            .await
            .map(|done| done.rows_affected())
    })?;
    if rows == 0 {
        return Ok(false);
    }
    on!(tx, |conn| {
        let mut marks = sqlx::QueryBuilder::new("UPDATE attempt_item SET mark = CASE position");
        for (position, item) in (0_i64..).zip(&attempt.items) {
            marks.push(" WHEN ").push_bind(position);
            marks.push(" THEN ").push_bind(item.mark.map(|mark| i64::from(mark.thousandths())));
        }
        marks.push(" END WHERE attempt_id = ").push_bind(head.id.0);
        marks.build().execute(conn).await.map(drop)
    })?;
    Ok(true)
}

/// Ends an attempt whose items no longer exist. It counts neither for nor against the person.
pub async fn withdraw(tx: &mut Tx, id: AttemptId, person: PersonId) -> Result<(), StoreError> {
    on!(tx, |conn| sqlx::query(WITHDRAW).bind(id.0).bind(person.0).execute(conn).await.map(drop))?;
    Ok(())
}

/// How often each item was drawn for this person.
pub async fn count_uses(
    tx: &mut Tx,
    person: PersonId,
    module: &ModuleId,
) -> Result<BTreeMap<ItemId, u32>, StoreError> {
    let rows: Vec<(String, i64)> =
        on!(tx, |conn| sqlx::query_as(USES).bind(person.0).bind(module.as_str()).fetch_all(conn).await)?;
    rows.into_iter()
        .map(|(item, count)| Ok((row::item(&item)?, row::number("attempt_item", count)?)))
        .collect()
}
