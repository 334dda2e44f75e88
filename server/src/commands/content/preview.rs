//! `vigie content preview`: a folder of lessons, on this machine alone, as it will look and as it is being written.
//!
//! Not part of the site: nobody signs in, nothing is stored, and its routes exist in this command only.

use std::{
    fs,
    hash::{DefaultHasher, Hash, Hasher},
    path::{Path, PathBuf},
    process::ExitCode,
    sync::Arc,
    time::Duration,
};

use anyhow::{Context, Result, bail};
use app::{Assets, Drawn, Frame, Page, pages::preview};
use axum::{
    Form, Router,
    body::Body,
    extract::{OriginalUri, Path as Segments, Query, Request, State},
    middleware::{self, Next},
    response::{Html, IntoResponse, Response},
    routing::{get, post},
};
use curriculum::{Curriculum, Finding, Module};
use domain::{lang::Lang, module::ModuleId, time::Day};
use http::{HeaderMap, HeaderValue, StatusCode, header};
use leptos::IntoView;
use serde::Deserialize;
use tokio::net::TcpListener;

use crate::{
    assets, reply,
    request::{cookie, safe_path},
};

/// How often files are looked at, and how long a page waits for an answer.
const LOOK_EVERY: Duration = Duration::from_millis(400);
const LOOKS: usize = 50;

/// Tracks, modules, and one more, as lessons are read.
const DEPTH: usize = 3;

#[derive(Clone)]
struct Preview {
    dir: Arc<Path>,
    assets: Arc<Assets>,
}

/// Serves until the program is asked to stop.
pub async fn run(dir: &Path, port: u16) -> Result<ExitCode> {
    if !dir.is_dir() {
        bail!("{} is not a folder", dir.display());
    }
    let preview = Preview { dir: library_of(dir).into(), assets: Arc::new(assets::names()) };
    let listener = TcpListener::bind(("127.0.0.1", port))
        .await
        .with_context(|| format!("port {port} cannot be listened on; choose another with --port"))?;
    println!("{} on http://{}, until Ctrl+C", preview.dir.display(), listener.local_addr()?);
    tokio::select! {
        served = axum::serve(listener, router(preview)) => served?,
        // A page that waits for a change must not keep the command from ending.
        _ = tokio::signal::ctrl_c() => {}
    }
    Ok(ExitCode::SUCCESS)
}

/// The folder of all tracks: a track or a module may be given as well.
fn library_of(dir: &Path) -> PathBuf {
    let dir = fs::canonicalize(dir).unwrap_or_else(|_| dir.to_owned());
    let up = match () {
        () if dir.join("module.toml").exists() => 2,
        () if dir.join("track.toml").exists() => 1,
        () => 0,
    };
    dir.ancestors().nth(up).unwrap_or(&dir).to_owned()
}

fn router(preview: Preview) -> Router {
    Router::new()
        .route("/", get(index))
        .route("/lessons/{module}", get(module))
        .route("/lessons/{module}/{picture}", get(picture))
        // The buttons of the lesson's page: nothing is kept, and its quiz stands below.
        .route("/lessons/{module}/read", post(async |Segments(id): Segments<String>| back_to(&id, "")))
        .route(
            "/lessons/{module}/quiz",
            post(async |Segments(id): Segments<String>| back_to(&id, "#the-items")),
        )
        .route("/language", post(language))
        .route("/changes", get(changes))
        .route("/static/{*path}", get(assets::file))
        .fallback(async || reply::see("/"))
        .layer(middleware::from_fn(only_here))
        .with_state(preview)
}

/// Another site's name may be made to lead to this machine; its pages have no business here.
async fn only_here(request: Request, next: Next) -> Response {
    let host = request.headers().get(header::HOST).and_then(|host| host.to_str().ok()).unwrap_or_default();
    let name = host.rsplit_once(':').map_or(host, |(name, _)| name);
    if matches!(name, "127.0.0.1" | "localhost") {
        return next.run(request).await;
    }
    StatusCode::FORBIDDEN.into_response()
}

fn back_to(id: &str, anchor: &str) -> Response {
    match ModuleId::parse(id) {
        Ok(id) => reply::see(&format!("/lessons/{id}{anchor}")),
        Err(_) => reply::see("/"),
    }
}

/// The folder as it is now.
struct Read {
    curriculum: Curriculum,
    findings: Vec<Finding>,
    fingerprint: u64,
}

