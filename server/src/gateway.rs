//! One stack in front of every route. Nothing reaches a handler except through it.

use std::{sync::Arc, time::Duration};

use axum::{
    Router,
    extract::{DefaultBodyLimit, Request, State},
    middleware::{self, Next},
    response::{IntoResponse, Response},
};
use domain::chance::Chance;
use http::{HeaderName, HeaderValue, Method, StatusCode, header};
use tower_http::{
    catch_panic::CatchPanicLayer,
    compression::{
        CompressionLayer, CompressionLevel,
        predicate::{NotForContentType, Predicate, SizeAbove},
    },
    csrf::CsrfLayer,
    limit::RequestBodyLimitLayer,
    timeout::TimeoutLayer,
};
use tower_sessions::{Expiry, SessionManagerLayer, cookie::SameSite};
use training::SystemChance;

use crate::{
    client, errors,
    errors::WebError,
    request::RequestId,
    routes,
    sessions::{self, Sessions},
    state::AppState,
};

/// For all requests but uploads.
const BODY_LIMIT: usize = 256 * 1024;
/// For a people file.
pub const UPLOAD_LIMIT: usize = 65 * 1024 * 1024;
const TIMEOUT: Duration = Duration::from_secs(30);
/// Reading and writing 100,000 people takes longer than a page.
const UPLOAD_TIMEOUT: Duration = Duration::from_mins(10);

/// The whole application.
pub fn build(state: AppState) -> Router {
    let idle = time::Duration::try_from(state.session_idle).unwrap_or(time::Duration::HOUR);
    let session_layer = SessionManagerLayer::new(Sessions(state.services.store().clone()))
        .with_name(sessions::COOKIE)
        // Browsers keep secure cookies of http://localhost too; anywhere else, plain http cannot sign in.
        .with_secure(true)
        .with_http_only(true)
        // Not `Strict`: whoever follows a link from a mail is signed in.
        .with_same_site(SameSite::Lax)
        .with_expiry(Expiry::OnInactivity(idle));

    // The last layer added is the first that a request meets.
    let pages = routes::pages()
        .into_router()
        .fallback(|| async { WebError::NotFound })
        .layer(middleware::from_fn(check_content_type))
        .layer(DefaultBodyLimit::disable())
        .layer(middleware::from_fn(limit_body))
        .layer(middleware::from_fn(limit_time))
        .layer(CsrfLayer::new())
        .layer(middleware::from_fn_with_state(state.clone(), limit_rate))
        .layer(CatchPanicLayer::custom(|_: Box<dyn std::any::Any + Send>| {
            WebError::Internal(anyhow::anyhow!("a handler panicked")).into_response()
        }))
        .layer(middleware::from_fn_with_state(state.clone(), errors::draw))
        .layer(middleware::from_fn_with_state(state.clone(), sessions::identify))
        .layer(session_layer);
    let files =
        routes::files().into_router().layer(middleware::from_fn_with_state(state.clone(), errors::draw));

    // Pages are drawn for one person: the quickest level. Static files come compressed already.
    let compressible = SizeAbove::new(1024).and(NotForContentType::const_new("application/wasm"));
    pages
        .merge(files)
        .layer(CompressionLayer::new().quality(CompressionLevel::Fastest).compress_when(compressible))
        .layer(middleware::from_fn_with_state(state.clone(), set_headers))
        .layer(middleware::from_fn(log))
        .with_state(state)
}

/// Gives the request its id, and writes one line for it when it is answered: no address, no query, no person.
async fn log(mut request: Request, next: Next) -> Response {
    let mut bytes = [0; 8];
    SystemChance.fill(&mut bytes);
    let id: Arc<str> = format!("{:012x}", u64::from_be_bytes(bytes) >> 16).into();
    request.extensions_mut().insert(RequestId(id.clone()));
    let (method, path) = (request.method().clone(), request.uri().path().to_owned());
    let span = tracing::info_span!("request", %id);
    let mut response = {
        use tracing::Instrument;
        next.run(request).instrument(span).await
    };
    let status = response.status().as_u16();
    tracing::debug!(%id, %method, path, status, "request answered");
    if let Ok(id) = HeaderValue::from_str(&id) {
        response.headers_mut().insert("x-request-id", id);
    }
    response
}

