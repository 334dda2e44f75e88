//! The user interface. Built twice: `ssr` renders every page on the server; `hydrate` is the little that runs in the
//! browser: the islands, and what they call; `programs` has one program of them for each kind of page. Pages and parts do not exist in the second build.

pub mod calls;
pub mod islands;

#[cfg(feature = "ssr")]
mod assets;
#[cfg(feature = "ssr")]
pub mod dates;
#[cfg(feature = "ssr")]
mod frame;
#[cfg(feature = "ssr")]
pub mod mails;
#[cfg(feature = "ssr")]
pub mod pages;
#[cfg(feature = "ssr")]
pub mod parts;
#[cfg(feature = "ssr")]
pub mod texts;

#[cfg(feature = "ssr")]
pub use assets::Assets;
#[cfg(feature = "ssr")]
pub use frame::{Drawn, Frame, Page, Program};