impl Read {
    async fn of(preview: &Preview) -> Self {
        let dir = preview.dir.clone();
        let read = move || {
            // Taken first: what changes meanwhile is then seen as a change.
            let fingerprint = fingerprint(&dir);
            let (curriculum, findings) = Curriculum::draft(&dir);
            let findings = findings.into_iter().map(|finding| relative(finding, &dir)).collect();
            Self { curriculum, findings, fingerprint }
        };
        tokio::task::spawn_blocking(read).await.expect("reading lessons never panics, which is tested")
    }

    fn draft(&self) -> preview::Draft<'_> {
        preview::Draft {
            curriculum: &self.curriculum,
            findings: &self.findings,
            fingerprint: self.fingerprint,
        }
    }

    fn module(&self, id: &str) -> Option<&Module> {
        self.curriculum.module(&ModuleId::parse(id).ok()?)
    }
}

fn relative(mut finding: Finding, dir: &Path) -> Finding {
    if let Ok(file) = finding.file.strip_prefix(dir) {
        finding.file = file.to_owned();
    }
    // Messages may name other files.
    finding.message = finding.message.replace(&format!("{}/", dir.display()), "");
    finding
}

async fn index(State(preview): State<Preview>, headers: HeaderMap, uri: OriginalUri) -> Response {
    let read = Read::of(&preview).await;
    html(&frame(&preview, &headers, &uri), |frame| preview::index(frame, read.draft()))
}

async fn module(
    State(preview): State<Preview>,
    Segments(id): Segments<String>,
    headers: HeaderMap,
    uri: OriginalUri,
) -> Response {
    let read = Read::of(&preview).await;
    let Some(module) = read.module(&id) else {
        // While it cannot be read, the findings on the first page say why.
        let frame = frame(&preview, &headers, &uri);
        return html(&frame, |frame| preview::index(frame, read.draft()));
    };
    let track: Vec<&Module> = read.curriculum.modules().filter(|other| other.track == module.track).collect();
    let at = track.iter().position(|other| other.id == module.id).unwrap_or_default();
    let neighbours = (at.checked_sub(1).map(|before| track[before]), track.get(at + 1).copied());
    html(&frame(&preview, &headers, &uri), |frame| preview::module(frame, read.draft(), module, neighbours))
}

async fn picture(
    State(preview): State<Preview>,
    Segments((id, name)): Segments<(String, String)>,
) -> Response {
    let read = Read::of(&preview).await;
    let picture = read.module(&id).and_then(|module| module.pictures.iter().find(|it| it.name == name));
    let Some(picture) = picture else { return StatusCode::NOT_FOUND.into_response() };
    let policy = "default-src 'none'";
    let headers = [
        (header::CONTENT_TYPE, "image/svg+xml"),
        (header::CACHE_CONTROL, "no-store"),
        (header::CONTENT_SECURITY_POLICY, policy),
    ];
    (headers, Body::from(picture.svg.clone())).into_response()
}

#[derive(Deserialize)]
struct Language {
    lang: String,
    back: String,
}

async fn language(Form(Language { lang, back }): Form<Language>) -> Response {
    let lang = Lang::from_code(&lang).unwrap_or_default().code();
    let mut response = reply::see(safe_path(&back));
    if let Ok(value) = HeaderValue::from_str(&format!("lang={lang}; Path=/; SameSite=Lax")) {
        response.headers_mut().insert(header::SET_COOKIE, value);
    }
    response
}

#[derive(Deserialize)]
struct Since {
    since: u64,
}

/// Answers 200 once the files are no longer those of the fingerprint, or 204 after a while, so that no connection is
/// open for ever.
async fn changes(State(preview): State<Preview>, Query(Since { since }): Query<Since>) -> StatusCode {
    for _ in 0..LOOKS {
        let dir = preview.dir.clone();
        if tokio::task::spawn_blocking(move || fingerprint(&dir)).await.is_ok_and(|now| now != since) {
            return StatusCode::OK;
        }
        tokio::time::sleep(LOOK_EVERY).await;
    }
    StatusCode::NO_CONTENT
}

/// Names, sizes and times of all files. What cannot be read counts as not there: the linter will say so.
fn fingerprint(dir: &Path) -> u64 {
    let mut hasher = DefaultHasher::new();
    add_folder(dir, DEPTH, &mut hasher);
    hasher.finish()
}

fn add_folder(dir: &Path, depth: usize, hasher: &mut DefaultHasher) {
    let mut paths: Vec<PathBuf> =
        fs::read_dir(dir).into_iter().flatten().flatten().map(|entry| entry.path()).collect();
    paths.sort();
    for path in paths {
        let Ok(metadata) = fs::metadata(&path) else { continue };
        path.hash(hasher);
        if metadata.is_dir() && depth > 0 {
            add_folder(&path, depth - 1, hasher);
        } else {
            metadata.len().hash(hasher);
            metadata.modified().ok().hash(hasher);
        }
    }
}

