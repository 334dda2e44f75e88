//! All tracks, read and sound.

use std::{
    fs, io,
    path::{Path, PathBuf},
};

use domain::module::ModuleId;

use crate::{
    exercises::Exercises,
    finding::{Finding, Findings, Severity},
    lock,
    model::{Module, Track},
    placeholder::Placeholders,
    read,
    source::Source,
};

/// Everything that can be learnt, in order.
#[derive(Debug, Clone)]
pub struct Curriculum {
    pub tracks: Vec<Track>,
    pub exercises: Exercises,
}

impl Curriculum {
    /// The content that is part of the program, in words that are right in any company.
    pub fn built_in() -> Result<Self, Vec<Finding>> {
        Self::built_in_for(&Placeholders::default())
    }

    /// The content that is part of the program, with a company's own words.
    pub fn built_in_for(company: &Placeholders) -> Result<Self, Vec<Finding>> {
        Self::read(&Source::built_in(), company, Findings::default())
    }

    /// A folder on a disk. Where anything in it is an error, all findings are returned instead.
    pub fn load(dir: &Path) -> Result<Self, Vec<Finding>> {
        Self::load_for(dir, &Placeholders::default())
    }

    /// A folder on a disk, with a company's own words.
    pub fn load_for(dir: &Path, company: &Placeholders) -> Result<Self, Vec<Finding>> {
        let mut findings = Findings::default();
        let source = Source::on_disk(dir, &mut findings);
        Self::read(&source, company, findings)
    }

    /// A folder while its author is at work: all that could be read, sound or not, and all findings. What is refused
    /// is not shown, so it is safe to look at, but not to teach.
    pub fn draft(dir: &Path) -> (Self, Vec<Finding>) {
        let mut findings = Findings::default();
        let source = Source::on_disk(dir, &mut findings);
        let (tracks, exercises) = read::read_and_compare(&source, &mut findings);
        (Self { tracks, exercises }, findings.into_sorted())
    }

    pub(crate) fn read(
        source: &Source,
        company: &Placeholders,
        mut findings: Findings,
    ) -> Result<Self, Vec<Finding>> {
        let (tracks, exercises) = read::read(source, company, &mut findings);
        let findings = findings.into_sorted();
        if findings.iter().any(|finding| finding.severity == Severity::Error) {
            return Err(findings);
        }
        Ok(Self { tracks, exercises })
    }

    /// The module of this identity.
    pub fn module(&self, id: &ModuleId) -> Option<&Module> {
        self.modules().find(|module| module.id == *id)
    }

    /// All modules, track by track, each in its order.
    pub fn modules(&self) -> impl Iterator<Item = &Module> {
        self.tracks.iter().flat_map(|track| &track.modules)
    }
}

/// What `vigie content lock` writes to `versions.lock`, or the errors that stand in its way.
pub fn lock(dir: &Path) -> Result<PathBuf, LockError> {
    let (curriculum, findings) = Curriculum::draft(dir);
    if findings.iter().any(|finding| finding.severity == Severity::Error) {
        return Err(LockError::Lessons(findings));
    }
    let file = dir.join(lock::FILE);
    let before = match fs::read_to_string(&file) {
        Ok(text) => Some(text),
        Err(error) if error.kind() == io::ErrorKind::NotFound => None,
        Err(error) => return Err(LockError::File(file, error)),
    };
    let text = lock::write(before.as_deref(), curriculum.modules());
    match fs::write(&file, text) {
        Ok(()) => Ok(file),
        Err(error) => Err(LockError::File(file, error)),
    }
}

/// Why nothing was locked.
#[derive(Debug)]
pub enum LockError {
    /// A module has errors; one of them may be that its version was not raised.
    Lessons(Vec<Finding>),
    File(PathBuf, io::Error),
}

/// All findings on a folder, warnings too: what `vigie content check` prints.
pub fn check(dir: &Path) -> Vec<Finding> {
    let mut findings = Findings::default();
    let source = Source::on_disk(dir, &mut findings);
    read::read_and_compare(&source, &mut findings);
    findings.into_sorted()
}
