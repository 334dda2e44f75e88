//! A people file: chosen, read without changing anything, carried out once somebody agrees.

mod columns;
mod plan;
mod words;

use domain::{actor::Role, ids::ImportId};
use leptos::prelude::*;
use training::people_file::{Applied, FileProblem, LARGEST_FILE, MOST_ROWS, Plan};

use crate::{
    Frame, Page, args,
    parts::{Tone, count, icon, notice},
};

/// Where the person is on the way.
#[derive(Debug)]
pub enum State {
    /// To choose a file; the one that was sent could not be read, where there is a problem.
    Start {
        problem: Option<FileProblem>,
    },
    /// What the file would change; people may have changed since somebody agreed to an earlier look.
    Planned {
        id: ImportId,
        name: String,
        plan: Plan,
        has_changed: bool,
    },
    Done(Applied),
}

pub fn page(frame: &Frame, state: &State) -> Page<impl IntoView + use<>> {
    let (title, content) = match state {
        State::Start { problem } => start(frame, problem.as_ref()),
        State::Planned { id, name, plan, has_changed } => planned(frame, *id, name, plan, *has_changed),
        State::Done(applied) => done(frame, &applied.plan),
    };
    Page { title, class: "shell shell-wide", has_island: false, content }
}

fn start(frame: &Frame, problem: Option<&FileProblem>) -> (String, AnyView) {
    let error = problem.map(|problem| {
        let text = view! { <p id="file-error">{words::file_problem(frame, problem)}</p> };
        notice(frame, Tone::Error, frame.t("import-unreadable").into_owned(), text)
    });
    let title = frame.t("import-title").into_owned();
    let content = view! {
        {error}
        <header class="page-head">
            <h1>{title.clone()}</h1>
            <p class="lede">{frame.t("import-lede")}</p>
        </header>
        {file_form(frame, problem.is_some())}
        {columns::table(frame)}
    };
    (title, content.into_any())
}

fn file_form(frame: &Frame, is_refused: bool) -> AnyView {
    let (invalid, described_by) =
        if is_refused { (Some("true"), "file-error file-hint") } else { (None, "file-hint") };
    let limits = args![
        "size" => (LARGEST_FILE >> 20).to_string(),
        "lines" => count(frame, i64::try_from(MOST_ROWS).unwrap_or(i64::MAX)),
    ];
    view! {
        <form class="stack measure" method="post" action="/people/import" enctype="multipart/form-data">
            <div class="field">
                <label for="file">{frame.t("import-file")}</label>
                <p class="field-hint" id="file-hint">{frame.t("import-file-hint")}" "{frame.ta("import-limits", &limits)}</p>
                <input class="input" type="file" id="file" name="file" accept=".csv,text/csv" required
                    aria-invalid=invalid aria-describedby=described_by />
            </div>
            <p><button class="button button-signal" type="submit">{icon(frame, "upload")}{frame.t("import-read")}</button></p>
        </form>
    }
    .into_any()
}

fn planned(frame: &Frame, id: ImportId, name: &str, plan: &Plan, has_changed: bool) -> (String, AnyView) {
    let title = if plan.has_problems() {
        frame.ta("import-bad-title", &args!["n" => plan.bad_lines(), "count" => of(frame, plan.bad_lines())])
    } else if plan.changes.is_empty() {
        frame.t("import-no-change-title").into_owned()
    } else {
        frame.ta(
            "import-plan-title",
            &args!["n" => plan.changes.len(), "count" => of(frame, plan.changes.len())],
        )
    };
    let name = (!name.is_empty()).then(|| view! { <p class="eyebrow mono">{name.to_owned()}</p> });
    let changed = has_changed.then(|| {
        let text = view! { <p>{frame.t("import-changed-text")}</p> };
        notice(frame, Tone::Error, frame.t("import-changed").into_owned(), text)
    });
    let content = view! {
        {changed}
        <header class="page-head">
            {name}
            <h1>{title.clone()}</h1>
            <p class="lede">{plan::how_read(frame, plan)}</p>
        </header>
        {plan::problems(frame, plan)}
        {plan::counts(frame, plan, false)}
        {plan::left_aside(frame, plan)}
        {plan::changes(frame, plan, false)}
        {confirm(frame, id, plan)}
    };
    (title, content.into_any())
}

/// The button that carries the file out: whole, or without the lines that have problems.
fn confirm(frame: &Frame, id: ImportId, plan: &Plan) -> AnyView {
    let (lines, label) = if plan.has_problems() {
        let good = args!["n" => plan.good_lines(), "count" => of(frame, plan.good_lines())];
        ("good", frame.ta("import-apply-good", &good))
    } else {
        ("all", frame.t("import-apply").into_owned())
    };
    let button = (!plan.changes.is_empty()).then(|| {
        let class = if plan.has_problems() { "button" } else { "button button-signal" };
        view! {
            <form method="post" action=format!("/people/import/{id}")>
                <input type="hidden" name="lines" value=lines />
                <button class=class type="submit">{label}</button>
            </form>
        }
    });
    view! {
        <div class="section cluster">
            {button}
            <a class="button button-quiet" href="/people/import">{frame.t("import-other-file")}</a>
        </div>
    }
    .into_any()
}

fn done(frame: &Frame, plan: &Plan) -> (String, AnyView) {
    let title = frame.t("import-done-title").into_owned();
    let next = frame.has(Role::Officer).then(|| {
        view! { <a class="button button-primary" href="/coverage">{icon(frame, "chart")}{frame.t("import-to-coverage")}</a> }
    });
    let content = view! {
        <header class="page-head">
            <h1>{title.clone()}</h1>
            <p class="lede">{frame.t("import-done-lede")}</p>
            <p class="cluster">{next}<a class="button" href="/people/import">{frame.t("import-again")}</a></p>
        </header>
        {plan::counts(frame, plan, true)}
        {plan::problems_left(frame, plan)}
        {plan::left_aside(frame, plan)}
        {plan::changes(frame, plan, true)}
    };
    (title, content.into_any())
}

/// A count as people read it.
fn of(frame: &Frame, value: usize) -> String {
    count(frame, i64::try_from(value).unwrap_or(i64::MAX))
}
