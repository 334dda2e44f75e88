//! The laboratory's page: the island, and a table that says the same where it does not run.

use domain::{
    exercise::ExerciseId,
    lang::Lang,
    passphrase::{Attack, Span, bits, log10_guesses},
};
use leptos::prelude::*;

use super::head;
use crate::{
    Frame, Page, args,
    islands::{Laboratory, laboratory::Words},
};

/// What is drawn at random, with its bits: letters of 26, of the 95 that a keyboard has, and words of 2,048.
const DRAWN: [(&str, f64); 6] = [
    ("lab-eight-letters", 37.6),
    ("lab-eight-any", 52.6),
    ("lab-four-words", 44.0),
    ("lab-twelve-any", 78.8),
    ("lab-six-words", 66.0),
    ("lab-eight-words", 88.0),
];

pub fn page(frame: &Frame) -> Page<impl IntoView + use<>> {
    let words = Words::new(|key| frame.ta(key, &args!["n" => "¤"]));
    let content = view! {
        {head(frame, ExerciseId::Passwords)}
        <noscript><p class="notice lab-noscript">{frame.t("lab-plain")}</p></noscript>
        <Laboratory words is_english=frame.lang == Lang::En />
        {table(frame)}
        <section class="section stack stack-tight">
            <h2>{frame.t("lab-sources")}</h2>
            <p class="measure">{frame.t("lab-rates")}</p>
            <p class="measure">{frame.t("lab-advice")}</p>
            <p class="soft small measure">{frame.t("lab-lists")}</p>
        </section>
    };
    Page { title: frame.t("exercise-passwords").into_owned(), class: "shell", has_island: true, content }
}

fn table(frame: &Frame) -> AnyView {
    let rows = DRAWN
        .into_iter()
        .map(|(key, bits)| {
            let time = |attack: Attack| span(frame, attack.time((bits - 1.0) * std::f64::consts::LOG10_2));
            view! {
                <tr>
                    <th scope="row">{frame.t(key)}</th>
                    <td class="num">{format!("{bits:.0}")}</td>
                    <td>{time(Attack::SlowHash)}</td>
                    <td>{time(Attack::FastHash)}</td>
                </tr>
            }
        })
        .collect_view();
    debug_assert!(
        (log10_guesses(bits(4)) - 43.0 * std::f64::consts::LOG10_2).abs() < 1e-9,
        "words as in the table"
    );
    view! {
        <section class="section stack stack-tight" aria-labelledby="lab-table">
            <h2 id="lab-table">{frame.t("lab-table")}</h2>
            <p class="measure">{frame.t("lab-table-note")}</p>
            <div class="table-scroll" tabindex="0" role="group" aria-labelledby="lab-table">
                <table class="lab-times">
                    <thead>
                        <tr>
                            <th scope="col">{frame.t("lab-drawn-what")}</th>
                            <th scope="col">{frame.t("lab-drawn-bits")}</th>
                            <th scope="col">{frame.t("lab-drawn-slow")}</th>
                            <th scope="col">{frame.t("lab-drawn-fast")}</th>
                        </tr>
                    </thead>
                    <tbody>{rows}</tbody>
                </table>
            </div>
        </section>
    }
    .into_any()
}

fn span(frame: &Frame, span: Span) -> String {
    let (name, number) = span.parts();
    frame.ta(&format!("span-{name}"), &args!["n" => number.to_string()])
}
