//! What moves in the browser.

pub mod quiz;

pub use quiz::Quiz;
