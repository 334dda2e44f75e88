//! The files of a module's folder, read.

use std::path::PathBuf;

use domain::lang::{ByLang, Lang};

use crate::{
    draft::Draft,
    finding::{Findings, Report, Rule},
    lint,
    manifest::{self, ModuleManifest},
    picture::{self, PictureDraft},
    skeleton,
    source::Folder,
};

const UNKNOWN_FILE: Rule = Rule::warning(
    "unknown-file",
    "A module has module.toml, fr.md, en.md and SVG files, and no folders. Remove it.",
);

/// A module as its authors wrote it.
pub(crate) struct ModuleDraft {
    pub(crate) manifest: ModuleManifest,
    pub(crate) manifest_file: PathBuf,
    pub(crate) texts: ByLang<Draft>,
    /// Of all pictures that are there, also those that are refused.
    pub(crate) picture_names: Vec<String>,
    pub(crate) pictures: Vec<PictureDraft>,
}

impl ModuleDraft {
    /// Reads and checks every file, even where one of them is unreadable and nothing comes of it.
    pub(crate) fn read(folder: &Folder<'_>, findings: &mut Findings) -> Option<Self> {
        let manifest_file = folder.path("module.toml");
        let manifest = folder
            .text("module.toml", findings)
            .and_then(|text| read_manifest(text, &mut findings.in_file(&manifest_file)));
        let fr = read_text(Lang::Fr, folder, findings);
        let en = read_text(Lang::En, folder, findings);
        let picture_names = picture_names(folder, findings);
        let pictures = read_pictures(&picture_names, folder, findings);

        let texts = ByLang { fr: fr?, en: en? };
        let module = Self { manifest: manifest?, manifest_file, texts, picture_names, pictures };
        lint::check_module(&module, findings);
        Some(module)
    }
}

fn read_manifest(text: &str, report: &mut Report<'_>) -> Option<ModuleManifest> {
    skeleton::check(text, report);
    manifest::read_module(text, report)
}

fn read_text(lang: Lang, folder: &Folder<'_>, findings: &mut Findings) -> Option<Draft> {
    let name = format!("{}.md", lang.code());
    let text = folder.text(&name, findings)?;
    let draft = Draft::read(lang, &folder.path(&name), text, findings);
    lint::check_text(&draft, findings);
    skeleton::check(text, &mut findings.in_file(&draft.file));
    Some(draft)
}

fn picture_names(folder: &Folder<'_>, findings: &mut Findings) -> Vec<String> {
    let mut names = Vec::new();
    for (name, _) in folder.files() {
        if name.strip_suffix(".svg").is_some_and(|stem| !stem.contains('/')) {
            names.push(name.to_owned());
        } else if !matches!(name, "module.toml" | "fr.md" | "en.md") {
            findings.in_file(&folder.path(name)).add(&UNKNOWN_FILE, 1, "this file is no part of a module");
        }
    }
    names
}

fn read_pictures(names: &[String], folder: &Folder<'_>, findings: &mut Findings) -> Vec<PictureDraft> {
    let mut pictures = Vec::new();
    for name in names {
        if let Some(text) = folder.text(name, findings) {
            pictures.extend(picture::read(name, text, &mut findings.in_file(&folder.path(name))));
        }
    }
    pictures
}
