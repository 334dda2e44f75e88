//! Which sections of a lesson a person has read.

use domain::{ids::PersonId, module::ModuleId, time::Timestamp};

use crate::{StoreError, Tx};

statements! {
    INSERT = "INSERT INTO reading (person_id, module_id, section, read_at) VALUES ($1, $2, $3, $4)
         ON CONFLICT DO NOTHING";
    LIST = "SELECT section FROM reading WHERE person_id = $1 AND module_id = $2 ORDER BY read_at, section";
    LIST_ALL = "SELECT module_id, section FROM reading WHERE person_id = $1 ORDER BY module_id, section";
}

pub async fn insert(
    tx: &mut Tx,
    person: PersonId,
    module: &ModuleId,
    section: &str,
    at: Timestamp,
) -> Result<(), StoreError> {
    on!(tx, |conn| {
        sqlx::query(INSERT)
            .bind(person.0)
            .bind(module.as_str())
            .bind(section)
            .bind(at.millis())
            .execute(conn)
            .await
            .map(drop)
    })?;
    Ok(())
}

/// The sections that this person has read of this module.
pub async fn list(tx: &mut Tx, person: PersonId, module: &ModuleId) -> Result<Vec<String>, StoreError> {
    Ok(on!(tx, |conn| sqlx::query_scalar(LIST).bind(person.0).bind(module.as_str()).fetch_all(conn).await)?)
}

/// Pairs of module and section, of all modules.
pub async fn list_all(tx: &mut Tx, person: PersonId) -> Result<Vec<(String, String)>, StoreError> {
    Ok(on!(tx, |conn| sqlx::query_as(LIST_ALL).bind(person.0).fetch_all(conn).await)?)
}
