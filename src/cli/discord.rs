//! `mailfix discord`: sets up Discord's side.

use std::io::Write;

use super::sides::discord_settings;
use super::{CliError, Status};
use crate::chat::discord::{DiscordError, registration};
use crate::config::Config;

/// Why Discord does not have our commands now.
#[derive(Debug, thiserror::Error)]
pub enum RegisterError {
    #[error(transparent)]
    Discord(#[from] DiscordError),
    #[error("cannot start")]
    Start(#[source] std::io::Error),
}

/// Tells Discord which commands mailfix has, everywhere or in one server.
///
/// # Errors
///
/// A setting is missing, or Discord refuses.
pub(super) fn register(config: &Config, guild: Option<u64>) -> Result<Status, CliError> {
    let runtime = tokio::runtime::Builder::new_current_thread()
        .enable_all()
        .build()
        .map_err(RegisterError::Start)?;
    let settings = discord_settings(config);
    let registered = match runtime.block_on(registration::register(&settings, guild)) {
        Ok(registered) => registered,
        Err(DiscordError::ApplicationIdMissing) => {
            return Err(CliError::Input("set MAILFIX_DISCORD_APPLICATION_ID".to_owned()));
        }
        Err(DiscordError::TokenMissing) => {
            return Err(CliError::Input("set MAILFIX_DISCORD_TOKEN".to_owned()));
        }
        Err(error) => return Err(RegisterError::Discord(error).into()),
    };
    let mut out = std::io::stdout().lock();
    writeln!(out, "Discord has these commands now: {}", registered.commands.join(", "))?;
    if let Some(endpoint) = registered.endpoint {
        writeln!(out, "The Interactions Endpoint URL of your application is {endpoint}")?;
    }
    Ok(Status::Done)
}
