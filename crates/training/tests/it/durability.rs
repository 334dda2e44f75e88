//! What was acknowledged is kept, whatever happens to the process.
//!
//! The test runs itself as a second process, which takes quizzes and prints what was acknowledged, kills it in the
//! middle, and looks whether all of it is in the database, once.

use std::{
    io::{BufRead, BufReader},
    process::{Command, Stdio},
};

use domain::{attempt::Attempt, ids::AttemptId};
use store::Store;
use testkit::World;
use training::SystemChance;

const DATABASE: &str = "VIGIE_DURABILITY_DATABASE";
const PEOPLE: usize = 400;
const ROUNDS: usize = 5;

/// The second process: does nothing in an ordinary run.
#[tokio::test]
async fn take_quizzes_until_killed() {
    let Ok(address) = std::env::var(DATABASE) else { return };
    let world = World::with_chance(Store::open(&address).await.unwrap(), SystemChance);
    let module = world.module("anssi-01");
    for n in 0..PEOPLE {
        let actor = world.actor(&format!("p{n}")).await;
        if !world.services.completions(actor.learner()).await.unwrap().is_empty() {
            continue;
        }
        let id = world.services.start_attempt(actor.learner(), module).await.unwrap();
        for (position, response) in world.right_answers(&actor, id).await {
            world.services.answer(actor.learner(), id, position, response).await.unwrap();
            println!("answer {n} {id} {position}");
        }
        world.services.submit_attempt(actor.learner(), id, actor.lang).await.unwrap();
        println!("submit {n} {id}");
    }
}

#[tokio::test]
async fn nothing_acknowledged_is_lost_or_counted_twice_when_the_process_is_killed() {
    let database = testkit::sqlite().await;
    let world = World::company(database.store.clone()).await;
    let line =
        |n| format!("p{n}@kerlann.example;P;{n};Agence;;salarié;marc@kerlann.example;2026-01-12;;fr\n");
    let lines: Vec<String> = (0..PEOPLE).map(line).collect();
    world.import(&lines.concat()).await;

    let mut acknowledged: Vec<String> = Vec::new();
    for round in 0..ROUNDS {
        let mut child = Command::new(std::env::current_exe().unwrap())
            .args(["--exact", "durability::take_quizzes_until_killed", "--nocapture"])
            .env(DATABASE, &database.address)
            .stdout(Stdio::piped())
            .stderr(Stdio::null())
            .spawn()
            .unwrap();
        let mut lines = BufReader::new(child.stdout.take().unwrap()).lines();
        let until = 150 + round * 37;
        let mut seen = 0;
        while seen < until {
            let line = lines.next().expect("the second process goes on until it is killed").unwrap();
            if line.starts_with("answer ") || line.starts_with("submit ") {
                acknowledged.push(line);
                seen += 1;
            }
        }
        child.kill().unwrap();
        child.wait().unwrap();
        // Lines that it wrote before it died were acknowledged too; the last may be cut.
        let rest: Vec<String> =
            lines.map_while(Result::ok).filter(|line| line.split(' ').count() >= 3).collect();
        acknowledged.extend(
            rest.into_iter().filter(|line| line.starts_with("answer ") && line.split(' ').count() == 4),
        );
    }

    assert!(acknowledged.len() > 1_000);
    let mut tx = world.services.store().read().await.unwrap();
    for line in &acknowledged {
        let words: Vec<&str> = line.split(' ').collect();
        let (Ok(id), n) = (words[2].parse::<AttemptId>(), words[1]) else { continue };
        let person =
            store::people::find_by_email(&mut tx, &testkit::email(&format!("p{n}"))).await.unwrap().unwrap();
        let attempt =
            store::attempts::find(&mut tx, id, person.id).await.unwrap().expect("the attempt is there");
        let items = match &attempt {
            Attempt::Open(attempt) => &attempt.items,
            Attempt::Submitted(attempt) => &attempt.items,
        };
        if words[0] == "submit" {
            assert!(matches!(attempt, Attempt::Submitted(_)), "{line}");
            let completions = store::completions::list(&mut tx, person.id, None).await.unwrap();
            assert_eq!(completions.len(), 1, "{line}");
        } else if let Ok(position) = words[3].parse::<usize>() {
            assert!(items[position].response.is_some(), "{line}");
        }
    }
    drop(tx);
    let operator = domain::actor::Actor::operator();
    let verified = world.services.verify(operator.administrator().unwrap()).await.unwrap();
    assert_eq!((verified.people_wrong, verified.days_wrong), (vec![], vec![]));
    database.drop().await;
}
