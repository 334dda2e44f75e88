//! From trees to markup. It is written here and nowhere else, from checked parts, every text escaped: that is
//! why it may be shown as it is.

mod blocks;
mod escape;
mod footnotes;
mod inlines;
mod table;
mod target;

use domain::{item::Html, lang::Lang, module::ModuleId};

use crate::{
    markdown::{Block, Inline},
    picture::PictureDraft,
    placeholder::{Piece, Placeholder, Placeholders, is_email, pieces},
    typography::typeset,
};
use footnotes::Footnotes;
pub(crate) use target::Target;

/// Renders the texts of one page in one language: numbers of notes and tables run through it.
pub(crate) struct Renderer<'m> {
    lang: Lang,
    module: &'m ModuleId,
    pictures: &'m [PictureDraft],
    /// `None` where placeholders are not filled: in items.
    company: Option<&'m Placeholders>,
    footnotes: Footnotes<'m>,
    tables: u32,
    out: String,
}

impl<'m> Renderer<'m> {
    pub(crate) fn new(lang: Lang, module: &'m ModuleId, pictures: &'m [PictureDraft]) -> Self {
        Self {
            lang,
            module,
            pictures,
            company: None,
            footnotes: Footnotes::default(),
            tables: 0,
            out: String::new(),
        }
    }

    /// With the company's words in place of `{{…}}`.
    pub(crate) fn filling(mut self, company: &'m Placeholders) -> Self {
        self.company = Some(company);
        self
    }

    /// Blocks, as children of a `<div>` or of a page.
    pub(crate) fn blocks(&mut self, blocks: &'m [Block]) -> Html {
        self.write_blocks(blocks);
        self.take()
    }

    /// A text without a paragraph around it, as in a label.
    pub(crate) fn inlines(&mut self, inlines: &'m [Inline]) -> Html {
        self.write_inlines(inlines);
        self.take()
    }

    fn take(&mut self) -> Html {
        Html(std::mem::take(&mut self.out))
    }

    /// Text of a paragraph, with its placeholders filled.
    fn write_prose(&mut self, text: &str) {
        let Some(company) = self.company else { return self.write_text(text) };
        for piece in pieces(text) {
            match piece {
                Piece::Words(words) => self.write_text(words),
                Piece::Name(name) => match Placeholder::from_name(name) {
                    Some(placeholder) => self.write_value(company.get(placeholder, self.lang)),
                    // The linter has refused it; it is shown as it was written.
                    None => self.write_text(&format!("{{{{{name}}}}}")),
                },
            }
        }
    }

    /// What the company said, as text: an address to write to is the one thing that becomes a link.
    fn write_value(&mut self, value: &str) {
        if !is_email(value) {
            return self.write_text(value);
        }
        self.out.push_str("<a href=\"mailto:");
        self.write_raw(value);
        self.out.push_str("\">");
        self.write_raw(value);
        self.out.push_str("</a>");
    }

    /// Text in the language's typography.
    fn write_text(&mut self, text: &str) {
        escape::push(&mut self.out, &typeset(self.lang, text));
    }

    /// Text exactly as written: code, addresses.
    fn write_raw(&mut self, text: &str) {
        escape::push(&mut self.out, text);
    }

    /// Our own wording in the language of the page.
    fn say(&self, fr: &'static str, en: &'static str) -> &'static str {
        match self.lang {
            Lang::Fr => fr,
            Lang::En => en,
        }
    }
}
