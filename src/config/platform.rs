//! Which platforms a configuration turns on, and what would turn on the others.

use super::Config;

/// A chat platform as far as this configuration opens it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Platform {
    pub name: &'static str,
    pub switch: Switch,
}

#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Switch {
    On {
        /// The ways in which it is reached, such as `gateway`.
        ways: Vec<&'static str>,
        /// What does not work, and the setting that it needs.
        lacks: Option<&'static str>,
    },
    Off {
        turn_on: &'static str,
    },
}

impl Config {
    /// Half a configuration is a configuration: each platform is on as far as what is set
    /// allows, whatever else is not.
    pub fn platforms(&self) -> [Platform; 2] {
        [
            Platform { name: "Slack", switch: self.slack_switch() },
            Platform { name: "Discord", switch: self.discord_switch() },
        ]
    }

    fn slack_switch(&self) -> Switch {
        if self.slack.signing_secrets.is_empty() {
            return Switch::Off {
                turn_on: "set MAILFIX_SLACK_SIGNING_SECRETS to the signing secret of your app",
            };
        }
        let lacks = self.slack.bot_token.is_none().then_some(
            "without MAILFIX_SLACK_BOT_TOKEN it cannot ask Slack for a person's language",
        );
        Switch::On { ways: vec!["commands"], lacks }
    }

    fn discord_switch(&self) -> Switch {
        let has_gateway = cfg!(feature = "gateway");
        let wants_gateway = self.discord.token.is_some();
        let mut ways = Vec::new();
        if self.discord.public_key.is_some() {
            ways.push("interactions endpoint");
        }
        if wants_gateway && has_gateway {
            ways.push("gateway");
        }
        if !ways.is_empty() {
            let lacks = (wants_gateway && !has_gateway)
                .then_some("MAILFIX_DISCORD_TOKEN is set, but this build has no gateway");
            return Switch::On { ways, lacks };
        }
        let turn_on = if has_gateway {
            "set MAILFIX_DISCORD_PUBLIC_KEY (interactions endpoint) or MAILFIX_DISCORD_TOKEN \
             (gateway)"
        } else {
            "set MAILFIX_DISCORD_PUBLIC_KEY (interactions endpoint); this build has no gateway"
        };
        Switch::Off { turn_on }
    }
}
