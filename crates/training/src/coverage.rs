//! The officer's figures: coverage on any day, and its course over the last twelve months.

use std::collections::BTreeMap;

use domain::{
    actor::Officer, coverage::Tally, ids::UnitId, journal::What, module::ModuleId, standing::Status,
    time::Day,
};
use store::coverage::{Behind, PersonBehind};

use crate::{ServiceError, Services, folded::folded};

/// Months that the trend looks back.
const TREND_MONTHS: u32 = 12;
/// People shown on one page behind a figure.
pub const PAGE: u32 = 50;

/// Coverage on one day.
#[derive(Debug, Clone)]
pub struct Coverage {
    pub today: Day,
    pub day: Day,
    /// Over all modules: person–module pairs.
    pub total: Tally,
    pub modules: Vec<(ModuleId, Tally)>,
    /// Units with everything below them, by path; those without anybody in scope are left out.
    pub units: Vec<(UnitRow, Tally)>,
    /// The total at the end of each month, the last on `day` itself.
    pub trend: Vec<(Day, Tally)>,
}

#[derive(Debug, Clone, PartialEq, Eq)]
pub struct UnitRow {
    pub id: UnitId,
    pub name: String,
    pub path: String,
    /// 0 for a root.
    pub depth: usize,
}

/// The people behind a figure, one page of them.
#[derive(Debug, Clone)]
pub struct Rows {
    pub people: Vec<PersonBehind>,
    pub total: i64,
    pub page: u32,
}

/// Which figure to open.
#[derive(Debug, Clone)]
pub struct Figure {
    pub module: ModuleId,
    pub status: Status,
    pub day: Day,
    /// Empty for the whole company.
    pub unit_path: String,
    /// Counted from 0.
    pub page: u32,
}

impl Services {
    pub async fn coverage(&self, _: Officer<'_>, day: Option<Day>) -> Result<Coverage, ServiceError> {
        let today = self.today();
        let day = day.unwrap_or(today).min(today);
        let first = trend_days(day)[0];
        let mut tx = self.store.read().await?;
        let mut by_module = store::coverage::modules_on_day(&mut tx, day).await?;
        let mut tallies = store::coverage::units_on_day(&mut tx, day).await?;
        let changes = store::coverage::changes(&mut tx, first, day).await?;
        let units = store::people::list_units(&mut tx).await?;
        // A rule may outlive its lesson: what nobody can learn is not counted.
        let known = |module: &ModuleId| self.curriculum.module(module).is_some();
        let gone: Vec<ModuleId> = by_module.keys().filter(|module| !known(module)).cloned().collect();
        for module in &gone {
            by_module.remove(module);
            for (unit, tally) in store::coverage::of_module(&mut tx, module, day).await? {
                *tallies.entry(unit).or_default() -= tally;
            }
        }
        drop(tx);

        let total: Tally = by_module.values().copied().sum();
        let modules = self.curriculum.modules();
        let modules =
            modules.filter_map(|m| by_module.get(&m.id).map(|tally| (m.id.clone(), *tally))).collect();
        let changes = changes.iter().filter(|change| known(&change.module));
        let trend = walk_back(total, day, changes.map(|change| (change.on, change.status, change.delta)));
        Ok(Coverage { today, day, total, modules, units: by_unit(&tallies, &units), trend })
    }

    pub async fn people_behind(&self, by: Officer<'_>, figure: &Figure) -> Result<Rows, ServiceError> {
        self.module(figure.module.as_str())?;
        let mut tx = self.store.read().await?;
        let people = store::coverage::people_behind(
            &mut tx,
            &Behind {
                module: &figure.module,
                status: figure.status,
                day: figure.day,
                unit_path: &figure.unit_path,
                limit: PAGE,
                offset: figure.page.saturating_mul(PAGE),
            },
        )
        .await?;
        let tallies = store::coverage::of_module(&mut tx, &figure.module, figure.day).await?;
        let units = store::people::list_units(&mut tx).await?;
        drop(tx);
        // Names with a status: a look at each of these people's records.
        let told = serde_json::json!({ "status": figure.status.code(), "on": figure.day.to_string() });
        let entries: Vec<_> = people
            .iter()
            .map(|row| {
                let entry = self.entry(by.actor(), What::RecordListed);
                entry.on(row.person).about(&figure.module).with(&told).0
            })
            .collect();
        let mut tx = self.store.write().await?;
        store::journal::append(&mut tx, &entries).await?;
        tx.commit().await?;
        let within: Vec<UnitId> = units
            .iter()
            .filter(|unit| is_within(&unit.path, &figure.unit_path))
            .map(|unit| unit.id)
            .collect();
        let tally: Tally =
            tallies.iter().filter(|(unit, _)| within.contains(unit)).map(|(_, tally)| *tally).sum();
        let total = match figure.status {
            Status::Valid => tally.valid,
            Status::Pending => tally.pending,
            Status::Overdue => tally.overdue,
            Status::Exempt => tally.exempt,
            Status::Paused => tally.paused,
        };
        Ok(Rows { people, total, page: figure.page })
    }
}

