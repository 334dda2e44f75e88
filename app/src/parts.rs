//! Pieces that several pages use. None of them moves: what moves is an island.

pub mod charts;
pub mod navigation;
mod pieces;

pub use pieces::*;
