use axum::body::Body;
use http::{Method, Request, StatusCode, header};

use crate::site::Site;

#[tokio::test]
async fn every_page_carries_a_strict_policy_and_no_script_unless_it_has_an_island() {
    let site = Site::company().await;
    let mut adele = site.signed_in("adele").await;
    let started = adele.post("/lessons/anssi-01/quiz", &[]).await;
    let quiz = started.location().to_owned();
    for path in [
        "/",
        "/modules",
        "/lessons/anssi-01",
        "/attestations",
        "/account",
        "/people/import",
        "/nowhere",
        &quiz,
    ] {
        let answer = adele.get(path).await;
        let policy = answer.headers[header::CONTENT_SECURITY_POLICY].to_str().unwrap();
        assert!(policy.starts_with("default-src 'none';"), "{path}: {policy}");
        assert!(!policy.contains("unsafe-inline") && !policy.contains("'unsafe-eval'"), "{path}: {policy}");
        let has_island = path == quiz;
        assert_eq!(policy.contains("script-src 'none'"), !has_island, "{path}");
        assert_eq!(answer.body.contains("<script"), has_island, "{path}");
        assert!(!answer.body.contains(" style=\""), "{path} has a style attribute");
        assert!(!answer.body.contains(" onclick="), "{path} has a handler attribute");
        assert_eq!(answer.body.matches("<h1").count(), 1, "{path} has one main heading");
        assert!(answer.body.contains("<html lang=\"fr\""), "{path} says its language");
        assert_eq!(answer.headers[header::X_CONTENT_TYPE_OPTIONS], "nosniff");
        assert_eq!(answer.headers[header::CACHE_CONTROL], "no-store");
        assert!(answer.headers.contains_key(header::STRICT_TRANSPORT_SECURITY));
        assert!(answer.headers.contains_key("x-request-id"));
    }
    site.end().await;
}

#[tokio::test]
async fn a_form_from_another_site_is_refused() {
    let site = Site::company().await;
    let mut ana = site.signed_in("ana").await;
    for (name, value) in [("sec-fetch-site", "cross-site"), ("origin", "https://evil.example")] {
        let request = Request::post("/sign-out")
            .header(header::HOST, "vigie.example")
            .header(name, value)
            .header(header::CONTENT_TYPE, "application/x-www-form-urlencoded")
            .body(Body::empty())
            .unwrap();
        assert_eq!(ana.send(request).await.status, StatusCode::FORBIDDEN, "{name}: {value}");
    }
    assert_eq!(ana.get("/").await.status, StatusCode::OK, "the session lives");
    site.end().await;
}

#[tokio::test]
async fn what_is_too_large_or_of_another_kind_is_refused_with_a_page() {
    let site = Site::company().await;
    let mut ana = site.signed_in("ana").await;
    let post = |kind: &'static str, size: usize| {
        Request::post("/language")
            .header(header::CONTENT_TYPE, kind)
            .header(header::CONTENT_LENGTH, size)
            .header("sec-fetch-site", "same-origin")
            .body(Body::from("a".repeat(size)))
            .unwrap()
    };
    let large = ana.send(post("application/x-www-form-urlencoded", 300_000)).await;
    assert_eq!(large.status, StatusCode::PAYLOAD_TOO_LARGE);
    assert!(large.body.contains("<h1"));
    assert_eq!(ana.send(post("application/json", 10)).await.status, StatusCode::UNSUPPORTED_MEDIA_TYPE);
    assert_eq!(ana.send(post("text/plain", 10)).await.status, StatusCode::UNSUPPORTED_MEDIA_TYPE);
    assert_eq!(ana.try_route(&Method::DELETE, "/").await.status, StatusCode::METHOD_NOT_ALLOWED);
    site.end().await;
}

#[tokio::test]
async fn markup_in_what_people_write_is_shown_as_text() {
    let site = Site::company().await;
    site.world
        .import("eve@kerlann.example;<script>alert(1)</script>;\"\"\"><img src=x>\";Agence / <b>x</b>;;salarié;marc@kerlann.example;2026-01-12;;fr\n")
        .await;
    let mut marc = site.signed_in("marc").await;
    let team = marc.get("/team").await;
    assert!(team.body.contains("&lt;script&gt;"), "the name is shown");
    assert!(
        !team.body.contains("<script>") && !team.body.contains("<img src=x>") && !team.body.contains("<b>x")
    );
    site.end().await;
}

#[tokio::test]
async fn the_language_is_the_choice_then_the_account_s_then_the_browser_s() {
    let site = Site::company().await;
    let request =
        Request::get("/sign-in").header(header::ACCEPT_LANGUAGE, "en-GB").body(Body::empty()).unwrap();
    let mut visitor = site.visitor();
    assert!(visitor.send(request).await.body.contains("<html lang=\"en\""));
    assert!(site.signed_in("bob").await.get("/").await.body.contains("<html lang=\"en\""));
    let mut bob = site.signed_in("bob").await;
    let back = bob.post("/language", &[("lang", "fr"), ("back", "/modules")]).await;
    assert_eq!(back.location(), "/modules");
    assert!(bob.get("/").await.body.contains("<html lang=\"fr\""));
    site.end().await;
}

#[tokio::test]
async fn the_answer_to_a_form_leads_back_to_a_page_that_exists() {
    let site = Site::company().await;
    let mut ana = site.signed_in("ana").await;
    let refused = ana.post("/account/password", &[("present", "wrong"), ("next", "a"), ("again", "b")]).await;
    assert_eq!(refused.status, StatusCode::UNPROCESSABLE_ENTITY);
    assert!(refused.body.contains("name=\"back\" value=\"/account\""));
    site.end().await;
}
