//! Identifiers: one type each, so that a person's id cannot be given where an attempt's is asked.

use serde::{Deserialize, Serialize};
use uuid::Uuid;

use crate::{chance::Chance, time::Timestamp};

macro_rules! ids {
    ($($(#[$doc:meta])* $name:ident;)*) => {$(
        $(#[$doc])*
        #[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize)]
        #[serde(transparent)]
        pub struct $name(pub Uuid);

        impl $name {
            /// A new identifier (UUID version 7: sorts by creation time).
            pub fn new(at: Timestamp, chance: &mut dyn Chance) -> Self {
                Self(uuid_v7(at, chance))
            }
        }

        impl std::fmt::Display for $name {
            fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
                self.0.fmt(f)
            }
        }

        impl std::str::FromStr for $name {
            type Err = uuid::Error;
            fn from_str(text: &str) -> Result<Self, Self::Err> {
                text.parse().map(Self)
            }
        }
    )*};
}

ids! {
    /// A natural person.
    PersonId;
    /// A node of the company's tree.
    UnitId;
    /// A rule of the programme.
    RuleId;
    /// One person's attempt at one module's quiz.
    AttemptId;
    /// The fact that a module was completed.
    CompletionId;
    /// A granted exemption.
    ExemptionId;
    /// An uploaded people file that waits for its confirmation.
    ImportId;
    /// A role that waits for a second administrator.
    RoleRequestId;
    /// A letter.
    MailId;
    /// A code that opens an account.
    CodeId;
}

/// RFC 9562, section 5.7: 48 bits of milliseconds, then random bits.
fn uuid_v7(at: Timestamp, chance: &mut dyn Chance) -> Uuid {
    let mut bytes = [0; 16];
    chance.fill(&mut bytes[6..]);
    let millis = u64::try_from(at.millis()).unwrap_or(0).to_be_bytes();
    bytes[..6].copy_from_slice(&millis[2..]);
    bytes[6] = bytes[6] & 0x0f | 0x70;
    bytes[8] = bytes[8] & 0x3f | 0x80;
    Uuid::from_bytes(bytes)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::chance::Seeded;

    #[test]
    fn a_new_id_is_a_version_7_uuid_that_sorts_by_time() {
        let mut chance = Seeded::new(1);
        let early = PersonId::new(Timestamp::from_millis(1_000), &mut chance);
        let late = PersonId::new(Timestamp::from_millis(2_000), &mut chance);
        assert_eq!(early.0.get_version_num(), 7);
        assert!(early < late);
    }
}
