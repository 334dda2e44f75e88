//! The journal: writing, searching, closing days, checking.

mod check;
mod signer;

use domain::{
    actor::{Actor, JournalReader, Learner},
    ids::PersonId,
    journal::What,
    time::{Day, Timestamp},
};
use store::{
    Tx,
    journal::{Look, NewEntry, Root, Told},
    people::Person,
};

pub use check::{Break, Checked};
pub use signer::Signer;

use crate::{ServiceError, Services, folded::folded};

/// Entries on a page.
pub const PAGE: i64 = 50;
/// Entries that an export reads at a time.
const EXPORT_PAGE: i64 = 1000;
/// People among whom somebody may choose when a name fits several.
const MOST_CANDIDATES: usize = 20;
/// Looks that a person is shown.
const LOOKS: i64 = 200;
const DAY_MILLIS: i64 = 86_400_000;

/// Builds an entry: `services.entry(actor, What::RuleAdded).about(module)`.
#[derive(Debug)]
pub(crate) struct Telling(pub(crate) NewEntry);

impl Telling {
    pub(crate) fn on(mut self, person: PersonId) -> Self {
        self.0.whom = Some(person);
        self
    }

    pub(crate) fn about(mut self, object: impl std::fmt::Display) -> Self {
        self.0.object = object.to_string();
        self
    }

    /// No secret, no answer, no value of a personal field: what is written cannot be taken back.
    pub(crate) fn with(mut self, details: &serde_json::Value) -> Self {
        self.0.details = details.to_string();
        self
    }

    /// The last statement of its transaction.
    pub(crate) async fn append(self, tx: &mut Tx) -> Result<(), ServiceError> {
        Ok(store::journal::append(tx, &[self.0]).await?)
    }
}

/// What is searched for, as a person writes it.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Search {
    /// An address, a name or a part of one; empty for everybody.
    pub person: String,
    pub what: Option<What>,
    /// The first and the last day, in the organisation's time zone.
    pub from: Option<Day>,
    pub until: Option<Day>,
    /// Only entries before this one: where the page before ended.
    pub before: Option<i64>,
}

/// Whom a search means.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Found {
    Everybody,
    One(Person),
    /// Nobody, or several: to choose among. True if there are more than are listed.
    Several(Vec<Person>, bool),
}

/// One page of the journal.
#[derive(Debug, Clone)]
pub struct JournalPage {
    pub found: Found,
    pub entries: Vec<Told>,
    /// Where the next page begins, if there is one.
    pub older: Option<i64>,
}

impl Services {
    pub(crate) fn entry(&self, actor: &Actor, what: What) -> Telling {
        self.entry_of(actor.known_person(), actor.request(), what)
    }

    pub(crate) fn entry_of(&self, who: Option<PersonId>, request: &str, what: What) -> Telling {
        Telling(NewEntry {
            at: self.now(),
            what,
            who,
            whom: None,
            object: String::new(),
            details: "{}".to_owned(),
            request: request.to_owned(),
        })
    }

    /// Writes that the guard of a route refused somebody.
    pub async fn note_refusal(&self, actor: &Actor, route: &str) -> Result<(), ServiceError> {
        let mut tx = self.store.write().await?;
        self.entry(actor, What::Refused).about(route).append(&mut tx).await?;
        tx.commit().await?;
        Ok(())
    }

    /// One page of what is searched for. Searching for a person is a look at them, and is written down.
    pub async fn journal(
        &self,
        reader: JournalReader<'_>,
        search: &Search,
    ) -> Result<JournalPage, ServiceError> {
        let found = self.find_person(&search.person).await?;
        let person = match &found {
            Found::Everybody => None,
            Found::One(person) => Some(person.id),
            Found::Several(..) => return Ok(JournalPage { found, entries: Vec::new(), older: None }),
        };
        if let Some(person) = person {
            let mut tx = self.store.write().await?;
            self.entry(reader.actor(), What::JournalSearched).on(person).append(&mut tx).await?;
            tx.commit().await?;
        }
        let mut entries = self.read_journal(search, person, PAGE + 1).await?;
        let has_more = entries.len() > usize::try_from(PAGE).unwrap_or(usize::MAX);
        entries.truncate(usize::try_from(PAGE).unwrap_or(usize::MAX));
        let older = entries.last().filter(|_| has_more).map(|entry| entry.seq);
        Ok(JournalPage { found, entries, older })
    }

