use domain::{
    actor::{Actor, Role},
    ids::PersonId,
    journal::What,
    module::ModuleId,
    standing::Status,
};
use store::{Store, journal::Told};
use testkit::{PASSWORD, World, both_engines, email};
use training::{
    coverage::Figure,
    journal::{Break, Found, Search, Signer},
};

/// Everything that was written, the first entry first.
async fn all(world: &World) -> Vec<Told> {
    let mut entries = world.services.journal_export(&Search::default(), None).await.unwrap();
    entries.reverse();
    entries
}

async fn whats(world: &World, person: PersonId) -> Vec<String> {
    all(world).await.into_iter().filter(|entry| entry.whom == Some(person)).map(|entry| entry.what).collect()
}

async fn check(world: &World) -> Option<Break> {
    let operator = Actor::operator();
    world.services.verify_journal(operator.journal_reader().unwrap()).await.unwrap().broken
}

async fn what_people_do_is_told_in_order_and_without_secrets(store: Store) {
    let world = World::company(store).await;
    let ana = world.actor("ana").await.in_request("r-1");
    world.services.sign_in("ana@kerlann.example", PASSWORD, "r-0").await.unwrap();
    world.services.sign_in("ana@kerlann.example", "an attempt at guessing", "r-0").await.unwrap();
    world.services.sign_in("hunter2 typed into the address", "x", "r-0").await.unwrap();
    world.take_quiz(&ana, "anssi-01", 0).await;
    world.services.change_password(ana.learner(), PASSWORD, "another long password").await.unwrap();
    assert_eq!(
        whats(&world, ana.person).await,
        [
            What::PersonAdded,
            What::PasswordSet,
            What::SignedIn,
            What::SignInRefused,
            What::AttemptSubmitted,
            What::ModuleCompleted,
            What::PasswordChanged
        ]
        .map(What::code)
    );
    let entries = all(&world).await;
    let text = format!("{entries:?}");
    for secret in ["guessing", "hunter2", PASSWORD, "another long", "Rossi's", "argon2"] {
        assert!(!text.contains(secret), "{secret} is in the journal");
    }
    let passed = entries.iter().find(|entry| entry.what == What::AttemptSubmitted.code()).unwrap();
    assert_eq!(passed.who, Some(ana.person));
    assert_eq!(passed.request, "r-1");
    assert!(passed.details.contains("\"passed\":true") && passed.details.contains("\"percent\":100"));
    assert_eq!(check(&world).await, None);
}

async fn the_entry_and_the_change_stand_or_fall_together(store: Store) {
    let world = World::company(store).await;
    let ana = world.actor("ana").await;
    let before = all(&world).await.len();
    let mut tx = world.services.store().write().await.unwrap();
    store::roles::grant(&mut tx, ana.person, Role::Officer, world.services.now(), None, None).await.unwrap();
    let entry = store::journal::NewEntry {
        at: world.services.now(),
        what: What::RoleGranted,
        who: None,
        whom: Some(ana.person),
        object: "officer".into(),
        details: "{}".into(),
        request: String::new(),
    };
    store::journal::append(&mut tx, &[entry]).await.unwrap();
    drop(tx);
    assert_eq!(all(&world).await.len(), before);
    assert!(!world.actor("ana").await.has(Role::Officer));
}

async fn an_entry_can_be_neither_changed_nor_removed(store: Store) {
    let world = World::company(store).await;
    for sql in [
        "UPDATE journal SET what = 'signed-in' WHERE seq = 1",
        "DELETE FROM journal WHERE seq = 1",
        "DELETE FROM journal",
        "INSERT INTO journal (seq, at, what, object, details, request, hash)
         SELECT seq, at, what, object, details, request, hash FROM journal WHERE seq = 1",
        "INSERT INTO journal (seq, at, what, object, details, request, hash)
         SELECT 9999, at, what, object, details, request, hash FROM journal WHERE seq = 1",
    ] {
        let mut tx = world.services.store().write().await.unwrap();
        let error = tx.tamper(sql).await.expect_err(sql).to_string();
        assert!(error.contains("append-only"), "{error}");
    }
    assert_eq!(check(&world).await, None);
}

