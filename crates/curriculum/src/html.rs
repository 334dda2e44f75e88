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
    typography::typeset,
};
use footnotes::Footnotes;
pub(crate) use target::Target;

/// Renders the texts of one page in one language: numbers of notes and tables run through it.
pub(crate) struct Renderer<'m> {
    lang: Lang,
    module: &'m ModuleId,
    pictures: &'m [PictureDraft],
    footnotes: Footnotes<'m>,
    tables: u32,
    out: String,
}

impl<'m> Renderer<'m> {
    pub(crate) fn new(lang: Lang, module: &'m ModuleId, pictures: &'m [PictureDraft]) -> Self {
        Self { lang, module, pictures, footnotes: Footnotes::default(), tables: 0, out: String::new() }
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
