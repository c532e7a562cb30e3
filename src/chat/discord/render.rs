//! An answer as a Discord message: one embed, below a warning if there is one.

use serde::Serialize;
use serenity::builder::{CreateEmbed, CreateEmbedFooter};

use crate::answer::{Answer, Item, Section, Severity, Speaks};

use super::markdown::{escaped, fence, link, plain, units};

/// A message, within all of Discord's limits and with everything escaped.
///
/// Limits in characters: content 2,000; title 256; description 4,096; 25 fields with a name of
/// 256 and a value of 1,024; footer 2,048; 6,000 over the whole embed
/// (docs.discord.com/developers/resources/message, 2026-08).
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Rendered {
    /// Above the embed and therefore read first: that a secret was in the paste.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub content: Option<String>,
    pub title: String,
    #[serde(skip_serializing_if = "String::is_empty")]
    pub description: String,
    pub fields: Vec<Field>,
    /// That the answer was shortened. Discord shows it without markup.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub footer: Option<Footer>,
    /// 0xRRGGBB, for the bar on the left.
    pub color: u32,
}

/// A heading and the text under it.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Field {
    pub name: String,
    pub value: String,
}

/// The small print.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Footer {
    pub text: String,
}

/// Renders all of an answer, or as much of it as a message holds.
///
/// What does not fit is left out in the answer's own order; only a single text that is too
/// long in itself is cut, at the end of a grapheme.
pub fn render(answer: &Answer) -> Rendered {
    let shortened = answer.shortened_until(|answer| lay_out(answer).fits());
    let mut rendered = lay_out(&shortened);
    // Left are texts that are too long one by one: many paragraphs, many long headings.
    while !rendered.fits() && rendered.fields.pop().is_some() {}
    rendered
}

const MAX_CONTENT: usize = 2000;
const MAX_TITLE: usize = 256;
const MAX_DESCRIPTION: usize = 4096;
const MAX_FIELDS: usize = 25;
const MAX_NAME: usize = 256;
const MAX_VALUE: usize = 1024;
/// Discord allows 2,048; with this, title, description and footer always fit together.
const MAX_FOOTER: usize = 512;
const MAX_EMBED: usize = 6000;

/// Discord wants some text everywhere and shows nothing for this one.
const NOTHING: &str = "\u{200b}";

impl Rendered {
    /// The embed as serenity sends it.
    pub(super) fn embed(&self) -> CreateEmbed {
        let fields = self.fields.iter().map(|field| (&field.name, &field.value, false));
        let mut embed = CreateEmbed::new().title(&self.title).colour(self.color).fields(fields);
        if !self.description.is_empty() {
            embed = embed.description(&self.description);
        }
        match &self.footer {
            Some(footer) => embed.footer(CreateEmbedFooter::new(&footer.text)),
            None => embed,
        }
    }

    fn fits(&self) -> bool {
        let fields: usize =
            self.fields.iter().map(|field| units(&field.name) + units(&field.value)).sum();
        let footer = self.footer.as_ref().map_or(0, |footer| units(&footer.text));
        let total = units(&self.title) + units(&self.description) + fields + footer;
        self.fields.len() <= MAX_FIELDS && total <= MAX_EMBED
    }
}

/// The whole answer. Each text keeps its own limit; whether they fit together is for
/// [`Rendered::fits`] to say.
fn lay_out(answer: &Answer) -> Rendered {
    Rendered {
        content: answer.warning.as_ref().map(|text| shown(escaped(text, MAX_CONTENT))),
        title: shown(escaped(&answer.title, MAX_TITLE)),
        description: escaped(&answer.lead.join("\n\n"), MAX_DESCRIPTION),
        fields: answer.sections.iter().flat_map(fields).collect(),
        footer: answer
            .shortened
            .as_ref()
            .map(|text| Footer { text: shown(plain(text, MAX_FOOTER)) }),
        color: color(answer.severity),
    }
}

/// A section as a field, or as several when it is too long for one; then those after the
/// first have no heading.
fn fields(section: &Section) -> Vec<Field> {
    let mut name = shown(escaped(&section.heading, MAX_NAME));
    let mut fields: Vec<Field> = Vec::new();
    let blocks = section
        .items
        .iter()
        .enumerate()
        .flat_map(|(index, item)| blocks(item, section.kind.is_steps().then_some(index + 1)));
    for block in blocks {
        match fields.last_mut() {
            Some(field) if units(&field.value) + 1 + units(&block) <= MAX_VALUE => {
                field.value.push('\n');
                field.value.push_str(&block);
            }
            _ => fields.push(Field {
                name: std::mem::replace(&mut name, NOTHING.to_owned()),
                value: shown(block),
            }),
        }
    }
    fields
}

