//! Where the title, the sections and the items begin and end.

use std::{
    path::{Path, PathBuf},
    slice,
};

use domain::lang::Lang;

use super::{
    ItemDraft,
    section::{BAD_SECTION, SectionDraft},
};
use crate::{
    finding::{Findings, Report, Rule},
    id::Seen,
    markdown::{self, Block, BlockKind, Footnote, Heading, nested_blocks, plain_text, text_of_blocks},
};

const NO_TITLE: Rule = Rule::error("no-title", "Begin the file with a line “# The title of the lesson”.");
const NO_QUIZ: Rule = Rule::error("no-quiz", "Add a line “# Quiz {#quiz}” between the lesson and its items.");
const EXTRA_TITLE: Rule = Rule::error(
    "extra-title",
    "Use one “#” for the title and one for the quiz, “##” for sections and items.",
);
const STRAY_TEXT: Rule =
    Rule::error("stray-text", "Move it below the title or into an item; here nobody would see it.");

/// The text of a module in one language.
pub(crate) struct Draft {
    pub(crate) lang: Lang,
    pub(crate) file: PathBuf,
    pub(crate) title: String,
    pub(crate) intro: Vec<Block>,
    pub(crate) sections: Vec<SectionDraft>,
    pub(crate) items: Vec<ItemDraft>,
    /// Items whose own findings say enough: other rules do not speak of them.
    pub(crate) unreadable_items: Vec<String>,
    pub(crate) footnotes: Vec<Footnote>,
}

/// A heading and what stands under it.
pub(super) struct Part {
    pub(super) line: u32,
    pub(super) heading: Heading,
    pub(super) blocks: Vec<Block>,
}

impl Draft {
    /// Reads the file of one language.
    pub(crate) fn read(lang: Lang, file: &Path, text: &str, findings: &mut Findings) -> Self {
        let report = &mut findings.in_file(file);
        let document = markdown::parse(text, report);
        let (before_title, parts) = split_at_headings(document.blocks, 1);
        refuse_stray_text(&before_title, "before the title", report);

        let (mut lesson, mut quiz) = (None, None);
        for part in parts {
            let slot = if part.heading.id.as_deref() == Some("quiz") { &mut quiz } else { &mut lesson };
            let Some(first) = slot else {
                *slot = Some(part);
                continue;
            };
            let title = plain_text(&part.heading.text);
            report.add(&EXTRA_TITLE, part.line, format!("“# {title}” is one “#” heading too many"));
            first.blocks.extend(part.blocks);
        }

        let mut draft = Self {
            lang,
            file: file.to_owned(),
            title: String::new(),
            intro: Vec::new(),
            sections: Vec::new(),
            items: Vec::new(),
            unreadable_items: Vec::new(),
            footnotes: document.footnotes,
        };
        match lesson {
            Some(part) => draft.take_lesson(part, report),
            None => report.add(&NO_TITLE, 1, "the lesson has no title"),
        }
        match quiz {
            Some(part) => draft.take_items(part, report),
            None => report.add(&NO_QUIZ, 1, "the lesson has no quiz"),
        }
        draft
    }

    fn take_lesson(&mut self, lesson: Part, report: &mut Report<'_>) {
        self.title = plain_text(&lesson.heading.text);
        if self.title.is_empty() {
            report.add(&NO_TITLE, lesson.line, "the title is empty");
        }
        let (intro, parts) = split_at_headings(lesson.blocks, 2);
        self.intro = intro;
        self.sections = parts.into_iter().filter_map(|part| SectionDraft::read(part, report)).collect();
        let mut seen = Seen::default();
        for section in self.sections.iter().filter(|section| seen.again(&section.id)) {
            report.add(&BAD_SECTION, section.line, format!("the id “{}” is there already", section.id));
        }
    }

    fn take_items(&mut self, quiz: Part, report: &mut Report<'_>) {
        let (before_items, parts) = split_at_headings(quiz.blocks, 2);
        refuse_stray_text(&before_items, "between “# Quiz” and the first item", report);
        for part in parts {
            let id = part.heading.id.clone();
            match ItemDraft::read(part, report) {
                Some(item) => self.items.push(item),
                None => self.unreadable_items.extend(id),
            }
        }
    }

    /// The blocks of the lesson that stand in nothing else.
    pub(crate) fn lesson(&self) -> impl Iterator<Item = &Block> {
        self.intro.iter().chain(self.sections.iter().flat_map(|section| &section.blocks))
    }

    /// Every block of the lesson and of the items, those inside others too.
    pub(crate) fn all_blocks(&self) -> impl Iterator<Item = &Block> {
        let blocks = self.lesson().chain(self.items.iter().flat_map(ItemDraft::blocks));
        blocks.flat_map(|block| nested_blocks(slice::from_ref(block)))
    }

    /// How many words the lesson has. Those of code count: it is not read faster than prose.
    pub(crate) fn words(&self) -> u32 {
        let sections = self.sections.iter().map(|section| section.blocks.as_slice());
        let texts = sections.chain([self.intro.as_slice()]).map(text_of_blocks);
        let is_word = |piece: &&str| piece.contains(char::is_alphanumeric);
        let count: usize = texts.map(|text| text.split_whitespace().filter(is_word).count()).sum();
        u32::try_from(count).unwrap_or(u32::MAX)
    }
}

fn refuse_stray_text(blocks: &[Block], position: &str, report: &mut Report<'_>) {
    if let Some(block) = blocks.first() {
        report.add(&STRAY_TEXT, block.line, format!("text {position}"));
    }
}

/// What stands before the first heading of this level, then each of them with what it heads.
fn split_at_headings(blocks: Vec<Block>, level: u8) -> (Vec<Block>, Vec<Part>) {
    let mut before = Vec::new();
    let mut parts: Vec<Part> = Vec::new();
    for block in blocks {
        match block.kind {
            BlockKind::Heading(heading) if heading.level == level => {
                parts.push(Part { line: block.line, heading, blocks: Vec::new() });
            }
            kind => {
                let under = parts.last_mut().map_or(&mut before, |part| &mut part.blocks);
                under.push(Block { line: block.line, kind });
            }
        }
    }
    (before, parts)
}
