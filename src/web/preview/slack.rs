//! A message of Block Kit as Slack shows it.
//!
//! Blocks and their members: "Blocks" in the Block Kit reference on docs.slack.dev, read on
//! 2026-11-20. Buttons are drawn, not working: a preview acts on nothing.

use maud::{Markup, html};
use serde_json::Value;

use super::super::{mrkdwn, rich_text};
use super::{list_at, text_at};

/// Draws a message with its `blocks`, or its `text` when it has none.
pub fn draw(message: &Value) -> Markup {
    let mut blocks = list_at(message, "/blocks").peekable();
    html! {
        div.chat.slack {
            @if blocks.peek().is_some() {
                @for block in blocks { (draw_block(block)) }
            } @else {
                div.section { (formatted(text_at(message, "/text").unwrap_or_default())) }
            }
        }
    }
}

fn draw_block(block: &Value) -> Markup {
    html! {
        @match text_at(block, "/type") {
            Some("actions") => div.actions { (elements(block)) },
            Some("context") => div.context { (elements(block)) },
            Some("divider") => hr;,
            Some("header") => div.header { (plain(text_at(block, "/text/text").unwrap_or_default())) },
            Some("section") => div.section {
                @if let Some(text) = block.get("text") { (text_object(text)) }
                @for field in list_at(block, "/fields") { div.field { (text_object(field)) } }
                @if let Some(accessory) = block.get("accessory") { (element(accessory)) }
            },
            _ => {}
        }
    }
}

fn elements(block: &Value) -> Markup {
    html! { @for part in list_at(block, "/elements") { (element(part)) } }
}

fn element(element: &Value) -> Markup {
    html! {
        @match text_at(element, "/type") {
            Some("button") => span.button { (plain(text_at(element, "/text/text").unwrap_or_default())) },
            Some("mrkdwn" | "plain_text") => (text_object(element)),
            _ => {}
        }
    }
}

/// A composition object of type `mrkdwn` or `plain_text`.
fn text_object(object: &Value) -> Markup {
    let text = text_at(object, "/text").unwrap_or_default();
    html! {
        @if text_at(object, "/type") == Some("mrkdwn") {
            div { (formatted(text)) }
        } @else {
            div { (plain(text)) }
        }
    }
}

/// Text without markup, in which the three escaped characters are escaped all the same.
fn plain(text: &str) -> String {
    mrkdwn::unescape(text)
}

fn formatted(text: &str) -> Markup {
    rich_text::markup(&mrkdwn::parse(text))
}

#[cfg(test)]
mod tests {
    use serde_json::json;

    use super::*;

    #[test]
    fn each_block_is_drawn_in_its_order() {
        let html = draw(&json!({
            "text": "fallback",
            "blocks": [
                {"type": "header", "text": {"type": "plain_text", "text": "An *admin* &amp; you"}},
                {"type": "section", "text": {"type": "mrkdwn", "text": "*Why*"}},
                {"type": "divider"},
                {"type": "section", "fields": [{"type": "mrkdwn", "text": "_a_"}]},
                {"type": "context", "elements": [{"type": "mrkdwn", "text": "Sources"}]},
                {"type": "actions", "elements": [
                    {"type": "button", "text": {"type": "plain_text", "text": "Check again"}},
                ]},
            ],
        }))
        .into_string();
        assert_eq!(
            html,
            "<div class=\"chat slack\"><div class=\"header\">An *admin* &amp; you</div>\
             <div class=\"section\"><div><strong>Why</strong></div></div><hr>\
             <div class=\"section\"><div class=\"field\"><div><em>a</em></div></div></div>\
             <div class=\"context\"><div>Sources</div></div>\
             <div class=\"actions\"><span class=\"button\">Check again</span></div></div>"
        );
    }

    #[test]
    fn a_message_without_blocks_shows_its_text() {
        let html = draw(&json!({"text": "*Hi* &lt;b&gt;"})).into_string();
        assert!(html.contains("<strong>Hi</strong> &lt;b&gt;"), "{html}");
    }

    #[test]
    fn nothing_in_a_message_becomes_markup_of_the_page() {
        let hostile = "</textarea><script>alert(1)</script>";
        let html = draw(&json!({"blocks": [
            {"type": "header", "text": {"type": "plain_text", "text": hostile}},
            {"type": "section", "text": {"type": "mrkdwn", "text": hostile}},
            {"type": "section", "text": {"type": "plain_text", "text": hostile}},
            {"type": hostile}, hostile, null, 3,
        ]}))
        .into_string();
        assert!(!html.contains("<script") && !html.contains("</textarea"), "{html}");
    }
}
