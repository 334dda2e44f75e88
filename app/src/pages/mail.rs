//! The outbox, for administrators: what was sent to whom and why, never what it said.

use domain::time::{Day, Timestamp};
use leptos::prelude::*;
use store::mail::Listed;
use training::mail::Outbox;

use crate::{
    Frame, Page, args,
    parts::{Tone, count, icon, notice, time_of_day},
};

/// What the page shows.
#[derive(Debug)]
pub struct Shown {
    pub outbox: Outbox,
    /// Whether there is a mail server to send by.
    pub is_configured: bool,
}

/// The day and the time of day of an instant.
pub type Moment<'a> = &'a dyn Fn(Timestamp) -> (Day, (i8, i8));

pub fn page(frame: &Frame, shown: &Shown, moment: Moment<'_>) -> Page<impl IntoView + use<>> {
    let title = frame.t("mail-title").into_owned();
    let unconfigured = (!shown.is_configured).then(|| {
        let text = view! { <p>{frame.t("mail-off-more")}</p> };
        notice(frame, Tone::Info, frame.t("mail-off").into_owned(), text)
    });
    let waiting = frame.ta(
        "mail-waiting",
        &args!["n" => shown.outbox.waiting, "count" => count(frame, shown.outbox.waiting)],
    );
    let list = if shown.outbox.mails.is_empty() {
        view! { <p class="empty">{frame.t("mail-none")}</p> }.into_any()
    } else {
        table(frame, &shown.outbox, moment).into_any()
    };
    let older = shown.outbox.older.map(|(at, id)| {
        let href = format!("/mail?before={}_{id}", at.millis());
        view! {
            <nav class="pager section" aria-label=frame.t("figure-pages")>
                <span></span>
                <a class="button" rel="next" href=href>{frame.t("journal-older")}{icon(frame, "arrow-right")}</a>
            </nav>
        }
    });
    let content = view! {
        {unconfigured}
        <header class="page-head">
            <h1>{title.clone()}</h1>
            <p class="lede">{frame.t("mail-lede")}" "{waiting}</p>
        </header>
        {list}
        {older}
    };
    Page { title, class: "shell shell-wide", has_island: false, content }
}

fn table(frame: &Frame, outbox: &Outbox, moment: Moment<'_>) -> impl IntoView + use<> {
    let rows = outbox.mails.iter().map(|mail| row(frame, mail, moment)).collect_view();
    view! {
        <div class="table-wrap">
            <table class="data-table data-table-fold table-top">
                <caption class="visually-hidden">{frame.t("mail-title")}</caption>
                <thead>
                    <tr>
                        <th scope="col">{frame.t("journal-when")}</th>
                        <th scope="col">{frame.t("mail-to")}</th>
                        <th scope="col">{frame.t("mail-why")}</th>
                        <th scope="col">{frame.t("mail-state")}</th>
                    </tr>
                </thead>
                <tbody>{rows}</tbody>
            </table>
        </div>
    }
}

/// A day with its time.
fn at(frame: &Frame, at: Timestamp, moment: Moment<'_>) -> String {
    let (day, hour) = moment(at);
    format!("{}, {}", frame.date(day), time_of_day(frame, hour))
}

fn row(frame: &Frame, mail: &Listed, moment: Moment<'_>) -> impl IntoView + use<> {
    let (class, name) = match mail.state.as_str() {
        "sent" => ("status status-valid", "saved"),
        "waiting" => ("status status-pending", "clock"),
        "withdrawn" => ("status", "close"),
        _ => ("status status-late", "alert"),
    };
    let state = frame.t(&format!("mail-state-{}", mail.state));
    let when = match mail.state.as_str() {
        "waiting" if mail.tries > 0 => {
            let args = args!["n" => mail.tries, "when" => at(frame, mail.next_try_at, moment)];
            Some(frame.ta("mail-next-try", &args))
        }
        _ => mail.ended_at.map(|ended| at(frame, ended, moment)),
    };
    // What the mail server said, in its own words.
    let problem = (!mail.problem.is_empty())
        .then(|| view! { <br /><small class="mono" lang="en">{mail.problem.clone()}</small> });
    view! {
        <tr>
            <th scope="row" class="num-start">{at(frame, mail.queued_at, moment)}</th>
            <td data-label=frame.t("mail-to")><span>{mail.name.clone()}<br /><small>{mail.address.clone()}</small></span></td>
            <td data-label=frame.t("mail-why")>{frame.t(&format!("mail-why-{}", mail.why.replace('-', "_")))}</td>
            <td><span class=class>{icon(frame, name)}{state}</span>" "<small>{when}</small>{problem}</td>
        </tr>
    }
}

#[cfg(test)]
mod tests {
    use domain::lang::Lang;

    #[test]
    fn every_reason_has_a_name() {
        for why in training::mail::Letter::WHYS {
            let key = format!("mail-why-{}", why.replace('-', "_"));
            assert_ne!(crate::texts::text(Lang::Fr, &key), key);
        }
    }
}
