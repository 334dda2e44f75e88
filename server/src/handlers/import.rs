//! A people file, uploaded, looked at, confirmed.

use app::pages::import::{self, State as Shown};
use axum::{
    extract::{FromRequest, Multipart, Path, Query, Request, State},
    response::Response,
};
use http::StatusCode;
use training::people_file::{FileProblem, Lines, PeopleFileError};

use super::{Fields, Reply};
use crate::{errors::WebError, reply, request::Context, state::AppState};

pub async fn page(context: Context) -> Reply {
    Ok(reply::page(&context.frame, |frame| import::page(frame, &Shown::Start { problem: None })))
}

fn unreadable(context: &Context, problem: FileProblem) -> Response {
    let shown = Shown::Start { problem: Some(problem) };
    reply::html(&context.frame, StatusCode::UNPROCESSABLE_ENTITY, |frame| import::page(frame, &shown))
}

/// Reads the file and keeps it; what it would change has an address of its own, to come back to.
pub async fn upload(State(state): State<AppState>, context: Context, request: Request) -> Reply {
    let administrator = context.actor()?.administrator()?;
    let mut form = Multipart::from_request(request, &state).await.map_err(|_| WebError::BadRequest)?;
    let too_large_or_broken = |error: axum::extract::multipart::MultipartError| match error.status() {
        StatusCode::PAYLOAD_TOO_LARGE => WebError::TooLarge,
        _ => WebError::BadRequest,
    };
    while let Some(field) = form.next_field().await.map_err(too_large_or_broken)? {
        if field.name() != Some("file") {
            continue;
        }
        let name = field.file_name().unwrap_or_default().to_owned();
        let content = field.bytes().await.map_err(too_large_or_broken)?.to_vec();
        return match state.services.stage_people_file(administrator, &name, content).await {
            Ok(id) => Ok(reply::see(&format!("/people/import/{id}"))),
            Err(PeopleFileError::Unreadable(problem)) => Ok(unreadable(&context, problem)),
            Err(PeopleFileError::Refused(_)) => Err(WebError::BadRequest),
            Err(PeopleFileError::Service(error)) => Err(error.into()),
        };
    }
    // A form without a file.
    Ok(unreadable(&context, FileProblem::Empty))
}

/// What the file would change, as things are now.
pub async fn planned(
    State(state): State<AppState>,
    context: Context,
    Path(id): Path<String>,
    Query(asked): Query<Asked>,
) -> Reply {
    let administrator = context.actor()?.administrator()?;
    let id = id.parse().map_err(|_| WebError::NotFound)?;
    match state.services.staged_people_file(administrator, id).await {
        Ok((name, plan)) => {
            let shown = Shown::Planned { id, name, plan, has_changed: asked.changed.is_some() };
            Ok(reply::page(&context.frame, |frame| import::page(frame, &shown)))
        }
        Err(PeopleFileError::Unreadable(problem)) => Ok(unreadable(&context, problem)),
        Err(PeopleFileError::Refused(_)) => Err(WebError::BadRequest),
        Err(PeopleFileError::Service(error)) => Err(error.into()),
    }
}

#[derive(serde::Deserialize)]
pub struct Asked {
    /// Whether people changed between the look and the confirmation.
    changed: Option<String>,
}

/// Carries out a file that was looked at.
pub async fn confirm(
    State(state): State<AppState>,
    context: Context,
    Path(id): Path<String>,
    fields: Fields,
) -> Reply {
    let administrator = context.actor()?.administrator()?;
    let id = id.parse().map_err(|_| WebError::NotFound)?;
    let lines = match fields.get("lines") {
        "all" => Lines::All,
        "good" => Lines::GoodOnly,
        _ => return Err(WebError::BadRequest),
    };
    match state.services.apply_staged_people_file(administrator, id, lines).await {
        Ok(applied) => {
            tracing::info!(
                added = applied.plan.added,
                moved = applied.plan.moved,
                "a people file was imported"
            );
            Ok(reply::page(&context.frame, |frame| import::page(frame, &Shown::Done(applied))))
        }
        // Something changed since the file was looked at: show what it would do now.
        Err(PeopleFileError::Refused(_)) => Ok(reply::see(&format!("/people/import/{id}?changed"))),
        Err(PeopleFileError::Unreadable(problem)) => Ok(unreadable(&context, problem)),
        Err(PeopleFileError::Service(error)) => Err(error.into()),
    }
}
