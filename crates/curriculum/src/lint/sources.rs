//! Figures without a source.

use crate::{
    draft::Draft,
    finding::{Report, Rule},
    markdown::{Block, BlockKind, Inline, inlines_of, nested_blocks},
};

const UNSOURCED: Rule =
    Rule::warning("unsourced-figure", "Say where the figure comes from: a footnote [^source], or a link.");

pub(super) fn check(draft: &Draft, report: &mut Report<'_>) {
    // What is to be remembered repeats figures of the sections before it.
    let sections = draft.sections.iter().filter(|section| section.id != "remember");
    let parts = sections.map(|section| section.blocks.as_slice()).chain([draft.intro.as_slice()]);
    for block in parts.flat_map(nested_blocks) {
        if let Some(figure) = unsourced_figure(block) {
            report.add(&UNSOURCED, block.line, format!("“{figure}” has no source"));
        }
    }
}

/// The first figure of a paragraph that names no source.
fn unsourced_figure(block: &Block) -> Option<&str> {
    if !matches!(block.kind, BlockKind::Paragraph(_) | BlockKind::Plain(_)) {
        return None;
    }
    let inlines = inlines_of(block);
    let is_source =
        |inline: &&Inline| matches!(inline, Inline::FootnoteReference { .. } | Inline::Link { .. });
    if inlines.iter().any(is_source) {
        return None;
    }
    inlines.into_iter().find_map(|inline| match inline {
        Inline::Text(text) => figure(text),
        _ => None,
    })
}

/// A number of two digits or more that is no part of a name like `A01`, or a percentage.
fn figure(text: &str) -> Option<&str> {
    if let Some(at) = text.find('%') {
        let start = text[..at].trim_end().rfind(char::is_whitespace).map_or(0, |space| space + 1);
        return Some(text[start..=at].trim());
    }
    let is_number = |word: &&str| word.len() >= 2 && word.bytes().all(|byte| byte.is_ascii_digit());
    text.split(|c: char| !c.is_alphanumeric()).find(is_number)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn figures_are_numbers_that_claim_something() {
        for (text, expected) in [
            ("soit 81 comptes", Some("81")),
            ("près de 9 % des cas", Some("9 %")),
            ("A01 et TLS 1.3, 2 fois", None),
            ("aucun chiffre", None),
        ] {
            assert_eq!(figure(text), expected, "{text}");
        }
    }
}
