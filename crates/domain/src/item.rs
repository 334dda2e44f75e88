//! Items with their keys. These types know the answer: none of them can be serialised, so none can travel.

use crate::{lang::ByLang, module::ItemId};

/// Markup that the curriculum produced and that may be shown as it is.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Html(pub String);

/// A question, its key and its explanations.
#[derive(Debug, Clone)]
pub struct Item {
    pub id: ItemId,
    /// The objective that it tests.
    pub objective: String,
    /// The section where to read again.
    pub section: String,
    /// A short label, shown above the question.
    pub label: ByLang<String>,
    pub stem: ByLang<Html>,
    /// The explanation for everybody, beside those of the options.
    pub explanation: ByLang<Option<Html>>,
    pub body: ItemBody,
}

#[derive(Debug, Clone)]
pub enum ItemBody {
    /// One option is right.
    Choice(Vec<ItemOption>),
    /// Two options or more are right.
    Several(Vec<ItemOption>),
    /// Lines of a message, in order; some are suspicious.
    Spot(Vec<ItemOption>),
    /// One line of the code is the one.
    Line { code: String, code_lang: String, options: Vec<LineOption> },
    /// Steps, in the right order.
    Order(Vec<ByLang<Html>>),
    /// Pairs.
    Match(MatchTable),
}

#[derive(Debug, Clone)]
pub struct ItemOption {
    pub text: ByLang<Html>,
    pub right: bool,
    pub why: ByLang<Html>,
}

#[derive(Debug, Clone)]
pub struct LineOption {
    /// Counted from 1.
    pub line: u32,
    pub right: bool,
    pub why: ByLang<Html>,
}

#[derive(Debug, Clone)]
pub struct MatchTable {
    pub heading: (ByLang<String>, ByLang<String>),
    /// Right pairs.
    pub rows: Vec<(ByLang<Html>, ByLang<Html>)>,
}

impl Item {
    /// How many things the person picks from, orders or pairs.
    pub fn parts(&self) -> usize {
        match &self.body {
            ItemBody::Choice(options) | ItemBody::Several(options) | ItemBody::Spot(options) => options.len(),
            ItemBody::Line { options, .. } => options.len(),
            ItemBody::Order(steps) => steps.len(),
            ItemBody::Match(table) => table.rows.len(),
        }
    }

    /// Whether the parts are shown in a drawn order. Lines of a message or of code keep theirs.
    pub fn is_shuffled(&self) -> bool {
        !matches!(self.body, ItemBody::Spot(_) | ItemBody::Line { .. })
    }
}
