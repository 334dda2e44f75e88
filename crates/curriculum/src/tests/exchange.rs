//! GIFT and Aiken, in and out.

use std::{fmt::Write, path::Path};

use domain::lang::Lang;
use proptest::prelude::*;

use crate::{
    Converted, Destination,
    draft::{Body, Draft, ItemDraft},
    exchange::export,
    finding::Findings,
    import_questions,
    markdown::{write_blocks, write_inlines},
    sample::Sample,
};

fn import(text: &str) -> Converted {
    import_bytes(text.as_bytes())
}

fn import_bytes(bytes: &[u8]) -> Converted {
    let to = Destination { lang: Lang::En, objective: "o".to_owned(), section: "s".to_owned() };
    import_questions(bytes, &to)
}

fn notes(converted: &Converted) -> Vec<String> {
    converted.notes.iter().map(ToString::to_string).collect()
}

/// A text with these items, and the rules that it breaks.
fn draft(items: &str) -> (Draft, Vec<&'static str>) {
    let text = format!("# T\n\n## S {{#s}}\n\nText.\n\n# Quiz {{#quiz}}\n\n{items}");
    let mut findings = Findings::default();
    let draft = Draft::read(Lang::En, Path::new("en.md"), &text, &mut findings);
    (draft, findings.into_sorted().into_iter().map(|finding| finding.rule).collect())
}

/// Everything that an item is, as text.
fn shape(item: &ItemDraft) -> String {
    let options = item.body.options().into_iter().map(|option| {
        format!("[{}] {} > {}", option.right, write_inlines(&option.text), write_blocks(&option.why))
    });
    let options: Vec<String> = options.collect();
    let rows: Vec<String> = match &item.body {
        Body::Match(table) => [&table.heading]
            .into_iter()
            .chain(&table.rows)
            .flatten()
            .map(|cell| write_inlines(cell))
            .collect(),
        Body::Order(steps) => steps.iter().map(|step| write_inlines(&step.0)).collect(),
        Body::Options(_) | Body::Line { .. } => Vec::new(),
    };
    format!(
        "{} .{} {} {} «{}»\n{}\n{options:#?}\n{rows:#?}\n{}",
        item.id,
        item.kind.class(),
        item.objective,
        item.section,
        item.label,
        write_blocks(&item.stem),
        write_blocks(&item.explanation)
    )
}

#[test]
fn a_single_choice_keeps_its_feedback() {
    let read = import(
        "::Café : le lien::Que faites-vous \\: A ou B ? {\n=Signaler#Oui.\n~Cliquer#Non \\= risque.\n~Attendre#Trop tard.\n####Voilà.\n}\n",
    );
    let expected = "## Café : le lien {#cafe-le-lien .choice objective=o section=s}\n\n\
                    Que faites-vous : A ou B ?\n\n\
                    - [x] Signaler\n  > Oui.\n- [ ] Cliquer\n  > Non = risque.\n- [ ] Attendre\n  > Trop tard.\n\n\
                    Voilà.\n";
    assert_eq!((read.text.as_str(), read.carried, notes(&read)), (expected, 1, vec![]));
    assert_eq!(draft(&read.text).1, [] as [&str; 0]);
}

#[test]
fn weights_that_fit_are_kept_and_others_are_said() {
    let read = import("Which? {\n~%50%A#1\n~%50%B#2\n~%-50%C#3\n}\n");
    assert!(
        read.text.contains(".several ") && read.text.contains("- [x] A\n") && read.text.contains("- [ ] C\n")
    );
    assert_eq!(notes(&read), [] as [&str; 0]);
    let read = import("\nWhich? {\n~%70%A#1\n~%30%B#2\n~%-100%C#3\n}\n");
    assert!(notes(&read)[0].starts_with("line 2: weights are not kept"), "{:?}", read.notes);
    let read = import("Which? { =A#1 ~%25%B#2 ~C#3 }");
    assert!(read.text.contains(".choice ") && notes(&read)[0].contains("“B” 25 %"));
    let read = import("Which? { ~%100%A#1 ~B#2 ~%-100%C#3 }");
    assert!(read.text.contains(".choice "));
    assert_eq!(notes(&read), [] as [&str; 0]);
}

#[test]
fn pairs_true_or_false_and_gaps() {
    let read =
        import("Match. {\n=cat -> mews\n=dog -> barks | growls\n= -> moos\n=cow -> moos\n####Animals.\n}\n");
    assert!(read.text.contains("| dog | barks \\| growls |\n| cow | moos |\n\nAnimals."));
    assert_eq!(notes(&read), ["line 4: “-> moos” is half a pair and is left out"]);
    assert_eq!(draft(&read.text).1, [] as [&str; 0]);

    let read = import("It is safe. {F#It is not.#Right, it is not.}");
    assert!(read.text.contains("- [ ] True\n  > It is not.\n- [x] False\n  > Right, it is not.\n"));
    assert!(notes(&read)[0].contains("guessed half the time"));

    let read = import("A {=b#1 ~c#2 ~d#3} e.");
    assert!(
        read.text.contains("\nA \\_\\_\\_\\_\\_ e.\n") && notes(&read)[0].contains("middle of the sentence")
    );
}