/// An item in parts that each fit into a field; in one part, if it fits.
fn blocks(item: &Item, number: Option<usize>) -> Vec<String> {
    let bullet = number.map_or_else(|| "• ".to_owned(), |number| format!("**{number}.** "));
    let room = MAX_VALUE - units(&bullet);
    let mut lines = Vec::new();
    if !item.text.is_empty() {
        lines.push(format!("{bullet}{}", escaped(&item.text, room)));
    } else if let Some(own) = &item.link {
        lines.push(format!("{bullet}{}", link(own, room)));
    }
    for evidence in &item.evidence {
        let sign = match evidence.speaks {
            Speaks::Against => '−',
            Speaks::For => '+',
        };
        let indented = format!("\u{2003}{sign} ");
        lines.push(format!("{indented}{}", escaped(&evidence.text, MAX_VALUE - units(&indented))));
    }
    if let Some(own) = item.link.as_ref().filter(|_| !item.text.is_empty()) {
        lines.push(link(own, MAX_VALUE));
    }
    if let Some(copy) = &item.copy {
        lines.push(fence(copy, MAX_VALUE));
    }
    let whole = lines.join("\n");
    if units(&whole) <= MAX_VALUE { vec![whole] } else { lines }
}

/// Something to show in any case: Discord refuses a text of white space.
fn shown(text: String) -> String {
    if text.trim().is_empty() { NOTHING.to_owned() } else { text }
}

