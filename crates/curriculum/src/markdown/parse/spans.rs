//! The text within a paragraph, a heading or a cell.

use pulldown_cmark::{Event, LinkType, Tag};

use super::{Parser, RAW_HTML};
use crate::markdown::{
    plain_text,
    tree::{Figure, Inline},
};

impl<'t> Parser<'t, '_> {
    pub(super) fn inlines(&mut self) -> Vec<Inline> {
        let mut inlines = Vec::new();
        while let Some((event, line)) = self.next_inside() {
            self.inline(event, line, &mut inlines);
        }
        inlines
    }

    pub(super) fn inline(&mut self, event: Event<'t>, line: u32, out: &mut Vec<Inline>) {
        match event {
            Event::Text(text) => push_text(out, &text),
            Event::SoftBreak => push_text(out, "\n"),
            Event::HardBreak => out.push(Inline::Break),
            Event::Code(text) => out.push(Inline::Code(text.into())),
            Event::FootnoteReference(label) => {
                out.push(Inline::FootnoteReference { line, label: label.to_lowercase() });
            }
            Event::TaskListMarker(mark) => self.mark = Some(mark),
            Event::Start(tag) => out.extend(self.nested(line, |parser| parser.span(tag, line))),
            _ => self.report.add(&RAW_HTML, line, "raw HTML"),
        }
    }

    fn span(&mut self, tag: Tag<'t>, line: u32) -> Option<Inline> {
        match tag {
            Tag::Emphasis => Some(Inline::Emphasis(self.inlines())),
            Tag::Strong => Some(Inline::Strong(self.inlines())),
            Tag::Strikethrough => Some(Inline::Struck(self.inlines())),
            Tag::Link { link_type, dest_url, .. } => {
                let scheme = if link_type == LinkType::Email { "mailto:" } else { "" };
                Some(Inline::Link { line, href: format!("{scheme}{dest_url}"), content: self.inlines() })
            }
            Tag::Image { dest_url, title, .. } => {
                let alt = plain_text(&self.inlines());
                self.pictures.push((line, Figure { file: dest_url.into(), alt, caption: title.into() }));
                None
            }
            _ => {
                self.refuse(line);
                None
            }
        }
    }
}

/// Whether [`Parser::inline`] reads this element.
pub(super) fn is_span(tag: &Tag<'_>) -> bool {
    matches!(tag, Tag::Emphasis | Tag::Strong | Tag::Strikethrough | Tag::Link { .. } | Tag::Image { .. })
}

/// The library cuts texts at every escape and bracket; here they are whole again.
fn push_text(out: &mut Vec<Inline>, text: &str) {
    match out.last_mut() {
        Some(Inline::Text(last)) => last.push_str(text),
        _ => out.push(Inline::Text(text.to_owned())),
    }
}
