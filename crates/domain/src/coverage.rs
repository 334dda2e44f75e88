//! Coverage: the share of the people in scope who hold a valid completion on a day.
//!
//! Coverage on D = valid ÷ (valid + pending + overdue), over people bound by a rule on D. Exempt and paused people
//! are counted apart and always shown. One figure on two screens comes from one [`Tally`].

use std::ops::{Add, AddAssign, Neg, SubAssign};

use serde::{Deserialize, Serialize};

use crate::standing::Status;

/// People (or person–module pairs) by status on one day.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, Serialize, Deserialize)]
pub struct Tally {
    pub valid: i64,
    pub pending: i64,
    pub overdue: i64,
    pub exempt: i64,
    pub paused: i64,
}

impl Tally {
    pub fn add(&mut self, status: Status, count: i64) {
        *self.of_mut(status) += count;
    }

    fn of_mut(&mut self, status: Status) -> &mut i64 {
        match status {
            Status::Valid => &mut self.valid,
            Status::Pending => &mut self.pending,
            Status::Overdue => &mut self.overdue,
            Status::Exempt => &mut self.exempt,
            Status::Paused => &mut self.paused,
        }
    }

    /// The numerator is `valid`; this is the denominator.
    pub const fn in_scope(&self) -> i64 {
        self.valid + self.pending + self.overdue
    }

    /// In tenths of a percent, rounded down; `None` where nobody is in scope.
    pub const fn coverage_permille(&self) -> Option<i64> {
        let in_scope = self.in_scope();
        if in_scope > 0 { Some(self.valid * 1000 / in_scope) } else { None }
    }
}

impl AddAssign for Tally {
    fn add_assign(&mut self, other: Self) {
        self.valid += other.valid;
        self.pending += other.pending;
        self.overdue += other.overdue;
        self.exempt += other.exempt;
        self.paused += other.paused;
    }
}

impl Neg for Tally {
    type Output = Self;
    fn neg(self) -> Self {
        Self {
            valid: -self.valid,
            pending: -self.pending,
            overdue: -self.overdue,
            exempt: -self.exempt,
            paused: -self.paused,
        }
    }
}

impl SubAssign for Tally {
    fn sub_assign(&mut self, other: Self) {
        *self += -other;
    }
}

impl Add for Tally {
    type Output = Self;
    fn add(mut self, other: Self) -> Self {
        self += other;
        self
    }
}

impl std::iter::Sum for Tally {
    fn sum<I: Iterator<Item = Self>>(tallies: I) -> Self {
        tallies.fold(Self::default(), Add::add)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn exempt_and_paused_people_are_not_in_the_denominator() {
        let tally = Tally { valid: 2, pending: 1, overdue: 0, exempt: 5, paused: 7 };
        assert_eq!(tally.coverage_permille(), Some(666));
        assert_eq!(Tally { exempt: 3, ..Tally::default() }.coverage_permille(), None);
    }
}
