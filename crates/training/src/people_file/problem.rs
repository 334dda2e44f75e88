//! What can be wrong with a line. No sentences for people here but the English of the command line: pages translate
//! by [`Problem::code`].

use std::{fmt, sync::Arc};

use domain::time::Day;

use super::headers::Column;

/// One thing that is wrong with one line.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct LineProblem {
    /// Where the line begins in the file; the first line is 1.
    pub line: u64,
    /// `None` where it is about the whole line.
    pub column: Option<Column>,
    pub problem: Problem,
}

#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Problem {
    /// A cell that must be filled is empty.
    Missing,
    /// A cell is longer than any such value.
    TooLong {
        characters: usize,
        limit: usize,
    },
    /// There are invisible characters in it.
    ControlCharacter,
    NotAnEmail {
        value: String,
    },
    /// The address stands on an earlier line.
    DuplicateEmail {
        value: String,
        first_line: u64,
    },
    NotADate {
        value: String,
    },
    /// Written like a date, but the calendar has no such day.
    ImpossibleDate {
        value: String,
    },
    /// Before 1900 or after 2199.
    DateOutOfRange {
        value: String,
    },
    /// The last day lies before the first.
    EndBeforeStart {
        value: String,
        start: Day,
    },
    UnknownKind {
        value: String,
    },
    UnknownLanguage {
        value: String,
    },
    NotAProfile {
        value: String,
    },
    /// A path with an empty name in it, or with too many.
    NotAUnit {
        value: String,
    },
    OwnManager,
    /// Neither in the file nor known.
    UnknownManager {
        value: String,
    },
    /// The manager is known from the file only, and from a line with problems.
    ManagerLineIsBad {
        value: String,
        manager_line: u64,
    },
    /// The managers of managers lead back here.
    ManagerCycle {
        chain: Arc<str>,
    },
    /// The person left on this day, and the line states no end and no later start.
    AlreadyLeft {
        last_day: Day,
    },
    LeaveWithoutStart,
    /// More cells than the first line has: often a delimiter inside an unquoted cell.
    TooManyCells {
        found: usize,
        expected: usize,
    },
    /// A quote that is opened on this line is never closed; the lines after it were not read.
    OpenQuote,
}

impl Problem {
    /// The same for ever: what texts are found by.
    pub const fn code(&self) -> &'static str {
        match self {
            Self::Missing => "missing",
            Self::TooLong { .. } => "too-long",
            Self::ControlCharacter => "control-character",
            Self::NotAnEmail { .. } => "not-an-email",
            Self::DuplicateEmail { .. } => "duplicate-email",
            Self::NotADate { .. } => "not-a-date",
            Self::ImpossibleDate { .. } => "impossible-date",
            Self::DateOutOfRange { .. } => "date-out-of-range",
            Self::EndBeforeStart { .. } => "end-before-start",
            Self::UnknownKind { .. } => "unknown-kind",
            Self::UnknownLanguage { .. } => "unknown-language",
            Self::NotAProfile { .. } => "not-a-profile",
            Self::NotAUnit { .. } => "not-a-unit",
            Self::OwnManager => "own-manager",
            Self::UnknownManager { .. } => "unknown-manager",
            Self::ManagerLineIsBad { .. } => "manager-line-is-bad",
            Self::ManagerCycle { .. } => "manager-cycle",
            Self::AlreadyLeft { .. } => "already-left",
            Self::LeaveWithoutStart => "leave-without-start",
            Self::TooManyCells { .. } => "too-many-cells",
            Self::OpenQuote => "open-quote",
        }
    }

    /// What was found, fit to be shown: a cell is cut to 60 characters; a circle of managers is a few addresses.
    pub fn value(&self) -> Option<String> {
        match self {
            Self::NotAnEmail { value }
            | Self::DuplicateEmail { value, .. }
            | Self::NotADate { value }
            | Self::ImpossibleDate { value }
            | Self::DateOutOfRange { value }
            | Self::EndBeforeStart { value, .. }
            | Self::UnknownKind { value }
            | Self::UnknownLanguage { value }
            | Self::NotAProfile { value }
            | Self::NotAUnit { value }
            | Self::UnknownManager { value }
            | Self::ManagerLineIsBad { value, .. } => Some(value.clone()),
            Self::ManagerCycle { chain } => Some(chain.to_string()),
            Self::AlreadyLeft { last_day } => Some(last_day.to_string()),
            Self::TooLong { characters, .. } => Some(characters.to_string()),
            Self::TooManyCells { found, .. } => Some(found.to_string()),
            Self::Missing
            | Self::ControlCharacter
            | Self::OwnManager
            | Self::LeaveWithoutStart
            | Self::OpenQuote => None,
        }
    }

    /// What the found is held against, where there is such a thing: a limit, a day, or the number of a line.
    pub fn other(&self) -> Option<String> {
        match self {
            Self::TooLong { limit, .. } => Some(limit.to_string()),
            Self::DuplicateEmail { first_line: line, .. }
            | Self::ManagerLineIsBad { manager_line: line, .. } => Some(line.to_string()),
            Self::EndBeforeStart { start, .. } => Some(start.to_string()),
            Self::TooManyCells { expected, .. } => Some(expected.to_string()),
            _ => None,
        }
    }
}

