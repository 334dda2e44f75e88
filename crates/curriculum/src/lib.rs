//! Lessons and their items: plain files, read, checked and rendered. Knows nothing of databases or of the web.
//!
//! The notation is described in `docs/authoring.md`. The way of a module through this crate:
//!
//! 1. `source` has the files in memory; `manifest` and `picture` read the TOML and the drawings.
//! 2. `markdown` turns each text into a tree, and `draft` the tree into a lesson and items.
//! 3. `lint` says what an author should mend. Nothing stops at the first finding.
//! 4. `html` renders; `pair` makes one item of its two languages; `read` puts the modules together.

mod curriculum;
mod draft;
mod exercises;
mod finding;
mod html;
mod id;
mod lines;
mod lint;
mod manifest;
mod markdown;
mod model;
mod module_draft;
mod pair;
mod picture;
mod read;
mod source;
mod typography;

#[cfg(test)]
mod sample;
#[cfg(test)]
mod tests;

pub use curriculum::{Curriculum, check};
pub use exercises::{
    AttackStep, Channel, Clue, Exercises, Incident, Links, Mailbox, Message, Piece, Puzzle, Review, Scene,
    SceneTurn, Snippet, Worth,
};
pub use finding::{Finding, Severity};
pub use model::{Lesson, Module, Objective, Picture, Section, Track};
