//! All that is known about one question: what the paste said, and what a look showed.

use std::fmt;
use std::net::IpAddr;
use std::ops::Range;

use serde::{Deserialize, Serialize};

use crate::folding::Folded;
use crate::mail::{DnsName, Domain, EmailAddress, EnhancedStatusCode, Reply, Tenant, TenantId};

/// What a paste said, after everything secret in it was replaced.
///
/// This is all that the rest of mailfix sees of what somebody wrote: there is no way back
/// to the secrets from here.
#[derive(Clone, Debug, Default)]
pub struct Evidence {
    /// The redacted text as it was written; every offset below counts its UTF-8 bytes.
    pub text: String,
    /// The same text as signs are compared with it.
    pub folded: Folded,
    pub codes: Vec<Found<Code>>,
    /// What mail servers answered, as far as it counts: the failing replies, each once, the
    /// final verdict last. Of a transcript it is the last reply alone; of a list of attempts
    /// those that refuse for now stand before those that refuse for good.
    pub replies: Vec<Found<Reply>>,
    /// Places of the folded text, in order, in which nothing is a sign: the greeting of a
    /// server, replies that say yes, the message that a bounce sends back.
    pub silent: Vec<Range<usize>>,
    /// What a vendor's support asks for.
    pub ticket: Ticket,
    pub addresses: Vec<Found<EmailAddress>>,
    pub domains: Vec<Found<Domain>>,
    pub aliases: Vec<Found<OutlookAlias>>,
    /// GUIDs that the text names as a tenant.
    pub tenants: Vec<Found<TenantId>>,
    /// GUIDs that the text names as an application.
    pub client_ids: Vec<Found<String>>,
    /// What kinds of secret were taken out, each once, in order of appearance.
    pub secrets: Vec<SecretKind>,
    /// Whether the middle of a very long text was left out.
    pub shortened: bool,
}

impl Evidence {
    /// Whether a place of the folded text begins where nothing is a sign.
    pub fn is_silent(&self, place: &Range<usize>) -> bool {
        let before = self.silent.partition_point(|silent| silent.start <= place.start);
        before.checked_sub(1).is_some_and(|last| place.start < self.silent[last].end)
    }
}

/// Something found, and the bytes of [`Evidence::text`] that it was read from.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Found<T> {
    pub value: T,
    pub span: Range<usize>,
}

/// A code with a grammar of its own. Named codes are found by the knowledge's matcher.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub enum Code {
    /// `AADSTS` and its digits, without leading zeros.
    Aadsts(u32),
    /// The enhanced status code of a mail server's reply.
    Status(EnhancedStatusCode),
}

impl fmt::Display for Code {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Aadsts(number) => write!(f, "AADSTS{number}"),
            Self::Status(status) => status.fmt(f),
        }
    }
}

/// By what Microsoft's support finds a failed sign-in or request, as the paste has it.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Ticket {
    /// "Trace ID" or "Request Id".
    pub request_id: Option<String>,
    pub correlation_id: Option<String>,
    /// As it is written, such as `2026-11-20 09:41:07Z`.
    pub timestamp: Option<String>,
}

/// `outlook_<hexadecimal>@outlook.com`, the address of a personal Microsoft account
/// whose primary alias belongs to another provider.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct OutlookAlias(pub String);

/// What kind of secret was in a paste.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize)]
#[serde(rename_all = "kebab-case")]
pub enum SecretKind {
    ApiKey,
    AppPassword,
    AuthorizationCode,
    ClientSecret,
    Cookie,
    Password,
    PrivateKey,
    Token,
}

/// What a look tried to find out: found, surely not there, or not known.
///
/// A look-up that failed is never an absence (RFC 2308 tells them apart, so do we).
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Observed<T> {
    Absent,
    Present(T),
    Unknown(Unanswered),
}

