//! What people get when they type `/mailfix` in Slack.

use std::net::SocketAddr;
use std::sync::Arc;
use std::time::{Duration, SystemTime, UNIX_EPOCH};

use axum::http::StatusCode;
use mailfix::chat::slack::{Slack, SlackSettings, routes};
use mailfix::clock::Clock;
use mailfix::helpdesk::Helpdesk;
use mailfix::knowledge::Knowledge;
use mailfix::locale::Locales;
use mailfix::probe::{ProbeSettings, Probes};
use serde_json::Value;

use crate::fakes::slack::{FakeSlack, serve, shown};

/// mailfix as Slack sees it, with Slack beside it.
struct World {
    slack: FakeSlack,
    mailfix: SocketAddr,
    service: Arc<Slack>,
}

impl World {
    async fn start() -> Self {
        Self::with(|_| {}).await
    }

    async fn with(change: impl FnOnce(&mut SlackSettings)) -> Self {
        Self::with_probes(change, &probes_without_answers().await).await
    }

    async fn with_probes(change: impl FnOnce(&mut SlackSettings), probes: &ProbeSettings) -> Self {
        let slack = FakeSlack::start().await;
        let mut settings = slack.settings();
        change(&mut settings);
        let helpdesk = Helpdesk::new(
            Arc::new(Knowledge::embedded()),
            Arc::new(Locales::embedded()),
            Probes::new(probes).expect("probes"),
        );
        let service = Arc::new(Slack::new(settings, Arc::new(helpdesk), Clock::system()));
        let mailfix = serve(routes(service.clone())).await;
        Self { slack, mailfix, service }
    }

    async fn ask(&mut self, text: &str) -> Value {
        let acknowledgement = self.slack.command(self.mailfix, text).await;
        assert_eq!(acknowledgement.status, StatusCode::OK);
        acknowledgement.message
    }

    async fn finish(self) {
        self.service.finish().await;
        self.slack.finish();
    }
}

/// Every DNS server fails, and Microsoft cannot be reached.
async fn probes_without_answers() -> ProbeSettings {
    let dns = tokio::net::UdpSocket::bind("127.0.0.1:0").await.expect("loopback");
    let resolver = dns.local_addr().expect("an address");
    tokio::spawn(async move {
        let mut packet = [0; 4096];
        while let Ok((length, client)) = dns.recv_from(&mut packet).await {
            // The question comes back as a response (RFC 1035 §4.1.1) with SERVFAIL.
            packet[2] |= 0x80;
            packet[3] = (packet[3] & 0xf0) | 2;
            let _ = dns.send_to(&packet[..length], client).await;
        }
    });
    ProbeSettings {
        offline: false,
        resolvers: vec![resolver],
        deadline: Duration::from_secs(2),
        dns_timeout: Duration::from_secs(1),
        microsoft_login: "http://127.0.0.1:9".parse().expect("a URL"),
        extra_ca: None,
    }
}

#[tokio::test]
async fn a_code_is_answered_inside_the_acknowledgement() {
    let mut world = World::start().await;
    let message = world.ask("AADSTS90094: admin approval required").await;
    assert!(shown(&message).contains("1. "), "{message}");
    assert!(message["text"].as_str().is_some_and(|text| text.contains("1. ")));
    world.finish().await;
}

#[tokio::test]
async fn the_language_of_somebodys_slack_is_the_answers() {
    let mut world = World::start().await;
    world.slack.speaks("it-IT");
    let italian = world.ask("help").await;
    world.finish().await;

    let mut world = World::start().await;
    world.slack.speaks("en-US");
    let english = world.ask("help").await;
    world.finish().await;
    assert_ne!(italian["text"], english["text"]);

    // Without the scope, or without a token, the next in the order decides.
    let mut world = World::start().await;
    assert_eq!(world.ask("help").await["text"], english["text"]);
    world.finish().await;
    let mut world = World::with(|settings| settings.bot_token = None).await;
    world.slack.speaks("it-IT");
    assert_eq!(world.ask("help").await["text"], english["text"]);
    world.finish().await;
}

#[tokio::test]
async fn an_empty_command_gets_help() {
    let mut world = World::start().await;
    let help = world.ask("help").await;
    assert_eq!(world.ask("").await["text"], help["text"]);
    assert_eq!(world.ask("  \n").await["text"], help["text"]);
    world.finish().await;
}

#[tokio::test]
async fn a_look_is_announced_at_once_and_answered_through_the_response_url() {
    let mut world = World::start().await;
    let notice = world.ask("check contoso.com").await;
    assert!(shown(&notice).contains("contoso.com"), "{notice}");
    let answer = world.slack.late_answer().await;
    assert!(shown(&answer).contains("contoso.com"), "{answer}");
    assert_ne!(answer["text"], notice["text"]);
    world.finish().await;
}

