//! What a person's status for a module is, from day to day: derived from dated facts, by this file only.
//!
//! The result is a list of segments, each with its first day and its end. A due date or an end of validity that
//! lies ahead is a border between two segments, so no nightly job ever has to move anybody: to ask for the status
//! of a day is to look which segment holds it.

use serde::{Deserialize, Serialize};

use crate::{
    ids::{RuleId, UnitId},
    person::Career,
    rule::{Rule, UnitTree},
    time::{Day, Span},
};

/// The status of a person for a module on a day on which at least one rule binds them.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum Status {
    /// A completion holds: completed ≤ day < end of validity.
    Valid,
    /// None holds and the day is not after the due date.
    Pending,
    /// None holds and the due date is past.
    Overdue,
    /// A granted exemption covers the day.
    Exempt,
    /// On leave: the clock stops.
    Paused,
}

impl Status {
    pub const ALL: [Self; 5] = [Self::Valid, Self::Pending, Self::Overdue, Self::Exempt, Self::Paused];

    pub const fn code(self) -> &'static str {
        match self {
            Self::Valid => "valid",
            Self::Pending => "pending",
            Self::Overdue => "overdue",
            Self::Exempt => "exempt",
            Self::Paused => "paused",
        }
    }

    pub fn from_code(code: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|status| status.code() == code)
    }
}

/// A completion, as far as standing looks at it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Held {
    pub completed_on: Day,
    /// The first day on which it no longer holds.
    pub valid_until: Day,
}

/// What happened between one person and one module.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Record {
    pub completions: Vec<Held>,
    pub exemptions: Vec<Span>,
}

/// Days on which nothing about the status changes.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Segment {
    pub span: Span,
    /// The unit in whose figures the person counts.
    pub unit: UnitId,
    pub status: Status,
    /// The due date that the status goes by: of the open cycle, or of the one that follows a valid completion.
    pub due_on: Day,
}

/// Why an enrolment is over.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Closed {
    Completed,
    /// The person is no longer in the rule's audience, or in the company.
    LeftAudience,
}

impl Closed {
    pub const fn code(self) -> &'static str {
        match self {
            Self::Completed => "completed",
            Self::LeftAudience => "left-audience",
        }
    }
}

/// A person bound by a rule to a module for one cycle.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Cycle {
    pub rule: RuleId,
    pub opened_on: Day,
    /// The last day on which completing is on time.
    pub due_on: Day,
    pub closed: Option<(Day, Closed)>,
}

impl Cycle {
    fn is_open_on(&self, day: Day) -> bool {
        self.opened_on <= day && self.closed.is_none_or(|(on, _)| day < on)
    }
}

/// The standing of one person for one module over all time.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Standing {
    pub segments: Vec<Segment>,
    /// Every enrolment, by rule and then by date.
    pub cycles: Vec<Cycle>,
}

impl Standing {
    pub fn on(&self, day: Day) -> Option<&Segment> {
        self.segments.iter().find(|segment| segment.span.contains(day))
    }
}

/// Derives the standing. `rules` are those of one module.
pub fn standing<'a>(
    career: &Career,
    rules: impl IntoIterator<Item = &'a Rule>,
    tree: &UnitTree,
    record: &Record,
) -> Standing {
    let mut completions = record.completions.clone();
    completions.sort_unstable_by_key(|held| (held.completed_on, held.valid_until));

    let mut bound: Vec<Span> = Vec::new();
    let mut cycles: Vec<Cycle> = Vec::new();
    for rule in rules {
        for span in rule.binds(career, tree) {
            cycles.extend(cycles_of(rule, span, &completions, &career.leaves));
            bound.push(span);
        }
    }
    let segments = segments_of(career, &bound, &cycles, &completions, &record.exemptions);
    Standing { segments, cycles }
}

