//! What a look means: where a domain's mail lives, and the signs for it.

use serde::Serialize;

use super::finding::{Finding, FindingId, State, findings};
use crate::evidence::{Autodiscover, Fact, FactId, Look, Mx, Observed, Unanswered};
use crate::knowledge::{Provider, ProviderKind, Providers};
use crate::mail::{Cloud, DnsName, Domain, Tenant};

/// Where the mail of a domain lives, as far as the look could tell.
#[derive(Clone, Debug)]
pub struct MailHome {
    pub domain: Domain,
    pub verdict: Verdict,
    /// Who runs the mailboxes, when the MX says it or Exchange Online shows behind a gateway.
    pub provider: Option<Provider>,
    /// Who stands in front of the mailboxes.
    pub gateway: Option<Provider>,
    /// The MX records in order of preference.
    pub mx: Vec<Mx>,
    pub tenant: Option<Tenant>,
    /// Everything that was seen, for diagnosis and as evidence.
    pub facts: Vec<Fact>,
    /// The same as a check reports it, with what is not there.
    pub findings: Vec<Finding>,
    /// Why it is not known where mail arrives, when it is not.
    pub unanswered: Option<Unanswered>,
    /// Whether some look-up besides the MX brought no answer.
    pub incomplete: bool,
}

/// Where a domain's mail lives, in one word.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, utoipa::ToSchema)]
#[serde(rename_all = "kebab-case")]
pub enum Verdict {
    /// In Exchange Online.
    Cloud,
    /// At another provider than Microsoft.
    Elsewhere,
    /// Handed on to a mailbox that DNS does not show.
    Forwarded,
    /// Some mailboxes in Exchange Online, some on the organization's own server.
    Hybrid,
    /// Nowhere: the domain takes no mail.
    NoMail,
    /// The domain does not exist.
    NoSuchDomain,
    /// The look brought no answer.
    NotChecked,
    /// On a server of the organization's own.
    OnPremises,
    /// Behind a gateway or at a host that says nothing about the mailboxes.
    Unclear,
}

/// Says what a look means.
pub fn mail_home(look: &Look, providers: &Providers) -> MailHome {
    let findings = findings(look);
    let mut facts = Vec::new();
    let route = Route::of(look, providers);
    facts.extend(route.fact(look));
    facts.extend(exchange_facts(look));
    facts.extend(tenant_fact(look));
    let count = |ids: &[FactId]| facts.iter().filter(|fact| ids.contains(&fact.id)).count();
    let exchange = ExchangeSigns {
        online: count(&[
            FactId::AutodiscoverAtMicrosoft,
            FactId::DkimAtMicrosoft,
            FactId::SpfIncludesMicrosoft,
        ]),
        own_autodiscover: count(&[FactId::AutodiscoverElsewhere]) > 0,
    };
    let microsoft = || providers.by_id("microsoft365").cloned();
    let verdict = route.verdict(exchange);
    let provider = match (&route, verdict) {
        (Route::Mailbox(provider), _) => Some(provider.clone()),
        (Route::Gateway(_), Verdict::Cloud | Verdict::Hybrid) => microsoft(),
        _ => None,
    };
    let gateway = match &route {
        Route::Forwarder(provider) | Route::Gateway(provider) => Some(provider.clone()),
        _ => None,
    };
    MailHome {
        domain: look.domain.clone(),
        verdict,
        provider,
        gateway,
        mx: look.mx.present().cloned().unwrap_or_default(),
        tenant: look.tenant.present().cloned(),
        unanswered: match route {
            Route::NotKnown(reason) => Some(reason),
            _ => None,
        },
        incomplete: is_incomplete(&findings),
        findings,
        facts,
    }
}

/// Where the MX leads.
enum Route {
    Forwarder(Provider),
    Gateway(Provider),
    /// No MX, but an address: mail goes to the domain's own host (RFC 5321 §5.1).
    Implicit(String),
    Mailbox(Provider),
    NoMx,
    NoSuchDomain,
    NotKnown(Unanswered),
    Null,
    OwnHost,
    Uncharted,
}

#[derive(Clone, Copy)]
struct ExchangeSigns {
    /// How many of autodiscover, DKIM and SPF point at Exchange Online.
    online: usize,
    /// Autodiscover leads elsewhere, as it must in a hybrid organization.
    own_autodiscover: bool,
}

impl Route {
    fn of(look: &Look, providers: &Providers) -> Self {
        if look.exists == Observed::Absent {
            return Self::NoSuchDomain;
        }
        let records = match &look.mx {
            Observed::Unknown(reason) => return Self::NotKnown(*reason),
            Observed::Absent => {
                return match look.addresses.as_ref().map(|addresses| addresses.first()) {
                    Observed::Present(Some(address)) => Self::Implicit(address.to_string()),
                    // Without an MX, mail goes to the addresses, and nobody said what they are.
                    Observed::Unknown(reason) => Self::NotKnown(reason),
                    Observed::Absent | Observed::Present(None) => Self::NoMx,
                };
            }
            Observed::Present(records) => records,
        };
        // RFC 7505 §3: one record, preference 0, the root as exchange.
        if records.iter().all(|mx| mx.exchange.is_root()) {
            return Self::Null;
        }
        // The host of lowest preference takes the mail; others only stand in for it.
        let Some(first) = records.iter().find(|mx| !mx.exchange.is_root()) else {
            return Self::NoMx;
        };
        match providers.of_host(&first.exchange) {
            Some(provider) => match provider.kind {
                ProviderKind::Forwarder => Self::Forwarder(provider.clone()),
                ProviderKind::Gateway => Self::Gateway(provider.clone()),
                ProviderKind::Mailbox | ProviderKind::RegistrarDefault => {
                    Self::Mailbox(provider.clone())
                }
            },
            None if first.exchange.ends_with(look.domain.registrable()) => Self::OwnHost,
            None => Self::Uncharted,
        }
    }

