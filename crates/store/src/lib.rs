//! SQL, and only here. One text and one body for each statement, on SQLite and on PostgreSQL.
//!
//! A [`Tx`] is everything a function needs: `store.read()` gives a consistent view, `store.write()` a transaction
//! that holds the write lock from its first moment (on SQLite) and that is rolled back unless it is committed.

#[macro_use]
mod engine;

pub mod accounts;
pub mod attempts;
pub mod codes;
pub mod completions;
pub mod counts;
pub mod coverage;
mod error;
pub mod journal;
pub mod lessons;
pub mod mail;
pub mod people;
pub mod people_files;
pub mod reading;
pub mod roles;
mod row;
pub mod rules;
pub mod sessions;
pub mod standings;
pub mod team;
mod writer;

pub use engine::{Engine, MIGRATIONS_POSTGRES, MIGRATIONS_SQLITE, OpenError, Store, Tx};
pub use error::StoreError;

/// Every statement of this crate, by name: a test prepares each on both engines.
pub fn statements() -> impl Iterator<Item = (&'static str, &'static str)> {
    [
        accounts::ALL,
        attempts::ALL,
        codes::ALL,
        completions::ALL,
        coverage::ALL,
        journal::ALL,
        lessons::ALL,
        mail::ALL,
        people::ALL,
        people_files::ALL,
        reading::ALL,
        roles::ALL,
        rules::ALL,
        sessions::ALL,
        standings::ALL,
        team::ALL,
    ]
    .into_iter()
    .flatten()
    .copied()
}
