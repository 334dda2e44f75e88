//! The journal: appended to, read, never changed. `docs/journal.md` tells how an entry is encoded and hashed, so
//! that somebody else can check it.

use domain::{ids::PersonId, journal::What, time::Timestamp};
use sha2::{Digest, Sha256};
use uuid::Uuid;

use crate::{StoreError, Tx, row};

/// Held from the first look at the last entry to the end of the transaction: the chain has no fork.
const JOURNAL_LOCK: i64 = 0x6a6f_7572_6e61_6c00;
/// The first field of what is hashed, so that no other document can have the hash of an entry.
const DOMAIN: &[u8] = b"vigie.journal.1";
/// What the first entry follows.
pub const BEGINNING: [u8; 32] = [0; 32];

statements! {
    LAST = "SELECT seq, hash FROM journal ORDER BY seq DESC LIMIT 1";
    FOLLOWING = "SELECT seq, at, what, who, whom, object, details, request, hash FROM journal
         WHERE seq > $1 ORDER BY seq LIMIT $2";
    SEARCH = "SELECT j.seq, j.at, j.what, j.who, j.whom, j.object, j.details, j.request,
             a.given_name, a.family_name, b.given_name, b.family_name
         FROM journal j LEFT JOIN person a ON a.id = j.who LEFT JOIN person b ON b.id = j.whom
         WHERE j.seq < $1 AND j.at >= $2 AND j.at < $3 AND ($4 = '' OR j.what = $4)
         ORDER BY j.seq DESC LIMIT $5";
    // By way of the two indices: a condition with OR would read the whole journal.
    SEARCH_PERSON = "SELECT j.seq, j.at, j.what, j.who, j.whom, j.object, j.details, j.request,
             a.given_name, a.family_name, b.given_name, b.family_name
         FROM (SELECT seq FROM journal WHERE who = $6 AND seq < $1
               UNION SELECT seq FROM journal WHERE whom = $6 AND seq < $1) f
         JOIN journal j ON j.seq = f.seq
         LEFT JOIN person a ON a.id = j.who LEFT JOIN person b ON b.id = j.whom
         WHERE j.at >= $2 AND j.at < $3 AND ($4 = '' OR j.what = $4)
         ORDER BY j.seq DESC LIMIT $5";
    LOOKS_AT = "SELECT j.at, j.what, a.given_name, a.family_name FROM journal j JOIN person a ON a.id = j.who
         WHERE j.whom = $1 AND j.who <> $1 AND j.what IN ($2, $3, $4) ORDER BY j.seq DESC LIMIT $5";
    OPEN_DAYS = "SELECT at / 86400000, MAX(seq) FROM journal WHERE seq > $1 AND at < $2
         GROUP BY at / 86400000 ORDER BY 1";
    HASH_AT = "SELECT hash FROM journal WHERE seq = $1";
    LAST_ROOT = "SELECT on_day, seq, hash, public_key, signature FROM journal_root ORDER BY on_day DESC LIMIT 1";
    ROOTS = "SELECT on_day, seq, hash, public_key, signature FROM journal_root ORDER BY on_day";
    INSERT_ROOT = "INSERT INTO journal_root (on_day, seq, hash, public_key, signature) VALUES ($1, $2, $3, $4, $5)";
}

/// What is to be written.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct NewEntry {
    pub at: Timestamp,
    pub what: What,
    /// `None`: nobody in particular, such as whoever holds the machine.
    pub who: Option<PersonId>,
    pub whom: Option<PersonId>,
    /// A module, an attempt, a route.
    pub object: String,
    /// JSON. No secret, no answer, no value of a personal field.
    pub details: String,
    /// The id of the request that it comes from.
    pub request: String,
}

/// An entry as it stands. `what` is text: one that a newer version wrote is shown as it is.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Entry {
    pub seq: i64,
    pub at: Timestamp,
    pub what: String,
    pub who: Option<PersonId>,
    pub whom: Option<PersonId>,
    pub object: String,
    pub details: String,
    pub request: String,
    pub hash: Vec<u8>,
}

