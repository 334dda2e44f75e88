//! The exercises: pages made from their address alone.

use app::{
    Program,
    pages::exercises::{self, Query, incident, links, mailbox, passwords, review},
};
use axum::extract::{Path, RawQuery, State};
use domain::exercise::ExerciseId;
use http::Uri;

use super::{Fields, Reply};
use crate::{errors::WebError, reply, request::Context, state::AppState};

pub async fn list(State(state): State<AppState>, context: Context) -> Reply {
    let exercises = state.services.exercises(context.actor()?.learner());
    Ok(reply::page(&context.frame, |frame| exercises::list(frame, exercises)))
}

pub async fn page(
    State(state): State<AppState>,
    context: Context,
    Path(code): Path<String>,
    RawQuery(query): RawQuery,
) -> Reply {
    let query = read(query.as_deref())?;
    let exercises = state.services.exercises(context.actor()?.learner());
    let (frame, lang) = (&context.frame, context.frame.lang);
    match ExerciseId::from_code(&code).ok_or(WebError::NotFound)? {
        ExerciseId::Mailbox => {
            let mailbox = exercises.mailbox.as_ref().ok_or(WebError::NotFound)?.get(lang);
            if let Some(path) = mailbox::answered(mailbox, &query) {
                return Ok(reply::see(&path));
            }
            Ok(reply::page_with(frame, Program::Exercises, |frame| mailbox::page(frame, mailbox, &query)))
        }
        ExerciseId::Links => {
            let links = exercises.links.as_ref().ok_or(WebError::NotFound)?.get(lang);
            if let Some(path) = links::answered(links, &query) {
                return Ok(reply::see(&path));
            }
            Ok(reply::page_with(frame, Program::Exercises, |frame| links::page(frame, links, &query, None)))
        }
        ExerciseId::Incident => {
            let incident = exercises.incident.as_ref().ok_or(WebError::NotFound)?.get(lang);
            Ok(reply::page_with(frame, Program::Exercises, |frame| incident::page(frame, incident, &query)))
        }
        ExerciseId::Review => {
            let review = exercises.review.as_ref().ok_or(WebError::NotFound)?.get(lang);
            if let Some(path) = review::answered(review, &query) {
                return Ok(reply::see(&path));
            }
            Ok(reply::page_with(frame, Program::Exercises, |frame| review::page(frame, review, &query)))
        }
        ExerciseId::Passwords => Ok(reply::page_with(frame, Program::Laboratory, passwords::page)),
    }
}

/// The plain version of the dissector. Posted, so that the address that somebody pasted stays out of histories and logs.
pub async fn dissect(
    State(state): State<AppState>,
    context: Context,
    Path(code): Path<String>,
    fields: Fields,
) -> Reply {
    if ExerciseId::from_code(&code) != Some(ExerciseId::Links) {
        return Err(WebError::NotFound);
    }
    let exercises = state.services.exercises(context.actor()?.learner());
    let links = exercises.links.as_ref().ok_or(WebError::NotFound)?.get(context.frame.lang);
    let (query, text) = (Query::default(), fields.get("address"));
    Ok(reply::page_with(&context.frame, Program::Exercises, |frame| {
        links::page(frame, links, &query, Some(text))
    }))
}

/// A query as pairs; fields may stand several times.
fn read(query: Option<&str>) -> Result<Query, WebError> {
    let uri: Uri = format!("/?{}", query.unwrap_or_default()).parse().map_err(|_| WebError::BadRequest)?;
    let pairs = axum::extract::Query::try_from_uri(&uri).map_err(|_| WebError::BadRequest)?;
    Ok(Query(pairs.0))
}
