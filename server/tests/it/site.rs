//! The whole application in process, and somebody who uses it.

use std::{sync::Arc, time::Duration};

use axum::{Router, body::Body};
use domain::actor::{Actor, Role};
use http::{HeaderMap, Method, Request, StatusCode, header};
use http_body_util::BodyExt;
use server::{AppState, limits::Limits};
use testkit::{Database, PASSWORD, World};
use tower::ServiceExt;

pub struct Site {
    pub world: World,
    pub router: Router,
    database: Database,
}

impl Site {
    /// The company of [`World::company`], served.
    pub async fn company() -> Self {
        Self::with(Limits::none()).await
    }

    /// The same with the limits of a real site.
    pub async fn with(limits: Limits) -> Self {
        let database = testkit::sqlite().await;
        let world = World::company(database.store.clone()).await;
        let state = AppState {
            services: world.services.clone(),
            assets: Arc::default(),
            organisation: "Kerlann".into(),
            is_https: true,
            trusted_proxies: 0,
            session_idle: Duration::from_hours(1),
            session_most: Duration::from_hours(12),
            limits: Arc::new(limits),
            sends_mail: true,
        };
        Self { world, router: server::build(state), database }
    }

    pub fn visitor(&self) -> Visitor {
        Visitor { router: self.router.clone(), cookies: Vec::new() }
    }

    pub async fn signed_in(&self, name: &str) -> Visitor {
        let mut visitor = self.visitor();
        let email = format!("{name}@kerlann.example");
        let answer = visitor.post("/sign-in", &[("email", &email), ("password", PASSWORD)]).await;
        assert_eq!(answer.status, StatusCode::SEE_OTHER, "{name} cannot sign in");
        visitor
    }

    /// Alix, who audits and does nothing else.
    pub async fn add_auditor(&self) {
        let line =
            "alix@kerlann.example;Alix;Morvan;Direction;;salarié;odile@kerlann.example;2026-01-12;;fr\n";
        self.world.import(line).await;
        let operator = Actor::operator();
        self.world.services.set_password(&operator, &testkit::email("alix"), PASSWORD).await.unwrap();
        self.world.services.grant(&operator, &testkit::email("alix"), Role::Auditor).await.unwrap();
    }

    pub async fn end(self) {
        self.database.drop().await;
    }
}

/// A browser's manners: it keeps cookies and says where its requests come from.
#[derive(Clone)]
pub struct Visitor {
    router: Router,
    cookies: Vec<(String, String)>,
}

pub struct Answer {
    pub status: StatusCode,
    pub headers: HeaderMap,
    pub body: String,
}

impl Answer {
    pub fn location(&self) -> &str {
        self.headers.get(header::LOCATION).map_or("", |value| value.to_str().unwrap())
    }
}

impl Visitor {
    pub async fn get(&mut self, path: &str) -> Answer {
        self.send(Request::get(path).body(Body::empty()).unwrap()).await
    }

    pub async fn post(&mut self, path: &str, fields: &[(&str, &str)]) -> Answer {
        let encode = |text: &str| {
            percent_encoding::utf8_percent_encode(text, percent_encoding::NON_ALPHANUMERIC).to_string()
        };
        let body: Vec<String> =
            fields.iter().map(|(name, value)| format!("{}={}", encode(name), encode(value))).collect();
        let request = Request::post(path)
            .header(header::CONTENT_TYPE, "application/x-www-form-urlencoded")
            .header("sec-fetch-site", "same-origin")
            .body(Body::from(body.join("&")))
            .unwrap();
        self.send(request).await
    }

    pub async fn call(&mut self, path: &str, json: &str) -> Answer {
        let request = Request::post(path)
            .header(header::CONTENT_TYPE, "application/json")
            .header(header::ACCEPT, "application/json")
            .header("sec-fetch-site", "same-origin")
            .body(Body::from(json.to_owned()))
            .unwrap();
        self.send(request).await
    }

    pub async fn try_route(&mut self, method: &Method, path: &str) -> Answer {
        let kind =
            if path.starts_with("/api/") { "application/json" } else { "application/x-www-form-urlencoded" };
        let kind = if path == "/people/import" { "multipart/form-data; boundary=x" } else { kind };
        let mut request = Request::builder().method(method).uri(path).header("sec-fetch-site", "same-origin");
        if method == Method::POST {
            request = request.header(header::CONTENT_TYPE, kind);
        }
        self.send(request.body(Body::empty()).unwrap()).await
    }

    pub async fn send(&mut self, mut request: Request<Body>) -> Answer {
        if !self.cookies.is_empty() {
            let cookies: Vec<String> =
                self.cookies.iter().map(|(name, value)| format!("{name}={value}")).collect();
            request.headers_mut().insert(header::COOKIE, cookies.join("; ").parse().unwrap());
        }
        let response = self.router.clone().oneshot(request).await.unwrap();
        let (parts, body) = response.into_parts();
        for cookie in parts.headers.get_all(header::SET_COOKIE) {
            let text = cookie.to_str().unwrap();
            let (name, value) = text.split(';').next().unwrap().split_once('=').unwrap();
            self.cookies.retain(|(known, _)| known != name);
            if !text.contains("Max-Age=0") {
                self.cookies.push((name.to_owned(), value.to_owned()));
            }
        }
        let body = body.collect().await.unwrap().to_bytes();
        Answer {
            status: parts.status,
            headers: parts.headers,
            body: String::from_utf8_lossy(&body).into_owned(),
        }
    }

    pub fn cookie(&self, name: &str) -> Option<&str> {
        self.cookies.iter().find(|(known, _)| known == name).map(|(_, value)| value.as_str())
    }
}
