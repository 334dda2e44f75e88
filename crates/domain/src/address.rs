//! An address taken apart: which of its parts decides where it leads, and what in it deserves a second look.

use std::net::{Ipv4Addr, Ipv6Addr};

use serde::{Deserialize, Serialize};

use crate::suffixes::suffix_labels;

/// Longer ones are no addresses that people read.
pub const LONGEST: usize = 2_000;

/// The parts of an address, in the order in which they are written. An empty part is not there.
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize, Deserialize)]
pub struct Dissection {
    pub scheme: String,
    /// Before an `@`: it decides nothing.
    pub user: String,
    /// What the owner of the site may put before its name.
    pub subdomains: String,
    /// The site: the name that somebody registered, or an address in numbers.
    pub site: String,
    pub port: String,
    pub path: String,
    pub query: String,
    pub fragment: String,
    /// The site with its letters, where it is written in the form for machines (`xn--`).
    pub in_letters: String,
    pub warnings: Vec<Warning>,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
pub enum Warning {
    /// No encryption on the way.
    Unencrypted,
    /// Not a web address: `javascript:`, `data:` and their like.
    NotWeb,
    /// Something before an `@` that could be taken for the site.
    User,
    /// Numbers in the place of a name.
    Numeric,
    /// Letters that are not of the Latin alphabet, or accents: they can look like others.
    ForeignLetters,
    /// Letters of several alphabets in one name.
    MixedLetters,
    /// The site is written in the form for machines, and browsers may show other letters.
    Punycode,
    /// A well-known ending stands further to the left: the name goes on after it.
    EndingInside,
    /// Not the usual port.
    Port,
    /// The address holds another one, to which it may pass on.
    AddressInside,
    /// A short-address service: what is behind cannot be read.
    Shortened,
}

/// Why a text is not taken for an address.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
pub enum NotAnAddress {
    Empty,
    TooLong,
    /// No name in it that a site could have.
    NoSite,
}

/// Services whose addresses lead on to any other.
const SHORTENERS: [&str; 8] =
    ["bit.ly", "tinyurl.com", "t.co", "goo.gl", "ow.ly", "is.gd", "cutt.ly", "lnkd.in"];

/// Endings that people take for the end of a name.
const KNOWN_ENDINGS: [&str; 6] = ["com", "net", "org", "fr", "gouv", "eu"];

/// Takes an address apart as a browser would; where a browser would search instead, it says so.
pub fn dissect(text: &str) -> Result<Dissection, NotAnAddress> {
    let text = text.trim();
    if text.is_empty() {
        return Err(NotAnAddress::Empty);
    }
    if text.len() > LONGEST {
        return Err(NotAnAddress::TooLong);
    }
    let mut parts = Dissection::default();
    let rest = match scheme_of(text) {
        Some((scheme, rest)) => {
            parts.scheme = scheme.to_ascii_lowercase();
            rest
        }
        None => text,
    };
    if !matches!(parts.scheme.as_str(), "" | "http" | "https") {
        parts.warnings.push(Warning::NotWeb);
        rest.clone_into(&mut parts.path);
        return Ok(parts);
    }
    // Browsers read a backslash as a slash, and any number of them.
    let rest = rest.trim_start_matches(['/', '\\']);
    let end = rest.find(['/', '\\', '?', '#']).unwrap_or(rest.len());
    let (authority, after) = rest.split_at(end);
    let host = authority.rsplit_once('@').map_or(authority, |(user, host)| {
        user.clone_into(&mut parts.user);
        host
    });
    let host = split_port(host, &mut parts);
    split_after(after, &mut parts);
    read_host(host, &mut parts)?;
    warn(&mut parts);
    Ok(parts)
}

/// `https://…`, and what has a scheme without slashes (`javascript:…`). `host:8080` has none.
fn scheme_of(text: &str) -> Option<(&str, &str)> {
    let (scheme, rest) = text.split_once(':')?;
    let is_scheme = scheme.starts_with(|c: char| c.is_ascii_alphabetic())
        && scheme.chars().all(|c| c.is_ascii_alphanumeric() || matches!(c, '+' | '-'));
    let is_port = rest.starts_with(|c: char| c.is_ascii_digit());
    (is_scheme && !is_port).then_some((scheme, rest))
}

fn split_port<'a>(host: &'a str, parts: &mut Dissection) -> &'a str {
    match host.rsplit_once(':') {
        Some((before, port)) if port.chars().all(|c| c.is_ascii_digit()) && !before.ends_with(':') => {
            port.clone_into(&mut parts.port);
            before
        }
        _ => host,
    }
}