#[tokio::test]
async fn t12_a_response_url_elsewhere_is_never_asked_and_the_answer_comes_at_once() {
    let mut world = World::start().await;
    let sink = tokio::net::TcpListener::bind("127.0.0.1:0").await.expect("loopback");
    let elsewhere = sink.local_addr().expect("an address").port();
    let form = world.slack.form("check contoso.com");
    let own = form.split("response_url=http%3A%2F%2F127.0.0.1%3A").nth(1);
    let own = own.and_then(|rest| rest.split("%2F").next()).expect("a port");
    let form = form.replace(&format!("127.0.0.1%3A{own}"), &format!("127.0.0.1%3A{elsewhere}"));
    let message = world.slack.send(world.mailfix, &form).await.message;
    assert!(shown(&message).contains("contoso.com"), "{message}");
    world.service.finish().await;
    let connection = tokio::time::timeout(Duration::ZERO, sink.accept()).await;
    assert!(connection.is_err(), "somebody connected");
    world.finish().await;
}

#[tokio::test]
async fn offline_everything_is_answered_inside_the_acknowledgement() {
    let mut world = World::with(|settings| settings.offline = true).await;
    let message = world.ask("check contoso.com").await;
    assert!(shown(&message).contains("contoso.com"), "{message}");
    world.finish().await;
}

#[tokio::test]
async fn t01_one_changed_byte_is_refused() {
    let mut world = World::start().await;
    let form = world.slack.form("AADSTS90094");
    let now = SystemTime::now().duration_since(UNIX_EPOCH).expect("after 1970").as_secs();
    for signature in ["", "v0=", &format!("v0={}", "0".repeat(64))] {
        let refused = world.slack.send_signed(world.mailfix, &form, now, signature).await;
        assert_eq!(refused.status, StatusCode::UNAUTHORIZED, "{signature}");
    }
    world.finish().await;
}

#[tokio::test]
async fn t02_a_command_sent_twice_is_acknowledged_and_answered_once() {
    let mut world = World::start().await;
    let form = world.slack.form("check contoso.com");
    let first = world.slack.send(world.mailfix, &form).await;
    assert!(!first.message.is_null());
    let second = world.slack.send(world.mailfix, &form).await;
    assert_eq!((second.status, second.message), (StatusCode::OK, Value::Null));
    world.slack.late_answer().await;
    world.finish().await;
}

#[tokio::test]
async fn t38_t40_what_people_type_comes_back_as_text() {
    let mut world = World::with(|settings| settings.offline = true).await;
    for hostile in [
        "550 5.1.1 <!channel>@example.org <@U0ANNA> @everyone",
        "```\n<https://evil.example|https://login.microsoftonline.com>\n```",
        "check <!channel>.example",
        "check http://user:pass@127.0.0.1/<!here>",
        "AADSTS90094 \u{202e} <mailto:a@contoso.com|a@contoso.com>",
        "*bold* _italic_ ~gone~ :tada:",
    ] {
        // The fake holds each message against Slack's limits and looks for `<`.
        world.ask(hostile).await;
    }
    world.finish().await;
}

#[tokio::test]
async fn t29_odd_input_gets_a_message_within_the_limits() {
    let mut world = World::start().await;
    let codes: String = (50_000..60_000).map(|code| format!("AADSTS{code} ")).collect();
    for odd in [codes.as_str(), "\0\u{feff}\u{200b}", "check", "check 127.0.0.1", "check localhost"]
    {
        let message = world.ask(odd).await;
        assert!(message["text"].is_string(), "{message}");
    }
    world.finish().await;
}

#[tokio::test]
async fn when_too_many_answers_are_on_their_way_the_next_person_is_told_so() {
    // A DNS server that never answers keeps every look waiting until its deadline.
    let silent = tokio::net::UdpSocket::bind("127.0.0.1:0").await.expect("loopback");
    let probes = ProbeSettings {
        resolvers: vec![silent.local_addr().expect("an address")],
        deadline: Duration::from_secs(3600),
        dns_timeout: Duration::from_secs(3600),
        ..probes_without_answers().await
    };
    let mut world = World::with_probes(|_| {}, &probes).await;
    let looking = world.ask("check contoso.com").await;
    for _ in 1..64 {
        assert_eq!(world.ask("check contoso.com").await, looking);
    }
    assert_ne!(world.ask("check contoso.com").await, looking);
    world.slack.finish();
}

#[tokio::test]
async fn a_tls_probe_is_acknowledged_and_nothing_else() {
    let world = World::start().await;
    let probe = world.slack.send_signed(world.mailfix, "ssl_check=1&token=x", 0, "").await;
    assert_eq!((probe.status, probe.message), (StatusCode::OK, Value::Null));
    world.finish().await;
}
