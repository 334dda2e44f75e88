//! What is different about one person: found by comparing before and after, and told in English for the command
//! line; pages have their own words.

use std::{
    collections::{HashMap, HashSet},
    fmt,
};

use domain::{
    ids::PersonId,
    person::{Career, Email, Kind, Profile},
    time::{Day, Span},
};
use store::people::Person;

use super::{
    rows::{Row, Stated},
    units::Units,
};

/// What a line changes for its person.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Change {
    pub line: u64,
    pub email: String,
    pub display_name: String,
    pub kind: ChangeKind,
    pub details: Vec<Detail>,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum ChangeKind {
    Added,
    /// Names, profiles, dates.
    Changed,
    /// Unit, manager or kind.
    Moved,
    /// An end where there was none, or one that is past now.
    Closed,
}

impl ChangeKind {
    pub const fn code(self) -> &'static str {
        match self {
            Self::Added => "added",
            Self::Changed => "changed",
            Self::Moved => "moved",
            Self::Closed => "closed",
        }
    }
}

/// One thing that is different.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Detail {
    Name {
        from: String,
        to: String,
    },
    Unit {
        from: Option<String>,
        to: String,
    },
    Kind {
        from: Option<Kind>,
        to: Kind,
    },
    /// By e-mail.
    Manager {
        from: Option<String>,
        to: Option<String>,
    },
    Starts {
        on: Day,
    },
    /// The last day; `None` is without end.
    Ends {
        from: Option<Day>,
        to: Option<Day>,
    },
    /// After having left.
    Returns {
        on: Day,
    },
    ProfileBegins(Profile),
    ProfileEnds(Profile),
    /// First and last day; `None` where no leave is left.
    Leave(Option<(Day, Option<Day>)>),
    /// Only what was planned for days to come.
    Planned,
}

impl Detail {
    /// The name of what is different, without what it was or is.
    pub const fn field(&self) -> &'static str {
        match self {
            Self::Name { .. } => "name",
            Self::Unit { .. } => "unit",
            Self::Kind { .. } => "kind",
            Self::Manager { .. } => "manager",
            Self::Starts { .. } | Self::Returns { .. } => "start",
            Self::Ends { .. } => "end",
            Self::ProfileBegins(_) | Self::ProfileEnds(_) => "profiles",
            Self::Leave(_) => "leave",
            Self::Planned => "planned",
        }
    }
}

/// Who is who, for what is told of managers.
pub(super) struct Names<'a> {
    pub emails: HashMap<PersonId, &'a Email>,
}

impl Names<'_> {
    fn email(&self, person: Option<PersonId>) -> Option<String> {
        self.emails.get(&person?).map(ToString::to_string)
    }
}

/// A person before and after.
pub(super) struct Compared<'a> {
    pub row: &'a Row,
    pub known: Option<&'a Person>,
    pub person: &'a Person,
    pub old: &'a Career,
    pub new: &'a Career,
    pub today: Day,
}

