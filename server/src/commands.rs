//! The command line.

mod account;
mod content;
mod import;
mod journal;
mod serve;
mod verify;

use std::{
    path::PathBuf,
    process::ExitCode,
    sync::{Arc, Mutex},
};

use anyhow::{Result, anyhow};
use clap::{Parser, Subcommand};
use curriculum::Curriculum;
use store::Store;
use training::{PasswordHasher, Services, SystemChance, SystemClock};

use crate::{
    settings::{Given, Settings},
    signing_key,
};

/// Security-awareness training that a company can prove.
///
/// Every setting can be given on the command line, as a VIGIE_… variable, or in a TOML file (--config), in this
/// order of precedence.
#[derive(Debug, Parser)]
#[command(name = "vigie", version, max_term_width = 110)]
pub struct Cli {
    /// A TOML file with settings, under their long names
    #[arg(long, global = true, env = "VIGIE_CONFIG")]
    config: Option<PathBuf>,
    #[command(subcommand)]
    command: Command,
}

#[derive(Debug, Subcommand)]
enum Command {
    /// Serves the site
    Serve(serve::Serve),
    /// Brings data in
    #[command(subcommand)]
    Import(import::Import),
    /// Manages accounts from the machine itself
    #[command(subcommand)]
    Account(account::Account),
    /// Tools for those who write lessons
    #[command(subcommand)]
    Content(content::Content),
    /// Checks the journal of what happened
    #[command(subcommand)]
    Journal(journal::Journal),
    /// Checks that what is derived is what the facts say
    Verify(verify::Verify),
}

/// Runs one command, and says in one line what went wrong.
pub fn run(cli: Cli) -> ExitCode {
    let runtime = match tokio::runtime::Builder::new_multi_thread().enable_all().build() {
        Ok(runtime) => runtime,
        Err(error) => {
            eprintln!("vigie: the system does not let the program start its threads: {error}");
            return ExitCode::FAILURE;
        }
    };
    match runtime.block_on(dispatch(cli)) {
        Ok(code) => code,
        Err(error) => {
            eprintln!("vigie: {error:#}");
            ExitCode::FAILURE
        }
    }
}

async fn dispatch(cli: Cli) -> Result<ExitCode> {
    let config = cli.config.as_deref();
    match cli.command {
        Command::Serve(serve) => serve.run(config).await,
        Command::Import(import) => import.run(config).await,
        Command::Account(account) => account.run(config).await,
        Command::Content(content) => content.run().await,
        Command::Journal(journal) => journal.run(config).await,
        Command::Verify(verify) => verify.run(config).await,
    }
}

/// Settings that commands other than `serve` take.
#[derive(Debug, clap::Args)]
struct DataArgs {
    #[command(flatten)]
    given: Given,
}

/// The lessons of the settings' folder, or those inside the program.
fn load_lessons(settings: &Settings) -> Result<Curriculum> {
    let loaded = match &settings.content {
        Some(dir) => Curriculum::load_for(dir, &settings.placeholders),
        None => Curriculum::built_in_for(&settings.placeholders),
    };
    loaded.map_err(|findings| {
        let lines: Vec<String> = findings.iter().map(ToString::to_string).collect();
        anyhow!("the lessons have errors; nothing was started\n\n{}", lines.join("\n\n"))
    })
}

async fn open(settings: &Settings) -> Result<Services> {
    let curriculum = Arc::new(load_lessons(settings)?);
    let store = Store::open(settings.database.secret())
        .await
        .map_err(|error| anyhow!(error).context(format!("database {}", settings.database)))?;
    let signer = signing_key::load(&settings.signing_key)?;
    let options = settings.options();
    Ok(Services::new(
        store,
        curriculum,
        Arc::new(SystemClock),
        Arc::new(Mutex::new(SystemChance)),
        PasswordHasher::recommended(),
        signer,
        options,
    ))
}
