//! Code to review.

use std::collections::BTreeSet;

use serde::Deserialize;
use toml::Spanned;

use super::{Checker, Exercise};
use crate::{finding::Rule, id::Seen};

const BAD_LINE: Rule = Rule::error(
    "no-such-line",
    "Lines are counted from 1; `line` and `repaired_lines` name lines that have code on them.",
);

#[derive(Debug, Clone)]
pub struct Review {
    pub snippets: Vec<Snippet>,
}

#[derive(Debug, Clone)]
pub struct Snippet {
    pub id: String,
    pub language: String,
    pub title: String,
    /// The category of the OWASP Top 10:2025.
    pub category: String,
    pub situation: String,
    pub code: Vec<String>,
    /// The vulnerable line, counted from 1.
    pub line: u16,
    pub why: String,
    pub steps: Vec<AttackStep>,
    pub repaired: Vec<String>,
    pub repaired_lines: Vec<u16>,
    pub repair: String,
}

/// One step of the attack, on the code as it was and as it is repaired.
#[derive(Debug, Clone)]
pub struct AttackStep {
    pub what: String,
    pub before: String,
    pub after: String,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct File {
    snippets: Vec<SnippetToml>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct SnippetToml {
    id: Spanned<String>,
    language: String,
    title: String,
    category: String,
    situation: String,
    code: String,
    line: u16,
    why: String,
    steps: Vec<StepToml>,
    repaired: String,
    repaired_lines: Vec<u16>,
    repair: String,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct StepToml {
    what: String,
    before: String,
    after: String,
}

impl Exercise for Review {
    type File = File;

    fn build(file: File, check: &mut Checker<'_, '_>) -> Self {
        check.at_least(6, file.snippets.len(), "snippets");
        let languages: BTreeSet<&str> = file.snippets.iter().map(|each| each.language.as_str()).collect();
        check.at_least(4, languages.len(), "programming languages");
        let mut seen = Seen::default();
        for each in &file.snippets {
            let line = check.id(&each.id, &mut seen);
            check.same(line, format!("{} with the flaw in line {}", each.language, each.line));
            check.same(line, format!("the repair in {:?}", each.repaired_lines));
        }
        Self { snippets: file.snippets.into_iter().map(|each| build(each, check)).collect() }
    }
}

fn build(toml: SnippetToml, check: &mut Checker<'_, '_>) -> Snippet {
    let line = check.line(toml.id.span());
    let lines = |code: &str| code.trim_end().lines().map(ToOwned::to_owned).collect::<Vec<String>>();
    let (code, repaired) = (lines(&toml.code), lines(&toml.repaired));
    let has = |code: &[String], line: u16| {
        usize::from(line)
            .checked_sub(1)
            .and_then(|at| code.get(at))
            .is_some_and(|text| !text.trim().is_empty())
    };
    if !has(&code, toml.line) || !toml.repaired_lines.iter().all(|line| has(&repaired, *line)) {
        check.add(&BAD_LINE, line, format!("a line of “{}” has no code", toml.id.get_ref()));
    }
    check.at_least(3, toml.steps.len(), "steps of the attack");
    check.not_empty(
        line,
        &[
            ("situation", &toml.situation),
            ("why", &toml.why),
            ("repair", &toml.repair),
            ("title", &toml.title),
        ],
    );
    for step in &toml.steps {
        check.not_empty(line, &[("what", &step.what), ("before", &step.before), ("after", &step.after)]);
    }
    let steps = toml.steps.into_iter().map(|step| AttackStep {
        what: check.typeset(&step.what),
        before: step.before.trim().to_owned(),
        after: step.after.trim().to_owned(),
    });
    Snippet {
        steps: steps.collect(),
        id: toml.id.into_inner(),
        title: check.typeset(&toml.title),
        situation: check.typeset(&toml.situation),
        why: check.typeset(&toml.why),
        repair: check.typeset(&toml.repair),
        language: toml.language,
        category: toml.category,
        code,
        line: toml.line,
        repaired,
        repaired_lines: toml.repaired_lines,
    }
}
