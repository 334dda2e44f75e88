//! The quiz's island. The server renders the whole form, which works alone: all questions below each other, sent
//! together. Where WASM runs, this island shows one question at a time and keeps each answer as it is given. It
//! draws only what is its own (points, buttons, words on saving) and reads the form's fields where they stand, so
//! that nothing of the questions travels twice.

mod fields;
mod saving;
pub mod words;

use leptos::{ev, prelude::*};

use self::saving::{Saver, State};
use self::words::{Word, Words};

/// The markup between the island and `pages::quiz`.
pub mod markup {
    /// The class of a question's element; its id is `question-{position}`, its heading's `question-{position}-heading`.
    pub const ITEM: &str = "quiz-item";
    /// On a question's element: `picked`, `ordered` or `paired`.
    pub const SHAPE: &str = "data-shape";
    /// On the question that is shown.
    pub const CURRENT: &str = "data-current";
    /// On an option: the key that picks it.
    pub const KEY: &str = "data-key";
    /// On a button: `up` or `down` beside a step, `keep` below them.
    pub const MOVE: &str = "data-move";
    /// On a step: its shown place.
    pub const STEP: &str = "data-step";
}

#[island]
pub fn Quiz(
    /// Where the form goes, and the sign-in comes back to.
    action: String,
    attempt: String,
    /// Which positions have an answer.
    answered: Vec<bool>,
    words: Words,
    /// The form.
    children: Children,
) -> impl IntoView {
    let total = answered.len();
    let words = StoredValue::new(words);
    let word = move |word: Word| words.with_value(|words| words.get(word).to_owned());
    let answered = RwSignal::new(answered);
    let ready = RwSignal::new(false);
    // `total` is the review after the last question.
    let current = RwSignal::new(0_usize);
    let saver = Saver::new(attempt);

    let go = move |to: usize| {
        let to = to.min(total);
        current.set(to);
        fields::show(to, total);
    };
    let keep = move |position: usize| {
        if let Some(response) = fields::read(position) {
            answered.update(|answered| {
                if let Some(answered) = answered.get_mut(position) {
                    *answered = !response.is_empty();
                }
            });
            saver.keep(position, response);
        }
    };

    Effect::new(move || {
        for position in saver.resume() {
            answered.update(|answered| {
                if let Some(answered) = answered.get_mut(usize::from(position)) {
                    *answered = true;
                }
            });
        }
        ready.set(true);
        let first = answered.with_untracked(|answered| answered.iter().position(|answered| !answered));
        current.set(first.unwrap_or(0));
        fields::mark(first.unwrap_or(0), total);
        let handle = window_event_listener(ev::keydown, move |event| {
            if let Some(to) = fields::on_key(&event, current.get_untracked(), total) {
                go(to);
            }
        });
        on_cleanup(move || handle.remove());
    });

    let on_change = move |event: ev::Event| {
        if let Some(position) = fields::position_of(&event) {
            keep(position);
        }
    };
    let on_click = move |event: ev::MouseEvent| {
        if let Some(position) = fields::move_step(&event) {
            keep(position);
        }
    };
    // Handing in while the server cannot be reached would leave the page, and what waits, for an error.
    let on_submit = move |event: ev::SubmitEvent| {
        if saver.is_waiting() && saver.state.get_untracked() == State::Offline {
            event.prevent_default();
            saver.send();
        }
    };

    let dots = (0..total)
        .map(|at| {
            let state = move || match (current.get() == at, answered.read()[at]) {
                (true, _) => Word::Current,
                (false, true) => Word::Answered,
                (false, false) => Word::Unanswered,
            };
            view! {
                <li>
                    <button
                        type="button"
                        class:is-answered=move || answered.read()[at]
                        aria-current=move || (current.get() == at).then_some("step")
                        on:click=move |_| go(at)
                    >
                        <span class="visually-hidden">
                            {move || format!("{} {}, {}", word(Word::Question), at + 1, word(state()))}
                        </span>
                    </button>
                </li>
            }
        })
        .collect_view();

    let unanswered = (0..total)
        .map(|at| {
            view! {
                <button type="button" class="button" hidden=move || answered.read()[at] on:click=move |_| go(at)>
                    {format!("{} {}", word(Word::Question), at + 1)}
                </button>
            }
        })
        .collect_view();

    let progress = move || match current.get() {
        at if at < total => fill(&word(Word::Progress), at + 1, total),
        _ => word(Word::ReviewTitle),
    };
    let missing = move || answered.read().iter().filter(|answered| !**answered).count();
    let summary = move || match missing() {
        0 => word(Word::AllAnswered),
        missing => fill(&word(Word::SomeUnanswered), missing, total),
    };
    let next = move || if current.get() + 1 < total { word(Word::Next) } else { word(Word::Review) };
    let status = move || match saver.state.get() {
        State::Saving => word(Word::Saving),
        State::Saved => word(Word::Saved),
        _ => String::new(),
    };

    view! {
        <div
            class="quiz-island"
            data-ready=move || ready.get().then_some("true")
            data-review=move || (current.get() == total).then_some("true")
            on:change=on_change
            on:click=on_click
            on:submit=on_submit
        >
            <div class="quiz-moving">
                <div class="quiz-head">
                    <p class="soft num">{progress}</p>
                    <p class="saved" role="status">{status}</p>
                </div>
                <div class="quiz-alert" role="alert">{move || help(saver.state.get(), words, &action)}</div>
                <ol class="dots" aria-label=word(Word::Questions)>{dots}</ol>
            </div>
            {children()}
            <div class="quiz-moving">
                <div class="quiz-review" hidden=move || current.get() != total>
                    <h2 id=format!("question-{total}-heading") tabindex="-1">{summary}</h2>
                    <p class="cluster">{unanswered}</p>
                </div>
                <div class="quiz-foot">
                    <button class="button button-quiet" type="button" hidden=move || current.get() == 0
                        on:click=move |_| go(current.get_untracked().saturating_sub(1))>
                        {word(Word::Previous)}
                    </button>
                    <button class="button button-primary" type="button" hidden=move || current.get() == total
                        on:click=move |_| go(current.get_untracked() + 1)>
                        {next}
                    </button>
                    <button class="button button-primary" type="submit" form="quiz-form" name="then" value="submit-anyway"
                        hidden=move || current.get() != total>
                        {word(Word::Submit)}
                    </button>
                </div>
                <p class="keys">{word(Word::Keys)}</p>
            </div>
        </div>
    }
}

fn fill(text: &str, n: usize, total: usize) -> String {
    text.replace(words::N, &n.to_string()).replace(words::TOTAL, &total.to_string())
}

/// What happened, what is safe, and what to do next; nothing while all is well.
fn help(state: State, words: StoredValue<Words>, action: &str) -> Option<impl IntoView + use<>> {
    let word = |word: Word| words.with_value(|words| words.get(word).to_owned());
    let (text, link) = match state {
        State::Idle | State::Saving | State::Saved => return None,
        State::Offline => (Word::Offline, None),
        State::SignedOut => (Word::SignedOut, Some((Word::SignIn, format!("/sign-in?next={action}")))),
        State::Over => (Word::Over, Some((Word::SeeResult, action.to_owned()))),
        State::Failed => (Word::Failed, None),
    };
    let link = link.map(|(name, href)| view! { " "<a href=href>{word(name)}</a> });
    Some(view! { <p class="notice notice-error">{word(text)}{link}</p> })
}
