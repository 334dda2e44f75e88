//! Where the time of a request goes: its stages, one after the other, in this process and without a network.

use std::{
    path::Path,
    sync::{Arc, Mutex},
    time::Duration,
};

use anyhow::{Context, Result, anyhow};
use app::{Frame, pages};
use axum::body::Body;
use curriculum::Curriculum;
use domain::{actor::Actor, attempt::RetryPolicy};
use http_body_util::BodyExt;
use jiff::tz::TimeZone;
use server::{AppState, limits::Limits};
use store::Store;
use tower::ServiceExt;
use training::{Options, PasswordHasher, Services, SystemChance, SystemClock, journal::Signer};

use crate::{
    client::{Pace, now},
    population::{Population, Visitor},
};

/// Runs a piece of work again and again, and gives the median time.
async fn median<T>(times: usize, mut work: impl AsyncFnMut(usize) -> Result<T>) -> Result<Duration> {
    let mut taken = Vec::with_capacity(times);
    for number in 0..times {
        let start = now();
        work(number).await?;
        taken.push(start.elapsed());
    }
    Ok(Pace::of(taken, Duration::from_secs(1)).p50)
}

async fn services(database: &Path, curriculum: Arc<Curriculum>) -> Result<Services> {
    let store = Store::open(&format!("sqlite:{}", database.display())).await?;
    let retry = RetryPolicy { pause_minutes: 0, per_day: 100 };
    let options = Options { zone: TimeZone::UTC, retry, ..Options::default() };
    let (clock, chance) = (Arc::new(SystemClock), Arc::new(Mutex::new(SystemChance)));
    Ok(Services::new(
        store,
        curriculum,
        clock,
        chance,
        PasswordHasher::weak_for_tests(),
        Signer::new(&[1; 32]),
        options,
    ))
}

fn frame(actor: Actor, path: &str, services: &Services) -> Frame {
    Frame {
        lang: actor.lang,
        nonce: "AAAAAAAAAAAAAAAAAAAAAA".into(),
        path: path.into(),
        actor: Some(actor),
        assets: Arc::default(),
        organisation: "Vigie".into(),
        theme: None,
        today: services.today(),
    }
}

async fn actor(services: &Services, visitor: &Visitor) -> Result<Actor> {
    services.actor(visitor.person).await?.context("the person is not in the company")
}

