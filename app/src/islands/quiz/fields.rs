//! The form's fields, where they stand in the document: reading an answer, moving a step, showing one question.

use domain::grading::Response;
use leptos::{ev, prelude::document, wasm_bindgen::JsCast};
use web_sys::{Element, HtmlElement, HtmlInputElement, HtmlSelectElement, KeyboardEvent};

use super::markup;

fn item(position: usize) -> Option<Element> {
    document().get_element_by_id(&format!("question-{position}"))
}

fn all(within: &Element, selector: &str) -> Vec<Element> {
    let Ok(found) = within.query_selector_all(selector) else { return Vec::new() };
    (0..found.length()).filter_map(|at| found.get(at)?.dyn_into().ok()).collect()
}

/// The position of the question that the event happened in.
pub fn position_of(event: &ev::Event) -> Option<usize> {
    let element: Element = event.target()?.dyn_into().ok()?;
    let item = element.closest(&format!(".{}", markup::ITEM)).ok().flatten()?;
    item.id().strip_prefix("question-")?.parse().ok()
}

/// The answer that the question's fields hold now.
pub fn read(position: usize) -> Option<Response> {
    let item = item(position)?;
    match item.get_attribute(markup::SHAPE)?.as_str() {
        "picked" => {
            let checked = all(&item, "input:checked").into_iter();
            let values =
                checked.filter_map(|input| input.dyn_into::<HtmlInputElement>().ok()?.value().parse().ok());
            Some(Response::Picked(values.collect()))
        }
        "ordered" => {
            let steps = all(&item, &format!("[{}]", markup::STEP)).into_iter();
            Some(Response::Ordered(
                steps.filter_map(|step| step.get_attribute(markup::STEP)?.parse().ok()).collect(),
            ))
        }
        _ => {
            let selects = all(&item, "select").into_iter();
            let values =
                selects.map(|select| select.dyn_into::<HtmlSelectElement>().ok()?.value().parse().ok());
            Some(Response::Paired(values.collect()))
        }
    }
}

/// Puts an answer that waits into the fields, after a reload. An order is left as the server drew it: it is sent
/// again, and the next load shows it.
pub fn write(position: usize, response: &Response) {
    let Some(item) = item(position) else { return };
    match response {
        Response::Picked(places) => {
            for input in all(&item, "input") {
                if let Ok(input) = input.dyn_into::<HtmlInputElement>() {
                    input.set_checked(input.value().parse().is_ok_and(|place| places.contains(&place)));
                }
            }
        }
        Response::Paired(pairs) => {
            for (select, right) in all(&item, "select").into_iter().zip(pairs) {
                if let Ok(select) = select.dyn_into::<HtmlSelectElement>() {
                    select.set_value(&right.map(|right| right.to_string()).unwrap_or_default());
                }
            }
        }
        Response::Ordered(_) => {}
    }
}

/// Moves a step if the click was on one of its buttons, and numbers the steps anew. Says which question it was.
pub fn move_step(event: &ev::MouseEvent) -> Option<usize> {
    let element: Element = event.target()?.dyn_into().ok()?;
    let button = element.closest(&format!("[{}]", markup::MOVE)).ok().flatten()?;
    let item = button.closest(&format!(".{}", markup::ITEM)).ok().flatten()?;
    // The third button has no step: it keeps the order as it is, which is an answer too.
    if let Some(step) = button.closest(&format!("[{}]", markup::STEP)).ok().flatten() {
        let list = step.parent_element()?;
        if button.get_attribute(markup::MOVE)? == "up" {
            let before = step.previous_element_sibling()?;
            list.insert_before(&step, Some(&before)).ok()?;
        } else {
            let after = step.next_element_sibling()?;
            list.insert_before(&after, Some(&step)).ok()?;
        }
    }
    for (rank, select) in (1..).zip(all(&item, "select")) {
        if let Ok(select) = select.dyn_into::<HtmlSelectElement>() {
            select.set_value(&rank.to_string());
        }
    }
    // Moving the element took the focus away.
    if let Ok(button) = button.dyn_into::<HtmlElement>() {
        let _ = button.focus();
    }
    position_of(event)
}

/// Shows one question, and puts the focus on its heading so that it is read out and the keyboard goes on from there.
pub fn show(at: usize, total: usize) {
    mark(at, total);
    let heading = document().get_element_by_id(&format!("question-{at}-heading"));
    if let Some(heading) = heading.and_then(|heading| heading.dyn_into::<HtmlElement>().ok()) {
        leptos::prelude::request_animation_frame(move || {
            let _ = heading.focus();
        })
        .ok();
    }
}

/// Shows one question.
pub fn mark(at: usize, total: usize) {
    for position in 0..total {
        let Some(item) = item(position) else { continue };
        let _ = if position == at {
            item.set_attribute(markup::CURRENT, "")
        } else {
            item.remove_attribute(markup::CURRENT)
        };
    }
}

/// Keys 1 to 9 pick an option of the shown question; Enter goes on, unless it presses what has the focus.
/// Says where to go.
pub fn on_key(event: &KeyboardEvent, current: usize, total: usize) -> Option<usize> {
    if event.ctrl_key() || event.alt_key() || event.meta_key() {
        return None;
    }
    let focused = document().active_element().map(|element| element.tag_name()).unwrap_or_default();
    match event.key().as_str() {
        "Enter" if current < total && !matches!(focused.as_str(), "BUTTON" | "A" | "SELECT" | "SUMMARY") => {
            event.prevent_default();
            Some(current + 1)
        }
        digit @ ("1" | "2" | "3" | "4" | "5" | "6" | "7" | "8" | "9") if focused != "SELECT" => {
            let option =
                item(current)?.query_selector(&format!("[{}=\"{digit}\"]", markup::KEY)).ok().flatten()?;
            let option = option.dyn_into::<HtmlElement>().ok()?;
            // So that arrows and Tab go on from what was picked.
            let _ = option.focus();
            option.click();
            None
        }
        _ => None,
    }
}
