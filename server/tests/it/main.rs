//! The server as its clients meet it: requests in, responses out, on a real database.

#![expect(clippy::unwrap_used, reason = "a test that cannot go on has failed")]

mod access;
mod accounts;
mod architecture;
mod exercises;
mod gateway;
mod joining;
mod journal;
mod learner;
mod mail;
mod sign_in;
mod site;
