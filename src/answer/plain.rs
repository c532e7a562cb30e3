//! An answer as plain text, for terminals, notifications and screen readers.

use std::fmt::Write;

use super::{Answer, Item, Section, Speaks};

/// A part of a text that a terminal may set off.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Emphasis {
    Copy,
    Heading,
    Title,
}

/// The whole answer as text without markup, wrapped by nobody, ending in a line feed.
pub fn plain_text(answer: &Answer) -> String {
    styled_text(answer, |_, text| text.to_owned())
}

/// The same, with what `style` makes of the parts that a terminal may set off.
pub fn styled_text(answer: &Answer, style: impl Fn(Emphasis, &str) -> String) -> String {
    let mut out = String::new();
    if let Some(warning) = &answer.warning {
        let _ = writeln!(out, "{warning}\n");
    }
    let _ = writeln!(out, "{}\n", style(Emphasis::Title, &answer.title));
    for paragraph in &answer.lead {
        let _ = writeln!(out, "{paragraph}\n");
    }
    for section in &answer.sections {
        write_section(&mut out, section, &style);
    }
    if let Some(notice) = &answer.shortened {
        let _ = writeln!(out, "{notice}\n");
    }
    out.truncate(out.trim_end().len());
    out.push('\n');
    out
}

fn write_section(out: &mut String, section: &Section, style: &impl Fn(Emphasis, &str) -> String) {
    let _ = writeln!(out, "{}", style(Emphasis::Heading, &section.heading));
    for (index, item) in section.items.iter().enumerate() {
        let bullet = match section.kind {
            kind if kind.is_steps() => format!("{}.", index + 1),
            _ => "-".to_owned(),
        };
        write_item(out, &bullet, item, style);
    }
    out.push('\n');
}

fn write_item(
    out: &mut String,
    bullet: &str,
    item: &Item,
    style: &impl Fn(Emphasis, &str) -> String,
) {
    let indent = " ".repeat(bullet.len() + 3);
    let link = item.link.as_ref().map(|link| link.url.as_str());
    let first = if item.text.is_empty() { link.unwrap_or_default() } else { &item.text };
    let _ = writeln!(out, "  {bullet} {first}");
    for evidence in &item.evidence {
        let sign = match evidence.speaks {
            Speaks::Against => '−',
            Speaks::For => '+',
        };
        let _ = writeln!(out, "{indent}{sign} {}", evidence.text);
    }
    if let Some(url) = link.filter(|_| !item.text.is_empty()) {
        let _ = writeln!(out, "{indent}{url}");
    }
    for line in item.copy.iter().flat_map(|copy| copy.lines()) {
        let _ = writeln!(out, "{indent}    {}", style(Emphasis::Copy, line));
    }
}
