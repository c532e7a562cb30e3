//! Discord: the command `/mailfix`, by HTTP or by the gateway, answered by one handler.
//!
//! Discord delivers an interaction either to an HTTPS endpoint or through the gateway, never
//! by both. Whichever it is, [`Discord`] makes the same JSON of it; only the way back differs.
//!
//! Three seconds are left for the first answer and fifteen minutes for the edit of a deferred
//! one (docs.discord.com/developers/interactions/receiving-and-responding, 2026-08). What
//! needs no look is answered at once; what does is deferred, and edited when the look is done.

#[cfg(feature = "gateway")]
pub mod gateway;
mod handler;
mod interactions;
mod markdown;
mod outgoing;
pub mod registration;
mod render;
mod rest;

use std::sync::Arc;
use std::time::Duration;

use axum::Router;
use axum::routing::post;
use moka::future::Cache;
use secrecy::SecretString;
use serenity::interactions_endpoint::Verifier;
use serenity::model::application::Interaction;
use tokio::sync::Semaphore;
use url::Url;

use crate::helpdesk::Helpdesk;

pub use render::{Field, Footer, Rendered, render};
pub use rest::{SendError, client_builder};

use handler::{Handled, Later};
use outgoing::Body;
use rest::Rest;

/// What an operator sets for Discord. All parts are optional: a public key alone turns on the
/// interactions endpoint, a token alone the gateway.
#[derive(Clone, Debug, Default)]
pub struct DiscordSettings {
    /// The application's public key, 64 hexadecimal digits, as its "General Information" page
    /// shows it.
    pub public_key: Option<String>,
    /// The application's id. Only the registration of commands needs it.
    pub application_id: Option<u64>,
    /// The bot's token.
    pub token: Option<SecretString>,
    /// Where Discord's API is; `https://discord.com` when not set.
    ///
    /// When it is set, serenity sends what it sends through it and leaves rate limits to
    /// whoever is there, a shared proxy as a rule (see [`gateway`]).
    pub api_url: Option<Url>,
    /// Where mailfix itself is reached from outside.
    pub public_url: Option<Url>,
    /// Answer without looking at live domains.
    pub offline: bool,
}

/// Discord's side of mailfix.
pub struct Discord {
    settings: DiscordSettings,
    helpdesk: Arc<Helpdesk>,
    verifier: Option<Verifier>,
    rest: Rest,
    seen: Cache<u64, ()>,
    looks: Arc<Semaphore>,
}

