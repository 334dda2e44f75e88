//! Into one's account with a code from a letter.

use app::mails::House;
use domain::lang::{ByLang, Lang};
use http::StatusCode;
use server::{limits::Limits, mailer::Mailer};
use store::Store;
use testkit::{PASSWORD, SmtpSink, World, both_engines};
use training::joining::Invited;

use crate::site::Site;

const NEXT: &str = "a lighthouse in the fog";

/// The company, with Eve and Noé who have no password yet, and a mail server.
struct Post {
    world: World,
    sink: SmtpSink,
    mailer: Mailer,
}

impl Post {
    async fn new(store: Store) -> Self {
        let world = World::company(store).await;
        add_newcomers(&world).await;
        let sink = SmtpSink::start().await;
        let mailer = mailer(&sink);
        Self { world, sink, mailer }
    }

    async fn invite(&self, whom: &Invited) -> usize {
        let adele = self.world.actor("adele").await;
        self.world.services.invite(adele.inviter().unwrap(), whom).await.unwrap()
    }

    async fn invite_eve(&self) -> String {
        let eve = self.world.actor("eve").await.person;
        assert_eq!(self.invite(&Invited::These(vec![eve])).await, 1);
        self.last_code("eve").await
    }

    /// The code of the last letter to this person.
    async fn last_code(&self, name: &str) -> String {
        self.mailer.round(&self.world.services).await.unwrap();
        code_in(&self.sink, name)
    }

    async fn join(&self, name: &str, code: &str) -> bool {
        let email = format!("{name}@kerlann.example");
        self.world.services.join(&email, code, NEXT, Lang::En, "r").await.unwrap().is_some()
    }

    async fn can_sign_in(&self, name: &str) -> bool {
        let email = format!("{name}@kerlann.example");
        self.world.services.sign_in(&email, NEXT, "r").await.unwrap().is_some()
    }
}

fn mailer(sink: &SmtpSink) -> Mailer {
    let where_to_go = ByLang { fr: String::new(), en: "Ask Yann on the second floor.".to_owned() };
    let house = House { organisation: "Kerlann".into(), where_to_go, link: None };
    Mailer::new(&sink.url(), "vigie@kerlann.example", house).unwrap()
}

async fn add_newcomers(world: &World) {
    world
        .import(
            "eve@kerlann.example;Eve;Nil;Agence;;salarié;marc@kerlann.example;2026-01-12;;en\n\
             noe@kerlann.example;Noé;Nil;Agence;;salarié;marc@kerlann.example;2026-01-12;;fr\n\
             later@kerlann.example;Léa;Tard;Agence;;salarié;marc@kerlann.example;2026-09-01;;fr\n",
        )
        .await;
}

fn code_in(sink: &SmtpSink, name: &str) -> String {
    let received = sink.received();
    let mail = received.iter().rev().find(|mail| mail.to[0].contains(name)).unwrap();
    let is_code = |line: &str| {
        line.len() == 11
            && line.as_bytes()[5] == b'-'
            && line.bytes().all(|b| b.is_ascii_uppercase() || b.is_ascii_digit() || b == b'-')
    };
    mail.message.lines().map(str::trim).find(|line| is_code(line)).unwrap().to_owned()
}

async fn an_invitation_opens_the_account_once(store: Store) {
    let post = Post::new(store).await;
    let code = post.invite_eve().await;
    let mail = post.sink.received().pop().unwrap().message;
    assert!(mail.contains("Ask Yann on the second floor."), "the company's own words");
    assert!(!mail.contains("http"), "no link unless the company wants it");
    assert!(!post.join("eve", "AAAAA-AAAAA").await);
    assert!(!post.join("noe", &code).await, "somebody else's code");
    assert!(post.join("eve", &code.to_lowercase().replace('-', " ")).await);
    assert!(post.can_sign_in("eve").await);
    assert_eq!(post.world.actor("eve").await.lang, Lang::En);
    assert!(!post.join("eve", &code).await, "replayed");
}

async fn an_invitation_expires(store: Store) {
    let post = Post::new(store).await;
    let code = post.invite_eve().await;
    post.world.clock.pass_days(7);
    assert!(!post.join("eve", &code).await);
    assert!(!post.can_sign_in("eve").await);
    let again = post.invite_eve().await;
    assert!(post.join("eve", &again).await);
}

async fn an_invitation_is_replaced_and_withdrawn(store: Store) {
    let post = Post::new(store).await;
    let (first, second) = (post.invite_eve().await, post.invite_eve().await);
    assert_ne!(first, second);
    assert!(!post.join("eve", &first).await, "the one before no longer works");
    let (adele, eve) = (post.world.actor("adele").await, post.world.actor("eve").await);
    post.world.services.withdraw_invitation(adele.inviter().unwrap(), eve.person).await.unwrap();
    assert!(!post.join("eve", &second).await);
    let gone = post.world.services.withdraw_invitation(adele.inviter().unwrap(), eve.person).await;
    assert!(gone.is_err());
}

