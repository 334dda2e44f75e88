//! The parts of an item beside what was answered: one shape for options, one for code, for steps, for pairs.

use domain::{
    attempt::AttemptItem,
    grading::Response,
    item::{Html, Item, ItemBody, ItemOption, LineOption, MatchTable},
    lang::ByLang,
};
use leptos::prelude::*;

use crate::{Frame, args, parts::icon};

/// How a part that was picked and right, picked and wrong, or missed is called.
type Words = [&'static str; 3];
const ONE: Words = ["result-answer-right", "result-answer-wrong", "result-answer-key"];
const SEVERAL: Words = ["result-answer-right", "result-answer-wrong", "result-answer-missed"];
const SPOT: Words = ["result-spot-right", "result-spot-wrong", "result-spot-missed"];
const LINE: Words = ["result-line-right", "result-line-wrong", "result-line-key"];

pub(in crate::pages) fn body(frame: &Frame, drawn: &AttemptItem, item: &Item) -> AnyView {
    match &item.body {
        ItemBody::Choice(all) => options(frame, drawn, all, ONE),
        ItemBody::Several(all) => options(frame, drawn, all, SEVERAL),
        ItemBody::Spot(all) => options(frame, drawn, all, SPOT),
        ItemBody::Line { code, options, .. } => lines(frame, drawn, code, options),
        ItemBody::Order(steps) => order(frame, drawn, steps),
        ItemBody::Match(table) => pairs(frame, drawn, table),
    }
}

fn is_picked(drawn: &AttemptItem, part: usize) -> bool {
    matches!(&drawn.response, Some(Response::Picked(parts)) if parts.iter().any(|&p| usize::from(p) == part))
}

/// The class, the icon and the words of a part; none of them if it is neither picked nor right.
fn part_look(picked: bool, right: bool, words: Words) -> Option<(&'static str, &'static str, &'static str)> {
    match (picked, right) {
        (true, true) => Some(("answer answer-right", "check", words[0])),
        (true, false) => Some(("answer answer-wrong", "close", words[1])),
        (false, true) => Some(("answer answer-right", "arrow-right", words[2])),
        (false, false) => None,
    }
}

/// One part of an item: icon and word, its text, its reason.
fn part(
    frame: &Frame,
    look: Option<(&'static str, &'static str, &'static str)>,
    text: AnyView,
    why: &str,
) -> AnyView {
    let class = look.map_or("answer answer-other", |(class, ..)| class);
    let mark = match look {
        Some((_, name, _)) => icon(frame, name).into_any(),
        None => view! { <span class="answer-blank"></span> }.into_any(),
    };
    let label = look.map(|(_, _, key)| view! { <span class="answer-label">{frame.t(key)}</span> });
    let why =
        (!why.is_empty()).then(|| view! { <div class="answer-why flow" inner_html=why.to_owned()></div> });
    view! { <li class=class>{mark}<div>{label}{text}{why}</div></li> }.into_any()
}

fn markup(html: &Html) -> AnyView {
    view! { <div class="answer-text" inner_html=html.0.clone()></div> }.into_any()
}

/// Options in the order in which this attempt showed them.
fn options(frame: &Frame, drawn: &AttemptItem, all: &[ItemOption], words: Words) -> AnyView {
    let rows = drawn.shown.iter().map(|&place| usize::from(place)).filter_map(|place| {
        let option = all.get(place)?;
        let look = part_look(is_picked(drawn, place), option.right, words);
        Some(part(frame, look, markup(option.text.get(frame.lang)), &option.why.get(frame.lang).0))
    });
    view! { <ul class="answer-list">{rows.collect_view()}</ul> }.into_any()
}

/// The code with its lines marked, then the lines that could be picked, each with its reason.
fn lines(frame: &Frame, drawn: &AttemptItem, code: &str, all: &[LineOption]) -> AnyView {
    let look_of =
        |(place, option): (usize, &LineOption)| part_look(is_picked(drawn, place), option.right, LINE);
    let rows = (1_u32..).zip(code.lines()).map(|(number, text)| {
        let look = all.iter().enumerate().find(|(_, option)| option.line == number).and_then(look_of);
        let class = look.map(|(class, ..)| class.trim_start_matches("answer "));
        let mark = look.map(|(_, name, key)| {
            view! { {icon(frame, name)}<span class="visually-hidden">{frame.t(key)}</span> }
        });
        view! {
            <li class=class>
                <span class="line-number">{number}</span>
                <span class="line-mark">{mark}</span>
                <code>{text.to_owned()}</code>
            </li>
        }
    });
    let reasons = all.iter().enumerate().map(|(place, option)| {
        let name = frame.ta("result-line", &args!["line" => option.line]);
        let text = view! { <div class="answer-text">{name}</div> }.into_any();
        part(frame, look_of((place, option)), text, &option.why.get(frame.lang).0)
    });
    view! {
        <ol class="code-lines code-result" tabindex="0">{rows.collect_view()}</ol>
        <ul class="answer-list">{reasons.collect_view()}</ul>
    }
    .into_any()
}

/// The person's order beside the right one; only one of them if they are the same.
fn order(frame: &Frame, drawn: &AttemptItem, steps: &[ByLang<Html>]) -> AnyView {
    let given: &[u8] = match &drawn.response {
        Some(Response::Ordered(parts)) => parts,
        _ => &[],
    };
    let given: Vec<usize> = given.iter().map(|&part| usize::from(part)).collect();
    let is_right = given.iter().copied().eq(0..steps.len());
    let step = |place: usize, part: usize| {
        let html = steps.get(part)?.get(frame.lang).0.clone();
        let (class, name, key) = if place == part {
            ("answer answer-right", "check", "result-order-in-place")
        } else {
            ("answer answer-wrong", "close", "result-order-out-of-place")
        };
        Some(view! {
            <li class=class>
                {icon(frame, name)}
                <div><span inner_html=html></span><span class="visually-hidden">{frame.t(key)}</span></div>
            </li>
        })
    };
    let yours = (!given.is_empty()).then(|| {
        let key = if is_right { "result-order-yours-right" } else { "result-order-yours" };
        let rows = given.iter().enumerate().filter_map(|(place, &part)| step(place, part)).collect_view();
        view! { <div><h4 class="answer-label">{frame.t(key)}</h4><ol class="answer-steps">{rows}</ol></div> }
    });
    let right = (!is_right).then(|| {
        let rows = steps
            .iter()
            .map(|step| view! { <li><span inner_html=step.get(frame.lang).0.clone()></span></li> });
        view! {
            <div>
                <h4 class="answer-label">{frame.t("result-order-right")}</h4>
                <ol class="answer-steps answer-steps-right">{rows.collect_view()}</ol>
            </div>
        }
    });
    view! { <div class="answer-orders">{yours}{right}</div> }.into_any()
}

/// Each left side with what it was paired with, and with what it goes.
fn pairs(frame: &Frame, drawn: &AttemptItem, table: &MatchTable) -> AnyView {
    let given: &[Option<u8>] = match &drawn.response {
        Some(Response::Paired(rights)) => rights,
        _ => &[],
    };
    let right_text = |row: usize| table.rows.get(row).map(|(_, right)| markup(right.get(frame.lang)));
    let rows = table.rows.iter().enumerate().map(|(row, (left, _))| {
        let yours = given.get(row).copied().flatten().map(usize::from);
        let is_right = yours == Some(row);
        let look = part_look(true, is_right, ONE);
        let yours = yours.and_then(right_text).map(|text| part(frame, look, text, ""));
        let key = (!is_right).then(|| right_text(row)).flatten();
        let key = key.map(|text| part(frame, part_look(false, true, ONE), text, ""));
        view! {
            <li>
                <div class="answer-left" inner_html=left.get(frame.lang).0.clone()></div>
                <ul class="answer-list">{yours}{key}</ul>
            </li>
        }
    });
    view! { <ul class="answer-pairs">{rows.collect_view()}</ul> }.into_any()
}
