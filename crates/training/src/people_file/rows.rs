//! From text to rows whose values mean something by themselves. What is wrong only beside other people (an unknown
//! manager, a circle) is for the plan.

use std::{collections::HashMap, io::Read as _};

use domain::{
    lang::Lang,
    person::{Email, Kind, Profile},
    time::{Day, Span},
};

use super::{
    decode::{self, Encoding, FileProblem, MOST_ROWS},
    headers::Column,
    problem::{LineProblem, Problem, is_invisible, shown},
    values::{self, DateFault},
};

/// Characters of a cell for which nothing stricter is known.
const LONGEST_CELL: usize = 1_000;
const LONGEST_NAME: usize = 200;
const LONGEST_UNIT: usize = 400;
/// Names of columns that are shown as ignored.
const MOST_IGNORED: usize = 50;
/// Comes after the text. It is a line of its own, unless a quote is still open.
const AFTER_THE_END: &str = "\n\u{1}\n";

/// What a file says about something that it may also not speak of.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Stated<T> {
    /// The file has no such column.
    Not,
    /// The cell is empty.
    Nothing,
    Value(T),
}

#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Row {
    pub line: u64,
    pub email: Email,
    pub given_name: String,
    pub family_name: String,
    /// Names from the root down.
    pub unit: Vec<String>,
    /// `None` where the file has no such column.
    pub profiles: Option<Vec<Profile>>,
    pub kind: Option<Kind>,
    pub manager: Stated<Email>,
    pub start: Day,
    /// The day after the last.
    pub until: Stated<Day>,
    pub lang: Option<Lang>,
    pub leave: Stated<Span>,
}

/// A file as read.
#[derive(Debug)]
pub(super) struct PeopleFile {
    pub encoding: Encoding,
    pub delimiter: char,
    pub ignored_columns: Vec<String>,
    /// In the order of the file; no address twice.
    pub rows: Vec<Row>,
    /// The people of lines with problems, as far as their address could be read, and the line.
    pub bad: HashMap<Email, u64>,
    pub problems: Vec<LineProblem>,
}

pub(super) fn read(content: &[u8]) -> Result<PeopleFile, FileProblem> {
    let (text, encoding) = decode::decode(content)?;
    let (delimiter, start) = decode::delimiter(&text)?;
    let mut lines = Lines { text: &text, counted_to: 0, line: 1 };
    let source = text.as_bytes()[start..].chain(AFTER_THE_END.as_bytes());
    let mut reader = decode::csv_reader(delimiter).from_reader(source);
    let mut record = csv::StringRecord::new();
    let mut file = PeopleFile {
        encoding,
        delimiter: char::from(delimiter),
        ignored_columns: Vec::new(),
        rows: Vec::new(),
        bad: HashMap::new(),
        problems: Vec::new(),
    };
    let mut header: Option<Header> = None;
    let mut first_lines: HashMap<Email, u64> = HashMap::new();
    let mut count = 0;
    while reader.read_record(&mut record).expect("the text is UTF-8 and in memory") {
        let position = record.position().map_or(0, csv::Position::byte);
        let Some(line) = lines.of_record(start + usize::try_from(position).unwrap_or(usize::MAX)) else {
            break;
        };
        let is_open = record.iter().next_back().is_some_and(|cell| cell.ends_with(AFTER_THE_END));
        if is_open {
            file.problems.push(LineProblem { line, column: None, problem: Problem::OpenQuote });
        }
        let Some(header) = &header else {
            let read = Header::read(&record, is_open)?;
            file.ignored_columns.clone_from(&read.ignored);
            header = Some(read);
            continue;
        };
        if record.iter().all(|cell| cell.trim().is_empty()) {
            continue;
        }
        count += 1;
        if count > MOST_ROWS {
            return Err(FileProblem::TooManyRows { limit: MOST_ROWS });
        }
        if is_open {
            continue;
        }
        let mut cells =
            Cells { header, record: &record, line, problems: &mut file.problems, has_problems: false };
        let (email, row) = cells.row(&mut first_lines);
        match (row, email) {
            (Some(row), _) => file.rows.push(row),
            (None, Some(email)) => {
                file.bad.entry(email).or_insert(line);
            }
            (None, None) => {}
        }
    }
    // A second line of a person is bad, the first may be good: then the person is.
    for row in &file.rows {
        file.bad.remove(&row.email);
    }
    Ok(file)
}

/// Counts lines as editors do. (The reader's own count is behind after an empty line and knows no lone `\r`.)
struct Lines<'a> {
    text: &'a str,
    counted_to: usize,
    line: u64,
}

