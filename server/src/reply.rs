//! Answers: pages with their policy, and redirects.

use app::{Drawn, Frame, Page, Program};
use axum::{
    body::Body,
    response::{IntoResponse, Response},
};
use base64::{Engine, engine::general_purpose::STANDARD_NO_PAD};
use domain::chance::Chance;
use http::{HeaderValue, StatusCode, header};
use leptos::IntoView;
use training::SystemChance;

/// 128 bits for the content security policy, new for each response.
pub fn nonce() -> String {
    let mut bytes = [0; 16];
    SystemChance.fill(&mut bytes);
    STANDARD_NO_PAD.encode(bytes)
}

/// Draws a page. Its policy lets no script run, but for the page's own program where the page has an island.
pub fn html<V: IntoView + 'static>(
    frame: &Frame,
    status: StatusCode,
    page: impl FnOnce(&Frame) -> Page<V>,
) -> Response {
    send(frame, status, frame.draw(page))
}

/// A page whose islands are of another program than the quiz's.
pub fn page_with<V: IntoView + 'static>(
    frame: &Frame,
    program: Program,
    page: impl FnOnce(&Frame) -> Page<V>,
) -> Response {
    send(frame, StatusCode::OK, frame.draw_with(program, page))
}

fn send(frame: &Frame, status: StatusCode, drawn: Drawn) -> Response {
    let Drawn { html, has_island } = drawn;
    let script = if has_island {
        format!("'self' 'nonce-{}' 'wasm-unsafe-eval'", frame.nonce)
    } else {
        "'none'".to_owned()
    };
    let policy = format!(
        "default-src 'none'; script-src {script}; style-src 'self'; img-src 'self'; font-src 'self'; \
         connect-src 'self'; form-action 'self'; base-uri 'none'; frame-ancestors 'none'"
    );
    let mut response = (status, Body::from(html)).into_response();
    let headers = response.headers_mut();
    headers.insert(header::CONTENT_TYPE, HeaderValue::from_static("text/html; charset=utf-8"));
    // Personal, and with a nonce that is good once.
    headers.insert(header::CACHE_CONTROL, HeaderValue::from_static("no-store"));
    headers.insert(header::CONTENT_LANGUAGE, HeaderValue::from_static(frame.lang.code()));
    if let Ok(policy) = HeaderValue::from_str(&policy) {
        headers.insert(header::CONTENT_SECURITY_POLICY, policy);
    }
    response
}

pub fn page<V: IntoView + 'static>(frame: &Frame, page: impl FnOnce(&Frame) -> Page<V>) -> Response {
    html(frame, StatusCode::OK, page)
}

/// After a form was posted: look at this page.
pub fn see(path: &str) -> Response {
    let location = HeaderValue::from_str(path).unwrap_or(HeaderValue::from_static("/"));
    (StatusCode::SEE_OTHER, [(header::LOCATION, location)]).into_response()
}
