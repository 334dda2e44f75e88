//! Exercises: what an answer is worth as advice. There is no grade, and nothing is kept: the answers travel in the
//! address of the page, and say nothing but which place was marked.

use serde::Deserialize;

/// The exercises there are.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum ExerciseId {
    Mailbox,
    Links,
    Incident,
    Review,
    Passwords,
}

impl ExerciseId {
    pub const ALL: [Self; 5] = [Self::Mailbox, Self::Links, Self::Incident, Self::Review, Self::Passwords];

    /// As in addresses and in links of lessons (`exercise:mailbox`).
    pub const fn code(self) -> &'static str {
        match self {
            Self::Mailbox => "mailbox",
            Self::Links => "links",
            Self::Incident => "incident",
            Self::Review => "review",
            Self::Passwords => "passwords",
        }
    }

    pub fn from_code(code: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|id| id.code() == code)
    }
}

/// What a message is, or is taken for.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum Verdict {
    Genuine,
    /// Cannot be told from the message: it is asked about by another way.
    Doubtful,
    Fraudulent,
}

impl Verdict {
    pub const ALL: [Self; 3] = [Self::Genuine, Self::Doubtful, Self::Fraudulent];

    pub const fn code(self) -> &'static str {
        match self {
            Self::Genuine => "genuine",
            Self::Doubtful => "doubtful",
            Self::Fraudulent => "fraudulent",
        }
    }

    pub fn from_code(code: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|verdict| verdict.code() == code)
    }

    fn letter(self) -> char {
        self.code().chars().next().unwrap_or_default()
    }
}

/// What taking a message for something leads to.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Judgement {
    Right,
    /// Asked about where it could have been told: costs a moment.
    Careful,
    /// Thrown away or reported where it was sound, or where asking would have told.
    Hasty,
    /// Trusted where it should not have been.
    Trusting,
}

impl Judgement {
    pub const fn code(self) -> &'static str {
        match self {
            Self::Right => "right",
            Self::Careful => "careful",
            Self::Hasty => "hasty",
            Self::Trusting => "trusting",
        }
    }
}

pub const fn judge(truth: Verdict, taken_for: Verdict) -> Judgement {
    match (truth, taken_for) {
        (Verdict::Genuine, Verdict::Genuine)
        | (Verdict::Doubtful, Verdict::Doubtful)
        | (Verdict::Fraudulent, Verdict::Fraudulent) => Judgement::Right,
        (_, Verdict::Genuine) => Judgement::Trusting,
        (_, Verdict::Doubtful) => Judgement::Careful,
        (_, Verdict::Fraudulent) => Judgement::Hasty,
    }
}

/// How a mark on a part of a message stands to what that part says.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Mark {
    Found,
    Missed,
    /// Marked, though there is nothing wrong with it.
    Needless,
    /// Rightly left alone.
    Sound,
}

impl Mark {
    pub const fn of(is_suspicious: bool, is_marked: bool) -> Self {
        match (is_suspicious, is_marked) {
            (true, true) => Self::Found,
            (true, false) => Self::Missed,
            (false, true) => Self::Needless,
            (false, false) => Self::Sound,
        }
    }

    pub const fn code(self) -> &'static str {
        match self {
            Self::Found => "found",
            Self::Missed => "missed",
            Self::Needless => "needless",
            Self::Sound => "sound",
        }
    }
}

/// An answer to one message: what it is taken for, and the places of the parts that were marked.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Sorted {
    pub verdict: Verdict,
    pub marks: Vec<usize>,
}

/// More parts than any message has.
const MOST_PARTS: usize = 32;

impl Sorted {
    pub fn has(&self, place: usize) -> bool {
        self.marks.contains(&place)
    }

    fn code(&self) -> String {
        let bits =
            self.marks.iter().filter(|mark| **mark < MOST_PARTS).fold(0_u32, |bits, mark| bits | 1 << mark);
        format!("{}{bits:x}", self.verdict.letter())
    }

