//! What was measured, and how it is printed: medians over the runs, with ratios.

use std::{collections::BTreeMap, time::Duration};

use crate::{
    client::Pace,
    population::{MODULES, Population},
    steering::Compared,
    weight::Weight,
};

pub const FLOOR: &str = "empty axum handler";
pub const ATTEMPTS: &str = "whole attempt of 10 items";

#[derive(Default)]
pub struct Figures {
    /// In the order in which they are printed.
    paces: Vec<(String, Vec<Pace>)>,
    notes: BTreeMap<&'static str, Vec<f64>>,
    weights: Vec<(&'static str, Weight)>,
    dashboards: Vec<Dashboard>,
    stages: Vec<(String, Duration)>,
}

struct Dashboard {
    people: usize,
    units: usize,
    steps: i64,
    segments: i64,
    counted: Option<Duration>,
    pages: Vec<Pace>,
    bares: Vec<Pace>,
    statements: Vec<(&'static str, Duration, usize)>,
}

pub fn millis(time: Duration) -> f64 {
    time.as_secs_f64() * 1000.0
}

fn median(values: impl Iterator<Item = f64>) -> f64 {
    let mut values: Vec<f64> = values.collect();
    values.sort_by(f64::total_cmp);
    values.get(values.len() / 2).copied().unwrap_or(f64::NAN)
}

/// A time with three digits, in the unit that suits it.
fn time(milliseconds: f64) -> String {
    match milliseconds {
        value if value < 0.1 => format!("{:.0} µs", value * 1000.0),
        value if value < 10.0 => format!("{value:.2} ms"),
        value if value < 1000.0 => format!("{value:.0} ms"),
        value => format!("{:.2} s", value / 1000.0),
    }
}

fn kilobytes(bytes: usize) -> String {
    if bytes == 0 {
        "0".to_owned()
    } else {
        format!("{:.1}", f64::from(u32::try_from(bytes).unwrap_or(u32::MAX)) / 1000.0)
    }
}

fn verdict(met: bool) -> &'static str {
    if met { "met" } else { "**missed**" }
}

impl Figures {
    pub fn pace(&mut self, name: &str, pace: Pace) {
        eprintln!(
            "    {name}: {:.0}/s, p50 {}, p99 {}",
            pace.per_second,
            time(millis(pace.p50)),
            time(millis(pace.p99))
        );
        match self.paces.iter_mut().find(|(known, _)| known == name) {
            Some((_, paces)) => paces.push(pace),
            None => self.paces.push((name.to_owned(), vec![pace])),
        }
    }

    pub fn note(&mut self, name: &'static str, value: f64) {
        eprintln!("    {name}: {value:.1}");
        self.notes.entry(name).or_default().push(value);
    }

    pub fn weight(&mut self, name: &'static str, weight: Weight) {
        self.weights.push((name, weight));
    }

    pub fn stage(&mut self, name: &str, taken: Duration) {
        eprintln!("    {name}: {}", time(millis(taken)));
        self.stages.push((name.to_owned(), taken));
    }

    pub fn dashboard(&mut self, population: &Population, compared: Compared) {
        let Compared { page, bare, statements, counted } = compared;
        eprintln!("    page {}, bare SQL {}", time(millis(page.p50)), time(millis(bare.p50)));
        let known = self.dashboards.iter_mut().find(|known| known.people == population.people);
        if let Some(known) = known {
            known.pages.push(page);
            known.bares.push(bare);
            known.statements = statements;
            return;
        }
        self.dashboards.push(Dashboard {
            people: population.people,
            units: population.units,
            steps: population.steps,
            segments: population.segments,
            counted,
            pages: vec![page],
            bares: vec![bare],
            statements,
        });
    }

    fn per_second(&self, name: &str) -> f64 {
        let found = self.paces.iter().find(|(known, _)| known == name);
        found.map_or(f64::NAN, |(_, paces)| median(paces.iter().map(|pace| pace.per_second)))
    }

    fn noted(&self, name: &str) -> f64 {
        self.notes.get(name).map_or(f64::NAN, |values| median(values.iter().copied()))
    }

    pub fn print(&self) {
        self.print_bars();
        self.print_paces();
        self.print_dashboards();
        self.print_weights();
        println!("\n### Memory and start\n\n| | median |\n|---|---|");
        for name in self.notes.keys() {
            let unit = if name.starts_with("memory") { "MB" } else { "ms" };
            println!("| {name} | {:.0} {unit} |", self.noted(name));
        }
        println!(
            "\n### Where the time goes: stages, one caller, no network\n\n| stage | median |\n|---|---|"
        );
        for (name, taken) in &self.stages {
            println!("| {name} | {} |", time(millis(*taken)));
        }
    }

