//! Answers as the chat platforms show them, drawn from what the adapters really send.

mod discord;
mod slack;

use maud::Markup;
use serde_json::{Value, json};

use crate::answer::Answer;
use crate::chat;

/// An answer as each platform shows it.
pub struct Previews {
    pub slack: Markup,
    pub discord: Markup,
}

impl Previews {
    /// Draws the answer as the adapters would send it.
    pub fn of(answer: &Answer) -> Self {
        Self {
            slack: slack::draw(&json!(chat::slack::render(answer))),
            discord: discord::draw(&json!(chat::discord::render(answer))),
        }
    }

    /// Draws what would be sent.
    #[cfg(test)]
    pub fn of_messages(slack: &Value, discord: &Value) -> Self {
        Self { slack: slack::draw(slack), discord: discord::draw(discord) }
    }
}

/// The text at `pointer`, or nothing.
fn text_at<'a>(value: &'a Value, pointer: &str) -> Option<&'a str> {
    value.pointer(pointer)?.as_str().filter(|text| !text.is_empty())
}

/// The members of the list at `pointer`, or none.
fn list_at<'a>(value: &'a Value, pointer: &str) -> impl Iterator<Item = &'a Value> {
    value.pointer(pointer).and_then(Value::as_array).into_iter().flatten()
}
