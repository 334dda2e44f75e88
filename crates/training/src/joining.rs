//! Into one's account, for the first time or again: by a short code in a letter, and a new password.

use domain::{
    actor::Inviter,
    chance::Chance,
    ids::{CodeId, PersonId},
    journal::What,
    lang::Lang,
    person::Email,
};
use sha2::{Digest, Sha256};
use store::{
    Tx,
    codes::{self, NewCode, Outside, Purpose},
    people::Person,
};

use crate::{ChangePasswordError, PasswordHasher, ServiceError, Services, mail::Letter};

/// How long an invitation holds.
const INVITATION_MINUTES: i64 = 7 * 24 * 60;
/// How long a code to get back in holds.
const RECOVERY_MINUTES: i64 = 30;
/// Tries of one code, right ones included. With 50 bits in a code, guessing is hopeless.
const MOST_TRIES: i64 = 10;
/// Codes to get back in that one person is sent within an hour: nobody can flood a colleague's letterbox.
const MOST_RECOVERIES_AN_HOUR: i64 = 3;
/// Crockford's letters: none can be taken for another when a code is read from a phone.
const LETTERS: &[u8; 32] = b"0123456789ABCDEFGHJKMNPQRSTVWXYZ";
const LENGTH: usize = 10;

/// Whom to invite.
#[derive(Debug, Clone)]
pub enum Invited {
    These(Vec<PersonId>),
    /// All who have no password, and no invitation that still holds.
    Everybody,
}

impl Services {
    /// The people of today who have no password, by name.
    pub async fn outside(&self, _: Inviter<'_>) -> Result<Vec<Outside>, ServiceError> {
        let mut tx = self.store.read().await?;
        let mut outside = codes::list_outside(&mut tx, self.today()).await?;
        for person in &mut outside {
            person.invited = person.invited.filter(|(_, until)| *until > self.now());
        }
        Ok(outside)
    }

    /// Sends invitations; one that is there already is replaced. Says how many went out. Whoever has a password, or
    /// is not in the company today, gets none.
    pub async fn invite(&self, by: Inviter<'_>, whom: &Invited) -> Result<usize, ServiceError> {
        let now = self.now();
        let mut tx = self.store.write().await?;
        codes::lock(&mut tx).await?;
        let outside = codes::list_outside(&mut tx, self.today()).await?;
        let is_meant = |person: &Outside| match whom {
            Invited::These(ids) => ids.contains(&person.person),
            Invited::Everybody => person.invited.is_none_or(|(_, until)| until <= now),
        };
        let mut entries = Vec::new();
        for person in outside.iter().filter(|person| is_meant(person)) {
            let to =
                store::people::find_person(&mut tx, person.person).await?.ok_or(ServiceError::NotFound)?;
            let by_person = by.actor().known_person();
            self.send_code(&mut tx, &to, Purpose::Invitation, by_person, INVITATION_MINUTES).await?;
            entries.push(self.entry(by.actor(), What::Invited).on(person.person).0);
        }
        store::journal::append(&mut tx, &entries).await?;
        tx.commit().await?;
        Ok(entries.len())
    }

    /// Takes an invitation back: its code opens nothing any more. `NotFound` if there is none.
    pub async fn withdraw_invitation(&self, by: Inviter<'_>, person: PersonId) -> Result<(), ServiceError> {
        let now = self.now();
        let mut tx = self.store.write().await?;
        if !codes::withdraw(&mut tx, person, Purpose::Invitation, now).await? {
            return Err(ServiceError::NotFound);
        }
        store::mail::withdraw(&mut tx, person, Purpose::Invitation.code(), now).await?;
        self.entry(by.actor(), What::InvitationWithdrawn).on(person).append(&mut tx).await?;
        tx.commit().await?;
        Ok(())
    }

    /// Sends a code to get back in, if there is somebody of this address with an account. The answer is the same
    /// either way.
    pub async fn ask_recovery(&self, email: &str, request: &str) -> Result<(), ServiceError> {
        let now = self.now();
        let mut tx = self.store.write().await?;
        codes::lock(&mut tx).await?;
        let entry = self.entry_of(None, request, What::RecoveryAsked);
        let entry = match self.find_here(&mut tx, email).await? {
            Some(person) => {
                let since = now.plus_minutes(-60);
                let sent = codes::count_since(&mut tx, person.id, Purpose::Recovery, since).await?;
                if sent < MOST_RECOVERIES_AN_HOUR {
                    self.send_code(&mut tx, &person, Purpose::Recovery, None, RECOVERY_MINUTES).await?;
                }
                entry.on(person.id)
            }
            None => entry,
        };
        entry.append(&mut tx).await?;
        tx.commit().await?;
        Ok(())
    }

