//! An attempt's life: open, then submitted. What may be done in each is a method of that state only.

use thiserror::Error;

use crate::{
    grading::{Mark, Response, Score},
    ids::{AttemptId, PersonId},
    module::{ItemId, ModuleId},
    time::Timestamp,
};

/// What an attempt is from its first moment on.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct AttemptHead {
    pub id: AttemptId,
    pub person: PersonId,
    pub module: ModuleId,
    /// 1 for the person's first attempt at the module.
    pub number: u32,
    pub module_version: String,
    pub content_hash: String,
    pub pass_mark_percent: u32,
    pub seed: u64,
    pub started_at: Timestamp,
}

/// One item of an attempt.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct AttemptItem {
    pub item: ItemId,
    /// See [`crate::draw::Drawn::shown`].
    pub shown: Vec<u8>,
    /// In canonical places.
    pub response: Option<Response>,
    /// Given when the attempt is submitted.
    pub mark: Option<Mark>,
}

#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Attempt {
    Open(OpenAttempt),
    Submitted(SubmittedAttempt),
}

#[derive(Debug, Clone, PartialEq, Eq)]
pub struct OpenAttempt {
    pub head: AttemptHead,
    /// In the order in which they are asked.
    pub items: Vec<AttemptItem>,
}

#[derive(Debug, Clone, PartialEq, Eq)]
pub struct SubmittedAttempt {
    pub head: AttemptHead,
    pub items: Vec<AttemptItem>,
    pub submitted_at: Timestamp,
    pub score: Score,
}

impl OpenAttempt {
    /// Ends the attempt. `mark` is asked once for each item, answered or not.
    #[must_use]
    pub fn submit(self, at: Timestamp, mark: impl Fn(&AttemptItem) -> Mark) -> SubmittedAttempt {
        let Self { head, mut items } = self;
        for item in &mut items {
            item.mark = Some(mark(item));
        }
        let marks: Vec<Mark> = items.iter().filter_map(|item| item.mark).collect();
        let score = Score::of(&marks, head.pass_mark_percent);
        SubmittedAttempt { head, items, submitted_at: at, score }
    }
}

impl Attempt {
    pub fn head(&self) -> &AttemptHead {
        match self {
            Self::Open(attempt) => &attempt.head,
            Self::Submitted(attempt) => &attempt.head,
        }
    }
}

/// How often a person may try, and how soon again.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct RetryPolicy {
    /// Minutes between the submission of a failed attempt and the next start.
    pub pause_minutes: u32,
    /// Attempts that may start within 24 hours.
    pub per_day: u32,
}

impl Default for RetryPolicy {
    /// Five minutes to read again, and five tries a day: enough for a learner, too few to learn the pool by heart.
    fn default() -> Self {
        Self { pause_minutes: 5, per_day: 5 }
    }
}

#[derive(Debug, Clone, Copy, PartialEq, Eq, Error)]
#[error("the next attempt may start at {until:?}")]
pub struct TooSoon {
    pub until: Timestamp,
}

/// An earlier attempt, as far as the policy looks at it.
#[derive(Debug, Clone, Copy)]
pub struct Earlier {
    pub started_at: Timestamp,
    /// When it was submitted without passing.
    pub failed_at: Option<Timestamp>,
}

impl RetryPolicy {
    /// The moment from which a next attempt may start, given all earlier ones.
    pub fn next_start(self, earlier: &[Earlier]) -> Timestamp {
        let after_pause = earlier.iter().filter_map(|a| a.failed_at).max();
        let after_pause = after_pause.map(|at| at.plus_minutes(i64::from(self.pause_minutes)));
        let mut starts: Vec<Timestamp> = earlier.iter().map(|a| a.started_at).collect();
        starts.sort_unstable_by(|a, b| b.cmp(a));
        let oldest_that_counts = usize::try_from(self.per_day).ok().and_then(|n| n.checked_sub(1));
        let after_day = oldest_that_counts.and_then(|n| starts.get(n)).map(|at| at.plus_minutes(24 * 60));
        after_pause.max(after_day).unwrap_or(Timestamp::from_millis(i64::MIN))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn at(minutes: i64) -> Timestamp {
        Timestamp::from_millis(0).plus_minutes(minutes)
    }

    fn failed(start: i64, end: i64) -> Earlier {
        Earlier { started_at: at(start), failed_at: Some(at(end)) }
    }

    #[test]
    fn a_failed_attempt_asks_for_a_pause() {
        let policy = RetryPolicy { pause_minutes: 5, per_day: 5 };
        assert!(policy.next_start(&[]) < at(0));
        assert_eq!(policy.next_start(&[failed(0, 10)]), at(15));
        assert!(policy.next_start(&[Earlier { started_at: at(0), failed_at: None }]) < at(0));
    }

    #[test]
    fn so_many_attempts_fit_into_24_hours() {
        let policy = RetryPolicy { pause_minutes: 5, per_day: 2 };
        assert_eq!(policy.next_start(&[failed(0, 10), failed(60, 70)]), at(24 * 60));
        assert_eq!(
            policy.next_start(&[failed(0, 10), failed(1_500, 1_510), failed(1_600, 1_610)]),
            at(1_500 + 24 * 60)
        );
    }
}