impl Compared<'_> {
    /// `None` if all stays as it is.
    pub fn change(&self, names: &Names<'_>, units: &Units) -> Option<Change> {
        let mut details = Vec::new();
        self.compare_person(&mut details);
        self.compare_dates(&mut details);
        let before_place = details.len();
        self.compare_place(&mut details, names, units);
        let is_moved = details.len() > before_place;
        self.compare_profiles_and_leaves(&mut details);
        if details.is_empty() && self.old != self.new {
            details.push(Detail::Planned);
        }
        if details.is_empty() && self.known.is_some() {
            return None;
        }
        let kind = match self.known {
            None => ChangeKind::Added,
            Some(_) if self.is_closed() => ChangeKind::Closed,
            Some(_) if is_moved => ChangeKind::Moved,
            Some(_) => ChangeKind::Changed,
        };
        Some(Change {
            line: self.row.line,
            email: self.person.email.to_string(),
            display_name: self.person.display_name(),
            kind,
            details,
        })
    }

    fn is_closed(&self) -> bool {
        let (old, new) = (end(self.old), end(self.new));
        new < old && (old == Day::FOREVER || new <= self.today)
    }

    fn compare_person(&self, details: &mut Vec<Detail>) {
        let Some(known) = self.known else { return };
        if (&known.given_name, &known.family_name) != (&self.person.given_name, &self.person.family_name) {
            details.push(Detail::Name { from: known.display_name(), to: self.person.display_name() });
        }
    }

    fn compare_dates(&self, details: &mut Vec<Detail>) {
        let start = self.row.start;
        let starts = |career: &Career| career.postings.iter().any(|posting| posting.span.from == start);
        let returns = !self.old.postings.is_empty() && start >= end(self.old) && starts(self.new);
        if returns {
            details.push(Detail::Returns { on: start });
        } else if starts(self.new) && !starts(self.old) {
            details.push(Detail::Starts { on: start });
        }
        let (old, new) = (end(self.old), end(self.new));
        let is_news = if returns || self.known.is_none() { new < Day::FOREVER } else { old != new };
        if is_news {
            let last_day = |until: Day| (until < Day::FOREVER).then(|| until - 1);
            let from = if self.old.postings.is_empty() { None } else { last_day(old) };
            details.push(Detail::Ends { from, to: last_day(new) });
        }
    }

    fn compare_place(&self, details: &mut Vec<Detail>, names: &Names<'_>, units: &Units) {
        let Some(new) = self.new.postings.last() else { return };
        let old = self.old.postings.last();
        if old.is_none_or(|old| old.unit != new.unit) {
            details
                .push(Detail::Unit { from: old.map(|old| units.path(old.unit)), to: units.path(new.unit) });
        }
        if old.is_none_or(|old| old.kind != new.kind) {
            details.push(Detail::Kind { from: old.map(|old| old.kind), to: new.kind });
        }
        let manager = old.and_then(|old| old.manager);
        if manager != new.manager {
            details.push(Detail::Manager { from: names.email(manager), to: names.email(new.manager) });
        }
    }

    fn compare_profiles_and_leaves(&self, details: &mut Vec<Detail>) {
        let day = self.today.max(self.row.start);
        let held = |career: &Career| career.profiles_on(day).cloned().collect::<HashSet<Profile>>();
        let (old, new) = (held(self.old), held(self.new));
        let sorted = |profiles: &HashSet<Profile>, others: &HashSet<Profile>| {
            let mut only: Vec<Profile> = profiles.difference(others).cloned().collect();
            only.sort_unstable();
            only
        };
        details.extend(sorted(&new, &old).into_iter().map(Detail::ProfileBegins));
        details.extend(sorted(&old, &new).into_iter().map(Detail::ProfileEnds));
        if self.old.leaves != self.new.leaves {
            let stated = match self.row.leave {
                Stated::Value(Span { from, until }) => {
                    Some((from, (until < Day::FOREVER).then(|| until - 1)))
                }
                Stated::Not | Stated::Nothing => None,
            };
            details.push(Detail::Leave(stated));
        }
    }
}

fn end(career: &Career) -> Day {
    career.postings.last().map_or(Day::EARLIEST, |posting| posting.span.until)
}

impl fmt::Display for Detail {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let day = |day: &Option<Day>| day.map_or_else(|| "no end".to_owned(), |day| day.to_string());
        let text = |text: &Option<String>| text.clone().unwrap_or_else(|| "none".to_owned());
        match self {
            Self::Name { from, to } => write!(f, "name: {from} -> {to}"),
            Self::Unit { from: None, to } => write!(f, "unit: {to}"),
            Self::Unit { from: Some(from), to } => write!(f, "unit: {from} -> {to}"),
            Self::Kind { from: None, to } => write!(f, "kind: {}", to.code()),
            Self::Kind { from: Some(from), to } => write!(f, "kind: {} -> {}", from.code(), to.code()),
            Self::Manager { from, to } => write!(f, "manager: {} -> {}", text(from), text(to)),
            Self::Starts { on } => write!(f, "starts on {on}"),
            Self::Ends { from, to } => write!(f, "last day: {} -> {}", day(from), day(to)),
            Self::Returns { on } => write!(f, "returns on {on}"),
            Self::ProfileBegins(profile) => write!(f, "+{profile}"),
            Self::ProfileEnds(profile) => write!(f, "-{profile}"),
            Self::Leave(None) => f.write_str("no leave"),
            Self::Leave(Some((first, last))) => write!(f, "leave: {first} to {}", day(last)),
            Self::Planned => f.write_str("what was planned"),
        }
    }
}

impl fmt::Display for Change {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "line {}: {} {} <{}>", self.line, self.kind.code(), self.display_name, self.email)?;
        for (at, detail) in self.details.iter().enumerate() {
            write!(f, "{}{detail}", if at == 0 { ": " } else { ", " })?;
        }
        Ok(())
    }
}
