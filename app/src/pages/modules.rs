//! Everything that can be learnt, and where the learner stands with each.

use curriculum::{Curriculum, Module, Track};
use domain::standing::Status;
use leptos::prelude::*;
use training::home::Home;

use super::home;
use crate::{
    Frame, Page, args,
    parts::{due_status, status, status_name},
};

pub fn page(frame: &Frame, curriculum: &Curriculum, state: &Home) -> Page<impl IntoView + use<>> {
    let tracks = curriculum.tracks.iter().filter(|track| !track.modules.is_empty());
    let jumps = tracks.clone().map(jump(frame)).collect_view();
    let tracks = tracks.map(|each| track(frame, each, state)).collect_view();
    let content = view! {
        <header class="page-head">
            <h1>{frame.t("modules-title")}</h1>
            <p class="soft measure">{frame.t("modules-lede")}</p>
            <nav aria-label=frame.t("modules-tracks")><ul class="jumps">{jumps}</ul></nav>
        </header>
        {tracks}
    };
    Page { title: frame.t("modules-title").into_owned(), class: "shell", has_island: false, content }
}

fn anchor(track: &Track) -> String {
    format!("track-{}", track.id)
}

fn jump(frame: &Frame) -> impl Fn(&Track) -> AnyView {
    let lang = frame.lang;
    move |track| {
        let href = format!("#{}", anchor(track));
        view! { <li><a href=href>{track.title.get(lang).clone()}</a></li> }.into_any()
    }
}

fn track(frame: &Frame, track: &Track, state: &Home) -> impl IntoView + use<> {
    let id = anchor(track);
    let minutes: u32 = track.modules.iter().map(|module| module.minutes).sum();
    let size = frame.ta(
        "modules-size",
        &args!["modules" => track.modules.len(), "time" => home::duration(frame, minutes)],
    );
    let modules = track.modules.iter().map(|module| row(frame, module, state)).collect_view();
    view! {
        <section class="section" aria-labelledby=id>
            <h2 id=id.clone()>{track.title.get(frame.lang).clone()}</h2>
            <p class="soft small">{size}</p>
            <ul class="rows">{modules}</ul>
        </section>
    }
}

fn row(frame: &Frame, module: &Module, state: &Home) -> impl IntoView + use<> {
    view! {
        <li>
            <a class="row-title" href=format!("/lessons/{}", module.id)>{module.title.get(frame.lang).clone()}</a>
            <p class="row-note">{frame.ta("minutes-short", &args!["minutes" => module.minutes])}</p>
            <span class="row-end">{standing(frame, module, state)}</span>
        </li>
    }
}

/// Due, held, resting, or not asked of this person.
fn standing(frame: &Frame, module: &Module, state: &Home) -> AnyView {
    if let Some(due) = state.due.iter().find(|due| due.module == module.id) {
        return due_status(frame, due.status, due.due_on);
    }
    if let Some((_, resting, _)) = state.resting.iter().find(|(id, ..)| *id == module.id) {
        return status(frame, *resting, status_name(frame, *resting));
    }
    if let Some(held) = state.held.iter().find(|held| held.module == module.id) {
        let until = frame.ta("held-until", &args!["date" => frame.date(held.valid_until)]);
        return status(frame, Status::Valid, until);
    }
    view! { <span class="soft small">{frame.t("modules-open")}</span> }.into_any()
}
