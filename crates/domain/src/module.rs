//! Names of modules and items, as their authors write them.

use serde::{Deserialize, Serialize};
use thiserror::Error;

#[derive(Debug, Clone, PartialEq, Eq, Error)]
#[error("an id is 1 to 60 characters of a–z, 0–9 and “-”, and starts with a letter; got “{0}”")]
pub struct BadSlug(pub String);

fn check(text: &str) -> Result<(), BadSlug> {
    let starts_well = text.starts_with(|c: char| c.is_ascii_lowercase());
    let all_known = text.bytes().all(|b| b.is_ascii_lowercase() || b.is_ascii_digit() || b == b'-');
    if starts_well && all_known && text.len() <= 60 {
        Ok(())
    } else {
        Err(BadSlug(text.chars().take(80).collect()))
    }
}

macro_rules! slugs {
    ($($(#[$doc:meta])* $name:ident;)*) => {$(
        $(#[$doc])*
        #[derive(Debug, Clone, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize)]
        #[serde(try_from = "String")]
        pub struct $name(String);

        impl $name {
            pub fn parse(text: &str) -> Result<Self, BadSlug> {
                check(text).map(|()| Self(text.to_owned()))
            }

            pub fn as_str(&self) -> &str {
                &self.0
            }
        }

        impl TryFrom<String> for $name {
            type Error = BadSlug;
            fn try_from(text: String) -> Result<Self, BadSlug> {
                check(&text).map(|()| Self(text))
            }
        }

        impl std::fmt::Display for $name {
            fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
                f.write_str(&self.0)
            }
        }
    )*};
}

slugs! {
    /// A module's identity, the same in every language and version: `anssi-01`.
    ModuleId;
    /// An item's identity within its module: `club-leak`.
    ItemId;
}

pub use crate::lang::ByLang;

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn ids_are_lower_case_words() {
        assert!(ModuleId::parse("anssi-01").is_ok());
        for wrong in ["", "Anssi", "1a", "a b", "é", "../x", &"a".repeat(61)] {
            assert!(ModuleId::parse(wrong).is_err(), "{wrong}");
        }
    }
}
