//! SQLite's one writing connection, and commits that are shared.
//!
//! A durable commit waits for the disk; the statements before it do not. So transactions that queue for the
//! connection are put into one: each is a savepoint, and whoever comes first after them commits for all. None is
//! told that it succeeded before the disk has it. One alone costs what it always did.

use std::{
    ops::{Deref, DerefMut},
    sync::Arc,
    time::Duration,
};

use sqlx::{Connection, Executor, SqliteConnection};
use tokio::{
    runtime::Handle,
    sync::{Mutex, OwnedMutexGuard, watch},
};

/// A write lock that is not had in this time is an error for the person, not an endless wait.
const WAIT: Duration = Duration::from_secs(10);

#[derive(Debug, Clone)]
pub(crate) struct Writer(Arc<Mutex<Lane>>);

/// The connection, and what was done on it since the last commit.
#[derive(Debug)]
struct Lane {
    /// None once the store is closed.
    connection: Option<SqliteConnection>,
    group: Option<Group>,
}

/// An open transaction on the disk's side, with the finished ones of ours in it.
#[derive(Debug)]
struct Group {
    members: usize,
    outcome: watch::Sender<Outcome>,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Outcome {
    Open,
    Kept,
    Lost,
}

/// One writing transaction. Dropped before [`Turn::commit`], it leaves nothing behind.
#[derive(Debug)]
pub struct Turn {
    writer: Writer,
    lane: Option<OwnedMutexGuard<Lane>>,
    /// Whether it was told to commit: what is cancelled from then on happens all the same.
    is_finishing: bool,
}

/// A transaction that is done and waits for the commit of its group.
struct Pending {
    writer: Writer,
    outcome: watch::Receiver<Outcome>,
}

impl Writer {
    pub(crate) fn new(connection: SqliteConnection) -> Self {
        Self(Arc::new(Mutex::new(Lane { connection: Some(connection), group: None })))
    }

    pub(crate) async fn begin(&self) -> Result<Turn, sqlx::Error> {
        let lane = tokio::time::timeout(WAIT, self.0.clone().lock_owned()).await;
        let lane = lane.map_err(|_| sqlx::Error::PoolTimedOut)?;
        // Before it begins: whoever is cancelled half-way must not leave a transaction that nobody knows of.
        let mut turn = Turn { writer: self.clone(), lane: Some(lane), is_finishing: false };
        turn.lane()?.begin().await?;
        Ok(turn)
    }

    /// Waits for whoever writes; SQLite folds its log into the file when the last connection closes.
    pub(crate) async fn close(&self) {
        let mut lane = self.0.lock().await;
        lane.commit().await;
        if let Some(connection) = lane.connection.take()
            && let Err(error) = connection.close().await
        {
            tracing::warn!(%error, "the database did not close well");
        }
    }
}

impl Lane {
    fn connection(&mut self) -> Result<&mut SqliteConnection, sqlx::Error> {
        self.connection.as_mut().ok_or(sqlx::Error::PoolClosed)
    }

    async fn run(&mut self, sql: &'static str) -> Result<(), sqlx::Error> {
        self.connection()?.execute(sql).await.map(drop)
    }

    /// The first of a group has the transaction itself: nothing is lost with it when it goes back.
    async fn begin(&mut self) -> Result<(), sqlx::Error> {
        if self.group.is_none() {
            self.run("BEGIN IMMEDIATE").await?;
            self.group = Some(Group { members: 0, outcome: watch::Sender::new(Outcome::Open) });
            return Ok(());
        }
        let begun = self.run("SAVEPOINT turn").await;
        if begun.is_err() {
            self.lose().await;
        }
        begun
    }

    /// Counts the transaction in; what is awaited is the outcome of the group.
    async fn finish(&mut self) -> Result<watch::Receiver<Outcome>, sqlx::Error> {
        if self.group.as_ref().is_some_and(|group| group.members > 0)
            && let Err(error) = self.run("RELEASE turn").await
        {
            // A full disk, say, has rolled back everything.
            self.lose().await;
            return Err(error);
        }
        let group = self.group.as_mut().ok_or(sqlx::Error::WorkerCrashed)?;
        group.members += 1;
        Ok(group.outcome.subscribe())
    }

