//! What a line makes of what was known of a person, day by day.
//!
//! A line says how the person is from today on; or from their start on, where that lies ahead. Days that are past
//! stay as they are, but for what the line says of the start and the end themselves. Two postings that touch are
//! never joined: the day between them is the start that a line named, by which the same line is known again.

use domain::{
    ids::{PersonId, UnitId},
    person::{Career, Held, Kind, Posting, Profile},
    time::{Day, Span},
};

use super::rows::Stated;

/// What the line says, with the people and units that it names found.
#[derive(Debug, Clone)]
pub(super) struct Said<'a> {
    pub start: Day,
    pub until: Stated<Day>,
    pub unit: UnitId,
    pub kind: Option<Kind>,
    pub manager: Stated<PersonId>,
    pub profiles: Option<&'a [Profile]>,
    pub leave: Stated<Span>,
}

/// The day by which the person had left, where the line speaks as if they had not: it names no end and no later
/// start. To open the account of somebody who left, on the word of a file that is out of date, would be worse than
/// to ask.
pub(super) fn already_left(old: &Career, start: Day, until: Stated<Day>, today: Day) -> Option<Day> {
    let ends = target(&old.postings, start, today).map(|stay| stay.until);
    ends.filter(|&ends| until == Stated::Nothing && ends <= today)
}

pub(super) fn merge(old: &Career, said: &Said<'_>, today: Day) -> Career {
    let postings = postings(&old.postings, said, today);
    // Whoever is gone keeps what they had.
    if postings.last().is_none_or(|last| last.span.until <= today) && !old.postings.is_empty() {
        return Career { postings, ..old.clone() };
    }
    let as_of = if old.postings.is_empty() { said.start } else { today.max(said.start) };
    Career {
        profiles: profiles(&old.profiles, said.profiles, as_of),
        leaves: leaves(&old.leaves, said.leave, today),
        postings,
    }
}

/// Postings without a gap between them.
#[derive(Debug, Clone, Copy)]
struct Stay {
    first: usize,
    end: usize,
    from: Day,
    until: Day,
}

fn stays(postings: &[Posting]) -> Vec<Stay> {
    let mut stays: Vec<Stay> = Vec::new();
    for (at, posting) in postings.iter().enumerate() {
        let Span { from, until } = posting.span;
        match stays.last_mut() {
            Some(stay) if stay.until == from => (stay.end, stay.until) = (at + 1, until),
            _ => stays.push(Stay { first: at, end: at + 1, from, until }),
        }
    }
    stays
}

/// The stay that a line is about which starts on `start`: the one of today, or else the last, or the next if the
/// start lies after the last one's end. `None` if it is about a new one.
fn target(postings: &[Posting], start: Day, today: Day) -> Option<Stay> {
    let last = postings.last()?;
    if start >= last.span.until || start > today {
        return None;
    }
    let stays = stays(postings);
    let begun = stays.iter().rposition(|stay| stay.from <= today).unwrap_or(0);
    let next = stays.get(begun + 1).filter(|_| start >= stays[begun].until && stays[begun].until <= today);
    Some(*next.unwrap_or(&stays[begun]))
}

fn postings(old: &[Posting], said: &Said<'_>, today: Day) -> Vec<Posting> {
    match target(old, said.start, today) {
        Some(stay) => continued(old, stay, said, today),
        None => begun(old, said, today),
    }
}

/// The line names a start that lies ahead or after everything that is known: it begins there.
fn begun(old: &[Posting], said: &Said<'_>, today: Day) -> Vec<Posting> {
    let start = said.start;
    let is_known = old.iter().any(|posting| posting.span.from == start);
    let stays = stays(old);
    let stay = stays.iter().find(|stay| start < stay.until);
    // A stay that has not begun, and whose start is another now.
    let moved = stay.filter(|stay| !is_known && stay.from > today);
    let known_end = stay.map_or(Day::FOREVER, |stay| stay.until);
    let like = old.iter().rfind(|posting| posting.span.from <= start).or(old.first());

    let mut postings = old.to_vec();
    if let Some(stay) = moved {
        postings.drain(stay.first..stay.end);
    }
    truncate(&mut postings, start);
    let until = end_of(said.until, known_end);
    let (kind, manager) = (like.map(|posting| posting.kind), like.and_then(|posting| posting.manager));
    postings.push(posting(Span::new(start, until), said, kind, manager));
    postings
}

