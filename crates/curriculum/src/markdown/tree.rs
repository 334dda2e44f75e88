//! What a text is made of. There is no variant for raw HTML: what cannot be said cannot pass through.

/// A file, with its footnotes set apart.
pub(crate) struct Document {
    pub(crate) blocks: Vec<Block>,
    pub(crate) footnotes: Vec<Footnote>,
}

/// `[^label]: …`
pub(crate) struct Footnote {
    /// In lower case, as in references: authors may write either.
    pub(crate) label: String,
    pub(crate) line: u32,
    pub(crate) blocks: Vec<Block>,
}

/// A piece of a page.
pub(crate) struct Block {
    pub(crate) line: u32,
    pub(crate) kind: BlockKind,
}

pub(crate) enum BlockKind {
    Heading(Heading),
    Paragraph(Vec<Inline>),
    /// The text of an entry of a tight list: a paragraph that is not set off.
    Plain(Vec<Inline>),
    Figure(Figure),
    List(List),
    Quote(Vec<Block>),
    Callout(Callout, Vec<Block>),
    Code {
        lang: String,
        text: String,
    },
    Table(Table),
    Rule,
}

/// `## Text {#id .class key=value}`
pub(crate) struct Heading {
    pub(crate) level: u8,
    pub(crate) id: Option<String>,
    pub(crate) classes: Vec<String>,
    pub(crate) attributes: Vec<(String, Option<String>)>,
    pub(crate) text: Vec<Inline>,
}

/// A picture in a paragraph of its own.
pub(crate) struct Figure {
    pub(crate) file: String,
    pub(crate) alt: String,
    pub(crate) caption: String,
}

pub(crate) struct List {
    pub(crate) ordered: bool,
    pub(crate) start: u64,
    pub(crate) entries: Vec<Entry>,
}

/// One entry of a list; the mark is its task box.
pub(crate) struct Entry {
    pub(crate) line: u32,
    pub(crate) mark: Option<bool>,
    pub(crate) blocks: Vec<Block>,
}

#[derive(Clone, Copy)]
pub(crate) enum Callout {
    Tip,
    Warning,
    Note,
}

pub(crate) struct Table {
    pub(crate) alignments: Vec<Alignment>,
    pub(crate) heading: Vec<Vec<Inline>>,
    pub(crate) rows: Vec<Vec<Vec<Inline>>>,
}

#[derive(Clone, Copy)]
pub(crate) enum Alignment {
    Start,
    Center,
    End,
}

/// A piece of a paragraph.
pub(crate) enum Inline {
    /// A line break of the file is a `\n` in here.
    Text(String),
    Code(String),
    Emphasis(Vec<Inline>),
    Strong(Vec<Inline>),
    Struck(Vec<Inline>),
    Link {
        line: u32,
        href: String,
        content: Vec<Inline>,
    },
    FootnoteReference {
        line: u32,
        label: String,
    },
    Break,
}

impl List {
    /// Whether any entry has a task box.
    pub(crate) fn is_task_list(&self) -> bool {
        self.entries.iter().any(|entry| entry.mark.is_some())
    }
}