impl Lines<'_> {
    /// The number of the line on which the record begins that the reader began to look for at `position`; `None` at
    /// the end.
    fn of_record(&mut self, position: usize) -> Option<u64> {
        let bytes = self.text.as_bytes();
        let rest = bytes.get(position..)?;
        let begins = position + rest.iter().position(|byte| !matches!(byte, b'\r' | b'\n'))?;
        for at in self.counted_to..begins {
            let ends_line = bytes[at] == b'\n' || bytes[at] == b'\r' && bytes.get(at + 1) != Some(&b'\n');
            self.line += u64::from(ends_line);
        }
        self.counted_to = begins;
        Some(self.line)
    }
}

/// Which cell is which column.
struct Header {
    places: [Option<usize>; Column::ALL.len()],
    ignored: Vec<String>,
    width: usize,
}

impl Header {
    fn read(record: &csv::StringRecord, is_open: bool) -> Result<Self, FileProblem> {
        let mut places = [None; Column::ALL.len()];
        let mut ignored = Vec::new();
        let mut repeated = Vec::new();
        for (at, name) in record.iter().enumerate() {
            let name = if is_open { name.trim_end_matches(AFTER_THE_END) } else { name };
            match Column::from_header(name) {
                Some(column) if places[column as usize].is_some() => repeated.push(column),
                Some(column) => places[column as usize] = Some(at),
                None if name.trim().is_empty() || ignored.len() == MOST_IGNORED => {}
                None => ignored.push(shown(name)),
            }
        }
        let missing = |column: &Column| column.is_required() && places[*column as usize].is_none();
        let missing: Vec<Column> = Column::ALL.into_iter().filter(missing).collect();
        if !missing.is_empty() {
            return Err(FileProblem::MissingColumns(missing));
        }
        if !repeated.is_empty() {
            repeated.sort_unstable();
            repeated.dedup();
            return Err(FileProblem::RepeatedColumns(repeated));
        }
        Ok(Self { places, ignored, width: record.len() })
    }
}

/// One line, while it is read.
struct Cells<'a> {
    header: &'a Header,
    record: &'a csv::StringRecord,
    line: u64,
    problems: &'a mut Vec<LineProblem>,
    has_problems: bool,
}

impl<'a> Cells<'a> {
    /// The row, unless there is a problem; and the address, where it could be read.
    fn row(&mut self, first_lines: &mut HashMap<Email, u64>) -> (Option<Email>, Option<Row>) {
        let too_many = self.record.iter().skip(self.header.width).any(|cell| !cell.trim().is_empty());
        if too_many {
            // Every value may stand in the wrong column: saying more would mislead.
            self.found(None, Problem::TooManyCells { found: self.record.len(), expected: self.header.width });
            return (None, None);
        }
        let email = self.email(first_lines);
        let given_name = self.required(Column::GivenName);
        let family_name = self.required(Column::FamilyName);
        let unit = self.unit();
        let profiles = self.profiles();
        let kind = self.keyword(Column::Kind, values::kind, |value| Problem::UnknownKind { value });
        let manager = self.manager(email.as_ref());
        let start = self.required(Column::Start).and_then(|text| self.date(Column::Start, &text));
        let until = self.until(start);
        let lang = self.keyword(Column::Language, values::lang, |value| Problem::UnknownLanguage { value });
        let leave = self.leave();
        let row = (|| {
            Some(Row {
                line: self.line,
                email: email.clone()?,
                given_name: given_name?,
                family_name: family_name?,
                unit: unit?,
                profiles,
                kind,
                manager,
                start: start?,
                until,
                lang,
                leave,
            })
        })();
        (email, row.filter(|_| !self.has_problems))
    }

    fn found(&mut self, column: Option<Column>, problem: Problem) {
        self.has_problems = true;
        self.problems.push(LineProblem { line: self.line, column, problem });
    }

    /// The cell with its spaces in order; `None` where the file has no such column, or the cell cannot be used.
    fn cell(&mut self, column: Column) -> Option<String> {
        let limit = match column {
            Column::GivenName | Column::FamilyName => LONGEST_NAME,
            Column::Unit => LONGEST_UNIT,
            _ => LONGEST_CELL,
        };
        let place = self.header.places[column as usize]?;
        let cell: &'a str = self.record.get(place).unwrap_or_default();
        if cell.len() > limit {
            let characters = cell.chars().count();
            if characters > limit {
                self.found(Some(column), Problem::TooLong { characters, limit });
                return None;
            }
        }
        let text = values::tidy(cell);
        if text.contains(is_invisible) {
            self.found(Some(column), Problem::ControlCharacter);
            return None;
        }
        Some(text)
    }

