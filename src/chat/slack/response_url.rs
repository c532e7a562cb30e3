//! The address for late answers that Slack sends along with each command.
//!
//! It takes five messages within thirty minutes
//! (docs.slack.dev/interactivity/handling-user-interaction, read 2026-11). It comes with
//! a request, so it could lead anywhere: only one under a known origin is ever asked.

use std::hash::{DefaultHasher, Hash, Hasher};
use std::time::{Duration, SystemTime};

use axum::http::{HeaderMap, StatusCode, header};
use url::Url;

use super::blocks::Message;
use crate::clock::Clock;

/// How often one response URL may be used.
const USES: u8 = 5;

/// How long a response URL can be used, from the request on.
const LIFETIME: Duration = Duration::from_secs(30 * 60);

/// The longest `Retry-After` that is obeyed; somebody is waiting for the answer.
const LONGEST_PAUSE: Duration = Duration::from_secs(60);

/// How much of Slack's reply is read, in bytes.
const LONGEST_REPLY: usize = 4096;

/// Where response URLs may lead.
#[derive(Clone, Debug)]
pub struct Origins(Vec<Url>);

/// A response URL that may be asked, and what is left of it.
#[derive(Debug)]
pub struct ResponseUrl {
    url: Url,
    uses_left: u8,
    until: SystemTime,
}

/// Sends late answers.
pub struct Outbox {
    client: reqwest::Client,
    clock: Clock,
    /// The pause before the first repetition; each further one is twice as long.
    first_pause: Duration,
}

/// Why a late answer did not arrive, or may not have.
#[derive(Debug, thiserror::Error)]
pub enum DeliveryError {
    #[error("the response URL was used five times or is half an hour old")]
    Expired,
    #[error("Slack refused it with status {0}")]
    Refused(StatusCode),
    #[error("Slack said `{0}`")]
    SaidNo(String),
    /// It may have arrived, so it is not sent again.
    #[error("whether it arrived is not known: {0}")]
    Unknown(reqwest::Error),
}

impl Origins {
    /// Origins as an operator wrote them. Where one has a path, only URLs below it count.
    pub fn new(origins: Vec<Url>) -> Self {
        Self(origins)
    }

    /// Takes a response URL that came with a request at `now`, if it may be asked.
    pub fn accept(&self, text: &str, now: SystemTime) -> Option<ResponseUrl> {
        let url = Url::parse(text).ok()?;
        let is_bare = url.username().is_empty() && url.password().is_none();
        // An origin is scheme, host and port together, so a known host in another scheme
        // or behind another port is unknown.
        let is_known = self.0.iter().any(|known| {
            known.origin() == url.origin() && url.path().starts_with(path_prefix(known))
        });
        (is_bare && is_known).then(|| ResponseUrl { url, uses_left: USES, until: now + LIFETIME })
    }
}

/// The path below which an origin's response URLs lie. At Slack's own hosts that is known;
/// the webhooks and workflows beside it are none of ours.
fn path_prefix(origin: &Url) -> &str {
    match (origin.host_str(), origin.path()) {
        (Some("hooks.slack.com" | "hooks.slack-gov.com"), "/") => "/commands/",
        (_, path) => path,
    }
}

impl Outbox {
    pub fn new(client: reqwest::Client, clock: Clock) -> Self {
        Self { client, clock, first_pause: Duration::from_millis(500) }
    }

    /// Sends one message, again after a pause where Slack certainly did not take it.
    pub async fn send(&self, to: &mut ResponseUrl, message: &Message) -> Result<(), DeliveryError> {
        let mut pause = self.first_pause + self.first_pause.mul_f64(spread(&to.url));
        loop {
            if to.uses_left == 0 || self.clock.now() >= to.until {
                return Err(DeliveryError::Expired);
            }
            to.uses_left -= 1;
            match self.client.post(to.url.clone()).json(message).send().await {
                Ok(reply) if reply.status().is_success() => return judge(reply).await,
                Ok(reply) => pause = pause_after(&reply, pause)?,
                Err(error) if error.is_connect() && to.uses_left > 0 => {}
                Err(error) => return Err(DeliveryError::Unknown(error.without_url())),
            }
            tokio::time::sleep(pause).await;
            pause *= 2;
        }
    }
}

