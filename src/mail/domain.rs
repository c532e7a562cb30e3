//! DNS domain names that mailfix may look at.

use std::fmt;
use std::str::FromStr;

/// A DNS domain name in its ASCII form: lower case, IDNA A-labels, no trailing dot.
///
/// At most 253 characters, which is 255 octets on the wire (RFC 1035 §2.3.4);
/// `münchen.example` is held as `xn--mnchen-3ya.example` (RFC 5890 §2.3.2.1).
/// Special-use names (RFC 6761, RFC 7686, RFC 8375) and bare public suffixes are
/// refused: no look-up about them could say anything about somebody's mail.
#[derive(Clone, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub struct Domain(String);

/// Why a text is no domain that mailfix can look at.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
pub enum ParseDomainError {
    #[error("it is an IP address, not a domain")]
    Address,
    #[error("it is not a valid domain name")]
    NotAName,
    #[error("it is a name for private networks or special use")]
    Private,
    #[error("it is a public suffix, under which others register their domains")]
    PublicSuffix,
    #[error("it has a single label, so it is no public domain")]
    SingleLabel,
}

impl ParseDomainError {
    /// The name of this reason in `locales/<language>/domain.ftl`, behind
    /// `domain-refused-`, and in JSON.
    pub fn id(self) -> &'static str {
        match self {
            Self::Address => "address",
            Self::NotAName => "not-a-name",
            Self::Private => "private",
            Self::PublicSuffix => "public-suffix",
            Self::SingleLabel => "single-label",
        }
    }
}

// IANA "Special-Use Domain Names" as of 2026-11, less `example`, `example.com` and their
// like, which documentation (ours too) uses and which are harmless to look up.
const SPECIAL_USE: [&str; 12] = [
    "alt",
    "arpa",
    "corp",
    "home",
    "internal",
    "invalid",
    "lan",
    "local",
    "localdomain",
    "localhost",
    "onion",
    "test",
];

impl Domain {
    pub fn as_str(&self) -> &str {
        &self.0
    }

    /// The name as people write it, where that cannot be mistaken for another name.
    ///
    /// A label is shown decoded only when all its letters are of one script (UTS 39
    /// "single script", Japanese counted as one); otherwise the A-label stays, since
    /// `аррӏе` in Cyrillic and `apple` look the same.
    pub fn to_display(&self) -> String {
        let labels: Vec<String> = self.0.split('.').map(display_label).collect();
        labels.join(".")
    }

    /// The name one would register: the public suffix and one label (publicsuffix.org).
    pub fn registrable(&self) -> &str {
        psl::domain_str(&self.0).unwrap_or(&self.0)
    }

    /// Whether the ending is one that registries sell, so that a word of a text which could
    /// be a domain is meant as one.
    pub fn has_known_ending(&self) -> bool {
        let suffix = psl::suffix(self.0.as_bytes());
        // Reserved names (RFC 2606) are in no list of suffixes, yet people test with them.
        suffix.is_some_and(|suffix| suffix.is_known()) || self.0.ends_with(".example")
    }
}

impl FromStr for Domain {
    type Err = ParseDomainError;

    /// Reads a domain as people write it; a trailing dot and surrounding space are dropped.
    fn from_str(text: &str) -> Result<Self, Self::Err> {
        let text = text.trim();
        let text = text.strip_suffix('.').unwrap_or(text);
        if text.parse::<std::net::IpAddr>().is_ok()
            || text.starts_with('[')
            || last_label_is_number(text)
        {
            return Err(ParseDomainError::Address);
        }
        let ascii = idna::domain_to_ascii_strict(text).map_err(|_| ParseDomainError::NotAName)?;
        // A look-alike dot ("。") or full-width digits become visible only now.
        if last_label_is_number(&ascii) {
            return Err(ParseDomainError::Address);
        }
        let Some((_, last)) = ascii.rsplit_once('.') else {
            return Err(if SPECIAL_USE.contains(&ascii.as_str()) {
                ParseDomainError::Private
            } else {
                ParseDomainError::SingleLabel
            });
        };
        if SPECIAL_USE.contains(&last) {
            return Err(ParseDomainError::Private);
        }
        if psl::suffix_str(&ascii) == Some(&ascii) {
            return Err(ParseDomainError::PublicSuffix);
        }
        Ok(Self(ascii))
    }
}

impl fmt::Display for Domain {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.0)
    }
}

