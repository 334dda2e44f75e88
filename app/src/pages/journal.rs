//! The journal: what happened, searched by person, action and period; whether its chain is whole.

use std::fmt::Write as _;

use domain::{
    journal::What,
    time::{Day, Timestamp},
};
use leptos::prelude::*;
use store::journal::Told;
use training::journal::{Break, Checked, Found, JournalPage, Search};

use crate::{
    Frame, Page, args, dates,
    parts::{Tone, count, icon, notice, percent_encoded, time_of_day},
};

/// What the page shows.
#[derive(Debug)]
pub struct Shown {
    pub search: Search,
    /// A day that was asked for is none.
    pub has_bad_day: bool,
    pub page: JournalPage,
    /// What checking found, if it was asked for.
    pub checked: Option<Checked>,
}

/// The day and the time of day of an instant.
pub type Moment<'a> = &'a dyn Fn(Timestamp) -> (Day, (i8, i8));

pub fn page(frame: &Frame, shown: &Shown, moment: Moment<'_>) -> Page<impl IntoView + use<>> {
    let title = frame.t("journal-title").into_owned();
    let checked = shown.checked.as_ref().map(|checked| outcome(frame, checked));
    let bad_day = shown.has_bad_day.then(|| {
        let text = view! { <p>{frame.t("journal-bad-day-more")}</p> };
        notice(frame, Tone::Error, frame.t("journal-bad-day").into_owned(), text)
    });
    let content = view! {
        {checked}
        {bad_day}
        <header class="page-head">
            <h1>{title.clone()}</h1>
            <p class="lede">{frame.t("journal-lede")}</p>
            {filters(frame, &shown.search)}
        </header>
        {results(frame, shown, moment)}
        {tools(frame, shown)}
    };
    Page { title, class: "shell shell-wide", has_island: false, content }
}

fn outcome(frame: &Frame, checked: &Checked) -> AnyView {
    let args = args![
        "entries" => count(frame, checked.entries),
        "roots" => count(frame, i64::try_from(checked.roots).unwrap_or(i64::MAX)),
    ];
    let day = |day: Day| dates::date(frame.lang, day);
    let Some(broken) = checked.broken else {
        let text = view! { <p>{frame.ta("journal-whole-more", &args)}</p> };
        return notice(frame, Tone::Success, frame.t("journal-whole").into_owned(), text);
    };
    let where_ = match broken {
        Break::Altered { seq } => frame.ta("journal-altered", &args!["seq" => count(frame, seq)]),
        Break::Missing { seq } => frame.ta("journal-missing", &args!["seq" => count(frame, seq)]),
        Break::CutOff { seq, day: on } => {
            frame.ta("journal-cut-off", &args!["seq" => count(frame, seq), "date" => day(on)])
        }
        Break::RootDiffers { day: on } => frame.ta("journal-root-differs", &args!["date" => day(on)]),
        Break::RootNotSigned { day: on } => frame.ta("journal-root-not-signed", &args!["date" => day(on)]),
    };
    let text = view! { <p>{where_}</p><p>{frame.t("journal-broken-more")}</p> };
    notice(frame, Tone::Error, frame.t("journal-broken").into_owned(), text)
}

/// The name of an action; its code where a newer version wrote it.
pub fn what_name(frame: &Frame, code: &str) -> String {
    if What::from_code(code).is_none() {
        return code.to_owned();
    }
    frame.t(&format!("journal-what-{}", code.replace('-', "_"))).into_owned()
}

