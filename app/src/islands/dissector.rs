//! The link dissector: what is typed is taken apart in the page, and goes nowhere. The server draws the same for the
//! plain form; both call [`view_of`].

use domain::address::{Dissection, NotAnAddress, Warning, dissect};
use leptos::prelude::*;
use serde::{Deserialize, Serialize};

/// The keys of the dissector's texts. As a list they weigh less in the browser than a struct of as many fields.
const KEYS: [&str; 38] = [
    "link-label",
    "link-hint",
    "link-button",
    "link-leads-to",
    "link-in-letters",
    "link-nowhere",
    "link-too-long",
    "link-parts",
    "link-look",
    "link-nothing-odd",
    "link-scheme",
    "link-scheme-note",
    "link-user",
    "link-user-note",
    "link-subdomains",
    "link-subdomains-note",
    "link-site",
    "link-site-note",
    "link-port",
    "link-port-note",
    "link-path",
    "link-path-note",
    "link-query",
    "link-query-note",
    "link-fragment",
    "link-fragment-note",
    "link-warn-unencrypted",
    "link-warn-not-web",
    "link-warn-user",
    "link-warn-numeric",
    "link-warn-foreign-letters",
    "link-warn-mixed-letters",
    "link-warn-punycode",
    "link-warn-ending-inside",
    "link-warn-port",
    "link-warn-address-inside",
    "link-warn-shortened",
    "link-not-web",
];

#[derive(Debug, Clone, Default, Serialize, Deserialize)]
#[serde(transparent)]
pub struct Words(Vec<String>);

impl Words {
    #[cfg(feature = "ssr")]
    pub fn new(text: impl Fn(&str) -> String) -> Self {
        Self(KEYS.iter().map(|key| text(key)).collect())
    }

    fn get(&self, key: &str) -> String {
        let place = KEYS.iter().position(|known| *known == key);
        place.and_then(|place| self.0.get(place)).cloned().unwrap_or_default()
    }
}

#[island]
pub fn Dissector(
    /// What was sent without script, else nothing.
    given: String,
    words: Words,
) -> impl IntoView {
    let text = RwSignal::new(given);
    let ready = RwSignal::new(false);
    Effect::new(move || ready.set(true));
    let word = |key: &str| words.get(key);
    let (label, hint, button) = (word("link-label"), word("link-hint"), word("link-button"));
    let words = StoredValue::new(words);
    view! {
        <div class="dissector stack" data-ready=move || ready.get().then_some("true")>
            <form class="field" method="post" action="/exercises/links" autocomplete="off" on:submit=|event| event.prevent_default()>
                <label for="address">{label}</label>
                <p class="field-hint" id="address-hint">{hint}</p>
                <div class="dissector-line">
                    <input
                        class="input mono" id="address" name="address" type="text" inputmode="url" autocapitalize="off"
                        spellcheck="false" aria-describedby="address-hint" maxlength="2000"
                        value=text.get_untracked() on:input=move |event| text.set(event_target_value(&event))
                    />
                    <button class="button" type="submit">{button}</button>
                </div>
            </form>
            <div aria-live="polite">{move || words.with_value(|words| view_of(&text.read(), words))}</div>
        </div>
    }
}

/// What there is to say about an address.
pub fn view_of(text: &str, words: &Words) -> AnyView {
    match dissect(text) {
        Ok(parts) => parts_view(&parts, words),
        Err(NotAnAddress::Empty) => ().into_any(),
        Err(NotAnAddress::TooLong) => view! { <p class="soft">{words.get("link-too-long")}</p> }.into_any(),
        Err(NotAnAddress::NoSite) => view! { <p class="soft">{words.get("link-nowhere")}</p> }.into_any(),
    }
}

