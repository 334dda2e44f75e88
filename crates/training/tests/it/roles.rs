use domain::actor::{Actor, Role};
use store::Store;
use testkit::{World, both_engines, email};
use training::{
    ServiceError,
    roles::{Answer, Asked, RoleError},
};

/// The company with Bob as a second administrator.
async fn two_administrators(store: Store) -> (World, Actor, Actor) {
    let world = World::company(store).await;
    world.services.grant(&Actor::operator(), &email("bob"), Role::Administrator).await.unwrap();
    let (adele, bob) = (world.actor("adele").await, world.actor("bob").await);
    (world, adele, bob)
}

async fn a_high_role_needs_a_second_administrator(store: Store) {
    let (world, adele, bob) = two_administrators(store).await;
    let ana = world.actor("ana").await;
    let (first, second) = (adele.administrator().unwrap(), bob.administrator().unwrap());
    let asked = world.services.ask_for_role(first, ana.person, Role::Officer).await.unwrap();
    assert_eq!(asked, Asked::Waits);
    assert!(!world.actor("ana").await.has(Role::Officer));
    let again = world.services.ask_for_role(second, ana.person, Role::Officer).await;
    assert!(matches!(again, Err(RoleError::AlreadyAsked)));

    let request = world.services.roles(adele.rights_reader().unwrap()).await.unwrap().requests[0].clone();
    let own = world.services.answer_role_request(first, request.id, Answer::Approve).await;
    assert!(matches!(own, Err(RoleError::SamePerson)), "whoever asks does not agree");
    let not_own = world.services.answer_role_request(second, request.id, Answer::Withdraw).await;
    assert!(matches!(not_own, Err(RoleError::Service(ServiceError::NotFound))));
    world.services.answer_role_request(second, request.id, Answer::Approve).await.unwrap();
    assert!(world.actor("ana").await.has(Role::Officer));
    let replayed = world.services.answer_role_request(second, request.id, Answer::Approve).await;
    assert!(matches!(replayed, Err(RoleError::Gone)));

    let rights = world.services.rights_of(adele.rights_reader().unwrap(), ana.person).await.unwrap();
    assert_eq!(rights.held[0].granted_by.as_deref(), Some("Adèle Morel"));
    assert_eq!(rights.held[0].approved_by.as_deref(), Some("Bob Kent"));
    assert_eq!(world.services.looks_at_me(ana.learner()).await.unwrap().len(), 1);
}

async fn nobody_decides_on_themselves(store: Store) {
    let (world, adele, bob) = two_administrators(store).await;
    let (first, second) = (adele.administrator().unwrap(), bob.administrator().unwrap());
    let granted = world.services.ask_for_role(first, adele.person, Role::Officer).await;
    assert!(matches!(granted, Err(RoleError::Oneself)));
    let revoked = world.services.revoke_role(first, adele.person, Role::Administrator).await;
    assert!(matches!(revoked, Err(RoleError::Oneself)));
    world.services.ask_for_role(second, adele.person, Role::Officer).await.unwrap();
    let request = world.services.roles(adele.rights_reader().unwrap()).await.unwrap().requests[0].id;
    let agreed = world.services.answer_role_request(first, request, Answer::Approve).await;
    assert!(matches!(agreed, Err(RoleError::Oneself)));
    let by_machine = world.services.grant(&adele, &email("adele"), Role::Officer).await;
    assert!(matches!(by_machine, Err(RoleError::Service(ServiceError::Denied(_)))));
}

async fn a_low_role_is_given_at_once_and_taken_back(store: Store) {
    let (world, adele, _) = two_administrators(store).await;
    let ana = world.actor("ana").await;
    let by = adele.administrator().unwrap();
    let asked = world.services.ask_for_role(by, ana.person, Role::Auditor).await.unwrap();
    assert_eq!(asked, Asked::Granted);
    let again = world.services.ask_for_role(by, ana.person, Role::Auditor).await;
    assert!(matches!(again, Err(RoleError::AlreadyHeld)));
    assert!(world.actor("ana").await.journal_reader().is_ok());
    world.services.revoke_role(by, ana.person, Role::Auditor).await.unwrap();
    assert!(world.actor("ana").await.journal_reader().is_err(), "at once, in whatever session");
    let again = world.services.revoke_role(by, ana.person, Role::Auditor).await;
    assert!(matches!(again, Err(RoleError::Gone)));
    world.services.ask_for_role(by, ana.person, Role::Auditor).await.unwrap();
}

