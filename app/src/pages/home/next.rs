//! The next thing to do: until when, and a single large action that goes on where the person stopped.

use curriculum::Module;
use domain::{standing::Status, time::Day};
use leptos::prelude::*;
use training::home::Due;

use crate::{
    Frame, args, dates,
    parts::{icon, status_class, status_icon},
};

/// The single large action.
pub(super) fn next_up(frame: &Frame, module: &Module, due: &Due) -> impl IntoView + use<> {
    let what = frame.ta("next-what", &args!["minutes" => module.minutes, "questions" => module.draw]);
    let (read, sections) = due.read;
    let progress = (read > 0 && read < sections)
        .then(|| frame.ta("next-progress", &args!["read" => read, "sections" => sections]));
    let what = [Some(what), progress].into_iter().flatten().collect::<Vec<_>>().join(" ");
    view! {
        <section class="next-up" aria-labelledby="next">
            <p>{deadline(frame, due.status, due.due_on)}</p>
            <h2 id="next">{module.title.get(frame.lang).clone()}</h2>
            <p class="soft">{what}</p>
            <div class="cluster">{actions(frame, due)}</div>
        </section>
    }
}

/// “To finish by 4 December”, in the colour that says “yours to do”; elsewhere a pending status is quiet.
pub(in crate::pages) fn deadline(frame: &Frame, of: Status, due_on: Day) -> impl IntoView + use<> {
    let by = match (of, due_on.days_since(frame.today)) {
        (Status::Overdue, _) => frame.ta("next-late", &args!["date" => frame.date(due_on)]),
        (_, 0) => frame.t("next-today").into_owned(),
        (_, 1) => frame.t("next-tomorrow").into_owned(),
        _ => frame.ta("next-by", &args!["date" => frame.date(due_on)]),
    };
    let class = if of == Status::Pending { "status status-soon" } else { status_class(of) };
    let exact = dates::full(frame.lang, due_on);
    view! { <span class=class title=exact>{icon(frame, status_icon(of))}{by}</span> }
}

/// Goes on where the person stopped.
fn actions(frame: &Frame, due: &Due) -> AnyView {
    let lesson = format!("/lessons/{}", due.module);
    let arrow = icon(frame, "arrow-right");
    if due.quiz_is_open {
        // Starting while an attempt is open leads back to it.
        return view! {
            <form method="post" action=format!("{lesson}/quiz")>
                <button class="button button-signal button-large" type="submit">{frame.t("call-resume")}{arrow}</button>
            </form>
            <a class="button button-quiet" href=lesson>{frame.t("lesson-again")}</a>
        }
        .into_any();
    }
    let quiz = format!("{lesson}#the-quiz");
    let (read, sections) = due.read;
    let (main, key, other, other_key) = if read == 0 {
        (lesson, "lesson-start", quiz, "call-directly")
    } else if read < sections {
        (lesson, "lesson-continue", quiz, "call-directly")
    } else {
        (quiz, "call-go", lesson, "lesson-again")
    };
    view! {
        <a class="button button-signal button-large" href=main>{frame.t(key)}{arrow}</a>
        <a class="button button-quiet" href=other>{frame.t(other_key)}</a>
    }
    .into_any()
}
