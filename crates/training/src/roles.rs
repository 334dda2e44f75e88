//! Roles: who gives them, who must agree, who takes them back. Nobody decides on themselves.

use domain::{
    actor::{Actor, Administrator, RightsReader, Role},
    ids::{PersonId, RoleRequestId},
    journal::What,
    person::Email,
    time::Day,
};
use store::{
    Tx,
    people::Person,
    roles::{Decision, Held, Request},
};
use thiserror::Error;

use crate::{ServiceError, Services, journal::Found, mail::Letter};

/// How long a request waits for a second administrator.
const WAITS_MINUTES: i64 = 7 * 24 * 60;

/// Why a role is not given or taken.
#[derive(Debug, Error)]
pub enum RoleError {
    #[error("nobody decides on their own roles")]
    Oneself,
    #[error("the person is not in the company today")]
    NotHere,
    #[error("the person has the role already")]
    AlreadyHeld,
    #[error("the same is asked already, and waits for a second administrator")]
    AlreadyAsked,
    #[error("officer and administrator are kept apart, and the person is the other one")]
    KeptApart,
    #[error("whoever asked for it cannot agree to it")]
    SamePerson,
    /// Decided meanwhile, withdrawn or expired.
    #[error("the request does not wait any more")]
    Gone,
    #[error(transparent)]
    Service(#[from] ServiceError),
}

impl From<store::StoreError> for RoleError {
    fn from(error: store::StoreError) -> Self {
        Self::Service(error.into())
    }
}

/// What became of asking for a role.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Asked {
    Granted,
    /// A second administrator has to agree.
    Waits,
}

/// What a second administrator, or whoever asked, says to a request.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Answer {
    Approve,
    Refuse,
    Withdraw,
}

/// Who has which role, and what waits.
#[derive(Debug, Clone)]
pub struct Roles {
    pub held: Vec<Held>,
    pub requests: Vec<Request>,
    /// Administrators of today: with one only, nobody can agree to a request.
    pub administrators: i64,
}

/// What a person may do, and why.
#[derive(Debug, Clone)]
pub struct Rights {
    pub person: Person,
    /// Whether they are in the company today: whoever is not may do nothing.
    pub is_here: bool,
    pub has_password: bool,
    pub held: Vec<Held>,
    /// Whom they manage today, and since which day.
    pub managed: Vec<(String, Day)>,
    pub requests: Vec<Request>,
}

/// Whether a second administrator has to agree to it.
pub const fn is_high(role: Role) -> bool {
    matches!(role, Role::Administrator | Role::Officer)
}

impl Services {
    /// Everybody with a role, and the requests that wait.
    pub async fn roles(&self, _: RightsReader<'_>) -> Result<Roles, ServiceError> {
        let mut tx = self.store.read().await?;
        Ok(Roles {
            held: store::roles::list_held(&mut tx).await?,
            requests: store::roles::list_requests(&mut tx, self.now()).await?,
            administrators: store::roles::count_holders(&mut tx, Role::Administrator, self.today()).await?,
        })
    }

    /// The people whom a name or an address means, to look at their rights.
    pub async fn find_people(&self, _: RightsReader<'_>, text: &str) -> Result<Found, ServiceError> {
        self.find_person(text).await
    }

    /// What this person may do, and why. A look at them, and written down.
    pub async fn rights_of(&self, by: RightsReader<'_>, person: PersonId) -> Result<Rights, ServiceError> {
        let mut tx = self.store.write().await?;
        let found = store::people::find_person(&mut tx, person).await?.ok_or(ServiceError::NotFound)?;
        let mut held = store::roles::list_held(&mut tx).await?;
        held.retain(|held| held.person == person);
        let mut requests = store::roles::list_requests(&mut tx, self.now()).await?;
        requests.retain(|request| request.person == person);
        let rights = Rights {
            person: found,
            is_here: store::accounts::find_actor(&mut tx, person, self.today()).await?.is_some(),
            has_password: store::accounts::find_password_hash(&mut tx, person).await?.is_some(),
            held,
            managed: store::roles::list_managed(&mut tx, person, self.today()).await?,
            requests,
        };
        self.entry(by.actor(), What::RightsShown).on(person).append(&mut tx).await?;
        tx.commit().await?;
        Ok(rights)
    }

