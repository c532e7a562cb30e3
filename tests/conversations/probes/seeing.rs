//! What a look shows of domains as they are found.

use std::net::IpAddr;

use mailfix::evidence::{Autodiscover, Observed};
use mailfix::mail::{Cloud, DnsName, Tenant};

use super::{TENANT, World, addresses, alias, mx, text};

#[tokio::test]
async fn a_domain_in_exchange_online_shows_all_its_signs() {
    let world = World::with_zone("healthy/exchange-online.zone").await;
    world.microsoft.know("contoso.com", TENANT);
    let look = world.look_at("contoso.com").await;
    let exchange = "contoso-com.mail.protection.outlook.com";
    assert_eq!(look.mx, Observed::Present(vec![mx(0, exchange)]));
    assert_eq!(look.exists, Observed::Present(()));
    assert_eq!(look.addresses, addresses(&["192.0.2.10"]));
    assert_eq!(look.spf, text("v=spf1 include:spf.protection.outlook.com -all"));
    assert_eq!(look.verification, text("MS=ms12345678"));
    assert_eq!(look.autodiscover, alias("autodiscover.outlook.com"));
    let selector = "selector1-contoso-com._domainkey.contoso.onmicrosoft.com";
    assert_eq!(look.dkim, Observed::Present(DnsName::new(selector)));
    let tenant = Tenant { id: TENANT.parse().expect("a GUID"), cloud: Cloud::Worldwide };
    assert_eq!(look.tenant, Observed::Present(tenant));
}

#[tokio::test]
async fn a_look_asks_what_it_needs_and_nothing_else() {
    let world = World::with_zone("hybrid-exchange/own-server.zone").await;
    world.look_at("contoso-works.example").await;
    let expected = [
        "autodiscover.contoso-works.example. A",
        "autodiscover.contoso-works.example. AAAA",
        "autodiscover.contoso-works.example. CNAME",
        "contoso-works.example. A",
        "contoso-works.example. AAAA",
        "contoso-works.example. MX",
        "contoso-works.example. TXT",
        "selector1._domainkey.contoso-works.example. CNAME",
    ];
    assert_eq!(world.dns.questions(), expected);
    assert_eq!(world.dns.asked().len(), expected.len(), "each is put once");
    let path = "/contoso-works.example/v2.0/.well-known/openid-configuration";
    assert_eq!(world.microsoft.requests(), [path]);
}

#[tokio::test]
async fn a_gateway_in_front_of_exchange_online_leaves_the_other_signs() {
    let world = World::with_zone("gateway-in-front/proofpoint-before-exchange.zone").await;
    let look = world.look_at("contoso-bank.example").await;
    let gateways =
        [mx(10, "mxa-00123401.gslb.pphosted.com"), mx(10, "mxb-00123401.gslb.pphosted.com")];
    assert_eq!(look.mx, Observed::Present(gateways.to_vec()));
    assert!(look.spf.present().is_some_and(|spf| spf.contains("spf.protection.outlook.com")));
    assert_eq!(look.autodiscover, alias("autodiscover.outlook.com"));
    assert!(look.dkim.present().is_some_and(|name| name.ends_with("dkim.mail.microsoft")));
}

#[tokio::test]
async fn mail_at_google_is_seen_in_order_of_preference() {
    let world = World::with_zone("mail-elsewhere/google.zone").await;
    let look = world.look_at("contoso-school.example").await;
    let exchangers = [
        mx(1, "aspmx.l.google.com"),
        mx(5, "alt1.aspmx.l.google.com"),
        mx(5, "alt2.aspmx.l.google.com"),
        mx(10, "alt3.aspmx.l.google.com"),
    ];
    assert_eq!(look.mx, Observed::Present(exchangers.to_vec()));
    assert_eq!(look.autodiscover, Observed::Absent);
    assert_eq!(look.dkim, Observed::Absent, "only another selector is there");
}

#[tokio::test]
async fn autodiscover_at_an_own_server_shows_its_address() {
    let world = World::with_zone("hybrid-exchange/own-server.zone").await;
    let look = world.look_at("contoso-works.example").await;
    let own = Autodiscover::Address(IpAddr::from([192, 0, 2, 61]));
    assert_eq!(look.autodiscover, Observed::Present(own));
    assert_eq!(look.mx, Observed::Present(vec![mx(10, "mail.contoso-works.example")]));
}

#[tokio::test]
async fn a_null_mx_is_an_mx_to_the_root() {
    let world = World::with_zone("null-mx/parked.zone").await;
    let look = world.look_at("parked.example").await;
    assert_eq!(look.mx, Observed::Present(vec![mx(0, ".")]));
}

#[tokio::test]
async fn a_domain_without_mx_still_shows_its_addresses() {
    let world = World::with_zone("no-mx/web-only.zone").await;
    let look = world.look_at("web-only.example").await;
    assert_eq!(look.mx, Observed::Absent);
    assert_eq!(look.exists, Observed::Present(()));
    assert_eq!(look.addresses, addresses(&["192.0.2.50", "2001:db8::50"]));
    assert_eq!(look.spf, Observed::Absent);
}

#[tokio::test]
async fn a_name_that_is_not_there_is_told_from_an_empty_one() {
    let world = World::with_zone("no-mx/web-only.zone").await;
    let missing = world.look_at("nowhere.web-only.example").await;
    assert_eq!(missing.exists, Observed::Absent);
    assert_eq!(missing.mx, Observed::Absent);

    let empty = world.look_at("empty.web-only.example").await;
    assert_eq!(empty.exists, Observed::Present(()), "there is a name below it");
    assert_eq!(empty.mx, Observed::Absent);

    let aliased = world.look_at("www.web-only.example").await;
    assert_eq!(aliased.exists, Observed::Present(()));
    assert_eq!(aliased.addresses, addresses(&["192.0.2.50", "2001:db8::50"]));
}

#[tokio::test]
async fn a_record_set_too_big_for_udp_arrives_and_is_cut() {
    let world = World::start().await;
    let mut zone = "$ORIGIN big.example.\n$TTL 60\n\
        @ IN SOA ns1.example.net. hostmaster.big.example. 1 7200 900 1209600 300\n"
        .to_owned();
    for number in 0..500 {
        zone += &format!("@ IN MX {number} mx{number}.mail.big.example.\n");
    }
    world.dns.serve_text(&zone);
    let look = world.look_at("big.example").await;
    let exchangers = look.mx.present().expect("it came over TCP");
    assert_eq!(exchangers[0], mx(0, "mx0.mail.big.example"));
    assert!((10..200).contains(&exchangers.len()), "{}", exchangers.len());
}

#[tokio::test]
async fn aliases_in_a_circle_end() {
    let world = World::start().await;
    world.dns.serve_text(
        "$ORIGIN circle.example.\n$TTL 60\n\
         @ IN SOA ns1.example.net. hostmaster.circle.example. 1 7200 900 1209600 300\n\
         autodiscover IN CNAME round.circle.example.\n\
         round IN CNAME autodiscover.circle.example.\n",
    );
    let look = world.look_at("circle.example").await;
    assert_eq!(look.autodiscover, alias("round.circle.example"));
    assert_eq!(world.dns.questions().len(), 8, "no alias makes us ask more");
}

#[tokio::test]
async fn a_government_tenant_shows_its_cloud() {
    let world = World::start().await;
    world.microsoft.know_in_cloud("contoso.com", TENANT, "microsoftonline.us");
    let look = world.look_at("contoso.com").await;
    let cloud = look.tenant.present().map(|tenant| tenant.cloud);
    assert_eq!(cloud, Some(Cloud::UsGovernment));
}
