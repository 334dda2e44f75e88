use std::{
    path::PathBuf,
    sync::{
        Arc, Mutex,
        atomic::{AtomicI64, AtomicU32, Ordering},
    },
};

use curriculum::Curriculum;
use domain::{
    actor::Actor,
    ids::{PersonId, RuleId},
    module::ModuleId,
    rule::{Audience, Rule},
    time::Clock,
};
use store::{Store, people, rules, standings};

use super::*;
use crate::{
    Options, PasswordHasher, ServiceError, Services,
    people_file::{Lines, PeopleFileError},
};

struct SetClock(AtomicI64);

impl Clock for SetClock {
    fn now(&self) -> Timestamp {
        Timestamp::from_millis(self.0.load(Ordering::Relaxed))
    }
}

/// Services over a database file that goes with it.
struct Office {
    services: Services,
    clock: Arc<SetClock>,
    path: PathBuf,
}

impl Office {
    async fn new() -> Self {
        static NUMBER: AtomicU32 = AtomicU32::new(0);
        let name =
            format!("vigie-people-{}-{}.db", std::process::id(), NUMBER.fetch_add(1, Ordering::Relaxed));
        let path = std::env::temp_dir().join(name);
        let store = Store::open(&format!("sqlite:{}", path.display())).await.unwrap();
        let clock = Arc::new(SetClock(AtomicI64::new(0)));
        let services = Services::new(
            store,
            Arc::new(Curriculum { tracks: Vec::new(), exercises: curriculum::Exercises::default() }),
            Arc::<SetClock>::clone(&clock),
            Arc::new(Mutex::new(Seeded::new(1))),
            PasswordHasher::weak_for_tests(),
            crate::journal::Signer::new(&[7; 32]),
            Options::default(),
        );
        let office = Self { services, clock, path };
        office.on("2026-06-01");
        office
    }

    fn on(&self, today: &str) {
        let noon = i64::from(day(today).number()) * 86_400_000 + 43_200_000;
        self.clock.0.store(noon, Ordering::Relaxed);
    }

    async fn apply(&self, text: &str, lines: Lines) -> Result<[usize; 6], PeopleFileError> {
        let operator = Actor::operator();
        let by = operator.administrator().unwrap();
        let applied = self.services.apply_people_file(by, text.as_bytes(), lines, &mut |_, _| {}).await?;
        let plan = applied.plan;
        Ok([plan.added, plan.changed, plan.moved, plan.closed, plan.unchanged, plan.absent])
    }

    /// Everything that an import may touch, as text.
    async fn contents(&self) -> String {
        let mut tx = self.services.store().read().await.unwrap();
        let units = people::list_units(&mut tx).await.unwrap();
        let everybody = people::list_people(&mut tx).await.unwrap();
        let careers = people::list_careers(&mut tx).await.unwrap();
        format!("{units:?}\n{everybody:?}\n{careers:?}")
    }

    async fn add_rule(&self) -> ModuleId {
        let module = ModuleId::parse("anssi-01").unwrap();
        let rule = Rule {
            id: RuleId::new(self.services.now(), &mut Seeded::new(3)),
            module: module.clone(),
            audience: Audience::default(),
            due_within_days: 14,
            renewal_notice_days: 30,
            in_force: Span::from(day("2026-01-01")),
        };
        let mut tx = self.services.store().write().await.unwrap();
        rules::insert(&mut tx, &rule, self.services.now()).await.unwrap();
        tx.commit().await.unwrap();
        module
    }

    async fn find(&self, email: &str) -> people::Person {
        let mut tx = self.services.store().read().await.unwrap();
        people::find_by_email(&mut tx, &Email::parse(email).unwrap()).await.unwrap().unwrap()
    }
}

impl Drop for Office {
    fn drop(&mut self) {
        for end in ["", "-wal", "-shm"] {
            let _ = std::fs::remove_file(format!("{}{end}", self.path.display()));
        }
    }
}

const TEAM: &str = "ana@a.fr;Ana;Rossi;Agence / Studio;dev;cdi;bo@a.fr;2026-02-01;;fr\n\
                    bo@a.fr;Bo;Lee;Agence;manager;dirigeant;;2020-01-01;;en\n\
                    leo@a.fr;Léo;Noël;Agence / Studio;;stagiaire;ana@a.fr;2026-05-01;2026-08-31;fr\n";

#[tokio::test]
async fn a_file_is_imported_once() {
    let office = Office::new().await;
    let module = office.add_rule().await;
    let text = with_header(TEAM);
    assert_eq!(office.apply(&text, Lines::All).await.unwrap(), [3, 0, 0, 0, 0, 0]);
    let contents = office.contents().await;

    for today in ["2026-06-01", "2026-06-02", "2027-01-01"] {
        office.on(today);
        assert_eq!(office.apply(&text, Lines::All).await.unwrap(), [0, 0, 0, 0, 3, 0]);
        assert_eq!(office.contents().await, contents);
    }

    let ana = office.find("ana@a.fr").await;
    let mut tx = office.services.store().read().await.unwrap();
    let career = people::find_career(&mut tx, ana.id).await.unwrap();
    assert_eq!(career.postings.len(), 1);
    assert_eq!(career.postings[0].span, Span::from(day("2026-02-01")));
    let segments = standings::find_segments(&mut tx, ana.id, None).await.unwrap();
    assert_eq!(segments[&module][0].span.from, day("2026-02-01"), "whoever arrives is enrolled");
}