/// The line is about a stay that has begun, or that should have.
fn continued(old: &[Posting], stay: Stay, said: &Said<'_>, today: Day) -> Vec<Posting> {
    let (earlier, later) = (&old[..stay.first], &old[stay.end..]);
    let mut run = old[stay.first..stay.end].to_vec();

    let is_known = run.iter().any(|posting| posting.span.from == said.start);
    let before = earlier.last().map(|posting| posting.span.until);
    // A start before the end of an earlier stay says nothing of this one.
    if !is_known && before.is_none_or(|until| until <= said.start) {
        run.retain(|posting| posting.span.until > said.start);
        run[0].span.from = said.start;
    }

    let from = run[0].span.from;
    let until = match said.until {
        // The line is about an earlier stay, and this one is not in the file: over from today on.
        Stated::Value(until) if until <= from => today.min(stay.until),
        stated => end_of(stated, stay.until),
    };
    truncate(&mut run, until);
    if run.is_empty() {
        // It had not begun: then the line is about the one before.
        return postings(earlier, said, today);
    }
    let mut ahead = Vec::new();
    if until > today {
        let as_of = today.max(from);
        ahead = run.split_off(run.partition_point(|posting| posting.span.from <= as_of));
        change(&mut run, as_of, said);
    }
    if said.until == Stated::Not {
        // Nothing is said against what comes later, and what is said of the person holds then, too.
        ahead.extend_from_slice(later);
        let as_said = |later: &Posting| posting(later.span, said, Some(later.kind), later.manager);
        run.extend(ahead.iter().map(as_said));
    } else if let Some(last) = run.last_mut() {
        last.span.until = until;
    }
    [earlier, run.as_slice()].concat()
}

/// From `as_of` on, in the last posting's span, the person is as the line says.
fn change(run: &mut Vec<Posting>, as_of: Day, said: &Said<'_>) {
    let Some(last) = run.last_mut() else { return };
    let now = posting(Span::new(as_of, last.span.until), said, Some(last.kind), last.manager);
    if (last.unit, last.kind, last.manager) == (now.unit, now.kind, now.manager) {
        return;
    }
    if last.span.from == as_of {
        *last = now;
    } else {
        last.span.until = as_of;
        run.push(now);
    }
}

fn end_of(stated: Stated<Day>, known: Day) -> Day {
    match stated {
        Stated::Not => known,
        Stated::Nothing => Day::FOREVER,
        Stated::Value(until) => until,
    }
}

/// Ends everything before `day`.
fn truncate(postings: &mut Vec<Posting>, day: Day) {
    postings.retain(|posting| posting.span.from < day);
    if let Some(last) = postings.last_mut() {
        last.span.until = last.span.until.min(day);
    }
}

fn posting(span: Span, said: &Said<'_>, kind: Option<Kind>, manager: Option<PersonId>) -> Posting {
    let manager = match said.manager {
        Stated::Not => manager,
        Stated::Nothing => None,
        Stated::Value(manager) => Some(manager),
    };
    Posting { span, kind: said.kind.or(kind).unwrap_or(Kind::Employee), unit: said.unit, manager }
}

/// Those that are listed hold from `as_of` on, the others no longer.
fn profiles(old: &[Held], listed: Option<&[Profile]>, as_of: Day) -> Vec<Held> {
    let Some(listed) = listed else { return old.to_vec() };
    let mut profiles: Vec<Held> = Vec::new();
    for held in old.iter().filter(|held| held.span.from < as_of || held.span.contains(as_of)) {
        let goes_on = held.span.contains(as_of) && listed.contains(&held.profile);
        let until = if goes_on { Day::FOREVER } else { held.span.until.min(as_of) };
        let span = Span::new(held.span.from, until);
        if !span.is_empty() {
            profiles.push(Held { profile: held.profile.clone(), span });
        }
    }
    for profile in listed {
        if !profiles.iter().any(|held| held.profile == *profile && held.span.contains(as_of)) {
            profiles.push(Held { profile: profile.clone(), span: Span::from(as_of) });
        }
    }
    profiles.sort_unstable_by(|a, b| (a.span.from, &a.profile).cmp(&(b.span.from, &b.profile)));
    profiles
}

/// The stated leave takes the place of what it overlaps, and of what is still to come.
fn leaves(old: &[Span], stated: Stated<Span>, today: Day) -> Vec<Span> {
    let stated = match stated {
        Stated::Not => return old.to_vec(),
        Stated::Nothing => None,
        Stated::Value(leave) => Some(leave),
    };
    let is_replaced = |leave: &Span| stated.is_some_and(|stated| stated.intersect(*leave).is_some());
    let mut leaves: Vec<Span> = old
        .iter()
        .filter(|leave| !is_replaced(leave))
        .map(|leave| Span::new(leave.from, leave.until.min(today)))
        .filter(|leave| !leave.is_empty())
        .collect();
    leaves.extend(stated);
    leaves.sort_unstable();
    leaves
}
