//! Letters: written in the transaction that causes them, sent by a worker of the server, with patience.

mod sealer;

use domain::{
    actor::Administrator,
    ids::{MailId, PersonId},
    journal::What,
    lang::Lang,
    time::Timestamp,
};
use serde::{Deserialize, Serialize};
use store::{
    Tx,
    mail::{Claimed, End, Listed, NewMail},
    people::Person,
};

pub(crate) use sealer::Sealer;

use crate::{ServiceError, Services};

/// Letters on a page.
pub const PAGE: i64 = 50;
/// Tries before a letter is given up; with the pauses below, two days.
const MOST_TRIES: i64 = 17;
const FIRST_PAUSE_MINUTES: i64 = 1;
const LONGEST_PAUSE_MINUTES: i64 = 4 * 60;
/// An instance that claims letters has them for so long; if it dies, another goes on.
const CLAIM_MINUTES: i64 = 10;
/// So few that even a mail server that answers nothing lets them be tried within the claim.
const CLAIMED_AT_ONCE: i64 = 5;
/// A letter without an end of its own is news for so long.
const NEWS_MINUTES: i64 = 3 * 24 * 60;
const LONGEST_PROBLEM: usize = 300;

/// What a letter says, in whatever language. Only ever stored sealed.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(tag = "kind", rename_all = "kebab-case")]
pub enum Letter {
    Invitation { code: String, until: i64 },
    Recovery { code: String, until: i64 },
    PasswordChanged { at: i64 },
    RoleGranted { role: String },
    RoleRevoked { role: String },
}

impl Letter {
    /// Why it is sent: the code that the outbox and the journal tell.
    pub const fn why(&self) -> &'static str {
        match self {
            Self::Invitation { .. } => "invitation",
            Self::Recovery { .. } => "recovery",
            Self::PasswordChanged { .. } => "password-changed",
            Self::RoleGranted { .. } => "role-granted",
            Self::RoleRevoked { .. } => "role-revoked",
        }
    }

    pub const WHYS: &[&'static str] =
        &["invitation", "recovery", "password-changed", "role-granted", "role-revoked"];
}

/// A letter to be sent now.
#[derive(Debug, Clone)]
pub struct Outgoing {
    pub id: MailId,
    pub person: PersonId,
    pub address: String,
    pub lang: Lang,
    pub letter: Letter,
    tries: i64,
    expires_at: Timestamp,
}

/// Why a try failed.
#[derive(Debug, Clone)]
pub enum NotSent {
    /// Worth another try.
    ForNow(String),
    /// The mail server said that it never will.
    ForGood(String),
}

/// One page of the outbox.
#[derive(Debug, Clone)]
pub struct Outbox {
    pub mails: Vec<Listed>,
    pub waiting: i64,
    /// Where the next page begins, if there is one.
    pub older: Option<(Timestamp, MailId)>,
}

impl Services {
    /// Puts a letter into the outbox, in the transaction of what causes it.
    pub(crate) async fn post(
        &self,
        tx: &mut Tx,
        to: &Person,
        letter: &Letter,
        expires_at: Option<Timestamp>,
    ) -> Result<(), ServiceError> {
        let now = self.now();
        let (id, sealed) = self.with_chance(|chance| {
            let id = MailId::new(now, chance);
            let text = serde_json::to_vec(letter).expect("a letter is plain data");
            (id, self.sealer.seal(id.0.as_bytes(), &text, chance))
        });
        let mail = NewMail {
            id,
            person: to.id,
            address: to.email.as_str().to_owned(),
            lang: to.lang,
            why: letter.why(),
            sealed,
            queued_at: now,
            expires_at: expires_at.unwrap_or_else(|| now.plus_minutes(NEWS_MINUTES)),
        };
        Ok(store::mail::insert(tx, &mail).await?)
    }

