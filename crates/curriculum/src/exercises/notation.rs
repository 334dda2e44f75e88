//! Texts with parts that can be marked: `{clue|its text}`, and links: `{clue|their text|https://where.example}`.

/// A piece of a text.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Piece {
    Text(String),
    Part {
        /// The id of its clue.
        clue: String,
        text: String,
        /// Where a link leads.
        target: Option<String>,
    },
}

/// The pieces of one paragraph. A brace that opens nothing is text.
pub(super) fn pieces(text: &str, typeset: impl Fn(&str) -> String) -> Vec<Piece> {
    let mut pieces = Vec::new();
    let mut rest = text;
    while let Some((before, inside, after)) = next_part(rest) {
        push_text(&mut pieces, before, &typeset);
        let mut fields = inside.splitn(3, '|');
        let clue = fields.next().unwrap_or_default().trim().to_owned();
        let shown = fields.next().unwrap_or_default();
        let target = fields.next().map(|target| target.trim().to_owned());
        pieces.push(Piece::Part { clue, text: shown.trim().to_owned(), target });
        rest = after;
    }
    push_text(&mut pieces, rest, &typeset);
    pieces
}

fn next_part(text: &str) -> Option<(&str, &str, &str)> {
    let (before, rest) = text.split_once('{')?;
    let (inside, after) = rest.split_once('}')?;
    inside.contains('|').then_some((before, inside, after))
}

fn push_text(pieces: &mut Vec<Piece>, text: &str, typeset: impl Fn(&str) -> String) {
    if text.is_empty() {
        return;
    }
    // Spaces at both ends part this text from its neighbours.
    let start = text.len() - text.trim_start().len();
    let end = text.trim_end().len().max(start);
    pieces.push(Piece::Text(format!("{}{}{}", &text[..start], typeset(&text[start..end]), &text[end..])));
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn parts_and_links_are_found() {
        let part = |clue: &str, text: &str, target: Option<&str>| Piece::Part {
            clue: clue.into(),
            text: text.into(),
            target: target.map(Into::into),
        };
        assert_eq!(
            pieces("Do it {now|before six} or {link|here|https://a.example}.", ToOwned::to_owned),
            [
                Piece::Text("Do it ".into()),
                part("now", "before six", None),
                Piece::Text(" or ".into()),
                part("link", "here", Some("https://a.example")),
                Piece::Text(".".into()),
            ]
        );
        assert_eq!(pieces("a {b} c", ToOwned::to_owned), [Piece::Text("a {b} c".into())]);
    }
}
