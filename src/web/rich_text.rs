//! Formatted text, on its way from a chat platform's markup to HTML.
//!
//! The previews read Slack's and Discord's markup into [`Span`]s and draw those. So there
//! is one place that escapes and one place that decides what may become a link.

use maud::{Markup, html};
use url::Url;

/// A piece of formatted text.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Span {
    Bold(Vec<Span>),
    /// The end of a line.
    Break,
    Code(String),
    /// A code block, in lines of its own.
    Fence(String),
    Heading(Vec<Span>),
    Italic(Vec<Span>),
    Link {
        url: String,
        label: Vec<Span>,
    },
    /// Something that would ping people or name a channel.
    Mention(String),
    Quote(Vec<Span>),
    Small(Vec<Span>),
    Strike(Vec<Span>),
    Text(String),
    Underline(Vec<Span>),
}

/// The spans as HTML, everything in them escaped.
///
/// A fence, a heading and a quote become blocks, so the place for all this is a `div`.
pub fn markup(spans: &[Span]) -> Markup {
    html! { @for span in spans { (one(span)) } }
}

fn one(span: &Span) -> Markup {
    html! {
        @match span {
            Span::Bold(inner) => strong { (markup(inner)) },
            Span::Break => br;,
            Span::Code(code) => code translate="no" { (code) },
            Span::Fence(code) => pre translate="no" { code { (code) } },
            // The page's own headings are its outline; a preview adds none to it.
            Span::Heading(inner) => div.big { (markup(inner)) },
            Span::Italic(inner) => em { (markup(inner)) },
            Span::Link { url, label } => (link(url, &markup(label))),
            Span::Mention(name) => span.mention { (name) },
            Span::Quote(inner) => blockquote { (markup(inner)) },
            Span::Small(inner) => small { (markup(inner)) },
            Span::Strike(inner) => s { (markup(inner)) },
            Span::Text(text) => (text),
            Span::Underline(inner) => u { (markup(inner)) },
        }
    }
}

/// A link if `url` may be one, else its label alone.
pub fn link(url: &str, label: &Markup) -> Markup {
    html! {
        @if may_be_linked(url) {
            a href=(url) rel="noreferrer" { (label) }
        } @else {
            (label)
        }
    }
}

/// Only https, and no user name before the host, which is how `https://bank@evil` deceives.
fn may_be_linked(url: &str) -> bool {
    Url::parse(url).is_ok_and(|url| {
        url.scheme() == "https" && url.username().is_empty() && url.password().is_none()
    })
}

/// Adds text to what is there, joined with text before it.
pub(super) fn push_text(spans: &mut Vec<Span>, text: &str) {
    match spans.last_mut() {
        Some(Span::Text(before)) => before.push_str(text),
        _ if text.is_empty() => {}
        _ => spans.push(Span::Text(text.to_owned())),
    }
}

/// Adds a span, text joined with text before it.
pub(super) fn push(spans: &mut Vec<Span>, span: Span) {
    match span {
        Span::Text(text) => push_text(spans, &text),
        other => spans.push(other),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn everything_is_escaped() {
        let hostile = || "<script>alert(1)</script>\"&".to_owned();
        let spans = [
            Span::Text(hostile()),
            Span::Code(hostile()),
            Span::Fence(hostile()),
            Span::Mention(hostile()),
            Span::Link {
                url: "https://contoso.com/\"><script>".to_owned(),
                label: vec![Span::Text(hostile())],
            },
        ];
        let html = markup(&spans).into_string();
        assert!(!html.contains("<script"), "{html}");
        assert!(html.contains("href=\"https://contoso.com/&quot;&gt;&lt;script&gt;\""), "{html}");
    }

    #[test]
    fn only_https_becomes_a_link() {
        let drawn = |url: &str| {
            markup(&[Span::Link { url: url.to_owned(), label: vec![Span::Text("x".to_owned())] }])
                .into_string()
        };
        assert_eq!(
            drawn("https://contoso.com/a"),
            "<a href=\"https://contoso.com/a\" rel=\"noreferrer\">x</a>"
        );
        for url in [
            "javascript:alert(1)",
            "http://contoso.com",
            "//contoso.com",
            "data:text/html,x",
            "https://login.microsoftonline.com@evil.example/",
            "https://",
            "",
        ] {
            assert_eq!(drawn(url), "x", "{url}");
        }
    }
}
