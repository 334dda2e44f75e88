//! Coverage by module, each count a way to its people, and by unit, as the company's tree.

use curriculum::Curriculum;
use domain::{coverage::Tally, module::ModuleId, standing::Status, time::Day};
use leptos::prelude::*;
use training::coverage::{Coverage, UnitRow};

use crate::{
    Frame, args,
    pages::figure,
    parts::{charts, count, percent},
};

/// Deeper units are not set in further.
const DEEPEST: usize = 5;

pub fn by_module(frame: &Frame, curriculum: &Curriculum, coverage: &Coverage) -> AnyView {
    let rows = coverage
        .modules
        .iter()
        .map(|(id, tally)| {
            let module = curriculum.module(id);
            let title = module.map_or_else(|| id.to_string(), |module| module.title.get(frame.lang).clone());
            let head = view! { <th scope="row">{title}</th> }.into_any();
            row(frame, head, tally, Some((id, coverage.day)))
        })
        .collect_view();
    section(frame, "by-module", "coverage-by-module", "team-module", rows.into_any())
}

pub fn by_unit(frame: &Frame, coverage: &Coverage) -> AnyView {
    let rows =
        coverage.units.iter().map(|(unit, tally)| row(frame, unit_head(unit), tally, None)).collect_view();
    section(frame, "by-unit", "coverage-by-unit", "figure-unit", rows.into_any())
}

/// The name of a unit, set in by its depth; a screen reader hears where it stands.
fn unit_head(unit: &UnitRow) -> AnyView {
    let above = unit.path.strip_suffix(&unit.name).unwrap_or_default().to_owned();
    let depth = unit.depth.min(DEEPEST);
    view! { <th scope="row" data-depth=depth><span class="visually-hidden">{above}</span>{unit.name.clone()}</th> }.into_any()
}

fn section(frame: &Frame, id: &'static str, title: &str, first: &str, rows: AnyView) -> AnyView {
    let counts = ["pending", "overdue", "exempt", "paused"]
        .map(|status| view! { <th scope="col" class="num">{frame.t(&format!("coverage-column-{status}"))}</th> })
        .collect_view();
    view! {
        <section class="section" aria-labelledby=id>
            <div class="section-head"><h2 id=id>{frame.t(title)}</h2>{charts::legend(frame)}</div>
            <div class="table-wrap">
                <table class="data-table data-table-fold">
                    <caption class="visually-hidden">{frame.t(title)}</caption>
                    <thead>
                        <tr>
                            <th scope="col">{frame.t(first)}</th>
                            <th scope="col" class="wide"><span class="visually-hidden">{frame.t("coverage-split")}</span></th>
                            <th scope="col" class="num">{frame.t("coverage-share")}</th>
                            {counts}
                        </tr>
                    </thead>
                    <tbody>{rows}</tbody>
                </table>
            </div>
        </section>
    }
    .into_any()
}

fn row(
    frame: &Frame,
    head: AnyView,
    tally: &Tally,
    behind: Option<(&ModuleId, Day)>,
) -> impl IntoView + use<> {
    let of = frame.ta(
        "team-done-of",
        &args!["done" => count(frame, tally.valid), "all" => count(frame, tally.in_scope())],
    );
    let share = match tally.coverage_permille() {
        Some(permille) => {
            let of = open(behind, Status::Valid, tally.valid, of);
            view! { <small>{of}</small>" "{percent(frame, permille)} }.into_any()
        }
        None => view! { <span class="soft">{frame.t("chart-nobody")}</span> }.into_any(),
    };
    let counts = [
        (Status::Pending, tally.pending),
        (Status::Overdue, tally.overdue),
        (Status::Exempt, tally.exempt),
        (Status::Paused, tally.paused),
    ]
    .map(|(status, value)| {
        let number = open(behind, status, value, count(frame, value));
        let label = frame.t(&format!("coverage-column-{}", status.code()));
        view! { <td class="num" data-label=label>{number}</td> }
    });
    view! {
        <tr>
            {head}
            <td class="wide">{charts::bar(tally)}</td>
            <td class="num" data-label=frame.t("coverage-share")>{share}</td>
            {counts.into_iter().collect_view()}
        </tr>
    }
}

/// A count as the way to its people, if there are any and the row has one.
fn open(behind: Option<(&ModuleId, Day)>, status: Status, value: i64, words: String) -> AnyView {
    match behind {
        Some((module, day)) if value > 0 => {
            view! { <a href=figure::address(module, status, day, "", 0)>{words}</a> }.into_any()
        }
        _ => words.into_any(),
    }
}
