//! Texts of other programs, and what they become in Markdown.

use crate::markdown::escape_start;

/// How a text is to be read.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Format {
    Plain,
    /// HTML, or what Moodle takes for it where nothing is said.
    Html,
    Markdown,
}

impl Format {
    pub(super) fn from_name(name: &str) -> Option<Self> {
        match name {
            "plain" => Some(Self::Plain),
            "html" | "moodle" => Some(Self::Html),
            "markdown" => Some(Self::Markdown),
            _ => None,
        }
    }
}

/// A text with its escapes resolved. A line break that was written as `\n` is one.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Text {
    pub(super) format: Format,
    pub(super) text: String,
}

impl Text {
    pub(super) fn is_empty(&self) -> bool {
        self.text.trim().is_empty()
    }

    pub(super) fn has_image(&self) -> bool {
        let text = self.text.to_ascii_lowercase();
        let in_html = text.contains("<img") || text.contains("@@pluginfile@@") || text.contains("<object");
        in_html || (self.format == Format::Markdown && text.contains("!["))
    }

    /// Its words as Markdown of several paragraphs, and the tags that were left out.
    pub(super) fn to_markdown(&self) -> (String, Vec<String>) {
        match self.format {
            Format::Markdown => (keep_headings_out(self.text.trim()), Vec::new()),
            Format::Plain => (paragraphs(&self.text), Vec::new()),
            Format::Html => {
                let (text, tags) = without_tags(&self.text);
                (paragraphs(&text), tags)
            }
        }
    }

    /// The same as one paragraph.
    pub(super) fn to_line(&self) -> (String, Vec<String>) {
        let (markdown, tags) = self.to_markdown();
        let words = markdown.replace("\\\n", " ");
        let lines = words.lines().map(str::trim).filter(|line| !line.is_empty());
        (lines.collect::<Vec<_>>().join(" "), tags)
    }
}

/// An empty line parts paragraphs; another break stays a break.
fn paragraphs(text: &str) -> String {
    let mut paragraphs: Vec<Vec<String>> = vec![Vec::new()];
    for line in text.lines().map(str::trim) {
        match paragraphs.last_mut() {
            Some(lines) if !line.is_empty() => lines.push(escape_start(line)),
            _ => paragraphs.push(Vec::new()),
        }
    }
    let paragraphs = paragraphs.into_iter().filter(|lines| !lines.is_empty());
    paragraphs.map(|lines| lines.join("\\\n")).collect::<Vec<_>>().join("\n\n")
}

/// In an item a heading would begin another item.
fn keep_headings_out(markdown: &str) -> String {
    let mut in_code = false;
    let lines = markdown.lines().map(|line| {
        in_code ^= line.trim_start().starts_with("```");
        let text = line.trim_start();
        if !in_code && text.starts_with('#') { format!("\\{text}") } else { line.to_owned() }
    });
    lines.collect::<Vec<_>>().join("\n")
}

/// The words between tags. Those that only part paragraphs are not worth a note.
fn without_tags(html: &str) -> (String, Vec<String>) {
    let (mut text, mut tags) = (String::new(), Vec::new());
    let mut rest = html;
    while let Some((before, after)) = rest.split_once('<') {
        text.push_str(before);
        let name: String =
            after.trim_start_matches('/').chars().take_while(char::is_ascii_alphanumeric).collect();
        let Some((tag, after)) = after.split_once('>').filter(|_| !name.is_empty()) else {
            text.push('<');
            rest = after;
            continue;
        };
        match name.to_ascii_lowercase().as_str() {
            "p" | "div" => text.push_str("\n\n"),
            "br" => text.push('\n'),
            _ if !tag.starts_with('/') => tags.push(format!("<{name}>")),
            _ => {}
        }
        rest = after;
    }
    text.push_str(rest);
    let known = [
        ("&lt;", "<"),
        ("&gt;", ">"),
        ("&quot;", "\""),
        ("&#39;", "'"),
        ("&nbsp;", "\u{a0}"),
        ("&amp;", "&"),
    ];
    (known.into_iter().fold(text, |text, (entity, c)| text.replace(entity, c)), tags)
}
