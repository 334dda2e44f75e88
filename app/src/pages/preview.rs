//! A lesson while its author writes it: what the linter says, the page as readers will see it, and every item with its
//! key. Drawn for `vigie content preview` alone.

use curriculum::{Curriculum, Finding, Module, Severity};
use domain::{
    attempt::AttemptItem,
    item::{Item, ItemBody},
};
use leptos::prelude::*;
use training::lessons::LessonState;

use super::{lesson, result::bodies};
use crate::{Frame, Page, args, parts::icon};

/// What every page of a preview needs.
#[derive(Debug, Clone, Copy)]
pub struct Draft<'a> {
    pub curriculum: &'a Curriculum,
    pub findings: &'a [Finding],
    /// Stands for the files as they were read: the page asks for another one.
    pub fingerprint: u64,
}

/// All modules that could be read.
pub fn index(frame: &Frame, draft: Draft<'_>) -> Page<impl IntoView + use<>> {
    let tracks = draft.curriculum.tracks.iter().map(|track| {
        let modules = track.modules.iter().map(|module| {
            let href = format!("/lessons/{}", module.id);
            view! { <li><a href=href>{module.title.get(frame.lang).clone()}</a></li> }
        });
        view! {
            <section class="section flow">
                <h2>{track.title.get(frame.lang).clone()}</h2>
                <ul>{modules.collect_view()}</ul>
            </section>
        }
    });
    let title = frame.t("preview-title").into_owned();
    let content = view! {
        <header class="page-head"><h1>{title.clone()}</h1></header>
        {findings(frame, draft)}
        {tracks.collect_view()}
        {watch(frame, draft)}
    };
    Page { title, class: "shell", has_island: false, content }
}

/// One module: the lesson's own page, between the findings and the items.
pub fn module(
    frame: &Frame,
    draft: Draft<'_>,
    module: &Module,
    neighbours: (Option<&Module>, Option<&Module>),
) -> Page<impl IntoView + use<>> {
    // As somebody finds it who has not begun.
    let state = LessonState::default();
    let Page { title, class, content, .. } = lesson::page(frame, module, &state, neighbours, None);
    let content = view! {
        {findings(frame, draft)}
        {content}
        {items(frame, module)}
        {watch(frame, draft)}
    };
    Page { title, class, has_island: false, content }
}

fn findings(frame: &Frame, draft: Draft<'_>) -> impl IntoView + use<> {
    let (errors, warnings): (Vec<&Finding>, Vec<&Finding>) =
        draft.findings.iter().partition(|finding| finding.severity == Severity::Error);
    let list = |findings: &[&Finding]| {
        // The linter speaks English.
        let entries = findings.iter().map(|finding| {
            view! {
                <li>
                    <p><code>{format!("{}:{}", finding.file.display(), finding.line)}</code>" "<b>{finding.rule}</b></p>
                    <p>{format!("{}. {}", finding.message, finding.remedy)}</p>
                </li>
            }
        });
        view! { <ul class="preview-findings" lang="en" tabindex="0">{entries.collect_view()}</ul> }
    };
    let all_errors = (!errors.is_empty()).then(|| list(&errors));
    let all_warnings = (!warnings.is_empty()).then(|| {
        view! {
            <details>
                <summary>{frame.ta("preview-warnings", &args!["count" => warnings.len()])}</summary>
                {list(&warnings)}
            </details>
        }
    });
    let (name, summary) = match (errors.len(), warnings.len()) {
        (0, 0) => ("saved", frame.t("preview-clean").into_owned()),
        (0, _) => ("info", frame.t("preview-no-error").into_owned()),
        (count, _) => ("alert", frame.ta("preview-errors", &args!["count" => count])),
    };
    view! {
        <section class="preview-report flow" aria-labelledby="findings">
            <h2 id="findings">{icon(frame, name)}" "{summary}</h2>
            {all_errors}
            {all_warnings}
        </section>
    }
}

fn items(frame: &Frame, module: &Module) -> impl IntoView + use<> {
    let items = (1_usize..).zip(&module.items).map(|(number, each)| item(frame, number, each));
    view! {
        <section class="section" id="the-items" aria-labelledby="the-items-title">
            <h2 id="the-items-title">{frame.ta("preview-items", &args!["count" => module.items.len()])}</h2>
            <ol class="answers">{items.collect_view()}</ol>
        </section>
    }
}

/// An item as its result shows it to somebody who gave no answer: all keys, all reasons.
fn item(frame: &Frame, number: usize, item: &Item) -> impl IntoView + use<> {
    let parts = u8::try_from(item.parts()).unwrap_or(u8::MAX);
    let unanswered =
        AttemptItem { item: item.id.clone(), shown: (0..parts).collect(), response: None, mark: None };
    let facts = format!("{} · .{} · {} · #{}", item.id, kind(item), item.objective, item.section);
    let explanation = item.explanation.get(frame.lang).as_ref().map(|html| {
        view! {
            <div class="answer-explanation">
                <h4 class="answer-label">{frame.t("result-why")}</h4>
                <div class="flow" inner_html=html.0.clone()></div>
            </div>
        }
    });
    view! {
        <li>
            <h3>{format!("{number}. {}", item.label.get(frame.lang))}</h3>
            <p class="soft small"><code>{facts}</code></p>
            <div class="answer-stem flow" inner_html=item.stem.get(frame.lang).0.clone()></div>
            {bodies::body(frame, &unanswered, item)}
            {explanation}
        </li>
    }
}

const fn kind(item: &Item) -> &'static str {
    match item.body {
        ItemBody::Choice(_) => "choice",
        ItemBody::Several(_) => "several",
        ItemBody::Spot(_) => "spot",
        ItemBody::Line { .. } => "line",
        ItemBody::Order(_) => "order",
        ItemBody::Match(_) => "match",
    }
}

/// Asks the command whether a file has changed, for as long as the page is open, and then shows it anew.
fn watch(frame: &Frame, draft: Draft<'_>) -> impl IntoView + use<> {
    let script = format!(
        "(function again(){{fetch('/changes?since={}').then(\
         function(answer){{if(answer.status===200){{location.reload()}}else{{again()}}}},\
         function(){{setTimeout(again,1000)}})}})()",
        draft.fingerprint
    );
    view! { <script nonce=frame.nonce.clone() inner_html=script></script> }
}
