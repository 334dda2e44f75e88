//! Keeps what is derived (standing, enrolments, counts) true when a fact changes, in the same transaction.

use std::collections::BTreeMap;

use domain::{
    actor::Administrator,
    coverage::Tally,
    ids::PersonId,
    module::ModuleId,
    person::Career,
    rule::{Rule, UnitTree},
    standing::{self, Record, Standing},
    time::Day,
};
use store::{
    StoreError, Tx, coverage, people, rules,
    standings::{self, Records, Steps},
};

use crate::{ServiceError, Services};

/// What standing is derived from, beside the person: loaded once for many people.
pub(crate) struct Programme {
    rules: BTreeMap<ModuleId, Vec<Rule>>,
    tree: UnitTree,
    today: Day,
}

impl Programme {
    /// With the rules of every module, or of `only` one.
    pub(crate) async fn load(tx: &mut Tx, today: Day, only: Option<&ModuleId>) -> Result<Self, StoreError> {
        let mut by_module: BTreeMap<ModuleId, Vec<Rule>> = BTreeMap::new();
        for rule in rules::list(tx, only).await? {
            by_module.entry(rule.module.clone()).or_default().push(rule);
        }
        let ask_for_units = by_module.values().flatten().any(|rule| !rule.audience.units.is_empty());
        let units = if ask_for_units { people::list_units(tx).await? } else { Vec::new() };
        let tree = UnitTree::new(units.into_iter().map(|unit| (unit.id, unit.parent)).collect());
        Ok(Self { rules: by_module, tree, today })
    }

    /// Derives the person's standing again for every module, or for `only` one, and stores what changed but the
    /// counts: those move once for many people, by [`Counts::store`].
    pub(crate) async fn restand(
        &self,
        tx: &mut Tx,
        person: PersonId,
        career: &Career,
        only: Option<&ModuleId>,
        counts: &mut Counts,
    ) -> Result<(), StoreError> {
        let before = standings::find_segments(tx, person, only).await?;
        let records = standings::find_records(tx, person, only).await?;
        for module in self.rules.keys().filter(|module| only.is_none_or(|only| only == *module)) {
            let after = self.standing(career, module, &records);
            let before = before.get(module).map_or(&[][..], Vec::as_slice);
            if !before.is_empty() || !after.segments.is_empty() {
                counts.add(module, standings::replace(tx, person, module, before, &after, self.today).await?);
            }
        }
        Ok(())
    }

    fn standing(&self, career: &Career, module: &ModuleId, records: &Records) -> Standing {
        let none = Record::default();
        let rules = self.rules.get(module).map_or(&[][..], Vec::as_slice);
        standing::standing(career, rules, &self.tree, records.get(module).unwrap_or(&none))
    }

    /// Whether what is stored for the person is what their facts say.
    async fn is_true(&self, tx: &mut Tx, person: PersonId, career: &Career) -> Result<bool, StoreError> {
        let stored = standings::find_segments(tx, person, None).await?;
        let records = standings::find_records(tx, person, None).await?;
        let derived = self
            .rules
            .keys()
            .map(|module| (module.clone(), self.standing(career, module, &records).segments));
        Ok(stored == derived.filter(|(_, segments)| !segments.is_empty()).collect())
    }
}

/// By how much the counts of coverage move, gathered over people.
#[derive(Debug, Default)]
pub(crate) struct Counts(BTreeMap<ModuleId, Steps>);

impl Counts {
    fn add(&mut self, module: &ModuleId, steps: Steps) {
        if let Some(sum) = self.0.get_mut(module) {
            for (key, delta) in steps {
                *sum.entry(key).or_default() += delta;
            }
        } else {
            self.0.insert(module.clone(), steps);
        }
    }

    pub(crate) async fn store(self, tx: &mut Tx) -> Result<(), StoreError> {
        store::counts::store(tx, &self.0).await
    }
}

/// What [`Services::verify`] found.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Verified {
    pub people: usize,
    /// Those whose stored standing is not what their facts say.
    pub people_wrong: Vec<PersonId>,
    /// Days on which the counts are not what counting people gives.
    pub days_wrong: Vec<Day>,
}

impl Services {
    /// Derives every standing again and counts every person, and compares with what is stored. Changes nothing.
    pub async fn verify(&self, _: Administrator<'_>) -> Result<Verified, ServiceError> {
        let today = self.today();
        let mut tx = self.store.read().await?;
        let programme = Programme::load(&mut tx, today, None).await?;
        let careers = people::list_careers(&mut tx).await?;
        let mut verified =
            Verified { people: careers.len(), people_wrong: Vec::new(), days_wrong: Vec::new() };
        for (person, career) in careers {
            if !programme.is_true(&mut tx, person, &career).await? {
                verified.people_wrong.push(person);
            }
        }
        for weeks in -104..=104 {
            let day = today + weeks * 7;
            if !counts_are_true(&mut tx, day).await? {
                verified.days_wrong.push(day);
            }
        }
        Ok(verified)
    }
}

/// Whether all three ways of summing say what counting people says.
async fn counts_are_true(tx: &mut Tx, day: Day) -> Result<bool, StoreError> {
    let counted = coverage::counted_on_day(tx, day).await?;
    let (mut modules, mut units) = (BTreeMap::new(), BTreeMap::new());
    for ((module, unit), tally) in &counted {
        *modules.entry(module.clone()).or_insert_with(Tally::default) += *tally;
        *units.entry(*unit).or_insert_with(Tally::default) += *tally;
    }
    Ok(coverage::on_day(tx, day).await? == counted
        && coverage::modules_on_day(tx, day).await? == modules
        && coverage::units_on_day(tx, day).await? == units)
}

/// Taken alone by whoever changes many careers or the rules, shared by whoever changes one person's records: on
/// PostgreSQL two transactions must not derive the same standing from facts of different moments.
pub(crate) const STANDING_LOCK: i64 = 0x7374_616e_6469_6e67;
