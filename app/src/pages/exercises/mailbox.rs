//! The mailbox: a message with parts to mark, three buttons, and what to say about it.

use curriculum::{Channel, Mailbox, Message, Piece};
use domain::exercise::{ExerciseId, Judgement, Mark, SoFar, Sorted, Verdict, judge};
use leptos::prelude::*;

use super::{Query, dots, end, head, moving, said};
use crate::{Frame, Page, args, parts::icon};

const PATH: &str = "/exercises/mailbox";

/// Where an answer leads: its address holds the new answer with those before.
pub fn answered(mailbox: &Mailbox, query: &Query) -> Option<String> {
    let verdict = Verdict::from_code(query.get("verdict")?)?;
    let at = query.number("at")?;
    let parts = mailbox.messages.get(at)?.clues.len();
    let marks = query.all("mark").filter_map(|mark| mark.parse().ok()).filter(|mark| *mark < parts).collect();
    let mut so_far = so_far(mailbox, query);
    so_far.set(at, Sorted { verdict, marks });
    Some(address(at, &so_far))
}

fn so_far(mailbox: &Mailbox, query: &Query) -> SoFar<Sorted> {
    SoFar::parse(query.get("past").unwrap_or_default(), mailbox.messages.len())
}

fn address(at: usize, so_far: &SoFar<Sorted>) -> String {
    format!("{PATH}?at={at}&past={}", so_far.code())
}

pub fn page(frame: &Frame, mailbox: &Mailbox, query: &Query) -> Page<impl IntoView + use<>> {
    let so_far = so_far(mailbox, query);
    let content = if query.get("at") == Some("end") {
        summary(frame, mailbox, &so_far)
    } else {
        let at = query.number("at").unwrap_or(0).min(mailbox.messages.len() - 1);
        let message = &mailbox.messages[at];
        let pane = match so_far.get(at) {
            None => question(frame, message, at, &so_far),
            Some(answer) => explained(frame, message, at, answer, &so_far),
        };
        view! {
            <div class="mailbox">
                <div class="mailbox-pane stack">{pane}</div>
                {inbox(frame, mailbox, at, &so_far)}
            </div>
        }
        .into_any()
    };
    let content = view! { {head(frame, ExerciseId::Mailbox)} {moving(content)} };
    Page {
        title: frame.t("exercise-mailbox").into_owned(),
        class: "shell shell-wide",
        has_island: true,
        content,
    }
}

/// All messages, with what they were taken for.
fn inbox(frame: &Frame, mailbox: &Mailbox, at: usize, so_far: &SoFar<Sorted>) -> AnyView {
    let rows = mailbox.messages.iter().enumerate();
    let rows = rows
        .map(|(place, message)| {
            let state = so_far.get(place).map(|answer| {
                let right = answer.verdict == message.verdict;
                let name = if right { "saved" } else { "info" };
                view! { <span class="inbox-state">{icon(frame, name)}{verdict_name(frame, answer.verdict)}</span> }
            });
            view! {
                <li>
                    <a href=address(place, so_far) data-stay="" aria-current=(place == at).then_some("true")>
                        <span class="inbox-from">{message.from.clone()}</span>
                        <span class="inbox-what soft small">{message.headline()}</span>
                        {state}
                    </a>
                </li>
            }
        })
        .collect_view();
    let count = frame.ta("mailbox-count", &args!["n" => so_far.answered(), "total" => so_far.total()]);
    view! {
        <nav class="inbox" aria-label=frame.t("mailbox-inbox")>
            <p class="soft small num">{count}</p>
            <ol class="inbox-list">{rows}</ol>
        </nav>
    }
    .into_any()
}

fn verdict_name(frame: &Frame, verdict: Verdict) -> String {
    frame.t(&format!("verdict-{}", verdict.code())).into_owned()
}

fn question(frame: &Frame, message: &Message, at: usize, so_far: &SoFar<Sorted>) -> AnyView {
    let buttons = Verdict::ALL
        .into_iter()
        .zip(1..)
        .map(|(verdict, key)| {
            view! {
                <button class="button button-large" type="submit" name="verdict" value=verdict.code() data-key=key.to_string()>
                    {verdict_name(frame, verdict)}
                    <kbd aria-hidden="true">{key}</kbd>
                </button>
            }
        })
        .collect_view();
    let part = |place: usize, text: AnyView| {
        view! {
            <label class="part"><input type="checkbox" name="mark" value=place.to_string() />{text}</label>
        }
        .into_any()
    };
    let count = |n: &str| frame.ta("mailbox-marked", &args!["n" => n]);
    view! {
        <form class="stack" method="get" action=PATH autocomplete="off">
            <input type="hidden" name="at" value=at.to_string() />
            <input type="hidden" name="past" value=so_far.code() />
            <p class="soft small">{frame.t("mailbox-hint")}</p>
            {letter(frame, message, &part)}
            <p class="exercise-moving soft small num" role="status" data-one=frame.t("mailbox-marked-one") data-many=count("¤")></p>
            <fieldset class="verdicts">
                <legend>{frame.t("mailbox-question")}</legend>
                {buttons}
            </fieldset>
        </form>
    }
    .into_any()
}

