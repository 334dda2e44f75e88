//! What one person may do, and why.

use domain::actor::Role;
use leptos::prelude::*;
use training::roles::{Rights, is_high};

use super::{DayOf, Outcome, role_name, why};
use crate::{
    Frame, Page, args,
    parts::{Tone, day, icon, notice},
};

/// What the page shows.
#[derive(Debug)]
pub struct Shown {
    pub rights: Rights,
    pub outcome: Option<Outcome>,
}

pub fn page(frame: &Frame, shown: &Shown, day_of: DayOf<'_>) -> Page<impl IntoView + use<>> {
    let rights = &shown.rights;
    let name = rights.person.display_name();
    let gone = (!rights.is_here).then(|| {
        let text = view! { <p>{frame.t("rights-gone-more")}</p> };
        notice(frame, Tone::Info, frame.t("rights-gone").into_owned(), text)
    });
    let no_password = (rights.is_here && !rights.has_password).then(|| {
        let text = view! { <p>{frame.t("rights-no-password-more")}</p> };
        notice(frame, Tone::Info, frame.t("rights-no-password").into_owned(), text)
    });
    let content = view! {
        {shown.outcome.map(|outcome| outcome.notice(frame))}
        <header class="page-head">
            <p class="eyebrow"><a href="/accounts">{frame.t("accounts-title")}</a></p>
            <h1>{name.clone()}</h1>
            <p class="lede">{rights.person.email.as_str().to_owned()}</p>
        </header>
        {gone}
        {no_password}
        <section class="section" aria-labelledby="may">
            <h2 id="may">{frame.t("rights-may")}</h2>
            <ul class="rows">{learner(frame, rights)}{manager(frame, rights)}{roles(frame, rights, day_of)}</ul>
        </section>
        {give(frame, rights)}
    };
    Page { title: name, class: "shell", has_island: false, content }
}

fn learner(frame: &Frame, rights: &Rights) -> Option<AnyView> {
    rights.is_here.then(|| {
        view! {
            <li>
                <span class="row-title">{frame.t("role-learner")}</span>
                <span class="row-note">{frame.t("role-means-learner")}" "{frame.t("rights-why-learner")}</span>
            </li>
        }
        .into_any()
    })
}

fn manager(frame: &Frame, rights: &Rights) -> Option<AnyView> {
    (!rights.managed.is_empty()).then(|| {
        let people = rights
            .managed
            .iter()
            .map(|(name, since)| view! { <li>{name.clone()}", "{frame.t("accounts-since")}" "{day(frame, *since)}</li> })
            .collect_view();
        let count = frame.ta("rights-manages", &args!["n" => rights.managed.len()]);
        view! {
            <li>
                <span class="row-title">{role_name(frame, Role::Manager)}</span>
                <div class="row-note">
                    {frame.t("role-means-manager")}
                    <details class="disclosure">
                        <summary>{icon(frame, "chevron-down")}{count}</summary>
                        <ul class="stack stack-tight">{people}</ul>
                    </details>
                </div>
            </li>
        }
        .into_any()
    })
}

fn roles(frame: &Frame, rights: &Rights, day_of: DayOf<'_>) -> impl IntoView + use<> {
    let may_change = may_change(frame, rights);
    rights
        .held
        .iter()
        .map(|held| {
            let label = format!("{} : {}", frame.t("rights-revoke"), role_name(frame, held.role));
            let revoke = may_change.then(|| {
                view! {
                    <form class="row-end" method="post" action=format!("/accounts/{}/roles", rights.person.id)>
                        <input type="hidden" name="role" value=held.role.code() />
                        <button class="button button-danger" type="submit" name="do" value="revoke" aria-label=label>
                            {frame.t("rights-revoke")}
                        </button>
                    </form>
                }
            });
            view! {
                <li>
                    <span class="row-title">{role_name(frame, held.role)}</span>
                    <span class="row-note">
                        {frame.t(&format!("role-means-{}", held.role.code()))}" "{why(frame, held)}", "{frame.t("accounts-since")}" "
                        {day(frame, day_of(held.since))}"."
                    </span>
                    {revoke}
                </li>
            }
        })
        .collect_view()
}

/// Administrators change the roles of others, never their own.
fn may_change(frame: &Frame, rights: &Rights) -> bool {
    frame.has(Role::Administrator)
        && frame.actor.as_ref().is_some_and(|actor| actor.person != rights.person.id)
}

fn give(frame: &Frame, rights: &Rights) -> Option<AnyView> {
    if !may_change(frame, rights) || !rights.is_here {
        return None;
    }
    let rows = [Role::Auditor, Role::Officer, Role::Administrator]
        .into_iter()
        .filter(|role| !rights.held.iter().any(|held| held.role == *role))
        .map(|role| {
            let is_asked = rights.requests.iter().any(|request| request.role == role);
            let key = if is_high(role) { "rights-ask" } else { "rights-grant" };
            let label = format!("{} : {}", frame.t(key), role_name(frame, role));
            let end = if is_asked {
                view! { <span class="row-end soft small">{frame.t("accounts-waits")}</span> }.into_any()
            } else {
                view! {
                    <form class="row-end" method="post" action=format!("/accounts/{}/roles", rights.person.id)>
                        <input type="hidden" name="role" value=role.code() />
                        <button class="button" type="submit" name="do" value="grant" aria-label=label>{frame.t(key)}</button>
                    </form>
                }
                .into_any()
            };
            view! {
                <li>
                    <span class="row-title">{role_name(frame, role)}</span>
                    <span class="row-note">{frame.t(&format!("role-means-{}", role.code()))}</span>
                    {end}
                </li>
            }
        })
        .collect_view();
    Some(
        view! {
            <section class="section" aria-labelledby="give">
                <h2 id="give">{frame.t("rights-give")}</h2>
                <p class="soft small measure">{frame.t("rights-give-more")}</p>
                <ul class="rows section-body">{rows}</ul>
            </section>
        }
        .into_any(),
    )
}
