//! What the company's lessons say in place of `{{security-contact}}` and the like.

use std::{convert::Infallible, str::FromStr};

use anyhow::{Result, bail};
use clap::Args;
use curriculum::{Placeholder, Placeholders};
use domain::lang::ByLang;
use serde::Deserialize;

/// The longest value: it stands within a sentence.
const MOST_CHARS: usize = 120;

/// The table `[placeholders]`, as it is written. `{{company}}` is the setting `organisation`.
#[derive(Debug, Clone, Default, Args, Deserialize)]
#[serde(default, deny_unknown_fields, rename_all = "kebab-case")]
pub struct GivenPlaceholders {
    /// In lessons: whom to turn to about security
    #[arg(long, env = "VIGIE_SECURITY_CONTACT", value_name = "TEXT")]
    pub security_contact: Option<Wording>,
    /// In lessons: where to report something by e-mail
    #[arg(long, env = "VIGIE_SECURITY_EMAIL", value_name = "TEXT")]
    pub security_email: Option<Wording>,
    /// In lessons: the number to call when it is urgent
    #[arg(long, env = "VIGIE_SECURITY_PHONE", value_name = "TEXT")]
    pub security_phone: Option<Wording>,
    /// In lessons: the IT support
    #[arg(long, env = "VIGIE_IT_SUPPORT", value_name = "TEXT")]
    pub it_support: Option<Wording>,
    /// In lessons: the VPN
    #[arg(long, env = "VIGIE_VPN", value_name = "TEXT")]
    pub vpn: Option<Wording>,
    /// In lessons: the password manager
    #[arg(long, env = "VIGIE_PASSWORD_MANAGER", value_name = "TEXT")]
    pub password_manager: Option<Wording>,
    /// In lessons: where files are shared
    #[arg(long, env = "VIGIE_FILE_SHARING", value_name = "TEXT")]
    pub file_sharing: Option<Wording>,
    /// In lessons: the data protection officer
    #[arg(long, env = "VIGIE_DPO", value_name = "TEXT")]
    pub dpo: Option<Wording>,
}

/// One wording for both languages, or, in the TOML file, one for each: `{ fr = "…", en = "…" }`.
#[derive(Debug, Clone, PartialEq, Eq, Deserialize)]
#[serde(untagged, expecting = "write a text, or { fr = \"…\", en = \"…\" }")]
pub enum Wording {
    Same(String),
    Each(ByLang<String>),
}

impl FromStr for Wording {
    type Err = Infallible;

    fn from_str(text: &str) -> Result<Self, Infallible> {
        Ok(Self::Same(text.to_owned()))
    }
}

impl Wording {
    fn into_by_lang(self) -> ByLang<String> {
        match self {
            Self::Same(text) => ByLang { fr: text.clone(), en: text },
            Self::Each(texts) => texts,
        }
    }
}

impl GivenPlaceholders {
    /// These, and where one is missing that of the others.
    #[must_use]
    pub fn or(self, other: Self) -> Self {
        Self {
            security_contact: self.security_contact.or(other.security_contact),
            security_email: self.security_email.or(other.security_email),
            security_phone: self.security_phone.or(other.security_phone),
            it_support: self.it_support.or(other.it_support),
            vpn: self.vpn.or(other.vpn),
            password_manager: self.password_manager.or(other.password_manager),
            file_sharing: self.file_sharing.or(other.file_sharing),
            dpo: self.dpo.or(other.dpo),
        }
    }

    /// Those of the company that `--demo` makes.
    pub fn demo() -> Self {
        let same = |text: &str| Some(Wording::Same(text.to_owned()));
        let each = |fr: &str, en: &str| Some(Wording::Each(ByLang { fr: fr.into(), en: en.into() }));
        Self {
            security_contact: each("l’équipe sécurité, Anaïs et Yann", "the security team, Anaïs and Yann"),
            security_email: same("alerte@kerlann.example"),
            security_phone: each("le 17 17, à toute heure", "17 17, at any hour"),
            it_support: each("l’équipe support, au 18 18", "IT support, on 18 18"),
            vpn: each("l’accès distant Kerlann", "Kerlann remote access"),
            password_manager: each("l’outil Kerlann Coffre", "Kerlann Vault"),
            file_sharing: each("l’espace Kerlann Partage", "Kerlann Share"),
            dpo: same("dpo@kerlann.example"),
        }
    }

    pub(super) fn check(self, organisation: Option<&str>) -> Result<Placeholders> {
        let mut placeholders = Placeholders::default();
        let company = organisation.map(|name| Wording::Same(name.to_owned()));
        for (placeholder, given) in [
            (Placeholder::Company, company),
            (Placeholder::SecurityContact, self.security_contact),
            (Placeholder::SecurityEmail, self.security_email),
            (Placeholder::SecurityPhone, self.security_phone),
            (Placeholder::ItSupport, self.it_support),
            (Placeholder::Vpn, self.vpn),
            (Placeholder::PasswordManager, self.password_manager),
            (Placeholder::FileSharing, self.file_sharing),
            (Placeholder::Dpo, self.dpo),
        ] {
            let Some(wording) = given.map(Wording::into_by_lang) else { continue };
            let name = placeholder.name();
            let fr = fitting(name, &wording.fr)?;
            placeholders.set(placeholder, ByLang { fr, en: fitting(name, &wording.en)? });
        }
        Ok(placeholders)
    }
}

fn fitting(name: &str, text: &str) -> Result<String> {
    let text = text.trim();
    match text.chars().count() {
        0 => bail!("{name}: the text is empty; leave the setting out for a general wording"),
        MOST_CHARS.. => {
            bail!("{name}: the text has {MOST_CHARS} characters or more; it stands within a sentence")
        }
        _ if text.contains(char::is_control) => bail!("{name}: the text is not on one line"),
        _ => Ok(text.to_owned()),
    }
}

#[cfg(test)]
mod tests {
    use domain::lang::Lang;

    use super::*;

    #[test]
    fn a_table_has_one_wording_or_one_for_each_language() {
        let text = "vpn = \"KerVPN\"\nit-support = { fr = \"le 18\", en = \"18\" }\n";
        let given: GivenPlaceholders = toml::from_str(text).unwrap();
        let checked = given.check(Some("Kerlann")).unwrap();
        for (placeholder, fr, en) in [
            (Placeholder::Vpn, "KerVPN", "KerVPN"),
            (Placeholder::ItSupport, "le 18", "18"),
            (Placeholder::Company, "Kerlann", "Kerlann"),
            (Placeholder::SecurityContact, "votre responsable de la sécurité", "your security officer"),
        ] {
            assert_eq!((checked.get(placeholder, Lang::Fr), checked.get(placeholder, Lang::En)), (fr, en));
        }
    }

    #[test]
    fn what_does_not_fit_is_named() {
        for (text, says) in [("", "vpn: the text is empty"), ("a\nb", "one line"), (&"a".repeat(200), "120")]
        {
            let given = GivenPlaceholders { vpn: Some(Wording::Same(text.into())), ..Default::default() };
            let error = given.check(None).unwrap_err().to_string();
            assert!(error.contains(says), "{error}");
        }
        assert!(toml::from_str::<GivenPlaceholders>("phone = \"1\"").is_err());
        let error = toml::from_str::<GivenPlaceholders>("vpn = { fr = \"a\" }").unwrap_err();
        assert!(error.to_string().contains("{ fr = "), "{error}");
        assert!(GivenPlaceholders::demo().check(None).is_ok());
    }
}