#[tokio::test]
async fn a_file_with_problems_changes_nothing_unless_the_good_lines_are_asked_for() {
    let office = Office::new().await;
    let before = office.contents().await;
    let text = with_header(&format!("{TEAM}zoe@a.fr;Zoé;;Labo;;;;2026-01-01;;\n"));
    let Err(PeopleFileError::Refused(plan)) = office.apply(&text, Lines::All).await else {
        panic!("not refused")
    };
    assert_eq!(plan.problems[0].to_string(), "line 5, family-name: is empty and must be filled");
    assert_eq!(office.contents().await, before);
    assert_eq!(office.apply(&text, Lines::GoodOnly).await.unwrap(), [3, 0, 0, 0, 0, 0]);
    assert!(!office.contents().await.contains("zoe@a.fr"));
}

#[tokio::test]
async fn checking_a_file_changes_nothing() {
    let office = Office::new().await;
    let before = office.contents().await;
    let operator = Actor::operator();
    let by = operator.administrator().unwrap();
    let plan = office.services.check_people_file(by, with_header(TEAM).as_bytes()).await.unwrap();
    assert_eq!((plan.added, plan.problems.len()), (3, 0));
    assert_eq!(office.contents().await, before);
    let unreadable = office.services.check_people_file(by, b"PK\x03\x04").await;
    assert!(
        matches!(unreadable, Err(PeopleFileError::Unreadable(problem)) if problem.code() == "spreadsheet")
    );
}

#[tokio::test]
async fn moves_and_ends_change_standing_from_their_day_on() {
    let office = Office::new().await;
    let module = office.add_rule().await;
    office.apply(&with_header(TEAM), Lines::All).await.unwrap();
    office.on("2026-07-01");
    let changed = with_header(TEAM)
        .replace("Rossi;Agence / Studio", "Rossi;Agence")
        .replace("2020-01-01;;en", "2020-01-01;2026-07-31;en");
    assert_eq!(office.apply(&changed, Lines::All).await.unwrap(), [0, 0, 1, 1, 1, 0]);
    let (ana, bo) = (office.find("ana@a.fr").await, office.find("bo@a.fr").await);
    let mut tx = office.services.store().read().await.unwrap();
    let segments = &standings::find_segments(&mut tx, ana.id, None).await.unwrap()[&module];
    let units: Vec<_> =
        segments.iter().map(|segment| (segment.span.from.to_string(), segment.unit)).collect();
    assert_eq!(units.last().unwrap().0, "2026-07-01");
    assert_ne!(units[0].1, units.last().unwrap().1);
    let segments = &standings::find_segments(&mut tx, bo.id, None).await.unwrap()[&module];
    assert_eq!(segments.last().unwrap().span.until, day("2026-08-01"));
}

#[tokio::test]
async fn an_uploaded_file_is_its_uploader_s_and_is_applied_once() {
    let office = Office::new().await;
    office.apply(&with_header("bo@a.fr;Bo;Lee;Agence;;;;2020-01-01;;\n"), Lines::All).await.unwrap();
    let bo = office.find("bo@a.fr").await;
    let administrator = |person: PersonId| {
        Actor::new(person, "Bo Lee".to_owned(), Lang::Fr, vec![domain::actor::Role::Administrator])
    };
    let (actor, other) =
        (administrator(bo.id), administrator(PersonId::new(Timestamp::from_millis(0), &mut Seeded::new(5))));
    let (by, somebody_else) = (actor.administrator().unwrap(), other.administrator().unwrap());

    let services = &office.services;
    let content = with_header(TEAM).into_bytes();
    let id = services.stage_people_file(by, "équipe.csv", content.clone()).await.unwrap();
    let (name, plan) = services.staged_people_file(by, id).await.unwrap();
    assert_eq!(name, "équipe.csv");
    assert_eq!((plan.added, plan.moved), (2, 1));
    let not_found = |result| matches!(result, Err(PeopleFileError::Service(ServiceError::NotFound)));
    assert!(not_found(services.apply_staged_people_file(somebody_else, id, Lines::All).await));
    assert_eq!(services.apply_staged_people_file(by, id, Lines::All).await.unwrap().plan.added, 2);
    assert!(not_found(services.apply_staged_people_file(by, id, Lines::All).await));

    let forgotten = services.stage_people_file(by, "old.csv", content.clone()).await.unwrap();
    office.on("2026-06-03");
    services.stage_people_file(by, "new.csv", content).await.unwrap();
    assert!(not_found(services.apply_staged_people_file(by, forgotten, Lines::All).await));
}

#[tokio::test]
async fn an_import_that_is_given_up_half_way_leaves_nothing() {
    let office = Office::new().await;
    let before = office.contents().await;
    let services = office.services.clone();
    let import = tokio::spawn(async move {
        let operator = Actor::operator();
        let by = operator.administrator().unwrap();
        let mut stop_at_two = |done, _| assert!(done < 2, "stopped here");
        let _ =
            services.apply_people_file(by, with_header(TEAM).as_bytes(), Lines::All, &mut stop_at_two).await;
    });
    assert!(import.await.unwrap_err().is_panic());
    assert_eq!(office.contents().await, before);
    assert_eq!(office.apply(&with_header(TEAM), Lines::All).await.unwrap(), [3, 0, 0, 0, 0, 0]);
}
