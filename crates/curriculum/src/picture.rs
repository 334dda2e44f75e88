//! Pictures: SVG drawings that can do nothing but be looked at.

mod rules;
mod scan;

pub(crate) use rules::read;

/// A drawing that may be shown, and its size.
pub(crate) struct PictureDraft {
    pub(crate) name: String,
    pub(crate) svg: Vec<u8>,
    pub(crate) width: u32,
    pub(crate) height: u32,
}
