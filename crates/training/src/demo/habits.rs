//! How each person of the demo company goes about training: how soon, and how well.

use domain::{chance::Seeded, time::Day};
use serde::Deserialize;

use super::calendar::{months_before, working_day_from, working_day_until};

/// What `people.csv` says of somebody whom the demonstration shows; everybody else is ordinary.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Deserialize)]
pub(super) enum Habit {
    #[serde(rename = "")]
    Ordinary,
    /// Has not begun.
    #[serde(rename = "idle")]
    Idle,
    /// Does everything within days.
    #[serde(rename = "prompt")]
    Prompt,
    /// Does everything in time.
    #[serde(rename = "punctual")]
    Punctual,
    /// Does everything in time, but for the last module.
    #[serde(rename = "late")]
    Late,
    /// Completed what ends in the next weeks, and has not renewed it.
    #[serde(rename = "expiring")]
    Expiring,
}

#[derive(Debug, Clone, Copy)]
enum Pace {
    Prompt,
    Punctual,
    Usual,
    Slow,
}

/// What is asked of a person.
#[derive(Debug, Clone, Copy)]
pub(super) struct Asked {
    pub due_on: Day,
    pub validity_months: u32,
    pub is_last: bool,
}

pub(super) struct Person {
    habit: Habit,
    pace: Pace,
    /// Answers that are right, of a thousand.
    ability: usize,
    pub dice: Seeded,
}

impl Person {
    pub fn new(habit: Habit, mut dice: Seeded) -> Self {
        let pace = match (habit, dice.below(100)) {
            (Habit::Prompt, _) => Pace::Prompt,
            (Habit::Punctual | Habit::Late | Habit::Expiring, _) | (_, 0..30) => Pace::Punctual,
            (_, 30..80) => Pace::Usual,
            _ => Pace::Slow,
        };
        let ability = 880 + dice.below(100);
        Self { habit, pace, ability, dice }
    }

    /// The day on which the person sits down to it; `None` for never. `last` is the day on which the story ends.
    pub fn day_for(&mut self, asked: Asked, today: Day, last: Day) -> Option<Day> {
        match self.habit {
            Habit::Idle => None,
            Habit::Late if asked.is_last && asked.due_on > last - 270 => None,
            Habit::Expiring if asked.due_on >= last => None,
            Habit::Expiring => {
                let wanted = months_before(last + 10, asked.validity_months);
                let fits = (today..=today + 14).contains(&wanted);
                if fits { Some(working_day_from(wanted)) } else { self.usual_day(asked.due_on, today) }
            }
            _ => self.usual_day(asked.due_on, today),
        }
    }

    fn usual_day(&mut self, due_on: Day, today: Day) -> Option<Day> {
        let window = usize::try_from(due_on.days_since(today)).unwrap_or(0);
        if window == 0 {
            return Some(working_day_from(today + self.between(1, 12)));
        }
        let (from, until, late, latest, never) = match self.pace {
            Pace::Prompt => (0, 20, 0, 0, 0),
            Pace::Punctual => (5, 75, 0, 0, 0),
            Pace::Usual => (15, 100, 110, 30, 12),
            Pace::Slow => (50, 100, 430, 120, 80),
        };
        match self.dice.below(1000) {
            drawn if drawn < never => None,
            drawn if drawn < never + late => Some(working_day_from(due_on + self.between(1, latest))),
            _ => {
                let day = today + self.between(window * from / 100, window * until / 100);
                Some(working_day_from(working_day_until(day).max(today)))
            }
        }
    }

    fn between(&mut self, least: usize, most: usize) -> i32 {
        let drawn = least + self.dice.below(most.saturating_sub(least) + 1);
        i32::try_from(drawn).unwrap_or(i32::MAX)
    }

    /// A minute of the day: in the morning rather than in the afternoon.
    pub fn minute(&mut self) -> i32 {
        if self.dice.below(10) < 6 {
            self.between(8 * 60 + 40, 11 * 60 + 35)
        } else {
            self.between(13 * 60 + 40, 17 * 60)
        }
    }

    /// Seconds, around as many.
    pub fn about(&mut self, seconds: usize) -> i64 {
        i64::from(self.between(seconds * 6 / 10, seconds * 15 / 10))
    }

    /// Whether the person reads the lesson; some know it all and go straight to the quiz.
    pub fn reads(&mut self) -> bool {
        self.dice.below(3) > 0
    }

    /// Whether the next answer is right. `number` counts the person's attempts at the module from 1.
    pub fn knows(&mut self, is_misconceived: bool, number: u32) -> bool {
        let tries = usize::try_from(number).unwrap_or(1).saturating_sub(1);
        let of_thousand = if is_misconceived {
            (self.ability / 2 + 200 * tries).min(940)
        } else {
            (self.ability + 25 * tries).min(985)
        };
        self.dice.below(1000) < of_thousand
    }
}
