//! From files to tracks.

use std::{
    collections::BTreeMap,
    path::{Path, PathBuf},
};

use domain::{lang::ByLang, module::ModuleId};

use crate::{
    draft::Draft,
    exercises::{self, Exercises},
    finding::{Findings, Rule},
    html::Renderer,
    lint::Stems,
    lock,
    manifest::{self, Lined},
    model::{Lesson, Module, Objective, Picture, Section, Track},
    module_draft::ModuleDraft,
    pair,
    placeholder::Placeholders,
    source::{Folder, Source},
    typography::typeset,
};

const NO_TRACK: Rule =
    Rule::error("no-track", "Give the folder that holds the tracks; each has a track.toml.");
const NO_MODULE: Rule =
    Rule::warning("empty-track", "Add a folder with a module to the track, or remove the track.");
const ID_TWICE: Rule =
    Rule::error("id-twice", "Choose another id. The id of a published module never changes.");
const ORDER_TWICE: Rule = Rule::error("order-twice", "Give each its own place with `order`.");

/// Reads everything. Where there are errors, what is returned is not whole.
pub(crate) fn read(
    source: &Source,
    company: &Placeholders,
    findings: &mut Findings,
) -> (Vec<Track>, Exercises) {
    let (tracks, exercises, _) = read_with_versions(source, company, findings);
    (tracks, exercises)
}

/// The same for authors, who also hear of lessons that changed and kept their version. Vigie starts with those: what
/// people were shown is in the hash, and a corrected word is no reason to serve nobody.
pub(crate) fn read_and_compare(source: &Source, findings: &mut Findings) -> (Vec<Track>, Exercises) {
    let (tracks, exercises, versions) = read_with_versions(source, &Placeholders::default(), findings);
    let current = tracks.iter().flat_map(|track| &track.modules).filter_map(|module| {
        let (file, line) = versions.get(&module.id)?;
        Some(lock::Current { module, file, line: *line })
    });
    lock::check(source, &current.collect::<Vec<_>>(), findings);
    (tracks, exercises)
}

/// Where each module's version is written.
type Versions = BTreeMap<ModuleId, (PathBuf, u32)>;

fn read_with_versions(
    source: &Source,
    company: &Placeholders,
    findings: &mut Findings,
) -> (Vec<Track>, Exercises, Versions) {
    let mut reader = Reader {
        findings,
        company,
        tracks: BTreeMap::new(),
        modules: BTreeMap::new(),
        stems: Stems::default(),
        versions: Versions::new(),
    };
    let (exercises, folders): (Vec<_>, Vec<_>) =
        source.root().folders().partition(|folder| folder.name() == exercises::FOLDER);
    let mut tracks: Vec<_> = folders.iter().filter_map(|folder| reader.track(folder)).collect();
    let versions = reader.versions;
    tracks.sort_by_key(|track| track.value.order);
    refuse_same_order(&tracks, |track| track.order, findings);
    let exercises = exercises.first().map(|folder| exercises::read(folder, findings));
    if folders.is_empty() {
        findings.in_file(&source.root().path("")).add(&NO_TRACK, 1, "there is no track in this folder");
    }
    let tracks = tracks.into_iter().map(|track| track.value).collect();
    (tracks, exercises.unwrap_or_default(), versions)
}

/// Something read, and the line of the file that gave it its id.
struct Found<T> {
    value: T,
    file: PathBuf,
    line: u32,
}

struct Reader<'f> {
    findings: &'f mut Findings,
    company: &'f Placeholders,
    tracks: BTreeMap<String, PathBuf>,
    modules: BTreeMap<ModuleId, PathBuf>,
    stems: Stems,
    versions: Versions,
}

