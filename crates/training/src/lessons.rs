//! Reading lessons.

use std::ops::Deref;

use curriculum::{Exercises, Module};
use domain::{actor::Learner, module::ModuleId, time::Timestamp};
use store::lessons::State;

use crate::{ServiceError, Services};

/// A lesson as its reader finds it.
#[derive(Debug, Default)]
pub struct LessonState {
    state: State,
    /// When the next attempt may start, if that lies ahead.
    pub not_before: Option<Timestamp>,
}

impl Deref for LessonState {
    type Target = State;

    fn deref(&self) -> &State {
        &self.state
    }
}

impl Services {
    /// The module of this id; `NotFound` if there is none.
    pub fn module(&self, id: &str) -> Result<&Module, ServiceError> {
        let id = ModuleId::parse(id).map_err(|_| ServiceError::NotFound)?;
        self.curriculum.module(&id).ok_or(ServiceError::NotFound)
    }

    /// The exercises: everybody who is signed in may try them, and nothing of it is kept.
    pub fn exercises(&self, _learner: Learner<'_>) -> &Exercises {
        &self.curriculum.exercises
    }

    /// Every module may be read by everybody, bound to it or not.
    pub async fn lesson(&self, learner: Learner<'_>, module: &ModuleId) -> Result<LessonState, ServiceError> {
        let mut tx = self.store.glance().await?;
        let state = store::lessons::state(&mut tx, learner.person(), module, self.today()).await?;
        let next = self.options.retry.next_start(&state.earlier);
        let waits = next > self.now() && state.open_attempt.is_none();
        Ok(LessonState { not_before: waits.then_some(next), state })
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
