//! Footnotes: numbered in the order of their first use, and linked both ways.

use domain::item::Html;

use super::Renderer;
use crate::markdown::{Block, BlockKind, Footnote};

/// The labels used so far, each with how many times.
#[derive(Default)]
pub(super) struct Footnotes<'m>(Vec<(&'m str, u32)>);

impl<'m> Footnotes<'m> {
    /// The note's number, and which use of it this is.
    fn refer_to(&mut self, label: &'m str) -> (usize, u32) {
        if let Some(index) = self.0.iter().position(|(known, _)| *known == label) {
            self.0[index].1 += 1;
            return (index + 1, self.0[index].1);
        }
        self.0.push((label, 1));
        (self.0.len(), 1)
    }
}

impl<'m> Renderer<'m> {
    pub(super) fn write_footnote_reference(&mut self, label: &'m str) {
        let (number, nth_use) = self.footnotes.refer_to(label);
        let id = reference_id(number, nth_use);
        self.push(format_args!(
            "<sup class=\"footnote-ref\"><a id=\"{id}\" href=\"#fn-{number}\" aria-label=\"Note {number}\">{number}</a></sup>"
        ));
    }

    /// The notes that were referred to, or nothing.
    pub(crate) fn footnotes(&mut self, definitions: &'m [Footnote]) -> Html {
        let mut number = 0;
        // A note may refer to another, so the list can grow while it is written.
        while let Some(&(label, _)) = self.footnotes.0.get(number) {
            number += 1;
            self.out.push_str(if number == 1 { "<ol class=\"footnotes\">\n" } else { "" });
            self.push(format_args!("<li id=\"fn-{number}\">"));
            if let Some(note) = definitions.iter().find(|note| note.label == label) {
                self.write_note(note);
            }
            self.write_ways_back(number);
            self.out.push_str("</li>\n");
        }
        self.out.push_str(if number == 0 { "" } else { "</ol>\n" });
        self.take()
    }

    fn write_note(&mut self, note: &'m Footnote) {
        match note.blocks.as_slice() {
            [Block { kind: BlockKind::Paragraph(inlines), .. }] => self.write_inlines(inlines),
            blocks => self.write_blocks(blocks),
        }
    }

    fn write_ways_back(&mut self, number: usize) {
        let (_, uses) = self.footnotes.0[number - 1];
        let back = self.say("Retour au texte, note", "Back to the text, note");
        for nth_use in 1..=uses {
            let id = reference_id(number, nth_use);
            let which = if uses == 1 { String::new() } else { format!(" ({nth_use}/{uses})") };
            self.push(format_args!(" <a href=\"#{id}\" aria-label=\"{back} {number}{which}\">↩</a>"));
        }
    }
}

/// Made of the number, not of the label: whatever an author calls a note, its id is valid and unique.
fn reference_id(number: usize, nth_use: u32) -> String {
    if nth_use == 1 { format!("fnref-{number}") } else { format!("fnref-{number}-{nth_use}") }
}
