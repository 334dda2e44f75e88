//! The password laboratory. What is typed stays in this page: the estimate is made here, the field is in no form and
//! has no name, and nothing is kept.

use domain::passphrase::{Attack, Span, bits, draw, log10_guesses};
use leptos::{ev, prelude::*};
use serde::{Deserialize, Serialize};
use zxcvbn::feedback::Warning;

/// The lists that words are drawn from: `app/words/README.md` says where they come from.
const FRENCH: &str = include_str!("../../words/fr.txt");
const ENGLISH: &str = include_str!("../../words/en.txt");

/// Longer ones are not looked at: they take long, and change nothing.
const LONGEST: usize = 100;

macro_rules! keys {
    ($($key:literal,)*) => {
        /// The keys of the laboratory's texts.
        const KEYS: &[&str] = &[$($key,)*];
    };
}

keys! {
    "lab-try", "lab-hint", "lab-field", "lab-show", "lab-guesses", "lab-attack", "lab-time", "lab-draw", "lab-draw-note",
    "lab-words", "lab-language", "lab-french", "lab-english", "lab-draw-button", "lab-drawn", "lab-bits",
    "attack-throttled", "attack-unthrottled", "attack-slow-hash", "attack-fast-hash",
    "span-moment", "span-seconds", "span-minutes", "span-hours", "span-days", "span-months", "span-years",
    "span-thousand-years", "span-million-years", "span-beyond",
    "lab-found-keys", "lab-found-repeat", "lab-found-common", "lab-found-sequence", "lab-found-year", "lab-found-word",
    "lab-found-date", "lab-found-name", "lab-honest",
}

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

    fn span(&self, span: Span) -> String {
        let (name, number) = span.parts();
        self.get(&format!("span-{name}")).replace('¤', &number.to_string())
    }
}

#[island]
pub fn Laboratory(
    words: Words,
    /// Whether words are drawn in English at first.
    is_english: bool,
) -> impl IntoView {
    let ready = RwSignal::new(false);
    let typed = RwSignal::new(String::new());
    let shown = RwSignal::new(false);
    let count = RwSignal::new(6_u32);
    let english = RwSignal::new(is_english);
    let drawn = RwSignal::new(String::new());
    Effect::new(move || ready.set(true));

    let labels = |keys: [&str; 12]| keys.map(|key| words.get(key));
    let [
        try_it,
        hint,
        field,
        show,
        honest,
        draw_title,
        draw_note,
        word_count,
        language,
        french,
        english_name,
        button,
    ] = labels([
        "lab-try",
        "lab-hint",
        "lab-field",
        "lab-show",
        "lab-honest",
        "lab-draw",
        "lab-draw-note",
        "lab-words",
        "lab-language",
        "lab-french",
        "lab-english",
        "lab-draw-button",
    ]);
    let words = StoredValue::new(words);
    let counts = (4..=8_u32)
        .map(|n| view! { <option value=n.to_string() selected=n == 6>{n}</option> })
        .collect_view();
    let on_draw =
        move |_: ev::MouseEvent| drawn.set(drawn_words(english.get_untracked(), count.get_untracked()));
    let estimate = move || words.with_value(|words| estimate(&typed.read(), words));
    let passphrase = move || {
        let text = drawn.get();
        (!text.is_empty()).then(|| words.with_value(|words| passphrase(text, words)))
    };

    view! {
        <div class="laboratory" data-ready=move || ready.get().then_some("true")>
            <section class="stack" aria-labelledby="lab-try">
                <h2 id="lab-try">{try_it}</h2>
                <div class="field">
                    <label for="lab-field">{field}</label>
                    <p class="field-hint" id="lab-hint">{hint}</p>
                    <input
                        class="input input-password mono" id="lab-field" autocomplete="off" autocapitalize="off" spellcheck="false"
                        aria-describedby="lab-hint" maxlength="200"
                        type=move || if shown.get() { "text" } else { "password" }
                        on:input=move |event| typed.set(event_target_value(&event))
                    />
                    <label class="choice small">
                        <input type="checkbox" on:change=move |event| shown.set(event_target_checked(&event)) />
                        {show}
                    </label>
                </div>
                <div aria-live="polite">{estimate}</div>
                <p class="soft small">{honest}</p>
            </section>
            <section class="stack" aria-labelledby="lab-draw">
                <h2 id="lab-draw">{draw_title}</h2>
                <p class="measure">{draw_note}</p>
                <div class="cluster lab-draw">
                    <div class="lab-choice">
                        <label for="lab-words">{word_count}</label>
                        <select class="input" id="lab-words" on:change=move |event| count.set(event_target_value(&event).parse().unwrap_or(6))>{counts}</select>
                    </div>
                    <div class="lab-choice">
                        <label for="lab-language">{language}</label>
                        <select class="input" id="lab-language" on:change=move |event| english.set(event_target_value(&event) == "en")>
                            <option value="fr" lang="fr" selected=!is_english>{french}</option>
                            <option value="en" lang="en" selected=is_english>{english_name}</option>
                        </select>
                    </div>
                    <button class="button button-primary" type="button" on:click=on_draw>{button}</button>
                </div>
                <div aria-live="polite">{passphrase}</div>
            </section>
        </div>
    }
}

