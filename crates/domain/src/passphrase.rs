//! Passphrases of words drawn at random, and how long guessing takes.

/// Words are drawn from a list of this length: eleven fair coins for each.
pub const LIST_LEN: usize = 2_048;
const BITS_PER_WORD: u32 = 11;

/// Draws words with random bytes, two for each: `LIST_LEN` divides what two bytes can say, so no word is favoured.
pub fn draw<'a>(list: &[&'a str], random: &[u8]) -> Vec<&'a str> {
    let place = |pair: &[u8]| pair.iter().fold(0_usize, |n, byte| n << 8 | usize::from(*byte)) % LIST_LEN;
    random.chunks_exact(2).filter_map(|pair| list.get(place(pair)).copied()).collect()
}

/// How many bits of chance so many drawn words have.
pub const fn bits(words: u32) -> u32 {
    words * BITS_PER_WORD
}

/// Who guesses, and how often in a second.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Attack {
    /// Against a sign-in page that slows down: about a hundred tries an hour.
    Throttled,
    /// Against a sign-in page that does not: ten tries a second.
    Unthrottled,
    /// On stolen passwords, stored with a slow function: ten thousand a second.
    SlowHash,
    /// On stolen passwords, stored with a fast function: ten thousand million a second.
    FastHash,
}

impl Attack {
    pub const ALL: [Self; 4] = [Self::Throttled, Self::Unthrottled, Self::SlowHash, Self::FastHash];

    pub const fn code(self) -> &'static str {
        match self {
            Self::Throttled => "throttled",
            Self::Unthrottled => "unthrottled",
            Self::SlowHash => "slow-hash",
            Self::FastHash => "fast-hash",
        }
    }

    /// Guesses in a second, as its logarithm to base ten. The four models and their rates are those of zxcvbn
    /// (Wheeler, USENIX Security 2016).
    pub fn log10_rate(self) -> f64 {
        match self {
            Self::Throttled => (100.0_f64 / 3_600.0).log10(),
            Self::Unthrottled => 1.0,
            Self::SlowHash => 4.0,
            Self::FastHash => 10.0,
        }
    }

    /// How long so many guesses take.
    pub fn time(self, log10_guesses: f64) -> Span {
        Span::of_log10_seconds(log10_guesses - self.log10_rate())
    }
}

/// Half of all combinations, as guesses to base ten: what drawn words take on average.
pub fn log10_guesses(bits: u32) -> f64 {
    (f64::from(bits) - 1.0) * std::f64::consts::LOG10_2
}

/// A length of time as people say it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Span {
    LessThanASecond,
    Seconds(u32),
    Minutes(u32),
    Hours(u32),
    Days(u32),
    Months(u32),
    Years(u32),
    /// Thousands, millions and thousands of millions of years.
    ThousandYears(u32),
    MillionYears(u32),
    /// Longer than the sun will shine.
    Beyond,
}

/// Up to so many seconds, in units of so many, under this name.
type Step = (f64, f64, fn(u32) -> Span);

const DAY: f64 = 86_400.0;
const YEAR: f64 = 365.25 * DAY;

impl Span {
    pub fn of_log10_seconds(log10: f64) -> Self {
        if log10 < 0.0 {
            return Self::LessThanASecond;
        }
        if log10 > 17.0 {
            return Self::Beyond;
        }
        let seconds = 10_f64.powf(log10);
        let steps: [Step; 8] = [
            (60.0, 1.0, Self::Seconds),
            (3_600.0, 60.0, Self::Minutes),
            (DAY, 3_600.0, Self::Hours),
            (60.0 * DAY, DAY, Self::Days),
            (2.0 * YEAR, YEAR / 12.0, Self::Months),
            (1e4 * YEAR, YEAR, Self::Years),
            (1e6 * YEAR, 1e3 * YEAR, Self::ThousandYears),
            (f64::INFINITY, 1e6 * YEAR, Self::MillionYears),
        ];
        let step = steps.into_iter().find(|(below, ..)| seconds < *below);
        step.map_or(Self::Beyond, |(_, unit, name)| name(whole(seconds / unit)))
    }

    /// The key of its text, and its number.
    pub const fn parts(self) -> (&'static str, u32) {
        match self {
            Self::LessThanASecond => ("moment", 0),
            Self::Seconds(n) => ("seconds", n),
            Self::Minutes(n) => ("minutes", n),
            Self::Hours(n) => ("hours", n),
            Self::Days(n) => ("days", n),
            Self::Months(n) => ("months", n),
            Self::Years(n) => ("years", n),
            Self::ThousandYears(n) => ("thousand-years", n),
            Self::MillionYears(n) => ("million-years", n),
            Self::Beyond => ("beyond", 0),
        }
    }
}

#[expect(
    clippy::cast_possible_truncation,
    clippy::cast_sign_loss,
    reason = "a float cast saturates, and the value is at least one"
)]
fn whole(value: f64) -> u32 {
    value.max(1.0) as u32
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    #[test]
    fn every_word_is_as_likely() {
        let words: Vec<String> = (0..LIST_LEN).map(|n| n.to_string()).collect();
        let list: Vec<&str> = words.iter().map(String::as_str).collect();
        let mut seen = vec![0; LIST_LEN];
        for pair in 0..=u16::MAX {
            let drawn = draw(&list, &pair.to_be_bytes());
            seen[drawn[0].parse::<usize>().unwrap()] += 1;
        }
        assert!(seen.iter().all(|count| *count == 32));
        assert_eq!(bits(6), 66);
    }

    #[test]
    fn times_are_said_in_their_unit() {
        assert_eq!(Attack::FastHash.time(3.0), Span::LessThanASecond);
        assert_eq!(Attack::Throttled.time(2.0), Span::Hours(1));
        assert_eq!(Attack::SlowHash.time(log10_guesses(44)), Span::Years(27));
        assert_eq!(Attack::FastHash.time(log10_guesses(66)), Span::Years(116));
        assert_eq!(Attack::SlowHash.time(30.0), Span::Beyond);
        assert_eq!(Span::of_log10_seconds(7.0), Span::Months(3));
    }

    proptest! {
        #[test]
        fn more_guesses_never_take_less(a in 0.0..40.0_f64, more in 0.0..5.0_f64) {
            for attack in Attack::ALL {
                let rank = |span: Span| {
                    let names = ["moment", "seconds", "minutes", "hours", "days", "months", "years", "thousand-years", "million-years", "beyond"];
                    let (name, n) = span.parts();
                    (names.iter().position(|known| *known == name), n)
                };
                prop_assert!(rank(attack.time(a)) <= rank(attack.time(a + more)));
            }
        }
    }
}
