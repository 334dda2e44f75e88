//! For whoever watches the service.

use axum::{extract::State, response::IntoResponse};
use http::StatusCode;

use crate::state::AppState;

/// 200 while the database answers.
pub async fn health(State(state): State<AppState>) -> impl IntoResponse {
    match state.services.store().read().await {
        Ok(_) => (StatusCode::OK, "ok\n"),
        Err(_) => (StatusCode::SERVICE_UNAVAILABLE, "the database does not answer\n"),
    }
}
