//! Every setting, once: its name, default, meaning and check. A value comes from the command line, else from a
//! `VIGIE_…` variable, else from the TOML file, else from the default.

mod placeholders;

use std::{
    net::SocketAddr,
    path::{Path, PathBuf},
    time::Duration,
};

use anyhow::{Context, Result, bail};
use app::mails::House;
use clap::Args;
use curriculum::Placeholders;
use domain::{attempt::RetryPolicy, lang::ByLang};
use jiff::tz::TimeZone;
pub use placeholders::{GivenPlaceholders, Wording};
use serde::Deserialize;
use training::Options;

use crate::{mailer::Mailer, signing_key};

/// Settings as they are written; the same names in the TOML file.
#[derive(Debug, Clone, Default, Args, Deserialize)]
#[serde(default, deny_unknown_fields, rename_all = "kebab-case")]
pub struct Given {
    /// Where the data are: `sqlite:FILE` or `postgres://USER@HOST/NAME` [default: sqlite:vigie.db]
    // Hidden, since an address can hold a password.
    #[arg(long, global = true, env = "VIGIE_DATABASE", hide_env_values = true)]
    pub database: Option<String>,
    /// The file of the instance's Ed25519 key, made where it is missing [default: beside the SQLite file, with .key]
    #[arg(long, global = true, env = "VIGIE_SIGNING_KEY")]
    pub signing_key: Option<PathBuf>,
    /// A folder of lessons to use in place of those inside the program
    #[arg(long, global = true, env = "VIGIE_CONTENT")]
    pub content: Option<PathBuf>,
    /// The company's name, as people read it
    #[arg(long, global = true, env = "VIGIE_ORGANISATION")]
    pub organisation: Option<String>,
    /// The time zone in which days begin and end [default: Europe/Paris]
    #[arg(long, global = true, env = "VIGIE_TIME_ZONE")]
    pub time_zone: Option<String>,
    /// Whether nobody may be security officer and administrator at once [default: false]
    #[arg(long, global = true, env = "VIGIE_KEEP_POWERS_APART", num_args = 0..=1, default_missing_value = "true")]
    pub keep_powers_apart: Option<bool>,
    /// The mail server, such as <smtps://USER:PASSWORD@HOST:465> or <smtp://HOST:587?tls=required>
    #[arg(long, env = "VIGIE_SMTP_URL", hide_env_values = true)]
    pub smtp_url: Option<String>,
    /// Who letters come from, such as `Vigie <vigie@example.com>`
    #[arg(long, env = "VIGIE_MAIL_SENDER")]
    pub mail_sender: Option<String>,
    /// Where letters tell people to go, in French, in the company's words
    #[arg(long, env = "VIGIE_MAIL_WHERE_FR")]
    pub mail_where_fr: Option<String>,
    /// The same in English
    #[arg(long, env = "VIGIE_MAIL_WHERE_EN")]
    pub mail_where_en: Option<String>,
    /// Whether letters carry a link to public-url; people are safer without the habit [default: false]
    #[arg(long, env = "VIGIE_MAIL_LINKS", num_args = 0..=1, default_missing_value = "true")]
    pub mail_links: Option<bool>,
    /// The address and port to listen on [default: 127.0.0.1:8080]
    #[arg(long, env = "VIGIE_LISTEN")]
    pub listen: Option<SocketAddr>,
    /// The address that people use, such as <https://vigie.example.com>; https turns strict transport security on
    #[arg(long, env = "VIGIE_PUBLIC_URL")]
    pub public_url: Option<String>,
    /// How many proxies stand in front and add to X-Forwarded-For; 0 means that the header is not believed [default: 0]
    #[arg(long, env = "VIGIE_TRUSTED_PROXIES")]
    pub trusted_proxies: Option<usize>,
    /// Minutes without a request after which a session ends, 5 to 1440 [default: 60]
    #[arg(long, env = "VIGIE_SESSION_IDLE_MINUTES")]
    pub session_idle_minutes: Option<u32>,
    /// Hours after which a session ends in any case, 1 to 168 [default: 12]
    #[arg(long, env = "VIGIE_SESSION_HOURS")]
    pub session_hours: Option<u32>,
    /// Minutes between a failed attempt and the next, 0 to 1440 [default: 5]
    #[arg(long, env = "VIGIE_ATTEMPT_PAUSE_MINUTES")]
    pub attempt_pause_minutes: Option<u32>,
    /// Attempts at a module that may start within 24 hours, 1 to 100 [default: 5]
    #[arg(long, env = "VIGIE_ATTEMPTS_PER_DAY")]
    pub attempts_per_day: Option<u32>,
    #[command(flatten)]
    pub placeholders: GivenPlaceholders,
}

