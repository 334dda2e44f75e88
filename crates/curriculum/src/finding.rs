//! What is wrong with a lesson, where, and how to mend it.

use std::{
    fmt,
    path::{Path, PathBuf},
};

/// Whether the server refuses to start over it.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Severity {
    Warning,
    Error,
}

/// One thing that an author should mend.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Finding {
    pub file: PathBuf,
    /// Counted from 1.
    pub line: u32,
    /// The broken rule's name, in kebab case.
    pub rule: &'static str,
    pub severity: Severity,
    pub message: String,
    pub remedy: String,
}

impl fmt::Display for Severity {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(match self {
            Self::Warning => "warning",
            Self::Error => "error",
        })
    }
}

impl fmt::Display for Finding {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let Self { file, line, rule, severity, message, remedy } = self;
        write!(f, "{}:{line}: {severity}[{rule}]: {message}\n  {remedy}", file.display())
    }
}

/// A rule for authors. Each stands as a constant beside the code that checks it.
pub(crate) struct Rule {
    name: &'static str,
    severity: Severity,
    remedy: &'static str,
}

impl Rule {
    /// A rule that the server insists on.
    pub(crate) const fn error(name: &'static str, remedy: &'static str) -> Self {
        Self { name, severity: Severity::Error, remedy }
    }

    /// A rule that an author may break knowingly.
    pub(crate) const fn warning(name: &'static str, remedy: &'static str) -> Self {
        Self { name, severity: Severity::Warning, remedy }
    }
}

/// Findings as they are gathered: reading goes on after each, so that an author sees them all at once.
#[derive(Default)]
pub(crate) struct Findings(Vec<Finding>);

impl Findings {
    /// For saying what is wrong in one file.
    pub(crate) fn in_file<'a>(&'a mut self, file: &'a Path) -> Report<'a> {
        Report { file, findings: &mut self.0 }
    }

    /// All of them, file by file and from top to bottom.
    pub(crate) fn into_sorted(mut self) -> Vec<Finding> {
        self.0.sort_by(|a, b| (&a.file, a.line, a.rule).cmp(&(&b.file, b.line, b.rule)));
        // Two tags on one line are one thing to mend.
        self.0.dedup();
        self.0
    }
}

/// The findings of one file.
pub(crate) struct Report<'a> {
    file: &'a Path,
    findings: &'a mut Vec<Finding>,
}

impl Report<'_> {
    pub(crate) fn add(&mut self, rule: &Rule, line: u32, message: impl Into<String>) {
        self.findings.push(Finding {
            file: self.file.to_owned(),
            line,
            rule: rule.name,
            severity: rule.severity,
            message: message.into(),
            remedy: rule.remedy.to_owned(),
        });
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_finding_reads_like_a_compiler_s() {
        let mut findings = Findings::default();
        let rule = Rule::error("raw-html", "Write it in Markdown.");
        findings.in_file(Path::new("a/fr.md")).add(&rule, 3, "raw HTML");
        let text = findings.into_sorted()[0].to_string();
        assert_eq!(text, "a/fr.md:3: error[raw-html]: raw HTML\n  Write it in Markdown.");
    }
}
