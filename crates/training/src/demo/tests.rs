use std::collections::{BTreeMap, BTreeSet};

use domain::{
    coverage::Tally,
    ids::PersonId,
    person::{Career, Kind},
    standing::Status,
    time::Day,
};
use store::people::Person;

use super::{calendar::is_working_day, *};
use crate::team::late_since;

/// A Saturday, at ten in the evening in Paris.
const NOW: &str = "2026-11-21T21:00:00Z";

fn at(text: &str) -> Timestamp {
    Timestamp::from_millis(text.parse::<jiff::Timestamp>().unwrap().as_millisecond())
}

async fn made(store: &Store, now: &str) -> bool {
    let curriculum = Arc::new(Curriculum::built_in().unwrap());
    let mut heard = Vec::new();
    let mut progress = |percent| heard.push(percent);
    let hasher = PasswordHasher::weak_for_tests();
    let created =
        create(store.clone(), curriculum, at(now), hasher, signer(), Options::default(), &mut progress)
            .await
            .unwrap();
    assert!(heard.is_sorted() && heard.last().is_none_or(|last| *last == 100));
    created
}

fn signer() -> Signer {
    Signer::new(&[7; 32])
}

/// As the server would make them.
fn services(store: &Store, now: &str) -> Services {
    let curriculum = Arc::new(Curriculum::built_in().unwrap());
    let chance = Arc::new(Mutex::new(Seeded::new(1)));
    let clock = Arc::new(StoryClock::new(at(now)));
    Services::new(
        store.clone(),
        curriculum,
        clock,
        chance,
        PasswordHasher::weak_for_tests(),
        signer(),
        Options::default(),
    )
}

struct Company {
    people: Vec<Person>,
    careers: BTreeMap<PersonId, Career>,
}

impl Company {
    async fn read(store: &Store) -> Self {
        let mut tx = store.read().await.unwrap();
        let people = store::people::list_people(&mut tx).await.unwrap();
        Self { people, careers: store::people::list_careers(&mut tx).await.unwrap() }
    }

    fn on(&self, day: Day) -> BTreeMap<PersonId, &Career> {
        let there = self.careers.iter().filter(|(_, career)| career.posting_on(day).is_some());
        there.map(|(id, career)| (*id, career)).collect()
    }

    fn name(&self, id: PersonId) -> &str {
        self.people.iter().find(|person| person.id == id).unwrap().email.as_str()
    }
}

async fn tally(store: &Store, day: Day) -> Tally {
    let mut tx = store.read().await.unwrap();
    store::coverage::on_day(&mut tx, day).await.unwrap().into_values().sum()
}

#[tokio::test]
async fn the_company_has_120_people_and_everybody_a_manager() {
    let database = testkit::sqlite().await;
    assert!(made(&database.store, NOW).await);
    let company = Company::read(&database.store).await;
    let today = services(&database.store, NOW).today();
    let there = company.on(today);
    assert_eq!(there.len(), 120);
    assert_eq!(company.people.len(), 135);
    let count = |kind| there.values().filter(|career| career.posting_on(today).unwrap().kind == kind).count();
    assert_eq!((count(Kind::ManagementBody), count(Kind::Intern), count(Kind::Contractor)), (3, 2, 1));
    let with =
        |name: &str| there.values().filter(|c| c.profiles_on(today).any(|p| p.as_str() == name)).count();
    assert_eq!((with("developer"), with("it"), with("manager")), (41, 11, 17));
    let on_leave = there.values().filter(|career| career.leaves.iter().any(|leave| leave.contains(today)));
    assert_eq!(on_leave.count(), 3);

    for career in company.careers.values() {
        assert!(career.postings.windows(2).all(|pair| pair[0].span.until <= pair[1].span.from), "{career:?}");
    }
    let first = clock::first_day(today);
    for day in (first.number()..=today.number()).map(Day::from_number) {
        let there = company.on(day);
        let mut heads = Vec::new();
        for (id, career) in &there {
            match career.posting_on(day).unwrap().manager {
                Some(manager) => {
                    assert!(there.contains_key(&manager), "{day}: {}'s manager is gone", company.name(*id));
                }
                None => heads.push(company.name(*id)),
            }
        }
        assert_eq!(heads, ["maelle.kerdraon@kerlann.example"], "{day}");
    }
    assert_eq!(company.on(first).len(), 96);
    database.drop().await;
}

