//! What a file would change, worked out without changing anything.

use std::collections::{BTreeMap, HashMap, HashSet};

use domain::{
    chance::Chance,
    ids::{PersonId, UnitId},
    person::{Career, Email, Posting},
    time::{Day, Timestamp},
};
use store::people::{Person, Unit};

use super::{
    career::{self, Said},
    change::{Change, ChangeKind, Compared, Names},
    decode::Encoding,
    headers::Column,
    managers,
    problem::{LineProblem, Problem},
    rows::{PeopleFile, Row, Stated},
    units::Units,
};

/// What a file would change.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Plan {
    /// How the file was read.
    pub encoding: Encoding,
    pub delimiter: char,
    pub ignored_columns: Vec<String>,
    pub added: usize,
    pub changed: usize,
    pub moved: usize,
    pub closed: usize,
    pub unchanged: usize,
    /// People of the company, today or later, of whom no line speaks: they are left as they are.
    pub absent: usize,
    /// Paths of units that are not there yet.
    pub new_units: Vec<String>,
    /// By line.
    pub problems: Vec<LineProblem>,
    /// By line; what stays as it is, is not among them.
    pub changes: Vec<Change>,
}

impl Plan {
    pub fn has_problems(&self) -> bool {
        !self.problems.is_empty()
    }

    /// Lines that are not taken. A line can have several problems.
    pub fn bad_lines(&self) -> usize {
        self.problems.chunk_by(|a, b| a.line == b.line).count()
    }

    /// Lines that are taken.
    pub fn good_lines(&self) -> usize {
        self.changes.len() + self.unchanged
    }
}

/// What is known, at one moment.
#[derive(Debug)]
pub(super) struct Company {
    pub today: Day,
    pub units: Vec<Unit>,
    pub people: Vec<Person>,
    pub careers: BTreeMap<PersonId, Career>,
}

impl Company {
    /// Today's posting, or else the next.
    pub fn posting_of(&self, person: PersonId) -> Option<&Posting> {
        self.careers.get(&person)?.postings.iter().find(|posting| posting.span.until > self.today)
    }
}

/// A plan and what must be written to carry it out.
#[derive(Debug)]
pub(super) struct Draft {
    pub plan: Plan,
    /// Parents first.
    pub units: Vec<Unit>,
    pub writes: Vec<Write>,
}

#[derive(Debug)]
pub(super) struct Write {
    pub person: Person,
    pub is_new: bool,
    /// `None` where it stays as it is.
    pub career: Option<Career>,
}

pub(super) fn plan(mut file: PeopleFile, company: &Company, at: Timestamp, chance: &mut dyn Chance) -> Draft {
    let by_email: HashMap<&Email, &Person> =
        company.people.iter().map(|person| (&person.email, person)).collect();
    let mut problems = std::mem::take(&mut file.problems);
    let mut is_bad = left_already(&file, company, &by_email, &mut problems);
    problems.extend(managers::check(&file, company, &mut is_bad));
    problems.sort_by_key(|problem| (problem.line, problem.column));

    let named: HashSet<&Email> = file.rows.iter().map(|row| &row.email).chain(file.bad.keys()).collect();
    let stays = |person: &&Person| company.posting_of(person.id).is_some();
    let absent = company.people.iter().filter(stays).filter(|person| !named.contains(&person.email)).count();

    let rows: Vec<&Row> =
        file.rows.iter().zip(&is_bad).filter(|(_, is_bad)| !**is_bad).map(|(row, _)| row).collect();
    let mut people: HashMap<&Email, PersonId> =
        by_email.iter().map(|(email, person)| (*email, person.id)).collect();
    for row in &rows {
        people.entry(&row.email).or_insert_with(|| PersonId::new(at, chance));
    }
    let names = Names { emails: people.iter().map(|(email, id)| (*id, *email)).collect() };

    let mut units = Units::new(&company.units);
    let mut changes = Vec::new();
    let mut writes = Vec::new();
    let mut unchanged = 0;
    let unknown = Career::default();
    for row in rows {
        let known = by_email.get(&row.email).copied();
        let old = known.and_then(|person| company.careers.get(&person.id)).unwrap_or(&unknown);
        let (unit, proposed) = units.propose(&row.unit, &mut || UnitId::new(at, chance));
        let manager = match &row.manager {
            Stated::Value(manager) => people.get(manager).map_or(Stated::Nothing, |id| Stated::Value(*id)),
            Stated::Nothing => Stated::Nothing,
            Stated::Not => Stated::Not,
        };
        let said = Said {
            start: row.start,
            until: row.until,
            unit,
            kind: row.kind,
            manager,
            profiles: row.profiles.as_deref(),
            leave: row.leave,
        };
        let new = career::merge(old, &said, company.today);
        if new.postings.iter().any(|posting| posting.unit == unit) {
            units.accept(proposed);
        }
        let person = Person {
            id: people[&row.email],
            email: row.email.clone(),
            given_name: row.given_name.clone(),
            family_name: row.family_name.clone(),
            // Theirs, once they are known: they may have chosen it.
            lang: known.map(|person| person.lang).or(row.lang).unwrap_or_default(),
        };
        let compared = Compared { row, known, person: &person, old, new: &new, today: company.today };
        let Some(change) = compared.change(&names, &units) else {
            unchanged += 1;
            continue;
        };
        changes.push(change);
        let career = (new != *old).then_some(new);
        writes.push(Write { person, is_new: known.is_none(), career });
    }
    let count = |kind| changes.iter().filter(|change| change.kind == kind).count();
    let plan = Plan {
        encoding: file.encoding,
        delimiter: file.delimiter,
        added: count(ChangeKind::Added),
        changed: count(ChangeKind::Changed),
        moved: count(ChangeKind::Moved),
        closed: count(ChangeKind::Closed),
        unchanged,
        absent,
        new_units: units.fresh.iter().map(|unit| unit.path.clone()).collect(),
        problems,
        changes,
        ignored_columns: std::mem::take(&mut file.ignored_columns),
    };
    Draft { plan, units: units.fresh, writes }
}

/// For each row, whether it speaks of somebody who left as if they had not.
fn left_already(
    file: &PeopleFile,
    company: &Company,
    by_email: &HashMap<&Email, &Person>,
    problems: &mut Vec<LineProblem>,
) -> Vec<bool> {
    let mut found = |row: &Row| {
        let career = by_email.get(&row.email).and_then(|person| company.careers.get(&person.id));
        let left =
            career.and_then(|career| career::already_left(career, row.start, row.until, company.today));
        problems.extend(left.map(|until| LineProblem {
            line: row.line,
            column: Some(Column::End),
            problem: Problem::AlreadyLeft { last_day: until - 1 },
        }));
        left.is_some()
    };
    file.rows.iter().map(&mut found).collect()
}
