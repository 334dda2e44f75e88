//! Eighteen months at Atelier Kerlann, told through the use cases: payroll exports its files, people look at what is
//! due, read, try, fail and pass. One agenda holds what is to happen, and the clock only goes forward.

use std::{
    collections::{BTreeMap, BTreeSet},
    sync::Arc,
};

use curriculum::Module;
use domain::{
    actor::Actor,
    attempt::Attempt,
    chance::Seeded,
    ids::{AttemptId, PersonId},
    module::ModuleId,
    standing::Status,
    time::{Clock, Day, Timestamp},
};
use store::standings::DayStatus;

use super::{
    DemoError, SEED,
    answers::{self, number_of},
    calendar::{Calendar, working_day_from},
    clock::{PAYROLL_EXPORTS, StoryClock, first_day},
    company::Company,
    habits::{Asked, Person},
};
use crate::{ServiceError, Services, people_file::Lines};

/// Days before the end of validity from which people think of renewing: the notice of the default rules.
const NOTICE: i32 = 30;
const PEOPLE_ARRIVE: i32 = 9 * 60 + 5;

enum Event {
    File,
    /// A person looks at what is due, and makes plans.
    Look(usize),
    /// A person sits down to a module.
    Sit(usize, usize),
    Go(Sitting),
}

struct Sitting {
    person: usize,
    module: usize,
    actor: Actor,
    step: Step,
}

enum Step {
    Read(usize),
    Start,
    Answer(AttemptId),
    HandIn(AttemptId),
}

pub(super) struct Story<'a> {
    services: &'a Services,
    clock: Arc<StoryClock>,
    calendar: Calendar,
    company: Company,
    today: Day,
    modules: Vec<&'a Module>,
    people: Vec<Person>,
    ids: Vec<Option<PersonId>>,
    agenda: BTreeMap<(Timestamp, u64), Event>,
    written: u64,
    /// Who is at a module now.
    busy: BTreeSet<usize>,
    /// What people have made plans for, or have decided to leave.
    decided: BTreeSet<(usize, ModuleId, Day)>,
    passed: BTreeSet<(usize, usize)>,
}

impl<'a> Story<'a> {
    pub fn new(services: &'a Services, clock: Arc<StoryClock>, calendar: Calendar, today: Day) -> Self {
        let company = Company::read(today);
        let dice = |email: &str| Seeded::new(SEED ^ number_of(&[email]));
        let people =
            company.members.iter().map(|member| Person::new(member.habit, dice(&member.email))).collect();
        let mut story = Self {
            services,
            clock,
            calendar,
            today,
            modules: services.curriculum().modules().collect(),
            people,
            ids: vec![None; company.members.len()],
            company,
            agenda: BTreeMap::new(),
            written: 0,
            busy: BTreeSet::new(),
            decided: BTreeSet::new(),
            passed: BTreeSet::new(),
        };
        story.open_agenda();
        story
    }

    fn open_agenda(&mut self) {
        let first = first_day(self.today);
        for day in self.company.file_days(first, self.today) {
            self.note(self.calendar.at(day, PAYROLL_EXPORTS), Event::File);
        }
        for person in 0..self.company.members.len() {
            let member = &self.company.members[person];
            let back = member.leave.and_then(|(_, until)| until).map(|until| until + 1);
            for day in [Some(member.start.max(first)), back].into_iter().flatten() {
                self.note(self.calendar.at(day, PEOPLE_ARRIVE), Event::Look(person));
            }
        }
    }

    fn note(&mut self, at: Timestamp, event: Event) {
        self.agenda.insert((at, self.written), event);
        self.written += 1;
    }

