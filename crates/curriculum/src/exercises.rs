//! The exercises of `content/exercises`: one folder each, one TOML file per language. What they hold is shown by the
//! server only; what knows an answer has no `Serialize`.

mod incident;
mod links;
mod mailbox;
mod notation;
mod review;

use domain::{
    exercise::ExerciseId,
    lang::{ByLang, Lang},
};
use serde::de::DeserializeOwned;

pub use self::{
    incident::{Incident, Scene, SceneTurn, Worth},
    links::{Links, Puzzle},
    mailbox::{Channel, Clue, Mailbox, Message},
    notation::Piece,
    review::{AttackStep, Review, Snippet},
};
use crate::{
    finding::{Findings, Report, Rule},
    id::{ID_SHAPE, Seen, is_id},
    lines::Lines,
    manifest::{BAD_ID, parse},
    source::Folder,
};

const UNKNOWN_EXERCISE: Rule = Rule::error(
    "unknown-exercise",
    "The folders of content/exercises are mailbox, links, incident and review; the laboratory needs no file.",
);
const EXERCISE_DIFFERS: Rule = Rule::error(
    "exercise-differs",
    "Both languages have the same entries in the same order, with the same ids, keys and parts.",
);
const REAL_ADDRESS: Rule = Rule::error(
    "real-address",
    "Use a name that nobody can own: .example, .test, .invalid, example.com, example.net or example.org.",
);
const EMPTY_TEXT: Rule = Rule::error("empty-text", "Write it, or take the entry away.");
const TOO_SHORT: Rule =
    Rule::error("exercise-too-short", "docs/authoring.md says how much each exercise needs.");

/// The folder of the exercises among the tracks.
pub(crate) const FOLDER: &str = "exercises";

/// What the exercises are made of; each is there if the content has its folder.
#[derive(Debug, Clone, Default)]
pub struct Exercises {
    pub mailbox: Option<ByLang<Mailbox>>,
    pub links: Option<ByLang<Links>>,
    pub incident: Option<ByLang<Incident>>,
    pub review: Option<ByLang<Review>>,
}

impl Exercises {
    /// Whether this one can be done. The laboratory needs no content.
    pub fn has(&self, id: ExerciseId) -> bool {
        match id {
            ExerciseId::Mailbox => self.mailbox.is_some(),
            ExerciseId::Links => self.links.is_some(),
            ExerciseId::Incident => self.incident.is_some(),
            ExerciseId::Review => self.review.is_some(),
            ExerciseId::Passwords => true,
        }
    }
}

pub(crate) fn read(folder: &Folder<'_>, findings: &mut Findings) -> Exercises {
    let mut exercises = Exercises::default();
    for each in folder.folders() {
        match ExerciseId::from_code(each.name()) {
            Some(ExerciseId::Mailbox) => exercises.mailbox = read_one(&each, findings),
            Some(ExerciseId::Links) => exercises.links = read_one(&each, findings),
            Some(ExerciseId::Incident) => exercises.incident = read_one(&each, findings),
            Some(ExerciseId::Review) => exercises.review = read_one(&each, findings),
            Some(ExerciseId::Passwords) | None => {
                let message = format!("there is no exercise “{}”", each.name());
                findings.in_file(&each.path("")).add(&UNKNOWN_EXERCISE, 1, message);
            }
        }
    }
    exercises
}

/// An exercise as its file says it, and as it is shown.
trait Exercise: Sized {
    type File: DeserializeOwned;

    /// Checks the file, and makes what is shown of it.
    fn build(file: Self::File, check: &mut Checker<'_, '_>) -> Self;
}

/// What is noted while one file is read: findings, and its shape, which both languages share.
struct Checker<'a, 'r> {
    lang: Lang,
    lines: &'a Lines,
    report: &'a mut Report<'r>,
    shape: Vec<(u32, String)>,
}

