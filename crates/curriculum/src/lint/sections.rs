//! Both languages have the same sections in the same order.

use crate::{
    draft::Draft,
    finding::{Findings, Rule},
    module_draft::ModuleDraft,
};

const SECTIONS_DIFFER: Rule = Rule::error(
    "sections-differ",
    "Give both languages the same sections, with the same ids in the same order.",
);

pub(super) fn check(module: &ModuleDraft, findings: &mut Findings) {
    let (fr, en) = (&module.texts.fr, &module.texts.en);
    let before = [missing_in(en, fr, findings), missing_in(fr, en, findings)];
    if before.contains(&true) {
        return;
    }
    let misplaced = fr.sections.iter().zip(&en.sections).find(|(fr, en)| fr.id != en.id);
    if let Some((fr, section)) = misplaced {
        let message = format!("“{}” stands where the French text has “{}”", section.id, fr.id);
        findings.in_file(&en.file).add(&SECTIONS_DIFFER, section.line, message);
    }
}

/// Reports the sections of `other` that `draft` lacks.
fn missing_in(draft: &Draft, other: &Draft, findings: &mut Findings) -> bool {
    let mut report = findings.in_file(&draft.file);
    let mut missing = false;
    for section in &other.sections {
        if !draft.sections.iter().any(|own| own.id == section.id) {
            let message = format!("the section “{}” of {}.md is missing", section.id, other.lang.code());
            report.add(&SECTIONS_DIFFER, 1, message);
            missing = true;
        }
    }
    missing
}
