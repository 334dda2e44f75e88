//! A database for one test.

use std::sync::atomic::{AtomicU32, Ordering};

use sqlx::{Connection, Executor, PgConnection};
use store::Store;

static COUNT: AtomicU32 = AtomicU32::new(0);

fn name() -> String {
    format!("vigie_test_{}_{}", std::process::id(), COUNT.fetch_add(1, Ordering::Relaxed))
}

/// A database that is there for one test.
pub struct Database {
    pub store: Store,
    /// The address, to open it a second time.
    pub address: String,
    remove: Remove,
}

enum Remove {
    File(String),
    Postgres { server: String, name: String },
}

/// An empty SQLite file.
pub async fn sqlite() -> Database {
    let path = std::env::temp_dir().join(format!("{}.db", name())).to_str().unwrap().to_owned();
    let address = format!("sqlite:{path}");
    let store = Store::open(&address).await.unwrap();
    Database { store, address, remove: Remove::File(path) }
}

/// An empty database on the server of `TEST_POSTGRES_URL`, which `cargo xtask test` provides.
pub async fn postgres() -> Database {
    let server = std::env::var("TEST_POSTGRES_URL").unwrap_or_else(|_| {
        panic!(
            "TEST_POSTGRES_URL is not set: run `cargo xtask test`, or give the address of a server to test on"
        )
    });
    let name = name();
    let mut connection = PgConnection::connect(&server).await.unwrap();
    connection.execute(sqlx::AssertSqlSafe(format!("CREATE DATABASE {name}"))).await.unwrap();
    connection.close().await.unwrap();
    let (base, query) = server.split_once('?').map_or((server.as_str(), ""), |(base, query)| (base, query));
    let base = &base[..base.rfind('/').unwrap()];
    let address = format!("{base}/{name}{}{query}", if query.is_empty() { "" } else { "?" });
    let store = Store::open(&address).await.unwrap();
    Database { store, address, remove: Remove::Postgres { server, name } }
}

impl Database {
    /// Takes the database away.
    pub async fn drop(self) {
        self.store.close().await;
        match self.remove {
            Remove::File(path) => {
                for end in ["", "-wal", "-shm"] {
                    let _ = std::fs::remove_file(format!("{path}{end}"));
                }
            }
            Remove::Postgres { server, name } => {
                let mut connection = PgConnection::connect(&server).await.unwrap();
                connection
                    .execute(sqlx::AssertSqlSafe(format!("DROP DATABASE {name} WITH (FORCE)")))
                    .await
                    .unwrap();
                connection.close().await.unwrap();
            }
        }
    }
}
