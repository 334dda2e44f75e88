//! The way in with a code: what came in a letter, a new password, a language. And how to get such a code again.

use domain::lang::Lang;
use leptos::prelude::*;

use super::sign_in::sky;
use crate::{
    Frame, Page,
    parts::{Tone, icon, notice},
};

/// What the form shows.
#[derive(Debug, Clone, Default)]
pub struct Form {
    pub email: String,
    pub problem: Option<Problem>,
    /// A code is on its way, if there is such an account.
    pub was_asked: bool,
}

/// Why the last try did not open the account.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Problem {
    /// Address or code, expired or used: which of them is not said.
    Wrong,
    TooShort,
    TooLong,
    Mismatch,
    TooMany,
    Busy,
}

impl Problem {
    const fn texts(self) -> (&'static str, &'static str) {
        match self {
            Self::Wrong => ("join-wrong", "join-wrong-more"),
            Self::TooShort => ("password-too-short", "join-kept"),
            Self::TooLong => ("password-too-long", "join-kept"),
            Self::Mismatch => ("password-mismatch", "join-kept"),
            Self::TooMany => ("sign-in-too-many", "sign-in-too-many-more"),
            Self::Busy => ("sign-in-busy", "sign-in-busy-more"),
        }
    }
}

pub fn page(frame: &Frame, form: &Form) -> Page<impl IntoView + use<>> {
    let asked = form.was_asked.then(|| {
        let text = view! { <p>{frame.t("join-asked-more")}</p> };
        notice(frame, Tone::Info, frame.t("join-asked").into_owned(), text)
    });
    let problem = form.problem.map(|problem| {
        let (title, more) = problem.texts();
        notice(frame, Tone::Error, frame.t(title).into_owned(), view! { <p>{frame.t(more)}</p> })
    });
    let content = view! {
        {sky()}
        <div class="gate-form">
            <div class="stack stack-tight">
                <p class="eyebrow">{frame.organisation.to_string()}</p>
                <h1>{frame.t("join-title")}</h1>
                <p class="soft">{frame.t("join-lede")}</p>
            </div>
            {asked}
            {problem}
            {fields(frame, form)}
            <p><a href="/recover">{frame.t("join-no-code")}</a></p>
        </div>
    };
    Page { title: frame.t("join-title").into_owned(), class: "gate", has_island: false, content }
}

fn fields(frame: &Frame, form: &Form) -> impl IntoView + use<> {
    let is_wrong = (form.problem == Some(Problem::Wrong)).then_some("true");
    let is_bad = matches!(form.problem, Some(Problem::TooShort | Problem::TooLong)).then_some("true");
    let differs = (form.problem == Some(Problem::Mismatch)).then_some("true");
    let choices = [(Lang::Fr, "Français"), (Lang::En, "English")].map(|(lang, name)| {
        view! {
            <label class="choice">
                <input type="radio" name="lang" value=lang.code() checked=lang == frame.lang />
                <span lang=lang.code()>{name}</span>
            </label>
        }
    });
    view! {
        <form class="stack" method="post" action="/join">
            {email(frame, &form.email)}
            <div class="field">
                <label for="code">{frame.t("join-code")}</label>
                <p class="field-hint" id="code-hint">{frame.t("join-code-hint")}</p>
                <input class="input mono" id="code" name="code" type="text" autocomplete="one-time-code" autocapitalize="characters"
                    spellcheck="false" required aria-describedby="code-hint" aria-invalid=is_wrong />
            </div>
            <div class="field">
                <label for="next">{frame.t("password-next")}</label>
                <p class="field-hint" id="next-hint">{frame.t("password-rule")}</p>
                <input class="input" id="next" name="next" type="password" autocomplete="new-password" required
                    aria-describedby="next-hint" aria-invalid=is_bad />
            </div>
            <div class="field">
                <label for="again">{frame.t("password-again")}</label>
                <input class="input" id="again" name="again" type="password" autocomplete="new-password" required aria-invalid=differs />
            </div>
            <fieldset class="field"><legend>{frame.t("account-language")}</legend>{choices.collect_view()}</fieldset>
            <button class="button button-primary button-large" type="submit">{frame.t("join-do")}</button>
        </form>
    }
}

fn email(frame: &Frame, value: &str) -> impl IntoView + use<> {
    view! {
        <div class="field">
            <label for="email">{frame.t("sign-in-email")}</label>
            <input class="input" id="email" name="email" type="email" autocomplete="username" required value=value.to_owned() />
        </div>
    }
}

/// Asks for a code to get back in.
pub fn recover_page(frame: &Frame, problem: Option<Problem>) -> Page<impl IntoView + use<>> {
    let problem = problem.map(|problem| {
        let (title, more) = problem.texts();
        notice(frame, Tone::Error, frame.t(title).into_owned(), view! { <p>{frame.t(more)}</p> })
    });
    let content = view! {
        {sky()}
        <div class="gate-form">
            <div class="stack stack-tight">
                <p class="eyebrow">{frame.organisation.to_string()}</p>
                <h1>{frame.t("recover-title")}</h1>
                <p class="soft">{frame.t("recover-lede")}</p>
            </div>
            {problem}
            <form class="stack" method="post" action="/recover">
                {email(frame, "")}
                <button class="button button-primary button-large" type="submit">{icon(frame, "key")}{frame.t("recover-do")}</button>
            </form>
            <p><a href="/join">{frame.t("recover-have-code")}</a></p>
            <p><a href="/sign-in">{frame.t("recover-back")}</a></p>
        </div>
    };
    Page { title: frame.t("recover-title").into_owned(), class: "gate", has_island: false, content }
}
