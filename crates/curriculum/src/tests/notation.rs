//! What the reader of `docs/authoring.md` may get wrong, and what it is told.

use super::assert_breaks;
use crate::sample::Sample;

/// In both languages, so that nothing differs between them: the same finding comes twice.
fn assert_both_break(from: &str, to: &str, rule: &str, line_of: &str) {
    let sample = Sample::new().replace_both(from, to);
    let expected = ["en.md", "fr.md"].map(|file| (file.to_owned(), sample.line(file, line_of), rule));
    assert_eq!(sample.broken(), expected, "{from:?} to {to:?}");
}

#[test]
fn titles_and_quiz() {
    assert_breaks(
        &Sample::new().replace("fr.md", "# Choisir", "## Choisir {#a}\n\n# Choisir"),
        "stray-text",
        "fr.md",
        "## Choisir",
    );
    assert_breaks(
        &Sample::new().replace("fr.md", "## À retenir", "# Encore\n\n## À retenir"),
        "extra-title",
        "fr.md",
        "# Encore",
    );
    let sample = Sample::new().replace("fr.md", "# Choisir avec soin", "Choisir avec soin");
    assert!(sample.broken().contains(&("fr.md".to_owned(), 1, "no-title")));
    let sample = Sample::new().replace("fr.md", "# Quiz {#quiz}", "# Quiz");
    assert!(sample.broken().contains(&("fr.md".to_owned(), 1, "no-quiz")));
    assert_both_break("# Quiz {#quiz}", "# Quiz {#quiz}\n\nstray", "stray-text", "stray");
}

#[test]
fn section_headings() {
    for (to, rule) in [
        ("{#why-length .wide}", "bad-heading"),
        ("{#why-length colour=red}", "bad-heading"),
        ("{#why-length} {", "bad-section-id"),
    ] {
        let sample = Sample::new().replace("en.md", "{#why-length}", to);
        assert!(sample.broken().contains(&("en.md".to_owned(), 5, rule)), "{to}: {:?}", sample.broken());
    }
}

#[test]
fn item_headings() {
    for (from, to) in [
        ("{#spot-1 .spot", "{.spot"),
        ("{#spot-1 .spot", "{#Spot-1 .spot"),
        ("{#spot-1 .spot", "{#spot-1"),
        ("{#spot-1 .spot", "{#spot-1 .quiz"),
        ("{#spot-1 .spot", "{#spot-1 .spot .choice"),
        ("{#spot-1 .spot", "{#spot-1 .spot points=3"),
        ("{#spot-1 .spot objective=length", "{#spot-1 .spot"),
        ("{#spot-1 .spot objective=length", "{#spot-1 .spot objective="),
        ("{#spot-1 .spot objective=length section=why-length", "{#spot-1 .spot objective=length"),
    ] {
        assert_both_break(from, to, "bad-item-heading", to);
    }
}

#[test]
fn options() {
    for (from, to, rule, line_of) in [
        ("- [x] 2\n  > ", "- [x] 2\n\n  nothing\n\n  > ", "bad-option", "  nothing"),
        ("- [x] 2\n", "- [ ] 2\n", "wrong-number-of-right-options", "{#line-1"),
        ("- [ ] 3\n", "- [x] 3\n", "wrong-number-of-right-options", "{#line-1"),
        ("- [ ] 3\n", "- 3\n", "option-without-mark", "- 3\n"),
        ("- [ ] 3\n", "- [ ] 4\n", "bad-line-number", "- [ ] 4\n"),
        ("- [ ] 3\n", "- [ ] three\n", "bad-line-number", "- [ ] three\n"),
        ("- [ ] 3\n", "- [ ] 1\n", "part-twice", "{#line-1"),
        ("- [ ] AAA\n", "- [x] AAA\n", "wrong-number-of-right-options", "{#choice-1 "),
        ("- [ ] BBB\n", "- [ ] AAA\n", "part-twice", "{#choice-0 "),
        ("- [ ] BBB\n", "- [ ] [BBB](https://b)\n", "link-in-part", "{#choice-0 "),
        ("  > 1\n", "", "option-without-explanation", "AAA"),
        ("- [ ] BBB\n  > 2\n", "", "too-few-options", "{#choice-0 "),
        ("- [x] AAA\n", "- [ ] D\n  > 4\n- [ ] E\n  > 5\n- [x] AAA\n", "too-many-options", "{#choice-0 "),
        ("  > 3\n", "  > 3\n\n  after\n", "bad-option", "  after"),
        ("  > 1\n", "  > 1\n\nbetween\n\n", "second-task-list", "- [ ] BBB"),
    ] {
        let sample = Sample::new().replace_both(from, to);
        let expected = ("en.md".to_owned(), sample.line("en.md", line_of), rule);
        assert!(sample.broken().contains(&expected), "{expected:?} is not in {:?}", sample.broken());
    }
    let sample = Sample::new().replace_both("- [ ] C", "- [x] C");
    assert_eq!(sample.broken().first().map(|(_, _, rule)| *rule), Some("wrong-number-of-right-options"));
}

