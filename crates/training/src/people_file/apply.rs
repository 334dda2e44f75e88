//! Checking, keeping and carrying out a people file.

use domain::{
    actor::{Actor, Administrator},
    chance::Seeded,
    ids::{ImportId, PersonId},
    journal::What,
};
use store::{StoreError, Tx, journal::NewEntry, people, people_files};
use thiserror::Error;

use super::{
    change::{ChangeKind, Detail},
    decode::FileProblem,
    plan::{Company, Draft, Plan, plan},
    rows::{self, PeopleFile},
};
use crate::{
    ServiceError, Services,
    standing::{Counts, Programme, STANDING_LOCK},
};

/// An uploaded file that nobody confirmed in this time is forgotten.
const KEPT_MINUTES: i64 = 24 * 60;
const LONGEST_FILE_NAME: usize = 200;

/// Which lines of a file with problems are taken.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Lines {
    /// All or none.
    All,
    /// Those without problems.
    GoodOnly,
}

/// What was done.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Applied {
    pub plan: Plan,
}

#[derive(Debug, Error)]
pub enum PeopleFileError {
    /// It cannot be read at all.
    #[error(transparent)]
    Unreadable(#[from] FileProblem),
    /// Lines have problems, and all lines were asked for. Nothing was changed.
    #[error("{} lines have problems; nothing was changed", .0.bad_lines())]
    Refused(Box<Plan>),
    #[error(transparent)]
    Service(#[from] ServiceError),
}

impl From<StoreError> for PeopleFileError {
    fn from(error: StoreError) -> Self {
        Self::Service(error.into())
    }
}

/// Hears of progress: what is done, and of how much.
pub type Progress<'a> = &'a mut (dyn FnMut(usize, usize) + Send);

impl Services {
    /// What the file would change. Changes nothing.
    pub async fn check_people_file(
        &self,
        _: Administrator<'_>,
        content: &[u8],
    ) -> Result<Plan, PeopleFileError> {
        let file = read(content.to_vec()).await?;
        let mut tx = self.store.read().await?;
        Ok(self.draft(&mut tx, file).await?.plan)
    }

    /// Keeps a file that can be read for one day, to be looked at and carried out.
    pub async fn stage_people_file(
        &self,
        by: Administrator<'_>,
        name: &str,
        content: Vec<u8>,
    ) -> Result<ImportId, PeopleFileError> {
        read(content.clone()).await?;
        let now = self.now();
        let id = self.with_chance(|chance| ImportId::new(now, chance));
        let name: String = name.chars().filter(|c| !c.is_control()).take(LONGEST_FILE_NAME).collect();
        let mut tx = self.store.write().await?;
        people_files::delete_before(&mut tx, now.plus_minutes(-KEPT_MINUTES)).await?;
        people_files::insert(&mut tx, id, by.person(), now, &name, &content).await?;
        tx.commit().await?;
        Ok(id)
    }

    /// The name of a file that the same person uploaded, and what it would change now.
    pub async fn staged_people_file(
        &self,
        by: Administrator<'_>,
        id: ImportId,
    ) -> Result<(String, Plan), PeopleFileError> {
        let found = {
            let mut tx = self.store.glance().await?;
            people_files::find(&mut tx, id, by.person()).await?
        };
        let (name, content) = found.ok_or(ServiceError::NotFound)?;
        Ok((name, self.check_people_file(by, &content).await?))
    }

    /// Carries out a file that the same person uploaded, and forgets it. `NotFound` if it is not there any more.
    pub async fn apply_staged_people_file(
        &self,
        by: Administrator<'_>,
        id: ImportId,
        lines: Lines,
    ) -> Result<Applied, PeopleFileError> {
        let found = {
            let mut tx = self.store.read().await?;
            people_files::find(&mut tx, id, by.person()).await?
        };
        let (_, content) = found.ok_or(ServiceError::NotFound)?;
        self.apply(by.actor(), content, lines, &mut |_, _| {}, Some((id, by.person()))).await
    }

    /// Carries out a file: all of it, or nothing.
    pub async fn apply_people_file(
        &self,
        by: Administrator<'_>,
        content: &[u8],
        lines: Lines,
        progress: Progress<'_>,
    ) -> Result<Applied, PeopleFileError> {
        self.apply(by.actor(), content.to_vec(), lines, progress, None).await
    }

    async fn apply(
        &self,
        by: &Actor,
        content: Vec<u8>,
        lines: Lines,
        progress: Progress<'_>,
        staged: Option<(ImportId, PersonId)>,
    ) -> Result<Applied, PeopleFileError> {
        let file = read(content).await?;
        let mut tx = self.store.write().await?;
        // One import at a time: what the plan is made from must still be so when it is written.
        tx.lock(STANDING_LOCK).await?;
        let draft = self.draft(&mut tx, file).await?;
        if lines == Lines::All && draft.plan.has_problems() {
            return Err(PeopleFileError::Refused(Box::new(draft.plan)));
        }
        self.write(&mut tx, &draft, progress).await?;
        if let Some((id, by)) = staged {
            people_files::delete(&mut tx, id, by).await?;
        }
        store::journal::append(&mut tx, &self.tell(by, &draft)).await?;
        tx.commit().await?;
        Ok(Applied { plan: draft.plan })
    }

    /// One entry for each person, with the names of the fields and never what stood in them; one for the file.
    fn tell(&self, by: &Actor, draft: &Draft) -> Vec<NewEntry> {
        let plan = &draft.plan;
        let mut entries = Vec::with_capacity(plan.changes.len() + 1);
        for (change, write) in plan.changes.iter().zip(&draft.writes) {
            let what = match change.kind {
                ChangeKind::Added => What::PersonAdded,
                ChangeKind::Changed => What::PersonChanged,
                ChangeKind::Moved => What::PersonMoved,
                ChangeKind::Closed => What::PersonClosed,
            };
            let mut fields: Vec<&str> = change.details.iter().map(Detail::field).collect();
            fields.dedup();
            let told = serde_json::json!({ "fields": fields });
            entries.push(self.entry(by, what).on(write.person.id).with(&told).0);
        }
        let told = serde_json::json!({
            "added": plan.added, "changed": plan.changed, "moved": plan.moved, "closed": plan.closed,
            "lines_left": plan.bad_lines(),
        });
        entries.push(self.entry(by, What::PeopleImported).with(&told).0);
        entries
    }

    async fn draft(&self, tx: &mut Tx, file: PeopleFile) -> Result<Draft, StoreError> {
        let company = Company {
            today: self.today(),
            units: people::list_units(tx).await?,
            people: people::list_people(tx).await?,
            careers: people::list_careers(tx).await?,
        };
        let at = self.now();
        // Identifiers must be unique, not secret: one draw spares holding the source of randomness for so long.
        let mut chance = Seeded::new(self.with_chance(|chance| chance.next_u64()));
        let planned = tokio::task::spawn_blocking(move || plan(file, &company, at, &mut chance)).await;
        Ok(planned.expect("planning does not panic"))
    }

    async fn write(&self, tx: &mut Tx, draft: &Draft, progress: Progress<'_>) -> Result<(), StoreError> {
        let now = self.now();
        for unit in &draft.units {
            people::insert_unit(tx, unit).await?;
        }
        // Everybody first: a manager may stand on a later line.
        for write in &draft.writes {
            if write.is_new {
                people::insert_person(tx, &write.person, now).await?;
            } else {
                people::update_person(tx, &write.person).await?;
            }
        }
        let programme = Programme::load(tx, self.today(), None).await?;
        let mut counts = Counts::default();
        for (done, write) in draft.writes.iter().enumerate() {
            progress(done, draft.writes.len());
            if let Some(career) = &write.career {
                people::set_career(tx, write.person.id, career).await?;
                programme.restand(tx, write.person.id, career, None, &mut counts).await?;
            }
        }
        counts.store(tx).await?;
        progress(draft.writes.len(), draft.writes.len());
        Ok(())
    }
}

async fn read(content: Vec<u8>) -> Result<PeopleFile, FileProblem> {
    tokio::task::spawn_blocking(move || rows::read(&content)).await.expect("reading does not panic")
}
