use domain::{coverage::Tally, standing::Status, time::Day};
use store::Store;
use testkit::{World, both_engines};
use training::coverage::Figure;

async fn coverage_moves_with_a_completion_and_remembers_every_day(store: Store) {
    let world = World::company(store).await;
    let oscar = world.actor("oscar").await;
    let officer = oscar.officer().unwrap();
    let before = world.services.coverage(officer, None).await.unwrap();
    // Six people on the first module, two developers on the second.
    assert_eq!(before.total, Tally { pending: 8, ..Tally::default() });

    world.clock.pass_days(1);
    let ana = world.actor("ana").await;
    world.take_quiz(&ana, "anssi-01", 0).await;
    let after = world.services.coverage(officer, None).await.unwrap();
    assert_eq!(after.total, Tally { valid: 1, pending: 7, ..Tally::default() });
    let yesterday = world.services.coverage(officer, Some(after.today - 1)).await.unwrap();
    assert_eq!(yesterday.total, before.total);

    let development = after.units.iter().find(|(row, _)| row.path == "Agence / Développement").unwrap();
    assert_eq!(development.1, Tally { valid: 1, pending: 3, ..Tally::default() });
    let agency = after.units.iter().find(|(row, _)| row.path == "Agence").unwrap();
    assert_eq!(agency.1.in_scope(), 5, "a unit counts those below it");
}

/// People who passed, failed, moved and are to leave.
pub async fn company_with_history(store: Store) -> World {
    let world = World::company(store).await;
    for (name, wrong) in [("ana", 0), ("bob", 9), ("marc", 0)] {
        let actor = world.actor(name).await;
        world.take_quiz(&actor, "anssi-01", wrong).await;
        world.clock.pass_days(9);
    }
    world
        .import("bob@kerlann.example;Bob;Kent;Agence;;prestataire;marc@kerlann.example;2026-01-12;2026-03-31;en\n")
        .await;
    world
}

async fn the_counts_agree_with_the_people(store: Store) {
    let world = company_with_history(store).await;
    let mut tx = world.services.store().read().await.unwrap();
    let today = world.services.today();
    for days in [-30, -20, -10, -1, 0, 1, 30, 60, 365, 500] {
        let day = today + days;
        let summed = store::coverage::on_day(&mut tx, day).await.unwrap();
        let counted = store::coverage::counted_on_day(&mut tx, day).await.unwrap();
        assert_eq!(summed, counted, "on {day}");
        let by_module: Tally =
            store::coverage::modules_on_day(&mut tx, day).await.unwrap().into_values().sum();
        let by_unit: Tally = store::coverage::units_on_day(&mut tx, day).await.unwrap().into_values().sum();
        let all: Tally = counted.into_values().sum();
        assert_eq!((by_module, by_unit), (all, all), "on {day}");
    }
}

async fn a_figure_opens_to_its_people(store: Store) {
    let world = World::company(store).await;
    let oscar = world.actor("oscar").await;
    world.clock.pass_days(20);
    let figure = |unit: &str| Figure {
        module: world.module("anssi-01").id.clone(),
        status: Status::Overdue,
        day: world.services.today(),
        unit_path: unit.to_owned(),
        page: 0,
    };
    let rows = async |unit: &str| {
        let rows = world.services.people_behind(oscar.officer().unwrap(), &figure(unit)).await.unwrap();
        (rows.total, rows.people.len())
    };
    assert_eq!(rows("").await, (6, 6));
    assert_eq!(rows("Agence").await, (3, 3));
    assert_eq!(rows("Agence%").await, (0, 0));
}

async fn a_future_day_is_not_asked(store: Store) {
    let world = World::company(store).await;
    let oscar = world.actor("oscar").await;
    let coverage = world.services.coverage(oscar.officer().unwrap(), Some(Day::LATEST)).await.unwrap();
    assert_eq!(coverage.day, coverage.today);
}

both_engines!(
    coverage_moves_with_a_completion_and_remembers_every_day,
    the_counts_agree_with_the_people,
    a_figure_opens_to_its_people,
    a_future_day_is_not_asked,
);
