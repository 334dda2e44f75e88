//! From a question of another program to the Markdown of an item.

use std::{collections::BTreeSet, fmt::Write};

use domain::lang::Lang;

use super::{Answers, Choice, Converted, Destination, Note, Question, text::Text};
use crate::{
    markdown::{escape_start, prefix},
    skeleton::mark,
};

/// How far a weight may be from what it stands for: files round.
const ROUNDING: f64 = 0.1;

pub(super) fn convert(questions: Vec<Question>, notes: Vec<Note>, to: &Destination) -> Converted {
    let mut converter = Converter { to, notes, ids: BTreeSet::new(), out: String::new() };
    let (mut carried, mut left_out) = (0, 0);
    for question in questions {
        if converter.question(question) { carried += 1 } else { left_out += 1 }
    }
    converter.notes.sort_by(|a, b| (a.line, &a.message).cmp(&(b.line, &b.message)));
    Converted { text: converter.out, carried, left_out, notes: converter.notes }
}

struct Converter<'d> {
    to: &'d Destination,
    notes: Vec<Note>,
    ids: BTreeSet<String>,
    out: String,
}

/// An item about to be written.
struct Draft {
    kind: &'static str,
    body: String,
    /// Whether the kind asks for a text after its body.
    needs_explanation: bool,
}

