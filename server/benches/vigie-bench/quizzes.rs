//! Attempts over HTTP, as a browser with the island makes them: start, each answer in a call of its own, hand in.

use std::{
    fmt::Write,
    net::SocketAddr,
    path::Path,
    sync::{
        Arc,
        atomic::{AtomicUsize, Ordering},
    },
    time::Duration,
};

use anyhow::{Context, Result, ensure};
use curriculum::Curriculum;
use domain::{
    grading::{self, Response},
    item::ItemBody,
    module::ItemId,
};
use sqlx::{
    SqlitePool,
    sqlite::{SqliteConnectOptions, SqlitePoolOptions},
};
use tokio::task::JoinSet;
use uuid::Uuid;

use crate::{
    client::{self, Ask, Connection, Load, Pace, now},
    population::Visitor,
};

const FORM: &str = "application/x-www-form-urlencoded";

/// An attempt that is under way, with the right answer to each of its items in shown places.
pub struct Started {
    id: Uuid,
    visitor: Visitor,
    answers: Vec<Response>,
}

/// Knows the key: reads what was drawn from the database, since the browser is never told.
pub struct Key {
    pool: SqlitePool,
    curriculum: Arc<Curriculum>,
}

impl Key {
    pub async fn open(database: &Path, curriculum: Arc<Curriculum>) -> Result<Self> {
        let options = SqliteConnectOptions::new().filename(database).read_only(true);
        Ok(Self {
            pool: SqlitePoolOptions::new().max_connections(2).connect_with(options).await?,
            curriculum,
        })
    }

    async fn answers(&self, attempt: Uuid, module: &str) -> Result<Vec<Response>> {
        let rows: Vec<(String, String)> =
            sqlx::query_as("SELECT item_id, shown FROM attempt_item WHERE attempt_id = ? ORDER BY position")
                .bind(attempt)
                .fetch_all(&self.pool)
                .await?;
        let module =
            self.curriculum.modules().find(|known| known.id.as_str() == module).context("no such module")?;
        let answer = |(item, shown): (String, String)| {
            let (id, shown): (ItemId, Vec<u8>) = (ItemId::parse(&item)?, serde_json::from_str(&shown)?);
            let item = module.items.iter().find(|item| item.id == id).context("no such item")?;
            anyhow::Ok(grading::key(item).to_shown(&shown))
        };
        rows.into_iter().map(answer).collect()
    }

    /// How many attempts were submitted and passed, and how many answers stand in them.
    pub async fn passed(&self) -> Result<(i64, i64)> {
        Ok(sqlx::query_as(
            "SELECT COUNT(DISTINCT a.id), COUNT(i.response) FROM attempt_item i JOIN attempt a ON a.id = i.attempt_id
             WHERE a.state = 'submitted' AND a.passed = 1",
        )
        .fetch_one(&self.pool)
        .await?)
    }

    pub async fn close(self) {
        self.pool.close().await;
    }
}

fn start_request(visitor: &Visitor, module: &str, from: usize) -> Vec<u8> {
    let path = format!("/lessons/{module}/quiz");
    Ask { path: &path, cookie: &visitor.cookie, post: Some((FORM, "")), from, ..Ask::default() }.bytes()
}

fn answer_request(started: &Started, position: usize, from: usize) -> Result<Vec<u8>> {
    let response = serde_json::to_string(&started.answers[position])?;
    let body = format!("{{\"attempt\":\"{}\",\"position\":{position},\"response\":{response}}}", started.id);
    let post = Some(("application/json", body.as_str()));
    Ok(Ask { path: "/api/quiz/answer", cookie: &started.visitor.cookie, post, from, ..Ask::default() }
        .bytes())
}

/// The form as the browser sends it: with all its fields, though each answer was kept before.
fn submit_request(started: &Started, from: usize) -> Vec<u8> {
    let mut body = String::new();
    for (position, answer) in started.answers.iter().enumerate() {
        let wrote = match answer {
            Response::Picked(places) => {
                places.iter().try_for_each(|place| write!(body, "q{position}={place}&"))
            }
            Response::Ordered(steps) => {
                let ranks = steps.iter().enumerate();
                ranks
                    .into_iter()
                    .try_for_each(|(rank, step)| write!(body, "q{position}-{step}={}&", rank + 1))
            }
            Response::Paired(rights) => rights
                .iter()
                .enumerate()
                .filter_map(|(left, right)| right.map(|right| (left, right)))
                .try_for_each(|(left, right)| write!(body, "q{position}-{left}={right}&")),
        };
        wrote.expect("writing to a string does not fail");
    }
    body.push_str("then=submit");
    let path = format!("/quiz/{}", started.id);
    Ask { path: &path, cookie: &started.visitor.cookie, post: Some((FORM, &body)), from, ..Ask::default() }
        .bytes()
}

