//! The learner's home: where they stand in one sentence, the next thing to do, the rest, what they hold.

mod horizon;
mod next;
mod rows;

use curriculum::Curriculum;
use domain::{module::ModuleId, standing::Status};
use leptos::prelude::*;
use training::home::{Due, Holding, Home};

pub(super) use self::next::deadline;
use self::{
    next::next_up,
    rows::{held_row, list, rest_row, resting_row},
};
use crate::{Frame, Page, args, parts::icon};

pub fn page(frame: &Frame, curriculum: &Curriculum, home: &Home) -> Page<impl IntoView + use<>> {
    let shown = |due: &&Due| curriculum.module(&due.module).is_some();
    let mut due = home.due.iter().filter(shown);
    let next =
        due.next().and_then(|due| curriculum.module(&due.module).map(|module| next_up(frame, module, due)));
    let rest: Vec<_> = due.map(|due| rest_row(frame, curriculum, due)).collect();
    let held: Vec<_> = home.held.iter().map(|held| held_row(frame, curriculum, held)).collect();
    let resting: Vec<_> = home.resting.iter().map(|each| resting_row(frame, curriculum, each)).collect();
    let all = view! { <a href="/attestations">{frame.t("home-all-attestations")}</a> };
    let greeting = frame.actor.as_ref().map(|actor| {
        view! { <p class="eyebrow">{frame.ta("home-hello", &args!["name" => actor.display_name.clone()])}</p> }
    });
    let content = view! {
        <header class="page-head">
            {greeting}
            <h1>{sentence(frame, home)}</h1>
            {home.due.is_empty().then(|| nothing_due(frame, curriculum, home))}
        </header>
        {horizon::horizon(frame, &home.due)}
        {next}
        {list("then", frame.t("home-then").into_owned(), None, rest)}
        {list("held", frame.t("home-held").into_owned(), Some(all.into_any()), held)}
        {list("resting", frame.t("home-resting").into_owned(), None, resting)}
    };
    Page { title: frame.t("nav-home").into_owned(), class: "shell", has_island: false, content }
}

/// “Two modules by 12 December, about 25 minutes.”
fn sentence(frame: &Frame, home: &Home) -> String {
    let Some(last) = home.due.last() else { return sentence_of_the_idle(frame, home) };
    let count = home.due.len();
    let late = home.due.iter().filter(|due| due.status == Status::Overdue).count();
    let duration = duration(frame, home.due.iter().map(|due| due.minutes).sum());
    if late > 0 {
        let key = if late == count { "home-all-late" } else { "home-some-late" };
        return frame.ta(key, &args!["count" => count, "late" => late, "duration" => duration]);
    }
    match last.due_on.days_since(frame.today) {
        0 => frame.ta("home-today", &args!["count" => count, "duration" => duration]),
        1 => frame.ta("home-tomorrow", &args!["count" => count, "duration" => duration]),
        _ => {
            let date = frame.date(last.due_on).replace(' ', "\u{a0}");
            frame.ta("home-by", &args!["count" => count, "date" => date, "duration" => duration])
        }
    }
}

/// Nothing is due: since all is done, since the clock stands still, or since no rule binds the person.
fn sentence_of_the_idle(frame: &Frame, home: &Home) -> String {
    match home.held.iter().map(|held| held.valid_until).min() {
        Some(until) => frame.ta("home-done", &args!["date" => frame.date(until)]),
        None if home.resting.is_empty() => frame.t("home-nothing").into_owned(),
        None => frame.t("home-only-resting").into_owned(),
    }
}

/// A month before its end, a module may as well be taken again: the new success carries on from there.
fn is_soon(frame: &Frame, held: &Holding) -> bool {
    held.valid_until.days_since(frame.today) <= 30
}

