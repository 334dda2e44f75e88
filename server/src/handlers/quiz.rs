//! The quiz: its page, its form, the island's call, its result.

use app::{
    calls::Caller,
    pages::{
        quiz::{self, Outcome},
        result,
    },
};
use axum::{
    body::Body,
    extract::{Path, Request, State},
    response::{IntoResponse, Response},
};
use domain::ids::AttemptId;
use leptos::prelude::provide_context;
use training::{ServiceError, quizzes::Opened};

use super::{Fields, Reply, learner};
use crate::{errors::WebError, reply, request::Context, state::AppState};

pub async fn start(State(state): State<AppState>, context: Context, Path(id): Path<String>) -> Reply {
    let module = state.services.module(&id)?;
    match state.services.start_attempt(context.actor()?.learner(), module).await {
        Ok(attempt) => Ok(reply::see(&format!("/quiz/{attempt}"))),
        // The lesson says from when on.
        Err(ServiceError::TooSoon { .. }) => Ok(reply::see(&format!("/lessons/{}#the-quiz", module.id))),
        Err(error) => Err(error.into()),
    }
}

fn attempt_id(text: &str) -> Result<AttemptId, WebError> {
    text.parse().map_err(|_| WebError::NotFound)
}

pub async fn page(State(state): State<AppState>, context: Context, Path(id): Path<String>) -> Reply {
    draw(&state, &context, attempt_id(&id)?, None).await
}

async fn draw(state: &AppState, context: &Context, id: AttemptId, outcome: Option<Outcome>) -> Reply {
    match state.services.open_attempt(context.actor()?.learner(), id, context.frame.lang).await? {
        Opened::Over => Ok(reply::see(&format!("/results/{id}"))),
        Opened::Quiz(view) => {
            let module = state.services.module(view.module.as_str())?;
            Ok(reply::page(&context.frame, |frame| quiz::page(frame, module, view, outcome)))
        }
    }
}

/// The form: keeps its answers, and hands in if that was the button.
pub async fn post(
    State(state): State<AppState>,
    context: Context,
    Path(id): Path<String>,
    fields: Fields,
) -> Reply {
    let (id, lang) = (attempt_id(&id)?, context.frame.lang);
    let learner = context.actor()?.learner();
    let opened = state.services.open_attempt(learner, id, lang).await?;
    let Opened::Quiz(view) = opened else { return Ok(reply::see(&format!("/results/{id}"))) };
    let answers = quiz::read_form(&view.items, &fields.0);
    let missing = match state.services.answer_all(learner, id, answers).await {
        Ok(missing) => missing,
        Err(ServiceError::AttemptIsOver) => return Ok(reply::see(&format!("/results/{id}"))),
        Err(error) => return Err(error.into()),
    };
    match fields.get("then") {
        "submit-anyway" => {}
        "submit" if missing.is_empty() => {}
        "submit" => return draw(&state, &context, id, Some(Outcome::Unanswered(missing))).await,
        _ => return draw(&state, &context, id, Some(Outcome::Saved)).await,
    }
    state.services.submit_attempt(learner, id, lang).await?;
    Ok(reply::see(&format!("/results/{id}")))
}

/// The island's calls.
pub async fn call(State(state): State<AppState>, context: Context, request: Request<Body>) -> Response {
    let caller = context.frame.actor.map(|actor| Caller { services: state.services, actor });
    let provide = move || {
        if let Some(caller) = caller.clone() {
            provide_context(caller);
        }
    };
    leptos_axum::handle_server_fns_with_context(provide, request).await.into_response()
}

pub async fn result(State(state): State<AppState>, context: Context, Path(id): Path<String>) -> Reply {
    let result = state.services.result(context.actor()?.learner(), attempt_id(&id)?).await?;
    let not_before = learner::not_before(&state, &context, result.module).await?;
    Ok(reply::page(&context.frame, |frame| result::page(frame, &result, not_before)))
}
