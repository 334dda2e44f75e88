//! Each rule of the linter, broken once.

use super::assert_breaks;
use crate::{Severity, sample::Sample};

#[test]
fn languages_that_differ() {
    for (from, to, line_of) in [
        ("{#order-1 .order objective=reuse", "{#order-1 .order objective=length", "{#order-1"),
        (
            "{#order-1 .order objective=reuse section=why-length",
            "{#order-1 .order objective=reuse section=remember",
            "{#order-1",
        ),
        ("3. Three\n", "3. Three\n4. Four\n", "{#order-1"),
        ("| c    | 3    |\n", "| c    | 3    |\n| d    | 4    |\n", "{#match-1"),
        ("c = 3\n", "c = 4\n", "{#line-1"),
        ("\nAll is said.\n", "", "{#several-1"),
        ("{#several-1 .several", "{#several-1 .spot", "{#several-1"),
    ] {
        assert_breaks(&Sample::new().replace("en.md", from, to), "items-differ", "en.md", line_of);
    }
    let other_place =
        Sample::new().replace("en.md", "- [x] AAA", "- [ ] AAA").replace("en.md", "- [ ] BBB", "- [x] BBB");
    assert_breaks(&other_place, "items-differ", "en.md", "{#choice-0 ");
    let other_line =
        Sample::new().replace("en.md", "- [ ] 3\n", "- [ ] 4\n").replace_both("c = 3\n", "c = 3\nd = 4\n");
    assert_breaks(&other_line, "items-differ", "en.md", "{#line-1");
    let renamed = Sample::new().replace("en.md", "{#order-1 ", "{#order-2 ");
    assert_eq!(
        renamed.broken(),
        [("en.md".to_owned(), 1, "items-differ"), ("fr.md".to_owned(), 1, "items-differ")]
    );
    let moved = Sample::new()
        .replace("en.md", "{#order-1 .order", "{#x .order")
        .replace("en.md", "{#choice-11 ", "{#order-1 ")
        .replace("en.md", "{#x .order", "{#choice-11 .order");
    assert!(moved.findings().iter().any(|finding| finding.message.contains("stands in another place")));

    let renamed = Sample::new().replace("en.md", "## Why length matters {#why-length}", "## Why {#why}");
    assert!(renamed.broken().contains(&("en.md".to_owned(), 1, "sections-differ")));
    assert!(renamed.broken().contains(&("fr.md".to_owned(), 1, "sections-differ")));
    let extra = |file: &str, ids: [&str; 2]| {
        ids.map(|id| format!("## S {{#{id}}}\n\nText.\n\n")).concat() + &format!("## {file} {{#remember}}")
    };
    let swapped = Sample::new()
        .replace("fr.md", "## À retenir {#remember}", &extra("À retenir", ["a", "b"]))
        .replace("en.md", "## To remember {#remember}", &extra("To remember", ["b", "a"]));
    assert_breaks(&swapped, "sections-differ", "en.md", "{#b}");
}

#[test]
fn an_unreadable_item_is_said_once() {
    let sample = Sample::new().replace("en.md", "{#order-1 .order", "{#order-1 .ordre");
    assert_breaks(&sample, "bad-item-heading", "en.md", "{#order-1");
}

#[test]
fn the_section_to_remember() {
    for (from, to, line_of) in [
        ("- trois\n", "", "{#remember}"),
        ("- trois\n", "- trois\n- quatre\n", "{#remember}"),
        ("- une\n", "Il faut retenir :\n\n- une\n", "{#remember}"),
        ("- une\n- deux\n- trois\n", "Rien.\n", "{#remember}"),
    ] {
        assert_breaks(&Sample::new().replace("fr.md", from, to), "remember", "fr.md", line_of);
    }
    let sample = Sample::new().replace_both("[^pg078]: ANSSI", "## Plus {#more}\n\nFin.\n\n[^pg078]: ANSSI");
    assert!(sample.broken().contains(&("fr.md".to_owned(), sample.line("fr.md", "## Plus"), "remember")));
}

