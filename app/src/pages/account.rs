//! One's own account: language, look, password, sessions.

use domain::{
    journal::What,
    lang::Lang,
    time::{Day, Timestamp},
};
use leptos::prelude::*;
use store::journal::Look;

use crate::{
    Frame, Page, args,
    pages::journal::what_name,
    parts::{Tone, day, icon, notice},
};

#[derive(Debug, Clone)]
pub struct Account {
    pub email: String,
    /// Open sessions, this one included.
    pub sessions: i64,
    /// Who looked at this person's record, by day, the latest first.
    pub looks: Vec<LooksOfDay>,
    pub outcome: Option<Outcome>,
}

/// How often somebody looked at the record on a day, in one way.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct LooksOfDay {
    pub day: Day,
    pub what: What,
    pub who_name: String,
    pub times: usize,
}

/// Looks, the latest first, as people read them: one line for a day, a way and a person.
pub fn by_day(looks: Vec<Look>, day_of: impl Fn(Timestamp) -> Day) -> Vec<LooksOfDay> {
    let mut days: Vec<LooksOfDay> = Vec::new();
    for look in looks {
        let day = day_of(look.at);
        let same = days.iter_mut().find(|known| {
            (known.day, known.what, known.who_name.as_str()) == (day, look.what, look.who_name.as_str())
        });
        match same {
            Some(known) => known.times += 1,
            None => days.push(LooksOfDay { day, what: look.what, who_name: look.who_name, times: 1 }),
        }
    }
    days
}

/// What became of the form that was sent last.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Outcome {
    PasswordChanged,
    WrongPassword,
    TooShort,
    TooLong,
    Mismatch,
    SignedOutEverywhere,
}

/// A field of the password form, with what is wrong in it.
struct Field {
    name: &'static str,
    label: &'static str,
    autocomplete: &'static str,
    hint: Option<&'static str>,
    error: Option<&'static str>,
}

pub fn page(frame: &Frame, account: &Account) -> Page<impl IntoView + use<>> {
    let name = frame.actor.as_ref().map(|actor| actor.display_name.clone()).unwrap_or_default();
    let who = frame.ta("account-who", &args!["name" => name, "email" => account.email.clone()]);
    let content = view! {
        <header class="page-head">
            <h1>{frame.t("nav-account")}</h1>
            <p class="soft measure">{who}</p>
        </header>
        {account.outcome.map(|outcome| outcome_notice(frame, outcome))}
        {language(frame)}
        {theme(frame)}
        {password(frame, account)}
        {sessions(frame, account)}
        {looks(frame, account)}
    };
    Page { title: frame.t("nav-account").into_owned(), class: "shell", has_island: false, content }
}

fn outcome_notice(frame: &Frame, outcome: Outcome) -> AnyView {
    let (tone, title, more) = match outcome {
        Outcome::PasswordChanged => (Tone::Success, "password-changed", "password-changed-more"),
        Outcome::SignedOutEverywhere => {
            (Tone::Success, "signed-out-everywhere", "signed-out-everywhere-more")
        }
        Outcome::WrongPassword | Outcome::TooShort | Outcome::TooLong | Outcome::Mismatch => {
            (Tone::Error, "password-kept", "password-kept-more")
        }
    };
    notice(frame, tone, frame.t(title).into_owned(), view! { <p>{frame.t(more)}</p> })
}

fn language(frame: &Frame) -> impl IntoView + use<> {
    let choices = [(Lang::Fr, "Français"), (Lang::En, "English")].map(|(lang, name)| {
        view! {
            <label class="choice">
                <input type="radio" name="lang" value=lang.code() checked=lang == frame.lang />
                <span lang=lang.code()>{name}</span>
            </label>
        }
    });
    view! {
        <form class="stack section" method="post" action="/language">
            <input type="hidden" name="back" value="/account" />
            <fieldset class="field">
                <legend class="legend-title"><h2>{frame.t("account-language")}</h2></legend>
                {choices.collect_view()}
            </fieldset>
            <p><button class="button" type="submit">{frame.t("account-save-language")}</button></p>
        </form>
    }
}

