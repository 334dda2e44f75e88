//! What stands under an item's heading: the stem, then the part that its kind is about, then the explanation.

use super::{
    Kind, OptionDraft, all_or_none, check,
    cut::{code, cut, numbered_list, table, task_list},
    options,
};
use crate::{
    finding::{Report, Rule},
    markdown::{Block, BlockKind, Entry, Inline, Table, plain_text},
};

pub(super) const NO_BODY: Rule = Rule::error(
    "item-without-body",
    "After the stem comes a task list; for .order a numbered list, for .match a table, for .line code and a task list.",
);
const BAD_STEP: Rule = Rule::error("bad-step", "Write each step as one paragraph, without a box.");
const BAD_TABLE: Rule =
    Rule::error("bad-match-table", "Use a table of two columns with a heading row and no empty cell.");
const BAD_LINE: Rule = Rule::error(
    "bad-line-number",
    "Write options as numbers of lines of the code, counted from 1: “- [x] 7”.",
);

/// The part that the person works on.
pub(crate) enum Body {
    Options(Vec<OptionDraft>),
    Line { code: String, code_lang: String, options: Vec<(u32, OptionDraft)> },
    Order(Vec<Step>),
    Match(Table),
}

impl Body {
    /// The options, in kinds that have some.
    pub(crate) fn options(&self) -> Vec<&OptionDraft> {
        match self {
            Self::Options(options) => options.iter().collect(),
            Self::Line { options, .. } => options.iter().map(|(_, option)| option).collect(),
            Self::Order(_) | Self::Match(_) => Vec::new(),
        }
    }
}

/// One step to be put in order.
pub(crate) struct Step(pub(crate) Vec<Inline>);

/// What stands under a heading, in its three parts.
pub(super) struct Parts {
    pub(super) stem: Vec<Block>,
    pub(super) body: Body,
    pub(super) explanation: Vec<Block>,
}

/// `None` if there is no body of this kind; the report then says why.
pub(super) fn read(kind: Kind, blocks: Vec<Block>, line: u32, report: &mut Report<'_>) -> Option<Parts> {
    let parts = match kind {
        Kind::Choice | Kind::Several | Kind::Spot => {
            let (stem, list, explanation) = cut(blocks, task_list, line, report)?;
            let options = options::read(kind, list, line, report)?;
            Parts { stem, body: Body::Options(options), explanation }
        }
        Kind::Line => {
            let (before, list, explanation) = cut(blocks, task_list, line, report)?;
            let (stem, (code_lang, code), between) = cut(before, code, line, report)?;
            refuse_between(&between, report);
            let options = options::read(kind, list, line, report)?;
            let lines = code.lines().count();
            let options = all_or_none(options, |option| number_line(option, lines, report))?;
            Parts { stem, body: Body::Line { code, code_lang, options }, explanation }
        }
        Kind::Order => {
            let (stem, list, explanation) = cut(blocks, numbered_list, line, report)?;
            let steps = all_or_none(list.entries, |entry| read_step(entry, report))?;
            Parts { stem, body: Body::Order(steps), explanation }
        }
        Kind::Match => {
            let (stem, table, explanation) = cut(blocks, table, line, report)?;
            check_pairs(&table, line, report)?;
            Parts { stem, body: Body::Match(table), explanation }
        }
    };
    check::check(&parts, line, report);
    Some(parts)
}

fn refuse_between(blocks: &[Block], report: &mut Report<'_>) {
    if let Some(block) = blocks.first() {
        report.add(&NO_BODY, block.line, "something stands between the code and the options");
    }
}

fn number_line(option: OptionDraft, lines: usize, report: &mut Report<'_>) -> Option<(u32, OptionDraft)> {
    let text = plain_text(&option.text);
    let number = text.parse::<u32>().ok().filter(|&number| (1..=lines).contains(&(number as usize)));
    if number.is_none() {
        let message = format!("“{text}” is not one of the {lines} lines of the code");
        report.add(&BAD_LINE, option.line, message);
    }
    Some((number?, option))
}

fn read_step(entry: Entry, report: &mut Report<'_>) -> Option<Step> {
    let mut blocks = entry.blocks.into_iter().map(|block| block.kind);
    let (text, more) = (blocks.next(), blocks.next());
    if let (Some(BlockKind::Plain(text) | BlockKind::Paragraph(text)), None, None) = (text, more, entry.mark)
    {
        return Some(Step(text));
    }
    report.add(&BAD_STEP, entry.line, "this step is not one paragraph");
    None
}

fn check_pairs(table: &Table, line: u32, report: &mut Report<'_>) -> Option<()> {
    let mut rows = table.rows.iter().chain([&table.heading]);
    let sound = rows.all(|cells| cells.len() == 2 && cells.iter().all(|cell| !cell.is_empty()));
    if !sound {
        report.add(&BAD_TABLE, line, "the table is not made of two full columns");
    }
    sound.then_some(())
}
