//! From bytes to text: which encoding, which delimiter, and what is no such file at all.

use std::borrow::Cow;

use thiserror::Error;

use super::headers::{self, Column};

/// Bytes. 200,000 full lines take about 40 MB; an upload is held in memory while it is read.
pub const LARGEST_FILE: usize = 64 << 20;
/// Lines with a person. Twice the largest company that this is measured with.
pub const MOST_ROWS: usize = 200_000;
/// Delimiters. What is kept for each cell while a line is read, times this, stays below 256 MB whatever is sent.
const MOST_CELLS: usize = 16_000_000;

/// Why a file cannot be read at all.
#[derive(Debug, Clone, PartialEq, Eq, Error)]
pub enum FileProblem {
    #[error("the file is empty")]
    Empty,
    #[error("the file is larger than {} MiB", .limit >> 20)]
    TooLarge { limit: usize },
    #[error("this is a spreadsheet, not a CSV file: save it as “CSV UTF-8” first")]
    Spreadsheet,
    #[error("the file is in UTF-16 (“Unicode text”): save it as “CSV UTF-8” instead")]
    Utf16,
    #[error("this is not a text file")]
    Binary,
    #[error("the file begins as UTF-8, and line {line} is not: it was damaged on its way")]
    BrokenUtf8 { line: u64 },
    #[error("the first line lacks the columns {}", headers::list(.0))]
    MissingColumns(Vec<Column>),
    #[error("the first line names the columns {} more than once", headers::list(.0))]
    RepeatedColumns(Vec<Column>),
    #[error("the file has more than {limit} lines")]
    TooManyRows { limit: usize },
    #[error("the file has more than {limit} cells")]
    TooManyCells { limit: usize },
}

impl FileProblem {
    /// The same for ever: what texts are found by.
    pub const fn code(&self) -> &'static str {
        match self {
            Self::Empty => "empty",
            Self::TooLarge { .. } => "too-large",
            Self::Spreadsheet => "spreadsheet",
            Self::Utf16 => "utf-16",
            Self::Binary => "binary",
            Self::BrokenUtf8 { .. } => "broken-utf-8",
            Self::MissingColumns(_) => "missing-columns",
            Self::RepeatedColumns(_) => "repeated-columns",
            Self::TooManyRows { .. } => "too-many-rows",
            Self::TooManyCells { .. } => "too-many-cells",
        }
    }
}

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Encoding {
    Utf8,
    Windows1252,
}

impl Encoding {
    pub const fn name(self) -> &'static str {
        match self {
            Self::Utf8 => "UTF-8",
            Self::Windows1252 => "Windows-1252",
        }
    }
}

/// The text of a file, without its byte order mark.
pub(super) fn decode(content: &[u8]) -> Result<(Cow<'_, str>, Encoding), FileProblem> {
    if content.len() > LARGEST_FILE {
        return Err(FileProblem::TooLarge { limit: LARGEST_FILE });
    }
    // XLSX and ODS are ZIP archives; XLS is an OLE container.
    if content.starts_with(b"PK\x03\x04") || content.starts_with(b"\xD0\xCF\x11\xE0") {
        return Err(FileProblem::Spreadsheet);
    }
    if content.starts_with(b"\xFF\xFE") || content.starts_with(b"\xFE\xFF") {
        return Err(FileProblem::Utf16);
    }
    if content.contains(&0) {
        return Err(FileProblem::Binary);
    }
    let (marked, content) = match content.strip_prefix(b"\xEF\xBB\xBF") {
        Some(rest) => (true, rest),
        None => (false, content),
    };
    if content.trim_ascii().is_empty() {
        return Err(FileProblem::Empty);
    }
    match std::str::from_utf8(content) {
        Ok(text) => Ok((Cow::Borrowed(text), Encoding::Utf8)),
        Err(error) if marked => {
            let lines_before = content[..error.valid_up_to()].split(|&byte| byte == b'\n').count();
            Err(FileProblem::BrokenUtf8 { line: u64::try_from(lines_before).unwrap_or(u64::MAX) })
        }
        Err(_) => {
            let (text, _) = encoding_rs::WINDOWS_1252.decode_without_bom_handling(content);
            Ok((text, Encoding::Windows1252))
        }
    }
}

/// The delimiter with which the first line names most columns; and where that line begins, since a spreadsheet may
/// have put its own `sep=;` before it.
pub(super) fn delimiter(text: &str) -> Result<(u8, usize), FileProblem> {
    let (declared, start) = declared_delimiter(text);
    let candidates = declared.map_or(vec![b';', b',', b'\t'], |delimiter| vec![delimiter]);
    let score = |&delimiter: &u8| {
        let header = first_record(&text[start..], delimiter);
        let known = header.iter().filter(|name| Column::from_header(name).is_some()).count();
        (known, header.len())
    };
    let best = candidates.into_iter().max_by_key(score).unwrap_or(b',');
    let cells = text.bytes().filter(|&byte| byte == best).count();
    if cells > MOST_CELLS { Err(FileProblem::TooManyCells { limit: MOST_CELLS }) } else { Ok((best, start)) }
}

/// Reads Excel's `sep=;`.
fn declared_delimiter(text: &str) -> (Option<u8>, usize) {
    let line = text.split(['\r', '\n']).next().unwrap_or_default();
    let unquoted = line.trim().trim_matches('"').to_ascii_lowercase();
    match unquoted.strip_prefix("sep=").map(str::as_bytes) {
        Some(&[delimiter @ (b';' | b',' | b'\t')]) => (Some(delimiter), line.len()),
        _ => (None, 0),
    }
}

fn first_record(text: &str, delimiter: u8) -> csv::StringRecord {
    // A header is never so long; what follows an open quote need not be read three times.
    let beginning = &text[..text.floor_char_boundary(100_000)];
    let mut reader = csv_reader(delimiter).from_reader(beginning.as_bytes());
    let mut record = csv::StringRecord::new();
    let read = reader.read_record(&mut record);
    if read.is_ok() { record } else { csv::StringRecord::new() }
}

pub(super) fn csv_reader(delimiter: u8) -> csv::ReaderBuilder {
    let mut builder = csv::ReaderBuilder::new();
    builder.delimiter(delimiter).has_headers(false).flexible(true);
    builder
}
