//! Everything that can be learnt, and where the learner stands with each.

use curriculum::{Curriculum, Module, Track};
use domain::standing::Status;
use leptos::prelude::*;
use training::home::Home;

use crate::{
    Frame, Page, args,
    parts::{due_status, status, status_name},
};

pub fn page(frame: &Frame, curriculum: &Curriculum, home: &Home) -> Page<impl IntoView + use<>> {
    let tracks = curriculum.tracks.iter().filter(|track| !track.modules.is_empty());
    let tracks = tracks.map(|each| track(frame, each, home)).collect_view();
    let content = view! {
        <header class="page-head">
            <h1>{frame.t("modules-title")}</h1>
            <p class="soft measure">{frame.t("modules-lede")}</p>
        </header>
        {tracks}
    };
    Page { title: frame.t("modules-title").into_owned(), class: "shell", has_island: false, content }
}

fn track(frame: &Frame, track: &Track, home: &Home) -> impl IntoView + use<> {
    let id = format!("track-{}", track.id);
    let modules = track.modules.iter().map(|module| row(frame, module, home)).collect_view();
    view! {
        <section class="section" aria-labelledby=id>
            <h2 id=id.clone()>{track.title.get(frame.lang).clone()}</h2>
            <ul class="rows">{modules}</ul>
        </section>
    }
}

fn row(frame: &Frame, module: &Module, home: &Home) -> impl IntoView + use<> {
    let objectives = module.objectives.iter();
    let objectives =
        objectives.map(|each| view! { <li>{each.text.get(frame.lang).clone()}</li> }).collect_view();
    view! {
        <li>
            <a class="row-title" href=format!("/lessons/{}", module.id)>{module.title.get(frame.lang).clone()}</a>
            <div class="row-note">
                <p>{frame.ta("minutes-short", &args!["minutes" => module.minutes])}</p>
                <ul class="row-points">{objectives}</ul>
            </div>
            <span class="row-end">{standing(frame, module, home)}</span>
        </li>
    }
}

/// Due, held, resting, or not asked of this person.
fn standing(frame: &Frame, module: &Module, home: &Home) -> AnyView {
    if let Some(due) = home.due.iter().find(|due| due.module == module.id) {
        return due_status(frame, due.status, due.due_on);
    }
    if let Some((_, resting, _)) = home.resting.iter().find(|(id, ..)| *id == module.id) {
        return status(frame, *resting, status_name(frame, *resting));
    }
    if let Some(held) = home.held.iter().find(|held| held.module == module.id) {
        let until = frame.ta("held-until", &args!["date" => frame.date(held.valid_until)]);
        return status(frame, Status::Valid, until);
    }
    view! { <span class="soft small">{frame.t("modules-open")}</span> }.into_any()
}
