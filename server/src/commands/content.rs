//! `vigie content`: tools for authors.

mod preview;

use std::{
    path::{Path, PathBuf},
    process::ExitCode,
};

use anyhow::{Error, Result, anyhow};
use clap::Subcommand;
use curriculum::{Finding, LockError, NewModuleError, Severity};

#[derive(Debug, Subcommand)]
pub enum Content {
    /// Says what is wrong with a folder of lessons: file, line, rule, remedy
    Check {
        /// The folder that holds the tracks
        dir: PathBuf,
    },
    /// Makes a module that is sound, made of advice to be replaced; its track, too, where that is not there
    New {
        /// The folder of the track, such as `content/anssi`
        track: PathBuf,
        /// The end of the module's id, such as `backups`
        name: String,
    },
    /// Shows a folder on this machine as readers will see it, with findings and answers, and anew when a file changes
    Preview {
        /// The folder that holds the tracks, or one of a track or a module in it
        dir: PathBuf,
        /// The port on 127.0.0.1; 0 takes a free one
        #[arg(long, default_value_t = 8081)]
        port: u16,
    },
    /// Writes down which version of each module has which files, in versions.lock: `check` then sees a lesson that
    /// changed and kept its version
    Lock {
        /// The folder that holds the tracks
        dir: PathBuf,
    },
}

impl Content {
    pub async fn run(self) -> Result<ExitCode> {
        match self {
            Self::Check { dir } => Ok(print(&curriculum::check(&dir))),
            Self::New { track, name } => new(&track, &name),
            Self::Preview { dir, port } => preview::run(&dir, port).await,
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

fn new(track: &Path, name: &str) -> Result<ExitCode> {
    let folder = curriculum::new_module(track, name).map_err(|error| match error {
        NewModuleError::BadName(why) => anyhow!("{why}"),
        NewModuleError::Taken(path) => anyhow!("{} is there already; nothing was written", path.display()),
        NewModuleError::BadTrack(path, why) => anyhow!("{}: {why}; nothing was written", path.display()),
        NewModuleError::File(path, error) => Error::new(error).context(path.display().to_string()),
    })?;
    println!("{} is there. Replace its words; see it with", folder.display());
    println!("  vigie content preview {}", folder.display());
    Ok(ExitCode::SUCCESS)
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
