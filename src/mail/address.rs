//! Mail addresses.

use std::fmt;
use std::str::FromStr;

use super::domain::{Domain, ParseDomainError};

/// A mail address: a local part as it was written and a valid [`Domain`].
///
/// The dot-atom form of RFC 5321 §4.1.2 and RFC 6531 only, at most 64 octets before the
/// `@`: quoted local parts exist on paper and never in a help desk.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub struct EmailAddress {
    local: String,
    domain: Domain,
}

/// Why a text is no mail address.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
pub enum ParseEmailAddressError {
    #[error("the domain cannot be used: {0}")]
    Domain(#[from] ParseDomainError),
    #[error("it has no valid part before the `@`")]
    LocalPart,
    #[error("it has no `@`")]
    NoAt,
}

impl EmailAddress {
    pub fn local(&self) -> &str {
        &self.local
    }

    pub fn domain(&self) -> &Domain {
        &self.domain
    }
}

impl FromStr for EmailAddress {
    type Err = ParseEmailAddressError;

    fn from_str(text: &str) -> Result<Self, Self::Err> {
        let (local, domain) = text.trim().rsplit_once('@').ok_or(ParseEmailAddressError::NoAt)?;
        let atoms_are_whole = local.split('.').all(|atom| !atom.is_empty());
        if local.len() > 64 || !atoms_are_whole || !local.chars().all(is_atom_character) {
            return Err(ParseEmailAddressError::LocalPart);
        }
        Ok(Self { local: local.to_owned(), domain: domain.parse()? })
    }
}

impl fmt::Display for EmailAddress {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}@{}", self.local, self.domain)
    }
}

/// `atext` of RFC 5322 §3.2.3 with RFC 6532's letters beyond ASCII, and the dot.
pub(crate) fn is_atom_character(c: char) -> bool {
    c.is_alphanumeric() || ".!#$%&'*+-/=?^_`{|}~".contains(c)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_address_keeps_its_local_part_and_folds_its_domain() {
        let address: EmailAddress = "Anna.Rossi+crm@Contoso.COM".parse().expect("an address");
        assert_eq!(address.to_string(), "Anna.Rossi+crm@contoso.com");
    }

    #[test]
    fn what_is_no_address_is_refused() {
        for text in ["anna", "@contoso.com", "anna@", "a..b@contoso.com", "a b@contoso.com"] {
            assert!(text.parse::<EmailAddress>().is_err(), "{text}");
        }
        assert_eq!(
            "anna@localhost".parse::<EmailAddress>(),
            Err(ParseEmailAddressError::Domain(ParseDomainError::Private))
        );
    }
}
