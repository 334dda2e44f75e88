//! Who works at Atelier Kerlann, read from `people.csv` and `moves.csv`, and the files that its payroll exports.
//! Days are counted from today, so that the company is always as old.

use domain::{person::Profile, time::Day};
use serde::Deserialize;

use super::{
    calendar::{is_working_day, working_day_from, working_day_until},
    habits::Habit,
};
use crate::folded::folded;

const PEOPLE: &str = include_str!("people.csv");
const MOVES: &str = include_str!("moves.csv");
const DOMAIN: &str = "kerlann.example";
/// Payroll knows of arrivals and leave so many days ahead: beyond the next monthly file.
const KNOWN_AHEAD: i32 = 40;
/// And of departures, by their notice.
const NOTICE: i32 = 60;
const HEADER: [&str; 12] = [
    "Prénom",
    "Nom",
    "E-mail",
    "Unité",
    "Profils",
    "Contrat",
    "Responsable",
    "Arrivée",
    "Départ",
    "Langue",
    "Congé du",
    "Congé au",
];

#[derive(Debug, Deserialize)]
struct PersonLine {
    given: String,
    family: String,
    unit: String,
    kind: String,
    profiles: String,
    manager: String,
    language: String,
    start: i32,
    end: Option<i32>,
    leave_from: Option<i32>,
    leave_until: Option<i32>,
    habit: Habit,
}

#[derive(Debug, Deserialize)]
struct MoveLine {
    day: i32,
    person: String,
    column: Moved,
    value: String,
}

#[derive(Debug, Clone, Copy, Deserialize)]
#[serde(rename_all = "lowercase")]
enum Moved {
    Unit,
    Manager,
    Profiles,
    Kind,
    End,
}

/// What payroll knows of one person.
#[derive(Debug)]
pub(super) struct Member {
    pub email: String,
    given: String,
    family: String,
    unit: String,
    kind: String,
    profiles: String,
    manager: String,
    language: String,
    pub start: Day,
    /// The last day.
    end: Option<Day>,
    /// First and last day.
    pub leave: Option<(Day, Option<Day>)>,
    pub habit: Habit,
}

#[derive(Debug)]
struct Move {
    day: Day,
    email: String,
    what: Moved,
    value: String,
}

#[derive(Debug)]
pub(super) struct Company {
    pub members: Vec<Member>,
    /// Still to come, the next one last.
    moves: Vec<Move>,
}

impl Company {
    pub fn read(today: Day) -> Self {
        let people = csv::Reader::from_reader(PEOPLE.as_bytes()).into_deserialize();
        let members = people.map(|line| member(line.expect("people.csv is sound"), today)).collect();
        let moves = csv::Reader::from_reader(MOVES.as_bytes()).into_deserialize();
        let mut moves: Vec<Move> =
            moves.map(|line| a_move(line.expect("moves.csv is sound"), today)).collect();
        moves.sort_by_key(|to_come| std::cmp::Reverse(to_come.day));
        Self { members, moves }
    }

    /// The days on which payroll exports a file: the first working day of each month, and whenever somebody moves.
    pub fn file_days(&self, first: Day, today: Day) -> Vec<Day> {
        let is_first = |day: Day| {
            let before = day.first_of_month().number()..day.number();
            !before.map(Day::from_number).any(is_working_day)
        };
        let days = (first.number()..=today.number()).map(Day::from_number).filter(|&day| is_working_day(day));
        days.filter(|&day| {
            day == first || is_first(day) || self.moves.iter().any(|to_come| to_come.day == day)
        })
        .collect()
    }

    /// The file of a day: whoever is there, or will be before long.
    pub fn file(&mut self, day: Day) -> Vec<u8> {
        while let Some(due) = self.moves.pop_if(|to_come| to_come.day <= day) {
            let member = self.members.iter_mut().find(|member| member.email == due.email);
            member.expect("moves.csv names people of people.csv").take(due.what, due.value);
        }
        let mut file = csv::WriterBuilder::new().delimiter(b';').from_writer(Vec::new());
        file.write_record(HEADER).expect("memory can be written to");
        let listed =
            |member: &&Member| member.start <= day + KNOWN_AHEAD && member.end.is_none_or(|end| day <= end);
        for member in self.members.iter().filter(listed) {
            file.write_record(member.cells(day)).expect("memory can be written to");
        }
        file.into_inner().expect("memory can be written to")
    }
}

impl Member {
    fn take(&mut self, what: Moved, value: String) {
        match what {
            Moved::Unit => self.unit = value,
            Moved::Manager => self.manager = address(&value),
            Moved::Profiles => self.profiles = value,
            Moved::Kind => self.kind = value,
            // Only ends are taken back: whoever was to leave stays.
            Moved::End => self.end = None,
        }
    }

    fn cells(&self, day: Day) -> [String; 12] {
        let french = |day: Day| day.date().strftime("%d/%m/%Y").to_string();
        let is_employee = !matches!(self.kind.as_str(), "intern" | "contractor");
        let end = self.end.filter(|&end| !is_employee || end <= day + NOTICE);
        let leave = self
            .leave
            .filter(|(from, until)| *from <= day + KNOWN_AHEAD && until.is_none_or(|until| day <= until));
        [
            self.given.clone(),
            self.family.clone(),
            self.email.clone(),
            self.unit.clone(),
            self.profiles.replace(' ', ", "),
            self.kind.clone(),
            self.manager.clone(),
            french(self.start),
            end.map(french).unwrap_or_default(),
            self.language.clone(),
            leave.map(|(from, _)| french(from)).unwrap_or_default(),
            leave.and_then(|(_, until)| until).map(french).unwrap_or_default(),
        ]
    }
}

fn member(line: PersonLine, today: Day) -> Member {
    let email = address(&folded(&format!("{}.{}", line.given, line.family)).replace(' ', "-"));
    debug_assert!(line.profiles.split(' ').all(|name| name.is_empty() || Profile::parse(name).is_ok()));
    let manager = if line.manager.is_empty() { String::new() } else { address(&line.manager) };
    Member {
        email,
        given: line.given,
        family: line.family,
        unit: line.unit,
        kind: line.kind,
        profiles: line.profiles,
        manager,
        language: line.language,
        start: first_day(today, line.start),
        end: line.end.map(|end| last_day(today + end)),
        leave: line.leave_from.map(|from| (today + from, line.leave_until.map(|until| today + until))),
        habit: line.habit,
    }
}

fn a_move(line: MoveLine, today: Day) -> Move {
    let day = working_day_from(today + line.day);
    Move { day, email: address(&line.person), what: line.column, value: line.value }
}

/// People start on Mondays; those of the last days, on any working day or today.
fn first_day(today: Day, start: i32) -> Day {
    let day = today + start;
    match start {
        0.. => day,
        -14..0 => working_day_until(day),
        _ => working_day_from(day - i32::from(day.date().weekday().to_monday_zero_offset())),
    }
}

/// And leave on Fridays.
fn last_day(day: Day) -> Day {
    day - (i32::from(day.date().weekday().to_monday_zero_offset()) + 3) % 7
}

fn address(name: &str) -> String {
    format!("{name}@{DOMAIN}")
}
