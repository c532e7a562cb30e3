//! Discord's interactions endpoint: questions by HTTP, and what is sent back.

use std::sync::Arc;
use std::time::Duration;

use axum::body::{Body, to_bytes};
use axum::extract::Request;
use axum::http::StatusCode;
use mailfix::chat::discord::{Discord, DiscordSettings, routes};
use mailfix::helpdesk::Helpdesk;
use mailfix::knowledge::Knowledge;
use mailfix::locale::Locales;
use mailfix::probe::{ProbeSettings, Probes};
use serde_json::{Value, json};
use tower::ServiceExt;
use url::Url;

use crate::fakes::discord::{APPLICATION, FakeDiscord, Refusal};
use crate::fakes::discord_shapes::{check_response, command, interaction, ping};

pub const PROBLEM: &str = "OFFICE_ERROR_REST_API_NOT_ENABLED_FOR_COMPONENT_SHARED_MAILBOX";

pub fn discord(settings: DiscordSettings) -> Arc<Discord> {
    Arc::new(unshared(settings))
}

pub fn unshared(settings: DiscordSettings) -> Discord {
    // Nobody answers at these addresses, so every look ends without having seen anything.
    let probes = ProbeSettings {
        offline: false,
        resolvers: vec!["127.0.0.1:9".parse().expect("an address")],
        deadline: Duration::from_millis(200),
        dns_timeout: Duration::from_millis(100),
        microsoft_login: Url::parse("http://127.0.0.1:9").expect("a URL"),
        extra_ca: None,
    };
    let probes = Probes::new(&probes).expect("probes");
    let (knowledge, locales) = (Knowledge::embedded(), Locales::embedded());
    let helpdesk = Helpdesk::new(Arc::new(knowledge), Arc::new(locales), probes);
    Discord::new(settings, Arc::new(helpdesk)).expect("settings")
}

/// Posts to the endpoint; the answer is checked as Discord would.
pub async fn post(discord: &Arc<Discord>, request: Request) -> (StatusCode, Value) {
    let response = routes(discord.clone()).oneshot(request).await.expect("an answer");
    let status = response.status();
    let body = to_bytes(response.into_body(), 1 << 20).await.expect("a body");
    let body = serde_json::from_slice(&body).unwrap_or(Value::Null);
    if status == StatusCode::OK {
        check_response(&body).unwrap_or_else(|why| panic!("{why}: {body:#}"));
    }
    (status, body)
}

#[tokio::test]
async fn a_ping_is_answered_with_a_pong() {
    let fake = FakeDiscord::start().await;
    let discord = discord(fake.settings());
    let answer = post(&discord, fake.signed(&ping())).await;
    assert_eq!(answer, (StatusCode::OK, json!({ "type": 1 })));
    // Discord checks endpoints again and again, and may do so with the same id.
    let answer = post(&discord, fake.signed(&ping())).await;
    assert_eq!(answer, (StatusCode::OK, json!({ "type": 1 })));
    fake.finish();
}

/// T06 and T07: a forged interaction, and Discord's own probe with a wrong signature.
#[tokio::test]
async fn t06_t07_whatever_is_not_signed_gets_401_and_pings_too() {
    let fake = FakeDiscord::start().await;
    let discord = discord(fake.settings());
    for body in [ping(), command(1, PROBLEM, "it")] {
        let body = body.to_string();
        let good = fake.sign("1795000000", body.as_bytes());
        let other = fake.sign("1795000000", b"{}");
        for (signature, timestamp) in [
            (Some(other.as_str()), Some("1795000000")),
            (Some(good.as_str()), Some("1795000001")),
            (Some(&good[..127]), Some("1795000000")),
            (Some(&good[..126]), Some("1795000000")),
            (Some(""), Some("1795000000")),
            (Some(&"zz".repeat(64)), Some("1795000000")),
            (Some(&"+f".repeat(64)), Some("1795000000")),
            (Some(&"é".repeat(64)), Some("1795000000")),
            (Some(&"00".repeat(64)), Some("1795000000")),
            (None, Some("1795000000")),
            (Some(good.as_str()), None),
            (None, None),
        ] {
            let mut request = Request::post("/discord/interactions");
            if let Some(signature) = signature {
                request = request.header("X-Signature-Ed25519", signature.as_bytes());
            }
            if let Some(timestamp) = timestamp {
                request = request.header("X-Signature-Timestamp", timestamp);
            }
            let request = request.body(Body::from(body.clone())).expect("a request");
            let (status, _) = post(&discord, request).await;
            assert_eq!(status, StatusCode::UNAUTHORIZED, "{signature:?} {timestamp:?}");
        }
    }
    fake.finish();
}

