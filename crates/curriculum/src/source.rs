//! The files of a curriculum, in memory, wherever they come from: the program itself, a disk, a test.

use std::{
    collections::{BTreeMap, BTreeSet},
    fmt::Write,
    fs, io,
    path::{Path, PathBuf},
};

use rust_embed::RustEmbed;
use sha2::{Digest, Sha256};

use crate::finding::{Findings, Rule};

const UNREADABLE: Rule =
    Rule::error("unreadable", "Check the name of the folder and that Vigie may read everything in it.");
const MISSING_FILE: Rule = Rule::error("missing-file", "Add it; docs/authoring.md shows what it holds.");
const NOT_UTF8: Rule = Rule::error("not-utf8", "Save the file as UTF-8.");

/// Folders within folders: track, module, and one more so that a misplaced file is seen and said.
const DEPTH: usize = 3;

#[derive(RustEmbed)]
#[folder = "$CARGO_MANIFEST_DIR/../../content"]
struct BuiltIn;

/// Files by their path from the root, with `/` between names.
pub(crate) struct Source {
    root: PathBuf,
    files: BTreeMap<String, Vec<u8>>,
}

impl Source {
    /// The content that is part of the program.
    pub(crate) fn built_in() -> Self {
        let names = BuiltIn::iter().filter(|path| !path.split('/').any(is_hidden));
        let files = names.filter_map(|path| Some((path.to_string(), BuiltIn::get(&path)?.data.into_owned())));
        Self { root: "content".into(), files: files.collect() }
    }

    /// A folder on a disk.
    pub(crate) fn on_disk(root: &Path, findings: &mut Findings) -> Self {
        let mut source = Self { root: root.to_owned(), files: BTreeMap::new() };
        source.read_folder("", DEPTH, findings);
        source
    }

    /// Files written in a test.
    #[cfg(test)]
    pub(crate) fn in_memory(files: impl IntoIterator<Item = (String, Vec<u8>)>) -> Self {
        Self { root: PathBuf::new(), files: files.into_iter().collect() }
    }

    fn read_folder(&mut self, folder: &str, depth: usize, findings: &mut Findings) {
        let path = self.root.join(folder);
        let mut unreadable = |path: &Path, error: io::Error| {
            findings.in_file(path).add(&UNREADABLE, 1, format!("cannot be read: {error}"));
        };
        let names = match names_in(&path) {
            Ok(names) => names,
            Err(error) => return unreadable(&path, error),
        };
        let mut subfolders = Vec::new();
        for name in names.into_iter().filter(|name| !is_hidden(name)) {
            let relative = if folder.is_empty() { name } else { format!("{folder}/{name}") };
            let path = self.root.join(&relative);
            // Follows links: a mounted ConfigMap is made of them. The depth ends a loop.
            if path.is_dir() {
                subfolders.push(relative);
                continue;
            }
            match fs::read(&path) {
                Ok(bytes) => _ = self.files.insert(relative, bytes),
                Err(error) => unreadable(&path, error),
            }
        }
        if depth > 0 {
            for subfolder in subfolders {
                self.read_folder(&subfolder, depth - 1, findings);
            }
        }
    }

    /// The folder that holds everything.
    pub(crate) fn root(&self) -> Folder<'_> {
        Folder { source: self, prefix: String::new() }
    }
}

fn names_in(folder: &Path) -> io::Result<Vec<String>> {
    fs::read_dir(folder)?.map(|entry| Ok(entry?.file_name().to_string_lossy().into_owned())).collect()
}

/// Version control, editors and file managers leave such files behind.
fn is_hidden(name: &str) -> bool {
    name.starts_with('.') || name.ends_with('~')
}

/// One folder of a source.
pub(crate) struct Folder<'s> {
    source: &'s Source,
    /// Empty for the root, else ends in `/`.
    prefix: String,
}

