//! Counts of people by status, on any day.

use std::collections::BTreeMap;

use domain::{
    coverage::Tally,
    ids::{PersonId, UnitId},
    module::ModuleId,
    standing::Status,
    time::Day,
};
use uuid::Uuid;

use crate::{
    StoreError, Tx,
    row::{self, number_of},
    standings::status_from,
};

statements! {
    ON_DAY = "SELECT module_id, unit_id, status, CAST(SUM(delta) AS BIGINT) FROM coverage_step WHERE on_day <= $1
         GROUP BY module_id, unit_id, status ORDER BY module_id, unit_id, status";
    OF_MODULE = "SELECT unit_id, status, CAST(SUM(delta) AS BIGINT) FROM coverage_step
         WHERE module_id = $1 AND on_day <= $2 GROUP BY unit_id, status ORDER BY unit_id, status";
    MODULES = "SELECT module_id, status, CAST(SUM(delta) AS BIGINT) FROM coverage_of_module WHERE on_day <= $1
         GROUP BY module_id, status ORDER BY module_id, status";
    // Whole months, then the days of the month of $2 that lie behind.
    UNITS = "SELECT unit_id, status, CAST(SUM(delta) AS BIGINT) FROM (
             SELECT unit_id, status, delta FROM coverage_of_unit_by_month WHERE month_on < $1
             UNION ALL
             SELECT unit_id, status, delta FROM coverage_of_unit WHERE $1 <= on_day AND on_day <= $2) AS step
         GROUP BY unit_id, status ORDER BY unit_id, status";
    BETWEEN = "SELECT module_id, status, on_day, delta FROM coverage_of_module
         WHERE $1 < on_day AND on_day <= $2 ORDER BY on_day, module_id, status";
    // The same, counted person by person: for `verify`, and as the floor of the benchmark.
    COUNTED = "SELECT module_id, unit_id, status, COUNT(*) FROM standing WHERE from_on <= $1 AND $1 < until_on
         GROUP BY module_id, unit_id, status ORDER BY module_id, unit_id, status";
    PEOPLE = "SELECT p.id, p.given_name, p.family_name, u.path, s.due_on FROM standing s
         JOIN person p ON p.id = s.person_id JOIN unit u ON u.id = s.unit_id
         WHERE s.module_id = $1 AND s.status = $2 AND s.from_on <= $3 AND $3 < s.until_on
         AND (u.path = $4 OR SUBSTR(u.path, 1, LENGTH($4) + 3) = $4 || ' / ' OR $4 = '')
         ORDER BY s.due_on, p.family_name, p.given_name, p.id LIMIT $5 OFFSET $6";
}

/// By module and unit.
pub type Tallies = BTreeMap<(ModuleId, UnitId), Tally>;

type CountRow = (String, Uuid, String, i64);

fn tallies(rows: Vec<CountRow>) -> Result<Tallies, StoreError> {
    let mut tallies = Tallies::new();
    let mut last: Option<(String, ModuleId)> = None;
    for (module, unit, status, count) in rows {
        if count == 0 {
            continue;
        }
        let id = match &last {
            Some((name, id)) if *name == module => id.clone(),
            _ => row::module(&module)?,
        };
        tallies.entry((id.clone(), UnitId(unit))).or_default().add(status_from(&status)?, count);
        last = Some((module, id));
    }
    Ok(tallies)
}

/// The counts on a day.
pub async fn on_day(tx: &mut Tx, day: Day) -> Result<Tallies, StoreError> {
    tallies(on!(tx, |conn| sqlx::query_as(ON_DAY).bind(number_of(day)).fetch_all(conn).await)?)
}

type UnitRow = (Uuid, String, i64);

fn unit_tallies(rows: Vec<UnitRow>) -> Result<BTreeMap<UnitId, Tally>, StoreError> {
    let mut tallies: BTreeMap<UnitId, Tally> = BTreeMap::new();
    for (unit, status, count) in rows.into_iter().filter(|(_, _, count)| *count != 0) {
        tallies.entry(UnitId(unit)).or_default().add(status_from(&status)?, count);
    }
    Ok(tallies)
}