    /// Letters whose turn has come. Until the claim ends they are this instance's alone.
    pub async fn claim_mail(&self) -> Result<Vec<Outgoing>, ServiceError> {
        let now = self.now();
        let mut tx = self.store.write().await?;
        let claimed =
            store::mail::claim(&mut tx, now, now.plus_minutes(CLAIM_MINUTES), CLAIMED_AT_ONCE).await?;
        let mut outgoing = Vec::with_capacity(claimed.len());
        let mut entries = Vec::new();
        for mail in claimed {
            if mail.expires_at <= now {
                store::mail::end(&mut tx, mail.id, End::Expired, now, "").await?;
                entries.push(self.told(What::MailFailed, mail.person, &mail.why, mail.tries));
                continue;
            }
            let Some(letter) = self.open_letter(&mail) else {
                let problem = "it was sealed by another key";
                store::mail::end(&mut tx, mail.id, End::Failed, now, problem).await?;
                entries.push(self.told(What::MailFailed, mail.person, &mail.why, mail.tries));
                continue;
            };
            outgoing.push(Outgoing {
                id: mail.id,
                person: mail.person,
                address: mail.address,
                lang: mail.lang,
                letter,
                tries: mail.tries,
                expires_at: mail.expires_at,
            });
        }
        store::journal::append(&mut tx, &entries).await?;
        tx.commit().await?;
        Ok(outgoing)
    }

    fn open_letter(&self, mail: &Claimed) -> Option<Letter> {
        let text = self.sealer.open(mail.id.0.as_bytes(), &mail.sealed)?;
        serde_json::from_slice(&text).ok()
    }

    /// Keeps what became of a try.
    pub async fn mail_tried(&self, mail: &Outgoing, result: Result<(), NotSent>) -> Result<(), ServiceError> {
        let now = self.now();
        let mut tx = self.store.write().await?;
        let (end, problem) = match result {
            Ok(()) => (Some(End::Sent), String::new()),
            Err(NotSent::ForGood(problem)) => (Some(End::Failed), problem),
            Err(NotSent::ForNow(problem)) if mail.tries >= MOST_TRIES => (Some(End::Failed), problem),
            Err(NotSent::ForNow(problem)) => (None, problem),
        };
        let problem: String = problem.chars().filter(|c| !c.is_control()).take(LONGEST_PROBLEM).collect();
        let Some(end) = end else {
            let next = now.plus_minutes(pause(mail.tries)).min(mail.expires_at);
            store::mail::postpone(&mut tx, mail.id, next, &problem).await?;
            tx.commit().await?;
            return Ok(());
        };
        if store::mail::end(&mut tx, mail.id, end, now, &problem).await? {
            let what = if end == End::Sent { What::MailSent } else { What::MailFailed };
            let entry = self.told(what, mail.person, mail.letter.why(), mail.tries);
            store::journal::append(&mut tx, &[entry]).await?;
        }
        tx.commit().await?;
        Ok(())
    }

    fn told(&self, what: What, person: PersonId, why: &str, tries: i64) -> store::journal::NewEntry {
        let details = serde_json::json!({ "tries": tries });
        self.entry_of(None, "mail", what).on(person).about(why).with(&details).0
    }

    /// What was sent to whom and why, the latest first. Never what it said.
    pub async fn outbox(
        &self,
        _: Administrator<'_>,
        before: Option<(Timestamp, MailId)>,
    ) -> Result<Outbox, ServiceError> {
        let mut tx = self.store.read().await?;
        let mut mails = store::mail::list(&mut tx, before, PAGE + 1).await?;
        let waiting = store::mail::count_waiting(&mut tx).await?;
        let page = usize::try_from(PAGE).unwrap_or(usize::MAX);
        let has_more = mails.len() > page;
        mails.truncate(page);
        let older = mails.last().filter(|_| has_more).map(|mail| (mail.queued_at, mail.id));
        Ok(Outbox { mails, waiting, older })
    }
}

/// Minutes until the next try: twice as many each time.
fn pause(tries: i64) -> i64 {
    let doublings = u32::try_from(tries - 1).unwrap_or(0).min(20);
    (FIRST_PAUSE_MINUTES << doublings).min(LONGEST_PAUSE_MINUTES)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn pauses_double_and_all_tries_take_two_days() {
        let pauses: Vec<i64> = (1..MOST_TRIES).map(pause).collect();
        assert_eq!(pauses[..4], [1, 2, 4, 8]);
        assert_eq!(pauses.iter().max(), Some(&240));
        let days = pauses.iter().sum::<i64>() / (24 * 60);
        assert!((1..=2).contains(&days), "{days}");
    }
}