impl<'s> Folder<'s> {
    /// The folders directly in this one, by name.
    pub(crate) fn folders(&self) -> impl Iterator<Item = Folder<'s>> {
        let names: BTreeSet<&str> =
            self.files().filter_map(|(name, _)| Some(name.split_once('/')?.0)).collect();
        names
            .into_iter()
            .map(|name| Folder { source: self.source, prefix: format!("{}{name}/", self.prefix) })
    }

    /// What the folder is called; nothing for the root.
    pub(crate) fn name(&self) -> &str {
        let path = self.prefix.trim_end_matches('/');
        path.rsplit_once('/').map_or(path, |(_, name)| name)
    }

    /// All files below this folder, by name.
    pub(crate) fn files(&self) -> impl Iterator<Item = (&'s str, &'s [u8])> {
        let all = self.source.files.range(self.prefix.clone()..);
        all.map_while(|(path, bytes)| Some((path.strip_prefix(&self.prefix)?, bytes.as_slice())))
    }

    /// Where a file of this folder is, for findings.
    pub(crate) fn path(&self, name: &str) -> PathBuf {
        self.source.root.join(format!("{}{name}", self.prefix))
    }

    /// A text that must be here.
    pub(crate) fn text(&self, name: &str, findings: &mut Findings) -> Option<&'s str> {
        let path = self.path(name);
        let mut report = findings.in_file(&path);
        let Some(bytes) = self.source.files.get(&format!("{}{name}", self.prefix)) else {
            report.add(&MISSING_FILE, 1, "this file is missing");
            return None;
        };
        match str::from_utf8(bytes) {
            Ok(text) => Some(text.trim_start_matches('\u{feff}')),
            Err(error) => {
                report.add(&NOT_UTF8, 1, format!("not UTF-8 from byte {} on", error.valid_up_to()));
                None
            }
        }
    }

    /// A digest of the names and bytes of all files, in the order of their names.
    pub(crate) fn content_hash(&self) -> String {
        let mut digest = Sha256::new();
        for (name, bytes) in self.files() {
            // With its length before each part, no two folders feed the digest the same bytes.
            for part in [name.as_bytes(), bytes] {
                digest.update((part.len() as u64).to_be_bytes());
                digest.update(part);
            }
        }
        let mut hex = String::with_capacity(64);
        for byte in digest.finalize() {
            write!(hex, "{byte:02x}").expect("writing to a String never fails");
        }
        hex
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn source(files: &[(&str, &str)]) -> Source {
        Source::in_memory(files.iter().map(|(path, text)| ((*path).to_owned(), text.as_bytes().to_vec())))
    }

    #[test]
    fn folders_list_what_is_theirs() {
        let source = source(&[("README.md", ""), ("a/track.toml", ""), ("a/1/fr.md", ""), ("ab/x", "")]);
        let tracks: Vec<_> = source.root().folders().collect();
        assert_eq!(tracks.len(), 2);
        assert_eq!(tracks[0].folders().count(), 1);
        assert_eq!(tracks[0].files().map(|(name, _)| name).collect::<Vec<_>>(), ["1/fr.md", "track.toml"]);
    }

    #[test]
    fn the_hash_sees_names_bytes_and_nothing_else() {
        let hash = |files: &[(&str, &str)]| {
            let source = source(files);
            source.root().folders().next().expect("a folder was given").content_hash()
        };
        let base = hash(&[("m/a", "xy"), ("m/b", "z")]);
        assert_eq!(base, hash(&[("m/b", "z"), ("m/a", "xy")]));
        assert_eq!(base, hash(&[("m/b", "z"), ("m/a", "xy"), ("n/c", "other module")]));
        assert_ne!(base, hash(&[("m/a", "x"), ("m/b", "yz")]));
        assert_ne!(base, hash(&[("m/a", "xy"), ("m/c", "z")]));
        assert_eq!(base.len(), 64);
    }

    #[test]
    fn a_text_of_another_encoding_is_a_finding() {
        let source = Source::in_memory([("m/fr.md".to_owned(), b"# Caf\xe9".to_vec())]);
        let mut findings = Findings::default();
        let folder = source.root().folders().next().expect("a folder was given");
        assert_eq!(folder.text("fr.md", &mut findings), None);
        let findings = findings.into_sorted();
        assert_eq!(
            (findings[0].rule, findings[0].message.as_str()),
            ("not-utf8", "not UTF-8 from byte 5 on")
        );
    }

    #[test]
    fn a_missing_folder_is_a_finding() {
        let mut findings = Findings::default();
        Source::on_disk(Path::new("/no/such/folder"), &mut findings);
        assert_eq!(findings.into_sorted()[0].rule, "unreadable");
    }
}
