//! Placeholders: known ones, and only where they are filled.

use crate::{
    draft::{Body, Draft},
    finding::{Report, Rule},
    markdown::{Block, BlockKind, Inline, nested_blocks},
    placeholder::{Placeholder, names},
};

const UNKNOWN: Rule = Rule::error(
    "unknown-placeholder",
    "Use one of {{company}}, {{security-contact}}, {{security-email}}, {{security-phone}}, {{it-support}}, {{vpn}}, \
     {{password-manager}}, {{file-sharing}}, {{dpo}}, without spaces. For braces that are shown, use `code`.",
);
const MISPLACED: Rule = Rule::error(
    "misplaced-placeholder",
    "Placeholders are filled in the paragraphs, lists and tables of the lesson. Here, say it in general words.",
);

pub(super) fn check(draft: &Draft, report: &mut Report<'_>) {
    let mut look = Look { report };
    look.refuse_all(&draft.title, 1, "the title");
    for section in &draft.sections {
        look.refuse_all(&section.heading, section.line, "a heading");
    }
    let notes = draft.footnotes.iter().flat_map(|note| &note.blocks);
    for block in draft.lesson().chain(notes).flat_map(|block| nested_blocks(std::slice::from_ref(block))) {
        look.at_lesson(block);
    }
    for item in &draft.items {
        look.refuse_all(&item.label, item.line, "an item");
        for block in item.blocks().flat_map(|block| nested_blocks(std::slice::from_ref(block))) {
            look.at_item(block);
        }
        match &item.body {
            Body::Order(steps) => steps.iter().for_each(|step| look.refuse(&step.0, item.line, "an item")),
            Body::Match(table) => {
                let cells = table.heading.iter().chain(table.rows.iter().flatten());
                cells.for_each(|cell| look.refuse(cell, item.line, "an item"));
            }
            Body::Line { code, .. } => look.refuse_known(code, item.line, "an item"),
            Body::Options(_) => {}
        }
        for option in item.body.options() {
            look.refuse(&option.text, option.line, "an item");
        }
    }
}

struct Look<'a, 'r> {
    report: &'a mut Report<'r>,
}

impl Look<'_, '_> {
    fn at_lesson(&mut self, block: &Block) {
        let line = block.line;
        match &block.kind {
            BlockKind::Paragraph(inlines) | BlockKind::Plain(inlines) => {
                let mut line = line;
                self.in_text(inlines, &mut line);
            }
            BlockKind::Table(table) => {
                table.heading.iter().for_each(|cell| self.refuse(cell, line, "the heading of a table"));
                // Rows follow the heading and the line under it.
                for (row, line) in table.rows.iter().zip(line + 2..) {
                    for cell in row {
                        self.in_text(cell, &mut line.clone());
                    }
                }
            }
            BlockKind::Heading(heading) => self.refuse(&heading.text, line, "a heading"),
            BlockKind::Figure(figure) => {
                self.refuse_all(&figure.alt, line, "an alternative text");
                self.refuse_all(&figure.caption, line, "a caption");
            }
            BlockKind::Code { text, .. } => self.refuse_known(text, line, "code"),
            BlockKind::List(_) | BlockKind::Quote(_) | BlockKind::Callout(..) | BlockKind::Rule => {}
        }
    }

    fn at_item(&mut self, block: &Block) {
        match &block.kind {
            BlockKind::Code { text, .. } => self.refuse_known(text, block.line, "an item"),
            BlockKind::Figure(figure) => self.refuse_all(&figure.alt, block.line, "an item"),
            _ => {
                for inline in crate::markdown::inlines_of(block) {
                    self.refuse_one(inline, block.line, "an item");
                }
            }
        }
    }

    /// Where placeholders are filled: each must be known. Counts the lines of the paragraph as it goes.
    fn in_text(&mut self, inlines: &[Inline], line: &mut u32) {
        for inline in inlines {
            match inline {
                Inline::Text(text) => {
                    for (nth, words) in text.split('\n').enumerate() {
                        *line += u32::from(nth > 0);
                        for name in names(words).filter(|name| Placeholder::from_name(name).is_none()) {
                            let message = format!("there is no placeholder “{name}”");
                            self.report.add(&UNKNOWN, *line, message);
                        }
                    }
                }
                Inline::Break => *line += 1,
                Inline::Code(text) => self.refuse_known(text, *line, "code"),
                Inline::Link { href, content, .. } => {
                    self.refuse_known(href, *line, "a link");
                    self.refuse(content, *line, "a link");
                }
                Inline::Emphasis(inner) | Inline::Strong(inner) | Inline::Struck(inner) => {
                    self.in_text(inner, line);
                }
                Inline::FootnoteReference { .. } => {}
            }
        }
    }

    fn refuse(&mut self, inlines: &[Inline], line: u32, place: &str) {
        for inline in crate::markdown::within(inlines) {
            self.refuse_one(inline, line, place);
        }
    }

    fn refuse_one(&mut self, inline: &Inline, line: u32, place: &str) {
        match inline {
            Inline::Text(text) => self.refuse_all(text, line, place),
            Inline::Code(text) => self.refuse_known(text, line, place),
            _ => {}
        }
    }

    fn refuse_all(&mut self, text: &str, line: u32, place: &str) {
        for name in names(text) {
            self.report.add(&MISPLACED, line, format!("“{{{{{name}}}}}” in {place}"));
        }
    }

    /// Code has braces of its own, such as those of templates: only ours are meant to be filled.
    fn refuse_known(&mut self, text: &str, line: u32, place: &str) {
        for name in names(text).filter(|name| Placeholder::from_name(name).is_some()) {
            self.report.add(&MISPLACED, line, format!("“{{{{{name}}}}}” in {place}"));
        }
    }
}
