//! The store on both engines.

#![expect(clippy::unwrap_used, reason = "a test that cannot go on has failed")]

mod schema;
mod sessions;
mod statements;
mod writing;