/// How long to wait before the same message may be sent again, or that it may not.
fn pause_after(reply: &reqwest::Response, usual: Duration) -> Result<Duration, DeliveryError> {
    let status = reply.status();
    let pause = match status {
        StatusCode::TOO_MANY_REQUESTS => Some(retry_after(reply.headers()).unwrap_or(usual)),
        _ if status.is_server_error() => Some(usual),
        _ => None,
    };
    pause.filter(|pause| *pause <= LONGEST_PAUSE).ok_or(DeliveryError::Refused(status))
}

fn retry_after(headers: &HeaderMap) -> Option<Duration> {
    let seconds: f64 = headers.get(header::RETRY_AFTER)?.to_str().ok()?.trim().parse().ok()?;
    Duration::try_from_secs_f64(seconds).ok()
}

/// A number from 0 to 1 that differs between response URLs, so that answers which failed
/// together are not repeated together.
fn spread(url: &Url) -> f64 {
    let mut hasher = DefaultHasher::new();
    url.hash(&mut hasher);
    f64::from(hasher.finish() as u16) / f64::from(u16::MAX)
}

/// Slack also says no with status 200 and `{"ok":false,"error":"…"}`.
async fn judge(mut reply: reqwest::Response) -> Result<(), DeliveryError> {
    #[derive(serde::Deserialize)]
    struct Verdict {
        ok: bool,
        #[serde(default)]
        error: String,
    }
    let mut body = Vec::new();
    // The status already said that it arrived; a reply that breaks off changes nothing.
    while let Ok(Some(chunk)) = reply.chunk().await {
        body.extend_from_slice(&chunk);
        if body.len() > LONGEST_REPLY {
            break;
        }
    }
    match serde_json::from_slice::<Verdict>(&body) {
        Ok(verdict) if !verdict.ok => Err(DeliveryError::SaidNo(verdict.error)),
        _ => Ok(()),
    }
}

#[cfg(test)]
mod tests {
    use std::sync::{Arc, Mutex};
    use std::time::UNIX_EPOCH;

    use axum::Router;
    use axum::response::{IntoResponse, Response};

    use super::*;

    fn origins(origins: &[&str]) -> Origins {
        Origins::new(origins.iter().map(|origin| origin.parse().expect("a URL")).collect())
    }

    #[test]
    fn t12_only_a_response_url_under_a_known_origin_is_accepted() {
        let slack = origins(&["https://hooks.slack.com", "https://hooks.slack-gov.com"]);
        for accepted in [
            "https://hooks.slack.com/commands/T1DC2JH3J/397700885554/96rGlfmibIGlgcZRskXaIFfN",
            "https://hooks.slack-gov.com/commands/T1/2/3",
            "https://hooks.slack.com:443/commands/T1/2/3",
            "https://HOOKS.slack.com/commands/T1/2/3",
        ] {
            assert!(slack.accept(accepted, UNIX_EPOCH).is_some(), "{accepted}");
        }
        for refused in [
            "",
            "commands/T1/2/3",
            "http://169.254.169.254/commands/",
            "http://hooks.slack.com/commands/T1/2/3",
            "https://hooks.slack.com@evil.example/commands/T1/2/3",
            "https://user@hooks.slack.com/commands/T1/2/3",
            "https://:password@hooks.slack.com/commands/T1/2/3",
            "https://hooks.slack.com:8443/commands/T1/2/3",
            "https://hooks.slack.com.evil.example/commands/T1/2/3",
            "https://evil.example/hooks.slack.com/commands/T1/2/3",
            "https://hooks.slack.com/services/T1/B2/3",
            "https://hooks.slack.com/commands/../services/T1/B2/3",
            "https://hooks.slack.com/",
            "file:///commands/T1/2/3",
        ] {
            assert!(slack.accept(refused, UNIX_EPOCH).is_none(), "{refused}");
        }
    }

    #[test]
    fn an_origin_that_an_operator_set_is_taken_as_written() {
        let own = origins(&["http://127.0.0.1:4000", "https://relay.example/slack/"]);
        for (text, accepted) in [
            ("http://127.0.0.1:4000/anything", true),
            ("http://127.0.0.1:4001/anything", false),
            ("https://127.0.0.1:4000/anything", false),
            ("https://relay.example/slack/1", true),
            ("https://relay.example/other/1", false),
        ] {
            assert_eq!(own.accept(text, UNIX_EPOCH).is_some(), accepted, "{text}");
        }
    }

