//! What a file would change, or did: counts, lines with problems, what is left aside, the first changes.

use leptos::prelude::*;
use training::people_file::{Change, LineProblem, Plan};

use super::{of, words};
use crate::{
    Frame, args,
    parts::{Tone, notice},
};

/// Changes that are shown one by one.
const MOST_CHANGES: usize = 20;
/// New units and ignored columns that are named.
const MOST_NAMES: usize = 30;
/// A file that is wrong everywhere need not be shown to its end.
const MOST_PROBLEMS: usize = 1_000;

/// “120 lignes sans problème, lues en UTF-8, séparées par « ; ».”
pub fn how_read(frame: &Frame, plan: &Plan) -> String {
    let delimiter = match plan.delimiter {
        ';' => frame.t("import-by-semicolon"),
        '\t' => frame.t("import-by-tab"),
        _ => frame.t("import-by-comma"),
    };
    frame.ta(
        "import-how-read",
        &args![
            "n" => plan.good_lines(), "count" => of(frame, plan.good_lines()),
            "encoding" => plan.encoding.name(), "delimiter" => delimiter,
        ],
    )
}

/// The six counts; said as done or as still to be done.
pub fn counts(frame: &Frame, plan: &Plan, is_done: bool) -> AnyView {
    let counts = [
        ("added", plan.added),
        ("changed", plan.changed),
        ("moved", plan.moved),
        ("closed", plan.closed),
        ("unchanged", plan.unchanged),
        ("absent", plan.absent),
    ]
    .map(|(name, value)| {
        let name = frame.t(&format!("import-count-{name}"));
        view! { <div class="figure"><h3>{name}</h3><p class="figure-number">{of(frame, value)}</p></div> }
    });
    let title = frame.t(if is_done { "import-done-counts" } else { "import-counts" });
    view! {
        <section class="section" aria-labelledby="counts">
            <h2 id="counts">{title}</h2>
            <div class="figures figures-small">{counts.into_iter().collect_view()}</div>
            <p class="small soft section-body">{frame.t("import-absent-text")}</p>
        </section>
    }
    .into_any()
}

/// Every line with a problem, and what can be done: shown before anything is applied.
pub fn problems(frame: &Frame, plan: &Plan) -> Option<AnyView> {
    plan.has_problems().then(|| {
        let text = view! { <p>{frame.t("import-bad-text")}</p> };
        let notice = notice(frame, Tone::Error, frame.t("import-nothing-changed").into_owned(), text);
        view! {
            {notice}
            {problem_table(frame, plan)}
        }
        .into_any()
    })
}

/// The same after the good lines were applied.
pub fn problems_left(frame: &Frame, plan: &Plan) -> Option<AnyView> {
    plan.has_problems().then(|| {
        let left = args!["n" => plan.bad_lines(), "count" => of(frame, plan.bad_lines())];
        let text = view! { <p>{frame.t("import-left-text")}</p> };
        view! {
            <div class="section">{notice(frame, Tone::Info, frame.ta("import-left", &left), text)}</div>
            {problem_table(frame, plan)}
        }
        .into_any()
    })
}

fn problem_table(frame: &Frame, plan: &Plan) -> AnyView {
    let rows =
        plan.problems.iter().take(MOST_PROBLEMS).map(|problem| problem_row(frame, problem)).collect_view();
    let more = more(frame, plan.problems.len(), MOST_PROBLEMS);
    view! {
        <section class="section" aria-labelledby="problems">
            <h2 id="problems">{frame.t("import-problems")}</h2>
            <div class="table-wrap">
                <table class="data-table data-table-fold table-top">
                    <caption class="visually-hidden">{frame.t("import-problems")}</caption>
                    <thead>
                        <tr>
                            <th scope="col" class="num">{frame.t("import-line")}</th>
                            <th scope="col">{frame.t("import-column")}</th>
                            <th scope="col">{frame.t("import-value")}</th>
                            <th scope="col">{frame.t("import-reason")}</th>
                        </tr>
                    </thead>
                    <tbody>{rows}</tbody>
                </table>
            </div>
            {more}
        </section>
    }
    .into_any()
}

