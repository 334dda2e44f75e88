//! The rules of Vigie, pure: no IO, no clock of its own, no async. Compiles for the server and the browser.
//!
//! # Glossary
//!
//! One word for one thing, in URLs, types, tables, columns and labels.
//!
//! - **person**: one natural person, one account.
//! - **unit**: a node of the company's tree of departments.
//! - **posting**: where a person stands for a span of days: kind, unit, manager.
//! - **profile**: a job profile (`everyone`, `developer`, …) held for a span of days.
//! - **module**: a lesson and its pool of items, one identity in every language. **track**: ordered modules.
//! - **item**: one question of a module. **attempt**: items drawn for one person, answered, submitted once.
//! - **completion**: the fact that a person completed a module, valid until a day.
//! - **rule**: who (an *audience*) must hold a valid completion of which module, due in how many days.
//! - **enrolment**: a person bound by a rule to a module for one cycle.
//! - **exercise**: something to try one's hand at, without a grade: a mailbox, addresses, an incident, code.
//! - **standing**: what a person's status for a module is, from day to day. **coverage**: its count over people.

pub mod actor;
pub mod address;
pub mod attempt;
pub mod chance;
pub mod coverage;
pub mod draw;
pub mod exercise;
pub mod grading;
pub mod ids;
pub mod item;
pub mod journal;
pub mod lang;
pub mod module;
pub mod passphrase;
pub mod person;
pub mod rule;
pub mod standing;
pub mod story;
mod suffixes;
pub mod time;
pub mod view;
