//! The text of one language as its author arranged it: lesson and items, read but neither checked against the
//! other language nor rendered.

mod body;
mod check;
mod cut;
mod item;
mod options;
mod outline;
mod section;

pub(crate) use body::{Body, Step};
pub(crate) use item::{ItemDraft, Kind};
pub(crate) use options::OptionDraft;
pub(crate) use outline::Draft;

/// Reads every one, so that each can say what is wrong with it; `None` if one of them failed.
fn all_or_none<T, U>(all: Vec<T>, read: impl FnMut(T) -> Option<U>) -> Option<Vec<U>> {
    let read: Vec<Option<U>> = all.into_iter().map(read).collect();
    read.into_iter().collect()
}