#[test]
fn headings_and_ids() {
    for (from, to, rule, line_of) in [
        ("### Un détail {#detail}", "#### Un détail {#detail}", "heading-level", "#### Un détail"),
        ("Tout est dit.", "### Tout est dit", "heading-level", "### Tout"),
        ("Lundi matin", "### Un\n\nLundi matin", "heading-level", "### Un\n"),
        ("{#detail}", "{#why-length}", "id-twice", "### Un détail"),
        ("{#detail}", "{#Détail}", "bad-id", "### Un détail"),
        ("[^autre]: Un autre.", "[^autre]: Un autre.\n[^Autre]: Encore.", "id-twice", "[^Autre]:"),
    ] {
        assert_breaks(&Sample::new().replace("fr.md", from, to), rule, "fr.md", line_of);
    }
    let sample = Sample::new().replace_both("{#choice-1 ", "{#choice-0 ");
    assert!(sample.broken().iter().any(|(_, _, rule)| *rule == "id-twice"));
    assert_breaks(
        &Sample::new().replace("fr.md", "```rust\n", "```\n"),
        "code-without-language",
        "fr.md",
        "```\nlet",
    );
    assert_eq!(
        Sample::new()
            .replace("en.md", "Monday morning: a message waits for you. What do you do?\n", "")
            .broken(),
        [("en.md".to_owned(), 1, "no-intro")]
    );
}

#[test]
fn links() {
    for (from, to, rule, line_of) in [
        ("https://cyber.gouv.fr", "http://cyber.gouv.fr", "link-target", "http://cyber"),
        ("https://cyber.gouv.fr", "javascript:alert(1)", "link-target", "javascript:"),
        ("https://cyber.gouv.fr", "../en.md", "link-target", "../en.md"),
        ("(#remember)", "(#remenber)", "dead-link", "(#remenber)"),
        ("(#remember)", "(exercise:poker)", "unknown-exercise", "(exercise:poker)"),
        ("Tout est dit.", "Voir [là](#remember).", "reference-in-item", "Voir [là]"),
        ("Tout est dit.", "Tout est dit.[^pg078]", "reference-in-item", "Tout est dit.[^"),
        ("Tout est dit.", "Voir [là](ftp://a).", "link-target", "Voir [là]"),
        ("Tout est dit.", "Tout.[^gone]", "undefined-footnote", "Tout.[^gone]"),
        ("Puis 12.[^autre]", "Puis.", "unused-footnote", "[^autre]:"),
        (
            "{#order-1 .order objective=reuse section=why-length",
            "{#order-1 .order objective=reuse section=why",
            "unknown-section",
            "{#order-1",
        ),
    ] {
        let sample = Sample::new().replace("fr.md", from, to);
        let expected = ("fr.md".to_owned(), sample.line("fr.md", line_of), rule);
        assert!(sample.broken().contains(&expected), "{expected:?} is not in {:?}", sample.broken());
    }
}

#[test]
fn pictures() {
    assert_breaks(
        &Sample::new().replace("fr.md", "![Trois facteurs]", "![]"),
        "missing-alt",
        "fr.md",
        "![](",
    );
    assert_breaks(
        &Sample::new().replace("fr.md", "(factors.svg", "(factor.svg"),
        "picture-not-found",
        "fr.md",
        "(factor.svg",
    );
    let unused = Sample::new().with("anssi/01/other.svg", crate::sample::FACTORS_SVG);
    assert_eq!(unused.broken(), [("other.svg".to_owned(), 1, "unused-picture")]);
    let hostile = Sample::new().replace("factors.svg", "<path", "<script/><path");
    assert_eq!(hostile.broken(), [("factors.svg".to_owned(), 1, "svg-element")]);
}

#[test]
fn figures_have_a_source() {
    assert_breaks(
        &Sample::new().replace("fr.md", "Un conseil.", "Soit 92 %."),
        "unsourced-figure",
        "fr.md",
        "> Soit 92",
    );
    assert_breaks(
        &Sample::new().replace("fr.md", "- un\n", "- un sur 12\n"),
        "unsourced-figure",
        "fr.md",
        "- un sur 12",
    );
    let remembered = Sample::new().replace("fr.md", "- trois\n", "- au moins 12 caractères\n");
    assert_eq!(remembered.broken(), []);
}

#[test]
fn wordings() {
    let negative = Sample::new().replace("en.md", "In which order?", "Tea? Which is not right?");
    assert_breaks(&negative, "negative-stem", "en.md", "{#order-1");
    for (file, phrase) in [("fr.md", "Aucune de ces réponses"), ("en.md", "None of the above")] {
        let sample = Sample::new().replace(file, "- [ ] BBB", &format!("- [ ] {phrase}"));
        assert!(sample.broken().iter().any(|(name, _, rule)| name == file && *rule == "all-of-the-above"));
    }
}

