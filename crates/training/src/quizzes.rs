//! Taking a quiz: start, answer, hand in, look at the result.

use curriculum::Module;
use domain::{
    actor::Learner,
    attempt::{Attempt, AttemptHead, AttemptItem, OpenAttempt, SubmittedAttempt},
    draw::draw,
    grading::{self, Mark, Response},
    ids::{AttemptId, CompletionId},
    item::{Item, ItemBody},
    journal::What,
    lang::Lang,
    module::ModuleId,
    time::Day,
    view::{BodyView, ItemView, Saved},
};
use store::completions::Completion;

use crate::{
    ServiceError, Services,
    standing::{Counts, Programme, STANDING_LOCK},
};

/// An open attempt as the browser may see it.
#[derive(Debug, Clone)]
pub struct QuizView {
    pub attempt: AttemptId,
    pub module: ModuleId,
    pub items: Vec<ItemView>,
}

/// What opening an attempt's address finds.
#[derive(Debug)]
pub enum Opened {
    Quiz(QuizView),
    /// It was handed in: there is a result to look at.
    Over,
}

/// A submitted attempt with its items, key and explanations included. Stays on the server: pages are made of it.
#[derive(Debug)]
pub struct ResultView<'a> {
    pub attempt: SubmittedAttempt,
    pub module: &'a Module,
    /// Each with its item; `None` if the item is no longer in the module.
    pub items: Vec<(AttemptItem, Option<&'a Item>)>,
    /// With the day until which it holds.
    pub completion: Option<(CompletionId, Day)>,
}

impl Services {
    /// The open attempt at this module, or a new one.
    pub async fn start_attempt(
        &self,
        learner: Learner<'_>,
        module: &Module,
    ) -> Result<AttemptId, ServiceError> {
        let (person, now) = (learner.person(), self.now());
        let mut tx = self.store.write().await?;
        let mut open_before = None;
        if let Some(open) = store::attempts::find_open(&mut tx, person, &module.id).await? {
            match store::attempts::find(&mut tx, open, person).await? {
                Some(Attempt::Open(attempt)) if fits(&attempt, module) => return Ok(open),
                // The lesson changed so much that some of its items are gone.
                _ => {
                    store::attempts::withdraw(&mut tx, open, person).await?;
                    open_before = Some(open);
                }
            }
        }
        let withdrawn =
            open_before.map(|id| self.entry(learner.actor(), What::AttemptWithdrawn).on(person).about(id).0);
        let uses = store::attempts::count_uses(&mut tx, person, &module.id).await?;
        let (id, seed) = self.with_chance(|chance| (AttemptId::new(now, chance), chance.next_u64()));
        let head = AttemptHead {
            id,
            person,
            module: module.id.clone(),
            number: 0, // given by the database
            module_version: module.version.to_string(),
            content_hash: module.content_hash.clone(),
            pass_mark_percent: module.pass_mark_percent,
            seed,
            started_at: now,
        };
        let count = usize::try_from(module.draw).unwrap_or(usize::MAX);
        let drawn = draw(&module.items, count, seed, &uses);
        if store::attempts::insert(&mut tx, &head, &drawn, self.options.retry).await? {
            store::journal::append(&mut tx, withdrawn.as_slice()).await?;
            tx.commit().await?;
            return Ok(id);
        }
        // Another tab was quicker, or it is too soon.
        if let Some(open) = store::attempts::find_open(&mut tx, person, &module.id).await? {
            return Ok(open);
        }
        let state = store::lessons::state(&mut tx, person, &module.id, self.today()).await?;
        Err(ServiceError::TooSoon { until: self.options.retry.next_start(&state.earlier) })
    }

    /// The learner's attempt, to go on with it.
    pub async fn open_attempt(
        &self,
        learner: Learner<'_>,
        id: AttemptId,
        lang: Lang,
    ) -> Result<Opened, ServiceError> {
        let mut tx = self.store.read().await?;
        match store::attempts::find(&mut tx, id, learner.person()).await?.ok_or(ServiceError::NotFound)? {
            Attempt::Submitted(_) => Ok(Opened::Over),
            Attempt::Open(attempt) => {
                let module = self.curriculum.module(&attempt.head.module).ok_or(ServiceError::NotFound)?;
                if !fits(&attempt, module) {
                    return Err(ServiceError::NotFound);
                }
                let items = (0_u16..).zip(&attempt.items);
                let items = items.filter_map(|(position, drawn)| {
                    find_item(module, drawn).map(|item| item_view(position, item, drawn, lang))
                });
                Ok(Opened::Quiz(QuizView { attempt: id, module: module.id.clone(), items: items.collect() }))
            }
        }
    }