/// "127.0.0.1", "127.1" and "10.0x7f" are numbers to URL parsers, so never names to us
/// (WHATWG URL, "ends in a number checker").
fn last_label_is_number(name: &str) -> bool {
    let last = name.rsplit('.').next().unwrap_or(name);
    let digits = last.strip_prefix("0x").or(last.strip_prefix("0X"));
    match digits {
        Some(hex) => hex.bytes().all(|b| b.is_ascii_hexdigit()),
        None => !last.is_empty() && last.bytes().all(|b| b.is_ascii_digit()),
    }
}

fn display_label(label: &str) -> String {
    if !label.starts_with("xn--") {
        return label.to_owned();
    }
    let (decoded, outcome) = idna::domain_to_unicode(label);
    if outcome.is_ok() && is_single_script(&decoded) { decoded } else { label.to_owned() }
}

/// A rough reading of UTS 39 §5.1 by block: Latin alone, or Han with kana, or Hangul.
///
/// Greek and Cyrillic letters that look Latin make a name unsafe to show even where a
/// label is wholly of that script, so those scripts always stay encoded.
fn is_single_script(label: &str) -> bool {
    let letters = || label.chars().filter(|c| c.is_alphabetic());
    let latin = |c: char| c.is_ascii() || ('\u{c0}'..='\u{24f}').contains(&c);
    let japanese =
        |c: char| ('\u{3040}'..='\u{30ff}').contains(&c) || ('\u{4e00}'..='\u{9fff}').contains(&c);
    let hangul = |c: char| ('\u{ac00}'..='\u{d7a3}').contains(&c);
    letters().all(latin) || letters().all(japanese) || letters().all(hangul)
}

#[cfg(test)]
mod tests {
    use super::*;
    use ParseDomainError::{Address, NotAName, Private, PublicSuffix, SingleLabel};

    #[test]
    fn a_name_is_held_in_lower_case_ascii_without_the_trailing_dot() {
        for (written, held) in [
            ("Contoso.COM", "contoso.com"),
            (" contoso.com. ", "contoso.com"),
            ("münchen.example", "xn--mnchen-3ya.example"),
            ("ｃｏｎｔｏｓｏ。com", "contoso.com"),
            ("bücher.example.co.uk", "xn--bcher-kva.example.co.uk"),
        ] {
            assert_eq!(written.parse::<Domain>().map(|d| d.0), Ok(held.to_owned()), "{written}");
        }
    }

    #[test]
    fn what_is_no_public_domain_is_refused_with_the_reason() {
        let long = format!("{}.example", "a".repeat(64));
        for (written, reason) in [
            ("127.0.0.1", Address),
            ("127.1", Address),
            ("0x7f000001", Address),
            ("2130706433", Address),
            ("0177.0.0.1", Address),
            ("[::ffff:7f00:1]", Address),
            ("2001:db8::1", Address),
            ("１２７.0.0.１", Address),
            ("localhost", Private),
            ("printer.local", Private),
            ("x.localhost", Private),
            ("vault.internal", Private),
            ("1.0.0.127.in-addr.arpa", Private),
            ("intranet", SingleLabel),
            ("co.uk", PublicSuffix),
            ("", NotAName),
            ("con toso.com", NotAName),
            ("contoso..com", NotAName),
            ("-contoso.com", NotAName),
            ("contoso.com\r\nHost: evil", NotAName),
            (long.as_str(), NotAName),
        ] {
            assert_eq!(written.parse::<Domain>(), Err(reason), "{written}");
        }
    }

    #[test]
    fn a_name_that_could_pass_for_another_is_shown_encoded() {
        let shown = |text: &str| text.parse::<Domain>().expect("a domain").to_display();
        assert_eq!(shown("münchen.example"), "münchen.example");
        assert_eq!(shown("例え.example"), "例え.example");
        assert_eq!(shown("аррӏе.example"), "xn--80ak6aa92e.example");
    }

    #[test]
    fn a_word_with_a_dot_has_a_known_ending_or_is_no_domain() {
        let known = |text: &str| text.parse::<Domain>().expect("a domain").has_known_ending();
        assert!(known("contoso.co.uk") && known("parked.example"));
        assert!(!known("report.txt"));
    }

    #[test]
    fn the_registrable_name_follows_the_public_suffix_list() {
        let domain: Domain = "mail.contoso.co.uk".parse().expect("a domain");
        assert_eq!(domain.registrable(), "contoso.co.uk");
    }
}
