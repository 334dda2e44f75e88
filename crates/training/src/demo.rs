//! A company for demonstrations and tests in the browser: « Atelier Kerlann », an agency and software house in
//! Brittany, with eighteen months behind it.
//!
//! Nothing here writes to the store: the history is made by running the use cases with a clock of its own and a
//! fixed seed, so that it obeys every rule. `company` reads who there is, `habits` and `answers` say how they behave,
//! and `story` lets it happen.

mod answers;
mod calendar;
mod clock;
mod company;
mod habits;
mod story;

#[cfg(test)]
mod tests;

use std::sync::{Arc, Mutex};

use curriculum::Curriculum;
use domain::{
    actor::{Actor, Denied, Role},
    chance::Seeded,
    lang::ByLang,
    person::Email,
    time::Timestamp,
};
use store::{Store, StoreError};
use thiserror::Error;

use self::{calendar::Calendar, clock::StoryClock, story::Story};
use crate::{
    ChangePasswordError, Options, PasswordHasher, ServiceError, Services, journal::Signer,
    people_file::PeopleFileError, roles::RoleError,
};

const SEED: u64 = 20_260_107;
/// Of every demo account: printed where it is made, and worth nothing elsewhere.
const PASSWORD: &str = "vigie-demo-2026";

/// What the company asks of its people; the rest of the library is there to read.
const PROGRAMME: [&str; 2] = ["anssi-01", "owasp-a01"];

/// Somebody who can sign in.
#[derive(Debug, Clone)]
pub struct DemoAccount {
    pub email: &'static str,
    pub password: &'static str,
    pub what: ByLang<&'static str>,
}

const fn account(email: &'static str, fr: &'static str, en: &'static str) -> DemoAccount {
    DemoAccount { email, password: PASSWORD, what: ByLang { fr, en } }
}

const OFFICER: &str = "florence.abiven@kerlann.example";
const ADMINISTRATOR: &str = "yannick.ferec@kerlann.example";
const SECOND_ADMINISTRATOR: &str = "isabelle.kerjean@kerlann.example";
const AUDITOR: &str = "sylvie.cariou@kerlann.example";

/// The accounts with a password. The first eight belong to people who have arrived and have done nothing yet.
pub const ACCOUNTS: &[DemoAccount] = &[
    account("adele.coatanea@kerlann.example", "développeuse, premier jour", "a developer, first day"),
    account(
        "nolwenn.cadiou@kerlann.example",
        "développeuse, arrivée cette semaine",
        "a developer, new this week",
    ),
    account(
        "bastien.roux@kerlann.example",
        "développeur, arrivé cette semaine",
        "a developer, new this week",
    ),
    account("chloe.stervinou@kerlann.example", "support, premier jour", "support, first day"),
    account(
        "simon.lagadec@kerlann.example",
        "chef de projet, arrivé cette semaine",
        "a project manager, new this week",
    ),
    account("zoe.lamballe@kerlann.example", "graphiste, arrivée cette semaine", "a designer, new this week"),
    account("emma.lescure@kerlann.example", "stagiaire, arrivée cette semaine", "an intern, new this week"),
    account(
        "arthur.lebreton@kerlann.example",
        "comptable, arrivé cette semaine",
        "an accountant, new this week",
    ),
    account(
        "marion.le-bris@kerlann.example",
        "développeuse, à jour de tout",
        "a developer with everything done",
    ),
    account(
        "margaux.dubreuil@kerlann.example",
        "cheffe de projet, en retard",
        "a project manager who is late",
    ),
    account(
        "justine.floch@kerlann.example",
        "chargée RH, une validité expire bientôt",
        "in human resources, something expires soon",
    ),
    account("erwan.talarmin@kerlann.example", "responsable d’une équipe de huit", "manages a team of eight"),
    account("gaetan.rolland@kerlann.example", "responsable de responsables", "manages managers"),
    account(OFFICER, "responsable de la sécurité (RSSI)", "the security officer"),
    account(ADMINISTRATOR, "administrateur", "the administrator"),
    account("rebecca.hartley@kerlann.example", "développeuse anglophone", "a developer who reads English"),
    account(SECOND_ADMINISTRATOR, "seconde administratrice", "the second administrator"),
    account(AUDITOR, "auditrice", "the auditor"),
];

