//! What may have to be installed on the machine.

use std::io::IsTerminal;
use std::process::Command;
use std::sync::atomic::{AtomicBool, Ordering};

use anyhow::{Context, Result, bail};

use crate::report::Report;
use crate::{browser, command, postgres, wasm};

/// `cargo xtask setup`: the same functions as the other commands call when they need the thing.
pub fn everything(report: &mut Report, wasm_from: Option<wasm::From>) -> Result<()> {
    report.step("rustfmt and clippy", |_| rust_components())?;
    report.step("WebAssembly target", |report| wasm::Toolchain::prepare(report, wasm_from).map(drop))?;
    report.step("crates", |_| command::run(command::cargo().arg("fetch")))?;
    report.step("PostgreSQL", |report| {
        let folder = postgres::programs(report)?;
        report.note(&format!("found in {}", folder.display()));
        Ok(())
    })?;
    report.step("browser", |report| browser::prepare(report).map(drop))
}

/// A minimal toolchain comes without them.
pub fn rust_components() -> Result<()> {
    let missing = |tool: &str| command::read(command::cargo().args([tool, "--version"])).is_err();
    if !missing("fmt") && !missing("clippy") {
        return Ok(());
    }
    command::run(Command::new("rustup").args(["component", "add", "rustfmt", "clippy"]))
        .context("rustfmt and clippy are needed: install them for this Rust toolchain")
}

/// Installs Debian packages, or says which to install.
pub fn apt_install(report: &Report, packages: &[&str]) -> Result<()> {
    static LISTS_ARE_NEW: AtomicBool = AtomicBool::new(false);

    let list = packages.join(" ");
    report.note(&format!("installing Debian packages: {list}"));
    let Some(mut update) = apt_get() else {
        bail!(
            "this step needs the Debian packages {list}, and this user may not install them; as root: apt-get install {list}"
        );
    };
    if !LISTS_ARE_NEW.swap(true, Ordering::Relaxed) {
        // Not fatal: the lists at hand may do, and the installation says so if they do not.
        if let Err(error) = command::run(update.args(["-q", "update"])) {
            report.note(&format!("warning: {error:#}"));
        }
    }
    let mut install = apt_get().context("no apt-get")?;
    // `--no-remove`: a package of ours never takes the place of one that the machine uses.
    install.args(["-q", "install", "--yes", "--no-install-recommends", "--no-remove"]);
    install.args(["-o", "DPkg::Lock::Timeout=300"]).args(packages);
    command::run(&mut install).with_context(|| format!("the Debian packages {list} could not be installed"))
}

/// `apt-get` with the rights to install, if there is a way.
fn apt_get() -> Option<Command> {
    command::find("apt-get")?;
    if is_root() {
        let mut apt_get = Command::new("apt-get");
        apt_get.env("DEBIAN_FRONTEND", "noninteractive");
        return Some(apt_get);
    }
    command::find("sudo")?;
    let mut sudo = Command::new("sudo");
    if !std::io::stdin().is_terminal() {
        // Nobody can type a password: fail at once rather than wait.
        command::read(Command::new("sudo").args(["-n", "true"])).ok()?;
        sudo.arg("-n");
    }
    sudo.args(["env", "DEBIAN_FRONTEND=noninteractive", "apt-get"]);
    Some(sudo)
}

pub fn is_root() -> bool {
    command::read(Command::new("id").arg("-u")).is_ok_and(|id| id.trim() == "0")
}
