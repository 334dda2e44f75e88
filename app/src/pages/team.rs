//! A manager's people: who needs them today, then the whole team. Never an answer, never a score.

mod by_module;
mod everybody;

use curriculum::Curriculum;
use domain::{lang::Lang, module::ModuleId, standing::Status, time::Day};
use leptos::prelude::*;
use store::team::Member;
use training::team::{Team, late_since};

use crate::{
    Frame, Page, args, dates,
    parts::{icon, percent_encoded, status, status_name},
};

/// A module that binds somebody, as the person's row shows it.
type Bound = (ModuleId, Status, Day);

pub fn page(frame: &Frame, curriculum: &Curriculum, team: &Team) -> Page<impl IntoView + use<>> {
    let late: Vec<&Member> = team.members.iter().filter(|member| late_since(member).is_some()).collect();
    let title = if team.members.is_empty() {
        frame.t("team-nobody-title").into_owned()
    } else {
        frame.ta("team-title", &args!["late" => late.len()])
    };
    let body = if team.members.is_empty() {
        view! { <p class="empty">{frame.t("team-nobody")}</p> }.into_any()
    } else {
        view! {
            {needs(frame, curriculum, team, &late)}
            {everybody::table(frame, curriculum, team)}
            {by_module::table(frame, curriculum, team)}
        }
        .into_any()
    };
    let eyebrow = (!team.members.is_empty()).then(|| {
        let people = frame.ta("team-people", &args!["people" => team.members.len()]);
        let date = dates::date(frame.lang, team.today);
        view! { <p class="eyebrow">{people}" "<time datetime=team.today.to_string()>{date}</time></p> }
    });
    let content = view! {
        <header class="page-head">
            {eyebrow}
            <h1>{title}</h1>
        </header>
        {body}
    };
    Page { title: frame.t("nav-team").into_owned(), class: "shell shell-wide", has_island: false, content }
}

/// Those who are late, longest first; where nobody is, who is next.
fn needs(frame: &Frame, curriculum: &Curriculum, team: &Team, late: &[&Member]) -> AnyView {
    if late.is_empty() {
        let words = match next_due(team) {
            Some((member, day)) => {
                let due = frame.ta("team-next", &args!["name" => name(member), "when" => when(frame, day)]);
                view! { <p class="lede">{due}</p> }.into_any()
            }
            None => view! { <p class="lede">{frame.t("team-nothing-due")}</p> }.into_any(),
        };
        return words;
    }
    let rows = late.iter().map(|member| need(frame, curriculum, member)).collect_view();
    view! {
        <section aria-labelledby="needs">
            <h2 class="visually-hidden" id="needs">{frame.t("team-needs")}</h2>
            <ul class="rows">{rows}</ul>
        </section>
    }
    .into_any()
}

fn need(frame: &Frame, curriculum: &Curriculum, member: &Member) -> impl IntoView + use<> {
    let since = late_since(member).unwrap_or(frame.today);
    let late = |bound: &&Bound| bound.1 == Status::Overdue;
    let modules = member
        .modules
        .iter()
        .filter(late)
        .map(|(module, _, due_on)| {
            let title = title(frame.lang, curriculum, module);
            let due = frame.ta("team-was-due", &args!["date" => frame.date(*due_on)]);
            view! { <li>{title}", "<time class="soft small" datetime=due_on.to_string()>{due}</time></li> }
        })
        .collect_view();
    view! {
        <li>
            <span class="row-title">{name(member)}</span>
            <ul class="row-note stack-tight">{modules}</ul>
            <div class="row-end cluster">
                {status(frame, Status::Overdue, late_words(frame, since))}
                <a class="button" href=letter(frame, curriculum, member)>
                    {icon(frame, "edit")}{frame.ta("team-write", &args!["name" => member.given_name.clone()])}
                </a>
            </div>
        </li>
    }
}

/// A letter that the manager's own mail program opens, begun: one click, and in their own name.
fn letter(frame: &Frame, curriculum: &Curriculum, member: &Member) -> String {
    let late = member.modules.iter().filter(|(_, status, _)| *status == Status::Overdue);
    let lines: Vec<String> =
        late.map(|(module, ..)| format!("- {}", title(frame.lang, curriculum, module))).collect();
    let list = lines.join("\n") + "\n";
    let body = frame.ta("team-letter", &args!["name" => member.given_name.clone(), "modules" => list]);
    let subject = percent_encoded(&frame.t("team-letter-subject"));
    // RFC 6068: lines end with CRLF.
    let body = percent_encoded(&body.replace('\n', "\r\n"));
    let address = percent_encoded(&member.email).replace("%40", "@");
    format!("mailto:{address}?subject={subject}&body={body}")
}

fn next_due(team: &Team) -> Option<(&Member, Day)> {
    let pending = |member: &'_ Member| {
        let days = member
            .modules
            .iter()
            .filter(|(_, status, _)| *status == Status::Pending)
            .map(|(_, _, due_on)| *due_on);
        days.min()
    };
    team.members.iter().filter_map(|member| Some((member, pending(member)?))).min_by_key(|(_, day)| *day)
}

/// A status with the day that matters to it.
fn situation(frame: &Frame, of: Status, due_on: Day) -> AnyView {
    match of {
        Status::Overdue => status(frame, of, late_words(frame, due_on)),
        Status::Pending => {
            let words = frame.ta("team-due", &args!["when" => when(frame, due_on)]);
            let title = dates::full(frame.lang, due_on);
            status(frame, of, view! { <time datetime=due_on.to_string() title=title>{words}</time> })
        }
        _ => status(frame, of, status_name(frame, of)),
    }
}

/// “en retard de 12 jours”, the due date in its title.
fn late_words(frame: &Frame, due_on: Day) -> impl IntoView + use<> {
    let words = frame.ta("team-late-by", &args!["days" => frame.today.days_since(due_on)]);
    let title = dates::full(frame.lang, due_on);
    view! { <time datetime=due_on.to_string() title=title>{words}</time> }
}

/// “dans 3 jours”, “le 12 décembre”.
fn when(frame: &Frame, day: Day) -> String {
    if (0..=20).contains(&day.days_since(frame.today)) {
        frame.day_in_words(day)
    } else {
        frame.ta("team-on-date", &args!["date" => frame.date(day)])
    }
}

fn title(lang: Lang, curriculum: &Curriculum, module: &ModuleId) -> String {
    curriculum.module(module).map_or_else(|| module.to_string(), |module| module.title.get(lang).clone())
}

fn name(member: &Member) -> String {
    format!("{} {}", member.given_name, member.family_name)
}
