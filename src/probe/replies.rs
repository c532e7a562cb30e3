//! The questions of one look, and what their replies say together.

use std::future::Future;
use std::time::Duration;

use hickory_resolver::proto::rr::{Name, RecordType};
use tokio::time::{Instant, timeout_at};

use super::dns::{Dns, Reply};
use super::microsoft::MicrosoftLogin;
use super::records::{addresses, alias, mail_exchangers, spf, verification};
use crate::evidence::{Autodiscover, Look, Observed, Unanswered};
use crate::mail::{Domain, Tenant};

/// Every reply that a look is made of: eight DNS questions and one over HTTPS.
pub(super) struct Replies {
    mx: Reply,
    txt: Reply,
    ipv4: Reply,
    ipv6: Reply,
    autodiscover_alias: Reply,
    autodiscover_ipv4: Reply,
    autodiscover_ipv6: Reply,
    dkim: Reply,
    tenant: Observed<Tenant>,
}

impl Replies {
    /// Asks everything at once and waits until all is answered or the deadline has come.
    pub async fn gather(
        domain: &Domain,
        dns: &Dns,
        login: &MicrosoftLogin,
        deadline: Instant,
    ) -> Self {
        let ask = |prefix: &str, record_type| {
            let name = absolute_name(prefix, domain);
            async move {
                // With its prefix a long name may pass the 255 octets of RFC 1035 §2.3.4.
                let Some(name) = name else {
                    return Reply::no_such_name();
                };
                let reply = timeout_at(deadline, dns.ask(&name, record_type)).await;
                reply.unwrap_or_else(|_| Reply::failed(Unanswered::TimedOut))
            }
        };
        let (
            mx,
            txt,
            ipv4,
            ipv6,
            // Asked for by itself, because a resolver that cannot reach the alias's target
            // answers the other two with a failure that does not show the alias.
            autodiscover_alias,
            autodiscover_ipv4,
            autodiscover_ipv6,
            dkim,
            tenant,
        ) = tokio::join!(
            ask("", RecordType::MX),
            ask("", RecordType::TXT),
            ask("", RecordType::A),
            ask("", RecordType::AAAA),
            ask("autodiscover.", RecordType::CNAME),
            ask("autodiscover.", RecordType::A),
            ask("autodiscover.", RecordType::AAAA),
            ask("selector1._domainkey.", RecordType::CNAME),
            before(deadline, login.tenant_of(domain)),
        );
        Self {
            mx,
            txt,
            ipv4,
            ipv6,
            autodiscover_alias,
            autodiscover_ipv4,
            autodiscover_ipv6,
            dkim,
            tenant,
        }
    }

    /// The shortest time for which any of the DNS answers may be kept.
    pub fn shortest_ttl(&self) -> Option<Duration> {
        self.all().into_iter().filter_map(|reply| reply.ttl).min()
    }

    pub fn into_look(self, domain: &Domain) -> Look {
        Look {
            domain: domain.clone(),
            mx: mail_exchangers(&self.mx),
            exists: self.existence(),
            addresses: addresses(&self.ipv4, &self.ipv6),
            autodiscover: self.autodiscover(),
            spf: spf(&self.txt),
            dkim: alias(&self.dkim),
            verification: verification(&self.txt),
            tenant: self.tenant,
        }
    }

    /// A name exists if any answer shows it. Some servers say NXDOMAIN for types they do
    /// not know, so one NXDOMAIN counts only where no other answer speaks against it.
    fn existence(&self) -> Observed<()> {
        let at_domain = [&self.mx, &self.txt, &self.ipv4, &self.ipv6];
        let verdicts = at_domain.map(|reply| &reply.name_exists);
        let known = |verdict: &&Observed<()>| !matches!(verdict, Observed::Unknown(_));
        let present = verdicts.iter().find(|verdict| verdict.present().is_some());
        let first_known = verdicts.iter().find(|verdict| known(verdict));
        (*present.or(first_known).unwrap_or(&verdicts[0])).clone()
    }

    fn autodiscover(&self) -> Observed<Autodiscover> {
        let replies = [&self.autodiscover_alias, &self.autodiscover_ipv4, &self.autodiscover_ipv6];
        // An answer with addresses shows the alias too, should its own question have failed.
        let alias = match alias(&self.autodiscover_alias) {
            Observed::Present(name) => Some(name),
            _ => replies.iter().find_map(|reply| reply.alias.clone()),
        };
        if let Some(name) = alias {
            return Observed::Present(Autodiscover::Cname(name));
        }
        match addresses(&self.autodiscover_ipv4, &self.autodiscover_ipv6) {
            // Of all addresses the first is enough to tell whose host this is.
            Observed::Present(addresses) => match addresses.first() {
                Some(address) => Observed::Present(Autodiscover::Address(*address)),
                None => Observed::Absent,
            },
            Observed::Unknown(reason) => Observed::Unknown(reason),
            Observed::Absent => match &self.autodiscover_alias.records {
                Observed::Unknown(reason) => Observed::Unknown(*reason),
                _ => Observed::Absent,
            },
        }
    }

