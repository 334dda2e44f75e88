//! The rules of the programme.

use std::collections::BTreeSet;

use curriculum::Module;
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

/// Whom a module is for, and by when, unless the company says otherwise: the first of a track within two weeks, the
/// others some days apart, so that nobody meets twelve lessons on one day.
fn recommended(module: &Module, place: usize, in_force_from: Day) -> NewRule {
    let (first, apart) = match module.track.as_str() {
        "anssi" => (14, 3),
        "policy" => (21, 5),
        "fraud" | "owasp" => (30, 5),
        _ => (45, 0),
    };
    let profile = match (module.track.as_str(), module.id.as_str()) {
        ("owasp", _) => Some("developer"),
        (_, "roles-01") => Some("it"),
        (_, "roles-02") => Some("manager"),
        (_, "roles-03") => Some("management-body"),
        (_, "roles-04") => Some("health-data"),
        _ => None,
    };
    let place = u16::try_from(place.min(30)).unwrap_or(0);
    NewRule {
        module: module.id.clone(),
        audience: Audience {
            profiles: profile.and_then(|name| Profile::parse(name).ok()).into_iter().collect(),
            ..Audience::default()
        },
        due_within_days: first + apart * place,
        renewal_notice_days: 30,
        in_force_from,
    }
}

impl Services {
    /// Puts a rule in force and enrols everybody whom it binds.
    pub async fn add_rule(&self, by: Officer<'_>, rule: NewRule) -> Result<RuleId, ServiceError> {
        self.store_rules(by.actor(), vec![rule]).await.map(|ids| ids[0])
    }

    /// Gives every module that has no rule yet, and that `wanted` names, the rule of [`recommended`]: at the first
    /// start all of them, after an update those that are new.
    pub async fn add_default_rules(
        &self,
        by: &Actor,
        in_force_from: Day,
        wanted: impl Fn(&Module) -> bool,
    ) -> Result<(), ServiceError> {
        let known: BTreeSet<ModuleId> = {
            let mut tx = self.store.glance().await?;
            store::rules::list(&mut tx, None).await?.into_iter().map(|rule| rule.module).collect()
        };
        let place = |module: &Module| {
            let mut track = self.curriculum.modules().filter(|other| other.track == module.track);
            track.position(|other| other.id == module.id).unwrap_or(0)
        };
        let new = self.curriculum.modules().filter(|module| !known.contains(&module.id) && wanted(module));
        let rules: Vec<NewRule> =
            new.map(|module| recommended(module, place(module), in_force_from)).collect();
        if rules.is_empty() { Ok(()) } else { self.store_rules(by, rules).await.map(drop) }
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
        let programme = Programme::load(&mut tx, self.today(), None).await?;
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
