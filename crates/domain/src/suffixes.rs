//! Under which endings names are registered: `com`, but also `co.uk` and `github.io`.

use std::cmp::Ordering;

const LIST: &str = include_str!("../data/suffixes.txt");

/// How many labels at the end of this name are the public suffix. The name is in lower case and in ASCII.
pub(crate) fn suffix_labels(host: &str) -> usize {
    let total = host.split('.').count();
    let mut found = 1;
    for (at, labels) in (1..=total).rev().enumerate() {
        if labels < 2 {
            break;
        }
        let tail = tail_of(host, at);
        // An exception is a name under a wildcard that can be registered all the same.
        if has_rule('!', tail) {
            return labels - 1;
        }
        let under = tail.split_once('.').map_or("", |(_, under)| under);
        if has_rule(' ', tail) || has_rule('*', under) {
            found = found.max(labels);
        }
    }
    found
}

/// The name without its first `labels` labels.
fn tail_of(host: &str, labels: usize) -> &str {
    let start = host.match_indices('.').nth(labels.wrapping_sub(1)).map_or(0, |(at, _)| at + 1);
    if labels == 0 { host } else { &host[start..] }
}

/// Whether the list has this name: plain, after `!`, or after `*.`.
fn has_rule(kind: char, name: &str) -> bool {
    let rules = LIST.lines().filter(|line| !line.starts_with('#'));
    let mut of_kind = rules.filter_map(|line| match (kind, line.as_bytes().first()) {
        ('!', Some(b'!')) => line.strip_prefix('!'),
        ('*', Some(b'*')) => line.strip_prefix("*."),
        (' ', Some(first)) if !matches!(first, b'!' | b'*') => Some(line),
        _ => None,
    });
    of_kind.any(|rule| rule.cmp(name) == Ordering::Equal)
}

#[cfg(test)]
mod tests {
    use super::suffix_labels;

    #[test]
    fn endings_are_those_of_the_list() {
        for (host, labels) in [
            ("example", 1),
            ("example.com", 1),
            ("login.example.com", 1),
            ("service.gouv.fr", 2),
            ("example.co.uk", 2),
            ("somebody.github.io", 2),
            ("a.b.ck", 2),
            ("www.ck", 1),
            ("unknown.test", 1),
            ("com", 1),
        ] {
            assert_eq!(suffix_labels(host), labels, "{host}");
        }
    }
}
