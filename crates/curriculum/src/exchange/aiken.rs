//! Reading Aiken: a question, options `A.` or `A)`, and `ANSWER: A`.

use super::{
    Answers, Choice, Note, Question,
    text::{Format, Text},
};

/// Whether a file is Aiken rather than GIFT: an answer line, and no braces.
pub(super) fn is_aiken(text: &str) -> bool {
    text.lines().any(|line| answer(line).is_some()) && !text.contains('{')
}

/// What has been read of a question.
#[derive(Default)]
struct Open {
    line: u32,
    stem: Vec<String>,
    options: Vec<(char, String)>,
}

pub(super) fn read(text: &str) -> (Vec<Question>, Vec<Note>) {
    let (mut questions, mut notes) = (Vec::new(), Vec::new());
    let mut open = Open::default();
    for (number, line) in (1_u32..).zip(text.lines()) {
        let words = line.trim();
        if let Some(letter) = answer(words) {
            questions.push(close(std::mem::take(&mut open), letter, number));
        } else if let Some((letter, option)) = option(words).filter(|_| !open.stem.is_empty()) {
            open.options.push((letter, option.to_owned()));
        } else if !words.is_empty() {
            if open.options.is_empty() {
                open.line = if open.stem.is_empty() { number } else { open.line };
                open.stem.push(words.to_owned());
            } else {
                // A question without its answer line: it is given up, and the line begins another.
                notes.push(unanswered(&open));
                open = Open { line: number, stem: vec![words.to_owned()], options: Vec::new() };
            }
        }
    }
    if !open.stem.is_empty() {
        notes.push(unanswered(&open));
    }
    (questions, notes)
}

fn unanswered(open: &Open) -> Note {
    let message = format!("“{}” has no line “ANSWER: …” and is left out", open.stem.join(" "));
    Note { line: open.line, message }
}

fn close(open: Open, letter: char, line: u32) -> Question {
    let text = |text: String| Text { format: Format::Plain, text };
    let line = if open.stem.is_empty() { line } else { open.line };
    let options = open.options.into_iter().map(|(own, option)| Choice {
        is_key: own == letter,
        weight: None,
        text: text(option),
        feedback: None,
    });
    let choices: Vec<Choice> = options.collect();
    let answers = if choices.iter().any(|choice| choice.is_key) {
        Answers::Choices(choices)
    } else {
        Answers::Unknown("a question whose answer is none of its options")
    };
    let stem = text(open.stem.join(" "));
    Question { line, title: None, ours: None, stem, has_gap: false, answers, feedback: None }
}

/// `ANSWER: B`
fn answer(line: &str) -> Option<char> {
    let letter = line.trim().strip_prefix("ANSWER:")?.trim();
    letter.parse::<char>().ok().filter(char::is_ascii_uppercase)
}

/// `B. text` or `B) text`
fn option(line: &str) -> Option<(char, &str)> {
    let letter = line.chars().next().filter(char::is_ascii_uppercase)?;
    let text = line[1..].strip_prefix(['.', ')'])?;
    text.starts_with(char::is_whitespace).then(|| (letter, text.trim()))
}
