//! Answers that need no diagnosis: help, and why a question cannot be answered.

use super::{Answer, AnswerKind, Item, Section, SectionKind, Severity};
use crate::locale::{Args, Words};
use crate::mail::ParseDomainError;

/// What can be asked, with examples to copy.
pub fn help(words: Words<'_>) -> Answer {
    let part = |name: &str| words.say_part("help", name, &Args::new());
    let example = |name: &str, copy: &str| Item {
        text: part(name),
        copy: Some(copy.to_owned()),
        ..Item::default()
    };
    Answer {
        kind: AnswerKind::Help,
        severity: Severity::Fine,
        title: words.say("help", &Args::new()),
        lead: vec![part("lead"), part("secrets")],
        sections: vec![Section {
            kind: SectionKind::UserSteps,
            heading: words.say(SectionKind::UserSteps.heading(), &Args::new()),
            items: vec![
                example("diagnose", "AADSTS90094"),
                example("diagnose-address", "AADSTS90094 anna@contoso.com"),
                example("check", "check contoso.com"),
            ],
        }],
        ..super::blank(words)
    }
}

/// Why a text is no domain that can be looked at.
pub fn refused_domain(words: Words<'_>, written: &str, error: ParseDomainError) -> Answer {
    const LONGEST_ECHO: usize = 80;
    let echo = &written[..written.floor_char_boundary(LONGEST_ECHO)];
    let args = Args::new().with("text", echo);
    let message = format!("domain-refused-{}", error.id());
    Answer {
        kind: AnswerKind::Refusal,
        severity: Severity::Hint,
        title: words.say(&message, &args),
        lead: vec![words.say_part(&message, "lead", &args)],
        ..super::blank(words)
    }
}

/// What a subcommand says while nothing is remembered: `forget`, `language`, `settings`.
pub fn nothing_stored(words: Words<'_>, subcommand: &str) -> Answer {
    Answer {
        kind: AnswerKind::Help,
        severity: Severity::Fine,
        title: words.say(&format!("nothing-stored-{subcommand}"), &Args::new()),
        ..super::blank(words)
    }
}
