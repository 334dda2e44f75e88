//! `vigie content`: tools for authors.

mod exchange;
mod preview;

use std::{
    path::{Path, PathBuf},
    process::ExitCode,
};

use anyhow::{Error, Result, anyhow};
use clap::Subcommand;
use curriculum::{Curriculum, Finding, LockError, NewModuleError, Severity};

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
    /// Turns a file of questions, GIFT or Aiken, into items, and lists what could not be carried over
    Import {
        /// The file
        file: PathBuf,
        /// The folder to write NAME.LANG.md to
        #[arg(long)]
        to: PathBuf,
        /// The language of the questions
        #[arg(long, value_enum, default_value = "fr")]
        lang: exchange::QuestionLang,
        /// The objective that the items test, where the file does not say it
        #[arg(long, default_value = "to-replace")]
        objective: String,
        /// The section where to read again, where the file does not say it
        #[arg(long, default_value = "to-replace")]
        section: String,
    },
    /// Writes the items of a module for another program, in both languages, and lists what is lost
    Export {
        /// The folder of the module
        module: PathBuf,
        /// As GIFT, which Moodle and others read
        #[arg(long, required = true)]
        gift: bool,
        /// The folder to write NAME.fr.gift and NAME.en.gift to
        #[arg(long, default_value = ".")]
        to: PathBuf,
    },
    /// Prints every module with its time, objectives, items, clauses and words
    List {
        /// The folder that holds the tracks; without it, the lessons inside the program
        dir: Option<PathBuf>,
        /// As Markdown
        #[arg(long, required = true)]
        markdown: bool,
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
            Self::Import { file, to, lang, objective, section } => {
                exchange::import(&file, &to, lang, objective, section)
            }
            Self::Export { module, gift: _, to } => exchange::export(&module, &to),
            Self::List { dir, markdown: _ } => Ok(list(dir.as_deref())),
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

fn list(dir: Option<&Path>) -> ExitCode {
    match dir.map_or_else(Curriculum::built_in, Curriculum::load) {
        Ok(curriculum) => {
            print!("{}", curriculum::library_markdown(&curriculum));
            ExitCode::SUCCESS
        }
        Err(findings) => {
            // Not where the list would have gone: that may be a file.
            for finding in findings {
                eprintln!("{finding}\n");
            }
            ExitCode::FAILURE
        }
    }
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
