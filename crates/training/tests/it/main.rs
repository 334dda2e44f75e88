//! The use cases on both engines.

#![expect(clippy::unwrap_used, reason = "a test that cannot go on has failed")]

mod coverage;
mod durability;
mod journal;
mod quizzes;
mod roles;
mod sign_in;
mod team;
mod verify;
