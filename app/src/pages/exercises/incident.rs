//! Ten minutes of an incident: where one stands, what may be done, and at the end what it came to.

use curriculum::{Incident, Scene, Worth};
use domain::{
    exercise::ExerciseId,
    lang::Lang,
    story::{Walk, clock},
};
use leptos::prelude::*;

use super::{Query, head, moving};
use crate::{Frame, Page, parts::icon};

const PATH: &str = "/exercises/incident";

pub fn page(frame: &Frame, incident: &Incident, query: &Query) -> Page<impl IntoView + use<>> {
    let walk = incident.map.walk(query.get("step").unwrap_or_default());
    let scene = &incident.scenes[walk.place];
    let next = match scene.ending {
        None => turns(scene, &walk),
        Some(worth) => debrief(frame, incident, &walk, worth),
    };
    let story = view! {
        <div class="incident stack">
            <div class="incident-scene stack">
                <p class="incident-clock">
                    {icon(frame, "clock")}
                    <span class="visually-hidden">{frame.t("incident-time")}" "</span>
                    <time class="num">{time(frame, incident.starts_at, walk.minutes)}</time>
                </p>
                <h2 tabindex="-1" data-focus="">{scene.title.clone()}</h2>
                {scene.text.iter().map(|text| view! { <p class="measure">{text.clone()}</p> }).collect_view()}
            </div>
            {next}
        </div>
    }
    .into_any();
    let content = view! { {head(frame, ExerciseId::Incident)} {moving(story)} };
    Page { title: frame.t("exercise-incident").into_owned(), class: "shell", has_island: true, content }
}

fn time(frame: &Frame, start: u16, minutes: u16) -> String {
    let (hour, minute) = clock(start, minutes);
    match frame.lang {
        Lang::Fr => format!("{hour}\u{a0}h\u{a0}{minute:02}"),
        Lang::En => format!("{hour}:{minute:02}"),
    }
}

/// What may be done: links, with the way so far.
fn turns(scene: &Scene, walk: &Walk) -> AnyView {
    let so_far = walk.code();
    let rows = scene
        .turns
        .iter()
        .enumerate()
        .map(|(at, turn)| {
            let key = (at + 1).to_string();
            view! {
                <li>
                    <a class="option-row option-button" href=format!("{PATH}?step={so_far}{at}") data-stay="" data-key=key>
                        <span>{turn.text.clone()}</span>
                        <kbd aria-hidden="true">{at + 1}</kbd>
                    </a>
                </li>
            }
        })
        .collect_view();
    view! { <ul class="options">{rows}</ul> }.into_any()
}

/// Each decision again, with its time and what to think of it.
fn debrief(frame: &Frame, incident: &Incident, walk: &Walk, worth: Worth) -> AnyView {
    let rows = walk
        .done
        .iter()
        .map(|done| {
            let scene = &incident.scenes[done.place];
            let turn = &scene.turns[done.turn];
            let name = match turn.worth {
                Worth::Good => "saved",
                Worth::Fair => "info",
                Worth::Poor => "alert",
            };
            view! {
                <li class=format!("decision decision-{}", turn.worth.code())>
                    <p class="decision-head">
                        <time class="num soft small">{time(frame, incident.starts_at, done.at)}</time>
                        <strong>{turn.text.clone()}</strong>
                    </p>
                    <p class="decision-worth small">{icon(frame, name)}{frame.t(&format!("worth-{}", turn.worth.code()))}</p>
                    <p>{turn.why.clone()}</p>
                </li>
            }
        })
        .collect_view();
    let poor =
        walk.done.iter().position(|done| incident.scenes[done.place].turns[done.turn].worth != Worth::Good);
    let back = poor.map(|at| {
        let href = format!("{PATH}?step={}", &walk.code()[..at]);
        view! { <a class="button" href=href data-stay="">{frame.t("incident-back")}</a> }
    });
    view! {
        <p class=format!("incident-ending incident-ending-{}", worth.code())>{frame.t(&format!("ending-{}", worth.code()))}</p>
        <section class="stack">
            <h3>{frame.t("incident-debrief")}</h3>
            <ol class="decisions">{rows}</ol>
        </section>
        <section class="stack stack-tight">
            <h3>{frame.t("incident-remember")}</h3>
            <ol class="train measure">
                <li>{frame.t("incident-first")}</li>
                <li>{frame.t("incident-second")}</li>
                <li>{frame.t("incident-third")}</li>
                <li>{frame.t("incident-fourth")}</li>
            </ol>
        </section>
        <p class="cluster">
            <a class="button button-primary" href="/exercises">{frame.t("exercise-others")}</a>
            {back}
            <a class="button" href=PATH>{frame.t("exercise-again")}</a>
        </p>
    }
    .into_any()
}