#[tokio::test]
async fn the_figures_have_something_to_show() {
    let database = testkit::sqlite().await;
    made(&database.store, NOW).await;
    let store = &database.store;
    let today = services(store, NOW).today();
    let total = tally(store, today).await;
    let coverage = total.coverage_permille().unwrap();
    println!("{total:?}, {coverage} of 1000");
    assert!((700..950).contains(&coverage), "{total:?}");
    assert!(total.valid > 0 && total.pending > 0 && total.overdue > 0 && total.paused > 0, "{total:?}");
    assert_eq!(total.in_scope() + total.paused, 120 + 41);

    let mut seen = BTreeSet::new();
    for back in [0, 1, 30, 90, 200, 365] {
        let mut tx = store.read().await.unwrap();
        let summed = store::coverage::on_day(&mut tx, today - back).await.unwrap();
        assert_eq!(
            summed,
            store::coverage::counted_on_day(&mut tx, today - back).await.unwrap(),
            "{back} days ago"
        );
        drop(tx);
        let permille = tally(store, today - back).await.coverage_permille();
        println!("{back} days ago: {permille:?}");
        seen.insert(permille);
    }
    assert!(seen.len() >= 4, "{seen:?}");
    database.drop().await;
}

#[tokio::test]
async fn people_try_at_work_and_some_fail() {
    let database = testkit::sqlite().await;
    made(&database.store, NOW).await;
    let store = &database.store;
    let services = services(store, NOW);
    let company = Company::read(store).await;
    let (mut first, mut first_passed, mut most, mut late, mut completed) = (0, 0, 0, 0, 0);
    for person in &company.people {
        let mut tx = store.read().await.unwrap();
        for module in services.curriculum().modules() {
            let earlier = store::lessons::state(&mut tx, person.id, &module.id, services.today())
                .await
                .unwrap()
                .earlier;
            first += usize::from(!earlier.is_empty());
            first_passed += usize::from(earlier.first().is_some_and(|attempt| attempt.failed_at.is_none()));
            most = most.max(earlier.iter().take_while(|attempt| attempt.failed_at.is_some()).count());
            for attempt in earlier {
                let day = services.day_of(attempt.started_at);
                let (hour, _) = services.hour_of(attempt.started_at);
                assert!(is_working_day(day) && (8..19).contains(&hour), "{} {day} {hour}", person.email);
                assert!(attempt.started_at <= at(NOW));
            }
        }
        for enrolment in store::standings::list_enrolments(&mut tx, person.id).await.unwrap() {
            if enrolment.closed_why.as_deref() == Some("completed") {
                completed += 1;
                late += usize::from(enrolment.closed_on.unwrap() > enrolment.due_on);
            }
        }
    }
    println!(
        "{first_passed} of {first} pass at once, up to {most} failures before; {late} of {completed} late"
    );
    assert!((70..90).contains(&(first_passed * 100 / first)), "{first_passed} of {first}");
    assert!((2..=4).contains(&most), "{most}");
    assert!((3..25).contains(&(late * 100 / completed)), "{late} of {completed}");
    database.drop().await;
}

#[tokio::test]
async fn the_accounts_are_what_they_say() {
    let database = testkit::sqlite().await;
    made(&database.store, NOW).await;
    check_accounts(&database.store, NOW).await;
    database.drop().await;
}

