//! The exercises: a list, and a page for each. Every page is drawn by the server from its address alone: what was
//! answered travels there, and nothing is kept.

pub mod incident;
pub mod links;
pub mod mailbox;
pub mod passwords;
pub mod review;

use curriculum::Exercises;
use domain::exercise::ExerciseId;
use leptos::prelude::*;

use crate::{Frame, Page, args, islands::Exercise, parts::icon};

/// What an address asks for: its query, as pairs.
#[derive(Debug, Clone, Default)]
pub struct Query(pub Vec<(String, String)>);

impl Query {
    pub fn get(&self, name: &str) -> Option<&str> {
        self.0.iter().find(|(known, _)| known == name).map(|(_, value)| value.as_str())
    }

    pub fn all<'a>(&'a self, name: &'a str) -> impl Iterator<Item = &'a str> {
        self.0.iter().filter(move |(known, _)| known == name).map(|(_, value)| value.as_str())
    }

    fn number(&self, name: &str) -> Option<usize> {
        self.get(name)?.parse().ok()
    }
}

/// The minutes that each takes.
const fn minutes(id: ExerciseId) -> u32 {
    match id {
        ExerciseId::Mailbox | ExerciseId::Review => 15,
        ExerciseId::Links | ExerciseId::Incident => 10,
        ExerciseId::Passwords => 5,
    }
}

pub fn list(frame: &Frame, exercises: &Exercises) -> Page<impl IntoView + use<>> {
    let rows = ExerciseId::ALL.into_iter().filter(|id| exercises.has(*id));
    let rows = rows
        .map(|id| {
            let code = id.code();
            view! {
                <li>
                    <a class="row-title" href=format!("/exercises/{code}")>{frame.t(&format!("exercise-{code}"))}</a>
                    <p class="row-note">{frame.t(&format!("exercise-about-{code}"))}</p>
                    <span class="row-end soft small num">{frame.ta("minutes-short", &args!["minutes" => minutes(id)])}</span>
                </li>
            }
        })
        .collect_view();
    let content = view! {
        <header class="page-head">
            <h1>{frame.t("exercises-title")}</h1>
            <p class="soft measure">{frame.t("exercises-lede")}</p>
        </header>
        <ul class="rows">{rows}</ul>
    };
    Page { title: frame.t("exercises-title").into_owned(), class: "shell", has_island: false, content }
}

/// The head that every exercise has.
fn head(frame: &Frame, id: ExerciseId) -> AnyView {
    let code = id.code();
    view! {
        <header class="page-head">
            <p class="eyebrow"><a href="/exercises">{frame.t("exercises-title")}</a></p>
            <h1>{frame.t(&format!("exercise-{code}"))}</h1>
            <p class="soft measure">{frame.t(&format!("exercise-lede-{code}"))}</p>
        </header>
    }
    .into_any()
}

/// The part of an exercise that goes on in its place.
fn moving(content: AnyView) -> AnyView {
    view! { <Exercise><div id="exercise">{content}</div></Exercise> }.into_any()
}

/// Where one is in a row of tasks; each can be gone to.
fn dots(
    frame: &Frame,
    total: usize,
    at: Option<usize>,
    answered: impl Fn(usize) -> bool,
    href: impl Fn(usize) -> String,
) -> AnyView {
    let dots = (0..total)
        .map(|place| {
            let is_answered = answered(place);
            let state = if is_answered { "exercise-done" } else { "exercise-open" };
            let class = is_answered.then_some("is-answered");
            let name = frame.ta(state, &args!["n" => place + 1, "total" => total]);
            view! {
                <li>
                    <a class=class href=href(place) data-stay="" aria-current=(at == Some(place)).then_some("step")>
                        <span class="visually-hidden">{name}</span>
                    </a>
                </li>
            }
        })
        .collect_view();
    view! { <ol class="dots" aria-label=frame.t("exercise-progress")>{dots}</ol> }.into_any()
}

/// What was said about an answer: the icon, the sentence, what follows from it.
fn said(frame: &Frame, is_right: bool, title: String, text: AnyView) -> AnyView {
    let (class, name) =
        if is_right { ("notice notice-done", "saved") } else { ("notice notice-signal", "info") };
    view! {
        <div class=class>
            {icon(frame, name)}
            <h2 class="notice-title" tabindex="-1" data-focus="">{title}</h2>
            {text}
        </div>
    }
    .into_any()
}

/// The last page: what to train, and once more.
fn end(frame: &Frame, title: String, advice: Vec<String>, again: &'static str) -> AnyView {
    let advice = if advice.is_empty() {
        view! { <p class="measure">{frame.t("exercise-nothing-to-train")}</p> }.into_any()
    } else {
        let rows = advice.into_iter().map(|text| view! { <li>{text}</li> }).collect_view();
        view! {
            <p class="soft">{frame.t("exercise-train")}</p>
            <ul class="train measure">{rows}</ul>
        }
        .into_any()
    };
    view! {
        <section class="exercise-end stack">
            <h2 tabindex="-1" data-focus="">{title}</h2>
            {advice}
            <p class="soft small">{frame.t("exercise-not-kept")}</p>
            <p class="cluster">
                <a class="button button-primary" href="/exercises">{frame.t("exercise-others")}</a>
                <a class="button" href=again>{frame.t("exercise-again")}</a>
            </p>
        </section>
    }
    .into_any()
}