#[test]
fn what_cannot_be_carried_over_is_listed_with_its_line() {
    let text = "// one\n\nWrite. {}\n\n$CATEGORY: a/b\n\nHow many? {#3:1}\n\nWho? {=Bob =Bobby}\n\nOnly words.\n\n\
                Which? {=a =b ~c}\n\nSee <img src=\"x\"> {=a ~b ~c}\n\nNot closed {=a ~b\n\nNone {~a ~b}\n";
    let read = import(text);
    assert_eq!((read.carried, read.left_out, read.text.as_str()), (0, 8, ""));
    let lines: Vec<u32> = read.notes.iter().map(|note| note.line).collect();
    assert_eq!(lines, [1, 3, 5, 7, 9, 11, 13, 15, 17, 19]);
    for (note, part) in read.notes.iter().zip([
        "comments",
        "essay",
        "category",
        "numerical",
        "short answer",
        "description",
        "fully right",
        "image",
        "close",
        "none of its answers",
    ]) {
        assert!(note.message.contains(part), "{note}");
    }
}

#[test]
fn markup_of_other_programs_becomes_words() {
    let read = import("[html]<p>Is <b>1 &lt; 2</b>?</p><p>Say *why*</p> {=yes#<i>so</i> ~no#- ~maybe#&amp;}");
    assert!(read.text.contains("\n\nIs 1 \\< 2?\n\nSay \\*why\\*\n\n"), "{}", read.text);
    assert_eq!(
        notes(&read),
        ["line 1: <b> left out, the text in it is kept", "line 1: <i> left out, the text in it is kept"]
    );
    let (read_again, rules) = draft(&read.text);
    assert_eq!(rules, [] as [&str; 0]);
    assert_eq!(read_again.items[0].body.options()[2].why.len(), 1);
    let read = import("[markdown]# Not a title\\n\\nText {=a#1 ~b#2 ~c#3}");
    assert!(read.text.contains("\n\\# Not a title\n"));
}

#[test]
fn answers_without_feedback_are_marked_for_the_linter() {
    let read = import("Which? {=a ~b ~c#Why.}");
    assert_eq!(notes(&read), ["line 1: 2 answers have no feedback; say why each is right or wrong"]);
    assert_eq!(read.text.matches("  > TO REPLACE\n").count(), 2);
    let read = import("Which? {=a#1 ~b#2 ~c#3}\n\nWhich? {=a#1 ~b#2 ~c#3}");
    assert!(read.text.contains("{#which .") && read.text.contains("{#which-2 ."));
}

#[test]
fn aiken() {
    let read = import(
        "What is it?\nA. A cat\nB) A dog\nC. A cow\nANSWER: B\n\nAnd this?\nA. x\n\nNo options\nANSWER: A\n",
    );
    assert!(read.text.contains("What is it?\n\n- [ ] A cat\n  > TO REPLACE\n- [x] A dog\n"));
    assert_eq!((read.carried, read.left_out), (1, 1));
    let notes = notes(&read);
    assert!(notes.iter().any(|note| note.starts_with("line 7: “And this?” has no line")), "{notes:?}");
    assert!(notes.iter().any(|note| note.starts_with("line 10: “No options” is left out")), "{notes:?}");
}

#[test]
fn a_file_of_another_encoding_is_said_and_not_guessed() {
    let read = import_bytes(b"Caf\xe9 {=a ~b}");
    assert_eq!((read.carried, read.notes[0].line), (0, 1));
    assert!(read.notes[0].message.contains("UTF-8"));
    assert_eq!(import("\u{feff}A? {=a#1 ~b#2 ~c#3}\r\n").carried, 1);
}

#[test]
fn a_whole_module_goes_out_with_what_is_lost() {
    let sample = Sample::new();
    let draft = Draft::read(Lang::Fr, Path::new("fr.md"), sample.text("fr.md"), &mut Findings::default());
    let out = export::export(&draft);
    assert_eq!((out.carried, out.left_out), (17, 0));
    for part in [
        "$CATEGORY: Choisir avec soin ses mots de passe\n",
        "\n// vigie id=several-1 kind=several objective=length section=why-length\n::Plusieurs::[markdown]Lesquels ? {\n\t~%50%Un#Oui.\n\t~%50%Deux#Oui.\n\t~%-50%Trois#Non.\n\t####Tout est dit.\n}\n",
        "\t=Ligne 2#Oui.\n",
        "Quelle ligne ?\\n\\n```python\\na \\= 1\\n",
        "\t=Un -> 1\n",
        " columns=Quoi | Avec\n",
        "\t=a -> 1\n",
    ] {
        assert!(out.text.contains(part), "{part}\nis not in\n{}", out.text);
    }
    let lost: Vec<&str> = out.notes.iter().filter_map(|note| note.message.split('”').next()).collect();
    assert_eq!(lost, ["“spot-1", "“line-1", "“order-1"]);
    let back = import(&out.text);
    assert_eq!((back.carried, back.left_out), (17, 0));
}