async fn an_invitation_withdrawn_before_it_was_sent_is_not_sent(store: Store) {
    let post = Post::new(store).await;
    let (adele, eve) = (post.world.actor("adele").await, post.world.actor("eve").await);
    post.invite(&Invited::These(vec![eve.person])).await;
    post.world.services.withdraw_invitation(adele.inviter().unwrap(), eve.person).await.unwrap();
    post.mailer.round(&post.world.services).await.unwrap();
    assert!(post.sink.received().is_empty());
}

async fn two_invitations_at_once_leave_one_code_that_works(store: Store) {
    let post = Post::new(store).await;
    let (adele, oscar) = (post.world.actor("adele").await, post.world.actor("oscar").await);
    let eve = Invited::These(vec![post.world.actor("eve").await.person]);
    let (one, other) = tokio::join!(
        post.world.services.invite(adele.inviter().unwrap(), &eve),
        post.world.services.invite(oscar.inviter().unwrap(), &eve),
    );
    assert_eq!((one.unwrap(), other.unwrap()), (1, 1));
    post.mailer.round(&post.world.services).await.unwrap();
    // The letter of the one that was replaced was taken back with it.
    assert_eq!(post.sink.received().len(), 1);
    assert!(post.join("eve", &code_in(&post.sink, "eve")).await);
}

async fn a_code_used_twice_at_once_works_once(store: Store) {
    let post = Post::new(store).await;
    let code = post.invite_eve().await;
    let (one, other) = tokio::join!(post.join("eve", &code), post.join("eve", &code));
    assert!(one != other, "{one} {other}");
}

async fn a_code_is_tried_ten_times_and_no_more(store: Store) {
    let post = Post::new(store).await;
    let code = post.invite_eve().await;
    let mut guesses = tokio::task::JoinSet::new();
    for number in 0..10 {
        let services = post.world.services.clone();
        guesses.spawn(async move {
            services.join("eve@kerlann.example", &format!("AAAAA-AAAA{number}"), NEXT, Lang::En, "r").await
        });
    }
    while let Some(guess) = guesses.join_next().await {
        assert!(guess.unwrap().unwrap().is_none());
    }
    assert!(!post.join("eve", &code).await, "right, and too late");
}

async fn everybody_without_a_password_is_invited_once(store: Store) {
    let post = Post::new(store).await;
    assert_eq!(
        post.invite(&Invited::Everybody).await,
        2,
        "not who has a password, not who starts in September"
    );
    assert_eq!(post.invite(&Invited::Everybody).await, 0, "they are invited");
    let ana = post.world.actor("ana").await.person;
    assert_eq!(post.invite(&Invited::These(vec![ana])).await, 0, "she has a password");
    post.world.clock.pass_days(8);
    assert_eq!(post.invite(&Invited::Everybody).await, 2, "theirs have expired");
}

async fn a_forgotten_password_is_set_anew_and_everything_else_ends(store: Store) {
    let post = Post::new(store).await;
    post.world.services.ask_recovery("ANA@kerlann.example ", "r").await.unwrap();
    let code = post.last_code("ana").await;
    assert!(post.join("ana", &code).await);
    assert!(post.can_sign_in("ana").await);
    let old = post.world.services.sign_in("ana@kerlann.example", PASSWORD, "r").await.unwrap();
    assert!(old.is_none());
    post.mailer.round(&post.world.services).await.unwrap();
    assert_eq!(post.sink.received().len(), 2, "she is told that her password was changed");

    post.world.services.ask_recovery("ana@kerlann.example", "r").await.unwrap();
    let late = post.last_code("ana").await;
    post.world.clock.pass_minutes(30);
    assert!(!post.join("ana", &late).await, "expired");
}

async fn asking_for_a_code_tells_nothing_and_floods_nobody(store: Store) {
    let post = Post::new(store).await;
    for _ in 0..6 {
        post.world.services.ask_recovery("ana@kerlann.example", "r").await.unwrap();
        post.mailer.round(&post.world.services).await.unwrap();
    }
    for stranger in ["nobody@kerlann.example", "not an address", "later@kerlann.example", "' OR 1=1 --"] {
        post.world.services.ask_recovery(stranger, "r").await.unwrap();
    }
    post.mailer.round(&post.world.services).await.unwrap();
    assert_eq!(post.sink.received().len(), 3);
}

async fn no_code_is_in_the_database(store: Store) {
    let post = Post::new(store).await;
    let eve = post.world.actor("eve").await;
    post.invite(&Invited::These(vec![eve.person])).await;
    let mut tx = post.world.services.store().read().await.unwrap();
    let journal = format!("{:?}", store::journal::list_after(&mut tx, 0, 1000).await.unwrap());
    let mails = format!("{:?}", store::mail::list(&mut tx, None, 100).await.unwrap());
    drop(tx);
    let mut tx = post.world.services.store().write().await.unwrap();
    let now = post.world.clock.as_ref();
    let now = domain::time::Clock::now(now);
    let claimed = store::mail::claim(&mut tx, now, now, 10).await.unwrap();
    let codes = store::codes::try_open(&mut tx, eve.person, now, 10).await.unwrap();
    drop(tx);
    let code = post.last_code("eve").await;
    let plain = code.replace('-', "");
    let sealed = String::from_utf8_lossy(&claimed[0].sealed).into_owned();
    let hashes = format!("{codes:?}");
    for text in [journal, mails, sealed, hashes] {
        assert!(!text.contains(&code) && !text.contains(&plain));
    }
}

