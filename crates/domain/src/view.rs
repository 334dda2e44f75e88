//! What the browser may know of an open attempt: questions without keys. These types travel.

use serde::{Deserialize, Serialize};

use crate::grading::Response;

/// A question as it is shown; `position` counts from 0 within the attempt.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct ItemView {
    pub position: u16,
    pub label: String,
    /// Markup of the stem.
    pub stem: String,
    pub body: BodyView,
    /// What was answered so far, in shown places.
    pub response: Option<Response>,
}

#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum BodyView {
    /// Markup of the options.
    Choice(Vec<String>),
    Several(Vec<String>),
    Spot(Vec<String>),
    Line {
        /// Lines of code, as plain text.
        code: Vec<String>,
        /// Which of them can be picked, counted from 1.
        lines: Vec<u32>,
    },
    Order(Vec<String>),
    Match {
        left_heading: String,
        right_heading: String,
        lefts: Vec<String>,
        /// Plain text, since they stand in a drop-down list.
        rights: Vec<String>,
    },
}

/// An answer on its way to the server.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct AnswerPost {
    pub position: u16,
    pub response: Response,
}

/// The server kept the answer.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
pub struct Saved {
    /// How many items have an answer now.
    pub answered: u16,
}
