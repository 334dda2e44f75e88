//! Addresses to judge.

use domain::address::{Dissection, dissect};
use serde::Deserialize;
use toml::Spanned;

use super::{Checker, Exercise};
use crate::{finding::Rule, id::Seen};

const WHERE_TO: Rule = Rule::error(
    "where-to",
    "Write three or four `options`, one of them the site of the address as Vigie reads it: which one is right is computed.",
);

#[derive(Debug, Clone)]
pub struct Links {
    pub addresses: Vec<Puzzle>,
}

#[derive(Debug, Clone)]
pub struct Puzzle {
    pub id: String,
    /// Where it was met.
    pub context: String,
    pub address: String,
    pub parts: Dissection,
    /// Sites that it could lead to.
    pub options: Vec<String>,
    /// The place of the one that it leads to.
    pub right: usize,
    pub why: String,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct File {
    addresses: Vec<AddressToml>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct AddressToml {
    id: Spanned<String>,
    context: String,
    address: String,
    options: Vec<String>,
    why: String,
}

impl Exercise for Links {
    type File = File;

    fn build(file: File, check: &mut Checker<'_, '_>) -> Self {
        check.at_least(10, file.addresses.len(), "addresses");
        let mut seen = Seen::default();
        for each in &file.addresses {
            let line = check.id(&each.id, &mut seen);
            check.same(line, format!("{} and {}", each.address, each.options.join(", ")));
        }
        Self { addresses: file.addresses.into_iter().filter_map(|each| build(each, check)).collect() }
    }
}

fn build(toml: AddressToml, check: &mut Checker<'_, '_>) -> Option<Puzzle> {
    let line = check.line(toml.id.span());
    check.not_empty(line, &[("context", &toml.context), ("why", &toml.why)]);
    let Ok(parts) = dissect(&toml.address) else {
        check.add(&WHERE_TO, line, format!("“{}” is not an address", toml.address));
        return None;
    };
    check.reserved(line, &toml.address);
    let right = toml.options.iter().position(|option| *option == parts.site);
    if right.is_none() || !(3..=4).contains(&toml.options.len()) {
        check.add(&WHERE_TO, line, format!("“{}” leads to “{}”", toml.address, parts.site));
    }
    Some(Puzzle {
        id: toml.id.into_inner(),
        context: check.typeset(&toml.context),
        address: toml.address,
        parts,
        options: toml.options,
        right: right?,
        why: check.typeset(&toml.why),
    })
}
