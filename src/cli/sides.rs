//! The sides of a running mailfix: the page, the API and the chat platforms that are on.

use std::sync::Arc;
use std::time::Duration;

use axum::Router;

use super::CliError;
use crate::chat::discord::{self, Discord, DiscordError, DiscordSettings};
use crate::chat::slack::{self, Slack, SlackSettings};
use crate::clock::Clock;
use crate::config::Config;
use crate::helpdesk::Helpdesk;
use crate::metrics::Metrics;
use crate::probe::{ProbeError, ProbeSettings, Probes};
use crate::rules::{Folders, Rules, RulesError, Watch};
use crate::server::Shutdown;
use crate::web::{self, WebSettings};

/// Every side that the configuration turns on.
pub(super) struct Sides {
    helpdesk: Arc<Helpdesk>,
    /// The operator's own rules.
    watch: Watch,
    web: Router,
    slack: Option<Arc<Slack>>,
    discord: Option<Arc<Discord>>,
    discord_has_endpoint: bool,
    #[cfg(feature = "gateway")]
    discord_has_gateway: bool,
}

/// Why a side cannot be opened.
#[derive(Debug, thiserror::Error)]
pub enum SidesError {
    #[error("cannot open Discord's side")]
    Discord(#[from] DiscordError),
    #[error("cannot look at domains")]
    Probe(#[from] ProbeError),
    #[error(transparent)]
    Product(#[from] UnknownProduct),
    #[error("the rules and words cannot be used")]
    Rules(#[from] RulesError),
}

/// The product of the settings is not on the list.
#[derive(Debug, thiserror::Error)]
#[error("there is no product `{id}` (`product`); there are: {known}")]
pub struct UnknownProduct {
    id: String,
    known: String,
}

impl Sides {
    pub fn open(config: &Config, metrics: Arc<Metrics>) -> Result<Self, SidesError> {
        let probes = Probes::new(&probe_settings(config))?;
        let (watch, rules) = Watch::load(rule_folders(config))?;
        let product = product(config, &rules)?;
        let helpdesk = Helpdesk::new(rules.knowledge, rules.locales, probes);
        let helpdesk = helpdesk.for_product(product);
        let helpdesk = Arc::new(helpdesk.observed_by(metrics));
        let web = web::routes(Arc::clone(&helpdesk), web_settings(config));
        let slack = (!config.slack.signing_secrets.is_empty()).then(|| {
            Arc::new(Slack::new(slack_settings(config), Arc::clone(&helpdesk), Clock::system()))
        });
        let discord_has_endpoint = config.discord.public_key.is_some();
        let discord_has_gateway = cfg!(feature = "gateway") && config.discord.token.is_some();
        let discord = (discord_has_endpoint || discord_has_gateway)
            .then(|| Discord::new(discord_settings(config), Arc::clone(&helpdesk)).map(Arc::new))
            .transpose()?;
        Ok(Self {
            helpdesk,
            watch,
            web,
            slack,
            discord,
            discord_has_endpoint,
            #[cfg(feature = "gateway")]
            discord_has_gateway,
        })
    }

    /// The routes of all sides.
    pub fn routers(&self) -> Vec<Router> {
        let discord = self.discord.as_ref().filter(|_| self.discord_has_endpoint);
        [
            Some(self.web.clone()),
            self.slack.clone().map(slack::routes),
            discord.cloned().map(discord::routes),
        ]
        .into_iter()
        .flatten()
        .collect()
    }

    /// Runs what no request starts, until the shutdown; then waits for answers that are on
    /// their way. As long as requests are being answered more of them may begin, so `drained`
    /// is waited for first. Takes at most `patience` from the shutdown's beginning.
    pub async fn run(
        &self,
        shutdown: Shutdown,
        patience: Duration,
        drained: impl Future<Output = ()>,
    ) {
        let gateway = self.run_gateway(shutdown.clone());
        let rules = self.watch_rules(shutdown.clone());
        let late_answers = async {
            shutdown.begun().await;
            let all = async {
                drained.await;
                if let Some(slack) = &self.slack {
                    slack.finish().await;
                }
                if let Some(discord) = &self.discord {
                    discord.finish().await;
                }
            };
            // Late is lost: the process has to end.
            let _ = tokio::time::timeout(patience, all).await;
        };
        tokio::join!(gateway, rules, late_answers);
    }

    /// Takes on rules and words of the operator's own whenever they change. What cannot be
    /// used is refused, and the last good ones stay.
    async fn watch_rules(&self, shutdown: Shutdown) {
        /// A folder that a person edits is looked at as often as one would wait for it.
        const PAUSE: Duration = Duration::from_secs(2);
        if self.watch.is_idle() {
            return;
        }
        let mut watch = self.watch.clone();
        let changes = async {
            loop {
                tokio::time::sleep(PAUSE).await;
                // Compiling rules takes a tenth of a second, which no request should wait for.
                let looked = tokio::task::spawn_blocking(move || {
                    let changed = watch.changed();
                    (watch, changed)
                });
                let Ok((still, changed)) = looked.await else { return };
                watch = still;
                match changed {
                    None => {}
                    Some(Ok(rules)) => {
                        let count = rules.knowledge.problems().len();
                        self.helpdesk.replace_rules(rules);
                        tracing::info!(count, "Took on changed rules: {count} problems");
                    }
                    Some(Err(error)) => {
                        tracing::error!(%error, "Refused changed rules, the last good ones stay: {error}");
                    }
                }
            }
        };
        tokio::select! {
            () = changes => {}
            () = shutdown.begun() => {}
        }
    }

    /// A gateway that fails leaves the other sides alone.
    #[cfg(feature = "gateway")]
    async fn run_gateway(&self, shutdown: Shutdown) {
        let Some(discord) = self.discord.as_ref().filter(|_| self.discord_has_gateway) else {
            return;
        };
        let running = discord::gateway::run(Arc::clone(discord), shutdown.begun());
        if let Err(error) = running.await {
            tracing::error!(%error, "Discord's gateway is off from now on");
        }
    }

    #[cfg(not(feature = "gateway"))]
    fn run_gateway(&self, _: Shutdown) -> impl Future<Output = ()> {
        std::future::ready(())
    }
}

/// The product that is connected as a rule.
fn product(config: &Config, rules: &Rules) -> Result<Option<String>, UnknownProduct> {
    let Some(id) = &config.product else { return Ok(None) };
    let products = rules.knowledge.products();
    if products.iter().any(|product| product.id == *id) {
        return Ok(Some(id.clone()));
    }
    let known = products.iter().map(|product| product.id.as_str()).collect::<Vec<_>>();
    Err(UnknownProduct { id: id.clone(), known: known.join(", ") })
}

/// Where the operator keeps rules and words of their own.
pub(super) fn rule_folders(config: &Config) -> Folders {
    Folders { knowledge: config.knowledge_dir.clone(), locales: config.locales_dir.clone() }
}

/// The help desk for one run on a terminal: a machine without a resolver can still diagnose.
pub(super) fn helpdesk_or_offline(config: &Config, offline: bool) -> Result<Helpdesk, CliError> {
    let settings = ProbeSettings { offline, ..probe_settings(config) };
    let probes = match Probes::new(&settings) {
        Err(ProbeError::Resolvers(error)) => {
            super::complain(&format!(
                "nothing can be looked up, since there is no resolver: {error}"
            ));
            Probes::new(&ProbeSettings { offline: true, ..settings })?
        }
        other => other?,
    };
    let rules = rule_folders(config).load()?;
    let product = product(config, &rules)?;
    Ok(Helpdesk::new(rules.knowledge, rules.locales, probes).for_product(product))
}

fn probe_settings(config: &Config) -> ProbeSettings {
    ProbeSettings {
        offline: config.offline,
        resolvers: config.dns.resolvers.clone(),
        deadline: config.probe.deadline,
        dns_timeout: config.dns.timeout,
        microsoft_login: config.microsoft.login_url.clone(),
        extra_ca: config.tls.ca_file.clone(),
    }
}

fn web_settings(config: &Config) -> WebSettings {
    WebSettings {
        api_keys: config.api.keys.clone(),
        public_url: config.public_url.clone(),
        offline: config.offline,
    }
}

fn slack_settings(config: &Config) -> SlackSettings {
    SlackSettings {
        signing_secrets: config.slack.signing_secrets.clone(),
        app_id: config.slack.app_id.clone(),
        bot_token: config.slack.bot_token.clone(),
        api_url: config.slack.api_url.clone(),
        response_origins: config.slack.response_origins.clone(),
        public_url: config.public_url.clone(),
        offline: config.offline,
    }
}

pub(super) fn discord_settings(config: &Config) -> DiscordSettings {
    DiscordSettings {
        public_key: config.discord.public_key.clone(),
        application_id: config.discord.application_id,
        token: config.discord.token.clone(),
        api_url: config.discord.api_url.clone(),
        public_url: config.public_url.clone(),
        offline: config.offline,
    }
}
