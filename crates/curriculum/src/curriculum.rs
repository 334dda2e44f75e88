//! All tracks, read and sound.

use std::path::Path;

use domain::module::ModuleId;

use crate::{
    exercises::Exercises,
    finding::{Finding, Findings, Severity},
    model::{Module, Track},
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
    /// The content that is part of the program.
    pub fn built_in() -> Result<Self, Vec<Finding>> {
        Self::read(&Source::built_in(), Findings::default())
    }

    /// A folder on a disk. Where anything in it is an error, all findings are returned instead.
    pub fn load(dir: &Path) -> Result<Self, Vec<Finding>> {
        let mut findings = Findings::default();
        let source = Source::on_disk(dir, &mut findings);
        Self::read(&source, findings)
    }

    pub(crate) fn read(source: &Source, mut findings: Findings) -> Result<Self, Vec<Finding>> {
        let (tracks, exercises) = read::read(source, &mut findings);
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

/// All findings on a folder, warnings too: what `vigie content check` prints.
pub fn check(dir: &Path) -> Vec<Finding> {
    let mut findings = Findings::default();
    let source = Source::on_disk(dir, &mut findings);
    read::read(&source, &mut findings);
    findings.into_sorted()
}
