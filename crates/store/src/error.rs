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
    pub(crate) fn corrupt(column: &'static str, value: impl std::fmt::Debug) -> Self {
        Self::Corrupt { column, value: format!("{value:?}").chars().take(80).collect() }
    }
}
