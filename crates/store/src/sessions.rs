//! Sessions, under the hash of what the cookie carries.

use domain::{
    ids::PersonId,
    time::{Day, Timestamp},
};
use sha2::{Digest, Sha256};
use uuid::Uuid;

use crate::{
    StoreError, Tx,
    accounts::{self, ActorRow},
    row,
};

statements! {
    INSERT = "INSERT INTO session (id_hash, person_id, data, expires_at) VALUES ($1, $2, $3, $4) ON CONFLICT DO NOTHING";
    // Never an insert: a slow request must not bring back a session that signing out has ended.
    UPDATE = "UPDATE session SET person_id = $2, data = $3, expires_at = $4 WHERE id_hash = $1";
    FIND = "SELECT person_id, data, expires_at FROM session WHERE id_hash = $1 AND expires_at > $2";
    // The session and who stands behind it, in one: every request of somebody signed in asks this.
    IDENTITY = "SELECT s.data, p.id, p.given_name, p.family_name, p.language, g.role,
         EXISTS (SELECT 1 FROM posting m WHERE m.manager_id = p.id AND m.from_on <= $3 AND $3 < m.until_on) AS manages
         FROM session s
         JOIN person p ON p.id = s.person_id
         JOIN posting o ON o.person_id = p.id AND o.from_on <= $3 AND $3 < o.until_on
         LEFT JOIN role_grant g ON g.person_id = p.id AND g.revoked_at IS NULL
         WHERE s.id_hash = $1 AND s.expires_at > $2 ORDER BY g.role";
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

type IdentityRow = (String, Uuid, String, String, String, Option<String>, bool);

/// The web layer's data of the session, and the person it is of with their rights today. `None` if the session has
/// ended, is nobody's, or its person is not in the company.
pub async fn find_identity(
    tx: &mut Tx,
    id_hash: &[u8],
    now: Timestamp,
    today: Day,
) -> Result<Option<(String, ActorRow)>, StoreError> {
    let rows: Vec<IdentityRow> = on!(tx, |conn| {
        sqlx::query_as(IDENTITY)
            .bind(id_hash)
            .bind(now.millis())
            .bind(row::number_of(today))
            .fetch_all(conn)
            .await
    })?;
    let Some(data) = rows.first().map(|row| row.0.clone()) else { return Ok(None) };
    let actor = rows.into_iter().map(|(_, id, given_name, family_name, language, role, manages)| {
        (id, given_name, family_name, language, role, manages)
    });
    Ok(accounts::actor(actor)?.map(|actor| (data, actor)))
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
