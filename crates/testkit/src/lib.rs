//! For tests only: a fresh database of either engine, a clock that stands still, and people to act.

#![expect(clippy::unwrap_used, reason = "a fixture that fails is a test that fails")]

mod fresh;
mod mail;
mod world;

pub use fresh::{Database, postgres, sqlite};
pub use mail::{Received, SmtpSink};
pub use world::{PASSWORD, StoryClock, World, email};

/// Runs a test body on both engines: `both_engines!(a_name);` makes `a_name::sqlite` and `a_name::postgres` of
/// `async fn a_name(store: Store)`. A PostgreSQL that is not there fails; nothing is skipped.
#[macro_export]
macro_rules! both_engines {
    ($($name:ident),* $(,)?) => {$(
        mod $name {
            #[tokio::test]
            async fn sqlite() {
                let database = $crate::sqlite().await;
                super::$name(database.store.clone()).await;
                database.drop().await;
            }

            #[tokio::test]
            async fn postgres() {
                let database = $crate::postgres().await;
                super::$name(database.store.clone()).await;
                database.drop().await;
            }
        }
    )*};
}
