//! What managers and officers look at.

use app::pages::{coverage, figure, team};
use axum::extract::{Query, State};
use domain::{module::ModuleId, standing::Status, time::Day};
use serde::Deserialize;
use training::coverage::Figure;

use super::Reply;
use crate::{errors::WebError, reply, request::Context, state::AppState};

pub async fn team(State(state): State<AppState>, context: Context) -> Reply {
    let team = state.services.team(context.actor()?.manager()?).await?;
    Ok(reply::page(&context.frame, |frame| team::page(frame, state.services.curriculum(), &team)))
}

#[derive(Debug, Default, Deserialize)]
#[serde(default)]
pub struct Asked {
    on: String,
    module: String,
    status: String,
    unit: String,
    page: Option<u32>,
}

pub async fn coverage(State(state): State<AppState>, context: Context, Query(asked): Query<Asked>) -> Reply {
    let officer = context.actor()?.officer()?;
    let day = Day::parse_iso(&asked.on);
    let is_unknown = !asked.on.is_empty() && day.is_none_or(|day| day > state.services.today());
    let coverage = state.services.coverage(officer, day).await?;
    Ok(reply::page(&context.frame, |frame| {
        coverage::page(frame, state.services.curriculum(), &coverage, is_unknown)
    }))
}

pub async fn figure(State(state): State<AppState>, context: Context, Query(asked): Query<Asked>) -> Reply {
    let officer = context.actor()?.officer()?;
    let figure = Figure {
        module: ModuleId::parse(&asked.module).map_err(|_| WebError::NotFound)?,
        status: Status::from_code(&asked.status).ok_or(WebError::NotFound)?,
        day: Day::parse_iso(&asked.on).unwrap_or(state.services.today()),
        unit_path: asked.unit,
        page: asked.page.unwrap_or(0),
    };
    let rows = state.services.people_behind(officer, &figure).await?;
    let module = state.services.module(figure.module.as_str())?;
    Ok(reply::page(&context.frame, |frame| figure::page(frame, module, &figure, &rows)))
}
