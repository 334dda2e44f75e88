use super::*;
use crate::people_file::{
    career::{Said, already_left, merge},
    rows::Stated,
};

/// A file with one line about Ana.
fn ana(unit: &str, start: &str, end: &str) -> String {
    with_header(&format!("ana@a.fr;Ana;Rossi;{unit};dev;cdi;;{start};{end};fr\n"))
}

/// Says the one thing, then the other; gives the postings.
fn after(steps: &[(&str, &str, &str, &str)]) -> Vec<String> {
    let mut world = World::new("2026-01-01");
    for (today, unit, start, end) in steps {
        let draft = world.on(today).apply(&ana(unit, start, end));
        assert_eq!(draft.plan.problems, [], "{today} {unit} {start} {end}");
        assert_eq!(
            world.apply(&ana(unit, start, end)).writes.len(),
            0,
            "the same again: {today} {unit} {start} {end}"
        );
        let next_day = (day(today) + 1).to_string();
        assert_eq!(
            world.on(&next_day).apply(&ana(unit, start, end)).writes.len(),
            0,
            "the next day: {today} {unit} {start} {end}"
        );
    }
    world.postings("ana@a.fr")
}

#[test]
fn a_new_person_is_there_from_their_start() {
    assert_eq!(after(&[("2026-06-01", "A", "2026-02-01", "")]), ["2026-02-01..9999-12-31 A"]);
    assert_eq!(after(&[("2026-06-01", "A", "2026-09-01", "2026-12-31")]), ["2026-09-01..2027-01-01 A"]);
    assert_eq!(after(&[("2026-06-01", "A", "2026-02-01", "2026-03-31")]), ["2026-02-01..2026-04-01 A"]);
}

#[test]
fn a_move_begins_today_and_leaves_the_past_as_it_was() {
    assert_eq!(
        after(&[("2026-06-01", "A", "2026-02-01", ""), ("2026-07-01", "B", "2026-02-01", "")]),
        ["2026-02-01..2026-07-01 A", "2026-07-01..9999-12-31 B"]
    );
}

#[test]
fn a_second_move_on_the_same_day_takes_the_place_of_the_first() {
    let mut world = World::new("2026-06-01");
    world.apply(&ana("A", "2026-02-01", ""));
    world.apply(&ana("B", "2026-02-01", ""));
    world.apply(&ana("C", "2026-02-01", ""));
    assert_eq!(world.postings("ana@a.fr"), ["2026-02-01..2026-06-01 A", "2026-06-01..9999-12-31 C"]);
}

#[test]
fn a_move_before_the_first_day_takes_the_place_of_what_was_planned() {
    assert_eq!(
        after(&[("2026-06-01", "A", "2026-09-01", ""), ("2026-07-01", "B", "2026-09-01", "")]),
        ["2026-09-01..9999-12-31 B"]
    );
}

#[test]
fn a_start_can_be_corrected_both_ways() {
    assert_eq!(
        after(&[("2026-06-01", "A", "2026-02-01", ""), ("2026-07-01", "A", "2026-01-15", "")]),
        ["2026-01-15..9999-12-31 A"]
    );
    assert_eq!(
        after(&[("2026-06-01", "A", "2026-02-01", ""), ("2026-07-01", "A", "2026-03-01", "")]),
        ["2026-03-01..9999-12-31 A"]
    );
    // Before the first day, later and earlier.
    for start in ["2026-08-01", "2026-10-01", "2026-06-15"] {
        let steps = [("2026-06-01", "A", "2026-09-01", ""), ("2026-07-01", "A", start, "")];
        assert_eq!(after(&steps), [format!("{start}..9999-12-31 A")]);
    }
}

