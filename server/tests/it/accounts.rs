use domain::actor::{Actor, Role};
use http::StatusCode;

use crate::site::Site;

#[tokio::test]
async fn a_high_role_is_asked_agreed_to_and_works_at_once() {
    let site = Site::company().await;
    let services = &site.world.services;
    services.grant(&Actor::operator(), &testkit::email("bob"), Role::Administrator).await.unwrap();
    let ana = site.world.actor("ana").await.person;
    let mut adele = site.signed_in("adele").await;
    let mut bob = site.signed_in("bob").await;
    let mut learner = site.signed_in("ana").await;
    assert_eq!(learner.get("/coverage").await.status, StatusCode::FORBIDDEN);

    let found = adele.get("/accounts?person=rossi").await;
    assert_eq!(found.location(), format!("/accounts/{ana}"));
    let roles = format!("/accounts/{ana}/roles");
    let asked = adele.post(&roles, &[("role", "officer"), ("do", "grant")]).await;
    assert_eq!(asked.status, StatusCode::OK);
    assert!(asked.body.contains("La demande est enregistrée."));
    let list = bob.get("/accounts").await;
    let request =
        list.body.split("/accounts/requests/").nth(1).unwrap().split('"').next().unwrap().to_owned();
    let request = format!("/accounts/requests/{request}");
    let own = adele.post(&request, &[("do", "approve")]).await;
    assert_eq!(own.status, StatusCode::UNPROCESSABLE_ENTITY);
    assert!(own.body.contains("Le second accord vient d’une autre personne."));
    assert_eq!(bob.post(&request, &[("do", "approve")]).await.status, StatusCode::OK);
    assert_eq!(learner.get("/coverage").await.status, StatusCode::OK, "in the session that was open");
    assert_eq!(bob.post(&roles, &[("role", "officer"), ("do", "revoke")]).await.status, StatusCode::OK);
    assert_eq!(learner.get("/coverage").await.status, StatusCode::FORBIDDEN);
    site.end().await;
}

#[tokio::test]
async fn forms_that_no_page_of_ours_sends_are_refused() {
    let site = Site::company().await;
    let ana = site.world.actor("ana").await.person;
    let adele_id = site.world.actor("adele").await.person;
    let mut adele = site.signed_in("adele").await;
    let roles = format!("/accounts/{ana}/roles");
    for (role, what) in [("manager", "grant"), ("root", "grant"), ("", ""), ("officer", "steal")] {
        let answer = adele.post(&roles, &[("role", role), ("do", what)]).await;
        assert_eq!(answer.status, StatusCode::BAD_REQUEST, "{role} {what}");
    }
    assert_eq!(adele.get("/accounts/not-an-id").await.status, StatusCode::NOT_FOUND);
    let own = format!("/accounts/{adele_id}/roles");
    let answer = adele.post(&own, &[("role", "officer"), ("do", "grant")]).await;
    assert_eq!(answer.status, StatusCode::UNPROCESSABLE_ENTITY);
    assert!(
        !adele.get(&format!("/accounts/{adele_id}")).await.body.contains("name=\"role\""),
        "no button for oneself"
    );
    site.end().await;
}
