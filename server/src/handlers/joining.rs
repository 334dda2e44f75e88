//! Into one's account with a code; invitations.

use app::pages::{
    invitations::{self, Outcome, Shown},
    join::{self, Form, Problem},
};
use axum::{extract::State, response::Response};
use domain::lang::Lang;
use http::{StatusCode, request::Parts};
use tower_sessions::Session;
use training::{BadPassword, ChangePasswordError, ServiceError, joining::Invited};

use super::{Fields, Reply, account::keep};
use crate::{client, errors::WebError, reply, request::Context, sessions, state::AppState};

pub async fn join_page(context: Context) -> Reply {
    Ok(reply::page(&context.frame, |frame| join::page(frame, &Form::default())))
}

fn refused(context: &Context, email: &str, status: StatusCode, problem: Problem) -> Response {
    let email = email.chars().take(254).collect();
    let form = Form { email, problem: Some(problem), was_asked: false };
    reply::html(&context.frame, status, |frame| join::page(frame, &form))
}

pub async fn join(
    State(state): State<AppState>,
    context: Context,
    session: Session,
    parts: Parts,
    fields: Fields,
) -> Reply {
    let (email, next) = (fields.get("email").trim(), fields.get("next"));
    let lang = Lang::from_code(fields.get("lang")).ok_or(WebError::BadRequest)?;
    let bad = |problem| Ok(refused(&context, email, StatusCode::UNPROCESSABLE_ENTITY, problem));
    if !state.limits.allows_sign_in(client::address(&parts, state.trusted_proxies), email) {
        return Ok(refused(&context, email, StatusCode::TOO_MANY_REQUESTS, Problem::TooMany));
    }
    if next != fields.get("again") {
        return bad(Problem::Mismatch);
    }
    match state.services.join(email, fields.get("code"), next, lang, &context.request_id).await {
        Ok(Some(person)) => {
            sessions::begin(&session, person, state.services.now()).await?;
            tracing::info!(%person, "opened their account with a code");
            Ok(keep(reply::see("/"), "lang", lang.code()))
        }
        Ok(None) => bad(Problem::Wrong),
        Err(ChangePasswordError::Bad(BadPassword::TooShort)) => bad(Problem::TooShort),
        Err(ChangePasswordError::Bad(BadPassword::TooLong)) => bad(Problem::TooLong),
        Err(ChangePasswordError::Service(ServiceError::Busy)) => {
            Ok(refused(&context, email, StatusCode::SERVICE_UNAVAILABLE, Problem::Busy))
        }
        Err(ChangePasswordError::WrongPassword) => Err(WebError::BadRequest),
        Err(ChangePasswordError::Service(error)) => Err(error.into()),
    }
}

pub async fn recover_page(context: Context) -> Reply {
    Ok(reply::page(&context.frame, |frame| join::recover_page(frame, None)))
}

/// Whoever asks sees the same page, whether there is such an account or not.
pub async fn recover(State(state): State<AppState>, context: Context, parts: Parts, fields: Fields) -> Reply {
    let email = fields.get("email").trim();
    if !state.limits.allows_sign_in(client::address(&parts, state.trusted_proxies), email) {
        return Ok(reply::html(&context.frame, StatusCode::TOO_MANY_REQUESTS, |frame| {
            join::recover_page(frame, Some(Problem::TooMany))
        }));
    }
    state.services.ask_recovery(email, &context.request_id).await?;
    let email = email.chars().take(254).collect();
    Ok(reply::page(&context.frame, |frame| {
        join::page(frame, &Form { email, problem: None, was_asked: true })
    }))
}

pub async fn invitations(State(state): State<AppState>, context: Context) -> Reply {
    draw(&state, &context, None).await
}

async fn draw(state: &AppState, context: &Context, outcome: Option<Outcome>) -> Reply {
    let outside = state.services.outside(context.actor()?.inviter()?).await?;
    let is_bad = matches!(outcome, Some(Outcome::Nobody | Outcome::Gone));
    let status = if is_bad { StatusCode::UNPROCESSABLE_ENTITY } else { StatusCode::OK };
    let shown = Shown { outside, outcome, sends_mail: state.sends_mail };
    let day_of = |at| state.services.day_of(at);
    Ok(reply::html(&context.frame, status, |frame| invitations::page(frame, &shown, &day_of)))
}

/// Invites a selection or everybody, or takes one invitation back.
pub async fn invite(State(state): State<AppState>, context: Context, fields: Fields) -> Reply {
    let by = context.actor()?.inviter()?;
    if !fields.get("withdraw").is_empty() {
        let person = fields.get("withdraw").parse().map_err(|_| WebError::BadRequest)?;
        let outcome = match state.services.withdraw_invitation(by, person).await {
            Ok(()) => Outcome::Withdrawn,
            Err(ServiceError::NotFound) => Outcome::Gone,
            Err(error) => return Err(error.into()),
        };
        return draw(&state, &context, Some(outcome)).await;
    }
    let whom = match fields.get("do") {
        "everybody" => Invited::Everybody,
        "selection" => {
            let chosen = fields.0.iter().filter(|(name, _)| name == "person");
            let ids: Result<_, _> = chosen.map(|(_, id)| id.parse()).collect();
            Invited::These(ids.map_err(|_| WebError::BadRequest)?)
        }
        _ => return Err(WebError::BadRequest),
    };
    let outcome = match state.services.invite(by, &whom).await? {
        0 => Outcome::Nobody,
        sent => Outcome::Sent(sent),
    };
    draw(&state, &context, Some(outcome)).await
}
