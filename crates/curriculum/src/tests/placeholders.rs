//! What the company fills in.

use domain::lang::ByLang;

use super::assert_breaks;
use crate::{Placeholder, Placeholders, sample::Sample};

fn sample(text: &str) -> Sample {
    Sample::new().replace("fr.md", "Un conseil.", text)
}

fn company(placeholder: Placeholder, value: &str) -> Placeholders {
    let mut company = Placeholders::default();
    company.set(placeholder, ByLang { fr: value.to_owned(), en: value.to_owned() });
    company
}

#[track_caller]
fn assert_shows(sample: &Sample, company: &Placeholders, expected: &str) {
    let html = &sample.module_for(company).lesson.fr.sections[0].html.0;
    assert!(html.contains(expected), "{expected}\nis not in\n{html}");
}

#[test]
fn a_placeholder_says_what_the_company_says() {
    let sample = sample("Prévenez **{{security-contact}}** : {{security-email}} !");
    assert_shows(
        &sample,
        &Placeholders::default(),
        "<p>Prévenez <strong>votre responsable de la sécurité</strong>\u{a0}: votre adresse d’alerte sécurité\u{202f}!</p>",
    );
    assert_shows(
        &sample,
        &company(Placeholder::SecurityEmail, "alerte@kerlann.example"),
        "\u{a0}: <a href=\"mailto:alerte@kerlann.example\">alerte@kerlann.example</a>\u{202f}!",
    );
}

#[test]
fn a_value_is_text_whatever_it_says() {
    for (value, shown) in [
        ("<b onclick=x>", "<p>Lisez &lt;b onclick=x&gt; :"),
        ("[x](javascript:y)", "<p>Lisez [x](javascript:y) :"),
        ("{{vpn}}", "<p>Lisez {{vpn}} :"),
        ("a@b.fr\"onclick=\"x", "<p>Lisez a@b.fr&quot;onclick=&quot;x :"),
    ] {
        let shown = shown.replace(" :", "\u{a0}:");
        assert_shows(&sample("Lisez {{company}} : oui."), &company(Placeholder::Company, value), &shown);
    }
}

#[test]
fn the_hash_and_the_words_do_not_depend_on_the_company() {
    let sample = sample("Par {{vpn}}.");
    let ours = sample.module_for(&company(Placeholder::Vpn, "le tunnel de Kerlann, à Quimper"));
    let any = sample.module();
    assert_eq!((ours.content_hash, ours.lesson.fr.words), (any.content_hash, any.lesson.fr.words));
}

#[test]
fn an_unknown_placeholder_is_an_error_on_its_line() {
    assert_breaks(&sample("Par le\n> {{vnp}}."), "unknown-placeholder", "fr.md", "> {{vnp}}");
    assert_breaks(&sample("Par {{ vpn }}."), "unknown-placeholder", "fr.md", "> Par");
    let table = Sample::new().replace("fr.md", "| a       | 1     |", "| {{x}}   | 1     |");
    assert_breaks(&table, "unknown-placeholder", "fr.md", "| {{x}}");
}

#[test]
fn a_placeholder_that_would_not_be_filled_is_an_error() {
    for (from, to, line_of) in [
        ("# Choisir", "# {{company}} : choisir", "# {{company}}"),
        ("## Pourquoi la", "## {{vpn}} et la", "## {{vpn}}"),
        ("### Un détail", "### {{vpn}}, un détail", "### {{vpn}}"),
        ("`code ; brut`", "`{{vpn}}`", "`{{vpn}}`"),
        ("[plus bas]", "[{{vpn}}]", "[{{vpn}}]"),
        ("![Trois facteurs]", "![{{vpn}}]", "![{{vpn}}]"),
        ("Ce que l’on sait", "{{vpn}}", "\"{{vpn}}"),
        ("| Attaque |", "| {{vpn}} |", "| {{vpn}}"),
        ("let b = 1;", "let b = {{vpn}};", "```rust"),
        ("Dans quel ordre ?", "Par {{vpn}} ?", "Par {{vpn}}"),
        ("- [x] De : a@example.org", "- [x] De : {{vpn}}", "- [x] De :"),
        ("1. Un\n", "1. {{vpn}}\n", "{#order-1"),
        ("| b    | 2    |", "| {{vpn}} | 2 |", "{#match-1"),
        ("## L’ordre", "## {{vpn}}", "## {{vpn}}"),
        ("  > Suspect.", "  > {{vpn}}.", "  > {{vpn}}"),
    ] {
        assert_breaks(&Sample::new().replace("fr.md", from, to), "misplaced-placeholder", "fr.md", line_of);
    }
}

#[test]
fn code_may_have_braces_of_its_own() {
    let sample = Sample::new().replace("fr.md", "let b = 1;", "<p>{{ user.name }}</p>").replace(
        "fr.md",
        "`code ; brut`",
        "`{{x}}`",
    );
    assert_eq!(sample.broken(), []);
}

#[test]
fn a_heading_that_ends_with_a_placeholder_is_refused() {
    let sample = Sample::new().replace("fr.md", "### Un détail {#detail}", "### Un détail {{vpn}}");
    assert!(sample.read().is_err(), "{:?}", sample.broken());
}
