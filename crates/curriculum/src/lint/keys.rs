//! Right answers that can be guessed: from their length or from their place.

use crate::{
    draft::{Body, Draft, ItemDraft, Kind, OptionDraft},
    finding::{Findings, Report, Rule},
    markdown::plain_text,
};

const LENGTH_REMEDY: &str = "Shorten the right options, or give the wrong ones as much detail.";
const OFTEN_LONGEST: Rule = Rule::warning("right-option-longest", LENGTH_REMEDY);
const MOSTLY_LONGEST: Rule = Rule::error("right-option-longest", LENGTH_REMEDY);
const SAME_PLACE: Rule =
    Rule::warning("right-option-place", "Move right options to other places of their lists.");

/// With fewer items of one kind, any share is chance.
const ENOUGH: usize = 6;

/// Lengths differ from language to language, so each is looked at.
pub(super) fn check_lengths(draft: &Draft, report: &mut Report<'_>) {
    let items = with_options(draft, &[Kind::Choice, Kind::Several]);
    let longest: Vec<&ItemDraft> =
        items.iter().filter(|(_, options)| right_is_longest(options)).map(|(item, _)| *item).collect();
    let (all, some) = (items.len(), longest.len());
    let rule = match () {
        () if all >= ENOUGH && some * 2 > all => &MOSTLY_LONGEST,
        () if all >= ENOUGH && some * 3 > all => &OFTEN_LONGEST,
        () => return,
    };
    let ids = longest.iter().map(|item| item.id.as_str()).collect::<Vec<_>>().join(", ");
    let line = longest.first().map_or(1, |item| item.line);
    report.add(rule, line, format!("in {some} of {all} items the right options are the longest: {ids}"));
}

/// Places are the same in both languages, so one is enough.
pub(super) fn check_places(draft: &Draft, findings: &mut Findings) {
    let items = with_options(draft, &[Kind::Choice]);
    let places: Vec<usize> =
        items.iter().filter_map(|(_, options)| options.iter().position(|option| option.right)).collect();
    for place in 0..4 {
        let here = places.iter().filter(|&&other| other == place).count();
        if places.len() >= ENOUGH && here * 100 > places.len() * 60 {
            let message = format!(
                "in {here} of {} choice items the right option is number {}",
                places.len(),
                place + 1
            );
            findings.in_file(&draft.file).add(&SAME_PLACE, 1, message);
        }
    }
}

fn with_options<'d>(draft: &'d Draft, kinds: &[Kind]) -> Vec<(&'d ItemDraft, &'d [OptionDraft])> {
    let items = draft.items.iter().filter(|item| kinds.contains(&item.kind));
    items
        .filter_map(|item| match &item.body {
            Body::Options(options) => Some((item, options.as_slice())),
            _ => None,
        })
        .collect()
}

/// Whether each right option is longer than each wrong one: who picks the long ones has the item right.
fn right_is_longest(options: &[OptionDraft]) -> bool {
    let lengths = |right: bool| {
        let options = options.iter().filter(move |option| option.right == right);
        options.map(|option| plain_text(&option.text).chars().count())
    };
    lengths(true).min() > lengths(false).max()
}
