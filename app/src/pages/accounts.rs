//! Accounts, for administrators and auditors: who has which role, what waits for a second administrator, and for any
//! person what they may do and why.

mod rights;

use domain::{
    actor::Role,
    time::{Day, Timestamp},
};
use leptos::prelude::*;
use store::{
    people::Person,
    roles::{Held, Request},
};
use training::{journal::Found, roles::Roles};

use crate::{
    Frame, Page, args,
    parts::{Tone, day, icon, notice},
};

pub use rights::{Shown as ShownRights, page as rights_page};

/// What became of the form that was sent last.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Outcome {
    Granted,
    Waits,
    Revoked,
    Approved,
    Refused,
    Withdrawn,
    Oneself,
    NotHere,
    AlreadyHeld,
    AlreadyAsked,
    KeptApart,
    SamePerson,
    Gone,
}

impl Outcome {
    const fn texts(self) -> (Tone, &'static str) {
        match self {
            Self::Granted => (Tone::Success, "granted"),
            Self::Waits => (Tone::Info, "waits"),
            Self::Revoked => (Tone::Success, "revoked"),
            Self::Approved => (Tone::Success, "approved"),
            Self::Refused => (Tone::Success, "refused"),
            Self::Withdrawn => (Tone::Success, "withdrawn"),
            Self::Oneself => (Tone::Error, "oneself"),
            Self::NotHere => (Tone::Error, "absent"),
            Self::AlreadyHeld => (Tone::Error, "held"),
            Self::AlreadyAsked => (Tone::Error, "asked"),
            Self::KeptApart => (Tone::Error, "apart"),
            Self::SamePerson => (Tone::Error, "same"),
            Self::Gone => (Tone::Error, "gone"),
        }
    }

    pub const fn is_success(self) -> bool {
        !matches!(self.texts().0, Tone::Error)
    }

    fn notice(self, frame: &Frame) -> AnyView {
        let (tone, name) = self.texts();
        let text = view! { <p>{frame.t(&format!("outcome-more-{name}"))}</p> };
        notice(frame, tone, frame.t(&format!("outcome-title-{name}")).into_owned(), text)
    }
}

/// What the page shows.
#[derive(Debug)]
pub struct Shown {
    pub roles: Roles,
    /// What was searched for, and whom it means.
    pub asked: String,
    pub found: Found,
    pub outcome: Option<Outcome>,
}

/// The day of an instant.
pub type DayOf<'a> = &'a dyn Fn(Timestamp) -> Day;

pub fn role_name(frame: &Frame, role: Role) -> String {
    frame.t(&format!("role-{}", role.code())).into_owned()
}

pub fn page(frame: &Frame, shown: &Shown, day_of: DayOf<'_>) -> Page<impl IntoView + use<>> {
    let title = frame.t("accounts-title").into_owned();
    let alone = (shown.roles.administrators < 2 && frame.has(Role::Administrator)).then(|| {
        let text = view! { <p>{frame.t("accounts-alone-more")}</p> };
        notice(frame, Tone::Info, frame.t("accounts-alone").into_owned(), text)
    });
    let content = view! {
        {shown.outcome.map(|outcome| outcome.notice(frame))}
        <header class="page-head">
            <h1>{title.clone()}</h1>
            <p class="lede">{frame.t("accounts-lede")}</p>
            {search(frame, &shown.asked)}
        </header>
        {found(frame, &shown.found)}
        {requests(frame, &shown.roles.requests, day_of)}
        {alone}
        {holders(frame, &shown.roles.held, day_of)}
    };
    Page { title, class: "shell shell-wide", has_island: false, content }
}

fn search(frame: &Frame, asked: &str) -> impl IntoView + use<> {
    view! {
        <form class="filters" method="get" action="/accounts" role="search">
            <div class="field">
                <label for="person">{frame.t("accounts-person")}</label>
                <input class="input" id="person" name="person" type="search" value=asked.to_owned() required />
            </div>
            <button class="button button-primary" type="submit">{icon(frame, "search")}{frame.t("accounts-search")}</button>
        </form>
    }
}

fn person_row(person: &Person) -> impl IntoView + use<> {
    view! {
        <li>
            <a class="row-title" href=format!("/accounts/{}", person.id)>{person.display_name()}</a>
            <span class="row-note">{person.email.as_str().to_owned()}</span>
        </li>
    }
}

