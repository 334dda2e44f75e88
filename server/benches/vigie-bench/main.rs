//! `cargo xtask bench`: what Vigie costs, as ratios to floors that are measured in the same run.
//!
//! The server that is measured is the released program, a process of its own on the loopback interface; this
//! process puts on the load, on the same cores. `docs/benchmarks.md` says what each figure means.

mod client;
mod figures;
mod population;
mod process;
mod quizzes;
mod stages;
mod steering;
mod weight;

use std::{
    path::{Path, PathBuf},
    sync::Arc,
    time::Duration,
};

use anyhow::{Context, Result, ensure};
use clap::Parser;
use curriculum::Curriculum;

use crate::{
    client::{Ask, Connection, Load, now},
    figures::{Figures, millis},
    population::{MODULES, Population},
    process::Server,
};

/// Measures Vigie, and prints a table with ratios.
#[derive(Debug, Parser)]
struct Cli {
    /// Seconds for which each load is put on
    #[arg(long, default_value_t = 3)]
    seconds: u64,
    /// How often everything is measured; the table has the medians
    #[arg(long, default_value_t = 3)]
    runs: usize,
    /// Connections at once
    #[arg(long, default_value_t = 16)]
    connections: usize,
    /// Sizes of the companies whose dashboard is looked at; the second also learns
    #[arg(long, value_delimiter = ',', default_values_t = [120, 10_000, 100_000])]
    people: Vec<usize>,
    /// A folder for the databases, which are then kept
    #[arg(long)]
    keep: Option<PathBuf>,
    #[arg(long, hide = true)]
    serve_floor: bool,
    /// `cargo bench` says so
    #[arg(long, hide = true)]
    bench: bool,
}

#[tokio::main]
async fn main() -> Result<()> {
    let cli = Cli::parse();
    if cli.serve_floor {
        return process::serve_floor().await;
    }
    let folder = cli
        .keep
        .clone()
        .unwrap_or_else(|| std::env::temp_dir().join(format!("vigie-bench-{}", std::process::id())));
    std::fs::create_dir_all(&folder).with_context(|| format!("cannot make {}", folder.display()))?;
    let measured = measure(&cli, &folder).await;
    if cli.keep.is_none() {
        std::fs::remove_dir_all(&folder)?;
    }
    measured.map(|figures| figures.print())
}

async fn measure(cli: &Cli, folder: &Path) -> Result<Figures> {
    ensure!(cli.people.len() > 1, "--people wants at least two sizes");
    ensure!((1..=6).contains(&cli.runs), "--runs is 1 to 6");
    let curriculum = Arc::new(population::write_content(folder)?);
    quizzes::check(&curriculum)?;
    let mut populations = Vec::new();
    for people in &cli.people {
        eprintln!("{people} people × {MODULES} modules");
        let start = now();
        let population = population::create(folder, *people, &curriculum).await?;
        eprintln!("  made in {:.0} s", start.elapsed().as_secs_f64());
        populations.push(population);
    }
    let load = Load { connections: cli.connections, time: Duration::from_secs(cli.seconds) };
    let mut figures = Figures::default();
    for run in 0..cli.runs {
        eprintln!("run {} of {}", run + 1, cli.runs);
        start_up(folder, &mut figures).await?;
        learner(&populations[1], &curriculum, load, run, &mut figures).await?;
        for population in &populations {
            dashboard(population, load, run == 0, &mut figures).await?;
        }
    }
    eprintln!("stages");
    for (name, taken) in stages::learner(&populations[1], curriculum.clone()).await? {
        figures.stage(&name, taken);
    }
    for population in &populations {
        for (name, taken) in stages::officer(population, curriculum.clone()).await? {
            figures.stage(&name, taken);
        }
    }
    Ok(figures)
}

/// From the start of the process to the last byte of the first page, with a database that is not there yet.
async fn start_up(folder: &Path, figures: &mut Figures) -> Result<()> {
    let database = folder.join("empty.db");
    for _ in 0..5 {
        for end in ["", "-wal", "-shm"] {
            let _ = std::fs::remove_file(format!("{}{end}", database.display()));
        }
        let start = now();
        let server = Server::vigie(&database, None)?;
        let mut connection = Connection::open(server.address).await?;
        let answer = connection.exchange(&Ask { path: "/sign-in", ..Ask::default() }.bytes()).await?;
        ensure!(answer.status == 200, "the first page answered {}", answer.head);
        figures.note("start to first page", millis(start.elapsed()));
    }
    Ok(())
}

