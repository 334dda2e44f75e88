//! The library in figures, as `docs/library.md` shows it: both languages face each other.

use std::fmt::Write;

use domain::item::{Item, ItemBody};

use crate::{
    Curriculum,
    markdown::escape,
    model::{Module, Track},
};

const HEAD: &str = "\
# The library

What Vigie comes with. Written by `vigie content list --markdown`, do not edit; a test sees to it that it is current.
";

const KINDS: [&str; 6] = ["choice", "several", "spot", "line", "order", "match"];

/// Every module: time, objectives, items by kind, clauses, and how long it is in each language.
pub fn library_markdown(curriculum: &Curriculum) -> String {
    let mut out = HEAD.to_owned();
    let modules: Vec<&Module> = curriculum.modules().collect();
    let minutes: u32 = modules.iter().map(|module| module.minutes).sum();
    let items: usize = modules.iter().map(|module| module.items.len()).sum();
    let words = |fr: bool| -> u32 { modules.iter().map(|module| words(module, fr)).sum() };
    line(&mut out, "");
    line(&mut out, "| tracks | modules | minutes | items | words, French | words, English |");
    line(&mut out, "|--:|--:|--:|--:|--:|--:|");
    let (tracks, count, fr, en) = (curriculum.tracks.len(), modules.len(), words(true), words(false));
    line(&mut out, &format!("| {tracks} | {count} | {minutes} | {items} | {fr} | {en} |"));
    for track in &curriculum.tracks {
        write_track(&mut out, track);
    }
    out
}

fn write_track(out: &mut String, track: &Track) {
    let (fr, en) = (escape(&track.title.fr), escape(&track.title.en));
    line(out, &format!("\n## `{}`: {fr} · {en}\n", track.id));
    line(
        out,
        &format!("| module | minutes | items | {} | words, French | words, English |", KINDS.join(" | ")),
    );
    line(out, &format!("|---|--:|--:|{}--:|--:|", "--:|".repeat(KINDS.len())));
    for module in &track.modules {
        let kinds = KINDS.map(|kind| module.items.iter().filter(|item| kind_of(item) == kind).count());
        let kinds = kinds.map(|count| if count == 0 { String::new() } else { count.to_string() }).join(" | ");
        let Module { id, minutes, items, .. } = module;
        let (fr, en) = (words(module, true), words(module, false));
        line(out, &format!("| [`{id}`](#{id}) | {minutes} | {} | {kinds} | {fr} | {en} |", items.len()));
    }
    for module in &track.modules {
        write_module(out, module);
    }
}

fn write_module(out: &mut String, module: &Module) {
    // The heading is the id alone: it is what the table links to.
    line(out, &format!("\n### {}\n", module.id));
    line(out, "| Français | English |\n|---|---|");
    line(out, &format!("| **{}** | **{}** |", escape(&module.title.fr), escape(&module.title.en)));
    for objective in &module.objectives {
        line(out, &format!("| {} | {} |", escape(&objective.text.fr), escape(&objective.text.en)));
    }
    let Module { version, draw, items, pass_mark_percent, validity_months, .. } = module;
    line(
        out,
        &format!(
            "\nVersion {version}. {draw} of {} items in an attempt, passed with {pass_mark_percent} %, holds \
             {validity_months} months.",
            items.len()
        ),
    );
    if !module.clauses.is_empty() {
        let clauses: Vec<String> = module.clauses.iter().map(|clause| escape(clause)).collect();
        line(out, &format!("Serves {}.", clauses.join("; ")));
    }
}

fn words(module: &Module, fr: bool) -> u32 {
    if fr { module.lesson.fr.words } else { module.lesson.en.words }
}

const fn kind_of(item: &Item) -> &'static str {
    match item.body {
        ItemBody::Choice(_) => "choice",
        ItemBody::Several(_) => "several",
        ItemBody::Spot(_) => "spot",
        ItemBody::Line { .. } => "line",
        ItemBody::Order(_) => "order",
        ItemBody::Match(_) => "match",
    }
}

fn line(out: &mut String, text: &str) {
    writeln!(out, "{text}").expect("writing to a String never fails");
}
