//! What a look says when the outside is silent, broken or out of bounds.

use std::path::Path;
use std::time::Duration;

use hickory_proto::op::ResponseCode;
use hickory_proto::rr::RecordType;
use mailfix::evidence::{Observed, Unanswered};
use mailfix::probe::{ProbeError, ProbeSettings, Probes};

use super::{AMPLE, TENANT, World, addresses, alias, domain, mx, text, unknown};
use crate::fakes::dns::{self, FakeDns, Transport};
use crate::fakes::microsoft::Behavior::{Answer, Fail, Oversized, Redirect};

#[tokio::test]
async fn a_failing_resolver_is_never_an_absence() {
    for code in [ResponseCode::ServFail, ResponseCode::Refused, ResponseCode::FormErr] {
        let world = World::start().await;
        world.dns.behave(dns::Behavior::Fail(code));
        let look = world.look_at("contoso.com").await;
        let failed = Unanswered::ServerFailed;
        assert_eq!(look.mx, unknown(failed), "{code}");
        assert_eq!(look.exists, unknown(failed), "{code}");
        assert_eq!(look.addresses, unknown(failed), "{code}");
        assert_eq!(look.autodiscover, unknown(failed), "{code}");
        assert_eq!(look.spf, unknown(failed), "{code}");
        assert_eq!(look.dkim, unknown(failed), "{code}");
        assert_eq!(look.verification, unknown(failed), "{code}");
        assert_eq!(look.tenant, Observed::Absent, "Microsoft answered all the same");
        assert_eq!(world.dns.asked().len(), 16, "two tries for each of eight questions");
    }
}

#[tokio::test]
async fn a_silent_resolver_is_a_time_out() {
    let mut world = World::start().await;
    world.dns.behave(dns::Behavior::Silent);
    world.settings.dns_timeout = Duration::from_millis(20);
    let look = world.look_at("contoso.com").await;
    assert_eq!(look.mx, unknown(Unanswered::TimedOut));
    assert_eq!(look.exists, unknown(Unanswered::TimedOut));
    assert_eq!(look.tenant, Observed::Absent);
    assert_eq!(world.dns.questions().len(), 8);
}

#[tokio::test]
async fn a_dead_resolver_costs_one_try_and_then_the_healthy_one_is_first() {
    let mut world = World::with_zone("no-mx/web-only.zone").await;
    world.dns.serve_file("null-mx/parked.zone");
    let dead = FakeDns::start().await;
    dead.behave(dns::Behavior::Silent);
    world.settings.resolvers.insert(0, dead.address());
    world.settings.dns_timeout = Duration::from_secs(1);
    let probes = world.probes();

    let look = probes.look_at(&domain("web-only.example")).await;
    assert_eq!(look.addresses, addresses(&["192.0.2.50", "2001:db8::50"]));
    assert_eq!(dead.questions().len(), 8);

    let look = probes.look_at(&domain("parked.example")).await;
    assert_eq!(look.mx, Observed::Present(vec![mx(0, ".")]));
    assert_eq!(dead.questions().len(), 8, "nobody asks the dead one a second time");
}

#[tokio::test]
async fn a_resolver_that_refuses_gives_way_to_the_next() {
    let mut world = World::with_zone("null-mx/parked.zone").await;
    let refusing = FakeDns::start().await;
    refusing.behave(dns::Behavior::Fail(ResponseCode::Refused));
    world.settings.resolvers.insert(0, refusing.address());
    let look = world.look_at("parked.example").await;
    assert_eq!(look.mx, Observed::Present(vec![mx(0, ".")]));
}

#[tokio::test]
async fn a_truncated_answer_is_asked_for_again_over_tcp() {
    let world = World::with_zone("hybrid-exchange/own-server.zone").await;
    world.dns.behave(dns::Behavior::TruncateUdp);
    let look = world.look_at("contoso-works.example").await;
    assert_eq!(look.mx, Observed::Present(vec![mx(10, "mail.contoso-works.example")]));
    assert_eq!(look.verification, text("MS=ms55667788"));
    let asked = world.dns.asked();
    let over_tcp = asked.iter().filter(|question| question.transport == Transport::Tcp);
    assert_eq!(over_tcp.count(), 8);
}

