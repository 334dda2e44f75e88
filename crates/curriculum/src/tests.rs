//! The crate as its users see it: on a sample module that is spoilt in every way, and on the real content.

mod content;
mod exchange;
mod exercises;
mod linting;
mod locking;
mod notation;
mod placeholders;
mod rendering;
mod robustness;
mod skeleton;
mod whole;

use crate::sample::Sample;

/// Asserts that exactly one rule is broken, in this file on the line of this text.
fn assert_breaks(sample: &Sample, rule: &str, file: &str, line_of: &str) {
    let expected = (file.to_owned(), sample.line(file, line_of), rule);
    assert_eq!(sample.broken(), [expected], "line of “{line_of}”");
}