async fn check_accounts(store: &Store, now: &str) {
    let services = services(store, now);
    let today = services.today();
    let mut homes = Vec::new();
    let mut actors = Vec::new();
    for account in ACCOUNTS {
        let person =
            services.sign_in(account.email, account.password, "test").await.unwrap().expect(account.email);
        let actor = services.actor(person).await.unwrap().unwrap();
        homes.push(services.home(actor.learner()).await.unwrap());
        actors.push(actor);
    }
    let modules = PROGRAMME.len();
    let owasp = PROGRAMME.iter().filter(|id| id.starts_with("owasp")).count();
    for (number, home) in homes[..8].iter().enumerate() {
        assert!(
            home.held.is_empty()
                && home.due.iter().all(|due| due.status == Status::Pending && due.read.0 == 0)
        );
        let expected = if number < 3 { modules } else { modules - owasp };
        assert_eq!(home.due.len(), expected, "{}", ACCOUNTS[number].email);
    }
    assert!(homes[8].due.is_empty());
    assert_eq!(homes[8].held.len(), modules);
    assert!(homes[9].due.iter().any(|due| due.status == Status::Overdue));
    let soonest = homes[10].held[0].valid_until.days_since(today);
    assert!((1..=21).contains(&soonest), "{soonest}");

    let team = services.team(actors[11].manager().unwrap()).await.unwrap();
    assert_eq!(team.members.len(), 8);
    assert_eq!(team.members.iter().filter(|member| late_since(member).is_some()).count(), 2);
    let team = services.team(actors[12].manager().unwrap()).await.unwrap();
    assert!(team.members.iter().any(|member| !member.direct) && team.members.len() > 20);
    assert!(actors[13].officer().is_ok() && actors[14].administrator().is_ok());
    assert_eq!(actors[15].lang, domain::lang::Lang::En);
    assert!(actors[15].manager().is_err());
}

/// What happened, without identifiers.
async fn facts(store: &Store) -> Vec<String> {
    let company = Company::read(store).await;
    let mut tx = store.read().await.unwrap();
    let mut facts = Vec::new();
    for Person { id, email, .. } in &company.people {
        for done in store::completions::list(&mut tx, *id, None).await.unwrap() {
            facts.push(format!("{email} {} {:?} {}", done.module, done.completed_at, done.points));
        }
        for enrolment in store::standings::list_enrolments(&mut tx, *id).await.unwrap() {
            facts.push(format!("{email} {enrolment:?}"));
        }
        facts.push(format!("{email} {:?}", company.careers[id].leaves));
    }
    facts.sort();
    facts
}

#[tokio::test]
async fn the_same_day_gives_the_same_company_and_the_second_time_nothing() {
    let (one, other) = (testkit::sqlite().await, testkit::sqlite().await);
    assert!(made(&one.store, NOW).await && made(&other.store, NOW).await);
    let facts_of_one = facts(&one.store).await;
    assert!(facts_of_one.len() > 500);
    assert_eq!(facts_of_one, facts(&other.store).await);
    assert!(!made(&one.store, "2026-12-01T08:00:00Z").await);
    assert_eq!(facts_of_one, facts(&one.store).await);
    one.drop().await;
    other.drop().await;
}

#[tokio::test]
async fn it_can_be_made_on_any_day() {
    for now in
        ["2025-12-25T02:00:00Z", "2027-01-01T00:30:00Z", "2028-02-29T12:00:00Z", "2026-06-01T04:00:00Z"]
    {
        let database = testkit::sqlite().await;
        made(&database.store, now).await;
        let today = services(&database.store, now).today();
        assert_eq!(Company::read(&database.store).await.on(today).len(), 120, "{now}");
        let total = tally(&database.store, today).await;
        assert!((700..950).contains(&total.coverage_permille().unwrap()), "{now}: {total:?}");
        assert!(total.overdue > 0 && total.pending > 0 && total.paused > 0, "{now}: {total:?}");
        check_accounts(&database.store, now).await;
        database.drop().await;
    }
}

#[tokio::test]
async fn what_was_interrupted_or_is_in_use_is_not_taken_for_a_company() {
    let database = testkit::sqlite().await;
    let services = services(&database.store, NOW);
    services.add_default_rules(&Actor::operator(), services.today(), |_| true).await.unwrap();
    let again = || async {
        let curriculum = Arc::new(Curriculum::built_in().unwrap());
        let hasher = PasswordHasher::weak_for_tests();
        create(database.store.clone(), curriculum, at(NOW), hasher, signer(), Options::default(), &mut |_| {})
            .await
    };
    assert!(matches!(again().await, Err(DemoError::InUse)));
    let file = format!(
        "email,first name,last name,unit,start\n{OFFICER},Florence,Abiven,Infrastructure,2020-01-01\n"
    );
    let operator = Actor::operator();
    let by = operator.administrator().unwrap();
    services
        .apply_people_file(by, file.as_bytes(), crate::people_file::Lines::All, &mut |_, _| {})
        .await
        .unwrap();
    assert!(matches!(again().await, Err(DemoError::Unfinished)));
    database.drop().await;
}