impl Converter<'_> {
    /// Whether the question is in the text now. If not, a note says why.
    fn question(&mut self, question: Question) -> bool {
        let line = question.line;
        if question.has_image() {
            self.leave_out(&question, "it has an image; draw it as SVG and write the question by hand");
            return false;
        }
        let draft = match &question.answers {
            Answers::Unknown(what) => Err(format!("it is {what}, which Vigie has no kind for")),
            Answers::Choices(choices) => {
                self.choices(line, choices, question.ours.as_ref().map(|ours| ours.kind.as_str()))
            }
            Answers::Pairs(pairs) => {
                Ok(self.pairs(line, pairs, question.ours.as_ref().and_then(|ours| ours.columns.as_deref())))
            }
            Answers::TrueFalse { is_true, if_wrong, if_right } => {
                Ok(self.true_or_false(line, *is_true, if_wrong.as_ref(), if_right.as_ref()))
            }
        };
        match draft {
            Ok(draft) => self.write(&question, &draft),
            Err(why) => {
                self.leave_out(&question, &why);
                return false;
            }
        }
        true
    }

    fn note(&mut self, line: u32, message: impl Into<String>) {
        self.notes.push(Note { line, message: message.into() });
    }

    fn leave_out(&mut self, question: &Question, why: &str) {
        self.note(question.line, format!("“{}” is left out: {why}", shortened(&question.name())));
    }

    fn write(&mut self, question: &Question, draft: &Draft) {
        let line = question.line;
        let label = shortened(&question.name()).replace(['{', '}'], "");
        let label = if label.trim().is_empty() { self.todo() } else { escape_start(&label) };
        let wanted = question.ours.as_ref().map_or_else(|| slug(&question.name()), |ours| ours.id.clone());
        let id = self.unique(&wanted);
        if id != wanted {
            self.note(line, format!("the id “{wanted}” is taken; the item is “{id}”"));
        }
        let (objective, section) = match &question.ours {
            Some(ours) => (&ours.objective, &ours.section),
            None => (&self.to.objective, &self.to.section),
        };
        let head = format!("## {label} {{#{id} .{} objective={objective} section={section}}}", draft.kind);
        let mut stem = self.markdown(line, &question.stem);
        if stem.is_empty() {
            stem = self.todo();
            self.note(line, "the question has no text");
        }
        if question.has_gap {
            self.note(line, "the answer stood in the middle of the sentence; the gap is a line now");
        }
        let explanation = match &question.feedback {
            Some(feedback) => Some(self.markdown(line, feedback)),
            None if draft.needs_explanation => {
                self.note(line, "nothing explains the answer; write it where the item says so");
                Some(self.todo())
            }
            None => None,
        };
        let gap = if self.out.is_empty() { "" } else { "\n" };
        write!(self.out, "{gap}{head}\n\n{stem}\n\n{}\n", draft.body)
            .expect("writing to a String never fails");
        if let Some(explanation) = explanation {
            write!(self.out, "\n{explanation}\n").expect("writing to a String never fails");
        }
    }

    fn choices(&mut self, line: u32, choices: &[Choice], ours: Option<&str>) -> Result<Draft, String> {
        let keys = choices.iter().filter(|choice| choice.is_key).count();
        if keys > 1 {
            return Err("several answers are each fully right; ask for one of them, or for all".to_owned());
        }
        let is_right = |choice: &Choice| {
            if keys == 1 { choice.is_key } else { choice.weight.is_some_and(|weight| weight > 0.0) }
        };
        let right = choices.iter().filter(|choice| is_right(choice)).count();
        if right == 0 {
            return Err("none of its answers is right".to_owned());
        }
        self.note_weights(line, choices, keys, right);
        let kind = match ours {
            Some("spot") => "spot",
            Some("several") => "several",
            _ if right == 1 => "choice",
            _ => "several",
        };
        let options: Vec<_> =
            choices.iter().map(|choice| (is_right(choice), &choice.text, choice.feedback.as_ref())).collect();
        Ok(Draft { kind, body: self.options(line, &options), needs_explanation: false })
    }

    /// Says where the weights of the file are not those that Vigie gives.
    fn note_weights(&mut self, line: u32, choices: &[Choice], keys: usize, right: usize) {
        let right = u32::try_from(right).map_or(f64::MAX, f64::from);
        let share = 100.0 / right;
        let odd = choices.iter().filter(|choice| {
            let weight = choice.weight.unwrap_or(if choice.is_key { 100.0 } else { 0.0 });
            let expected = match (keys == 1, weight > 0.0) {
                (true, _) if choice.is_key => 100.0,
                (true, _) => 0.0,
                (false, true) => share,
                (false, false) if right < 1.5 => 0.0_f64.min(weight),
                (false, false) => -share,
            };
            (weight - expected).abs() > ROUNDING
        });
        let odd: Vec<String> = odd
            .map(|choice| format!("“{}” {} %", shortened(&choice.text.text), choice.weight.unwrap_or(0.0)))
            .collect();
        if !odd.is_empty() {
            let what = if keys == 1 || right < 1.5 {
                "an option is right or wrong"
            } else {
                "each right option is worth one share, each wrong one takes one share away"
            };
            self.note(line, format!("weights are not kept, {what}: {}", odd.join(", ")));
        }
    }

    fn true_or_false(
        &mut self,
        line: u32,
        is_true: bool,
        if_wrong: Option<&Text>,
        if_right: Option<&Text>,
    ) -> Draft {
        let (yes, no) = match self.to.lang {
            Lang::Fr => ("Vrai", "Faux"),
            Lang::En => ("True", "False"),
        };
        let plain = |text: &str| Text { format: super::text::Format::Plain, text: text.to_owned() };
        let (yes, no) = (plain(yes), plain(no));
        let why = |right: bool| if right { if_right } else { if_wrong };
        let options = [(is_true, &yes, why(is_true)), (!is_true, &no, why(!is_true))];
        self.note(line, "true or false is guessed half the time; make it a choice between three answers");
        Draft { kind: "choice", body: self.options(line, &options), needs_explanation: false }
    }

    fn options(&mut self, line: u32, options: &[(bool, &Text, Option<&Text>)]) -> String {
        let mut entries = Vec::new();
        let mut unexplained = 0;
        for (right, text, why) in options {
            let why = if let Some(why) = why {
                self.markdown(line, why)
            } else {
                unexplained += 1;
                self.todo()
            };
            let mark = if *right { "- [x] " } else { "- [ ] " };
            let text = prefix(mark, "  ", &self.markdown(line, text));
            entries.push(format!("{text}\n{}", prefix("  > ", "  > ", &why)));
        }
        if unexplained > 0 {
            self.note(
                line,
                format!("{unexplained} answers have no feedback; say why each is right or wrong"),
            );
        }
        entries.join("\n")
    }

    fn pairs(&mut self, line: u32, pairs: &[(Text, Text)], columns: Option<&str>) -> Draft {
        let columns = columns.unwrap_or(match self.to.lang {
            Lang::Fr => "Élément | Ce qui lui correspond",
            Lang::En => "Item | What goes with it",
        });
        let mut rows = format!("| {columns} |\n|---|---|");
        for (left, right) in pairs {
            let (left, right) = (self.line(line, left), self.line(line, right));
            write!(rows, "\n| {left} | {right} |").expect("writing to a String never fails");
        }
        Draft { kind: "match", body: rows, needs_explanation: true }
    }

    fn markdown(&mut self, line: u32, text: &Text) -> String {
        let (markdown, tags) = text.to_markdown();
        self.note_tags(line, &tags);
        markdown
    }

    fn line(&mut self, line: u32, text: &Text) -> String {
        let (markdown, tags) = text.to_line();
        self.note_tags(line, &tags);
        markdown
    }

    fn note_tags(&mut self, line: u32, tags: &[String]) {
        if !tags.is_empty() {
            self.note(line, format!("{} left out, the text in it is kept", tags.join(", ")));
        }
    }

    /// What the linter finds again.
    fn todo(&self) -> String {
        mark(self.to.lang).to_owned()
    }

    fn unique(&mut self, wanted: &str) -> String {
        let mut id = wanted.to_owned();
        let mut number = 2;
        while !self.ids.insert(id.clone()) {
            id = format!("{wanted}-{number}");
            number += 1;
        }
        id
    }
}

