use http::{StatusCode, header};

use crate::site::Site;

#[tokio::test]
async fn an_auditor_searches_checks_and_takes_the_journal_away() {
    let site = Site::company().await;
    site.add_auditor().await;
    let mut alix = site.signed_in("alix").await;
    let mut ana = site.signed_in("ana").await;
    assert_eq!(ana.get("/coverage").await.status, StatusCode::FORBIDDEN);

    let found = alix.get("/journal?person=rossi").await;
    assert_eq!(found.status, StatusCode::OK);
    assert!(
        found.body.contains("Accès refusé") && found.body.contains("GET /coverage"),
        "the refusal is told"
    );
    let account = ana.get("/account").await;
    assert!(account.body.contains("Alix Morvan"), "she sees who looked");

    let checked = alix.post("/journal/verify", &[]).await;
    assert!(checked.body.contains("Le journal est intact."));

    site.world
        .import("eve@kerlann.example;\"=cmd|' /C calc'!A0\";Eve;Agence;;salarié;marc@kerlann.example;2026-01-12;;fr\n")
        .await;
    let file = alix.post("/journal/export", &[("what", "person-added")]).await;
    assert_eq!(file.status, StatusCode::OK);
    assert!(file.headers[header::CONTENT_TYPE].to_str().unwrap().starts_with("text/csv"));
    assert!(file.headers[header::CONTENT_DISPOSITION].to_str().unwrap().starts_with("attachment"));
    assert!(file.body.starts_with("seq,at,what,who,who_id,whom,whom_id,object,details,request\n"));
    assert!(file.body.contains(",'=cmd|"), "no cell is a formula: {}", file.body);
    assert_eq!(file.body.lines().count(), 1 + 8, "{}", file.body);
    let told = alix.get("/journal").await;
    assert!(told.body.contains("Journal exporté"));
    site.end().await;
}

#[tokio::test]
async fn strange_searches_are_answered() {
    let site = Site::company().await;
    let mut oscar = site.signed_in("oscar").await;
    for query in [
        "from=31%2F02%2F2026",
        "before=x&what=nothing",
        "person=%3Cscript%3Ealert(1)%3C%2Fscript%3E",
        "person=%00%FF",
        "before=-9223372036854775808",
        "from=2199-12-31&until=1900-01-01",
    ] {
        let answer = oscar.get(&format!("/journal?{query}")).await;
        assert_eq!(answer.status, StatusCode::OK, "{query}");
        assert!(!answer.body.contains("<script>alert"), "{query}");
    }
    let answer = oscar.get("/journal?from=2026-02-31").await;
    assert!(answer.body.contains("Une des dates n’existe pas."));
    site.end().await;
}

#[tokio::test]
async fn signing_out_is_told_and_ends_the_session() {
    let site = Site::company().await;
    let mut ana = site.signed_in("ana").await;
    let kept = ana.clone();
    ana.post("/sign-out", &[]).await;
    assert_eq!(kept.clone().get("/").await.status, StatusCode::SEE_OTHER);
    let told = site.signed_in("oscar").await.get("/journal?what=signed-out").await;
    assert!(told.body.contains("Ana Rossi"));
    site.end().await;
}
