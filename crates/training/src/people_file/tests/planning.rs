use super::*;
use crate::people_file::{ChangeKind, Detail};

const TWO: &str = "bo@a.fr;Bo;Lee;Agence;;;;2026-01-01;;\nana@a.fr;Ana;Rossi;Agence / Studio;dev;cdi;bo@a.fr;2026-02-01;;fr\n";

#[test]
fn the_same_file_again_changes_nothing_on_any_day() {
    let mut world = World::new("2026-06-01");
    let draft = world.apply(&with_header(TWO));
    assert_eq!(counts(&draft), [2, 0, 0, 0, 0, 0]);
    assert_eq!(draft.plan.new_units, ["Agence", "Agence / Studio"]);
    for today in ["2026-06-01", "2026-06-02", "2027-06-01"] {
        assert_eq!(counts(&world.on(today).apply(&with_header(TWO))), [0, 0, 0, 0, 2, 0]);
    }
}

#[test]
fn a_change_is_told_by_its_kind_and_its_details() {
    let line = "ana@a.fr;Ana;Rossi;Agence / Studio;dev;cdi;bo@a.fr;2026-02-01;;fr";
    let cases: [(&str, &str, ChangeKind, &[&str]); 13] = [
        (";Rossi;", ";Rossi-Bianchi;", ChangeKind::Changed, &["name: Ana Rossi -> Ana Rossi-Bianchi"]),
        (";dev;", ";it;", ChangeKind::Changed, &["+it", "-developer"]),
        ("2026-02-01", "2026-01-15", ChangeKind::Changed, &["starts on 2026-01-15"]),
        (" / Studio", "", ChangeKind::Moved, &["unit: Agence / Studio -> Agence"]),
        ("Studio", "Labo", ChangeKind::Moved, &["unit: Agence / Studio -> Agence / Labo"]),
        ("cdi", "prestataire", ChangeKind::Moved, &["kind: employee -> contractor"]),
        ("bo@a.fr", "", ChangeKind::Moved, &["manager: bo@a.fr -> none"]),
        (";;fr", ";2026-05-31;fr", ChangeKind::Closed, &["last day: no end -> 2026-05-31"]),
        (";;fr", ";2026-12-31;fr", ChangeKind::Closed, &["last day: no end -> 2026-12-31"]),
        ("Studio", "STUDIO", ChangeKind::Changed, &[]),
        ("Agence / Studio", "agence>studio", ChangeKind::Changed, &[]),
        ("ana@a.fr", "ANA@A.FR", ChangeKind::Changed, &[]),
        ("2026-02-01", "01/02/2026", ChangeKind::Changed, &[]),
    ];
    for (from, to, kind, details) in cases {
        let mut world = World::new("2026-06-01");
        world.apply(&with_header(TWO));
        let draft = world.plan(&with_header(&line.replacen(from, to, 1)));
        assert_eq!(draft.plan.problems, [], "{to}");
        let Some(change) = draft.plan.changes.first() else {
            assert!(details.is_empty(), "{to}");
            continue;
        };
        let told: Vec<String> = change.details.iter().map(ToString::to_string).collect();
        assert_eq!(
            (change.kind, told.as_slice()),
            (kind, details.iter().map(ToString::to_string).collect::<Vec<_>>().as_slice()),
            "{to}"
        );
        assert_eq!(draft.plan.absent, 1, "Bo is not in this file");
    }
}

#[test]
fn an_end_that_moves_while_it_lies_ahead_is_a_change_and_one_that_is_past_closes() {
    let mut world = World::new("2026-06-01");
    let ending = |end: &str| with_header(&format!("bo@a.fr;Bo;Lee;Agence;;;;2026-01-01;{end};\n"));
    world.apply(&ending("2026-12-31"));
    assert_eq!(counts(&world.plan(&ending("2026-10-31"))), [0, 1, 0, 0, 0, 0]);
    assert_eq!(counts(&world.plan(&ending(""))), [0, 1, 0, 0, 0, 0]);
    assert_eq!(counts(&world.plan(&ending("2026-05-31"))), [0, 0, 0, 1, 0, 0]);
    world.apply(&ending("2026-05-31"));
    let back = world.plan(&with_header("bo@a.fr;Bo;Lee;Agence;;;;2026-06-10;;\n"));
    assert_eq!(back.plan.changes[0].details, [Detail::Returns { on: day("2026-06-10") }]);
}

#[test]
fn people_who_are_not_in_the_file_are_left_alone_and_counted_unless_they_left() {
    let mut world = World::new("2026-06-01");
    world.apply(&with_header(TWO));
    world.apply(&with_header("gone@a.fr;G;G;Agence;;;;2026-01-01;2026-03-01;\n"));
    let draft = world.apply(&with_header("new@a.fr;N;N;Agence;;;;2026-01-01;;\n"));
    assert_eq!(counts(&draft), [1, 0, 0, 0, 0, 2]);
    assert_eq!(draft.writes.len(), 1);
    // Named on a bad line is named.
    assert_eq!(world.plan(&with_header("ana@a.fr;Ana;;Agence;;;;2026-01-01;;\n")).plan.absent, 2);
}

