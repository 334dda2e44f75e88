//! Who must hold a valid completion of which module.

use std::collections::BTreeMap;

use crate::{
    ids::{RuleId, UnitId},
    module::ModuleId,
    person::{Career, Kind, Profile},
    time::{Span, merge},
};

/// Whom a rule binds. An empty list asks nothing: an audience of three empty lists is everybody.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Audience {
    pub kinds: Vec<Kind>,
    /// With everything below them in the tree.
    pub units: Vec<UnitId>,
    /// One of them is enough.
    pub profiles: Vec<Profile>,
}

#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Rule {
    pub id: RuleId,
    pub module: ModuleId,
    pub audience: Audience,
    /// Days from the day on which a person becomes bound to the day on which the module is due.
    pub due_within_days: u16,
    /// Days before the end of validity at which the next cycle opens.
    pub renewal_notice_days: u16,
    pub in_force: Span,
}

/// The tree of units: who stands below whom.
#[derive(Debug, Clone, Default)]
pub struct UnitTree {
    parents: BTreeMap<UnitId, Option<UnitId>>,
}

impl UnitTree {
    pub fn new(parents: BTreeMap<UnitId, Option<UnitId>>) -> Self {
        Self { parents }
    }

    /// Whether `unit` is `ancestor` or stands below it.
    pub fn is_within(&self, unit: UnitId, ancestor: UnitId) -> bool {
        self.and_above(unit).any(|above| above == ancestor)
    }

    /// `unit` and what stands above it, to the root. Ends even where the data has a circle.
    pub fn and_above(&self, unit: UnitId) -> impl Iterator<Item = UnitId> {
        let next = |unit: &UnitId| self.parents.get(unit).copied().flatten();
        std::iter::successors(Some(unit), next).take(self.parents.len() + 1)
    }
}

impl Rule {
    /// The days on which the rule binds a person with this career.
    pub fn binds(&self, career: &Career, tree: &UnitTree) -> Vec<Span> {
        let Audience { kinds, units, profiles } = &self.audience;
        let posted = career.postings.iter().filter(|posting| {
            (kinds.is_empty() || kinds.contains(&posting.kind))
                && (units.is_empty() || units.iter().any(|unit| tree.is_within(posting.unit, *unit)))
        });
        let in_audience = posted.filter_map(|posting| posting.span.intersect(self.in_force));
        if profiles.is_empty() {
            return merge(in_audience.collect());
        }
        let held: Vec<Span> = career
            .profiles
            .iter()
            .filter(|held| profiles.contains(&held.profile))
            .map(|held| held.span)
            .collect();
        merge(
            in_audience.flat_map(|span| held.iter().filter_map(move |held| span.intersect(*held))).collect(),
        )
    }
}
