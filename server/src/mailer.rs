//! Sends what waits in the outbox, by SMTP over TLS.

use std::{sync::Arc, time::Duration};

use anyhow::{Context, Result, bail};
use app::mails::{self, House};
use lettre::{
    AsyncSmtpTransport, AsyncTransport, Message, Tokio1Executor,
    address::Envelope,
    message::{
        Mailbox, MultiPart,
        header::{HeaderName, HeaderValue},
    },
};
use training::{
    Services,
    mail::{NotSent, Outgoing},
};

/// For one letter, from connecting to the server's last word.
const PATIENCE: Duration = Duration::from_secs(45);
/// Between two looks at an outbox that had nothing to send.
const PAUSE: Duration = Duration::from_secs(5);

/// How to send, if the company has set it.
#[derive(Debug, Clone)]
pub struct Mailer {
    transport: AsyncSmtpTransport<Tokio1Executor>,
    sender: Mailbox,
    house: Arc<House>,
}

impl Mailer {
    /// `smtps://…`, or `smtp://…?tls=required`; without TLS to a relay on the machine itself only.
    pub fn new(url: &str, sender: &str, house: House) -> Result<Self> {
        let has_tls = url.starts_with("smtps://") || url.split(['?', '&']).any(|part| part == "tls=required");
        if !url.starts_with("smtp://") && !url.starts_with("smtps://") {
            bail!("smtp-url must begin with smtps:// or smtp://");
        }
        let host = url.split("://").nth(1).unwrap_or_default();
        let host = host.split(['/', '?']).next().unwrap_or_default();
        let host = host.rsplit('@').next().unwrap_or_default();
        let is_local = ["localhost", "127.0.0.1", "[::1]"].iter().any(|local| {
            host.strip_prefix(local).is_some_and(|rest| rest.is_empty() || rest.starts_with(':'))
        });
        if !has_tls && !is_local {
            bail!(
                "smtp-url: passwords and codes would travel in clear; write smtps://… or add ?tls=required"
            );
        }
        // The error could repeat the password: only its kind is told.
        let transport = AsyncSmtpTransport::<Tokio1Executor>::from_url(url)
            .map_err(|_| {
                anyhow::anyhow!("smtp-url is not a valid address such as smtps://USER:PASSWORD@HOST:465")
            })?
            .timeout(Some(PATIENCE))
            .build();
        let sender = sender.parse().with_context(|| {
            format!("mail-sender: {sender} is not an address such as Vigie <vigie@example.com>")
        })?;
        Ok(Self { transport, sender, house: Arc::new(house) })
    }

    /// Sends what is due now. Says how many letters were tried.
    pub async fn round(&self, services: &Services) -> Result<usize> {
        let due = services.claim_mail().await?;
        for mail in &due {
            let sent = self.send(services, mail).await;
            match &sent {
                Ok(()) => tracing::info!(mail = %mail.id, why = mail.letter.why(), "a letter was sent"),
                Err(NotSent::ForNow(problem) | NotSent::ForGood(problem)) => {
                    tracing::warn!(mail = %mail.id, problem, "a letter was not sent");
                }
            }
            services.mail_tried(mail, sent).await?;
        }
        Ok(due.len())
    }

    /// Goes on for ever.
    pub async fn run(self, services: Services) {
        loop {
            let tried = match self.round(&services).await {
                Ok(tried) => tried,
                Err(error) => {
                    tracing::warn!(error = format!("{error:#}"), "the outbox could not be read or written");
                    0
                }
            };
            if tried == 0 {
                tokio::time::sleep(PAUSE).await;
            }
        }
    }

    async fn send(&self, services: &Services, mail: &Outgoing) -> Result<(), NotSent> {
        let message = self.write(services, mail).map_err(|error| NotSent::ForGood(format!("{error:#}")))?;
        match tokio::time::timeout(PATIENCE, self.transport.send(message)).await {
            Ok(Ok(_)) => Ok(()),
            Ok(Err(error)) if error.is_permanent() => Err(NotSent::ForGood(error.to_string())),
            Ok(Err(error)) => Err(NotSent::ForNow(error.to_string())),
            Err(_) => Err(NotSent::ForNow("the mail server did not answer in time".to_owned())),
        }
    }

    /// The address comes from the database and the subject from names: lettre encodes what a header cannot hold, so
    /// that no line break of theirs begins another header.
    fn write(&self, services: &Services, mail: &Outgoing) -> Result<Message> {
        let moment = |at| (services.day_of(at), services.hour_of(at));
        let words = mails::compose(mail.lang, &mail.letter, &self.house, &moment);
        let to: Mailbox = mail.address.parse().context("the address is not one")?;
        let envelope = Envelope::new(Some(self.sender.email.clone()), vec![to.email.clone()])?;
        let subject: String = words.subject.chars().map(|c| if c.is_control() { ' ' } else { c }).collect();
        // One letter has one id, however often it is sent: who gets it twice sees it once.
        let id = format!("<{}@{}>", mail.id, self.sender.email.domain());
        let automatic =
            HeaderValue::new(HeaderName::new_from_ascii_str("Auto-Submitted"), "auto-generated".to_owned());
        let message = Message::builder()
            .from(self.sender.clone())
            .to(to)
            .subject(subject)
            .message_id(Some(id))
            .raw_header(automatic)
            .envelope(envelope)
            .multipart(MultiPart::alternative_plain_html(words.text, words.html))?;
        Ok(message)
    }
}

#[cfg(test)]
mod tests {
    use domain::lang::ByLang;

    use super::*;

    fn mailer(url: &str, sender: &str) -> Result<Mailer> {
        let where_to_go = ByLang { fr: String::new(), en: String::new() };
        Mailer::new(url, sender, House { organisation: "K".into(), where_to_go, link: None })
    }

    #[tokio::test]
    async fn nothing_travels_in_clear_but_on_the_machine_itself() {
        let sender = "Vigie <vigie@example.com>";
        for good in [
            "smtps://u:p@mail.example.com",
            "smtp://u:p@mail.example.com:587?tls=required",
            "smtp://127.0.0.1:25",
            "smtp://localhost",
        ] {
            mailer(good, sender).unwrap();
        }
        for bad in [
            "smtp://mail.example.com",
            "smtp://u:s3cret@mail.example.com?tls=opportunistic",
            "smtp://localhost.evil.example",
            "smtp://localhost:x@evil.example",
            "http://mail.example.com",
        ] {
            let error = format!("{:#}", mailer(bad, sender).unwrap_err());
            assert!(error.contains("smtp-url") && !error.contains("s3cret"), "{error}");
        }
        assert!(format!("{:#}", mailer("smtp://localhost", "nobody").unwrap_err()).contains("mail-sender"));
    }
}
