//! Who asks, and what they may ask. A right is an object: the only way to one is through an [`Actor`].

use serde::{Deserialize, Serialize};
use thiserror::Error;

use crate::{ids::PersonId, lang::Lang};

/// What a person may do beyond learning.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Role {
    /// Sees who of their people is done or late. Not granted: whoever manages somebody today has it.
    Manager,
    /// Programme, figures, incidents.
    Officer,
    /// Accounts and configuration; no training records.
    Administrator,
    /// Reads evidence.
    Auditor,
}

impl Role {
    pub const ALL: [Self; 4] = [Self::Manager, Self::Officer, Self::Administrator, Self::Auditor];

    pub const fn code(self) -> &'static str {
        match self {
            Self::Manager => "manager",
            Self::Officer => "officer",
            Self::Administrator => "administrator",
            Self::Auditor => "auditor",
        }
    }

    pub fn from_code(code: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|role| role.code() == code)
    }
}

/// A signed-in person.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Actor {
    pub person: PersonId,
    pub display_name: String,
    pub lang: Lang,
    roles: Vec<Role>,
    /// The id of the request in which they ask: the journal tells it.
    request: String,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq, Error)]
#[error("this is not yours to see or do")]
pub struct Denied;

macro_rules! rights {
    ($($(#[$doc:meta])* $right:ident($($role:ident)|+) = $method:ident;)*) => {
        $(
            $(#[$doc])*
            #[derive(Debug, Clone, Copy)]
            pub struct $right<'a> {
                actor: &'a Actor,
            }

            impl<'a> $right<'a> {
                pub fn person(&self) -> PersonId {
                    self.actor.person
                }

                pub fn actor(&self) -> &'a Actor {
                    self.actor
                }
            }
        )*

        impl Actor {
            $(
                pub fn $method(&self) -> Result<$right<'_>, Denied> {
                    if $(self.has(Role::$role))||+ { Ok($right { actor: self }) } else { Err(Denied) }
                }
            )*
        }
    };
}

rights! {
    /// The right to see whether the people below one are done or late.
    Manager(Manager) = manager;
    /// The right to see figures and to run the programme.
    Officer(Officer) = officer;
    /// The right to manage accounts and people.
    Administrator(Administrator) = administrator;
    /// The right to read the journal.
    JournalReader(Officer | Auditor) = journal_reader;
    /// The right to see who may do what, and why.
    RightsReader(Administrator | Auditor) = rights_reader;
    /// The right to invite people into their accounts.
    Inviter(Administrator | Officer) = inviter;
}

/// The right to learn: everybody's, over oneself.
#[derive(Debug, Clone, Copy)]
pub struct Learner<'a> {
    actor: &'a Actor,
}

impl<'a> Learner<'a> {
    pub fn person(&self) -> PersonId {
        self.actor.person
    }

    pub fn actor(&self) -> &'a Actor {
        self.actor
    }

    pub fn lang(&self) -> Lang {
        self.actor.lang
    }
}

impl Actor {
    /// Only the sign-in and session code of `training` makes actors.
    pub fn new(person: PersonId, display_name: String, lang: Lang, roles: Vec<Role>) -> Self {
        Self { person, display_name, lang, roles, request: String::new() }
    }

    /// Whoever runs a command on the machine itself: may do what an administrator may and check the journal, and is
    /// nobody in particular.
    pub fn operator() -> Self {
        let nobody = PersonId(uuid::Uuid::nil());
        let roles = vec![Role::Administrator, Role::Auditor];
        Self::new(nobody, "vigie".to_owned(), Lang::En, roles).in_request("command line")
    }

    /// The same person, asking in this request.
    #[must_use]
    pub fn in_request(mut self, id: &str) -> Self {
        id.clone_into(&mut self.request);
        self
    }

    pub fn request(&self) -> &str {
        &self.request
    }

    /// The person, unless it is whoever holds the machine.
    pub fn known_person(&self) -> Option<PersonId> {
        (!self.person.0.is_nil()).then_some(self.person)
    }

    pub fn has(&self, role: Role) -> bool {
        self.roles.contains(&role)
    }

    pub fn learner(&self) -> Learner<'_> {
        Learner { actor: self }
    }
}

/// Who may use a route. Given where the route is registered; there is no default.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Access {
    /// Everybody, signed in or not.
    Public,
    /// Whoever is signed in.
    SignedIn,
    Only(Role),
    /// Whoever has one of these.
    AnyOf(&'static [Role]),
}

impl Access {
    pub fn allows(self, actor: Option<&Actor>) -> bool {
        match self {
            Self::Public => true,
            Self::SignedIn => actor.is_some(),
            Self::Only(role) => actor.is_some_and(|actor| actor.has(role)),
            Self::AnyOf(roles) => actor.is_some_and(|actor| roles.iter().any(|role| actor.has(*role))),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_right_is_given_to_its_role_only() {
        let person = PersonId(uuid::Uuid::nil());
        let manager = Actor::new(person, "Ana".into(), Lang::Fr, vec![Role::Manager]);
        assert!(manager.manager().is_ok());
        assert!(manager.officer().is_err());
        assert!(Access::Only(Role::Manager).allows(Some(&manager)));
        assert!(!Access::Only(Role::Officer).allows(Some(&manager)));
        assert!(!Access::SignedIn.allows(None));
    }
}
