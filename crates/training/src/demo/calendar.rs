//! Working days and office hours of the demo company.

use domain::time::{Day, Timestamp};
use jiff::tz::TimeZone;

const OPENS: i32 = 8 * 60 + 30;
const CLOSES: i32 = 18 * 60;
/// Bank holidays on fixed dates, as month and day. Between Christmas and New Year the company is closed.
const HOLIDAYS: [(i8, i8); 6] = [(5, 1), (5, 8), (7, 14), (8, 15), (11, 1), (11, 11)];

pub(super) fn is_working_day(day: Day) -> bool {
    let date = day.date();
    let closed = matches!((date.month(), date.day()), (12, 24..) | (1, 1))
        || HOLIDAYS.contains(&(date.month(), date.day()));
    date.weekday().to_monday_zero_offset() < 5 && !closed
}

pub(super) fn working_day_from(mut day: Day) -> Day {
    while !is_working_day(day) {
        day = day + 1;
    }
    day
}

pub(super) fn working_day_until(mut day: Day) -> Day {
    while !is_working_day(day) {
        day = day - 1;
    }
    day
}

#[must_use]
pub(super) fn months_before(day: Day, months: u32) -> Day {
    let date = day.date().checked_sub(jiff::Span::new().months(i64::from(months)));
    date.map_or(Day::EARLIEST, Day::from_date)
}

#[derive(Debug, Clone)]
pub(super) struct Calendar {
    pub zone: TimeZone,
}

impl Calendar {
    /// An instant by the company's clock: minutes after midnight.
    pub fn at(&self, day: Day, minutes: i32) -> Timestamp {
        let midnight =
            day.date().to_zoned(self.zone.clone()).map_or(0, |zoned| zoned.timestamp().as_millisecond());
        Timestamp::from_millis(midnight).plus_minutes(i64::from(minutes))
    }

    pub fn day_and_minute(&self, at: Timestamp) -> (Day, i32) {
        let instant = jiff::Timestamp::from_millisecond(at.millis()).unwrap_or_default();
        let local = self.zone.to_datetime(instant);
        (Day::from_date(local.date()), i32::from(local.hour()) * 60 + i32::from(local.minute()))
    }

    /// This instant if somebody is at work then, or else some time in the morning of the next working day.
    pub fn office_hours(&self, at: Timestamp) -> Timestamp {
        let (day, minute) = self.day_and_minute(at);
        if is_working_day(day) && (OPENS..CLOSES).contains(&minute) {
            return at;
        }
        let next = if minute < OPENS { day } else { day + 1 };
        self.at(working_day_from(next), OPENS + 15 + minute % 120)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn nobody_works_at_weekends_and_at_christmas() {
        let day = |text| Day::parse_iso(text).unwrap();
        assert!(is_working_day(day("2026-11-20")));
        assert!(!is_working_day(day("2026-11-21")));
        assert_eq!(working_day_from(day("2025-12-24")), day("2026-01-02"));
        let calendar = Calendar { zone: TimeZone::get("Europe/Paris").unwrap() };
        let evening = calendar.at(day("2025-12-23"), 20 * 60);
        assert_eq!(calendar.day_and_minute(calendar.office_hours(evening)).0, day("2026-01-02"));
        let noon = calendar.at(day("2026-07-01"), 12 * 60);
        assert_eq!(calendar.office_hours(noon), noon);
        assert_eq!(noon.millis() % 86_400_000, 10 * 3_600_000);
    }
}
