//! The door: an address, a password, and why the last try did not open it.

use leptos::prelude::*;

use crate::{
    Frame, Page,
    parts::{Tone, icon, notice},
};

/// What the form shows.
#[derive(Debug, Clone, Default)]
pub struct Form {
    pub email: String,
    /// The path to come back to; empty if there is none.
    pub next: String,
    pub problem: Option<Problem>,
}

/// Why the person stands here.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Problem {
    /// Address or password: which of the two is not said.
    Wrong,
    TooMany,
    /// The session ended in the middle of something.
    Expired,
    /// The machine has as many sign-ins as it can take.
    Busy,
}

impl Problem {
    const fn texts(self) -> (Tone, &'static str, &'static str) {
        match self {
            Self::Wrong => (Tone::Error, "sign-in-wrong", "sign-in-wrong-more"),
            Self::TooMany => (Tone::Error, "sign-in-too-many", "sign-in-too-many-more"),
            Self::Expired => (Tone::Info, "sign-in-expired", "sign-in-expired-more"),
            Self::Busy => (Tone::Error, "sign-in-busy", "sign-in-busy-more"),
        }
    }
}

pub fn page(frame: &Frame, form: &Form) -> Page<impl IntoView + use<>> {
    let problem = form.problem.map(|problem| {
        let (tone, title, more) = problem.texts();
        notice(frame, tone, frame.t(title).into_owned(), view! { <p>{frame.t(more)}</p> })
    });
    let content = view! {
        {sky()}
        <div class="gate-form">
            <div class="stack stack-tight">
                <p class="eyebrow">{frame.organisation.to_string()}</p>
                <h1>{frame.t("sign-in-title")}</h1>
            </div>
            {problem}
            {fields(frame, form)}
            <p><a href="/recover">{frame.t("sign-in-first-time")}</a></p>
        </div>
    };
    Page { title: frame.t("sign-in-title").into_owned(), class: "gate", has_island: false, content }
}

fn fields(frame: &Frame, form: &Form) -> impl IntoView + use<> {
    let is_wrong = form.problem == Some(Problem::Wrong);
    let invalid = is_wrong.then_some("true");
    let described = is_wrong.then_some("password-error");
    let error = is_wrong.then(|| {
        view! {
            <p class="field-error" id="password-error">{icon(frame, "alert")}{frame.t("sign-in-password-again")}</p>
        }
    });
    let next = (!form.next.is_empty())
        .then(|| view! { <input type="hidden" name="next" value=form.next.clone() /> });
    view! {
        <form class="stack" method="post" action="/sign-in">
            {next}
            <div class="field">
                <label for="email">{frame.t("sign-in-email")}</label>
                <input
                    class="input"
                    id="email"
                    name="email"
                    type="email"
                    autocomplete="username"
                    required
                    value=form.email.clone()
                />
            </div>
            <div class="field">
                <label for="password">{frame.t("sign-in-password")}</label>
                <input
                    class="input"
                    id="password"
                    name="password"
                    type="password"
                    autocomplete="current-password"
                    required
                    aria-invalid=invalid
                    aria-describedby=described
                />
                {error}
            </div>
            <button class="button button-primary button-large" type="submit">{frame.t("sign-in-title")}</button>
        </form>
    }
}

/// The lookout's view: circles of light over the horizon.
pub(super) fn sky() -> impl IntoView {
    let rings = "M10 260a260 260 0 0 1 520 0M70 260a200 200 0 0 1 400 0M130 260a140 140 0 0 1 280 0\
                 M190 260a80 80 0 0 1 160 0M270 260 120 0M270 260 420 0";
    view! {
        <svg class="gate-view" viewBox="0 0 540 260" aria-hidden="true">
            <path d=rings></path>
            <path class="light" d="M236 260a34 34 0 0 1 68 0z"></path>
        </svg>
    }
}