both_engines!(
    an_invitation_opens_the_account_once,
    an_invitation_expires,
    an_invitation_is_replaced_and_withdrawn,
    an_invitation_withdrawn_before_it_was_sent_is_not_sent,
    two_invitations_at_once_leave_one_code_that_works,
    a_code_used_twice_at_once_works_once,
    a_code_is_tried_ten_times_and_no_more,
    everybody_without_a_password_is_invited_once,
    a_forgotten_password_is_set_anew_and_everything_else_ends,
    asking_for_a_code_tells_nothing_and_floods_nobody,
    no_code_is_in_the_database,
);

#[tokio::test]
async fn from_the_invitation_to_the_home_page_without_script() {
    let site = Site::company().await;
    add_newcomers(&site.world).await;
    let sink = SmtpSink::start().await;
    let mut oscar = site.signed_in("oscar").await;
    let eve = site.world.actor("eve").await.person.to_string();
    let listed = oscar.get("/invitations").await;
    assert!(listed.body.contains("Eve Nil") && !listed.body.contains("Ana Rossi"));
    let nobody = oscar.post("/invitations", &[("do", "selection")]).await;
    assert_eq!(nobody.status, StatusCode::UNPROCESSABLE_ENTITY);
    let sent = oscar.post("/invitations", &[("do", "selection"), ("person", &eve)]).await;
    assert!(sent.body.contains("1 invitation est partie."));
    mailer(&sink).round(&site.world.services).await.unwrap();
    let code = code_in(&sink, "eve");

    let mut eve = site.visitor();
    let fields = |code: &'static str, next: &'static str, again: &'static str| {
        [("email", "eve@kerlann.example"), ("code", code), ("next", next), ("again", again), ("lang", "en")]
    };
    for (fields, problem) in [
        (fields("AAAAA-AAAAA", NEXT, NEXT), "Ce code n’ouvre pas ce compte."),
        (fields("AAAAA-AAAAA", NEXT, "another"), "ne sont pas identiques"),
        (fields("AAAAA-AAAAA", "short", "short"), "Il faut au moins 15"),
    ] {
        let answer = eve.post("/join", &fields).await;
        assert_eq!(answer.status, StatusCode::UNPROCESSABLE_ENTITY);
        assert!(answer.body.contains("role=\"alert\""), "{problem}");
    }
    let right =
        [("email", "eve@kerlann.example"), ("code", &code), ("next", NEXT), ("again", NEXT), ("lang", "en")];
    assert_eq!(eve.post("/join", &right).await.location(), "/");
    let home = eve.get("/").await;
    assert_eq!(home.status, StatusCode::OK);
    assert!(home.body.contains("<html lang=\"en\""));
    site.end().await;
}

#[tokio::test]
async fn an_unknown_address_and_a_known_one_get_the_same_answers() {
    let site = Site::company().await;
    let ask = async |path: &str, email: &str| {
        let fields =
            [("email", email), ("code", "AAAAA-AAAAA"), ("next", NEXT), ("again", NEXT), ("lang", "fr")];
        let answer = site.visitor().post(path, &fields).await;
        (answer.status, answer.body.replace(email, "…"))
    };
    for path in ["/recover", "/join"] {
        let known = ask(path, "ana@kerlann.example").await;
        let unknown = ask(path, "nobody@kerlann.example").await;
        assert!(known == unknown, "{path}");
    }
    site.end().await;
}

#[tokio::test]
async fn a_thief_s_session_ends_with_the_recovery() {
    let site = Site::company().await;
    let sink = SmtpSink::start().await;
    let mut thief = site.signed_in("ana").await;
    site.visitor().post("/recover", &[("email", "ana@kerlann.example")]).await;
    mailer(&sink).round(&site.world.services).await.unwrap();
    let code = code_in(&sink, "ana");
    let right =
        [("email", "ana@kerlann.example"), ("code", &code), ("next", NEXT), ("again", NEXT), ("lang", "fr")];
    assert_eq!(site.visitor().post("/join", &right).await.location(), "/");
    assert_eq!(thief.get("/").await.status, StatusCode::SEE_OTHER);
    site.end().await;
}

#[tokio::test]
async fn guessing_codes_is_slowed() {
    let site = Site::with(Limits::default()).await;
    let fields = [
        ("email", "ana@kerlann.example"),
        ("code", "AAAAA-AAAAA"),
        ("next", NEXT),
        ("again", NEXT),
        ("lang", "fr"),
    ];
    let mut last = StatusCode::OK;
    for _ in 0..12 {
        last = site.visitor().post("/join", &fields).await.status;
    }
    assert_eq!(last, StatusCode::TOO_MANY_REQUESTS);
    site.end().await;
}