impl Question {
    /// Its title, or how it begins.
    fn name(&self) -> String {
        self.title.clone().filter(|title| !title.trim().is_empty()).unwrap_or_else(|| self.stem.text.clone())
    }

    fn has_image(&self) -> bool {
        let mut texts = vec![&self.stem];
        texts.extend(&self.feedback);
        match &self.answers {
            Answers::Choices(choices) => {
                for choice in choices {
                    texts.push(&choice.text);
                    texts.extend(&choice.feedback);
                }
            }
            Answers::Pairs(pairs) => texts.extend(pairs.iter().flat_map(|(left, right)| [left, right])),
            Answers::TrueFalse { if_wrong, if_right, .. } => {
                texts.extend(if_wrong);
                texts.extend(if_right);
            }
            Answers::Unknown(_) => {}
        }
        texts.into_iter().any(Text::has_image)
    }
}

/// One line of at most 60 characters.
fn shortened(text: &str) -> String {
    const MOST: usize = 60;
    let text = text.split_whitespace().collect::<Vec<_>>().join(" ");
    match text.char_indices().nth(MOST) {
        Some((at, _)) => format!("{}…", text[..at].trim_end()),
        None => text,
    }
}

/// An id that says what the question is called.
fn slug(name: &str) -> String {
    const MOST: usize = 40;
    let mut slug = String::new();
    for c in name.to_lowercase().chars() {
        let plain = match c {
            'à' | 'â' | 'ä' => 'a',
            'é' | 'è' | 'ê' | 'ë' => 'e',
            'î' | 'ï' => 'i',
            'ô' | 'ö' => 'o',
            'ù' | 'û' | 'ü' => 'u',
            'ç' => 'c',
            c if c.is_ascii_alphanumeric() => c,
            _ => '-',
        };
        if slug.len() < MOST && !(plain == '-' && (slug.is_empty() || slug.ends_with('-'))) {
            slug.push(plain);
        }
    }
    let slug = slug.trim_end_matches('-');
    match slug.chars().next() {
        Some(first) if first.is_ascii_alphabetic() => slug.to_owned(),
        Some(_) => format!("q-{slug}"),
        None => "question".to_owned(),
    }
}