    /// Writes that what is searched for is taken away, and says whom it means. `NotFound` where that is nobody, or
    /// several.
    pub async fn begin_journal_export(
        &self,
        reader: JournalReader<'_>,
        search: &Search,
    ) -> Result<Option<PersonId>, ServiceError> {
        let person = match self.find_person(&search.person).await? {
            Found::Everybody => None,
            Found::One(person) => Some(person.id),
            Found::Several(..) => return Err(ServiceError::NotFound),
        };
        let mut tx = self.store.write().await?;
        let day = |day: Option<Day>| day.map(|day| day.to_string());
        let entry = self.entry(reader.actor(), What::JournalExported).with(&serde_json::json!({
            "what": search.what.map(What::code), "from": day(search.from), "until": day(search.until),
        }));
        match person {
            Some(person) => entry.on(person),
            None => entry,
        }
        .append(&mut tx)
        .await?;
        tx.commit().await?;
        Ok(person)
    }

    /// The next entries of an export; empty at its end.
    pub async fn journal_export(
        &self,
        search: &Search,
        person: Option<PersonId>,
    ) -> Result<Vec<Told>, ServiceError> {
        self.read_journal(search, person, EXPORT_PAGE).await
    }

    async fn read_journal(
        &self,
        search: &Search,
        person: Option<PersonId>,
        limit: i64,
    ) -> Result<Vec<Told>, ServiceError> {
        let search = store::journal::Search {
            before: search.before.unwrap_or(i64::MAX),
            from: search.from.map_or(Timestamp::from_millis(0), |day| self.midnight(day)),
            until: search.until.map_or(Timestamp::from_millis(i64::MAX), |day| self.midnight(day + 1)),
            what: search.what,
            person,
            limit,
        };
        let mut tx = self.store.read().await?;
        Ok(store::journal::search(&mut tx, &search).await?)
    }

    /// The person of an address, or those whose name has these letters.
    pub(crate) async fn find_person(&self, text: &str) -> Result<Found, ServiceError> {
        let wanted = folded(text.trim());
        if wanted.is_empty() {
            return Ok(Found::Everybody);
        }
        let mut tx = self.store.read().await?;
        let mut people = store::people::list_people(&mut tx).await?;
        drop(tx);
        if let Some(exact) = people.iter().find(|person| person.email.as_str() == wanted) {
            return Ok(Found::One(exact.clone()));
        }
        people.retain(|person| {
            folded(&person.display_name()).contains(&wanted) || person.email.as_str().contains(&wanted)
        });
        people.sort_by_cached_key(|person| {
            (folded(&person.family_name), folded(&person.given_name), person.id)
        });
        if let [one] = people.as_slice() {
            return Ok(Found::One(one.clone()));
        }
        let is_cut = people.len() > MOST_CANDIDATES;
        people.truncate(MOST_CANDIDATES);
        Ok(Found::Several(people, is_cut))
    }

    /// Who looked at one's own record.
    pub async fn looks_at_me(&self, learner: Learner<'_>) -> Result<Vec<Look>, ServiceError> {
        let mut tx = self.store.read().await?;
        Ok(store::journal::looks_at(&mut tx, learner.person(), LOOKS).await?)
    }

    /// Signs the end of each day (UTC) that is over and has entries. Says how many days it closed.
    pub async fn close_journal_days(&self) -> Result<usize, ServiceError> {
        let now = self.now().millis();
        let midnight = Timestamp::from_millis(now - now.rem_euclid(DAY_MILLIS));
        let mut tx = self.store.write().await?;
        store::journal::lock(&mut tx).await?;
        let days = store::journal::list_open_days(&mut tx, midnight).await?;
        for &(day, seq) in &days {
            let hash = store::journal::hash_at(&mut tx, seq).await?.ok_or(ServiceError::NotFound)?;
            let signature = self.signer.sign(day, seq, &hash);
            let public_key = self.signer.public_key().to_vec();
            store::journal::insert_root(&mut tx, &Root { day, seq, hash, public_key, signature }).await?;
        }
        tx.commit().await?;
        Ok(days.len())
    }
}