/// A lesson page's stages, and an attempt's.
pub async fn learner(
    population: &Population,
    curriculum: Arc<Curriculum>,
) -> Result<Vec<(String, Duration)>> {
    const TIMES: usize = 400;
    let services = services(&population.database, curriculum.clone()).await?;
    let visitor = population.learners.last().context("nobody is there")?;
    let learner = actor(&services, visitor).await?;
    let module = curriculum.modules().next().context("no module")?;
    let hash = store::sessions::hash_of(1);
    let mut stages = Vec::new();
    let mut add = |name: &str, taken| stages.push((name.to_owned(), taken));

    add(
        "loading the built-in library (read, checked, rendered)",
        median(40, async |_| Curriculum::built_in().map_err(|_| anyhow!("the lessons have errors"))).await?,
    );
    let folder = &population.content;
    add(
        "loading the benchmark's modules from their folder",
        median(40, async |_| Curriculum::load(folder).map_err(|_| anyhow!("the lessons have errors")))
            .await?,
    );
    let gateway = server::build(AppState {
        services: services.clone(),
        assets: Arc::default(),
        organisation: "Vigie".into(),
        is_https: false,
        trusted_proxies: 0,
        session_idle: Duration::from_hours(1),
        session_most: Duration::from_hours(12),
        limits: Arc::new(Limits::none()),
        sends_mail: false,
    });
    for (name, path, cookie) in [
        ("a file that is not there, through the gateway", "/static/none", ""),
        ("sign-in page, through the gateway", "/sign-in", ""),
        ("sign-in page with a session, through the gateway", "/sign-in", visitor.cookie.as_str()),
        ("lesson page, through the gateway", &format!("/lessons/{}", module.id), &visitor.cookie),
    ] {
        let taken = median(TIMES, async |_| {
            let request = http::Request::get(path).header(http::header::COOKIE, cookie).body(Body::empty())?;
            let response = gateway.clone().oneshot(request).await?;
            Ok(response.into_body().collect().await?.to_bytes().len())
        });
        add(name, taken.await?);
    }
    let anybody = Frame { actor: None, ..frame(learner.clone(), "/sign-in", &services) };
    let form = || pages::sign_in::Form { email: String::new(), next: "/".into(), problem: None };
    add(
        "drawing the sign-in page",
        median(TIMES, async |_| Ok(anybody.draw(|frame| pages::sign_in::page(frame, &form())).html.len()))
            .await?,
    );
    add(
        "read transaction: begin and end",
        median(TIMES, async |_| {
            drop(services.store().read().await?);
            Ok(())
        })
        .await?,
    );
    add(
        "session, read by its hash",
        median(TIMES, async |_| {
            let mut tx = services.store().read().await?;
            Ok(store::sessions::find(&mut tx, &hash, services.now()).await?)
        })
        .await?,
    );
    add("person and roles (`actor`)", median(TIMES, async |_| actor(&services, visitor).await).await?);
    add(
        "state of the lesson (`lesson`)",
        median(TIMES, async |_| Ok(services.lesson(learner.learner(), &module.id).await?)).await?,
    );
    let state = services.lesson(learner.learner(), &module.id).await?;
    let frame = frame(learner.clone(), "/lessons/x", &services);
    add(
        "drawing the lesson page",
        median(TIMES, async |_| {
            Ok(frame.draw(|frame| pages::lesson::page(frame, module, &state, (None, None), None)).html.len())
        })
        .await?,
    );
    let home = services.home(learner.learner()).await?;
    add(
        "state of home (`home`)",
        median(TIMES, async |_| Ok(services.home(learner.learner()).await?)).await?,
    );
    add(
        "drawing home",
        median(TIMES, async |_| {
            Ok(frame.draw(|frame| pages::home::page(frame, &curriculum, &home)).html.len())
        })
        .await?,
    );

    add(
        "write transaction with one row: begin, insert, durable commit",
        median(TIMES, async |n| {
            let mut tx = services.store().write().await?;
            let section = format!("bench-{n}");
            store::reading::insert(&mut tx, visitor.person, &module.id, &section, services.now()).await?;
            Ok(tx.commit().await?)
        })
        .await?,
    );
    let who: Vec<Actor> = {
        let mut who = Vec::new();
        for visitor in population.learners.iter().rev().take(TIMES / 4) {
            who.push(actor(&services, visitor).await?);
        }
        who
    };
    // A module that the load before did not touch.
    let module = curriculum.modules().nth(7).context("too few modules")?;
    let mut attempts = Vec::new();
    add(
        "an attempt started (`start_attempt`)",
        median(who.len(), async |n| {
            attempts.push(services.start_attempt(who[n].learner(), module).await?);
            Ok(())
        })
        .await?,
    );
    let mut first_answers = Vec::new();
    for (who, id) in who.iter().zip(&attempts) {
        let mut tx = services.store().read().await?;
        let slot = store::attempts::find_slot(&mut tx, *id, who.person, 0).await?.context("no first item")?;
        let item = module.items.iter().find(|item| item.id == slot.item).context("no such item")?;
        first_answers.push(domain::grading::key(item).to_shown(&slot.shown));
    }
    add(
        "an answer kept (`answer`)",
        median(who.len(), async |n| {
            Ok(services.answer(who[n].learner(), attempts[n], 0, first_answers[n].clone()).await?)
        })
        .await?,
    );
    for (who, id) in who.iter().zip(&attempts) {
        let mut all = Vec::new();
        for position in 0..10_u16 {
            let mut tx = services.store().read().await?;
            let slot =
                store::attempts::find_slot(&mut tx, *id, who.person, position).await?.context("no item")?;
            let item = module.items.iter().find(|item| item.id == slot.item).context("no such item")?;
            all.push((position, domain::grading::key(item).to_shown(&slot.shown)));
        }
        services.answer_all(who.learner(), *id, all).await?;
    }
    add(
        "an attempt graded, completed and its standing derived (`submit_attempt`)",
        median(who.len(), async |n| {
            Ok(services.submit_attempt(who[n].learner(), attempts[n], who[n].lang).await?)
        })
        .await?,
    );
    services.store().close().await;
    Ok(stages)
}

/// The dashboard's stages.
pub async fn officer(
    population: &Population,
    curriculum: Arc<Curriculum>,
) -> Result<Vec<(String, Duration)>> {
    let services = services(&population.database, curriculum.clone()).await?;
    let officer = actor(&services, &population.officer).await?;
    let right = officer.officer()?;
    let mut stages = Vec::new();
    let people = population.people;
    let coverage = services.coverage(right, None).await?;
    let times = if people > 1_000 { 5 } else { 50 };
    stages.push((
        format!("figures of the dashboard (`coverage`), {people} people"),
        median(times, async |_| Ok(services.coverage(right, None).await?)).await?,
    ));
    let frame = frame(officer.clone(), "/coverage", &services);
    stages.push((
        format!("drawing the dashboard, {} units, {people} people", coverage.units.len()),
        median(times * 2, async |_| {
            Ok(frame.draw(|frame| pages::coverage::page(frame, &curriculum, &coverage, false)).html.len())
        })
        .await?,
    ));
    services.store().close().await;
    Ok(stages)
}
