//! The officer's dashboard beside the bare statements that it needs.

use std::{path::Path, time::Duration};

use anyhow::{Context, Result, ensure};
use domain::time::Day;
use sqlx::{AssertSqlSafe, Connection as _, SqliteConnection, sqlite::SqliteConnectOptions};

use crate::{
    client::{Ask, Connection, Pace, now},
    population::{Population, today},
    process::Server,
};

/// What the dashboard reads, by the names of its statements.
const NEEDS: [&str; 4] = [
    "store::coverage::MODULES",
    "store::coverage::UNITS",
    "store::coverage::BETWEEN",
    "store::people::LIST_UNITS",
];

fn statement(name: &str) -> Result<&'static str> {
    let mut statements = store::statements();
    statements
        .find(|(known, _)| *known == name)
        .map(|(_, sql)| sql)
        .with_context(|| format!("there is no {name}"))
}

/// A connection with the product's settings, of a reader.
pub async fn reader(database: &Path) -> Result<SqliteConnection> {
    let options = SqliteConnectOptions::new()
        .filename(database)
        .read_only(true)
        .pragma("temp_store", "MEMORY")
        .pragma("cache_size", "-16000");
    Ok(SqliteConnection::connect_with(&options).await?)
}

/// The first day of the dashboard's trend.
fn trend_start(day: Day) -> Day {
    let first = day.first_of_month().date();
    let earliest = first.checked_sub(jiff::Span::new().months(11)).map_or(Day::EARLIEST, Day::from_date);
    earliest - 1
}

/// Runs a statement to its last row, and gives the time and the number of rows.
async fn timed(connection: &mut SqliteConnection, name: &str) -> Result<(Duration, usize)> {
    let day = i64::from(today().number());
    let sql = AssertSqlSafe(statement(name)?);
    let query = match name {
        "store::coverage::BETWEEN" => {
            sqlx::query(sql).bind(i64::from(trend_start(today()).number())).bind(day)
        }
        "store::coverage::UNITS" => {
            sqlx::query(sql).bind(i64::from(today().first_of_month().number())).bind(day)
        }
        "store::people::LIST_UNITS" => sqlx::query(sql),
        _ => sqlx::query(sql).bind(day),
    };
    let start = now();
    let rows = query.fetch_all(connection).await?.len();
    Ok((start.elapsed(), rows))
}

/// The dashboard and its bare SQL, in turn.
pub struct Compared {
    pub page: Pace,
    pub bare: Pace,
    /// Each statement alone: its name, time and rows.
    pub statements: Vec<(&'static str, Duration, usize)>,
    /// The same figures, counted person by person; once.
    pub counted: Option<Duration>,
}

pub async fn compare(population: &Population, time: Duration, count_people: bool) -> Result<Compared> {
    let server = Server::vigie(&population.database, Some(&population.content))?;
    let mut client = Connection::open(server.address).await?;
    let mut reader = reader(&population.database).await?;
    let request = Ask { path: "/coverage", cookie: &population.officer.cookie, ..Ask::default() }.bytes();
    let (mut pages, mut bares) = (Vec::new(), Vec::new());
    let mut statements: Vec<(&'static str, Vec<Duration>, usize)> =
        NEEDS.iter().map(|name| (*name, vec![], 0)).collect();
    let start = now();
    // The first round warms both up, and is not counted.
    for round in 0..201 {
        let mut bare = Duration::ZERO;
        for (name, times, rows) in &mut statements {
            let (taken, found) = timed(&mut reader, name).await?;
            bare += taken;
            if round > 0 {
                times.push(taken);
                *rows = found;
            }
        }
        let sent = now();
        let answer = client.exchange(&request).await?;
        let taken = sent.elapsed();
        ensure!(answer.status == 200, "the dashboard answered {}", answer.head);
        if round > 0 {
            pages.push(taken);
            bares.push(bare);
        }
        if round >= 3 && start.elapsed() > time {
            break;
        }
    }
    let counted =
        if count_people { Some(timed(&mut reader, "store::coverage::COUNTED").await?.0) } else { None };
    reader.close().await?;
    let statements =
        statements.into_iter().map(|(name, times, rows)| (name, Pace::of(times, time).p50, rows)).collect();
    let sum = |times: &[Duration]| times.iter().sum::<Duration>();
    let (page_time, bare_time) = (sum(&pages), sum(&bares));
    Ok(Compared { page: Pace::of(pages, page_time), bare: Pace::of(bares, bare_time), statements, counted })
}
