//! The table of all settings: name, variable, meaning, default, and how its text is read.

use std::net::SocketAddr;
use std::num::NonZeroUsize;
use std::path::PathBuf;
use std::str::FromStr;
use std::time::Duration;

use secrecy::SecretString;
use tracing_subscriber::EnvFilter;
use url::Url;

use super::{Config, LogFormat};

/// One thing that can be set.
pub struct Setting {
    /// Its name in the file, with its section: `slack.signing_secrets`.
    pub key: &'static str,
    /// Its name in the environment.
    pub variable: &'static str,
    /// For a secret: the names under which a file that holds it can be given instead.
    pub secret_file: Option<SecretFile>,
    /// What it means and its unit, in whole sentences.
    pub doc: &'static str,
    pub shown: Shown,
    pub read: Read,
}

pub struct SecretFile {
    pub key: &'static str,
    pub variable: &'static str,
}

/// What `mailfix.example.toml` shows for a setting, as TOML.
#[derive(Clone, Copy)]
pub enum Shown {
    Default(&'static str),
    /// There is no default; this is what a value looks like.
    Example(&'static str),
}

/// How the text of a setting becomes a part of the configuration. An error says what the
/// text must be, as in "must be a number".
#[derive(Clone, Copy)]
pub enum Read {
    /// A list; in the environment its elements stand between commas.
    Many(fn(&mut Config, &[&str]) -> Result<(), String>),
    /// One value; an empty one counts as not set.
    One(fn(&mut Config, &str) -> Result<(), String>),
    /// One value, of which the empty one has a meaning of its own.
    OneOrEmpty(fn(&mut Config, &str) -> Result<(), String>),
}

/// All settings, in the order of `mailfix.example.toml`.
pub static SETTINGS: &[Setting] = &[
    Setting {
        key: "bind",
        variable: "MAILFIX_BIND",
        secret_file: None,
        doc: "Address and port of the page, the API and the chat platforms' endpoints.",
        shown: Shown::Default(r#""127.0.0.1:8080""#),
        read: Read::One(|config, text| set(&mut config.bind, address(text))),
    },
    Setting {
        key: "admin_bind",
        variable: "MAILFIX_ADMIN_BIND",
        secret_file: None,
        doc: "Address and port of /metrics, which is not for everybody. Empty is off.",
        shown: Shown::Default(r#""127.0.0.1:9464""#),
        read: Read::OneOrEmpty(|config, text| {
            let address = if text.is_empty() { Ok(None) } else { address(text).map(Some) };
            set(&mut config.admin_bind, address)
        }),
    },
    Setting {
        key: "public_url",
        variable: "MAILFIX_PUBLIC_URL",
        secret_file: None,
        doc: "Where people reach the page from outside, for links to it. Links are never made \
              from what a request says about its host.",
        shown: Shown::Example(r#""https://mailfix.example.net""#),
        read: Read::One(|config, text| set(&mut config.public_url, base(text).map(Some))),
    },
    Setting {
        key: "offline",
        variable: "MAILFIX_OFFLINE",
        secret_file: None,
        doc: "Nothing about a domain leaves the machine, neither DNS nor HTTPS. Answers that a \
              look would have changed say so; the chat platforms still work.",
        shown: Shown::Default("false"),
        read: Read::One(|config, text| set(&mut config.offline, yes_or_no(text))),
    },
    Setting {
        key: "product",
        variable: "MAILFIX_PRODUCT",
        secret_file: None,
        doc: "The product that your people connect their mailboxes to, by its id in \
              `knowledge/products.toml`. Steps name it where a paste names none.",
        shown: Shown::Example(r#""hubspot""#),
        read: Read::One(|config, text| set(&mut config.product, Ok(Some(text.to_owned())))),
    },
    Setting {
        key: "knowledge_dir",
        variable: "MAILFIX_KNOWLEDGE_DIR",
        secret_file: None,
        doc: "Folder with rules of your own, laid out as `knowledge/` is. They are added to \
              those that are built in, or take their place by id; a change takes effect while \
              mailfix serves.",
        shown: Shown::Example(r#""/etc/mailfix/knowledge""#),
        read: Read::One(|config, text| set(&mut config.knowledge_dir, Ok(Some(text.into())))),
    },
    Setting {
        key: "locales_dir",
        variable: "MAILFIX_LOCALES_DIR",
        secret_file: None,
        doc: "Folder with words of your own, laid out as `locales/` is, in the same way.",
        shown: Shown::Example(r#""/etc/mailfix/locales""#),
        read: Read::One(|config, text| set(&mut config.locales_dir, Ok(Some(text.into())))),
    },
    Setting {
        key: "log.filter",
        variable: "MAILFIX_LOG",
        secret_file: None,
        doc: "What is logged: a level (error, warn, info, debug, trace), or levels by module. \
              Below info, the libraries may name the domains that people asked about.",
        shown: Shown::Default(r#""warn,mailfix=info""#),
        read: Read::One(|config, text| set(&mut config.log.filter, log_filter(text))),
    },
    Setting {
        key: "log.format",
        variable: "MAILFIX_LOG_FORMAT",
        secret_file: None,
        doc: "How log lines are written: text, or json with one object a line.",
        shown: Shown::Default(r#""text""#),
        read: Read::One(|config, text| set(&mut config.log.format, log_format(text))),
    },
    Setting {
        key: "http.max_connections",
        variable: "MAILFIX_HTTP_MAX_CONNECTIONS",
        secret_file: None,
        doc: "Connections at once on each listener. One more makes room for itself by cutting \
              the one that has kept us waiting longest.",
        shown: Shown::Default("512"),
        read: Read::One(|config, text| {
            set(&mut config.http.max_connections, number::<NonZeroUsize>(text))
        }),
    },
    Setting {
        key: "http.max_body_bytes",
        variable: "MAILFIX_HTTP_MAX_BODY_BYTES",
        secret_file: None,
        doc: "Bytes that a request's body may have; larger ones get status 413.",
        shown: Shown::Default("262144"),
        read: Read::One(|config, text| {
            set(&mut config.http.max_body_bytes, number(text).map(NonZeroUsize::get))
        }),
    },
    Setting {
        key: "http.header_timeout",
        variable: "MAILFIX_HTTP_HEADER_TIMEOUT",
        secret_file: None,
        doc: "How long the head of a request may take from its first byte on.",
        shown: Shown::Default(r#""5s""#),
        read: Read::One(|config, text| set(&mut config.http.header_timeout, parse_duration(text))),
    },
    Setting {
        key: "http.body_timeout",
        variable: "MAILFIX_HTTP_BODY_TIMEOUT",
        secret_file: None,
        doc: "How long the whole body of a request may take; slower ones get status 408.",
        shown: Shown::Default(r#""10s""#),
        read: Read::One(|config, text| set(&mut config.http.body_timeout, parse_duration(text))),
    },
    Setting {
        key: "http.idle_timeout",
        variable: "MAILFIX_HTTP_IDLE_TIMEOUT",
        secret_file: None,
        doc: "How long a connection is kept open without a request.",
        shown: Shown::Default(r#""15s""#),
        read: Read::One(|config, text| set(&mut config.http.idle_timeout, parse_duration(text))),
    },
    Setting {
        key: "http.shutdown_timeout",
        variable: "MAILFIX_HTTP_SHUTDOWN_TIMEOUT",
        secret_file: None,
        doc: "How long requests in flight may take to finish after SIGTERM.",
        shown: Shown::Default(r#""10s""#),
        read: Read::One(|config, text| {
            set(&mut config.http.shutdown_timeout, parse_duration(text))
        }),
    },
    Setting {
        key: "api.keys",
        variable: "MAILFIX_API_KEYS",
        secret_file: Some(SecretFile { key: "api.keys_file", variable: "MAILFIX_API_KEYS_FILE" }),
        doc: "Keys that open the API. Without any it answers on loopback addresses only.",
        shown: Shown::Example(r#"["a long random text"]"#),
        read: Read::Many(|config, texts| set(&mut config.api.keys, Ok(secrets(texts)))),
    },
    Setting {
        key: "slack.signing_secrets",
        variable: "MAILFIX_SLACK_SIGNING_SECRETS",
        secret_file: Some(SecretFile {
            key: "slack.signing_secrets_file",
            variable: "MAILFIX_SLACK_SIGNING_SECRETS_FILE",
        }),
        doc: "Turns Slack on. Signing secrets of your app (Basic Information, App \
              Credentials); more than one while you change it.",
        shown: Shown::Example(r#"["0123456789abcdef0123456789abcdef"]"#),
        read: Read::Many(|config, texts| {
            set(&mut config.slack.signing_secrets, Ok(secrets(texts)))
        }),
    },
    Setting {
        key: "slack.bot_token",
        variable: "MAILFIX_SLACK_BOT_TOKEN",
        secret_file: Some(SecretFile {
            key: "slack.bot_token_file",
            variable: "MAILFIX_SLACK_BOT_TOKEN_FILE",
        }),
        doc: "Bot token of the one workspace that uses this app. With it mailfix asks Slack \
              for a person's language.",
        shown: Shown::Example(r#""xoxb-…""#),
        read: Read::One(|config, text| set(&mut config.slack.bot_token, Ok(Some(text.into())))),
    },
    Setting {
        key: "slack.app_id",
        variable: "MAILFIX_SLACK_APP_ID",
        secret_file: None,
        doc: "Id of your app. When it is set, requests for another app are refused.",
        shown: Shown::Example(r#""A0123456789""#),
        read: Read::One(|config, text| set(&mut config.slack.app_id, Ok(Some(text.to_owned())))),
    },
    Setting {
        key: "slack.api_url",
        variable: "MAILFIX_SLACK_API_URL",
        secret_file: None,
        doc: "Where Slack's Web API is.",
        shown: Shown::Default(r#""https://slack.com/api/""#),
        read: Read::One(|config, text| set(&mut config.slack.api_url, base(text))),
    },
    Setting {
        key: "slack.response_origins",
        variable: "MAILFIX_SLACK_RESPONSE_ORIGINS",
        secret_file: None,
        doc: "Origins that a response_url may have; answers go nowhere else.",
        shown: Shown::Default(r#"["https://hooks.slack.com", "https://hooks.slack-gov.com"]"#),
        read: Read::Many(|config, texts| {
            set(&mut config.slack.response_origins, each(texts, origin))
        }),
    },
    Setting {
        key: "discord.public_key",
        variable: "MAILFIX_DISCORD_PUBLIC_KEY",
        secret_file: None,
        doc: "Turns Discord's interactions endpoint on. Public key of your application, 64 \
              hexadecimal digits (General Information).",
        shown: Shown::Example(
            r#""0123456789abcdef0123456789abcdef0123456789abcdef0123456789abcdef""#,
        ),
        read: Read::One(|config, text| {
            set(&mut config.discord.public_key, ed25519_key(text).map(Some))
        }),
    },
    Setting {
        key: "discord.application_id",
        variable: "MAILFIX_DISCORD_APPLICATION_ID",
        secret_file: None,
        doc: "Id of your application (General Information).",
        shown: Shown::Example(r#""1234567890123456789""#),
        read: Read::One(|config, text| {
            set(&mut config.discord.application_id, number(text).map(Some))
        }),
    },
    Setting {
        key: "discord.token",
        variable: "MAILFIX_DISCORD_TOKEN",
        secret_file: Some(SecretFile {
            key: "discord.token_file",
            variable: "MAILFIX_DISCORD_TOKEN_FILE",
        }),
        doc: "Turns Discord's gateway on. Token of your bot (Bot), which `mailfix discord \
              register` needs too.",
        shown: Shown::Example(r#""the token""#),
        read: Read::One(|config, text| set(&mut config.discord.token, Ok(Some(text.into())))),
    },
    Setting {
        key: "discord.api_url",
        variable: "MAILFIX_DISCORD_API_URL",
        secret_file: None,
        doc: "Where Discord's API is, when it is not Discord's own.",
        shown: Shown::Example(r#""https://discord-proxy.example.net""#),
        read: Read::One(|config, text| set(&mut config.discord.api_url, base(text).map(Some))),
    },
    Setting {
        key: "dns.resolvers",
        variable: "MAILFIX_DNS_RESOLVERS",
        secret_file: None,
        doc: "DNS resolvers to ask, each with its port; the system's own when there are none.",
        shown: Shown::Example(r#"["192.0.2.53:53", "[2001:db8::53]:53"]"#),
        read: Read::Many(|config, texts| set(&mut config.dns.resolvers, each(texts, address))),
    },
    Setting {
        key: "dns.timeout",
        variable: "MAILFIX_DNS_TIMEOUT",
        secret_file: None,
        doc: "How long one try of one DNS question may take.",
        shown: Shown::Default(r#""2s""#),
        read: Read::One(|config, text| set(&mut config.dns.timeout, parse_duration(text))),
    },
    Setting {
        key: "probe.deadline",
        variable: "MAILFIX_PROBE_DEADLINE",
        secret_file: None,
        doc: "How long a look at a domain may take in all. What did not come back by then is \
              reported as not checked.",
        shown: Shown::Default(r#""8s""#),
        read: Read::One(|config, text| set(&mut config.probe.deadline, parse_duration(text))),
    },
    Setting {
        key: "microsoft.login_url",
        variable: "MAILFIX_MICROSOFT_LOGIN_URL",
        secret_file: None,
        doc: "Where Microsoft is asked which tenant a domain belongs to.",
        shown: Shown::Default(r#""https://login.microsoftonline.com""#),
        read: Read::One(|config, text| set(&mut config.microsoft.login_url, base(text))),
    },
    Setting {
        key: "tls.ca_file",
        variable: "MAILFIX_CA_FILE",
        secret_file: None,
        doc: "PEM file of a certificate authority to trust beside the public ones when \
              Microsoft's sign-in host is asked. Slack and Discord are held to the public ones.",
        shown: Shown::Example(r#""/etc/ssl/certs/our-own.pem""#),
        read: Read::One(|config, text| set(&mut config.tls.ca_file, Ok(Some(PathBuf::from(text))))),
    },
];

impl Setting {
    pub fn is_secret(&self) -> bool {
        self.secret_file.is_some()
    }
}

impl Shown {
    pub fn text(self) -> &'static str {
        match self {
            Self::Default(text) | Self::Example(text) => text,
        }
    }
}

fn set<T>(place: &mut T, value: Result<T, String>) -> Result<(), String> {
    *place = value?;
    Ok(())
}

fn each<T>(texts: &[&str], read: fn(&str) -> Result<T, String>) -> Result<Vec<T>, String> {
    texts.iter().map(|text| read(text)).collect()
}

fn address(text: &str) -> Result<SocketAddr, String> {
    text.parse().map_err(|_| "must be an IP address and a port, as in `127.0.0.1:8080`".to_owned())
}

fn number<T: FromStr>(text: &str) -> Result<T, String> {
    text.parse().map_err(|_| "must be a whole number above zero".to_owned())
}

fn yes_or_no(text: &str) -> Result<bool, String> {
    match text.to_ascii_lowercase().as_str() {
        "1" | "on" | "true" | "yes" => Ok(true),
        "0" | "false" | "no" | "off" => Ok(false),
        _ => Err("must be `true` or `false`".to_owned()),
    }
}

/// A whole number with its unit, as in `500ms`, `8s` or `2m`; without one it counts seconds.
///
/// # Errors
///
/// What it must be.
pub fn parse_duration(text: &str) -> Result<Duration, String> {
    let digits = text.bytes().take_while(u8::is_ascii_digit).count();
    let (number, unit) = text.split_at(digits);
    let millis_a_unit = match unit.trim() {
        "ms" => Some(1),
        "" | "s" => Some(1000),
        "m" | "min" => Some(60 * 1000),
        _ => None,
    };
    let millis = millis_a_unit.and_then(|unit| number.parse::<u64>().ok()?.checked_mul(unit));
    // A day is more than any of them can need, and keeps sums of times from overflowing.
    match millis.map(Duration::from_millis) {
        Some(duration) if !duration.is_zero() && duration <= DAY => Ok(duration),
        _ => Err("must be a time above zero and up to a day, as in `500ms`, `8s` or `2m`".into()),
    }
}

const DAY: Duration = Duration::from_secs(24 * 60 * 60);

/// An address that others are built on: `http` or `https`, and nothing after the path.
fn base(text: &str) -> Result<Url, String> {
    let fits = |url: &Url| {
        matches!(url.scheme(), "http" | "https")
            && url.username().is_empty()
            && url.password().is_none()
            && url.query().is_none()
            && url.fragment().is_none()
    };
    Url::parse(text).ok().filter(fits).ok_or_else(|| {
        "must be an address that starts with `https://` or `http://`, without a password, a `?` \
         or a `#`"
            .to_owned()
    })
}

fn origin(text: &str) -> Result<Url, String> {
    let url = base(text)?;
    if url.path() == "/" {
        Ok(url)
    } else {
        Err("must be addresses without a path, as in `https://hooks.slack.com`".to_owned())
    }
}

fn secrets(texts: &[&str]) -> Vec<SecretString> {
    texts.iter().map(|text| SecretString::from(*text)).collect()
}

fn ed25519_key(text: &str) -> Result<String, String> {
    let is_a_key = text.len() == 64 && text.bytes().all(|byte| byte.is_ascii_hexdigit());
    is_a_key.then(|| text.to_owned()).ok_or_else(|| "must be 64 hexadecimal digits".to_owned())
}

fn log_filter(text: &str) -> Result<String, String> {
    match EnvFilter::builder().parse(text) {
        Ok(_) => Ok(text.to_owned()),
        Err(_) => Err("must be a level or levels by module, as in `warn,mailfix=debug`".into()),
    }
}

fn log_format(text: &str) -> Result<LogFormat, String> {
    match text {
        "json" => Ok(LogFormat::Json),
        "text" => Ok(LogFormat::Text),
        _ => Err("must be `text` or `json`".to_owned()),
    }
}