fn split_after(after: &str, parts: &mut Dissection) {
    let (after, fragment) = after.split_once('#').unwrap_or((after, ""));
    let (path, query) = after.split_once('?').unwrap_or((after, ""));
    path.clone_into(&mut parts.path);
    query.clone_into(&mut parts.query);
    fragment.clone_into(&mut parts.fragment);
}

fn read_host(host: &str, parts: &mut Dissection) -> Result<(), NotAnAddress> {
    if let Some(v6) = host.strip_prefix('[').and_then(|host| host.strip_suffix(']')) {
        v6.parse::<Ipv6Addr>().map_err(|_| NotAnAddress::NoSite)?;
        host.clone_into(&mut parts.site);
        return Ok(());
    }
    let host = host.trim_end_matches('.').to_lowercase();
    let is_name = !host.is_empty()
        && host.split('.').all(|label| !label.is_empty() && label.chars().count() <= 63)
        && host.chars().all(|c| c.is_alphanumeric() || matches!(c, '-' | '.' | '_'));
    if !is_name || !(host.contains('.') || host == "localhost" || numeric(&host)) {
        return Err(NotAnAddress::NoSite);
    }
    if numeric(&host) {
        parts.site = host;
        return Ok(());
    }
    let labels: Vec<&str> = host.split('.').collect();
    let ascii: Vec<String> = labels.iter().map(|label| to_ascii(label)).collect();
    let own = (suffix_labels(&ascii.join(".")) + 1).min(labels.len());
    let (before, site) = labels.split_at(labels.len() - own);
    parts.subdomains = before.join(".");
    parts.site = site.join(".");
    let letters: Vec<String> = site.iter().map(|label| to_letters(label)).collect();
    let letters = letters.join(".");
    if letters != parts.site {
        parts.in_letters = letters;
    }
    Ok(())
}

/// `192.0.2.7`, or all of it in one number.
fn numeric(host: &str) -> bool {
    host.parse::<Ipv4Addr>().is_ok() || host.parse::<u32>().is_ok()
}

fn warn(parts: &mut Dissection) {
    let host = if parts.in_letters.is_empty() { &parts.site } else { &parts.in_letters };
    let letters =
        format!("{}.{host}", parts.subdomains.split('.').map(to_letters).collect::<Vec<_>>().join("."));
    let is_foreign = !letters.is_ascii();
    let known = |warning: Warning| match warning {
        Warning::Unencrypted => parts.scheme == "http",
        Warning::User => !parts.user.is_empty(),
        Warning::Numeric => numeric(&parts.site) || parts.site.starts_with('['),
        Warning::Punycode => !parts.in_letters.is_empty() || parts.subdomains.contains("xn--"),
        Warning::ForeignLetters => is_foreign,
        Warning::MixedLetters => letters.split('.').any(is_mixed),
        Warning::EndingInside => {
            let site = parts.site.split('.').next().unwrap_or_default();
            let inside = parts.subdomains.split('.').chain(site.split('-').skip(1));
            inside.into_iter().any(|label| KNOWN_ENDINGS.contains(&label))
        }
        Warning::Port => !matches!(parts.port.as_str(), "" | "80" | "443"),
        Warning::AddressInside => {
            let query = parts.query.to_ascii_lowercase();
            ["http:", "https:", "http%3a", "https%3a"].into_iter().any(|start| query.contains(start))
        }
        Warning::Shortened => SHORTENERS.contains(&parts.site.as_str()),
        Warning::NotWeb => false,
    };
    let all = [
        Warning::User,
        Warning::EndingInside,
        Warning::Numeric,
        Warning::Punycode,
        Warning::MixedLetters,
        Warning::ForeignLetters,
        Warning::Shortened,
        Warning::AddressInside,
        Warning::Port,
        Warning::Unencrypted,
    ];
    parts.warnings = all.into_iter().filter(|warning| known(*warning)).collect();
}

