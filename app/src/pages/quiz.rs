//! The quiz: one form with all its questions, which works alone, and the island that makes it move.

mod form;
mod posted;

use curriculum::Module;
use leptos::prelude::*;
use training::quizzes::QuizView;

pub use self::posted::read_form;
use crate::{
    Frame, Page, args,
    islands::{
        Quiz,
        quiz::words::{self, Words},
    },
    parts::{Tone, notice},
};

/// What the plain form was answered with.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Outcome {
    Saved,
    /// Handing in was asked for, and these positions have no answer.
    Unanswered(Vec<u16>),
}

pub fn page(
    frame: &Frame,
    module: &Module,
    quiz: QuizView,
    outcome: Option<Outcome>,
) -> Page<impl IntoView + use<>> {
    let title = frame.ta("quiz-title", &args!["count" => quiz.items.len()]);
    let action = format!("/quiz/{}", quiz.attempt);
    let attempt = quiz.attempt.to_string();
    let back = format!("/lessons/{}", module.id);
    let outcome = outcome.map(|outcome| said(frame, &outcome));
    let answered = quiz.items.iter().map(|item| item.response.is_some()).collect();
    let places = args!["n" => words::N.to_string(), "total" => words::TOTAL.to_string()];
    let words = Words::new(|key| frame.ta(key, &places));
    let form = form::form(frame, &quiz.items);
    let content = view! {
        <header class="page-head">
            <p class="eyebrow"><a href=back>{module.title.get(frame.lang).clone()}</a></p>
            <h1>{title.clone()}</h1>
            <noscript><p class="soft">{frame.t("quiz-plain-hint")}</p></noscript>
        </header>
        {outcome}
        <Quiz action attempt answered words>{form}</Quiz>
    };
    Page { title, class: "quiz", has_island: true, content }
}

fn said(frame: &Frame, outcome: &Outcome) -> AnyView {
    match outcome {
        Outcome::Saved => notice(frame, Tone::Success, frame.t("quiz-kept").into_owned(), ()),
        Outcome::Unanswered(positions) => {
            let links = positions
                .iter()
                .map(|at| view! { <li><a href=format!("#question-{at}")>{format!("{} {}", frame.t("quiz-question"), at + 1)}</a></li> })
                .collect_view();
            let title = frame.ta("quiz-unanswered", &args!["count" => positions.len()]);
            let text = view! {
                <ul class="cluster">{links}</ul>
                <form method="post">
                    <button class="button" type="submit" name="then" value="submit-anyway">{frame.t("quiz-submit-anyway")}</button>
                </form>
            };
            notice(frame, Tone::Error, title, text)
        }
    }
}