fn found(frame: &Frame, found: &Found) -> Option<AnyView> {
    let (people, is_cut) = match found {
        Found::Everybody => return None,
        Found::One(person) => (vec![person.clone()], false),
        Found::Several(people, is_cut) => (people.clone(), *is_cut),
    };
    if people.is_empty() {
        return Some(view! { <p class="empty">{frame.t("journal-nobody")}</p> }.into_any());
    }
    let rows = people.iter().map(person_row).collect_view();
    let cut = is_cut.then(|| view! { <p class="soft small">{frame.t("journal-more-people")}</p> });
    Some(
        view! {
            <section aria-labelledby="found">
                <h2 class="visually-hidden" id="found">{frame.t("accounts-found")}</h2>
                <ul class="rows">{rows}</ul>
                {cut}
            </section>
        }
        .into_any(),
    )
}

fn requests(frame: &Frame, requests: &[Request], day_of: DayOf<'_>) -> Option<AnyView> {
    (!requests.is_empty()).then(|| {
        let rows = requests.iter().map(|one| request(frame, one, day_of)).collect_view();
        view! {
            <section class="section" aria-labelledby="requests">
                <h2 id="requests">{frame.t("accounts-requests")}</h2>
                <ul class="rows">{rows}</ul>
            </section>
        }
        .into_any()
    })
}

/// A request with what the person who looks may do with it.
fn request(frame: &Frame, request: &Request, day_of: DayOf<'_>) -> impl IntoView + use<> {
    let me = frame.actor.as_ref().map(|actor| actor.person);
    let action = format!("/accounts/requests/{}", request.id);
    let is_mine = me == Some(request.by);
    let answers: &[(&str, &str, &str)] = if !frame.has(Role::Administrator) || me == Some(request.person) {
        &[]
    } else if is_mine {
        &[("withdraw", "accounts-withdraw", "button")]
    } else {
        &[
            ("approve", "accounts-approve", "button button-primary"),
            ("refuse", "accounts-refuse", "button button-danger"),
        ]
    };
    let about = args!["name" => request.name.clone(), "role" => role_name(frame, request.role)];
    let what = frame.ta("accounts-request", &about);
    let buttons = answers
        .iter()
        .map(|(value, key, class)| {
            let label = format!("{} : {what}", frame.t(key));
            view! { <button class=*class type="submit" name="do" value=*value aria-label=label>{frame.t(key)}</button> }
        })
        .collect_view();
    let waits = is_mine.then(|| view! { <span class="row-note">{frame.t("accounts-waits")}</span> });
    view! {
        <li>
            <a class="row-title" href=format!("/accounts/{}", request.person)>{what.clone()}</a>
            <span class="row-note">
                {frame.ta("accounts-request-by", &args!["name" => request.by_name.clone()])}", "
                {day(frame, day_of(request.at))}". "{frame.t("accounts-until")}" "{day(frame, day_of(request.expires_at))}"."
            </span>
            {waits}
            <form class="row-end cluster" method="post" action=action>{buttons}</form>
        </li>
    }
}

fn holders(frame: &Frame, held: &[Held], day_of: DayOf<'_>) -> impl IntoView + use<> {
    let sections = [Role::Administrator, Role::Officer, Role::Auditor].map(|role| {
        let of_role: Vec<&Held> = held.iter().filter(|held| held.role == role).collect();
        let list = if of_role.is_empty() {
            view! { <p class="empty">{frame.t("accounts-no-holder")}</p> }.into_any()
        } else {
            let rows = of_role.into_iter().map(|held| {
                view! {
                    <li>
                        <a class="row-title" href=format!("/accounts/{}", held.person)>{held.name.clone()}</a>
                        <span class="row-note">{why(frame, held)}</span>
                        <span class="row-end soft small">{frame.t("accounts-since")}" "{day(frame, day_of(held.since))}</span>
                    </li>
                }
            });
            view! { <ul class="rows">{rows.collect_view()}</ul> }.into_any()
        };
        let id = format!("role-{}", role.code());
        let labelled_by = id.clone();
        view! {
            <section class="section" aria-labelledby=labelled_by>
                <h2 id=id>{role_name(frame, role)}</h2>
                <p class="soft small">{frame.t(&format!("role-means-{}", role.code()))}</p>
                <div class="section-body">{list}</div>
            </section>
        }
    });
    sections.into_iter().collect_view()
}

/// Who gave a role, and who agreed.
pub fn why(frame: &Frame, held: &Held) -> String {
    match (&held.granted_by, &held.approved_by) {
        (None, _) => frame.t("accounts-by-machine").into_owned(),
        (Some(by), None) => frame.ta("accounts-by", &args!["name" => by.clone()]),
        (Some(by), Some(second)) => {
            frame.ta("accounts-by-two", &args!["name" => by.clone(), "second" => second.clone()])
        }
    }
}