/// The counts of one module on a day, by unit.
pub async fn of_module(
    tx: &mut Tx,
    module: &ModuleId,
    day: Day,
) -> Result<BTreeMap<UnitId, Tally>, StoreError> {
    unit_tallies(on!(tx, |conn| sqlx::query_as(OF_MODULE)
        .bind(module.as_str())
        .bind(number_of(day))
        .fetch_all(conn)
        .await)?)
}

/// The counts on a day by module, over all units.
pub async fn modules_on_day(tx: &mut Tx, day: Day) -> Result<BTreeMap<ModuleId, Tally>, StoreError> {
    let rows: Vec<(String, String, i64)> =
        on!(tx, |conn| sqlx::query_as(MODULES).bind(number_of(day)).fetch_all(conn).await)?;
    let mut tallies: BTreeMap<ModuleId, Tally> = BTreeMap::new();
    for (module, status, count) in rows.into_iter().filter(|(_, _, count)| *count != 0) {
        tallies.entry(row::module(&module)?).or_default().add(status_from(&status)?, count);
    }
    Ok(tallies)
}

/// The counts on a day by unit, over all modules.
pub async fn units_on_day(tx: &mut Tx, day: Day) -> Result<BTreeMap<UnitId, Tally>, StoreError> {
    unit_tallies(on!(tx, |conn| sqlx::query_as(UNITS)
        .bind(number_of(day.first_of_month()))
        .bind(number_of(day))
        .fetch_all(conn)
        .await)?)
}

/// The counts on a day, made by looking at every person.
pub async fn counted_on_day(tx: &mut Tx, day: Day) -> Result<Tallies, StoreError> {
    tallies(on!(tx, |conn| sqlx::query_as(COUNTED).bind(number_of(day)).fetch_all(conn).await)?)
}

/// A change of a count of a module, over all units.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Change {
    pub module: ModuleId,
    pub status: Status,
    pub on: Day,
    pub delta: i64,
}

/// The changes after one day, up to and with another, by date.
pub async fn changes(tx: &mut Tx, after: Day, until: Day) -> Result<Vec<Change>, StoreError> {
    let rows: Vec<(String, String, i64, i64)> = on!(tx, |conn| sqlx::query_as(BETWEEN)
        .bind(number_of(after))
        .bind(number_of(until))
        .fetch_all(conn)
        .await)?;
    rows.into_iter()
        .map(|(module, status, on, delta)| {
            Ok(Change {
                module: row::module(&module)?,
                status: status_from(&status)?,
                on: row::day("on_day", on)?,
                delta,
            })
        })
        .collect()
}

/// Which people stand behind a figure.
#[derive(Debug, Clone)]
pub struct Behind<'a> {
    pub module: &'a ModuleId,
    pub status: Status,
    pub day: Day,
    /// The path of a unit, with all below it; empty for all.
    pub unit_path: &'a str,
    pub limit: u32,
    pub offset: u32,
}

#[derive(Debug, Clone, PartialEq, Eq)]
pub struct PersonBehind {
    pub person: PersonId,
    pub given_name: String,
    pub family_name: String,
    pub unit_path: String,
    pub due_on: Day,
}

pub async fn people_behind(tx: &mut Tx, figure: &Behind<'_>) -> Result<Vec<PersonBehind>, StoreError> {
    let rows: Vec<(Uuid, String, String, String, i64)> = on!(tx, |conn| {
        sqlx::query_as(PEOPLE)
            .bind(figure.module.as_str())
            .bind(figure.status.code())
            .bind(number_of(figure.day))
            .bind(figure.unit_path)
            .bind(i64::from(figure.limit))
            .bind(i64::from(figure.offset))
            .fetch_all(conn)
            .await
    })?;
    rows.into_iter()
        .map(|(id, given_name, family_name, unit_path, due_on)| {
            Ok(PersonBehind {
                person: PersonId(id),
                given_name,
                family_name,
                unit_path,
                due_on: row::day("standing.due_on", due_on)?,
            })
        })
        .collect()
}
