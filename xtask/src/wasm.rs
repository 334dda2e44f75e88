//! From `app` to a script and a WebAssembly file for browsers.

use std::path::{Path, PathBuf};
use std::process::Command;
use std::time::Duration;

use anyhow::{Context, Result, bail};
use wasm_bindgen_cli_support::Bindgen;

use crate::report::Report;
use crate::{assets, command, setup};

pub const TARGET: &str = "wasm32-unknown-unknown";
const PROFILE: &str = "wasm-release";

/// Raised when the options given to the generator below change: the file names change with it.
const RECIPE: &str = "web-1";

/// `rustup` answers within seconds where it can be reached, and fails within seconds where its server
/// refuses. The limit is for a server that says nothing.
const RUSTUP_LIMIT: Duration = Duration::from_mins(3);

/// Debian's compiler for its own browsers: recent enough, where Debian's plain `rustc` is not. The
/// package of the linker carries a version in its name; any that is installed will do.
const DEBIAN_PACKAGES: [&str; 4] = ["rustc-web", "cargo-web", "rust-web-src", "lld-22"];

#[derive(Debug, Clone, Copy, PartialEq, Eq, clap::ValueEnum)]
pub enum From {
    /// The toolchain in use, its target added by rustup if it is missing
    Rustup,
    /// Debian's rustc-web, which compiles the standard library itself
    Debian,
}

/// What compiles for the browser.
#[derive(Debug)]
pub enum Toolchain {
    /// The toolchain in use has the target.
    InUse,
    /// Debian's, with the linker at this place.
    Debian { linker: PathBuf },
}

impl Toolchain {
    /// Finds a toolchain, or installs what is missing.
    pub fn prepare(report: &Report, from: Option<From>) -> Result<Self> {
        let found = match from {
            Some(From::Rustup) => Self::in_use(report),
            Some(From::Debian) => Self::debian(report),
            None => Self::in_use(report).or_else(|no_target| {
                report.note(&format!("no: {no_target:#}; trying Debian's packages instead"));
                Self::debian(report).map_err(|no_debian| {
                    no_debian.context(format!(
                        "no way to compile for the browser: neither `rustup target add {TARGET}` nor Debian's packages ({}) worked",
                        DEBIAN_PACKAGES.join(" ")
                    ))
                })
            }),
        }?;
        match &found {
            Self::InUse => report.note(&format!("compiling for the browser with the toolchain in use and its {TARGET} target")),
            Self::Debian { linker } => report.note(&format!(
                "compiling for the browser with Debian's rustc-web and {}; it also compiles the standard library",
                linker.display()
            )),
        }
        Ok(found)
    }

    fn in_use(report: &Report) -> Result<Self> {
        if has_standard_library("rustc") {
            return Ok(Self::InUse);
        }
        if command::find("rustup").is_none() {
            bail!("the Rust toolchain in use has no {TARGET} target, and there is no rustup to add it");
        }
        report.note(&format!("rustup target add {TARGET}"));
        command::run_within(Command::new("rustup").args(["target", "add", TARGET]), RUSTUP_LIMIT)?;
        if !has_standard_library("rustc") {
            bail!("rustup added {TARGET}, but not to the toolchain in use");
        }
        Ok(Self::InUse)
    }

    fn debian(report: &Report) -> Result<Self> {
        if let Some(linker) = debian_linker().filter(|_| has_debian_compiler()) {
            return Ok(Self::Debian { linker });
        }
        setup::apt_install(report, &DEBIAN_PACKAGES)?;
        let linker = debian_linker().context("the linker wasm-ld did not come with Debian's packages")?;
        if !has_debian_compiler() {
            bail!("/usr/bin/rustc is not Debian's rustc-web with its sources");
        }
        Ok(Self::Debian { linker })
    }

    /// Compiles the islands of one program, and gives the file. One at a time: compiled together, all programs
    /// would have the islands of all.
    pub fn compile(&self, program: &str) -> Result<PathBuf> {
        let (mut cargo, target_dir) = match self {
            Self::InUse => (command::cargo(), command::target_dir()),
            // Its own folder: two compilers in one would throw away each other's work.
            Self::Debian { linker } => (debian_cargo(linker), command::target_dir().join("wasm-debian")),
        };
        cargo.args(["build", "--package", &format!("{program}-program")]);
        cargo.args(["--target", TARGET, "--profile", PROFILE, "--target-dir"]).arg(&target_dir);
        command::run(&mut cargo)?;
        Ok(target_dir.join(TARGET).join(PROFILE).join(format!("{program}_program.wasm")))
    }
}

/// Whether this compiler has a standard library for the browser.
fn has_standard_library(rustc: &str) -> bool {
    let printed = command::read(Command::new(rustc).args(["--print", "target-libdir", "--target", TARGET]));
    printed.is_ok_and(|folder| {
        let entries = std::fs::read_dir(folder.trim()).into_iter().flatten().flatten();
        entries.into_iter().any(|entry| entry.file_name().to_string_lossy().starts_with("libstd-"))
    })
}

