//! From an error to a status and a page. What is told never comes from the error's own text.

use app::pages::error::Kind;
use axum::{
    extract::{Request, State},
    middleware::Next,
    response::{IntoResponse, Response},
};
use domain::actor::Denied;
use http::{HeaderValue, StatusCode, header};
use training::ServiceError;

use crate::{reply, request::Context, routes::RefusedBy, state::AppState};

/// Why a request is not answered with what it asked for.
#[derive(Debug)]
pub enum WebError {
    NotFound,
    Denied,
    BadRequest,
    TooLarge,
    TooMany,
    Busy,
    Conflict,
    /// The disk of the database is full.
    Full(anyhow::Error),
    /// Logged here; the person gets a reference.
    Internal(anyhow::Error),
}

impl From<ServiceError> for WebError {
    fn from(error: ServiceError) -> Self {
        match error {
            ServiceError::NotFound => Self::NotFound,
            ServiceError::Denied(Denied) => Self::Denied,
            ServiceError::AttemptIsOver | ServiceError::TooSoon { .. } => Self::Conflict,
            ServiceError::Misfit => Self::BadRequest,
            ServiceError::Busy => Self::Busy,
            ServiceError::Store(error) if error.is_full() => Self::Full(error.into()),
            ServiceError::Store(error) => Self::Internal(error.into()),
        }
    }
}

impl From<Denied> for WebError {
    fn from(_: Denied) -> Self {
        Self::Denied
    }
}

impl From<tower_sessions::session::Error> for WebError {
    fn from(error: tower_sessions::session::Error) -> Self {
        Self::Internal(error.into())
    }
}

/// Set on a response that waits for its page to be drawn.
#[derive(Debug, Clone, Copy)]
struct Undrawn(Kind);

impl IntoResponse for WebError {
    fn into_response(self) -> Response {
        let (status, kind) = match self {
            Self::NotFound => (StatusCode::NOT_FOUND, Kind::NotFound),
            Self::Denied => (StatusCode::FORBIDDEN, Kind::Denied),
            Self::BadRequest => (StatusCode::BAD_REQUEST, Kind::BadRequest),
            Self::TooLarge => (StatusCode::PAYLOAD_TOO_LARGE, Kind::TooLarge),
            Self::TooMany => (StatusCode::TOO_MANY_REQUESTS, Kind::TooMany),
            Self::Busy => (StatusCode::SERVICE_UNAVAILABLE, Kind::Busy),
            Self::Conflict => (StatusCode::CONFLICT, Kind::Conflict),
            Self::Full(error) => {
                tracing::error!(error = format!("{error:#}"), "the database has no room left");
                (StatusCode::INSUFFICIENT_STORAGE, Kind::Full)
            }
            Self::Internal(error) => {
                tracing::error!(error = format!("{error:#}"), "a request failed");
                (StatusCode::INTERNAL_SERVER_ERROR, Kind::Internal)
            }
        };
        let mut response = status.into_response();
        response.extensions_mut().insert(Undrawn(kind));
        response
    }
}

/// Draws the page of every error, ours and those of the layers below, in the person's language.
pub async fn draw(State(state): State<AppState>, request: Request, next: Next) -> Response {
    let is_call = request.uri().path().starts_with("/api/");
    let (parts, body) = request.into_parts();
    let context = Context::of(&parts, &state);
    let response = next.run(Request::from_parts(parts, body)).await;
    let status = response.status();
    if is_call || !(status.is_client_error() || status.is_server_error()) {
        return response;
    }
    let kind = match response.extensions().get::<Undrawn>() {
        Some(Undrawn(kind)) => *kind,
        None if response.headers().get(header::CONTENT_TYPE).is_some_and(is_html) => return response,
        None => kind_of(status),
    };
    let mut page = reply::html(&context.frame, status, |frame| {
        app::pages::error::page(frame, kind, &context.request_id)
    });
    if let Some(retry) = response.headers().get(header::RETRY_AFTER) {
        page.headers_mut().insert(header::RETRY_AFTER, retry.clone());
    }
    if let Some(refused) = response.extensions().get::<RefusedBy>() {
        page.extensions_mut().insert(*refused);
    }
    page
}

fn is_html(value: &HeaderValue) -> bool {
    value.as_bytes().starts_with(b"text/html")
}

fn kind_of(status: StatusCode) -> Kind {
    match status {
        StatusCode::NOT_FOUND | StatusCode::METHOD_NOT_ALLOWED => Kind::NotFound,
        StatusCode::FORBIDDEN => Kind::CrossSite,
        StatusCode::PAYLOAD_TOO_LARGE => Kind::TooLarge,
        StatusCode::TOO_MANY_REQUESTS => Kind::TooMany,
        StatusCode::REQUEST_TIMEOUT | StatusCode::SERVICE_UNAVAILABLE => Kind::Busy,
        status if status.is_client_error() => Kind::BadRequest,
        _ => Kind::Internal,
    }
}
