//! The outbox: letters on their way, and what became of them.

use domain::{
    ids::{MailId, PersonId},
    lang::Lang,
    time::Timestamp,
};
use uuid::Uuid;

use crate::{StoreError, Tx, row};

/// Held while letters are claimed: each is claimed by one instance.
const CLAIM_LOCK: i64 = 0x6d61_696c_0000_0000;

statements! {
    INSERT = "INSERT INTO mail (id, person_id, address, language, why, sealed, queued_at, expires_at, state, tries,
             next_try_at, claimed_until, problem)
         VALUES ($1, $2, $3, $4, $5, $6, $7, $8, 'waiting', 0, $7, 0, '')";
    DUE = "SELECT id, person_id, address, language, why, sealed, expires_at, tries FROM mail
         WHERE state = 'waiting' AND next_try_at <= $1 AND claimed_until <= $1 ORDER BY next_try_at, id LIMIT $2";
    CLAIM = "UPDATE mail SET claimed_until = $2, tries = tries + 1 WHERE id = $1";
    END = "UPDATE mail SET state = $2, ended_at = $3, problem = $4, sealed = NULL, claimed_until = 0
         WHERE id = $1 AND state = 'waiting'";
    POSTPONE = "UPDATE mail SET next_try_at = $2, problem = $3, claimed_until = 0 WHERE id = $1 AND state = 'waiting'";
    WITHDRAW = "UPDATE mail SET state = 'withdrawn', ended_at = $3, sealed = NULL
         WHERE person_id = $1 AND why = $2 AND state = 'waiting'";
    LIST = "SELECT m.id, m.person_id, p.given_name, p.family_name, m.address, m.why, m.queued_at, m.state, m.tries,
             m.next_try_at, m.ended_at, m.problem
         FROM mail m JOIN person p ON p.id = m.person_id WHERE m.queued_at < $1 OR (m.queued_at = $1 AND m.id < $2)
         ORDER BY m.queued_at DESC, m.id DESC LIMIT $3";
    COUNT_WAITING = "SELECT COUNT(*) FROM mail WHERE state = 'waiting'";
}

/// A letter that is to be written.
#[derive(Debug, Clone)]
pub struct NewMail {
    pub id: MailId,
    pub person: PersonId,
    pub address: String,
    pub lang: Lang,
    pub why: &'static str,
    pub sealed: Vec<u8>,
    pub queued_at: Timestamp,
    pub expires_at: Timestamp,
}

/// A letter that this instance has claimed.
#[derive(Debug, Clone)]
pub struct Claimed {
    pub id: MailId,
    pub person: PersonId,
    pub address: String,
    pub lang: Lang,
    pub why: String,
    pub sealed: Vec<u8>,
    pub expires_at: Timestamp,
    /// This try included.
    pub tries: i64,
}

/// How a letter ended.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum End {
    Sent,
    Failed,
    Expired,
}

impl End {
    const fn code(self) -> &'static str {
        match self {
            Self::Sent => "sent",
            Self::Failed => "failed",
            Self::Expired => "expired",
        }
    }
}

pub async fn insert(tx: &mut Tx, mail: &NewMail) -> Result<(), StoreError> {
    on!(tx, |conn| {
        sqlx::query(INSERT)
            .bind(mail.id.0)
            .bind(mail.person.0)
            .bind(&mail.address)
            .bind(mail.lang.code())
            .bind(mail.why)
            .bind(&mail.sealed)
            .bind(mail.queued_at.millis())
            .bind(mail.expires_at.millis())
            .execute(conn)
            .await
            .map(drop)
    })?;
    Ok(())
}

type DueRow = (Uuid, Uuid, String, String, String, Vec<u8>, i64, i64);