    /// Gives a low role at once; asks a second administrator to agree to a high one.
    pub async fn ask_for_role(
        &self,
        by: Administrator<'_>,
        person: PersonId,
        role: Role,
    ) -> Result<Asked, RoleError> {
        let now = self.now();
        let mut tx = self.begin_roles(by).await?;
        if person == by.person() {
            return Err(RoleError::Oneself);
        }
        self.check_may_hold(&mut tx, person, role).await?;
        let asked = if is_high(role) {
            store::roles::expire(&mut tx, now).await?;
            let id = self.with_chance(|chance| RoleRequestId::new(now, chance));
            let until = now.plus_minutes(WAITS_MINUTES);
            if !store::roles::insert_request(&mut tx, id, person, role, by.person(), now, until).await? {
                return Err(RoleError::AlreadyAsked);
            }
            self.entry(by.actor(), What::RoleRequested).on(person).about(role.code()).append(&mut tx).await?;
            Asked::Waits
        } else {
            store::roles::grant(&mut tx, person, role, now, Some(by.person()), None).await?;
            self.post_role(&mut tx, person, Letter::RoleGranted { role: role.code().to_owned() }).await?;
            self.entry(by.actor(), What::RoleGranted).on(person).about(role.code()).append(&mut tx).await?;
            Asked::Granted
        };
        tx.commit().await.map_err(ServiceError::from)?;
        Ok(asked)
    }

    /// Agrees to a request, refuses it, or takes it back.
    pub async fn answer_role_request(
        &self,
        by: Administrator<'_>,
        id: RoleRequestId,
        answer: Answer,
    ) -> Result<Request, RoleError> {
        let now = self.now();
        let mut tx = self.begin_roles(by).await?;
        let waiting = store::roles::list_requests(&mut tx, now).await?;
        let request = waiting.into_iter().find(|request| request.id == id).ok_or(RoleError::Gone)?;
        let (is_own, decision, what) = match answer {
            Answer::Approve => (false, Decision::Approved, What::RoleGranted),
            Answer::Refuse => (false, Decision::Refused, What::RoleRefused),
            Answer::Withdraw => (true, Decision::Withdrawn, What::RoleWithdrawn),
        };
        if is_own != (request.by == by.person()) {
            return Err(if is_own { ServiceError::NotFound.into() } else { RoleError::SamePerson });
        }
        if !is_own && request.person == by.person() {
            return Err(RoleError::Oneself);
        }
        if answer == Answer::Approve {
            self.check_may_hold(&mut tx, request.person, request.role).await?;
            let (asked_by, approved_by) = (Some(request.by), Some(by.person()));
            store::roles::grant(&mut tx, request.person, request.role, now, asked_by, approved_by).await?;
            let letter = Letter::RoleGranted { role: request.role.code().to_owned() };
            self.post_role(&mut tx, request.person, letter).await?;
        }
        if !store::roles::decide(&mut tx, id, decision, by.person(), now).await? {
            return Err(RoleError::Gone);
        }
        self.entry(by.actor(), what)
            .on(request.person)
            .about(request.role.code())
            .with(&serde_json::json!({ "asked_by": request.by.to_string() }))
            .append(&mut tx)
            .await?;
        tx.commit().await.map_err(ServiceError::from)?;
        Ok(request)
    }

