//! A person and what is known of them, day by day.

use serde::{Deserialize, Serialize};
use thiserror::Error;

use crate::{
    ids::{PersonId, UnitId},
    time::{Day, Span},
};

/// An address in its normal form: trimmed, lower case.
#[derive(Debug, Clone, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(try_from = "String")]
pub struct Email(String);

#[derive(Debug, Clone, PartialEq, Eq, Error)]
#[error("“{0}” is not an e-mail address")]
pub struct BadEmail(pub String);

impl Email {
    /// Accepts what mail servers accept in practice: one `@`, a name before it, a dotted or plain host after it,
    /// no space or control character, at most 254 bytes.
    pub fn parse(text: &str) -> Result<Self, BadEmail> {
        let normal = text.trim().to_lowercase();
        let bad = || BadEmail(normal.chars().take(100).collect());
        let (name, host) = normal.rsplit_once('@').ok_or_else(bad)?;
        let host_is_sound = !host.is_empty()
            && host
                .split('.')
                .all(|label| !label.is_empty() && !label.starts_with('-') && !label.ends_with('-'))
            && host.chars().all(|c| c.is_alphanumeric() || c == '.' || c == '-');
        let name_is_sound = !name.is_empty()
            && name.len() <= 64
            && !name.contains('@')
            && name.chars().all(|c| !c.is_whitespace() && !c.is_control() && !"<>(),;:\\\"[]".contains(c));
        if host_is_sound && name_is_sound && normal.len() <= 254 { Ok(Self(normal)) } else { Err(bad()) }
    }

    pub fn as_str(&self) -> &str {
        &self.0
    }
}

impl TryFrom<String> for Email {
    type Error = BadEmail;
    fn try_from(text: String) -> Result<Self, BadEmail> {
        Self::parse(&text)
    }
}

impl std::fmt::Display for Email {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str(&self.0)
    }
}

/// How a person works for the company.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Kind {
    Employee,
    Contractor,
    Intern,
    ManagementBody,
}

impl Kind {
    pub const ALL: [Self; 4] = [Self::Employee, Self::Contractor, Self::Intern, Self::ManagementBody];

    pub const fn code(self) -> &'static str {
        match self {
            Self::Employee => "employee",
            Self::Contractor => "contractor",
            Self::Intern => "intern",
            Self::ManagementBody => "management-body",
        }
    }

    pub fn from_code(code: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|kind| kind.code() == code)
    }
}

/// A job profile: lower-case words joined by hyphens, `developer`.
#[derive(Debug, Clone, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(try_from = "String")]
pub struct Profile(String);

#[derive(Debug, Clone, PartialEq, Eq, Error)]
#[error("“{0}” is not a profile: use letters, digits and hyphens, at most 40")]
pub struct BadProfile(pub String);

impl Profile {
    pub fn parse(text: &str) -> Result<Self, BadProfile> {
        let normal: String =
            text.trim().to_lowercase().chars().map(|c| if c == ' ' || c == '_' { '-' } else { c }).collect();
        let sound = !normal.is_empty()
            && normal.len() <= 40
            && normal.chars().all(|c| c.is_alphanumeric() || c == '-');
        if sound { Ok(Self(normal)) } else { Err(BadProfile(normal.chars().take(60).collect())) }
    }

    pub fn as_str(&self) -> &str {
        &self.0
    }
}

impl TryFrom<String> for Profile {
    type Error = BadProfile;
    fn try_from(text: String) -> Result<Self, BadProfile> {
        Self::parse(&text)
    }
}

impl std::fmt::Display for Profile {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str(&self.0)
    }
}

/// Where a person stands in the company for a span of days.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Posting {
    pub span: Span,
    pub kind: Kind,
    pub unit: UnitId,
    pub manager: Option<PersonId>,
}

/// A profile and the days on which it is held.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Held {
    pub profile: Profile,
    pub span: Span,
}

/// Everything dated about one person. Postings do not overlap and are sorted; where there is none, the person is
/// not in the company.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Career {
    pub postings: Vec<Posting>,
    pub profiles: Vec<Held>,
    pub leaves: Vec<Span>,
}

impl Career {
    pub fn posting_on(&self, day: Day) -> Option<&Posting> {
        self.postings.iter().find(|posting| posting.span.contains(day))
    }

    pub fn profiles_on(&self, day: Day) -> impl Iterator<Item = &Profile> {
        self.profiles.iter().filter(move |held| held.span.contains(day)).map(|held| &held.profile)
    }

    /// The first day of all, if there is one.
    pub fn starts_on(&self) -> Option<Day> {
        self.postings.first().map(|posting| posting.span.from)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_address_is_kept_in_its_normal_form() {
        assert_eq!(Email::parse(" Ana.Rossi@Example.FR ").unwrap().as_str(), "ana.rossi@example.fr");
        for wrong in
            ["", "a", "@b.fr", "a@", "a@b..fr", "a b@c.fr", "a@b@c.fr", "a@-b.fr", "a\n@b.fr", "<a@b.fr>"]
        {
            assert!(Email::parse(wrong).is_err(), "{wrong:?}");
        }
    }

    #[test]
    fn a_profile_is_words_joined_by_hyphens() {
        assert_eq!(Profile::parse(" Management Body ").unwrap().as_str(), "management-body");
        assert_eq!(Profile::parse("Développeur").unwrap().as_str(), "développeur");
        assert!(Profile::parse("a;b").is_err());
        assert!(Profile::parse("").is_err());
    }
}
