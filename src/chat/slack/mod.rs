//! Slack: signed slash commands in, Block Kit messages out.
//!
//! An answer that needs no look at a live domain goes into the acknowledgement, which
//! Slack wants within three seconds. Any other is announced there and follows through the
//! command's response URL.

mod blocks;
mod commands;
mod mrkdwn;
mod people;
mod render;
mod response_url;
mod signature;
mod signed_command;

use std::sync::Arc;
use std::time::Duration;

use axum::Router;
use axum::routing::post;
use moka::future::Cache;
use secrecy::SecretString;
use tokio::sync::Semaphore;
use url::Url;

pub use blocks::{Block, Message, ResponseType, Text};
pub use render::render;

use self::people::People;
use self::response_url::{Origins, Outbox};
use self::signature::{SigningSecrets, WINDOW};
use self::signed_command::Entrance;
use crate::answer::Link;
use crate::clock::Clock;
use crate::helpdesk::Helpdesk;

/// How long one call to Slack may take.
const CALL_TIMEOUT: Duration = Duration::from_secs(5);

/// How many late answers may be on their way at once.
const LATE_ANSWERS: u32 = 64;

/// How many commands are remembered, so that none is answered twice: those of ten minutes
/// at eighty a second.
const REMEMBERED_COMMANDS: u64 = 50_000;

/// What an operator can set about Slack.
#[derive(Clone, Debug)]
pub struct SlackSettings {
    /// The app's signing secret, or several while it is being changed.
    pub signing_secrets: Vec<SecretString>,
    /// The id of the one app that may ask, such as `A0123ABCDEF`; any if not given.
    pub app_id: Option<String>,
    /// The token of the one workspace that is served, `xoxb-…`. With the scope
    /// `users:read` it tells which language people's Slack speaks.
    pub bot_token: Option<SecretString>,
    /// Below which the API's methods lie: [`SlackSettings::API_URL`] if not set.
    pub api_url: Url,
    /// Where response URLs may lead: [`SlackSettings::RESPONSE_ORIGINS`] if not set. Each
    /// is reached as it is written here, loopback and plain HTTP included.
    pub response_origins: Vec<Url>,
    /// Where people reach mailfix's page, to which a shortened answer links.
    pub public_url: Option<Url>,
    /// Answer without looking at live domains.
    pub offline: bool,
}

impl SlackSettings {
    pub const API_URL: &str = "https://slack.com/api/";
    pub const RESPONSE_ORIGINS: [&str; 2] =
        ["https://hooks.slack.com", "https://hooks.slack-gov.com"];
}

/// Slack's side of mailfix.
pub struct Slack {
    entrance: Entrance,
    helpdesk: Arc<Helpdesk>,
    clock: Clock,
    offline: bool,
    people: Option<Arc<People>>,
    page: Option<Link>,
    outbox: Outbox,
    seen: Cache<String, ()>,
    late_answers: Arc<Semaphore>,
}

/// Slack's routes, all below `/slack/`.
pub fn routes(slack: Arc<Slack>) -> Router {
    Router::new().route("/slack/commands", post(commands::commands)).with_state(slack)
}

impl Slack {
    pub fn new(settings: SlackSettings, helpdesk: Arc<Helpdesk>, clock: Clock) -> Self {
        let client = client();
        let people = settings
            .bot_token
            .map(|token| Arc::new(People::new(client.clone(), token, &settings.api_url)));
        Self {
            entrance: Entrance {
                secrets: SigningSecrets::new(&settings.signing_secrets),
                app_id: settings.app_id,
                origins: Origins::new(settings.response_origins),
                clock: clock.clone(),
            },
            helpdesk,
            clock: clock.clone(),
            offline: settings.offline,
            people,
            page: settings.public_url.map(|url| Link::new(url.as_str())),
            outbox: Outbox::new(client, clock),
            // A command signed five minutes ahead of our clock stays valid for ten.
            seen: Cache::builder()
                .max_capacity(REMEMBERED_COMMANDS)
                .time_to_live(2 * WINDOW + Duration::from_secs(1))
                .build(),
            late_answers: Arc::new(Semaphore::new(LATE_ANSWERS as usize)),
        }
    }

    /// Waits until no late answer is on its way.
    pub async fn finish(&self) {
        // Nobody closes the semaphore, so the permits come.
        let _ = self.late_answers.acquire_many(LATE_ANSWERS).await;
    }
}

/// The client for Slack's API and for response URLs. It follows no redirect: where Slack
/// would send us is not where an operator did.
fn client() -> reqwest::Client {
    reqwest::Client::builder()
        .redirect(reqwest::redirect::Policy::none())
        .timeout(CALL_TIMEOUT)
        .user_agent(concat!("mailfix/", env!("CARGO_PKG_VERSION")))
        .build()
        .expect("a client with built-in certificates needs nothing from outside")
}