/// Pages, answers and attempts, all in the company of 10,000.
async fn learner(
    population: &Population,
    curriculum: &Arc<Curriculum>,
    load: Load,
    run: usize,
    figures: &mut Figures,
) -> Result<()> {
    let server = Server::vigie(&population.database, Some(&population.content))?;
    let mut connection = Connection::open(server.address).await?;
    let first = connection.exchange(&Ask { path: "/sign-in", ..Ask::default() }.bytes()).await?;
    ensure!(first.status == 200, "the sign-in page answered {}", first.head);
    tokio::time::sleep(Duration::from_secs(2)).await;
    let memory = server.memory()?;
    figures.note("memory idle", memory.now);
    figures.note("memory idle, own pages", memory.own);

    let modules: Vec<&str> = curriculum.modules().map(|module| module.id.as_str()).collect();
    let some = &population.learners[..population.learners.len().min(256)];
    let pages = |path: &dyn Fn(usize) -> String, encoding: &str, is_signed_in: bool| -> Vec<Vec<u8>> {
        let ask = |from: usize| {
            let cookie = if is_signed_in { some[from % some.len()].cookie.as_str() } else { "" };
            Ask { path: &path(from), cookie, encoding, from, ..Ask::default() }.bytes()
        };
        (0..4096).map(ask).collect()
    };
    let lesson = |n: usize| format!("/lessons/{}", modules[n / 7 % modules.len()]);
    let home = |_: usize| "/".to_owned();
    let sign_in = |_: usize| "/sign-in".to_owned();
    // The floor stands before and after, and is the mean of both.
    let floor = Server::floor()?;
    let mut floors = Vec::new();
    for is_last in [false, true] {
        floors.push(load.round(floor.address, vec![Ask { path: "/", ..Ask::default() }.bytes()], 200).await?);
        if !is_last {
            for (name, path, encoding, is_signed_in) in [
                ("sign-in page", &sign_in as &dyn Fn(usize) -> String, "identity", false),
                ("lesson page, signed in", &lesson, "identity", true),
                ("lesson page, signed in, brotli", &lesson, "br", true),
                ("learner’s home, signed in", &home, "identity", true),
                ("learner’s home, signed in, brotli", &home, "br", true),
            ] {
                eprintln!("  {name}");
                figures
                    .pace(name, load.round(server.address, pages(path, encoding, is_signed_in), 200).await?);
            }
        }
    }
    for floor in floors {
        figures.pace(figures::FLOOR, floor);
    }
    drop(floor);

    let key = Arc::new(quizzes::Key::open(&population.database, curriculum.clone()).await?);
    eprintln!("  answers");
    let half = MODULES / 2;
    let started = quizzes::start_all(
        server.address,
        &key,
        &population.learners[..some.len().min(64)],
        modules[half + run],
    )
    .await?;
    figures.pace("answer saved", quizzes::answers(server.address, load, &started).await?);
    eprintln!("  submissions");
    let many = &population.learners[..population.learners.len().min(600)];
    let started = quizzes::start_all(server.address, &key, many, modules[half + 6 + run % 6]).await?;
    figures
        .pace("attempt submitted", quizzes::submissions(server.address, load.connections, &started).await?);
    eprintln!("  whole attempts");
    let (before, _) = key.passed().await?;
    let everybody = Arc::new(population.learners.clone());
    let (pace, count) = quizzes::whole(server.address, load, key.clone(), everybody, modules[run]).await?;
    figures.pace(figures::ATTEMPTS, pace);
    let (after, answers) = key.passed().await?;
    let count = i64::try_from(count)?;
    ensure!(after - before == count, "{count} attempts were acknowledged and {} are stored", after - before);
    ensure!(answers == after * 10, "{after} attempts have {answers} answers");
    let memory = server.memory()?;
    figures.note("memory under load", memory.most);
    figures.note("memory after load, own pages", memory.own);
    drop(connection);
    if let Ok(key) = Arc::try_unwrap(key).map_err(drop) {
        key.close().await;
    }

    if run == 0 {
        eprintln!("  first visits");
        let cookie = &population.learners[1].cookie;
        let start = Ask { path: &format!("/lessons/{}/quiz", modules[11]), cookie, ..Ask::default() };
        let form = ("application/x-www-form-urlencoded", "");
        let mut connection = Connection::open(server.address).await?;
        let quiz = connection.exchange(&Ask { post: Some(form), ..start }.bytes()).await?;
        let quiz = quiz.header("location").context("no quiz was started")?.to_owned();
        for (name, path, cookie) in [
            ("sign-in page", "/sign-in", ""),
            ("learner’s home", "/", cookie),
            ("lesson page", &lesson(0), cookie),
            ("quiz page", &quiz, cookie),
            ("dashboard", "/coverage", &population.officer.cookie),
        ] {
            figures.weight(name, weight::first_visit(server.address, path, cookie).await?);
        }
    }
    Ok(())
}

async fn dashboard(population: &Population, load: Load, is_first: bool, figures: &mut Figures) -> Result<()> {
    eprintln!("  dashboard, {} people", population.people);
    let compared = steering::compare(population, load.time, is_first).await?;
    figures.dashboard(population, compared);
    Ok(())
}