impl fmt::Display for Problem {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Missing => f.write_str("is empty and must be filled"),
            Self::TooLong { characters, limit } => {
                write!(f, "has {characters} characters, at most {limit} are possible (is a quote left open?)")
            }
            Self::ControlCharacter => f.write_str("contains invisible control characters"),
            Self::NotAnEmail { value } => write!(f, "“{value}” is not an e-mail address"),
            Self::DuplicateEmail { value, first_line } => {
                write!(f, "{value} stands on line {first_line} already")
            }
            Self::NotADate { value } => write!(f, "“{value}” is not a date such as 2026-11-21 or 21/11/2026"),
            Self::ImpossibleDate { value } => {
                write!(f, "“{value}” is not a day of the calendar (day/month/year)")
            }
            Self::DateOutOfRange { value } => write!(f, "“{value}” is not between 1900 and 2199"),
            Self::EndBeforeStart { value, start } => write!(f, "“{value}” is before the first day, {start}"),
            Self::UnknownKind { value } => {
                write!(f, "“{value}” is none of employee, contractor, intern, management body")
            }
            Self::UnknownLanguage { value } => write!(f, "“{value}” is neither fr nor en"),
            Self::NotAProfile { value } => {
                write!(f, "“{value}” is not a profile: letters, digits and hyphens, at most 40")
            }
            Self::NotAUnit { value } => write!(f, "“{value}” is not a unit such as Agency / Studio"),
            Self::OwnManager => f.write_str("names the person as their own manager"),
            Self::UnknownManager { value } => write!(f, "{value} is neither in the file nor known"),
            Self::ManagerLineIsBad { value, manager_line } => {
                write!(f, "{value} would come from line {manager_line}, which has problems")
            }
            Self::ManagerCycle { chain } => write!(f, "the managers go round in a circle: {chain}"),
            Self::AlreadyLeft { last_day } => {
                write!(f, "the person left on {last_day}: state an end, or a start after that day")
            }
            Self::LeaveWithoutStart => f.write_str("a leave has an end and no beginning"),
            Self::TooManyCells { found, expected } => {
                write!(
                    f,
                    "has {found} cells where the first line has {expected} (a cell with a delimiter needs quotes)"
                )
            }
            Self::OpenQuote => f.write_str("opens a quote that is never closed; nothing after it was read"),
        }
    }
}

impl fmt::Display for LineProblem {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self.column {
            Some(column) => write!(f, "line {}, {column}: {}", self.line, self.problem),
            None => write!(f, "line {}: {}", self.line, self.problem),
        }
    }
}

/// The beginning of a cell, fit to be shown: one line, no control characters, at most 60 characters.
pub(super) fn shown(cell: &str) -> String {
    const MOST: usize = 60;
    let mut visible = cell.trim().chars().take(4 * MOST).map(|c| if c.is_whitespace() { ' ' } else { c });
    let mut text: String = visible.by_ref().filter(|&c| !is_invisible(c)).take(MOST).collect();
    if visible.next().is_some() {
        text.pop();
        text.push('…');
    }
    text
}

/// Control characters, and those that turn the direction of writing: a name could pretend to be another with them.
pub(super) fn is_invisible(c: char) -> bool {
    c.is_control() || matches!(c, '\u{200e}' | '\u{200f}' | '\u{202a}'..='\u{202e}' | '\u{2066}'..='\u{2069}')
}
