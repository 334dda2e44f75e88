//! People and modules by name, on a day that stands still: Thursday 2026-01-15, 10:00 in Paris.

use std::sync::{
    Arc, Mutex,
    atomic::{AtomicI64, Ordering},
};

use curriculum::{Curriculum, Module};
use domain::{
    actor::{Actor, Role},
    attempt::Attempt,
    chance::{Chance, Seeded},
    grading::{self, Response},
    ids::AttemptId,
    person::Email,
    time::{Clock, Day, Timestamp},
};
use store::Store;
use training::{Options, PasswordHasher, Services, journal::Signer, people_file::Lines};

/// A clock that moves when it is told to.
pub struct StoryClock(AtomicI64);

impl StoryClock {
    pub fn set(&self, at: Timestamp) {
        self.0.store(at.millis(), Ordering::SeqCst);
    }

    pub fn pass_minutes(&self, minutes: i64) {
        self.set(self.now().plus_minutes(minutes));
    }

    pub fn pass_days(&self, days: i64) {
        self.pass_minutes(days * 24 * 60);
    }
}

impl Clock for StoryClock {
    fn now(&self) -> Timestamp {
        Timestamp::from_millis(self.0.load(Ordering::SeqCst))
    }
}

/// What the company must know: one module for everybody, one for developers.
const MODULES: [&str; 2] = ["anssi-01", "owasp-a01"];
/// The password of everybody who has one.
pub const PASSWORD: &str = "the mast is high tonight";

const HEADER: &str = "e-mail;prénom;nom;unité;profils;type;manager;arrivée;départ;langue\n";

pub struct World {
    pub services: Services,
    pub clock: Arc<StoryClock>,
}

impl World {
    pub fn new(store: Store) -> Self {
        Self::with_chance(store, Seeded::new(7))
    }

    /// With another source of randomness, for a database that has ids of the usual one already.
    pub fn with_chance(store: Store, chance: impl Chance + 'static) -> Self {
        Self::made(store, chance, Signer::new(&[7; 32]))
    }

    /// An instance with another key.
    pub fn signed_by(store: Store, signer: Signer) -> Self {
        Self::made(store, Seeded::new(8), signer)
    }

    /// The same services, where nobody may be officer and administrator at once.
    pub fn keeping_powers_apart(&self) -> Services {
        self.services.with_options(Options { keep_powers_apart: true, ..Options::default() })
    }

    fn made(store: Store, chance: impl Chance + 'static, signer: Signer) -> Self {
        let clock = Arc::new(StoryClock(AtomicI64::new(1_768_467_600_000)));
        let services = Services::new(
            store,
            Arc::new(Curriculum::built_in().unwrap()),
            clock.clone(),
            Arc::new(Mutex::new(chance)),
            PasswordHasher::weak_for_tests(),
            signer,
            Options::default(),
        );
        Self { services, clock }
    }

    /// A small company: Odile manages Marc (who manages Ana and Bob, developers); Oscar is the security officer and
    /// Adèle the administrator. All started on 2026-01-12, three days ago; the default rules of two modules are in force.
    pub async fn company(store: Store) -> Self {
        let world = Self::new(store);
        world
            .import(
                "odile@kerlann.example;Odile;Le Bihan;Direction;;dirigeant;;2026-01-12;;fr\n\
                 marc@kerlann.example;Marc;Petit;Agence;;salarié;odile@kerlann.example;2026-01-12;;fr\n\
                 ana@kerlann.example;Ana;Rossi;Agence / Développement;developer;salarié;marc@kerlann.example;2026-01-12;;fr\n\
                 bob@kerlann.example;Bob;Kent;Agence / Développement;developer;prestataire;marc@kerlann.example;2026-01-12;;en\n\
                 oscar@kerlann.example;Oscar;Nedelec;Sécurité;;salarié;odile@kerlann.example;2026-01-12;;fr\n\
                 adele@kerlann.example;Adèle;Morel;Informatique;;salarié;odile@kerlann.example;2026-01-12;;fr\n",
            )
            .await;
        let start = Day::parse_iso("2026-01-01").unwrap();
        world
            .services
            .add_default_rules(&Actor::operator(), start, |module| MODULES.contains(&module.id.as_str()))
            .await
            .unwrap();
        let operator = Actor::operator();
        for name in ["odile", "marc", "ana", "bob", "oscar", "adele"] {
            world.services.set_password(&operator, &email(name), PASSWORD).await.unwrap();
        }
        world.services.grant(&operator, &email("oscar"), Role::Officer).await.unwrap();
        world.services.grant(&operator, &email("adele"), Role::Administrator).await.unwrap();
        world
    }

    /// Imports lines of a people file; the header is understood.
    pub async fn import(&self, lines: &str) {
        let operator = Actor::operator();
        let content = format!("{HEADER}{lines}");
        let administrator = operator.administrator().unwrap();
        let applied = self
            .services
            .apply_people_file(administrator, content.as_bytes(), Lines::All, &mut |_, _| {})
            .await;
        applied.unwrap();
    }

    /// The person of this first name, with the rights of today.
    pub async fn actor(&self, name: &str) -> Actor {
        let mut tx = self.services.store().read().await.unwrap();
        let person = store::people::find_by_email(&mut tx, &email(name)).await.unwrap().unwrap();
        drop(tx);
        self.services.actor(person.id).await.unwrap().unwrap()
    }

    pub fn module(&self, id: &str) -> &Module {
        self.services.module(id).unwrap()
    }

    /// Takes the quiz of a module from start to end, with this many wrong answers.
    pub async fn take_quiz(&self, actor: &Actor, module: &str, wrong: usize) -> AttemptId {
        let module = self.module(module);
        let id = self.services.start_attempt(actor.learner(), module).await.unwrap();
        for (position, response) in self.right_answers(actor, id).await.into_iter().skip(wrong) {
            self.services.answer(actor.learner(), id, position, response).await.unwrap();
        }
        self.services.submit_attempt(actor.learner(), id, actor.lang).await.unwrap();
        id
    }

    /// The right answer to each item of an open attempt, in shown places.
    pub async fn right_answers(&self, actor: &Actor, id: AttemptId) -> Vec<(u16, Response)> {
        let mut tx = self.services.store().read().await.unwrap();
        let attempt = store::attempts::find(&mut tx, id, actor.person).await.unwrap();
        let Some(Attempt::Open(attempt)) = attempt else { panic!("the attempt is not open") };
        let module = self.services.curriculum().module(&attempt.head.module).unwrap();
        let answer = |drawn: &domain::attempt::AttemptItem| {
            let item = module.items.iter().find(|item| item.id == drawn.item).unwrap();
            grading::key(item).to_shown(&drawn.shown)
        };
        (0..).zip(attempt.items.iter().map(answer)).collect()
    }
}

pub fn email(name: &str) -> Email {
    Email::parse(&format!("{name}@kerlann.example")).unwrap()
}
