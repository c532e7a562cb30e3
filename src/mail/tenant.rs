//! Microsoft Entra tenants.

use std::fmt;
use std::str::FromStr;

/// The id of a Microsoft Entra tenant: a GUID in lower case with its four hyphens.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub struct TenantId(String);

/// Why a text is no tenant id.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
#[error("a tenant id is a GUID such as `aaaabbbb-0000-cccc-1111-dddd2222eeee`")]
pub struct ParseTenantIdError;

/// Which Microsoft cloud a tenant lives in. Apps are registered in each cloud apart
/// (learn.microsoft.com/entra/identity-platform/authentication-national-cloud).
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Cloud {
    China,
    UsGovernment,
    Worldwide,
}

/// A tenant as its OpenID configuration shows it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Tenant {
    pub id: TenantId,
    pub cloud: Cloud,
}

impl TenantId {
    pub fn as_str(&self) -> &str {
        &self.0
    }
}

impl FromStr for TenantId {
    type Err = ParseTenantIdError;

    fn from_str(text: &str) -> Result<Self, Self::Err> {
        let parts: Vec<&str> = text.split('-').collect();
        let lengths: Vec<usize> = parts.iter().map(|part| part.len()).collect();
        let hex = parts.iter().all(|part| part.bytes().all(|b| b.is_ascii_hexdigit()));
        if hex && lengths == [8, 4, 4, 4, 12] {
            Ok(Self(text.to_ascii_lowercase()))
        } else {
            Err(ParseTenantIdError)
        }
    }
}

impl fmt::Display for TenantId {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.0)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_tenant_id_is_a_guid_in_lower_case() {
        let id: TenantId = "AAAABBBB-0000-cccc-1111-dddd2222eeee".parse().expect("a GUID");
        assert_eq!(id.as_str(), "aaaabbbb-0000-cccc-1111-dddd2222eeee");
        for text in [
            "",
            "common",
            "aaaabbbb0000cccc1111dddd2222eeee",
            "aaaabbbb-0000-cccc-1111-dddd2222eeeg",
        ] {
            assert!(text.parse::<TenantId>().is_err(), "{text}");
        }
    }
}
