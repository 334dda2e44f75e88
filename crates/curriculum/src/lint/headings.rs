//! The skeleton of a text: headings, ids, the section to remember, blocks of code.

use crate::{
    draft::Draft,
    finding::{Report, Rule},
    id::{ID_SHAPE, Seen, is_id},
    markdown::{Block, BlockKind, nested_blocks},
};

const NO_INTRO: Rule = Rule::warning("no-intro", "Open with a situation that the reader could be in.");
const REMEMBER: Rule = Rule::error(
    "remember",
    "End the lesson with “## … {#remember}” and a list of exactly three things, nothing else.",
);
const HEADING_LEVEL: Rule = Rule::error(
    "heading-level",
    "Go down one level at a time: “###” inside a “##” section. Items have no headings.",
);
const BAD_ID: Rule = Rule::error("bad-id", "Choose a short id of lower case letters, digits and hyphens.");
const ID_TWICE: Rule =
    Rule::error("id-twice", "Give every section, heading, item and footnote an id of its own.");
const CODE_LANG: Rule = Rule::warning(
    "code-without-language",
    "Open the block with ``` and its language, like ```python or ```text.",
);

pub(super) fn check(draft: &Draft, report: &mut Report<'_>) {
    if draft.intro.is_empty() {
        report.add(&NO_INTRO, 1, "nothing stands between the title and the first section");
    }
    check_remember(draft, report);
    check_levels(draft, report);
    check_ids(draft, report);

    for block in draft.all_blocks() {
        if matches!(&block.kind, BlockKind::Code { lang, .. } if lang.is_empty()) {
            report.add(&CODE_LANG, block.line, "this block of code does not say its language");
        }
    }
}

fn check_remember(draft: &Draft, report: &mut Report<'_>) {
    let Some(last) = draft.sections.last() else {
        return report.add(&REMEMBER, 1, "the lesson has no section");
    };
    let three_things = matches!(last.blocks.as_slice(),
        [Block { kind: BlockKind::List(list), .. }] if list.entries.len() == 3 && !list.is_task_list());
    if last.id != "remember" {
        report.add(&REMEMBER, last.line, format!("the last section is “{}”, not “remember”", last.id));
    } else if !three_things {
        report.add(&REMEMBER, last.line, "the section to remember is not a list of exactly three things");
    }
}

fn check_levels(draft: &Draft, report: &mut Report<'_>) {
    let mut check = |blocks: &[Block], mut level: u8, deepest: u8| {
        for block in nested_blocks(blocks) {
            let BlockKind::Heading(heading) = &block.kind else { continue };
            if heading.level > (level + 1).min(deepest) || heading.level < 3 {
                report.add(&HEADING_LEVEL, block.line, format!("a heading of level {} here", heading.level));
            }
            level = heading.level;
        }
    };
    check(&draft.intro, 1, 1);
    draft.sections.iter().for_each(|section| check(&section.blocks, 2, 4));
    for item in &draft.items {
        item.blocks().for_each(|block| check(std::slice::from_ref(block), 2, 2));
    }
}

fn check_ids(draft: &Draft, report: &mut Report<'_>) {
    let mut seen = Seen::default();
    // Sections were compared with each other when they were read.
    for section in &draft.sections {
        seen.again(&section.id);
    }
    for block in draft.all_blocks() {
        let BlockKind::Heading(heading) = &block.kind else { continue };
        let Some(id) = &heading.id else { continue };
        if !is_id(id) {
            report.add(&BAD_ID, block.line, format!("the id “{id}” is not made of {ID_SHAPE}"));
        }
        if seen.again(id) {
            report.add(&ID_TWICE, block.line, format!("the id “{id}” is there already"));
        }
    }
    let mut seen = Seen::default();
    for item in draft.items.iter().filter(|item| seen.again(item.id.as_str())) {
        report.add(&ID_TWICE, item.line, format!("the item “{}” is there already", item.id));
    }
    let mut seen = Seen::default();
    for note in draft.footnotes.iter().filter(|note| seen.again(&note.label)) {
        report.add(&ID_TWICE, note.line, format!("the footnote “{}” is there already", note.label));
    }
}
