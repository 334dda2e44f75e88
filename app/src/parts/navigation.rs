//! The head and the foot of every page.

use domain::{actor::Role, lang::Lang};
use leptos::prelude::*;

use super::icon;
use crate::Frame;

/// The name, the places one may go to, the language, the account.
pub fn header(frame: &Frame) -> impl IntoView + use<> {
    let mark = format!("{}#mark", frame.assets.url("icons.svg"));
    let brand = view! {
        <a class="brand" href="/">
            <svg class="brand-mark" aria-hidden="true"><use href=mark></use></svg>
            <span>"Vigie"</span>
        </a>
    };
    let menu = frame.actor.is_some().then(|| signed_in(frame));
    let switch = frame.actor.is_none().then(|| language_switch(frame));
    view! { <header class="site-head">{brand}{menu}{switch}</header> }
}

fn signed_in(frame: &Frame) -> impl IntoView + use<> {
    let mut places = vec![
        ("/", "nav-home"),
        ("/modules", "nav-modules"),
        ("/exercises", "nav-exercises"),
        ("/attestations", "nav-attestations"),
    ];
    if frame.has(Role::Manager) {
        places.push(("/team", "nav-team"));
    }
    if frame.has(Role::Officer) {
        places.push(("/coverage", "nav-coverage"));
    }
    if frame.has(Role::Officer) || frame.has(Role::Auditor) {
        places.push(("/journal", "nav-journal"));
    }
    if frame.has(Role::Administrator) {
        places.push(("/people/import", "nav-people"));
    }
    if frame.has(Role::Administrator) || frame.has(Role::Officer) {
        places.push(("/invitations", "nav-invitations"));
    }
    if frame.has(Role::Administrator) || frame.has(Role::Auditor) {
        places.push(("/accounts", "nav-accounts"));
    }
    if frame.has(Role::Administrator) {
        places.push(("/mail", "nav-mail"));
    }
    let path = frame.path.split('?').next().unwrap_or_default();
    let links = places
        .into_iter()
        .map(|(href, key)| {
            let is_here = match href {
                "/" => path == "/",
                "/modules" => {
                    path == "/modules" || path.starts_with("/lessons/") || path.starts_with("/quiz/")
                }
                // `/account` is one's own, `/accounts` everybody's.
                href => path == href || path.starts_with(&format!("{href}/")),
            };
            let current = is_here.then_some("page");
            view! { <li><a href=href aria-current=current>{frame.t(key)}</a></li> }
        })
        .collect_view();
    let name = frame.actor.as_ref().map(|actor| actor.display_name.clone()).unwrap_or_default();
    let initials: String = name.split_whitespace().filter_map(|word| word.chars().next()).take(2).collect();
    view! {
        <button class="button button-quiet nav-open" type="button" popovertarget="site-nav">
            {icon(frame, "menu")}{frame.t("nav-menu")}
        </button>
        <div class="site-nav" id="site-nav" popover="auto">
            <nav aria-label=frame.t("nav-main")><ul>{links}</ul></nav>
            {language_switch(frame)}
            <details class="menu">
                <summary>
                    <span class="avatar" aria-hidden="true">{initials}</span>
                    {name}
                    {icon(frame, "chevron-down")}
                </summary>
                <div class="menu-panel">
                    <a href="/account">{icon(frame, "settings")}{frame.t("nav-account")}</a>
                    <form method="post" action="/sign-out">
                        <button type="submit">{icon(frame, "sign-out")}{frame.t("sign-out")}</button>
                    </form>
                </div>
            </details>
        </div>
    }
}

/// One button for the other language, in that language; it comes back to the same page.
fn language_switch(frame: &Frame) -> impl IntoView + use<> {
    let (other, name) = match frame.lang {
        Lang::Fr => (Lang::En, "English"),
        Lang::En => (Lang::Fr, "Français"),
    };
    view! {
        <form class="language" method="post" action="/language">
            <input type="hidden" name="lang" value=other.code() />
            <input type="hidden" name="back" value=frame.path.clone() />
            <button class="button button-quiet" type="submit" lang=other.code()>{icon(frame, "globe")}{name}</button>
        </form>
    }
}

pub fn footer(frame: &Frame) -> impl IntoView + use<> {
    let version = concat!("Vigie ", env!("CARGO_PKG_VERSION"));
    view! { <footer class="site-foot"><span>{frame.organisation.to_string()}</span><span>{version}</span></footer> }
}