#[test]
fn a_start_that_lies_ahead_plans_a_move_for_whoever_is_here() {
    let steps = [("2026-06-01", "A", "2026-02-01", ""), ("2026-07-01", "B", "2026-09-01", "")];
    assert_eq!(after(&steps), ["2026-02-01..2026-09-01 A", "2026-09-01..9999-12-31 B"]);
    let later = [steps[0], steps[1], ("2026-10-01", "B", "2026-09-01", "")];
    assert_eq!(after(&later), after(&steps));
    let same_unit = [steps[0], ("2026-07-01", "A", "2026-09-01", ""), ("2026-10-01", "A", "2026-09-01", "")];
    assert_eq!(after(&same_unit), ["2026-02-01..2026-09-01 A", "2026-09-01..9999-12-31 A"]);
    let given_up = [steps[0], steps[1], ("2026-07-15", "A", "2026-02-01", "")];
    assert_eq!(after(&given_up), ["2026-02-01..9999-12-31 A"]);
}

#[test]
fn an_end_is_the_last_day_and_can_be_moved_and_withdrawn_while_it_lies_ahead() {
    let hired = ("2026-06-01", "A", "2026-02-01", "");
    let ends = ("2026-06-10", "A", "2026-02-01", "2026-09-30");
    assert_eq!(after(&[hired, ends]), ["2026-02-01..2026-10-01 A"]);
    assert_eq!(
        after(&[hired, ends, ("2026-07-01", "A", "2026-02-01", "2026-12-31")]),
        ["2026-02-01..2027-01-01 A"]
    );
    assert_eq!(after(&[hired, ends, ("2026-07-01", "A", "2026-02-01", "")]), ["2026-02-01..9999-12-31 A"]);
    // Closed in arrears, also before a recorded move.
    let moved = ("2026-07-01", "B", "2026-02-01", "");
    assert_eq!(
        after(&[hired, ("2026-07-01", "A", "2026-02-01", "2026-05-31")]),
        ["2026-02-01..2026-06-01 A"]
    );
    assert_eq!(
        after(&[hired, moved, ("2026-08-01", "B", "2026-02-01", "2026-06-15")]),
        ["2026-02-01..2026-06-16 A"]
    );
    // Extended in arrears: there was no gap.
    assert_eq!(
        after(&[hired, ends, ("2026-11-01", "B", "2026-02-01", "2026-12-31")]),
        ["2026-02-01..2026-11-01 A", "2026-11-01..2027-01-01 B"]
    );
}

#[test]
fn whoever_left_stays_away_unless_a_later_start_or_an_end_says_otherwise() {
    let mut world = World::new("2026-06-01");
    world.apply(&ana("A", "2026-02-01", "2026-05-31"));
    assert_eq!(world.problems(&ana("A", "2026-02-01", "")), ["2 end already-left 2026-05-31"]);
    assert_eq!(
        world.apply(&ana("B", "2026-02-01", "2026-05-31")).writes.len(),
        0,
        "the past stays as it was"
    );
    assert_eq!(world.company.units.len(), 1, "and needs no new unit");
    let without_end = "email,prénom,nom,unité,arrivée,langue\nana@a.fr,Ana,Rossi,A,2026-02-01,fr\n";
    assert_eq!(world.apply(without_end).writes.len(), 0);
    world.apply(&ana("A", "2026-06-15", ""));
    assert_eq!(world.postings("ana@a.fr"), ["2026-02-01..2026-06-01 A", "2026-06-15..9999-12-31 A"]);
}