/// Whoever owns the database can take the triggers away; the chain still tells.
async fn whoever_takes_the_triggers_away_breaks_the_chain_where_they_wrote(store: Store) {
    let world = World::company(store).await;
    world.clock.pass_days(1);
    world.services.close_journal_days().await.unwrap();
    let remove = match world.services.store().engine() {
        store::Engine::Sqlite => ["DROP TRIGGER journal_no_update", "DROP TRIGGER journal_no_delete"],
        store::Engine::Postgres => ["DROP TRIGGER journal_no_change ON journal", "SELECT 1"],
    };
    let last = all(&world).await.len();
    let last_entry = format!("DELETE FROM journal WHERE seq = {last}");
    let tampered: [(&str, Break); 4] = [
        ("UPDATE journal SET details = '{\"x\":1}' WHERE seq = 3", Break::Altered { seq: 3 }),
        ("UPDATE journal SET at = at + 1 WHERE seq = 5", Break::Altered { seq: 5 }),
        ("DELETE FROM journal WHERE seq = 4", Break::Missing { seq: 4 }),
        (&last_entry, Break::CutOff { seq: i64::try_from(last).unwrap(), day: "2026-01-15".parse_day() }),
    ];
    for (sql, expected) in tampered {
        let mut tx = world.services.store().write().await.unwrap();
        for statement in remove.into_iter().chain([sql]) {
            tx.tamper(statement).await.unwrap();
        }
        // Looked at before it is kept, so that the next one finds all as it was.
        let found = world.services.check_journal_in(&mut tx).await.unwrap();
        assert_eq!(found.broken, Some(expected), "{sql}");
    }
    assert_eq!(check(&world).await, None);
}

trait ParseDay {
    fn parse_day(&self) -> domain::time::Day;
}

impl ParseDay for str {
    fn parse_day(&self) -> domain::time::Day {
        domain::time::Day::parse_iso(self).unwrap()
    }
}

async fn a_day_is_signed_when_it_is_over_and_another_key_is_noticed(store: Store) {
    let world = World::company(store.clone()).await;
    assert_eq!(world.services.close_journal_days().await.unwrap(), 0, "the day is not over");
    world.clock.pass_days(1);
    let (one, other) = tokio::join!(world.services.close_journal_days(), world.services.close_journal_days());
    assert_eq!(one.unwrap() + other.unwrap(), 1, "two instances close a day once");
    let ana = world.actor("ana").await;
    world.take_quiz(&ana, "anssi-01", 0).await;
    world.clock.pass_days(3);
    assert_eq!(world.services.close_journal_days().await.unwrap(), 1, "days without entries have no root");
    assert_eq!(check(&world).await, None);

    let stranger = World::signed_by(store, Signer::new(&[8; 32]));
    let found = check(&stranger).await;
    assert_eq!(found, Some(Break::RootNotSigned { day: "2026-01-15".parse_day() }));
}

async fn a_clock_that_jumps_breaks_nothing(store: Store) {
    let world = World::company(store).await;
    let ana = world.actor("ana").await;
    world.clock.pass_days(400);
    world.services.sign_in("bob@kerlann.example", PASSWORD, "").await.unwrap();
    world.services.close_journal_days().await.unwrap();
    world.clock.pass_days(-399);
    world.take_quiz(&ana, "anssi-01", 0).await;
    world.clock.pass_days(2);
    world.services.close_journal_days().await.unwrap();
    world.clock.pass_days(500);
    world.services.sign_in("bob@kerlann.example", PASSWORD, "").await.unwrap();
    world.clock.pass_days(1);
    world.services.close_journal_days().await.unwrap();
    assert_eq!(check(&world).await, None);
}

async fn many_who_write_at_once_make_one_chain(store: Store) {
    let world = World::company(store).await;
    let before = all(&world).await.len();
    let mut tasks = tokio::task::JoinSet::new();
    for number in 0..40 {
        let services = world.services.clone();
        tasks.spawn(
            async move { services.sign_in("bob@kerlann.example", PASSWORD, &number.to_string()).await },
        );
    }
    while let Some(done) = tasks.join_next().await {
        assert!(done.unwrap().unwrap().is_some());
    }
    assert_eq!(all(&world).await.len(), before + 40);
    assert_eq!(check(&world).await, None);
}

