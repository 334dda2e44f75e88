//! `track.toml` and `module.toml`.

use std::{num::NonZeroU32, ops::Range};

use domain::{lang::ByLang, module::ModuleId};
use semver::Version;
use serde::{Deserialize, de::DeserializeOwned};
use toml::Spanned;

use crate::{
    finding::{Report, Rule},
    id::{ID_SHAPE, Seen, is_id},
    lines::Lines,
    skeleton,
};

const BAD_TOML: Rule = Rule::error("bad-toml", "docs/authoring.md shows every key of this file.");
pub(crate) const BAD_ID: Rule =
    Rule::error("bad-id", "Choose a short id of lower case letters, digits and hyphens, used once.");
const BAD_VALUE: Rule = Rule::error("bad-value", "docs/authoring.md says what each key means.");

/// `track.toml`
#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
pub(crate) struct TrackManifest {
    pub(crate) id: Spanned<String>,
    pub(crate) order: u32,
    pub(crate) title: ByLang<String>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct ModuleToml {
    id: Spanned<String>,
    order: u32,
    version: Spanned<Version>,
    minutes: Spanned<NonZeroU32>,
    pass_mark: Spanned<u32>,
    draw: Spanned<NonZeroU32>,
    validity_months: NonZeroU32,
    clauses: Vec<String>,
    objectives: Vec<ObjectiveToml>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct ObjectiveToml {
    id: Spanned<String>,
    fr: String,
    en: String,
}

/// A value and the line that it stands on.
pub(crate) struct Lined<T> {
    pub(crate) value: T,
    pub(crate) line: u32,
}

/// `module.toml`, checked.
pub(crate) struct ModuleManifest {
    pub(crate) id: Lined<ModuleId>,
    pub(crate) order: u32,
    pub(crate) version: Lined<Version>,
    pub(crate) minutes: Lined<u32>,
    pub(crate) pass_mark_percent: u32,
    pub(crate) draw: Lined<u32>,
    pub(crate) validity_months: u32,
    pub(crate) clauses: Vec<String>,
    pub(crate) objectives: Vec<Lined<ObjectiveManifest>>,
}

/// What a module teaches to do.
pub(crate) struct ObjectiveManifest {
    pub(crate) id: String,
    pub(crate) text: ByLang<String>,
}

/// Reads `track.toml`.
pub(crate) fn read_track(text: &str, report: &mut Report<'_>) -> Option<Lined<TrackManifest>> {
    skeleton::check(text, report);
    let lines = Lines::of(text);
    let track: TrackManifest = parse(text, &lines, report)?;
    let line = lines.number(track.id.span().start);
    if !is_id(track.id.get_ref()) {
        report.add(&BAD_ID, line, format!("“{}” is not made of {ID_SHAPE}", track.id.get_ref()));
        return None;
    }
    Some(Lined { value: track, line })
}

/// Reads `module.toml`.
pub(crate) fn read_module(text: &str, report: &mut Report<'_>) -> Option<ModuleManifest> {
    let lines = Lines::of(text);
    let toml: ModuleToml = parse(text, &lines, report)?;
    let line = |span: Range<usize>| lines.number(span.start);

    let id = Lined { line: line(toml.id.span()), value: toml.id.into_inner() };
    let module_id = ModuleId::parse(&id.value);
    if module_id.is_err() {
        report.add(&BAD_ID, id.line, format!("“{}” is not made of {ID_SHAPE}", id.value));
    }
    if !(1..=100).contains(toml.pass_mark.get_ref()) {
        report.add(&BAD_VALUE, line(toml.pass_mark.span()), "pass_mark is a percentage, from 1 to 100");
    }
    if toml.objectives.is_empty() {
        report.add(&BAD_VALUE, id.line, "the module has no objective");
    }
    let objectives = toml.objectives.into_iter().map(|toml| {
        let line = line(toml.id.span());
        let text = ByLang { fr: toml.fr, en: toml.en };
        Lined { value: ObjectiveManifest { id: toml.id.into_inner(), text }, line }
    });
    let objectives: Vec<_> = objectives.collect();
    check_objectives(&objectives, report);

    Some(ModuleManifest {
        id: Lined { value: module_id.ok()?, line: id.line },
        order: toml.order,
        version: Lined { line: line(toml.version.span()), value: toml.version.into_inner() },
        minutes: Lined { line: line(toml.minutes.span()), value: toml.minutes.into_inner().get() },
        pass_mark_percent: toml.pass_mark.into_inner(),
        draw: Lined { line: line(toml.draw.span()), value: toml.draw.into_inner().get() },
        validity_months: toml.validity_months.get(),
        clauses: toml.clauses,
        objectives,
    })
}

pub(crate) fn parse<T: DeserializeOwned>(text: &str, lines: &Lines, report: &mut Report<'_>) -> Option<T> {
    let wrong = match toml::from_str(text) {
        Ok(read) => return Some(read),
        Err(wrong) => wrong,
    };
    let line = wrong.span().map_or(1, |span| lines.number(span.start));
    report.add(&BAD_TOML, line, wrong.message());
    None
}

fn check_objectives(objectives: &[Lined<ObjectiveManifest>], report: &mut Report<'_>) {
    let mut seen = Seen::default();
    for Lined { value: ObjectiveManifest { id, text }, line } in objectives {
        if !is_id(id) {
            report.add(&BAD_ID, *line, format!("“{id}” is not made of {ID_SHAPE}"));
        }
        if seen.again(id) {
            report.add(&BAD_ID, *line, format!("the objective “{id}” is there already"));
        }
        if text.fr.trim().is_empty() || text.en.trim().is_empty() {
            report.add(&BAD_VALUE, *line, format!("the objective “{id}” is not said in both languages"));
        }
    }
}

#[cfg(test)]
mod tests {
    use std::path::Path;

    use super::*;
    use crate::{finding::Findings, sample};

    fn findings_of(text: &str) -> Vec<(u32, &'static str)> {
        let mut findings = Findings::default();
        read_module(text, &mut findings.in_file(Path::new("module.toml")));
        findings.into_sorted().iter().map(|finding| (finding.line, finding.rule)).collect()
    }

    #[test]
    fn a_sound_manifest_has_no_finding() {
        assert_eq!(findings_of(sample::MODULE_TOML), []);
    }

    #[test]
    fn what_is_wrong_is_said_with_its_line() {
        for (right, wrong, expected) in [
            ("draw = 10", "draw = 10\ncolour = 1", (7, "bad-toml")),
            ("version = \"1.0.0\"", "version = \"1.0\"", (3, "bad-toml")),
            ("minutes = 5", "minutes = 0", (4, "bad-toml")),
            ("draw = 10", "draw =", (6, "bad-toml")),
            ("pass_mark = 80", "pass_mark = 101", (5, "bad-value")),
            ("id = \"anssi-01\"", "id = \"ANSSI 01\"", (1, "bad-id")),
            ("id = \"reuse\"", "id = \"length\"", (16, "bad-id")),
            ("en = \"Choose a length\"", "en = \"\"", (11, "bad-value")),
        ] {
            assert!(sample::MODULE_TOML.contains(right), "{right}");
            assert_eq!(findings_of(&sample::MODULE_TOML.replace(right, wrong)), [expected], "{wrong}");
        }
    }
}