    fn fact(&self, look: &Look) -> Option<Fact> {
        let records = look.mx.present().map_or(&[][..], Vec::as_slice);
        let shown = || records.iter().take(3).map(show_mx).collect::<Vec<_>>().join(", ");
        let fact = |id, detail: &str| Some(Fact::new(id, shown(), detail));
        match self {
            Self::Forwarder(provider) => fact(FactId::MxAtForwarder, &provider.name),
            Self::Gateway(provider) => fact(FactId::MxAtGateway, &provider.name),
            Self::Implicit(address) => Some(Fact::new(FactId::ImplicitMx, address, "")),
            Self::Mailbox(provider) => fact(mailbox_fact(&provider.id), &provider.name),
            Self::NoMx => Some(Fact::new(FactId::NoMx, "", "")),
            Self::NoSuchDomain => Some(Fact::new(FactId::NoSuchDomain, "", "")),
            // Nobody asked, so there is nothing to report.
            Self::NotKnown(Unanswered::NotAsked | Unanswered::Offline) => None,
            Self::NotKnown(_) => Some(Fact::new(FactId::MxNotKnown, "", "")),
            Self::Null => Some(Fact::new(FactId::NullMx, "0 .", "")),
            Self::OwnHost => fact(FactId::MxInOwnDomain, ""),
            Self::Uncharted => fact(FactId::MxUncharted, ""),
        }
    }

    fn verdict(&self, exchange: ExchangeSigns) -> Verdict {
        match self {
            Self::Mailbox(provider) if provider.id.starts_with("microsoft365") => {
                if exchange.own_autodiscover { Verdict::Hybrid } else { Verdict::Cloud }
            }
            Self::Mailbox(_) => Verdict::Elsewhere,
            Self::Forwarder(_) => Verdict::Forwarded,
            Self::NoSuchDomain => Verdict::NoSuchDomain,
            Self::NotKnown(_) => Verdict::NotChecked,
            Self::Null | Self::NoMx => Verdict::NoMail,
            Self::Gateway(_) | Self::OwnHost | Self::Uncharted | Self::Implicit(_) => {
                match (exchange.online, exchange.own_autodiscover, self) {
                    (2.., false, Self::Gateway(_)) => Verdict::Cloud,
                    (1.., true, _) | (2.., false, _) => Verdict::Hybrid,
                    (0, _, Self::OwnHost) => Verdict::OnPremises,
                    _ => Verdict::Unclear,
                }
            }
        }
    }
}

fn mailbox_fact(provider: &str) -> FactId {
    match provider {
        "google" => FactId::MxAtGoogle,
        "outlook-consumer" => FactId::MxAtConsumerOutlook,
        id if id.starts_with("microsoft365") => FactId::MxAtMicrosoft,
        _ => FactId::MxAtProvider,
    }
}

/// `10 mx.example.net`, as zone files write it.
pub(crate) fn show_mx(mx: &Mx) -> String {
    format!("{} {}", mx.preference, mx.exchange)
}

/// Traces of Exchange Online in the domain's other records.
fn exchange_facts(look: &Look) -> Vec<Fact> {
    const SPF_INCLUDES: [&str; 3] = [
        "include:spf.protection.office365.us",
        "include:spf.protection.outlook.com",
        "include:spf.protection.partner.outlook.cn",
    ];
    let mut facts = Vec::new();
    match look.autodiscover.present() {
        Some(Autodiscover::Cname(name)) if is_microsoft(name) => {
            facts.push(Fact::new(FactId::AutodiscoverAtMicrosoft, name.as_str(), ""));
        }
        Some(Autodiscover::Cname(name)) => {
            facts.push(Fact::new(FactId::AutodiscoverElsewhere, name.as_str(), ""));
        }
        Some(Autodiscover::Address(address)) => {
            facts.push(Fact::new(FactId::AutodiscoverElsewhere, address.to_string(), ""));
        }
        None => {}
    }
    if let Some(name) = look.dkim.present().filter(|name| is_microsoft(name)) {
        facts.push(Fact::new(FactId::DkimAtMicrosoft, name.as_str(), ""));
    }
    if let Some(spf) = look.spf.present() {
        let lower = spf.to_ascii_lowercase();
        if let Some(include) = SPF_INCLUDES.iter().find(|include| lower.contains(**include)) {
            facts.push(Fact::new(FactId::SpfIncludesMicrosoft, *include, ""));
        }
    }
    if let Some(record) = look.verification.present() {
        facts.push(Fact::new(FactId::VerifiedAtMicrosoft, record, ""));
    }
    facts
}

