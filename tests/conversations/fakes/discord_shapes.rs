//! What Discord takes, and what it sends: shapes and limits, written down apart from mailfix.

use serde::Deserialize;
use serde_json::{Value, json};

use super::discord::APPLICATION;

/// The first answer to an interaction, by HTTP or by a callback.
pub fn check_response(body: &Value) -> Result<(), String> {
    let response: Callback = serde_json::from_value(body.clone()).map_err(|e| e.to_string())?;
    match (response.kind, response.data) {
        (1, None) => Ok(()),
        (4, Some(data)) => check_message(&data),
        (5, Some(data)) if data == json!({ "flags": 64 }) => Ok(()),
        (8, Some(data)) if data == json!({ "choices": [] }) => Ok(()),
        (kind, _) => Err(format!("not an answer of type {kind}")),
    }
}

/// Limits as docs.discord.com/developers/resources/message gives them, counted here anew.
pub fn check_message(body: &Value) -> Result<(), String> {
    let message: Message = serde_json::from_value(body.clone()).map_err(|e| e.to_string())?;
    let count = |text: &str| text.encode_utf16().count();
    let within = |what: &str, text: &str, limit: usize| match count(text) {
        0 => Err(format!("{what} is empty")),
        length if length > limit => Err(format!("{what} has {length} of {limit}")),
        _ => Ok(()),
    };
    let mentions = message.allowed_mentions;
    if !(mentions.parse.is_empty() && mentions.users.is_empty() && mentions.roles.is_empty()) {
        return Err("it could ping".to_owned());
    }
    if message.flags.is_some_and(|flags| flags != 64) {
        return Err("it is not for one person alone".to_owned());
    }
    if let Some(content) = &message.content {
        within("content", content, 2000)?;
    }
    let mut total = 0;
    for embed in &message.embeds {
        let footer = embed.footer.as_ref().map(|footer| footer.text.as_str());
        let mut texts = vec![("title", embed.title.as_str(), 256)];
        texts.extend(embed.description.as_deref().map(|text| ("description", text, 4096)));
        texts.extend(footer.map(|text| ("footer", text, 2048)));
        for field in &embed.fields {
            texts.extend([
                ("name", field.name.as_str(), 256),
                ("value", field.value.as_str(), 1024),
            ]);
        }
        for (what, text, limit) in texts {
            within(what, text, limit)?;
            total += count(text);
        }
        if embed.fields.len() > 25 || embed.color > 0xff_ff_ff || embed.kind != "rich" {
            return Err("an embed is out of bounds".to_owned());
        }
    }
    if message.embeds.len() > 10 || total > 6000 {
        return Err(format!("{total} characters in {} embeds", message.embeds.len()));
    }
    Ok(())
}

/// A registration.
pub fn check_commands(body: &Value) -> Result<(), String> {
    let commands = serde_json::from_value::<Vec<Command>>(body.clone());
    commands.map(drop).map_err(|e| e.to_string())
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Callback {
    #[serde(rename = "type")]
    kind: u8,
    data: Option<Value>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Message {
    content: Option<String>,
    embeds: Vec<Embed>,
    allowed_mentions: AllowedMentions,
    flags: Option<u64>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct AllowedMentions {
    parse: Vec<String>,
    #[serde(default)]
    users: Vec<String>,
    #[serde(default)]
    roles: Vec<String>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Embed {
    #[serde(rename = "type")]
    kind: String,
    title: String,
    description: Option<String>,
    color: u32,
    #[serde(default)]
    fields: Vec<Field>,
    footer: Option<Footer>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Field {
    name: String,
    value: String,
    #[serde(rename = "inline")]
    _inline: bool,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Footer {
    text: String,
}

/// The members that Discord knows; what they may hold is tested where they are made.
#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Command {
    #[serde(rename = "name")]
    _name: String,
    #[serde(rename = "name_localizations")]
    _name_localizations: Value,
    #[serde(rename = "description")]
    _description: String,
    #[serde(rename = "description_localizations")]
    _description_localizations: Value,
    #[serde(rename = "options")]
    _options: Vec<Value>,
    #[serde(rename = "type")]
    _kind: u8,
    #[serde(rename = "integration_types")]
    _integration_types: Vec<u8>,
    #[serde(rename = "contexts")]
    _contexts: Vec<u8>,
    #[serde(rename = "nsfw")]
    _nsfw: bool,
}

/// `/mailfix text:<text>` as typed in a server, with the members that Discord sends in 2026.
pub fn command(id: u64, text: &str, locale: &str) -> Value {
    let option = json!({ "name": "text", "type": 3, "value": text });
    interaction(id, "mailfix", &json!([option]), locale)
}

/// A command with any name and options.
pub fn interaction(id: u64, name: &str, options: &Value, locale: &str) -> Value {
    let user = json!({
        "id": "80351110224678912", "username": "giulia", "discriminator": "0",
        "global_name": "Giulia", "avatar": null, "public_flags": 0
    });
    json!({
        "id": id.to_string(),
        "application_id": APPLICATION.to_string(),
        "type": 2,
        "token": format!("made-up.interaction_token-{id}"),
        "version": 1,
        "data": {
            "id": "1200000000000000001", "name": name, "type": 1, "options": options
        },
        "guild_id": "290926798626357999",
        "guild": { "id": "290926798626357999", "locale": "en-US", "features": [] },
        "guild_locale": "en-US",
        "channel_id": "645027906669510667",
        "channel": { "id": "645027906669510667", "type": 0, "name": "help-mail" },
        "member": {
            "user": user, "roles": [], "joined_at": "2026-01-02T03:04:05.000000+00:00",
            "deaf": false, "mute": false, "flags": 0, "permissions": "2147483647",
            "premium_since": null, "nick": null, "avatar": null, "pending": false
        },
        "app_permissions": "442368",
        "locale": locale,
        "entitlements": [],
        "entitlement_sku_ids": [],
        "authorizing_integration_owners": { "0": "290926798626357999" },
        "context": 0,
        "attachment_size_limit": 10485760
    })
}

pub fn ping() -> Value {
    json!({
        "id": "1300000000000000001", "application_id": APPLICATION.to_string(), "type": 1,
        "token": "made-up.ping_token", "version": 1, "entitlements": [],
        "authorizing_integration_owners": {}, "user": { "id": "1", "username": "discord" }
    })
}
