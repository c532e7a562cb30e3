//! A slash command as it arrives: verified first, then read.

use std::collections::HashMap;
use std::error::Error;
use std::sync::Arc;

use axum::body::{Body, Bytes, to_bytes};
use axum::extract::{FromRequest, Request};
use axum::http::{HeaderMap, StatusCode, header};
use axum::response::{IntoResponse, Response};
use http_body_util::LengthLimitError;
use url::form_urlencoded;

use super::Slack;
use super::response_url::{Origins, ResponseUrl};
use super::signature::SigningSecrets;
use crate::clock::Clock;

/// The longest body that is read, in bytes: a paste of 64 KiB, percent-encoded, and room.
const LONGEST_BODY: usize = 256 * 1024;

/// The most fields that are read. Slack sends about fifteen.
const MOST_FIELDS: usize = 100;

/// The longest id that is taken, in bytes. Slack's have about sixty at most.
const LONGEST_ID: usize = 255;

/// The longest body that is looked into before it is verified, in bytes.
const LONGEST_TLS_PROBE: usize = 1024;

/// An extractor: a command that Slack signed.
pub struct SignedCommand(pub SlashCommand);

/// One use of a slash command
/// (docs.slack.dev/interactivity/implementing-slash-commands, read 2026-11).
#[derive(Debug)]
pub struct SlashCommand {
    pub team: String,
    pub user: String,
    /// Another one for each use of a command.
    pub trigger: String,
    /// Everything after the command's name, escaped as Slack escapes it.
    pub text: String,
    /// Where a late answer goes; `None` where the URL is missing or not to be trusted.
    pub response_url: Option<ResponseUrl>,
}

/// What a request has to show to be let in.
pub struct Entrance {
    pub secrets: SigningSecrets,
    /// Which app a command must be for, if only one is served.
    pub app_id: Option<String>,
    pub origins: Origins,
    pub clock: Clock,
}

/// Why a request goes no further.
#[derive(Debug, PartialEq, Eq)]
pub enum Refusal {
    BadForm(&'static str),
    NotAForm,
    /// Slack signed it for another app that has the same secret.
    OtherApp,
    /// Nothing to refuse: Slack looks whether our certificate is good, without signing.
    TlsProbe,
    TooLong,
    Unsigned,
}

impl IntoResponse for Refusal {
    fn into_response(self) -> Response {
        match self {
            Self::BadForm(why) => (StatusCode::BAD_REQUEST, why).into_response(),
            Self::NotAForm => StatusCode::UNSUPPORTED_MEDIA_TYPE.into_response(),
            Self::OtherApp => StatusCode::FORBIDDEN.into_response(),
            Self::TlsProbe => StatusCode::OK.into_response(),
            Self::TooLong => StatusCode::PAYLOAD_TOO_LARGE.into_response(),
            // Whoever forges requests learns nothing about why this one failed.
            Self::Unsigned => StatusCode::UNAUTHORIZED.into_response(),
        }
    }
}

impl FromRequest<Arc<Slack>> for SignedCommand {
    type Rejection = Refusal;

