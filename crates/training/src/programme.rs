//! The rules of the programme.

use domain::{
    actor::{Actor, Officer},
    ids::RuleId,
    journal::What,
    module::ModuleId,
    person::Profile,
    rule::{Audience, Rule},
    time::{Day, Span},
};

use crate::{
    ServiceError, Services,
    standing::{Counts, Programme, STANDING_LOCK},
};

/// A rule that is not stored yet.
#[derive(Debug, Clone)]
pub struct NewRule {
    pub module: ModuleId,
    pub audience: Audience,
    pub due_within_days: u16,
    pub renewal_notice_days: u16,
    pub in_force_from: Day,
}

impl Services {
    /// Puts a rule in force and enrols everybody whom it binds.
    pub async fn add_rule(&self, by: Officer<'_>, rule: NewRule) -> Result<RuleId, ServiceError> {
        self.store_rules(by.actor(), vec![rule]).await.map(|ids| ids[0])
    }

    /// The rules that a new instance starts with: every module of the tracks for everybody, of the OWASP track for
    /// developers. Does nothing where there is a rule already.
    pub async fn add_default_rules(&self, by: &Actor, in_force_from: Day) -> Result<(), ServiceError> {
        let existing = {
            let mut tx = self.store.read().await?;
            store::rules::list(&mut tx).await?
        };
        if !existing.is_empty() {
            return Ok(());
        }
        let rules = self.curriculum.modules().map(|module| {
            let developers = module.track == "owasp";
            let profiles =
                developers.then(|| Profile::parse("developer").ok()).flatten().into_iter().collect();
            NewRule {
                module: module.id.clone(),
                audience: Audience { profiles, ..Audience::default() },
                due_within_days: if developers { 30 } else { 14 },
                renewal_notice_days: 30,
                in_force_from,
            }
        });
        self.store_rules(by, rules.collect()).await.map(drop)
    }

    async fn store_rules(&self, by: &Actor, rules: Vec<NewRule>) -> Result<Vec<RuleId>, ServiceError> {
        let now = self.now();
        let mut tx = self.store.write().await?;
        tx.lock(STANDING_LOCK).await?;
        let mut ids = Vec::with_capacity(rules.len());
        let mut entries = Vec::with_capacity(rules.len());
        for rule in rules {
            let id = self.with_chance(|chance| RuleId::new(now, chance));
            let NewRule { module, audience, due_within_days, renewal_notice_days, in_force_from } = rule;
            let in_force = Span::from(in_force_from);
            let rule = Rule { id, module, audience, due_within_days, renewal_notice_days, in_force };
            store::rules::insert(&mut tx, &rule, now).await?;
            ids.push(id);
            let told = serde_json::json!({
                "module": rule.module.as_str(), "due_within_days": due_within_days, "in_force_from": in_force_from.to_string(),
            });
            entries.push(self.entry(by, What::RuleAdded).about(id).with(&told).0);
        }
        let programme = Programme::load(&mut tx, self.today()).await?;
        let mut counts = Counts::default();
        for (person, career) in store::people::list_careers(&mut tx).await? {
            programme.restand(&mut tx, person, &career, None, &mut counts).await?;
        }
        counts.store(&mut tx).await?;
        store::journal::append(&mut tx, &entries).await?;
        tx.commit().await?;
        Ok(ids)
    }
}
