//! The island's words, as a list: a struct of as many fields would cost the browser ten kilobytes to read.

use serde::{Deserialize, Serialize};

/// Stand in a text for numbers that only the browser knows: single characters, since finding those takes less code.
pub const N: char = '¤';
pub const TOTAL: char = '¦';

macro_rules! words {
    ($($word:ident = $key:literal,)*) => {
        /// What the island says. The text of each is made on the server.
        #[derive(Debug, Clone, Copy, PartialEq, Eq)]
        pub enum Word { $($word,)* }

        #[cfg(feature = "ssr")]
        impl Words {
            /// The words of a language; `text` gives the text of a key, its numbers as [`N`] and [`TOTAL`].
            pub fn new(text: impl Fn(&str) -> String) -> Self {
                Self(vec![$(text($key),)*])
            }
        }
    };
}

words! {
    Progress = "quiz-progress",
    Question = "quiz-question",
    Questions = "quiz-questions",
    Answered = "quiz-answered",
    Unanswered = "quiz-not-answered",
    Current = "quiz-current",
    Previous = "quiz-previous",
    Next = "quiz-next",
    Review = "quiz-review",
    ReviewTitle = "quiz-review-title",
    AllAnswered = "quiz-all-answered",
    SomeUnanswered = "quiz-some-unanswered",
    Submit = "quiz-submit",
    Keys = "quiz-keys",
    Saving = "quiz-saving",
    Saved = "quiz-saved",
    Offline = "quiz-offline",
    SignedOut = "quiz-signed-out",
    SignIn = "quiz-sign-in",
    Over = "quiz-over",
    SeeResult = "quiz-see-result",
    Failed = "quiz-failed",
}

#[derive(Debug, Clone, Default, Serialize, Deserialize)]
#[serde(transparent)]
pub struct Words(Vec<String>);

impl Words {
    pub fn get(&self, word: Word) -> &str {
        self.0.get(word as usize).map_or("", String::as_str)
    }
}
