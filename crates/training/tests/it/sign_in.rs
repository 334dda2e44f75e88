use store::Store;
use testkit::{PASSWORD, World, both_engines};
use training::ChangePasswordError;

async fn the_right_password_of_somebody_who_is_here_signs_in(store: Store) {
    let world = World::company(store).await;
    let ana = world.actor("ana").await;
    let sign_in =
        |email: &'static str, password: &'static str| world.services.sign_in(email, password, "test");
    assert_eq!(sign_in("Ana@Kerlann.example", PASSWORD).await.unwrap(), Some(ana.person));
    assert_eq!(sign_in("ana@kerlann.example", "not the password").await.unwrap(), None);
    assert_eq!(sign_in("nobody@kerlann.example", PASSWORD).await.unwrap(), None);
    assert_eq!(sign_in("' OR 1=1 --", PASSWORD).await.unwrap(), None);
}

async fn whoever_left_cannot_sign_in_and_is_nobody(store: Store) {
    let world = World::company(store).await;
    let ana = world.actor("ana").await;
    world
        .import("ana@kerlann.example;Ana;Rossi;Agence / Développement;developer;salarié;marc@kerlann.example;2026-01-12;2026-01-20;fr\n")
        .await;
    world.clock.pass_days(5);
    assert!(world.services.actor(ana.person).await.unwrap().is_some(), "the last day is a day of work");
    world.clock.pass_days(1);
    assert_eq!(world.services.sign_in("ana@kerlann.example", PASSWORD, "test").await.unwrap(), None);
    assert!(world.services.actor(ana.person).await.unwrap().is_none());
}

async fn a_password_is_changed_only_with_the_present_one(store: Store) {
    let world = World::company(store).await;
    let ana = world.actor("ana").await;
    let next = "a new one that is long";
    let wrong = world.services.change_password(ana.learner(), "not it", next).await;
    assert!(matches!(wrong, Err(ChangePasswordError::WrongPassword)));
    let short = world.services.change_password(ana.learner(), PASSWORD, "short").await;
    assert!(matches!(short, Err(ChangePasswordError::Bad(_))));
    world.services.change_password(ana.learner(), PASSWORD, next).await.unwrap();
    assert!(world.services.sign_in("ana@kerlann.example", next, "test").await.unwrap().is_some());
    assert!(world.services.sign_in("ana@kerlann.example", PASSWORD, "test").await.unwrap().is_none());
}

both_engines!(
    the_right_password_of_somebody_who_is_here_signs_in,
    whoever_left_cannot_sign_in_and_is_nobody,
    a_password_is_changed_only_with_the_present_one,
);