    fn from_code(code: &str) -> Option<Self> {
        let letter = code.chars().next()?;
        let verdict = Verdict::ALL.into_iter().find(|verdict| verdict.letter() == letter)?;
        let bits = u32::from_str_radix(&code[letter.len_utf8()..], 16).ok()?;
        Some(Self { verdict, marks: (0..MOST_PARTS).filter(|place| bits >> place & 1 == 1).collect() })
    }
}

/// What was answered so far, by place; as text, `f3.-.g0`: short enough for an address.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct SoFar<T>(Vec<Option<T>>);

/// An answer that can be written in a few letters, without a full stop.
pub trait Coded: Sized {
    fn to_code(&self) -> String;
    fn of_code(code: &str) -> Option<Self>;
}

impl Coded for Sorted {
    fn to_code(&self) -> String {
        self.code()
    }

    fn of_code(code: &str) -> Option<Self> {
        Self::from_code(code)
    }
}

/// The place of an option, or the number of a line.
impl Coded for u16 {
    fn to_code(&self) -> String {
        self.to_string()
    }

    fn of_code(code: &str) -> Option<Self> {
        code.parse().ok()
    }
}

impl<T: Coded> SoFar<T> {
    /// Reads what an address says; whatever does not fit counts as not answered.
    pub fn parse(text: &str, total: usize) -> Self {
        let mut answers: Vec<Option<T>> = text.split('.').take(total).map(T::of_code).collect();
        answers.resize_with(total, || None);
        Self(answers)
    }

    pub fn code(&self) -> String {
        let codes: Vec<String> =
            self.0.iter().map(|answer| answer.as_ref().map_or("-".to_owned(), T::to_code)).collect();
        codes.join(".")
    }

    pub fn get(&self, at: usize) -> Option<&T> {
        self.0.get(at)?.as_ref()
    }

    pub fn set(&mut self, at: usize, answer: T) {
        if let Some(place) = self.0.get_mut(at) {
            *place = Some(answer);
        }
    }

    pub fn answered(&self) -> usize {
        self.0.iter().flatten().count()
    }

    pub fn total(&self) -> usize {
        self.0.len()
    }

    /// The next place without an answer after this one, round to those before it.
    pub fn next_after(&self, at: usize) -> Option<usize> {
        let is_open = |place: &usize| self.0.get(*place).is_some_and(Option::is_none);
        (at + 1..self.0.len()).chain(0..=at).find(is_open)
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    #[test]
    fn trusting_is_worse_than_asking() {
        assert_eq!(judge(Verdict::Fraudulent, Verdict::Genuine), Judgement::Trusting);
        assert_eq!(judge(Verdict::Doubtful, Verdict::Genuine), Judgement::Trusting);
        assert_eq!(judge(Verdict::Fraudulent, Verdict::Doubtful), Judgement::Careful);
        assert_eq!(judge(Verdict::Genuine, Verdict::Fraudulent), Judgement::Hasty);
        for verdict in Verdict::ALL {
            assert_eq!(judge(verdict, verdict), Judgement::Right);
            assert_eq!(Verdict::from_code(verdict.code()), Some(verdict));
        }
    }

    #[test]
    fn what_does_not_fit_counts_as_not_answered() {
        let read = SoFar::<Sorted>::parse("f3.x9.é.g0.f1", 4);
        assert_eq!(read.code(), "f3.-.-.g0");
        assert_eq!(read.answered(), 2);
        assert_eq!(read.next_after(3), Some(1));
        assert_eq!(SoFar::<u16>::parse("", 2).next_after(0), Some(1));
        assert_eq!(SoFar::<u16>::parse("1.2", 2).next_after(1), None);
    }

    proptest! {
        #[test]
        fn answers_survive_the_address(given in prop::collection::vec(prop::option::of((0..3_usize, prop::collection::btree_set(0..MOST_PARTS, 0..6))), 1..12)) {
            let mut so_far = SoFar::parse("", given.len());
            for (at, answer) in given.into_iter().enumerate() {
                if let Some((verdict, marks)) = answer {
                    so_far.set(at, Sorted { verdict: Verdict::ALL[verdict], marks: marks.into_iter().collect() });
                }
            }
            prop_assert_eq!(SoFar::<Sorted>::parse(&so_far.code(), so_far.total()), so_far);
        }
    }
}
