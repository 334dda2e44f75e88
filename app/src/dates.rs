//! Days in words: near ones by their distance, others by their name.

use domain::{lang::Lang, time::Day};

use crate::{Frame, args};

const MONTHS_FR: [&str; 12] = [
    "janvier",
    "février",
    "mars",
    "avril",
    "mai",
    "juin",
    "juillet",
    "août",
    "septembre",
    "octobre",
    "novembre",
    "décembre",
];
const MONTHS_EN: [&str; 12] = [
    "January",
    "February",
    "March",
    "April",
    "May",
    "June",
    "July",
    "August",
    "September",
    "October",
    "November",
    "December",
];
const DAYS_FR: [&str; 7] = ["lundi", "mardi", "mercredi", "jeudi", "vendredi", "samedi", "dimanche"];
const DAYS_EN: [&str; 7] = ["Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday"];

fn month(lang: Lang, day: Day) -> &'static str {
    let index = usize::from(day.date().month().unsigned_abs()) - 1;
    match lang {
        Lang::Fr => MONTHS_FR[index],
        Lang::En => MONTHS_EN[index],
    }
}

/// “1er” on the first of a French month, the plain number otherwise.
fn number(lang: Lang, day: Day) -> String {
    match (lang, day.date().day()) {
        (Lang::Fr, 1) => "1er".to_owned(),
        (_, number) => number.to_string(),
    }
}

/// “12 décembre”, “12 December”.
pub fn day_and_month(lang: Lang, day: Day) -> String {
    format!("{}\u{a0}{}", number(lang, day), month(lang, day))
}

/// “12 décembre 2026”.
pub fn date(lang: Lang, day: Day) -> String {
    format!("{} {}", day_and_month(lang, day), day.date().year())
}

/// “samedi 12 décembre 2026”.
pub fn full(lang: Lang, day: Day) -> String {
    let weekday = usize::from(day.date().weekday().to_monday_zero_offset().unsigned_abs());
    match lang {
        Lang::Fr => format!("{} {}", DAYS_FR[weekday], date(lang, day)),
        Lang::En => format!("{} {}", DAYS_EN[weekday], date(lang, day)),
    }
}

/// “nov. 2026”: a label under a chart.
pub fn month_and_year(lang: Lang, day: Day) -> String {
    format!("{} {}", month(lang, day), day.date().year())
}

impl Frame {
    /// A day as its distance if it is near (“aujourd’hui”, “dans 3 jours”), else as a date, with the year if it is
    /// another one.
    pub fn day_in_words(&self, day: Day) -> String {
        match day.days_since(self.today) {
            0 => self.t("day-today").into_owned(),
            1 => self.t("day-tomorrow").into_owned(),
            -1 => self.t("day-yesterday").into_owned(),
            days @ 2..=20 => self.ta("day-in", &args!["days" => days]),
            days @ -20..=-2 => self.ta("day-ago", &args!["days" => -days]),
            _ => self.date(day),
        }
    }

    /// “12 décembre”, with the year if it is not this one.
    pub fn date(&self, day: Day) -> String {
        if day.date().year() == self.today.date().year() {
            day_and_month(self.lang, day)
        } else {
            date(self.lang, day)
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn dates_are_written_as_people_write_them() {
        let day = Day::parse_iso("2026-12-01").unwrap();
        assert_eq!(full(Lang::Fr, day), "mardi 1er\u{a0}décembre 2026");
        assert_eq!(full(Lang::En, day), "Tuesday 1\u{a0}December 2026");
    }
}
