//! What moves in the browser.

#[cfg(feature = "exercises")]
pub mod dissector;
#[cfg(feature = "exercises")]
mod exercise;
#[cfg(feature = "laboratory")]
pub mod laboratory;
#[cfg(feature = "quiz")]
pub mod quiz;

#[cfg(feature = "laboratory")]
pub use laboratory::Laboratory;
#[cfg(feature = "quiz")]
pub use quiz::Quiz;
#[cfg(feature = "exercises")]
pub use {dissector::Dissector, exercise::Exercise};
