//! Instants and calendar days. Nothing here asks what time it is: a [`Clock`] is an argument.

use std::ops::{Add, Sub};

use jiff::civil::Date;
use serde::{Deserialize, Serialize};

/// An instant: milliseconds since 1970-01-01 00:00 UTC.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(transparent)]
pub struct Timestamp(i64);

impl Timestamp {
    pub const fn from_millis(millis: i64) -> Self {
        Self(millis)
    }

    pub const fn millis(self) -> i64 {
        self.0
    }

    #[must_use]
    pub const fn plus_millis(self, millis: i64) -> Self {
        Self(self.0.saturating_add(millis))
    }

    #[must_use]
    pub const fn plus_minutes(self, minutes: i64) -> Self {
        self.plus_millis(minutes.saturating_mul(60_000))
    }
}

/// Where the time comes from.
pub trait Clock: Send + Sync {
    fn now(&self) -> Timestamp;
}

/// A calendar day in the organisation's time zone: days since 1970-01-01.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(transparent)]
pub struct Day(i32);

impl Day {
    /// 9999-12-31: the end of what has no end. Greater than any day that can be entered.
    pub const FOREVER: Self = Self(2_932_896);
    /// The first day that a file or a form may name: 1900-01-01.
    pub const EARLIEST: Self = Self(-25_567);
    /// The last day that a file or a form may name: 2199-12-31.
    pub const LATEST: Self = Self(84_005);

    pub const fn from_number(days: i32) -> Self {
        Self(days)
    }

    /// Days since 1970-01-01.
    pub const fn number(self) -> i32 {
        self.0
    }

    pub fn from_date(date: Date) -> Self {
        let epoch = Date::constant(1970, 1, 1);
        Self((date - epoch).get_days())
    }

    pub fn date(self) -> Date {
        let span = jiff::Span::new().days(self.0.clamp(Self::EARLIEST.0, Self::FOREVER.0));
        Date::constant(1970, 1, 1).checked_add(span).expect("clamped to years 1900 to 9999")
    }

    pub fn ymd(year: i16, month: i8, day: i8) -> Option<Self> {
        Date::new(year, month, day).ok().map(Self::from_date)
    }

    /// Reads `2026-11-21`; `None` if it is not a date between [`Self::EARLIEST`] and [`Self::LATEST`].
    pub fn parse_iso(text: &str) -> Option<Self> {
        let mut parts = text.splitn(3, '-');
        let mut field =
            |len: usize| parts.next().filter(|t| t.len() == len && t.bytes().all(|b| b.is_ascii_digit()));
        let (year, month, day) = (field(4)?, field(2)?, field(2)?);
        Self::ymd(year.parse().ok()?, month.parse().ok()?, day.parse().ok()?).filter(|d| d.can_be_entered())
    }

    pub fn can_be_entered(self) -> bool {
        (Self::EARLIEST..=Self::LATEST).contains(&self)
    }

    /// The same day of the month, so many months later; the last day of that month where it is shorter.
    #[must_use]
    pub fn plus_months(self, months: u32) -> Self {
        let span = jiff::Span::new().try_months(i64::from(months));
        span.and_then(|span| self.date().checked_add(span)).map_or(Self::FOREVER, Self::from_date)
    }

    #[must_use]
    pub fn first_of_month(self) -> Self {
        Self::from_date(self.date().first_of_month())
    }

    /// Days from `earlier` to `self`.
    pub const fn days_since(self, earlier: Self) -> i32 {
        self.0 - earlier.0
    }
}

impl Add<i32> for Day {
    type Output = Self;
    fn add(self, days: i32) -> Self {
        Self(self.0.saturating_add(days).min(Self::FOREVER.0))
    }
}

impl Sub<i32> for Day {
    type Output = Self;
    fn sub(self, days: i32) -> Self {
        Self(self.0.saturating_sub(days))
    }
}

impl std::fmt::Display for Day {
    /// ISO 8601: `2026-11-21`.
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        self.date().fmt(f)
    }
}

/// The days from `from` on, up to but without `until`.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize)]
pub struct Span {
    pub from: Day,
    pub until: Day,
}

impl Span {
    pub const ALWAYS: Self = Self { from: Day::from_number(i32::MIN), until: Day::FOREVER };

    pub const fn new(from: Day, until: Day) -> Self {
        Self { from, until }
    }

    pub const fn from(from: Day) -> Self {
        Self { from, until: Day::FOREVER }
    }

    pub fn is_empty(self) -> bool {
        self.from >= self.until
    }

    pub fn contains(self, day: Day) -> bool {
        self.from <= day && day < self.until
    }

    #[must_use]
    pub fn intersect(self, other: Self) -> Option<Self> {
        let both = Self { from: self.from.max(other.from), until: self.until.min(other.until) };
        (!both.is_empty()).then_some(both)
    }
}

/// Sorted spans of `spans`, where those that touch or overlap are one.
pub fn merge(mut spans: Vec<Span>) -> Vec<Span> {
    spans.retain(|span| !span.is_empty());
    spans.sort_unstable();
    let mut merged: Vec<Span> = Vec::with_capacity(spans.len());
    for span in spans {
        match merged.last_mut() {
            Some(last) if span.from <= last.until => last.until = last.until.max(span.until),
            _ => merged.push(span),
        }
    }
    merged
}

#[cfg(test)]
mod tests {
    use super::*;

    fn day(text: &str) -> Day {
        Day::parse_iso(text).unwrap()
    }

    #[test]
    fn days_are_read_and_written_as_iso_dates() {
        assert_eq!(day("1970-01-02").number(), 1);
        assert_eq!(day("2024-02-29").to_string(), "2024-02-29");
        assert_eq!(Day::FOREVER.to_string(), "9999-12-31");
        assert_eq!(Day::EARLIEST.to_string(), "1900-01-01");
        assert_eq!(Day::LATEST.to_string(), "2199-12-31");
        for wrong in [
            "2025-02-29",
            "2025-13-01",
            "1899-12-31",
            "2200-01-01",
            "2025-1-1",
            "",
            "2025-01-01T",
            "-025-01-01",
        ] {
            assert_eq!(Day::parse_iso(wrong), None, "{wrong}");
        }
    }

    #[test]
    fn a_month_later_ends_with_the_month() {
        assert_eq!(day("2025-01-31").plus_months(1), day("2025-02-28"));
        assert_eq!(day("2025-11-21").plus_months(12), day("2026-11-21"));
        assert_eq!(day("2025-11-21").plus_months(u32::MAX), Day::FOREVER);
    }

    #[test]
    fn spans_that_touch_are_merged() {
        let span = |from, until| Span::new(Day::from_number(from), Day::from_number(until));
        assert_eq!(
            merge(vec![span(5, 9), span(1, 3), span(3, 4), span(8, 12), span(2, 2)]),
            [span(1, 4), span(5, 12)]
        );
    }
}
