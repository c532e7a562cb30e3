//! Telling Discord which command mailfix has, in every language that mailfix speaks.

use serenity::builder::{CreateCommand, CreateCommandOption};
use serenity::model::application::{
    CommandOptionType, CommandType, InstallationContext, InteractionContext,
};
use tokio::time::{Duration, Instant};
use url::Url;

use crate::locale::{Args, Language, Locales, Words};

use super::outgoing::Body;
use super::rest::{Rest, SendError};
use super::{DiscordError, DiscordSettings};

/// The command's name, the same in every language: it is what people tell each other.
pub(super) const COMMAND: &str = "mailfix";
/// The option that holds the question; an interaction names it so in every language.
pub(super) const TEXT_OPTION: &str = "text";
/// The option that says which language to answer in.
pub(super) const LANGUAGE_OPTION: &str = "language";

/// What was registered.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Registered {
    /// The names of the commands that Discord has now.
    pub commands: Vec<String>,
    /// The "Interactions Endpoint URL" to enter in Discord's developer portal, when mailfix
    /// knows its own address and can check signatures.
    pub endpoint: Option<Url>,
}

/// The locales that Discord's programs can have (docs.discord.com/developers/reference,
/// 2026-08). Any other key in a registration is refused.
const LOCALES: [&str; 32] = [
    "bg", "cs", "da", "de", "el", "en-GB", "en-US", "es-419", "es-ES", "fi", "fr", "hi", "hr",
    "hu", "id", "it", "ja", "ko", "lt", "nl", "no", "pl", "pt-BR", "ro", "ru", "sv-SE", "th", "tr",
    "uk", "vi", "zh-CN", "zh-TW",
];

/// Discord lets a text option be 6,000 characters long at most.
const MAX_TEXT: u16 = 6000;

/// One bulk request, with whatever Discord's limits make it wait.
const PATIENCE: Duration = Duration::from_secs(60);

/// The commands of mailfix, with names and descriptions in every language.
///
/// They work in servers, in direct messages and wherever a person who installed mailfix for
/// themselves is.
pub fn commands(locales: &Locales) -> Vec<CreateCommand> {
    let english = locales.words(locales.english());
    let mut command = CreateCommand::new(COMMAND)
        .kind(CommandType::ChatInput)
        .description(say(english, "discord-command"))
        .integration_types(vec![InstallationContext::Guild, InstallationContext::User])
        .contexts(vec![
            InteractionContext::Guild,
            InteractionContext::BotDm,
            InteractionContext::PrivateChannel,
        ]);
    for (code, words) in spoken(locales) {
        command = command
            .name_localized(code, COMMAND)
            .description_localized(code, say(words, "discord-command"));
    }
    let text = option(locales, TEXT_OPTION, "discord-option-text")
        .required(true)
        .min_length(1)
        .max_length(MAX_TEXT);
    let language = locales.languages().fold(
        option(locales, LANGUAGE_OPTION, "discord-option-language"),
        |option, language| {
            option.add_string_choice(own_name(locales, language), locales.tag(language))
        },
    );
    vec![command.set_options(vec![text, language])]
}

/// Replaces the commands that Discord has for this application, everywhere or in one server.
/// Doing it again changes nothing.
///
/// # Errors
///
/// What is missing in the settings, and Discord's refusal.
pub async fn register(
    settings: &DiscordSettings,
    guild: Option<u64>,
) -> Result<Registered, DiscordError> {
    let application_id = settings.application_id.ok_or(DiscordError::ApplicationIdMissing)?;
    let token = settings.token.as_ref().ok_or(DiscordError::TokenMissing)?;
    let commands = commands(&Locales::embedded());
    let body = Body::of_commands(&commands).expect("the builders hold texts and numbers only");
    Rest::new(settings.api_url.as_ref())?
        .put_commands(application_id, guild, token, &body, Instant::now() + PATIENCE)
        .await
        .map_err(|error| match error {
            SendError::Refused { status: 401, .. } => DiscordError::Token,
            other => DiscordError::Send(other),
        })?;
    Ok(Registered { commands: vec![COMMAND.to_owned()], endpoint: endpoint(settings) })
}

fn endpoint(settings: &DiscordSettings) -> Option<Url> {
    settings.public_key.as_ref()?;
    settings.public_url.as_ref()?.join("discord/interactions").ok()
}