impl Checker<'_, '_> {
    fn line(&self, span: std::ops::Range<usize>) -> u32 {
        self.lines.number(span.start)
    }

    fn add(&mut self, rule: &Rule, line: u32, message: impl Into<String>) {
        self.report.add(rule, line, message);
    }

    /// Something that is the same in both languages.
    fn same(&mut self, line: u32, what: String) {
        self.shape.push((line, what));
    }

    /// An entry's id: of the right shape, used once, the same in both languages.
    fn id<'s>(&mut self, id: &'s toml::Spanned<String>, seen: &mut Seen<'s>) -> u32 {
        let line = self.line(id.span());
        if !is_id(id.get_ref()) {
            self.add(&BAD_ID, line, format!("“{}” is not made of {ID_SHAPE}", id.get_ref()));
        }
        if seen.again(id.get_ref()) {
            self.add(&BAD_ID, line, format!("“{}” is there already", id.get_ref()));
        }
        self.same(line, format!("“{}”", id.get_ref()));
        line
    }

    fn at_least(&mut self, least: usize, there: usize, what: &str) {
        if there < least {
            self.add(&TOO_SHORT, 1, format!("{there} {what}, of at least {least}"));
        }
    }

    fn not_empty(&mut self, line: u32, texts: &[(&str, &str)]) {
        for (name, text) in texts {
            if text.trim().is_empty() {
                self.add(&EMPTY_TEXT, line, format!("{name} says nothing"));
            }
        }
    }

    fn reserved(&mut self, line: u32, address: &str) {
        // Of a mail address, the part after the @ is looked at, as if it were a site.
        let site = match domain::address::dissect(address.trim_start_matches("mailto:")) {
            Ok(parts) => parts.site,
            Err(_) => return,
        };
        let is_reserved = [".example", ".test", ".invalid"].iter().any(|ending| site.ends_with(ending))
            || ["example.com", "example.net", "example.org", "localhost"].contains(&site.as_str())
            || ["192.0.2.", "198.51.100.", "203.0.113."].iter().any(|start| site.starts_with(start));
        if !is_reserved && !site.is_empty() {
            self.add(&REAL_ADDRESS, line, format!("“{site}” belongs to somebody, or could"));
        }
    }

    fn typeset(&self, text: &str) -> String {
        crate::typography::typeset(self.lang, text.trim()).into_owned()
    }
}

fn read_one<T: Exercise>(folder: &Folder<'_>, findings: &mut Findings) -> Option<ByLang<T>> {
    let fr = read_file::<T>(folder, Lang::Fr, findings);
    let en = read_file::<T>(folder, Lang::En, findings);
    let ((fr, fr_shape), (en, en_shape)) = (fr?, en?);
    let differs = fr_shape.iter().zip(&en_shape).find(|((_, fr), (_, en))| fr != en);
    if let Some(((_, fr), (line, en))) = differs {
        let file = folder.path("en.toml");
        findings.in_file(&file).add(&EXERCISE_DIFFERS, *line, format!("{en} here, {fr} in fr.toml"));
    } else if fr_shape.len() != en_shape.len() {
        let file = folder.path("en.toml");
        findings.in_file(&file).add(&EXERCISE_DIFFERS, 1, "one language has more entries than the other");
    }
    Some(ByLang { fr, en })
}

type Read<T> = (T, Vec<(u32, String)>);

fn read_file<T: Exercise>(folder: &Folder<'_>, lang: Lang, findings: &mut Findings) -> Option<Read<T>> {
    let name = format!("{}.toml", lang.code());
    let path = folder.path(&name);
    let text = folder.text(&name, findings)?;
    let lines = Lines::of(text);
    let mut report = findings.in_file(&path);
    let file = parse(text, &lines, &mut report)?;
    let mut check = Checker { lang, lines: &lines, report: &mut report, shape: Vec::new() };
    let exercise = T::build(file, &mut check);
    Some((exercise, check.shape))
}
