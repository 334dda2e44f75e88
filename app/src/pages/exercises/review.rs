//! Code to review: mark the line, then see the attack run on it and on its repair.

use curriculum::{Review, Snippet};
use domain::exercise::{ExerciseId, SoFar};
use leptos::prelude::*;

use super::{Query, dots, end, head, moving, said};
use crate::{Frame, Page, args};

const PATH: &str = "/exercises/review";

pub fn answered(review: &Review, query: &Query) -> Option<String> {
    let at = query.number("at")?;
    let line: u16 = query.get("line")?.parse().ok()?;
    let lines = review.snippets.get(at)?.code.len();
    let mut so_far = so_far(review, query);
    so_far.set(at, line.clamp(1, u16::try_from(lines).unwrap_or(u16::MAX)));
    Some(address(at, &so_far))
}

fn so_far(review: &Review, query: &Query) -> SoFar<u16> {
    SoFar::parse(query.get("past").unwrap_or_default(), review.snippets.len())
}

fn address(at: usize, so_far: &SoFar<u16>) -> String {
    format!("{PATH}?at={at}&past={}", so_far.code())
}

pub fn page(frame: &Frame, review: &Review, query: &Query) -> Page<impl IntoView + use<>> {
    let so_far = so_far(review, query);
    let is_end = query.get("at") == Some("end");
    let at = query.number("at").unwrap_or(0).min(review.snippets.len() - 1);
    let dots = dots(
        frame,
        so_far.total(),
        (!is_end).then_some(at),
        |place| so_far.get(place).is_some(),
        |place| address(place, &so_far),
    );
    let snippet = &review.snippets[at];
    let task = match (is_end, so_far.get(at)) {
        (true, _) => summary(frame, review, &so_far),
        (false, None) => question(frame, snippet, at, &so_far),
        (false, Some(line)) => explained(frame, snippet, at, *line, &so_far),
    };
    let task = view! { <div class="stack">{dots} {task}</div> }.into_any();
    let content = view! { {head(frame, ExerciseId::Review)} {moving(task)} };
    Page {
        title: frame.t("exercise-review").into_owned(),
        class: "shell shell-wide",
        has_island: true,
        content,
    }
}

fn title(frame: &Frame, snippet: &Snippet, at: usize, so_far: &SoFar<u16>) -> AnyView {
    let place = frame.ta(
        "review-place",
        &args!["n" => at + 1, "total" => so_far.total(), "language" => snippet.language.clone()],
    );
    view! {
        <div class="stack stack-tight">
            <p class="eyebrow num">{place}</p>
            <h2 tabindex="-1" data-focus="">{snippet.title.clone()}</h2>
            <p class="measure">{snippet.situation.clone()}</p>
        </div>
    }
    .into_any()
}

fn question(frame: &Frame, snippet: &Snippet, at: usize, so_far: &SoFar<u16>) -> AnyView {
    let rows = (1_u16..)
        .zip(&snippet.code)
        .map(|(number, text)| {
            let digits = view! { <span class="line-number">{number}</span> };
            let code = view! { <code>{text.clone()}</code> };
            if text.trim().is_empty() {
                view! { <p><span></span>{digits}{code}</p> }.into_any()
            } else {
                let is_first = number == 1;
                view! {
                    <label><input type="radio" name="line" value=number.to_string() required=is_first />{digits}{code}</label>
                }
                .into_any()
            }
        })
        .collect_view();
    view! {
        <form class="stack" method="get" action=PATH autocomplete="off">
            <input type="hidden" name="at" value=at.to_string() />
            <input type="hidden" name="past" value=so_far.code() />
            {title(frame, snippet, at, so_far)}
            <fieldset class="stack stack-tight">
                <legend>{frame.t("review-question")}</legend>
                <div class="code-lines" tabindex="0" role="group" aria-label=frame.t("quiz-code")>{rows}</div>
            </fieldset>
            <p><button class="button button-primary" type="submit">{frame.t("review-answer")}</button></p>
        </form>
    }
    .into_any()
}

