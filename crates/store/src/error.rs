//! What can go wrong with stored data.

use thiserror::Error;

#[derive(Debug, Error)]
pub enum StoreError {
    /// A value that this program would never have written.
    #[error("the database holds {value:?} in {column}, which this version does not understand")]
    Corrupt { column: &'static str, value: String },
    #[error(transparent)]
    Database(#[from] sqlx::Error),
}

impl StoreError {
    /// Whether the database has no room left, or its disk does not take what is written. Nothing was changed.
    pub fn is_full(&self) -> bool {
        match self {
            // SQLITE_FULL, SQLITE_IOERR_WRITE; PostgreSQL's disk_full.
            Self::Database(sqlx::Error::Database(error)) => {
                matches!(error.code().as_deref(), Some("13" | "778" | "53100"))
            }
            // A commit that the disk refused.
            Self::Database(sqlx::Error::Io(_)) => true,
            _ => false,
        }
    }

    pub(crate) fn corrupt(column: &'static str, value: impl std::fmt::Debug) -> Self {
        Self::Corrupt { column, value: format!("{value:?}").chars().take(80).collect() }
    }
}
