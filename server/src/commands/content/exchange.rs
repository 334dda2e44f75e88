//! `vigie content import` and `vigie content export`: questions of other programs.

use std::{
    fs::{self, File},
    io::{ErrorKind, Write},
    path::{Path, PathBuf},
    process::ExitCode,
};

use anyhow::{Context, Error, Result, anyhow, bail};
use clap::ValueEnum;
use curriculum::{Converted, Destination};
use domain::lang::Lang;

#[derive(Debug, Clone, Copy, ValueEnum)]
pub enum QuestionLang {
    Fr,
    En,
}

/// Writes the questions of a file as items, and says what could not be carried over.
pub fn import(
    file: &Path,
    to: &Path,
    lang: QuestionLang,
    objective: String,
    section: String,
) -> Result<ExitCode> {
    let bytes = fs::read(file).with_context(|| format!("{} cannot be read", file.display()))?;
    let lang = match lang {
        QuestionLang::Fr => Lang::Fr,
        QuestionLang::En => Lang::En,
    };
    let converted = curriculum::import_questions(&bytes, &Destination { lang, objective, section });
    let stem = file.file_stem().map_or_else(|| "questions".into(), |stem| stem.to_string_lossy());
    let target = to.join(format!("{stem}.{}.md", lang.code()));
    if converted.carried > 0 {
        fs::create_dir_all(to).with_context(|| format!("{} cannot be made", to.display()))?;
        write_new(&target, &converted.text)?;
    }
    print(&converted);
    if converted.carried == 0 {
        println!("Nothing was written.");
        return Ok(ExitCode::FAILURE);
    }
    println!(
        "{} has {} items: put them below “# Quiz” of {}.md,",
        target.display(),
        converted.carried,
        lang.code()
    );
    println!("and the same in the other language. The linter says what they still lack.");
    Ok(ExitCode::SUCCESS)
}

/// Writes the items of a module, one file for each language, and says what is not as it was.
pub fn export(module: &Path, to: &Path) -> Result<ExitCode> {
    let exported = curriculum::export_gift(module).map_err(|findings| {
        let lines: Vec<String> = findings.iter().map(ToString::to_string).collect();
        anyhow!("{} cannot be read as a module\n\n{}", module.display(), lines.join("\n\n"))
    })?;
    let module = fs::canonicalize(module)?;
    let name = module.file_name().map_or_else(|| "module".into(), |name| name.to_string_lossy());
    let targets = Lang::ALL.map(|lang| (lang, to.join(format!("{name}.{}.gift", lang.code()))));
    if let Some((_, taken)) = targets.iter().find(|(_, target)| target.exists()) {
        bail!("{} is there already; nothing was written", taken.display());
    }
    for (lang, target) in targets {
        let converted = exported.get(lang);
        write_new(&target, &converted.text)?;
        println!("{}: {} questions", target.display(), converted.carried);
        print(converted);
    }
    Ok(ExitCode::SUCCESS)
}

fn print(converted: &Converted) {
    for note in &converted.notes {
        println!("{note}");
    }
    if converted.left_out > 0 {
        println!("{} questions are left out", converted.left_out);
    }
}

/// Never over a file that is there: somebody may have worked on it.
fn write_new(path: &PathBuf, text: &str) -> Result<()> {
    match File::create_new(path) {
        Ok(mut file) => file.write_all(text.as_bytes()).with_context(|| path.display().to_string()),
        Err(error) if error.kind() == ErrorKind::AlreadyExists => {
            bail!("{} is there already; nothing was written", path.display())
        }
        Err(error) => Err(Error::new(error).context(format!("{} cannot be written", path.display()))),
    }
}
