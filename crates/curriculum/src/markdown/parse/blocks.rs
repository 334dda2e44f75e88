//! Paragraphs and what else stands on lines of its own.

use std::mem;

use pulldown_cmark as cmark;
use pulldown_cmark::{BlockQuoteKind, CodeBlockKind, CowStr, Event, Tag};

use super::{Parser, spans::is_span};
use crate::{
    finding::Rule,
    markdown::tree::{Alignment, Block, BlockKind, Callout, Entry, Footnote, Heading, Inline, List, Table},
};

const UNKNOWN_ALERT: Rule =
    Rule::error("unknown-alert", "Open it with > [!TIP], > [!WARNING] or > [!NOTE], alone on its line.");

impl<'t> Parser<'t, '_> {
    pub(super) fn blocks(&mut self) -> Vec<Block> {
        let mut blocks = Vec::new();
        // In a tight list, text stands directly in the entry.
        let mut loose = Vec::new();
        let mut loose_line = 1;
        while let Some((event, line)) = self.next_inside() {
            let block = match event {
                Event::Start(tag) if !is_span(&tag) => self.nested(line, |parser| parser.block(tag, line)),
                Event::Rule => Some(BlockKind::Rule),
                event => {
                    loose_line = if loose.is_empty() { line } else { loose_line };
                    self.inline(event, line, &mut loose);
                    continue;
                }
            };
            place_loose(&mut blocks, &mut loose, loose_line);
            blocks.extend(block.map(|kind| Block { line, kind }));
        }
        place_loose(&mut blocks, &mut loose, loose_line);
        blocks
    }

    fn block(&mut self, tag: Tag<'t>, line: u32) -> Option<BlockKind> {
        match tag {
            Tag::Paragraph => self.paragraph(),
            Tag::Heading { level, id, classes, attrs } => Some(BlockKind::Heading(Heading {
                level: level as u8,
                id: id.map(String::from),
                classes: classes.into_iter().map(String::from).collect(),
                attributes: attrs.into_iter().map(owned_attribute).collect(),
                text: self.inlines(),
            })),
            Tag::BlockQuote(alert) => self.quote(alert, line),
            Tag::CodeBlock(kind) => Some(BlockKind::Code { lang: code_lang(&kind), text: self.raw_text() }),
            Tag::List(start) => Some(BlockKind::List(List {
                ordered: start.is_some(),
                start: start.unwrap_or(1),
                entries: self.entries(),
            })),
            Tag::Table(alignments) => Some(BlockKind::Table(self.table(&alignments))),
            Tag::FootnoteDefinition(label) => {
                let blocks = self.blocks();
                self.footnotes.push(Footnote { label: label.to_lowercase(), line, blocks });
                None
            }
            _ => {
                self.refuse(line);
                None
            }
        }
    }

    fn paragraph(&mut self) -> Option<BlockKind> {
        let pictures_before = self.pictures.len();
        let content = self.inlines();
        if !content.is_empty() {
            return Some(BlockKind::Paragraph(content));
        }
        let alone = self.pictures.len() == pictures_before + 1;
        self.pictures.pop_if(|_| alone).map(|(_, figure)| BlockKind::Figure(figure))
    }

    fn quote(&mut self, alert: Option<BlockQuoteKind>, line: u32) -> Option<BlockKind> {
        let callout = match alert {
            None => None,
            Some(BlockQuoteKind::Tip) => Some(Callout::Tip),
            Some(BlockQuoteKind::Warning) => Some(Callout::Warning),
            Some(BlockQuoteKind::Note) => Some(Callout::Note),
            Some(kind @ (BlockQuoteKind::Important | BlockQuoteKind::Caution)) => {
                self.report.add(&UNKNOWN_ALERT, line, format!("there is no {kind:?} alert"));
                self.skip();
                return None;
            }
        };
        let blocks = self.blocks();
        if starts_like_an_alert(&blocks) {
            self.report.add(&UNKNOWN_ALERT, line, "this quotation starts like an alert, but is none");
        }
        Some(match callout {
            Some(callout) => BlockKind::Callout(callout, blocks),
            None => BlockKind::Quote(blocks),
        })
    }

    fn entries(&mut self) -> Vec<Entry> {
        let mut entries = Vec::new();
        while let Some((_, line)) = self.next_inside() {
            let outer_mark = self.mark.take();
            let blocks = self.blocks();
            let mark = mem::replace(&mut self.mark, outer_mark);
            entries.push(Entry { line, mark, blocks });
        }
        entries
    }

    fn table(&mut self, alignments: &[cmark::Alignment]) -> Table {
        let mut rows = Vec::new();
        while self.next_inside().is_some() {
            let mut cells = Vec::new();
            while self.next_inside().is_some() {
                cells.push(self.inlines());
            }
            rows.push(cells);
        }
        let mut rows = rows.into_iter();
        Table {
            alignments: alignments.iter().copied().map(alignment).collect(),
            heading: rows.next().unwrap_or_default(),
            rows: rows.collect(),
        }
    }

    /// The text of an element that holds nothing else.
    fn raw_text(&mut self) -> String {
        let mut all = String::new();
        while let Some((event, _)) = self.next_inside() {
            if let Event::Text(text) = event {
                all.push_str(&text);
            }
        }
        all
    }
}

fn place_loose(blocks: &mut Vec<Block>, loose: &mut Vec<Inline>, line: u32) {
    if !loose.is_empty() {
        blocks.push(Block { line, kind: BlockKind::Plain(mem::take(loose)) });
    }
}

fn owned_attribute((key, value): (CowStr<'_>, Option<CowStr<'_>>)) -> (String, Option<String>) {
    (key.into(), value.map(String::from))
}

/// The first word after the fence, as in ```` ```rust ````.
fn code_lang(kind: &CodeBlockKind<'_>) -> String {
    match kind {
        CodeBlockKind::Indented => String::new(),
        CodeBlockKind::Fenced(info) => info.split_whitespace().next().unwrap_or_default().to_owned(),
    }
}

fn alignment(alignment: cmark::Alignment) -> Alignment {
    match alignment {
        cmark::Alignment::None | cmark::Alignment::Left => Alignment::Start,
        cmark::Alignment::Center => Alignment::Center,
        cmark::Alignment::Right => Alignment::End,
    }
}

fn starts_like_an_alert(blocks: &[Block]) -> bool {
    matches!(blocks.first(), Some(Block { kind: BlockKind::Paragraph(inlines), .. })
        if matches!(inlines.first(), Some(Inline::Text(text)) if text.starts_with("[!")))
}
