//! The result of a quiz: the score small, what to read again large, then every item with its key and its reasons.

mod answers;
pub(super) mod bodies;

use std::collections::BTreeSet;

use curriculum::{Module, Section};
use domain::grading::Mark;
use leptos::prelude::*;
use training::quizzes::ResultView;

use crate::{
    Frame, Page, args,
    parts::{Tone, icon, notice, time_of_day},
};

/// A section to read again, with the numbers of the items that lead to it.
type Again<'a> = (&'a Section, Vec<usize>);

pub fn page(
    frame: &Frame,
    result: &ResultView<'_>,
    not_before: Option<(i8, i8)>,
) -> Page<impl IntoView + use<>> {
    let again = to_read_again(frame, result);
    let sections: BTreeSet<&str> =
        again.iter().flat_map(|(_, sections)| sections).map(|(section, _)| section.id.as_str()).collect();
    let score = result.attempt.score;
    let title = match (score.passed(), sections.len()) {
        (true, 0) => frame.t("result-faultless").into_owned(),
        (true, count) => frame.ta("result-passed", &args!["count" => count]),
        (false, count) => frame.ta("result-failed", &args!["count" => count]),
    };
    let href = format!("/lessons/{}", result.module.id);
    let outcome = if score.passed() { passed(frame, result) } else { failed(frame, result, not_before) };
    let again = (!again.is_empty()).then(|| again_section(frame, result.module, &again));
    let content = view! {
        <header class="page-head">
            <p class="eyebrow"><a href=href>{result.module.title.get(frame.lang).clone()}</a></p>
            <h1>{title}</h1>
            {outcome}
        </header>
        {again}
        {answers::answers(frame, result)}
    };
    Page { title: frame.t("result-title").into_owned(), class: "shell", has_island: false, content }
}

fn score_line(frame: &Frame, result: &ResultView<'_>) -> impl IntoView + use<> {
    let score = result.attempt.score;
    let percents = args!["percent" => score.percent(), "pass" => score.pass_mark_percent];
    view! { <span class="num soft small">{frame.ta("result-score", &percents)}</span> }
}

fn passed(frame: &Frame, result: &ResultView<'_>) -> AnyView {
    let holds = result.completion.map(|(_, until)| {
        let holds = frame.ta("call-held-until", &args!["date" => frame.date(until)]);
        view! { <span class="status status-valid">{icon(frame, "saved")}{holds}</span> }
    });
    let attestation = result.completion.map(|(id, _)| {
        view! {
            <a class="button button-primary" href=format!("/attestations/{id}")>
                {icon(frame, "file")}{frame.t("see-attestation")}
            </a>
        }
    });
    view! {
        <p class="cluster">
            {holds}
            {score_line(frame, result)}
        </p>
        <p class="cluster">{attestation}<a class="button" href="/">{frame.t("error-home")}</a></p>
    }
    .into_any()
}

fn failed(frame: &Frame, result: &ResultView<'_>, not_before: Option<(i8, i8)>) -> AnyView {
    let lesson = format!("/lessons/{}", result.module.id);
    let wait = not_before.map(|time| {
        let title = frame.ta("call-not-before", &args!["time" => time_of_day(frame, time)]);
        notice(frame, Tone::Info, title, view! { <p>{frame.t("call-not-before-more")}</p> })
    });
    let retry = not_before.is_none().then(|| {
        view! {
            <form method="post" action=format!("{lesson}/quiz")>
                <button class="button" type="submit">{frame.t("call-again")}</button>
            </form>
        }
    });
    view! {
        <p>{score_line(frame, result)}</p>
        <p class="measure">{frame.t("result-failed-more")}</p>
        {wait}
        <div class="cluster">
            <a class="button button-primary" href=lesson>{icon(frame, "book")}{frame.t("lesson-again")}</a>
            {retry}
        </div>
    }
    .into_any()
}

/// By objective, in the module's order: the sections of the items that did not get the full mark, in the
/// lesson's order, each once.
fn to_read_again<'a>(frame: &Frame, result: &ResultView<'a>) -> Vec<(&'a str, Vec<Again<'a>>)> {
    let module = result.module;
    let missed: Vec<_> = (1_usize..)
        .zip(&result.items)
        .filter(|(_, (drawn, _))| drawn.mark != Some(Mark::FULL))
        .filter_map(|(number, (_, item))| item.map(|item| (number, item)))
        .collect();
    let sections_of = |objective: &str| -> Vec<Again<'a>> {
        let sections = module.lesson.get(frame.lang).sections.iter().map(|section| {
            let here =
                missed.iter().filter(|(_, item)| item.objective == objective && item.section == section.id);
            (section, here.map(|(number, _)| *number).collect::<Vec<_>>())
        });
        sections.filter(|(_, numbers)| !numbers.is_empty()).collect()
    };
    let objectives = module.objectives.iter();
    let objectives = objectives.map(|each| (each.text.get(frame.lang).as_str(), sections_of(&each.id)));
    objectives.filter(|(_, sections)| !sections.is_empty()).collect()
}

fn again_section(frame: &Frame, module: &Module, again: &[(&str, Vec<Again<'_>>)]) -> impl IntoView + use<> {
    let groups = again.iter().map(|(objective, sections)| {
        let links = sections.iter().map(|again| again_link(frame, module, again)).collect_view();
        view! {
            <h3 class="again-objective">{(*objective).to_owned()}</h3>
            <ul class="again">{links}</ul>
        }
    });
    view! {
        <section class="section" aria-labelledby="again">
            <h2 id="again">{frame.t("result-again")}</h2>
            {groups.collect_view()}
        </section>
    }
}

fn again_link(frame: &Frame, module: &Module, (section, numbers): &Again<'_>) -> impl IntoView + use<> {
    let href = format!("/lessons/{}#{}", module.id, section.id);
    let questions = numbers.iter().map(|number| {
        let label = frame.ta("result-question", &args!["number" => *number]);
        view! { <li><a href=format!("#q{number}")>{label}</a></li> }
    });
    view! {
        <li>
            <a href=href>{section.heading.clone()}</a>
            <ul class="again-questions" aria-label=frame.t("result-because-of")>{questions.collect_view()}</ul>
        </li>
    }
}