#[test]
fn what_is_hard_to_read() {
    let hard = "L’authentification multifactorielle proportionne la responsabilité organisationnelle des \
                administrateurs de l’infrastructure informatique, indépendamment des considérations ";
    let sample = Sample::new().replace("fr.md", "Un conseil.", &format!("{}.", hard.repeat(5)));
    assert_breaks(&sample, "hard-to-read", "fr.md", "{#why-length}");
}

#[test]
fn a_question_that_is_asked_twice() {
    let sample = Sample::new().replace("en.md", "TLS 7. What to do?", "TLS 3. What  to do ?");
    assert_breaks(&sample, "stem-twice", "en.md", "{#choice-7 ");
    let text = "## M {#spot-2 .spot objective=length section=why-length}\n\nWhat do you see in this message?\n\n\
                - [x] A\n  > 1\n- [ ] B\n  > 2\n- [ ] C\n  > 3\n\n";
    let other_message = Sample::new().replace("fr.md", "## La ligne", &format!("{text}## La ligne")).replace(
        "en.md",
        "## The line",
        &format!("{text}## The line"),
    );
    assert_eq!(other_message.broken(), []);
}

#[test]
fn keys_that_can_be_guessed() {
    let lengthened = |count: usize| {
        (0..count).fold(Sample::new(), |sample, index| {
            let right = ["- [x] AAA\n", "- [x] BBB\n", "- [x] CCC\n"][index % 3];
            sample.replace("en.md", right, &right.replace('\n', "D\n"))
        })
    };
    let broken = |count| {
        let findings = lengthened(count).findings();
        findings.into_iter().map(|finding| (finding.rule, finding.severity)).collect::<Vec<_>>()
    };
    assert_eq!(broken(4), []);
    assert_eq!(broken(5), [("right-option-longest", Severity::Warning)]);
    assert_eq!(broken(7), [("right-option-longest", Severity::Error)]);

    let same_place = (0..4).fold(Sample::new(), |sample, _| {
        sample.replace_both("- [ ] AAA\n  > 1\n- [x] BBB", "- [x] AAA\n  > 1\n- [ ] BBB")
    });
    assert_eq!(same_place.broken(), [("fr.md".to_owned(), 1, "right-option-place")]);
}

#[test]
fn the_pool() {
    let too_few = Sample::new().replace("module.toml", "draw = 10", "draw = 1");
    assert!(too_few.broken().contains(&("module.toml".to_owned(), 6, "bad-draw")));
    let too_many = Sample::new().replace("module.toml", "draw = 10", "draw = 18");
    assert!(too_many.broken().contains(&("module.toml".to_owned(), 6, "bad-draw")));
    assert_breaks(
        &Sample::new().replace("module.toml", "minutes = 5", "minutes = 9"),
        "minutes",
        "module.toml",
        "minutes",
    );
    let third = "\n[[objectives]]\nid = \"third\"\nfr = \"a\"\nen = \"b\"\n";
    let toml = crate::sample::MODULE_TOML.to_owned() + third;
    let sample = Sample::new().with("anssi/01/module.toml", &toml);
    assert_breaks(&sample, "too-few-items-of-objective", "module.toml", "id = \"third\"");
    let sample =
        Sample::new().replace_both("{#order-1 .order objective=reuse", "{#order-1 .order objective=gone");
    let line = |file| sample.line(file, "{#order-1");
    assert_eq!(
        sample.broken(),
        ["en.md", "fr.md"].map(|file| (file.to_owned(), line(file), "unknown-objective"))
    );

    let cut = |sample: Sample, file: &str, from: &str| {
        let text = sample.text(file);
        let short = text[..text.find(from).expect("it is there")].to_owned();
        sample.with(&format!("anssi/01/{file}"), &short)
    };
    let few = cut(cut(Sample::new(), "fr.md", "## Choix 9"), "en.md", "## Choice 9");
    assert!(few.broken().contains(&("fr.md".to_owned(), 1, "too-few-items")));
    let one = cut(cut(Sample::new(), "fr.md", "## Le message"), "en.md", "## The message");
    assert!(one.broken().contains(&("fr.md".to_owned(), 1, "too-few-kinds")));
}