/// Words drawn with the browser's own randomness; nothing where it has none.
fn drawn_words(is_english: bool, count: u32) -> String {
    let list: Vec<&str> = if is_english { ENGLISH } else { FRENCH }.lines().collect();
    let mut random = vec![0; 2 * count as usize];
    let filled = window().crypto().and_then(|crypto| crypto.get_random_values_with_u8_array(&mut random));
    if filled.is_err() {
        return String::new();
    }
    draw(&list, &random).join(" ")
}

fn passphrase(text: String, words: &Words) -> AnyView {
    let count = u32::try_from(text.split(' ').count()).unwrap_or_default();
    let bits = bits(count);
    let said = words.get("lab-bits").replace('¤', &bits.to_string());
    view! {
        <div class="stack stack-tight">
            <p class="lab-drawn mono"><span class="visually-hidden">{words.get("lab-drawn")}" "</span>{text}</p>
            <p>{said}</p>
            {times(log10_guesses(bits), words)}
        </div>
    }
    .into_any()
}

fn estimate(typed: &str, words: &Words) -> AnyView {
    if typed.is_empty() {
        return ().into_any();
    }
    let looked_at: String = typed.chars().take(LONGEST).collect();
    let estimate = zxcvbn::zxcvbn(&looked_at, &[]);
    let log10 = estimate.guesses_log10();
    let found = estimate.feedback().and_then(zxcvbn::feedback::Feedback::warning).map(|warning| {
        view! { <p class="lab-found">{words.get(key_of(warning))}</p> }
    });
    let guesses = words.get("lab-guesses").replace('¤', &format!("{log10:.0}"));
    view! {
        <div class="stack stack-tight">
            {found}
            <p>{guesses}</p>
            {times(log10, words)}
        </div>
    }
    .into_any()
}

/// How long each of the four attacks takes.
fn times(log10: f64, words: &Words) -> AnyView {
    let rows = Attack::ALL
        .into_iter()
        .map(|attack| {
            view! {
                <tr>
                    <th scope="row">{words.get(&format!("attack-{}", attack.code()))}</th>
                    <td>{words.span(attack.time(log10))}</td>
                </tr>
            }
        })
        .collect_view();
    view! {
        <table class="lab-times">
            <thead><tr><th scope="col">{words.get("lab-attack")}</th><th scope="col">{words.get("lab-time")}</th></tr></thead>
            <tbody>{rows}</tbody>
        </table>
    }
    .into_any()
}

/// What the estimate recognised first.
fn key_of(warning: Warning) -> &'static str {
    match warning {
        Warning::StraightRowsOfKeysAreEasyToGuess | Warning::ShortKeyboardPatternsAreEasyToGuess => {
            "lab-found-keys"
        }
        Warning::RepeatsLikeAaaAreEasyToGuess | Warning::RepeatsLikeAbcAbcAreOnlySlightlyHarderToGuess => {
            "lab-found-repeat"
        }
        Warning::SequencesLikeAbcAreEasyToGuess => "lab-found-sequence",
        Warning::RecentYearsAreEasyToGuess => "lab-found-year",
        Warning::AWordByItselfIsEasyToGuess => "lab-found-word",
        Warning::DatesAreOftenEasyToGuess => "lab-found-date",
        Warning::NamesAndSurnamesByThemselvesAreEasyToGuess
        | Warning::CommonNamesAndSurnamesAreEasyToGuess => "lab-found-name",
        _ => "lab-found-common",
    }
}

#[cfg(test)]
mod tests {
    use std::collections::BTreeSet;

    use domain::passphrase::LIST_LEN;

    use super::*;

    #[test]
    fn both_lists_have_as_many_words_as_the_estimate_counts_on() {
        for list in [FRENCH, ENGLISH] {
            let words: BTreeSet<&str> = list.lines().collect();
            assert_eq!(words.len(), LIST_LEN);
            assert!(words.iter().all(|word| word.bytes().all(|byte| byte.is_ascii_lowercase())));
        }
    }

    #[test]
    fn what_is_common_is_recognised() {
        let found = |text: &str| {
            zxcvbn::zxcvbn(text, &[]).feedback().and_then(zxcvbn::feedback::Feedback::warning).map(key_of)
        };
        assert_eq!(found("password"), Some("lab-found-common"));
        assert_eq!(found("qwertyuiop"), Some("lab-found-common"));
        assert_eq!(found("abcdefghij"), Some("lab-found-sequence"));
        assert_eq!(found("tremble cartouche violet samovar"), None);
    }
}
