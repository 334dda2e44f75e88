//! Emphasis, code, links, references.

use super::{Renderer, Target};
use crate::markdown::Inline;

impl<'m> Renderer<'m> {
    pub(super) fn write_inlines(&mut self, inlines: &'m [Inline]) {
        for inline in inlines {
            match inline {
                Inline::Text(text) => self.write_prose(text),
                Inline::Code(text) => self.write_code(text),
                Inline::Emphasis(inner) => self.wrap("em", inner),
                Inline::Strong(inner) => self.wrap("strong", inner),
                Inline::Struck(inner) => self.wrap("del", inner),
                Inline::Link { href, content, .. } => self.write_link(href, content),
                Inline::FootnoteReference { label, .. } => self.write_footnote_reference(label),
                Inline::Break => self.out.push_str("<br>\n"),
            }
        }
    }

    pub(super) fn wrap(&mut self, tag: &str, inner: &'m [Inline]) {
        self.out.extend(["<", tag, ">"]);
        self.write_inlines(inner);
        self.out.extend(["</", tag, ">"]);
    }

    fn write_code(&mut self, text: &str) {
        self.out.push_str("<code>");
        self.write_raw(text);
        self.out.push_str("</code>");
    }

    /// A link that may not be followed becomes its text; the linter has already refused it.
    fn write_link(&mut self, href: &'m str, content: &'m [Inline]) {
        let Some(target) = Target::of(href) else { return self.write_inlines(content) };
        self.out.push_str("<a href=\"");
        match target {
            Target::Exercise(id) => self.out.extend(["/exercises/", id.code()]),
            _ => self.write_raw(href),
        }
        self.out.push_str(if target == Target::Web { "\" rel=\"noopener noreferrer\">" } else { "\">" });
        self.write_inlines(content);
        self.out.push_str("</a>");
    }
}
