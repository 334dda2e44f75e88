//! Cutting the blocks of an item in two at the one that its kind is about.

use super::body::NO_BODY;
use crate::{
    finding::Report,
    markdown::{Block, BlockKind, List, Table},
};

/// Cuts the blocks at the first one that `pick` takes.
pub(super) fn cut<T>(
    blocks: Vec<Block>,
    pick: impl Fn(BlockKind) -> Result<T, BlockKind>,
    line: u32,
    report: &mut Report<'_>,
) -> Option<(Vec<Block>, T, Vec<Block>)> {
    let mut before = Vec::new();
    let mut blocks = blocks.into_iter();
    for block in blocks.by_ref() {
        match pick(block.kind) {
            Ok(picked) => return Some((before, picked, blocks.collect())),
            Err(kind) => before.push(Block { line: block.line, kind }),
        }
    }
    report.add(&NO_BODY, line, "the item does not have what its kind needs");
    None
}

/// A list of boxes.
pub(super) fn task_list(kind: BlockKind) -> Result<List, BlockKind> {
    match kind {
        BlockKind::List(list) if list.is_task_list() => Ok(list),
        other => Err(other),
    }
}

/// A list of numbers.
pub(super) fn numbered_list(kind: BlockKind) -> Result<List, BlockKind> {
    match kind {
        BlockKind::List(list) if list.ordered => Ok(list),
        other => Err(other),
    }
}

/// A block of code: its language and its text.
pub(super) fn code(kind: BlockKind) -> Result<(String, String), BlockKind> {
    match kind {
        BlockKind::Code { lang, text } => Ok((lang, text)),
        other => Err(other),
    }
}

/// A table.
pub(super) fn table(kind: BlockKind) -> Result<Table, BlockKind> {
    match kind {
        BlockKind::Table(table) => Ok(table),
        other => Err(other),
    }
}