/// Why something could not be found out.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Unanswered {
    /// Nobody asked: there was no reason to.
    NotAsked,
    /// mailfix runs with `MAILFIX_OFFLINE`, or the question said so.
    Offline,
    /// An answer came, and it was an error (SERVFAIL, REFUSED, HTTP 5xx).
    ServerFailed,
    TimedOut,
}

/// What a look at one live domain saw, before anybody says what it means.
#[derive(Clone, Debug)]
pub struct Look {
    pub domain: Domain,
    /// Absent: the name exists without MX, or does not exist; see `exists`.
    pub mx: Observed<Vec<Mx>>,
    /// Absent: NXDOMAIN, nothing exists at or below the name (RFC 8020).
    pub exists: Observed<()>,
    /// A and AAAA of the domain itself, which is where an implicit MX leads.
    pub addresses: Observed<Vec<IpAddr>>,
    /// Where `autodiscover.<domain>` leads.
    pub autodiscover: Observed<Autodiscover>,
    /// The first TXT record that begins with `v=spf1`.
    pub spf: Observed<String>,
    /// Where `selector1._domainkey.<domain>` points by CNAME.
    pub dkim: Observed<DnsName>,
    /// The TXT record `MS=ms…` by which a domain is verified in a tenant.
    pub verification: Observed<String>,
    /// The tenant in which the domain is verified, by its OpenID configuration.
    pub tenant: Observed<Tenant>,
}

/// One MX record (RFC 1035 §3.3.9). The exchange `.` with preference 0 is a null MX.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Mx {
    pub preference: u16,
    pub exchange: DnsName,
}

/// Where `autodiscover.<domain>` leads.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Autodiscover {
    Address(IpAddr),
    Cname(DnsName),
}

/// One thing known that speaks for or against a cause, with what was seen.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, utoipa::ToSchema)]
pub struct Fact {
    // More kinds will come, so the API does not promise that these are all.
    #[schema(value_type = String, example = "mx-at-gateway")]
    pub id: FactId,
    /// The record, name or word itself. Text from outside: escape it before it is shown.
    #[serde(skip_serializing_if = "String::is_empty")]
    pub seen: String,
    /// What `seen` stands for, such as a provider's name; empty where there is no more to say.
    #[serde(skip_serializing_if = "String::is_empty")]
    pub detail: String,
}

impl Fact {
    pub fn new(id: FactId, seen: impl Into<String>, detail: impl Into<String>) -> Self {
        Self { id, seen: seen.into(), detail: detail.into() }
    }
}

/// Every kind of fact. `knowledge/` names them as they are spelled here in kebab-case, and
/// `locales/<language>/facts.ftl` has a message `fact-<id>` for each.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum FactId {
    /// The person's answer to a question about causes.
    AnswerGiven,
    AutodiscoverAtMicrosoft,
    AutodiscoverElsewhere,
    /// The product itself answered: the paste holds its code.
    CodeGiven,
    DkimAtMicrosoft,
    ImplicitMx,
    MxAtConsumerOutlook,
    MxAtForwarder,
    MxAtGateway,
    MxAtGoogle,
    MxAtMicrosoft,
    MxAtProvider,
    MxInOwnDomain,
    MxNotKnown,
    MxUncharted,
    NoMx,
    NoSuchDomain,
    NullMx,
    OutlookAliasGiven,
    ScopeMistranslated,
    SpfIncludesMicrosoft,
    TenantFound,
    TenantInOtherCloud,
    TenantNotFound,
    VerifiedAtMicrosoft,
    /// A word of the person's own that speaks for a cause.
    WordGiven,
}

