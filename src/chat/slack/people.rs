//! Which language somebody's Slack speaks: commands do not say, Slack's API does.

use std::sync::Arc;
use std::time::{Duration, Instant};

use moka::Expiry;
use moka::future::Cache;
use secrecy::{ExposeSecret, SecretString};
use serde::Deserialize;
use tokio::sync::Semaphore;
use url::Url;

/// How long a command waits for Slack, out of the three seconds that it has in all.
const PATIENCE: Duration = Duration::from_millis(700);

/// How many people may be asked about at once.
const AT_ONCE: usize = 16;

/// How many people are remembered; the least used go first.
const REMEMBERED: u64 = 20_000;

/// How much of a reply is read, in bytes. A real one has about 2 KiB.
const LONGEST_REPLY: usize = 64 * 1024;

/// The people of one workspace, as its bot token lets us see them.
pub struct People {
    client: reqwest::Client,
    token: SecretString,
    users_info: Url,
    patience: Duration,
    known: Cache<Person, Option<String>>,
    asking: Arc<Semaphore>,
}

/// A team's id and a user's id.
type Person = (String, String);

/// A locale is kept for a day. That there was none to be had is kept for a minute, so that
/// a token without the scope `users:read` costs each person one wait and no more.
struct Freshness;

impl Expiry<Person, Option<String>> for Freshness {
    fn expire_after_create(
        &self,
        _: &Person,
        locale: &Option<String>,
        _: Instant,
    ) -> Option<Duration> {
        let minutes = if locale.is_some() { 24 * 60 } else { 1 };
        Some(Duration::from_secs(minutes * 60))
    }
}

/// Why Slack did not say what somebody's locale is.
#[derive(Debug, thiserror::Error)]
enum LocaleUnknown {
    #[error("Slack said `{0}`")]
    SaidNo(String),
    #[error("the reply has no locale")]
    NoLocale,
    #[error("the reply is longer than 64 KiB")]
    TooLong,
    #[error("{0}")]
    Transport(reqwest::Error),
    /// Without what `serde_json` says about it, which may quote a name or an address.
    #[error("the reply is not what Slack documents")]
    Unreadable,
}

impl From<reqwest::Error> for LocaleUnknown {
    /// Without the address, which says who the person is.
    fn from(error: reqwest::Error) -> Self {
        Self::Transport(error.without_url())
    }
}

#[derive(Deserialize)]
struct UsersInfo {
    ok: bool,
    #[serde(default)]
    error: String,
    user: Option<User>,
}

#[derive(Deserialize)]
struct User {
    locale: Option<String>,
}

impl People {
    /// `api` is the address below which the API's methods lie, such as
    /// `https://slack.com/api/`.
    pub fn new(client: reqwest::Client, token: SecretString, api: &Url) -> Self {
        let mut users_info = api.clone();
        if let Ok(mut path) = users_info.path_segments_mut() {
            path.pop_if_empty().push("users.info");
        }
        Self {
            client,
            token,
            users_info,
            patience: PATIENCE,
            known: Cache::builder().max_capacity(REMEMBERED).expire_after(Freshness).build(),
            asking: Arc::new(Semaphore::new(AT_ONCE)),
        }
    }

    /// The person's locale, such as `it-IT`, if it is known or comes in time.
    ///
    /// What comes late is there for the next command.
    pub async fn locale_of(self: &Arc<Self>, team: &str, user: &str) -> Option<String> {
        let person = (team.to_owned(), user.to_owned());
        if let Some(known) = self.known.get(&person).await {
            return known;
        }
        let permit = self.asking.clone().try_acquire_owned().ok()?;
        let people = self.clone();
        let asking = tokio::spawn(async move {
            let _permit = permit;
            let user = person.1.clone();
            people.known.get_with(person, people.ask(&user)).await
        });
        tokio::time::timeout(self.patience, asking).await.ok()?.ok()?
    }

    async fn ask(&self, user: &str) -> Option<String> {
        match self.users_info(user).await {
            Ok(locale) => Some(locale),
            Err(error) => {
                tracing::info!(%error, "Slack's users.info did not tell a person's locale");
                None
            }
        }
    }