/// Letters of two alphabets in one label: no language writes so, who imitates a name does.
fn is_mixed(label: &str) -> bool {
    let alphabet = |c: char| match c {
        'a'..='z' | '\u{e0}'..='\u{24f}' => Some(1),
        '\u{370}'..='\u{3ff}' => Some(2),
        '\u{400}'..='\u{52f}' => Some(3),
        _ if c.is_alphabetic() => Some(4),
        _ => None,
    };
    let mut alphabets = label.chars().filter_map(alphabet);
    alphabets.next().is_some_and(|first| alphabets.any(|other| other != first))
}

/// The form for machines of a label (RFC 3492); for ASCII, itself.
fn to_ascii(label: &str) -> String {
    if label.is_ascii() {
        return label.to_owned();
    }
    format!("xn--{}", punycode::encode(label).unwrap_or_default())
}

/// The letters of a label in the form for machines; of any other, itself.
fn to_letters(label: &str) -> String {
    label.strip_prefix("xn--").and_then(punycode::decode).unwrap_or_else(|| label.to_owned())
}

/// RFC 3492, with its own names.
mod punycode {
    const BASE: u32 = 36;
    const TMIN: u32 = 1;
    const TMAX: u32 = 26;

    fn adapt(delta: u32, points: u32, is_first: bool) -> u32 {
        let mut delta = if is_first { delta / 700 } else { delta / 2 };
        delta += delta / points;
        let mut k = 0;
        while delta > ((BASE - TMIN) * TMAX) / 2 {
            delta /= BASE - TMIN;
            k += BASE;
        }
        k + (BASE - TMIN + 1) * delta / (delta + 38)
    }

    fn threshold(k: u32, bias: u32) -> u32 {
        k.saturating_sub(bias).clamp(TMIN, TMAX)
    }

    pub(super) fn decode(text: &str) -> Option<String> {
        let (basic, extended) = text.rsplit_once('-').unwrap_or(("", text));
        let mut out: Vec<char> = basic.chars().collect();
        let (mut n, mut i, mut bias) = (128_u32, 0_u32, 72_u32);
        let mut digits = extended.bytes().peekable();
        while digits.peek().is_some() {
            let (old, mut weight, mut k) = (i, 1_u32, BASE);
            loop {
                let digit = match digits.next()?.to_ascii_lowercase() {
                    byte @ b'a'..=b'z' => u32::from(byte - b'a'),
                    byte @ b'0'..=b'9' => u32::from(byte - b'0') + 26,
                    _ => return None,
                };
                i = i.checked_add(digit.checked_mul(weight)?)?;
                let t = threshold(k, bias);
                if digit < t {
                    break;
                }
                weight = weight.checked_mul(BASE - t)?;
                k += BASE;
            }
            let points = u32::try_from(out.len()).ok()? + 1;
            bias = adapt(i - old, points, old == 0);
            n = n.checked_add(i / points)?;
            i %= points;
            out.insert(usize::try_from(i).ok()?, char::from_u32(n)?);
            i += 1;
        }
        Some(out.into_iter().collect())
    }

    pub(super) fn encode(text: &str) -> Option<String> {
        let mut out: String = text.chars().filter(char::is_ascii).collect();
        let basic = u32::try_from(out.len()).ok()?;
        let mut handled = basic;
        if basic > 0 {
            out.push('-');
        }
        let (mut n, mut delta, mut bias) = (128_u32, 0_u32, 72_u32);
        let total = u32::try_from(text.chars().count()).ok()?;
        while handled < total {
            let next = text.chars().map(u32::from).filter(|c| *c >= n).min()?;
            delta = delta.checked_add((next - n).checked_mul(handled + 1)?)?;
            n = next;
            for c in text.chars().map(u32::from) {
                if c < n {
                    delta = delta.checked_add(1)?;
                }
                if c == n {
                    let (mut q, mut k) = (delta, BASE);
                    loop {
                        let t = threshold(k, bias);
                        if q < t {
                            break;
                        }
                        out.push(digit(t + (q - t) % (BASE - t))?);
                        q = (q - t) / (BASE - t);
                        k += BASE;
                    }
                    out.push(digit(q)?);
                    bias = adapt(delta, handled + 1, handled == basic);
                    delta = 0;
                    handled += 1;
                }
            }
            delta += 1;
            n += 1;
        }
        Some(out)
    }

