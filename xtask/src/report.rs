//! What a person sees of a run: a line per step, its duration, and the table at the end.

use std::ops::AddAssign;
use std::time::{Duration, Instant};

use anyhow::Result;

/// Tests that ran, of whatever runner.
#[derive(Debug, Default, Clone, Copy, PartialEq, Eq)]
pub struct Counts {
    pub passed: u64,
    pub failed: u64,
    pub skipped: u64,
}

impl AddAssign for Counts {
    fn add_assign(&mut self, other: Self) {
        self.passed += other.passed;
        self.failed += other.failed;
        self.skipped += other.skipped;
    }
}

impl std::fmt::Display for Counts {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(f, "{} passed, {} failed", self.passed, self.failed)?;
        if self.skipped > 0 {
            write!(f, ", {} skipped", self.skipped)?;
        }
        Ok(())
    }
}

struct Row {
    name: String,
    took: Duration,
    ok: bool,
}

#[derive(Default)]
pub struct Report {
    rows: Vec<Row>,
    depth: usize,
    pub counts: Counts,
}

impl Report {
    /// Does one step between its two lines. Steps nest; the table shows the outer ones.
    pub fn step<T>(&mut self, name: &str, work: impl FnOnce(&mut Self) -> Result<T>) -> Result<T> {
        let indent = "  ".repeat(self.depth);
        println!("{indent}==> {name}");
        self.depth += 1;
        let start = now();
        let outcome = work(self);
        let took = start.elapsed();
        self.depth -= 1;
        let ok = outcome.is_ok();
        println!("{indent}{} {name}: {}", if ok { "ok " } else { "FAILED" }, duration(took));
        if self.depth == 0 {
            self.rows.push(Row { name: name.to_owned(), took, ok });
        }
        outcome
    }

    /// A line inside a step.
    pub fn note(&self, text: &str) {
        println!("{}{text}", "  ".repeat(self.depth));
    }

    pub fn print_table(&self) {
        let width = self.rows.iter().map(|row| row.name.chars().count()).max().unwrap_or(0);
        println!();
        for row in &self.rows {
            let mark = if row.ok { "ok" } else { "FAILED" };
            println!("{:width$}  {:>12}  {mark}", row.name, duration(row.took));
        }
        let total = self.rows.iter().map(|row| row.took).sum();
        println!("{:width$}  {:>12}", "total", duration(total));
    }
}

#[expect(clippy::disallowed_methods, reason = "a build tool measures its own steps; nothing depends on it")]
pub fn now() -> Instant {
    Instant::now()
}

/// `0.3 s`, `42 s`, `1 min 55 s`.
pub fn duration(took: Duration) -> String {
    let seconds = took.as_secs();
    match seconds {
        0..10 => format!("{:.1} s", took.as_secs_f32()),
        10..60 => format!("{seconds} s"),
        _ => format!("{} min {:02} s", seconds / 60, seconds % 60),
    }
}

/// `512 B`, `88.2 kB`, `12.4 MB`: powers of ten, as networks count.
pub fn size(bytes: u64) -> String {
    let tenths = |unit: u64| (bytes + unit / 20) / (unit / 10);
    match bytes {
        0..1_000 => format!("{bytes} B"),
        1_000..1_000_000 => format!("{}.{} kB", tenths(1_000) / 10, tenths(1_000) % 10),
        _ => format!("{}.{} MB", tenths(1_000_000) / 10, tenths(1_000_000) % 10),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn durations_read_well() {
        assert_eq!(duration(Duration::from_millis(340)), "0.3 s");
        assert_eq!(duration(Duration::from_secs(42)), "42 s");
        assert_eq!(duration(Duration::from_secs(115)), "1 min 55 s");
    }

    #[test]
    fn sizes_are_rounded_to_a_tenth() {
        assert_eq!(size(999), "999 B");
        assert_eq!(size(88_249), "88.2 kB");
        assert_eq!(size(88_250), "88.3 kB");
        assert_eq!(size(12_400_000), "12.4 MB");
    }

    #[test]
    fn skipped_tests_are_never_silent() {
        let mut counts = Counts { passed: 3, ..Counts::default() };
        assert_eq!(counts.to_string(), "3 passed, 0 failed");
        counts += Counts { passed: 1, failed: 2, skipped: 1 };
        assert_eq!(counts.to_string(), "4 passed, 2 failed, 1 skipped");
    }

    #[test]
    fn only_outer_steps_are_in_the_table() {
        let mut report = Report::default();
        report.step("outer", |report| report.step("inner", |_| Ok(()))).unwrap();
        assert_eq!(report.rows.len(), 1);
        assert!(report.step("broken", |_| -> Result<()> { anyhow::bail!("no") }).is_err());
        assert!(!report.rows[1].ok);
    }
}
