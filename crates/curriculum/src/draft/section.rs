//! A section's heading and id.

use super::outline::Part;
use crate::{
    finding::{Report, Rule},
    id::{ID_SHAPE, is_id},
    markdown::{Block, Heading, plain_text},
    placeholder::has_stray_brace,
};

pub(super) const BAD_SECTION: Rule = Rule::error(
    "bad-section-id",
    "Give the section an id of its own after its heading: “## Heading {#its-id}”.",
);
const BAD_HEADING: Rule = Rule::error(
    "bad-heading",
    "Write “## Heading {#its-id}”, with nothing after the brace and nothing but the id in it.",
);

/// A section of the lesson.
pub(crate) struct SectionDraft {
    pub(crate) id: String,
    pub(crate) line: u32,
    pub(crate) heading: String,
    pub(crate) blocks: Vec<Block>,
}

impl SectionDraft {
    /// `None` if it has no id to be known by.
    pub(super) fn read(part: Part, report: &mut Report<'_>) -> Option<Self> {
        let Part { line, heading: Heading { id, classes, attributes, text, .. }, blocks } = part;
        let heading = plain_text(&text);
        if !classes.is_empty() || !attributes.is_empty() || heading.is_empty() || has_stray_brace(&heading) {
            report.add(
                &BAD_HEADING,
                line,
                format!("the heading “{heading}” is not of the form that sections have"),
            );
        }
        match id {
            Some(id) if is_id(&id) => Some(Self { id, line, heading, blocks }),
            Some(id) => {
                report.add(&BAD_SECTION, line, format!("the id “{id}” is not made of {ID_SHAPE}"));
                None
            }
            None => {
                report.add(&BAD_SECTION, line, format!("the section “{heading}” has no id"));
                None
            }
        }
    }
}
