//! Lessons and their items: plain files, read, checked and rendered. Knows nothing of databases or of the web.
//!
//! The notation is described in `docs/authoring.md`. The way of a module through this crate:
//!
//! 1. `source` has the files in memory; `manifest` and `picture` read the TOML and the drawings.
//! 2. `markdown` turns each text into a tree, and `draft` the tree into a lesson and items.
//! 3. `lint` says what an author should mend. Nothing stops at the first finding.
//! 4. `html` renders; `pair` makes one item of its two languages; `read` puts the modules together.
//!
//! Beside that way: `skeleton` begins a module, `exchange` reads and writes the questions of other programs.

mod curriculum;
mod draft;
mod exchange;
mod exercises;
mod finding;
mod html;
mod id;
mod library;
mod lines;
mod lint;
mod lock;
mod manifest;
mod markdown;
mod model;
mod module_draft;
mod pair;
mod picture;
mod placeholder;
mod read;
mod readability;
mod skeleton;
mod source;
mod typography;

#[cfg(test)]
mod sample;
#[cfg(test)]
mod tests;

pub use curriculum::{Curriculum, LockError, check, lock as lock_versions};
pub use exchange::{Converted, Destination, Note, export_gift, import_questions};
pub use exercises::{
    AttackStep, Channel, Clue, Exercises, Incident, Links, Mailbox, Message, Piece, Puzzle, Review, Scene,
    SceneTurn, Snippet, Worth,
};
pub use finding::{Finding, Severity};
pub use library::library_markdown;
pub use model::{Lesson, Module, Objective, Picture, Section, Track};
pub use placeholder::{Placeholder, Placeholders};
pub use skeleton::{NewModuleError, new_module};
