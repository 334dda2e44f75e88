//! Codes that open an account once.

use domain::{
    ids::{CodeId, PersonId},
    time::{Day, Timestamp},
};
use uuid::Uuid;

use crate::{StoreError, Tx, row};

/// Held while codes are made: one person has one that works.
const CODES_LOCK: i64 = 0x636f_6465_7300_0000;

statements! {
    INSERT = "INSERT INTO account_code (id, person_id, purpose, code_hash, created_by, created_at, expires_at, tries)
         VALUES ($1, $2, $3, $4, $5, $6, $7, 0)";
    END_OPEN = "UPDATE account_code SET ended_at = $3, ended_why = $4
         WHERE person_id = $1 AND purpose = $2 AND ended_at IS NULL";
    // The try is counted before anything is compared, and in one statement: guesses at the same time count each.
    TRY = "UPDATE account_code SET tries = tries + 1
         WHERE person_id = $1 AND ended_at IS NULL AND expires_at > $2 AND tries < $3
         RETURNING id, purpose, code_hash";
    USE = "UPDATE account_code SET ended_at = $2, ended_why = 'used' WHERE id = $1 AND ended_at IS NULL";
    COUNT_SINCE = "SELECT COUNT(*) FROM account_code WHERE person_id = $1 AND purpose = $2 AND created_at > $3";
    // People of today who have no password, with the invitation that works, if there is one.
    LIST_OUTSIDE = "SELECT p.id, p.given_name, p.family_name, p.email, c.created_at, c.expires_at
         FROM person p JOIN posting o ON o.person_id = p.id AND o.from_on <= $1 AND $1 < o.until_on
         LEFT JOIN account_code c ON c.person_id = p.id AND c.purpose = 'invitation' AND c.ended_at IS NULL
         WHERE NOT EXISTS (SELECT 1 FROM credential k WHERE k.person_id = p.id)
         ORDER BY p.family_name, p.given_name, p.id";
}

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Purpose {
    Invitation,
    Recovery,
}

impl Purpose {
    pub const fn code(self) -> &'static str {
        match self {
            Self::Invitation => "invitation",
            Self::Recovery => "recovery",
        }
    }
}

/// A code that is to be kept.
#[derive(Debug, Clone)]
pub struct NewCode {
    pub id: CodeId,
    pub person: PersonId,
    pub purpose: Purpose,
    pub hash: Vec<u8>,
    pub by: Option<PersonId>,
    pub at: Timestamp,
    pub expires_at: Timestamp,
}

/// Waits until nobody else makes codes.
pub async fn lock(tx: &mut Tx) -> Result<(), StoreError> {
    tx.lock(CODES_LOCK).await
}

pub async fn insert(tx: &mut Tx, code: &NewCode) -> Result<(), StoreError> {
    on!(tx, |conn| {
        sqlx::query(INSERT)
            .bind(code.id.0)
            .bind(code.person.0)
            .bind(code.purpose.code())
            .bind(&code.hash)
            .bind(code.by.map(|by| by.0))
            .bind(code.at.millis())
            .bind(code.expires_at.millis())
            .execute(conn)
            .await
            .map(drop)
    })?;
    Ok(())
}

async fn end_open(
    tx: &mut Tx,
    person: PersonId,
    purpose: Purpose,
    at: Timestamp,
    why: &str,
) -> Result<bool, StoreError> {
    let rows = on!(tx, |conn| {
        sqlx::query(END_OPEN)
            .bind(person.0)
            .bind(purpose.code())
            .bind(at.millis())
            .bind(why)
            .execute(conn)
            .await
            .map(|done| done.rows_affected())
    })?;
    Ok(rows > 0)
}

/// Ends the code that works, since another takes its place.
pub async fn replace(
    tx: &mut Tx,
    person: PersonId,
    purpose: Purpose,
    at: Timestamp,
) -> Result<(), StoreError> {
    end_open(tx, person, purpose, at, "replaced").await.map(drop)
}

/// False if there was none.
pub async fn withdraw(
    tx: &mut Tx,
    person: PersonId,
    purpose: Purpose,
    at: Timestamp,
) -> Result<bool, StoreError> {
    end_open(tx, person, purpose, at, "withdrawn").await
}

/// A code against which somebody may try.
#[derive(Debug, Clone)]
pub struct Tried {
    pub id: CodeId,
    pub purpose: Purpose,
    pub hash: Vec<u8>,
}

/// Counts a try against every code of the person that still works, and gives their hashes.
pub async fn try_open(
    tx: &mut Tx,
    person: PersonId,
    now: Timestamp,
    most: i64,
) -> Result<Vec<Tried>, StoreError> {
    let rows: Vec<(Uuid, String, Vec<u8>)> = on!(tx, |conn| {
        sqlx::query_as(TRY).bind(person.0).bind(now.millis()).bind(most).fetch_all(conn).await
    })?;
    rows.into_iter()
        .map(|(id, purpose, hash)| {
            let purpose = match purpose.as_str() {
                "invitation" => Purpose::Invitation,
                "recovery" => Purpose::Recovery,
                _ => return Err(StoreError::corrupt("account_code.purpose", purpose)),
            };
            Ok(Tried { id: CodeId(id), purpose, hash })
        })
        .collect()
}

/// False if another request used it first.
pub async fn use_up(tx: &mut Tx, id: CodeId, at: Timestamp) -> Result<bool, StoreError> {
    let rows = on!(tx, |conn| {
        sqlx::query(USE).bind(id.0).bind(at.millis()).execute(conn).await.map(|done| done.rows_affected())
    })?;
    Ok(rows == 1)
}

pub async fn count_since(
    tx: &mut Tx,
    person: PersonId,
    purpose: Purpose,
    since: Timestamp,
) -> Result<i64, StoreError> {
    Ok(on!(tx, |conn| {
        sqlx::query_scalar(COUNT_SINCE)
            .bind(person.0)
            .bind(purpose.code())
            .bind(since.millis())
            .fetch_one(conn)
            .await
    })?)
}

/// Somebody of today who has no password.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Outside {
    pub person: PersonId,
    pub name: String,
    pub email: String,
    /// When they were invited, and until when it holds.
    pub invited: Option<(Timestamp, Timestamp)>,
}

type OutsideRow = (Uuid, String, String, String, Option<i64>, Option<i64>);

pub async fn list_outside(tx: &mut Tx, today: Day) -> Result<Vec<Outside>, StoreError> {
    let rows: Vec<OutsideRow> =
        on!(tx, |conn| sqlx::query_as(LIST_OUTSIDE).bind(row::number_of(today)).fetch_all(conn).await)?;
    let outside = |(id, given, family, email, at, until): OutsideRow| Outside {
        person: PersonId(id),
        name: format!("{given} {family}"),
        email,
        invited: at.zip(until).map(|(at, until)| (Timestamp::from_millis(at), Timestamp::from_millis(until))),
    };
    Ok(rows.into_iter().map(outside).collect())
}