/// The cycles of one rule over one span on which it binds the person.
fn cycles_of(rule: &Rule, bound: Span, completions: &[Held], leaves: &[Span]) -> Vec<Cycle> {
    let mut cycles = Vec::new();
    let mut opened_on = bound.from;
    // A completion closes the cycle if it holds beyond this day.
    let mut beyond = bound.from;
    let mut due_on = advance(opened_on, i32::from(rule.due_within_days), leaves);
    while opened_on < bound.until {
        let end = (bound.until < Day::FOREVER).then_some((bound.until, Closed::LeftAudience));
        let closing =
            completions.iter().find(|held| held.valid_until > beyond && held.completed_on < bound.until);
        let Some(held) = closing else {
            cycles.push(Cycle { rule: rule.id, opened_on, due_on, closed: end });
            break;
        };
        let closed_on = held.completed_on.max(opened_on);
        cycles.push(Cycle { rule: rule.id, opened_on, due_on, closed: Some((closed_on, Closed::Completed)) });

        let notice = i32::from(rule.renewal_notice_days);
        let mut holds_until = held.valid_until;
        // Completing again before the next cycle opens carries the validity on.
        for again in completions {
            if again.completed_on < holds_until - notice {
                holds_until = holds_until.max(again.valid_until);
            }
        }
        if holds_until >= Day::FOREVER {
            break;
        }
        opened_on = (holds_until - notice).max(closed_on);
        beyond = holds_until;
        due_on = advance(opened_on, holds_until.days_since(opened_on).max(0), leaves);
    }
    cycles
}

/// The day that lies `days` after `from`, not counting days of leave.
fn advance(from: Day, days: i32, leaves: &[Span]) -> Day {
    let mut day = from + days;
    let mut leaves: Vec<Span> = leaves.iter().copied().filter(|leave| leave.until > from).collect();
    leaves.sort_unstable();
    for leave in crate::time::merge(leaves) {
        let from = leave.from.max(from);
        if from <= day {
            day = day + leave.until.days_since(from);
        }
    }
    day
}

fn segments_of(
    career: &Career,
    bound: &[Span],
    cycles: &[Cycle],
    completions: &[Held],
    exemptions: &[Span],
) -> Vec<Segment> {
    let mut borders: Vec<Day> = Vec::new();
    let spans = bound.iter().chain(&career.leaves).chain(exemptions).copied();
    let postings = career.postings.iter().map(|posting| posting.span);
    for span in spans.chain(postings) {
        borders.extend([span.from, span.until]);
    }
    for held in completions {
        borders.extend([held.completed_on, held.valid_until]);
    }
    for cycle in cycles {
        borders.extend([cycle.opened_on, cycle.due_on + 1]);
        borders.extend(cycle.closed.map(|(on, _)| on));
    }
    borders.sort_unstable();
    borders.dedup();

    let mut segments: Vec<Segment> = Vec::new();
    for pair in borders.windows(2) {
        let (day, span) = (pair[0], Span::new(pair[0], pair[1]));
        let Some(posting) = career.posting_on(day) else { continue };
        if !bound.iter().any(|span| span.contains(day)) {
            continue;
        }
        let (status, due_on) = status_on(day, cycles, completions, exemptions, &career.leaves);
        let segment = Segment { span, unit: posting.unit, status, due_on };
        match segments.last_mut() {
            Some(last) if last.span.until == day && same(last, &segment) => last.span.until = span.until,
            _ => segments.push(segment),
        }
    }
    segments
}

fn same(a: &Segment, b: &Segment) -> bool {
    (a.unit, a.status, a.due_on) == (b.unit, b.status, b.due_on)
}

fn status_on(
    day: Day,
    cycles: &[Cycle],
    completions: &[Held],
    exemptions: &[Span],
    leaves: &[Span],
) -> (Status, Day) {
    let covers = |spans: &[Span]| spans.iter().any(|span| span.contains(day));
    let open_due = cycles.iter().filter(|cycle| cycle.is_open_on(day)).map(|cycle| cycle.due_on).min();
    let holds_until = completions
        .iter()
        .filter(|held| held.completed_on <= day && day < held.valid_until)
        .map(|held| held.valid_until)
        .max();
    let due_on = open_due.or(holds_until).unwrap_or(Day::FOREVER);
    let status = if covers(exemptions) {
        Status::Exempt
    } else if covers(leaves) {
        Status::Paused
    } else if holds_until.is_some() {
        Status::Valid
    } else if day <= due_on {
        Status::Pending
    } else {
        Status::Overdue
    };
    (status, due_on)
}

#[cfg(test)]
mod tests {
    use std::collections::BTreeMap;

    use proptest::prelude::*;
    use uuid::Uuid;

    use super::*;
    use crate::{
        module::ModuleId,
        person::{self, Kind, Posting, Profile},
        rule::Audience,
    };

    const AGENCY: UnitId = UnitId(Uuid::from_u128(1));
    const STUDIO: UnitId = UnitId(Uuid::from_u128(2));

    fn day(number: i32) -> Day {
        Day::from_number(number)
    }

    fn span(from: i32, until: i32) -> Span {
        Span::new(day(from), day(until))
    }