/// Settings that were checked.
#[derive(Debug, Clone)]
pub struct Settings {
    pub database: DatabaseUrl,
    pub signing_key: PathBuf,
    pub content: Option<PathBuf>,
    pub organisation: String,
    pub zone: TimeZone,
    pub listen: SocketAddr,
    pub is_https: bool,
    pub trusted_proxies: usize,
    pub session_idle: Duration,
    pub session_most: Duration,
    pub retry: RetryPolicy,
    pub keep_powers_apart: bool,
    pub mailer: Option<Mailer>,
    pub placeholders: Placeholders,
}

impl Settings {
    /// What the use cases need of them.
    pub fn options(&self) -> Options {
        Options { zone: self.zone.clone(), retry: self.retry, keep_powers_apart: self.keep_powers_apart }
    }
}

/// The address of a database. Printed without its password.
#[derive(Clone)]
pub struct DatabaseUrl(String);

impl DatabaseUrl {
    /// With its password: for opening the database only.
    pub fn secret(&self) -> &str {
        &self.0
    }
}

impl std::fmt::Display for DatabaseUrl {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        match self.0.split_once("://").zip(self.0.rfind('@')) {
            Some(((scheme, _), at)) => write!(f, "{scheme}://…{}", &self.0[at..]),
            None => f.write_str(self.0.split('?').next().unwrap_or_default()),
        }
    }
}

impl std::fmt::Debug for DatabaseUrl {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        std::fmt::Display::fmt(self, f)
    }
}

impl Given {
    /// Reads the TOML file, if there is one, for what was not given otherwise.
    pub fn with_file(self, file: Option<&Path>) -> Result<Self> {
        let Some(path) = file else { return Ok(self) };
        let text = std::fs::read_to_string(path)
            .with_context(|| format!("the settings file {} cannot be read", path.display()))?;
        let file: Self = toml::from_str(&text)
            .with_context(|| format!("the settings file {} is not right", path.display()))?;
        Ok(Self {
            database: self.database.or(file.database),
            signing_key: self.signing_key.or(file.signing_key),
            content: self.content.or(file.content),
            organisation: self.organisation.or(file.organisation),
            time_zone: self.time_zone.or(file.time_zone),
            keep_powers_apart: self.keep_powers_apart.or(file.keep_powers_apart),
            smtp_url: self.smtp_url.or(file.smtp_url),
            mail_sender: self.mail_sender.or(file.mail_sender),
            mail_where_fr: self.mail_where_fr.or(file.mail_where_fr),
            mail_where_en: self.mail_where_en.or(file.mail_where_en),
            mail_links: self.mail_links.or(file.mail_links),
            listen: self.listen.or(file.listen),
            public_url: self.public_url.or(file.public_url),
            trusted_proxies: self.trusted_proxies.or(file.trusted_proxies),
            session_idle_minutes: self.session_idle_minutes.or(file.session_idle_minutes),
            session_hours: self.session_hours.or(file.session_hours),
            attempt_pause_minutes: self.attempt_pause_minutes.or(file.attempt_pause_minutes),
            attempts_per_day: self.attempts_per_day.or(file.attempts_per_day),
            placeholders: self.placeholders.or(file.placeholders),
        })
    }