    /// docs.slack.dev/reference/methods/users.info; needs the scope `users:read`.
    async fn users_info(&self, user: &str) -> Result<String, LocaleUnknown> {
        let mut reply = self
            .client
            .get(self.users_info.clone())
            .query(&[("user", user), ("include_locale", "true")])
            .bearer_auth(self.token.expose_secret())
            .send()
            .await?
            .error_for_status()?;
        let mut body = Vec::new();
        while let Some(chunk) = reply.chunk().await? {
            body.extend_from_slice(&chunk);
            if body.len() > LONGEST_REPLY {
                return Err(LocaleUnknown::TooLong);
            }
        }
        let info: UsersInfo =
            serde_json::from_slice(&body).map_err(|_| LocaleUnknown::Unreadable)?;
        if !info.ok {
            return Err(LocaleUnknown::SaidNo(info.error));
        }
        info.user.and_then(|user| user.locale).ok_or(LocaleUnknown::NoLocale)
    }
}

#[cfg(test)]
mod tests {
    use std::sync::atomic::{AtomicUsize, Ordering};

    use axum::Router;
    use axum::extract::RawQuery;
    use axum::http::{HeaderMap, StatusCode};
    use axum::response::{IntoResponse, Response};
    use axum::routing::get;

    use super::*;

    /// People whom a server knows that answers every question with `reply`.
    async fn people(reply: impl Fn() -> Response + Clone + Send + Sync + 'static) -> World {
        let asked = Arc::new(AtomicUsize::new(0));
        let count = asked.clone();
        let answer = move |RawQuery(query): RawQuery, headers: HeaderMap| {
            count.fetch_add(1, Ordering::SeqCst);
            assert_eq!(query.as_deref(), Some("user=U2&include_locale=true"));
            assert_eq!(headers["authorization"], "Bearer xoxb-made-up");
            let reply = reply();
            async move { reply }
        };
        let router = Router::new().route("/api/users.info", get(answer));
        let listener = tokio::net::TcpListener::bind("127.0.0.1:0").await.expect("loopback");
        let api = format!("http://{}/api/", listener.local_addr().expect("an address"));
        tokio::spawn(async move { axum::serve(listener, router).await });
        let client = super::super::client();
        let people = People::new(client, "xoxb-made-up".into(), &api.parse().expect("a URL"));
        World { people: Arc::new(people), asked }
    }

    struct World {
        people: Arc<People>,
        asked: Arc<AtomicUsize>,
    }

    #[tokio::test]
    async fn a_locale_is_asked_for_once() {
        let reply = r#"{"ok":true,"user":{"id":"U2","locale":"it-IT"}}"#;
        let world = people(move || reply.into_response()).await;
        for _ in 0..2 {
            let locale = world.people.locale_of("T1", "U2").await;
            assert_eq!(locale.as_deref(), Some("it-IT"));
        }
        assert_eq!(world.asked.load(Ordering::SeqCst), 1);
        // The same id in another workspace is another person.
        world.people.locale_of("T2", "U2").await;
        assert_eq!(world.asked.load(Ordering::SeqCst), 2);
    }

    #[tokio::test]
    async fn a_failure_gives_no_locale_and_is_not_repeated_at_once() {
        let failures: [fn() -> Response; 5] = [
            || r#"{"ok":false,"error":"missing_scope"}"#.into_response(),
            || r#"{"ok":true,"user":{"id":"U2"}}"#.into_response(),
            || "<html>".into_response(),
            || "x".repeat(LONGEST_REPLY + 1).into_response(),
            || StatusCode::INTERNAL_SERVER_ERROR.into_response(),
        ];
        for failure in failures {
            let world = people(failure).await;
            assert_eq!(world.people.locale_of("T1", "U2").await, None);
            assert_eq!(world.people.locale_of("T1", "U2").await, None);
            assert_eq!(world.asked.load(Ordering::SeqCst), 1);
        }
    }

    #[tokio::test]
    async fn a_late_locale_is_not_waited_for() {
        // This server accepts the connection and never says a word.
        let silent = tokio::net::TcpListener::bind("127.0.0.1:0").await.expect("loopback");
        let api = format!("http://{}/", silent.local_addr().expect("an address"));
        let client = super::super::client();
        let people = Arc::new(People {
            patience: Duration::from_millis(1),
            ..People::new(client, "xoxb-made-up".into(), &api.parse().expect("a URL"))
        });
        assert_eq!(people.locale_of("T1", "U2").await, None);
    }
}
