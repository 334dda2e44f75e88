use domain::{grading::Response, lang::Lang, standing::Status};
use store::Store;
use testkit::{World, both_engines};
use training::{ServiceError, quizzes::Opened};

async fn a_passed_quiz_is_a_completion_and_the_module_is_valid_at_once(store: Store) {
    let world = World::company(store).await;
    let ana = world.actor("ana").await;
    let before = world.services.home(ana.learner()).await.unwrap();
    assert_eq!(before.due.len(), 2);
    assert!(before.held.is_empty());

    let id = world.take_quiz(&ana, "anssi-01", 0).await;

    let result = world.services.result(ana.learner(), id).await.unwrap();
    assert_eq!(result.attempt.score.percent(), 100);
    assert!(result.completion.is_some());
    let after = world.services.home(ana.learner()).await.unwrap();
    assert_eq!(after.due.len(), 1);
    assert_eq!(after.held.len(), 1);
    assert_eq!(after.held[0].valid_until.to_string(), "2027-01-15");
}

async fn a_failed_quiz_is_no_completion_and_asks_for_a_pause(store: Store) {
    let world = World::company(store).await;
    let ana = world.actor("ana").await;
    let id = world.take_quiz(&ana, "anssi-01", 6).await;
    let result = world.services.result(ana.learner(), id).await.unwrap();
    assert!(!result.attempt.score.passed());
    assert!(result.completion.is_none());
    assert_eq!(world.services.home(ana.learner()).await.unwrap().due.len(), 2);

    let module = world.module("anssi-01");
    let again = world.services.start_attempt(ana.learner(), module).await;
    assert!(matches!(again, Err(ServiceError::TooSoon { .. })), "{again:?}");
    world.clock.pass_minutes(6);
    world.take_quiz(&ana, "anssi-01", 0).await;
    assert_eq!(world.services.home(ana.learner()).await.unwrap().due.len(), 1);
}

async fn two_tabs_are_the_same_attempt(store: Store) {
    let world = World::company(store).await;
    let ana = world.actor("ana").await;
    let module = world.module("anssi-01");
    let (first, second) = tokio::join!(
        world.services.start_attempt(ana.learner(), module),
        world.services.start_attempt(ana.learner(), module),
    );
    assert_eq!(first.unwrap(), second.unwrap());
}

async fn a_second_submission_changes_nothing(store: Store) {
    let world = World::company(store).await;
    let ana = world.actor("ana").await;
    let id = world.take_quiz(&ana, "anssi-01", 0).await;
    let (a, b) = tokio::join!(
        world.services.submit_attempt(ana.learner(), id, Lang::Fr),
        world.services.submit_attempt(ana.learner(), id, Lang::Fr),
    );
    a.unwrap();
    b.unwrap();
    assert_eq!(world.services.completions(ana.learner()).await.unwrap().len(), 1);
    let late = world.services.answer(ana.learner(), id, 0, Response::Picked(vec![0])).await;
    assert!(matches!(late, Err(ServiceError::AttemptIsOver | ServiceError::Misfit)), "{late:?}");
}

async fn somebody_else_s_attempt_is_not_there(store: Store) {
    let world = World::company(store).await;
    let (ana, bob) = (world.actor("ana").await, world.actor("bob").await);
    let id = world.services.start_attempt(ana.learner(), world.module("anssi-01")).await.unwrap();
    let found = world.services.open_attempt(bob.learner(), id, Lang::Fr).await;
    assert!(matches!(found, Err(ServiceError::NotFound)));
    let answered = world.services.answer(bob.learner(), id, 0, Response::Picked(vec![0])).await;
    assert!(matches!(answered, Err(ServiceError::NotFound)));
    assert!(matches!(
        world.services.submit_attempt(bob.learner(), id, Lang::Fr).await,
        Err(ServiceError::NotFound)
    ));
    assert!(matches!(world.services.result(bob.learner(), id).await, Err(ServiceError::NotFound)));
}

async fn an_answer_is_kept_changed_and_taken_back(store: Store) {
    let world = World::company(store).await;
    let ana = world.actor("ana").await;
    let id = world.services.start_attempt(ana.learner(), world.module("anssi-01")).await.unwrap();
    let answers = world.right_answers(&ana, id).await;
    let (position, right) =
        answers.iter().find(|(_, answer)| matches!(answer, Response::Picked(p) if p.len() == 1)).unwrap();
    let saved = world.services.answer(ana.learner(), id, *position, right.clone()).await.unwrap();
    assert_eq!(saved.answered, 1);

    let shown = |opened| match opened {
        Opened::Quiz(view) => view.items[usize::from(*position)].response.clone(),
        Opened::Over => panic!("the attempt is open"),
    };
    let opened = world.services.open_attempt(ana.learner(), id, Lang::En).await.unwrap();
    assert_eq!(shown(opened).as_ref(), Some(right));
    let saved = world.services.answer(ana.learner(), id, *position, Response::Picked(vec![])).await.unwrap();
    assert_eq!(saved.answered, 0);
    assert_eq!(shown(world.services.open_attempt(ana.learner(), id, Lang::En).await.unwrap()), None);
}

async fn what_the_browser_gets_of_an_open_attempt_has_no_key(store: Store) {
    let world = World::company(store).await;
    let ana = world.actor("ana").await;
    let module = world.module("owasp-a01");
    let id = world.services.start_attempt(ana.learner(), module).await.unwrap();
    let Opened::Quiz(view) = world.services.open_attempt(ana.learner(), id, Lang::Fr).await.unwrap() else {
        panic!("the attempt is open")
    };
    // The explanations are the surest sign of a key.
    let sent = format!("{:?}", view.items);
    for item in &module.items {
        if let domain::item::ItemBody::Choice(options) | domain::item::ItemBody::Several(options) = &item.body
        {
            assert!(options.iter().all(|option| !sent.contains(&option.why.fr.0)));
        }
    }
}

async fn the_status_follows_the_calendar_without_anybody_doing_anything(store: Store) {
    let world = World::company(store).await;
    let ana = world.actor("ana").await;
    world.take_quiz(&ana, "anssi-01", 0).await;
    let status = |due: &[training::home::Due]| {
        due.iter().map(|d| (d.module.to_string(), d.status)).collect::<Vec<_>>()
    };
    world.clock.pass_days(40);
    let home = world.services.home(ana.learner()).await.unwrap();
    assert_eq!(status(&home.due), [("owasp-a01".to_owned(), Status::Overdue)]);
    world.clock.pass_days(330);
    let home = world.services.home(ana.learner()).await.unwrap();
    assert_eq!(home.due.len(), 2, "a year later the first is due again");
    assert!(home.held.is_empty());
}

both_engines!(
    a_passed_quiz_is_a_completion_and_the_module_is_valid_at_once,
    a_failed_quiz_is_no_completion_and_asks_for_a_pause,
    two_tabs_are_the_same_attempt,
    a_second_submission_changes_nothing,
    somebody_else_s_attempt_is_not_there,
    an_answer_is_kept_changed_and_taken_back,
    what_the_browser_gets_of_an_open_attempt_has_no_key,
    the_status_follows_the_calendar_without_anybody_doing_anything,
);