/// The address in its parts, what each of them is, and what deserves a look.
pub fn parts_view(parts: &Dissection, words: &Words) -> AnyView {
    let leads = if parts.site.is_empty() {
        view! { <p class="leads-to">{words.get("link-not-web")}</p> }.into_any()
    } else {
        let letters = (!parts.in_letters.is_empty()).then(|| {
            view! { <span class="soft">" "{words.get("link-in-letters")}" "<strong>{parts.in_letters.clone()}</strong></span> }
        });
        view! {
            <p class="leads-to">{words.get("link-leads-to")}" "<strong class="mono">{parts.site.clone()}</strong>{letters}</p>
        }
        .into_any()
    };
    let rows = named(parts)
        .into_iter()
        .filter(|(_, text)| !text.is_empty())
        .map(|(key, text)| {
            let note = words.get(&format!("link-{key}-note"));
            view! {
                <div class=format!("address-row address-{key}")>
                    <dt>{words.get(&format!("link-{key}"))}</dt>
                    <dd><code>{text.to_owned()}</code><span class="soft small">{note}</span></dd>
                </div>
            }
        })
        .collect_view();
    let warnings = parts.warnings.iter();
    let warnings = warnings.map(|warning| view! { <li>{words.get(key_of(*warning))}</li> }).collect_view();
    let look = if parts.warnings.is_empty() {
        view! { <p class="soft small">{words.get("link-nothing-odd")}</p> }.into_any()
    } else {
        view! {
            <h3>{words.get("link-look")}</h3>
            <ul class="address-warnings">{warnings}</ul>
        }
        .into_any()
    };
    view! {
        <div class="dissection stack stack-tight">
            {leads}
            <p class="address-line mono">{line(parts)}</p>
            <h3>{words.get("link-parts")}</h3>
            <dl class="address-parts">{rows}</dl>
            {look}
        </div>
    }
    .into_any()
}

fn named(parts: &Dissection) -> [(&'static str, &str); 8] {
    [
        ("scheme", &parts.scheme),
        ("user", &parts.user),
        ("subdomains", &parts.subdomains),
        ("site", &parts.site),
        ("port", &parts.port),
        ("path", &parts.path),
        ("query", &parts.query),
        ("fragment", &parts.fragment),
    ]
}

/// The address as it is written, with the part that decides set apart.
fn line(parts: &Dissection) -> Vec<AnyView> {
    let sign = |sign: &'static str, part: &str| if part.is_empty() { "" } else { sign };
    let is_web = !parts.site.is_empty();
    let soft = |text: String| {
        (!text.is_empty()).then(|| view! { <span class="address-soft">{text}</span> }.into_any())
    };
    let scheme = format!("{}{}", parts.scheme, sign(if is_web { "://" } else { ":" }, &parts.scheme));
    let before = format!(
        "{}{}{}{}",
        parts.user,
        sign("@", &parts.user),
        parts.subdomains,
        sign(".", &parts.subdomains)
    );
    let after = format!(
        "{}{}{}{}{}{}{}",
        sign(":", &parts.port),
        parts.port,
        parts.path,
        sign("?", &parts.query),
        parts.query,
        sign("#", &parts.fragment),
        parts.fragment
    );
    let site =
        is_web.then(|| view! { <strong class="address-decides">{parts.site.clone()}</strong> }.into_any());
    [soft(scheme), soft(before), site, soft(after)].into_iter().flatten().collect()
}

const fn key_of(warning: Warning) -> &'static str {
    match warning {
        Warning::Unencrypted => "link-warn-unencrypted",
        Warning::NotWeb => "link-warn-not-web",
        Warning::User => "link-warn-user",
        Warning::Numeric => "link-warn-numeric",
        Warning::ForeignLetters => "link-warn-foreign-letters",
        Warning::MixedLetters => "link-warn-mixed-letters",
        Warning::Punycode => "link-warn-punycode",
        Warning::EndingInside => "link-warn-ending-inside",
        Warning::Port => "link-warn-port",
        Warning::AddressInside => "link-warn-address-inside",
        Warning::Shortened => "link-warn-shortened",
    }
}