    /// Lets everything happen that happens until `end`.
    pub async fn tell(
        &mut self,
        end: Timestamp,
        progress: &mut (dyn FnMut(u32) + Send),
    ) -> Result<(), DemoError> {
        let begin = self.clock.now();
        while let Some(((at, _), event)) = self.agenda.pop_first() {
            if at > end {
                break;
            }
            self.clock.move_to(at);
            let told = (at.millis() - begin.millis()) * 95 / (end.millis() - begin.millis()).max(1);
            progress(u32::try_from(told).unwrap_or(0));
            match event {
                Event::File => self.take_file(at).await?,
                Event::Look(person) => self.look(person, at).await?,
                Event::Sit(person, module) => self.sit(person, module, at).await?,
                Event::Go(sitting) => self.go(sitting, at).await?,
            }
        }
        self.clock.move_to(end);
        Ok(())
    }

    async fn take_file(&mut self, at: Timestamp) -> Result<(), DemoError> {
        let operator = Actor::operator();
        let day = self.services.day_of(at);
        let file = self.company.file(day);
        self.services.apply_people_file(operator.administrator()?, &file, Lines::All, &mut |_, _| {}).await?;
        let mut tx = self.services.store().read().await?;
        let known = store::people::list_people(&mut tx).await?;
        drop(tx);
        let known: BTreeMap<&str, PersonId> =
            known.iter().map(|person| (person.email.as_str(), person.id)).collect();
        for (id, member) in self.ids.iter_mut().zip(&self.company.members) {
            *id = known.get(member.email.as_str()).copied();
        }
        // Whoever got a new profile has something new to do.
        for person in 0..self.ids.len() {
            self.note(self.calendar.at(day, PEOPLE_ARRIVE), Event::Look(person));
        }
        Ok(())
    }

    /// What asks something of the person today.
    async fn due(&self, person: usize, today: Day) -> Result<Vec<DayStatus>, DemoError> {
        let Some(id) = self.ids[person] else { return Ok(Vec::new()) };
        let mut tx = self.services.store().read().await?;
        let mut standings = store::standings::list_on(&mut tx, id, today, None).await?;
        standings.retain(|standing| match standing.status {
            Status::Pending | Status::Overdue => true,
            Status::Valid => standing.due_on <= today + NOTICE,
            Status::Exempt | Status::Paused => false,
        });
        Ok(standings)
    }

    async fn look(&mut self, person: usize, at: Timestamp) -> Result<(), DemoError> {
        let today = self.services.day_of(at);
        let mut asked: Vec<(usize, Asked)> = Vec::new();
        for standing in self.due(person, today).await? {
            let known = self.modules.iter().position(|module| module.id == standing.module);
            let is_new = self.decided.insert((person, standing.module, standing.due_on));
            if let Some(module) = known.filter(|_| is_new) {
                let validity_months = self.modules[module].validity_months;
                asked.push((module, Asked { due_on: standing.due_on, validity_months, is_last: false }));
            }
        }
        asked.sort_by_key(|(module, _)| *module);
        if let Some((_, last)) = asked.last_mut() {
            last.is_last = true;
        }
        for (module, asked) in asked {
            let habits = &mut self.people[person];
            if let Some(day) = habits.day_for(asked, today, self.today) {
                let minute = habits.minute();
                let planned = self.calendar.at(day, minute).max(at.plus_minutes(10));
                self.note(planned, Event::Sit(person, module));
            }
        }
        Ok(())
    }

    async fn sit(&mut self, person: usize, module: usize, at: Timestamp) -> Result<(), DemoError> {
        let at_work = self.calendar.office_hours(at);
        if at_work > at || self.busy.contains(&person) {
            let later = self.calendar.office_hours(at_work.plus_minutes(20));
            self.note(if at_work > at { at_work } else { later }, Event::Sit(person, module));
            return Ok(());
        }
        let today = self.services.day_of(at);
        let is_due =
            self.due(person, today).await?.iter().any(|standing| standing.module == self.modules[module].id);
        let Some(id) = self.ids[person].filter(|_| is_due) else {
            // On leave: there will be another look after it. Or gone.
            self.decided.retain(|(who, what, _)| *who != person || *what != self.modules[module].id);
            return Ok(());
        };
        if let Some(actor) = self.services.actor(id).await? {
            self.busy.insert(person);
            let reads = !self.passed.contains(&(person, module)) && self.people[person].reads();
            let step = if reads { Step::Read(0) } else { Step::Start };
            self.note(at, Event::Go(Sitting { person, module, actor, step }));
        }
        Ok(())
    }

