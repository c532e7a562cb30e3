//! The one layer that everything sent to Discord passes: a message that could ping somebody
//! is refused here, whoever made it.

use serde::Serialize;
use serde_json::Value;
use serenity::builder::{CreateCommand, CreateInteractionResponse, EditInteractionResponse};

/// The JSON of a request or response that may be sent.
#[derive(Clone, Debug, PartialEq, Serialize)]
#[serde(transparent)]
pub(super) struct Body(Value);

/// Why something may not be sent. Each is a mistake in mailfix.
#[derive(Debug, PartialEq, Eq, thiserror::Error)]
pub(super) enum NotSendable {
    #[error("a deferral carries more than its flags")]
    Deferral,
    #[error("it cannot be written as JSON")]
    Json,
    /// Discord lets user mentions of interaction messages ping when nothing is said.
    #[error("the message does not switch mentions off")]
    Mentions,
}

// Callback types (docs.discord.com/developers/interactions/receiving-and-responding).
const DEFERRED_MESSAGE: u64 = 5;
const MESSAGE: u64 = 4;
const UPDATE: u64 = 7;

impl Body {
    /// The body of an interaction's first answer.
    pub(super) fn of_response(response: &CreateInteractionResponse) -> Result<Self, NotSendable> {
        let mut json = serde_json::to_value(response).map_err(|_| NotSendable::Json)?;
        // serenity writes `"data": null` and `"attachments": []`, which say nothing.
        if let Some(members) = json.as_object_mut() {
            members.retain(|_, value| !value.is_null());
        }
        if let Some(data) = json.get_mut("data").and_then(Value::as_object_mut) {
            data.retain(|name, value| name != "attachments" || *value != Value::Array(Vec::new()));
        }
        match json["type"].as_u64() {
            Some(MESSAGE | UPDATE) if !is_silent(&json["data"]) => Err(NotSendable::Mentions),
            Some(DEFERRED_MESSAGE) if !has_only_flags(&json["data"]) => Err(NotSendable::Deferral),
            _ => Ok(Self(json)),
        }
    }

    /// The body of an edit of a message that was sent.
    pub(super) fn of_edit(edit: &EditInteractionResponse) -> Result<Self, NotSendable> {
        let json = serde_json::to_value(edit).map_err(|_| NotSendable::Json)?;
        if is_silent(&json) { Ok(Self(json)) } else { Err(NotSendable::Mentions) }
    }

    /// The body of a registration, which holds no message.
    pub(super) fn of_commands(commands: &[CreateCommand]) -> Result<Self, NotSendable> {
        serde_json::to_value(commands).map(Self).map_err(|_| NotSendable::Json)
    }
}

/// Whether `allowed_mentions` is there and names nobody.
fn is_silent(message: &Value) -> bool {
    let Some(mentions) = message.get("allowed_mentions") else {
        return false;
    };
    let empty = |name: &str| mentions[name].as_array().is_some_and(Vec::is_empty);
    let absent = |name: &str| mentions.get(name).is_none();
    empty("parse")
        && ["users", "roles"].iter().all(|name| absent(name) || empty(name))
        && mentions["replied_user"] != Value::Bool(true)
}

fn has_only_flags(data: &Value) -> bool {
    data.as_object().is_some_and(|members| members.keys().all(|name| name == "flags"))
}

#[cfg(test)]
mod tests {
    use serde_json::json;
    use serenity::builder::{CreateAllowedMentions, CreateInteractionResponseMessage};
    use serenity::model::id::UserId;

    use super::*;

    fn message(mentions: CreateAllowedMentions) -> CreateInteractionResponse {
        let message = CreateInteractionResponseMessage::new().content("Hello");
        CreateInteractionResponse::Message(message.allowed_mentions(mentions))
    }

    #[test]
    fn a_message_that_could_ping_is_refused() {
        let silent = CreateAllowedMentions::new();
        assert!(Body::of_response(&message(silent.clone())).is_ok());
        let said_nothing = CreateInteractionResponseMessage::new().content("Hello");
        for loud in [
            CreateInteractionResponse::Message(said_nothing.clone()),
            CreateInteractionResponse::UpdateMessage(said_nothing),
            message(silent.clone().everyone(true)),
            message(silent.clone().users([UserId::new(7)])),
            message(silent.clone().replied_user(true)),
        ] {
            assert_eq!(Body::of_response(&loud), Err(NotSendable::Mentions), "{loud:?}");
        }
        let edit = EditInteractionResponse::new().content("Hello");
        assert_eq!(Body::of_edit(&edit), Err(NotSendable::Mentions));
        assert!(Body::of_edit(&edit.allowed_mentions(silent)).is_ok());
    }

    #[test]
    fn a_deferral_carries_its_flag_and_nothing_else() {
        let defer = |message| Body::of_response(&CreateInteractionResponse::Defer(message));
        let quiet = CreateInteractionResponseMessage::new().ephemeral(true);
        assert_eq!(defer(quiet.clone()), Ok(Body(json!({ "type": 5, "data": { "flags": 64 } }))));
        assert_eq!(defer(quiet.content("Looking")), Err(NotSendable::Deferral));
    }

    #[test]
    fn a_pong_is_its_type_alone() {
        let pong = Body::of_response(&CreateInteractionResponse::Pong);
        assert_eq!(pong, Ok(Body(json!({ "type": 1 }))));
    }
}
