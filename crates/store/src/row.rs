//! From columns to domain values, with an error that names the column.

use domain::{
    ids::PersonId,
    lang::Lang,
    module::{ItemId, ModuleId},
    time::Day,
};
use uuid::Uuid;

use crate::StoreError;

pub fn day(column: &'static str, value: i64) -> Result<Day, StoreError> {
    i32::try_from(value).map(Day::from_number).map_err(|_| StoreError::corrupt(column, value))
}

pub fn lang(column: &'static str, value: &str) -> Result<Lang, StoreError> {
    Lang::from_code(value).ok_or_else(|| StoreError::corrupt(column, value))
}

pub fn module(value: &str) -> Result<ModuleId, StoreError> {
    ModuleId::parse(value).map_err(|_| StoreError::corrupt("module_id", value))
}

pub fn item(value: &str) -> Result<ItemId, StoreError> {
    ItemId::parse(value).map_err(|_| StoreError::corrupt("item_id", value))
}

pub fn number<T: TryFrom<i64>>(column: &'static str, value: i64) -> Result<T, StoreError> {
    T::try_from(value).map_err(|_| StoreError::corrupt(column, value))
}

pub fn person(id: Uuid) -> PersonId {
    PersonId(id)
}

/// A day as the database keeps it.
pub fn number_of(day: Day) -> i64 {
    i64::from(day.number())
}
