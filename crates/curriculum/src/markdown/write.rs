//! From a tree back to Markdown: for what is handed to other programs and comes back.

use std::fmt::Write;

use super::tree::{Block, BlockKind, Callout, Entry, Inline, List, Table};

/// Blocks with a blank line between them.
pub(crate) fn write_blocks(blocks: &[Block]) -> String {
    let all: Vec<String> = blocks.iter().map(|block| write_block(&block.kind)).collect();
    all.join("\n\n")
}

fn write_block(block: &BlockKind) -> String {
    match block {
        BlockKind::Heading(heading) => {
            format!("{} {}", "#".repeat(heading.level.into()), write_inlines(&heading.text))
        }
        BlockKind::Paragraph(inlines) | BlockKind::Plain(inlines) => write_inlines(inlines),
        BlockKind::Figure(figure) => {
            let (alt, caption) = (escape(&figure.alt), figure.caption.replace('"', "\\\""));
            format!("![{alt}]({} \"{caption}\")", figure.file)
        }
        BlockKind::List(list) => write_list(list),
        BlockKind::Quote(inner) => prefix("> ", "> ", &write_blocks(inner)),
        BlockKind::Callout(callout, inner) => {
            let name = match callout {
                Callout::Tip => "TIP",
                Callout::Warning => "WARNING",
                Callout::Note => "NOTE",
            };
            prefix("> ", "> ", &format!("[!{name}]\n{}", write_blocks(inner)))
        }
        BlockKind::Code { lang, text } => {
            let fence = code_fence(text);
            let end = if text.ends_with('\n') || text.is_empty() { "" } else { "\n" };
            format!("{fence}{lang}\n{text}{end}{fence}")
        }
        BlockKind::Table(table) => write_table(table),
        BlockKind::Rule => "***".to_owned(),
    }
}

fn write_list(list: &List) -> String {
    let is_loose = list
        .entries
        .iter()
        .any(|entry| entry.blocks.iter().any(|block| matches!(block.kind, BlockKind::Paragraph(_))));
    let entries = (list.start..).zip(&list.entries).map(|(number, Entry { mark, blocks, .. })| {
        let bullet = if list.ordered { format!("{number}. ") } else { "- ".to_owned() };
        let mark = match mark {
            Some(true) => "[x] ",
            Some(false) => "[ ] ",
            None => "",
        };
        let indent = " ".repeat(bullet.len());
        let between = if is_loose { "\n\n" } else { "\n" };
        let blocks: Vec<String> = blocks.iter().map(|block| write_block(&block.kind)).collect();
        prefix(&format!("{bullet}{mark}"), &indent, &blocks.join(between))
    });
    entries.collect::<Vec<_>>().join(if is_loose { "\n\n" } else { "\n" })
}

fn write_table(table: &Table) -> String {
    let row = |cells: &[Vec<Inline>]| {
        let cells: Vec<String> = cells.iter().map(|cell| write_inlines(cell)).collect();
        format!("| {} |", cells.join(" | "))
    };
    let line = format!("|{}", "---|".repeat(table.heading.len()));
    let rows = table.rows.iter().map(|cells| row(cells));
    [row(&table.heading), line].into_iter().chain(rows).collect::<Vec<_>>().join("\n")
}

/// Puts something before the first line and before each of the others that is not empty.
pub(crate) fn prefix(first: &str, others: &str, text: &str) -> String {
    let mut out = String::new();
    for (number, line) in text.split('\n').enumerate() {
        let before = if number == 0 { first } else { others };
        let line = format!("{before}{line}");
        out.push_str(if number == 0 { "" } else { "\n" });
        out.push_str(line.trim_end());
    }
    out
}

/// A text within a paragraph. Line breaks of the file become spaces.
pub(crate) fn write_inlines(inlines: &[Inline]) -> String {
    let mut out = String::new();
    for inline in inlines {
        match inline {
            Inline::Text(text) if out.is_empty() || out.ends_with('\n') => out.push_str(&escape_start(text)),
            Inline::Text(text) => out.push_str(&escape(text)),
            Inline::Code(text) => out.push_str(&write_code(text)),
            Inline::Emphasis(inner) => out.extend(["*", &write_inlines(inner), "*"]),
            Inline::Strong(inner) => out.extend(["**", &write_inlines(inner), "**"]),
            Inline::Struck(inner) => out.extend(["~~", &write_inlines(inner), "~~"]),
            Inline::Link { href, content, .. } => {
                write!(out, "[{}](<{href}>)", write_inlines(content))
                    .expect("writing to a String never fails");
            }
            Inline::FootnoteReference { label, .. } => out.extend(["[^", label, "]"]),
            Inline::Break => out.push_str("\\\n"),
        }
    }
    out
}

fn write_code(text: &str) -> String {
    let fence = "`".repeat(longest_run(text, '`') + 1);
    let touches = |c: char| text.starts_with(c) || text.ends_with(c);
    let space = if touches('`') || touches(' ') { " " } else { "" };
    format!("{fence}{space}{text}{space}{fence}")
}

/// What may stand around a block of code.
pub(crate) fn code_fence(code: &str) -> String {
    "`".repeat(longest_run(code, '`').max(2) + 1)
}

fn longest_run(text: &str, wanted: char) -> usize {
    text.split(|c| c != wanted).map(str::len).max().unwrap_or(0)
}

/// Words that mean themselves wherever they stand in a line.
pub(crate) fn escape(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    for c in text.chars() {
        match c {
            '\n' => out.push(' '),
            '\\' | '`' | '*' | '_' | '[' | ']' | '<' | '>' | '~' | '|' | '&' => out.extend(['\\', c]),
            c => out.push(c),
        }
    }
    out
}

/// The same where a line begins: there, some more signs would mean something.
pub(crate) fn escape_start(text: &str) -> String {
    let text = escape(text.trim_start());
    let digits = text.bytes().take_while(u8::is_ascii_digit).count();
    let at = match text.as_bytes().get(digits) {
        Some(b'.' | b')') if digits > 0 => digits,
        Some(b'#' | b'+' | b'-' | b'=' | b'%' | b':') if digits == 0 => 0,
        _ => return text,
    };
    format!("{}\\{}", &text[..at], &text[at..])
}