    fn tree() -> UnitTree {
        UnitTree::new(BTreeMap::from([(AGENCY, None), (STUDIO, Some(AGENCY))]))
    }

    fn rule(due: u16, notice: u16) -> Rule {
        Rule {
            id: RuleId(Uuid::from_u128(9)),
            module: ModuleId::parse("anssi-01").unwrap(),
            audience: Audience::default(),
            due_within_days: due,
            renewal_notice_days: notice,
            in_force: Span::from(day(0)),
        }
    }

    fn posted(from: i32, until: i32, unit: UnitId) -> Posting {
        Posting { span: span(from, until), kind: Kind::Employee, unit, manager: None }
    }

    fn career(postings: Vec<Posting>) -> Career {
        Career { postings, ..Career::default() }
    }

    fn hired(from: i32) -> Career {
        career(vec![Posting { span: Span::from(day(from)), ..posted(0, 0, AGENCY) }])
    }

    fn completed(pairs: &[(i32, i32)]) -> Record {
        let held = |&(on, until): &(i32, i32)| Held { completed_on: day(on), valid_until: day(until) };
        Record { completions: pairs.iter().map(held).collect(), exemptions: vec![] }
    }

    fn statuses(standing: &Standing) -> Vec<(i32, Status)> {
        standing.segments.iter().map(|segment| (segment.span.from.number(), segment.status)).collect()
    }

    #[test]
    fn a_new_hire_is_pending_through_the_due_date_and_overdue_after_it() {
        let standing = standing(&hired(100), [&rule(14, 30)], &tree(), &Record::default());
        assert_eq!(statuses(&standing), [(100, Status::Pending), (115, Status::Overdue)]);
        assert_eq!(standing.on(day(99)), None);
        assert_eq!(standing.on(day(114)).unwrap().due_on, day(114));
    }

    #[test]
    fn a_completion_holds_until_its_end_and_the_next_cycle_opens_with_notice() {
        let standing = standing(&hired(100), [&rule(14, 30)], &tree(), &completed(&[(110, 475)]));
        assert_eq!(statuses(&standing)[0], (100, Status::Pending));
        assert_eq!(standing.on(day(110)).unwrap().status, Status::Valid);
        assert_eq!(standing.on(day(474)).unwrap().status, Status::Valid);
        // On the first day without it the renewal is due, and from the next on it is late.
        assert_eq!(standing.on(day(475)).unwrap().status, Status::Pending);
        assert_eq!(standing.on(day(476)).unwrap().status, Status::Overdue);
        let cycles: Vec<_> =
            standing.cycles.iter().map(|c| (c.opened_on.number(), c.due_on.number(), c.closed)).collect();
        assert_eq!(cycles, [(100, 114, Some((day(110), Closed::Completed))), (445, 475, None)]);
    }

    #[test]
    fn completing_again_in_time_leaves_no_gap() {
        let standing = standing(&hired(100), [&rule(14, 30)], &tree(), &completed(&[(110, 475), (450, 815)]));
        assert!((110..815).all(|n| standing.on(day(n)).unwrap().status == Status::Valid));
        assert_eq!(standing.cycles.len(), 3);
        assert_eq!(standing.cycles[2].due_on, day(815));
    }

    #[test]
    fn completing_again_early_moves_the_next_cycle() {
        let standing = standing(&hired(100), [&rule(14, 30)], &tree(), &completed(&[(110, 475), (300, 665)]));
        assert_eq!(standing.cycles.len(), 2);
        assert_eq!(standing.cycles[1].opened_on, day(635));
    }

    #[test]
    fn leave_stops_the_clock() {
        let on_leave = Career { leaves: vec![span(105, 205)], ..hired(100) };
        let standing = standing(&on_leave, [&rule(14, 30)], &tree(), &Record::default());
        assert_eq!(
            statuses(&standing),
            [(100, Status::Pending), (105, Status::Paused), (205, Status::Pending), (215, Status::Overdue)]
        );
    }

    #[test]
    fn whoever_leaves_is_out_of_scope() {
        let standing =
            standing(&career(vec![posted(100, 150, AGENCY)]), [&rule(14, 30)], &tree(), &Record::default());
        assert_eq!(standing.on(day(149)).unwrap().status, Status::Overdue);
        assert_eq!(standing.on(day(150)), None);
        assert_eq!(standing.cycles[0].closed, Some((day(150), Closed::LeftAudience)));
    }

