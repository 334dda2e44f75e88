//! What a manager sees: who of their people is done or late. Never an answer, never a score.

use domain::{actor::Manager, standing::Status, time::Day};
use store::team::Member;

use crate::{ServiceError, Services, folded::folded};

#[derive(Debug, Clone)]
pub struct Team {
    pub today: Day,
    /// Everybody below, those who are late longest first, then by name.
    pub members: Vec<Member>,
}

impl Services {
    pub async fn team(&self, manager: Manager<'_>) -> Result<Team, ServiceError> {
        let today = self.today();
        let mut tx = self.store.read().await?;
        let mut members = store::team::list(&mut tx, manager.person(), today).await?;
        for member in &mut members {
            member.modules.retain(|(module, ..)| self.curriculum.module(module).is_some());
        }
        members.sort_by_cached_key(|member| {
            let late_since = late_since(member).unwrap_or(Day::FOREVER);
            (late_since, folded(&member.family_name), folded(&member.given_name), member.person)
        });
        Ok(Team { today, members })
    }
}

/// The earliest due date that this person has missed.
pub fn late_since(member: &Member) -> Option<Day> {
    member
        .modules
        .iter()
        .filter(|(_, status, _)| *status == Status::Overdue)
        .map(|(_, _, due_on)| *due_on)
        .min()
}