fn frame(preview: &Preview, headers: &HeaderMap, uri: &OriginalUri) -> Frame {
    Frame {
        lang: cookie(headers, "lang").and_then(|code| Lang::from_code(&code)).unwrap_or_default(),
        nonce: reply::nonce(),
        path: uri.path().to_owned(),
        actor: None,
        assets: preview.assets.clone(),
        organisation: "Vigie".into(),
        theme: None,
        // No page of a preview shows a day.
        today: Day::EARLIEST,
    }
}

/// A page that may run its own few lines and nothing else.
fn html<V: IntoView + 'static>(frame: &Frame, page: impl FnOnce(&Frame) -> Page<V>) -> Response {
    let Drawn { html, .. } = frame.draw(page);
    let policy = format!(
        "default-src 'none'; script-src 'nonce-{}'; style-src 'self'; img-src 'self'; font-src 'self'; \
         connect-src 'self'; form-action 'self'; base-uri 'none'; frame-ancestors 'none'",
        frame.nonce
    );
    let mut response = Html(html).into_response();
    let headers = response.headers_mut();
    headers.insert(header::CACHE_CONTROL, HeaderValue::from_static("no-store"));
    if let Ok(policy) = HeaderValue::from_str(&policy) {
        headers.insert(header::CONTENT_SECURITY_POLICY, policy);
    }
    response
}

#[cfg(test)]
mod tests {
    use tower::ServiceExt;

    use super::*;

    async fn ask(dir: &Path, path: &str, host: &str) -> (StatusCode, String, HeaderMap) {
        let preview = Preview { dir: library_of(dir).into(), assets: Arc::new(Assets::default()) };
        let request = Request::get(path).header("host", host).body(Body::empty()).unwrap();
        let response = router(preview).oneshot(request).await.unwrap();
        let (parts, body) = response.into_parts();
        let body = axum::body::to_bytes(body, usize::MAX).await.unwrap();
        (parts.status, String::from_utf8_lossy(&body).into_owned(), parts.headers)
    }

    /// A module as `vigie content new` makes it, in a folder of its own.
    fn library(name: &str) -> (PathBuf, PathBuf) {
        let root = std::env::temp_dir().join(format!("vigie-preview-{name}-{}", std::process::id()));
        let module = curriculum::new_module(&root.join("own"), "backups").unwrap();
        (root, module)
    }

    #[tokio::test]
    async fn a_module_is_shown_with_its_findings_and_keys() {
        let (root, module) = library("shown");
        let (status, page, headers) = ask(&module, "/lessons/own-backups", "127.0.0.1:8081").await;
        assert_eq!(status, StatusCode::OK);
        for part in [
            "À REMPLACER\u{a0}: le titre",
            "skeleton",
            "own/01-backups/fr.md:1",
            "several-first",
            "the-items",
        ] {
            assert!(page.contains(part), "{part}");
        }
        assert!(page.contains("pourquoi il convient"), "explanations are visible");
        let policy = headers[header::CONTENT_SECURITY_POLICY].to_str().unwrap();
        let nonce = policy.split("'nonce-").nth(1).unwrap().split('\'').next().unwrap();
        assert!(
            page.contains(&format!("<script nonce=\"{nonce}\">")),
            "the policy lets the page's own lines run"
        );
        let (status, picture, _) = ask(&module, "/lessons/own-backups/picture.svg", "localhost").await;
        assert!(status.is_success() && picture.starts_with("<svg"));

        fs::write(module.join("fr.md"), "# T\n\n<script>alert(1)</script>\n\n[x](javascript:alert(1))\n")
            .unwrap();
        let (status, page, _) = ask(&root, "/lessons/own-backups", "localhost:1").await;
        assert_eq!(status, StatusCode::OK);
        assert!(
            page.contains("raw-html")
                && !page.contains("<script>alert")
                && !page.contains("href=\"javascript:")
        );
        fs::remove_dir_all(root).unwrap();
    }

    #[tokio::test]
    async fn a_change_is_noticed_and_other_names_are_refused() {
        let (root, module) = library("changes");
        let before = fingerprint(&root);
        assert_eq!(before, fingerprint(&root));
        fs::write(module.join("fr.md"), "# Autre").unwrap();
        assert_ne!(before, fingerprint(&root));
        let (status, ..) = ask(&root, &format!("/changes?since={before}"), "localhost").await;
        assert_eq!(status, StatusCode::OK);
        let (status, ..) = ask(&root, "/", "evil.example").await;
        assert_eq!(status, StatusCode::FORBIDDEN);
        fs::remove_dir_all(root).unwrap();
    }
}