    /// Takes a role back. One administrator is enough: fewer rights are the safe side.
    pub async fn revoke_role(
        &self,
        by: Administrator<'_>,
        person: PersonId,
        role: Role,
    ) -> Result<(), RoleError> {
        let mut tx = self.begin_roles(by).await?;
        if person == by.person() {
            return Err(RoleError::Oneself);
        }
        if !store::roles::revoke(&mut tx, person, role, self.now(), by.actor().known_person()).await? {
            return Err(RoleError::Gone);
        }
        self.post_role(&mut tx, person, Letter::RoleRevoked { role: role.code().to_owned() }).await?;
        self.entry(by.actor(), What::RoleRevoked).on(person).about(role.code()).append(&mut tx).await?;
        tx.commit().await.map_err(ServiceError::from)?;
        Ok(())
    }

    async fn post_role(&self, tx: &mut Tx, person: PersonId, letter: Letter) -> Result<(), ServiceError> {
        let to = store::people::find_person(tx, person).await?.ok_or(ServiceError::NotFound)?;
        self.post(tx, &to, &letter, None).await
    }

    /// Gives a role from the machine itself: how the first administrators are made.
    pub async fn grant(&self, by: &Actor, email: &Email, role: Role) -> Result<(), RoleError> {
        only_operator(by)?;
        let mut tx = self.store.write().await?;
        store::roles::lock(&mut tx).await?;
        let person = store::people::find_by_email(&mut tx, email).await?.ok_or(ServiceError::NotFound)?;
        // Not asked whether they are here: the first day may be tomorrow.
        self.check_apart(&mut tx, person.id, role).await?;
        if !store::roles::grant(&mut tx, person.id, role, self.now(), None, None).await? {
            return Err(RoleError::AlreadyHeld);
        }
        self.entry(by, What::RoleGranted).on(person.id).about(role.code()).append(&mut tx).await?;
        tx.commit().await.map_err(ServiceError::from)?;
        Ok(())
    }

    /// Takes a role back from the machine itself.
    pub async fn revoke(&self, by: &Actor, email: &Email, role: Role) -> Result<(), RoleError> {
        only_operator(by)?;
        let person = {
            let mut tx = self.store.read().await?;
            store::people::find_by_email(&mut tx, email).await?.ok_or(ServiceError::NotFound)?
        };
        self.revoke_role(by.administrator().map_err(ServiceError::from)?, person.id, role).await
    }

    /// The right was true when the request came in. It is asked again under the lock: two administrators who take
    /// the role from each other at the same time must not both succeed.
    async fn begin_roles(&self, by: Administrator<'_>) -> Result<Tx, ServiceError> {
        let mut tx = self.store.write().await?;
        store::roles::lock(&mut tx).await?;
        if let Some(person) = by.actor().known_person()
            && !store::roles::roles_of(&mut tx, person).await?.contains(&Role::Administrator)
        {
            return Err(domain::actor::Denied.into());
        }
        Ok(tx)
    }

    async fn check_may_hold(&self, tx: &mut Tx, person: PersonId, role: Role) -> Result<(), RoleError> {
        if store::people::find_person(tx, person).await?.is_none() {
            return Err(ServiceError::NotFound.into());
        }
        if store::accounts::find_actor(tx, person, self.today()).await?.is_none() {
            return Err(RoleError::NotHere);
        }
        if store::roles::roles_of(tx, person).await?.contains(&role) {
            return Err(RoleError::AlreadyHeld);
        }
        self.check_apart(tx, person, role).await
    }

    async fn check_apart(&self, tx: &mut Tx, person: PersonId, role: Role) -> Result<(), RoleError> {
        let other = match role {
            Role::Officer => Role::Administrator,
            Role::Administrator => Role::Officer,
            Role::Auditor | Role::Manager => return Ok(()),
        };
        let is_other = store::roles::roles_of(tx, person).await?.contains(&other);
        if self.options.keep_powers_apart && is_other { Err(RoleError::KeptApart) } else { Ok(()) }
    }
}

/// Refuses whoever is a person: what the command line may do, and no page.
pub(crate) fn only_operator(by: &Actor) -> Result<(), ServiceError> {
    if by.known_person().is_some() { Err(domain::actor::Denied.into()) } else { Ok(()) }
}