async fn a_request_that_waits_too_long_expires(store: Store) {
    let (world, adele, bob) = two_administrators(store).await;
    let ana = world.actor("ana").await;
    world.services.ask_for_role(adele.administrator().unwrap(), ana.person, Role::Officer).await.unwrap();
    let request = world.services.roles(bob.rights_reader().unwrap()).await.unwrap().requests[0].id;
    world.clock.pass_days(8);
    let late =
        world.services.answer_role_request(bob.administrator().unwrap(), request, Answer::Approve).await;
    assert!(matches!(late, Err(RoleError::Gone)));
    assert!(world.services.roles(bob.rights_reader().unwrap()).await.unwrap().requests.is_empty());
    world.services.ask_for_role(adele.administrator().unwrap(), ana.person, Role::Officer).await.unwrap();
}

/// Both took the other's role away in the same moment: one of them was first, and somebody is left.
async fn two_administrators_who_revoke_each_other_at_once_leave_one(store: Store) {
    let (world, adele, bob) = two_administrators(store).await;
    let (one, other) = tokio::join!(
        world.services.revoke_role(adele.administrator().unwrap(), bob.person, Role::Administrator),
        world.services.revoke_role(bob.administrator().unwrap(), adele.person, Role::Administrator),
    );
    assert!(one.is_ok() != other.is_ok(), "{one:?} {other:?}");
    let left = [world.actor("adele").await, world.actor("bob").await];
    assert_eq!(left.iter().filter(|actor| actor.has(Role::Administrator)).count(), 1);
}

async fn two_administrators_who_answer_at_once_answer_once(store: Store) {
    let (world, adele, bob) = two_administrators(store).await;
    world.services.grant(&Actor::operator(), &email("marc"), Role::Administrator).await.unwrap();
    let (marc, ana) = (world.actor("marc").await, world.actor("ana").await);
    world.services.ask_for_role(adele.administrator().unwrap(), ana.person, Role::Officer).await.unwrap();
    let id = world.services.roles(bob.rights_reader().unwrap()).await.unwrap().requests[0].id;
    let (one, other) = tokio::join!(
        world.services.answer_role_request(bob.administrator().unwrap(), id, Answer::Approve),
        world.services.answer_role_request(marc.administrator().unwrap(), id, Answer::Refuse),
    );
    assert!(one.is_ok() != other.is_ok(), "{one:?} {other:?}");
    assert_eq!(world.actor("ana").await.has(Role::Officer), one.is_ok());
}

async fn whoever_is_not_here_gets_no_role(store: Store) {
    let (world, adele, _) = two_administrators(store).await;
    world.import("eve@kerlann.example;Eve;Nil;Agence;;salarié;marc@kerlann.example;2026-02-12;;fr\n").await;
    let mut tx = world.services.store().read().await.unwrap();
    let eve = store::people::find_by_email(&mut tx, &email("eve")).await.unwrap().unwrap().id;
    drop(tx);
    let by = adele.administrator().unwrap();
    assert!(matches!(world.services.ask_for_role(by, eve, Role::Auditor).await, Err(RoleError::NotHere)));
}

async fn officer_and_administrator_can_be_kept_apart(store: Store) {
    let (world, adele, bob) = two_administrators(store).await;
    let oscar = world.actor("oscar").await;
    let by = adele.administrator().unwrap();
    world.services.ask_for_role(by, oscar.person, Role::Administrator).await.unwrap();
    let strict = world.keeping_powers_apart();
    let id = strict.roles(bob.rights_reader().unwrap()).await.unwrap().requests[0].id;
    let agreed = strict.answer_role_request(bob.administrator().unwrap(), id, Answer::Approve).await;
    assert!(matches!(agreed, Err(RoleError::KeptApart)), "also where it was asked before");
    let asked = strict.ask_for_role(by, bob.person, Role::Officer).await;
    assert!(matches!(asked, Err(RoleError::KeptApart)));
    let by_machine = strict.grant(&Actor::operator(), &email("oscar"), Role::Administrator).await;
    assert!(matches!(by_machine, Err(RoleError::KeptApart)));
}

both_engines!(
    a_high_role_needs_a_second_administrator,
    nobody_decides_on_themselves,
    a_low_role_is_given_at_once_and_taken_back,
    a_request_that_waits_too_long_expires,
    two_administrators_who_revoke_each_other_at_once_leave_one,
    two_administrators_who_answer_at_once_answer_once,
    whoever_is_not_here_gets_no_role,
    officer_and_administrator_can_be_kept_apart,
);
