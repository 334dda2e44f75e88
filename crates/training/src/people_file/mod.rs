//! People from a CSV file, as a spreadsheet or a payroll system writes it.
//!
//! `decode` and `headers` find out how to read it, `rows` reads it line by line, `managers` and `plan` hold it
//! against what is known (`career` for the days of one person), and `apply` carries the plan out in one transaction.
//! All but `apply` is pure.

mod apply;
mod career;
mod change;
mod decode;
mod headers;
mod managers;
mod plan;
mod problem;
mod rows;
mod units;
mod values;

#[cfg(test)]
mod tests;

pub use apply::{Applied, Lines, PeopleFileError, Progress};
pub use change::{Change, ChangeKind, Detail};
pub use decode::{Encoding, FileProblem, LARGEST_FILE, MOST_ROWS};
pub use headers::Column;
pub use plan::Plan;
pub use problem::{LineProblem, Problem};