fn filters(frame: &Frame, search: &Search) -> impl IntoView + use<> {
    let mut whats: Vec<(&str, String)> =
        What::ALL.iter().map(|what| (what.code(), what_name(frame, what.code()))).collect();
    whats.sort_by(|a, b| a.1.cmp(&b.1));
    let chosen = search.what.map_or("", What::code);
    let options = whats
        .into_iter()
        .map(|(code, name)| view! { <option value=code selected=code == chosen>{name}</option> })
        .collect_view();
    let day = |day: Option<Day>| day.map(|day| day.to_string()).unwrap_or_default();
    view! {
        <form class="filters" method="get" action="/journal">
            <div class="field">
                <label for="person">{frame.t("journal-person")}</label>
                <input class="input" id="person" name="person" type="search" value=search.person.clone() />
            </div>
            <div class="field">
                <label for="what">{frame.t("journal-action")}</label>
                <select id="what" name="what"><option value="">{frame.t("journal-any-action")}</option>{options}</select>
            </div>
            <div class="field">
                <label for="from">{frame.t("journal-from")}</label>
                <input class="input" id="from" name="from" type="date" value=day(search.from) />
            </div>
            <div class="field">
                <label for="until">{frame.t("journal-until")}</label>
                <input class="input" id="until" name="until" type="date" value=day(search.until) />
            </div>
            <button class="button button-primary" type="submit">{icon(frame, "search")}{frame.t("journal-search")}</button>
        </form>
    }
}

fn results(frame: &Frame, shown: &Shown, moment: Moment<'_>) -> AnyView {
    if let Found::Several(people, is_cut) = &shown.page.found {
        if people.is_empty() {
            return view! { <p class="empty">{frame.t("journal-nobody")}</p> }.into_any();
        }
        let choices = people.iter().map(|person| {
            let search =
                Search { person: person.email.as_str().to_owned(), before: None, ..shown.search.clone() };
            view! {
                <li>
                    <a class="row-title" href=address(&search)>{person.display_name()}</a>
                    <span class="row-note">{person.email.as_str().to_owned()}</span>
                </li>
            }
        });
        let cut = is_cut.then(|| view! { <p class="soft small">{frame.t("journal-more-people")}</p> });
        return view! {
            <section class="section" aria-labelledby="which">
                <h2 id="which">{frame.t("journal-which")}</h2>
                <ul class="rows">{choices.collect_view()}</ul>
                {cut}
            </section>
        }
        .into_any();
    }
    if shown.page.entries.is_empty() {
        return view! { <p class="empty">{frame.t("journal-none")}</p> }.into_any();
    }
    let rows = shown.page.entries.iter().map(|entry| row(frame, entry, moment)).collect_view();
    view! {
        <section class="section" aria-labelledby="entries">
            <h2 class="visually-hidden" id="entries">{frame.t("journal-entries")}</h2>
            <div class="table-wrap">
                <table class="data-table data-table-fold table-top">
                    <caption class="visually-hidden">{frame.t("journal-entries")}</caption>
                    <thead>
                        <tr>
                            <th scope="col">{frame.t("journal-when")}</th>
                            <th scope="col">{frame.t("journal-action")}</th>
                            <th scope="col">{frame.t("journal-who")}</th>
                            <th scope="col">{frame.t("journal-whom")}</th>
                            <th scope="col">{frame.t("journal-details")}</th>
                        </tr>
                    </thead>
                    <tbody>{rows}</tbody>
                </table>
            </div>
            {pager(frame, shown)}
        </section>
    }
    .into_any()
}

fn row(frame: &Frame, entry: &Told, moment: Moment<'_>) -> impl IntoView + use<> {
    let (day, hour) = moment(entry.at);
    let when = format!("{}, {}", frame.date(day), time_of_day(frame, hour));
    let exact = format!("{}, {}", dates::full(frame.lang, day), time_of_day(frame, hour));
    // Nobody in particular: the command line, or somebody who could not sign in.
    let who = entry.who_name.clone().unwrap_or_else(|| {
        let key = if entry.request == "command line" { "journal-operator" } else { "journal-unknown" };
        frame.t(key).into_owned()
    });
    let is_oneself = entry.whom.is_some() && entry.whom == entry.who;
    let whom = entry.whom_name.clone().filter(|_| !is_oneself);
    let whom_label = whom.is_some().then(|| frame.t("journal-whom"));
    view! {
        <tr>
            <th scope="row" class="num-start"><time datetime=day.to_string() title=exact>{when}</time></th>
            <td>{what_name(frame, &entry.what)}</td>
            <td data-label=frame.t("journal-who")>{who}</td>
            <td data-label=whom_label>{whom}</td>
            <td>
                <details class="disclosure">
                    <summary>{icon(frame, "chevron-down")}{frame.ta("journal-entry", &args!["seq" => count(frame, entry.seq)])}</summary>
                    <p><code class="entry-details">{technical(entry)}</code></p>
                </details>
            </td>
        </tr>
    }
}

