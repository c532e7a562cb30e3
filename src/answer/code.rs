//! Codes that map to no problem: what they mean, who is likely to act, what to send to whom.

use serde::Serialize;

use super::compose::text_item;
use super::{Answer, AnswerKind, Item, Link, Section, SectionKind, Severity, Situation};
use crate::evidence::{Code, Ticket};
use crate::knowledge::Who;
use crate::locale::{Args, Words};

/// One code and what is known of it.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, utoipa::ToSchema)]
pub struct CodeNote {
    pub code: String,
    /// Whether it is listed by its vendor or by IANA, if only by its subject.
    pub known: bool,
    /// The vendor's own name.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub name: Option<String>,
    /// In the language of the answer.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub meaning: Option<String>,
    /// Who is likely to be able to act: `user`, `admin`, `developer` or `provider`.
    #[serde(skip_serializing_if = "Option::is_none")]
    #[schema(value_type = Option<String>)]
    pub who: Option<Who>,
    /// Where the vendor says more.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub link: Option<Link>,
}

/// Where Microsoft says what an AADSTS number means
/// (learn.microsoft.com/entra/identity-platform/reference-error-codes, read 2026-11-23).
const MICROSOFT_LOOK_UP: &str = "https://login.microsoftonline.com/error?code=";

/// All codes of a diagnosis that map to no problem.
pub fn codes(words: Words<'_>, situation: &Situation<'_>) -> Vec<CodeNote> {
    let codes = situation.diagnosis.other_codes.iter();
    codes.map(|code| note(words, situation, &code.value)).collect()
}

fn note(words: Words<'_>, situation: &Situation<'_>, code: &Code) -> CodeNote {
    let entry = situation.knowledge.codes().get(code);
    let link = match code {
        Code::Aadsts(number) => Some(Link::new(format!("{MICROSOFT_LOOK_UP}{number}"))),
        Code::Status(_) => None,
    };
    CodeNote {
        code: code.to_string(),
        known: entry.is_some(),
        name: entry.as_ref().map(|(_, entry)| entry.name.clone()).filter(|name| !name.is_empty()),
        meaning: entry.as_ref().map(|(message, _)| words.say(message, &Args::new())),
        who: entry.map(|(_, entry)| entry.who),
        link,
    }
}

impl CodeNote {
    /// The code as an entry of what was noted in a paste.
    pub(super) fn item(&self, words: Words<'_>) -> Item {
        let args = Args::new().with("code", &self.title());
        let text = match &self.meaning {
            Some(meaning) => words.say("noted-code", &args.with("meaning", meaning)),
            None => words.say("unknown-code", &args),
        };
        Item { text, link: self.link.clone().filter(|_| !self.known), ..Item::default() }
    }

    /// The code with its vendor's name.
    fn title(&self) -> String {
        match &self.name {
            Some(name) => format!("{} ({name})", self.code),
            None => self.code.clone(),
        }
    }

    /// An answer to a paste of which nothing but this code is known.
    pub(super) fn answer(&self, words: Words<'_>, ticket: &Ticket) -> Answer {
        let args = Args::new().with("code", &self.title());
        let (title, lead) = match &self.meaning {
            Some(meaning) => ("code", meaning.clone()),
            None => ("code-unknown", words.say_part("code-unknown", "lead", &args)),
        };
        let who = self.who.unwrap_or(Who::Admin);
        let (kind, part) = match who {
            Who::User => (SectionKind::UserSteps, "user"),
            Who::Admin => (SectionKind::AdminSteps, "admin"),
            Who::Developer => (SectionKind::DeveloperSteps, "developer"),
            Who::Provider => (SectionKind::ProviderSteps, "provider"),
        };
        let mut items = vec![Item {
            text: words.say_part("code-step", part, &args),
            link: self.link.clone(),
            ..Item::default()
        }];
        items.extend(ticket_item(words, ticket));
        let heading = words.say(kind.heading(), &Args::new());
        Answer {
            kind: AnswerKind::Code,
            severity: if self.known { Severity::Error } else { Severity::Hint },
            title: words.say(title, &args),
            lead: vec![lead],
            sections: vec![Section { kind, heading, items }],
            ..super::blank(words)
        }
    }
}

/// What the vendor's support asks for, ready to copy.
pub(super) fn ticket_item(words: Words<'_>, ticket: &Ticket) -> Option<Item> {
    let lines: Vec<String> = [
        ("Request ID", &ticket.request_id),
        ("Correlation ID", &ticket.correlation_id),
        ("Timestamp", &ticket.timestamp),
    ]
    .into_iter()
    .filter_map(|(name, value)| Some(format!("{name}: {}", value.as_ref()?)))
    .collect();
    // A time alone finds nothing.
    let has_id = ticket.request_id.is_some() || ticket.correlation_id.is_some();
    has_id.then(|| Item {
        copy: Some(lines.join("\n")),
        ..text_item(words.say("ticket", &Args::new()))
    })
}
