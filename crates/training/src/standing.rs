//! Keeps what is derived (standing, enrolments, counts) true when a fact changes, in the same transaction.

use std::collections::BTreeMap;

use domain::{
    ids::PersonId,
    module::ModuleId,
    person::Career,
    rule::{Rule, UnitTree},
    standing::{self, Record},
    time::Day,
};
use store::{StoreError, Tx, people, rules, standings};

/// What standing is derived from, beside the person: loaded once for many people.
pub(crate) struct Programme {
    rules: BTreeMap<ModuleId, Vec<Rule>>,
    tree: UnitTree,
    today: Day,
}

impl Programme {
    pub(crate) async fn load(tx: &mut Tx, today: Day) -> Result<Self, StoreError> {
        let units = people::list_units(tx).await?;
        let tree = UnitTree::new(units.into_iter().map(|unit| (unit.id, unit.parent)).collect());
        let mut by_module: BTreeMap<ModuleId, Vec<Rule>> = BTreeMap::new();
        for rule in rules::list(tx).await? {
            by_module.entry(rule.module.clone()).or_default().push(rule);
        }
        Ok(Self { rules: by_module, tree, today })
    }

    /// Derives the person's standing again for every module, or for `only` one, and stores what changed.
    pub(crate) async fn restand(
        &self,
        tx: &mut Tx,
        person: PersonId,
        career: &Career,
        only: Option<&ModuleId>,
    ) -> Result<(), StoreError> {
        let before = standings::find_segments(tx, person).await?;
        let records = standings::find_records(tx, person).await?;
        let none = Record::default();
        let modules = self.rules.iter().filter(|(module, _)| only.is_none_or(|only| only == *module));
        for (module, rules) in modules {
            let record = records.get(module).unwrap_or(&none);
            let after = standing::standing(career, rules, &self.tree, record);
            let before = before.get(module).map_or(&[][..], Vec::as_slice);
            if !before.is_empty() || !after.segments.is_empty() || !after.cycles.is_empty() {
                standings::replace(tx, person, module, before, &after, self.today).await?;
            }
        }
        Ok(())
    }
}
