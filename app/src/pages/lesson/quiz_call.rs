//! What stands below a lesson: start the quiz, go on with it, wait, or rest on what is held.

use curriculum::Module;
use domain::standing::Status;
use leptos::prelude::*;
use training::lessons::LessonState;

use crate::{
    Frame, args,
    parts::{Tone, icon, notice, status, time_of_day},
};

pub(super) fn quiz_call(
    frame: &Frame,
    module: &Module,
    state: &LessonState,
    not_before: Option<(i8, i8)>,
) -> impl IntoView + use<> {
    let held = state.completion.filter(|(_, until)| frame.today < *until);
    let held_line = held.map(|(id, until)| {
        let until = frame.ta("call-held-until", &args!["date" => frame.date(until)]);
        view! {
            <p class="cluster">
                {status(frame, Status::Valid, until)}
                <a href=format!("/attestations/{id}")>{frame.t("see-attestation")}</a>
            </p>
        }
    });
    let latest = state.latest_attempt.map(|id| {
        view! { <a class="button" href=format!("/quiz/{id}")>{frame.t("call-latest-result")}</a> }
    });
    let call = args!["questions" => module.draw, "percent" => module.pass_mark_percent];
    view! {
        <section id="the-quiz" class="quiz-call" aria-labelledby="the-quiz-title">
            <h2 id="the-quiz-title">{frame.t("call-title")}</h2>
            {held_line}
            <p>{frame.ta("call-what", &call)}</p>
            {waiting(frame, state, not_before)}
            <div class="cluster">{action(frame, module, state, not_before, held.is_some())}{latest}</div>
        </section>
    }
}

fn waiting(frame: &Frame, state: &LessonState, not_before: Option<(i8, i8)>) -> Option<AnyView> {
    let time = not_before.filter(|_| state.open_attempt.is_none()).map(|time| time_of_day(frame, time))?;
    let title = frame.ta("call-not-before", &args!["time" => time]);
    Some(notice(frame, Tone::Info, title, view! { <p>{frame.t("call-not-before-more")}</p> }))
}

fn action(
    frame: &Frame,
    module: &Module,
    state: &LessonState,
    not_before: Option<(i8, i8)>,
    is_held: bool,
) -> Option<AnyView> {
    if let Some(attempt) = state.open_attempt {
        let resume = view! {
            <a class="button button-signal button-large" href=format!("/quiz/{attempt}")>
                {frame.t("call-resume")}{icon(frame, "arrow-right")}
            </a>
        };
        return Some(resume.into_any());
    }
    if not_before.is_some() {
        return None;
    }
    let (class, key) = match (is_held, state.latest_attempt.is_some()) {
        // What is held asks for nothing: it can be done again, quietly.
        (true, _) => ("button", "call-again"),
        (false, true) => ("button button-signal button-large", "call-again"),
        (false, false) => ("button button-signal button-large", "call-start"),
    };
    let start = view! {
        <form method="post" action=format!("/lessons/{}/quiz", module.id)>
            <button class=class type="submit">{frame.t(key)}{icon(frame, "arrow-right")}</button>
        </form>
    };
    Some(start.into_any())
}
