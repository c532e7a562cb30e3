//! The subcommands that every side has.

use std::net::IpAddr;

use crate::mail::{Domain, ParseDomainError};

/// What a command's text asks for.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Command<'a> {
    /// `check <domain>`, or a domain and nothing else: look at the domain.
    Check(&'a str),
    /// An error, a question in words: anything to make sense of.
    Diagnose(&'a str),
    /// Nothing, or `help`.
    Help,
    /// `forget`, `language …` or `settings`, by name: they need a memory.
    NothingStored(&'static str),
}

impl<'a> Command<'a> {
    /// Reads a command's text. What is no subcommand is a paste, so this cannot fail.
    pub fn parse(text: &'a str) -> Self {
        let text = text.trim();
        let mut words = text.split_whitespace();
        let first = words.next().unwrap_or_default().to_lowercase();
        let rest = words.clone().count();
        match (first.as_str(), rest) {
            ("" | "help" | "aiuto" | "?", 0) => Self::Help,
            // With more behind the domain it is somebody's sentence.
            ("check", 1) => Self::Check(host_of(words.next().unwrap_or_default())),
            ("forget", 0) => Self::NothingStored("forget"),
            ("language", 0 | 1) => Self::NothingStored("language"),
            ("settings", 0) => Self::NothingStored("settings"),
            (_, 0) if is_domain(bare(text)) && !is_error_page(text) => Self::Check(bare(text)),
            _ => Self::Diagnose(text),
        }
    }
}

/// A domain out of the ways in which people and chat programs write one: a URL, an `@` before
/// it, Slack's `<http://contoso.com|contoso.com>`.
fn bare(text: &str) -> &str {
    without_port(authority(text)).trim_start_matches('@')
}

/// The same where a domain was asked for by name: of an address, and of a URL with a password
/// in it, what stands behind the `@`.
fn host_of(text: &str) -> &str {
    let authority = authority(text);
    without_port(authority.rsplit_once('@').map_or(authority, |(_, host)| host))
}

/// The part of a URL between scheme and path (RFC 3986 §3.2), or all of what is no URL.
fn authority(text: &str) -> &str {
    let text = text.trim_start_matches('<').trim_end_matches('>');
    let text = text.rsplit_once('|').map_or(text, |(_, label)| label);
    let text = text.split_once("://").map_or(text, |(_, rest)| rest);
    text.split(['/', '?', '#']).next().unwrap_or(text)
}

fn without_port(host: &str) -> &str {
    match host.rsplit_once(':') {
        Some((name, port)) if port.bytes().all(|b| b.is_ascii_digit()) && !name.contains(':') => {
            name
        }
        _ => host,
    }
}

/// Whether an address says behind its host that something failed: that of a page on which
/// a sign-in ended, with `error=` and `error_description=`, is pasted for what it says.
fn is_error_page(text: &str) -> bool {
    let path = text.split_once("://").and_then(|(_, rest)| rest.split_once(['/', '?', '#']));
    path.is_some_and(|(_, path)| path.to_ascii_lowercase().contains("error"))
}

/// Whether one word is meant as a domain: it is one with a known ending, or it is an
/// address or a private name, which deserves a reason and not a shrug.
fn is_domain(word: &str) -> bool {
    match word.parse::<Domain>() {
        Ok(domain) => domain.has_known_ending(),
        // `5.7.139` is numbers too, and a code.
        Err(ParseDomainError::Address) => word.parse::<IpAddr>().is_ok(),
        Err(ParseDomainError::Private) => true,
        Err(_) => false,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_text_is_a_subcommand_a_domain_or_a_paste() {
        use Command::{Check, Diagnose, Help, NothingStored};
        for (text, command) in [
            ("", Help),
            ("  Help ", Help),
            ("check contoso.com", Check("contoso.com")),
            ("CHECK https://contoso.com/x", Check("contoso.com")),
            ("check localhost", Check("localhost")),
            ("check anna@contoso.com", Check("contoso.com")),
            ("check https://anna:hunter2@contoso.com:993/x@y", Check("contoso.com")),
            ("check <mailto:anna@contoso.com|anna@contoso.com>", Check("contoso.com")),
            ("contoso.com", Check("contoso.com")),
            ("<http://contoso.com|contoso.com>", Check("contoso.com")),
            ("https://contoso.com:8443/a?b=c", Check("contoso.com")),
            ("10.0.0.1", Check("10.0.0.1")),
            (
                "https://crm.example/oauth?error=interaction_required",
                Diagnose("https://crm.example/oauth?error=interaction_required"),
            ),
            ("printer.local", Check("printer.local")),
            ("check contoso.com please", Diagnose("check contoso.com please")),
            ("AADSTS90094", Diagnose("AADSTS90094")),
            ("5.7.139", Diagnose("5.7.139")),
            ("thanks!", Diagnose("thanks!")),
            ("anna@contoso.com", Diagnose("anna@contoso.com")),
            ("language it", NothingStored("language")),
            ("forget", NothingStored("forget")),
        ] {
            assert_eq!(Command::parse(text), command, "{text}");
        }
    }
}
