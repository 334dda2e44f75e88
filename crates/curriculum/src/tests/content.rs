//! The lessons that Vigie comes with.

use std::path::Path;

use crate::{Severity, check};

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
