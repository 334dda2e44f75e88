//! How hard a text is to read: Flesch's formula and its French counterpart.
//!
//! - English: R. Flesch, “A new readability yardstick”, Journal of Applied Psychology 32 (1948), 221–233:
//!   206.835 − 1.015 × words per sentence − 84.6 × syllables per word.
//! - French: L. Kandel and A. Moles, « Application de l’indice de Flesch à la langue française », Cahiers d’études de
//!   radio-télévision 19 (1958), 253–274: 207 − 1.015 × words per sentence − 73.6 × syllables per word.
//!
//! Both run from 0, very hard, to 100, very easy; 60 to 70 is plain language, below 30 is that of specialists. As
//! Flesch did, a colon or a semicolon ends a sentence. Syllables are counted by rules of thumb, right on average.

use domain::lang::Lang;

/// What the formula counts.
#[derive(Debug, Default, Clone, Copy, PartialEq, Eq)]
pub(crate) struct Counts {
    pub(crate) words: u32,
    pub(crate) sentences: u32,
    pub(crate) syllables: u32,
}

impl Counts {
    /// Adds a text that ends a sentence, such as a paragraph.
    pub(crate) fn add(&mut self, lang: Lang, text: &str) {
        let mut open = false;
        for piece in text.split_whitespace() {
            for word in piece.split(['-', '/', '’', '\'']).filter(|word| word.contains(char::is_alphabetic))
            {
                // « l’ » and « d’ » are read with the word that follows.
                if word.chars().count() > 1 {
                    self.words += 1;
                    self.syllables += syllables(lang, word);
                    open = true;
                }
            }
            let end = piece.trim_end_matches(['"', ')', '»', '”', ']']);
            if open && end.ends_with(['.', '?', '!', '…', ':', ';']) {
                self.sentences += 1;
                open = false;
            }
        }
        self.sentences += u32::from(open);
    }

    /// The reading ease; `None` where there are too few words for an average.
    pub(crate) fn ease(self, lang: Lang) -> Option<f64> {
        const ENOUGH: u32 = 60;
        if self.words < ENOUGH {
            return None;
        }
        let words = f64::from(self.words);
        let per_sentence = words / f64::from(self.sentences.max(1));
        let per_word = f64::from(self.syllables) / words;
        let (base, weight) = match lang {
            Lang::Fr => (207.0, 73.6),
            Lang::En => (206.835, 84.6),
        };
        Some(base - 1.015 * per_sentence - weight * per_word)
    }
}

/// Groups of vowels, less those that are not spoken at the end.
fn syllables(lang: Lang, word: &str) -> u32 {
    let word = word.to_lowercase();
    let is_vowel = |c: char| "aeiouyàâäéèêëîïôöùûüÿœæ".contains(c);
    let mut groups = 0;
    let mut before = None;
    for c in word.chars() {
        // An accent with a trema begins a syllable of its own: na-ïf.
        if is_vowel(c) && (!before.is_some_and(is_vowel) || "ïüë".contains(c)) {
            groups += 1;
        }
        before = Some(c);
    }
    let mute: &[&str] = match lang {
        Lang::Fr => &["e", "es", "ent"],
        Lang::En => &["e", "es", "ed"],
    };
    let stem = mute.iter().find_map(|end| word.strip_suffix(end));
    let is_mute = stem.is_some_and(|stem| {
        let is_spoken = match lang {
            // « -ment » is spoken, « donnent » is not.
            Lang::Fr => word.ends_with("ent") && stem.ends_with('m'),
            // “-le”, “-ted”, “-ded” and “-ses” are spoken.
            Lang::En => {
                (word.ends_with("le") && stem.len() > 1)
                    || (word.ends_with("ed") && stem.ends_with(['t', 'd']))
                    || (word.ends_with("es") && stem.ends_with(['s', 'x', 'z', 'c', 'g', 'h']))
            }
        };
        // After a vowel (« vie ») nothing was counted for it.
        !is_spoken && !stem.ends_with(is_vowel)
    });
    (groups - u32::from(is_mute && groups > 1)).max(1)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn syllables_are_about_right() {
        for (lang, word, expected) in [
            (Lang::Fr, "mot", 1),
            (Lang::Fr, "messagerie", 4),
            (Lang::Fr, "donnent", 1),
            (Lang::Fr, "rapidement", 4),
            (Lang::Fr, "entreprise", 3),
            (Lang::Fr, "naïf", 2),
            (Lang::En, "word", 1),
            (Lang::En, "password", 2),
            (Lang::En, "made", 1),
            (Lang::En, "table", 2),
            (Lang::En, "wanted", 2),
            (Lang::En, "passed", 1),
            (Lang::En, "security", 4),
        ] {
            assert_eq!(syllables(lang, word), expected, "{word}");
        }
    }

    #[test]
    fn sentences_end_where_people_stop() {
        let mut counts = Counts::default();
        counts.add(Lang::En, "Look at TLS 1.3 first. Then (and only then) act: call us");
        assert_eq!((counts.sentences, counts.words), (3, 11));
        counts.add(Lang::Fr, "« Qui est là ? »");
        assert_eq!(counts.sentences, 4);
    }

    #[test]
    fn plain_words_are_easier_than_learned_ones() {
        let ease = |lang, text: &str| {
            let mut counts = Counts::default();
            (0..20).for_each(|_| counts.add(lang, text));
            counts.ease(lang).unwrap()
        };
        assert!(ease(Lang::Fr, "Le chat boit du lait. Il est bien là.") > 90.0);
        assert!(ease(Lang::En, "The cat drinks milk. It is fine here.") > 90.0);
        assert!(ease(Lang::Fr, "L’authentification multifactorielle proportionne la responsabilité") < 10.0);
        assert!(
            ease(Lang::En, "Multifactorial authentication necessitates organisational responsibility") < 10.0
        );
        assert_eq!(Counts::default().ease(Lang::Fr), None);
    }
}
