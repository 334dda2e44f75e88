//! Reading GIFT, in the order in which Moodle's own importer decides.

use super::{
    Answers, Choice, Note, Ours, Question,
    text::{Format, Text},
};

/// A character, whether a backslash stood before it, and its line.
type Char = (char, bool, u32);

/// The questions of a file, and what stands between them.
pub(super) fn read(text: &str) -> (Vec<Question>, Vec<Note>) {
    let (mut questions, mut notes) = (Vec::new(), Vec::new());
    let (mut block, mut ours, mut comments) = (Vec::<Char>::new(), None, Vec::new());
    let mut end = |block: &mut Vec<Char>, ours: &mut Option<Ours>, notes: &mut Vec<Note>| {
        let chars = std::mem::take(block);
        if !trim(&chars).is_empty() {
            questions.extend(question(trim(&chars), ours.take(), notes));
        }
    };
    for (number, line) in (1_u32..).zip(text.lines()) {
        let words = line.trim();
        if words.is_empty() {
            end(&mut block, &mut ours, &mut notes);
        } else if let Some(comment) = words.strip_prefix("//") {
            match read_ours(comment) {
                Some(read) => ours = Some(read),
                None => comments.push(number),
            }
        } else if let Some(category) = words.strip_prefix("$CATEGORY:") {
            end(&mut block, &mut ours, &mut notes);
            let message = format!("the category “{}” is not kept: a module is one subject", category.trim());
            notes.push(Note { line: number, message });
        } else {
            block.extend(unescape(line, number));
        }
    }
    end(&mut block, &mut ours, &mut notes);
    if let Some(&line) = comments.first() {
        let lines: Vec<String> = comments.iter().map(u32::to_string).collect();
        notes.push(Note { line, message: format!("comments are not kept: lines {}", lines.join(", ")) });
    }
    (questions, notes)
}

/// `vigie id=… kind=… objective=… section=…`, as `export` writes it.
fn read_ours(comment: &str) -> Option<Ours> {
    let words = comment.trim().strip_prefix("vigie ")?;
    let (words, columns) = match words.split_once(" columns=") {
        Some((words, columns)) => (words, Some(columns.to_owned())),
        None => (words, None),
    };
    let value = |key: &str| {
        let word = words.split_whitespace().find_map(|word| word.strip_prefix(key)?.strip_prefix('='))?;
        crate::id::is_id(word).then(|| word.to_owned())
    };
    Some(Ours {
        id: value("id")?,
        kind: value("kind")?,
        objective: value("objective")?,
        section: value("section")?,
        columns,
    })
}

fn unescape(line: &str, number: u32) -> Vec<Char> {
    let mut out = Vec::new();
    let mut chars = line.chars().peekable();
    while let Some(c) = chars.next() {
        let next = chars.peek().copied().filter(|_| c == '\\');
        match next {
            Some('n') => out.push(('\n', true, number)),
            Some(sign @ ('~' | '=' | '#' | '{' | '}' | ':' | '\\')) => out.push((sign, true, number)),
            _ => {
                out.push((c, false, number));
                continue;
            }
        }
        chars.next();
    }
    // The break between two lines of the file is a space, unlike one that was written.
    out.push((' ', false, number));
    out
}

fn question(chars: &[Char], ours: Option<Ours>, notes: &mut Vec<Note>) -> Option<Question> {
    let line = chars.first()?.2;
    let (title, chars) = match cut_at(chars, "::") {
        Some(([], rest)) => match cut_at(rest, "::") {
            Some((title, rest)) => (Some(plain(title)), rest),
            None => (None, chars),
        },
        _ => (None, chars),
    };
    let (format, chars) = format(chars, Format::Html);
    let make = |stem: &[Char], has_gap, answers, feedback| {
        let stem = Text { format, text: plain(stem) };
        Some(Question { line, title: title.clone(), ours, stem, has_gap, answers, feedback })
    };
    let Some((before, inside)) = cut_at(chars, "{") else {
        return make(chars, false, Answers::Unknown("a description without a question"), None);
    };
    let Some((inside, after)) = cut_at(inside, "}") else {
        return make(before, false, Answers::Unknown("a question whose brace does not close"), None);
    };
    let after = trim(after);
    let mut stem = before.to_vec();
    if !after.is_empty() {
        stem.extend("_____".chars().map(|c| (c, true, line)));
        stem.push((' ', false, line));
        stem.extend(after);
    }
    let (inside, feedback) = match cut_at_last(inside, "####") {
        Some((inside, feedback)) => (inside, optional(feedback, format)),
        None => (inside, None),
    };
    make(&stem, !after.is_empty(), answers(trim(inside), format, notes), feedback)
}

fn answers(inside: &[Char], format: Format, notes: &mut Vec<Note>) -> Answers {
    let has = |sign: &str| cut_at(inside, sign).is_some();
    match inside.first() {
        None => Answers::Unknown("an essay"),
        Some(('#', false, _)) => Answers::Unknown("a numerical question"),
        Some(_) if has("~") => Answers::Choices(choices(inside, format, notes)),
        Some(_) if has("=") && has("->") => Answers::Pairs(pairs(inside, format, notes)),
        Some(_) => true_or_false(inside, format).unwrap_or(Answers::Unknown("a short answer")),
    }
}

