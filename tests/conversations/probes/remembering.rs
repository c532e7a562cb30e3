//! Looks that are remembered, shared and taken over.

use hickory_proto::op::ResponseCode;
use hickory_proto::rr::RecordType;
use mailfix::evidence::Unanswered;

use super::{World, domain, unknown};
use crate::fakes::dns::Behavior;

#[tokio::test]
async fn a_second_look_is_answered_from_memory() {
    let world = World::with_zone("healthy/exchange-online.zone").await;
    let probes = world.probes();
    let first = probes.look_at(&domain("contoso.com")).await;
    let asked = world.dns.asked().len();
    world.dns.behave(Behavior::Fail(ResponseCode::ServFail));
    let second = probes.look_at(&domain("Contoso.com.")).await;
    assert_eq!(second.mx, first.mx);
    assert_eq!(second.tenant, first.tenant);
    assert_eq!(world.dns.asked().len(), asked);
    assert_eq!(world.microsoft.requests().len(), 1);
}

#[tokio::test]
async fn a_failure_is_remembered_too() {
    let world = World::start().await;
    world.dns.behave(Behavior::Fail(ResponseCode::ServFail));
    let probes = world.probes();
    probes.look_at(&domain("contoso.com")).await;
    let asked = world.dns.asked().len();
    let again = probes.look_at(&domain("contoso.com")).await;
    assert_eq!(again.mx, unknown(Unanswered::ServerFailed));
    assert_eq!(world.dns.asked().len(), asked);
}

#[tokio::test]
async fn who_asks_while_a_look_is_being_taken_shares_it() {
    let world = World::with_zone("healthy/exchange-online.zone").await;
    let hold = world.dns.hold("contoso.com.", RecordType::MX);
    let probes = world.probes();
    let contoso = domain("contoso.com");
    let release = async {
        world.dns.until_asked("contoso.com.", RecordType::MX).await;
        hold.release();
    };
    let (first, second, third, ()) = tokio::join!(
        probes.look_at(&contoso),
        probes.look_at(&contoso),
        probes.look_at(&contoso),
        release,
    );
    assert!(first.mx.present().is_some());
    assert_eq!((&second.mx, &third.mx), (&first.mx, &first.mx));
    assert_eq!(world.microsoft.requests().len(), 1);
}

#[tokio::test]
async fn who_goes_away_leaves_the_look_to_the_next() {
    let world = World::with_zone("healthy/exchange-online.zone").await;
    let hold = world.dns.hold("contoso.com.", RecordType::MX);
    let probes = world.probes();
    let contoso = domain("contoso.com");
    tokio::select! {
        _ = probes.look_at(&contoso) => panic!("the answer is held back"),
        () = world.dns.until_asked("contoso.com.", RecordType::MX) => {}
    }
    hold.release();
    assert!(probes.look_at(&contoso).await.mx.present().is_some());
}
