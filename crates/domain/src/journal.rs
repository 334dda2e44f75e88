//! What the journal tells of. A code is written once and read for years: none of them ever changes its meaning.

macro_rules! whats {
    ($($(#[$doc:meta])* $name:ident = $code:literal;)*) => {
        /// What happened.
        #[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
        pub enum What {
            $($(#[$doc])* $name,)*
        }

        impl What {
            pub const ALL: &[Self] = &[$(Self::$name),*];

            pub const fn code(self) -> &'static str {
                match self {
                    $(Self::$name => $code,)*
                }
            }
        }
    };
}

whats! {
    SignedIn = "signed-in";
    /// Whom: the person of the address, where there is one. What was typed is not kept: it may be a password.
    SignInRefused = "sign-in-refused";
    SignedOut = "signed-out";
    SignedOutEverywhere = "signed-out-everywhere";
    PasswordChanged = "password-changed";
    /// By somebody else: whoever holds the machine.
    PasswordSet = "password-set";
    /// A signed-in person asked for what is not theirs.
    Refused = "refused";
    PersonAdded = "person-added";
    PersonChanged = "person-changed";
    PersonMoved = "person-moved";
    PersonClosed = "person-closed";
    PeopleImported = "people-imported";
    RuleAdded = "rule-added";
    /// A high role, which waits for a second administrator.
    RoleRequested = "role-requested";
    RoleGranted = "role-granted";
    RoleRefused = "role-refused";
    RoleWithdrawn = "role-withdrawn";
    RoleRevoked = "role-revoked";
    AttemptSubmitted = "attempt-submitted";
    AttemptWithdrawn = "attempt-withdrawn";
    ModuleCompleted = "module-completed";
    /// Somebody's status for a module was shown in a list of names.
    RecordListed = "record-listed";
    /// The journal was searched for one person.
    JournalSearched = "journal-searched";
    /// What a person may do was looked at.
    RightsShown = "rights-shown";
    Invited = "invited";
    InvitationWithdrawn = "invitation-withdrawn";
    /// By an invitation: the first password is set.
    Joined = "joined";
    RecoveryAsked = "recovery-asked";
    Recovered = "recovered";
    /// What was typed is not kept.
    CodeRefused = "code-refused";
    MailSent = "mail-sent";
    MailFailed = "mail-failed";
    JournalExported = "journal-exported";
    JournalVerified = "journal-verified";
}

impl What {
    pub fn from_code(code: &str) -> Option<Self> {
        Self::ALL.iter().copied().find(|what| what.code() == code)
    }

    /// Those that mean: somebody looked at what is known of a person.
    pub const LOOKS: [Self; 3] = [Self::RecordListed, Self::JournalSearched, Self::RightsShown];
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_code_names_one_thing() {
        for what in What::ALL {
            assert_eq!(What::from_code(what.code()), Some(*what));
        }
        assert_eq!(What::from_code("nothing"), None);
    }
}
