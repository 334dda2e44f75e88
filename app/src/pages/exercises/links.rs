//! Addresses: take one apart, then judge a series.

use curriculum::{Links, Puzzle};
use domain::exercise::{ExerciseId, SoFar};
use leptos::prelude::*;

use super::{Query, dots, end, head, moving, said};
use crate::{
    Frame, Page, args,
    islands::{
        Dissector,
        dissector::{self, Words},
    },
    parts::icon,
};

const PATH: &str = "/exercises/links";

pub fn answered(links: &Links, query: &Query) -> Option<String> {
    let at = query.number("at")?;
    let option: u16 = query.get("option")?.parse().ok()?;
    links.addresses.get(at)?.options.get(usize::from(option))?;
    let mut so_far = so_far(links, query);
    so_far.set(at, option);
    Some(address(at, &so_far))
}

fn so_far(links: &Links, query: &Query) -> SoFar<u16> {
    SoFar::parse(query.get("past").unwrap_or_default(), links.addresses.len())
}

fn address(at: usize, so_far: &SoFar<u16>) -> String {
    format!("{PATH}?at={at}&past={}#series", so_far.code())
}

/// `given` is what was sent to be taken apart without script.
pub fn page(frame: &Frame, links: &Links, query: &Query, given: Option<&str>) -> Page<impl IntoView + use<>> {
    let words = Words::new(|key| frame.t(key).into_owned());
    let given = given.unwrap_or_default().to_owned();
    let series = series(frame, links, query, &words);
    let content = view! {
        {head(frame, ExerciseId::Links)}
        <section class="stack" aria-labelledby="dissector">
            <h2 id="dissector">{frame.t("link-try")}</h2>
            <Dissector given words />
        </section>
        <section class="section stack" aria-labelledby="series">
            <h2 id="series">{frame.t("link-series")}</h2>
            <p class="soft measure">{frame.t("link-series-note")}</p>
            {moving(series)}
        </section>
    };
    Page { title: frame.t("exercise-links").into_owned(), class: "shell", has_island: true, content }
}

fn series(frame: &Frame, links: &Links, query: &Query, words: &Words) -> AnyView {
    let so_far = so_far(links, query);
    let is_end = query.get("at") == Some("end");
    let at = query.number("at").unwrap_or(0).min(links.addresses.len() - 1);
    let dots = dots(
        frame,
        so_far.total(),
        (!is_end).then_some(at),
        |place| so_far.get(place).is_some(),
        |place| address(place, &so_far),
    );
    let task = if is_end {
        summary(frame, links, &so_far)
    } else {
        let puzzle = &links.addresses[at];
        match so_far.get(at) {
            None => question(frame, puzzle, at, &so_far),
            Some(option) => explained(frame, puzzle, at, usize::from(*option), &so_far, words),
        }
    };
    view! { <div class="stack">{dots} {task}</div> }.into_any()
}

fn question(frame: &Frame, puzzle: &Puzzle, at: usize, so_far: &SoFar<u16>) -> AnyView {
    let options = puzzle
        .options
        .iter()
        .enumerate()
        .map(|(place, option)| {
            let key = (place + 1).to_string();
            view! {
                <button class="option-row option-button" type="submit" name="option" value=place.to_string() data-key=key>
                    <code>{option.clone()}</code>
                    <kbd aria-hidden="true">{place + 1}</kbd>
                </button>
            }
        })
        .collect_view();
    let title = frame.ta("link-question", &args!["n" => at + 1, "total" => so_far.total()]);
    view! {
        <form class="stack" method="get" action=PATH>
            <input type="hidden" name="at" value=at.to_string() />
            <input type="hidden" name="past" value=so_far.code() />
            <h3 tabindex="-1" data-focus="">{title}</h3>
            <p class="soft">{puzzle.context.clone()}</p>
            <p class="address-line mono">{puzzle.address.clone()}</p>
            <div class="options" role="group" aria-label=frame.t("link-options")>{options}</div>
        </form>
    }
    .into_any()
}

fn explained(
    frame: &Frame,
    puzzle: &Puzzle,
    at: usize,
    option: usize,
    so_far: &SoFar<u16>,
    words: &Words,
) -> AnyView {
    let is_right = option == puzzle.right;
    let given = puzzle.options.get(option).cloned().unwrap_or_default();
    let title = frame.ta(
        if is_right { "link-right" } else { "link-wrong" },
        &args!["site" => puzzle.options[puzzle.right].clone(), "given" => given],
    );
    let why = view! { <p>{puzzle.why.clone()}</p> }.into_any();
    let (href, label) = match so_far.next_after(at) {
        Some(next) => (address(next, so_far), "link-next"),
        None => (format!("{PATH}?at=end&past={}#series", so_far.code()), "exercise-finish"),
    };
    view! {
        {said(frame, is_right, title, why)}
        <p class="cluster"><a class="button button-primary" href=href data-stay="" data-key="1">{frame.t(label)}</a></p>
        {dissector::parts_view(&puzzle.parts, words)}
    }
    .into_any()
}

fn summary(frame: &Frame, links: &Links, so_far: &SoFar<u16>) -> AnyView {
    let rows = links.addresses.iter().enumerate();
    let wrong = rows
        .filter(|(at, puzzle)| so_far.get(*at).is_some_and(|option| usize::from(*option) != puzzle.right));
    let advice: Vec<String> = wrong.map(|(_, puzzle)| puzzle.why.clone()).collect();
    let right = so_far.answered() - advice.len();
    let title = frame.ta("link-end", &args!["n" => right, "total" => so_far.answered()]);
    let sign = icon(frame, "search");
    view! { <p class="soft small">{sign}" "{frame.t("link-rule")}</p> {end(frame, title, advice, PATH)} }
        .into_any()
}
