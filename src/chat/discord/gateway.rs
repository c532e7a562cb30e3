//! The gateway way in: serenity keeps the connection, the handler is the same as for HTTP.
//!
//! mailfix asks for no intents: interactions come without any. serenity's own limiter paces
//! its requests, except when [`DiscordSettings::api_url`] is set: serenity 0.12 sends nothing
//! to another address while its limiter is on, so there it is off and the proxy limits.

use std::pin::{Pin, pin};
use std::sync::Arc;
use std::time::Duration;

use secrecy::ExposeSecret;
use serenity::Error;
use serenity::client::{Client, ClientBuilder, Context, EventHandler};
use serenity::gateway::{ConnectionStage, GatewayError, ShardManager};
use serenity::http::{Http, HttpBuilder, HttpError};
use serenity::model::application::Interaction;
use serenity::model::event::ResumedEvent;
use serenity::model::gateway::{BotGateway, GatewayIntents, Ready};
use tokio::runtime::{Handle, Runtime};
use tokio::sync::oneshot;
use tokio::time::Instant;

#[cfg(doc)]
use super::DiscordSettings;
use super::{Discord, DiscordError, Reception};

/// How long to wait for Discord, and how often.
#[derive(Clone, Copy, Debug)]
pub struct Patience {
    /// A connection that is not accepted within this time is given up. serenity identifies
    /// every five seconds, and Discord voids the token of a bot that does so more than a
    /// thousand times a day.
    pub settle: Duration,
    /// The pause after that; doubled each time, up to `max_pause`.
    pub pause: Duration,
    pub max_pause: Duration,
    /// So many connections in a row that Discord did not accept are the operator's to look at.
    pub attempts: u32,
}

impl Default for Patience {
    /// An outage of an hour is sat out, with some thirty identifications at most.
    fn default() -> Self {
        Self {
            settle: Duration::from_secs(20),
            pause: Duration::from_secs(60),
            max_pause: Duration::from_secs(15 * 60),
            attempts: 8,
        }
    }
}

/// Keeps the gateway's connections until `shutdown`, and closes them then.
///
/// # Errors
///
/// What only the operator can mend: no token, or [`DiscordError::Token`],
/// [`DiscordError::Intents`] and [`DiscordError::NotAccepted`] from Discord. Outages are no
/// errors and are waited out, unless Discord's API is well and its gateway accepts nobody for
/// an hour.
pub async fn run(
    discord: Arc<Discord>,
    shutdown: impl Future<Output = ()>,
) -> Result<(), DiscordError> {
    run_with(discord, Patience::default(), shutdown).await
}

/// The same with another patience.
///
/// # Errors
///
/// As for [`run`].
pub async fn run_with(
    discord: Arc<Discord>,
    patience: Patience,
    shutdown: impl Future<Output = ()>,
) -> Result<(), DiscordError> {
    let mut shutdown = pin!(shutdown);
    let (mut pause, mut attempts) = (patience.pause, 0);
    loop {
        match session(&discord, &patience, shutdown.as_mut()).await? {
            Ended::ByUs => return Ok(()),
            Ended::Lost => (pause, attempts) = (patience.pause, 0),
            Ended::NotAccepted => attempts += 1,
            Ended::Unreachable => {}
            Ended::Spent { reset } => pause = reset,
        }
        if attempts >= patience.attempts {
            return Err(DiscordError::NotAccepted);
        }
        tracing::warn!(pause_s = pause.as_secs(), attempts, "No connection to Discord's gateway");
        tokio::select! {
            () = tokio::time::sleep(pause) => pause = (pause * 2).min(patience.max_pause),
            () = shutdown.as_mut() => return Ok(()),
        }
    }
}

/// How a series of connections came to its end.
enum Ended {
    ByUs,
    /// It was good once.
    Lost,
    /// Discord's API answered, its gateway took no connection.
    NotAccepted,
    /// All identifications that Discord allows in a day are used up.
    Spent {
        reset: Duration,
    },
    Unreachable,
}

/// How long closing may take; serenity waits five seconds for each shard that does not answer.
const CLOSING: Duration = Duration::from_secs(8);

