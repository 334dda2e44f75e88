//! How hard the lesson is to read.

use domain::lang::Lang;

use crate::{
    draft::Draft,
    finding::{Report, Rule},
    markdown::{Block, BlockKind, Inline, inlines_of, nested_blocks},
    readability::Counts,
};

const HARD: Rule = Rule::warning(
    "hard-to-read",
    "Cut long sentences in two and say it with everyday words; read the section aloud to a colleague.",
);

/// Below this Flesch calls a text difficult, that of learned journals; a lesson is for everybody.
const LOWEST_EASE: f64 = 50.0;

pub(super) fn check(draft: &Draft, report: &mut Report<'_>) {
    let sections = draft.sections.iter().map(|section| (section.line, section.blocks.as_slice()));
    for (line, blocks) in sections.chain([(1, draft.intro.as_slice())]) {
        if let Some(ease) = counts(draft.lang, blocks).ease(draft.lang).filter(|&ease| ease < LOWEST_EASE) {
            let message = format!("reading ease {ease:.0} of 100, where {LOWEST_EASE:.0} is the least");
            report.add(&HARD, line, message);
        }
    }
}

/// Sentences only: code and tables are looked at in another way.
fn counts(lang: Lang, blocks: &[Block]) -> Counts {
    let mut counts = Counts::default();
    for block in nested_blocks(blocks) {
        if matches!(block.kind, BlockKind::Paragraph(_) | BlockKind::Plain(_)) {
            counts.add(lang, &words(block));
        }
    }
    counts
}

/// What is read as words, without code.
fn words(block: &Block) -> String {
    let mut text = String::new();
    for inline in inlines_of(block) {
        match inline {
            Inline::Text(words) => text.push_str(words),
            Inline::Break => text.push(' '),
            _ => {}
        }
    }
    text
}