    fn all(&self) -> [&Reply; 8] {
        [
            &self.mx,
            &self.txt,
            &self.ipv4,
            &self.ipv6,
            &self.autodiscover_alias,
            &self.autodiscover_ipv4,
            &self.autodiscover_ipv6,
            &self.dkim,
        ]
    }
}

/// The name with its trailing dot, so that no search domain is ever tried.
fn absolute_name(prefix: &str, domain: &Domain) -> Option<Name> {
    Name::from_ascii(format!("{prefix}{domain}.")).ok()
}

async fn before<T>(
    deadline: Instant,
    observation: impl Future<Output = Observed<T>>,
) -> Observed<T> {
    let timed_out = Observed::Unknown(Unanswered::TimedOut);
    timeout_at(deadline, observation).await.unwrap_or(timed_out)
}

#[cfg(test)]
mod tests {
    use std::net::IpAddr;

    use super::*;
    use crate::mail::DnsName;
    use hickory_resolver::proto::rr::RData;
    use hickory_resolver::proto::rr::rdata::{A, CNAME};

    fn found(records: Vec<RData>) -> Reply {
        Reply {
            records: Observed::Present(records),
            name_exists: Observed::Present(()),
            alias: None,
            ttl: None,
        }
    }

    fn nothing() -> Reply {
        Reply {
            records: Observed::Absent,
            name_exists: Observed::Present(()),
            alias: None,
            ttl: None,
        }
    }

    fn timed_out() -> Reply {
        Reply::failed(Unanswered::TimedOut)
    }

    /// Replies about a name that exists and has nothing at all.
    fn empty() -> Replies {
        Replies {
            mx: nothing(),
            txt: nothing(),
            ipv4: nothing(),
            ipv6: nothing(),
            autodiscover_alias: nothing(),
            autodiscover_ipv4: nothing(),
            autodiscover_ipv6: nothing(),
            dkim: nothing(),
            tenant: Observed::Absent,
        }
    }

    fn name(text: &str) -> Name {
        Name::from_ascii(text).expect("a name")
    }

    #[test]
    fn a_name_exists_if_any_answer_shows_it() {
        let none = || Reply::no_such_name();
        let cases = [
            ([none(), none(), none(), none()], Observed::Absent),
            ([none(), none(), nothing(), timed_out()], Observed::Present(())),
            ([timed_out(), none(), timed_out(), timed_out()], Observed::Absent),
            (
                [timed_out(), timed_out(), timed_out(), timed_out()],
                Observed::Unknown(Unanswered::TimedOut),
            ),
        ];
        for ([mx, txt, ipv4, ipv6], expected) in cases {
            let replies = Replies { mx, txt, ipv4, ipv6, ..empty() };
            assert_eq!(replies.existence(), expected);
        }
    }

    #[test]
    fn autodiscover_is_its_first_alias_else_its_address_else_what_is_known() {
        let outlook = || RData::CNAME(CNAME(name("autodiscover.outlook.com.")));
        let alias =
            Observed::Present(Autodiscover::Cname(DnsName::new("autodiscover.outlook.com")));
        let asked = Replies { autodiscover_alias: found(vec![outlook()]), ..empty() };
        assert_eq!(asked.autodiscover(), alias);

        let mut shown = found(vec![RData::A(A::new(192, 0, 2, 1))]);
        shown.alias = Some(DnsName::new("autodiscover.outlook.com"));
        let shown =
            Replies { autodiscover_alias: timed_out(), autodiscover_ipv4: shown, ..empty() };
        assert_eq!(shown.autodiscover(), alias);

        let address =
            Replies { autodiscover_ipv4: found(vec![RData::A(A::new(192, 0, 2, 1))]), ..empty() };
        let address_of = Autodiscover::Address(IpAddr::from([192, 0, 2, 1]));
        assert_eq!(address.autodiscover(), Observed::Present(address_of));

        assert_eq!(empty().autodiscover(), Observed::Absent);
        for unanswered in [
            Replies { autodiscover_alias: timed_out(), ..empty() },
            Replies { autodiscover_ipv6: timed_out(), ..empty() },
        ] {
            assert_eq!(unanswered.autodiscover(), Observed::Unknown(Unanswered::TimedOut));
        }
    }

    #[test]
    fn a_name_too_long_for_its_prefix_is_not_asked_for() {
        let label = "a".repeat(61);
        let long = format!("{label}.{label}.{label}.{label}.com");
        let domain: Domain = long.parse().expect("251 characters are a domain");
        assert!(absolute_name("", &domain).is_some());
        assert_eq!(absolute_name("autodiscover.", &domain), None);
    }
}
