//! Where a link may go.

use domain::exercise::ExerciseId;

/// The allowed kinds of links. Anything else (`javascript:`, `data:`, `http:`, other pages) is none of them.
#[derive(Debug, PartialEq, Eq)]
pub(crate) enum Target<'a> {
    Web,
    Mail,
    /// A place in the same lesson, by its id.
    Section(&'a str),
    /// An exercise, `exercise:mailbox`.
    Exercise(ExerciseId),
}

impl<'a> Target<'a> {
    pub(crate) fn of(href: &'a str) -> Option<Self> {
        // Browsers drop such characters from addresses, which then say something else than was checked.
        if href.chars().any(|c| c.is_control() || c.is_whitespace()) {
            return None;
        }
        let after = |scheme| href.strip_prefix(scheme).filter(|rest| !rest.is_empty());
        after("https://")
            .map(|_| Self::Web)
            .or_else(|| after("mailto:").map(|_| Self::Mail))
            .or_else(|| after("#").map(Self::Section))
            .or_else(|| after("exercise:").and_then(ExerciseId::from_code).map(Self::Exercise))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn links_go_to_the_web_to_a_mailbox_or_to_a_section() {
        assert_eq!(Target::of("https://cyber.gouv.fr"), Some(Target::Web));
        assert_eq!(Target::of("mailto:a@example.org"), Some(Target::Mail));
        assert_eq!(Target::of("#why"), Some(Target::Section("why")));
        assert_eq!(Target::of("exercise:mailbox"), Some(Target::Exercise(ExerciseId::Mailbox)));
    }

    #[test]
    fn and_nowhere_else() {
        for href in [
            "",
            "exercise:",
            "exercise:none",
            "#",
            "https://",
            "http://example.org",
            "//example.org",
            "/reports",
            "en.md",
            "javascript:alert(1)",
            "JavaScript:alert(1)",
            "java\nscript:alert(1)",
            "data:text/html,x",
            "https://a b",
            " https://a",
        ] {
            assert_eq!(Target::of(href), None, "{href:?}");
        }
    }
}