    /// A server that gives these replies in turn, and counts.
    async fn server(replies: Vec<Response>) -> (ResponseUrl, Arc<Mutex<Vec<Response>>>) {
        let left = Arc::new(Mutex::new(replies));
        let next = left.clone();
        let router = Router::new().fallback(move || {
            let reply = next.lock().expect("no panic").remove(0);
            async move { reply }
        });
        let listener = tokio::net::TcpListener::bind("127.0.0.1:0").await.expect("loopback");
        let address = listener.local_addr().expect("an address");
        tokio::spawn(async move { axum::serve(listener, router).await });
        let base = format!("http://{address}/commands/");
        let url = origins(&[&base]).accept(&format!("{base}T1/2/3"), UNIX_EPOCH);
        (url.expect("a known origin"), left)
    }

    fn outbox(now: SystemTime) -> Outbox {
        Outbox {
            first_pause: Duration::from_millis(1),
            ..Outbox::new(super::super::client(), Clock::fixed(now))
        }
    }

    fn with_retry_after(value: &'static str) -> Response {
        (StatusCode::TOO_MANY_REQUESTS, [(header::RETRY_AFTER, value)]).into_response()
    }

    #[tokio::test]
    async fn f26_f27_what_slack_did_not_take_is_sent_again_and_then_once() {
        let (mut url, left) = server(vec![
            StatusCode::INTERNAL_SERVER_ERROR.into_response(),
            StatusCode::BAD_GATEWAY.into_response(),
            with_retry_after("0.002"),
            "ok".into_response(),
            "never asked".into_response(),
        ])
        .await;
        outbox(UNIX_EPOCH).send(&mut url, &Message::notice("Hello")).await.expect("delivered");
        assert_eq!((left.lock().expect("no panic").len(), url.uses_left), (1, 1));
    }

    #[tokio::test]
    async fn f26_f30_what_slack_refuses_for_good_is_not_sent_again() {
        for refusal in [
            StatusCode::NOT_FOUND.into_response(),
            StatusCode::GONE.into_response(),
            with_retry_after("3600"),
            // A redirect could lead anywhere, so none is followed.
            (StatusCode::FOUND, [(header::LOCATION, "/elsewhere")]).into_response(),
            r#"{"ok":false,"error":"invalid_blocks"}"#.into_response(),
        ] {
            let (mut url, left) = server(vec![refusal, "never asked".into_response()]).await;
            let outcome = outbox(UNIX_EPOCH).send(&mut url, &Message::notice("Hello")).await;
            assert!(outcome.is_err());
            assert_eq!(left.lock().expect("no panic").len(), 1);
        }
    }

    #[tokio::test]
    async fn f31_a_response_url_is_used_five_times_within_half_an_hour() {
        let failures = (0..6).map(|_| StatusCode::SERVICE_UNAVAILABLE.into_response()).collect();
        let (mut url, left) = server(failures).await;
        let outcome = outbox(UNIX_EPOCH).send(&mut url, &Message::notice("Hello")).await;
        assert!(matches!(outcome, Err(DeliveryError::Expired)));
        assert_eq!(left.lock().expect("no panic").len(), 1);

        let (mut url, left) = server(vec!["never asked".into_response()]).await;
        let outcome = outbox(UNIX_EPOCH + LIFETIME).send(&mut url, &Message::notice("Hello")).await;
        assert!(matches!(outcome, Err(DeliveryError::Expired)));
        assert_eq!(left.lock().expect("no panic").len(), 1);
    }

    #[test]
    fn an_absurd_retry_after_counts_as_none() {
        let read = |value: &'static str| {
            retry_after(&HeaderMap::from_iter([(
                header::RETRY_AFTER,
                axum::http::HeaderValue::from_static(value),
            )]))
        };
        assert_eq!(read("2"), Some(Duration::from_secs(2)));
        assert_eq!(read("0.5"), Some(Duration::from_millis(500)));
        for absurd in ["", "soon", "-1", "NaN", "inf", "1e300"] {
            assert_eq!(read(absurd), None, "{absurd}");
        }
    }
}
