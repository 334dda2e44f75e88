//! What a handler is told of its request: the page's frame and who asks.

use std::{convert::Infallible, sync::Arc};

use app::Frame;
use axum::extract::FromRequestParts;
use domain::{actor::Actor, lang::Lang};
use http::{HeaderMap, Method, header, request::Parts};

use crate::state::AppState;

/// Put into the request by the gateway.
#[derive(Debug, Clone)]
pub struct RequestId(pub Arc<str>);

/// Who is signed in; put into the request by [`crate::sessions::identify`].
#[derive(Debug, Clone, Default)]
pub struct Identity {
    pub actor: Option<Actor>,
}

#[derive(Debug, Clone)]
pub struct Context {
    pub frame: Frame,
    pub request_id: String,
}

impl Context {
    pub fn of(parts: &Parts, state: &AppState) -> Self {
        let identity = parts.extensions.get::<Identity>().cloned().unwrap_or_default();
        let request_id = parts.extensions.get::<RequestId>().map(|id| id.0.to_string()).unwrap_or_default();
        let path = parts.uri.path_and_query().map_or("/", |path| path.as_str());
        let path = if parts.method == Method::POST { page_of(path) } else { path }.to_owned();
        let lang = cookie(&parts.headers, "lang").and_then(|code| Lang::from_code(&code));
        // By choice, then by account, then by browser.
        let lang = lang.or(identity.actor.as_ref().map(|actor| actor.lang)).or_else(|| {
            let wish = parts.headers.get(header::ACCEPT_LANGUAGE)?.to_str().ok()?;
            Lang::from_accept_language(wish)
        });
        let theme = match cookie(&parts.headers, "theme").as_deref() {
            Some("light") => Some("light"),
            Some("dark") => Some("dark"),
            _ => None,
        };
        let frame = Frame {
            lang: lang.unwrap_or_default(),
            nonce: crate::reply::nonce(),
            path,
            actor: identity.actor,
            assets: state.assets.clone(),
            organisation: state.organisation.clone(),
            theme,
            today: state.services.today(),
        };
        Self { frame, request_id }
    }

    /// The signed-in person. Only a route that everybody may use can be without one, and none of those asks.
    pub fn actor(&self) -> Result<&Actor, crate::errors::WebError> {
        self.frame.actor.as_ref().ok_or(crate::errors::WebError::Denied)
    }
}

impl FromRequestParts<AppState> for Context {
    type Rejection = Infallible;

    async fn from_request_parts(parts: &mut Parts, state: &AppState) -> Result<Self, Infallible> {
        Ok(Self::of(parts, state))
    }
}

/// The page that shows what a form of this path answers: what can be come back to.
fn page_of(path: &str) -> &str {
    ["/accounts", "/account", "/exercises/links", "/journal", "/people/import"]
        .into_iter()
        .find(|page| path.starts_with(page))
        .unwrap_or(path)
}

pub fn cookie(headers: &HeaderMap, name: &str) -> Option<String> {
    let values = headers.get_all(header::COOKIE).iter().filter_map(|value| value.to_str().ok());
    let mut pairs = values.flat_map(|value| value.split(';')).filter_map(|pair| pair.trim().split_once('='));
    pairs.find(|(known, _)| *known == name).map(|(_, value)| value.to_owned())
}

/// A path of this site to go to, `/` if it is anything else: never another site.
pub fn safe_path(path: &str) -> &str {
    let is_ours = path.starts_with('/')
        && !path.starts_with("//")
        && !path.contains(['\\', '\r', '\n'])
        && path.chars().all(|c| c.is_ascii_graphic());
    if is_ours && path.len() <= 500 { path } else { "/" }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_redirect_never_leaves_the_site() {
        assert_eq!(safe_path("/quiz/1?x=2#y"), "/quiz/1?x=2#y");
        for foreign in [
            "https://evil.example",
            "//evil.example",
            "/\\evil.example",
            "javascript:alert(1)",
            "",
            "/a\r\nb",
            "/é",
        ] {
            assert_eq!(safe_path(foreign), "/", "{foreign:?}");
        }
    }
}
