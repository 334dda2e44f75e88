//! A learner's home: what is due, what may be done next, what is held.

use curriculum::Module;
use domain::{
    actor::Learner,
    ids::CompletionId,
    module::ModuleId,
    standing::Status,
    time::{Day, Timestamp},
};
use store::completions::Completion;

use crate::{ServiceError, Services};

/// A module that waits for the learner.
#[derive(Debug, Clone)]
pub struct Due {
    pub module: ModuleId,
    pub status: Status,
    pub due_on: Day,
    pub minutes: u32,
    /// Sections read, of how many.
    pub read: (usize, usize),
    pub quiz_is_open: bool,
}

/// What the learner holds.
#[derive(Debug, Clone)]
pub struct Holding {
    pub module: ModuleId,
    pub completion: CompletionId,
    pub completed_at: Timestamp,
    pub valid_until: Day,
    pub score_percent: u32,
}

#[derive(Debug, Clone)]
pub struct Home {
    pub today: Day,
    /// The earliest due first.
    pub due: Vec<Due>,
    pub held: Vec<Holding>,
    /// Modules that bind the learner but ask nothing today: on leave, exempt.
    pub resting: Vec<(ModuleId, Status, Day)>,
}

impl Services {
    pub async fn home(&self, learner: Learner<'_>) -> Result<Home, ServiceError> {
        let today = self.today();
        let mut tx = self.store.read().await?;
        let standings = store::standings::list_on(&mut tx, learner.person(), today, None).await?;
        let completions = store::completions::list(&mut tx, learner.person(), None).await?;
        let readings = store::reading::list_all(&mut tx, learner.person()).await?;
        let mut home = Home { today, due: Vec::new(), held: Vec::new(), resting: Vec::new() };
        for standing in standings {
            // A rule may outlive its module; what cannot be learnt is not asked.
            let Some(module) = self.curriculum.module(&standing.module) else { continue };
            match standing.status {
                Status::Pending | Status::Overdue => {
                    let open = store::attempts::find_open(&mut tx, learner.person(), &module.id).await?;
                    let read = readings
                        .iter()
                        .filter(|(id, section)| id == module.id.as_str() && has_section(module, section));
                    home.due.push(Due {
                        module: module.id.clone(),
                        status: standing.status,
                        due_on: standing.due_on,
                        minutes: module.minutes,
                        read: (read.count(), module.lesson.fr.sections.len()),
                        quiz_is_open: open.is_some(),
                    });
                }
                Status::Valid => {}
                Status::Exempt | Status::Paused => {
                    home.resting.push((module.id.clone(), standing.status, standing.until_on));
                }
            }
        }
        home.held = holdings(completions, today);
        Ok(home)
    }

    /// Everything that the learner ever completed, the latest first.
    pub async fn completions(&self, learner: Learner<'_>) -> Result<Vec<Completion>, ServiceError> {
        let mut tx = self.store.read().await?;
        Ok(store::completions::list(&mut tx, learner.person(), None).await?)
    }

    /// One completion of the learner, for its attestation.
    pub async fn completion(
        &self,
        learner: Learner<'_>,
        id: CompletionId,
    ) -> Result<Completion, ServiceError> {
        let mut tx = self.store.read().await?;
        store::completions::find(&mut tx, id, learner.person()).await?.ok_or(ServiceError::NotFound)
    }
}

fn has_section(module: &Module, id: &str) -> bool {
    module.lesson.fr.sections.iter().any(|section| section.id == id)
}

/// For each module the completion that holds longest, the soonest to end first.
fn holdings(completions: Vec<Completion>, today: Day) -> Vec<Holding> {
    let mut held: Vec<Holding> = Vec::new();
    for completion in completions.into_iter().filter(|c| today < c.valid_until) {
        let score = domain::grading::Score {
            points: completion.points,
            items: completion.items,
            pass_mark_percent: completion.pass_mark_percent,
        };
        let holding = Holding {
            module: completion.module,
            completion: completion.id,
            completed_at: completion.completed_at,
            valid_until: completion.valid_until,
            score_percent: score.percent(),
        };
        match held.iter_mut().find(|known| known.module == holding.module) {
            Some(known) if known.valid_until < holding.valid_until => *known = holding,
            Some(_) => {}
            None => held.push(holding),
        }
    }
    held.sort_by(|a, b| (a.valid_until, &a.module).cmp(&(b.valid_until, &b.module)));
    held
}
