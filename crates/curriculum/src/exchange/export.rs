//! The items of a module as GIFT.

use std::{fmt::Write, path::Path};

use domain::lang::{ByLang, Lang};

use super::{Converted, Note};
use crate::{
    draft::{Body, Draft, ItemDraft, Kind, OptionDraft},
    finding::{Finding, Findings, Severity},
    markdown::{write_blocks, write_inlines},
    source::Source,
};

/// Reads a module's folder and writes its items, one file for each language. Where a text cannot be read at all, its
/// findings are returned.
pub fn export_gift(module: &Path) -> Result<ByLang<Converted>, Vec<Finding>> {
    let mut findings = Findings::default();
    let source = Source::on_disk(module, &mut findings);
    let folder = source.root();
    let mut read = |lang: Lang| {
        let name = format!("{}.md", lang.code());
        let text = folder.text(&name, &mut findings)?;
        Some(Draft::read(lang, &folder.path(&name), text, &mut Findings::default()))
    };
    let (fr, en) = (read(Lang::Fr), read(Lang::En));
    if let (Some(fr), Some(en)) = (fr, en) {
        return Ok(ByLang { fr: export(&fr), en: export(&en) });
    }
    let mut findings = findings.into_sorted();
    findings.retain(|finding| finding.severity == Severity::Error);
    Err(findings)
}

/// The items of one text.
pub(crate) fn export(draft: &Draft) -> Converted {
    let mut out = Converted { left_out: draft.unreadable_items.len(), ..Converted::default() };
    for id in &draft.unreadable_items {
        let message = format!("“{id}” is left out: it has errors; see `vigie content check`");
        out.notes.push(Note { line: 1, message });
    }
    writeln!(out.text, "$CATEGORY: {}", one_line(&draft.title).replace('/', "-"))
        .expect("a String takes all");
    for item in &draft.items {
        export_item(draft.lang, item, &mut out);
        out.carried += 1;
    }
    out
}

fn export_item(lang: Lang, item: &ItemDraft, out: &mut Converted) {
    let mut note = |message: &str| {
        out.notes.push(Note { line: item.line, message: format!("“{}”: {message}", item.id) });
    };
    let mut stem = write_blocks(&item.stem);
    let mut columns = String::new();
    let answers = match &item.body {
        Body::Options(options) if item.kind == Kind::Choice => {
            one_of(options, |option| write_inlines(&option.text))
        }
        Body::Options(options) => {
            if item.kind == Kind::Spot {
                note(
                    "the lines of the message are answers of a multiple choice; ask Moodle not to shuffle them",
                );
            }
            several_of(options)
        }
        Body::Line { code, code_lang, options } => {
            note("the lines of code are answers of a multiple choice, beside the code");
            let fence = crate::markdown::code_fence(code);
            let end = if code.ends_with('\n') { "" } else { "\n" };
            write!(stem, "\n\n{fence}{code_lang}\n{code}{end}{fence}").expect("a String takes all");
            let word = match lang {
                Lang::Fr => "Ligne",
                Lang::En => "Line",
            };
            let named: Vec<(String, &OptionDraft)> =
                options.iter().map(|(line, option)| (format!("{word} {line}"), option)).collect();
            named
                .iter()
                .map(|(name, option)| answer(if option.right { "=" } else { "~" }, name, option))
                .collect()
        }
        Body::Order(steps) => {
            note("the steps are paired with their places: GIFT has no ordering");
            let rows =
                (1..).zip(steps).map(|(place, step)| pair(&write_inlines(&step.0), &place.to_string()));
            rows.collect()
        }
        Body::Match(table) => {
            let heading: Vec<String> =
                table.heading.iter().map(|cell| one_line(&write_inlines(cell))).collect();
            columns = format!(" columns={}", heading.join(" | "));
            let rows = table.rows.iter().filter_map(|row| {
                let [left, right] = row.as_slice() else { return None };
                Some((write_inlines(left), write_inlines(right)))
            });
            let rows: Vec<(String, String)> = rows.collect();
            if rows.iter().any(|(left, _)| left.contains("->")) {
                note("“->” in a left cell became “→”: in GIFT it parts a pair");
            }
            rows.iter().map(|(left, right)| pair(left, right)).collect::<String>()
        }
    };
    let explanation = write_blocks(&item.explanation);
    let explanation =
        if explanation.is_empty() { String::new() } else { format!("\t####{}\n", escape(&explanation)) };
    let kind = item.kind.class();
    let (id, objective, section) = (&item.id, &item.objective, &item.section);
    write!(
        out.text,
        "\n// vigie id={id} kind={kind} objective={objective} section={section}{columns}\n\
         ::{}::[markdown]{} {{\n{answers}{explanation}}}\n",
        escape(&item.label),
        escape(&stem),
    )
    .expect("a String takes all");
}

fn one_of(options: &[OptionDraft], text: impl Fn(&OptionDraft) -> String) -> String {
    options.iter().map(|option| answer(if option.right { "=" } else { "~" }, &text(option), option)).collect()
}

/// As Vigie marks: one share for each right option, less one for each wrong one.
fn several_of(options: &[OptionDraft]) -> String {
    let right = options.iter().filter(|option| option.right).count().max(1);
    let share = 100.0 / u32::try_from(right).map_or(1.0, f64::from);
    let share = format!("{share:.5}");
    let share = share.trim_end_matches('0').trim_end_matches('.');
    let answers = options.iter().map(|option| {
        let sign = if option.right { format!("~%{share}%") } else { format!("~%-{share}%") };
        answer(&sign, &write_inlines(&option.text), option)
    });
    answers.collect()
}

fn answer(sign: &str, text: &str, option: &OptionDraft) -> String {
    let why = write_blocks(&option.why);
    let why = if why.is_empty() { String::new() } else { format!("#{}", escape(&why)) };
    format!("\t{sign}{}{why}\n", escape(text))
}

fn pair(left: &str, right: &str) -> String {
    format!("\t={} -> {}\n", escape(&left.replace("->", "→")), escape(right))
}

fn one_line(text: &str) -> String {
    text.split_whitespace().collect::<Vec<_>>().join(" ")
}

/// What means something to GIFT is escaped, and a text is one line: an empty one would end the question.
fn escape(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    for c in text.chars() {
        match c {
            '\n' => out.push_str("\\n"),
            '~' | '=' | '#' | '{' | '}' | ':' | '\\' => out.extend(['\\', c]),
            c => out.push(c),
        }
    }
    out
}