async fn the_journal_is_searched_by_person_action_and_period(store: Store) {
    let world = World::company(store).await;
    let oscar = world.actor("oscar").await;
    let ana = world.actor("ana").await;
    world.clock.pass_days(2);
    world.take_quiz(&ana, "anssi-01", 0).await;
    let search = |search: Search| {
        let services = world.services.clone();
        let oscar = oscar.clone();
        async move { services.journal(oscar.journal_reader().unwrap(), &search).await.unwrap() }
    };
    let of_ana = search(Search { person: "rossi".into(), ..Search::default() }).await;
    assert!(matches!(&of_ana.found, Found::One(person) if person.id == ana.person));
    // Her search is the latest entry about her; her quiz comes before.
    let codes: Vec<&str> = of_ana.entries.iter().map(|entry| entry.what.as_str()).collect();
    assert_eq!(codes[..3], ["journal-searched", "module-completed", "attempt-submitted"]);

    let what = search(Search { what: Some(What::RoleGranted), ..Search::default() }).await;
    assert_eq!(what.entries.len(), 2);
    let until = Some("2026-01-15".parse_day());
    let early = search(Search { until, ..Search::default() }).await;
    assert!(early.entries.iter().all(|entry| entry.what != "attempt-submitted"));
    let from = Some("2026-01-17".parse_day());
    let late = search(Search { from, what: Some(What::AttemptSubmitted), ..Search::default() }).await;
    assert_eq!(late.entries.len(), 1);

    let several = search(Search { person: "kerlann".into(), ..Search::default() }).await;
    assert!(matches!(several.found, Found::Several(people, false) if people.len() == 6));
    let nobody = search(Search { person: "' OR 1=1 --".into(), ..Search::default() }).await;
    assert!(matches!(nobody.found, Found::Several(people, false) if people.is_empty()));

    let first = search(Search::default()).await;
    let next = search(Search { before: Some(first.entries[4].seq), ..Search::default() }).await;
    assert_eq!(next.entries[0], first.entries[5]);
}

async fn everybody_sees_who_looked_at_them(store: Store) {
    let world = World::company(store).await;
    let (ana, oscar) = (world.actor("ana").await, world.actor("oscar").await);
    assert!(world.services.looks_at_me(ana.learner()).await.unwrap().is_empty());
    let figure = Figure {
        module: ModuleId::parse("anssi-01").unwrap(),
        status: Status::Pending,
        day: world.services.today(),
        unit_path: String::new(),
        page: 0,
    };
    world.services.people_behind(oscar.officer().unwrap(), &figure).await.unwrap();
    let looks = world.services.looks_at_me(ana.learner()).await.unwrap();
    assert_eq!(looks.len(), 1);
    assert_eq!((looks[0].what, looks[0].who_name.as_str()), (What::RecordListed, "Oscar Nedelec"));
    assert!(world.services.looks_at_me(oscar.learner()).await.unwrap().is_empty(), "not one's own looks");
}

async fn an_import_is_one_entry_a_person_without_what_stood_in_the_fields(store: Store) {
    let world = World::company(store).await;
    let ana = world.actor("ana").await;
    world.import("ana@kerlann.example;Anna;Rossi-Verdi;Agence / Studio;;salarié;marc@kerlann.example;2026-01-12;;fr\n").await;
    let entries = all(&world).await;
    let moved = entries.iter().find(|entry| entry.what == What::PersonMoved.code()).unwrap();
    assert_eq!(moved.whom, Some(ana.person));
    assert_eq!(moved.details, r#"{"fields":["name","unit","profiles"]}"#);
    assert_eq!(entries.last().unwrap().what, What::PeopleImported.code());
    let mut tx = world.services.store().read().await.unwrap();
    assert!(store::people::find_by_email(&mut tx, &email("ana")).await.unwrap().is_some());
}

both_engines!(
    what_people_do_is_told_in_order_and_without_secrets,
    the_entry_and_the_change_stand_or_fall_together,
    an_entry_can_be_neither_changed_nor_removed,
    whoever_takes_the_triggers_away_breaks_the_chain_where_they_wrote,
    a_day_is_signed_when_it_is_over_and_another_key_is_noticed,
    a_clock_that_jumps_breaks_nothing,
    many_who_write_at_once_make_one_chain,
    the_journal_is_searched_by_person_action_and_period,
    everybody_sees_who_looked_at_them,
    an_import_is_one_entry_a_person_without_what_stood_in_the_fields,
);
