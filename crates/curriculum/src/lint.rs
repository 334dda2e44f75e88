//! What makes a readable module a poor one. One file per concern; each rule stands above the code that checks it.

mod headings;
mod keys;
mod links;
mod pictures;
mod placeholders;
mod pool;
mod reading;
mod sections;
mod sources;
mod stems;
mod wording;

pub(crate) use stems::Stems;

use crate::{draft::Draft, finding::Findings, module_draft::ModuleDraft};

/// The rules that one language's text can break alone.
pub(crate) fn check_text(draft: &Draft, findings: &mut Findings) {
    let report = &mut findings.in_file(&draft.file);
    headings::check(draft, report);
    links::check(draft, report);
    placeholders::check(draft, report);
    reading::check(draft, report);
    sources::check(draft, report);
    wording::check(draft, report);
    keys::check_lengths(draft, report);
}

/// The rules between the files of a module.
pub(crate) fn check_module(module: &ModuleDraft, findings: &mut Findings) {
    sections::check(module, findings);
    pictures::check(module, findings);
    pool::check(module, findings);
    keys::check_places(&module.texts.fr, findings);
}
