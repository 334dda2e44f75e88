//! The site: programs, styles, fonts and icons, inside the binary, each compressed once, at build time.

use std::collections::BTreeMap;

use app::Assets;
use axum::{
    body::Body,
    extract::Path,
    response::{IntoResponse, Response},
};
use http::{HeaderMap, HeaderValue, StatusCode, header};
use rust_embed::RustEmbed;

use crate::errors::WebError;

#[derive(RustEmbed)]
#[folder = "$CARGO_MANIFEST_DIR/../target/site"]
#[allow_missing = true]
struct Site;

/// The names of the files, from the build's own list.
pub fn names() -> Assets {
    let list = Site::get("manifest.json");
    let names: Option<BTreeMap<String, String>> =
        list.and_then(|file| serde_json::from_slice(&file.data).ok());
    Assets::new(names.unwrap_or_default())
}

/// A static file, in the smallest form that the browser takes. Its name has its hash: it is kept for ever.
pub async fn file(Path(path): Path<String>, headers: HeaderMap) -> Result<Response, WebError> {
    let accepts = |coding: &str| {
        let values = headers.get_all(header::ACCEPT_ENCODING).iter().filter_map(|value| value.to_str().ok());
        values.flat_map(|value| value.split(',')).any(|one| {
            let mut parts = one.split(';').map(str::trim);
            parts.next() == Some(coding) && !parts.any(|quality| quality == "q=0")
        })
    };
    if matches!(path.rsplit('.').next(), Some("br" | "gz" | "json")) {
        return Err(WebError::NotFound);
    }
    let plain = Site::get(&path).ok_or(WebError::NotFound)?;
    let smaller = [("br", "br"), ("gzip", "gz")].into_iter().find_map(|(coding, extension)| {
        let file = accepts(coding).then(|| Site::get(&format!("{path}.{extension}"))).flatten()?;
        Some((coding, file))
    });
    let (coding, data) = match smaller {
        Some((coding, file)) => (Some(coding), file.data),
        None => (None, plain.data),
    };
    let mut response = (StatusCode::OK, Body::from(data.into_owned())).into_response();
    let headers = response.headers_mut();
    headers.insert(header::CONTENT_TYPE, HeaderValue::from_static(kind(&path)));
    headers.insert(header::CACHE_CONTROL, HeaderValue::from_static("public, max-age=31536000, immutable"));
    headers.insert(header::VARY, HeaderValue::from_static("accept-encoding"));
    if let Some(coding) = coding {
        headers.insert(header::CONTENT_ENCODING, HeaderValue::from_static(coding));
    }
    Ok(response)
}

fn kind(path: &str) -> &'static str {
    match path.rsplit('.').next() {
        Some("js") => "text/javascript; charset=utf-8",
        Some("wasm") => "application/wasm",
        Some("css") => "text/css; charset=utf-8",
        Some("svg") => "image/svg+xml",
        Some("woff2") => "font/woff2",
        Some("txt") => "text/plain; charset=utf-8",
        _ => "application/octet-stream",
    }
}
