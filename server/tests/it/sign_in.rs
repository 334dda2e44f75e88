use http::StatusCode;
use server::limits::Limits;

use crate::site::Site;

const COOKIE: &str = "__Host-vigie";

#[tokio::test]
async fn signing_in_comes_back_to_where_one_was_and_never_to_another_site() {
    let site = Site::company().await;
    let mut visitor = site.visitor();
    let sent = visitor.get("/modules").await;
    assert_eq!(sent.location(), "/sign-in?next=%2Fmodules");
    let fields = |next: &'static str| {
        [("email", "ana@kerlann.example"), ("password", testkit::PASSWORD), ("next", next)]
    };
    assert_eq!(visitor.clone().post("/sign-in", &fields("/modules")).await.location(), "/modules");
    assert_eq!(visitor.clone().post("/sign-in", &fields("//evil.example")).await.location(), "/");
    assert_eq!(visitor.post("/sign-in", &fields("https://evil.example")).await.location(), "/");
    site.end().await;
}

#[tokio::test]
async fn a_wrong_password_and_an_unknown_account_get_the_same_answer() {
    let site = Site::company().await;
    let try_with = async |email: &str, password: &str| {
        let answer = site.visitor().post("/sign-in", &[("email", email), ("password", password)]).await;
        assert_eq!(answer.status, StatusCode::UNPROCESSABLE_ENTITY);
        answer.body.replace(email, "…")
    };
    let wrong = try_with("ana@kerlann.example", "wrong").await;
    let unknown = try_with("nobody@kerlann.example", "wrong").await;
    assert_eq!(wrong, unknown);
    site.end().await;
}

#[tokio::test]
async fn the_session_id_changes_at_sign_in_and_is_worth_nothing_after_sign_out() {
    let site = Site::company().await;
    let mut ana = site.signed_in("ana").await;
    let first = ana.cookie(COOKIE).unwrap().to_owned();
    let stolen = ana.clone();
    ana.post("/sign-in", &[("email", "ana@kerlann.example"), ("password", testkit::PASSWORD)]).await;
    assert_ne!(ana.cookie(COOKIE).unwrap(), first, "a session id from before signing in must not live on");
    assert_eq!(stolen.clone().get("/").await.status, StatusCode::SEE_OTHER, "the old id is worth nothing");

    let kept = ana.clone();
    ana.post("/sign-out", &[]).await;
    assert_eq!(kept.clone().get("/").await.status, StatusCode::SEE_OTHER);
    site.end().await;
}

#[tokio::test]
async fn signing_out_everywhere_ends_the_other_sessions() {
    let site = Site::company().await;
    let (mut laptop, mut phone) = (site.signed_in("ana").await, site.signed_in("ana").await);
    assert_eq!(laptop.post("/account/sign-out-everywhere", &[]).await.status, StatusCode::OK);
    assert_eq!(laptop.get("/").await.status, StatusCode::OK);
    assert_eq!(phone.get("/").await.status, StatusCode::SEE_OTHER);
    site.end().await;
}

#[tokio::test]
async fn changing_the_password_ends_the_other_sessions_and_keeps_this_one() {
    let site = Site::company().await;
    let (mut laptop, mut thief) = (site.signed_in("ana").await, site.signed_in("ana").await);
    let next = "an even longer passphrase";
    let fields = [("present", testkit::PASSWORD), ("next", next), ("again", next)];
    assert_eq!(laptop.post("/account/password", &fields).await.status, StatusCode::OK);
    assert_eq!(thief.get("/").await.status, StatusCode::SEE_OTHER);
    assert_eq!(laptop.get("/").await.status, StatusCode::OK);
    site.end().await;
}

#[tokio::test]
async fn a_session_ends_in_any_case_after_its_longest_time() {
    let site = Site::company().await;
    let mut ana = site.signed_in("ana").await;
    site.world.clock.pass_minutes(12 * 60 - 1);
    assert_eq!(ana.get("/").await.status, StatusCode::OK);
    site.world.clock.pass_minutes(2);
    assert_eq!(ana.get("/").await.status, StatusCode::SEE_OTHER);
    site.end().await;
}

#[tokio::test]
async fn guessing_is_slowed() {
    let site = Site::with(Limits::default()).await;
    let mut last = StatusCode::OK;
    for _ in 0..12 {
        last = site
            .visitor()
            .post("/sign-in", &[("email", "ana@kerlann.example"), ("password", "guess")])
            .await
            .status;
    }
    assert_eq!(last, StatusCode::TOO_MANY_REQUESTS);
    site.end().await;
}
