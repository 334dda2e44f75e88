//! The rules of the programme.

use domain::{
    ids::{RuleId, UnitId},
    module::ModuleId,
    person::{Kind, Profile},
    rule::{Audience, Rule},
    time::{Span, Timestamp},
};
use serde_json::{Value, json};
use uuid::Uuid;

use crate::{StoreError, Tx, row};

statements! {
    LIST = "SELECT id, module_id, audience, due_within_days, renewal_notice_days, in_force_from, in_force_until
         FROM rule WHERE $1 = '' OR module_id = $1 ORDER BY module_id, id";
    INSERT = "INSERT INTO rule (id, module_id, audience, due_within_days, renewal_notice_days, in_force_from,
         in_force_until, created_at) VALUES ($1, $2, $3, $4, $5, $6, $7, $8)";
}

type RuleRow = (Uuid, String, String, i64, i64, i64, i64);

fn rule((id, module, audience, due, notice, from, until): RuleRow) -> Result<Rule, StoreError> {
    Ok(Rule {
        id: RuleId(id),
        module: row::module(&module)?,
        audience: audience_from(&audience).ok_or_else(|| StoreError::corrupt("rule.audience", audience))?,
        due_within_days: row::number("rule.due_within_days", due)?,
        renewal_notice_days: row::number("rule.renewal_notice_days", notice)?,
        in_force: Span::new(row::day("rule.in_force_from", from)?, row::day("rule.in_force_until", until)?),
    })
}

fn audience_from(text: &str) -> Option<Audience> {
    let value: Value = serde_json::from_str(text).ok()?;
    let list =
        |name: &str| value.get(name)?.as_array()?.iter().map(Value::as_str).collect::<Option<Vec<_>>>();
    Some(Audience {
        kinds: list("kinds")?.into_iter().map(Kind::from_code).collect::<Option<_>>()?,
        units: list("units")?.into_iter().map(|id| id.parse().map(UnitId).ok()).collect::<Option<_>>()?,
        profiles: list("profiles")?
            .into_iter()
            .map(|name| Profile::parse(name).ok())
            .collect::<Option<_>>()?,
    })
}

fn audience_to(audience: &Audience) -> String {
    json!({
        "kinds": audience.kinds.iter().map(|kind| kind.code()).collect::<Vec<_>>(),
        "units": audience.units.iter().map(ToString::to_string).collect::<Vec<_>>(),
        "profiles": audience.profiles.iter().map(Profile::as_str).collect::<Vec<_>>(),
    })
    .to_string()
}

/// All rules, or those of `only` one module.
pub async fn list(tx: &mut Tx, only: Option<&ModuleId>) -> Result<Vec<Rule>, StoreError> {
    let module = only.map_or("", ModuleId::as_str);
    let rows: Vec<RuleRow> = on!(tx, |conn| sqlx::query_as(LIST).bind(module).fetch_all(conn).await)?;
    rows.into_iter().map(rule).collect()
}

pub async fn insert(tx: &mut Tx, rule: &Rule, at: Timestamp) -> Result<(), StoreError> {
    on!(tx, |conn| {
        sqlx::query(INSERT)
            .bind(rule.id.0)
            .bind(rule.module.as_str())
            .bind(audience_to(&rule.audience))
            .bind(i64::from(rule.due_within_days))
            .bind(i64::from(rule.renewal_notice_days))
            .bind(row::number_of(rule.in_force.from))
            .bind(row::number_of(rule.in_force.until))
            .bind(at.millis())
            .execute(conn)
            .await
            .map(drop)
    })?;
    Ok(())
}
