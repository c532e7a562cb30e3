//! The few requests to Discord's API that need no gateway.
//!
//! Why not serenity's `Http` for these: the interactions endpoint works in a build without the
//! feature `gateway`, which is what brings it; an interaction's webhook needs no bot token and
//! is not counted in the global limit, so its limiter would only hold answers up; and it
//! cannot be pointed at an address of our choice with that limiter on (its limiter builds
//! requests without the proxy, `http/ratelimiting.rs` in 0.12.5).

use std::hash::{BuildHasher, Hasher};
use std::time::Duration;

use reqwest::header::{AUTHORIZATION, RETRY_AFTER, USER_AGENT};
use reqwest::{RequestBuilder, Response, StatusCode};
use secrecy::{ExposeSecret, SecretString};
use serde::Deserialize;
use tokio::time::Instant;
use url::Url;

use super::DiscordError;
use super::outgoing::Body;

/// Discord's REST API, version 10.
pub(super) struct Rest {
    client: reqwest::Client,
    origin: Url,
}

/// The token by which one interaction is answered. It grants that and is therefore never
/// logged; it becomes a part of a path and is therefore checked.
pub(super) struct InteractionToken(String);

/// Why a request to Discord did not succeed. Names no path, since paths hold tokens.
#[derive(Debug, thiserror::Error)]
pub enum SendError {
    /// Repeating it would not help: the interaction is unknown or too old (codes 10062 and
    /// 10015), a token is void, or the body is not as Discord wants it.
    #[error("status {status}, code {code}")]
    Refused { status: u16, code: u64 },
    /// It was repeated as often as made sense, or there is no time left.
    #[error("given up after {tries} tries, the last of which met {last}")]
    GivenUp { tries: u32, last: String },
}

/// One call, from connecting to the last byte.
const CALL_TIMEOUT: Duration = Duration::from_secs(5);

/// Discord asks clients to say what they are (docs.discord.com/developers/reference).
const AGENT: &str = concat!("DiscordBot (mailfix, ", env!("CARGO_PKG_VERSION"), ")");

const DISCORD: &str = "https://discord.com";
const MAX_TRIES: u32 = 5;
const MAX_ERROR_BYTES: usize = 16 * 1024;

/// The two forms in which Discord says why a request failed.
#[derive(Default, Deserialize)]
#[serde(default)]
struct ErrorBody {
    code: u64,
    retry_after: Option<f64>,
}

/// What one try came to.
enum Outcome {
    Done,
    Failed(SendError),
    /// Worth another try, after this time if Discord named one.
    Again {
        after: Option<Duration>,
        because: String,
    },
}

impl Rest {
    /// A client for `https://discord.com`, or for what the operator set.
    pub(super) fn new(api_url: Option<&Url>) -> Result<Self, DiscordError> {
        let client = client_builder().build().map_err(DiscordError::Client)?;
        Ok(Self::with_client(client, api_url))
    }

    pub(super) fn with_client(client: reqwest::Client, api_url: Option<&Url>) -> Self {
        let origin = api_url.cloned().unwrap_or_else(|| {
            Url::parse(DISCORD).expect("the constant is a URL, as every test in here shows")
        });
        Self { client, origin }
    }

    /// The client, for others who talk to the same API.
    #[cfg(feature = "gateway")]
    pub(super) fn client(&self) -> reqwest::Client {
        self.client.clone()
    }

    /// Edits the deferred answer of an interaction.
    ///
    /// An edit made twice is the same edit, so what ended in a time-out is repeated.
    pub(super) async fn edit_original(
        &self,
        application_id: u64,
        token: &InteractionToken,
        body: &Body,
        deadline: Instant,
    ) -> Result<(), SendError> {
        let id = application_id.to_string();
        let url = self.url(&["webhooks", &id, &token.0, "messages", "@original"]);
        self.send(deadline, || self.client.patch(url.clone()).json(body)).await
    }

    /// Replaces all commands of the application, or those it has in one server.
    pub(super) async fn put_commands(
        &self,
        application_id: u64,
        guild: Option<u64>,
        bot_token: &SecretString,
        body: &Body,
        deadline: Instant,
    ) -> Result<(), SendError> {
        let id = application_id.to_string();
        let url = match guild.map(|guild| guild.to_string()) {
            Some(guild) => self.url(&["applications", &id, "guilds", &guild, "commands"]),
            None => self.url(&["applications", &id, "commands"]),
        };
        let authorization = format!("Bot {}", bot_token.expose_secret().trim());
        self.send(deadline, || {
            self.client.put(url.clone()).header(AUTHORIZATION, &authorization).json(body)
        })
        .await
    }

    fn url(&self, segments: &[&str]) -> Url {
        let mut url = self.origin.clone();
        // A `data:` URL alone has no path; the settings let http and https pass.
        if let Ok(mut path) = url.path_segments_mut() {
            path.pop_if_empty().extend(["api", "v10"]).extend(segments);
        }
        url
    }