fn theme(frame: &Frame) -> impl IntoView + use<> {
    let current = frame.theme.unwrap_or("system");
    let choices = [
        ("system", "settings", frame.t("theme-system")),
        ("light", "sun", frame.t("theme-light")),
        ("dark", "moon", frame.t("theme-dark")),
    ];
    let choices = choices.map(|(value, name, label)| {
        view! {
            <label class="choice">
                <input type="radio" name="theme" value=value checked=value == current />
                {icon(frame, name)}
                {label}
            </label>
        }
    });
    view! {
        <form class="stack section" method="post" action="/theme">
            <input type="hidden" name="back" value="/account" />
            <fieldset class="field">
                <legend class="legend-title"><h2>{frame.t("account-theme")}</h2></legend>
                {choices.collect_view()}
            </fieldset>
            <p><button class="button" type="submit">{frame.t("account-save-theme")}</button></p>
        </form>
    }
}

fn password(frame: &Frame, account: &Account) -> impl IntoView + use<> {
    let error = |of: &[(Outcome, &'static str)]| {
        of.iter().find(|(outcome, _)| account.outcome == Some(*outcome)).map(|(_, key)| *key)
    };
    let present = Field {
        name: "present",
        label: "password-present",
        autocomplete: "current-password",
        hint: None,
        error: error(&[(Outcome::WrongPassword, "password-wrong")]),
    };
    let next = Field {
        name: "next",
        label: "password-next",
        autocomplete: "new-password",
        hint: Some("password-rule"),
        error: error(&[(Outcome::TooShort, "password-too-short"), (Outcome::TooLong, "password-too-long")]),
    };
    let again = Field {
        name: "again",
        label: "password-again",
        autocomplete: "new-password",
        hint: None,
        error: error(&[(Outcome::Mismatch, "password-mismatch")]),
    };
    let fields = [present, next, again].map(|each| field(frame, each));
    view! {
        <form class="stack section" method="post" action="/account/password">
            <h2>{frame.t("account-password")}</h2>
            // A password manager keeps the new password under this name.
            <input type="text" name="username" autocomplete="username" value=account.email.clone() hidden readonly />
            {fields.collect_view()}
            <p><button class="button button-primary" type="submit">{frame.t("password-change")}</button></p>
        </form>
    }
}

fn field(frame: &Frame, field: Field) -> impl IntoView + use<> {
    let Field { name, label, autocomplete, .. } = field;
    let hint_id = field.hint.map(|_| format!("{name}-hint"));
    let error_id = field.error.map(|_| format!("{name}-error"));
    let described = [hint_id.clone(), error_id.clone()].into_iter().flatten().collect::<Vec<_>>().join(" ");
    let hint = field.hint.map(|key| view! { <p class="field-hint" id=hint_id>{frame.t(key)}</p> });
    let error = field
        .error
        .map(|key| view! { <p class="field-error" id=error_id>{icon(frame, "alert")}{frame.t(key)}</p> });
    view! {
        <div class="field">
            <label for=name>{frame.t(label)}</label>
            {hint}
            <input
                class="input input-password"
                id=name
                name=name
                type="password"
                autocomplete=autocomplete
                required
                aria-invalid=field.error.map(|_| "true")
                aria-describedby=(!described.is_empty()).then_some(described)
            />
            {error}
        </div>
    }
}

fn sessions(frame: &Frame, account: &Account) -> impl IntoView + use<> {
    view! {
        <section class="section stack" aria-labelledby="sessions">
            <h2 id="sessions">{frame.t("account-sessions")}</h2>
            <p>{frame.ta("account-sessions-count", &args!["count" => account.sessions])}</p>
            <p class="soft small measure">{frame.t("account-sessions-more")}</p>
            <form method="post" action="/account/sign-out-everywhere">
                <button class="button button-danger" type="submit">
                    {icon(frame, "sign-out")}{frame.t("account-sign-out-everywhere")}
                </button>
            </form>
        </section>
    }
}

fn looks(frame: &Frame, account: &Account) -> impl IntoView + use<> {
    let list = if account.looks.is_empty() {
        view! { <p class="empty">{frame.t("looks-none")}</p> }.into_any()
    } else {
        let rows = account.looks.iter().map(|look| {
            let times = frame.ta("looks-times", &args!["n" => look.times]);
            view! {
                <li>
                    <span class="row-title">{look.who_name.clone()}</span>
                    <span class="row-note">{what_name(frame, look.what.code())}", "{times}</span>
                    <span class="row-end soft small">{day(frame, look.day)}</span>
                </li>
            }
        });
        view! { <ul class="rows">{rows.collect_view()}</ul> }.into_any()
    };
    view! {
        <section class="section" aria-labelledby="looks">
            <h2 id="looks">{frame.t("looks-title")}</h2>
            <p class="soft small measure">{frame.t("looks-more")}</p>
            <div class="section-body">{list}</div>
        </section>
    }
}
