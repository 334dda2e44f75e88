//! People, units and careers.

use std::collections::BTreeMap;

use domain::{
    ids::{PersonId, UnitId},
    lang::Lang,
    person::{Career, Email, Held, Kind, Posting, Profile},
    time::{Span, Timestamp},
};
use uuid::Uuid;

use crate::{
    StoreError, Tx,
    row::{self, number_of},
};

statements! {
    LIST_UNITS = "SELECT id, parent_id, name, path FROM unit ORDER BY path, id";
    INSERT_UNIT = "INSERT INTO unit (id, parent_id, name, path) VALUES ($1, $2, $3, $4)";
    LIST_PEOPLE = "SELECT id, email, given_name, family_name, language FROM person ORDER BY id";
    FIND_PERSON = "SELECT id, email, given_name, family_name, language FROM person WHERE id = $1";
    FIND_BY_EMAIL = "SELECT id, email, given_name, family_name, language FROM person WHERE email = $1";
    COUNT_PEOPLE = "SELECT COUNT(*) FROM person";
    INSERT_PERSON = "INSERT INTO person (id, email, given_name, family_name, language, created_at)
         VALUES ($1, $2, $3, $4, $5, $6)";
    UPDATE_PERSON = "UPDATE person SET given_name = $2, family_name = $3, language = $4 WHERE id = $1";
    LIST_POSTINGS = "SELECT person_id, from_on, until_on, kind, unit_id, manager_id FROM posting ORDER BY person_id, from_on";
    POSTINGS_OF = "SELECT person_id, from_on, until_on, kind, unit_id, manager_id FROM posting
         WHERE person_id = $1 ORDER BY from_on";
    LIST_PROFILES = "SELECT person_id, profile, from_on, until_on FROM person_profile ORDER BY person_id, from_on, profile";
    PROFILES_OF = "SELECT person_id, profile, from_on, until_on FROM person_profile
         WHERE person_id = $1 ORDER BY from_on, profile";
    LIST_LEAVES = "SELECT person_id, from_on, until_on FROM leave_period ORDER BY person_id, from_on";
    LEAVES_OF = "SELECT person_id, from_on, until_on FROM leave_period WHERE person_id = $1 ORDER BY from_on";
    CLEAR_POSTINGS = "DELETE FROM posting WHERE person_id = $1";
    INSERT_POSTING = "INSERT INTO posting (person_id, from_on, until_on, kind, unit_id, manager_id)
         VALUES ($1, $2, $3, $4, $5, $6)";
    CLEAR_PROFILES = "DELETE FROM person_profile WHERE person_id = $1";
    INSERT_PROFILE = "INSERT INTO person_profile (person_id, profile, from_on, until_on) VALUES ($1, $2, $3, $4)";
    CLEAR_LEAVES = "DELETE FROM leave_period WHERE person_id = $1";
    INSERT_LEAVE = "INSERT INTO leave_period (person_id, from_on, until_on) VALUES ($1, $2, $3)";
}

#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Unit {
    pub id: UnitId,
    pub parent: Option<UnitId>,
    pub name: String,
    pub path: String,
}

#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Person {
    pub id: PersonId,
    pub email: Email,
    pub given_name: String,
    pub family_name: String,
    pub lang: Lang,
}

impl Person {
    pub fn display_name(&self) -> String {
        format!("{} {}", self.given_name, self.family_name)
    }
}

type PersonRow = (Uuid, String, String, String, String);
type PostingRow = (Uuid, i64, i64, String, Uuid, Option<Uuid>);

fn person((id, email, given_name, family_name, language): PersonRow) -> Result<Person, StoreError> {
    let email = Email::parse(&email).map_err(|_| StoreError::corrupt("person.email", email))?;
    Ok(Person {
        id: PersonId(id),
        email,
        given_name,
        family_name,
        lang: row::lang("person.language", &language)?,
    })
}

fn span(from_on: i64, until_on: i64) -> Result<Span, StoreError> {
    Ok(Span::new(row::day("from_on", from_on)?, row::day("until_on", until_on)?))
}

fn posting((_, from_on, until_on, kind, unit, manager): PostingRow) -> Result<Posting, StoreError> {
    Ok(Posting {
        span: span(from_on, until_on)?,
        kind: Kind::from_code(&kind).ok_or_else(|| StoreError::corrupt("posting.kind", kind))?,
        unit: UnitId(unit),
        manager: manager.map(PersonId),
    })
}

fn held(profile: String, from_on: i64, until_on: i64) -> Result<Held, StoreError> {
    let profile =
        Profile::parse(&profile).map_err(|_| StoreError::corrupt("person_profile.profile", profile))?;
    Ok(Held { profile, span: span(from_on, until_on)? })
}

pub async fn list_units(tx: &mut Tx) -> Result<Vec<Unit>, StoreError> {
    let rows: Vec<(Uuid, Option<Uuid>, String, String)> =
        on!(tx, |conn| sqlx::query_as(LIST_UNITS).fetch_all(conn).await)?;
    let unit = |(id, parent, name, path): (Uuid, Option<Uuid>, _, _)| Unit {
        id: UnitId(id),
        parent: parent.map(UnitId),
        name,
        path,
    };
    Ok(rows.into_iter().map(unit).collect())
}

pub async fn insert_unit(tx: &mut Tx, unit: &Unit) -> Result<(), StoreError> {
    on!(tx, |conn| {
        sqlx::query(INSERT_UNIT)
            .bind(unit.id.0)
            .bind(unit.parent.map(|parent| parent.0))
            .bind(&unit.name)
            .bind(&unit.path)
            .execute(conn)
            .await
            .map(drop)
    })?;
    Ok(())
}