/// Words with all the signs that mean something somewhere.
fn words() -> impl Strategy<Value = String> {
    let piece = prop::sample::select(vec![
        "mot", "a", "12", "1.", "é", "«", "»", "=", "~", "#", "{", "}", ":", "::", "\\", "->", "%50%", "*",
        "_", "`", "[", "](", ")", "<b>", "|", "&amp;", "//", "-", "+", "####", "\\n", "T", "$", "!", "…",
    ]);
    let space = prop::sample::select(vec!["", " "]);
    prop::collection::vec((piece, space), 1..6)
        .prop_map(|pieces| pieces.into_iter().flat_map(|(piece, space)| [piece, space]).collect::<String>())
        .prop_map(|text| text.trim().to_owned())
}

/// The Markdown of one text within a line.
fn inlines() -> impl Strategy<Value = String> {
    use crate::markdown::escape_start;
    (words(), prop::option::of("[a-z =~{}#]{1,6}")).prop_map(|(text, code)| {
        match code.map(|code| code.trim().to_owned()) {
            Some(code) if !code.is_empty() => format!("{} `{code}`", escape_start(&text)),
            _ => escape_start(&text),
        }
    })
}

fn item() -> impl Strategy<Value = String> {
    let options = prop::collection::vec((inlines(), inlines()), 3..5);
    let code = prop::option::of("[a-z={}#~: \n]{0,20}");
    (0..3_u8, inlines(), code, options, prop::option::of(inlines()), any::<[bool; 2]>()).prop_map(
        |(kind, stem, code, options, explanation, more)| {
            let code = code.map_or_else(String::new, |code| format!("\n\n```text\n{code}\n```"));
            let name = ["choice", "several", "match"][usize::from(kind)];
            let mut text = format!("## Un titre {{#x .{name} objective=o section=s}}\n\n{stem}{code}\n\n");
            if kind == 2 {
                text.push_str("| A | B |\n|---|---|\n");
                for (left, right) in &options {
                    // A cell cannot hold what parts the two sides of a pair.
                    writeln!(text, "| {} | {right} |", left.replace("->", "")).expect("a String takes all");
                }
            } else {
                for (place, (option, why)) in options.iter().enumerate() {
                    let right = if kind == 0 { place == 0 } else { place < 2 };
                    let second = if more[0] { "\n  >\n  > - a\n  > - b" } else { "" };
                    let mark = if right { 'x' } else { ' ' };
                    write!(
                        text,
                        "- [{mark}] {option}
  > {why}{second}
"
                    )
                    .expect("a String takes all");
                }
            }
            if let Some(explanation) =
                explanation.filter(|_| more[1]).or((kind == 2).then(|| "Voilà.".to_owned()))
            {
                write!(text, "\n{explanation}\n").expect("a String takes all");
            }
            text
        },
    )
}

proptest! {
    #[test]
    fn what_goes_out_comes_back(text in item()) {
        let (first, rules) = draft(&text);
        // Whatever is no item to begin with, such as one with two equal options, proves nothing.
        prop_assume!(rules.is_empty() && first.items.len() == 1);
        let out = export::export(&first);
        let back = import(&out.text);
        let (second, rules) = draft(&back.text);
        prop_assert!(rules.is_empty(), "{rules:?}\n{text}\n---\n{}\n---\n{}", out.text, back.text);
        prop_assert_eq!(second.items.len(), 1);
        prop_assert_eq!(shape(&first.items[0]), shape(&second.items[0]), "\n{}\n---\n{}", out.text, back.text);
    }

    #[test]
    fn any_bytes_can_be_imported(bytes in any::<Vec<u8>>()) {
        import_bytes(&bytes);
    }

    #[test]
    fn any_question_file_can_be_imported(pieces in prop::collection::vec(prop::sample::select(vec![
        "{", "}", "=", "~", "#", "####", "->", "::", "%50%", "%", "\\", "\\n", "\n", "\n\n", "T", "FALSE", "[html]",
        "[markdown]", "//", "// vigie id=a kind=b objective=c section=d columns=", "$CATEGORY:", "<p>", "<b", "&lt;", "é",
        " ", "ANSWER: A", "A. ", "B) ", "word", "[", "]", "```", "\r", "1e999",
    ]), 0..60)) {
        let read = import(&pieces.concat());
        // Whatever was read is either in the text or listed.
        prop_assert_eq!(draft(&read.text).0.items.len() + draft(&read.text).0.unreadable_items.len(), read.carried);
        prop_assert!(read.left_out <= read.notes.len());
    }
}