    /// Keeps one answer, given in shown places. An empty answer takes back the one before.
    pub async fn answer(
        &self,
        learner: Learner<'_>,
        id: AttemptId,
        position: u16,
        response: Response,
    ) -> Result<Saved, ServiceError> {
        let mut tx = self.store.write().await?;
        let slot = store::attempts::find_slot(&mut tx, id, learner.person(), position)
            .await?
            .ok_or(ServiceError::NotFound)?;
        if !slot.is_open {
            return Err(ServiceError::AttemptIsOver);
        }
        let module = self.curriculum.module(&slot.module).ok_or(ServiceError::NotFound)?;
        let item = module.items.iter().find(|item| item.id == slot.item).ok_or(ServiceError::NotFound)?;
        let response = response.from_shown(item, &slot.shown)?;
        let kept = Some(&response).filter(|response| !response.is_empty());
        if !store::attempts::set_response(&mut tx, id, position, kept, self.now()).await? {
            return Err(ServiceError::AttemptIsOver);
        }
        tx.commit().await?;
        Ok(Saved { answered: slot.other_answers + u16::from(kept.is_some()) })
    }

    /// Keeps several answers, all or none: the plain form sends them together. Says which positions have none.
    pub async fn answer_all(
        &self,
        learner: Learner<'_>,
        id: AttemptId,
        responses: Vec<(u16, Response)>,
    ) -> Result<Vec<u16>, ServiceError> {
        let mut tx = self.store.write().await?;
        let found = store::attempts::find(&mut tx, id, learner.person()).await?;
        let Attempt::Open(mut attempt) = found.ok_or(ServiceError::NotFound)? else {
            return Err(ServiceError::AttemptIsOver);
        };
        let module = self.curriculum.module(&attempt.head.module).ok_or(ServiceError::NotFound)?;
        let mut has_changed = false;
        for (position, response) in responses {
            let drawn = attempt.items.get_mut(usize::from(position)).ok_or(ServiceError::NotFound)?;
            let item = find_item(module, drawn).ok_or(ServiceError::NotFound)?;
            let response =
                Some(response.from_shown(item, &drawn.shown)?).filter(|response| !response.is_empty());
            // The island has sent each answer already.
            if drawn.response != response {
                if !store::attempts::set_response(&mut tx, id, position, response.as_ref(), self.now())
                    .await?
                {
                    return Err(ServiceError::AttemptIsOver);
                }
                drawn.response = response;
                has_changed = true;
            }
        }
        if has_changed {
            tx.commit().await?;
        }
        let without = (0..).zip(&attempt.items).filter(|(_, drawn)| drawn.response.is_none());
        Ok(without.map(|(position, _)| position).collect())
    }

    /// Grades the attempt and, if it passes, records the completion. A second submission changes nothing.
    pub async fn submit_attempt(
        &self,
        learner: Learner<'_>,
        id: AttemptId,
        lang: Lang,
    ) -> Result<(), ServiceError> {
        let (person, now, today) = (learner.person(), self.now(), self.today());
        let mut tx = self.store.write().await?;
        tx.lock_shared(STANDING_LOCK).await?;
        let attempt = match store::attempts::find(&mut tx, id, person).await?.ok_or(ServiceError::NotFound)? {
            Attempt::Submitted(_) => return Ok(()),
            Attempt::Open(attempt) => attempt,
        };
        let module = self.curriculum.module(&attempt.head.module).ok_or(ServiceError::NotFound)?;
        let submitted = attempt.submit(now, |drawn| {
            let item = find_item(module, drawn);
            item.zip(drawn.response.as_ref())
                .map_or(Mark::NONE, |(item, response)| grading::mark(item, response))
        });
        if !store::attempts::submit(&mut tx, &submitted).await? {
            return Ok(());
        }
        let outcome = serde_json::json!({
            "module": module.id.as_str(), "version": module.version.to_string(),
            "percent": submitted.score.percent(), "passed": submitted.score.passed(),
        });
        let told = self.entry(learner.actor(), What::AttemptSubmitted).on(person).about(id).with(&outcome);
        let mut entries = vec![told.0];
        if submitted.score.passed() {
            let completion = Completion {
                id: self.with_chance(|chance| CompletionId::new(now, chance)),
                person,
                module: module.id.clone(),
                // Those by which it was graded: the lesson may have been corrected since the attempt began.
                module_version: module.version.to_string(),
                content_hash: module.content_hash.clone(),
                lang,
                attempt: id,
                points: submitted.score.points,
                items: submitted.score.items,
                pass_mark_percent: submitted.score.pass_mark_percent,
                completed_at: now,
                completed_on: today,
                valid_until: today.plus_months(module.validity_months),
            };
            store::completions::insert(&mut tx, &completion).await?;
            let career = store::people::find_career(&mut tx, person).await?;
            let programme = Programme::load(&mut tx, today, Some(&module.id)).await?;
            let mut counts = Counts::default();
            programme.restand(&mut tx, person, &career, Some(&module.id), &mut counts).await?;
            counts.store(&mut tx).await?;
            let until = serde_json::json!({
                "module": module.id.as_str(), "valid_until": completion.valid_until.to_string(),
            });
            let told = self.entry(learner.actor(), What::ModuleCompleted);
            entries.push(told.on(person).about(completion.id).with(&until).0);
        }
        store::journal::append(&mut tx, &entries).await?;
        tx.commit().await?;
        Ok(())
    }

