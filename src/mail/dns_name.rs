//! Names as DNS returns them, which need not be domains anybody could register.

use std::fmt;

/// A name found in DNS data, in lower case and without the trailing dot; the root is `.`.
///
/// Whoever runs a zone chooses these names, so they are text from outside: an MX may
/// point to `@everyone` or to the root (RFC 7505). Escape it before it is shown.
#[derive(Clone, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub struct DnsName(String);

impl DnsName {
    pub fn new(name: &str) -> Self {
        let name = name.trim_end_matches('.').to_ascii_lowercase();
        Self(if name.is_empty() { ".".to_owned() } else { name })
    }

    pub fn as_str(&self) -> &str {
        &self.0
    }

    pub fn is_root(&self) -> bool {
        self.0 == "."
    }

    /// Whether this name is `suffix` or ends in it at a label boundary, so that
    /// `evil-outlook.com` does not end with `outlook.com`.
    pub fn ends_with(&self, suffix: &str) -> bool {
        self.0.strip_suffix(suffix).is_some_and(|rest| rest.is_empty() || rest.ends_with('.'))
    }
}

impl fmt::Display for DnsName {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.0)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_suffix_counts_only_at_a_label_boundary() {
        let name = DnsName::new("Contoso-Com.mail.protection.OUTLOOK.com.");
        assert!(name.ends_with("mail.protection.outlook.com"));
        assert!(!DnsName::new("mx.evil-outlook.com").ends_with("outlook.com"));
        assert!(!DnsName::new("contoso.mx.microsoft.com").ends_with("mx.microsoft"));
    }

    #[test]
    fn the_root_is_a_dot() {
        assert!(DnsName::new(".").is_root());
        assert!(DnsName::new("").is_root());
        assert!(!DnsName::new("a.").is_root());
    }
}
