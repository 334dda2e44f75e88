//! `versions.lock`: which version had which files, so that a lesson cannot change and keep its version.
//!
//! A text file beside the tracks, one line for each module: id, version, hash. It is written by `vigie content lock`
//! and reviewed like the lessons: the line of a lesson that changed shows its new version.

use std::{collections::BTreeMap, fmt::Write, path::Path};

use domain::module::ModuleId;
use semver::Version;

use crate::{
    finding::{Findings, Report, Rule},
    model::Module,
    source::Source,
};

/// The name of the file.
pub(crate) const FILE: &str = "versions.lock";

const HEAD: &str = "\
# Written by `vigie content lock`; do not edit. One line for each module: id, version, SHA-256 of its files.
";

const NOT_RAISED: Rule = Rule::error(
    "version-not-raised",
    "Raise `version` in module.toml (the last number for a correction, the second for new content), then run \
     `vigie content lock` on the folder.",
);
const BEHIND: Rule =
    Rule::warning("lock-behind", "Run `vigie content lock` on the folder, and commit the file.");
const BAD_LOCK: Rule = Rule::error(
    "bad-lock",
    "Take the file back from version control, or remove it and run `vigie content lock` on the folder.",
);

/// What is locked.
type Locked = BTreeMap<ModuleId, (Version, String)>;

/// A module as it is now, and where its version is written.
pub(crate) struct Current<'m> {
    pub(crate) module: &'m Module,
    pub(crate) file: &'m Path,
    pub(crate) line: u32,
}

/// Compares what is with what was locked. A folder without the file is not watched.
pub(crate) fn check(source: &Source, modules: &[Current<'_>], findings: &mut Findings) {
    let root = source.root();
    if !root.files().any(|(name, _)| name == FILE) {
        return;
    }
    let Some(text) = root.text(FILE, findings) else { return };
    let lock_file = root.path(FILE);
    let locked = parse(text, &mut findings.in_file(&lock_file));
    for Current { module, file, line } in modules {
        let state = locked.get(&module.id).map(|(version, hash)| state(module, version, hash));
        let mut report = findings.in_file(file);
        match state.unwrap_or(State::Behind("the module is not locked yet".to_owned())) {
            State::Same => {}
            State::Behind(why) => report.add(&BEHIND, *line, why),
            State::NotRaised(why) => report.add(&NOT_RAISED, *line, why),
        }
    }
}

enum State {
    Same,
    Behind(String),
    NotRaised(String),
}

fn state(module: &Module, version: &Version, hash: &str) -> State {
    let now = &module.version;
    let is_same = module.content_hash == hash;
    match now.cmp_precedence(version) {
        _ if is_same && now == version => State::Same,
        std::cmp::Ordering::Greater => {
            State::Behind(format!("version {now} is not locked yet, {version} is"))
        }
        std::cmp::Ordering::Less => {
            State::NotRaised(format!("version {now} is below {version}, which is locked"))
        }
        std::cmp::Ordering::Equal => {
            State::NotRaised(format!("the files have changed since version {version} was locked"))
        }
    }
}

fn parse(text: &str, report: &mut Report<'_>) -> Locked {
    let mut locked = Locked::new();
    for (number, line) in (1..).zip(text.lines()) {
        if line.trim().is_empty() || line.starts_with('#') {
            continue;
        }
        match parse_line(line) {
            Some((id, version, hash)) if !locked.contains_key(&id) => {
                locked.insert(id, (version, hash));
            }
            Some((id, ..)) => report.add(&BAD_LOCK, number, format!("“{id}” is there twice")),
            None => report.add(&BAD_LOCK, number, "the line is not an id, a version and a hash"),
        }
    }
    locked
}

fn parse_line(line: &str) -> Option<(ModuleId, Version, String)> {
    let mut words = line.split_whitespace();
    let id = ModuleId::parse(words.next()?).ok()?;
    let version = Version::parse(words.next()?).ok()?;
    let hash = words.next()?;
    let is_hash = hash.len() == 64 && hash.bytes().all(|byte| byte.is_ascii_hexdigit());
    (is_hash && words.next().is_none()).then(|| (id, version, hash.to_owned()))
}

/// The text of the file for these modules. Lines of modules that are gone stay: their versions were used.
pub(crate) fn write<'m>(before: Option<&str>, modules: impl Iterator<Item = &'m Module>) -> String {
    let mut unread = Findings::default();
    let mut locked = before.map(|text| parse(text, &mut unread.in_file(Path::new(FILE)))).unwrap_or_default();
    for module in modules {
        locked.insert(module.id.clone(), (module.version.clone(), module.content_hash.clone()));
    }
    let mut text = HEAD.to_owned();
    for (id, (version, hash)) in locked {
        writeln!(text, "{id} {version} {hash}").expect("writing to a String never fails");
    }
    text
}
