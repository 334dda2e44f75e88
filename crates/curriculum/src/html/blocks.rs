//! Paragraphs, lists, quotations, callouts, figures, code.

use std::fmt::Write;

use super::Renderer;
use crate::markdown::{Block, BlockKind, Callout, Entry, Figure, Heading, List};

impl<'m> Renderer<'m> {
    pub(super) fn write_blocks(&mut self, blocks: &'m [Block]) {
        for block in blocks {
            match &block.kind {
                BlockKind::Heading(heading) => self.write_heading(heading),
                BlockKind::Paragraph(inlines) => self.wrap("p", inlines),
                BlockKind::Plain(inlines) => self.write_inlines(inlines),
                BlockKind::Figure(figure) => self.write_figure(figure),
                BlockKind::List(list) => self.write_list(list),
                BlockKind::Quote(inner) => self.write_quote(inner),
                BlockKind::Callout(callout, inner) => self.write_callout(*callout, inner),
                BlockKind::Code { lang, text } => self.write_code_block(lang, text),
                BlockKind::Table(table) => self.write_table(table),
                BlockKind::Rule => self.out.push_str("<hr>"),
            }
            self.out.push('\n');
        }
    }

    fn write_heading(&mut self, heading: &'m Heading) {
        let level = heading.level;
        self.push(format_args!("<h{level}"));
        if let Some(id) = &heading.id {
            self.out.push_str(" id=\"");
            self.write_raw(id);
            self.out.push('"');
        }
        self.out.push('>');
        self.write_inlines(&heading.text);
        self.push(format_args!("</h{level}>"));
    }

    fn write_list(&mut self, list: &'m List) {
        let tag = if list.ordered { "ol" } else { "ul" };
        self.push(format_args!("<{tag}"));
        if list.start != 1 {
            self.push(format_args!(" start=\"{}\"", list.start));
        }
        // The boxes of a list to go through are for paper: on the page they are drawn, not pressed.
        self.out.push_str(if list.is_task_list() { " class=\"checklist\">\n" } else { ">\n" });
        for Entry { blocks, .. } in &list.entries {
            self.out.push_str("<li>");
            self.write_blocks(blocks);
            self.out.truncate(self.out.trim_end().len());
            self.out.push_str("</li>\n");
        }
        self.push(format_args!("</{tag}>"));
    }

    fn write_quote(&mut self, inner: &'m [Block]) {
        self.out.push_str("<blockquote>\n");
        self.write_blocks(inner);
        self.out.push_str("</blockquote>");
    }

    fn write_callout(&mut self, callout: Callout, inner: &'m [Block]) {
        let (class, title) = match callout {
            Callout::Tip => ("tip", self.say("Conseil", "Tip")),
            Callout::Warning => ("warning", self.say("Attention", "Warning")),
            Callout::Note => ("note", self.say("À faire", "To do")),
        };
        self.push(format_args!("<blockquote class=\"callout callout-{class}\">\n"));
        self.push(format_args!("<p class=\"callout-title\">{title}</p>\n"));
        self.write_blocks(inner);
        self.out.push_str("</blockquote>");
    }

    fn write_figure(&mut self, figure: &'m Figure) {
        let Figure { file, alt, caption } = figure;
        let (module, pictures) = (self.module, self.pictures);
        self.push(format_args!("<figure><img src=\"/lessons/{module}/"));
        self.write_raw(file);
        self.out.push_str("\" alt=\"");
        self.write_text(alt);
        self.out.push('"');
        if let Some(picture) = pictures.iter().find(|picture| picture.name == *file) {
            // With its size known, the text does not jump when the picture arrives.
            self.push(format_args!(" width=\"{}\" height=\"{}\"", picture.width, picture.height));
        }
        self.out.push_str(" loading=\"lazy\">");
        if !caption.is_empty() {
            self.out.push_str("<figcaption>");
            self.write_text(caption);
            self.out.push_str("</figcaption>");
        }
        self.out.push_str("</figure>");
    }

    fn write_code_block(&mut self, lang: &str, text: &str) {
        // Focusable, so that a long line can be scrolled to with the keyboard.
        self.out.push_str("<pre class=\"code\" tabindex=\"0\"><code");
        if !lang.is_empty() {
            self.out.push_str(" class=\"language-");
            self.write_raw(lang);
            self.out.push('"');
        }
        self.out.push('>');
        for (index, line) in text.lines().enumerate() {
            self.out.push_str(if index == 0 { "<span class=\"line\">" } else { "\n<span class=\"line\">" });
            self.write_raw(line);
            self.out.push_str("</span>");
        }
        self.out.push_str("</code></pre>");
    }

    /// Markup with numbers or our own words in it: nothing here is escaped.
    pub(super) fn push(&mut self, markup: std::fmt::Arguments<'_>) {
        self.out.write_fmt(markup).expect("writing to a String never fails");
    }
}