    /// Opens the account of this address with a code, once, and sets its password and language. `None` says nothing
    /// of what was wrong. All sessions and all other codes of the person end.
    pub async fn join(
        &self,
        email: &str,
        code: &str,
        password: &str,
        lang: Lang,
        request: &str,
    ) -> Result<Option<PersonId>, ChangePasswordError> {
        PasswordHasher::check(password)?;
        // Before it is known whether the code is right: both take as long.
        let password_hash = self.hasher.hash(password).await?;
        let now = self.now();
        let mut tx = self.store.write().await?;
        let Some(person) = self.find_here(&mut tx, email).await? else {
            self.entry_of(None, request, What::CodeRefused).append(&mut tx).await?;
            tx.commit().await?;
            return Ok(None);
        };
        let tried = codes::try_open(&mut tx, person.id, now, MOST_TRIES).await?;
        let code = normal(code);
        let right = tried.into_iter().find(|tried| tried.hash == self.code_hash(tried.id, &code));
        let used = match right {
            Some(right) if codes::use_up(&mut tx, right.id, now).await? => right,
            _ => {
                self.entry_of(None, request, What::CodeRefused).on(person.id).append(&mut tx).await?;
                tx.commit().await?;
                return Ok(None);
            }
        };
        for purpose in [Purpose::Invitation, Purpose::Recovery] {
            codes::replace(&mut tx, person.id, purpose, now).await?;
            store::mail::withdraw(&mut tx, person.id, purpose.code(), now).await?;
        }
        store::accounts::set_password(&mut tx, person.id, &password_hash, now).await?;
        store::accounts::set_language(&mut tx, person.id, lang).await?;
        store::sessions::delete_of_person(&mut tx, person.id).await?;
        let what = match used.purpose {
            Purpose::Invitation => What::Joined,
            Purpose::Recovery => {
                self.post_password_changed(&mut tx, person.id).await?;
                What::Recovered
            }
        };
        self.entry_of(Some(person.id), request, what).on(person.id).append(&mut tx).await?;
        tx.commit().await?;
        Ok(Some(person.id))
    }

    /// The person of this address, if they are in the company today.
    async fn find_here(&self, tx: &mut Tx, email: &str) -> Result<Option<Person>, ServiceError> {
        let Ok(email) = Email::parse(email) else { return Ok(None) };
        let Some(person) = store::people::find_by_email(tx, &email).await? else { return Ok(None) };
        let is_here = store::accounts::find_actor(tx, person.id, self.today()).await?.is_some();
        Ok(Some(person).filter(|_| is_here))
    }

    async fn send_code(
        &self,
        tx: &mut Tx,
        to: &Person,
        purpose: Purpose,
        by: Option<PersonId>,
        minutes: i64,
    ) -> Result<(), ServiceError> {
        let now = self.now();
        let expires_at = now.plus_minutes(minutes);
        let (id, code) = self.with_chance(|chance| (CodeId::new(now, chance), draw(chance)));
        codes::replace(tx, to.id, purpose, now).await?;
        store::mail::withdraw(tx, to.id, purpose.code(), now).await?;
        let hash = self.code_hash(id, &code);
        codes::insert(tx, &NewCode { id, person: to.id, purpose, hash, by, at: now, expires_at }).await?;
        let (code, until) = (shown(&code), expires_at.millis());
        let letter = match purpose {
            Purpose::Invitation => Letter::Invitation { code, until },
            Purpose::Recovery => Letter::Recovery { code, until },
        };
        self.post(tx, to, &letter, Some(expires_at)).await
    }

    /// Under a key that is not in the database: whoever has the table cannot try codes against it.
    fn code_hash(&self, id: CodeId, code: &str) -> Vec<u8> {
        let mut hasher = Sha256::new();
        hasher.update(self.signer.derive("codes"));
        hasher.update(id.0.as_bytes());
        hasher.update(code.as_bytes());
        // Twice, so that nothing can be added behind the code.
        Sha256::digest(hasher.finalize()).to_vec()
    }
}

fn draw(chance: &mut dyn Chance) -> String {
    let mut bytes = [0; LENGTH];
    chance.fill(&mut bytes);
    // 256 is a multiple of 32: no letter is drawn more often.
    bytes.iter().map(|byte| char::from(LETTERS[usize::from(byte % 32)])).collect()
}

/// In two groups, to be read and typed.
fn shown(code: &str) -> String {
    let (first, second) = code.split_at(LENGTH / 2);
    format!("{first}-{second}")
}

/// What a person typed, as it was drawn: whatever the case, with or without the dash, O for 0, I or L for 1.
fn normal(typed: &str) -> String {
    let letters = typed.chars().filter(char::is_ascii_alphanumeric).take(LENGTH + 1);
    letters
        .map(|letter| match letter.to_ascii_uppercase() {
            'O' => '0',
            'I' | 'L' => '1',
            letter => letter,
        })
        .collect()
}

#[cfg(test)]
mod tests {
    use domain::chance::Seeded;

    use super::*;

    #[test]
    fn a_code_is_read_however_it_is_typed() {
        assert_eq!(normal(" abcde-0i2l4 "), "ABCDE01214");
        assert_eq!(normal("ABCDEo1214"), "ABCDE01214");
        assert_eq!(normal(&"A".repeat(1000)).len(), LENGTH + 1, "too long stays wrong");
        let code = draw(&mut Seeded::new(3));
        assert_eq!(normal(&shown(&code)), code);
    }
}
