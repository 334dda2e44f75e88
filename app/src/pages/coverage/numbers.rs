//! The five numbers, each with its move since last month and its definition.

use domain::coverage::Tally;
use leptos::prelude::*;
use training::coverage::Coverage;

use super::sentence;
use crate::{
    Frame, args,
    parts::{count, icon, percent},
};

/// Whether more of it is good news.
#[derive(Clone, Copy)]
enum Better {
    More,
    Less,
    Neither,
}

/// Coverage itself.
pub fn lead(frame: &Frame, coverage: &Coverage) -> AnyView {
    let total = &coverage.total;
    let number = match total.coverage_permille() {
        Some(permille) => {
            let text = percent(frame, permille);
            let digits = text.trim_end_matches('%').to_owned();
            view! { {digits}<small>"%"</small> }.into_any()
        }
        None => view! { "–" }.into_any(),
    };
    let change =
        before(coverage).and_then(|before| Some(total.coverage_permille()? - before.coverage_permille()?));
    let change = change.map(|change| {
        let args =
            args!["points" => sentence::points(change), "shown" => sentence::tenths(frame, change.abs())];
        trend(frame, coverage, change, Better::More, frame.ta("coverage-points", &args))
    });
    let counts = args!["valid" => count(frame, total.valid), "all" => count(frame, total.in_scope())];
    let text = frame.ta("coverage-share-text", &counts);
    figure(frame, "coverage-share", number, change, text, frame.t("coverage-share-means").into_owned())
}

/// Up to date, to do, late, apart.
pub fn others(frame: &Frame, coverage: &Coverage) -> AnyView {
    let total = &coverage.total;
    let apart = args!["exempt" => count(frame, total.exempt), "paused" => count(frame, total.paused)];
    let all = args!["all" => count(frame, total.in_scope())];
    let figures = [
        ("valid", Better::More, (|tally| tally.valid) as fn(&Tally) -> i64),
        ("pending", Better::Neither, |tally| tally.pending),
        ("overdue", Better::Less, |tally| tally.overdue),
        ("apart", Better::Neither, |tally| tally.exempt + tally.paused),
    ]
    .map(|(name, better, of)| {
        let text = frame.ta(&format!("coverage-text-{name}"), if name == "apart" { &apart } else { &all });
        let change = before(coverage)
            .map(|before| of(total) - of(before))
            .map(|change| trend(frame, coverage, change, better, count(frame, change.abs())));
        let number = count(frame, of(total)).into_any();
        let means = frame.t(&format!("coverage-means-{name}")).into_owned();
        figure(frame, &format!("coverage-name-{name}"), number, change, text, means)
    });
    view! { <div class="figures">{figures.into_iter().collect_view()}</div> }.into_any()
}

fn figure(
    frame: &Frame,
    name: &str,
    number: AnyView,
    change: Option<AnyView>,
    text: String,
    means: String,
) -> AnyView {
    let name = frame.t(name);
    let of = view! { <span class="visually-hidden">{frame.ta("coverage-definition-of", &args!["name" => name.clone()])}</span> };
    view! {
        <section class="figure">
            <h2>{name}</h2>
            <p class="figure-number">{number}</p>
            {change.map(|change| view! { <p class="figure-target">{change}</p> })}
            <p>{text}</p>
            <details class="disclosure">
                <summary>{icon(frame, "chevron-down")}<span>{frame.t("coverage-definition")}{of}</span></summary>
                <p class="soft">{means}</p>
            </details>
        </section>
    }
    .into_any()
}

/// An arrow, how much, and since when.
fn trend(frame: &Frame, coverage: &Coverage, change: i64, better: Better, amount: String) -> AnyView {
    let class = match (better, change.signum()) {
        (Better::More, 1) | (Better::Less, -1) => "trend trend-good",
        (Better::More, -1) | (Better::Less, 1) => "trend trend-bad",
        _ => "trend",
    };
    let key = match change {
        1.. => "coverage-up",
        0 => "coverage-same",
        _ => "coverage-down",
    };
    let since = coverage.trend.iter().rev().nth(1).map(|(day, _)| frame.date(*day)).unwrap_or_default();
    view! { <span class=class>{frame.ta(key, &args!["amount" => amount, "since" => since])}</span> }
        .into_any()
}

/// The tally at the end of the month before.
fn before(coverage: &Coverage) -> Option<&Tally> {
    coverage.trend.iter().rev().nth(1).map(|(_, tally)| tally)
}