/// How often the watch looks.
const WATCH: Duration = Duration::from_millis(250);

/// Connects all shards and waits for the end of it.
async fn session(
    discord: &Arc<Discord>,
    patience: &Patience,
    mut shutdown: Pin<&mut impl Future<Output = ()>>,
) -> Result<Ended, DiscordError> {
    let http = Arc::new(self::http(discord)?);
    let gateway = tokio::select! {
        gateway = http.get_bot_gateway() => gateway,
        () = shutdown.as_mut() => return Ok(Ended::ByUs),
    };
    let gateway = match gateway {
        Ok(gateway) => gateway,
        Err(error) if is_unauthorized(&error) => return Err(DiscordError::Token),
        Err(error) => {
            tracing::warn!("Discord's API cannot be reached: {}", describe(&error));
            return Ok(Ended::Unreachable);
        }
    };
    if let Some(reset) = spent(&gateway) {
        return Ok(Ended::Spent { reset });
    }
    let listener = Listener { discord: discord.clone(), http, here: Handle::current() };
    let builder = ClientBuilder::new_with_http(self::http(discord)?, GatewayIntents::empty())
        .event_handler(listener);
    let apart = Apart::new()?;
    let (tell, told) = oneshot::channel();
    let shards = apart.handle.spawn(async move {
        let Ok(mut client) = builder.await else {
            return Ok(Ended::Unreachable);
        };
        // Nobody is told who has stopped listening.
        let _ = tell.send(client.shard_manager.clone());
        connection(&mut client, gateway).await
    });
    let told = tokio::select! {
        told = told => told,
        () = shutdown.as_mut() => return Ok(Ended::ByUs),
    };
    let Ok(manager) = told else {
        return Ok(Ended::Unreachable);
    };
    let ended = tokio::select! {
        ended = shards => ended.unwrap_or(Ok(Ended::Lost)),
        ended = watch(&manager, patience.settle) => Ok(ended),
        () = shutdown => Ok(Ended::ByUs),
    };
    nudge(&manager).await;
    if let Ok(Ended::ByUs) = ended {
        close(&manager).await;
    }
    ended
}

/// Runs the shards that Discord asked for. Ends only when something went wrong for good.
async fn connection(client: &mut Client, gateway: BotGateway) -> Result<Ended, DiscordError> {
    // serenity asks for the address once more, and takes Discord's when that request fails.
    *client.ws_url.lock().await = gateway.url;
    match client.start_shards(gateway.shards.max(1)).await {
        Err(Error::Gateway(GatewayError::InvalidAuthentication)) => Err(DiscordError::Token),
        Err(Error::Gateway(
            GatewayError::DisallowedGatewayIntents | GatewayError::InvalidGatewayIntents,
        )) => Err(DiscordError::Intents),
        Ok(()) | Err(_) => Ok(Ended::Lost),
    }
}

/// Ends when the shards have not all been connected for as long as `settle`.
///
/// serenity 0.12 knows close codes 4010 and 4011 and goes on with a dead connection; 4012 it
/// does not know, and identifies again and again. Neither reaches us, so their effect has to.
async fn watch(manager: &ShardManager, settle: Duration) -> Ended {
    let mut settled = Instant::now();
    let mut was_settled = false;
    while settled.elapsed() < settle {
        tokio::time::sleep(WATCH.min(settle)).await;
        let runners = manager.runners.lock().await;
        if !runners.is_empty() && runners.values().all(|r| r.stage == ConnectionStage::Connected) {
            settled = Instant::now();
            was_settled = true;
        }
    }
    if was_settled { Ended::Lost } else { Ended::NotAccepted }
}

/// Makes every runner whose connection is dead notice that, and end.
///
/// Anything that it has to send does it; to Discord it says nothing new. Without it, a runner
/// that is told to close waits for the other side's close frame without ever yielding
/// (`checked_shutdown` in serenity 0.12.5).
async fn nudge(manager: &ShardManager) {
    for runner in manager.runners.lock().await.values() {
        runner.runner_tx.set_activity(None);
    }
}