#[tokio::test]
async fn what_is_signed_and_no_interaction_gets_400_and_what_is_huge_413() {
    let fake = FakeDiscord::start().await;
    let discord = discord(fake.settings());
    let mut upward = command(1, PROBLEM, "it");
    upward["token"] = json!("../../channels/1/messages");
    let mut unknown = command(2, PROBLEM, "it");
    unknown["type"] = json!(99);
    for body in [json!("{"), json!({}), json!([]), json!({ "type": 2 }), upward, unknown] {
        let (status, _) = post(&discord, fake.signed(&body)).await;
        assert_eq!(status, StatusCode::BAD_REQUEST, "{body}");
    }
    let huge = command(3, &"x".repeat(256 * 1024), "it");
    let (status, _) = post(&discord, fake.signed(&huge)).await;
    assert_eq!(status, StatusCode::PAYLOAD_TOO_LARGE);
    fake.finish();
}

#[tokio::test]
async fn without_a_public_key_there_is_no_endpoint() {
    let fake = FakeDiscord::start().await;
    let discord = discord(DiscordSettings { public_key: None, ..fake.settings() });
    let (status, _) = post(&discord, fake.signed(&ping())).await;
    assert_eq!(status, StatusCode::NOT_FOUND);
}

#[tokio::test]
async fn a_pasted_error_is_answered_at_once_for_the_person_alone() {
    let fake = FakeDiscord::start().await;
    let discord = discord(fake.settings());
    let (status, body) = post(&discord, fake.signed(&command(1, PROBLEM, "it"))).await;
    assert_eq!(status, StatusCode::OK);
    assert_eq!((&body["type"], &body["data"]["flags"]), (&json!(4), &json!(64)));
    fake.finish();
}

#[tokio::test]
async fn the_language_option_beats_the_language_of_the_program() {
    let fake = FakeDiscord::start().await;
    let discord = discord(fake.settings());
    let title = |body: Value| body["data"]["embeds"][0]["title"].clone();
    let italian = title(post(&discord, fake.signed(&command(1, "help", "it"))).await.1);
    let english = title(post(&discord, fake.signed(&command(2, "help", "en-GB"))).await.1);
    assert_ne!(italian, english);
    let options = json!([
        { "name": "text", "type": 3, "value": "help" },
        { "name": "language", "type": 3, "value": "en" },
    ]);
    let chosen = interaction(3, "mailfix", &options, "it");
    assert_eq!(title(post(&discord, fake.signed(&chosen)).await.1), english);
    fake.finish();
}

#[tokio::test]
async fn an_unknown_command_and_one_without_text_get_help() {
    let fake = FakeDiscord::start().await;
    let discord = discord(fake.settings());
    let (_, help) = post(&discord, fake.signed(&command(1, "help", "it"))).await;
    let unknown = interaction(2, "mailbreak", &json!([]), "it");
    assert_eq!(post(&discord, fake.signed(&unknown)).await, (StatusCode::OK, help.clone()));
    let bare = interaction(3, "mailfix", &json!([]), "it");
    assert_eq!(post(&discord, fake.signed(&bare)).await, (StatusCode::OK, help));
    fake.finish();
}

/// F36's half that HTTP shares: an id is answered once.
#[tokio::test]
async fn a_repeated_interaction_is_accepted_and_not_answered_again() {
    let fake = FakeDiscord::start().await;
    let discord = discord(fake.settings());
    let request = || fake.signed(&command(1, PROBLEM, "en-US"));
    assert_eq!(post(&discord, request()).await.0, StatusCode::OK);
    assert_eq!(post(&discord, request()).await, (StatusCode::ACCEPTED, Value::Null));
    fake.finish();
}

#[tokio::test]
async fn pasted_text_can_neither_ping_nor_link() {
    let fake = FakeDiscord::start().await;
    let discord = discord(fake.settings());
    let bait = "check @everyone.<@&1>[https://microsoft.com](https://evil.example)```";
    let (_, body) = post(&discord, fake.signed(&command(1, bait, "en-US"))).await;
    let sent = body.to_string();
    assert!(!sent.contains("@everyone") && !sent.contains("<@"), "{sent}");
    assert!(!sent.contains("(https://evil"), "{sent}");
    fake.finish();
}

#[tokio::test]
async fn what_needs_a_look_is_deferred_and_edited() {
    let mut fake = FakeDiscord::start().await;
    let discord = discord(fake.settings());
    let (_, body) = post(&discord, fake.signed(&command(77, "check contoso.com", "it"))).await;
    assert_eq!(body, json!({ "type": 5, "data": { "flags": 64 } }));
    let edit = fake.next().await;
    let token = "made-up.interaction_token-77";
    assert_eq!(edit.path, format!("/webhooks/{APPLICATION}/{token}/messages/@original"));
    assert!(edit.body["embeds"][0]["title"].as_str().is_some_and(|title| !title.is_empty()));
    discord.finish().await;
    fake.finish();
}

