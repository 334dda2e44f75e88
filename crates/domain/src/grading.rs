//! What an answer is worth. No other file computes a mark.

use serde::{Deserialize, Serialize};
use thiserror::Error;

use crate::item::{Item, ItemBody};

/// What a person answered. Numbers are places of parts: *shown* places in the browser, places in the author's
/// file (*canonical*) in the database; [`Response::from_shown`] leads from one to the other.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum Response {
    /// The options that were picked, as a sorted set.
    Picked(Vec<u8>),
    /// The steps, first to last.
    Ordered(Vec<u8>),
    /// For each left side, the right side that was paired with it.
    Paired(Vec<Option<u8>>),
}

#[derive(Debug, Clone, PartialEq, Eq, Error)]
#[error("the answer does not fit the question")]
pub struct Misfit;

impl Response {
    /// Translates an answer given in shown places, and refuses one that does not fit `item`.
    pub fn from_shown(self, item: &Item, shown: &[u8]) -> Result<Self, Misfit> {
        let canonical = |place: u8| shown.get(usize::from(place)).copied().ok_or(Misfit);
        match (self, &item.body) {
            (Self::Picked(places), ItemBody::Choice(_) | ItemBody::Line { .. }) if places.len() <= 1 => {
                Ok(Self::Picked(places.into_iter().map(canonical).collect::<Result<_, _>>()?))
            }
            (Self::Picked(places), ItemBody::Several(_) | ItemBody::Spot(_)) => {
                let mut parts = places.into_iter().map(canonical).collect::<Result<Vec<_>, _>>()?;
                parts.sort_unstable();
                parts.dedup();
                Ok(Self::Picked(parts))
            }
            (Self::Ordered(places), ItemBody::Order(steps)) => {
                let parts = places.into_iter().map(canonical).collect::<Result<Vec<_>, _>>()?;
                is_permutation(&parts, steps.len()).then_some(Self::Ordered(parts)).ok_or(Misfit)
            }
            (Self::Paired(rights), ItemBody::Match(table)) if rights.len() == table.rows.len() => {
                let parts = rights.into_iter().map(|right| right.map(canonical).transpose());
                Ok(Self::Paired(parts.collect::<Result<_, _>>()?))
            }
            _ => Err(Misfit),
        }
    }

    /// The same answer in shown places.
    #[must_use]
    pub fn to_shown(&self, shown: &[u8]) -> Self {
        let place = |part: u8| shown.iter().position(|&p| p == part).and_then(|p| u8::try_from(p).ok());
        match self {
            Self::Picked(parts) => {
                let mut places: Vec<u8> = parts.iter().filter_map(|&part| place(part)).collect();
                places.sort_unstable();
                Self::Picked(places)
            }
            Self::Ordered(parts) => Self::Ordered(parts.iter().filter_map(|&part| place(part)).collect()),
            Self::Paired(rights) => Self::Paired(rights.iter().map(|right| right.and_then(place)).collect()),
        }
    }

    /// Whether nothing was said: no option picked, no pair made.
    pub fn is_empty(&self) -> bool {
        match self {
            Self::Picked(places) | Self::Ordered(places) => places.is_empty(),
            Self::Paired(rights) => rights.iter().all(Option::is_none),
        }
    }
}

fn is_permutation(parts: &[u8], len: usize) -> bool {
    let mut sorted = parts.to_vec();
    sorted.sort_unstable();
    sorted.iter().map(|&part| usize::from(part)).eq(0..len)
}

/// The mark of one item, in thousandths: 0 to 1000.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub struct Mark(u16);

impl Mark {
    pub const NONE: Self = Self(0);
    pub const FULL: Self = Self(1000);

    pub const fn thousandths(self) -> u16 {
        self.0
    }

    pub fn from_thousandths(value: i64) -> Option<Self> {
        u16::try_from(value).ok().filter(|&v| v <= 1000).map(Self)
    }

    fn share(numerator: usize, denominator: usize) -> Self {
        let value = numerator.min(denominator) * 1000 / denominator.max(1);
        Self(u16::try_from(value).unwrap_or(0))
    }
}