    /// The learner's own result; `AttemptIsOver` never, `NotFound` while the attempt is open.
    pub async fn result(&self, learner: Learner<'_>, id: AttemptId) -> Result<ResultView<'_>, ServiceError> {
        let mut tx = self.store.read().await?;
        let found = store::attempts::find(&mut tx, id, learner.person()).await?;
        let Some(Attempt::Submitted(attempt)) = found else { return Err(ServiceError::NotFound) };
        let completions =
            store::completions::list(&mut tx, learner.person(), Some(&attempt.head.module)).await?;
        let module = self.curriculum.module(&attempt.head.module).ok_or(ServiceError::NotFound)?;
        let items = attempt.items.iter().map(|drawn| (drawn.clone(), find_item(module, drawn))).collect();
        let completion = completions.into_iter().find(|c| c.attempt == id).map(|c| (c.id, c.valid_until));
        Ok(ResultView { attempt, module, items, completion })
    }
}

fn find_item<'a>(module: &'a Module, drawn: &AttemptItem) -> Option<&'a Item> {
    module.items.iter().find(|item| item.id == drawn.item && item.parts() == drawn.shown.len())
}

/// Whether every item of the attempt still stands in the module.
fn fits(attempt: &OpenAttempt, module: &Module) -> bool {
    attempt.items.iter().all(|drawn| find_item(module, drawn).is_some())
}

/// The question without its key, its parts in the order in which this attempt shows them.
fn item_view(position: u16, item: &Item, drawn: &AttemptItem, lang: Lang) -> ItemView {
    let shown = |texts: Vec<String>| -> Vec<String> {
        drawn.shown.iter().filter_map(|&part| texts.get(usize::from(part)).cloned()).collect()
    };
    let texts = |options: &[domain::item::ItemOption]| {
        shown(options.iter().map(|option| option.text.get(lang).0.clone()).collect())
    };
    let body = match &item.body {
        ItemBody::Choice(options) => BodyView::Choice(texts(options)),
        ItemBody::Several(options) => BodyView::Several(texts(options)),
        ItemBody::Spot(options) => BodyView::Spot(texts(options)),
        ItemBody::Line { code, options, .. } => BodyView::Line {
            code: code.lines().map(ToOwned::to_owned).collect(),
            lines: options.iter().map(|option| option.line).collect(),
        },
        ItemBody::Order(steps) => {
            BodyView::Order(shown(steps.iter().map(|step| step.get(lang).0.clone()).collect()))
        }
        ItemBody::Match(table) => BodyView::Match {
            left_heading: table.heading.0.get(lang).clone(),
            right_heading: table.heading.1.get(lang).clone(),
            lefts: table.rows.iter().map(|(left, _)| left.get(lang).0.clone()).collect(),
            rights: shown(table.rows.iter().map(|(_, right)| right.get(lang).0.clone()).collect()),
        },
    };
    ItemView {
        position,
        label: item.label.get(lang).clone(),
        stem: item.stem.get(lang).0.clone(),
        body,
        response: drawn.response.as_ref().map(|response| response.to_shown(&drawn.shown)),
    }
}