    async fn go(&mut self, mut sitting: Sitting, at: Timestamp) -> Result<(), DemoError> {
        let Sitting { person, module: number, ref actor, ref step } = sitting;
        let (learner, module) = (actor.learner(), self.modules[number]);
        let (next, seconds) = match *step {
            Step::Read(section) => {
                let sections = &module.lesson.fr.sections;
                let minutes = usize::try_from(module.minutes).unwrap_or(10);
                let each = minutes * 60 * 6 / 10 / sections.len().max(1);
                if let Some(read) = sections.get(section) {
                    self.services.mark_read(learner, module, &read.id).await?;
                }
                let is_last = section + 1 >= sections.len();
                (if is_last { Step::Start } else { Step::Read(section + 1) }, each)
            }
            Step::Start => match self.services.start_attempt(learner, module).await {
                Ok(id) => (Step::Answer(id), usize::try_from(module.draw).unwrap_or(10) * 30),
                Err(ServiceError::TooSoon { until }) => {
                    self.busy.remove(&person);
                    self.note(self.calendar.office_hours(until.plus_minutes(3)), Event::Sit(person, number));
                    return Ok(());
                }
                Err(error) => return Err(error.into()),
            },
            Step::Answer(id) => {
                self.answer(actor, id, person, module).await?;
                (Step::HandIn(id), 15)
            }
            Step::HandIn(id) => {
                self.services.submit_attempt(learner, id, learner.lang()).await?;
                let has_passed = self.services.result(learner, id).await?.attempt.score.passed();
                self.busy.remove(&person);
                self.after(person, number, has_passed, at);
                return Ok(());
            }
        };
        let seconds = self.people[person].about(seconds);
        sitting.step = next;
        self.note(at.plus_millis(seconds * 1000), Event::Go(sitting));
        Ok(())
    }

    async fn answer(
        &mut self,
        actor: &Actor,
        id: AttemptId,
        person: usize,
        module: &Module,
    ) -> Result<(), DemoError> {
        let mut tx = self.services.store().read().await?;
        let found = store::attempts::find(&mut tx, id, actor.person).await?;
        drop(tx);
        let Some(Attempt::Open(attempt)) = found else { return Ok(()) };
        let habits = &mut self.people[person];
        let mut responses = Vec::with_capacity(attempt.items.len());
        for (position, drawn) in (0..).zip(&attempt.items) {
            let Some(item) = module.items.iter().find(|item| item.id == drawn.item) else { continue };
            let is_misconceived = answers::is_misconceived(module, item);
            let response = if habits.knows(is_misconceived, attempt.head.number) {
                answers::right(item)
            } else if is_misconceived {
                // Everybody is wrong in the same way.
                answers::wrong(item, &mut Seeded::new(number_of(&[item.id.as_str()])))
            } else {
                answers::wrong(item, &mut habits.dice)
            };
            responses.push((position, response.to_shown(&drawn.shown)));
        }
        // Together, as the plain form sends them: one write in place of ten keeps the story short to tell.
        self.services.answer_all(actor.learner(), id, responses).await?;
        Ok(())
    }

    fn after(&mut self, person: usize, module: usize, has_passed: bool, at: Timestamp) {
        let today = self.services.day_of(at);
        if has_passed {
            self.passed.insert((person, module));
            let renewal = today.plus_months(self.modules[module].validity_months) - NOTICE;
            self.note(self.calendar.at(working_day_from(renewal), PEOPLE_ARRIVE), Event::Look(person));
            return;
        }
        let habits = &mut self.people[person];
        let again = if habits.dice.below(10) < 6 {
            at.plus_millis(habits.about(25 * 60) * 1000)
        } else {
            let minute = habits.minute();
            self.calendar.at(working_day_from(today + 1), minute)
        };
        self.note(self.calendar.office_hours(again), Event::Sit(person, module));
    }
}
