//! `vigie content check`.

use std::{path::PathBuf, process::ExitCode};

use clap::Subcommand;
use curriculum::Severity;

#[derive(Debug, Subcommand)]
pub enum Content {
    /// Says what is wrong with a folder of lessons: file, line, rule, remedy
    Check {
        /// The folder that holds the tracks
        dir: PathBuf,
    },
}

impl Content {
    pub fn run(self) -> ExitCode {
        let Self::Check { dir } = self;
        let findings = curriculum::check(&dir);
        for finding in &findings {
            println!("{finding}\n");
        }
        let errors = findings.iter().filter(|finding| finding.severity == Severity::Error).count();
        println!("{errors} errors, {} warnings", findings.len() - errors);
        if errors == 0 { ExitCode::SUCCESS } else { ExitCode::FAILURE }
    }
}
