//! Reading lessons.

use curriculum::Module;
use domain::{
    actor::Learner,
    ids::{AttemptId, CompletionId},
    module::ModuleId,
    standing::Status,
    time::{Day, Timestamp},
};

use crate::{ServiceError, Services};

/// A lesson as its reader finds it.
#[derive(Debug, Clone)]
pub struct LessonState {
    /// Ids of the sections that were read.
    pub read: Vec<String>,
    pub due: Option<(Status, Day)>,
    pub open_attempt: Option<AttemptId>,
    /// The last attempt that was handed in.
    pub latest_attempt: Option<AttemptId>,
    /// The latest completion.
    pub completion: Option<(CompletionId, Day)>,
    /// When the next attempt may start, if that lies ahead.
    pub not_before: Option<Timestamp>,
}

impl Services {
    /// The module of this id; `NotFound` if there is none.
    pub fn module(&self, id: &str) -> Result<&Module, ServiceError> {
        let id = ModuleId::parse(id).map_err(|_| ServiceError::NotFound)?;
        self.curriculum.module(&id).ok_or(ServiceError::NotFound)
    }

    /// Every module may be read by everybody, bound to it or not.
    pub async fn lesson(&self, learner: Learner<'_>, module: &ModuleId) -> Result<LessonState, ServiceError> {
        let (today, now) = (self.today(), self.now());
        let mut tx = self.store.read().await?;
        let person = learner.person();
        let read = store::reading::list(&mut tx, person, module).await?;
        let standings = store::standings::list_on(&mut tx, person, today, Some(module)).await?;
        let attempts = store::attempts::overview(&mut tx, person, module).await?;
        let completions = store::completions::list(&mut tx, person, Some(module)).await?;
        let next = self.options.retry.next_start(&attempts.earlier);
        Ok(LessonState {
            read,
            due: standings.first().map(|standing| (standing.status, standing.due_on)),
            open_attempt: attempts.open,
            latest_attempt: attempts.latest,
            completion: completions.first().map(|completion| (completion.id, completion.valid_until)),
            not_before: (next > now && attempts.open.is_none()).then_some(next),
        })
    }

    /// Remembers that a section was read. `NotFound` if the lesson has no such section.
    pub async fn mark_read(
        &self,
        learner: Learner<'_>,
        module: &Module,
        section: &str,
    ) -> Result<(), ServiceError> {
        if !module.lesson.fr.sections.iter().any(|known| known.id == section) {
            return Err(ServiceError::NotFound);
        }
        let mut tx = self.store.write().await?;
        store::reading::insert(&mut tx, learner.person(), &module.id, section, self.now()).await?;
        tx.commit().await?;
        Ok(())
    }
}
