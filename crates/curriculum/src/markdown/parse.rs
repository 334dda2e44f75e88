//! From the text of a file to a tree. This module alone knows `pulldown-cmark`.
//!
//! The library yields balanced events, so each function of the parser takes the events up to the end of the
//! element that its caller has seen starting.

mod blocks;
mod spans;

use std::vec;

use pulldown_cmark::{BrokenLink, Event, LinkType, Options};

use super::tree::{Document, Figure, Footnote};
use crate::{
    finding::{Report, Rule},
    lines::Lines,
};

const RAW_HTML: Rule =
    Rule::error("raw-html", "Write it in Markdown. For a tag or a placeholder shown as text, use `code`.");
const INLINE_PICTURE: Rule =
    Rule::error("inline-picture", "Put the picture in a paragraph of its own, between blank lines.");
const BROKEN_REFERENCE: Rule =
    Rule::error("broken-reference", "Define it with a line “[name]: https://…”, or write [text](https://…).");
const TOO_DEEP: Rule = Rule::error("too-deep", "Take some of the lists or quotations out of each other.");

const OPTIONS: Options = Options::ENABLE_TABLES
    .union(Options::ENABLE_FOOTNOTES)
    .union(Options::ENABLE_STRIKETHROUGH)
    .union(Options::ENABLE_TASKLISTS)
    .union(Options::ENABLE_HEADING_ATTRIBUTES)
    .union(Options::ENABLE_GFM);

/// No text for people nests deeper, and without a bound a hostile one could exhaust the stack.
const MAX_DEPTH: usize = 24;

/// Reads any text whatever: what has no place in a lesson becomes a finding and is left out.
pub(crate) fn parse(text: &str, report: &mut Report<'_>) -> Document {
    let lines = Lines::of(text);
    let on_broken_link = |link: BrokenLink<'_>| {
        // A shortcut is any word in brackets, which may well be meant so.
        if link.link_type != LinkType::Shortcut {
            let message = format!("the reference “{}” is defined nowhere", link.reference);
            report.add(&BROKEN_REFERENCE, lines.number(link.span.start), message);
        }
        None
    };
    let events = pulldown_cmark::Parser::new_with_broken_link_callback(text, OPTIONS, Some(on_broken_link));
    let events = events.into_offset_iter().map(|(event, range)| (event, lines.number(range.start)));
    let events: Vec<_> = events.collect();

    let mut parser = Parser {
        events: events.into_iter(),
        report,
        depth: 0,
        mark: None,
        pictures: Vec::new(),
        footnotes: Vec::new(),
    };
    let blocks = parser.blocks();
    for (line, picture) in parser.pictures {
        parser.report.add(&INLINE_PICTURE, line, format!("“{}” stands inside a text", picture.file));
    }
    Document { blocks, footnotes: parser.footnotes }
}

struct Parser<'t, 'r> {
    /// Each with its line.
    events: vec::IntoIter<(Event<'t>, u32)>,
    report: &'t mut Report<'r>,
    depth: usize,
    /// The task box of the list entry that is being read.
    mark: Option<bool>,
    /// Pictures met but not yet placed. They may stand only alone in a paragraph.
    pictures: Vec<(u32, Figure)>,
    footnotes: Vec<Footnote>,
}

impl<'t> Parser<'t, '_> {
    /// The next event, unless it ends the element being read.
    fn next_inside(&mut self) -> Option<(Event<'t>, u32)> {
        self.events.next().filter(|(event, _)| !matches!(event, Event::End(_)))
    }

    /// Leaves out the rest of the element being read.
    fn skip(&mut self) {
        let mut open = 1;
        while open > 0 {
            match self.events.next() {
                Some((Event::Start(_), _)) => open += 1,
                Some((Event::End(_), _)) => open -= 1,
                Some(_) => {}
                None => return,
            }
        }
    }

    /// Leaves out an element that no lesson may have: HTML, or what [`OPTIONS`] do not ask for.
    fn refuse(&mut self, line: u32) {
        self.report.add(&RAW_HTML, line, "raw HTML");
        self.skip();
    }

    /// Reads one level further in, or leaves it out where that is too deep.
    fn nested<T>(&mut self, line: u32, read: impl FnOnce(&mut Self) -> Option<T>) -> Option<T> {
        if self.depth == MAX_DEPTH {
            self.report.add(&TOO_DEEP, line, "lists, quotations or emphasis are nested too deep");
            self.skip();
            return None;
        }
        self.depth += 1;
        let read = read(self);
        self.depth -= 1;
        read
    }
}