/// Why Discord's side cannot start or go on. Meant for the operator.
#[derive(Debug, thiserror::Error)]
pub enum DiscordError {
    #[error("the Discord application id is not set")]
    ApplicationIdMissing,
    #[error("the HTTP client cannot be built: {0}")]
    Client(#[source] reqwest::Error),
    /// Close codes 4013 and 4014. mailfix asks for no intents, so Discord changed something.
    #[error("Discord refuses the gateway intents (close code 4013 or 4014)")]
    Intents,
    /// Close codes 4010 to 4012 and whatever else keeps a connection from being accepted.
    ///
    /// serenity 0.12 does not pass these codes on, so they are known by their effect.
    #[error(
        "Discord's gateway is there but accepts no connection of this bot (as with the close \
         codes 4010 to 4012: shards or API version); see if a newer mailfix is out"
    )]
    NotAccepted,
    /// serenity's connections have a thread of their own.
    #[error("no thread can be started for Discord's gateway: {0}")]
    Thread(#[source] std::io::Error),
    #[error("the Discord public key is not 64 hexadecimal digits of an Ed25519 key")]
    PublicKey,
    #[error("Discord refused the request: {0}")]
    Send(#[from] SendError),
    /// Close code 4004, or 401 before it came to a connection.
    #[error("Discord refuses the bot token (close code 4004)")]
    Token,
    #[error("the Discord bot token is not set")]
    TokenMissing,
}

/// What is to be done with an interaction.
enum Reception {
    /// Its id was seen before: a replay, or what the gateway repeats after a resume.
    Duplicate,
    Answer {
        body: Body,
        later: Option<Later>,
    },
    /// It cannot be answered: its token is none.
    Invalid,
}

// An interaction's token is good for this long, and a repetition after it can do no harm.
const TOKEN_LIFE: Duration = Duration::from_secs(15 * 60);

// 50,000 ids take about 5 MB; more than 55 commands a second would be needed to push one out
// before its token is void.
const IDS_REMEMBERED: u64 = 50_000;

/// How many deferred answers may be under way at once. One takes 8 s at most as a rule (the
/// probes' deadline), so this is 32 a second; beyond it people get the answer without a look.
const MAX_LOOKS: u32 = 256;

impl Discord {
    /// Checks the settings.
    ///
    /// # Errors
    ///
    /// [`DiscordError::PublicKey`] and [`DiscordError::Client`].
    pub fn new(settings: DiscordSettings, helpdesk: Arc<Helpdesk>) -> Result<Self, DiscordError> {
        let verifier = settings.public_key.as_deref().map(verifier).transpose()?;
        let rest = Rest::new(settings.api_url.as_ref())?;
        let seen = Cache::builder().max_capacity(IDS_REMEMBERED).time_to_live(TOKEN_LIFE).build();
        let looks = Arc::new(Semaphore::new(MAX_LOOKS as usize));
        Ok(Self { settings, helpdesk, verifier, rest, seen, looks })
    }

    /// Talks to Discord's API through this client, which should be made by [`client_builder`].
    ///
    /// For networks where Discord is behind another address or another certificate authority.
    #[must_use]
    pub fn with_client(mut self, client: reqwest::Client) -> Self {
        self.rest = Rest::with_client(client, self.settings.api_url.as_ref());
        self
    }

    /// Returns when no deferred answer is under way any more.
    pub async fn finish(&self) {
        // The semaphore is never closed, so this can only succeed.
        let _ = self.looks.acquire_many(MAX_LOOKS).await;
    }

    /// Makes the first answer to an interaction, unless its id was here before.
    async fn receive(&self, interaction: &Interaction) -> Reception {
        let id = interaction.id().get();
        let is_ping = matches!(interaction, Interaction::Ping(_));
        // A lookup and an insertion in two steps would let two copies in at once.
        if !is_ping && !self.seen.entry(id).or_insert(()).await.is_fresh() {
            tracing::info!(interaction.id = id, "Interaction {id} was here before");
            return Reception::Duplicate;
        }
        let Ok(Handled { response, later }) = self.handle(interaction) else {
            return Reception::Invalid;
        };
        match Body::of_response(&response) {
            Ok(body) => Reception::Answer { body, later },
            Err(error) => {
                tracing::error!(interaction.id = id, %error, "An answer may not be sent");
                Reception::Invalid
            }
        }
    }
}

/// `POST /discord/interactions`, when there is a public key to check requests with.
pub fn routes(discord: Arc<Discord>) -> Router {
    if discord.verifier.is_none() {
        return Router::new();
    }
    Router::new()
        .route("/discord/interactions", post(interactions::interactions))
        .layer(axum::extract::DefaultBodyLimit::max(interactions::MAX_BODY_BYTES))
        .with_state(discord)
}

fn verifier(public_key: &str) -> Result<Verifier, DiscordError> {
    let mut bytes = [0; 32];
    hex::decode_to_slice(public_key.trim(), &mut bytes).map_err(|_| DiscordError::PublicKey)?;
    Verifier::try_new(bytes).map_err(|_| DiscordError::PublicKey)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_public_key_that_is_none_is_refused() {
        let good = "67c6bd767ca099e79efac9fcce4d2022a63bf7dea780e7f3d813f694c1597089";
        assert!(verifier(good).is_ok());
        assert!(verifier(&format!(" {good}\n")).is_ok());
        for bad in ["", "67c6", &good[1..], &good.replace('6', "g"), &format!("{good}00")] {
            assert!(matches!(verifier(bad), Err(DiscordError::PublicKey)), "{bad}");
        }
    }
}