fn is_microsoft(name: &DnsName) -> bool {
    ["outlook.com", "office365.com", "onmicrosoft.com", "dkim.mail.microsoft", "office365.us"]
        .iter()
        .any(|suffix| name.ends_with(suffix))
}

fn tenant_fact(look: &Look) -> Option<Fact> {
    match &look.tenant {
        Observed::Present(tenant) if tenant.cloud == Cloud::Worldwide => {
            Some(Fact::new(FactId::TenantFound, tenant.id.as_str(), ""))
        }
        Observed::Present(tenant) => {
            Some(Fact::new(FactId::TenantInOtherCloud, tenant.id.as_str(), ""))
        }
        Observed::Absent => Some(Fact::new(FactId::TenantNotFound, "", "")),
        Observed::Unknown(_) => None,
    }
}

/// Whether a look-up besides the MX brought no answer.
fn is_incomplete(findings: &[Finding]) -> bool {
    findings.iter().any(|finding| finding.state == State::Unknown && finding.id != FindingId::Mx)
}

#[cfg(test)]
mod tests {
    use super::*;

    const TABLE: &str = include_str!("../../knowledge/providers.tsv");

    fn look(mx: &[(u16, &str)]) -> Look {
        let domain = "contoso.com".parse().expect("a domain");
        let mut look = Look::not_taken(domain, Unanswered::NotAsked);
        look.exists = Observed::Present(());
        look.mx = Observed::Present(
            mx.iter()
                .map(|(preference, name)| Mx {
                    preference: *preference,
                    exchange: DnsName::new(name),
                })
                .collect(),
        );
        look
    }

    fn home(look: &Look) -> MailHome {
        mail_home(look, &Providers::parse(TABLE).expect("the built-in table"))
    }

    #[test]
    fn the_mx_says_where_the_mail_lives() {
        for (mx, verdict, fact) in [
            ("contoso-com.mail.protection.outlook.com", Verdict::Cloud, FactId::MxAtMicrosoft),
            ("contoso-com.n-v1.mx.microsoft", Verdict::Cloud, FactId::MxAtMicrosoft),
            (
                "outlook-com.olc.protection.outlook.com",
                Verdict::Elsewhere,
                FactId::MxAtConsumerOutlook,
            ),
            ("aspmx.l.google.com", Verdict::Elsewhere, FactId::MxAtGoogle),
            ("mx1.contoso.com", Verdict::OnPremises, FactId::MxInOwnDomain),
            ("mx.unheard-of.example", Verdict::Unclear, FactId::MxUncharted),
            ("mx1-us1.ppe-hosted.com", Verdict::Unclear, FactId::MxAtGateway),
            (".", Verdict::NoMail, FactId::NullMx),
        ] {
            let home = home(&look(&[(0, mx)]));
            assert_eq!((home.verdict, home.facts[0].id), (verdict, fact), "{mx}");
        }
    }

    #[test]
    fn behind_a_gateway_other_records_tell_cloud_from_hybrid() {
        let mut look = look(&[(10, "mx0a-001.pphosted.com")]);
        look.spf = Observed::Present("v=spf1 Include:spf.protection.outlook.com -all".to_owned());
        look.dkim = Observed::Present(DnsName::new(
            "selector1-contoso-com._domainkey.contoso.onmicrosoft.com",
        ));
        let cloud = home(&look);
        assert_eq!(cloud.verdict, Verdict::Cloud);
        assert_eq!(cloud.provider.map(|provider| provider.id).as_deref(), Some("microsoft365"));
        look.autodiscover =
            Observed::Present(Autodiscover::Cname(DnsName::new("mail.contoso.com")));
        assert_eq!(home(&look).verdict, Verdict::Hybrid);
    }

    #[test]
    fn without_an_mx_the_addresses_decide_and_a_timeout_does_not() {
        let mut look = look(&[]);
        look.mx = Observed::Absent;
        look.addresses = Observed::Unknown(Unanswered::TimedOut);
        let open = home(&look);
        assert_eq!((open.verdict, open.facts[0].id), (Verdict::NotChecked, FactId::MxNotKnown));
        assert_eq!(open.unanswered, Some(Unanswered::TimedOut));
        assert_eq!(open.findings[0].report_id(), "domain/dns-timeout");
        look.addresses = Observed::Absent;
        assert_eq!(home(&look).facts[0].id, FactId::NoMx);
        look.addresses = Observed::Present(vec![[192, 0, 2, 1].into()]);
        assert_eq!(home(&look).facts[0].id, FactId::ImplicitMx);
    }

    #[test]
    fn what_was_not_answered_is_never_absent() {
        let domain: Domain = "contoso.com".parse().expect("a domain");
        let home = home(&Look::not_taken(domain, Unanswered::TimedOut));
        assert_eq!(home.verdict, Verdict::NotChecked);
        assert_eq!(home.facts[0].id, FactId::MxNotKnown);
        assert!(home.incomplete);
    }
}