    async fn from_request(request: Request, slack: &Arc<Slack>) -> Result<Self, Refusal> {
        slack.entrance.admit(request).await.map(Self)
    }
}

impl Entrance {
    /// Verifies a request and, only then, reads it.
    async fn admit(&self, request: Request) -> Result<SlashCommand, Refusal> {
        let (parts, body) = request.into_parts();
        let body = whole(body).await?;
        if is_tls_probe(&body) {
            return Err(Refusal::TlsProbe);
        }
        let now = self.clock.now();
        self.secrets.verify(&parts.headers, &body, now).map_err(|error| {
            tracing::info!(%error, "Refused a request to Slack's endpoint: {error}");
            Refusal::Unsigned
        })?;
        if !is_form(&parts.headers) {
            return Err(Refusal::NotAForm);
        }
        let mut fields = Fields::read(&body)?;
        if let Some(app_id) = &self.app_id
            && fields.take("api_app_id").as_ref() != Some(app_id)
        {
            return Err(Refusal::OtherApp);
        }
        let response_url = fields.take("response_url").unwrap_or_default();
        let response_url = self.origins.accept(&response_url, now);
        if response_url.is_none() {
            tracing::warn!("A command came without a response URL that may be used");
        }
        Ok(SlashCommand {
            team: fields.id("team_id")?,
            user: fields.id("user_id")?,
            trigger: fields.id("trigger_id")?,
            text: fields.take("text").unwrap_or_default(),
            response_url,
        })
    }
}

async fn whole(body: Body) -> Result<Bytes, Refusal> {
    to_bytes(body, LONGEST_BODY).await.map_err(|error| {
        // Our own limit stands first among the causes, the server's behind others.
        let mut causes = std::iter::successors(error.source(), |&cause| cause.source());
        match causes.any(<dyn Error>::is::<LengthLimitError>) {
            true => Refusal::TooLong,
            false => Refusal::BadForm("the body broke off"),
        }
    })
}

/// Slack now and then posts `ssl_check=1` and a token, to see whether TLS works. It gets
/// 200 and nothing else happens, signed or not; so it does with Slack's own framework.
fn is_tls_probe(body: &[u8]) -> bool {
    body.len() <= LONGEST_TLS_PROBE
        && body.split(|&byte| byte == b'&').any(|field| field == b"ssl_check=1")
}

fn is_form(headers: &HeaderMap) -> bool {
    let content_type = headers.get(header::CONTENT_TYPE).and_then(|value| value.to_str().ok());
    let essence = content_type.and_then(|value| value.split(';').next()).unwrap_or_default();
    essence.trim().eq_ignore_ascii_case("application/x-www-form-urlencoded")
        && !headers.contains_key(header::CONTENT_ENCODING)
}

/// The fields of a form, each of which is there once.
struct Fields(HashMap<String, String>);

impl Fields {
    fn read(body: &[u8]) -> Result<Self, Refusal> {
        // Counted before anything is decoded, so that a bomb costs one pass.
        if memchr::memchr_iter(b'&', body).count() >= MOST_FIELDS {
            return Err(Refusal::BadForm("the form has more than 100 fields"));
        }
        let mut fields = HashMap::new();
        for (name, value) in form_urlencoded::parse(body) {
            // Of two values one would be checked and the other used.
            if fields.insert(name.into_owned(), value.into_owned()).is_some() {
                return Err(Refusal::BadForm("the form has a field twice"));
            }
        }
        Ok(Self(fields))
    }

    fn take(&mut self, name: &str) -> Option<String> {
        self.0.remove(name)
    }

    fn id(&mut self, name: &'static str) -> Result<String, Refusal> {
        self.take(name)
            .filter(|id| !id.is_empty() && id.len() <= LONGEST_ID)
            .ok_or(Refusal::BadForm("the form lacks a team, a user or a trigger"))
    }
}

#[cfg(test)]
mod tests {
    use std::time::{Duration, UNIX_EPOCH};

    use super::super::signature::tests::signed;
    use super::*;

    const SECRET: &str = "a-made-up-signing-secret";
    const NOW: u64 = 1_800_000_000;
    const COMMAND: &str = "token=made-up&team_id=T1&team_domain=contoso&channel_id=C1\
        &channel_name=general&user_id=U2&user_name=anna&command=%2Fmailfix&text=check+contoso.com\
        &api_app_id=A1&is_enterprise_install=false&trigger_id=1.2.abc\
        &response_url=https%3A%2F%2Fhooks.slack.com%2Fcommands%2FT1%2F2%2F3";

    fn entrance() -> Entrance {
        Entrance {
            secrets: SigningSecrets::new(&[SECRET.into()]),
            app_id: Some("A1".to_owned()),
            origins: Origins::new(vec!["https://hooks.slack.com".parse().expect("a URL")]),
            clock: Clock::fixed(UNIX_EPOCH + Duration::from_secs(NOW)),
        }
    }

    fn request(body: &str) -> Request {
        let mut request = Request::new(Body::from(body.to_owned()));
        *request.headers_mut() = signed(SECRET, NOW, body.as_bytes());
        let form = header::HeaderValue::from_static("application/x-www-form-urlencoded");
        request.headers_mut().insert(header::CONTENT_TYPE, form);
        request
    }

    async fn refusal(request: Request) -> Option<Refusal> {
        entrance().admit(request).await.err()
    }

