//! `vigie content new`.

use std::{env, fs, path::PathBuf, process};

use crate::{NewModuleError, Severity, check, new_module};

/// A folder of its own for each test, removed at the end.
struct Library(PathBuf);

impl Library {
    fn new(name: &str) -> Self {
        let root = env::temp_dir().join(format!("vigie-skeleton-{name}-{}", process::id()));
        fs::create_dir_all(&root).unwrap();
        Self(root)
    }
}

impl Drop for Library {
    fn drop(&mut self) {
        drop(fs::remove_dir_all(&self.0));
    }
}

#[test]
fn a_new_module_is_sound_but_for_its_mark() {
    let library = Library::new("sound");
    let track = library.0.join("own");
    let first = new_module(&track, "backups").unwrap();
    assert!(first.ends_with("own/01-backups"));
    let findings = check(&library.0);
    let other: Vec<_> = findings.iter().filter(|finding| finding.rule != "skeleton").collect();
    assert!(other.is_empty(), "{other:#?}");
    assert!(findings.len() > 100 && findings.iter().all(|finding| finding.severity == Severity::Warning));
    for file in ["own/track.toml", "01-backups/module.toml", "01-backups/fr.md", "01-backups/en.md"] {
        assert!(findings.iter().any(|finding| finding.file.ends_with(file)), "{file}");
    }

    let second = new_module(&track, "travel").unwrap();
    assert!(second.ends_with("own/02-travel"));
    assert!(check(&library.0).iter().all(|finding| finding.severity == Severity::Warning));
    let other_track = new_module(&library.0.join("other"), "travel").unwrap();
    assert!(other_track.ends_with("other/01-travel"));
    assert!(check(&library.0).iter().all(|finding| finding.severity == Severity::Warning));
}

#[test]
fn nothing_that_is_there_is_written_over() {
    let library = Library::new("taken");
    let track = library.0.join("own");
    let folder = new_module(&track, "backups").unwrap();
    fs::write(folder.join("fr.md"), "mine").unwrap();
    assert!(matches!(new_module(&track, "backups"), Err(NewModuleError::Taken(_))));
    assert_eq!(fs::read_to_string(folder.join("fr.md")).unwrap(), "mine");
    for name in ["", "Back ups", "../x", "é"] {
        assert!(matches!(new_module(&track, name), Err(NewModuleError::BadName(_))), "{name}");
    }
    assert!(matches!(new_module(&library.0.join("Own Track"), "a"), Err(NewModuleError::BadName(_))));
    fs::write(track.join("track.toml"), "id =").unwrap();
    assert!(matches!(new_module(&track, "more"), Err(NewModuleError::BadTrack(..))));
    fs::remove_file(track.join("track.toml")).unwrap();
    assert!(matches!(new_module(&track, "more"), Err(NewModuleError::BadTrack(..))));
    assert_eq!(fs::read_dir(&track).unwrap().count(), 1);
}
