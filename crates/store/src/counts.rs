//! Moves the counts that coverage is read from: the steps, and the sums of them that pages can afford to read.

use std::collections::BTreeMap;

use domain::{ids::UnitId, module::ModuleId, standing::Status, time::Day};

use crate::{StoreError, Tx, row::number_of, standings::Steps};

type Sums<K> = BTreeMap<K, i64>;

fn changed<K>(sums: Sums<K>) -> Vec<(K, i64)> {
    sums.into_iter().filter(|(_, delta)| *delta != 0).collect()
}

/// Table by table, each in the order of its key: two transactions that move the same counts wait for each other, and
/// never in a circle.
pub async fn store(tx: &mut Tx, moves: &BTreeMap<ModuleId, Steps>) -> Result<(), StoreError> {
    let mut steps: Vec<(&ModuleId, UnitId, Status, Day, i64)> = Vec::new();
    let mut modules: Sums<(&ModuleId, Status, Day)> = Sums::new();
    let mut months: Sums<(UnitId, Status, Day)> = Sums::new();
    let mut units: Sums<(Day, UnitId, Status)> = Sums::new();
    for (module, moved) in moves {
        for (&(unit, status, day), &delta) in moved.iter().filter(|(_, delta)| **delta != 0) {
            steps.push((module, unit, status, day, delta));
            *modules.entry((module, status, day)).or_default() += delta;
            *months.entry((unit, status, day.first_of_month())).or_default() += delta;
            *units.entry((day, unit, status)).or_default() += delta;
        }
    }
    insert_rows!(
        tx,
        "INSERT INTO coverage_step (module_id, unit_id, status, on_day, delta) ",
        steps,
        |row, &(module, unit, status, day, delta)| {
            row.push_bind(module.as_str())
                .push_bind(unit.0)
                .push_bind(status.code())
                .push_bind(number_of(day))
                .push_bind(delta);
        },
        " ON CONFLICT (module_id, unit_id, status, on_day) DO UPDATE SET delta = coverage_step.delta + excluded.delta"
    );
    insert_rows!(
        tx,
        "INSERT INTO coverage_of_module (module_id, status, on_day, delta) ",
        changed(modules),
        |row, &((module, status, day), delta)| {
            row.push_bind(module.as_str())
                .push_bind(status.code())
                .push_bind(number_of(day))
                .push_bind(delta);
        },
        " ON CONFLICT (module_id, status, on_day)
         DO UPDATE SET delta = coverage_of_module.delta + excluded.delta"
    );
    insert_rows!(
        tx,
        "INSERT INTO coverage_of_unit_by_month (unit_id, status, month_on, delta) ",
        changed(months),
        |row, &((unit, status, month), delta)| {
            row.push_bind(unit.0).push_bind(status.code()).push_bind(number_of(month)).push_bind(delta);
        },
        " ON CONFLICT (unit_id, status, month_on)
         DO UPDATE SET delta = coverage_of_unit_by_month.delta + excluded.delta"
    );
    insert_rows!(
        tx,
        "INSERT INTO coverage_of_unit (on_day, unit_id, status, delta) ",
        changed(units),
        |row, &((day, unit, status), delta)| {
            row.push_bind(number_of(day)).push_bind(unit.0).push_bind(status.code()).push_bind(delta);
        },
        " ON CONFLICT (on_day, unit_id, status)
         DO UPDATE SET delta = coverage_of_unit.delta + excluded.delta"
    );
    Ok(())
}
