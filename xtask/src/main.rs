//! `cargo xtask`: everything that is done to Vigie from a terminal, on a fresh Debian 12 with git and a
//! Rust toolchain.
//!
//! Each step prints a line when it starts and its duration when it ends; what takes long shows the
//! progress of the tool it runs. What is already done is not done again.

mod assets;
mod browser;
mod command;
mod postgres;
mod report;
mod setup;
mod site;
mod test;
mod wasm;

use std::ffi::OsString;
use std::os::unix::process::CommandExt;
use std::path::{Path, PathBuf};
use std::process::{Command, ExitCode};
use std::sync::OnceLock;

use anyhow::{Context, Result};
use clap::{Parser, Subcommand};

use crate::report::Report;

#[derive(Parser)]
#[command(name = "cargo xtask", bin_name = "cargo xtask", about = "Build, run and test Vigie")]
struct Cli {
    #[command(subcommand)]
    task: Task,

    /// Where the browser's target comes from (default: rustup, then Debian's packages)
    #[arg(long, global = true, value_enum)]
    wasm_from: Option<wasm::From>,
}

#[derive(Subcommand)]
enum Task {
    /// Build the site and the server, and serve a demonstration on <http://127.0.0.1:8080>
    Run {
        /// Further arguments for `vigie serve`
        #[arg(last = true)]
        args: Vec<OsString>,
    },
    /// Build only the static files: style, icons, and the islands compiled for the browser
    Site,
    /// Build one release binary with everything in it
    Build,
    /// Format, lints, tests on both databases, content, and the browser journeys
    Test {
        /// Only this step and what it needs (may be repeated)
        #[arg(long, value_enum)]
        only: Vec<test::Step>,
    },
    /// Measure (release build)
    Bench {
        /// Arguments for `vigie-bench`
        #[arg(last = true)]
        args: Vec<OsString>,
    },
    /// Install beforehand everything that the other commands may need
    Setup,
}

fn main() -> ExitCode {
    let cli = Cli::parse();
    match dispatch(cli) {
        Ok(()) => ExitCode::SUCCESS,
        Err(error) => {
            eprintln!("\nerror: {error:#}");
            ExitCode::FAILURE
        }
    }
}

fn dispatch(cli: Cli) -> Result<()> {
    std::env::set_current_dir(root()).context("cannot enter the project's folder")?;
    let mut report = Report::default();
    match cli.task {
        Task::Run { args } => run(&mut report, cli.wasm_from, args),
        Task::Site => site::build(&mut report, cli.wasm_from).map(drop),
        Task::Build => build(&mut report, cli.wasm_from),
        Task::Test { only } => test::run(&mut report, cli.wasm_from, &only),
        Task::Bench { args } => bench(&mut report, cli.wasm_from, &args),
        Task::Setup => setup::everything(&mut report, cli.wasm_from),
    }
}

/// The folder of the workspace: as cargo says when it runs us, for a checkout that was moved after xtask
/// was compiled.
fn root() -> &'static Path {
    static ROOT: OnceLock<PathBuf> = OnceLock::new();
    ROOT.get_or_init(|| {
        let told = std::env::var_os("CARGO_MANIFEST_DIR").map(PathBuf::from);
        let here = told.unwrap_or_else(|| PathBuf::from(env!("CARGO_MANIFEST_DIR")));
        here.parent().map(Path::to_path_buf).unwrap_or(here)
    })
}

fn run(report: &mut Report, wasm_from: Option<wasm::From>, args: Vec<OsString>) -> Result<()> {
    site::build(report, wasm_from)?;
    report.step("server (development profile)", |_| {
        command::run(command::cargo().args(["build", "--package", "server"]))
    })?;

    let folder = root().join("target/demo");
    std::fs::create_dir_all(&folder).with_context(|| format!("cannot create {}", folder.display()))?;
    let mut serve = Command::new(command::target_dir().join("debug/vigie"));
    serve.args(["serve", "--demo"]);
    for (option, value) in [("--database", "sqlite:target/demo/vigie.db"), ("--listen", "127.0.0.1:8080")] {
        if !mentions(&args, option) {
            serve.args([option, value]);
        }
    }
    // From here on this process is the server: signals and the exit code are its own.
    Err(serve.args(args).exec()).context("cannot start target/debug/vigie")
}

/// Whether the arguments set this option themselves, as `--listen X` or `--listen=X`.
fn mentions(args: &[OsString], option: &str) -> bool {
    args.iter().filter_map(|arg| arg.to_str()).any(|arg| arg.split('=').next() == Some(option))
}

fn build(report: &mut Report, wasm_from: Option<wasm::From>) -> Result<()> {
    site::build(report, wasm_from)?;
    report.step("server (release profile)", |_| {
        command::run(command::cargo().args(["build", "--release", "--package", "server", "--bin", "vigie"]))
    })?;
    let binary = command::target_dir().join("release/vigie");
    let size = std::fs::metadata(&binary).with_context(|| format!("no {}", binary.display()))?.len();
    println!("{}: {}", binary.display(), report::size(size));
    Ok(())
}

fn bench(report: &mut Report, wasm_from: Option<wasm::From>, args: &[OsString]) -> Result<()> {
    site::build(report, wasm_from)?;
    report.step("bench", |_| {
        command::run(
            command::cargo()
                .args(["bench", "--package", "server", "--bench", "vigie-bench", "--"])
                .args(args),
        )
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_command_line_is_sound() {
        use clap::CommandFactory;
        Cli::command().debug_assert();
    }

    #[test]
    fn an_option_given_by_hand_replaces_the_default() {
        let args = ["--listen=0.0.0.0:80".into(), "--demo".into()];
        assert!(mentions(&args, "--listen"));
        assert!(!mentions(&args, "--database"));
    }
}