async fn start(
    connection: &mut Connection,
    key: &Key,
    visitor: &Visitor,
    module: &str,
    from: usize,
) -> Result<Started> {
    let answer = connection.exchange(&start_request(visitor, module, from)).await?;
    let location = answer.header("location").unwrap_or_default();
    ensure!(
        answer.status == 303 && location.starts_with("/quiz/"),
        "no attempt was started: {}",
        answer.head
    );
    let id = location.trim_start_matches("/quiz/").parse()?;
    let answers = key.answers(id, module).await?;
    ensure!(answers.len() == 10, "an attempt has 10 items here, not {}", answers.len());
    Ok(Started { id, visitor: visitor.clone(), answers })
}

/// Attempts of these people, started and ready to be answered.
pub async fn start_all(
    address: SocketAddr,
    key: &Key,
    visitors: &[Visitor],
    module: &str,
) -> Result<Vec<Started>> {
    let mut connection = Connection::open(address).await?;
    let mut started = Vec::new();
    for (from, visitor) in visitors.iter().enumerate() {
        started.push(start(&mut connection, key, visitor, module, from).await?);
    }
    Ok(started)
}

/// Answers, kept one by one, of people who are all at their quiz.
pub async fn answers(address: SocketAddr, load: Load, started: &[Started]) -> Result<Pace> {
    let requests =
        (0..started.len() * 10).map(|n| answer_request(&started[n % started.len()], n / started.len(), n));
    load.round(address, requests.collect::<Result<_>>()?, 200).await
}

/// Hands in attempts whose answers are all kept.
pub async fn submissions(address: SocketAddr, connections: usize, started: &[Started]) -> Result<Pace> {
    let answers = (0..started.len() * 10).map(|n| answer_request(&started[n / 10], n % 10, n));
    client::once(address, connections, answers.collect::<Result<_>>()?, 200).await?;
    let requests = started.iter().enumerate().map(|(n, started)| submit_request(started, n));
    client::once(address, connections, requests.collect(), 303).await
}

/// Whole attempts, one after the other on each connection, each of another person, for a time. The pace counts whole
/// attempts; the number says how many there were.
pub async fn whole(
    address: SocketAddr,
    load: Load,
    key: Arc<Key>,
    visitors: Arc<Vec<Visitor>>,
    module: &str,
) -> Result<(Pace, usize)> {
    let next = Arc::new(AtomicUsize::new(0));
    let end = now() + load.time;
    let begin = now();
    let mut tasks = JoinSet::new();
    for _ in 0..load.connections {
        let (next, key, visitors, module) = (next.clone(), key.clone(), visitors.clone(), module.to_owned());
        tasks.spawn(async move {
            let mut connection = Connection::open(address).await?;
            let mut times: Vec<Duration> = Vec::new();
            while now() < end {
                let number = next.fetch_add(1, Ordering::Relaxed);
                let visitor =
                    visitors.get(number).context("there are too few people for so many attempts")?;
                let began = now();
                let started = start(&mut connection, &key, visitor, &module, number).await?;
                for position in 0..started.answers.len() {
                    let answer = connection.exchange(&answer_request(&started, position, number)?).await?;
                    ensure!(answer.status == 200, "an answer was not kept: {}", answer.head);
                }
                let answer = connection.exchange(&submit_request(&started, number)).await?;
                let location = answer.header("location").unwrap_or_default();
                ensure!(
                    answer.status == 303 && location.starts_with("/results/"),
                    "not handed in: {}",
                    answer.head
                );
                times.push(began.elapsed());
            }
            anyhow::Ok(times)
        });
    }
    let mut times = Vec::new();
    while let Some(done) = tasks.join_next().await {
        times.extend(done??);
    }
    let count = times.len();
    Ok((Pace::of(times, begin.elapsed()), count))
}

/// Whether each attempt will have ten items; said before anything long begins.
pub fn check(curriculum: &Curriculum) -> Result<()> {
    for module in curriculum.modules() {
        ensure!(module.draw == 10, "{} draws {} items; the bar is about 10", module.id, module.draw);
        ensure!(
            !module.items.iter().any(|item| matches!(&item.body, ItemBody::Order(steps) if steps.is_empty()))
        );
    }
    Ok(())
}
