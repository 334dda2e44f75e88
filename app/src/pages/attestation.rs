//! What was completed: the list, and each as a sheet to print.

use curriculum::{Curriculum, Module};
use domain::{grading::Score, lang::Lang, standing::Status};
use leptos::prelude::*;
use store::completions::Completion;

use super::home;
use crate::{
    Frame, Page, args, dates,
    parts::{icon, status},
};

/// How much of the content's hash is printed: enough to compare by eye.
const HASH_SHOWN: usize = 16;

pub fn list(
    frame: &Frame,
    curriculum: &Curriculum,
    completions: &[Completion],
) -> Page<impl IntoView + use<>> {
    let body = if completions.is_empty() {
        view! {
            <div class="empty stack stack-tight">
                <p>{frame.t("attestations-none")}</p>
                <p><a href="/modules">{frame.t("home-see-modules")}</a></p>
            </div>
        }
        .into_any()
    } else {
        let rows = completions.iter().map(|each| row(frame, curriculum, each)).collect_view();
        view! { <ul class="rows">{rows}</ul> }.into_any()
    };
    let content = view! {
        <header class="page-head">
            <h1>{frame.t("attestations-title")}</h1>
            <p class="soft measure">{frame.t("attestations-lede")}</p>
        </header>
        {body}
    };
    Page { title: frame.t("attestations-title").into_owned(), class: "shell", has_island: false, content }
}

fn row(frame: &Frame, curriculum: &Curriculum, completion: &Completion) -> impl IntoView + use<> {
    let date = frame.date(completion.valid_until);
    let end = if frame.today < completion.valid_until {
        status(frame, Status::Valid, frame.ta("held-until", &args!["date" => date]))
    } else {
        let ended = frame.ta("attestation-ended", &args!["date" => date]);
        view! { <span class="status">{icon(frame, "clock")}{ended}</span> }.into_any()
    };
    let note = frame.ta(
        "attestation-row",
        &args!["date" => frame.date(completion.completed_on), "percent" => score(completion).percent()],
    );
    view! {
        <li>
            <a class="row-title" href=format!("/attestations/{}", completion.id)>
                {home::title(frame, curriculum, &completion.module)}
            </a>
            <span class="row-note">{note}</span>
            <span class="row-end">{end}</span>
        </li>
    }
}

pub fn page(
    frame: &Frame,
    module: Option<&Module>,
    completion: &Completion,
    name: &str,
) -> Page<impl IntoView + use<>> {
    let mark = format!("{}#mark", frame.assets.url("icons.svg"));
    let title =
        module.map_or_else(|| completion.module.to_string(), |module| module.title.get(frame.lang).clone());
    let content = view! {
        <header class="page-head no-print">
            <p class="eyebrow"><a href="/attestations">{frame.t("attestations-title")}</a></p>
            <h1>{frame.t("attestation-title")}</h1>
            <p class="soft small">{frame.t("attestation-print")}</p>
        </header>
        <article class="sheet" aria-labelledby="sheet-title">
            <header class="sheet-head">
                <svg class="brand-mark" aria-hidden="true"><use href=mark></use></svg>
                <strong>"Vigie"</strong>
                <span>{frame.organisation.to_string()}</span>
            </header>
            <div class="stack">
                <h2 id="sheet-title">{frame.t("attestation-sheet-title")}</h2>
                <p class="soft">{frame.t("attestation-says")}</p>
                <p class="sheet-name">{name.to_owned()}</p>
                <p>{frame.t("attestation-did")}</p>
                <p class="sheet-name">{title.clone()}</p>
            </div>
            {facts(frame, module, completion)}
            {foot(frame, completion)}
        </article>
    };
    let title = format!("{} : {title}", frame.t("attestation-title"));
    Page { title, class: "shell", has_island: false, content }
}

fn facts(frame: &Frame, module: Option<&Module>, completion: &Completion) -> impl IntoView + use<> {
    let score = score(completion);
    let percents = args!["percent" => score.percent(), "pass" => score.pass_mark_percent];
    let language = match completion.lang {
        Lang::Fr => frame.t("language-fr"),
        Lang::En => frame.t("language-en"),
    };
    // The objectives of another version may not be those that were tested.
    let module = module.filter(|module| module.version.to_string() == completion.module_version);
    let objectives = module.map(|module| {
        let texts = module.objectives.iter();
        let texts = texts.map(|each| view! { <li>{each.text.get(frame.lang).clone()}</li> }).collect_view();
        view! { <dt>{frame.t("attestation-objectives")}</dt><dd><ul class="sheet-list">{texts}</ul></dd> }
    });
    let day = |key: &str, day| {
        view! {
            <dt>{frame.t(key)}</dt>
            <dd><time datetime=format!("{day}")>{dates::date(frame.lang, day)}</time></dd>
        }
    };
    view! {
        <dl class="facts">
            <dt>{frame.t("attestation-module")}</dt>
            <dd>{frame.ta("attestation-version", &args![
                "id" => completion.module.to_string(), "version" => completion.module_version.clone()
            ])}</dd>
            {objectives}
            {day("attestation-completed", completion.completed_on)}
            <dt>{frame.t("attestation-score")}</dt>
            <dd>{frame.ta("attestation-score-of", &percents)}</dd>
            <dt>{frame.t("attestation-language")}</dt>
            <dd>{language}</dd>
            {day("attestation-valid", completion.valid_until)}
        </dl>
    }
}

fn foot(frame: &Frame, completion: &Completion) -> impl IntoView + use<> {
    let hash = completion.content_hash.clone();
    let short: String = hash.chars().take(HASH_SHOWN).collect();
    view! {
        <footer class="sheet-foot">
            <p>{frame.t("attestation-number")}" "<span class="mono">{completion.id.to_string()}</span></p>
            <p>{frame.t("attestation-hash")}" "<code title=hash>{short}"…"</code></p>
        </footer>
    }
}

fn score(completion: &Completion) -> Score {
    Score {
        points: completion.points,
        items: completion.items,
        pass_mark_percent: completion.pass_mark_percent,
    }
}
