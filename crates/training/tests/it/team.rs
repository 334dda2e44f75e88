use domain::standing::Status;
use store::Store;
use testkit::{World, both_engines};

async fn a_manager_sees_the_whole_chain_below_and_nobody_else(store: Store) {
    let world = World::company(store).await;
    let names = async |name: &str| {
        let actor = world.actor(name).await;
        let team = world.services.team(actor.manager().unwrap()).await.unwrap();
        let mut names: Vec<String> = team.members.into_iter().map(|member| member.given_name).collect();
        names.sort();
        names
    };
    assert_eq!(names("marc").await, ["Ana", "Bob"]);
    assert_eq!(names("odile").await, ["Adèle", "Ana", "Bob", "Marc", "Oscar"]);
    assert!(world.actor("ana").await.manager().is_err(), "who manages nobody is no manager");
}

async fn the_team_moves_at_once_and_the_late_come_first(store: Store) {
    let world = World::company(store).await;
    let marc = world.actor("marc").await;
    world.clock.pass_days(20);
    let bob = world.actor("bob").await;
    world.take_quiz(&bob, "anssi-01", 0).await;
    let team = world.services.team(marc.manager().unwrap()).await.unwrap();
    assert_eq!(team.members[0].given_name, "Ana");
    let late = |at: usize| {
        team.members[at].modules.iter().filter(|(_, status, _)| *status == Status::Overdue).count()
    };
    assert_eq!((late(0), late(1)), (1, 0));
}

both_engines!(
    a_manager_sees_the_whole_chain_below_and_nobody_else,
    the_team_moves_at_once_and_the_late_come_first,
);
