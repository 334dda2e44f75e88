//! Answers, right and wrong, to the items of the lessons.

use curriculum::Module;
use domain::{
    chance::Seeded,
    grading::Response,
    item::{Item, ItemBody},
};

/// Items of a module that many people get wrong, and all in the same way.
const MISCONCEIVED: u64 = 3;

/// FNV-1a: the same number for the same names, for ever.
pub(super) fn number_of(names: &[&str]) -> u64 {
    let bytes = names.iter().flat_map(|name| name.bytes().chain([0]));
    bytes.fold(0xcbf2_9ce4_8422_2325, |hash, byte| (hash ^ u64::from(byte)).wrapping_mul(0x0100_0000_01b3))
}

pub(super) fn is_misconceived(module: &Module, item: &Item) -> bool {
    let rank = |item: &Item| number_of(&[module.id.as_str(), item.id.as_str()]);
    let own = rank(item);
    let before = module.items.iter().filter(|other| rank(other) < own).count();
    u64::try_from(before).is_ok_and(|before| before < MISCONCEIVED)
}

/// The right answer, in canonical places.
pub(super) fn right(item: &Item) -> Response {
    match &item.body {
        ItemBody::Order(_) => Response::Ordered(all(item)),
        ItemBody::Match(_) => Response::Paired(all(item).into_iter().map(Some).collect()),
        _ => Response::Picked(options(item, true)),
    }
}

/// A wrong answer, in canonical places; the same one for the same state of the dice.
pub(super) fn wrong(item: &Item, dice: &mut Seeded) -> Response {
    match &item.body {
        ItemBody::Choice(_) | ItemBody::Line { .. } => {
            let others = options(item, false);
            Response::Picked(others.get(dice.below(others.len())).copied().into_iter().collect())
        }
        ItemBody::Several(_) | ItemBody::Spot(_) => {
            let (mut picked, others) = (options(item, true), options(item, false));
            picked.remove(dice.below(picked.len()));
            picked.extend(others.get(dice.below(others.len())));
            picked.sort_unstable();
            Response::Picked(picked)
        }
        ItemBody::Order(_) => Response::Ordered(swapped(all(item), dice)),
        ItemBody::Match(_) => Response::Paired(swapped(all(item), dice).into_iter().map(Some).collect()),
    }
}

fn all(item: &Item) -> Vec<u8> {
    (0..u8::try_from(item.parts()).unwrap_or(u8::MAX)).collect()
}

/// The places of the options that are right, or of those that are not.
fn options(item: &Item, right: bool) -> Vec<u8> {
    let keys: Vec<bool> = match &item.body {
        ItemBody::Choice(options) | ItemBody::Several(options) | ItemBody::Spot(options) => {
            options.iter().map(|option| option.right).collect()
        }
        ItemBody::Line { options, .. } => options.iter().map(|option| option.right).collect(),
        ItemBody::Order(_) | ItemBody::Match(_) => Vec::new(),
    };
    (0_u8..).zip(keys).filter(|(_, key)| *key == right).map(|(place, _)| place).collect()
}

fn swapped(mut places: Vec<u8>, dice: &mut Seeded) -> Vec<u8> {
    let first = dice.below(places.len().saturating_sub(1));
    if first + 1 < places.len() {
        places.swap(first, first + 1);
    }
    places
}

#[cfg(test)]
mod tests {
    use domain::grading::{Mark, mark};

    use super::*;

    #[test]
    fn what_is_right_has_full_marks_and_what_is_wrong_has_not() {
        let curriculum = curriculum::Curriculum::built_in().unwrap();
        for module in curriculum.modules() {
            assert_eq!(module.items.iter().filter(|item| is_misconceived(module, item)).count(), 3);
            for item in &module.items {
                assert_eq!(mark(item, &right(item)), Mark::FULL, "{} {}", module.id, item.id);
                for seed in 0..10 {
                    let wrong = wrong(item, &mut Seeded::new(seed));
                    assert!(
                        mark(item, &wrong) < Mark::FULL && !wrong.is_empty(),
                        "{} {}",
                        module.id,
                        item.id
                    );
                }
            }
        }
    }
}
