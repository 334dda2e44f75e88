//! Who is in the company and has no password yet: invited, or to be invited.

use domain::time::{Day, Timestamp};
use leptos::prelude::*;
use store::codes::Outside;

use crate::{
    Frame, Page, args,
    parts::{Tone, count, day, icon, notice},
};

/// People that are listed; all are counted, and all can be invited at once.
const MOST: usize = 300;

/// What became of the form that was sent last.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Outcome {
    Sent(usize),
    /// Nobody was chosen, or none of those who were is without a password.
    Nobody,
    Withdrawn,
    Gone,
}

/// What the page shows.
#[derive(Debug)]
pub struct Shown {
    pub outside: Vec<Outside>,
    pub outcome: Option<Outcome>,
    /// Whether there is a mail server to send by.
    pub sends_mail: bool,
}

/// The day of an instant.
pub type DayOf<'a> = &'a dyn Fn(Timestamp) -> Day;

fn number(frame: &Frame, value: usize) -> String {
    count(frame, i64::try_from(value).unwrap_or(i64::MAX))
}

fn outcome_notice(frame: &Frame, outcome: Outcome) -> AnyView {
    let (tone, title, more) = match outcome {
        Outcome::Sent(n) => {
            let sent = args!["n" => n, "count" => number(frame, n)];
            (Tone::Success, frame.ta("invite-sent", &sent), "invite-sent-more")
        }
        Outcome::Nobody => (Tone::Error, frame.t("invite-nobody").into_owned(), "invite-nobody-more"),
        Outcome::Withdrawn => {
            (Tone::Success, frame.t("invite-withdrawn").into_owned(), "invite-withdrawn-more")
        }
        Outcome::Gone => (Tone::Error, frame.t("invite-gone").into_owned(), "invite-gone-more"),
    };
    notice(frame, tone, title, view! { <p>{frame.t(more)}</p> })
}

pub fn page(frame: &Frame, shown: &Shown, day_of: DayOf<'_>) -> Page<impl IntoView + use<>> {
    let title = frame.t("invite-title").into_owned();
    let off = (!shown.sends_mail).then(|| {
        let text = view! { <p>{frame.t("mail-off-more")}</p> };
        notice(frame, Tone::Info, frame.t("mail-off").into_owned(), text)
    });
    let all = shown.outside.len();
    let fresh = shown.outside.iter().filter(|person| person.invited.is_none()).count();
    let counted = args!["n" => all, "count" => number(frame, all), "fresh" => number(frame, fresh)];
    let everybody = (fresh > 0).then(|| {
        let label = frame.ta("invite-everybody", &args!["n" => fresh, "count" => number(frame, fresh)]);
        view! {
            <form method="post" action="/invitations">
                <button class="button button-primary" type="submit" name="do" value="everybody">{icon(frame, "users")}{label}</button>
            </form>
        }
    });
    let list = if shown.outside.is_empty() {
        view! { <p class="empty">{frame.t("invite-none")}</p> }.into_any()
    } else {
        people(frame, &shown.outside, day_of).into_any()
    };
    let content = view! {
        {shown.outcome.map(|outcome| outcome_notice(frame, outcome))}
        {off}
        <header class="page-head">
            <h1>{title.clone()}</h1>
            <p class="lede">{frame.ta("invite-lede", &counted)}</p>
            <div class="cluster">{everybody}</div>
        </header>
        {list}
    };
    Page { title, class: "shell", has_island: false, content }
}

fn people(frame: &Frame, outside: &[Outside], day_of: DayOf<'_>) -> impl IntoView + use<> {
    let rows = outside.iter().take(MOST).map(|person| row(frame, person, day_of)).collect_view();
    let rest = outside.len().saturating_sub(MOST);
    let more = (rest > 0).then(|| {
        let text = frame.ta("invite-more", &args!["n" => rest, "count" => number(frame, rest)]);
        view! { <p class="soft small">{text}</p> }
    });
    view! {
        <form method="post" action="/invitations">
            <ul class="rows">{rows}</ul>
            {more}
            <p class="section-body">
                <button class="button" type="submit" name="do" value="selection">{icon(frame, "key")}{frame.t("invite-selection")}</button>
            </p>
        </form>
    }
}

fn row(frame: &Frame, person: &Outside, day_of: DayOf<'_>) -> impl IntoView + use<> {
    let id = person.person.to_string();
    let state = match person.invited {
        None => view! { <span class="soft small">{frame.t("invite-not-yet")}</span> }.into_any(),
        Some((at, until)) => view! {
            <span class="cluster">
                <span class="soft small">
                    {frame.t("invite-invited")}" "{day(frame, day_of(at))}", "{frame.t("invite-until")}" "{day(frame, day_of(until))}
                </span>
                <button class="button" type="submit" name="withdraw" value=id.clone()
                    aria-label=format!("{} : {}", frame.t("invite-withdraw"), person.name)>
                    {frame.t("invite-withdraw")}
                </button>
            </span>
        }
        .into_any(),
    };
    view! {
        <li>
            <label class="choice">
                <input type="checkbox" name="person" value=id />
                <span><span class="row-title">{person.name.clone()}</span><br /><small class="soft">{person.email.clone()}</small></span>
            </label>
            <div class="row-end">{state}</div>
        </li>
    }
}
