//! The vocabulary of mail: text from outside becomes one of these types, or is refused.
//!
//! A value of a type here is valid because it exists, so nothing behind this module
//! checks a domain or an address again.

mod address;
mod dns_name;
mod domain;
mod reply;
mod tenant;

pub use address::{EmailAddress, ParseEmailAddressError};
pub use dns_name::DnsName;
pub use domain::{Domain, ParseDomainError};
pub use reply::{EnhancedStatusCode, ParseReplyError, Reply, ReplyCode};
pub use tenant::{Cloud, ParseTenantIdError, Tenant, TenantId};
