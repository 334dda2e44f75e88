use domain::actor::Actor;
use store::Store;
use testkit::{World, both_engines};

use crate::coverage::company_with_history;

async fn what_is_derived_is_what_the_facts_say(store: Store) {
    let world = company_with_history(store).await;
    let operator = Actor::operator();
    let verified = world.services.verify(operator.administrator().unwrap()).await.unwrap();
    assert_eq!((verified.people, verified.people_wrong.len(), verified.days_wrong.len()), (6, 0, 0));
}

async fn a_count_that_drifted_is_found(store: Store) {
    let world = World::company(store).await;
    let ana = world.actor("ana").await;
    let mut tx = world.services.store().write().await.unwrap();
    let module = world.module("anssi-01").id.clone();
    let segments = store::standings::find_segments(&mut tx, ana.person, None).await.unwrap();
    let steps = store::standings::steps(&[], &segments[&module]);
    store::counts::store(&mut tx, &[(module, steps)].into()).await.unwrap();
    tx.commit().await.unwrap();
    let operator = Actor::operator();
    let verified = world.services.verify(operator.administrator().unwrap()).await.unwrap();
    assert!(!verified.days_wrong.is_empty());
}

async fn two_people_who_hand_in_while_a_file_is_imported_leave_true_figures(store: Store) {
    let world = World::company(store).await;
    let (ana, marc) = (world.actor("ana").await, world.actor("marc").await);
    tokio::join!(
        world.take_quiz(&ana, "anssi-01", 0),
        world.take_quiz(&marc, "anssi-01", 0),
        world.import("ana@kerlann.example;Ana;Rossi;Agence;;salarié;marc@kerlann.example;2026-01-12;;fr\n"),
    );
    let operator = Actor::operator();
    let verified = world.services.verify(operator.administrator().unwrap()).await.unwrap();
    assert_eq!((verified.people_wrong, verified.days_wrong), (vec![], vec![]));
}

both_engines!(
    what_is_derived_is_what_the_facts_say,
    a_count_that_drifted_is_found,
    two_people_who_hand_in_while_a_file_is_imported_leave_true_figures,
);