fn debian_cargo(linker: &Path) -> Command {
    let mut cargo = Command::new("/usr/bin/cargo");
    command::forget_xtask(&mut cargo);
    for name in ["CARGO", "LD_LIBRARY_PATH", "RUSTDOC", "RUSTUP_TOOLCHAIN"] {
        cargo.env_remove(name); // they speak of the other toolchain
    }
    // Building the standard library is not stable yet: the variable lets a stable compiler do it.
    cargo.env("RUSTC_BOOTSTRAP", "1").env("RUSTC", "/usr/bin/rustc");
    cargo.arg("--config").arg(format!("target.{TARGET}.linker=\"{}\"", linker.display()));
    cargo.arg("-Zbuild-std=std,panic_abort");
    cargo
}

fn has_debian_compiler() -> bool {
    let sysroot = command::read(
        Command::new("/usr/bin/rustc").args(["--print", "sysroot"]).env_remove("LD_LIBRARY_PATH"),
    );
    command::is_program(Path::new("/usr/bin/cargo"))
        && sysroot.is_ok_and(|sysroot| {
            Path::new(sysroot.trim()).join("lib/rustlib/src/rust/library/Cargo.lock").is_file()
        })
}

/// The newest `/usr/bin/wasm-ld-N`.
fn debian_linker() -> Option<PathBuf> {
    let names = std::fs::read_dir("/usr/bin").ok()?.flatten().map(|entry| entry.file_name());
    newest_linker(names.filter_map(|name| name.into_string().ok()))
        .map(|version| PathBuf::from(format!("/usr/bin/wasm-ld-{version}")))
}

/// Older ones may not read what today's compiler writes.
const OLDEST_LINKER: u32 = 19;

fn newest_linker(names: impl Iterator<Item = String>) -> Option<u32> {
    names
        .filter_map(|name| name.strip_prefix("wasm-ld-")?.parse().ok())
        .filter(|version| *version >= OLDEST_LINKER)
        .max()
}

/// The script and the WebAssembly that a browser loads.
#[derive(Debug)]
pub struct Bundle {
    pub js: String,
    pub wasm: String,
}

impl Bundle {
    /// Named after what goes in: the same input gives the same files.
    pub fn named_after(program: &str, raw: &[u8], generator: &str) -> Self {
        let hash = assets::hash16(&[raw, generator.as_bytes(), RECIPE.as_bytes()]);
        Self { js: format!("{program}-{hash}.js"), wasm: format!("{program}-{hash}_bg.wasm") }
    }

    /// Writes both files into the folder.
    pub fn generate(&self, raw: Vec<u8>, folder: &Path) -> Result<()> {
        let name = self.js.trim_end_matches(".js");
        let mut output = Bindgen::new()
            .input_bytes(name, raw)
            .web(true)?
            .typescript(false)
            .remove_name_section(true)
            .remove_producers_section(true)
            .generate_output()
            .context("wasm-bindgen could not read what the compiler wrote")?;
        let has_snippets = output.snippets().values().any(|scripts| !scripts.is_empty());
        if has_snippets || !output.local_modules().is_empty() {
            bail!(
                "a dependency brings its own script file; it would be served under a name that never changes"
            );
        }
        output.emit(folder).context("cannot write the browser's files")
    }
}

/// The version of the generator, which must be that of the library in the bundle.
pub fn generator_version(lock: &str) -> Result<String> {
    let library = locked_version(lock, "wasm-bindgen")?;
    let generator = locked_version(lock, "wasm-bindgen-cli-support")?;
    if library != generator {
        bail!(
            "wasm-bindgen is {library}, wasm-bindgen-cli-support is {generator}: pin the same version of both in Cargo.toml"
        );
    }
    Ok(generator)
}

fn locked_version(lock: &str, package: &str) -> Result<String> {
    let entry = format!("name = \"{package}\"\nversion = \"");
    let (_, rest) = lock.split_once(&entry).with_context(|| format!("{package} is not in Cargo.lock"))?;
    let (version, _) = rest.split_once('"').context("Cargo.lock is cut short")?;
    Ok(version.to_owned())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_newest_linker_is_taken() {
        let names = |list: &[&str]| newest_linker(list.iter().map(|name| (*name).to_owned()));
        assert_eq!(names(&["wasm-ld", "wasm-ld-9", "wasm-ld-22", "wasm-ld-19"]), Some(22));
        assert_eq!(names(&["wasm-ld-14", "ld"]), None);
    }

    #[test]
    fn the_bundle_is_named_after_its_input() {
        let bundle = Bundle::named_after("quiz", b"wasm", "0.2.130");
        assert_eq!(bundle.js.len(), "quiz-0123456789abcdef.js".len());
        assert_eq!(bundle.wasm, bundle.js.replace(".js", "_bg.wasm"));
        assert_ne!(bundle.js, Bundle::named_after("quiz", b"wasm", "0.2.131").js);
        assert_ne!(bundle.js, Bundle::named_after("quiz", b"other", "0.2.130").js);
    }

    #[test]
    fn library_and_generator_must_agree() {
        let lock = |generator: &str| {
            format!(
                "[[package]]\nname = \"wasm-bindgen\"\nversion = \"0.2.1\"\n\n[[package]]\nname = \"wasm-bindgen-cli-support\"\nversion = \"{generator}\"\n"
            )
        };
        assert_eq!(generator_version(&lock("0.2.1")).unwrap(), "0.2.1");
        assert!(generator_version(&lock("0.2.2")).is_err());
        assert!(generator_version("").is_err());
    }
}
