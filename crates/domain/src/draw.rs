//! Which items an attempt asks, and in which order their parts are shown.

use std::collections::BTreeMap;

use crate::{
    chance::Seeded,
    item::{Item, ItemBody},
    module::ItemId,
};

/// An item of an attempt, as drawn.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Drawn {
    pub item: ItemId,
    /// `shown[place]` is the canonical number of the part that stands at that place.
    pub shown: Vec<u8>,
}

/// Draws `count` items: one of each objective in turn, those seen least often before first, none twice.
/// The same seed, items and uses give the same draw.
pub fn draw(items: &[Item], count: usize, seed: u64, uses: &BTreeMap<ItemId, u32>) -> Vec<Drawn> {
    let mut dice = Seeded::new(seed);
    let mut pools: BTreeMap<&str, Vec<&Item>> = BTreeMap::new();
    for item in items {
        pools.entry(&item.objective).or_default().push(item);
    }
    let mut pools: Vec<Vec<&Item>> = pools.into_values().collect();
    for pool in &mut pools {
        dice.shuffle(pool);
        // The last is drawn first.
        pool.sort_by_key(|item| std::cmp::Reverse(uses.get(&item.id).copied().unwrap_or(0)));
    }
    dice.shuffle(&mut pools);

    let mut chosen = Vec::with_capacity(count);
    while chosen.len() < count && pools.iter().any(|pool| !pool.is_empty()) {
        let missing = count - chosen.len();
        chosen.extend(pools.iter_mut().filter_map(Vec::pop).take(missing));
    }
    dice.shuffle(&mut chosen);
    chosen.into_iter().map(|item| Drawn { item: item.id.clone(), shown: places(item, &mut dice) }).collect()
}

fn places(item: &Item, dice: &mut Seeded) -> Vec<u8> {
    let parts = u8::try_from(item.parts()).unwrap_or(u8::MAX);
    let mut shown: Vec<u8> = (0..parts).collect();
    if item.is_shuffled() {
        dice.shuffle(&mut shown);
        // Steps must not stand in their right order from the start.
        if matches!(item.body, ItemBody::Order(_)) && shown.is_sorted() && !shown.is_empty() {
            shown.rotate_left(1);
        }
    }
    shown
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::lang::ByLang;

    fn pool(objectives: &[(&str, usize)]) -> Vec<Item> {
        let mut items = Vec::new();
        for (objective, count) in objectives {
            for n in 0..*count {
                items.push(Item {
                    id: ItemId::parse(&format!("{objective}-{n}")).unwrap(),
                    objective: (*objective).to_owned(),
                    section: String::new(),
                    label: ByLang::default(),
                    stem: ByLang::default(),
                    explanation: ByLang::default(),
                    body: ItemBody::Order(vec![ByLang::default(); 4]),
                });
            }
        }
        items
    }

    #[test]
    fn every_objective_is_drawn_and_no_item_twice() {
        let items = pool(&[("a", 5), ("b", 5), ("c", 2)]);
        for seed in 0..200 {
            let drawn = draw(&items, 6, seed, &BTreeMap::new());
            let of =
                |objective: &str| drawn.iter().filter(|d| d.item.as_str().starts_with(objective)).count();
            assert_eq!((of("a"), of("b"), of("c")), (2, 2, 2));
            let distinct: std::collections::BTreeSet<_> = drawn.iter().map(|d| &d.item).collect();
            assert_eq!(distinct.len(), 6);
        }
    }

    #[test]
    fn a_small_pool_gives_what_it_has() {
        assert_eq!(draw(&pool(&[("a", 3)]), 10, 1, &BTreeMap::new()).len(), 3);
        assert!(draw(&[], 10, 1, &BTreeMap::new()).is_empty());
    }

    #[test]
    fn items_seen_before_wait_for_the_others() {
        let items = pool(&[("a", 6)]);
        let uses = items[..3].iter().map(|item| (item.id.clone(), 1)).collect();
        for seed in 0..50 {
            let drawn = draw(&items, 3, seed, &uses);
            assert!(drawn.iter().all(|d| !uses.contains_key(&d.item)));
        }
    }

    #[test]
    fn the_same_seed_gives_the_same_draw() {
        let items = pool(&[("a", 6), ("b", 6)]);
        let none = BTreeMap::new();
        assert_eq!(draw(&items, 5, 9, &none), draw(&items, 5, 9, &none));
        assert_ne!(draw(&items, 5, 9, &none), draw(&items, 5, 10, &none));
    }

    #[test]
    fn steps_are_never_shown_in_their_right_order() {
        let items = pool(&[("a", 1)]);
        assert!((0..500).all(|seed| !draw(&items, 1, seed, &BTreeMap::new())[0].shown.is_sorted()));
    }
}