fn color(severity: Severity) -> u32 {
    match severity {
        Severity::Fine => 0x2e7d32,
        Severity::Hint => 0x1565c0,
        Severity::Warning => 0xf9a825,
        Severity::Error => 0xc62828,
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use crate::answer::{AnswerKind, Evidence, Link, SectionKind};

    use super::*;

    fn answer() -> Answer {
        let step = Item {
            id: "ask".to_owned(),
            text: "Ask your *administrator*.".to_owned(),
            link: Some(Link::new("https://learn.microsoft.com/consent")),
            copy: Some("Mail.Send\nMail.ReadWrite".to_owned()),
            ..Item::default()
        };
        let cause = Item {
            text: "The mailbox is on your own server.".to_owned(),
            evidence: vec![
                Evidence { text: "MX: mx.contoso.com".to_owned(), speaks: Speaks::For },
                Evidence { text: "Exchange Online signs".to_owned(), speaks: Speaks::Against },
            ],
            ..Item::default()
        };
        let source = Item { link: Some(Link::new("https://a.example/b")), ..Item::default() };
        let section =
            |kind, heading: &str, items| Section { kind, heading: heading.to_owned(), items };
        Answer {
            kind: AnswerKind::Diagnosis,
            language: "en".to_owned(),
            severity: Severity::Error,
            problem: None,
            warning: Some("There was a password in your text.".to_owned()),
            title: "Approval is required".to_owned(),
            lead: vec!["One.".to_owned(), "Two.".to_owned()],
            sections: vec![
                section(SectionKind::Causes, "Why", vec![cause]),
                section(SectionKind::UserSteps, "What you can do", vec![step.clone(), step]),
                section(SectionKind::Sources, "Sources", vec![source]),
            ],
            shortened: None,
            shortened_notice: "There is more: ask `help`.".to_owned(),
        }
    }

    #[test]
    fn an_answer_becomes_an_embed_with_its_warning_above() {
        let rendered = render(&answer());
        insta::assert_json_snapshot!(rendered, @r#"
        {
          "content": "There was a password in your text.",
          "title": "Approval is required",
          "description": "One.\n\nTwo.",
          "fields": [
            {
              "name": "Why",
              "value": "• The mailbox is on your own server.\n + MX: mx.contoso.com\n − Exchange Online signs"
            },
            {
              "name": "What you can do",
              "value": "**1.** Ask your \\*administrator\\*.\n[learn.microsoft.com/consent](https://learn.microsoft.com/consent)\n```\nMail.Send\nMail.ReadWrite\n```\n**2.** Ask your \\*administrator\\*.\n[learn.microsoft.com/consent](https://learn.microsoft.com/consent)\n```\nMail.Send\nMail.ReadWrite\n```"
            },
            {
              "name": "Sources",
              "value": "• [a.example/b](https://a.example/b)"
            }
          ],
          "color": 12986408
        }
        "#);
    }

    #[test]
    fn sources_go_before_steps_and_the_reader_is_told() {
        let mut long = answer();
        long.sections[1].items[1].text = "Do this. ".repeat(95);
        long.sections[2].items = vec![long.sections[2].items[0].clone(); 150];
        let rendered = render(&long);
        let names: Vec<&str> = rendered.fields.iter().map(|field| field.name.as_str()).collect();
        assert_eq!(names, ["Why", "What you can do", NOTHING]);
        let footer = rendered.footer.map(|footer| footer.text);
        assert_eq!(footer.as_deref(), Some("There is more: ask `help`."));
    }

    #[test]
    fn a_copy_that_is_longer_than_a_field_is_still_fenced() {
        let mut long = answer();
        long.sections[1].items[0].copy = Some("v=spf1 ".repeat(400));
        let fenced = render(&long).fields.into_iter().filter(|f| f.value.starts_with("```"));
        for field in fenced {
            assert!(field.value.ends_with("…\n```"), "{}", field.value);
        }
    }

    fn hostile_text() -> impl Strategy<Value = String> {
        let bait = prop_oneof![
            Just("@everyone".to_owned()),
            Just("<@&123>".to_owned()),
            Just("[https://microsoft.com](https://evil.example)".to_owned()),
            Just("```".to_owned()),
            Just("👩‍👩‍👧‍👦".repeat(30)),
            Just("\u{202e}\u{2068}".to_owned()),
            "[a-z ]{0,300}",
            r"\PC{0,20}",
        ];
        proptest::collection::vec(bait, 0..8).prop_map(|parts| parts.concat())
    }

    fn any_item() -> impl Strategy<Value = Item> {
        let evidence = (hostile_text(), any::<bool>()).prop_map(|(text, speaks_for)| Evidence {
            text,
            speaks: if speaks_for { Speaks::For } else { Speaks::Against },
        });
        (
            hostile_text(),
            proptest::collection::vec(evidence, 0..3),
            proptest::option::of(hostile_text()),
            any::<bool>(),
        )
            .prop_map(|(text, evidence, copy, linked)| Item {
                text,
                evidence,
                copy,
                link: linked.then(|| Link::new("https://learn.microsoft.com/(x)")),
                ..Item::default()
            })
    }

    fn any_answer() -> impl Strategy<Value = Answer> {
        let kinds = prop_oneof![
            Just(SectionKind::Causes),
            Just(SectionKind::UserSteps),
            Just(SectionKind::Caveats),
            Just(SectionKind::Sources),
        ];
        let section = (kinds, hostile_text(), proptest::collection::vec(any_item(), 0..5))
            .prop_map(|(kind, heading, items)| Section { kind, heading, items });
        (
            proptest::option::of(hostile_text()),
            hostile_text(),
            proptest::collection::vec(hostile_text(), 0..6),
            proptest::collection::vec(section, 0..9),
        )
            .prop_map(|(warning, title, lead, sections)| Answer {
                warning,
                title,
                lead,
                sections,
                ..answer()
            })
    }

    proptest! {
        #![proptest_config(ProptestConfig::with_cases(64))]
        #[test]
        fn any_answer_keeps_every_limit_and_can_neither_ping_nor_mislead(answer in any_answer()) {
            let rendered = render(&answer);
            let mut texts = vec![(&rendered.title, 256), (&rendered.description, 4096)];
            texts.extend(rendered.content.iter().map(|text| (text, 2000)));
            texts.extend(rendered.footer.iter().map(|footer| (&footer.text, 2048)));
            for field in &rendered.fields {
                texts.extend([(&field.name, 256), (&field.value, 1024)]);
                prop_assert!(!field.name.trim().is_empty() && !field.value.trim().is_empty());
            }
            prop_assert!(rendered.fields.len() <= 25);
            let embed: usize = texts.iter().map(|(text, _)| text.encode_utf16().count()).sum();
            let content = rendered.content.as_ref().map_or(0, |text| text.encode_utf16().count());
            prop_assert!(embed - content <= 6000);
            for (text, limit) in texts {
                prop_assert!(text.encode_utf16().count() <= limit);
                prop_assert!(!text.to_ascii_lowercase().contains("@everyone"), "{}", text);
                prop_assert!(!text.contains("<@"), "{}", text);
                prop_assert!(text.matches("```").count() % 2 == 0, "{}", text);
                let turns = text.contains('\u{202e}');
                prop_assert!(!turns);
                let outside_fences: String = text.split("```").step_by(2).collect();
                let text = &outside_fences;
                for (at, _) in text.match_indices("](") {
                    let is_ours = text[at..].starts_with("](https://learn.microsoft.com/%28x%29)");
                    let is_escaped = text[..at].ends_with('\\');
                    prop_assert!(is_ours || is_escaped, "{}", text);
                }
            }
        }
    }
}
