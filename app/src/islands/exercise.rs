//! Makes an exercise go on in its place. The server draws every page of it and alone knows what is right; this island
//! asks for the next page and puts its part here, so that scrolling, focus and the way back stay with the person.
//! Where anything fails, the browser follows the link or sends the form as it would have without it.

use leptos::{
    ev,
    prelude::*,
    task::spawn_local,
    wasm_bindgen::{JsCast, JsValue},
};
use wasm_bindgen_futures::JsFuture;
use web_sys::{
    DomParser, Element, FormData, HtmlElement, HtmlFormElement, HtmlInputElement, KeyboardEvent, Response,
    SupportedType, UrlSearchParams,
};

/// The id of the part that is replaced.
const PART: &str = "exercise";

#[island]
pub fn Exercise(children: Children) -> impl IntoView {
    let ready = RwSignal::new(false);

    Effect::new(move || {
        ready.set(true);
        arrange();
        let keys = window_event_listener(ev::keydown, |event| on_key(&event));
        let back = window_event_listener(ev::popstate, |_| {
            if let Ok(here) = window().location().href() {
                go(here, false);
            }
        });
        on_cleanup(move || {
            keys.remove();
            back.remove();
        });
    });

    let on_submit = move |event: ev::SubmitEvent| {
        if let Some(url) = form_url(&event) {
            event.prevent_default();
            go(url, true);
        }
    };
    let on_click = move |event: ev::MouseEvent| {
        let is_plain = event.button() == 0 && !(event.ctrl_key() || event.meta_key() || event.shift_key());
        let Some(pressed) = event.target().and_then(|target| target.dyn_into::<Element>().ok()) else {
            return;
        };
        if let Some(link) = closest(&pressed, "a[data-stay]").filter(|_| is_plain)
            && let Some(url) = link.get_attribute("href")
        {
            event.prevent_default();
            go(url, true);
        } else if closest(&pressed, "[data-more]").is_some() {
            show_next_step();
        }
    };

    view! {
        <div
            class="exercise"
            data-ready=move || ready.get().then_some("true")
            on:submit=on_submit
            on:click=on_click
            on:change=|_| count_marks()
        >
            {children()}
        </div>
    }
}

fn closest(element: &Element, selector: &str) -> Option<Element> {
    element.closest(selector).ok().flatten()
}

fn part() -> Option<Element> {
    document().get_element_by_id(PART)
}

fn all(selector: &str) -> Vec<Element> {
    let Some(found) = part().and_then(|part| part.query_selector_all(selector).ok()) else {
        return Vec::new();
    };
    (0..found.length()).filter_map(|at| found.get(at)?.dyn_into().ok()).collect()
}

/// Where a form that only asks would lead, with the button that sent it.
fn form_url(event: &ev::SubmitEvent) -> Option<String> {
    let form: HtmlFormElement = event.target()?.dyn_into().ok()?;
    if form.method() != "get" {
        return None;
    }
    let data = FormData::new_with_form(&form).ok()?;
    if let Some(button) = event.submitter()
        && let (Some(name), Some(value)) = (button.get_attribute("name"), button.get_attribute("value"))
    {
        data.append_with_str(&name, &value).ok()?;
    }
    let query = UrlSearchParams::new_with_str_sequence_sequence(&data).ok()?;
    let path = form.get_attribute("action")?;
    Some(format!("{path}?{}", String::from(query.to_string())))
}

fn go(url: String, is_new: bool) {
    spawn_local(async move {
        if show(&url, is_new).await.is_none() {
            let _ = window().location().set_href(&url);
        }
    });
}

/// Shows the part of the page at this address. `None` where that page is another than was asked for, for example to
/// sign in, or did not come.
async fn show(url: &str, is_new: bool) -> Option<()> {
    let response = JsFuture::from(window().fetch_with_str(url)).await.ok()?;
    let response: Response = response.dyn_into().ok()?;
    let text = JsFuture::from(response.text().ok()?).await.ok()?.as_string()?;
    let page = DomParser::new().ok()?.parse_from_string(&text, SupportedType::TextHtml).ok()?;
    let next = page.get_element_by_id(PART).filter(|_| response.ok())?;
    let here = part()?;
    // With the part come its fields and links; what the policy refuses stays refused.
    here.set_inner_html(&next.inner_html());
    document().set_title(&page.title());
    let url = response.url();
    if is_new {
        window().history().ok()?.push_state_with_url(&JsValue::NULL, "", Some(&url)).ok()?;
    }
    stay_when_the_language_changes(&url);
    arrange();
    let heading: HtmlElement = here.query_selector("[data-focus]").ok()??.dyn_into().ok()?;
    heading.focus().ok()
}

/// The language button comes back to where the person is now.
fn stay_when_the_language_changes(url: &str) {
    let path = url.splitn(4, '/').nth(3).map(|path| format!("/{path}"));
    let field = document().query_selector("input[name=back]").ok().flatten();
    if let (Some(path), Some(field)) =
        (path, field.and_then(|field| field.dyn_into::<HtmlInputElement>().ok()))
    {
        field.set_value(&path);
    }
}

/// What the part needs once it is here.
fn arrange() {
    for step in all("[data-steps] > li").iter().skip(1) {
        let _ = step.set_attribute("hidden", "");
    }
    count_marks();
}

/// Says how many parts are marked, for those who do not see the marks.
fn count_marks() {
    let marked = all("input[name=mark]:checked").len();
    for place in all("[data-many]") {
        let which = if marked == 1 { "data-one" } else { "data-many" };
        let text = place.get_attribute(which).unwrap_or_default();
        place.set_text_content(Some(&text.replace('¤', &marked.to_string())));
    }
}

/// One step more of an attack, until all are there.
fn show_next_step() {
    let hidden = all("[data-steps] > li[hidden]");
    if let Some(step) = hidden.first() {
        let _ = step.remove_attribute("hidden");
        if let Some(heading) = step.query_selector("[tabindex]").ok().flatten()
            && let Ok(heading) = heading.dyn_into::<HtmlElement>()
        {
            let _ = heading.focus();
        }
    }
    if hidden.len() <= 1 {
        for button in all("[data-more]") {
            let _ = button.set_attribute("hidden", "");
        }
    }
}

/// Keys 1 to 9 press what carries them, but not while somebody writes.
fn on_key(event: &KeyboardEvent) {
    if event.ctrl_key() || event.alt_key() || event.meta_key() {
        return;
    }
    let writes = document()
        .active_element()
        .is_some_and(|active| active.matches("input[type=text], select").unwrap_or(false));
    let key = event.key();
    if writes || !matches!(key.as_bytes(), [b'1'..=b'9']) {
        return;
    }
    let pressed = all(&format!("[data-key=\"{key}\"]")).into_iter().next();
    if let Some(pressed) = pressed.and_then(|pressed| pressed.dyn_into::<HtmlElement>().ok()) {
        pressed.click();
    }
}
