//! Wordings that test reading rather than knowing.

use std::slice;

use domain::lang::Lang;

use crate::{
    draft::Draft,
    finding::{Report, Rule},
    markdown::{Block, BlockKind, plain_text, text_of_blocks},
};

const NEGATIVE_STEM: Rule =
    Rule::warning("negative-stem", "Ask for what is right, or for what to do; many readers miss a “not”.");
const ALL_OF_THE_ABOVE: Rule = Rule::error(
    "all-of-the-above",
    "Options are shuffled, and this one is guessed. Use the kind .several, or write a real option.",
);

const ABOVE_FR: &[&str] = &[
    "toutes les réponses ci-dessus",
    "toutes les réponses précédentes",
    "toutes les réponses sont",
    "toutes ces réponses",
    "aucune des réponses",
    "aucune de ces réponses",
    "aucune réponse",
    "tout ce qui précède",
    "rien de ce qui précède",
];
const ABOVE_EN: &[&str] = &[
    "all of the above",
    "none of the above",
    "all of these answers",
    "none of these answers",
    "all the answers",
    "any of the above",
];

pub(super) fn check(draft: &Draft, report: &mut Report<'_>) {
    for item in &draft.items {
        let stem = question(&item.stem);
        if let Some(word) = negation(draft.lang, last_sentence(&stem)) {
            report.add(&NEGATIVE_STEM, item.line, format!("the question of “{}” says “{word}”", item.id));
        }
        for option in item.body.options() {
            let text = plain_text(&option.text).to_lowercase();
            let refers = if draft.lang == Lang::Fr { ABOVE_FR } else { ABOVE_EN };
            if let Some(phrase) = refers.iter().find(|phrase| text.contains(*phrase)) {
                report.add(&ALL_OF_THE_ABOVE, option.line, format!("the option says “{phrase}”"));
            }
        }
    }
}

/// The last paragraph of a stem, which asks.
fn question(stem: &[Block]) -> String {
    let is_text = |block: &&Block| matches!(block.kind, BlockKind::Paragraph(_));
    stem.iter().rfind(is_text).map_or_else(String::new, |block| text_of_blocks(slice::from_ref(block)))
}

/// A situation before the question may well be told with a “not”.
fn last_sentence(text: &str) -> &str {
    let ends = ['.', '?', '!', '…'];
    let text = text.trim_end_matches(|c: char| !c.is_alphanumeric());
    text.rsplit(ends).next().unwrap_or(text)
}

fn negation(lang: Lang, sentence: &str) -> Option<&'static str> {
    let sentence = sentence.to_lowercase().replace('’', "'");
    let words: Vec<&str> = sentence.split(|c: char| !c.is_alphanumeric()).collect();
    let place_of = |wanted: &[&str]| words.iter().position(|word| wanted.contains(word));
    match lang {
        Lang::Fr => {
            let negated = place_of(&["ne", "n"]).zip(place_of(&["pas"])).is_some_and(|(ne, pas)| ne < pas);
            let excepted = place_of(&["sauf", "excepté", "exceptée", "exceptés", "exceptées"]).is_some();
            if negated { Some("ne … pas") } else { excepted.then_some("sauf") }
        }
        Lang::En => {
            let negated = place_of(&["not"]).is_some() || sentence.contains("n't");
            if negated { Some("not") } else { place_of(&["except"]).map(|_| "except") }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_the_question_must_be_positive() {
        for (lang, stem, expected) in [
            (Lang::Fr, "Elle n’a pas répondu. Que faites-vous ?", None),
            (Lang::Fr, "Lequel n’est pas sûr ?", Some("ne … pas")),
            (Lang::Fr, "Tous conviennent, sauf lequel ?", Some("sauf")),
            (Lang::Fr, "Quel pas faites-vous d’abord ?", None),
            (Lang::En, "He did not answer. What do you do?", None),
            (Lang::En, "Which one isn’t safe?", Some("not")),
            (Lang::En, "Which is not safe?", Some("not")),
            (Lang::En, "All are safe except which?", Some("except")),
            (Lang::En, "What do you note?", None),
        ] {
            assert_eq!(negation(lang, last_sentence(stem)), expected, "{stem}");
        }
    }
}
