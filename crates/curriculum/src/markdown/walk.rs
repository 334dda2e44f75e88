//! Going through a tree.

use super::tree::{Block, BlockKind, Inline};

/// These blocks and all blocks inside them, from top to bottom.
pub(crate) fn nested_blocks(blocks: &[Block]) -> Vec<&Block> {
    let mut all = Vec::new();
    collect_blocks(blocks, &mut all);
    all
}

fn collect_blocks<'t>(blocks: &'t [Block], all: &mut Vec<&'t Block>) {
    for block in blocks {
        all.push(block);
        match &block.kind {
            BlockKind::Quote(inner) | BlockKind::Callout(_, inner) => collect_blocks(inner, all),
            BlockKind::List(list) => list.entries.iter().for_each(|entry| collect_blocks(&entry.blocks, all)),
            _ => {}
        }
    }
}

/// All inlines of one block, nested ones too, but not those of the blocks inside it.
pub(crate) fn inlines_of(block: &Block) -> Vec<&Inline> {
    let mut all = Vec::new();
    match &block.kind {
        BlockKind::Heading(heading) => collect_inlines(&heading.text, &mut all),
        BlockKind::Paragraph(inlines) | BlockKind::Plain(inlines) => collect_inlines(inlines, &mut all),
        BlockKind::Table(table) => {
            for cell in table.heading.iter().chain(table.rows.iter().flatten()) {
                collect_inlines(cell, &mut all);
            }
        }
        _ => {}
    }
    all
}

fn collect_inlines<'t>(inlines: &'t [Inline], all: &mut Vec<&'t Inline>) {
    for inline in inlines {
        all.push(inline);
        match inline {
            Inline::Emphasis(inner)
            | Inline::Strong(inner)
            | Inline::Struck(inner)
            | Inline::Link { content: inner, .. } => collect_inlines(inner, all),
            _ => {}
        }
    }
}

/// These inlines and all inlines inside them.
pub(crate) fn within(inlines: &[Inline]) -> Vec<&Inline> {
    let mut all = Vec::new();
    collect_inlines(inlines, &mut all);
    all
}

/// The words alone.
pub(crate) fn plain_text(inlines: &[Inline]) -> String {
    let mut text = String::new();
    for inline in within(inlines) {
        match inline {
            Inline::Text(words) | Inline::Code(words) => text.push_str(words),
            Inline::Break => text.push(' '),
            _ => {}
        }
    }
    // Not `split_whitespace`: a no-break space that the author wrote stays.
    text.split([' ', '\n']).filter(|word| !word.is_empty()).collect::<Vec<_>>().join(" ")
}

/// The words of blocks: what there is to read.
pub(crate) fn text_of_blocks(blocks: &[Block]) -> String {
    let mut texts = Vec::new();
    for block in nested_blocks(blocks) {
        match &block.kind {
            BlockKind::Heading(heading) => texts.push(plain_text(&heading.text)),
            BlockKind::Paragraph(inlines) | BlockKind::Plain(inlines) => texts.push(plain_text(inlines)),
            BlockKind::Figure(figure) => texts.push(figure.caption.clone()),
            BlockKind::Table(table) => {
                let cells = table.heading.iter().chain(table.rows.iter().flatten());
                texts.extend(cells.map(|cell| plain_text(cell)));
            }
            BlockKind::Code { text, .. } => texts.push(text.clone()),
            BlockKind::List(_) | BlockKind::Quote(_) | BlockKind::Callout(..) | BlockKind::Rule => {}
        }
    }
    texts.join(" ")
}
