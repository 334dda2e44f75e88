//! The only file that names SQLite or PostgreSQL.

use std::{str::FromStr, time::Duration};

use sqlx::{
    Connection, PgConnection, PgPool, Postgres, Sqlite, SqliteConnection, SqlitePool, Transaction,
    migrate::Migrator,
    pool::PoolConnection,
    postgres::{PgConnectOptions, PgPoolOptions},
    sqlite::{SqliteConnectOptions, SqliteJournalMode, SqlitePoolOptions, SqliteSynchronous},
};
use thiserror::Error;

use crate::{
    StoreError,
    writer::{Turn, Writer},
};

pub static MIGRATIONS_SQLITE: Migrator = sqlx::migrate!("../../migrations/sqlite");
pub static MIGRATIONS_POSTGRES: Migrator = sqlx::migrate!("../../migrations/postgres");

/// Before 3.51.3, SQLite could lose a page when a write-ahead log was reset (<https://www.sqlite.org/wal.html>).
const OLDEST_SQLITE: [u32; 3] = [3, 51, 3];
/// Each number of rows is a statement that the connection keeps prepared.
pub(crate) const ROWS_AT_ONCE: usize = 50;
/// A connection that is not had in this time is an error for the person, not an endless wait.
const WAIT_FOR_CONNECTION: Duration = Duration::from_secs(10);

#[derive(Debug, Clone)]
pub struct Store {
    pools: Pools,
}

#[derive(Debug, Clone)]
enum Pools {
    /// One writer, so that writers queue fairly and never meet "database is locked"; readers that cannot write.
    Sqlite {
        write: Writer,
        read: SqlitePool,
    },
    Postgres(PgPool),
}

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Engine {
    Sqlite,
    Postgres,
}

/// A transaction on either engine. Dropped without [`Tx::commit`], it leaves nothing behind.
#[derive(Debug)]
pub enum Tx {
    Sqlite(SqliteTx),
    Postgres(PostgresTx),
}

