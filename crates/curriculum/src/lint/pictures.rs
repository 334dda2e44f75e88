//! Pictures: each is there, described and used.

use std::collections::BTreeSet;

use crate::{
    draft::Draft,
    finding::{Findings, Rule},
    markdown::{BlockKind, Figure},
    module_draft::ModuleDraft,
};

const NO_ALT: Rule =
    Rule::error("missing-alt", "Between ![ and ] write what the picture says, for those who do not see it.");
const NO_PICTURE: Rule = Rule::error(
    "picture-not-found",
    "Name an SVG file of the module's folder, without any path: ![…](factors.svg \"…\").",
);
const UNUSED: Rule =
    Rule::warning("unused-picture", "Show the picture in both languages, or remove the file.");

pub(super) fn check(module: &ModuleDraft, findings: &mut Findings) {
    let names: BTreeSet<&str> = module.picture_names.iter().map(String::as_str).collect();
    let mut shown = BTreeSet::new();
    for draft in [&module.texts.fr, &module.texts.en] {
        let mut report = findings.in_file(&draft.file);
        for (line, Figure { file, alt, .. }) in figures(draft) {
            if alt.is_empty() {
                report.add(&NO_ALT, line, format!("“{file}” has no alternative text"));
            }
            if !names.contains(file.as_str()) {
                report.add(&NO_PICTURE, line, format!("there is no picture “{file}”"));
            }
            shown.insert(file.as_str());
        }
    }
    for name in names.difference(&shown) {
        findings.in_file(&module.manifest_file.with_file_name(name)).add(
            &UNUSED,
            1,
            "no text shows this picture",
        );
    }
}

fn figures(draft: &Draft) -> impl Iterator<Item = (u32, &Figure)> {
    draft.all_blocks().filter_map(|block| match &block.kind {
        BlockKind::Figure(figure) => Some((block.line, figure)),
        _ => None,
    })
}