    async fn send(
        &self,
        deadline: Instant,
        request: impl Fn() -> RequestBuilder,
    ) -> Result<(), SendError> {
        let mut tries = 0;
        loop {
            tries += 1;
            let (after, last) = match attempt(request().header(USER_AGENT, AGENT)).await {
                Outcome::Done => return Ok(()),
                Outcome::Failed(error) => return Err(error),
                Outcome::Again { after, because } => (after, because),
            };
            let pause = after.unwrap_or_else(|| backoff(tries));
            if tries == MAX_TRIES || Instant::now() + pause >= deadline {
                return Err(SendError::GivenUp { tries, last });
            }
            tokio::time::sleep(pause).await;
        }
    }
}

impl InteractionToken {
    /// Takes the characters of Discord's tokens only, and nothing that a URL would read as a
    /// step upwards.
    pub(super) fn parse(text: &str) -> Option<Self> {
        let allowed = |byte: u8| byte.is_ascii_alphanumeric() || b"_.-".contains(&byte);
        let has_substance = text.bytes().any(|byte| byte != b'.');
        (has_substance && text.len() <= 2048 && text.bytes().all(allowed))
            .then(|| Self(text.to_owned()))
    }
}

/// A client as mailfix talks to Discord's API with it: one call takes at most 5 s, and no
/// redirect is followed.
pub fn client_builder() -> reqwest::ClientBuilder {
    reqwest::Client::builder().timeout(CALL_TIMEOUT).redirect(reqwest::redirect::Policy::none())
}

async fn attempt(request: RequestBuilder) -> Outcome {
    let response = match request.send().await {
        Ok(response) => response,
        Err(error) => {
            return Outcome::Again { after: None, because: error.without_url().to_string() };
        }
    };
    let status = response.status();
    if status.is_success() {
        return Outcome::Done;
    }
    let header = response.headers().get(RETRY_AFTER).and_then(|value| value.to_str().ok());
    let header = header.and_then(|text| text.parse().ok());
    let body = error_body(response).await;
    let because = format!("status {}", status.as_u16());
    match status {
        StatusCode::TOO_MANY_REQUESTS => Outcome::Again {
            after: header.or(body.retry_after).and_then(seconds).or(Some(Duration::from_secs(1))),
            because,
        },
        status if status.is_server_error() => Outcome::Again { after: None, because },
        status => Outcome::Failed(SendError::Refused { status: status.as_u16(), code: body.code }),
    }
}

/// What Discord says about a failure; nothing, when it says nothing that can be read.
async fn error_body(mut response: Response) -> ErrorBody {
    let mut bytes = Vec::new();
    while let Ok(Some(chunk)) = response.chunk().await {
        bytes.extend_from_slice(&chunk);
        if bytes.len() > MAX_ERROR_BYTES {
            return ErrorBody::default();
        }
    }
    serde_json::from_slice(&bytes).unwrap_or_default()
}

/// `Retry-After` may have decimals, and outside of Discord's own servers any value.
fn seconds(value: f64) -> Option<Duration> {
    Duration::try_from_secs_f64(value).ok().map(|pause| pause.min(super::TOKEN_LIFE))
}

/// Half a second, doubled with each try, plus up to as much again, so that the answers that
/// one outage held up do not come back all at once.
fn backoff(tries: u32) -> Duration {
    let base = Duration::from_millis(250) * 2_u32.pow(tries.min(6));
    // Each `RandomState` has keys of its own, which is all the randomness needed here.
    let random = std::collections::hash_map::RandomState::new().build_hasher().finish();
    base + base.mul_f64((random % 1000) as f64 / 1000.0)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn url_for(token: &str) -> Option<String> {
        let rest = Rest::new(None).expect("a client");
        let token = InteractionToken::parse(token)?;
        Some(rest.url(&["webhooks", "1", &token.0, "messages", "@original"]).to_string())
    }

    #[test]
    fn a_token_stays_one_segment_of_the_path() {
        let url = "https://discord.com/api/v10/webhooks/1/aW50.x_y-1/messages/@original";
        assert_eq!(url_for("aW50.x_y-1").as_deref(), Some(url));
        for token in ["", ".", "..", "...", "../../channels/1/messages", "a/b", "a%2fb", "a b", "é"]
        {
            assert_eq!(url_for(token), None, "{token}");
        }
        assert_eq!(url_for(&"a".repeat(2049)), None);
    }

    #[test]
    fn an_address_that_was_set_keeps_its_path() {
        let origin = Url::parse("http://127.0.0.1:8081/discord/").expect("a URL");
        let rest = Rest::new(Some(&origin)).expect("a client");
        let url = rest.url(&["applications", "1", "commands"]);
        assert_eq!(url.as_str(), "http://127.0.0.1:8081/discord/api/v10/applications/1/commands");
    }

    #[test]
    fn an_absurd_retry_after_is_no_crash() {
        assert_eq!(seconds(0.25), Some(Duration::from_millis(250)));
        assert_eq!(seconds(-1.0), None);
        assert_eq!(seconds(f64::NAN), None);
        assert_eq!(seconds(1e300), None);
        assert_eq!(seconds(86_400.0), Some(super::super::TOKEN_LIFE));
    }

    #[test]
    fn pauses_grow_and_differ() {
        let pauses: Vec<Duration> = (1..=4).map(backoff).collect();
        for (index, pause) in pauses.iter().enumerate() {
            let base = Duration::from_millis(500) * 2_u32.pow(index as u32);
            assert!((base..base * 2).contains(pause), "{pause:?}");
        }
    }
}