    fn required(&mut self, column: Column) -> Option<String> {
        let text = self.cell(column)?;
        if text.is_empty() {
            self.found(Some(column), Problem::Missing);
            return None;
        }
        Some(text)
    }

    fn email(&mut self, first_lines: &mut HashMap<Email, u64>) -> Option<Email> {
        let text = self.required(Column::Email)?;
        let Ok(email) = Email::parse(&text) else {
            self.found(Some(Column::Email), Problem::NotAnEmail { value: shown(&text) });
            return None;
        };
        let first_line = *first_lines.entry(email.clone()).or_insert(self.line);
        if first_line != self.line {
            let problem = Problem::DuplicateEmail { value: shown(email.as_str()), first_line };
            self.found(Some(Column::Email), problem);
        }
        Some(email)
    }

    fn unit(&mut self) -> Option<Vec<String>> {
        let text = self.required(Column::Unit)?;
        let names = values::unit(&text);
        if names.is_none() {
            self.found(Some(Column::Unit), Problem::NotAUnit { value: shown(&text) });
        }
        names
    }

    fn profiles(&mut self) -> Option<Vec<Profile>> {
        let text = self.cell(Column::Profiles)?;
        match values::profiles(&text) {
            Ok(profiles) => Some(profiles),
            Err(wrong) => {
                self.found(Some(Column::Profiles), Problem::NotAProfile { value: shown(&wrong) });
                None
            }
        }
    }

    /// One of a few words; `None` where the cell is empty.
    fn keyword<T>(
        &mut self,
        column: Column,
        read: impl Fn(&str) -> Option<T>,
        problem: impl Fn(String) -> Problem,
    ) -> Option<T> {
        let text = self.cell(column).filter(|text| !text.is_empty())?;
        let value = read(&text);
        if value.is_none() {
            self.found(Some(column), problem(shown(&text)));
        }
        value
    }

    fn manager(&mut self, own: Option<&Email>) -> Stated<Email> {
        let Some(text) = self.cell(Column::Manager) else { return Stated::Not };
        if text.is_empty() {
            return Stated::Nothing;
        }
        let Ok(email) = Email::parse(&text) else {
            self.found(Some(Column::Manager), Problem::NotAnEmail { value: shown(&text) });
            return Stated::Nothing;
        };
        if Some(&email) == own {
            self.found(Some(Column::Manager), Problem::OwnManager);
        }
        Stated::Value(email)
    }

    fn date(&mut self, column: Column, text: &str) -> Option<Day> {
        let value = || shown(text);
        let problem = match values::date(text) {
            Ok(day) => return Some(day),
            Err(DateFault::NotADate) => Problem::NotADate { value: value() },
            Err(DateFault::NotInCalendar) => Problem::ImpossibleDate { value: value() },
            Err(DateFault::OutOfRange) => Problem::DateOutOfRange { value: value() },
        };
        self.found(Some(column), problem);
        None
    }

    fn until(&mut self, start: Option<Day>) -> Stated<Day> {
        let Some(text) = self.cell(Column::End) else { return Stated::Not };
        if text.is_empty() || values::means_no_end(&text) {
            return Stated::Nothing;
        }
        match (self.date(Column::End, &text), start) {
            (Some(last), Some(start)) if last < start => {
                self.found(Some(Column::End), Problem::EndBeforeStart { value: shown(&text), start });
                Stated::Nothing
            }
            (Some(last), _) => Stated::Value(last + 1),
            (None, _) => Stated::Nothing,
        }
    }

    fn leave(&mut self) -> Stated<Span> {
        let from = self.cell(Column::LeaveFrom);
        let until =
            self.cell(Column::LeaveUntil).filter(|text| !text.is_empty() && !values::means_no_end(text));
        let last = until.as_ref().and_then(|text| self.date(Column::LeaveUntil, text));
        let Some(from) = from.as_ref().filter(|text| !text.is_empty()) else {
            if until.is_some() {
                self.found(Some(Column::LeaveFrom), Problem::LeaveWithoutStart);
            }
            return if from.is_some() { Stated::Nothing } else { Stated::Not };
        };
        let Some(first) = self.date(Column::LeaveFrom, from) else { return Stated::Nothing };
        if last.is_some_and(|last| last < first) {
            let value = shown(until.as_deref().unwrap_or_default());
            self.found(Some(Column::LeaveUntil), Problem::EndBeforeStart { value, start: first });
            return Stated::Nothing;
        }
        Stated::Value(Span::new(first, last.map_or(Day::FOREVER, |last| last + 1)))
    }
}
