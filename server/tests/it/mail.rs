//! Letters, to a mail server that the test starts.

use app::mails::House;
use domain::lang::ByLang;
use http::StatusCode;
use server::mailer::Mailer;
use store::Store;
use testkit::{PASSWORD, SmtpSink, World, both_engines};

fn mailer(url: &str, organisation: &str) -> Mailer {
    let where_to_go = ByLang { fr: String::new(), en: String::new() };
    let house = House { organisation: organisation.into(), where_to_go, link: None };
    Mailer::new(url, "Vigie <vigie@kerlann.example>", house).unwrap()
}

/// Ana changes her password: one letter.
async fn one_letter(world: &World, name: &str) {
    let actor = world.actor(name).await;
    world.services.change_password(actor.learner(), PASSWORD, "another long password").await.unwrap();
}

async fn state(world: &World) -> Vec<(String, i64, String)> {
    let mut tx = world.services.store().read().await.unwrap();
    let mails = store::mail::list(&mut tx, None, 100).await.unwrap();
    mails.into_iter().map(|mail| (mail.state, mail.tries, mail.problem)).collect()
}

/// What is left of the contents in the table.
async fn sealed(world: &World) -> usize {
    world.services.claim_mail().await.unwrap().len()
}

async fn a_letter_arrives_in_the_person_s_language_as_text_and_html(store: Store) {
    let world = World::company(store).await;
    let sink = SmtpSink::start().await;
    one_letter(&world, "ana").await;
    one_letter(&world, "bob").await;
    assert_eq!(mailer(&sink.url(), "Kerlann").round(&world.services).await.unwrap(), 2);
    let received = sink.received();
    assert_eq!(received.len(), 2);
    let to = |name: &str| received.iter().find(|mail| mail.to[0].contains(name)).unwrap();
    let (ana, bob) = (to("ana@kerlann.example"), to("bob@kerlann.example"));
    assert!(ana.from.contains("<vigie@kerlann.example>"));
    for header in [
        "multipart/alternative",
        "text/plain",
        "text/html",
        "Auto-Submitted: auto-generated",
        "Message-ID: <",
    ] {
        assert!(ana.message.contains(header), "{header} in {}", ana.message);
    }
    assert!(bob.message.contains("your password was changed"), "{}", bob.message);
    assert!(!ana.message.contains("your password was changed"));
    assert!(state(&world).await.iter().all(|(state, tries, _)| state == "sent" && *tries == 1));
    assert_eq!(mailer(&sink.url(), "Kerlann").round(&world.services).await.unwrap(), 0, "once");
}

async fn a_server_that_is_down_loses_nothing(store: Store) {
    let world = World::company(store).await;
    one_letter(&world, "ana").await;
    // Nobody listens there.
    let nobody = mailer("smtp://127.0.0.1:1", "Kerlann");
    nobody.round(&world.services).await.unwrap();
    assert_eq!(state(&world).await[0].0, "waiting");
    assert_eq!(nobody.round(&world.services).await.unwrap(), 0, "not before its pause is over");
    world.clock.pass_minutes(1);
    assert_eq!(nobody.round(&world.services).await.unwrap(), 1);
    world.clock.pass_minutes(1);
    assert_eq!(nobody.round(&world.services).await.unwrap(), 0, "the second pause is twice as long");
    world.clock.pass_minutes(1);
    let sink = SmtpSink::start().await;
    mailer(&sink.url(), "Kerlann").round(&world.services).await.unwrap();
    assert_eq!(sink.received().len(), 1);
    assert_eq!(state(&world).await[0].1, 3);
}

async fn later_is_tried_again_and_never_is_not(store: Store) {
    let world = World::company(store).await;
    let sink = SmtpSink::start().await;
    let mailer = mailer(&sink.url(), "Kerlann");
    one_letter(&world, "ana").await;
    sink.refuse_next("451 try later");
    mailer.round(&world.services).await.unwrap();
    let (what, tries, problem) = state(&world).await[0].clone();
    assert_eq!((what.as_str(), tries), ("waiting", 1));
    assert!(problem.contains("try later"), "{problem}");
    world.clock.pass_minutes(1);
    sink.refuse_next("550 no such person");
    mailer.round(&world.services).await.unwrap();
    let (what, tries, problem) = state(&world).await[0].clone();
    assert_eq!((what.as_str(), tries), ("failed", 2));
    assert!(problem.contains("no such person"), "{problem}");
    assert!(sink.received().is_empty());
    world.clock.pass_days(1);
    assert_eq!(mailer.round(&world.services).await.unwrap(), 0);
}