    fn digit(value: u32) -> Option<char> {
        char::from_digit(if value < 26 { value + 10 } else { value - 26 }, 36)
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    fn of(text: &str) -> Dissection {
        dissect(text).expect("an address")
    }

    #[test]
    fn every_part_is_found() {
        let parts = of("https://bank.example@login.shop.example.co.uk:8443/a/b?x=1#top");
        assert_eq!(
            [&parts.scheme, &parts.user, &parts.subdomains, &parts.site, &parts.port],
            ["https", "bank.example", "login.shop", "example.co.uk", "8443"]
        );
        assert_eq!([&parts.path, &parts.query, &parts.fragment], ["/a/b", "x=1", "top"]);
        assert_eq!(parts.warnings, [Warning::User, Warning::Port]);
    }

    #[test]
    fn the_site_is_what_somebody_registered() {
        for (text, site) in [
            ("bank.example", "bank.example"),
            ("bank.example.com.account.test/login", "account.test"),
            ("https://somebody.github.io/bank.example", "somebody.github.io"),
            ("//www.service.gouv.fr", "service.gouv.fr"),
            ("HTTPS:\\\\Bank.Example\\x", "bank.example"),
            ("http://192.0.2.7/bank.example", "192.0.2.7"),
            ("http://3221225991/", "3221225991"),
            ("http://[2001:db8::1]:80/", "[2001:db8::1]"),
            ("localhost:8080", "localhost"),
        ] {
            assert_eq!(of(text).site, site, "{text}");
        }
    }

    #[test]
    fn what_deserves_a_look_is_said() {
        for (text, warning) in [
            ("http://bank.example", Warning::Unencrypted),
            ("javascript:alert(1)", Warning::NotWeb),
            ("https://bank.example@evil.test", Warning::User),
            ("https://192.0.2.7/", Warning::Numeric),
            ("https://xn--bnk-4na.example/", Warning::Punycode),
            ("https://bаnk.example/", Warning::MixedLetters),
            ("https://bank.com.evil.test/", Warning::EndingInside),
            ("https://bank-com.test/", Warning::EndingInside),
            ("https://bank.example:8080/", Warning::Port),
            ("https://bank.example/go?to=https%3A%2F%2Fevil.test", Warning::AddressInside),
            ("https://bit.ly/abc", Warning::Shortened),
        ] {
            assert!(of(text).warnings.contains(&warning), "{text}: {:?}", of(text).warnings);
        }
        assert_eq!(of("https://www.bank.example/account?tab=2").warnings, []);
    }

    #[test]
    fn letters_and_the_form_for_machines() {
        assert_eq!(of("https://xn--mnchen-3ya.example").in_letters, "münchen.example");
        assert_eq!(to_ascii("münchen"), "xn--mnchen-3ya");
        assert_eq!(to_letters("xn--80ak6aa92e"), "аррӏе");
    }

    #[test]
    fn what_is_no_address_is_said() {
        assert_eq!(dissect("  "), Err(NotAnAddress::Empty));
        assert_eq!(dissect("bonjour"), Err(NotAnAddress::NoSite));
        assert_eq!(dissect("two words.example"), Err(NotAnAddress::NoSite));
        assert_eq!(dissect(&"a".repeat(LONGEST + 1)), Err(NotAnAddress::TooLong));
    }

    proptest! {
        #[test]
        fn nothing_breaks_it(text in "\\PC{0,80}") {
            let _ = dissect(&text);
        }

        #[test]
        fn the_site_ends_the_host(sub in "[a-z]{1,8}(\\.[a-z]{1,8}){0,3}", path in "[a-z/.]{0,20}") {
            let parts = of(&format!("https://{sub}.bank.example/{path}"));
            prop_assert_eq!(parts.site, "bank.example");
            prop_assert_eq!(parts.subdomains, sub);
        }

        #[test]
        fn letters_survive_the_form_for_machines(label in "[a-zà-ÿа-я]{1,12}") {
            prop_assert_eq!(to_letters(&to_ascii(&label)), label);
        }
    }
}
