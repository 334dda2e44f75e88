//! The questions as form fields. `posted` reads their names back: `q3` for options, `q3-0` for the rank of a step
//! or the pair of a left side. The marks that the island goes by are in [`markup`].

use domain::{
    grading::Response,
    view::{BodyView, ItemView},
};
use leptos::prelude::*;

use crate::{Frame, args, islands::quiz::markup::ITEM, parts::icon};

pub fn form(frame: &Frame, items: &[ItemView]) -> impl IntoView + use<> {
    let questions = items.iter().map(|item| question(frame, item, items.len())).collect_view();
    view! {
        <form class="quiz-form" id="quiz-form" method="post" autocomplete="off">
            {questions}
            <div class="quiz-foot quiz-plain">
                <button class="button" type="submit" name="then" value="save">{frame.t("quiz-save")}</button>
                <button class="button button-primary" type="submit" name="then" value="submit">{frame.t("quiz-submit")}</button>
            </div>
        </form>
    }
}

fn question(frame: &Frame, item: &ItemView, total: usize) -> AnyView {
    let at = item.position;
    let (shape, hint) = match &item.body {
        BodyView::Choice(_) => ("picked", None),
        BodyView::Several(_) => ("picked", Some("quiz-several")),
        BodyView::Spot(_) => ("picked", Some("quiz-spot")),
        BodyView::Line { .. } => ("picked", Some("quiz-line")),
        BodyView::Order(_) => ("ordered", Some("quiz-order")),
        BodyView::Match { .. } => ("paired", Some("quiz-pairs")),
    };
    let name = format!("q{at}");
    let fields = match &item.body {
        BodyView::Choice(options) => {
            view! { <div class="options">{options_of(&name, "radio", options, item)}</div> }.into_any()
        }
        BodyView::Several(options) => {
            view! { <div class="options">{options_of(&name, "checkbox", options, item)}</div> }.into_any()
        }
        BodyView::Spot(lines) => message(&name, lines, item),
        BodyView::Line { code, lines } => code_lines(frame, &name, code, lines, item),
        BodyView::Order(steps) => order(frame, &name, steps, item),
        BodyView::Match { left_heading, right_heading, lefts, rights } => {
            let heading = format!("{left_heading} → {right_heading}");
            view! { <p class="soft small">{heading}</p>{pairs(frame, &name, lefts, rights, item)} }.into_any()
        }
    };
    let number = frame.ta("quiz-progress", &args!["n" => at + 1, "total" => total]);
    let hint = hint.map(|key| view! { <span class="quiz-hint soft small">{frame.t(key)}</span> });
    view! {
        <fieldset class=ITEM id=format!("question-{at}") data-shape=shape>
            <legend class="quiz-stem">
                <span class="quiz-number soft small num">{number}</span>
                <span class="eyebrow">{item.label.clone()}</span>
                <span class="quiz-question" id=format!("question-{at}-heading") tabindex="-1" inner_html=item.stem.clone()></span>
                {hint}
            </legend>
            {fields}
        </fieldset>
    }
    .into_any()
}

/// A radio button or checkbox for the option at this place.
fn input(name: &str, kind: &'static str, place: usize, item: &ItemView) -> impl IntoView + use<> {
    let is_picked = matches!(&item.response, Some(Response::Picked(places)) if places.iter().any(|p| usize::from(*p) == place));
    view! {
        <input type=kind name=name.to_owned() value=place.to_string() data-key=(place + 1).to_string() checked=is_picked />
    }
}

fn options_of(name: &str, kind: &'static str, options: &[String], item: &ItemView) -> Vec<AnyView> {
    let rows = options.iter().enumerate().map(|(place, text)| {
        view! {
            <label class="option-row">
                {input(name, kind, place, item)}
                <span inner_html=text.clone()></span>
                <kbd aria-hidden="true">{place + 1}</kbd>
            </label>
        }
        .into_any()
    });
    rows.collect()
}

/// The lines of a message, each of which can be ticked.
fn message(name: &str, lines: &[String], item: &ItemView) -> AnyView {
    let rows = lines.iter().enumerate().map(|(place, text)| {
        view! { <p><label class="spot">{input(name, "checkbox", place, item)}<span inner_html=text.clone()></span></label></p> }
    });
    let rows = rows.collect_view();
    view! { <div class="message"><div class="message-body">{rows}</div></div> }.into_any()
}

