//! The one shape of identifiers, and where they must be unique.

use std::collections::BTreeSet;

use domain::module::ItemId;

/// Whether a text may name a section, an objective or a track: the same rule as for items, kept by `domain`.
pub(crate) fn is_id(text: &str) -> bool {
    ItemId::parse(text).is_ok()
}

/// What an id looks like, for messages.
pub(crate) const ID_SHAPE: &str = "lower case letters, digits and hyphens, from a letter on";

/// The ids seen so far in one place.
#[derive(Default)]
pub(crate) struct Seen<'a>(BTreeSet<&'a str>);

impl<'a> Seen<'a> {
    /// Whether this id was there before.
    pub(crate) fn again(&mut self, id: &'a str) -> bool {
        !self.0.insert(id)
    }
}