fn problem_row(frame: &Frame, problem: &LineProblem) -> AnyView {
    let column =
        problem.column.map_or_else(|| frame.t("import-whole-line"), |column| words::column(frame, column));
    let value = words::problem_value(&problem.problem);
    let label = value.is_some().then(|| frame.t("import-value"));
    view! {
        <tr>
            <th scope="row" class="num" data-label=frame.t("import-line")>{problem.line}</th>
            <td data-label=frame.t("import-column")>{column}</td>
            <td data-label=label>{value.map(|value| view! { <code>{value}</code> })}</td>
            <td data-label=frame.t("import-reason")><span>{words::problem(frame, &problem.problem)}</span></td>
        </tr>
    }
    .into_any()
}

/// New units, and columns that mean nothing here.
pub fn left_aside(frame: &Frame, plan: &Plan) -> Option<AnyView> {
    let names = |names: &[String]| {
        let mut list = names.iter().take(MOST_NAMES).cloned().collect::<Vec<_>>().join(" · ");
        if names.len() > MOST_NAMES {
            list.push_str(" · …");
        }
        list
    };
    let entries: Vec<_> =
        [("import-new-units", &plan.new_units), ("import-ignored-columns", &plan.ignored_columns)]
            .into_iter()
            .filter(|(_, list)| !list.is_empty())
            .map(|(key, list)| view! { <dt>{frame.t(key)}</dt><dd>{names(list)}</dd> })
            .collect();
    (!entries.is_empty()).then(|| view! { <dl class="facts measure section">{entries}</dl> }.into_any())
}

/// The first changes, person by person.
pub fn changes(frame: &Frame, plan: &Plan, is_done: bool) -> Option<AnyView> {
    let rows = plan.changes.iter().take(MOST_CHANGES).map(|change| change_row(frame, change)).collect_view();
    let more = more(frame, plan.changes.len(), MOST_CHANGES);
    let title = frame.t(if is_done { "import-done-changes" } else { "import-changes" });
    (!plan.changes.is_empty()).then(|| {
        view! {
            <section class="section" aria-labelledby="changes">
                <h2 id="changes">{title.clone()}</h2>
                <div class="table-wrap">
                    <table class="data-table data-table-fold table-top">
                        <caption class="visually-hidden">{title}</caption>
                        <thead>
                            <tr>
                                <th scope="col">{frame.t("team-person")}</th>
                                <th scope="col">{frame.t("import-change")}</th>
                                <th scope="col">{frame.t("import-detail")}</th>
                                <th scope="col" class="num">{frame.t("import-line")}</th>
                            </tr>
                        </thead>
                        <tbody>{rows}</tbody>
                    </table>
                </div>
                {more}
            </section>
        }
        .into_any()
    })
}

fn change_row(frame: &Frame, change: &Change) -> AnyView {
    let details: Vec<String> = change.details.iter().map(|detail| words::detail(frame, detail)).collect();
    let details = details.into_iter().map(|detail| view! { <li>{detail}</li> }).collect_view();
    view! {
        <tr>
            <th scope="row">{change.display_name.clone()}<br /><small>{change.email.clone()}</small></th>
            <td>{words::change_kind(frame, change.kind)}</td>
            <td><ul class="stack-tight">{details}</ul></td>
            <td class="num" data-label=frame.t("import-line")>{change.line}</td>
        </tr>
    }
    .into_any()
}

/// How many are not shown.
fn more(frame: &Frame, all: usize, shown: usize) -> Option<impl IntoView + use<>> {
    let left = all.saturating_sub(shown);
    let words = (left > 0).then(|| frame.ta("import-more", &args!["n" => left, "count" => of(frame, left)]));
    words.map(|words| view! { <p class="small soft section-body">{words}</p> })
}