#[derive(Debug)]
pub enum SqliteTx {
    Write(Turn),
    Read(Transaction<'static, Sqlite>),
    Glance(PoolConnection<Sqlite>),
}

#[derive(Debug)]
pub enum PostgresTx {
    Whole(Transaction<'static, Postgres>),
    Glance(PoolConnection<Postgres>),
}

impl SqliteTx {
    pub(crate) fn connection(&mut self) -> &mut SqliteConnection {
        match self {
            Self::Write(turn) => turn,
            Self::Read(tx) => tx,
            Self::Glance(connection) => connection,
        }
    }
}

impl PostgresTx {
    pub(crate) fn connection(&mut self) -> &mut PgConnection {
        match self {
            Self::Whole(tx) => tx,
            Self::Glance(connection) => connection,
        }
    }
}

/// Runs one body on whichever engine the transaction is: `on!(tx, |conn| sqlx::query(…).execute(conn).await)`.
macro_rules! on {
    ($tx:expr, |$conn:ident| $body:expr) => {
        match $tx {
            $crate::Tx::Sqlite(tx) => {
                let $conn = tx.connection();
                $body
            }
            $crate::Tx::Postgres(tx) => {
                let $conn = tx.connection();
                $body
            }
        }
    };
}

/// Inserts many rows with few statements: the text before the values, the rows, what each binds, what follows.
macro_rules! insert_rows {
    ($tx:expr, $into:expr, $rows:expr, |$bind:ident, $row:pat_param| $push:expr $(, $after:expr)?) => {
        for chunk in $rows.chunks($crate::engine::ROWS_AT_ONCE) {
            on!($tx, |conn| {
                let mut statement = sqlx::QueryBuilder::new($into);
                statement.push_values(chunk, |mut $bind, $row| { $push; });
                $(statement.push($after);)?
                statement.build().execute(conn).await.map(drop)
            })?;
        }
    };
}

/// Declares the statements of a file, and the list `ALL` of them.
macro_rules! statements {
    ($($(#[$doc:meta])* $name:ident = $sql:expr;)*) => {
        $($(#[$doc])* const $name: &str = $sql;)*
        pub(crate) const ALL: &[(&str, &str)] = &[$((concat!(module_path!(), "::", stringify!($name)), $name)),*];
    };
}

#[derive(Debug, Error)]
pub enum OpenError {
    #[error("the database address must begin with sqlite: or postgres://")]
    UnknownScheme,
    #[error("the database address is not valid: {0}")]
    BadAddress(String),
    #[error("the database cannot be opened: {0}")]
    Unreachable(String),
    #[error("the database cannot be brought to this version: {0}")]
    Migrate(String),
    #[error(
        "the database was written by a newer version of Vigie (its migration {found} is unknown to this one); \
         install that version, or restore a backup from before the update"
    )]
    Newer { found: i64 },
    #[error("this SQLite is {found}; 3.51.3 or later is needed, since earlier ones can damage a database")]
    OldSqlite { found: String },
}

impl Store {
    /// Opens `sqlite:FILE` (made if it is not there) or `postgres://…`, and brings its tables to this version.
    pub async fn open(address: &str) -> Result<Self, OpenError> {
        let pools = match address.split(':').next() {
            Some("sqlite") => open_sqlite(address).await?,
            Some("postgres" | "postgresql") => open_postgres(address).await?,
            _ => return Err(OpenError::UnknownScheme),
        };
        Ok(Self { pools })
    }

    pub fn engine(&self) -> Engine {
        match self.pools {
            Pools::Sqlite { .. } => Engine::Sqlite,
            Pools::Postgres(_) => Engine::Postgres,
        }
    }

    /// A view of the data that does not change while it is held.
    pub async fn read(&self) -> Result<Tx, StoreError> {
        Ok(match &self.pools {
            Pools::Sqlite { read, .. } => Tx::Sqlite(SqliteTx::Read(read.begin().await?)),
            Pools::Postgres(pool) => {
                let begin = "BEGIN ISOLATION LEVEL REPEATABLE READ READ ONLY";
                Tx::Postgres(PostgresTx::Whole(pool.begin_with(begin).await?))
            }
        })
    }

    /// For one statement that reads, which is a consistent view by itself: without the cost of a transaction.
    pub async fn glance(&self) -> Result<Tx, StoreError> {
        Ok(match &self.pools {
            Pools::Sqlite { read, .. } => Tx::Sqlite(SqliteTx::Glance(read.acquire().await?)),
            Pools::Postgres(pool) => Tx::Postgres(PostgresTx::Glance(pool.acquire().await?)),
        })
    }

    /// A transaction that may write. On SQLite it has the write lock from the start, so it cannot fail half-way
    /// for want of it.
    pub async fn write(&self) -> Result<Tx, StoreError> {
        Ok(match &self.pools {
            Pools::Sqlite { write, .. } => Tx::Sqlite(SqliteTx::Write(write.begin().await?)),
            Pools::Postgres(pool) => Tx::Postgres(PostgresTx::Whole(pool.begin().await?)),
        })
    }

    /// Ends all connections; SQLite folds its log into the file.
    pub async fn close(&self) {
        match &self.pools {
            Pools::Sqlite { read, write } => {
                read.close().await;
                write.close().await;
            }
            Pools::Postgres(pool) => pool.close().await,
        }
    }
}

impl Tx {
    pub async fn commit(self) -> Result<(), StoreError> {
        match self {
            Self::Sqlite(SqliteTx::Write(turn)) => turn.commit().await?,
            Self::Sqlite(SqliteTx::Read(tx)) => tx.commit().await?,
            Self::Postgres(PostgresTx::Whole(tx)) => tx.commit().await?,
            Self::Sqlite(SqliteTx::Glance(_)) | Self::Postgres(PostgresTx::Glance(_)) => {}
        }
        Ok(())
    }

    /// Waits until no other transaction holds the lock of this key; held until the end of this transaction.
    /// On SQLite a writing transaction is alone already.
    pub async fn lock(&mut self, key: i64) -> Result<(), StoreError> {
        if let Self::Postgres(tx) = self {
            sqlx::query("SELECT pg_advisory_xact_lock($1)").bind(key).execute(tx.connection()).await?;
        }
        Ok(())
    }

    /// The same lock, which many may hold at a time while nobody holds it alone.
    pub async fn lock_shared(&mut self, key: i64) -> Result<(), StoreError> {
        if let Self::Postgres(tx) = self {
            sqlx::query("SELECT pg_advisory_xact_lock_shared($1)").bind(key).execute(tx.connection()).await?;
        }
        Ok(())
    }

    /// Runs a statement as whoever owns the database could. For tests of what that breaks.
    pub async fn tamper(&mut self, sql: &str) -> Result<(), StoreError> {
        on!(self, |conn| sqlx::query(sqlx::AssertSqlSafe(sql)).execute(conn).await.map(drop))?;
        Ok(())
    }

    /// Whether the engine accepts the statement. For the test that prepares them all.
    pub async fn prepare(&mut self, sql: &'static str) -> Result<(), StoreError> {
        use sqlx::{Executor, SqlSafeStr};
        on!(self, |conn| conn.prepare(sql.into_sql_str()).await.map(drop))?;
        Ok(())
    }
}

async fn open_sqlite(address: &str) -> Result<Pools, OpenError> {
    let options = SqliteConnectOptions::from_str(address)
        .map_err(|error| OpenError::BadAddress(reason(&error)))?
        .create_if_missing(true)
        .journal_mode(SqliteJournalMode::Wal)
        // An answer that was acknowledged is kept, whatever happens to the power.
        .synchronous(SqliteSynchronous::Full)
        .busy_timeout(Duration::from_secs(5))
        .foreign_keys(true)
        .pragma("trusted_schema", "OFF")
        .pragma("temp_store", "MEMORY")
        .pragma("cache_size", "-16000")
        .optimize_on_close(true, None);
    let mut write = SqliteConnection::connect_with(&options).await.map_err(unreachable)?;
    let version: String =
        sqlx::query_scalar("SELECT sqlite_version()").fetch_one(&mut write).await.map_err(unreachable)?;
    if version.split('.').map_while(|part| part.parse::<u32>().ok()).lt(OLDEST_SQLITE) {
        return Err(OpenError::OldSqlite { found: version });
    }
    MIGRATIONS_SQLITE.run(&mut write).await.map_err(migration_error)?;
    let write = Writer::new(write);

    let readers =
        std::thread::available_parallelism().map_or(4, |cores| u32::try_from(cores.get() * 2).unwrap_or(8));
    let read = SqlitePoolOptions::new()
        .max_connections(readers)
        .min_connections(1)
        .idle_timeout(None)
        .acquire_timeout(WAIT_FOR_CONNECTION)
        .connect_with(options.create_if_missing(false).read_only(true))
        .await
        .map_err(unreachable)?;
    Ok(Pools::Sqlite { write, read })
}

async fn open_postgres(address: &str) -> Result<Pools, OpenError> {
    let options = PgConnectOptions::from_str(address)
        .map_err(|error| OpenError::BadAddress(reason(&error)))?
        .application_name("vigie");
    // Once by hand: a pool would hide the reason behind its own waiting.
    PgConnection::connect_with(&options).await.map_err(unreachable)?.close().await.map_err(unreachable)?;
    let pool = PgPoolOptions::new()
        .max_connections(16)
        .min_connections(1)
        .acquire_timeout(WAIT_FOR_CONNECTION)
        .connect_with(options)
        .await
        .map_err(unreachable)?;
    MIGRATIONS_POSTGRES.run(&pool).await.map_err(migration_error)?;
    Ok(Pools::Postgres(pool))
}

fn migration_error(error: sqlx::migrate::MigrateError) -> OpenError {
    match error {
        sqlx::migrate::MigrateError::VersionMissing(found) => OpenError::Newer { found },
        sqlx::migrate::MigrateError::Execute(error)
        | sqlx::migrate::MigrateError::ExecuteMigration(error, _) => OpenError::Migrate(reason(&error)),
        other => OpenError::Migrate(other.to_string()),
    }
}

fn unreachable(error: sqlx::Error) -> OpenError {
    OpenError::Unreachable(reason(&error))
}

/// What went wrong, in words for whoever runs the program.
fn reason(error: &sqlx::Error) -> String {
    let code = error.as_database_error().and_then(|error| error.code().map(std::borrow::Cow::into_owned));
    match (error, code.as_deref()) {
        (sqlx::Error::PoolTimedOut, _) => "it did not answer in time".to_owned(),
        (_, Some("14")) => {
            "its folder does not exist, or the file may not be read or written there".to_owned()
        }
        (_, Some("8")) => {
            "the file may only be read; give this user the right to write it and its folder".to_owned()
        }
        (_, Some("13")) => "the disk is full; nothing was changed".to_owned(),
        (_, Some("26")) => "the file is not an SQLite database".to_owned(),
        _ => error.as_database_error().map_or_else(|| error.to_string(), |error| error.message().to_owned()),
    }
}