/// Marks an answer in canonical places.
///
/// - one option, one line, an order: all or nothing;
/// - several options: a share of 1/k for each of the k right ones, less 1/k for each wrong one, never below zero
///   (so that ticking everything is worth nothing where half is wrong, and less than full in any case);
/// - pairs: the share of right pairs.
pub fn mark(item: &Item, response: &Response) -> Mark {
    match (&item.body, response) {
        (ItemBody::Choice(options), Response::Picked(parts)) => {
            all_or_nothing(parts.len() == 1 && is_right(options.get(usize::from(parts[0])).map(|o| o.right)))
        }
        (ItemBody::Line { options, .. }, Response::Picked(parts)) => {
            all_or_nothing(parts.len() == 1 && is_right(options.get(usize::from(parts[0])).map(|o| o.right)))
        }
        (ItemBody::Several(options) | ItemBody::Spot(options), Response::Picked(parts)) => {
            let keys = options.iter().filter(|option| option.right).count();
            let right = parts
                .iter()
                .filter(|&&part| is_right(options.get(usize::from(part)).map(|o| o.right)))
                .count();
            let wrong = parts.len() - right;
            Mark::share(right.saturating_sub(wrong), keys)
        }
        (ItemBody::Order(steps), Response::Ordered(parts)) => {
            all_or_nothing(parts.iter().map(|&part| usize::from(part)).eq(0..steps.len()))
        }
        (ItemBody::Match(table), Response::Paired(rights)) => {
            let right =
                rights.iter().enumerate().filter(|(left, right)| right.map(usize::from) == Some(*left));
            Mark::share(right.count(), table.rows.len())
        }
        _ => Mark::NONE,
    }
}

/// The answer that earns the full mark, in canonical places.
pub fn key(item: &Item) -> Response {
    let places = |rights: Vec<bool>| {
        (0_u8..).zip(rights).filter(|(_, right)| *right).map(|(place, _)| place).collect()
    };
    let all = || (0_u8..).take(item.parts());
    match &item.body {
        ItemBody::Choice(options) | ItemBody::Several(options) | ItemBody::Spot(options) => {
            Response::Picked(places(options.iter().map(|option| option.right).collect()))
        }
        ItemBody::Line { options, .. } => {
            Response::Picked(places(options.iter().map(|option| option.right).collect()))
        }
        ItemBody::Order(_) => Response::Ordered(all().collect()),
        ItemBody::Match(_) => Response::Paired(all().map(Some).collect()),
    }
}

fn is_right(option: Option<bool>) -> bool {
    option.unwrap_or(false)
}

fn all_or_nothing(right: bool) -> Mark {
    if right { Mark::FULL } else { Mark::NONE }
}

/// The outcome of a submitted attempt.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Score {
    /// Sum of the marks, in thousandths.
    pub points: u32,
    /// How many items there were.
    pub items: u32,
    pub pass_mark_percent: u32,
}

impl Score {
    pub fn of(marks: &[Mark], pass_mark_percent: u32) -> Self {
        let points = marks.iter().map(|mark| u32::from(mark.0)).sum();
        Self { points, items: u32::try_from(marks.len()).unwrap_or(u32::MAX), pass_mark_percent }
    }

    /// Whole percent, rounded down: a score is never shown better than it is.
    pub const fn percent(self) -> u32 {
        if self.items == 0 { 0 } else { self.points / (self.items * 10) }
    }

