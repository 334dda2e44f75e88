//! The officer's page: coverage on a day, its course over a year, by module and by unit. It prints on one sheet.

mod numbers;
mod sentence;
mod tables;

use curriculum::Curriculum;
use leptos::prelude::*;
use training::coverage::Coverage;

use crate::{
    Frame, Page, args, dates,
    parts::{Tone, charts, count, notice, percent},
};

pub fn page(
    frame: &Frame,
    curriculum: &Curriculum,
    coverage: &Coverage,
    unknown_day: bool,
) -> Page<impl IntoView + use<>> {
    let unknown = unknown_day.then(|| {
        let text = view! { <p>{frame.t("coverage-unknown-day-text")}</p> };
        notice(frame, Tone::Error, frame.t("coverage-unknown-day").into_owned(), text)
    });
    let is_empty = coverage.total == domain::coverage::Tally::default();
    let body = if is_empty {
        view! { <p class="empty">{frame.t("coverage-nobody")}</p> }.into_any()
    } else {
        view! {
            <div class="lead-figure">{numbers::lead(frame, coverage)}<div>{trend(frame, coverage)}</div></div>
            {numbers::others(frame, coverage)}
            {tables::by_module(frame, curriculum, coverage)}
            {tables::by_unit(frame, coverage)}
        }
        .into_any()
    };
    let content = view! {
        {unknown}
        <header class="page-head page-head-split">
            <p class="eyebrow">
                {frame.t("coverage-on")}" "
                <time datetime=coverage.day.to_string()>{dates::date(frame.lang, coverage.day)}</time>
            </p>
            <h1>{headline(frame, coverage)}</h1>
            {sentence::course(frame, coverage).map(|words| view! { <p class="lede">{words}</p> })}
            {day_form(frame, coverage)}
        </header>
        {body}
    };
    Page {
        title: frame.t("nav-coverage").into_owned(),
        class: "shell shell-wide coverage",
        has_island: false,
        content,
    }
}

/// The number, its numerator and its denominator, as one sentence.
fn headline(frame: &Frame, coverage: &Coverage) -> String {
    let total = &coverage.total;
    match total.coverage_permille() {
        None => frame.t("coverage-title-nobody").into_owned(),
        Some(permille) => frame.ta(
            "coverage-title",
            &args![
                "n" => total.valid, "valid" => count(frame, total.valid), "all" => count(frame, total.in_scope()),
                "percent" => percent(frame, permille),
            ],
        ),
    }
}

/// To look at any past day.
fn day_form(frame: &Frame, coverage: &Coverage) -> AnyView {
    let back = (coverage.day != coverage.today).then(
        || view! { <a class="button button-quiet" href="/coverage">{frame.t("coverage-back-to-today")}</a> },
    );
    view! {
        <form class="filters" method="get" action="/coverage">
            <div class="field">
                <label for="on">{frame.t("coverage-state-on")}</label>
                <input class="input" type="date" id="on" name="on" required
                    value=coverage.day.to_string() max=coverage.today.to_string() />
            </div>
            <button class="button" type="submit">{frame.t("coverage-show")}</button>
            {back}
        </form>
    }
    .into_any()
}

fn trend(frame: &Frame, coverage: &Coverage) -> AnyView {
    let points: Vec<charts::Point> =
        coverage.trend.iter().map(|(day, tally)| (*day, tally.coverage_permille())).collect();
    charts::line(frame, frame.t("coverage-chart").into_owned(), sentence::span(frame, &points), &points)
}
