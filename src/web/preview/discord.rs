//! An embed as Discord shows it.
//!
//! Members: "Embed Object" and "Components" on discord.com/developers/docs, read on
//! 2026-11-20. Buttons are drawn, not working: a preview acts on nothing.

use maud::{Markup, html};
use serde_json::Value;

use super::super::{discord_markdown, rich_text};
use super::{list_at, text_at};

/// Discord's `ACTION_ROW` and `BUTTON`.
const ACTION_ROW: u64 = 1;
const BUTTON: u64 = 2;

/// Draws a message with `content`, `embeds` and `components`, or with the members of one
/// embed beside its `content`.
pub fn draw(message: &Value) -> Markup {
    html! {
        div.chat.discord {
            @if let Some(content) = text_at(message, "/content") {
                div.content { (formatted(content)) }
            }
            @if message.get("title").is_some() { (draw_embed(message)) }
            @for embed in list_at(message, "/embeds") { (draw_embed(embed)) }
            @for row in list_at(message, "/components") { (draw_row(row)) }
        }
    }
}

fn draw_embed(embed: &Value) -> Markup {
    let color = embed.get("color").and_then(Value::as_u64).unwrap_or_default() & 0xff_ffff;
    html! {
        div.embed {
            // An attribute of SVG, since the policy of the page allows no `style`.
            svg.bar viewBox="0 0 1 1" preserveAspectRatio="none" aria-hidden="true" {
                rect width="1" height="1" fill=(format!("#{color:06x}"));
            }
            @if let Some(name) = text_at(embed, "/author/name") { div.author { (name) } }
            @if let Some(title) = text_at(embed, "/title") {
                div.title { (linked(text_at(embed, "/url"), &formatted(title))) }
            }
            @if let Some(description) = text_at(embed, "/description") {
                div.description { (formatted(description)) }
            }
            @for field in list_at(embed, "/fields") {
                div.field {
                    div.name { (formatted(text_at(field, "/name").unwrap_or_default())) }
                    div.value { (formatted(text_at(field, "/value").unwrap_or_default())) }
                }
            }
            @if let Some(text) = text_at(embed, "/footer/text") { div.footer { (text) } }
        }
    }
}

fn linked(url: Option<&str>, label: &Markup) -> Markup {
    rich_text::link(url.unwrap_or_default(), label)
}

fn draw_row(row: &Value) -> Markup {
    let is = |component: &Value, kind| component.get("type").and_then(Value::as_u64) == Some(kind);
    html! {
        @if is(row, ACTION_ROW) {
            div.actions {
                @for button in list_at(row, "/components").filter(|part| is(part, BUTTON)) {
                    span.button { (text_at(button, "/label").unwrap_or_default()) }
                }
            }
        }
    }
}

fn formatted(text: &str) -> Markup {
    rich_text::markup(&discord_markdown::parse(text))
}

#[cfg(test)]
mod tests {
    use serde_json::json;

    use super::*;

    fn embed() -> Value {
        json!({
            "title": "An admin must act",
            "description": "**Why**",
            "color": 0xed_4245,
            "fields": [{"name": "Causes", "value": "- one\n- two", "inline": false}],
            "footer": {"text": "Looked at contoso.com"},
        })
    }

    #[test]
    fn each_part_of_an_embed_is_drawn_in_its_order() {
        let html = draw(&embed()).into_string();
        let places: Vec<Option<usize>> = [
            "fill=\"#ed4245\"",
            "<div class=\"title\">An admin must act</div>",
            "<div class=\"description\"><strong>Why</strong></div>",
            "<div class=\"name\">Causes</div><div class=\"value\">• one<br>• two</div>",
            "<div class=\"footer\">Looked at contoso.com</div>",
        ]
        .iter()
        .map(|part| html.find(part))
        .collect();
        assert!(places.iter().all(Option::is_some) && places.is_sorted(), "{places:?} {html}");
    }

    #[test]
    fn a_whole_message_shows_its_content_and_its_buttons() {
        let html = draw(&json!({
            "content": "*Hi*",
            "embeds": [embed()],
            "components": [{"type": 1, "components": [{"type": 2, "label": "Check again"}]}],
        }))
        .into_string();
        assert!(html.contains("<div class=\"content\"><em>Hi</em></div>"), "{html}");
        assert!(html.contains("<span class=\"button\">Check again</span>"), "{html}");
        assert!(html.contains("An admin must act"), "{html}");
    }

    #[test]
    fn nothing_in_an_embed_becomes_markup_of_the_page() {
        let hostile = "</textarea><script>alert(1)</script>";
        let html = draw(&json!({
            "title": hostile, "url": "javascript:alert(1)", "description": hostile,
            "color": "red", "fields": [{"name": hostile, "value": hostile}, hostile],
            "footer": {"text": hostile}, "author": {"name": hostile},
        }))
        .into_string();
        assert!(!html.contains("<script") && !html.contains("</textarea"), "{html}");
        assert!(!html.contains("href"), "{html}");
    }
}
