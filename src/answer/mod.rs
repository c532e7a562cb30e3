//! What mailfix says: a small document without markup, in one language.
//!
//! Every platform renders the same document within its own limits, in its own markup. The
//! document knows neither; it only knows in which order it may be shortened.

mod code;
mod compose;
mod domain;
mod plain;
mod reply;
mod shorten;

pub use code::{CodeNote, codes};
pub use compose::{Situation, answer};
pub use domain::check;
pub use plain::{Emphasis, plain_text, styled_text};
pub use reply::{help, nothing_stored, refused_domain};

use serde::Serialize;

pub use crate::knowledge::Severity;

use crate::evidence::SecretKind;
use crate::knowledge::ProblemId;
use crate::locale::{Args, Words};

/// An answer to one question, ready to be rendered.
///
/// All texts are in [`Answer::language`]. They may hold words of the person who asked and
/// names out of DNS, so every renderer escapes all of them.
#[derive(Clone, Debug, PartialEq, Serialize, utoipa::ToSchema)]
pub struct Answer {
    pub kind: AnswerKind,
    /// BCP 47 tag, such as `it`.
    pub language: String,
    pub severity: Severity,
    /// The problem that the answer is about, when there is one.
    pub problem: Option<ProblemId>,
    /// Said before everything else: a secret was in the paste, and how to revoke it.
    pub warning: Option<String>,
    pub title: String,
    /// What it means; one paragraph each.
    pub lead: Vec<String>,
    pub sections: Vec<Section>,
    /// Said in place of what was left out, so that a shortened answer says that it is one.
    pub shortened: Option<String>,
    /// What `shortened` becomes when a renderer has to leave something out.
    #[serde(skip)]
    pub shortened_notice: String,
}

/// What sort of answer it is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, utoipa::ToSchema)]
#[serde(rename_all = "kebab-case")]
pub enum AnswerKind {
    /// What a look at a domain showed.
    Check,
    /// A code that maps to no problem, and who is likely to be able to act.
    Code,
    Diagnosis,
    Help,
    /// An honest "I did not recognize this".
    NotRecognized,
    /// The question itself cannot be answered: no domain, too many questions.
    Refusal,
}

/// A part of an answer under one heading.
#[derive(Clone, Debug, PartialEq, Serialize, utoipa::ToSchema)]
pub struct Section {
    pub kind: SectionKind,
    pub heading: String,
    pub items: Vec<Item>,
}

/// What a section holds. Variants stand in the order in which sections are shown.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, utoipa::ToSchema)]
#[serde(rename_all = "kebab-case")]
pub enum SectionKind {
    /// What was read in the paste and is worth saying back.
    Noted,
    Causes,
    /// What a check of a domain found.
    Findings,
    UserSteps,
    AdminSteps,
    DeveloperSteps,
    ProviderSteps,
    Question,
    /// What could not be looked up, and why.
    Caveats,
    /// Other problems that the paste may show.
    Others,
    Sources,
}

/// One entry of a section.
#[derive(Clone, Debug, Default, PartialEq, Serialize, utoipa::ToSchema)]
pub struct Item {
    /// The name of a cause, step or finding in `knowledge/`; empty where there is none.
    #[serde(skip_serializing_if = "String::is_empty")]
    pub id: String,
    /// One or more whole sentences. In [`SectionKind::Sources`] empty: the link says it.
    pub text: String,
    /// What was seen that speaks for or against it.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub evidence: Vec<Evidence>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub link: Option<Link>,
    /// Text to copy as it is: a command, a record, a list of scopes, an address to open.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub copy: Option<String>,
}

/// One piece of evidence under a cause.
#[derive(Clone, Debug, PartialEq, Serialize, utoipa::ToSchema)]
pub struct Evidence {
    pub text: String,
    pub speaks: Speaks,
}

/// Which way a piece of evidence points.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, utoipa::ToSchema)]
#[serde(rename_all = "kebab-case")]
pub enum Speaks {
    Against,
    For,
}

/// A link out of `knowledge/`. No text from outside ever becomes one.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, utoipa::ToSchema)]
pub struct Link {
    /// Always `https://`.
    pub url: String,
    /// What to show for it: host and path, so that everybody sees where it leads.
    pub label: String,
}

impl SectionKind {
    /// Whether the items are steps, which are numbered.
    pub fn is_steps(self) -> bool {
        matches!(
            self,
            Self::UserSteps | Self::AdminSteps | Self::DeveloperSteps | Self::ProviderSteps
        )
    }
}

impl SectionKind {
    /// The message of `locales/<language>/answer.ftl` that is this section's heading.
    fn heading(self) -> &'static str {
        match self {
            Self::AdminSteps => "heading-admin-steps",
            Self::Causes => "heading-causes",
            Self::Caveats => "heading-caveats",
            Self::DeveloperSteps => "heading-developer-steps",
            Self::Findings => "heading-findings",
            Self::Noted => "heading-noted",
            Self::Others => "heading-others",
            Self::ProviderSteps => "heading-provider-steps",
            // The question itself is its heading.
            Self::Question => "",
            Self::Sources => "heading-sources",
            Self::UserSteps => "heading-user-steps",
        }
    }
}

impl SecretKind {
    /// The message that says what to do about a secret of this kind.
    fn message(self) -> &'static str {
        match self {
            Self::ApiKey => "secret-warning-api-key",
            Self::AppPassword => "secret-warning-app-password",
            Self::AuthorizationCode => "secret-warning-authorization-code",
            Self::ClientSecret => "secret-warning-client-secret",
            Self::Cookie => "secret-warning-cookie",
            Self::Password => "secret-warning-password",
            Self::PrivateKey => "secret-warning-private-key",
            Self::Token => "secret-warning-token",
        }
    }
}

/// An answer that says nothing yet, in the language of `words`.
fn blank(words: Words<'_>) -> Answer {
    Answer {
        kind: AnswerKind::Help,
        language: words.tag().to_owned(),
        severity: Severity::Fine,
        problem: None,
        warning: None,
        title: String::new(),
        lead: Vec::new(),
        sections: Vec::new(),
        shortened: None,
        shortened_notice: words.say("shortened", &Args::new()),
    }
}

impl Link {
    /// A link shown as its own address, less the scheme and a closing slash.
    pub fn new(url: impl Into<String>) -> Self {
        let url = url.into();
        let label = url.trim_start_matches("https://").trim_end_matches('/').to_owned();
        Self { url, label }
    }
}
