//! From a cookie to a person, and back.

use async_trait::async_trait;
use axum::{
    extract::{Request, State},
    middleware::Next,
    response::Response,
};
use domain::{
    ids::PersonId,
    time::{Clock, Timestamp},
};
use store::{Store, sessions::StoredSession};
use time::OffsetDateTime;
use tower_sessions::{
    Session, SessionStore,
    session::{Id, Record},
    session_store::{Error, Result},
};
use training::SystemClock;

use crate::{
    errors::WebError,
    request::{Identity, RequestId},
    routes::RefusedBy,
    state::AppState,
};

/// With the prefix, no other site and no plain connection can set it.
pub const COOKIE: &str = "__Host-vigie";
const PERSON: &str = "person";
/// When the person signed in: the session ends so long after it, whatever happens.
const SINCE: &str = "since";
/// When the session was last written: not at every request, but several times before it would end.
const SEEN: &str = "seen";

#[derive(Default, serde::Deserialize)]
#[serde(default)]
struct Times {
    since: i64,
    seen: i64,
}

/// Sessions in Vigie's own tables.
#[derive(Debug, Clone)]
pub struct Sessions(pub Store);

fn failed(error: impl std::fmt::Display) -> Error {
    Error::Backend(error.to_string())
}

fn stored(record: &Record) -> Result<StoredSession> {
    let person = record.data.get(PERSON).and_then(|value| value.as_str()?.parse().ok());
    Ok(StoredSession {
        person,
        data: serde_json::to_string(&record.data).map_err(|error| Error::Encode(error.to_string()))?,
        expires_at: Timestamp::from_millis(record.expiry_date.unix_timestamp().saturating_mul(1000)),
    })
}

#[async_trait]
impl SessionStore for Sessions {
    async fn create(&self, record: &mut Record) -> Result<()> {
        loop {
            let mut tx = self.0.write().await.map_err(failed)?;
            let hash = store::sessions::hash_of(record.id.0);
            if store::sessions::insert(&mut tx, &hash, &stored(record)?).await.map_err(failed)? {
                return tx.commit().await.map_err(failed);
            }
            record.id = Id::default();
        }
    }

    async fn save(&self, record: &Record) -> Result<()> {
        let mut tx = self.0.write().await.map_err(failed)?;
        let hash = store::sessions::hash_of(record.id.0);
        store::sessions::update(&mut tx, &hash, &stored(record)?).await.map_err(failed)?;
        tx.commit().await.map_err(failed)
    }

    async fn load(&self, id: &Id) -> Result<Option<Record>> {
        let mut tx = self.0.glance().await.map_err(failed)?;
        let found = store::sessions::find(&mut tx, &store::sessions::hash_of(id.0), SystemClock.now()).await;
        let Some(session) = found.map_err(failed)? else { return Ok(None) };
        let data = serde_json::from_str(&session.data).map_err(|error| Error::Decode(error.to_string()))?;
        let expiry_date = OffsetDateTime::from_unix_timestamp(session.expires_at.millis() / 1000);
        Ok(Some(Record {
            id: *id,
            data,
            expiry_date: expiry_date.map_err(|error| Error::Decode(error.to_string()))?,
        }))
    }

    async fn delete(&self, id: &Id) -> Result<()> {
        let mut tx = self.0.write().await.map_err(failed)?;
        store::sessions::delete(&mut tx, &store::sessions::hash_of(id.0)).await.map_err(failed)?;
        tx.commit().await.map_err(failed)
    }
}

/// Signs a person in: under a new session id, so that one known before is worth nothing.
pub async fn begin(session: &Session, person: PersonId, now: Timestamp) -> std::result::Result<(), WebError> {
    session.clear().await;
    session.cycle_id().await?;
    session.insert(PERSON, person.to_string()).await?;
    session.insert(SINCE, now.millis()).await?;
    session.insert(SEEN, now.millis()).await?;
    Ok(())
}

/// Puts the [`Identity`] of the session's person into the request.
pub async fn identify(
    State(state): State<AppState>,
    session: Session,
    mut request: Request,
    next: Next,
) -> Response {
    let request_id = request.extensions().get::<RequestId>().map(|id| id.0.clone()).unwrap_or_default();
    match identity(&state, &session, &request_id).await {
        Ok(identity) => {
            let (actor, method) = (identity.actor.clone(), request.method().clone());
            request.extensions_mut().insert(identity);
            let response = next.run(request).await;
            if let (Some(actor), Some(refused)) = (actor, response.extensions().get::<RefusedBy>()) {
                let route = format!("{method} {}", refused.0);
                if let Err(error) = state.services.note_refusal(&actor, &route).await {
                    tracing::error!(%error, "a refusal could not be written to the journal");
                }
            }
            response
        }
        Err(error) => {
            request.extensions_mut().insert(Identity::default());
            axum::response::IntoResponse::into_response(error)
        }
    }
}

/// One statement says what the session holds and who its person is today. tower-sessions reads the row only where
/// something is to be written.
async fn identity(
    state: &AppState,
    session: &Session,
    request_id: &str,
) -> std::result::Result<Identity, WebError> {
    let Some(id) = session.id() else { return Ok(Identity::default()) };
    let found = state.services.identity(&store::sessions::hash_of(id.0)).await?;
    let Some((data, actor)) = found else {
        // Ended, or of somebody who left: whatever is there of it goes.
        session.flush().await?;
        return Ok(Identity::default());
    };
    let times: Times = serde_json::from_str(&data).unwrap_or_default();
    let now = state.services.now().millis();
    let millis = |time: std::time::Duration| i64::try_from(time.as_millis()).unwrap_or(i64::MAX);
    if now - times.since >= millis(state.session_most) {
        session.flush().await?;
        return Ok(Identity::default());
    }
    if now - times.seen >= millis(state.session_idle / 12) {
        session.insert(SEEN, now).await?;
    }
    Ok(Identity { actor: Some(actor.in_request(request_id)) })
}
