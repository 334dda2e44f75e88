//! Handlers: who asks, one use case, one page.

pub mod account;
pub mod accounts;
pub mod exercises;
pub mod health;
pub mod import;
pub mod joining;
pub mod journal;
pub mod learner;
pub mod mail;
pub mod quiz;
pub mod steering;

use axum::{
    extract::{FromRequest, Request, rejection::FormRejection},
    response::Response,
};

use crate::errors::WebError;

pub type Reply = Result<Response, WebError>;

/// A posted form as pairs, in the order of its fields; a field may stand several times.
pub struct Fields(pub Vec<(String, String)>);

impl<S: Send + Sync> FromRequest<S> for Fields {
    type Rejection = WebError;

    async fn from_request(request: Request, state: &S) -> Result<Self, WebError> {
        if request.headers().get(http::header::CONTENT_TYPE).is_none() {
            return Ok(Self(Vec::new()));
        }
        match axum::Form::<Vec<(String, String)>>::from_request(request, state).await {
            Ok(axum::Form(fields)) => Ok(Self(fields)),
            Err(FormRejection::BytesRejection(_)) => Err(WebError::TooLarge),
            Err(_) => Err(WebError::BadRequest),
        }
    }
}

impl Fields {
    /// The first value of a field, empty if there is none.
    pub fn get(&self, name: &str) -> &str {
        self.0.iter().find(|(known, _)| known == name).map_or("", |(_, value)| value)
    }
}