#[tokio::test]
async fn packets_that_are_not_the_answer_are_passed_over() {
    let world = World::with_zone("null-mx/parked.zone").await;
    world.dns.behave(dns::Behavior::NoiseFirst);
    let look = world.look_at("parked.example").await;
    assert_eq!(look.mx, Observed::Present(vec![mx(0, ".")]));
    assert_eq!(look.exists, Observed::Present(()));
}

#[tokio::test]
async fn a_truncated_answer_without_tcp_is_no_absence() {
    let mut world = World::with_zone("healthy/exchange-online.zone").await;
    world.dns.behave(dns::Behavior::TruncateUdpRefuseTcp);
    world.settings.dns_timeout = Duration::from_secs(2);
    let look = world.look_at("contoso.com").await;
    assert!(matches!(look.mx, Observed::Unknown(_)), "{:?}", look.mx);
    assert!(matches!(look.exists, Observed::Unknown(_)), "{:?}", look.exists);
}

#[tokio::test]
async fn a_domain_without_tenant_is_told_from_a_sign_in_host_in_trouble() {
    let failed = unknown(Unanswered::ServerFailed);
    let world = World::start().await;
    world.microsoft.know("contoso.com", TENANT);
    for (behavior, name, expected) in [
        (Answer, "example.net", Observed::Absent),
        (Fail, "contoso.com", failed.clone()),
        (Oversized, "contoso.com", failed.clone()),
        (Redirect, "contoso.com", failed.clone()),
    ] {
        world.microsoft.behave(behavior);
        assert_eq!(world.look_at(name).await.tenant, expected, "{behavior:?}");
    }
    assert_eq!(world.microsoft.requests().len(), 4, "no redirect is followed, nothing repeated");
}

#[tokio::test]
async fn a_sign_in_host_nobody_vouches_for_is_not_believed() {
    let mut world = World::start().await;
    world.microsoft.know("contoso.com", TENANT);
    world.settings.extra_ca = None;
    let look = world.look_at("contoso.com").await;
    assert_eq!(look.tenant, unknown(Unanswered::ServerFailed));
    assert!(world.microsoft.requests().is_empty());
}

#[tokio::test]
async fn offline_nothing_is_sent() {
    let mut world = World::with_zone("healthy/exchange-online.zone").await;
    world.settings.offline = true;
    let look = world.look_at("contoso.com").await;
    assert_eq!(look.mx, unknown(Unanswered::Offline));
    assert_eq!(look.tenant, unknown(Unanswered::Offline));
    assert!(world.dns.asked().is_empty());
    assert!(world.microsoft.requests().is_empty());
}

#[tokio::test]
async fn what_came_back_by_the_deadline_is_kept() {
    let mut world = World::with_zone("healthy/exchange-online.zone").await;
    world.settings.deadline = Duration::from_secs(2);
    let _mx = world.dns.hold("contoso.com.", RecordType::MX);
    let _tenant = world.microsoft.hold();
    let look = world.look_at("contoso.com").await;
    assert_eq!(look.mx, unknown(Unanswered::TimedOut));
    assert_eq!(look.tenant, unknown(Unanswered::TimedOut));
    assert_eq!(look.exists, Observed::Present(()));
    assert_eq!(look.verification, text("MS=ms12345678"));
    assert_eq!(look.autodiscover, alias("autodiscover.outlook.com"));
}

#[test]
fn settings_that_cannot_work_are_refused_at_once() {
    let settings = ProbeSettings {
        offline: false,
        resolvers: vec![([127, 0, 0, 1], 53).into()],
        deadline: AMPLE,
        dns_timeout: AMPLE,
        microsoft_login: "https://login.microsoftonline.com".parse().expect("a URL"),
        extra_ca: Some(Path::new("no-such-authority.pem").to_owned()),
    };
    let error = Probes::new(&settings).err();
    assert!(matches!(error, Some(ProbeError::ExtraCaUnreadable { .. })), "{error:?}");
}
