//! What every item must have, whatever its kind.

use std::collections::BTreeSet;

use super::body::{Body, Parts};
use crate::{
    finding::{Report, Rule},
    markdown::{Block, BlockKind, Inline, plain_text, within},
};

const NO_STEM: Rule = Rule::error(
    "item-without-stem",
    "Between the heading and the options, write a situation and a question.",
);
const NO_EXPLANATION: Rule = Rule::error(
    "item-without-explanation",
    "After the steps or the pairs, write a paragraph that explains them.",
);
const SECOND_LIST: Rule = Rule::error(
    "second-task-list",
    "Indent what belongs to an option by two spaces, so that the list is one.",
);
const WRONG_COUNT: Rule = Rule::error("wrong-number-of-parts", "Give three to six steps or pairs.");
const TWICE: Rule = Rule::error(
    "part-twice",
    "Make each option, step or cell different: a right answer would be marked wrong.",
);
const LINK: Rule = Rule::error(
    "link-in-part",
    "Move the link to an explanation. For an address that is to be read, use `code`.",
);

pub(super) fn check(parts: &Parts, line: u32, report: &mut Report<'_>) {
    if parts.stem.is_empty() {
        report.add(&NO_STEM, line, "the item asks nothing");
    }
    if let Some(block) = parts.explanation.iter().find(|block| is_task_list(block)) {
        report.add(&SECOND_LIST, block.line, "a second task list in one item");
    }
    check_texts(&parts.body, line, report);
    let count = match &parts.body {
        Body::Order(steps) => steps.len(),
        Body::Match(table) => table.rows.len(),
        Body::Options(_) | Body::Line { .. } => return,
    };
    if !(3..=6).contains(&count) {
        report.add(&WRONG_COUNT, line, format!("{count} steps or pairs"));
    }
    if parts.explanation.is_empty() {
        report.add(&NO_EXPLANATION, line, "nothing explains the right answer");
    }
}

/// What the person picks, orders or pairs can be told apart, and leads nowhere when it is pressed.
fn check_texts(body: &Body, line: u32, report: &mut Report<'_>) {
    let texts: Vec<&[Inline]> = match body {
        Body::Order(steps) => steps.iter().map(|step| step.0.as_slice()).collect(),
        Body::Match(table) => table.rows.iter().flatten().map(Vec::as_slice).collect(),
        Body::Options(_) | Body::Line { .. } => {
            body.options().into_iter().map(|option| option.text.as_slice()).collect()
        }
    };
    let mut seen = BTreeSet::new();
    for inlines in texts {
        let text = plain_text(inlines);
        if within(inlines).into_iter().any(leads_away) {
            report.add(&LINK, line, format!("“{text}” has a link or a footnote in it"));
        }
        if !seen.insert(text.clone()) {
            report.add(&TWICE, line, format!("“{text}” is there twice"));
        }
    }
}

fn leads_away(inline: &Inline) -> bool {
    matches!(inline, Inline::Link { .. } | Inline::FootnoteReference { .. })
}

fn is_task_list(block: &Block) -> bool {
    matches!(&block.kind, BlockKind::List(list) if list.is_task_list())
}