/// The code, with a radio button before each line that can be picked.
fn code_lines(frame: &Frame, name: &str, code: &[String], lines: &[u32], item: &ItemView) -> AnyView {
    let rows = (1_u32..)
        .zip(code)
        .map(|(number, text)| {
            let digits = view! { <span class="line-number">{number}</span> };
            let text = view! { <code>{text.clone()}</code> };
            match lines.iter().position(|line| *line == number) {
                Some(place) => {
                    view! { <label>{input(name, "radio", place, item)}{digits}{text}</label> }.into_any()
                }
                None => view! { <p><span></span>{digits}{text}</p> }.into_any(),
            }
        })
        .collect_view();
    view! { <div class="code-lines" tabindex="0" role="group" aria-label=frame.t("quiz-code")>{rows}</div> }
        .into_any()
}

/// Steps to put in order: a rank for each, and buttons that only the island shows.
fn order(frame: &Frame, name: &str, steps: &[String], item: &ItemView) -> AnyView {
    let given: Option<Vec<usize>> = match &item.response {
        Some(Response::Ordered(order)) => Some(order.iter().map(|step| usize::from(*step)).collect()),
        _ => None,
    };
    let sequence = given.clone().unwrap_or_else(|| (0..steps.len()).collect());
    let rows = sequence
        .into_iter()
        .enumerate()
        .map(|(at, step)| {
            let rank = given.is_some().then_some(at + 1);
            let ranks = (1..=steps.len())
                .map(|n| view! { <option value=n.to_string() selected=rank == Some(n)>{n}</option> })
                .collect_view();
            let id = format!("{name}-{step}");
            let text = steps.get(step).cloned().unwrap_or_default();
            let text_id = format!("{id}-text");
            view! {
                <li data-step=step.to_string()>
                    <label for=id.clone() id=text_id.clone() inner_html=text></label>
                    <select class="input input-short quiz-plain" id=id.clone() name=id>
                        <option value="">{frame.t("quiz-rank")}</option>
                        {ranks}
                    </select>
                    {mover(frame, "up", "arrow-up", "quiz-up", &text_id)}
                    {mover(frame, "down", "arrow-down", "quiz-down", &text_id)}
                </li>
            }
        })
        .collect_view();
    view! {
        <ol class="order-list">{rows}</ol>
        <button class="button quiz-moving" type="button" data-move="keep">{frame.t("quiz-keep-order")}</button>
    }
    .into_any()
}

/// A button that the island listens to; it is named by its word and the step it moves.
fn mover(
    frame: &Frame,
    way: &'static str,
    name: &'static str,
    key: &'static str,
    text_id: &str,
) -> impl IntoView + use<> {
    let id = format!("{text_id}-{way}");
    view! {
        <button class="button button-icon quiz-moving" type="button" id=id.clone() data-move=way
            aria-label=frame.t(key) aria-labelledby=format!("{id} {text_id}")>
            {icon(frame, name)}
        </button>
    }
}

fn pairs(frame: &Frame, name: &str, lefts: &[String], rights: &[String], item: &ItemView) -> AnyView {
    let rows = lefts
        .iter()
        .enumerate()
        .map(|(left, text)| {
            let chosen = match &item.response {
                Some(Response::Paired(pairs)) => pairs.get(left).copied().flatten().map(usize::from),
                _ => None,
            };
            let options = rights
                .iter()
                .enumerate()
                .map(|(right, text)| {
                    view! { <option value=right.to_string() selected=chosen == Some(right)>{plain(text)}</option> }
                })
                .collect_view();
            let id = format!("{name}-{left}");
            view! {
                <li class="field">
                    <label for=id.clone() inner_html=text.clone()></label>
                    <select class="input" id=id.clone() name=id>
                        <option value="">{frame.t("quiz-choose")}</option>
                        {options}
                    </select>
                </li>
            }
        })
        .collect_view();
    view! { <ul class="match-list">{rows}</ul> }.into_any()
}

/// Markup as plain text, for places that can hold nothing else, such as `<option>`.
fn plain(markup: &str) -> String {
    let mut text = String::with_capacity(markup.len());
    let mut in_tag = false;
    for c in markup.chars() {
        match c {
            '<' => in_tag = true,
            '>' if in_tag => in_tag = false,
            c if !in_tag => text.push(c),
            _ => {}
        }
    }
    text.replace("&lt;", "<")
        .replace("&gt;", ">")
        .replace("&quot;", "\"")
        .replace("&#39;", "'")
        .replace("&amp;", "&")
}

#[cfg(test)]
mod tests {
    #[test]
    fn markup_becomes_plain_text() {
        assert_eq!(super::plain("Le <code>a &lt; b</code> &amp; co"), "Le a < b & co");
    }
}