fn nothing_due(frame: &Frame, curriculum: &Curriculum, home: &Home) -> AnyView {
    let first = home.held.iter().min_by_key(|held| held.valid_until);
    if let Some(held) = first.filter(|held| is_soon(frame, held)) {
        let more = frame.ta("home-soon-more", &args!["title" => title(frame, curriculum, &held.module)]);
        let href = format!("/lessons/{}", held.module);
        return view! {
            <p class="soft measure">{more}</p>
            <p class="cluster"><a class="button" href=href>{icon(frame, "book")}{frame.t("lesson-again")}</a></p>
        }
        .into_any();
    }
    let is_new = home.held.is_empty() && home.resting.is_empty();
    let more = if is_new { "home-nothing-more" } else { "home-done-more" };
    view! {
        <p class="soft measure">{frame.t(more)}</p>
        <p class="cluster"><a class="button" href="/modules">{icon(frame, "book")}{frame.t("home-see-modules")}</a></p>
    }
    .into_any()
}

/// “25 minutes”, “2 h 10”.
pub(super) fn duration(frame: &Frame, minutes: u32) -> String {
    if minutes < 100 {
        frame.ta("duration-minutes", &args!["minutes" => minutes])
    } else {
        let rest = format!("{:02}", minutes % 60);
        frame.ta("duration-hours", &args!["hours" => minutes / 60, "minutes" => rest])
    }
}

/// The module's title, or its id if it is gone.
pub(super) fn title(frame: &Frame, curriculum: &Curriculum, id: &ModuleId) -> String {
    curriculum.module(id).map_or_else(|| id.to_string(), |module| module.title.get(frame.lang).clone())
}

#[cfg(test)]
mod tests {
    use std::sync::Arc;

    use domain::{lang::Lang, time::Day};

    use super::*;
    use crate::Assets;

    fn frame(lang: Lang) -> Frame {
        Frame {
            lang,
            nonce: String::new(),
            path: "/".into(),
            actor: None,
            assets: Arc::new(Assets::default()),
            organisation: "Garance".into(),
            theme: None,
            today: Day::parse_iso("2026-11-24").unwrap(),
        }
    }

    fn home(due: &[(i32, Status, u32)]) -> Home {
        let today = frame(Lang::Fr).today;
        let due = due.iter().map(|&(days, status, minutes)| Due {
            module: ModuleId::parse("anssi-01").unwrap(),
            status,
            due_on: today + days,
            minutes,
            read: (0, 6),
            quiz_is_open: false,
        });
        Home { today, due: due.collect(), held: vec![], resting: vec![] }
    }

    #[test]
    fn one_sentence_says_where_one_stands() {
        let (fr, en) = (frame(Lang::Fr), frame(Lang::En));
        let ahead = home(&[(3, Status::Pending, 12), (17, Status::Pending, 13)]);
        assert_eq!(sentence(&fr, &ahead), "Deux modules d’ici le 11\u{a0}décembre, environ 25 minutes.");
        assert_eq!(sentence(&en, &ahead), "Two modules by 11\u{a0}December, about 25 minutes.");
        let today = home(&[(0, Status::Pending, 10)]);
        assert_eq!(sentence(&fr, &today), "Un module à finir aujourd’hui, environ 10 minutes.");
        let mixed = home(&[(-3, Status::Overdue, 60), (9, Status::Pending, 70)]);
        assert_eq!(
            sentence(&fr, &mixed),
            "Deux modules à faire, dont un en retard, environ 2\u{a0}h\u{a0}10."
        );
        let late = home(&[(-3, Status::Overdue, 10)]);
        assert_eq!(sentence(&en, &late), "One module is late, about 10 minutes.");
    }

    #[test]
    fn whoever_has_nothing_to_do_is_told_why() {
        let fr = frame(Lang::Fr);
        let mut home = home(&[]);
        assert_eq!(sentence(&fr, &home), "Aucun module ne vous est demandé.");
        home.resting.push((ModuleId::parse("anssi-01").unwrap(), Status::Paused, Day::FOREVER));
        assert_eq!(sentence(&fr, &home), "Rien à faire aujourd’hui.");
    }
}
