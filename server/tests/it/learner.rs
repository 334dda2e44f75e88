use http::StatusCode;

use crate::site::{Answer, Site, Visitor};

/// The path of the quiz that was started.
async fn start(visitor: &mut Visitor, module: &str) -> String {
    let answer = visitor.post(&format!("/lessons/{module}/quiz"), &[]).await;
    assert_eq!(answer.status, StatusCode::SEE_OTHER);
    assert!(answer.location().starts_with("/quiz/"), "{}", answer.location());
    answer.location().to_owned()
}

fn island_call(quiz: &str, position: u16, answer: &str) -> String {
    let attempt = quiz.trim_start_matches("/quiz/");
    format!("{{\"attempt\":\"{attempt}\",\"position\":{position},\"response\":{answer}}}")
}

#[tokio::test]
async fn the_plain_form_saves_asks_for_what_is_missing_and_hands_in() {
    let site = Site::company().await;
    let mut ana = site.signed_in("ana").await;
    let quiz = start(&mut ana, "anssi-01").await;
    let missing: Answer = ana.post(&quiz, &[("then", "submit")]).await;
    assert_eq!(missing.status, StatusCode::OK);
    assert!(missing.body.contains("submit-anyway"));

    let actor = site.world.actor("ana").await;
    let id = quiz.trim_start_matches("/quiz/").parse().unwrap();
    let mut fields: Vec<(String, String)> = Vec::new();
    for (position, answer) in site.world.right_answers(&actor, id).await {
        use domain::grading::Response;
        match answer {
            Response::Picked(places) => {
                fields.extend(places.iter().map(|p| (format!("q{position}"), p.to_string())));
            }
            Response::Ordered(order) => {
                fields.extend(
                    (1..).zip(order).map(|(rank, step)| (format!("q{position}-{step}"), rank.to_string())),
                );
            }
            Response::Paired(pairs) => {
                let pairs = (0..).zip(pairs);
                fields.extend(pairs.filter_map(|(left, right): (u8, _)| {
                    Some((format!("q{position}-{left}"), right?.to_string()))
                }));
            }
        }
    }
    fields.push(("then".into(), "submit".into()));
    let fields: Vec<(&str, &str)> =
        fields.iter().map(|(name, value)| (name.as_str(), value.as_str())).collect();
    let handed_in = ana.post(&quiz, &fields).await;
    assert_eq!(handed_in.status, StatusCode::SEE_OTHER);
    let result = ana.get(handed_in.location()).await;
    assert_eq!(result.status, StatusCode::OK);
    assert!(result.body.contains("/attestations/"), "a passed quiz leads to its attestation");
    assert_eq!(ana.get(&quiz).await.location(), handed_in.location());
    site.end().await;
}

#[tokio::test]
async fn the_island_s_call_keeps_an_answer_and_names_its_errors() {
    let site = Site::company().await;
    let mut ana = site.signed_in("ana").await;
    let quiz = start(&mut ana, "anssi-01").await;
    let mut results = Vec::new();
    for answer in ["{\"picked\":[0]}", "{\"picked\":[200]}", "{\"nonsense\":1}"] {
        let mut position = 0;
        // The first question whose kind takes this shape.
        let answer = loop {
            let answered = ana.call("/api/quiz/answer", &island_call(&quiz, position, answer)).await;
            position += 1;
            if answered.status == StatusCode::OK || position == 10 {
                break answered;
            }
        };
        results.push((answer.status, answer.body));
    }
    assert_eq!(results[0], (StatusCode::OK, "{\"answered\":1}".to_owned()));
    assert!(results[1].1.contains("misfit"), "{:?}", results[1]);
    assert!(results[2].1.contains("misfit"), "{:?}", results[2]);
    assert!(results[1].0.is_client_error() && results[2].0.is_client_error(), "{results:?}");

    let foreign = site
        .signed_in("bob")
        .await
        .call("/api/quiz/answer", &island_call(&quiz, 0, "{\"picked\":[0]}"))
        .await;
    assert!(foreign.body.contains("not-found"), "{}", foreign.body);
    let anonymous = site.visitor().call("/api/quiz/answer", &island_call(&quiz, 0, "{\"picked\":[0]}")).await;
    assert_eq!((anonymous.status, anonymous.body.as_str()), (StatusCode::UNAUTHORIZED, "\"signed-out\""));
    site.end().await;
}

#[tokio::test]
async fn the_page_of_an_open_quiz_has_no_key_and_no_explanation() {
    let site = Site::company().await;
    let mut ana = site.signed_in("ana").await;
    let quiz = start(&mut ana, "anssi-01").await;
    let body = ana.get(&quiz).await.body;
    let module = site.world.module("anssi-01");
    for item in &module.items {
        let whys: Vec<&str> = match &item.body {
            domain::item::ItemBody::Choice(options)
            | domain::item::ItemBody::Several(options)
            | domain::item::ItemBody::Spot(options) => {
                options.iter().map(|option| option.why.fr.0.as_str()).collect()
            }
            _ => item.explanation.fr.iter().map(|why| why.0.as_str()).collect(),
        };
        for why in whys {
            let words: String = why.replace("<p>", "").chars().take(40).collect();
            assert!(!body.contains(&words), "{} tells: {words}", item.id);
        }
    }
    assert!(!body.contains("right"), "nothing is called right");
    site.end().await;
}

#[tokio::test]
async fn somebody_else_s_pages_are_not_there() {
    let site = Site::company().await;
    let actor = site.world.actor("ana").await;
    let attempt = site.world.take_quiz(&actor, "anssi-01", 0).await;
    let completion = site.world.services.completions(actor.learner()).await.unwrap()[0].id;
    let mut bob = site.signed_in("bob").await;
    for path in
        [format!("/quiz/{attempt}"), format!("/results/{attempt}"), format!("/attestations/{completion}")]
    {
        assert_eq!(bob.get(&path).await.status, StatusCode::NOT_FOUND, "{path}");
    }
    for path in ["/quiz/not-an-id", "/results/1", "/lessons/unknown", "/lessons/anssi-01/unknown.svg"] {
        assert_eq!(bob.get(path).await.status, StatusCode::NOT_FOUND, "{path}");
    }
    site.end().await;
}

#[tokio::test]
async fn reading_is_remembered() {
    let site = Site::company().await;
    let mut ana = site.signed_in("ana").await;
    let section = site.world.module("anssi-01").lesson.fr.sections[0].id.clone();
    let answer = ana.post("/lessons/anssi-01/read", &[("section", &section)]).await;
    assert_eq!(answer.location(), format!("/lessons/anssi-01#{section}"));
    let unknown = ana.post("/lessons/anssi-01/read", &[("section", "no-such")]).await;
    assert_eq!(unknown.status, StatusCode::NOT_FOUND);
    site.end().await;
}