#[test]
fn a_return_is_a_new_stay_and_the_old_one_stays_as_it_was() {
    let first = ("2026-03-01", "A", "2026-02-01", "2026-05-31");
    let back = ("2026-08-01", "B", "2026-07-01", "");
    let both = ["2026-02-01..2026-06-01 A", "2026-07-01..9999-12-31 B"];
    assert_eq!(after(&[first, back]), both);
    assert_eq!(after(&[first, ("2026-03-10", "B", "2026-07-01", ""), back]), both);
    // Without a day between the two.
    assert_eq!(
        after(&[first, ("2026-08-01", "B", "2026-06-01", "")]),
        ["2026-02-01..2026-06-01 A", "2026-06-01..9999-12-31 B"]
    );
    // The start of the second stay can be corrected, but not into the first.
    assert_eq!(
        after(&[first, back, ("2026-09-01", "B", "2026-06-15", "")]),
        ["2026-02-01..2026-06-01 A", "2026-06-15..9999-12-31 B"]
    );
    assert_eq!(after(&[first, back, ("2026-09-01", "B", "2026-01-15", "")]), both);
    // An old file: the person is not here any more, as far as it knows.
    assert_eq!(
        after(&[first, back, ("2026-09-01", "A", "2026-02-01", "2026-05-31")]),
        ["2026-02-01..2026-06-01 A", "2026-07-01..2026-09-01 B"]
    );
}

#[test]
fn profiles_begin_and_end_today() {
    let mut world = World::new("2026-06-01");
    let with =
        |profiles: &str| with_header(&format!("ana@a.fr;Ana;Rossi;A;{profiles};cdi;;2026-02-01;;fr\n"));
    let held = |world: &World| -> Vec<String> {
        let profiles = world.career("ana@a.fr").profiles.iter();
        profiles.map(|held| format!("{} {}..{}", held.profile, held.span.from, held.span.until)).collect()
    };
    world.apply(&with("dev"));
    assert_eq!(held(&world), ["developer 2026-02-01..9999-12-31"]);
    world.on("2026-07-01").apply(&with("it"));
    assert_eq!(held(&world), ["developer 2026-02-01..2026-07-01", "it 2026-07-01..9999-12-31"]);
    world.on("2026-08-01").apply(&with("it,dev"));
    let three =
        ["developer 2026-02-01..2026-07-01", "it 2026-07-01..9999-12-31", "developer 2026-08-01..9999-12-31"];
    assert_eq!(held(&world), three);
    let silent = "email,prénom,nom,unité,arrivée\nana@a.fr,Ana,Rossi,A,2026-02-01\n";
    assert_eq!(world.on("2026-09-01").apply(silent).writes.len(), 0);
    world.apply(&with(""));
    assert_eq!(world.career("ana@a.fr").profiles_on(day("2026-09-01")).count(), 0);
    assert_eq!(world.career("ana@a.fr").profiles_on(day("2026-08-31")).count(), 2);
}

#[test]
fn a_leave_is_replaced_withdrawn_and_kept_once_past() {
    let mut world = World::new("2026-06-01");
    let with = |from: &str, until: &str| {
        format!("email,prénom,nom,unité,arrivée,congé du,congé au\na@a.fr,A,A,U,2026-01-01,{from},{until}\n")
    };
    let leaves = |world: &World| -> Vec<String> {
        world.career("a@a.fr").leaves.iter().map(|leave| format!("{}..{}", leave.from, leave.until)).collect()
    };
    world.apply(&with("2026-06-10", "2026-06-19"));
    assert_eq!(leaves(&world), ["2026-06-10..2026-06-20"]);
    world.apply(&with("2026-06-15", "2026-06-30"));
    assert_eq!(leaves(&world), ["2026-06-15..2026-07-01"]);
    assert_eq!(world.on("2026-06-20").apply(&with("2026-06-15", "2026-06-30")).writes.len(), 0);
    world.apply(&with("", ""));
    assert_eq!(leaves(&world), ["2026-06-15..2026-06-20"], "back early");
    world.on("2026-08-01").apply(&with("2026-06-20", "2026-06-25"));
    assert_eq!(leaves(&world), ["2026-06-15..2026-06-20", "2026-06-20..2026-06-26"]);
    assert_eq!(world.apply("email,prénom,nom,unité,arrivée\na@a.fr,A,A,U,2026-01-01\n").writes.len(), 0);
}