pub async fn list_people(tx: &mut Tx) -> Result<Vec<Person>, StoreError> {
    let rows: Vec<PersonRow> = on!(tx, |conn| sqlx::query_as(LIST_PEOPLE).fetch_all(conn).await)?;
    rows.into_iter().map(person).collect()
}

pub async fn find_person(tx: &mut Tx, id: PersonId) -> Result<Option<Person>, StoreError> {
    let found: Option<PersonRow> =
        on!(tx, |conn| sqlx::query_as(FIND_PERSON).bind(id.0).fetch_optional(conn).await)?;
    found.map(person).transpose()
}

pub async fn find_by_email(tx: &mut Tx, email: &Email) -> Result<Option<Person>, StoreError> {
    let found: Option<PersonRow> =
        on!(tx, |conn| sqlx::query_as(FIND_BY_EMAIL).bind(email.as_str()).fetch_optional(conn).await)?;
    found.map(person).transpose()
}

pub async fn count_people(tx: &mut Tx) -> Result<i64, StoreError> {
    Ok(on!(tx, |conn| sqlx::query_scalar(COUNT_PEOPLE).fetch_one(conn).await)?)
}

pub async fn insert_person(tx: &mut Tx, person: &Person, at: Timestamp) -> Result<(), StoreError> {
    on!(tx, |conn| {
        sqlx::query(INSERT_PERSON)
            .bind(person.id.0)
            .bind(person.email.as_str())
            .bind(&person.given_name)
            .bind(&person.family_name)
            .bind(person.lang.code())
            .bind(at.millis())
            .execute(conn)
            .await
            .map(drop)
    })?;
    Ok(())
}

/// Changes the names and the language.
pub async fn update_person(tx: &mut Tx, person: &Person) -> Result<(), StoreError> {
    on!(tx, |conn| {
        sqlx::query(UPDATE_PERSON)
            .bind(person.id.0)
            .bind(&person.given_name)
            .bind(&person.family_name)
            .bind(person.lang.code())
            .execute(conn)
            .await
            .map(drop)
    })?;
    Ok(())
}

pub async fn find_career(tx: &mut Tx, id: PersonId) -> Result<Career, StoreError> {
    let postings: Vec<PostingRow> =
        on!(tx, |conn| sqlx::query_as(POSTINGS_OF).bind(id.0).fetch_all(conn).await)?;
    let profiles: Vec<(Uuid, String, i64, i64)> =
        on!(tx, |conn| sqlx::query_as(PROFILES_OF).bind(id.0).fetch_all(conn).await)?;
    let leaves: Vec<(Uuid, i64, i64)> =
        on!(tx, |conn| sqlx::query_as(LEAVES_OF).bind(id.0).fetch_all(conn).await)?;
    Ok(Career {
        postings: postings.into_iter().map(posting).collect::<Result<_, _>>()?,
        profiles: profiles
            .into_iter()
            .map(|(_, name, from, until)| held(name, from, until))
            .collect::<Result<_, _>>()?,
        leaves: leaves.into_iter().map(|(_, from, until)| span(from, until)).collect::<Result<_, _>>()?,
    })
}

/// The careers of everybody, in three statements.
pub async fn list_careers(tx: &mut Tx) -> Result<BTreeMap<PersonId, Career>, StoreError> {
    let postings: Vec<PostingRow> = on!(tx, |conn| sqlx::query_as(LIST_POSTINGS).fetch_all(conn).await)?;
    let profiles: Vec<(Uuid, String, i64, i64)> =
        on!(tx, |conn| sqlx::query_as(LIST_PROFILES).fetch_all(conn).await)?;
    let leaves: Vec<(Uuid, i64, i64)> = on!(tx, |conn| sqlx::query_as(LIST_LEAVES).fetch_all(conn).await)?;
    let mut careers: BTreeMap<PersonId, Career> = BTreeMap::new();
    for found in postings {
        careers.entry(PersonId(found.0)).or_default().postings.push(posting(found)?);
    }
    for (id, name, from, until) in profiles {
        careers.entry(PersonId(id)).or_default().profiles.push(held(name, from, until)?);
    }
    for (id, from, until) in leaves {
        careers.entry(PersonId(id)).or_default().leaves.push(span(from, until)?);
    }
    Ok(careers)
}

/// Writes the career as it is now known, past days included, in place of what was known before.
pub async fn set_career(tx: &mut Tx, id: PersonId, career: &Career) -> Result<(), StoreError> {
    for clear in [CLEAR_POSTINGS, CLEAR_PROFILES, CLEAR_LEAVES] {
        on!(tx, |conn| sqlx::query(clear).bind(id.0).execute(conn).await.map(drop))?;
    }
    for posting in &career.postings {
        on!(tx, |conn| {
            sqlx::query(INSERT_POSTING)
                .bind(id.0)
                .bind(number_of(posting.span.from))
                .bind(number_of(posting.span.until))
                .bind(posting.kind.code())
                .bind(posting.unit.0)
                .bind(posting.manager.map(|manager| manager.0))
                .execute(conn)
                .await
                .map(drop)
        })?;
    }
    for held in &career.profiles {
        on!(tx, |conn| {
            sqlx::query(INSERT_PROFILE)
                .bind(id.0)
                .bind(held.profile.as_str())
                .bind(number_of(held.span.from))
                .bind(number_of(held.span.until))
                .execute(conn)
                .await
                .map(drop)
        })?;
    }
    for leave in &career.leaves {
        on!(tx, |conn| {
            sqlx::query(INSERT_LEAVE)
                .bind(id.0)
                .bind(number_of(leave.from))
                .bind(number_of(leave.until))
                .execute(conn)
                .await
                .map(drop)
        })?;
    }
    Ok(())
}
