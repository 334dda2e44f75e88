//! The learner's pages.

use app::pages::{attestation, home, lesson, modules};
use axum::{
    body::Body,
    extract::{Path, State},
    response::{IntoResponse, Response},
};
use curriculum::Module;
use domain::time::Timestamp;
use http::{HeaderValue, header};

use super::{Fields, Reply};
use crate::{errors::WebError, reply, request::Context, state::AppState};

pub async fn home(State(state): State<AppState>, context: Context) -> Reply {
    let home = state.services.home(context.actor()?.learner()).await?;
    Ok(reply::page(&context.frame, |frame| home::page(frame, state.services.curriculum(), &home)))
}

pub async fn modules(State(state): State<AppState>, context: Context) -> Reply {
    let home = state.services.home(context.actor()?.learner()).await?;
    Ok(reply::page(&context.frame, |frame| modules::page(frame, state.services.curriculum(), &home)))
}

pub async fn lesson(State(state): State<AppState>, context: Context, Path(id): Path<String>) -> Reply {
    let module = state.services.module(&id)?;
    let lesson = state.services.lesson(context.actor()?.learner(), &module.id).await?;
    let not_before = lesson.not_before.map(|at| state.services.hour_of(at));
    let neighbours = neighbours(&state, module);
    Ok(reply::page(&context.frame, |frame| lesson::page(frame, module, &lesson, neighbours, not_before)))
}

/// The modules before and after in the same track.
fn neighbours<'a>(state: &'a AppState, module: &Module) -> (Option<&'a Module>, Option<&'a Module>) {
    let track: Vec<&Module> =
        state.services.curriculum().modules().filter(|m| m.track == module.track).collect();
    let Some(at) = track.iter().position(|m| m.id == module.id) else { return (None, None) };
    (at.checked_sub(1).map(|before| track[before]), track.get(at + 1).copied())
}

pub async fn picture(State(state): State<AppState>, Path((id, name)): Path<(String, String)>) -> Reply {
    let module = state.services.module(&id)?;
    let picture = module.pictures.iter().find(|picture| picture.name == name).ok_or(WebError::NotFound)?;
    let mut response: Response = Body::from(picture.svg.clone()).into_response();
    let headers = response.headers_mut();
    headers.insert(header::CONTENT_TYPE, HeaderValue::from_static("image/svg+xml"));
    headers.insert(header::CACHE_CONTROL, HeaderValue::from_static("private, max-age=3600"));
    Ok(response)
}

pub async fn mark_read(
    State(state): State<AppState>,
    context: Context,
    Path(id): Path<String>,
    fields: Fields,
) -> Reply {
    let module = state.services.module(&id)?;
    let section = fields.get("section");
    state.services.mark_read(context.actor()?.learner(), module, section).await?;
    Ok(reply::see(&format!("/lessons/{}#{section}", module.id)))
}

pub async fn attestations(State(state): State<AppState>, context: Context) -> Reply {
    let completions = state.services.completions(context.actor()?.learner()).await?;
    Ok(reply::page(&context.frame, |frame| {
        attestation::list(frame, state.services.curriculum(), &completions)
    }))
}

pub async fn attestation(State(state): State<AppState>, context: Context, Path(id): Path<String>) -> Reply {
    let actor = context.actor()?;
    let id = id.parse().map_err(|_| WebError::NotFound)?;
    let completion = state.services.completion(actor.learner(), id).await?;
    let module = state.services.curriculum().module(&completion.module);
    Ok(reply::page(&context.frame, |frame| {
        attestation::page(frame, module, &completion, &actor.display_name)
    }))
}

/// The hour from which a next attempt may start, if that lies ahead.
pub async fn not_before(
    state: &AppState,
    context: &Context,
    module: &Module,
) -> Result<Option<(i8, i8)>, WebError> {
    let lesson = state.services.lesson(context.actor()?.learner(), &module.id).await?;
    let hour = |at: Timestamp| state.services.hour_of(at);
    Ok(lesson.not_before.map(hour))
}
