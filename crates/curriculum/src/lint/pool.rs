//! The pool of items: enough of them, of enough kinds, over all objectives; and the time that they take.

use std::collections::BTreeSet;

use crate::{
    finding::{Findings, Rule},
    module_draft::ModuleDraft,
};

const TOO_FEW_ITEMS: Rule =
    Rule::error("too-few-items", "Write at least fifteen items, so that a second attempt is another quiz.");
const TOO_FEW_KINDS: Rule = Rule::error("too-few-kinds", "Use at least three kinds of items.");
const OBJECTIVE: Rule =
    Rule::error("too-few-items-of-objective", "Write at least three items for each objective.");
const UNKNOWN_OBJECTIVE: Rule =
    Rule::error("unknown-objective", "After objective= write the id of an objective of module.toml.");
const DRAW: Rule =
    Rule::error("bad-draw", "Draw at least one item for each objective, and no more than there are items.");
const MINUTES: Rule = Rule::warning(
    "minutes",
    "Count 200 words a minute for the lesson and 25 seconds for each item that is drawn.",
);

const MIN_ITEMS: usize = 15;
const MIN_KINDS: usize = 3;
const MIN_PER_OBJECTIVE: usize = 3;

pub(super) fn check(module: &ModuleDraft, findings: &mut Findings) {
    check_objectives_known(module, findings);
    check_counts(module, findings);
    check_minutes(module, findings);
}

fn check_objectives_known(module: &ModuleDraft, findings: &mut Findings) {
    let known: BTreeSet<&str> =
        module.manifest.objectives.iter().map(|objective| objective.value.id.as_str()).collect();
    for draft in [&module.texts.fr, &module.texts.en] {
        let mut report = findings.in_file(&draft.file);
        for item in draft.items.iter().filter(|item| !known.contains(item.objective.as_str())) {
            let message =
                format!("“{}” names the objective “{}”, which is not there", item.id, item.objective);
            report.add(&UNKNOWN_OBJECTIVE, item.line, message);
        }
    }
}

/// Both languages have the same items, which is checked where they are paired: the French ones are counted.
fn check_counts(module: &ModuleDraft, findings: &mut Findings) {
    let (draft, manifest) = (&module.texts.fr, &module.manifest);
    let count = draft.items.len() + draft.unreadable_items.len();
    if count < MIN_ITEMS {
        findings.in_file(&draft.file).add(&TOO_FEW_ITEMS, 1, format!("{count} items"));
    }

    let mut report = findings.in_file(&module.manifest_file);
    let draw = manifest.draw.value as usize;
    if draw > count {
        report.add(&DRAW, manifest.draw.line, format!("{draw} items are drawn from {count}"));
    }
    if draw < manifest.objectives.len() {
        let message = format!("{draw} items are drawn for {} objectives", manifest.objectives.len());
        report.add(&DRAW, manifest.draw.line, message);
    }
    // An item that could not be read has its own findings; what it would count for is not known.
    if !draft.unreadable_items.is_empty() {
        return;
    }
    for objective in &manifest.objectives {
        let count = draft.items.iter().filter(|item| item.objective == objective.value.id).count();
        if count < MIN_PER_OBJECTIVE {
            let message = format!("the objective “{}” has {count} items", objective.value.id);
            report.add(&OBJECTIVE, objective.line, message);
        }
    }
    let kinds = draft.items.iter().map(|item| item.kind).collect::<BTreeSet<_>>().len();
    if kinds < MIN_KINDS {
        findings.in_file(&draft.file).add(&TOO_FEW_KINDS, 1, format!("items of {kinds} kinds"));
    }
}

fn check_minutes(module: &ModuleDraft, findings: &mut Findings) {
    let words = u32::midpoint(module.texts.fr.words(), module.texts.en.words());
    let minutes = &module.manifest.minutes;
    let expected = f64::from(words) / 200.0 + f64::from(module.manifest.draw.value) * 25.0 / 60.0;
    if (f64::from(minutes.value) - expected).abs() > 0.4 * expected {
        let message =
            format!("{} minutes for {words} words and the quiz; {expected:.0} expected", minutes.value);
        findings.in_file(&module.manifest_file).add(&MINUTES, minutes.line, message);
    }
}