/// The message; `part` draws each part that can be marked.
fn letter(frame: &Frame, message: &Message, part: &dyn Fn(usize, AnyView) -> AnyView) -> AnyView {
    let pieces = |pieces: &[Piece]| -> Vec<AnyView> {
        let draw = |piece: &Piece| match piece {
            Piece::Text(text) => text.clone().into_any(),
            Piece::Part { clue, text, target } => {
                part(message.place(clue).unwrap_or_default(), part_text(frame, text, target.as_deref()))
            }
        };
        pieces.iter().map(draw).collect()
    };
    let row = |key: &str, value: Vec<AnyView>| {
        (!value.is_empty()).then(|| view! { <div><dt>{frame.t(key)}</dt><dd>{value}</dd></div> })
    };
    let reply_to = message.reply_to.as_deref().map(&pieces).unwrap_or_default();
    let attachment = message.attachment.as_deref().map(&pieces).unwrap_or_default();
    let body = message.body.iter().map(|paragraph| view! { <p>{pieces(paragraph)}</p> }).collect_view();
    let channel = match message.channel {
        Channel::Mail => "letter letter-mail",
        Channel::Sms => "letter letter-sms",
        Channel::Chat => "letter letter-chat",
    };
    let kind = frame.t(&format!("mailbox-{}", message.channel.code()));
    view! {
        <article class=channel aria-labelledby="letter-title">
            <h2 class="letter-title" id="letter-title" tabindex="-1" data-focus="">
                <span class="eyebrow">{kind}</span>
                {message.from.clone()}
            </h2>
            <dl class="letter-head">
                {row("mailbox-address", pieces(&message.address))}
                {row("mailbox-reply-to", reply_to)}
                {row("mailbox-received", vec![message.received.clone().into_any()])}
                {row("mailbox-subject", pieces(&message.subject))}
                {row("mailbox-attachment", attachment)}
            </dl>
            <div class="letter-body">{body}</div>
        </article>
    }
    .into_any()
}

/// A link shows where it leads: what a mail program says on hovering, for everybody.
fn part_text(frame: &Frame, text: &str, target: Option<&str>) -> AnyView {
    let text = text.to_owned();
    match target {
        None => view! { <span class="part-text">{text}</span> }.into_any(),
        Some(target) => {
            let target = target.to_owned();
            view! {
                <span class="part-text">
                    <span class="part-link">{text}</span>
                    <span class="part-target">
                        <span class="visually-hidden">{frame.t("mailbox-leads-to")}</span>
                        <code>{target}</code>
                    </span>
                </span>
            }
            .into_any()
        }
    }
}

fn explained(
    frame: &Frame,
    message: &Message,
    at: usize,
    answer: &Sorted,
    so_far: &SoFar<Sorted>,
) -> AnyView {
    let mark = |place: usize| Mark::of(message.clues[place].is_suspicious, answer.has(place));
    let part = |place: usize, text: AnyView| {
        let class = format!("part part-{}", mark(place).code());
        view! { <span class=class>{text}<sup class="part-number">{place + 1}</sup></span> }.into_any()
    };
    let clues = message
        .clues
        .iter()
        .enumerate()
        .map(|(place, clue)| {
            let mark = mark(place);
            let name = match mark {
                Mark::Found => "saved",
                Mark::Missed => "alert",
                Mark::Needless | Mark::Sound => "info",
            };
            view! {
                <li class=format!("clue clue-{}", mark.code())>
                    <p class="clue-head">
                        <span class="clue-number num">{place + 1}</span>
                        <q>{clue.text.clone()}</q>
                        <span class="clue-mark">{icon(frame, name)}{frame.t(&format!("mark-{}", mark.code()))}</span>
                    </p>
                    <p>{clue.why.clone()}</p>
                </li>
            }
        })
        .collect_view();
    let judgement = judge(message.verdict, answer.verdict);
    let title =
        frame.ta(&format!("judgement-{}", judgement.code()), &args!["truth" => message.verdict.code()]);
    let text = view! {
        <p>{message.why.clone()}</p>
        <p><strong>{frame.t("mailbox-act")}</strong>" "{message.act.clone()}</p>
    };
    let next = so_far.next_after(at);
    let (href, label) = match next {
        Some(next) => (address(next, so_far), "mailbox-next"),
        None => (format!("{PATH}?at=end&past={}", so_far.code()), "exercise-finish"),
    };
    let stop = next.is_some().then(|| {
        let href = format!("{PATH}?at=end&past={}", so_far.code());
        view! { <a class="button button-quiet" href=href data-stay="">{frame.t("exercise-stop")}</a> }
    });
    view! {
        {said(frame, judgement == Judgement::Right, title, text.into_any())}
        <p class="cluster">
            <a class="button button-primary" href=href data-stay="" data-key="1">{frame.t(label)}</a>
            {stop}
        </p>
        {letter(frame, message, &part)}
        <section class="stack stack-tight">
            <h3>{frame.t("mailbox-clues")}</h3>
            <ol class="clues">{clues}</ol>
        </section>
    }
    .into_any()
}

/// What to train: of each message that was misjudged, its advice; then the clues that were overlooked.
fn summary(frame: &Frame, mailbox: &Mailbox, so_far: &SoFar<Sorted>) -> AnyView {
    let mut advice = Vec::new();
    for (at, message) in mailbox.messages.iter().enumerate() {
        let Some(answer) = so_far.get(at) else { continue };
        let suspicious = message.clues.iter().enumerate().filter(|(_, clue)| clue.is_suspicious);
        let (found, all) = suspicious
            .fold((0, 0), |(found, all), (place, _)| (found + usize::from(answer.has(place)), all + 1));
        let saw_enough = all == 0 || found * 2 >= all;
        if judge(message.verdict, answer.verdict) != Judgement::Right || !saw_enough {
            advice.push(message.train.clone());
        }
    }
    let title = frame.ta("mailbox-end", &args!["n" => so_far.answered(), "total" => so_far.total()]);
    let dots = dots(
        frame,
        so_far.total(),
        None,
        |place| so_far.get(place).is_some(),
        |place| address(place, so_far),
    );
    view! { {dots} {end(frame, title, advice, PATH)} }.into_any()
}
