//! Completions: append-only.

use domain::{
    ids::{AttemptId, CompletionId, PersonId},
    lang::Lang,
    module::ModuleId,
    time::{Day, Timestamp},
};
use uuid::Uuid;

use crate::{StoreError, Tx, row};

statements! {
    INSERT = "INSERT INTO completion (id, person_id, module_id, module_version, content_hash, language, method,
             attempt_id, points, items, pass_mark_percent, completed_at, completed_on, valid_until)
         VALUES ($1, $2, $3, $4, $5, $6, 'lesson-and-quiz', $7, $8, $9, $10, $11, $12, $13)";
    FIND = "SELECT id, person_id, module_id, module_version, content_hash, language, attempt_id, points, items,
         pass_mark_percent, completed_at, completed_on, valid_until FROM completion WHERE id = $1 AND person_id = $2";
    LIST = "SELECT id, person_id, module_id, module_version, content_hash, language, attempt_id, points, items,
         pass_mark_percent, completed_at, completed_on, valid_until FROM completion
         WHERE person_id = $1 AND ($2 = '' OR module_id = $2) ORDER BY completed_at DESC, id";
}

/// A stored completion: what, in which version, how well, when, and until when it holds.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Completion {
    pub id: CompletionId,
    pub person: PersonId,
    pub module: ModuleId,
    pub module_version: String,
    pub content_hash: String,
    pub lang: Lang,
    pub attempt: AttemptId,
    /// Thousandths of an item, summed.
    pub points: u32,
    pub items: u32,
    pub pass_mark_percent: u32,
    pub completed_at: Timestamp,
    pub completed_on: Day,
    pub valid_until: Day,
}

pub async fn insert(tx: &mut Tx, completion: &Completion) -> Result<(), StoreError> {
    on!(tx, |conn| {
        sqlx::query(INSERT)
            .bind(completion.id.0)
            .bind(completion.person.0)
            .bind(completion.module.as_str())
            .bind(&completion.module_version)
            .bind(&completion.content_hash)
            .bind(completion.lang.code())
            .bind(completion.attempt.0)
            .bind(i64::from(completion.points))
            .bind(i64::from(completion.items))
            .bind(i64::from(completion.pass_mark_percent))
            .bind(completion.completed_at.millis())
            .bind(row::number_of(completion.completed_on))
            .bind(row::number_of(completion.valid_until))
            .execute(conn)
            .await
            .map(drop)
    })?;
    Ok(())
}

type CompletionRow = (Uuid, Uuid, String, String, String, String, Uuid, i64, i64, i64, i64, i64, i64);

fn completion(found: CompletionRow) -> Result<Completion, StoreError> {
    let (
        id,
        person,
        module,
        module_version,
        content_hash,
        language,
        attempt,
        points,
        items,
        pass,
        at,
        on,
        until,
    ) = found;
    Ok(Completion {
        id: CompletionId(id),
        person: PersonId(person),
        module: row::module(&module)?,
        module_version,
        content_hash,
        lang: row::lang("completion.language", &language)?,
        attempt: AttemptId(attempt),
        points: row::number("completion.points", points)?,
        items: row::number("completion.items", items)?,
        pass_mark_percent: row::number("completion.pass_mark_percent", pass)?,
        completed_at: Timestamp::from_millis(at),
        completed_on: row::day("completion.completed_on", on)?,
        valid_until: row::day("completion.valid_until", until)?,
    })
}

pub async fn find(tx: &mut Tx, id: CompletionId, person: PersonId) -> Result<Option<Completion>, StoreError> {
    let found: Option<CompletionRow> =
        on!(tx, |conn| sqlx::query_as(FIND).bind(id.0).bind(person.0).fetch_optional(conn).await)?;
    found.map(completion).transpose()
}

/// A person's completions, the latest first: of every module, or of `only` one.
pub async fn list(
    tx: &mut Tx,
    person: PersonId,
    only: Option<&ModuleId>,
) -> Result<Vec<Completion>, StoreError> {
    let module = only.map_or("", ModuleId::as_str);
    let rows: Vec<CompletionRow> =
        on!(tx, |conn| sqlx::query_as(LIST).bind(person.0).bind(module).fetch_all(conn).await)?;
    rows.into_iter().map(completion).collect()
}
