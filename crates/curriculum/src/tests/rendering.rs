//! The markup of the sample, piece by piece.

use crate::sample::Sample;

fn section(sample: &Sample) -> String {
    sample.module().lesson.fr.sections[0].html.0.clone()
}

#[track_caller]
fn assert_shows(html: &str, expected: &str) {
    assert!(html.contains(expected), "{expected}\nis not in\n{html}");
}

#[test]
fn french_typography_spares_code() {
    let module = Sample::new().module();
    let intro = &module.lesson.fr.intro.0;
    assert_eq!(
        intro,
        "<p>Lundi matin\u{a0}: «\u{202f}un message\u{202f}» vous attend. Que faites-vous\u{202f}?</p>\n"
    );
    assert_shows(
        &section(&Sample::new()),
        "<strong>mot</strong> de passe <em>long</em>, du <code>code ; brut</code>",
    );
    assert_eq!(module.items[1].stem.fr.0, "<p>Que remarquez-vous dans ce message\u{202f}?</p>\n");
}

#[test]
fn links_say_nothing_of_where_they_come_from() {
    let html = section(&Sample::new());
    assert_shows(&html, "<a href=\"#remember\">plus bas</a>");
    assert_shows(&html, "<a href=\"https://cyber.gouv.fr\" rel=\"noopener noreferrer\">l’ANSSI</a>");
    assert_shows(&html, "<a href=\"mailto:a@example.org\">a@example.org</a>");
    assert!(!html.contains("target="));
}

#[test]
fn callouts_have_their_title_in_the_language_of_the_page() {
    let html = section(&Sample::new());
    for (class, title) in [("tip", "Conseil"), ("warning", "Attention"), ("note", "À faire")] {
        let start = format!(
            "<blockquote class=\"callout callout-{class}\">\n<p class=\"callout-title\">{title}</p>\n<p>"
        );
        assert_shows(&html, &start);
    }
    let english = &Sample::new().module().lesson.en.sections[0].html.0.clone();
    assert_shows(english, "<p class=\"callout-title\">Tip</p>");
}

#[test]
fn a_figure_has_its_size_and_stands_in_no_paragraph() {
    assert_shows(
        &section(&Sample::new()),
        "\n<figure><img src=\"/lessons/anssi-01/factors.svg\" alt=\"Trois facteurs\" width=\"640\" height=\"360\" \
         loading=\"lazy\"><figcaption>Ce que l’on sait\u{a0}: trois choses</figcaption></figure>\n",
    );
}

#[test]
fn code_is_cut_into_lines() {
    assert_shows(
        &section(&Sample::new()),
        "<pre class=\"code\" tabindex=\"0\"><code class=\"language-rust\"><span class=\"line\">let a = &quot;&lt;b&gt;&quot;;</span>\n\
         <span class=\"line\">let b = 1;</span></code></pre>",
    );
}

#[test]
fn a_table_can_be_reached_and_scrolled() {
    assert_shows(
        &section(&Sample::new()),
        "<div class=\"table-scroll\" tabindex=\"0\" role=\"region\" aria-label=\"Tableau 1\u{a0}: Attaque, Durée\"><table>\n\
         <thead><tr><th scope=\"col\">Attaque</th><th scope=\"col\" class=\"align-end\">Durée</th></tr></thead>\n\
         <tbody>\n<tr><td>a</td><td class=\"align-end\">1</td></tr>\n</tbody></table></div>",
    );
}

#[test]
fn footnotes_are_numbered_by_use_and_lead_back_from_each() {
    let module = Sample::new().module();
    let html = section(&Sample::new());
    for (id, number) in [("fnref-1", 1), ("fnref-1-2", 1), ("fnref-2", 2)] {
        assert_shows(
            &html,
            &format!(
                "<sup class=\"footnote-ref\"><a id=\"{id}\" href=\"#fn-{number}\" aria-label=\"Note {number}\">{number}</a></sup>"
            ),
        );
    }
    assert_eq!(
        module.lesson.fr.footnotes.0,
        "<ol class=\"footnotes\">\n\
         <li id=\"fn-1\">ANSSI, <em>Recommandations</em>, 2021. \
         <a href=\"#fnref-1\" aria-label=\"Retour au texte, note 1 (1/2)\">↩</a> \
         <a href=\"#fnref-1-2\" aria-label=\"Retour au texte, note 1 (2/2)\">↩</a></li>\n\
         <li id=\"fn-2\">Un autre. <a href=\"#fnref-2\" aria-label=\"Retour au texte, note 2\">↩</a></li>\n\
         </ol>\n"
    );
}

#[test]
fn headings_have_the_given_id_and_lists_are_loose_or_tight() {
    let html = section(&Sample::new());
    assert_shows(&html, "<h3 id=\"detail\">Un détail</h3>");
    assert_shows(&html, "<ul>\n<li><p>un</p></li>\n<li><p>deux</p>\n<p>encore</p></li>\n</ul>");
    let module = Sample::new().module();
    let remember = &module.lesson.fr.sections[1];
    assert_eq!((remember.id.as_str(), remember.heading.as_str()), ("remember", "À retenir"));
    assert_eq!(remember.html.0, "<ul>\n<li>une</li>\n<li>deux</li>\n<li>trois</li>\n</ul>\n");
}

#[test]
fn words_are_counted_and_signs_are_not() {
    let text = "# T\n\nUn « deux » : trois `quatre`.\n\n## S {#s}\n\n- cinq\n\n```text\nsix sept\n```\n";
    let file = std::path::Path::new("fr.md");
    let draft = crate::draft::Draft::read(
        domain::lang::Lang::Fr,
        file,
        text,
        &mut crate::finding::Findings::default(),
    );
    assert_eq!(draft.words(), 7);
}
