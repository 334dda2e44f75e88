//! `cargo xtask test`: everything that must hold before a change lands. The first step that fails ends it.

use std::process::Command;

use anyhow::{Result, bail};

use crate::postgres::{self, Postgres};
use crate::report::{Counts, Report};
use crate::wasm::{self, Toolchain};
use crate::{browser, command, setup, site};

#[derive(Debug, Clone, Copy, PartialEq, Eq, clap::ValueEnum)]
pub enum Step {
    /// Formatting
    Fmt,
    /// Static files and the islands
    Site,
    /// Lints of everything that runs on the server
    Clippy,
    /// Lints of the islands
    ClippyWasm,
    /// Unit and integration tests, on both databases
    Cargo,
    /// The lessons and their items
    Content,
    /// Browser journeys, on both databases
    Browser,
}

const ALL: [Step; 7] =
    [Step::Fmt, Step::Site, Step::Clippy, Step::ClippyWasm, Step::Cargo, Step::Content, Step::Browser];

pub fn run(report: &mut Report, wasm_from: Option<wasm::From>, only: &[Step]) -> Result<()> {
    let wanted = |step: Step| only.is_empty() || only.contains(&step);
    let outcome = steps(report, wasm_from, wanted);
    report.print_table();
    if let Err(error) = &outcome {
        println!("\nstopped: {error:#}");
        if report.counts.failed == 0 {
            report.counts.failed = 1; // the step itself
        }
    }
    // Alone on its line, and the last one of a run that went well.
    println!("\n{}", report.counts);
    outcome.map_err(|_| anyhow::anyhow!("cargo xtask test failed"))
}

fn steps(report: &mut Report, wasm_from: Option<wasm::From>, wanted: impl Fn(Step) -> bool) -> Result<()> {
    let any = |steps: &[Step]| steps.iter().any(|step| wanted(*step));

    if any(&[Step::Fmt, Step::Clippy, Step::ClippyWasm]) {
        setup::rust_components()?;
    }
    if wanted(Step::Fmt) {
        report.step("fmt", |_| command::run(command::cargo().args(["fmt", "--all", "--check"])))?;
    }
    if !any(&ALL[1..]) {
        return Ok(());
    }
    // The server cannot be compiled without the files that it embeds.
    let toolchain = site::build(report, wasm_from)?;
    if wanted(Step::Clippy) {
        report.step("clippy (server side)", |_| lint(&["--workspace", "--all-targets"]))?;
    }
    if wanted(Step::ClippyWasm) {
        clippy_wasm(report, &toolchain)?;
    }
    if !any(&[Step::Cargo, Step::Content, Step::Browser]) {
        return Ok(());
    }
    let postgres = any(&[Step::Cargo, Step::Browser])
        .then(|| report.step("PostgreSQL", |report| Postgres::start(report)))
        .transpose()?;
    report.step("build of the tests", |_| {
        command::run(command::cargo().arg("build").args(WORKSPACE).args(["--tests", "--bins"]))
    })?;
    if wanted(Step::Cargo)
        && let Some(postgres) = &postgres
    {
        report.step("cargo test", |report| {
            // Everything in one selection: it decides the features, and a second one would compile the
            // dependencies again. xtask apart, as `cargo xtask` compiled it.
            cargo_test(report, &WORKSPACE, postgres)?;
            cargo_test(report, &["--package", "xtask"], postgres)
        })?;
    }
    if wanted(Step::Content) {
        report.step("content", |_| {
            let vigie = command::target_dir().join("debug/vigie");
            command::run(Command::new(vigie).args(["content", "check", "content"]))
        })?;
    }
    if wanted(Step::Browser)
        && let Some(postgres) = &postgres
    {
        let node = report.step("browser set-up", |report| browser::prepare(report))?;
        for database in ["sqlite", "postgres"] {
            report.step(&format!("browser journeys on {database}"), |report| {
                let (counts, outcome) = browser::journeys(&node, database, postgres.url())?;
                report.counts += counts;
                outcome
            })?;
        }
    }
    if let Some(postgres) = postgres {
        report.step("stop PostgreSQL", |_| {
            drop(postgres);
            Ok(())
        })?;
    }
    Ok(())
}

/// `app` is in it with its server side: the server asks for that.
const WORKSPACE: [&str; 3] = ["--workspace", "--exclude", "xtask"];

fn lint(selection: &[&str]) -> Result<()> {
    command::run(command::cargo().arg("clippy").args(selection).args(["--", "--deny", "warnings"]))
}

fn clippy_wasm(report: &mut Report, toolchain: &Toolchain) -> Result<()> {
    let islands =
        ["--package", "app", "--no-default-features", "--features", "hydrate,quiz,exercises,laboratory"];
    match toolchain {
        Toolchain::InUse => {
            report.step("clippy (islands)", |_| lint(&[&islands[..], &["--target", wasm::TARGET]].concat()))
        }
        // Clippy belongs to the toolchain in use, which here has no target for the browser. The same code,
        // lints and features, for this machine: only what is `cfg(target_arch = "wasm32")` is not seen.
        Toolchain::Debian { .. } => report.step("clippy (islands, for this machine)", |_| lint(&islands)),
    }
}

fn cargo_test(report: &mut Report, selection: &[&str], postgres: &Postgres) -> Result<()> {
    let mut test = command::cargo();
    test.args(["test", "--no-fail-fast"]).args(selection);
    // `CI`: a test that finds no PostgreSQL fails, where it would only say so otherwise.
    test.env(postgres::URL_VARIABLE, postgres.url()).env("CI", "true");
    let mut counts = Counts::default();
    let outcome = command::watch(&mut test, |line| {
        if let Some(more) = parse_result(line) {
            counts += more;
        }
    });
    report.counts += counts;
    outcome?;
    if counts.passed == 0 {
        bail!("cargo test ran no test");
    }
    Ok(())
}

/// Of `test result: ok. 3 passed; 0 failed; 1 ignored; 0 measured; 0 filtered out; finished in 0.00s`.
fn parse_result(line: &str) -> Option<Counts> {
    let (_, numbers) = line.strip_prefix("test result: ")?.split_once(". ")?;
    let number = |label: &str| {
        let part = numbers.split(';').find_map(|part| part.trim().strip_suffix(label));
        part.and_then(|number| number.trim().parse().ok())
    };
    Some(Counts { passed: number(" passed")?, failed: number(" failed")?, skipped: number(" ignored")? })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_line_of_a_test_program_is_counted() {
        let line =
            "test result: ok. 3 passed; 0 failed; 1 ignored; 0 measured; 9 filtered out; finished in 0.00s";
        assert_eq!(parse_result(line), Some(Counts { passed: 3, failed: 0, skipped: 1 }));
        let line = "test result: FAILED. 12 passed; 2 failed; 0 ignored; 0 measured; 0 filtered out; finished in 1.07s";
        assert_eq!(parse_result(line), Some(Counts { passed: 12, failed: 2, skipped: 0 }));
    }

    #[test]
    fn other_lines_are_not() {
        assert_eq!(parse_result("running 3 tests"), None);
        assert_eq!(parse_result("test result: 3 passed"), None);
        assert_eq!(parse_result("test names::passed ... ok"), None);
    }
}
