//! Questions from other programs and for them: GIFT, as Moodle reads and writes it, and Aiken.
//!
//! What one side has and the other has not is said with its line; nothing is left out in silence.

mod aiken;
mod convert;
pub(crate) mod export;
mod gift;
mod text;

use std::fmt;

use domain::lang::Lang;

pub use export::export_gift;

/// Something that is not on the other side as it was on this one.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Note {
    /// Of the file that was read, counted from 1.
    pub line: u32,
    pub message: String,
}

impl fmt::Display for Note {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "line {}: {}", self.line, self.message)
    }
}

/// What became of a file.
#[derive(Debug, Default, PartialEq, Eq)]
pub struct Converted {
    /// Markdown of items, or GIFT.
    pub text: String,
    pub carried: usize,
    /// Questions that are not in the text at all; each has its note.
    pub left_out: usize,
    pub notes: Vec<Note>,
}

/// Where imported items belong, for those that do not say it themselves.
#[derive(Debug, Clone)]
pub struct Destination {
    pub lang: Lang,
    pub objective: String,
    pub section: String,
}

/// Reads a file of questions, GIFT or Aiken, as Markdown of items.
pub fn import_questions(bytes: &[u8], to: &Destination) -> Converted {
    let text = match str::from_utf8(bytes) {
        Ok(text) => text.trim_start_matches('\u{feff}').replace("\r\n", "\n").replace('\r', "\n"),
        Err(error) => {
            let before = &bytes[..error.valid_up_to()];
            let line = before.iter().fold(1, |line, &byte| line + u32::from(byte == b'\n'));
            let message = "the file is not UTF-8; save it as UTF-8 and import it again".to_owned();
            return Converted { notes: vec![Note { line, message }], ..Converted::default() };
        }
    };
    let (questions, notes) = if aiken::is_aiken(&text) { aiken::read(&text) } else { gift::read(&text) };
    convert::convert(questions, notes, to)
}

/// A question as the other program has it.
struct Question {
    line: u32,
    title: Option<String>,
    /// What Vigie wrote about it when it exported it.
    ours: Option<Ours>,
    stem: text::Text,
    /// Whether the answer stood in the middle of the stem.
    has_gap: bool,
    answers: Answers,
    feedback: Option<text::Text>,
}

/// The marks of an item that GIFT has no place for.
struct Ours {
    id: String,
    kind: String,
    objective: String,
    section: String,
    /// The headings of a table, with their `|`.
    columns: Option<String>,
}

enum Answers {
    /// `=` or `~`, and the weight in percent.
    Choices(Vec<Choice>),
    Pairs(Vec<(text::Text, text::Text)>),
    TrueFalse {
        is_true: bool,
        if_wrong: Option<text::Text>,
        if_right: Option<text::Text>,
    },
    /// What Vigie has no kind for, by name.
    Unknown(&'static str),
}

struct Choice {
    is_key: bool,
    weight: Option<f64>,
    text: text::Text,
    feedback: Option<text::Text>,
}
