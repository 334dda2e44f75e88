//! What the use cases stand on.

use std::sync::{Arc, Mutex, PoisonError};

use curriculum::Curriculum;
use domain::{
    attempt::RetryPolicy,
    chance::Chance,
    time::{Clock, Day, Timestamp},
};
use jiff::tz::TimeZone;
use rand::TryRngCore;
use store::Store;

use crate::{PasswordHasher, journal::Signer, mail::Sealer};

/// The system's clock: the one place that reads it.
#[derive(Debug, Clone, Copy)]
pub struct SystemClock;

impl Clock for SystemClock {
    #[expect(clippy::disallowed_methods, reason = "this is the clock that the others are given")]
    fn now(&self) -> Timestamp {
        Timestamp::from_millis(jiff::Timestamp::now().as_millisecond())
    }
}

/// The operating system's randomness.
#[derive(Debug, Clone, Copy)]
pub struct SystemChance;

impl Chance for SystemChance {
    fn fill(&mut self, bytes: &mut [u8]) {
        rand::rngs::OsRng.try_fill_bytes(bytes).expect("the operating system gives random bytes");
    }
}

/// What a company may choose.
#[derive(Debug, Clone)]
pub struct Options {
    /// In which days begin and end.
    pub zone: TimeZone,
    pub retry: RetryPolicy,
    /// Nobody is security officer and administrator at once.
    pub keep_powers_apart: bool,
}

impl Default for Options {
    fn default() -> Self {
        Self {
            zone: TimeZone::get("Europe/Paris").unwrap_or(TimeZone::UTC),
            retry: RetryPolicy::default(),
            keep_powers_apart: false,
        }
    }
}

/// All use cases. Cheap to clone.
#[derive(Clone)]
pub struct Services {
    pub(crate) store: Store,
    pub(crate) curriculum: Arc<Curriculum>,
    pub(crate) clock: Arc<dyn Clock>,
    chance: Arc<Mutex<dyn Chance>>,
    pub(crate) hasher: PasswordHasher,
    pub(crate) signer: Signer,
    pub(crate) sealer: Sealer,
    pub(crate) options: Options,
}

impl Services {
    pub fn new(
        store: Store,
        curriculum: Arc<Curriculum>,
        clock: Arc<dyn Clock>,
        chance: Arc<Mutex<dyn Chance>>,
        hasher: PasswordHasher,
        signer: Signer,
        options: Options,
    ) -> Self {
        let sealer = Sealer::new(signer.derive("mail"));
        Self { store, curriculum, clock, chance, hasher, signer, sealer, options }
    }

    /// The same, with other choices.
    #[must_use]
    pub fn with_options(&self, options: Options) -> Self {
        Self { options, ..self.clone() }
    }

    pub fn curriculum(&self) -> &Curriculum {
        &self.curriculum
    }

    pub fn curriculum_shared(&self) -> Arc<Curriculum> {
        self.curriculum.clone()
    }

    pub fn now(&self) -> Timestamp {
        self.clock.now()
    }

    /// Today, in the organisation's time zone.
    pub fn today(&self) -> Day {
        self.day_of(self.now())
    }

    pub fn day_of(&self, at: Timestamp) -> Day {
        let instant = jiff::Timestamp::from_millisecond(at.millis()).unwrap_or_default();
        Day::from_date(self.options.zone.to_datetime(instant).date())
    }

    /// The instant at which a day begins, in the organisation's time zone.
    pub fn midnight(&self, day: Day) -> Timestamp {
        let zoned = self.options.zone.to_zoned(day.date().at(0, 0, 0, 0));
        Timestamp::from_millis(zoned.map_or(i64::MAX, |at| at.timestamp().as_millisecond()))
    }

    /// The time of day of an instant, in the organisation's time zone: hour and minute.
    pub fn hour_of(&self, at: Timestamp) -> (i8, i8) {
        let instant = jiff::Timestamp::from_millisecond(at.millis()).unwrap_or_default();
        let time = self.options.zone.to_datetime(instant).time();
        (time.hour(), time.minute())
    }

    /// Runs `draw` with the source of randomness; never held across an await.
    pub(crate) fn with_chance<T>(&self, draw: impl FnOnce(&mut dyn Chance) -> T) -> T {
        draw(&mut *self.chance.lock().unwrap_or_else(PoisonError::into_inner))
    }

    /// The store, for the web layer's sessions only.
    pub fn store(&self) -> &Store {
        &self.store
    }
}