#[test]
fn a_manager_must_be_somebody() {
    let mut world = World::new("2026-06-01");
    world.apply(&with_header(TWO));
    let text = with_header(
        "c@a.fr;C;C;Agence;;;nobody@a.fr;2026-01-01;;\n\
         d@a.fr;D;;Agence;;;;2026-01-01;;\n\
         e@a.fr;E;E;Agence;;;d@a.fr;2026-01-01;;\n\
         f@a.fr;F;F;Agence;;;e@a.fr;2026-01-01;;\n\
         bo@a.fr;Bo;;Agence;;;;2026-01-01;;\n\
         g@a.fr;G;G;Agence;;;bo@a.fr;2026-01-01;;\n\
         h@a.fr;H;H;Agence;;;c@a.fr;2026-01-01;;\n\
         i@a.fr;I;I;Agence;;;I@a.fr;2026-01-01;;\n\
         j@a.fr;J;J;Agence;;;k@a.fr;2026-01-01;;\n\
         k@a.fr;K;K;Agence;;;ana@a.fr;2026-01-01;;\n",
    );
    assert_eq!(
        world.problems(&text),
        [
            "2 manager unknown-manager nobody@a.fr",
            "3 family-name missing",
            "4 manager manager-line-is-bad d@a.fr 3",
            "5 manager manager-line-is-bad e@a.fr 4",
            "6 family-name missing",
            "8 manager manager-line-is-bad c@a.fr 2",
            "9 manager own-manager",
        ]
    );
    let draft = world.apply(&text);
    assert_eq!((draft.plan.bad_lines(), draft.plan.good_lines()), (7, 3));
    let added: Vec<&str> = draft.plan.changes.iter().map(|change| change.email.as_str()).collect();
    assert_eq!(added, ["g@a.fr", "j@a.fr", "k@a.fr"]);
}

#[test]
fn managers_do_not_go_round_in_a_circle() {
    let mut world = World::new("2026-06-01");
    let line = |who: &str, manager: &str| format!("{who}@a.fr;X;Y;Agence;;;{manager}@a.fr;2026-01-01;;\n");
    let circle = with_header(&[line("a", "b"), line("b", "c"), line("c", "a"), line("d", "a")].concat());
    assert_eq!(
        world.problems(&circle),
        [
            "2 manager manager-cycle a@a.fr → b@a.fr → c@a.fr → a@a.fr",
            "3 manager manager-cycle a@a.fr → b@a.fr → c@a.fr → a@a.fr",
            "4 manager manager-cycle a@a.fr → b@a.fr → c@a.fr → a@a.fr",
            "5 manager manager-line-is-bad a@a.fr 2",
        ]
    );
    assert_eq!(world.plan(&circle).writes.len(), 0);
}

#[test]
fn a_circle_through_what_is_known_already_is_found() {
    let mut world = World::new("2026-06-01");
    world.apply(&with_header(TWO));
    let circle = with_header("bo@a.fr;Bo;Lee;Agence;;;ana@a.fr;2026-01-01;;\n");
    assert_eq!(world.problems(&circle), ["2 manager manager-cycle bo@a.fr → ana@a.fr → bo@a.fr"]);
    let turned = circle + "ana@a.fr;Ana;Rossi;Agence;;;;2026-02-01;;\n";
    assert_eq!(world.problems(&turned), Vec::<String>::new(), "both change places");
}

#[test]
fn a_line_that_is_not_taken_may_close_a_circle_with_one_that_is() {
    let mut world = World::new("2026-06-01");
    world.apply(&with_header(
        "b@a.fr;B;B;Agence;;;;2026-01-01;;\na@a.fr;A;A;Agence;;;b@a.fr;2026-01-01;;\nc@a.fr;C;C;Agence;;;;2026-01-01;;\n",
    ));
    // A and C are a circle; once A's line is not taken, A stays below B, whom line 4 puts below A.
    let text = with_header(
        "a@a.fr;A;A;Agence;;;c@a.fr;2026-01-01;;\nc@a.fr;C;C;Agence;;;a@a.fr;2026-01-01;;\nb@a.fr;B;B;Agence;;;a@a.fr;2026-01-01;;\n",
    );
    let lines: Vec<u64> = world.plan(&text).plan.problems.iter().map(|found| found.line).collect();
    assert_eq!(lines, [2, 3, 4]);
}

#[test]
fn a_circle_of_many_is_told_by_a_few() {
    let mut world = World::new("2026-06-01");
    let line = |n: u32| format!("p{n}@a.fr;X;Y;Agence;;;p{}@a.fr;2026-01-01;;\n", (n + 1) % 20_000);
    let text = with_header(&(0..20_000).map(line).collect::<String>());
    let problems = world.problems(&text);
    assert_eq!(problems.len(), 20_000);
    assert_eq!(
        problems[0],
        "2 manager manager-cycle p0@a.fr → p1@a.fr → p2@a.fr → p3@a.fr → p4@a.fr → … → p0@a.fr"
    );
}

#[test]
fn of_a_person_named_twice_the_first_line_is_taken() {
    let mut world = World::new("2026-06-01");
    let text = with_header(&format!("{TWO}BO@a.fr;Bob;Lee;Agence;;;;2026-01-01;;\n"));
    assert_eq!(world.problems(&text), ["4 email duplicate-email bo@a.fr 2"]);
    assert_eq!(counts(&world.apply(&text)), [2, 0, 0, 0, 0, 0]);
}

#[test]
fn units_of_one_file_are_made_once_parents_first() {
    let mut world = World::new("2026-06-01");
    let line = |n: u32, unit: &str| format!("p{n}@a.fr;X;Y;{unit};;;;2026-01-01;;\n");
    let text =
        with_header(&[line(1, "A/B/C"), line(2, "a / b"), line(3, "A > É"), line(4, "a > e")].concat());
    assert_eq!(world.apply(&text).plan.new_units, ["A", "A / B", "A / B / C", "A / É"]);
    let parents: Vec<_> = world.company.units.iter().map(|unit| unit.parent.is_some()).collect();
    assert_eq!(parents, [false, true, true, true]);
    // A bad line makes no unit.
    assert_eq!(world.plan(&with_header(&line(9, "Z").replace('X', ""))).plan.new_units, [""; 0]);
}
