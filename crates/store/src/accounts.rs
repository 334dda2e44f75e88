//! Accounts: passwords and roles.

use domain::{
    actor::Role,
    ids::PersonId,
    lang::Lang,
    person::Email,
    time::{Day, Timestamp},
};
use uuid::Uuid;

use crate::{StoreError, Tx, row};

statements! {
    FIND_FOR_SIGN_IN = "SELECT p.id, c.password_hash FROM person p
         JOIN credential c ON c.person_id = p.id
         JOIN posting o ON o.person_id = p.id AND o.from_on <= $2 AND $2 < o.until_on
         WHERE p.email = $1";
    FIND_HASH = "SELECT password_hash FROM credential WHERE person_id = $1";
    SET_PASSWORD = "INSERT INTO credential (person_id, password_hash, changed_at) VALUES ($1, $2, $3)
         ON CONFLICT (person_id) DO UPDATE SET password_hash = excluded.password_hash, changed_at = excluded.changed_at";
    SET_LANGUAGE = "UPDATE person SET language = $2 WHERE id = $1";
    // People who are not in the company today have no row: their sessions are worth nothing.
    FIND_ACTOR = "SELECT p.id, p.given_name, p.family_name, p.language, g.role,
         EXISTS (SELECT 1 FROM posting m WHERE m.manager_id = p.id AND m.from_on <= $2 AND $2 < m.until_on) AS manages
         FROM person p
         JOIN posting o ON o.person_id = p.id AND o.from_on <= $2 AND $2 < o.until_on
         LEFT JOIN role_grant g ON g.person_id = p.id AND g.revoked_at IS NULL
         WHERE p.id = $1 ORDER BY g.role";
}

/// What signing in compares.
#[derive(Debug)]
pub struct SignInRow {
    pub person: PersonId,
    pub password_hash: String,
}

/// The account of this address, of a person who is in the company on `today`.
pub async fn find_for_sign_in(
    tx: &mut Tx,
    email: &Email,
    today: Day,
) -> Result<Option<SignInRow>, StoreError> {
    let found: Option<(Uuid, String)> = on!(tx, |conn| {
        sqlx::query_as(FIND_FOR_SIGN_IN)
            .bind(email.as_str())
            .bind(row::number_of(today))
            .fetch_optional(conn)
            .await
    })?;
    Ok(found.map(|(id, password_hash)| SignInRow { person: row::person(id), password_hash }))
}

pub async fn find_password_hash(tx: &mut Tx, person: PersonId) -> Result<Option<String>, StoreError> {
    Ok(on!(tx, |conn| sqlx::query_scalar(FIND_HASH).bind(person.0).fetch_optional(conn).await)?)
}

pub async fn set_password(
    tx: &mut Tx,
    person: PersonId,
    hash: &str,
    at: Timestamp,
) -> Result<(), StoreError> {
    on!(tx, |conn| sqlx::query(SET_PASSWORD)
        .bind(person.0)
        .bind(hash)
        .bind(at.millis())
        .execute(conn)
        .await
        .map(drop))?;
    Ok(())
}

pub async fn set_language(tx: &mut Tx, person: PersonId, lang: Lang) -> Result<(), StoreError> {
    on!(tx, |conn| sqlx::query(SET_LANGUAGE).bind(person.0).bind(lang.code()).execute(conn).await.map(drop))?;
    Ok(())
}

/// What an actor is made of.
#[derive(Debug)]
pub struct ActorRow {
    pub person: PersonId,
    pub given_name: String,
    pub family_name: String,
    pub lang: Lang,
    pub roles: Vec<Role>,
}

type OneRole = (Uuid, String, String, String, Option<String>, bool);

/// One person out of a row for each role they were granted.
pub(crate) fn actor(rows: impl Iterator<Item = OneRole>) -> Result<Option<ActorRow>, StoreError> {
    let mut found: Option<ActorRow> = None;
    for (id, given_name, family_name, language, role, manages) in rows {
        let actor = match &mut found {
            Some(actor) => actor,
            None => found.insert(ActorRow {
                person: row::person(id),
                given_name,
                family_name,
                lang: row::lang("person.language", &language)?,
                roles: if manages { vec![Role::Manager] } else { Vec::new() },
            }),
        };
        if let Some(role) = role {
            let known = Role::from_code(&role);
            actor.roles.push(known.ok_or_else(|| StoreError::corrupt("role_grant.role", role))?);
        }
    }
    Ok(found)
}

pub async fn find_actor(tx: &mut Tx, person: PersonId, today: Day) -> Result<Option<ActorRow>, StoreError> {
    let rows: Vec<OneRole> = on!(tx, |conn| {
        sqlx::query_as(FIND_ACTOR).bind(person.0).bind(row::number_of(today)).fetch_all(conn).await
    })?;
    actor(rows.into_iter())
}
