//! `{{security-contact}}`: what differs from company to company, in lessons that are the same for all.

use domain::lang::{ByLang, Lang};

/// A place in a lesson that the company fills. The list is fixed: what is on it can be checked and translated.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Placeholder {
    Company,
    SecurityContact,
    SecurityEmail,
    SecurityPhone,
    ItSupport,
    Vpn,
    PasswordManager,
    FileSharing,
    Dpo,
}

impl Placeholder {
    pub const ALL: [Self; 9] = [
        Self::Company,
        Self::SecurityContact,
        Self::SecurityEmail,
        Self::SecurityPhone,
        Self::ItSupport,
        Self::Vpn,
        Self::PasswordManager,
        Self::FileSharing,
        Self::Dpo,
    ];

    /// As authors write it between braces, and administrators in the settings.
    pub const fn name(self) -> &'static str {
        match self {
            Self::Company => "company",
            Self::SecurityContact => "security-contact",
            Self::SecurityEmail => "security-email",
            Self::SecurityPhone => "security-phone",
            Self::ItSupport => "it-support",
            Self::Vpn => "vpn",
            Self::PasswordManager => "password-manager",
            Self::FileSharing => "file-sharing",
            Self::Dpo => "dpo",
        }
    }

    pub fn from_name(name: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|placeholder| placeholder.name() == name)
    }

    /// What stands there where the company says nothing. All begin with « votre »: no French contraction is then
    /// wrong, whatever word the author put before.
    const fn generic(self) -> (&'static str, &'static str) {
        match self {
            Self::Company => ("votre entreprise", "your company"),
            Self::SecurityContact => ("votre responsable de la sécurité", "your security officer"),
            Self::SecurityEmail => ("votre adresse d’alerte sécurité", "your security alert address"),
            Self::SecurityPhone => ("votre numéro d’alerte sécurité", "your security alert number"),
            Self::ItSupport => ("votre support informatique", "your IT support"),
            Self::Vpn => ("votre VPN", "your VPN"),
            Self::PasswordManager => ("votre gestionnaire de mots de passe", "your password manager"),
            Self::FileSharing => ("votre espace de partage de fichiers", "your file-sharing space"),
            Self::Dpo => ("votre délégué à la protection des données", "your data protection officer"),
        }
    }
}

/// What the company puts in each place.
#[derive(Debug, Clone)]
pub struct Placeholders([ByLang<String>; Placeholder::ALL.len()]);

impl Default for Placeholders {
    /// Wording that is right in any company.
    fn default() -> Self {
        Self(Placeholder::ALL.map(|placeholder| {
            let (fr, en) = placeholder.generic();
            ByLang { fr: fr.to_owned(), en: en.to_owned() }
        }))
    }
}

impl Placeholders {
    pub fn set(&mut self, placeholder: Placeholder, value: ByLang<String>) {
        self.0[placeholder as usize] = value;
    }

    pub fn get(&self, placeholder: Placeholder, lang: Lang) -> &str {
        self.0[placeholder as usize].get(lang)
    }
}

/// A piece of a text.
#[derive(Debug, PartialEq, Eq)]
pub(crate) enum Piece<'t> {
    Words(&'t str),
    /// What stands between `{{` and `}}`, whether it is known or not.
    Name(&'t str),
}

/// Cuts a text at its placeholders. Braces that do not close on their line are words.
pub(crate) fn pieces(text: &str) -> Vec<Piece<'_>> {
    let mut pieces = Vec::new();
    let mut rest = text;
    while let Some((before, after)) = rest.split_once("{{") {
        let Some((name, after)) = after.split_once("}}").filter(|(name, _)| !name.contains('\n')) else {
            break;
        };
        pieces.extend([Piece::Words(before), Piece::Name(name)]);
        rest = after;
    }
    pieces.push(Piece::Words(rest));
    pieces.retain(|piece| *piece != Piece::Words(""));
    pieces
}

/// The names between braces.
pub(crate) fn names(text: &str) -> impl Iterator<Item = &str> {
    pieces(text).into_iter().filter_map(|piece| match piece {
        Piece::Name(name) => Some(name),
        Piece::Words(_) => None,
    })
}

/// Whether braces stand here that are no placeholder: the id of a heading is then not where it should be.
pub(crate) fn has_stray_brace(text: &str) -> bool {
    pieces(text).into_iter().any(|piece| matches!(piece, Piece::Words(words) if words.contains('{')))
}

/// Whether a value is an address to write to, and nothing else.
pub(crate) fn is_email(value: &str) -> bool {
    let is_plain = |c: char| c.is_alphanumeric() || ".-_+".contains(c);
    value.split_once('@').is_some_and(|(local, domain)| {
        !local.is_empty()
            && domain.contains('.')
            && [local, domain].iter().all(|part| part.chars().all(is_plain))
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_text_is_cut_at_its_placeholders() {
        let cut = pieces("a {{vpn}}{{x y}} b {{ c");
        let expected = [Piece::Words("a "), Piece::Name("vpn"), Piece::Name("x y"), Piece::Words(" b {{ c")];
        assert_eq!(cut, expected);
        assert_eq!(pieces("{{a\nb}}"), [Piece::Words("{{a\nb}}")]);
        assert_eq!(pieces(""), []);
    }

    #[test]
    fn every_name_is_known_once() {
        for (place, placeholder) in Placeholder::ALL.into_iter().enumerate() {
            assert_eq!(placeholder as usize, place);
            assert_eq!(Placeholder::from_name(placeholder.name()), Some(placeholder));
        }
        assert_eq!(Placeholder::from_name("VPN"), None);
    }

    #[test]
    fn an_address_is_told_from_words() {
        assert!(is_email("securite@kerlann.example"));
        for words in ["", "@", "a@b", "écrire à a@b.fr", "a@b.fr?subject=x", "a@b.fr@c.fr", "votre adresse"]
        {
            assert!(!is_email(words), "{words}");
        }
    }
}