#[test]
fn what_a_file_does_not_speak_of_stays() {
    let mut world = World::new("2026-06-01");
    world.apply(&with_header(
        "bo@a.fr;Bo;B;A;;;;2026-01-01;;\nana@a.fr;Ana;Rossi;A;;prestataire;bo@a.fr;2026-01-01;2026-12-31;en\n",
    ));
    let before = world.career("ana@a.fr").clone();
    let short = "email,prénom,nom,unité,arrivée\nana@a.fr,Ana,Rossi,A,2026-01-01\n";
    assert_eq!(world.apply(short).writes.len(), 0);
    let moved = short.replace(",A,", ",B,");
    world.on("2026-07-01").apply(&moved);
    let last = world.career("ana@a.fr").postings.last().unwrap();
    assert_eq!((last.kind, last.manager), (Kind::Contractor, before.postings[0].manager));
    assert_eq!(last.span, Span::new(day("2026-07-01"), day("2027-01-01")));
    // An empty language or kind says nothing either; an empty manager is none.
    let empty = with_header("ana@a.fr;Ana;Rossi;B;;;;2026-01-01;2026-12-31;\n");
    let draft = world.apply(&empty);
    assert_eq!(draft.plan.changes[0].details.len(), 1, "{}", draft.plan.changes[0]);
    assert_eq!(world.career("ana@a.fr").postings.last().unwrap().manager, None);
}

fn postings_from(lengths: &[(i32, i32)]) -> Career {
    let mut at = 0;
    let mut postings = Vec::new();
    for (number, &(gap, length)) in lengths.iter().enumerate() {
        at += gap;
        let span = Span::new(Day::from_number(at), Day::from_number(at + length));
        at += length;
        let unit =
            UnitId::new(Timestamp::from_millis(i64::try_from(number % 2).unwrap()), &mut Seeded::new(1));
        postings.push(Posting { span, kind: Kind::Employee, unit, manager: None });
    }
    Career { postings, ..Career::default() }
}

/// Whatever was known and whatever a line says: the result is in order, and the line said again changes nothing, on
/// no later day either.
#[test]
fn a_line_said_again_changes_nothing() {
    for seed in 0..20_000 {
        let mut random = Seeded::new(seed);
        let mut number = |bound: usize| i32::try_from(random.below(bound)).unwrap();
        let lengths: Vec<(i32, i32)> = (0..number(5)).map(|_| (number(20), 1 + number(40))).collect();
        let old = postings_from(&lengths);
        let start = Day::from_number(number(200));
        let until = match number(3) {
            0 => Stated::Not,
            1 => Stated::Nothing,
            _ => Stated::Value(start + 1 + number(100)),
        };
        let unit = UnitId::new(Timestamp::from_millis(0), &mut Seeded::new(1));
        let profiles = [Profile::parse("it").unwrap()];
        let leave = Stated::Value(Span::new(start + 5, start + 9));
        let said =
            Said { start, until, unit, kind: None, manager: Stated::Not, profiles: Some(&profiles), leave };
        let mut today = Day::from_number(number(200));
        if already_left(&old, start, until, today).is_some() {
            continue;
        }
        let new = merge(&old, &said, today);
        for posting in &new.postings {
            assert!(!posting.span.is_empty(), "{seed}");
        }
        for pair in new.postings.windows(2) {
            assert!(pair[0].span.until <= pair[1].span.from, "{seed}");
        }
        let expected = match until {
            Stated::Value(until) => until,
            _ => Day::FOREVER,
        };
        if expected > today && until != Stated::Not {
            let on = today.max(start);
            assert_eq!(new.posting_on(on).map(|posting| posting.unit), Some(unit));
            assert_eq!(new.postings.last().unwrap().span.until, expected);
        } else if until != Stated::Not {
            assert!(new.postings.iter().all(|posting| posting.span.until <= today.max(expected)));
        }
        let mut again = new.clone();
        for _ in 0..3 {
            assert_eq!(already_left(&again, start, until, today), None);
            again = merge(&again, &said, today);
            assert_eq!(again, new, "{seed}");
            today = today + number(60);
        }
    }
}
