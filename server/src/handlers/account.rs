//! Signing in and out, language, theme, password.

use app::pages::{
    account::{self, Account, Outcome},
    sign_in::{self, Form, Problem},
};
use axum::{
    extract::{Query, State},
    response::Response,
};
use domain::lang::Lang;
use http::{HeaderValue, StatusCode, header, request::Parts};
use serde::Deserialize;
use tower_sessions::Session;
use training::{BadPassword, ChangePasswordError, ServiceError};

use super::{Fields, Reply};
use crate::{
    client,
    errors::WebError,
    reply,
    request::{Context, safe_path},
    sessions,
    state::AppState,
};

#[derive(Debug, Default, Deserialize)]
#[serde(default)]
pub struct Wish {
    next: String,
    expired: String,
}

pub async fn sign_in_page(context: Context, Query(wish): Query<Wish>) -> Reply {
    let next = safe_path(&wish.next).to_owned();
    if context.frame.actor.is_some() {
        return Ok(reply::see(&next));
    }
    let problem = (!wish.expired.is_empty()).then_some(Problem::Expired);
    Ok(reply::page(&context.frame, |frame| {
        sign_in::page(frame, &Form { email: String::new(), next, problem })
    }))
}

pub async fn sign_in(
    State(state): State<AppState>,
    context: Context,
    session: Session,
    parts: Parts,
    fields: Fields,
) -> Reply {
    let (email, next) = (fields.get("email").trim(), safe_path(fields.get("next")));
    let refused = |status, problem| {
        let form =
            Form { email: email.chars().take(254).collect(), next: next.to_owned(), problem: Some(problem) };
        reply::html(&context.frame, status, |frame| sign_in::page(frame, &form))
    };
    if !state.limits.allows_sign_in(client::address(&parts, state.trusted_proxies), email) {
        return Ok(refused(StatusCode::TOO_MANY_REQUESTS, Problem::TooMany));
    }
    match state.services.sign_in(email, fields.get("password"), &context.request_id).await {
        Ok(Some(person)) => {
            sessions::begin(&session, person, state.services.now()).await?;
            tracing::info!(%person, "signed in");
            Ok(reply::see(next))
        }
        Ok(None) => {
            tracing::info!("a sign-in was refused");
            Ok(refused(StatusCode::UNPROCESSABLE_ENTITY, Problem::Wrong))
        }
        Err(ServiceError::Busy) => Ok(refused(StatusCode::SERVICE_UNAVAILABLE, Problem::Busy)),
        Err(error) => Err(error.into()),
    }
}

pub async fn sign_out(State(state): State<AppState>, context: Context, session: Session) -> Reply {
    if let (Some(actor), Some(id)) = (&context.frame.actor, session.id()) {
        state.services.sign_out(actor.learner(), &store::sessions::hash_of(id.0)).await?;
    }
    session.flush().await?;
    let mut response = reply::see("/sign-in");
    response.headers_mut().insert("clear-site-data", HeaderValue::from_static("\"cache\", \"storage\""));
    Ok(response)
}

/// A cookie for a year that says nothing about the person.
pub fn keep(mut response: Response, name: &str, value: &str) -> Response {
    let age = if value.is_empty() { 0 } else { 31_536_000 };
    let cookie = format!("{name}={value}; Path=/; Max-Age={age}; SameSite=Lax; HttpOnly");
    if let Ok(cookie) = HeaderValue::from_str(&cookie) {
        response.headers_mut().append(header::SET_COOKIE, cookie);
    }
    response
}

pub async fn set_language(State(state): State<AppState>, context: Context, fields: Fields) -> Reply {
    let lang = Lang::from_code(fields.get("lang")).ok_or(WebError::BadRequest)?;
    if let Some(actor) = &context.frame.actor {
        state.services.set_language(actor.learner(), lang).await?;
    }
    Ok(keep(reply::see(safe_path(fields.get("back"))), "lang", lang.code()))
}

pub async fn set_theme(fields: Fields) -> Reply {
    let theme = match fields.get("theme") {
        "light" => "light",
        "dark" => "dark",
        "system" => "",
        _ => return Err(WebError::BadRequest),
    };
    Ok(keep(reply::see(safe_path(fields.get("back"))), "theme", theme))
}

pub async fn page(State(state): State<AppState>, context: Context) -> Reply {
    draw(&state, &context, StatusCode::OK, None).await
}

async fn draw(state: &AppState, context: &Context, status: StatusCode, outcome: Option<Outcome>) -> Reply {
    let actor = context.actor()?;
    let (email, sessions) = state.services.account(actor.learner()).await?;
    let looks = state.services.looks_at_me(actor.learner()).await?;
    let looks = account::by_day(looks, |at| state.services.day_of(at));
    let account = Account { email, sessions, looks, outcome };
    Ok(reply::html(&context.frame, status, |frame| account::page(frame, &account)))
}

pub async fn change_password(
    State(state): State<AppState>,
    context: Context,
    session: Session,
    parts: Parts,
    fields: Fields,
) -> Reply {
    let actor = context.actor()?;
    let next = fields.get("next");
    let from = client::address(&parts, state.trusted_proxies);
    let problem = if next != fields.get("again") {
        Outcome::Mismatch
    } else if !state.limits.allows_sign_in(from, &actor.person.to_string()) {
        return Err(WebError::TooMany);
    } else {
        match state.services.change_password(actor.learner(), fields.get("present"), next).await {
            Ok(()) => {
                // All sessions ended, this one too: it goes on under a new id.
                sessions::begin(&session, actor.person, state.services.now()).await?;
                return draw(&state, &context, StatusCode::OK, Some(Outcome::PasswordChanged)).await;
            }
            Err(ChangePasswordError::WrongPassword) => Outcome::WrongPassword,
            Err(ChangePasswordError::Bad(BadPassword::TooShort)) => Outcome::TooShort,
            Err(ChangePasswordError::Bad(BadPassword::TooLong)) => Outcome::TooLong,
            Err(ChangePasswordError::Service(error)) => return Err(error.into()),
        }
    };
    draw(&state, &context, StatusCode::UNPROCESSABLE_ENTITY, Some(problem)).await
}

pub async fn sign_out_everywhere(State(state): State<AppState>, context: Context, session: Session) -> Reply {
    let actor = context.actor()?;
    state.services.sign_out_everywhere(actor.learner()).await?;
    // This one ended too; it goes on under a new id.
    sessions::begin(&session, actor.person, state.services.now()).await?;
    draw(&state, &context, StatusCode::OK, Some(Outcome::SignedOutEverywhere)).await
}
