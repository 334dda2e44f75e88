//! A branching story: where a way leads, and what time it is there.

/// What somebody may do at a place of the story.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Turn {
    /// The place it leads to.
    pub to: usize,
    /// How long it takes.
    pub minutes: u16,
}

/// The bare shape of a story: for each place, what may be done there. An ending has nothing to do.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Map(pub Vec<Vec<Turn>>);

/// One thing that was done: where, which of the turns, and when it was decided.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Done {
    pub place: usize,
    pub turn: usize,
    /// Minutes after the beginning.
    pub at: u16,
}

/// A way through the story, from its first place on.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Walk {
    pub done: Vec<Done>,
    /// Where one stands now.
    pub place: usize,
    /// Minutes since the beginning.
    pub minutes: u16,
}

impl Map {
    /// Follows turns, written as digits (`021`). What leads nowhere ends the walk where it stands.
    pub fn walk(&self, turns: &str) -> Walk {
        let mut walk = Walk { done: Vec::new(), place: 0, minutes: 0 };
        // No way visits a place twice, so this many turns are enough.
        for digit in turns.chars().take(self.0.len()) {
            let turn = digit.to_digit(10).and_then(|digit| usize::try_from(digit).ok());
            let next = turn.and_then(|turn| Some((turn, self.0.get(walk.place)?.get(turn)?)));
            let Some((turn, next)) = next else { break };
            walk.done.push(Done { place: walk.place, turn, at: walk.minutes });
            walk.minutes = walk.minutes.saturating_add(next.minutes);
            walk.place = next.to;
        }
        walk
    }

    pub fn is_ending(&self, place: usize) -> bool {
        self.0.get(place).is_none_or(Vec::is_empty)
    }

    /// The places that can be reached from the first.
    pub fn reachable(&self) -> Vec<bool> {
        let mut seen = vec![false; self.0.len()];
        let mut open = vec![0];
        while let Some(place) = open.pop() {
            if let Some(known) = seen.get_mut(place)
                && !*known
            {
                *known = true;
                open.extend(self.0[place].iter().map(|turn| turn.to));
            }
        }
        seen
    }

    /// Whether some way comes back to where it was: then the story need not end.
    pub fn has_circle(&self) -> bool {
        // Places without turns are taken away, then those that led only to them, until none is left or a circle.
        let mut left: Vec<usize> = (0..self.0.len()).collect();
        loop {
            let ends = |place: &usize| self.0[*place].iter().all(|turn| !left.contains(&turn.to));
            let (ending, rest): (Vec<usize>, Vec<usize>) =
                left.iter().copied().partition(|place| ends(place));
            if rest.is_empty() || ending.is_empty() {
                return !rest.is_empty();
            }
            left = rest;
        }
    }
}

impl Walk {
    /// The turns as text, for an address.
    pub fn code(&self) -> String {
        self.done.iter().map(|done| done.turn.to_string()).collect()
    }
}

/// A time of day some minutes after another.
pub const fn clock(start: u16, minutes: u16) -> (u16, u16) {
    let at = start.saturating_add(minutes) % (24 * 60);
    (at / 60, at % 60)
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    fn map(places: &[&[(usize, u16)]]) -> Map {
        let turns =
            |turns: &&[(usize, u16)]| turns.iter().map(|&(to, minutes)| Turn { to, minutes }).collect();
        Map(places.iter().map(turns).collect())
    }

    #[test]
    fn a_walk_follows_its_turns_and_the_clock() {
        let story = map(&[&[(1, 2), (2, 5)], &[(2, 3)], &[]]);
        let walk = story.walk("00");
        assert_eq!((walk.place, walk.minutes, walk.code().as_str()), (2, 5, "00"));
        assert!(story.is_ending(walk.place));
        assert_eq!(walk.done[1], Done { place: 1, turn: 0, at: 2 });
        assert_eq!(story.walk("7x").place, 0);
        assert_eq!(story.walk("1999").code(), "1");
        assert_eq!(clock(8 * 60 + 52, 10), (9, 2));
    }

    #[test]
    fn circles_and_lost_places_are_seen() {
        assert!(!map(&[&[(1, 1)], &[]]).has_circle());
        assert!(map(&[&[(1, 1), (2, 1)], &[(0, 1)], &[]]).has_circle());
        assert_eq!(map(&[&[(2, 1)], &[], &[]]).reachable(), [true, false, true]);
    }

    proptest! {
        #[test]
        fn any_text_is_a_walk_that_stays_inside(turns in "\\PC{0,12}") {
            let story = map(&[&[(1, 1), (2, 4)], &[(2, 1), (3, 2)], &[(3, 1)], &[]]);
            let walk = story.walk(&turns);
            prop_assert!(walk.place < 4);
            prop_assert_eq!(story.walk(&walk.code()), walk);
        }
    }
}
