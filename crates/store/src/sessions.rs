//! Sessions, under the hash of what the cookie carries.

use domain::{ids::PersonId, time::Timestamp};
use sha2::{Digest, Sha256};
use uuid::Uuid;

use crate::{StoreError, Tx, row};

statements! {
    INSERT = "INSERT INTO session (id_hash, person_id, data, expires_at) VALUES ($1, $2, $3, $4) ON CONFLICT DO NOTHING";
    // Never an insert: a slow request must not bring back a session that signing out has ended.
    UPDATE = "UPDATE session SET person_id = $2, data = $3, expires_at = $4 WHERE id_hash = $1";
    FIND = "SELECT person_id, data, expires_at FROM session WHERE id_hash = $1 AND expires_at > $2";
    DELETE = "DELETE FROM session WHERE id_hash = $1";
    DELETE_OF_PERSON = "DELETE FROM session WHERE person_id = $1";
    DELETE_EXPIRED = "DELETE FROM session WHERE expires_at <= $1";
    COUNT_OF_PERSON = "SELECT COUNT(*) FROM session WHERE person_id = $1 AND expires_at > $2";
}

/// A stored session; `data` is the web layer's own.
#[derive(Debug, Clone)]
pub struct StoredSession {
    pub person: Option<PersonId>,
    pub data: String,
    pub expires_at: Timestamp,
}

/// SHA-256 of a session id: what the table knows it by.
pub fn hash_of(id: i128) -> Vec<u8> {
    Sha256::digest(id.to_be_bytes()).to_vec()
}

/// False if there is a session of this id already.
pub async fn insert(tx: &mut Tx, id_hash: &[u8], session: &StoredSession) -> Result<bool, StoreError> {
    let rows = on!(tx, |conn| {
        sqlx::query(INSERT)
            .bind(id_hash)
            .bind(session.person.map(|p| p.0))
            .bind(&session.data)
            .bind(session.expires_at.millis())
            .execute(conn)
            .await
            .map(|done| done.rows_affected())
    })?;
    Ok(rows == 1)
}

/// Changes a session that is there; does nothing if it is not.
pub async fn update(tx: &mut Tx, id_hash: &[u8], session: &StoredSession) -> Result<(), StoreError> {
    on!(tx, |conn| {
        sqlx::query(UPDATE)
            .bind(id_hash)
            .bind(session.person.map(|p| p.0))
            .bind(&session.data)
            .bind(session.expires_at.millis())
            .execute(conn)
            .await
            .map(drop)
    })?;
    Ok(())
}

pub async fn find(tx: &mut Tx, id_hash: &[u8], now: Timestamp) -> Result<Option<StoredSession>, StoreError> {
    let found: Option<(Option<Uuid>, String, i64)> =
        on!(tx, |conn| sqlx::query_as(FIND).bind(id_hash).bind(now.millis()).fetch_optional(conn).await)?;
    Ok(found.map(|(person, data, expires_at)| StoredSession {
        person: person.map(row::person),
        data,
        expires_at: Timestamp::from_millis(expires_at),
    }))
}

pub async fn delete(tx: &mut Tx, id_hash: &[u8]) -> Result<(), StoreError> {
    on!(tx, |conn| sqlx::query(DELETE).bind(id_hash).execute(conn).await.map(drop))?;
    Ok(())
}

/// Signs a person out everywhere. Says how many sessions ended.
pub async fn delete_of_person(tx: &mut Tx, person: PersonId) -> Result<u64, StoreError> {
    Ok(on!(tx, |conn| {
        sqlx::query(DELETE_OF_PERSON).bind(person.0).execute(conn).await.map(|done| done.rows_affected())
    })?)
}

pub async fn delete_expired(tx: &mut Tx, now: Timestamp) -> Result<u64, StoreError> {
    Ok(on!(tx, |conn| {
        sqlx::query(DELETE_EXPIRED).bind(now.millis()).execute(conn).await.map(|done| done.rows_affected())
    })?)
}

pub async fn count_of_person(tx: &mut Tx, person: PersonId, now: Timestamp) -> Result<i64, StoreError> {
    Ok(on!(tx, |conn| sqlx::query_scalar(COUNT_OF_PERSON)
        .bind(person.0)
        .bind(now.millis())
        .fetch_one(conn)
        .await)?)
}
