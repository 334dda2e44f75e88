//! What a use case can answer instead of its result.

use domain::{actor::Denied, time::Timestamp};
use store::StoreError;
use thiserror::Error;

#[derive(Debug, Error)]
pub enum ServiceError {
    /// Not there, or not the caller's: the two are never told apart.
    #[error("not found")]
    NotFound,
    #[error(transparent)]
    Denied(#[from] Denied),
    /// The attempt was handed in, here or in another tab.
    #[error("the attempt is over")]
    AttemptIsOver,
    /// The pause between attempts, or their number, stands against a new one.
    #[error("the next attempt may start later")]
    TooSoon { until: Timestamp },
    /// What was sent does not fit what was asked.
    #[error("the answer does not fit the question")]
    Misfit,
    /// More work is waiting than the machine should take on.
    #[error("too busy")]
    Busy,
    #[error(transparent)]
    Store(#[from] StoreError),
}

impl From<domain::grading::Misfit> for ServiceError {
    fn from(_: domain::grading::Misfit) -> Self {
        Self::Misfit
    }
}
