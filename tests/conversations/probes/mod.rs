//! Looks at domains, against a fake resolver and a fake sign-in host.

mod failing;
mod remembering;
mod seeing;

use std::net::IpAddr;
use std::time::Duration;

use mailfix::evidence::{Autodiscover, Look, Mx, Observed, Unanswered};
use mailfix::mail::{DnsName, Domain};
use mailfix::probe::{ProbeSettings, Probes};

use crate::fakes::dns::FakeDns;
use crate::fakes::microsoft::FakeMicrosoft;

const TENANT: &str = "aaaabbbb-0000-cccc-1111-dddd2222eeee";

/// So long that a test which passes never waits for it.
const AMPLE: Duration = Duration::from_secs(60);

/// What is out there, and settings that lead to it.
struct World {
    dns: FakeDns,
    microsoft: FakeMicrosoft,
    settings: ProbeSettings,
}

impl World {
    async fn start() -> Self {
        let dns = FakeDns::start().await;
        let microsoft = FakeMicrosoft::start().await;
        let settings = ProbeSettings {
            offline: false,
            resolvers: vec![dns.address()],
            deadline: AMPLE,
            dns_timeout: AMPLE,
            microsoft_login: microsoft.url(),
            extra_ca: Some(microsoft.authority().to_owned()),
        };
        Self { dns, microsoft, settings }
    }

    async fn with_zone(path: &str) -> Self {
        let world = Self::start().await;
        world.dns.serve_file(path);
        world
    }

    fn probes(&self) -> Probes {
        Probes::new(&self.settings).expect("the fakes' settings work")
    }

    /// A first look, with nothing remembered.
    async fn look_at(&self, name: &str) -> Look {
        self.probes().look_at(&domain(name)).await
    }
}

fn domain(name: &str) -> Domain {
    name.parse().expect("a domain")
}

fn mx(preference: u16, exchange: &str) -> Mx {
    Mx { preference, exchange: DnsName::new(exchange) }
}

fn unknown<T>(reason: Unanswered) -> Observed<T> {
    Observed::Unknown(reason)
}

fn text(text: &str) -> Observed<String> {
    Observed::Present(text.to_owned())
}

fn alias(name: &str) -> Observed<Autodiscover> {
    Observed::Present(Autodiscover::Cname(DnsName::new(name)))
}

fn addresses(addresses: &[&str]) -> Observed<Vec<IpAddr>> {
    let parse = |address: &&str| address.parse().expect("an address");
    Observed::Present(addresses.iter().map(parse).collect())
}
