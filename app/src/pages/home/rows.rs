//! The lists of the home: what comes then, what is held, what rests.

use curriculum::Curriculum;
use domain::{module::ModuleId, standing::Status, time::Day};
use leptos::prelude::*;
use training::home::{Due, Holding};

use super::{is_soon, title};
use crate::{
    Frame, args,
    parts::{due_status, icon, status},
};

/// A section with rows; nothing if there are none.
pub(super) fn list(
    id: &'static str,
    heading: String,
    link: Option<AnyView>,
    rows: Vec<AnyView>,
) -> Option<AnyView> {
    if rows.is_empty() {
        return None;
    }
    let list = view! {
        <section class="section" aria-labelledby=id>
            <div class="section-head"><h2 id=id>{heading}</h2>{link}</div>
            <ul class="rows">{rows}</ul>
        </section>
    };
    Some(list.into_any())
}

pub(super) fn rest_row(frame: &Frame, curriculum: &Curriculum, due: &Due) -> AnyView {
    let (read, sections) = due.read;
    let minutes = frame.ta("minutes-short", &args!["minutes" => due.minutes]);
    let note = if due.quiz_is_open {
        format!("{minutes}, {}", frame.t("row-quiz-open"))
    } else if read > 0 {
        format!("{minutes}, {}", frame.ta("row-progress", &args!["read" => read, "sections" => sections]))
    } else {
        minutes
    };
    let href = format!("/lessons/{}", due.module);
    row(href, title(frame, curriculum, &due.module), note, due_status(frame, due.status, due.due_on))
}

pub(super) fn held_row(frame: &Frame, curriculum: &Curriculum, held: &Holding) -> AnyView {
    let note = frame.ta("held-score", &args!["percent" => held.score_percent]);
    let date = args!["date" => frame.date(held.valid_until)];
    let end = if is_soon(frame, held) {
        let words = frame.ta("held-soon", &date);
        view! { <span class="status status-soon">{icon(frame, "clock")}{words}</span> }.into_any()
    } else {
        status(frame, Status::Valid, frame.ta("held-until", &date))
    };
    let href = format!("/attestations/{}", held.completion);
    row(href, title(frame, curriculum, &held.module), note, end)
}

pub(super) fn resting_row(
    frame: &Frame,
    curriculum: &Curriculum,
    resting: &(ModuleId, Status, Day),
) -> AnyView {
    let (module, state, until) = resting;
    let has_end = *until < Day::FOREVER;
    let (note, words) = match (state, has_end) {
        // The segment ends with the first day back; an exemption is said by its last day.
        (Status::Paused, true) => {
            ("resting-paused-more", frame.ta("resting-back-on", &args!["date" => frame.date(*until)]))
        }
        (Status::Paused, false) => ("resting-paused-more", frame.t("status-paused").into_owned()),
        (_, true) => {
            let last = frame.date(*until - 1);
            ("resting-exempt-more", frame.ta("resting-exempt-until", &args!["date" => last]))
        }
        (_, false) => ("resting-exempt-more", frame.t("status-exempt").into_owned()),
    };
    let href = format!("/lessons/{module}");
    row(href, title(frame, curriculum, module), frame.t(note).into_owned(), status(frame, *state, words))
}

fn row(href: String, title: String, note: String, end: AnyView) -> AnyView {
    view! {
        <li>
            <a class="row-title" href=href>{title}</a>
            <span class="row-note">{note}</span>
            <span class="row-end">{end}</span>
        </li>
    }
    .into_any()
}
