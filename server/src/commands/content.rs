//! `vigie content`: tools for authors.

use std::{
    path::{Path, PathBuf},
    process::ExitCode,
};

use anyhow::{Error, Result};
use clap::Subcommand;
use curriculum::{Finding, LockError, Severity};

#[derive(Debug, Subcommand)]
pub enum Content {
    /// Says what is wrong with a folder of lessons: file, line, rule, remedy
    Check {
        /// The folder that holds the tracks
        dir: PathBuf,
    },
    /// Writes down which version of each module has which files, in versions.lock: `check` then sees a lesson that
    /// changed and kept its version
    Lock {
        /// The folder that holds the tracks
        dir: PathBuf,
    },
}

impl Content {
    pub fn run(self) -> Result<ExitCode> {
        match self {
            Self::Check { dir } => Ok(print(&curriculum::check(&dir))),
            Self::Lock { dir } => lock(&dir),
        }
    }
}

/// Prints all findings, then how many there are.
fn print(findings: &[Finding]) -> ExitCode {
    for finding in findings {
        println!("{finding}\n");
    }
    let errors = findings.iter().filter(|finding| finding.severity == Severity::Error).count();
    println!("{errors} errors, {} warnings", findings.len() - errors);
    if errors == 0 { ExitCode::SUCCESS } else { ExitCode::FAILURE }
}

fn lock(dir: &Path) -> Result<ExitCode> {
    match curriculum::lock_versions(dir) {
        Ok(file) => {
            println!("{} is up to date; commit it with the lessons", file.display());
            Ok(ExitCode::SUCCESS)
        }
        Err(LockError::Lessons(findings)) => {
            let code = print(&findings);
            println!("Nothing was locked.");
            Ok(code)
        }
        Err(LockError::File(file, error)) => {
            Err(Error::new(error).context(format!("{} cannot be written", file.display())))
        }
    }
}
