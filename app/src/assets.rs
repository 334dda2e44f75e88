//! Where the static files are: their names carry the hash of their content, so each can be kept for ever.

use std::collections::BTreeMap;

/// From the name in the source tree (`icons.svg`) to the name with its hash.
#[derive(Debug, Clone, Default)]
pub struct Assets {
    names: BTreeMap<String, String>,
}

impl Assets {
    pub fn new(names: BTreeMap<String, String>) -> Self {
        Self { names }
    }

    /// The address of a file; its plain name where the site was not built.
    pub fn url(&self, name: &str) -> String {
        format!("/static/{}", self.names.get(name).map_or(name, String::as_str))
    }
}
