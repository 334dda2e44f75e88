//! Each rule for the exercises, broken once in those that Vigie comes with.

use crate::{finding::Findings, placeholder::Placeholders, read, source::Source};

macro_rules! files {
    ($($name:literal)*) => {
        [$((
            concat!("exercises/", $name, ".toml"),
            include_str!(concat!("../../../../content/exercises/", $name, ".toml")),
        ),)*]
    };
}

/// The rules that are broken once `from` is `to` in one file, with the file's name and line.
fn broken(file: &str, from: &str, to: &str) -> Vec<(String, u32, &'static str)> {
    let all = files!["mailbox/fr" "mailbox/en" "links/fr" "links/en" "incident/fr" "incident/en" "review/fr" "review/en"];
    let file = format!("exercises/{file}");
    let files = all.map(|(path, text)| {
        let text = if path == file {
            assert!(text.contains(from), "{from} is not in {path}");
            text.replacen(from, to, 1)
        } else {
            text.to_owned()
        };
        (path.to_owned(), text.into_bytes())
    });
    let track =
        ("t/track.toml".to_owned(), b"id = \"t\"\norder = 1\n[title]\nfr = \"t\"\nen = \"t\"\n".to_vec());
    let source = Source::in_memory(files.into_iter().chain([track]));
    let mut findings = Findings::default();
    read::read(&source, &Placeholders::default(), &mut findings);
    let findings = findings.into_sorted().into_iter().filter(|finding| finding.rule != "empty-track");
    findings.map(|finding| (finding.file.display().to_string(), finding.line, finding.rule)).collect()
}

#[track_caller]
fn assert_breaks(file: &str, from: &str, to: &str, rule: &str) {
    let broken = broken(file, from, to);
    assert!(broken.iter().any(|(at, _, name)| at.ends_with(file) && *name == rule), "{rule}: {broken:?}");
}

#[test]
fn the_exercises_break_nothing() {
    assert_eq!(broken("mailbox/fr.toml", "kind", "kind"), []);
}

#[test]
fn a_mailbox_is_mixed_and_its_clues_are_there() {
    let file = "mailbox/en.toml";
    assert_breaks(file, "id = \"payslip\"", "id = \"Pay slip\"", "bad-id");
    assert_breaks(file, "id = \"parcel\"", "id = \"payslip\"", "bad-id");
    assert_breaks(file, "verdict = \"genuine\"", "verdict = \"true\"", "bad-toml");
    assert_breaks(file, "verdict = \"genuine\"", "verdict = \"fraudulent\"", "verdict-without-clue");
    assert_breaks(file, "verdict = \"doubtful\"", "verdict = \"genuine\"", "one-sided");
    assert_breaks(file, "{when|", "{then|", "clues");
    assert_breaks(file, "suspicious = false", "suspicious = true", "exercise-differs");
    assert_breaks(file, "payroll.morvan.example/payslips", "payroll.morvan.com/payslips", "real-address");
    assert_breaks(file, "no-reply@payroll.morvan.example", "no-reply@payroll.morvan.fr", "real-address");
    assert_breaks(file, "train = \"Not mistaking", "train = \"\"\n#", "empty-text");
}

#[test]
fn the_right_choice_of_an_address_is_among_its_options() {
    let file = "links/fr.toml";
    assert_breaks(file, "\"verification-client.test\"]", "\"client.test\"]", "where-to");
    assert_breaks(file, "\"login\", ", "", "where-to");
    assert_breaks(file, "https://espace.banque-armor.example/comptes", "comptes", "where-to");
    assert_breaks(file, "why = \"Un tiret", "why = \"\"\n#", "empty-text");
}

#[test]
fn a_story_leads_somewhere_and_ends() {
    let file = "incident/fr.toml";
    assert_breaks(file, "to = \"files\"", "to = \"nowhere\"", "bad-story");
    assert_breaks(file, "to = \"isolated\"", "to = \"click\"", "bad-story");
    assert_breaks(file, "to = \"mail-all\"", "to = \"tell\"", "bad-story");
    assert_breaks(file, "ending = \"good\"\n", "", "bad-story");
    assert_breaks(file, "08:52", "25:00", "bad-story");
    assert_breaks("incident/en.toml", "minutes = 6", "minutes = 7", "exercise-differs");
}

#[test]
fn the_line_of_a_snippet_has_code_on_it() {
    let file = "review/fr.toml";
    assert_breaks(file, "line = 7", "line = 2", "no-such-line");
    assert_breaks(file, "repaired_lines = [7, 8, 9]", "repaired_lines = [70]", "no-such-line");
    assert_breaks("review/en.toml", "line = 7", "line = 6", "exercise-differs");
}

#[test]
fn an_unknown_exercise_is_said() {
    let source = Source::in_memory([("exercises/poker/fr.toml".to_owned(), Vec::new())]);
    let mut findings = Findings::default();
    read::read(&source, &Placeholders::default(), &mut findings);
    assert!(findings.into_sorted().iter().any(|finding| finding.rule == "unknown-exercise"));
}