fn choices(inside: &[Char], format: Format, notes: &mut Vec<Note>) -> Vec<Choice> {
    let mut choices = Vec::new();
    for (sign, chars) in signed(inside, &['=', '~'], notes) {
        let (weight, chars) = weight(trim(chars));
        let (text, feedback) = cut_at(chars, "#").unwrap_or((chars, &[]));
        let text = read_text(text, format);
        choices.push(Choice { is_key: sign == '=', weight, text, feedback: optional(feedback, format) });
    }
    choices
}

/// The parts that begin with one of the signs. What stands before the first is said.
fn signed<'c>(inside: &'c [Char], signs: &[char], notes: &mut Vec<Note>) -> Vec<(char, &'c [Char])> {
    let is_sign = |&(c, escaped, _): &Char| !escaped && signs.contains(&c);
    let starts: Vec<usize> = (0..inside.len()).filter(|&at| is_sign(&inside[at])).collect();
    let first = starts.first().copied().unwrap_or(inside.len());
    let before = trim(&inside[..first]);
    if let Some(&(_, _, line)) = before.first() {
        notes.push(Note { line, message: format!("“{}” stands before the first answer", plain(before)) });
    }
    let ends = starts.iter().skip(1).copied().chain([inside.len()]);
    starts.iter().zip(ends).map(|(&start, end)| (inside[start].0, &inside[start + 1..end])).collect()
}

/// `%50%` before an answer.
fn weight(chars: &[Char]) -> (Option<f64>, &[Char]) {
    let Some(([], rest)) = cut_at(chars, "%") else { return (None, chars) };
    let Some((number, rest)) = cut_at(rest, "%") else { return (None, chars) };
    match plain(number).parse::<f64>() {
        Ok(weight) if weight.is_finite() => (Some(weight), rest),
        _ => (None, chars),
    }
}

fn pairs(inside: &[Char], format: Format, notes: &mut Vec<Note>) -> Vec<(Text, Text)> {
    let mut pairs = Vec::new();
    for (_, chars) in signed(inside, &['='], notes) {
        let line = chars.first().map_or(1, |&(_, _, line)| line);
        match cut_at(chars, "->") {
            Some((left, right)) if !trim(left).is_empty() && !trim(right).is_empty() => {
                pairs.push((read_text(left, format), read_text(right, format)));
            }
            _ => {
                let message = format!("“{}” is half a pair and is left out", plain(trim(chars)));
                notes.push(Note { line, message });
            }
        }
    }
    pairs
}

fn true_or_false(inside: &[Char], format: Format) -> Option<Answers> {
    let (word, feedback) = cut_at(inside, "#").unwrap_or((inside, &[]));
    let is_true = match plain(trim(word)).as_str() {
        "T" | "TRUE" => true,
        "F" | "FALSE" => false,
        _ => return None,
    };
    let (if_wrong, if_right) = cut_at(feedback, "#").unwrap_or((feedback, &[]));
    Some(Answers::TrueFalse {
        is_true,
        if_wrong: optional(if_wrong, format),
        if_right: optional(if_right, format),
    })
}

fn format(chars: &[Char], default: Format) -> (Format, &[Char]) {
    let trimmed = trim(chars);
    let found = match cut_at(trimmed, "[") {
        Some(([], rest)) => cut_at(rest, "]"),
        _ => None,
    };
    match found.and_then(|(name, rest)| Some((Format::from_name(&plain(name))?, rest))) {
        Some((format, rest)) => (format, trim(rest)),
        None => (default, trimmed),
    }
}

fn read_text(chars: &[Char], default: Format) -> Text {
    let (format, chars) = format(chars, default);
    Text { format, text: plain(chars) }
}

fn optional(chars: &[Char], default: Format) -> Option<Text> {
    Some(read_text(chars, default)).filter(|text| !text.is_empty())
}

fn plain(chars: &[Char]) -> String {
    trim(chars).iter().map(|&(c, ..)| c).collect()
}

fn trim(chars: &[Char]) -> &[Char] {
    let is_space = |&(c, escaped, _): &Char| c.is_whitespace() && !escaped;
    let Some(start) = chars.iter().position(|c| !is_space(c)) else { return &[] };
    let end = chars.iter().rposition(|c| !is_space(c)).map_or(start, |last| last + 1);
    &chars[start..end]
}

/// What stands before and after the first place of a sign that no backslash made a letter.
fn cut_at<'c>(chars: &'c [Char], sign: &str) -> Option<(&'c [Char], &'c [Char])> {
    let at = (0..chars.len()).find(|&at| starts_with(&chars[at..], sign))?;
    Some((&chars[..at], &chars[at + sign.len()..]))
}

fn cut_at_last<'c>(chars: &'c [Char], sign: &str) -> Option<(&'c [Char], &'c [Char])> {
    let at = (0..chars.len()).rev().find(|&at| starts_with(&chars[at..], sign))?;
    Some((&chars[..at], &chars[at + sign.len()..]))
}

fn starts_with(chars: &[Char], sign: &str) -> bool {
    chars.len() >= sign.len()
        && sign.chars().zip(chars).all(|(wanted, &(c, escaped, _))| c == wanted && !escaped)
}
