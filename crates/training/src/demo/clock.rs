//! The time of the story, and when it begins.

use std::sync::atomic::{AtomicI64, Ordering};

use domain::time::{Clock, Day, Timestamp};

use super::calendar::{Calendar, months_before, working_day_from};

const MONTHS: u32 = 18;
/// Minutes after midnight.
pub(super) const PAYROLL_EXPORTS: i32 = 7 * 60 + 40;

/// Says what time it is in the story.
#[derive(Debug)]
pub(super) struct StoryClock(AtomicI64);

impl StoryClock {
    pub const fn new(at: Timestamp) -> Self {
        Self(AtomicI64::new(at.millis()))
    }

    pub fn move_to(&self, at: Timestamp) {
        self.0.fetch_max(at.millis(), Ordering::Relaxed);
    }
}

impl Clock for StoryClock {
    fn now(&self) -> Timestamp {
        Timestamp::from_millis(self.0.load(Ordering::Relaxed))
    }
}

/// The day on which the story begins, if it ends on `today`.
pub(super) fn first_day(today: Day) -> Day {
    working_day_from(months_before(today, MONTHS))
}

/// The instant at which it begins.
pub(super) fn beginning(calendar: &Calendar, today: Day) -> Timestamp {
    calendar.at(first_day(today), PAYROLL_EXPORTS)
}