#[derive(Debug, Error)]
pub enum DemoError {
    #[error(
        "the database is in use already (it has rules, but no people); the demo company needs an empty one"
    )]
    InUse,
    #[error("making the demo company was interrupted; remove the database and start again")]
    Unfinished,
    #[error(transparent)]
    People(#[from] PeopleFileError),
    #[error(transparent)]
    Password(#[from] ChangePasswordError),
    #[error(transparent)]
    Role(#[from] RoleError),
    #[error(transparent)]
    Service(#[from] ServiceError),
}

impl From<StoreError> for DemoError {
    fn from(error: StoreError) -> Self {
        Self::Service(error.into())
    }
}

impl From<Denied> for DemoError {
    fn from(denied: Denied) -> Self {
        Self::Service(denied.into())
    }
}

/// Creates the company in an empty database; does nothing where there are people already. Returns whether it was
/// created. The same `now` gives the same company.
pub async fn create(
    store: Store,
    curriculum: Arc<Curriculum>,
    now: Timestamp,
    hasher: PasswordHasher,
    signer: Signer,
    options: Options,
    progress: &mut (dyn FnMut(u32) + Send),
) -> Result<bool, DemoError> {
    if !is_empty(&store).await? {
        return Ok(false);
    }
    let calendar = Calendar { zone: options.zone.clone() };
    let (today, _) = calendar.day_and_minute(now);
    let clock = Arc::new(StoryClock::new(clock::beginning(&calendar, today)));
    let chance = Arc::new(Mutex::new(Seeded::new(SEED)));
    let services = Services::new(store, curriculum, clock.clone(), chance, hasher, signer, options);

    let operator = Actor::operator();
    services
        .add_default_rules(&operator, services.today(), |module| PROGRAMME.contains(&module.id.as_str()))
        .await?;
    Story::new(&services, clock, calendar, today).tell(now, progress).await?;

    services.grant(&operator, &email(OFFICER), Role::Officer).await?;
    services.grant(&operator, &email(ADMINISTRATOR), Role::Administrator).await?;
    services.grant(&operator, &email(SECOND_ADMINISTRATOR), Role::Administrator).await?;
    services.grant(&operator, &email(AUDITOR), Role::Auditor).await?;
    for (done, account) in (0..).zip(ACCOUNTS) {
        progress(95 + done * 5 / 18);
        services.set_password(&operator, &email(account.email), account.password).await?;
    }
    services.close_journal_days().await?;
    progress(100);
    Ok(true)
}

/// Whether there is nobody. The last thing that is made is the last account's password: where the company is there
/// and the password is not, somebody would wait for accounts in vain.
async fn is_empty(store: &Store) -> Result<bool, DemoError> {
    let mut tx = store.read().await?;
    if store::people::count_people(&mut tx).await? == 0 {
        return if store::rules::list(&mut tx, None).await?.is_empty() {
            Ok(true)
        } else {
            Err(DemoError::InUse)
        };
    }
    let (first, last) = (email(OFFICER), email(ACCOUNTS[ACCOUNTS.len() - 1].email));
    if store::people::find_by_email(&mut tx, &first).await?.is_some() {
        let last = store::people::find_by_email(&mut tx, &last).await?;
        let hash = match last {
            Some(last) => store::accounts::find_password_hash(&mut tx, last.id).await?,
            None => None,
        };
        return if hash.is_some() { Ok(false) } else { Err(DemoError::Unfinished) };
    }
    Ok(false)
}

fn email(text: &str) -> Email {
    Email::parse(text).expect("every account signs in, in a test")
}
