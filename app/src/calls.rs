//! What islands ask the server: who asks, do it, answer. Each call changes something; pages read without calls.

use domain::{grading::Response, view::Saved};
use http::StatusCode;
use leptos::{
    prelude::*,
    server_fn::{
        codec::{Json, JsonEncoding},
        error::{FromServerFnError, ServerFnErrorErr},
    },
};
use serde::{Deserialize, Serialize};

/// Why a call did not do what it should. A code, never a sentence: the island has the sentences.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum CallError {
    /// The session is over.
    SignedOut,
    /// The attempt was handed in already.
    Over,
    NotFound,
    /// The answer does not fit the question.
    Misfit,
    Busy,
    /// The server failed.
    Failed,
    /// The server was not reached, or its answer was lost: worth trying again.
    Lost,
}

impl FromServerFnError for CallError {
    type Encoder = JsonEncoding;

    fn from_server_fn_error(error: ServerFnErrorErr) -> Self {
        match error {
            ServerFnErrorErr::Args(_) | ServerFnErrorErr::MissingArg(_) => Self::Misfit,
            ServerFnErrorErr::Deserialization(_) if cfg!(feature = "ssr") => Self::Misfit,
            // In the browser: no connection, or an answer that is not ours (a proxy's error page).
            ServerFnErrorErr::Request(_)
            | ServerFnErrorErr::Deserialization(_)
            | ServerFnErrorErr::Response(_) => Self::Lost,
            _ => Self::Failed,
        }
    }

    fn status_code(&self) -> StatusCode {
        match self {
            Self::SignedOut => StatusCode::UNAUTHORIZED,
            Self::Over => StatusCode::CONFLICT,
            Self::NotFound => StatusCode::NOT_FOUND,
            Self::Misfit => StatusCode::UNPROCESSABLE_ENTITY,
            Self::Busy => StatusCode::SERVICE_UNAVAILABLE,
            Self::Failed | Self::Lost => StatusCode::INTERNAL_SERVER_ERROR,
        }
    }
}

/// What the server provides to every call.
#[cfg(feature = "ssr")]
#[derive(Clone)]
pub struct Caller {
    pub services: training::Services,
    pub actor: domain::actor::Actor,
}

#[cfg(feature = "ssr")]
impl From<training::ServiceError> for CallError {
    fn from(error: training::ServiceError) -> Self {
        use training::ServiceError;
        match error {
            ServiceError::NotFound | ServiceError::Denied(_) => Self::NotFound,
            ServiceError::AttemptIsOver | ServiceError::TooSoon { .. } => Self::Over,
            ServiceError::Misfit => Self::Misfit,
            ServiceError::Busy => Self::Busy,
            ServiceError::Store(error) => {
                leptos::logging::error!("an answer could not be kept: {error}");
                Self::Failed
            }
        }
    }
}

/// Keeps one answer of an open attempt.
#[server(name = SaveAnswer, prefix = "/api", endpoint = "quiz/answer", input = Json, output = Json)]
pub async fn save_answer(attempt: String, position: u16, response: Response) -> Result<Saved, CallError> {
    let Caller { services, actor } = use_context::<Caller>().ok_or(CallError::SignedOut)?;
    let attempt = attempt.parse().map_err(|_| CallError::NotFound)?;
    Ok(services.answer(actor.learner(), attempt, position, response).await?)
}
