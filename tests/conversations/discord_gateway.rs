//! Discord's gateway: the same questions, the same answers, and connections that break.

use std::sync::Arc;
use std::time::Duration;

use mailfix::chat::discord::gateway::{Patience, run, run_with};
use mailfix::chat::discord::{DiscordError, DiscordSettings, client_builder};
use serde_json::json;
use tokio::sync::oneshot;
use tokio::task::JoinHandle;

use crate::discord::{PROBLEM, discord, post, unshared};
use crate::fakes::discord::{FakeDiscord, Refusal};
use crate::fakes::discord_gateway::{FakeGateway, Seen};
use crate::fakes::discord_shapes::command;

struct World {
    rest: FakeDiscord,
    gateway: FakeGateway,
    stop: oneshot::Sender<()>,
    running: JoinHandle<Result<(), DiscordError>>,
}

/// A mailfix with a session at the gateway.
async fn connected() -> World {
    let (rest, mut gateway) = (FakeDiscord::start().await, FakeGateway::start().await);
    rest.lead_to(&gateway);
    let discord = discord(rest.settings());
    let (stop, stopped) = oneshot::channel();
    let running = tokio::spawn(run(discord, async {
        let _ = stopped.await;
    }));
    assert_eq!(gateway.next().await, Seen::Identified);
    World { rest, gateway, stop, running }
}

impl World {
    /// Stops as at the end of the process: the connection is closed and confirmed.
    async fn finish(mut self) {
        self.stop.send(()).expect("running");
        assert_eq!(self.gateway.next().await, Seen::Closed(Some(1000)));
        self.running.await.expect("no panic").expect("no error");
        self.rest.finish();
    }
}

#[tokio::test]
async fn the_gateway_and_http_get_the_same_message() {
    let mut world = connected().await;
    let by_http = discord(world.rest.settings());
    for (id, text, locale) in [(1, PROBLEM, "it"), (2, "help", "en-US"), (3, "grazie", "it")] {
        world.gateway.push(command(id, text, locale));
        let sent = world.rest.next().await;
        let token = format!("made-up.interaction_token-{id}");
        assert_eq!(sent.path, format!("/interactions/{id}/{token}/callback"));
        let (_, body) = post(&by_http, world.rest.signed(&command(id, text, locale))).await;
        assert_eq!(sent.body, body);
    }
    world.finish().await;
}

#[tokio::test]
async fn a_look_is_deferred_and_edited_there_too() {
    let mut world = connected().await;
    world.gateway.push(command(5, "check contoso.com", "it"));
    let deferral = world.rest.next().await;
    assert_eq!(deferral.body, json!({ "type": 5, "data": { "flags": 64 } }));
    let edit = world.rest.next().await;
    assert!(edit.path.ends_with("/made-up.interaction_token-5/messages/@original"));
    world.finish().await;
}

/// F35 and F36: after a close the session is resumed, and what is replayed is not
/// answered again.
#[tokio::test]
async fn f35_f36_a_closed_session_is_resumed_and_nothing_is_answered_twice() {
    let mut world = connected().await;
    world.gateway.push(command(1, PROBLEM, "it"));
    world.rest.next().await;
    world.gateway.replay();
    world.gateway.close(4000);
    assert_eq!(world.gateway.next().await, Seen::Resumed(2));
    world.gateway.replay();
    world.gateway.push(command(2, "help", "it"));
    assert!(world.rest.next().await.path.starts_with("/interactions/2/"));
    world.finish().await;
}

/// F26 as production runs: no address is set, so serenity's own limiter is on. Without
/// it, serenity gives a refused callback up.
#[tokio::test]
async fn f26_serenitys_limiter_repeats_a_callback_that_came_too_fast() {
    let (mut rest, trusted) = FakeDiscord::start_with_tls().await;
    let mut gateway = FakeGateway::start().await;
    rest.lead_to(&gateway);
    let client = client_builder()
        .resolve("discord.com", rest.address)
        .add_root_certificate(trusted)
        .build()
        .expect("a client");
    let settings = DiscordSettings { api_url: None, ..rest.settings() };
    let discord = unshared(settings).with_client(client);
    let (stop, stopped) = oneshot::channel::<()>();
    let running = tokio::spawn(run(Arc::new(discord), async {
        let _ = stopped.await;
    }));
    assert_eq!(gateway.next().await, Seen::Identified);
    rest.refuse([Refusal { retry_after: Some("0.01"), ..Refusal::new(429) }]);
    gateway.push(command(1, PROBLEM, "it"));
    assert!(rest.next().await.path.starts_with("/interactions/1/"));
    let callbacks = rest.requests().iter().filter(|line| line.ends_with("/callback")).count();
    assert_eq!(callbacks, 2);
    gateway.push(command(2, "check contoso.com", "it"));
    assert_eq!(rest.next().await.body["type"], 5);
    assert!(rest.next().await.path.ends_with("/messages/@original"));
    stop.send(()).expect("running");
    running.await.expect("no panic").expect("no error");
    rest.finish();
}

/// Close codes that no waiting mends, each told to the operator in its own way.
async fn ended_by(codes: &[u16]) -> DiscordError {
    let (rest, gateway) = (FakeDiscord::start().await, FakeGateway::start().await);
    rest.lead_to(&gateway);
    gateway.refuse(codes.iter().copied());
    let patience = Patience {
        settle: Duration::from_millis(300),
        pause: Duration::from_millis(1),
        max_pause: Duration::from_millis(1),
        attempts: 2,
    };
    let running = run_with(discord(rest.settings()), patience, std::future::pending());
    let error = running.await.expect_err("refused");
    rest.finish();
    error
}

#[tokio::test]
async fn f35_a_refused_token_ends_it() {
    let error = ended_by(&[4004]).await;
    assert!(matches!(error, DiscordError::Token), "{error}");
}

#[tokio::test]
async fn f35_refused_intents_end_it() {
    for code in [4013, 4014] {
        let error = ended_by(&[code]).await;
        assert!(matches!(error, DiscordError::Intents), "{code}: {error}");
    }
}

// On one thread: serenity's runner is busy with the dead connection for all of this.
#[tokio::test]
async fn f35_a_gateway_that_never_accepts_ends_it() {
    for code in [4010, 4011, 4012] {
        let error = ended_by(&[code; 20]).await;
        assert!(matches!(error, DiscordError::NotAccepted), "{code}: {error}");
    }
}

#[tokio::test]
async fn a_token_that_discord_does_not_know_never_reaches_the_gateway() {
    let rest = FakeDiscord::start().await;
    let settings = DiscordSettings { token: Some("wrong".to_owned().into()), ..rest.settings() };
    let error = run(discord(settings), std::future::pending()).await.expect_err("refused");
    assert!(matches!(error, DiscordError::Token), "{error}");
    assert_eq!(rest.requests(), ["GET /api/v10/gateway/bot"]);
}
