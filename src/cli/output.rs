//! How an answer looks on a terminal, in Markdown and as JSON.

use std::env;

use anstyle::{AnsiColor, Style};
use serde::Serialize;

use super::CliError;
use crate::answer::{self, Answer, Emphasis, Item, Section, Severity, Speaks};

/// The answer for a terminal. `anstream` takes the styles out where there is none.
pub(super) fn text(answer: &Answer) -> String {
    let color = match answer.severity {
        Severity::Error => AnsiColor::Red,
        Severity::Warning => AnsiColor::Yellow,
        Severity::Fine => AnsiColor::Green,
        Severity::Hint => AnsiColor::Cyan,
    };
    answer::styled_text(answer, |emphasis, text| {
        let style = match emphasis {
            Emphasis::Title => Style::new().bold().fg_color(Some(color.into())),
            Emphasis::Heading => Style::new().bold(),
            Emphasis::Copy => Style::new().fg_color(Some(AnsiColor::Cyan.into())),
        };
        format!("{style}{text}{style:#}")
    })
}

/// The answer as Markdown (CommonMark), which takes pasted text for nothing but text.
pub(super) fn markdown(answer: &Answer) -> String {
    let mut parts: Vec<String> = Vec::new();
    parts.extend(answer.warning.as_deref().map(|warning| format!("> {}", escaped(warning))));
    parts.push(format!("# {}", escaped(&answer.title)));
    parts.extend(answer.lead.iter().map(|paragraph| escaped(paragraph)));
    for section in &answer.sections {
        parts.push(format!("## {}", escaped(&section.heading)));
        parts.push(markdown_items(section));
    }
    parts.extend(answer.shortened.as_deref().map(escaped));
    format!("{}\n", parts.join("\n\n"))
}

fn markdown_items(section: &Section) -> String {
    let items = section.items.iter().enumerate().map(|(index, item)| {
        if section.kind.is_steps() {
            markdown_item(&format!("{}. ", index + 1), item)
        } else {
            markdown_item("- ", item)
        }
    });
    items.collect::<Vec<_>>().join("\n")
}

fn markdown_item(bullet: &str, item: &Item) -> String {
    let indent = " ".repeat(bullet.len());
    let link = item.link.as_ref().map(|link| format!("<{}>", link.url));
    let text = escaped(&item.text);
    let first = [Some(text).filter(|text| !text.is_empty()), link];
    let mut out = format!("{bullet}{}", first.into_iter().flatten().collect::<Vec<_>>().join(" "));
    for evidence in &item.evidence {
        // A bare plus would begin one more list.
        let sign = match evidence.speaks {
            Speaks::Against => "−",
            Speaks::For => r"\+",
        };
        out.push_str(&format!("\n{indent}- {sign} {}", escaped(&evidence.text)));
    }
    if let Some(copy) = &item.copy {
        // A fence longer than any run of back-ticks inside cannot be closed from inside.
        let longest = copy.split(|c| c != '`').map(str::len).max().unwrap_or(0);
        let fence = "`".repeat(longest.max(2) + 1);
        out.push_str(&format!("\n\n{indent}{fence}\n"));
        for line in copy.lines() {
            out.push_str(&format!("{indent}{line}\n"));
        }
        out.push_str(&format!("{indent}{fence}\n"));
    }
    out
}

/// Escapes every character that Markdown could read as markup (CommonMark §2.4), or as the
/// beginning of a link (GFM §6.9).
fn escaped(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    for (at, c) in text.char_indices() {
        let begins_link = match c {
            ':' => text[at..].starts_with("://"),
            '.' => at >= 3 && text.as_bytes()[at - 3..at].eq_ignore_ascii_case(b"www"),
            _ => false,
        };
        if begins_link || "\\`*_{}[]<>()#+!|~&@".contains(c) {
            out.push('\\');
        }
        out.push(if c == '\n' { ' ' } else { c });
    }
    out
}

pub(super) fn json(value: &impl Serialize) -> Result<String, CliError> {
    serde_json::to_string_pretty(value).map_err(|error| CliError::Output(error.into()))
}

pub(super) fn json_line(value: &impl Serialize) -> Result<String, CliError> {
    serde_json::to_string(value).map_err(|error| CliError::Output(error.into()))
}

/// The language of the terminal, by the variables of POSIX (XBD §8.2). `C` is none.
pub(super) fn terminal_language() -> Option<String> {
    ["LC_ALL", "LC_MESSAGES", "LANG"]
        .into_iter()
        .filter_map(|name| env::var(name).ok())
        .find(|value| !value.is_empty())
        .filter(|value| value.split('.').next() != Some("C") && value != "POSIX")
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::answer::Evidence;

    #[test]
    fn pasted_text_stays_text_in_markdown() {
        assert_eq!(escaped("[a](https://b) <c> *d*"), r"\[a\]\(https\://b\) \<c\> \*d\*");
        assert_eq!(escaped("WWW.b.example: 5.7.1"), r"WWW\.b.example: 5.7.1");
        let seen = Evidence { text: "MX".to_owned(), speaks: Speaks::For };
        let item = Item { evidence: vec![seen], ..Item::default() };
        assert!(markdown_item("- ", &item).contains(r"- \+ MX"));
        let item = Item { copy: Some("a ``` b".to_owned()), ..Item::default() };
        let rendered = markdown_item("1. ", &item);
        assert!(rendered.contains("````\n   a ``` b\n   ````"), "{rendered}");
    }
}