    #[tokio::test]
    async fn a_signed_command_is_read() {
        let command = entrance().admit(request(COMMAND)).await.expect("a command");
        assert_eq!(command.text, "check contoso.com");
        assert_eq!((&*command.team, &*command.user), ("T1", "U2"));
        assert_eq!(command.trigger, "1.2.abc");
        assert!(command.response_url.is_some());
    }

    #[tokio::test]
    async fn t01_what_slack_did_not_sign_is_refused_whatever_it_holds() {
        for body in [COMMAND, "", "%%%", "a=1&a=2", &"&".repeat(1000)] {
            let mut forged = request(body);
            *forged.headers_mut() = signed("another secret", NOW, body.as_bytes());
            assert_eq!(refusal(forged).await, Some(Refusal::Unsigned), "{body}");
        }
        let mut response = Refusal::Unsigned.into_response();
        let told = to_bytes(std::mem::take(response.body_mut()), 10).await.expect("a body");
        assert_eq!((response.status(), told.len()), (StatusCode::UNAUTHORIZED, 0));
    }

    #[tokio::test]
    async fn a_tls_probe_is_answered_without_a_signature() {
        let probe = Request::new(Body::from("ssl_check=1&token=made-up"));
        assert_eq!(refusal(probe).await, Some(Refusal::TlsProbe));
        assert_eq!(Refusal::TlsProbe.into_response().status(), StatusCode::OK);
        // What somebody typed is never taken for one.
        let typed = COMMAND.replace("check+contoso.com", "ssl_check%3D1");
        assert_eq!(refusal(request(&typed)).await, None);
    }

    #[tokio::test]
    async fn t09_another_apps_command_is_refused() {
        for body in [COMMAND.replace("A1", "A2"), COMMAND.replace("api_app_id=A1&", "")] {
            assert_eq!(refusal(request(&body)).await, Some(Refusal::OtherApp), "{body}");
        }
    }

    #[tokio::test]
    async fn t09_t25_a_form_with_too_much_or_too_little_is_refused() {
        let equal_keys = "a=1&".repeat(60_000);
        let many_keys: String = (0..10_000).map(|n| format!("key{n}=1&")).collect();
        for body in [
            format!("{COMMAND}&team_id=T2"),
            COMMAND.replace("team_id=T1&", ""),
            COMMAND.replace("user_id=U2", "user_id="),
            COMMAND.replace("trigger_id=1.2.abc", &format!("trigger_id={}", "1".repeat(256))),
            format!("{COMMAND}&{equal_keys}"),
            format!("{COMMAND}&{many_keys}"),
        ] {
            let refusal = refusal(request(&body)).await;
            assert!(matches!(refusal, Some(Refusal::BadForm(_))), "{refusal:?}");
        }
    }

    #[tokio::test]
    async fn a_body_over_256_kib_is_refused_before_it_is_verified() {
        let long = format!("{COMMAND}{}", "a".repeat(LONGEST_BODY));
        assert_eq!(refusal(request(&long)).await, Some(Refusal::TooLong));
    }

    #[tokio::test]
    async fn only_a_plain_form_is_read() {
        for content_type in ["application/json", "multipart/form-data", ""] {
            let mut other = request(COMMAND);
            let value = header::HeaderValue::from_static(content_type);
            other.headers_mut().insert(header::CONTENT_TYPE, value);
            assert_eq!(refusal(other).await, Some(Refusal::NotAForm), "{content_type}");
        }
        let mut packed = request(COMMAND);
        let gzip = header::HeaderValue::from_static("gzip");
        packed.headers_mut().insert(header::CONTENT_ENCODING, gzip);
        assert_eq!(refusal(packed).await, Some(Refusal::NotAForm));
        let mut charset = request(COMMAND);
        let form = "Application/X-WWW-Form-Urlencoded; charset=utf-8";
        let form = header::HeaderValue::from_static(form);
        charset.headers_mut().insert(header::CONTENT_TYPE, form);
        assert_eq!(refusal(charset).await, None);
    }

    #[tokio::test]
    async fn t12_a_response_url_to_somewhere_else_is_dropped_and_the_command_is_not() {
        let elsewhere = COMMAND.replace("hooks.slack.com", "hooks.slack.com.evil.example");
        let command = entrance().admit(request(&elsewhere)).await.expect("a command");
        assert!(command.response_url.is_none());
    }
}