impl FactId {
    pub const ALL: [FactId; 26] = [
        Self::AnswerGiven,
        Self::AutodiscoverAtMicrosoft,
        Self::AutodiscoverElsewhere,
        Self::CodeGiven,
        Self::DkimAtMicrosoft,
        Self::ImplicitMx,
        Self::MxAtConsumerOutlook,
        Self::MxAtForwarder,
        Self::MxAtGateway,
        Self::MxAtGoogle,
        Self::MxAtMicrosoft,
        Self::MxAtProvider,
        Self::MxInOwnDomain,
        Self::MxNotKnown,
        Self::MxUncharted,
        Self::NoMx,
        Self::NoSuchDomain,
        Self::NullMx,
        Self::OutlookAliasGiven,
        Self::ScopeMistranslated,
        Self::SpfIncludesMicrosoft,
        Self::TenantFound,
        Self::TenantInOtherCloud,
        Self::TenantNotFound,
        Self::VerifiedAtMicrosoft,
        Self::WordGiven,
    ];

    /// The id as `knowledge/`, `locales/` and JSON spell it.
    pub fn as_str(self) -> &'static str {
        match self {
            Self::AnswerGiven => "answer-given",
            Self::AutodiscoverAtMicrosoft => "autodiscover-at-microsoft",
            Self::AutodiscoverElsewhere => "autodiscover-elsewhere",
            Self::CodeGiven => "code-given",
            Self::DkimAtMicrosoft => "dkim-at-microsoft",
            Self::ImplicitMx => "implicit-mx",
            Self::MxAtConsumerOutlook => "mx-at-consumer-outlook",
            Self::MxAtForwarder => "mx-at-forwarder",
            Self::MxAtGateway => "mx-at-gateway",
            Self::MxAtGoogle => "mx-at-google",
            Self::MxAtMicrosoft => "mx-at-microsoft",
            Self::MxAtProvider => "mx-at-provider",
            Self::MxInOwnDomain => "mx-in-own-domain",
            Self::MxNotKnown => "mx-not-known",
            Self::MxUncharted => "mx-uncharted",
            Self::NoMx => "no-mx",
            Self::NoSuchDomain => "no-such-domain",
            Self::NullMx => "null-mx",
            Self::OutlookAliasGiven => "outlook-alias-given",
            Self::ScopeMistranslated => "scope-mistranslated",
            Self::SpfIncludesMicrosoft => "spf-includes-microsoft",
            Self::TenantFound => "tenant-found",
            Self::TenantInOtherCloud => "tenant-in-other-cloud",
            Self::TenantNotFound => "tenant-not-found",
            Self::VerifiedAtMicrosoft => "verified-at-microsoft",
            Self::WordGiven => "word-given",
        }
    }

    /// Whether only a look at a live domain can establish this fact.
    pub fn needs_look(self) -> bool {
        !matches!(
            self,
            Self::AnswerGiven
                | Self::CodeGiven
                | Self::OutlookAliasGiven
                | Self::ScopeMistranslated
                | Self::WordGiven
        )
    }
}

impl<T> Observed<T> {
    pub fn present(&self) -> Option<&T> {
        match self {
            Self::Present(value) => Some(value),
            Self::Absent | Self::Unknown(_) => None,
        }
    }

    pub fn as_ref(&self) -> Observed<&T> {
        match self {
            Self::Absent => Observed::Absent,
            Self::Present(value) => Observed::Present(value),
            Self::Unknown(reason) => Observed::Unknown(*reason),
        }
    }

    pub fn map<U>(self, f: impl FnOnce(T) -> U) -> Observed<U> {
        match self {
            Self::Absent => Observed::Absent,
            Self::Present(value) => Observed::Present(f(value)),
            Self::Unknown(reason) => Observed::Unknown(reason),
        }
    }
}

impl Look {
    /// A look that nobody took, each part unknown for the one reason.
    pub fn not_taken(domain: Domain, reason: Unanswered) -> Self {
        Self {
            domain,
            mx: Observed::Unknown(reason),
            exists: Observed::Unknown(reason),
            addresses: Observed::Unknown(reason),
            autodiscover: Observed::Unknown(reason),
            spf: Observed::Unknown(reason),
            dkim: Observed::Unknown(reason),
            verification: Observed::Unknown(reason),
            tenant: Observed::Unknown(reason),
        }
    }
}