    #[test]
    fn a_move_inside_the_audience_changes_the_unit_and_not_the_due_date() {
        let moved = career(vec![posted(100, 110, AGENCY), posted(110, 900, STUDIO)]);
        let standing = standing(&moved, [&rule(14, 30)], &tree(), &Record::default());
        assert_eq!(standing.on(day(109)).unwrap().unit, AGENCY);
        assert_eq!(standing.on(day(110)).unwrap().unit, STUDIO);
        assert_eq!(standing.on(day(110)).unwrap().due_on, day(114));
        assert_eq!(standing.cycles.len(), 1);
    }

    #[test]
    fn a_profile_binds_from_the_day_it_is_obtained() {
        let developer = Profile::parse("developer").unwrap();
        let audience =
            Audience { profiles: vec![developer.clone()], units: vec![AGENCY], ..Audience::default() };
        let rule = Rule { audience, ..rule(30, 30) };
        let career = Career {
            profiles: vec![person::Held { profile: developer, span: span(200, 300) }],
            ..career(vec![posted(100, 900, STUDIO)])
        };
        let standing = standing(&career, [&rule], &tree(), &Record::default());
        assert_eq!(statuses(&standing), [(200, Status::Pending), (231, Status::Overdue)]);
        assert_eq!(standing.segments.last().unwrap().span.until, day(300));
    }

    #[test]
    fn an_exemption_counts_apart() {
        let record = Record { exemptions: vec![span(120, 130)], ..Record::default() };
        let standing = standing(&hired(100), [&rule(14, 30)], &tree(), &record);
        assert_eq!(standing.on(day(120)).unwrap().status, Status::Exempt);
        assert_eq!(standing.on(day(130)).unwrap().status, Status::Overdue);
    }

    #[test]
    fn of_two_rules_the_earlier_due_date_counts() {
        let other = Rule { id: RuleId(Uuid::from_u128(10)), ..rule(5, 30) };
        let standing = standing(&hired(100), [&rule(14, 30), &other], &tree(), &Record::default());
        assert_eq!(standing.on(day(106)).unwrap().status, Status::Overdue);
        assert_eq!(standing.cycles.len(), 2);
    }

    #[test]
    fn a_completion_from_before_the_rule_counts_while_it_holds() {
        let standing = standing(&hired(100), [&rule(14, 30)], &tree(), &completed(&[(50, 415)]));
        assert_eq!(standing.on(day(100)).unwrap().status, Status::Valid);
        assert_eq!(standing.cycles[0].closed, Some((day(100), Closed::Completed)));
    }

    proptest! {
        /// Whatever the dates: segments are sorted, do not overlap, and agree with the definition of each status.
        #[test]
        fn segments_agree_with_the_definitions(
            start in 0..400i32, length in 1..900i32, due in 0..60u16, notice in 0..90u16,
            completions in prop::collection::vec((0..900i32, 1..500i32), 0..5),
            leaves in prop::collection::vec((0..900i32, 1..120i32), 0..3),
            exemptions in prop::collection::vec((0..900i32, 1..120i32), 0..2),
        ) {
            let spans = |pairs: &[(i32, i32)]| pairs.iter().map(|&(from, n)| span(from, from + n)).collect::<Vec<_>>();
            let career = Career { leaves: spans(&leaves), ..career(vec![posted(start, start + length, AGENCY)]) };
            let record = Record {
                completions: completions.iter().map(|&(on, n)| Held { completed_on: day(on), valid_until: day(on + n) }).collect(),
                exemptions: spans(&exemptions),
            };
            let standing = standing(&career, [&rule(due, notice)], &tree(), &record);
            for pair in standing.segments.windows(2) {
                prop_assert!(pair[0].span.until <= pair[1].span.from);
            }
            for number in 0..1_500 {
                let today = day(number);
                let found = standing.on(today).map(|segment| segment.status);
                let covered = |spans: &[Span]| spans.iter().any(|s| s.contains(today));
                let held = record.completions.iter().any(|h| h.completed_on <= today && today < h.valid_until);
                if !career.postings[0].span.contains(today) {
                    prop_assert_eq!(found, None);
                } else if covered(&record.exemptions) {
                    prop_assert_eq!(found, Some(Status::Exempt));
                } else if covered(&career.leaves) {
                    prop_assert_eq!(found, Some(Status::Paused));
                } else if held {
                    prop_assert_eq!(found, Some(Status::Valid));
                } else {
                    let segment = standing.on(today);
                    let expected = segment.map(|s| if today <= s.due_on { Status::Pending } else { Status::Overdue });
                    prop_assert_eq!(found, expected);
                    prop_assert!(found.is_some());
                }
            }
        }
    }
}