/// Headers that every answer carries.
async fn set_headers(State(state): State<AppState>, request: Request, next: Next) -> Response {
    let mut response = next.run(request).await;
    let headers = response.headers_mut();
    let fixed: [(HeaderName, &'static str); 5] = [
        (header::X_CONTENT_TYPE_OPTIONS, "nosniff"),
        (header::REFERRER_POLICY, "same-origin"),
        (HeaderName::from_static("cross-origin-opener-policy"), "same-origin"),
        (HeaderName::from_static("cross-origin-resource-policy"), "same-origin"),
        (
            HeaderName::from_static("permissions-policy"),
            "camera=(), geolocation=(), microphone=(), payment=(), usb=(), browsing-topics=()",
        ),
    ];
    for (name, value) in fixed {
        headers.insert(name, HeaderValue::from_static(value));
    }
    if state.is_https {
        let year = HeaderValue::from_static("max-age=31536000");
        headers.insert(header::STRICT_TRANSPORT_SECURITY, year);
    }
    // A page has its own policy; anything else may do nothing at all.
    headers.entry(header::CONTENT_SECURITY_POLICY).or_insert(HeaderValue::from_static(
        "default-src 'none'; style-src 'unsafe-inline'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'; sandbox",
    ));
    headers.entry(header::CACHE_CONTROL).or_insert(HeaderValue::from_static("no-store"));
    response
}

async fn limit_rate(State(state): State<AppState>, request: Request, next: Next) -> Response {
    let (parts, body) = request.into_parts();
    if !state.limits.allows_request(client::address(&parts, state.trusted_proxies)) {
        let mut response = WebError::TooMany.into_response();
        response.headers_mut().insert(header::RETRY_AFTER, HeaderValue::from_static("5"));
        return response;
    }
    next.run(Request::from_parts(parts, body)).await
}

fn is_upload(request: &Request) -> bool {
    request.method() == Method::POST && request.uri().path().starts_with("/people/import")
}

async fn limit_time(request: Request, next: Next) -> Response {
    let limit = if is_upload(&request) { UPLOAD_TIMEOUT } else { TIMEOUT };
    let service = tower::service_fn(|request| {
        let next = next.clone();
        async move { Ok::<_, std::convert::Infallible>(next.run(request).await) }
    });
    let layered =
        tower::Layer::layer(&TimeoutLayer::with_status_code(StatusCode::SERVICE_UNAVAILABLE, limit), service);
    let Ok(response) = tower::ServiceExt::oneshot(layered, request).await;
    response
}

async fn limit_body(request: Request, next: Next) -> Response {
    let limit = if is_upload(&request) { UPLOAD_LIMIT } else { BODY_LIMIT };
    let service = tower::service_fn(|request: http::Request<_>| {
        let next = next.clone();
        async move { Ok::<_, std::convert::Infallible>(next.run(request.map(axum::body::Body::new)).await) }
    });
    let layered = tower::Layer::layer(&RequestBodyLimitLayer::new(limit), service);
    let Ok(response) = tower::ServiceExt::oneshot(layered, request).await;
    response.map(axum::body::Body::new)
}

/// A form is a form, a call is JSON, an upload is multipart; anything else is not read.
async fn check_content_type(request: Request, next: Next) -> Response {
    if request.method() == Method::POST {
        let wanted = match request.uri().path() {
            path if path.starts_with("/api/") => "application/json",
            "/people/import" => "multipart/form-data",
            _ => "application/x-www-form-urlencoded",
        };
        let given = request.headers().get(header::CONTENT_TYPE).and_then(|value| value.to_str().ok());
        let is_right =
            given.and_then(|given| given.split(';').next()).is_some_and(|kind| kind.trim() == wanted);
        // An empty form, such as signing out, may come without a type.
        let is_empty = given.is_none()
            && request.headers().get(header::CONTENT_LENGTH).is_none_or(|length| length.as_bytes() == b"0");
        if !is_right && !is_empty {
            return StatusCode::UNSUPPORTED_MEDIA_TYPE.into_response();
        }
    }
    next.run(request).await
}