    async fn go_back(&mut self) {
        if self.group.as_ref().is_none_or(|group| group.members == 0) {
            return self.lose().await;
        }
        let back = async {
            self.run("ROLLBACK TO turn").await?;
            self.run("RELEASE turn").await
        };
        if back.await.is_err() {
            self.lose().await;
        }
    }

    async fn commit(&mut self) {
        if self.group.is_none() {
            return;
        }
        match self.run("COMMIT").await {
            Ok(()) => self.end(Outcome::Kept),
            Err(error) => {
                tracing::error!(%error, "the database did not commit");
                self.lose().await;
            }
        }
    }

    async fn lose(&mut self) {
        // Fails where SQLite has rolled back by itself: then there is nothing to take back.
        if let Err(error) = self.run("ROLLBACK").await {
            tracing::debug!(%error, "nothing to roll back");
        }
        self.end(Outcome::Lost);
    }

    fn end(&mut self, outcome: Outcome) {
        if let Some(group) = self.group.take() {
            group.outcome.send_replace(outcome);
        }
    }
}

impl Turn {
    fn lane(&mut self) -> Result<&mut Lane, sqlx::Error> {
        self.lane.as_deref_mut().ok_or(sqlx::Error::WorkerCrashed)
    }

    pub(crate) async fn commit(mut self) -> Result<(), sqlx::Error> {
        self.is_finishing = true;
        let outcome = self.lane()?.finish().await?;
        self.lane = None;
        Pending { writer: self.writer.clone(), outcome }.settle().await
    }
}

impl Drop for Turn {
    fn drop(&mut self) {
        // Without a runtime the program ends, and with it the connection and what it had not committed.
        if let (Some(mut lane), Ok(runtime)) = (self.lane.take(), Handle::try_current()) {
            let is_finishing = self.is_finishing;
            runtime
                .spawn(async move { if is_finishing { lane.commit().await } else { lane.go_back().await } });
        }
    }
}

const LOST: &str = "the transaction was rolled back: the disk did not take it";

impl Pending {
    fn is_open(&self) -> bool {
        *self.outcome.borrow() == Outcome::Open
    }

    async fn settle(mut self) -> Result<(), sqlx::Error> {
        // Behind those who queued meanwhile: they join the group, and the first back commits for all.
        let lane = tokio::select! {
            biased;
            _ = self.outcome.changed() => None,
            lane = self.writer.0.clone().lock_owned() => Some(lane),
        };
        if let Some(mut lane) = lane.filter(|_| self.is_open()) {
            // In a task of its own, since the others wait for it, whoever is cancelled.
            let committed = tokio::spawn(async move { lane.commit().await }).await;
            committed.map_err(|_| sqlx::Error::WorkerCrashed)?;
        }
        let kept = *self.outcome.borrow() == Outcome::Kept;
        if kept { Ok(()) } else { Err(sqlx::Error::Io(std::io::Error::other(LOST))) }
    }
}

impl Drop for Pending {
    fn drop(&mut self) {
        // Cancelled while it waited, and perhaps the last who would have committed.
        if self.is_open()
            && let Ok(runtime) = Handle::try_current()
        {
            let (writer, outcome) = (self.writer.clone(), self.outcome.clone());
            runtime.spawn(async move {
                let mut lane = writer.0.lock().await;
                if *outcome.borrow() == Outcome::Open {
                    lane.commit().await;
                }
            });
        }
    }
}

impl Deref for Turn {
    type Target = SqliteConnection;

    fn deref(&self) -> &SqliteConnection {
        let connection = self.lane.as_ref().and_then(|lane| lane.connection.as_ref());
        connection.expect("a turn has the connection until it ends")
    }
}

impl DerefMut for Turn {
    fn deref_mut(&mut self) -> &mut SqliteConnection {
        let connection = self.lane.as_mut().and_then(|lane| lane.connection.as_mut());
        connection.expect("a turn has the connection until it ends")
    }
}
