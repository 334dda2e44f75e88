//! Markdown as a tree of our own. Only `parse` knows the library that reads the notation.

mod parse;
mod tree;
mod walk;
mod write;

pub(crate) use parse::parse;
pub(crate) use tree::{
    Alignment, Block, BlockKind, Callout, Entry, Figure, Footnote, Heading, Inline, List, Table,
};
pub(crate) use walk::{inlines_of, nested_blocks, plain_text, text_of_blocks, within};
pub(crate) use write::{code_fence, escape, escape_start, prefix, write_blocks, write_inlines};
