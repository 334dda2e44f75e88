//! Where links, references and footnotes lead.

use std::{
    collections::{BTreeMap, BTreeSet},
    slice,
};

use crate::{
    draft::{Draft, ItemDraft},
    finding::{Report, Rule},
    html::Target,
    markdown::{Block, BlockKind, Inline, inlines_of, nested_blocks},
};

const LINK_TARGET: Rule =
    Rule::error("link-target", "Link to https://…, mailto:…, #section or exercise:mailbox, nothing else.");
const UNKNOWN_EXERCISE: Rule =
    Rule::error("unknown-exercise", "After exercise: write mailbox, links, incident, review or passwords.");
const DEAD_LINK: Rule =
    Rule::error("dead-link", "Use the id of a section of this lesson, as written in its braces.");
const UNKNOWN_SECTION: Rule = Rule::error(
    "unknown-section",
    "After section= write the id of a section of this lesson, as in its braces.",
);
const REFERENCE_IN_ITEM: Rule = Rule::error(
    "reference-in-item",
    "An item already leads to its section=. Put footnotes and links to sections in the lesson, or link to https://….",
);
const NO_FOOTNOTE: Rule =
    Rule::error("undefined-footnote", "Add a line “[^name]: the source” at the end of the lesson.");
const UNUSED_FOOTNOTE: Rule =
    Rule::warning("unused-footnote", "Refer to it with [^name] where it is the source, or remove it.");

pub(super) fn check(draft: &Draft, report: &mut Report<'_>) {
    check_sections_of_items(draft, report);

    let headings = draft.all_blocks().filter_map(|block| match &block.kind {
        BlockKind::Heading(heading) => heading.id.as_deref(),
        _ => None,
    });
    let anchors: BTreeSet<&str> = section_ids(draft).chain(headings).collect();
    let notes = draft.footnotes.iter().flat_map(|note| &note.blocks);
    let mut unused: BTreeMap<&str, u32> =
        draft.footnotes.iter().map(|note| (note.label.as_str(), note.line)).collect();
    for (line, inline) in draft.lesson().chain(notes).flat_map(all_inlines) {
        check_anywhere(inline, line, report);
        match inline {
            Inline::Link { line, href, .. } => match Target::of(href) {
                Some(Target::Section(id)) if !anchors.contains(id) => {
                    report.add(&DEAD_LINK, *line, format!("there is no “#{id}” in this lesson"));
                }
                _ => {}
            },
            Inline::FootnoteReference { label, .. } => _ = unused.remove(label.as_str()),
            _ => {}
        }
    }
    for (label, line) in unused {
        report.add(&UNUSED_FOOTNOTE, line, format!("nothing refers to the footnote “{label}”"));
    }

    for (line, inline) in draft.items.iter().flat_map(ItemDraft::blocks).flat_map(all_inlines) {
        check_anywhere(inline, line, report);
        match inline {
            Inline::Link { line, href, .. }
                if matches!(Target::of(href), Some(Target::Section(_) | Target::Exercise(_))) =>
            {
                report.add(&REFERENCE_IN_ITEM, *line, format!("a link to “{href}” has no place in the quiz"));
            }
            Inline::FootnoteReference { line, label } => {
                report.add(
                    &REFERENCE_IN_ITEM,
                    *line,
                    format!("the footnote “{label}” is not shown in the quiz"),
                );
            }
            _ => {}
        }
    }
}

fn check_sections_of_items(draft: &Draft, report: &mut Report<'_>) {
    for item in &draft.items {
        if !section_ids(draft).any(|id| id == item.section) {
            let message = format!("“{}” names the section “{}”, which is not there", item.id, item.section);
            report.add(&UNKNOWN_SECTION, item.line, message);
        }
    }
}

/// What is wrong in a lesson and in an item alike.
fn check_anywhere(inline: &Inline, block_line: u32, report: &mut Report<'_>) {
    match inline {
        Inline::Link { line, href, .. } if Target::of(href).is_none() && href.starts_with("exercise:") => {
            report.add(&UNKNOWN_EXERCISE, *line, format!("there is no “{href}”"));
        }
        Inline::Link { line, href, .. } if Target::of(href).is_none() => {
            report.add(&LINK_TARGET, *line, format!("a link may not lead to “{href}”"));
        }
        // A reference without its definition is read as plain text.
        Inline::Text(text) => {
            if let Some((label, _)) = text.split_once("[^").and_then(|(_, rest)| rest.split_once(']')) {
                report.add(&NO_FOOTNOTE, block_line, format!("the footnote “{label}” is defined nowhere"));
            }
        }
        _ => {}
    }
}

fn section_ids(draft: &Draft) -> impl Iterator<Item = &str> {
    draft.sections.iter().map(|section| section.id.as_str())
}

/// Every inline in a block and in the blocks inside it, with its block's line.
fn all_inlines(block: &Block) -> impl Iterator<Item = (u32, &Inline)> {
    nested_blocks(slice::from_ref(block))
        .into_iter()
        .flat_map(|block| inlines_of(block).into_iter().map(|inline| (block.line, inline)))
}