impl Entry {
    /// What the hash must be after the hash `before`.
    pub fn hash_after(&self, before: &[u8]) -> [u8; 32] {
        let mut hasher = Sha256::new();
        // Each field with its length in front: two different entries never give the same bytes.
        let mut add = |bytes: &[u8]| {
            hasher.update(u64::try_from(bytes.len()).unwrap_or(u64::MAX).to_be_bytes());
            hasher.update(bytes);
        };
        let id =
            |person: Option<PersonId>| person.map_or_else(Vec::new, |person| person.0.as_bytes().to_vec());
        add(DOMAIN);
        add(before);
        add(&self.seq.to_be_bytes());
        add(&self.at.millis().to_be_bytes());
        add(self.what.as_bytes());
        add(&id(self.who));
        add(&id(self.whom));
        add(self.object.as_bytes());
        add(self.details.as_bytes());
        add(self.request.as_bytes());
        hasher.finalize().into()
    }
}

/// Adds entries at the end of the chain. Nothing else is done in the transaction after it: on PostgreSQL, all who
/// write wait for its lock.
pub async fn append(tx: &mut Tx, entries: &[NewEntry]) -> Result<(), StoreError> {
    if entries.is_empty() {
        return Ok(());
    }
    tx.lock(JOURNAL_LOCK).await?;
    let last: Option<(i64, Vec<u8>)> = on!(tx, |conn| sqlx::query_as(LAST).fetch_optional(conn).await)?;
    let (mut seq, mut hash) = last.unwrap_or((0, BEGINNING.to_vec()));
    let mut chained = Vec::with_capacity(entries.len());
    for new in entries {
        seq += 1;
        let mut entry = Entry {
            seq,
            at: new.at,
            what: new.what.code().to_owned(),
            who: new.who,
            whom: new.whom,
            object: new.object.clone(),
            details: new.details.clone(),
            request: new.request.clone(),
            hash: Vec::new(),
        };
        entry.hash = entry.hash_after(&hash).to_vec();
        hash.clone_from(&entry.hash);
        chained.push(entry);
    }
    insert_rows!(
        tx,
        "INSERT INTO journal (seq, at, what, who, whom, object, details, request, hash) ",
        &chained,
        |row, entry| {
            row.push_bind(entry.seq)
                .push_bind(entry.at.millis())
                .push_bind(&entry.what)
                .push_bind(entry.who.map(|person| person.0))
                .push_bind(entry.whom.map(|person| person.0))
                .push_bind(&entry.object)
                .push_bind(&entry.details)
                .push_bind(&entry.request)
                .push_bind(&entry.hash);
        }
    );
    Ok(())
}

type EntryRow = (i64, i64, String, Option<Uuid>, Option<Uuid>, String, String, String, Vec<u8>);

/// The entries after one, in their order, to follow the chain.
pub async fn list_after(tx: &mut Tx, seq: i64, limit: i64) -> Result<Vec<Entry>, StoreError> {
    let rows: Vec<EntryRow> =
        on!(tx, |conn| sqlx::query_as(FOLLOWING).bind(seq).bind(limit).fetch_all(conn).await)?;
    let entry = |(seq, at, what, who, whom, object, details, request, hash): EntryRow| Entry {
        seq,
        at: Timestamp::from_millis(at),
        what,
        who: who.map(row::person),
        whom: whom.map(row::person),
        object,
        details,
        request,
        hash,
    };
    Ok(rows.into_iter().map(entry).collect())
}

/// What is searched for.
#[derive(Debug, Clone, Copy)]
pub struct Search {
    /// Only entries before this one.
    pub before: i64,
    pub from: Timestamp,
    pub until: Timestamp,
    pub what: Option<What>,
    /// Who did it, or on whom it was done.
    pub person: Option<PersonId>,
    pub limit: i64,
}

/// An entry with the names of its people.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Told {
    pub seq: i64,
    pub at: Timestamp,
    pub what: String,
    pub who: Option<PersonId>,
    pub who_name: Option<String>,
    pub whom: Option<PersonId>,
    pub whom_name: Option<String>,
    pub object: String,
    pub details: String,
    pub request: String,
}

type ToldRow = (
    i64,
    i64,
    String,
    Option<Uuid>,
    Option<Uuid>,
    String,
    String,
    String,
    Option<String>,
    Option<String>,
    Option<String>,
    Option<String>,
);

fn name(given: Option<String>, family: Option<String>) -> Option<String> {
    given.zip(family).map(|(given, family)| format!("{given} {family}"))
}

