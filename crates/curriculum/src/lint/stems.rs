//! The same question in two places of the library.

use std::{
    collections::BTreeMap,
    path::{Path, PathBuf},
};

use domain::lang::Lang;

use crate::{
    draft::{Body, Draft, ItemDraft, Kind},
    finding::{Findings, Rule},
    markdown::{Inline, plain_text, text_of_blocks},
};

const TWICE: Rule = Rule::warning(
    "stem-twice",
    "Ask it once, or tell another situation: whoever has met one of them knows the other.",
);

/// The questions met so far, each with where it stands.
#[derive(Default)]
pub(crate) struct Stems(BTreeMap<(Lang, String), (PathBuf, u32)>);

impl Stems {
    /// Looks at the items of one more text.
    pub(crate) fn check(&mut self, draft: &Draft, findings: &mut Findings) {
        let mut report = findings.in_file(&draft.file);
        for item in &draft.items {
            let question = (draft.lang, question(item));
            let Some((file, line)) = self.0.get(&question) else {
                self.0.insert(question, (draft.file.clone(), item.line));
                continue;
            };
            let message = format!("“{}” asks what {}:{line} asks", item.id, shown(file, &draft.file));
            report.add(&TWICE, item.line, message);
        }
    }
}

/// Relative where that is enough.
fn shown<'a>(file: &'a Path, from: &Path) -> std::path::Display<'a> {
    if file == from { Path::new(file.file_name().unwrap_or_default()).display() } else { file.display() }
}

/// What is asked, in words alone. A message to inspect or a list to order is asked about with what it holds:
/// “What is suspicious in this message?” may be asked of many messages.
fn question(item: &ItemDraft) -> String {
    let mut text = text_of_blocks(&item.stem);
    let parts: Vec<&[Inline]> = match &item.body {
        Body::Options(options) if item.kind == Kind::Spot => {
            options.iter().map(|option| option.text.as_slice()).collect()
        }
        Body::Order(steps) => steps.iter().map(|step| step.0.as_slice()).collect(),
        Body::Match(table) => table.rows.iter().flatten().map(Vec::as_slice).collect(),
        Body::Options(_) | Body::Line { .. } => Vec::new(),
    };
    text.extend(parts.into_iter().map(plain_text));
    if let Body::Line { code, .. } = &item.body {
        text += code;
    }
    text.to_lowercase().chars().filter(|c| c.is_alphanumeric()).collect()
}
