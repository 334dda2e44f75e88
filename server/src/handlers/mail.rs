//! The outbox.

use app::pages::mail::{self, Shown};
use axum::extract::{Query, State};
use domain::{ids::MailId, time::Timestamp};
use serde::Deserialize;

use super::Reply;
use crate::{reply, request::Context, state::AppState};

#[derive(Debug, Default, Deserialize)]
#[serde(default)]
pub struct Asked {
    before: String,
}

pub async fn page(State(state): State<AppState>, context: Context, Query(asked): Query<Asked>) -> Reply {
    let before = asked
        .before
        .split_once('_')
        .and_then(|(at, id)| Some((Timestamp::from_millis(at.parse().ok()?), id.parse::<MailId>().ok()?)));
    let outbox = state.services.outbox(context.actor()?.administrator()?, before).await?;
    let shown = Shown { outbox, is_configured: state.sends_mail };
    let moment = |at| (state.services.day_of(at), state.services.hour_of(at));
    Ok(reply::page(&context.frame, |frame| mail::page(frame, &shown, &moment)))
}
