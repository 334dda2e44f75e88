//! Accounts and roles.

use app::pages::accounts::{self, Outcome, Shown, ShownRights};
use axum::extract::{Path, Query, State};
use domain::{actor::Role, ids::PersonId};
use http::StatusCode;
use serde::Deserialize;
use training::{
    journal::Found,
    roles::{Answer, Asked as AskedFor, RoleError},
};

use super::{Fields, Reply};
use crate::{errors::WebError, reply, request::Context, state::AppState};

#[derive(Debug, Default, Deserialize)]
#[serde(default)]
pub struct Asked {
    person: String,
}

pub async fn page(State(state): State<AppState>, context: Context, Query(asked): Query<Asked>) -> Reply {
    let reader = context.actor()?.rights_reader()?;
    let asked: String = asked.person.trim().chars().take(254).collect();
    let found = state.services.find_people(reader, &asked).await?;
    if let Found::One(person) = &found {
        return Ok(reply::see(&format!("/accounts/{}", person.id)));
    }
    draw(&state, &context, asked, found, None).await
}

async fn draw(
    state: &AppState,
    context: &Context,
    asked: String,
    found: Found,
    outcome: Option<Outcome>,
) -> Reply {
    let roles = state.services.roles(context.actor()?.rights_reader()?).await?;
    let shown = Shown { roles, asked, found, outcome };
    let day_of = |at| state.services.day_of(at);
    Ok(reply::html(&context.frame, status(outcome), |frame| accounts::page(frame, &shown, &day_of)))
}

fn status(outcome: Option<Outcome>) -> StatusCode {
    if outcome.is_none_or(Outcome::is_success) { StatusCode::OK } else { StatusCode::UNPROCESSABLE_ENTITY }
}

fn person_id(text: &str) -> Result<PersonId, WebError> {
    text.parse().map_err(|_| WebError::NotFound)
}

pub async fn rights(State(state): State<AppState>, context: Context, Path(id): Path<String>) -> Reply {
    draw_rights(&state, &context, person_id(&id)?, None).await
}

async fn draw_rights(
    state: &AppState,
    context: &Context,
    person: PersonId,
    outcome: Option<Outcome>,
) -> Reply {
    let rights = state.services.rights_of(context.actor()?.rights_reader()?, person).await?;
    let shown = ShownRights { rights, outcome };
    let day_of = |at| state.services.day_of(at);
    Ok(reply::html(&context.frame, status(outcome), |frame| accounts::rights_page(frame, &shown, &day_of)))
}

/// Why it was not done, as the page tells it.
fn told(error: RoleError) -> Result<Outcome, WebError> {
    Ok(match error {
        RoleError::Oneself => Outcome::Oneself,
        RoleError::NotHere => Outcome::NotHere,
        RoleError::AlreadyHeld => Outcome::AlreadyHeld,
        RoleError::AlreadyAsked => Outcome::AlreadyAsked,
        RoleError::KeptApart => Outcome::KeptApart,
        RoleError::SamePerson => Outcome::SamePerson,
        RoleError::Gone => Outcome::Gone,
        RoleError::Service(error) => return Err(error.into()),
    })
}

/// Gives a role, asks for it, or takes it back.
pub async fn change_role(
    State(state): State<AppState>,
    context: Context,
    Path(id): Path<String>,
    fields: Fields,
) -> Reply {
    let by = context.actor()?.administrator()?;
    let person = person_id(&id)?;
    // A manager is whoever manages somebody: nobody gives that.
    let role = Role::from_code(fields.get("role")).filter(|role| *role != Role::Manager);
    let role = role.ok_or(WebError::BadRequest)?;
    let done = match fields.get("do") {
        "grant" => state.services.ask_for_role(by, person, role).await.map(|asked| match asked {
            AskedFor::Granted => Outcome::Granted,
            AskedFor::Waits => Outcome::Waits,
        }),
        "revoke" => state.services.revoke_role(by, person, role).await.map(|()| Outcome::Revoked),
        _ => return Err(WebError::BadRequest),
    };
    let outcome = done.or_else(told)?;
    draw_rights(&state, &context, person, Some(outcome)).await
}

/// A second administrator agrees or refuses; whoever asked takes it back.
pub async fn answer_request(
    State(state): State<AppState>,
    context: Context,
    Path(id): Path<String>,
    fields: Fields,
) -> Reply {
    let by = context.actor()?.administrator()?;
    let id = id.parse().map_err(|_| WebError::NotFound)?;
    let (answer, outcome) = match fields.get("do") {
        "approve" => (Answer::Approve, Outcome::Approved),
        "refuse" => (Answer::Refuse, Outcome::Refused),
        "withdraw" => (Answer::Withdraw, Outcome::Withdrawn),
        _ => return Err(WebError::BadRequest),
    };
    let done = state.services.answer_role_request(by, id, answer).await.map(|_| outcome);
    let outcome = done.or_else(told)?;
    draw(&state, &context, String::new(), Found::Everybody, Some(outcome)).await
}
