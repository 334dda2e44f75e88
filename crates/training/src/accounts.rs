//! Signing in, and what a person may change of their own account.

use domain::{
    actor::{Actor, Learner},
    ids::PersonId,
    journal::What,
    lang::Lang,
    person::Email,
};
use store::Tx;
use thiserror::Error;

use crate::{BadPassword, PasswordHasher, ServiceError, Services, mail::Letter, roles::only_operator};

#[derive(Debug, Error)]
pub enum ChangePasswordError {
    #[error("the present password is not right")]
    WrongPassword,
    #[error(transparent)]
    Bad(#[from] BadPassword),
    #[error(transparent)]
    Service(#[from] ServiceError),
}

impl From<store::StoreError> for ChangePasswordError {
    fn from(error: store::StoreError) -> Self {
        Self::Service(error.into())
    }
}

fn actor(row: store::accounts::ActorRow) -> Actor {
    let name = format!("{} {}", row.given_name, row.family_name);
    Actor::new(row.person, name, row.lang, row.roles)
}

impl Services {
    /// The person of this address and password, if they are in the company today. `None` says nothing of which of
    /// the three was wrong, and takes as long as success.
    pub async fn sign_in(
        &self,
        email: &str,
        password: &str,
        request: &str,
    ) -> Result<Option<PersonId>, ServiceError> {
        let today = self.today();
        let account = match Email::parse(email) {
            Ok(email) => {
                let mut tx = self.store.read().await?;
                store::accounts::find_for_sign_in(&mut tx, &email, today).await?
            }
            Err(_) => None,
        };
        let (person, hash) = account.map(|row| (row.person, row.password_hash)).unzip();
        let matches = self.hasher.verify(password, hash).await?;
        let signed_in = person.filter(|_| matches);
        let entry = if let Some(person) = signed_in {
            self.entry_of(Some(person), request, What::SignedIn).on(person)
        } else {
            let refused = self.entry_of(None, request, What::SignInRefused);
            if let Some(person) = person { refused.on(person) } else { refused }
        };
        let mut tx = self.store.write().await?;
        entry.append(&mut tx).await?;
        tx.commit().await?;
        Ok(signed_in)
    }

    /// Ends one session: that of this hash.
    pub async fn sign_out(&self, learner: Learner<'_>, session: &[u8]) -> Result<(), ServiceError> {
        let mut tx = self.store.write().await?;
        store::sessions::delete(&mut tx, session).await?;
        let person = learner.person();
        self.entry(learner.actor(), What::SignedOut).on(person).append(&mut tx).await?;
        tx.commit().await?;
        Ok(())
    }

    /// Who this person is today, with the rights they have; `None` if they are not in the company.
    pub async fn actor(&self, person: PersonId) -> Result<Option<Actor>, ServiceError> {
        let mut tx = self.store.glance().await?;
        let found = store::accounts::find_actor(&mut tx, person, self.today()).await?;
        Ok(found.map(actor))
    }

    /// What the session of this hash says, and who stands behind it today; `None` as for [`Services::actor`], or if
    /// the session has ended.
    pub async fn identity(&self, session: &[u8]) -> Result<Option<(String, Actor)>, ServiceError> {
        let mut tx = self.store.glance().await?;
        let found = store::sessions::find_identity(&mut tx, session, self.now(), self.today()).await?;
        Ok(found.map(|(data, row)| (data, actor(row))))
    }

    /// The address of the person, and how many sessions they have.
    pub async fn account(&self, learner: Learner<'_>) -> Result<(String, i64), ServiceError> {
        let mut tx = self.store.read().await?;
        let person =
            store::people::find_person(&mut tx, learner.person()).await?.ok_or(ServiceError::NotFound)?;
        let sessions = store::sessions::count_of_person(&mut tx, learner.person(), self.now()).await?;
        Ok((person.email.as_str().to_owned(), sessions))
    }

    pub async fn set_language(&self, learner: Learner<'_>, lang: Lang) -> Result<(), ServiceError> {
        let mut tx = self.store.write().await?;
        store::accounts::set_language(&mut tx, learner.person(), lang).await?;
        tx.commit().await?;
        Ok(())
    }

    /// Changes the password and ends every session of the person.
    pub async fn change_password(
        &self,
        learner: Learner<'_>,
        present: &str,
        next: &str,
    ) -> Result<(), ChangePasswordError> {
        PasswordHasher::check(next)?;
        let hash = {
            let mut tx = self.store.read().await?;
            store::accounts::find_password_hash(&mut tx, learner.person()).await?
        };
        if !self.hasher.verify(present, hash).await? {
            return Err(ChangePasswordError::WrongPassword);
        }
        let hash = self.hasher.hash(next).await?;
        let mut tx = self.store.write().await?;
        store::accounts::set_password(&mut tx, learner.person(), &hash, self.now()).await?;
        store::sessions::delete_of_person(&mut tx, learner.person()).await?;
        self.post_password_changed(&mut tx, learner.person()).await?;
        self.entry(learner.actor(), What::PasswordChanged).on(learner.person()).append(&mut tx).await?;
        tx.commit().await?;
        Ok(())
    }

    /// Ends every session of the person. Says how many there were.
    pub async fn sign_out_everywhere(&self, learner: Learner<'_>) -> Result<u64, ServiceError> {
        let mut tx = self.store.write().await?;
        let ended = store::sessions::delete_of_person(&mut tx, learner.person()).await?;
        self.entry(learner.actor(), What::SignedOutEverywhere)
            .on(learner.person())
            .with(&serde_json::json!({ "sessions": ended }))
            .append(&mut tx)
            .await?;
        tx.commit().await?;
        Ok(ended)
    }

    /// Removes sessions that are past their end; they were worth nothing already.
    pub async fn forget_ended_sessions(&self) -> Result<u64, ServiceError> {
        let mut tx = self.store.write().await?;
        let ended = store::sessions::delete_expired(&mut tx, self.now()).await?;
        tx.commit().await?;
        Ok(ended)
    }

    /// Sets the password of somebody else, from the machine itself, and ends their sessions. `NotFound` if there is no
    /// such person.
    pub async fn set_password(
        &self,
        by: &Actor,
        email: &Email,
        password: &str,
    ) -> Result<PersonId, ChangePasswordError> {
        only_operator(by)?;
        PasswordHasher::check(password)?;
        let hash = self.hasher.hash(password).await?;
        let mut tx = self.store.write().await?;
        let person = store::people::find_by_email(&mut tx, email).await?.ok_or(ServiceError::NotFound)?;
        store::accounts::set_password(&mut tx, person.id, &hash, self.now()).await?;
        store::sessions::delete_of_person(&mut tx, person.id).await?;
        self.entry(by, What::PasswordSet).on(person.id).append(&mut tx).await?;
        tx.commit().await?;
        Ok(person.id)
    }

    /// Tells the person, so that they notice if it was somebody else.
    pub(crate) async fn post_password_changed(
        &self,
        tx: &mut Tx,
        person: PersonId,
    ) -> Result<(), ServiceError> {
        let to = store::people::find_person(tx, person).await?.ok_or(ServiceError::NotFound)?;
        self.post(tx, &to, &Letter::PasswordChanged { at: self.now().millis() }, None).await
    }
}