    pub const fn passed(self) -> bool {
        self.items > 0 && self.points >= self.pass_mark_percent * self.items * 10
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::{
        item::{Html, ItemOption, MatchTable},
        lang::ByLang,
        module::ItemId,
    };

    fn item(body: ItemBody) -> Item {
        Item {
            id: ItemId::parse("item").unwrap(),
            objective: String::new(),
            section: String::new(),
            label: ByLang::default(),
            stem: ByLang::default(),
            explanation: ByLang::default(),
            body,
        }
    }

    fn options(keys: &[bool]) -> Vec<ItemOption> {
        let option = |&right| ItemOption { text: ByLang::default(), right, why: ByLang::default() };
        keys.iter().map(option).collect()
    }

    fn picked(parts: &[u8]) -> Response {
        Response::Picked(parts.to_vec())
    }

    #[test]
    fn several_right_options_are_marked_in_shares_with_a_penalty() {
        let item = item(ItemBody::Several(options(&[true, true, false, false])));
        let marks = |parts: &[u8]| mark(&item, &picked(parts)).thousandths();
        assert_eq!(marks(&[0, 1]), 1000);
        assert_eq!(marks(&[0]), 500);
        assert_eq!(marks(&[0, 2]), 0);
        assert_eq!(marks(&[0, 1, 2]), 500);
        assert_eq!(marks(&[0, 1, 2, 3]), 0);
        assert_eq!(marks(&[]), 0);
    }

    #[test]
    fn one_option_is_all_or_nothing() {
        let item = item(ItemBody::Choice(options(&[false, true, false])));
        assert_eq!(mark(&item, &picked(&[1])), Mark::FULL);
        assert_eq!(mark(&item, &picked(&[0])), Mark::NONE);
        assert_eq!(mark(&item, &picked(&[])), Mark::NONE);
        assert_eq!(mark(&item, &picked(&[9])), Mark::NONE);
        assert_eq!(mark(&item, &Response::Ordered(vec![1])), Mark::NONE);
    }

    #[test]
    fn pairs_are_marked_by_their_share() {
        let rows = vec![(ByLang::<Html>::default(), ByLang::default()); 3];
        let item = item(ItemBody::Match(MatchTable { heading: Default::default(), rows }));
        assert_eq!(mark(&item, &Response::Paired(vec![Some(0), Some(2), Some(1)])).thousandths(), 333);
        assert_eq!(mark(&item, &Response::Paired(vec![Some(0), Some(1), Some(2)])), Mark::FULL);
        assert_eq!(mark(&item, &Response::Paired(vec![None; 3])), Mark::NONE);
    }

    #[test]
    fn the_key_earns_the_full_mark() {
        let rows = vec![(ByLang::<Html>::default(), ByLang::default()); 3];
        for body in [
            ItemBody::Choice(options(&[false, true, false])),
            ItemBody::Several(options(&[true, false, true])),
            ItemBody::Order(vec![ByLang::default(); 4]),
            ItemBody::Match(MatchTable { heading: Default::default(), rows }),
        ] {
            let item = item(body);
            assert_eq!(mark(&item, &key(&item)), Mark::FULL);
        }
    }

    #[test]
    fn an_answer_in_shown_places_comes_back_to_them() {
        let item = item(ItemBody::Several(options(&[true, true, false, false])));
        let shown = [2, 0, 3, 1];
        let stored = picked(&[3, 1, 1]).from_shown(&item, &shown).unwrap();
        assert_eq!(stored, picked(&[0, 1]));
        assert_eq!(stored.to_shown(&shown), picked(&[1, 3]));
    }

    #[test]
    fn an_answer_that_does_not_fit_is_refused() {
        let choice = item(ItemBody::Choice(options(&[true, false, false])));
        let order = item(ItemBody::Order(vec![ByLang::default(); 3]));
        assert_eq!(picked(&[0, 1]).from_shown(&choice, &[0, 1, 2]), Err(Misfit));
        assert_eq!(picked(&[3]).from_shown(&choice, &[0, 1, 2]), Err(Misfit));
        assert_eq!(Response::Ordered(vec![0, 0, 1]).from_shown(&order, &[2, 1, 0]), Err(Misfit));
        assert_eq!(Response::Ordered(vec![0, 1]).from_shown(&order, &[2, 1, 0]), Err(Misfit));
        assert_eq!(Response::Paired(vec![None]).from_shown(&order, &[2, 1, 0]), Err(Misfit));
    }

    #[test]
    fn a_score_is_never_rounded_up_over_the_pass_mark() {
        let score = Score { points: 7_999, items: 10, pass_mark_percent: 80 };
        assert_eq!((score.percent(), score.passed()), (79, false));
        assert!(Score { points: 8_000, ..score }.passed());
        assert!(!Score { points: 0, items: 0, pass_mark_percent: 0 }.passed());
    }
}