#[tokio::test]
async fn offline_nothing_is_deferred() {
    let fake = FakeDiscord::start().await;
    let discord = discord(DiscordSettings { offline: true, ..fake.settings() });
    let (_, body) = post(&discord, fake.signed(&command(1, "check contoso.com", "it"))).await;
    assert_eq!(body["type"], 4);
    fake.finish();
}

/// F26: the `Retry-After` of an edit is obeyed, whatever its form.
#[tokio::test]
async fn f26_an_edit_that_comes_too_fast_is_repeated_when_discord_says() {
    let mut fake = FakeDiscord::start().await;
    fake.refuse(
        ["0", "0.01"].map(|after| Refusal { retry_after: Some(after), ..Refusal::new(429) }),
    );
    let discord = discord(fake.settings());
    post(&discord, fake.signed(&command(1, "check contoso.com", "it"))).await;
    fake.next().await;
    discord.finish().await;
    assert_eq!(fake.requests().len(), 3, "{:?}", fake.requests());
    fake.finish();
}

/// F26: no retry storm.
#[tokio::test]
async fn f26_an_edit_is_tried_five_times_at_most_and_never_past_its_window() {
    let fake = FakeDiscord::start().await;
    fake.refuse((0..9).map(|_| Refusal { retry_after: Some("0"), ..Refusal::new(429) }));
    let discord = discord(fake.settings());
    post(&discord, fake.signed(&command(1, "check contoso.com", "it"))).await;
    discord.finish().await;
    assert_eq!(fake.requests().len(), 5);
    fake.finish();

    let fake = FakeDiscord::start().await;
    fake.refuse([Refusal { retry_after: Some("86400"), ..Refusal::new(429) }]);
    let discord = self::discord(fake.settings());
    post(&discord, fake.signed(&command(1, "check contoso.com", "it"))).await;
    discord.finish().await;
    assert_eq!(fake.requests().len(), 1);
    fake.finish();
}

/// F30 and F31: an interaction that Discord does not know any more is left alone.
#[tokio::test]
async fn f30_f31_an_edit_that_is_refused_for_good_is_not_repeated() {
    for (status, code) in [(404, 10015), (404, 10062), (401, 0), (403, 50001), (400, 50035)] {
        let fake = FakeDiscord::start().await;
        fake.refuse([Refusal { code, ..Refusal::new(status) }]);
        let discord = discord(fake.settings());
        post(&discord, fake.signed(&command(1, "check contoso.com", "it"))).await;
        discord.finish().await;
        assert_eq!(fake.requests().len(), 1, "{status}");
        fake.finish();
    }
}

/// F27: a server that fails and recovers gets the edit once.
#[tokio::test]
async fn f27_an_edit_that_met_a_failing_server_is_repeated() {
    let mut fake = FakeDiscord::start().await;
    fake.refuse([Refusal::new(502)]);
    let discord = discord(fake.settings());
    post(&discord, fake.signed(&command(1, "check contoso.com", "it"))).await;
    fake.next().await;
    discord.finish().await;
    assert_eq!(fake.requests().len(), 2);
    fake.finish();
}

mod registration {
    use mailfix::chat::discord::DiscordError;
    use mailfix::chat::discord::registration::{commands, register};

    use super::*;

    #[tokio::test]
    async fn registering_replaces_all_commands_at_once() {
        let mut fake = FakeDiscord::start().await;
        let registered = register(&fake.settings(), None).await.expect("registered");
        assert_eq!(registered.commands, ["mailfix"]);
        let endpoint = registered.endpoint.map(|url| url.to_string());
        assert_eq!(endpoint.as_deref(), Some("https://mailfix.example/discord/interactions"));
        let sent = fake.next().await;
        assert_eq!(sent.path, format!("/applications/{APPLICATION}/commands"));
        let dry = serde_json::to_value(commands(&Locales::embedded())).expect("JSON");
        assert_eq!(sent.body, dry);
        register(&fake.settings(), Some(42)).await.expect("registered");
        let sent = fake.next().await;
        assert_eq!(sent.path, format!("/applications/{APPLICATION}/guilds/42/commands"));
        fake.finish();
    }

    #[tokio::test]
    async fn a_wrong_token_is_named_as_such() {
        let fake = FakeDiscord::start().await;
        let settings =
            DiscordSettings { token: Some("wrong".to_owned().into()), ..fake.settings() };
        let error = register(&settings, None).await.expect_err("refused");
        assert!(matches!(error, DiscordError::Token), "{error}");
        fake.finish();
    }
}
