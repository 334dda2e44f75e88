//! Letters: from what they say to their words, as text and as HTML, in the person's language.

use domain::{
    lang::{ByLang, Lang},
    time::{Day, Timestamp},
};
use training::mail::Letter;

use crate::{
    args, dates,
    texts::{text, text_with},
};

/// What letters say of the company.
#[derive(Debug, Clone)]
pub struct House {
    pub organisation: String,
    /// Where to go, in the company's own words; empty for ours.
    pub where_to_go: ByLang<String>,
    /// The address, where the company wants links in its letters.
    pub link: Option<String>,
}

/// A letter in words.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Composed {
    pub subject: String,
    pub text: String,
    pub html: String,
}

/// A part of a letter.
enum Part {
    Words(String),
    /// To be copied: stands alone, large.
    Code(String),
    Link(String),
}

/// The day and the time of day of an instant.
pub type Moment<'a> = &'a dyn Fn(Timestamp) -> (Day, (i8, i8));

pub fn compose(lang: Lang, letter: &Letter, house: &House, moment: Moment<'_>) -> Composed {
    let organisation = args!["organisation" => house.organisation.clone()];
    let when = |at: i64| {
        let (day, (hour, minute)) = moment(Timestamp::from_millis(at));
        format!("{}, {hour}:{minute:02}", dates::date(lang, day))
    };
    let say = |key: &str| Part::Words(text(lang, key).into_owned());
    let (subject, mut parts) = match letter {
        Letter::Invitation { code, until } | Letter::Recovery { code, until } => {
            let is_first = matches!(letter, Letter::Invitation { .. });
            let key = if is_first { "invitation" } else { "recovery" };
            let until = args!["until" => when(*until)];
            let mut parts = vec![
                Part::Words(text_with(lang, &format!("mail-body-{key}"), &until)),
                Part::Code(code.clone()),
                where_to_go(lang, house),
            ];
            if house.link.is_none() {
                parts.push(say("mail-no-link"));
            }
            if !is_first {
                parts.push(say("mail-recovery-other"));
            }
            (text_with(lang, &format!("mail-subject-{key}"), &organisation), parts)
        }
        Letter::PasswordChanged { at } => {
            let at = args!["when" => when(*at)];
            let parts = vec![
                Part::Words(text_with(lang, "mail-password-changed-body", &at)),
                say("mail-password-changed-other"),
            ];
            (text_with(lang, "mail-password-changed-subject", &organisation), parts)
        }
        Letter::RoleGranted { role } | Letter::RoleRevoked { role } => {
            let key = if matches!(letter, Letter::RoleGranted { .. }) { "granted" } else { "revoked" };
            let role = args!["role" => text(lang, &format!("role-{role}"))];
            let parts = vec![
                Part::Words(text_with(lang, &format!("mail-role-{key}"), &role)),
                say("mail-role-other"),
            ];
            (text_with(lang, "mail-role-subject", &organisation), parts)
        }
    };
    parts.extend(house.link.clone().map(Part::Link));
    parts.push(say("mail-foot"));
    Composed { subject, text: as_text(&parts), html: as_html(lang, &parts) }
}

/// In the company's words, or in ours.
fn where_to_go(lang: Lang, house: &House) -> Part {
    let theirs = house.where_to_go.get(lang);
    Part::Words(if theirs.is_empty() { text(lang, "mail-where").into_owned() } else { theirs.clone() })
}

fn as_text(parts: &[Part]) -> String {
    let words: Vec<String> = parts
        .iter()
        .map(|part| match part {
            Part::Words(words) | Part::Link(words) => words.clone(),
            Part::Code(code) => format!("    {code}"),
        })
        .collect();
    words.join("\n\n") + "\n"
}

/// Plain HTML, without anything that is fetched from somewhere.
fn as_html(lang: Lang, parts: &[Part]) -> String {
    let body: String = parts
        .iter()
        .map(|part| match part {
            Part::Words(words) => format!("<p>{}</p>", escaped(words)),
            Part::Code(code) => {
                format!("<p style=\"font: bold 24px monospace; letter-spacing: 2px\">{}</p>", escaped(code))
            }
            Part::Link(link) => format!("<p><a href=\"{0}\">{0}</a></p>", escaped(link)),
        })
        .collect();
    format!(
        "<!DOCTYPE html><html lang=\"{}\"><head><meta charset=\"utf-8\"></head>\
         <body style=\"max-width: 600px; font: 16px/1.5 sans-serif\">{body}</body></html>",
        lang.code()
    )
}

fn escaped(text: &str) -> String {
    text.replace('&', "&amp;").replace('<', "&lt;").replace('>', "&gt;").replace('"', "&quot;")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_letter_is_written_in_both_languages_and_shows_markup_as_text() {
        let house = House {
            organisation: "<b>R&D</b>".into(),
            where_to_go: ByLang { fr: String::new(), en: String::new() },
            link: None,
        };
        let moment = |_| (Day::from_number(20_000), (14, 5));
        let letter = Letter::PasswordChanged { at: 0 };
        let fr = compose(Lang::Fr, &letter, &house, &moment);
        let en = compose(Lang::En, &letter, &house, &moment);
        assert_ne!(fr, en);
        assert!(en.text.contains("4\u{a0}October 2024, 14:05"), "{}", en.text);
        assert!(!fr.html.contains("<b>") && fr.html.contains("<html lang=\"fr\">"));
    }
}
