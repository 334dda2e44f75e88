//! A lesson: a rail to jump and see what was read, the text, its sources, and the way to the quiz.

mod quiz_call;

use curriculum::{Module, Section};
use domain::standing::Status;
use leptos::prelude::*;
use training::lessons::LessonState;

use super::home;
use crate::{
    Frame, Page, args,
    parts::{icon, status},
};

pub fn page(
    frame: &Frame,
    module: &Module,
    state: &LessonState,
    neighbours: (Option<&Module>, Option<&Module>),
    not_before: Option<(i8, i8)>,
) -> Page<impl IntoView + use<>> {
    let title = module.title.get(frame.lang).clone();
    let lesson = module.lesson.get(frame.lang);
    let sections = lesson.sections.iter().map(|each| section(frame, module, state, each)).collect_view();
    let content = view! {
        <div class="read-line" aria-hidden="true"></div>
        {head(frame, module, state)}
        {rail(frame, &lesson.sections, state)}
        <article class="lesson-body prose">
            <div class="flow" inner_html=lesson.intro.0.clone()></div>
            {sections}
            {quiz_call::quiz_call(frame, module, state, not_before)}
            {sources(frame, &lesson.footnotes.0)}
            {pager(frame, neighbours)}
        </article>
    };
    Page { title, class: "lesson", has_island: false, content }
}

fn head(frame: &Frame, module: &Module, state: &LessonState) -> impl IntoView + use<> {
    let objectives = module.objectives.iter();
    let objectives =
        objectives.map(|each| view! { <li>{each.text.get(frame.lang).clone()}</li> }).collect_view();
    let minutes = frame.ta("minutes-short", &args!["minutes" => module.minutes]);
    let due = state.due.filter(|(status, _)| matches!(status, Status::Pending | Status::Overdue));
    let due = due.map(|(status, day)| view! { <p>{home::deadline(frame, status, day)}</p> });
    view! {
        <header class="page-head">
            <p class="eyebrow"><a href="/modules">{frame.t("nav-modules")}</a>" · "{minutes}</p>
            <h1>{module.title.get(frame.lang).clone()}</h1>
            {due}
            <div>
                <p class="soft">{frame.t("lesson-objectives")}</p>
                <ul class="objectives">{objectives}</ul>
            </div>
        </header>
    }
}

/// The sections to jump to, with those that were read; the first unread one is where the reader is.
fn rail(frame: &Frame, sections: &[Section], state: &LessonState) -> impl IntoView + use<> {
    let is_read = |section: &Section| state.read.contains(&section.id);
    let read = sections.iter().filter(|section| is_read(section)).count();
    let here = sections.iter().position(|section| !is_read(section));
    let points = sections.iter().enumerate().map(|(index, section)| {
        let read = is_read(section).then(|| {
            view! { <span class="visually-hidden">{frame.t("lesson-read-mark")}</span> }
        });
        view! {
            <li class=is_read(section).then_some("is-read")>
                <a href=format!("#{}", section.id) aria-current=(here == Some(index)).then_some("step")>
                    <span>{section.heading.clone()}" "{read}</span>
                </a>
            </li>
        }
    });
    view! {
        <nav class="toc" aria-label=frame.t("lesson-contents")>
            <p>{frame.ta("lesson-progress", &args!["read" => read, "sections" => sections.len()])}</p>
            <ol>{points.collect_view()}</ol>
        </nav>
    }
}

fn section(frame: &Frame, module: &Module, state: &LessonState, section: &Section) -> impl IntoView + use<> {
    let heading_id = format!("{}-title", section.id);
    let is_remember = section.id == "remember";
    let mark = read_mark(frame, module, state, section);
    // On the dark ground of what is to be remembered a button would be lost: it follows.
    let (inside, after) = if is_remember { (None, Some(mark)) } else { (Some(mark), None) };
    view! {
        <section id=section.id.clone() class=is_remember.then_some("remember") aria-labelledby=heading_id>
            <h2 id=heading_id.clone()>{section.heading.clone()}</h2>
            <div class="flow" inner_html=section.html.0.clone()></div>
            {inside}
        </section>
        {after}
    }
}

fn read_mark(frame: &Frame, module: &Module, state: &LessonState, section: &Section) -> AnyView {
    if state.read.contains(&section.id) {
        let words = frame.t("lesson-section-read").into_owned();
        return view! { <p class="read-mark">{status(frame, Status::Valid, words)}</p> }.into_any();
    }
    view! {
        <form class="read-mark" method="post" action=format!("/lessons/{}/read", module.id)>
            <input type="hidden" name="section" value=section.id.clone() />
            <button class="button" type="submit">
                {icon(frame, "check")}{frame.t("lesson-mark-read")}
                <span class="visually-hidden">": "{section.heading.clone()}</span>
            </button>
        </form>
    }
    .into_any()
}

fn sources(frame: &Frame, footnotes: &str) -> Option<impl IntoView + use<>> {
    (!footnotes.is_empty()).then(|| {
        view! {
            <section class="sources" aria-labelledby="the-sources">
                <h2 id="the-sources">{frame.t("lesson-sources")}</h2>
                <div inner_html=footnotes.to_owned()></div>
            </section>
        }
    })
}

fn pager(frame: &Frame, (previous, next): (Option<&Module>, Option<&Module>)) -> impl IntoView + use<> {
    let href = |module: &Module| format!("/lessons/{}", module.id);
    let label =
        |key: &str, module: &Module| frame.ta(key, &args!["title" => module.title.get(frame.lang).clone()]);
    let back = previous.map(|module| {
        let label = label("lesson-previous", module);
        view! { <a class="button" rel="prev" href=href(module)>{icon(frame, "arrow-left")}{label}</a> }
    });
    let on = next.map(|module| {
        let label = label("lesson-next", module);
        view! { <a class="button pager-next" rel="next" href=href(module)>{label}{icon(frame, "arrow-right")}</a> }
    });
    (back.is_some() || on.is_some()).then(
        || view! { <nav class="pager section" aria-label=frame.t("lesson-neighbours")>{back}{on}</nav> },
    )
}