/// Closes every connection.
async fn close(manager: &ShardManager) {
    if tokio::time::timeout(CLOSING, manager.shutdown_all()).await.is_err() {
        tracing::warn!("Discord's gateway did not confirm the close of every connection");
    }
}

/// A thread of its own for serenity's connections.
///
/// After a close with code 4003, 4010 or 4011, or with none, a runner of serenity 0.12.5 asks
/// the dead connection for the next message again and again, without yielding, until its next
/// heartbeat fails: up to 41 s. On our own threads it would hold up other people's answers.
struct Apart {
    handle: Handle,
    /// Taken when this is dropped.
    runtime: Option<Runtime>,
}

impl Apart {
    fn new() -> Result<Self, DiscordError> {
        let runtime = tokio::runtime::Builder::new_multi_thread()
            .worker_threads(1)
            .thread_name("discord-gateway")
            .enable_all()
            .build()
            .map_err(DiscordError::Thread)?;
        Ok(Self { handle: runtime.handle().clone(), runtime: Some(runtime) })
    }
}

impl Drop for Apart {
    fn drop(&mut self) {
        if let Some(runtime) = self.runtime.take() {
            // Waiting for it would block the thread of whoever drops this.
            runtime.shutdown_background();
        }
    }
}

fn http(discord: &Discord) -> Result<Http, DiscordError> {
    let token = discord.settings.token.as_ref().ok_or(DiscordError::TokenMissing)?;
    let builder = HttpBuilder::new(token.expose_secret()).client(discord.rest.client());
    Ok(match &discord.settings.api_url {
        Some(url) => builder.proxy(url.as_str()).ratelimiter_disabled(true).build(),
        None => builder.build(),
    })
}

/// When identifications are possible again, if they are not now.
fn spent(gateway: &BotGateway) -> Option<Duration> {
    let limit = &gateway.session_start_limit;
    (limit.remaining < u64::from(gateway.shards))
        .then(|| Duration::from_millis(limit.reset_after).max(Duration::from_secs(1)))
}

/// What serenity calls when something comes through the gateway. The work is done on the
/// threads where everything else is done.
struct Listener {
    discord: Arc<Discord>,
    http: Arc<Http>,
    here: Handle,
}

#[serenity::async_trait]
impl EventHandler for Listener {
    async fn interaction_create(&self, _: Context, interaction: Interaction) {
        let (discord, http) = (self.discord.clone(), self.http.clone());
        self.here.spawn(async move { answer(&discord, &http, interaction).await });
    }

    async fn ready(&self, context: Context, _: Ready) {
        tracing::info!(shard = context.shard_id.0, "Connected to Discord's gateway");
    }

    async fn resume(&self, context: Context, _: ResumedEvent) {
        tracing::info!(shard = context.shard_id.0, "Connected to Discord's gateway again");
    }
}

/// Answers one interaction by its callback.
async fn answer(discord: &Discord, http: &Http, interaction: Interaction) {
    let Reception::Answer { body, later } = discord.receive(&interaction).await else {
        return;
    };
    let (id, token) = (interaction.id(), interaction.token());
    // Sent as it is, not by serenity's builder, so that both ways in send the same.
    match http.create_interaction_response(id, token, &body, Vec::new()).await {
        Ok(()) => {
            if let Some(later) = later {
                discord.answer_later(later).await;
            }
        }
        Err(error) => tracing::warn!(
            interaction.id = id.get(),
            "An answer on Discord is lost: {}",
            describe(&error)
        ),
    }
}

fn is_unauthorized(error: &Error) -> bool {
    matches!(error, Error::Http(error) if error.status_code().is_some_and(|s| s.as_u16() == 401))
}

/// An error without the address that it happened at, which may hold a token.
fn describe(error: &Error) -> String {
    match error {
        Error::Http(HttpError::UnsuccessfulRequest(response)) => {
            format!("status {}, code {}", response.status_code.as_u16(), response.error.code)
        }
        Error::Http(HttpError::Request(error)) if error.is_timeout() => "no answer in time".into(),
        Error::Http(HttpError::Request(error)) if error.is_connect() => "no connection".into(),
        Error::Json(_) => "an answer that cannot be read".into(),
        _ => "an unexpected failure".into(),
    }
}
