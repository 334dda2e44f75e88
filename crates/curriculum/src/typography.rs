//! French typography: no-break spaces before tall punctuation and inside « ». Authors type plain spaces.

use std::borrow::Cow;

use domain::lang::Lang;

/// The space before `:`.
const NO_BREAK: char = '\u{a0}';
/// The space before `;`, `?`, `!` and inside « ».
const NARROW: char = '\u{202f}';

/// The text as it is shown in a language. Never for code.
pub(crate) fn typeset(lang: Lang, text: &str) -> Cow<'_, str> {
    match lang {
        Lang::Fr if text.contains([';', ':', '?', '!', '«', '»']) => Cow::Owned(french(text)),
        Lang::Fr | Lang::En => Cow::Borrowed(text),
    }
}

fn french(text: &str) -> String {
    let mut out = String::with_capacity(text.len() + 8);
    let mut after_opening = false;
    for c in text.chars() {
        if after_opening && is_space(c) {
            continue;
        }
        after_opening = c == '«';
        match c {
            ';' | '?' | '!' => replace_plain_space(&mut out, NARROW),
            ':' => replace_plain_space(&mut out, NO_BREAK),
            '»' => {
                out.truncate(out.trim_end_matches(is_space).len());
                out.push(NARROW);
            }
            _ => {}
        }
        out.push(c);
        if after_opening {
            out.push(NARROW);
        }
    }
    out
}

fn is_space(c: char) -> bool {
    matches!(c, ' ' | '\n' | NO_BREAK | NARROW)
}

/// Only where the author left a space: `https:` and `12:30` have none.
fn replace_plain_space(out: &mut String, space: char) {
    let kept = out.trim_end_matches([' ', '\n']).len();
    if kept < out.len() {
        out.truncate(kept);
        out.push(space);
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn french_gets_its_no_break_spaces() {
        for (written, shown) in [
            ("Pourquoi ?", "Pourquoi\u{202f}?"),
            ("Oui : non ; si !", "Oui\u{a0}: non\u{202f}; si\u{202f}!"),
            ("« mot »", "«\u{202f}mot\u{202f}»"),
            ("«mot»", "«\u{202f}mot\u{202f}»"),
            ("«\u{a0}mot\u{a0}»", "«\u{202f}mot\u{202f}»"),
            ("à la ligne\n: ici", "à la ligne\u{a0}: ici"),
            ("12:30, https://a", "12:30, https://a"),
            (" : après du gras", "\u{a0}: après du gras"),
        ] {
            assert_eq!(typeset(Lang::Fr, written), shown);
        }
    }

    #[test]
    fn english_stays_as_written() {
        assert_eq!(typeset(Lang::En, "Why ? « a »"), "Why ? « a »");
    }
}