    pub fn check(self) -> Result<Settings> {
        let zone_name = self.time_zone.unwrap_or_else(|| "Europe/Paris".to_owned());
        let zone = TimeZone::get(&zone_name).with_context(|| {
            format!("time-zone: {zone_name} is not a time zone; write it as Europe/Paris")
        })?;
        let is_https = match self.public_url.as_deref() {
            None => false,
            Some(url) if url.starts_with("https://") => true,
            Some(url) if url.starts_with("http://") => false,
            Some(url) => bail!("public-url: {url} must begin with https:// or http://"),
        };
        let placeholders = self.placeholders.check(self.organisation.as_deref())?;
        let organisation = self.organisation.unwrap_or_else(|| "Vigie".to_owned());
        let link = self.public_url.clone().filter(|_| self.mail_links.unwrap_or(false));
        if self.mail_links == Some(true) && link.is_none() {
            bail!("mail-links: there is no public-url to link to");
        }
        let house = House {
            organisation: organisation.clone(),
            where_to_go: ByLang {
                fr: self.mail_where_fr.unwrap_or_default(),
                en: self.mail_where_en.unwrap_or_default(),
            },
            link,
        };
        let mailer = match (self.smtp_url, self.mail_sender) {
            (Some(url), Some(sender)) => Some(Mailer::new(&url, &sender, house)?),
            (None, None) => None,
            (Some(_), None) => bail!("mail-sender: say who letters come from, as Vigie <vigie@example.com>"),
            (None, Some(_)) => bail!("smtp-url: say by which server letters are sent"),
        };
        let idle = within("session-idle-minutes", self.session_idle_minutes, 60, 5..=1440)?;
        let hours = within("session-hours", self.session_hours, 12, 1..=168)?;
        let database = self.database.unwrap_or_else(|| "sqlite:vigie.db".to_owned());
        let signing_key = self.signing_key.unwrap_or_else(|| signing_key::default_path(&database));
        Ok(Settings {
            database: DatabaseUrl(database),
            signing_key,
            content: self.content,
            placeholders,
            organisation,
            mailer,
            zone,
            listen: self.listen.unwrap_or_else(|| SocketAddr::from(([127, 0, 0, 1], 8080))),
            is_https,
            trusted_proxies: self.trusted_proxies.unwrap_or(0),
            session_idle: Duration::from_secs(u64::from(idle) * 60),
            session_most: Duration::from_secs(u64::from(hours) * 3600),
            keep_powers_apart: self.keep_powers_apart.unwrap_or(false),
            retry: RetryPolicy {
                pause_minutes: within("attempt-pause-minutes", self.attempt_pause_minutes, 5, 0..=1440)?,
                per_day: within("attempts-per-day", self.attempts_per_day, 5, 1..=100)?,
            },
        })
    }
}

fn within(name: &str, given: Option<u32>, default: u32, range: std::ops::RangeInclusive<u32>) -> Result<u32> {
    let value = given.unwrap_or(default);
    if !range.contains(&value) {
        bail!("{name}: {value} is not between {} and {}", range.start(), range.end());
    }
    Ok(value)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_password_in_an_address_is_never_printed() {
        let url = DatabaseUrl("postgres://vigie:s3cret@db.example/vigie".to_owned());
        assert_eq!(url.to_string(), "postgres://…@db.example/vigie");
        assert!(!format!("{url:?}").contains("s3cret"));
        assert_eq!(DatabaseUrl("sqlite:vigie.db".to_owned()).to_string(), "sqlite:vigie.db");
    }

    #[test]
    fn a_setting_out_of_range_is_named() {
        let given = Given { session_hours: Some(0), ..Given::default() };
        assert_eq!(given.check().unwrap_err().to_string(), "session-hours: 0 is not between 1 and 168");
        let given = Given { time_zone: Some("Mars/Olympus".into()), ..Given::default() };
        assert!(given.check().unwrap_err().to_string().contains("Mars/Olympus"));
        assert!(Given::default().check().is_ok());
    }

    #[test]
    fn the_file_fills_in_what_was_not_given() {
        let path = std::env::temp_dir().join(format!("vigie-settings-{}.toml", std::process::id()));
        std::fs::write(
            &path,
            "organisation = \"Kerlann\"\nsession-hours = 8\n[placeholders]\nvpn = \"KerVPN\"\n",
        )
        .unwrap();
        let given = Given { session_hours: Some(3), ..Given::default() }.with_file(Some(&path)).unwrap();
        assert_eq!((given.organisation.as_deref(), given.session_hours), (Some("Kerlann"), Some(3)));
        assert_eq!(given.placeholders.vpn, Some(Wording::Same("KerVPN".to_owned())));
        std::fs::write(&path, "sesion-hours = 8\n").unwrap();
        assert!(
            format!("{:#}", Given::default().with_file(Some(&path)).unwrap_err()).contains("sesion-hours")
        );
        std::fs::remove_file(path).unwrap();
    }
}
