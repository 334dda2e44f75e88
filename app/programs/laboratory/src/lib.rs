//! What the browser runs on the password laboratory: alone, for its dictionaries are large.
#![cfg(target_arch = "wasm32")]

pub use app::islands::*;

/// Wakes the islands of the page.
#[wasm_bindgen::prelude::wasm_bindgen]
pub fn hydrate() {
    leptos::mount::hydrate_islands();
}
