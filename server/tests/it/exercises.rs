//! The exercises: what is right is in a page only after an answer.

use domain::lang::Lang;
use http::StatusCode;

use crate::site::Site;

/// Some words of a text, as they stand in markup.
fn words(text: &str) -> String {
    let plain: String = text.chars().take_while(|c| !"&<>\"'\n".contains(*c)).collect();
    plain.chars().take(40).collect()
}

#[tokio::test]
async fn a_page_tells_nothing_before_an_answer_and_all_after() {
    let site = Site::company().await;
    let mut ana = site.signed_in("ana").await;
    let exercises = site.world.services.curriculum().exercises.clone();
    let lang = Lang::Fr;

    let mailbox = exercises.mailbox.unwrap();
    for (at, message) in mailbox.get(lang).messages.iter().enumerate() {
        let asked = ana.get(&format!("/exercises/mailbox?at={at}")).await;
        let answered = ana.get(&format!("/exercises/mailbox?at={at}&past=&verdict=doubtful&mark=0")).await;
        assert_eq!(answered.status, StatusCode::SEE_OTHER);
        let explained = ana.get(answered.location()).await;
        let clues = message.clues.iter().map(|clue| clue.why.as_str());
        for told in clues.chain([message.why.as_str(), message.act.as_str()]).map(words) {
            assert!(!asked.body.contains(&told), "{} tells: {told}", message.id);
            assert!(explained.body.contains(&told), "{} does not tell: {told}", message.id);
        }
        assert!(!asked.body.contains("suspicious"), "{}", message.id);
    }

    let links = exercises.links.unwrap();
    for (at, puzzle) in links.get(lang).addresses.iter().enumerate() {
        let asked = ana.get(&format!("/exercises/links?at={at}")).await;
        assert!(!asked.body.contains(&words(&puzzle.why)), "{}", puzzle.id);
        assert!(!asked.body.contains("address-decides"), "{}", puzzle.id);
    }

    let review = exercises.review.unwrap();
    for (at, snippet) in review.get(lang).snippets.iter().enumerate() {
        let asked = ana.get(&format!("/exercises/review?at={at}")).await;
        for told in [&snippet.why, &snippet.repair, &snippet.category].map(|text| words(text)) {
            assert!(!asked.body.contains(&told), "{} tells: {told}", snippet.id);
        }
        let answered = ana.get(&format!("/exercises/review?at={at}&line=1")).await;
        let explained = ana.get(answered.location()).await;
        assert!(explained.body.contains(&words(&snippet.category)), "{}", snippet.id);
    }

    let incident = exercises.incident.unwrap();
    let first = &incident.get(lang).scenes[0];
    let begun = ana.get("/exercises/incident").await;
    for turn in &first.turns {
        assert!(begun.body.contains(&words(&turn.text)));
        assert!(!begun.body.contains(&words(&turn.why)), "{}", turn.text);
    }
    site.end().await;
}

#[tokio::test]
async fn strange_addresses_do_no_harm() {
    let site = Site::company().await;
    let mut ana = site.signed_in("ana").await;
    for path in [
        "/exercises/mailbox?at=999&past=zz.-.f9999999999",
        "/exercises/mailbox?at=-1&verdict=genuine",
        "/exercises/mailbox?at=end",
        "/exercises/links?at=99&option=99",
        "/exercises/review?at=end&past=9.9.9.9.9.9.9.9.9",
        "/exercises/incident?step=9x%00",
        "/exercises/incident?step=00000000000000000000000000",
        "/exercises/passwords?anything=at&all",
    ] {
        assert_eq!(ana.get(path).await.status, StatusCode::OK, "{path}");
    }
    assert_eq!(ana.get("/exercises/poker").await.status, StatusCode::NOT_FOUND);
    assert_eq!(ana.post("/exercises/mailbox", &[]).await.status, StatusCode::NOT_FOUND);
    let taken_apart = ana.post("/exercises/links", &[("address", "https://a@<b>.test/\"><script>")]).await;
    assert_eq!(taken_apart.status, StatusCode::OK);
    assert!(!taken_apart.body.contains("\"><script>"));
    site.end().await;
}

#[tokio::test]
async fn the_laboratory_has_no_field_that_could_be_sent() {
    let site = Site::company().await;
    let body = site.signed_in("ana").await.get("/exercises/passwords").await.body;
    let main = body.split("<main").nth(1).unwrap();
    assert!(!main.contains("<form") && !main.contains(" name="), "a field that could be sent");
    site.end().await;
}