async fn several_instances_send_each_letter_once(store: Store) {
    let world = World::company(store).await;
    for name in ["odile", "marc", "ana", "bob", "oscar", "adele"] {
        one_letter(&world, name).await;
    }
    let sink = SmtpSink::start().await;
    let mailers = [0; 4].map(|_| mailer(&sink.url(), "Kerlann"));
    for _ in 0..2 {
        let [a, b, c, d] = &mailers;
        let services = &world.services;
        let _ = tokio::join!(a.round(services), b.round(services), c.round(services), d.round(services));
    }
    assert_eq!(sink.received().len(), 6);
}

async fn an_instance_that_died_is_followed_by_another(store: Store) {
    let world = World::company(store).await;
    one_letter(&world, "ana").await;
    // Claimed, then nothing more is heard of it.
    assert_eq!(world.services.claim_mail().await.unwrap().len(), 1);
    let sink = SmtpSink::start().await;
    let other = mailer(&sink.url(), "Kerlann");
    assert_eq!(other.round(&world.services).await.unwrap(), 0, "it may still be on its way");
    world.clock.pass_minutes(11);
    assert_eq!(other.round(&world.services).await.unwrap(), 1);
    assert_eq!(sink.received().len(), 1);
}

async fn a_letter_that_is_old_news_is_not_sent(store: Store) {
    let world = World::company(store).await;
    one_letter(&world, "ana").await;
    world.clock.pass_days(4);
    let sink = SmtpSink::start().await;
    mailer(&sink.url(), "Kerlann").round(&world.services).await.unwrap();
    assert!(sink.received().is_empty());
    assert_eq!(state(&world).await[0].0, "expired");
    assert_eq!(sealed(&world).await, 0);
}

/// Names and settings end up in headers: a line break in them must not begin another one.
async fn no_name_begins_another_header(store: Store) {
    let world = World::company(store).await;
    let ana = world.actor("ana").await;
    let mut tx = world.services.store().write().await.unwrap();
    let mut person = store::people::find_person(&mut tx, ana.person).await.unwrap().unwrap();
    person.given_name = "Ana\r\nBcc: thief@evil.example".into();
    store::people::update_person(&mut tx, &person).await.unwrap();
    tx.commit().await.unwrap();
    one_letter(&world, "ana").await;
    let sink = SmtpSink::start().await;
    let nasty = "Kerlann\r\nBcc: thief@evil.example\r\n\r\n<script>alert(1)</script>";
    mailer(&sink.url(), nasty).round(&world.services).await.unwrap();
    let received = sink.received();
    assert_eq!(received.len(), 1);
    assert_eq!(received[0].to.len(), 1, "one recipient");
    let head = received[0].message.split("\r\n\r\n").next().unwrap();
    assert!(!head.lines().any(|line| line.to_ascii_lowercase().starts_with("bcc:")), "{head}");
    assert_eq!(head.lines().filter(|line| line.starts_with("Subject:")).count(), 1);
}

both_engines!(
    a_letter_arrives_in_the_person_s_language_as_text_and_html,
    a_server_that_is_down_loses_nothing,
    later_is_tried_again_and_never_is_not,
    several_instances_send_each_letter_once,
    an_instance_that_died_is_followed_by_another,
    a_letter_that_is_old_news_is_not_sent,
    no_name_begins_another_header,
);

#[tokio::test]
async fn administrators_see_what_was_sent_to_whom_and_why() {
    let site = crate::site::Site::company().await;
    one_letter(&site.world, "ana").await;
    let mut adele = site.signed_in("adele").await;
    let page = adele.get("/mail").await;
    assert_eq!(page.status, StatusCode::OK);
    for told in ["Ana Rossi", "ana@kerlann.example", "Mot de passe changé", "en attente"] {
        assert!(page.body.contains(told), "{told}");
    }
    assert_eq!(adele.get("/mail?before=x_y").await.status, StatusCode::OK);
    site.end().await;
}