#[test]
fn steps_and_pairs() {
    for (from, to, rule, line_of) in [
        ("3. ", "   - ", "bad-step", "2. "),
        ("1. ", "1. [ ] ", "bad-step", "1. [ ]"),
        ("2. ", "2. [a](https://a) ", "link-in-part", "{#order-1"),
        ("| b    |", "| [b](https://b) |", "link-in-part", "{#match-1"),
        ("| c    | 3    |\n", "", "wrong-number-of-parts", "{#match-1"),
        ("| c    | 3    |\n", "| c    |     |\n", "bad-match-table", "{#match-1"),
        ("| c    | 3    |\n", "| c    | 1    |\n", "part-twice", "{#match-1"),
        ("| b    | 2    |\n", "| a    | 2    |\n", "part-twice", "{#match-1"),
        ("1. ", "Text.\n\n- ", "wrong-number-of-parts", "{#order-1"),
        (".order", ".match", "item-without-body", "{#order-1"),
        (".choice", ".order", "item-without-body", "{#choice-0 "),
        ("```python\n", "```text\nx\n```\n\n```python\n", "item-without-body", "```python"),
    ] {
        let sample = Sample::new().replace_both(from, to);
        let expected = ("en.md".to_owned(), sample.line("en.md", line_of), rule);
        assert!(sample.broken().contains(&expected), "{expected:?} is not in {:?}", sample.broken());
    }
    assert_breaks(
        &Sample::new().replace("fr.md", "Qui va avec quoi ?\n\n", ""),
        "item-without-stem",
        "fr.md",
        "{#match-1",
    );
    let sample = Sample::new().replace("fr.md", "\nParce que.\n", "").replace("en.md", "\nBecause.\n", "");
    assert!(sample.broken().iter().all(|(_, _, rule)| *rule == "item-without-explanation"));
}

#[test]
fn nothing_but_markdown() {
    for (to, rule) in [
        ("<b>bold</b>", "raw-html"),
        ("\n\n<div>\nblock\n</div>\n\n", "raw-html"),
        ("<!-- note -->", "raw-html"),
        ("text ![p](factors.svg)", "inline-picture"),
        ("[text][nowhere]", "broken-reference"),
        ("\n\n> [!IMPORTANT]\n> Text\n\n", "unknown-alert"),
        ("\n\n> [!TIP] on the same line\n\n", "unknown-alert"),
        ("text[^gone]", "undefined-footnote"),
    ] {
        let sample = Sample::new().replace("en.md", "Monday morning", to);
        let rules: Vec<_> = sample.broken().into_iter().map(|(_, _, rule)| rule).collect();
        assert!(rules.contains(&rule), "{to}: {rules:?}");
    }
    let deep = "> ".repeat(60) + "deep\n\nMonday morning";
    assert_breaks(&Sample::new().replace("en.md", "Monday morning", &deep), "too-deep", "en.md", "> deep");
}
