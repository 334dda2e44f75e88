//! Units by their path: those that are there, and those that a file adds.

use std::collections::HashMap;

use domain::ids::UnitId;
use store::people::Unit;

use crate::folded::folded;

/// The units by their path, and those that the file adds.
pub(super) struct Units {
    by_key: HashMap<String, UnitId>,
    paths: HashMap<UnitId, String>,
    /// Parents first.
    pub fresh: Vec<Unit>,
}

impl Units {
    pub fn new(units: &[Unit]) -> Self {
        Self {
            by_key: units.iter().map(|unit| (key(unit.path.split('/')), unit.id)).collect(),
            paths: units.iter().map(|unit| (unit.id, unit.path.clone())).collect(),
            fresh: Vec::new(),
        }
    }

    /// The unit of this path, and what must be accepted for it to exist.
    pub fn propose(&self, names: &[String], mint: &mut dyn FnMut() -> UnitId) -> (UnitId, Vec<Unit>) {
        if let Some(unit) = self.by_key.get(&key(names.iter().map(String::as_str))) {
            return (*unit, Vec::new());
        }
        let mut proposed: Vec<Unit> = Vec::new();
        let mut parent: Option<UnitId> = None;
        for depth in 1..=names.len() {
            let path_key = key(names[..depth].iter().map(String::as_str));
            parent = Some(self.by_key.get(&path_key).copied().unwrap_or_else(|| {
                let name = names[depth - 1].clone();
                let above = parent.and_then(|parent| {
                    let proposed = proposed.iter().find(|unit| unit.id == parent).map(|unit| &unit.path);
                    proposed.or_else(|| self.paths.get(&parent))
                });
                let path = above.map_or_else(|| name.clone(), |above| format!("{above} / {name}"));
                let id = mint();
                proposed.push(Unit { id, parent, name, path });
                id
            }));
        }
        (parent.expect("a path has a name"), proposed)
    }

    pub fn accept(&mut self, proposed: Vec<Unit>) {
        for unit in proposed {
            self.by_key.insert(key(unit.path.split('/')), unit.id);
            self.paths.insert(unit.id, unit.path.clone());
            self.fresh.push(unit);
        }
    }

    pub fn path(&self, unit: UnitId) -> String {
        self.paths.get(&unit).cloned().unwrap_or_default()
    }
}

/// What two spellings of a unit's path have in common.
fn key<'a>(names: impl Iterator<Item = &'a str>) -> String {
    names.map(|name| folded(name.trim())).collect::<Vec<_>>().join("/")
}