/// The latest entries that fit, the latest first.
pub async fn search(tx: &mut Tx, search: &Search) -> Result<Vec<Told>, StoreError> {
    let what = search.what.map_or("", What::code);
    let sql = if search.person.is_some() { SEARCH_PERSON } else { SEARCH };
    let rows: Vec<ToldRow> = on!(tx, |conn| {
        let query = sqlx::query_as(sql)
            .bind(search.before)
            .bind(search.from.millis())
            .bind(search.until.millis())
            .bind(what)
            .bind(search.limit);
        let query = match search.person {
            Some(person) => query.bind(person.0),
            None => query,
        };
        query.fetch_all(conn).await
    })?;
    let told = |(seq, at, what, who, whom, object, details, request, ag, af, bg, bf): ToldRow| Told {
        seq,
        at: Timestamp::from_millis(at),
        what,
        who: who.map(row::person),
        who_name: name(ag, af),
        whom: whom.map(row::person),
        whom_name: name(bg, bf),
        object,
        details,
        request,
    };
    Ok(rows.into_iter().map(told).collect())
}

/// Somebody looked at what is known of a person.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Look {
    pub at: Timestamp,
    pub what: What,
    pub who_name: String,
}

/// Who looked at this person's record, the latest first; not the person's own looks.
pub async fn looks_at(tx: &mut Tx, person: PersonId, limit: i64) -> Result<Vec<Look>, StoreError> {
    let [first, second, third] = What::LOOKS.map(What::code);
    let rows: Vec<(i64, String, String, String)> = on!(tx, |conn| {
        sqlx::query_as(LOOKS_AT)
            .bind(person.0)
            .bind(first)
            .bind(second)
            .bind(third)
            .bind(limit)
            .fetch_all(conn)
            .await
    })?;
    let look = |(at, what, given, family): (i64, String, String, String)| {
        Ok(Look {
            at: Timestamp::from_millis(at),
            what: What::from_code(&what).ok_or_else(|| StoreError::corrupt("journal.what", what))?,
            who_name: format!("{given} {family}"),
        })
    };
    rows.into_iter().map(look).collect()
}

/// The end of a day, signed.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Root {
    /// Days since 1970-01-01, UTC.
    pub day: i64,
    pub seq: i64,
    pub hash: Vec<u8>,
    pub public_key: Vec<u8>,
    pub signature: Vec<u8>,
}

type RootRow = (i64, i64, Vec<u8>, Vec<u8>, Vec<u8>);

fn root((day, seq, hash, public_key, signature): RootRow) -> Root {
    Root { day, seq, hash, public_key, signature }
}

pub async fn list_roots(tx: &mut Tx) -> Result<Vec<Root>, StoreError> {
    let rows: Vec<RootRow> = on!(tx, |conn| sqlx::query_as(ROOTS).fetch_all(conn).await)?;
    Ok(rows.into_iter().map(root).collect())
}

/// Days that are over at `midnight` and have no root yet, each with its last entry. An entry that was written late,
/// after the root of its day, is covered by the next day's.
pub async fn list_open_days(tx: &mut Tx, midnight: Timestamp) -> Result<Vec<(i64, i64)>, StoreError> {
    let last: Option<RootRow> = on!(tx, |conn| sqlx::query_as(LAST_ROOT).fetch_optional(conn).await)?;
    let (last_day, mut last_seq) = last.map_or((i64::MIN, 0), |(day, seq, ..)| (day, seq));
    let rows: Vec<(i64, i64)> = on!(tx, |conn| {
        sqlx::query_as(OPEN_DAYS).bind(last_seq).bind(midnight.millis()).fetch_all(conn).await
    })?;
    let mut days = Vec::new();
    for (day, seq) in rows {
        // A clock that was set back: what it wrote comes later in the chain than its days say.
        if day > last_day && seq > last_seq {
            last_seq = seq;
            days.push((day, seq));
        }
    }
    Ok(days)
}

pub async fn hash_at(tx: &mut Tx, seq: i64) -> Result<Option<Vec<u8>>, StoreError> {
    Ok(on!(tx, |conn| sqlx::query_scalar(HASH_AT).bind(seq).fetch_optional(conn).await)?)
}

/// Waits until nobody else appends or closes days.
pub async fn lock(tx: &mut Tx) -> Result<(), StoreError> {
    tx.lock(JOURNAL_LOCK).await
}

pub async fn insert_root(tx: &mut Tx, root: &Root) -> Result<(), StoreError> {
    on!(tx, |conn| {
        sqlx::query(INSERT_ROOT)
            .bind(root.day)
            .bind(root.seq)
            .bind(&root.hash)
            .bind(&root.public_key)
            .bind(&root.signature)
            .execute(conn)
            .await
            .map(drop)
    })?;
    Ok(())
}
