//! The journal: looked at, checked, taken away as a file.

use app::pages::journal::{self, Shown};
use axum::{
    body::{Body, Bytes},
    extract::{Query, State},
    response::{IntoResponse, Response},
};
use domain::{journal::What, time::Day};
use futures_util::stream;
use http::{HeaderValue, StatusCode, header};
use serde::Deserialize;
use store::journal::Told;
use training::journal::{Checked, Search};

use super::{Fields, Reply};
use crate::{errors::WebError, reply, request::Context, state::AppState};

#[derive(Debug, Default, Deserialize)]
#[serde(default)]
pub struct Asked {
    person: String,
    what: String,
    from: String,
    until: String,
    before: String,
}

impl Asked {
    /// The search, and whether a day of it is none.
    fn read(&self) -> (Search, bool) {
        let day = |text: &str| Day::parse_iso(text);
        let is_bad = |text: &str| !text.is_empty() && day(text).is_none();
        let search = Search {
            person: self.person.trim().chars().take(254).collect(),
            what: What::from_code(&self.what),
            from: day(&self.from),
            until: day(&self.until),
            before: self.before.parse().ok(),
        };
        (search, is_bad(&self.from) || is_bad(&self.until))
    }
}

pub async fn page(State(state): State<AppState>, context: Context, Query(asked): Query<Asked>) -> Reply {
    draw(&state, &context, &asked, None).await
}

async fn draw(state: &AppState, context: &Context, asked: &Asked, checked: Option<Checked>) -> Reply {
    let reader = context.actor()?.journal_reader()?;
    let (search, has_bad_day) = asked.read();
    let page = state.services.journal(reader, &search).await?;
    let moment = |at| (state.services.day_of(at), state.services.hour_of(at));
    let shown = Shown { search, has_bad_day, page, checked };
    Ok(reply::html(&context.frame, StatusCode::OK, |frame| journal::page(frame, &shown, &moment)))
}

pub async fn verify(State(state): State<AppState>, context: Context) -> Reply {
    let checked = state.services.verify_journal(context.actor()?.journal_reader()?).await?;
    draw(&state, &context, &Asked::default(), Some(checked)).await
}

/// All that the search finds, as CSV, sent as it is read.
pub async fn export(State(state): State<AppState>, context: Context, fields: Fields) -> Reply {
    let asked = Asked {
        person: fields.get("person").to_owned(),
        what: fields.get("what").to_owned(),
        from: fields.get("from").to_owned(),
        until: fields.get("until").to_owned(),
        before: String::new(),
    };
    let (search, has_bad_day) = asked.read();
    if has_bad_day {
        return Err(WebError::BadRequest);
    }
    let person = state.services.begin_journal_export(context.actor()?.journal_reader()?, &search).await?;
    let head =
        record(["seq", "at", "what", "who", "who_id", "whom", "whom_id", "object", "details", "request"]);
    let services = state.services.clone();
    let rows = stream::unfold(Some(search), move |search| {
        let services = services.clone();
        async move {
            let search = search?;
            match services.journal_export(&search, person).await {
                Ok(entries) => {
                    let before = entries.last()?.seq;
                    let rows = entries.iter().map(row).collect::<Result<Vec<_>, _>>();
                    let rows = rows.map(|rows| Bytes::from(rows.concat()));
                    Some((rows, Some(Search { before: Some(before), ..search })))
                }
                // The file ends short, which the browser shows as a download that failed.
                Err(error) => Some((Err(std::io::Error::other(error.to_string())), None)),
            }
        }
    });
    let body = stream::StreamExt::chain(stream::iter([head.map(Bytes::from)]), rows);
    let mut response: Response = Body::from_stream(body).into_response();
    let headers = response.headers_mut();
    headers.insert(header::CONTENT_TYPE, HeaderValue::from_static("text/csv; charset=utf-8"));
    headers.insert(
        header::CONTENT_DISPOSITION,
        HeaderValue::from_static("attachment; filename=\"vigie-journal.csv\""),
    );
    Ok(response)
}

fn row(entry: &Told) -> std::io::Result<Vec<u8>> {
    let id = |person: Option<domain::ids::PersonId>| person.map(|id| id.to_string()).unwrap_or_default();
    record([
        &entry.seq.to_string(),
        &instant(entry.at),
        &entry.what,
        entry.who_name.as_deref().unwrap_or_default(),
        &id(entry.who),
        entry.whom_name.as_deref().unwrap_or_default(),
        &id(entry.whom),
        &entry.object,
        &entry.details,
        &entry.request,
    ])
}

fn instant(at: domain::time::Timestamp) -> String {
    jiff::Timestamp::from_millisecond(at.millis())
        .map_or_else(|_| at.millis().to_string(), |at| at.to_string())
}

/// One line of CSV.
fn record<'a>(cells: impl IntoIterator<Item = &'a str>) -> std::io::Result<Vec<u8>> {
    let mut writer = csv::Writer::from_writer(Vec::new());
    let cells: Vec<String> = cells.into_iter().map(harmless).collect();
    writer.write_record(&cells).map_err(std::io::Error::other)?;
    writer.into_inner().map_err(|error| std::io::Error::other(error.to_string()))
}

/// A spreadsheet takes a cell that begins like this for a formula, and computes it: a quote in front keeps it text.
fn harmless(cell: &str) -> String {
    let is_formula = cell.trim_start().starts_with(['=', '+', '-', '@', '\t', '\r'])
        || cell.starts_with(['\t', '\r', '\n']);
    if is_formula { format!("'{cell}") } else { cell.to_owned() }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn no_cell_is_a_formula() {
        for formula in ["=1+1", "+1", "-1", "@SUM(A1)", "\t=1", " =HYPERLINK(\"x\")", "\r=1"] {
            assert!(harmless(formula).starts_with('\''), "{formula:?}");
        }
        assert_eq!(harmless("Ana Rossi"), "Ana Rossi");
        let line = String::from_utf8(record(["a;b", "\"q\"", "x,y\nz"]).unwrap()).unwrap();
        assert_eq!(line, "a;b,\"\"\"q\"\"\",\"x,y\nz\"\n");
    }
}
