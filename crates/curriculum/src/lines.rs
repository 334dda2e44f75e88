//! From a place in a text to the number of its line.

/// Where the lines of a text start.
pub(crate) struct Lines(Vec<usize>);

impl Lines {
    pub(crate) fn of(text: &str) -> Self {
        Self(text.bytes().enumerate().filter(|&(_, byte)| byte == b'\n').map(|(at, _)| at + 1).collect())
    }

    /// The number, counted from 1, of the line that holds this byte.
    pub(crate) fn number(&self, offset: usize) -> u32 {
        let breaks_before = self.0.partition_point(|&start| start <= offset);
        u32::try_from(breaks_before + 1).unwrap_or(u32::MAX)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn lines_count_from_one() {
        let lines = Lines::of("ab\nc\n");
        assert_eq!([0, 2, 3, 5].map(|offset| lines.number(offset)), [1, 1, 2, 3]);
    }
}
