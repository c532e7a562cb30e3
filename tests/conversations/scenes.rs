//! The scenes of the design, each from the question to the last line of the answer: Slack,
//! DNS and Microsoft played, everything between them real.

use std::net::SocketAddr;
use std::sync::Arc;
use std::time::Duration;

use mailfix::chat::slack::{Slack, routes};
use mailfix::clock::Clock;
use mailfix::helpdesk::Helpdesk;
use mailfix::knowledge::Knowledge;
use mailfix::locale::Locales;
use mailfix::probe::{ProbeSettings, Probes};

use crate::fakes::dns::FakeDns;
use crate::fakes::microsoft::FakeMicrosoft;
use crate::fakes::slack::{FakeSlack, serve, shown};

const TENANT: &str = "aaaabbbb-0000-cccc-1111-dddd2222eeee";

struct World {
    slack: FakeSlack,
    dns: FakeDns,
    microsoft: FakeMicrosoft,
    mailfix: SocketAddr,
    service: Arc<Slack>,
}

impl World {
    async fn start() -> Self {
        let slack = FakeSlack::start().await;
        let dns = FakeDns::start().await;
        let microsoft = FakeMicrosoft::start().await;
        let probes = Probes::new(&ProbeSettings {
            offline: false,
            resolvers: vec![dns.address()],
            deadline: Duration::from_secs(60),
            dns_timeout: Duration::from_secs(30),
            microsoft_login: microsoft.url(),
            extra_ca: Some(microsoft.authority().to_owned()),
        });
        let helpdesk = Helpdesk::new(
            Arc::new(Knowledge::embedded()),
            Arc::new(Locales::embedded()),
            probes.expect("the settings of the fakes"),
        );
        let service = Slack::new(slack.settings(), Arc::new(helpdesk), Clock::system());
        let service = Arc::new(service);
        let mailfix = serve(routes(Arc::clone(&service))).await;
        Self { slack, dns, microsoft, mailfix, service }
    }

    /// What the person sees at once, and what comes after the look.
    async fn ask(&mut self, text: &str) -> (String, String) {
        let acknowledgement = self.slack.command(self.mailfix, text).await;
        let at_once = shown(&acknowledgement.message);
        (at_once, shown(&self.slack.late_answer().await))
    }

    async fn finish(self) {
        self.service.finish().await;
        self.slack.finish();
    }
}

/// Scene 1: Giulia, whose Slack is Italian, pastes the heading of the page.
#[tokio::test]
async fn the_paste() {
    let mut world = World::start().await;
    world.slack.speaks("it-IT");
    world.dns.serve_file("healthy/exchange-online.zone");
    world.microsoft.know("contoso.com", TENANT);
    let (at_once, later) =
        world.ask("Serve l'approvazione dell'amministratore giulia@contoso.com").await;
    assert!(at_once.contains("Sto controllando contoso.com"), "{at_once}");
    assert!(later.contains("Il tuo amministratore deve approvare l'app"), "{later}");
    let link = format!(
        "https://login.microsoftonline.com/{TENANT}/v2.0/adminconsent\
         ?client_id=450987b3-a09a-4f14-9b2c-4f301d1e15f5&amp;\
         scope=https://graph.microsoft.com/Calendars.Read+"
    );
    assert!(later.contains(&link), "{later}");
    assert!(later.contains("+https://graph.microsoft.com/User.Read&amp;redirect_uri="), "{later}");
    assert!(!later.contains("{TENANT_ID}"), "{later}");
    // Of the address only the domain was asked for.
    assert!(world.microsoft.requests().iter().all(|asked| !asked.contains("giulia")));
    world.finish().await;
}

/// Scene 2: a code with two causes, and a domain that shows which of them it is.
#[tokio::test]
async fn the_fork() {
    let mut world = World::start().await;
    world.slack.speaks("en-US");
    world.dns.serve_file("hybrid-exchange/own-server.zone");
    world.microsoft.know("contoso-works.example", TENANT);
    let (_, later) = world
        .ask("OFFICE_ERROR_REST_API_NOT_ENABLED_FOR_COMPONENT_SHARED_MAILBOX anna@contoso-works.example")
        .await;
    let hybrid = later.find("a hybrid setup").expect("the likelier cause");
    let migration = later.find("has not arrived yet").expect("the other cause");
    assert!(hybrid < migration, "{later}");
    assert!(later.contains("+ autodiscover.contoso-works.example does not lead to Microsoft"));
    assert!(later.contains("Get-EXORecipient -Identity anna@contoso-works.example"), "{later}");
    world.finish().await;
}

/// Scene 4, as far as it goes today: where the mail of a domain lives.
#[tokio::test]
async fn the_domain() {
    let mut world = World::start().await;
    world.slack.speaks("it-IT");
    world.dns.serve_file("gateway-in-front/proofpoint-before-exchange.zone");
    let (at_once, later) = world.ask("check contoso-bank.example").await;
    assert!(at_once.contains("contoso-bank.example"), "{at_once}");
    assert!(later.contains("passa prima da Proofpoint"), "{later}");
    assert!(later.contains("Exchange Online"), "{later}");
    world.finish().await;
}

/// What nobody answered is said to be open, and never to be missing.
#[tokio::test]
async fn a_look_without_an_answer_leaves_the_causes_open() {
    let mut world = World::start().await;
    world.slack.speaks("en-US");
    // No zone is served, so the resolver refuses every question.
    let (_, later) = world.ask("RESTAPINotEnabledForComponentSharedMailbox anna@contoso.com").await;
    assert!(later.contains("could not check everything about contoso.com"), "{later}");
    assert!(later.contains("a hybrid setup") && later.contains("has not arrived yet"), "{later}");
    assert!(!later.contains("no MX"), "{later}");
    world.finish().await;
}