impl Reader<'_> {
    fn track(&mut self, folder: &Folder<'_>) -> Option<Found<Track>> {
        let file = folder.path("track.toml");
        let manifest = folder
            .text("track.toml", self.findings)
            .and_then(|text| manifest::read_track(text, &mut self.findings.in_file(&file)));
        let id = manifest.as_ref().map_or("", |manifest| manifest.value.id.get_ref());

        // Modules are read even if their track cannot be: their authors want to know too.
        let mut modules: Vec<_> = folder.folders().filter_map(|folder| self.module(id, &folder)).collect();
        modules.sort_by_key(|module| module.value.0);
        refuse_same_order(&modules, |(order, _)| *order, self.findings);

        let Lined { value: manifest, line } = manifest?;
        let id = manifest.id.into_inner();
        if let Some(other) = self.tracks.insert(id.clone(), file.clone()) {
            self.refuse_id(&file, line, &id, &other);
        }
        if folder.folders().next().is_none() {
            self.findings.in_file(&file).add(&NO_MODULE, line, "the track has no module");
        }
        let modules = modules.into_iter().map(|module| module.value.1).collect();
        let title = pair::text(&manifest.title.fr, &manifest.title.en);
        Some(Found { value: Track { id, title, order: manifest.order, modules }, file, line })
    }

    fn module(&mut self, track: &str, folder: &Folder<'_>) -> Option<Found<(u32, Module)>> {
        let draft = ModuleDraft::read(folder, self.findings)?;
        let items = pair::items(&draft, self.findings);
        for text in [&draft.texts.fr, &draft.texts.en] {
            self.stems.check(text, self.findings);
        }
        let lesson = ByLang {
            fr: lesson(&draft.texts.fr, &draft, self.company),
            en: lesson(&draft.texts.en, &draft, self.company),
        };
        let ModuleDraft { manifest, manifest_file: file, texts, pictures, .. } = draft;

        let Lined { value: id, line } = manifest.id;
        if let Some(other) = self.modules.insert(id.clone(), file.clone()) {
            self.refuse_id(&file, line, id.as_str(), &other);
        }
        self.versions.insert(id.clone(), (file.clone(), manifest.version.line));
        let objectives = manifest.objectives.into_iter().map(|objective| {
            let ByLang { fr, en } = objective.value.text;
            Objective { id: objective.value.id, text: pair::text(&fr, &en) }
        });
        let module = Module {
            id,
            track: track.to_owned(),
            version: manifest.version.value,
            content_hash: folder.content_hash(),
            minutes: manifest.minutes.value,
            pass_mark_percent: manifest.pass_mark_percent,
            draw: manifest.draw.value,
            validity_months: manifest.validity_months,
            clauses: manifest.clauses,
            objectives: objectives.collect(),
            title: pair::text(&texts.fr.title, &texts.en.title),
            lesson,
            items,
            pictures: pictures
                .into_iter()
                .map(|picture| Picture { name: picture.name, svg: picture.svg })
                .collect(),
        };
        Some(Found { value: (manifest.order, module), file, line })
    }

    fn refuse_id(&mut self, file: &Path, line: u32, id: &str, other: &Path) {
        let message = format!("the id “{id}” is also that of {}", other.display());
        self.findings.in_file(file).add(&ID_TWICE, line, message);
    }
}

/// One page: notes are numbered from the introduction to the last section.
fn lesson(draft: &Draft, module: &ModuleDraft, company: &Placeholders) -> Lesson {
    let lang = draft.lang;
    let mut renderer = Renderer::new(lang, &module.manifest.id.value, &module.pictures).filling(company);
    let intro = renderer.blocks(&draft.intro);
    let sections = draft.sections.iter().map(|section| Section {
        id: section.id.clone(),
        heading: typeset(lang, &section.heading).into_owned(),
        html: renderer.blocks(&section.blocks),
    });
    let sections = sections.collect();
    Lesson { intro, sections, footnotes: renderer.footnotes(&draft.footnotes), words: draft.words() }
}

/// Looks at neighbours, so the list is sorted.
fn refuse_same_order<T>(sorted: &[Found<T>], order: impl Fn(&T) -> u32, findings: &mut Findings) {
    for pair in sorted.windows(2) {
        let [first, second] = pair else { continue };
        if order(&first.value) == order(&second.value) {
            let message = format!("the same place as {}", first.file.display());
            findings.in_file(&second.file).add(&ORDER_TWICE, second.line, message);
        }
    }
}
