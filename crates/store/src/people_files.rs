//! People files that were uploaded and wait for their confirmation.

use domain::{
    ids::{ImportId, PersonId},
    time::Timestamp,
};

use crate::{StoreError, Tx};

statements! {
    INSERT = "INSERT INTO people_file (id, uploaded_by, uploaded_at, name, content) VALUES ($1, $2, $3, $4, $5)";
    FIND = "SELECT name, content FROM people_file WHERE id = $1 AND uploaded_by = $2";
    DELETE_BEFORE = "DELETE FROM people_file WHERE uploaded_at < $1";
    DELETE = "DELETE FROM people_file WHERE id = $1 AND uploaded_by = $2";
}

pub async fn insert(
    tx: &mut Tx,
    id: ImportId,
    by: PersonId,
    at: Timestamp,
    name: &str,
    content: &[u8],
) -> Result<(), StoreError> {
    on!(tx, |conn| {
        sqlx::query(INSERT)
            .bind(id.0)
            .bind(by.0)
            .bind(at.millis())
            .bind(name)
            .bind(content)
            .execute(conn)
            .await
            .map(drop)
    })?;
    Ok(())
}

/// The name and the bytes of a file that this person uploaded.
pub async fn find(tx: &mut Tx, id: ImportId, by: PersonId) -> Result<Option<(String, Vec<u8>)>, StoreError> {
    Ok(on!(tx, |conn| sqlx::query_as(FIND).bind(id.0).bind(by.0).fetch_optional(conn).await)?)
}

pub async fn delete(tx: &mut Tx, id: ImportId, by: PersonId) -> Result<(), StoreError> {
    on!(tx, |conn| sqlx::query(DELETE).bind(id.0).bind(by.0).execute(conn).await.map(drop))?;
    Ok(())
}

/// Forgets files that nobody confirmed.
pub async fn delete_before(tx: &mut Tx, at: Timestamp) -> Result<(), StoreError> {
    on!(tx, |conn| sqlx::query(DELETE_BEFORE).bind(at.millis()).execute(conn).await.map(drop))?;
    Ok(())
}
