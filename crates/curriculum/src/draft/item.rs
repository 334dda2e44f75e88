//! An item's heading: its label, id, kind, objective and section.

use domain::module::ItemId;

use super::{Body, body, outline::Part};
use crate::{
    finding::{Report, Rule},
    id::ID_SHAPE,
    markdown::{Block, Heading, plain_text},
    placeholder::has_stray_brace,
};

const BAD_ITEM: Rule = Rule::error(
    "bad-item-heading",
    "Write “## Label {#its-id .kind objective=… section=…}”, with the kind choice, several, spot, line, order or match.",
);

/// What a person does with an item.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) enum Kind {
    Choice,
    Several,
    Spot,
    Line,
    Order,
    Match,
}

impl Kind {
    /// As it is written in a heading.
    pub(crate) const fn class(self) -> &'static str {
        match self {
            Self::Choice => "choice",
            Self::Several => "several",
            Self::Spot => "spot",
            Self::Line => "line",
            Self::Order => "order",
            Self::Match => "match",
        }
    }

    fn from_class(class: &str) -> Option<Self> {
        Some(match class {
            "choice" => Self::Choice,
            "several" => Self::Several,
            "spot" => Self::Spot,
            "line" => Self::Line,
            "order" => Self::Order,
            "match" => Self::Match,
            _ => return None,
        })
    }
}

/// An item in one language.
pub(crate) struct ItemDraft {
    pub(crate) id: ItemId,
    pub(crate) line: u32,
    pub(crate) kind: Kind,
    pub(crate) objective: String,
    pub(crate) section: String,
    pub(crate) label: String,
    pub(crate) stem: Vec<Block>,
    pub(crate) body: Body,
    pub(crate) explanation: Vec<Block>,
}

impl ItemDraft {
    /// `None` if the item cannot be understood; the report then says why.
    pub(super) fn read(part: Part, report: &mut Report<'_>) -> Option<Self> {
        let Part { line, heading, blocks } = part;
        let label = plain_text(&heading.text);
        let ItemName { id, kind, objective, section } = ItemName::read(&heading, &label, line, report)?;
        let body::Parts { stem, body, explanation } = body::read(kind, blocks, line, report)?;
        Some(Self { id, line, kind, objective, section, label, stem, body, explanation })
    }

    /// The blocks that stand in nothing else: of the stem, of each option's explanation, of the common one.
    pub(crate) fn blocks(&self) -> impl Iterator<Item = &Block> {
        let whys = self.body.options().into_iter().flat_map(|option| &option.why);
        self.stem.iter().chain(whys).chain(&self.explanation)
    }
}

/// What stands in the braces.
struct ItemName {
    id: ItemId,
    kind: Kind,
    objective: String,
    section: String,
}

impl ItemName {
    fn read(heading: &Heading, label: &str, line: u32, report: &mut Report<'_>) -> Option<Self> {
        let mut wrong = |message: String| report.add(&BAD_ITEM, line, message);
        if label.is_empty() || has_stray_brace(label) {
            wrong(format!("the label “{label}” is empty, or its braces are not at the end of the line"));
        }
        for (key, _) in heading.attributes.iter().filter(|(key, _)| key != "objective" && key != "section") {
            wrong(format!("“{key}” is not known here"));
        }

        let id = match heading.id.as_deref().map(ItemId::parse) {
            Some(Ok(id)) => Some(id),
            Some(Err(_)) => {
                wrong(format!("the id of “{label}” is not made of {ID_SHAPE}"));
                None
            }
            None => {
                wrong(format!("the item “{label}” has no id"));
                None
            }
        };
        let kind = match heading.classes.as_slice() {
            [class] => Kind::from_class(class),
            _ => None,
        };
        if kind.is_none() {
            wrong(format!("the item “{label}” has not one known kind"));
        }
        let mut value_of = |wanted: &str| {
            let found = heading.attributes.iter().find(|(key, _)| key == wanted);
            let value = found.and_then(|(_, value)| value.clone()).filter(|value| !value.is_empty());
            if value.is_none() {
                wrong(format!("the item “{label}” names no {wanted}"));
            }
            value
        };
        let (objective, section) = (value_of("objective"), value_of("section"));
        Some(Self { id: id?, kind: kind?, objective: objective?, section: section? })
    }
}
