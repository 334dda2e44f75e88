//! What the text of a cell means.

use domain::{
    lang::Lang,
    person::{Kind, Profile},
    time::Day,
};

use super::headers::bare;

/// Names in the path of a unit. Deeper than any company's tree.
const DEEPEST_UNIT: usize = 20;

/// Spaces in order: none at the ends, one between words, whatever kind of space or line break it was.
pub(super) fn tidy(cell: &str) -> String {
    let mut text = String::with_capacity(cell.len());
    for word in cell.split(char::is_whitespace) {
        // What copying from a web page leaves behind, seen by nobody.
        let mut word = word.chars().filter(|c| !matches!(c, '\u{200b}' | '\u{feff}')).peekable();
        if word.peek().is_some() && !text.is_empty() {
            text.push(' ');
        }
        text.extend(word);
    }
    text
}

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum DateFault {
    NotADate,
    NotInCalendar,
    OutOfRange,
}

/// Reads `2026-11-21`, `21/11/2026`, `21.11.2026` and `21-11-2026`.
pub(super) fn date(text: &str) -> Result<Day, DateFault> {
    let (year, month, day) = numbers(text).ok_or(DateFault::NotADate)?;
    let found = Day::ymd(year, month, day).ok_or(DateFault::NotInCalendar)?;
    if found.can_be_entered() { Ok(found) } else { Err(DateFault::OutOfRange) }
}

/// Whether it is one of the days that payroll systems write for “no end”.
pub(super) fn means_no_end(text: &str) -> bool {
    matches!(numbers(text), Some((2999 | 9999, 12, 31)))
}

/// Year, month and day, as far as they are written as such.
fn numbers(text: &str) -> Option<(i16, i8, i8)> {
    let separator = text.chars().find(|c| !c.is_ascii_digit()).filter(|c| ['-', '/', '.'].contains(c))?;
    let parts: Vec<&str> = text.splitn(4, separator).collect();
    let &[first, second, third] = parts.as_slice() else { return None };
    if !parts.iter().all(|part| part.bytes().all(|byte| byte.is_ascii_digit())) {
        return None;
    }
    match (first.len(), second.len(), third.len()) {
        (4, 1..=2, 1..=2) => Some((first.parse().ok()?, second.parse().ok()?, third.parse().ok()?)),
        (1..=2, 1..=2, 4) => Some((third.parse().ok()?, second.parse().ok()?, first.parse().ok()?)),
        _ => None,
    }
}

pub(super) fn kind(text: &str) -> Option<Kind> {
    Some(match bare(text).as_str() {
        "salarie" | "salariee" | "employe" | "employee" | "cdi" | "cdd" | "interne" | "internal"
        | "permanent" | "titulaire" | "fixedterm" => Kind::Employee,
        "prestataire" | "contractor" | "externe" | "external" | "freelance" | "consultant"
        | "consultante" | "independant" | "independante" | "soustraitant" | "soustraitante" | "interim"
        | "interimaire" => Kind::Contractor,
        "stagiaire" | "stage" | "intern" | "trainee" | "alternant" | "alternante" | "alternance"
        | "apprenti" | "apprentie" | "apprentissage" | "apprentice" => Kind::Intern,
        "dirigeant" | "dirigeante" | "direction" | "managementbody" | "mandatairesocial" | "executive"
        | "director" => Kind::ManagementBody,
        _ => return None,
    })
}

/// Reads `fr`, `français`, `French`, `fr-FR`.
pub(super) fn lang(text: &str) -> Option<Lang> {
    match bare(text.split(['-', '_']).next().unwrap_or_default()).as_str() {
        "fr" | "fra" | "fre" | "francais" | "francaise" | "french" => Some(Lang::Fr),
        "en" | "eng" | "anglais" | "anglaise" | "english" => Some(Lang::En),
        _ => None,
    }
}

/// Profiles separated by commas, semicolons, bars or slashes: none of these can be in a profile's name. Sorted, each
/// once; or the first that is none.
pub(super) fn profiles(text: &str) -> Result<Vec<Profile>, String> {
    let mut profiles = Vec::new();
    for part in text.split([',', ';', '|', '/']) {
        let name = part.trim();
        if !name.is_empty() {
            profiles.push(profile(name).ok_or_else(|| name.to_owned())?);
        }
    }
    profiles.sort_unstable();
    profiles.dedup();
    Ok(profiles)
}

fn profile(name: &str) -> Option<Profile> {
    let known = match bare(name).as_str() {
        "developpeur" | "developpeuse" | "developer" | "developers" | "dev" => "developer",
        "responsable" | "manager" | "encadrant" | "encadrante" => "manager",
        "informatique" | "it" => "it",
        "direction" | "dirigeant" | "dirigeante" | "managementbody" => "management-body",
        _ => name,
    };
    Profile::parse(known).ok()
}

/// The names of a unit's path, from the root down: `Agency / Studio` or `Agency > Studio`.
pub(super) fn unit(text: &str) -> Option<Vec<String>> {
    let separators = ['/', '>'];
    let path = text.trim_matches(|c: char| separators.contains(&c) || c == ' ');
    let names: Vec<String> = path.split(separators).map(|name| name.trim().to_owned()).collect();
    let sound = names.len() <= DEEPEST_UNIT && names.iter().all(|name| !name.is_empty());
    sound.then_some(names)
}
