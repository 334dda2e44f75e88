//! The lessons that Vigie comes with.

use std::path::Path;

use crate::{Curriculum, Severity, check, library_markdown};

#[test]
fn the_content_of_vigie_has_no_error() {
    let content = Path::new(env!("CARGO_MANIFEST_DIR")).join("../../content");
    let findings = check(&content);
    for finding in &findings {
        println!("{finding}");
    }
    let errors = findings.iter().filter(|finding| finding.severity == Severity::Error).count();
    assert_eq!(errors, 0, "errors in the content: run with --nocapture");
}

#[test]
fn the_library_s_page_is_current() {
    let root = Path::new(env!("CARGO_MANIFEST_DIR")).join("../..");
    let curriculum = Curriculum::load(&root.join("content")).expect("the content is sound");
    let written = std::fs::read_to_string(root.join("docs/library.md")).unwrap_or_default();
    let is_current = written == library_markdown(&curriculum);
    assert!(is_current, "run `vigie content list content --markdown > docs/library.md`");
}

#[test]
fn the_lock_of_versions_is_current() {
    let content = Path::new(env!("CARGO_MANIFEST_DIR")).join("../../content");
    let behind = check(&content).into_iter().filter(|finding| finding.rule == "lock-behind");
    assert_eq!(behind.collect::<Vec<_>>(), [], "run `vigie content lock content`");
}