    fn print_bars(&self) {
        println!("\n### Bars\n\n| bar | measured | |\n|---|---|---|");
        let ratio = self.per_second("lesson page, signed in") / self.per_second(FLOOR);
        println!(
            "| lesson page, signed in ≥ 0.3 of an empty handler | {ratio:.3} | {} |",
            verdict(ratio >= 0.3)
        );
        let attempts = self.per_second(ATTEMPTS);
        println!("| whole attempts ≥ 300/s, SQLite | {attempts:.0}/s | {} |", verdict(attempts >= 300.0));
        if let Some(largest) = self.dashboards.iter().max_by_key(|dashboard| dashboard.people) {
            let (page, bare) = (largest.page(), largest.bare());
            let ratio = page / bare;
            println!(
                "| dashboard, {} people × {MODULES} modules, ≤ 3 × its bare SQL | {ratio:.2} × | {} |",
                largest.people,
                verdict(ratio <= 3.0)
            );
            println!("| the same < 150 ms | {} | {} |", time(page), verdict(page < 150.0));
        }
        for (name, bar) in [("memory idle", 60.0), ("memory under load", 150.0)] {
            let value = self.noted(name);
            println!("| {name} < {bar} MB | {value:.0} MB | {} |", verdict(value < bar));
        }
        let start = self.noted("start to first page");
        println!(
            "| start to first page, empty database, < 300 ms | {start:.0} ms | {} |",
            verdict(start < 300.0)
        );
        for (name, weight) in &self.weights {
            match *name {
                "quiz page" => println!(
                    "| quiz page: WASM and JS ≤ 110 kB | {} kB | {} |",
                    kilobytes(weight.script),
                    verdict(weight.script <= 110_000 && weight.script > 0)
                ),
                "lesson page" => println!(
                    "| lesson page: no script | {} B, {} elements | {} |",
                    weight.script,
                    weight.script_tags,
                    verdict(weight.script + weight.script_tags == 0)
                ),
                _ => {}
            }
        }
    }

    fn print_paces(&self) {
        println!(
            "\n### Requests\n\n| | per second | p50 | p99 | ratio to the floor |\n|---|--:|--:|--:|--:|"
        );
        let floor = self.per_second(FLOOR);
        let first = self.paces.iter().filter(|(name, _)| name == FLOOR);
        for (name, paces) in first.chain(self.paces.iter().filter(|(name, _)| name != FLOOR)) {
            let per_second = self.per_second(name);
            let p50 = time(median(paces.iter().map(|pace| millis(pace.p50))));
            let p99 = time(median(paces.iter().map(|pace| millis(pace.p99))));
            println!("| {name} | {per_second:.0} | {p50} | {p99} | {:.4} |", per_second / floor);
        }
    }

    fn print_dashboards(&self) {
        println!("\n### The officer’s dashboard\n");
        println!(
            "| people × {MODULES} | units | rows summed | page p50 | p99 | bare SQL p50 | ratio | counted person by person |"
        );
        println!("|--:|--:|--:|--:|--:|--:|--:|--:|");
        for each in &self.dashboards {
            let p99 = median(each.pages.iter().map(|pace| millis(pace.p99)));
            println!(
                "| {} | {} | {} | {} | {} | {} | {:.2} | {} ({} rows) |",
                each.people,
                each.units,
                each.steps,
                time(each.page()),
                time(p99),
                time(each.bare()),
                each.page() / each.bare(),
                each.counted.map_or_else(String::new, |taken| time(millis(taken))),
                each.segments,
            );
        }
        println!("\n| its statements (last run) | people | time | rows read out |\n|---|--:|--:|--:|");
        for each in &self.dashboards {
            for (name, taken, rows) in &each.statements {
                println!("| `{name}` | {} | {} | {rows} |", each.people, time(millis(*taken)));
            }
        }
    }

    fn print_weights(&self) {
        println!("\n### First visits, kB as they travel\n");
        println!(
            "| | page | style | script and WASM | fonts | pictures | all |\n|---|--:|--:|--:|--:|--:|--:|"
        );
        for (name, weight) in &self.weights {
            println!(
                "| {name} | {} | {} | {} | {} | {} | {} |",
                kilobytes(weight.page),
                kilobytes(weight.style),
                kilobytes(weight.script),
                kilobytes(weight.fonts),
                kilobytes(weight.pictures),
                kilobytes(weight.total()),
            );
        }
    }
}

impl Dashboard {
    fn page(&self) -> f64 {
        median(self.pages.iter().map(|pace| millis(pace.p50)))
    }

    fn bare(&self) -> f64 {
        median(self.bares.iter().map(|pace| millis(pace.p50)))
    }
}