fn is_within(path: &str, ancestor: &str) -> bool {
    ancestor.is_empty()
        || path == ancestor
        || path.strip_prefix(ancestor).is_some_and(|rest| rest.starts_with(" / "))
}

/// The ends of the months before `day`, and `day` itself, oldest first.
fn trend_days(day: Day) -> Vec<Day> {
    let first_of_month = day.first_of_month();
    let mut days = vec![day];
    for back in 0..TREND_MONTHS {
        let date = first_of_month.date().checked_sub(jiff::Span::new().months(i64::from(back)));
        days.push(date.map_or(Day::EARLIEST, Day::from_date) - 1);
    }
    days.reverse();
    days
}

/// The totals on each day of the trend, from the total on the last one and the changes (by date) that led to it.
fn walk_back(total: Tally, day: Day, changes: impl Iterator<Item = (Day, Status, i64)>) -> Vec<(Day, Tally)> {
    let mut changes: Vec<_> = changes.collect();
    let mut tally = total;
    let mut trend = Vec::new();
    for at in trend_days(day).into_iter().rev() {
        while let Some(&(on, status, delta)) = changes.last() {
            if on <= at {
                break;
            }
            tally.add(status, -delta);
            changes.pop();
        }
        trend.push((at, tally));
    }
    trend.reverse();
    trend
}

/// Each unit's tally with those of the units below it.
fn by_unit(tallies: &BTreeMap<UnitId, Tally>, units: &[store::people::Unit]) -> Vec<(UnitRow, Tally)> {
    let parents = units.iter().map(|unit| (unit.id, unit.parent)).collect();
    let tree = domain::rule::UnitTree::new(parents);
    let mut sums: BTreeMap<UnitId, Tally> = BTreeMap::new();
    for (unit, tally) in tallies.iter().filter(|(_, tally)| **tally != Tally::default()) {
        for above in tree.and_above(*unit) {
            *sums.entry(above).or_default() += *tally;
        }
    }
    let mut rows: Vec<(UnitRow, Tally)> = units
        .iter()
        .filter_map(|unit| {
            let tally = *sums.get(&unit.id)?;
            let depth = unit.path.matches(" / ").count();
            Some((UnitRow { id: unit.id, name: unit.name.clone(), path: unit.path.clone(), depth }, tally))
        })
        .collect();
    rows.sort_by_cached_key(|(row, _)| folded(&row.path));
    rows
}

#[cfg(test)]
mod tests {
    use super::*;

    fn day(text: &str) -> Day {
        Day::parse_iso(text).unwrap()
    }

    #[test]
    fn the_trend_looks_at_the_end_of_each_month_and_at_the_day_itself() {
        let days = trend_days(day("2026-03-31"));
        assert_eq!(days.len(), 13);
        assert_eq!(days[0], day("2025-03-31"));
        assert_eq!(days[11], day("2026-02-28"));
        assert_eq!(days[12], day("2026-03-31"));
    }

    #[test]
    fn walking_back_takes_the_changes_away_again() {
        let total = Tally { valid: 3, pending: 1, ..Tally::default() };
        let changes = [
            (day("2026-02-10"), Status::Pending, 2),
            (day("2026-03-01"), Status::Pending, -1),
            (day("2026-03-01"), Status::Valid, 1),
        ];
        let trend = walk_back(total, day("2026-03-15"), changes.into_iter());
        assert_eq!(trend[12].1, total);
        assert_eq!(trend[11], (day("2026-02-28"), Tally { valid: 2, pending: 2, ..Tally::default() }));
        assert_eq!(trend[10], (day("2026-01-31"), Tally { valid: 2, ..Tally::default() }));
    }

    #[test]
    fn a_unit_is_within_itself_and_those_above() {
        assert!(is_within("Agence / Studio", "Agence"));
        assert!(is_within("Agence", "Agence"));
        assert!(!is_within("Agence Web", "Agence"));
    }
}
