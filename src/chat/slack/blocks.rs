//! The part of Slack's Block Kit that mailfix speaks, and its limits.
//!
//! Only layouts that self-hosted relays of Slack's webhooks understand as well. Buttons
//! are none of them yet: even one that only opens a link calls the app back.
//!
//! Limits: docs.slack.dev/reference/block-kit and `@slack/types` 3.2.0, read 2026-11.
//! Slack does not say what its characters are; we count UTF-16 code units, which are
//! never fewer than code points.

use serde::Serialize;

use super::mrkdwn::{self, Place};

/// Blocks in one message.
pub const MOST_BLOCKS: usize = 50;

/// Elements in one context block.
pub const MOST_ELEMENTS: usize = 10;

/// Characters in a header.
pub const LONGEST_HEADER: usize = 150;

/// Characters in any other text of a block.
pub const LONGEST_TEXT: usize = 3000;

/// Characters in the text beside the blocks; Slack asks for no more.
pub const LONGEST_MESSAGE_TEXT: usize = 4000;

/// Characters in all blocks together. Slack documents none, but answers
/// `msg_blocks_too_long` from about 13,200 on (github.com/slackapi/bolt-js/issues/2509).
pub const LONGEST_BLOCKS: usize = 12_000;

/// A message, as an answer to a command or through its response URL.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Message {
    pub response_type: ResponseType,
    /// What notifications and screen readers get: the whole answer, without its layout.
    pub text: String,
    /// Empty only where there is nothing at all to lay out.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub blocks: Vec<Block>,
}

/// Who sees a message.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
#[serde(rename_all = "snake_case")]
pub enum ResponseType {
    /// Only the person who asked.
    Ephemeral,
}

/// One block of a message.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
#[serde(tag = "type", rename_all = "snake_case")]
pub enum Block {
    /// Small print, at most ten of it.
    Context {
        elements: Vec<Text>,
    },
    Divider,
    /// A headline, in plain text only.
    Header {
        text: Text,
    },
    Section {
        text: Text,
    },
}

/// A text, escaped and neither empty nor too long for its place.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
#[serde(tag = "type", rename_all = "snake_case")]
pub enum Text {
    /// Slack's markup. `verbatim` keeps Slack from making links and mentions of what only
    /// looks like them.
    Mrkdwn { text: String, verbatim: bool },
    /// No markup at all; without `emoji`, `:100:` stays as it is.
    PlainText { text: String, emoji: bool },
}

impl Message {
    /// A sentence or two that are no answer yet.
    pub fn notice(text: &str) -> Self {
        let text = |place| mrkdwn::cut(mrkdwn::escape(text, place), LONGEST_TEXT);
        Self {
            response_type: ResponseType::Ephemeral,
            text: text(Place::Mrkdwn),
            // Slack makes a link of a domain in the text above, and none of one in here.
            blocks: vec![Block::Section { text: Text::plain(text(Place::Plain)) }],
        }
    }
}

impl Block {
    /// How much it counts towards the limit of all blocks together: its texts, and about as
    /// much around them as its JSON has.
    pub fn size(&self) -> usize {
        let text_size = |text: &Text| mrkdwn::units(text.as_str()) + 60;
        let texts = match self {
            Self::Context { elements } => elements.iter().map(text_size).sum(),
            Self::Divider => 0,
            Self::Header { text } | Self::Section { text } => text_size(text),
        };
        texts + 40
    }
}

impl Text {
    /// Markup, in which everything from outside was escaped.
    pub fn mrkdwn(text: String) -> Self {
        Self::Mrkdwn { text, verbatim: true }
    }

    /// Text without markup, already escaped.
    pub fn plain(text: String) -> Self {
        Self::PlainText { text, emoji: false }
    }

    pub fn as_str(&self) -> &str {
        match self {
            Self::Mrkdwn { text, .. } | Self::PlainText { text, .. } => text,
        }
    }
}