/// Code to read, with lines that are set apart, each with its class.
fn listing(label: String, code: &[String], class_of: impl Fn(u16) -> &'static str) -> AnyView {
    let rows = (1_u16..)
        .zip(code)
        .map(|(number, text)| {
            let class = class_of(number);
            view! {
                <li class=class><span class="line-number">{number}</span><code>{text.clone()}</code></li>
            }
        })
        .collect_view();
    view! {
        <div class="listing" tabindex="0" role="group" aria-label=label><ol class="listing-lines">{rows}</ol></div>
    }
    .into_any()
}

fn explained(frame: &Frame, snippet: &Snippet, at: usize, given: u16, so_far: &SoFar<u16>) -> AnyView {
    let is_right = given == snippet.line;
    let key = if is_right { "review-right" } else { "review-wrong" };
    let verdict = frame.ta(key, &args!["line" => snippet.line, "given" => given]);
    let why = view! {
        <p>{snippet.why.clone()}</p>
        <p class="soft small">{snippet.category.clone()}</p>
    };
    let before = listing(frame.t("review-before").into_owned(), &snippet.code, |line| match line {
        line if line == snippet.line => "line-flaw",
        line if line == given => "line-given",
        _ => "",
    });
    let after = listing(frame.t("review-after").into_owned(), &snippet.repaired, |line| {
        if snippet.repaired_lines.contains(&line) { "line-repair" } else { "" }
    });
    let total = snippet.steps.len();
    let steps = snippet
        .steps
        .iter()
        .zip(1..)
        .map(|(step, n)| {
            let place = frame.ta("review-step", &args!["n" => n, "total" => total]);
            view! {
                <li class="attack-step">
                    <h4 tabindex="-1"><span class="soft num">{place}</span>" "{step.what.clone()}</h4>
                    <div class="attack-sides">
                        <div><p class="eyebrow">{frame.t("review-before")}</p><pre tabindex="0">{step.before.clone()}</pre></div>
                        <div><p class="eyebrow">{frame.t("review-after")}</p><pre tabindex="0">{step.after.clone()}</pre></div>
                    </div>
                </li>
            }
        })
        .collect_view();
    let (href, label) = match so_far.next_after(at) {
        Some(next) => (address(next, so_far), "review-next"),
        None => (format!("{PATH}?at=end&past={}", so_far.code()), "exercise-finish"),
    };
    let code = view! {
        <div class="attack-sides">
            <section class="stack stack-tight"><h3>{frame.t("review-before")}</h3>{before}</section>
            <section class="stack stack-tight"><h3>{frame.t("review-after")}</h3>{after}<p class="small">{snippet.repair.clone()}</p></section>
        </div>
    }
    .into_any();
    let attack = view! {
        <section class="stack stack-tight">
            <h3>{frame.t("review-attack")}</h3>
            <ol class="attack" data-steps="">{steps}</ol>
            <p class="exercise-moving"><button class="button" type="button" data-more="">{frame.t("review-more")}</button></p>
        </section>
    }
    .into_any();
    view! {
        <p class="eyebrow">{snippet.title.clone()}</p>
        {said(frame, is_right, verdict, why.into_any())}
        {code}
        {attack}
        <p class="cluster"><a class="button button-primary" href=href data-stay="">{frame.t(label)}</a></p>
    }
    .into_any()
}

fn summary(frame: &Frame, review: &Review, so_far: &SoFar<u16>) -> AnyView {
    let wrong = review
        .snippets
        .iter()
        .enumerate()
        .filter(|(at, snippet)| so_far.get(*at).is_some_and(|line| *line != snippet.line));
    let advice: Vec<String> =
        wrong.map(|(_, snippet)| format!("{} – {}", snippet.category, snippet.repair)).collect();
    let right = so_far.answered() - advice.len();
    let title = frame.ta("review-end", &args!["n" => right, "total" => so_far.answered()]);
    end(frame, title, advice, PATH)
}
