//! Each item of a result: the question, what was answered, and why it is as it is.

use curriculum::Module;
use domain::{attempt::AttemptItem, grading::Mark, item::Item};
use leptos::prelude::*;
use training::quizzes::ResultView;

use super::bodies;
use crate::{Frame, args, parts::icon};

pub(super) fn answers(frame: &Frame, result: &ResultView<'_>) -> impl IntoView + use<> {
    let items = (1_usize..).zip(&result.items).map(|(number, (drawn, item))| match item {
        Some(item) => answer(frame, result.module, number, drawn, item),
        None => gone(frame, number, drawn),
    });
    view! {
        <section class="section" aria-labelledby="all">
            <h2 id="all">{frame.ta("result-all", &args!["count" => result.items.len()])}</h2>
            <ol class="answers">{items.collect_view()}</ol>
        </section>
    }
}

fn answer(frame: &Frame, module: &Module, number: usize, drawn: &AttemptItem, item: &Item) -> AnyView {
    let section = module.lesson.get(frame.lang).sections.iter().find(|section| section.id == item.section);
    let section = section.map(|section| {
        let label = frame.ta("result-read-section", &args!["title" => section.heading.clone()]);
        view! { <p class="answer-section"><a href=format!("/lessons/{}#{}", module.id, section.id)>{label}</a></p> }
    });
    let explanation = item.explanation.get(frame.lang).as_ref().map(|html| {
        view! {
            <div class="answer-explanation">
                <h4 class="answer-label">{frame.t("result-why")}</h4>
                <div class="flow" inner_html=html.0.clone()></div>
            </div>
        }
    });
    view! {
        <li id=format!("q{number}")>
            <h3>{format!("{number}. {}", item.label.get(frame.lang))}</h3>
            <p>{verdict(frame, drawn)}</p>
            <div class="answer-stem flow" inner_html=item.stem.get(frame.lang).0.clone()></div>
            {bodies::body(frame, drawn, item)}
            {explanation}
            {section}
        </li>
    }
    .into_any()
}

/// The item was taken out of the module, or changed so much that its key no longer fits.
fn gone(frame: &Frame, number: usize, drawn: &AttemptItem) -> AnyView {
    view! {
        <li id=format!("q{number}")>
            <h3>{frame.ta("result-question", &args!["number" => number])}</h3>
            <p>{verdict(frame, drawn)}</p>
            <p class="soft">{frame.t("result-gone")}</p>
        </li>
    }
    .into_any()
}

/// What the answer was worth.
fn verdict(frame: &Frame, drawn: &AttemptItem) -> impl IntoView + use<> {
    let mark = drawn.mark.unwrap_or(Mark::NONE);
    let is_empty = drawn.response.as_ref().is_none_or(domain::grading::Response::is_empty);
    let (class, name, words) = if mark == Mark::FULL {
        ("status status-valid", "saved", frame.t("result-verdict-right").into_owned())
    } else if is_empty {
        ("status status-late", "close", frame.t("result-verdict-none").into_owned())
    } else if mark > Mark::NONE {
        let percent = mark.thousandths() / 10;
        ("status status-soon", "info", frame.ta("result-verdict-partly", &args!["percent" => percent]))
    } else {
        ("status status-late", "close", frame.t("result-verdict-wrong").into_owned())
    };
    view! { <span class=class>{icon(frame, name)}{words}</span> }
}