/// An option whose localized name and description are the message `id` and its attribute.
fn option(locales: &Locales, name: &str, id: &str) -> CreateCommandOption {
    let description = |words: Words<'_>| words.say_part(id, "description", &Args::new());
    let english = locales.words(locales.english());
    let option = CreateCommandOption::new(CommandOptionType::String, name, description(english));
    spoken(locales).fold(option, |option, (code, words)| {
        option.name_localized(code, say(words, id)).description_localized(code, description(words))
    })
}

/// Discord's locales for which mailfix has words, and those words.
///
/// They are found as the language of an answer is found. English stands under both of its
/// codes, since Discord does not fall back to the default for a program in English.
fn spoken(locales: &Locales) -> impl Iterator<Item = (&'static str, Words<'_>)> {
    LOCALES.into_iter().filter_map(|code| {
        let language = locales.tagged(code)?;
        Some((code, locales.words(language)))
    })
}

/// What speakers of the language call it.
fn own_name(locales: &Locales, language: Language) -> String {
    say(locales.words(language), "discord-language-name")
}

fn say(words: Words<'_>, id: &str) -> String {
    words.say(id, &Args::new())
}

#[cfg(test)]
mod tests {
    use serde_json::Value;

    use super::*;

    fn registered() -> Value {
        serde_json::to_value(commands(&Locales::embedded())).expect("JSON")
    }

    #[test]
    fn names_and_descriptions_stand_under_discords_own_locale_codes() {
        let [command] =
            registered().as_array().cloned().unwrap_or_default().try_into().expect("one command");
        assert_eq!(command["name"], "mailfix");
        let names = &command["options"][0]["name_localizations"];
        assert_eq!(*names, serde_json::json!({ "en-GB": "text", "en-US": "text", "it": "testo" }));
        let choices = &command["options"][1]["choices"];
        assert_eq!(choices[1]["name"], "Italiano");
        assert_eq!(choices[1]["value"], "it");
        assert_eq!(command["integration_types"], serde_json::json!([0, 1]));
        assert_eq!(command["contexts"], serde_json::json!([0, 1, 2]));
    }

    #[test]
    fn every_name_and_description_keeps_discords_rules() {
        let commands = registered();
        let mut named = vec![commands[0].clone()];
        named.extend(commands[0]["options"].as_array().cloned().unwrap_or_default());
        let mut total = 0;
        for thing in &named {
            let texts = |key: &str, localized: &str| -> Vec<String> {
                let map = thing[localized].as_object().cloned().unwrap_or_default();
                let mut texts: Vec<String> =
                    map.values().filter_map(|text| text.as_str().map(str::to_owned)).collect();
                assert!(map.keys().all(|code| LOCALES.contains(&code.as_str())));
                texts.extend(thing[key].as_str().map(str::to_owned));
                texts
            };
            for name in texts("name", "name_localizations") {
                // The rule is `^[-_'\p{L}\p{N}\p{sc=Deva}\p{sc=Thai}]{1,32}$`, lower case.
                assert!((1..=32).contains(&name.chars().count()), "{name}");
                assert!(name.chars().all(|c| c.is_alphanumeric() || "-_'".contains(c)), "{name}");
                assert_eq!(name, name.to_lowercase());
                total += name.chars().count();
            }
            for description in texts("description", "description_localizations") {
                assert!((1..=100).contains(&description.chars().count()), "{description}");
                assert!(!description.starts_with('['), "a message is missing: {description}");
                total += description.chars().count();
            }
        }
        assert!(total <= 8000);
    }

    #[test]
    fn localized_option_names_differ_within_each_language() {
        let options = registered()[0]["options"].as_array().cloned().unwrap_or_default();
        for code in ["en-US", "it"] {
            let names: std::collections::BTreeSet<_> = options
                .iter()
                .filter_map(|option| option["name_localizations"][code].as_str())
                .collect();
            assert_eq!(names.len(), options.len(), "{code}");
        }
    }

    #[tokio::test]
    async fn what_is_missing_is_named_before_anything_is_sent() {
        let nothing = DiscordSettings::default();
        let error = register(&nothing, None).await.expect_err("no id");
        assert!(matches!(error, DiscordError::ApplicationIdMissing));
        let settings = DiscordSettings { application_id: Some(1), ..nothing };
        let error = register(&settings, None).await.expect_err("no token");
        assert!(matches!(error, DiscordError::TokenMissing));
    }
}
