//! `vigie import people`.

use std::{
    io::Write,
    path::{Path, PathBuf},
    process::ExitCode,
};

use anyhow::{Context, Result};
use clap::Subcommand;
use domain::actor::Actor;
use training::people_file::{Lines, PeopleFileError, Plan};

use super::DataArgs;

/// Bad lines that are printed; the rest is counted.
const MOST_PROBLEMS: usize = 200;

#[derive(Debug, Subcommand)]
pub enum Import {
    /// Brings people in from a CSV file, as a spreadsheet or a payroll system writes it
    People {
        /// The file: UTF-8 or Windows-1252, comma or semicolon, headers in French or English
        file: PathBuf,
        /// Says what would change, and changes nothing
        #[arg(long)]
        dry_run: bool,
        /// Takes the lines without problems, where others have some
        #[arg(long)]
        good_lines: bool,
        #[command(flatten)]
        data: DataArgs,
    },
}

impl Import {
    pub async fn run(self, config: Option<&Path>) -> Result<ExitCode> {
        let Self::People { file, dry_run, good_lines, data } = self;
        let content = std::fs::read(&file).with_context(|| format!("{} cannot be read", file.display()))?;
        let services = super::open(&data.given.with_file(config)?.check()?).await?;
        let operator = Actor::operator();
        let operator = operator.administrator()?;
        let result = if dry_run {
            services.check_people_file(operator, &content).await
        } else {
            let lines = if good_lines { Lines::GoodOnly } else { Lines::All };
            let mut shown = usize::MAX;
            let mut progress = |done: usize, total: usize| {
                let percent = done * 100 / total.max(1);
                if percent != shown {
                    shown = percent;
                    eprint!("\rwriting people: {percent} %");
                    let _ = std::io::stderr().flush();
                }
            };
            let applied = services.apply_people_file(operator, &content, lines, &mut progress).await;
            eprintln!();
            applied.map(|applied| applied.plan)
        };
        services.store().close().await;
        let (plan, was_refused) = match result {
            Ok(plan) => (plan, false),
            Err(PeopleFileError::Refused(plan)) => (*plan, true),
            Err(error) => return Err(anyhow::Error::new(error).context(file.display().to_string())),
        };
        print(&plan, dry_run || was_refused);
        if was_refused {
            println!("\nNothing was changed. Correct the lines, or take the good ones with --good-lines.");
        }
        let is_clean = plan.problems.is_empty() || (good_lines && !was_refused);
        Ok(if is_clean { ExitCode::SUCCESS } else { ExitCode::FAILURE })
    }
}

fn print(plan: &Plan, is_draft: bool) {
    for problem in plan.problems.iter().take(MOST_PROBLEMS) {
        println!("{problem}");
    }
    if plan.problems.len() > MOST_PROBLEMS {
        println!("… and {} more", plan.problems.len() - MOST_PROBLEMS);
    }
    for column in &plan.ignored_columns {
        println!("column “{column}” is not known and was ignored");
    }
    println!(
        "{}: {} added, {} changed, {} moved, {} closed; {} as they were; {} not in the file and left alone",
        if is_draft { "would be" } else { "people" },
        plan.added,
        plan.changed,
        plan.moved,
        plan.closed,
        plan.unchanged,
        plan.absent
    );
    if !plan.new_units.is_empty() {
        println!("new units: {}", plan.new_units.join(", "));
    }
}
