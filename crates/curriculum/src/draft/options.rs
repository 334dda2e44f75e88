//! Task lists: options, their marks and their explanations.

use super::{Kind, all_or_none};
use crate::{
    finding::{Report, Rule},
    markdown::{Block, BlockKind, Entry, Inline, List},
};

const NO_MARK: Rule = Rule::error("option-without-mark", "Begin each option with “- [ ]” or “- [x]”.");
const NO_EXPLANATION: Rule =
    Rule::error("option-without-explanation", "Under the option, write “  > ” and why it is right or wrong.");
const BAD_SHAPE: Rule = Rule::error(
    "bad-option",
    "Write an option as one paragraph, then one quotation “  > ” that explains it.",
);
const TOO_FEW: Rule =
    Rule::error("too-few-options", "Give at least three options, wrong ones being real mistakes.");
const TOO_MANY: Rule =
    Rule::error("too-many-options", "Keep the three or four options that people really pick.");
const WRONG_KEY: Rule = Rule::error(
    "wrong-number-of-right-options",
    "Mark the right options with [x], as many as the kind asks for.",
);

/// One entry of a task list.
pub(crate) struct OptionDraft {
    pub(crate) line: u32,
    pub(crate) text: Vec<Inline>,
    pub(crate) right: bool,
    pub(crate) why: Vec<Block>,
}

/// Reads the options of an item; `None` if one of them is no option.
pub(super) fn read(kind: Kind, list: List, line: u32, report: &mut Report<'_>) -> Option<Vec<OptionDraft>> {
    let count = list.entries.len();
    let options = all_or_none(list.entries, |entry| read_option(entry, report))?;

    if count < 3 {
        report.add(&TOO_FEW, line, format!("{count} options"));
    }
    if kind == Kind::Choice && count > 4 {
        report.add(&TOO_MANY, line, format!("{count} options"));
    }
    let right = options.iter().filter(|option| option.right).count();
    let wrong = count - right;
    let (fits, wanted) = match kind {
        Kind::Several => (right >= 2 && wrong >= 1, "two or more right options and at least one wrong"),
        Kind::Spot => (right >= 1 && wrong >= 1, "at least one suspicious line and one harmless"),
        _ => (right == 1, "exactly one right option"),
    };
    if !fits {
        report.add(&WRONG_KEY, line, format!("{right} of {count} options are right; this kind has {wanted}"));
    }
    Some(options)
}

fn read_option(entry: Entry, report: &mut Report<'_>) -> Option<OptionDraft> {
    let Some(right) = entry.mark else {
        report.add(&NO_MARK, entry.line, "an entry of the list has no box");
        return None;
    };
    let mut blocks = entry.blocks.into_iter();
    let Some(BlockKind::Plain(text) | BlockKind::Paragraph(text)) = blocks.next().map(|block| block.kind)
    else {
        report.add(&BAD_SHAPE, entry.line, "the option does not begin with a plain text");
        return None;
    };
    let why = match blocks.next().map(|block| (block.line, block.kind)) {
        Some((_, BlockKind::Quote(why))) if !why.is_empty() => why,
        Some((line, kind)) if !matches!(kind, BlockKind::Quote(_)) => {
            report.add(&BAD_SHAPE, line, "after its text, the option has something that is no quotation");
            return None;
        }
        _ => {
            report.add(&NO_EXPLANATION, entry.line, "the option has no explanation");
            Vec::new()
        }
    };
    if let Some(block) = blocks.next() {
        report.add(&BAD_SHAPE, block.line, "something follows the explanation within the option");
    }
    Some(OptionDraft { line: entry.line, text, right, why })
}