/// What stands in the entry, as it stands there.
fn technical(entry: &Told) -> String {
    let mut text = entry.what.clone();
    for part in [&entry.object, &entry.details, &entry.request] {
        if !part.is_empty() && part != "{}" {
            let _ = write!(text, "\n{part}");
        }
    }
    text
}

fn pager(frame: &Frame, shown: &Shown) -> Option<AnyView> {
    let first = shown.search.before.map(|_| {
        let search = Search { before: None, ..shown.search.clone() };
        view! { <a class="button" href=address(&search)>{icon(frame, "arrow-left")}{frame.t("journal-latest")}</a> }
    });
    let older = shown.page.older.map(|before| {
        let search = Search { before: Some(before), ..shown.search.clone() };
        view! { <a class="button" rel="next" href=address(&search)>{frame.t("journal-older")}{icon(frame, "arrow-right")}</a> }
    });
    (first.is_some() || older.is_some()).then(|| {
        view! { <nav class="pager section" aria-label=frame.t("figure-pages")><span>{first}</span>{older}</nav> }.into_any()
    })
}

/// Where a search is.
fn address(search: &Search) -> String {
    let mut address = String::from("/journal?person=");
    address.push_str(&percent_encoded(&search.person));
    let day = |day: Option<Day>| day.map(|day| day.to_string()).unwrap_or_default();
    let _ = write!(
        address,
        "&what={}&from={}&until={}",
        search.what.map_or("", What::code),
        day(search.from),
        day(search.until)
    );
    if let Some(before) = search.before {
        let _ = write!(address, "&before={before}");
    }
    address
}

fn tools(frame: &Frame, shown: &Shown) -> impl IntoView + use<> {
    let search = &shown.search;
    let day = |day: Option<Day>| day.map(|day| day.to_string()).unwrap_or_default();
    let export = (!matches!(shown.page.found, Found::Several(..))).then(|| {
        let fields = [
            ("person", search.person.clone()),
            ("what", search.what.map_or("", What::code).to_owned()),
            ("from", day(search.from)),
            ("until", day(search.until)),
        ];
        let fields = fields.map(|(name, value)| view! { <input type="hidden" name=name value=value /> });
        view! {
            <form method="post" action="/journal/export">
                {fields.collect_view()}
                <button class="button" type="submit">{icon(frame, "download")}{frame.t("journal-export")}</button>
            </form>
        }
    });
    view! {
        <section class="section no-print" aria-labelledby="tools">
            <h2 id="tools">{frame.t("journal-proof")}</h2>
            <p class="soft small measure">{frame.t("journal-proof-more")}</p>
            <div class="cluster section-body">
                <form method="post" action="/journal/verify">
                    <button class="button" type="submit">{icon(frame, "check")}{frame.t("journal-verify")}</button>
                </form>
                {export}
            </div>
        </section>
    }
}

#[cfg(test)]
mod tests {
    use domain::lang::Lang;

    use super::*;

    #[test]
    fn every_action_has_a_name_in_both_languages() {
        for what in What::ALL {
            let key = format!("journal-what-{}", what.code().replace('-', "_"));
            for lang in [Lang::Fr, Lang::En] {
                assert_ne!(crate::texts::text(lang, &key), key);
            }
        }
    }

    #[test]
    fn an_address_carries_the_search() {
        let search = Search {
            person: "Le Gall & Cie".into(),
            what: Some(What::SignedIn),
            before: Some(7),
            ..Search::default()
        };
        assert_eq!(
            address(&search),
            "/journal?person=Le%20Gall%20%26%20Cie&what=signed-in&from=&until=&before=7"
        );
    }
}
