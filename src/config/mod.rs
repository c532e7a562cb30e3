//! Everything that an operator can set, read once and checked at start.
//!
//! Settings come from a file in TOML, then from the environment, which has the last word.
//! What each of them means, its unit, its default and its variable stand in one table,
//! [`SETTINGS`]; `deploy/mailfix.example.toml` is that table written out.

mod error;
mod file;
mod platform;
mod settings;
mod source;

use std::net::{Ipv4Addr, SocketAddr};
use std::num::NonZeroUsize;
use std::path::{Path, PathBuf};
use std::time::Duration;

use secrecy::SecretString;
use url::Url;

pub use error::{ConfigError, ConfigErrors, Place};
pub use platform::{Platform, Switch};
pub use settings::{Read, SETTINGS, SecretFile, Setting, Shown, parse_duration};
pub use source::Environment;

/// The file that is read when no other is named and it is there.
const FILE: &str = "mailfix.toml";

/// All settings. What each means is said in [`SETTINGS`].
#[derive(Clone, Debug)]
pub struct Config {
    pub bind: SocketAddr,
    /// `None`: no metrics are served.
    pub admin_bind: Option<SocketAddr>,
    pub public_url: Option<Url>,
    pub offline: bool,
    pub product: Option<String>,
    pub knowledge_dir: Option<PathBuf>,
    pub locales_dir: Option<PathBuf>,
    pub log: Log,
    pub http: Http,
    pub api: Api,
    pub slack: Slack,
    pub discord: Discord,
    pub dns: Dns,
    pub probe: Probe,
    pub microsoft: Microsoft,
    pub tls: Tls,
}

#[derive(Clone, Debug)]
pub struct Log {
    /// Directives as `tracing-subscriber` reads them.
    pub filter: String,
    pub format: LogFormat,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum LogFormat {
    Json,
    Text,
}

/// What one client may take of the server's time and memory.
#[derive(Clone, Debug)]
pub struct Http {
    pub max_connections: NonZeroUsize,
    pub max_body_bytes: usize,
    pub header_timeout: Duration,
    pub body_timeout: Duration,
    pub idle_timeout: Duration,
    pub shutdown_timeout: Duration,
}

#[derive(Clone, Debug)]
pub struct Api {
    pub keys: Vec<SecretString>,
}

#[derive(Clone, Debug)]
pub struct Slack {
    pub signing_secrets: Vec<SecretString>,
    pub bot_token: Option<SecretString>,
    pub app_id: Option<String>,
    pub api_url: Url,
    pub response_origins: Vec<Url>,
}

#[derive(Clone, Debug)]
pub struct Discord {
    /// 64 hexadecimal digits.
    pub public_key: Option<String>,
    pub application_id: Option<u64>,
    pub token: Option<SecretString>,
    /// `None`: Discord's own.
    pub api_url: Option<Url>,
}

#[derive(Clone, Debug)]
pub struct Dns {
    /// Empty: the system's own.
    pub resolvers: Vec<SocketAddr>,
    pub timeout: Duration,
}

#[derive(Clone, Debug)]
pub struct Probe {
    pub deadline: Duration,
}

#[derive(Clone, Debug)]
pub struct Microsoft {
    pub login_url: Url,
}

#[derive(Clone, Debug)]
pub struct Tls {
    pub ca_file: Option<PathBuf>,
}

/// A configuration, and what is odd about where it came from.
#[derive(Clone, Debug)]
pub struct Loaded {
    pub config: Config,
    /// The file that was read, if any.
    pub file: Option<PathBuf>,
    /// One line about variables that look like ours and are not.
    pub warning: Option<String>,
}

impl Config {
    /// Reads `file`, or `mailfix.toml` in the working directory where that exists, then
    /// the environment.
    ///
    /// # Errors
    ///
    /// All that is wrong in either of them. A file that was named must be there.
    pub fn load(file: Option<&Path>, environment: &Environment) -> Result<Loaded, ConfigErrors> {
        let file = match file {
            Some(named) => Some(named),
            None => Some(Path::new(FILE)).filter(|usual| usual.exists()),
        };
        let mut errors = Vec::new();
        let mut config = Self::default();
        if let Some(path) = file {
            let (given, problems) = file::read(path);
            errors.extend(problems);
            errors.extend(source::apply(&mut config, given));
            errors.sort_by_key(ConfigError::line);
        }
        let (given, problems) = environment.given();
        errors.extend(problems);
        errors.extend(source::apply(&mut config, given));

        if errors.is_empty() {
            let warning = environment.warning_about_unknown();
            Ok(Loaded { config, file: file.map(Path::to_path_buf), warning })
        } else {
            Err(ConfigErrors(errors))
        }
    }
}

impl Default for Config {
    fn default() -> Self {
        Self {
            bind: SocketAddr::from((Ipv4Addr::LOCALHOST, 8080)),
            admin_bind: Some(SocketAddr::from((Ipv4Addr::LOCALHOST, 9464))),
            public_url: None,
            offline: false,
            product: None,
            knowledge_dir: None,
            locales_dir: None,
            log: Log { filter: "warn,mailfix=info".to_owned(), format: LogFormat::Text },
            http: Http::default(),
            api: Api { keys: Vec::new() },
            slack: Slack {
                signing_secrets: Vec::new(),
                bot_token: None,
                app_id: None,
                api_url: constant("https://slack.com/api/"),
                response_origins: vec![
                    constant("https://hooks.slack.com"),
                    constant("https://hooks.slack-gov.com"),
                ],
            },
            discord: Discord { public_key: None, application_id: None, token: None, api_url: None },
            dns: Dns { resolvers: Vec::new(), timeout: Duration::from_secs(2) },
            probe: Probe { deadline: Duration::from_secs(8) },
            microsoft: Microsoft { login_url: constant("https://login.microsoftonline.com") },
            tls: Tls { ca_file: None },
        }
    }
}

impl Default for Http {
    fn default() -> Self {
        Self {
            max_connections: NonZeroUsize::new(512).expect("512 is not zero"),
            max_body_bytes: 256 * 1024,
            header_timeout: Duration::from_secs(5),
            body_timeout: Duration::from_secs(10),
            idle_timeout: Duration::from_secs(15),
            shutdown_timeout: Duration::from_secs(10),
        }
    }
}

fn constant(url: &str) -> Url {
    Url::parse(url).expect("the defaults are addresses, and a test reads them")
}

#[cfg(test)]
mod tests;