/// Takes letters whose turn has come, for this instance alone until `until`.
pub async fn claim(
    tx: &mut Tx,
    now: Timestamp,
    until: Timestamp,
    limit: i64,
) -> Result<Vec<Claimed>, StoreError> {
    tx.lock(CLAIM_LOCK).await?;
    let rows: Vec<DueRow> =
        on!(tx, |conn| sqlx::query_as(DUE).bind(now.millis()).bind(limit).fetch_all(conn).await)?;
    let mut claimed = Vec::with_capacity(rows.len());
    for (id, person, address, language, why, sealed, expires_at, tries) in rows {
        on!(tx, |conn| sqlx::query(CLAIM).bind(id).bind(until.millis()).execute(conn).await.map(drop))?;
        claimed.push(Claimed {
            id: MailId(id),
            person: PersonId(person),
            address,
            lang: row::lang("mail.language", &language)?,
            why,
            sealed,
            expires_at: Timestamp::from_millis(expires_at),
            tries: tries + 1,
        });
    }
    Ok(claimed)
}

/// What became of it; its contents are gone. False if it ended already.
pub async fn end(
    tx: &mut Tx,
    id: MailId,
    end: End,
    at: Timestamp,
    problem: &str,
) -> Result<bool, StoreError> {
    let rows = on!(tx, |conn| {
        sqlx::query(END)
            .bind(id.0)
            .bind(end.code())
            .bind(at.millis())
            .bind(problem)
            .execute(conn)
            .await
            .map(|done| done.rows_affected())
    })?;
    Ok(rows == 1)
}

/// To be tried again later.
pub async fn postpone(tx: &mut Tx, id: MailId, until: Timestamp, problem: &str) -> Result<(), StoreError> {
    on!(tx, |conn| sqlx::query(POSTPONE)
        .bind(id.0)
        .bind(until.millis())
        .bind(problem)
        .execute(conn)
        .await
        .map(drop))?;
    Ok(())
}

/// Takes back letters of this kind to this person that were not sent yet.
pub async fn withdraw(
    tx: &mut Tx,
    person: PersonId,
    why: &'static str,
    at: Timestamp,
) -> Result<(), StoreError> {
    on!(tx, |conn| sqlx::query(WITHDRAW)
        .bind(person.0)
        .bind(why)
        .bind(at.millis())
        .execute(conn)
        .await
        .map(drop))?;
    Ok(())
}

/// A letter as administrators see it: never what it says.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Listed {
    pub id: MailId,
    pub person: PersonId,
    pub name: String,
    pub address: String,
    pub why: String,
    pub queued_at: Timestamp,
    pub state: String,
    pub tries: i64,
    pub next_try_at: Timestamp,
    pub ended_at: Option<Timestamp>,
    pub problem: String,
}

type ListedRow = (Uuid, Uuid, String, String, String, String, i64, String, i64, i64, Option<i64>, String);

/// The latest letters before one, the latest first.
pub async fn list(
    tx: &mut Tx,
    before: Option<(Timestamp, MailId)>,
    limit: i64,
) -> Result<Vec<Listed>, StoreError> {
    let (at, id) = before.map_or((i64::MAX, Uuid::nil()), |(at, id)| (at.millis(), id.0));
    let rows: Vec<ListedRow> =
        on!(tx, |conn| sqlx::query_as(LIST).bind(at).bind(id).bind(limit).fetch_all(conn).await)?;
    let listed =
        |(id, person, given, family, address, why, queued, state, tries, next, ended, problem): ListedRow| {
            Listed {
                id: MailId(id),
                person: PersonId(person),
                name: format!("{given} {family}"),
                address,
                why,
                queued_at: Timestamp::from_millis(queued),
                state,
                tries,
                next_try_at: Timestamp::from_millis(next),
                ended_at: ended.map(Timestamp::from_millis),
                problem,
            }
        };
    Ok(rows.into_iter().map(listed).collect())
}

pub async fn count_waiting(tx: &mut Tx) -> Result<i64, StoreError> {
    Ok(on!(tx, |conn| sqlx::query_scalar(COUNT_WAITING).fetch_one(conn).await)?)
}
