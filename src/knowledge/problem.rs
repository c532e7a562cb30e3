//! One problem as `knowledge/<family>/<cause>.toml` states it.
//!
//! `knowledge/README.md` is the page about these keys, for people who add a problem.

use std::collections::BTreeMap;
use std::fmt;
use std::str::FromStr;

use serde::{Deserialize, Serialize};

use super::day::Day;
use super::reply::ReplyPattern;
use crate::evidence::FactId;

/// A problem's name, `<family>/<cause>`: a promise, never renamed and never reused.
#[derive(
    Clone, Debug, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize, utoipa::ToSchema,
)]
#[serde(try_from = "String", into = "String")]
pub struct ProblemId(String);

/// Why a text is no [`ProblemId`].
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
#[error("`{0}` is no problem id: write `<family>/<cause>`, the family one of {families}, the \
         cause in kebab-case", families = ProblemId::FAMILIES.join(", "))]
pub struct ParseProblemIdError(String);

/// What a problem's file holds.
#[derive(Clone, Debug, Deserialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields)]
pub struct WrittenProblem {
    /// How bad it is: `error`, `warning` or `hint`.
    pub severity: Severity,
    /// Problems that this one is preferred to when both are found, and why.
    #[serde(default)]
    pub outranks: Vec<Outranks>,
    /// Pages that the file was written from, each with the day it was read.
    pub sources: Vec<Source>,
    /// The patterns by which the problem shows itself.
    #[serde(rename = "sign")]
    pub signs: Vec<WrittenSign>,
    /// Its possible reasons.
    #[serde(default, rename = "cause")]
    pub causes: Vec<WrittenCause>,
    /// How people tell it who do not have the error at hand, by language.
    #[serde(default)]
    pub describe: BTreeMap<String, Vec<String>>,
    /// What to ask while causes stay open.
    #[serde(default, rename = "question")]
    pub questions: Vec<Question>,
    /// What can be done, in the order of doing, whoever acts.
    #[serde(default, rename = "step")]
    pub steps: Vec<Step>,
}

/// How bad it is, for colours and sorting.
#[derive(
    Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize, utoipa::ToSchema,
)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
#[serde(rename_all = "kebab-case")]
pub enum Severity {
    /// Nothing is wrong.
    Fine,
    Hint,
    Warning,
    /// Mail is lost, or connecting is impossible.
    Error,
}

/// One pattern by which a problem shows itself: exactly one of `code`, `reply`,
/// `phrase`, `words` and `token`.
#[derive(Clone, Debug, Deserialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields)]
pub struct WrittenSign {
    /// The probability of the problem when only this sign is there, 0 to 1.
    pub weight: f64,
    /// Several problems show this sign, so alone it stays below 0.8.
    #[serde(default)]
    pub shared: bool,
    /// Does not count where the text holds an `AADSTS` code that is not this problem's: Entra
    /// wraps many refusals in one general name, and the number beside it says which it is.
    #[serde(default)]
    pub unless_other_code: bool,
    /// Words beside which the sign does not count, wherever in the text: those of other
    /// products and other matters that say the same.
    #[serde(default)]
    pub unless: Vec<String>,
    /// Words of which one must stand somewhere in the text for the sign to count: the server
    /// that spoke, or what the sentence is about.
    #[serde(default)]
    pub beside: Vec<String>,
    /// Counts only where the text is about delivery: it holds a failing SMTP reply, or a
    /// word of the set `bounce`.
    #[serde(default)]
    pub in_bounce: bool,
    /// How far apart the first and the last of `words` may be, in letters; 160 if not given.
    #[serde(default)]
    pub within: Option<usize>,
    /// Codes as software prints them, whole and in any case: `AADSTS90094`, `policy_enforced`.
    #[serde(default)]
    pub code: Vec<String>,
    /// Replies of a mail server, such as `550 5.1.1`, `x.2.2` and `552`.
    #[serde(default)]
    #[cfg_attr(test, schemars(with = "Vec<String>"))]
    pub reply: Vec<ReplyPattern>,
    /// Sentences as they are shown, by the language of the screen.
    #[serde(default)]
    pub phrase: BTreeMap<String, Vec<String>>,
    /// The same told in somebody's own words, by language: each list holds words of which
    /// one must be there, and one of each list must stand in the same stretch of text.
    /// `approv*` is any word that begins so, `@admin` all words of that set.
    #[serde(default)]
    pub words: BTreeMap<String, Vec<Vec<String>>>,
    /// Something that reading recognizes by its form.
    #[serde(default)]
    pub token: Option<Token>,
}

/// What reading recognizes by its form.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
#[serde(rename_all = "kebab-case")]
pub enum Token {
    /// The name of a scope as a translation machine wrote it (`Posta.Invia`).
    MistranslatedScope,
    /// `outlook_<hexadecimal>@outlook.com`.
    OutlookAlias,
    /// Two or more scopes by their real names, such as `Mail.Send` and `Calendars.Read`.
    ScopeList,
}

/// One possible reason of a problem, with the evidence that tells it from the others.
#[derive(Clone, Debug, Deserialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields)]
pub struct WrittenCause {
    /// Its name, which is also its attribute in the words.
    pub id: String,
    /// How likely it is beside the other causes when nothing else is known; 1 if not given.
    #[serde(default = "one")]
    pub prior: f64,
    /// Facts that make it about three times as likely, each.
    #[serde(default, rename = "for")]
    #[cfg_attr(test, schemars(with = "Vec<String>"))]
    pub speaks_for: Vec<FactId>,
    /// Facts that make it about a third as likely, each.
    #[serde(default)]
    #[cfg_attr(test, schemars(with = "Vec<String>"))]
    pub against: Vec<FactId>,
    /// The first day on which it can be, as `YYYY-MM-DD`: what vendors do changes on dates.
    #[serde(default)]
    #[cfg_attr(test, schemars(with = "Option<String>"))]
    pub from: Option<Day>,
    /// The last day on which it can be.
    #[serde(default)]
    #[cfg_attr(test, schemars(with = "Option<String>"))]
    pub until: Option<Day>,
    /// Codes in the paste that settle it: they count as four facts for it.
    #[serde(default)]
    pub code: Vec<String>,
    /// Words of the person's own that speak for it, by language, as in a sign.
    #[serde(default)]
    pub words: BTreeMap<String, Vec<String>>,
}

/// What tells causes apart, as long as they are open.
#[derive(Clone, Debug, Serialize, Deserialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields)]
pub struct Question {
    /// Its name, which is also its attribute in the words.
    pub id: String,
    /// Two to four answers to choose from.
    #[serde(rename = "choice")]
    pub choices: Vec<Choice>,
}

/// One answer to a question.
#[derive(Clone, Debug, Serialize, Deserialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields)]
pub struct Choice {
    /// Its name, which is also its attribute in the words.
    pub id: String,
    /// The causes that it makes about nine times as likely.
    #[serde(default, rename = "for")]
    pub speaks_for: Vec<String>,
    /// The causes that it makes about a ninth as likely.
    #[serde(default)]
    pub against: Vec<String>,
}

/// One thing to do.
#[derive(Clone, Debug, Serialize, Deserialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields)]
pub struct Step {
    /// Its name, which is also its attribute in the words.
    pub id: String,
    /// Who acts.
    pub who: Who,
    /// Only for these causes; for all of them if not given.
    #[serde(default)]
    pub causes: Vec<String>,
    /// The first day on which the advice holds, as `YYYY-MM-DD`.
    #[serde(default)]
    #[cfg_attr(test, schemars(with = "Option<String>"))]
    pub from: Option<Day>,
    /// The last day on which it does.
    #[serde(default)]
    #[cfg_attr(test, schemars(with = "Option<String>"))]
    pub until: Option<Day>,
    /// Shown only when one of these facts is known.
    #[serde(default)]
    #[cfg_attr(test, schemars(with = "Vec<String>"))]
    pub needs: Vec<FactId>,
    /// Not shown when one of these facts is known.
    #[serde(default)]
    #[cfg_attr(test, schemars(with = "Vec<String>"))]
    pub unless: Vec<FactId>,
    /// Shown only where a consent link can be built: for an app that `products.toml` has.
    #[serde(default)]
    pub needs_app: bool,
    /// The page to open.
    #[serde(default)]
    pub link: Option<String>,
    /// Text to copy. `{address}`, `{domain}`, `{consent_link}`, `{scopes}` and `{mx_link}`
    /// stand for what is known of this question.
    #[serde(default)]
    pub copy: Option<String>,
    /// What mailfix itself adds below the step.
    #[serde(default)]
    pub attach: Option<Attach>,
}

/// What mailfix itself adds below a step.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
#[serde(rename_all = "kebab-case")]
pub enum Attach {
    /// The servers by which the domain's own provider is connected, when it is known.
    MailServers,
    /// The way to the connected mailboxes in the product that is known.
    Reconnect,
}

/// Who can take a step. Variants stand in the order in which they are shown.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
#[serde(rename_all = "kebab-case")]
pub enum Who {
    User,
    Admin,
    Developer,
    Provider,
}

/// A problem that another one is preferred to.
#[derive(Clone, Debug, Serialize, Deserialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields)]
pub struct Outranks {
    #[cfg_attr(test, schemars(with = "String"))]
    pub problem: ProblemId,
    /// Why, for whoever reads the file next.
    pub because: String,
}

/// A page that a rule was written from.
#[derive(Clone, Debug, Serialize, Deserialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields)]
pub struct Source {
    pub url: String,
    /// The day it was read, as `YYYY-MM-DD`.
    #[cfg_attr(test, schemars(with = "String"))]
    pub read: Day,
}

impl WrittenSign {
    /// A code that a product has for this problem alone.
    pub(super) fn of_code(code: String) -> Self {
        Self {
            weight: 0.97,
            shared: false,
            unless_other_code: false,
            unless: Vec::new(),
            beside: Vec::new(),
            in_bounce: false,
            within: None,
            code: vec![code],
            reply: Vec::new(),
            phrase: BTreeMap::new(),
            words: BTreeMap::new(),
            token: None,
        }
    }
}

impl Question {
    /// Its name and those of its choices, all of them attributes of the words.
    pub fn names(&self) -> impl Iterator<Item = &str> {
        std::iter::once(self.id.as_str()).chain(self.choices.iter().map(|c| c.id.as_str()))
    }
}

fn one() -> f64 {
    1.0
}

impl ProblemId {
    /// The families, which are also the folders.
    pub const FAMILIES: [&str; 6] =
        ["account", "delivery", "domain", "google", "mailserver", "microsoft"];

    pub fn as_str(&self) -> &str {
        &self.0
    }

    /// The id of the Fluent message, `<family>-<cause>`.
    pub fn message(&self) -> String {
        self.0.replace('/', "-")
    }
}

impl FromStr for ProblemId {
    type Err = ParseProblemIdError;

    fn from_str(text: &str) -> Result<Self, Self::Err> {
        let is_kebab = |word: &str| {
            word.split('-').all(|part| {
                !part.is_empty()
                    && part.bytes().all(|b| b.is_ascii_lowercase() || b.is_ascii_digit())
            })
        };
        match text.split_once('/') {
            Some((family, cause)) if Self::FAMILIES.contains(&family) && is_kebab(cause) => {
                Ok(Self(text.to_owned()))
            }
            _ => Err(ParseProblemIdError(text.to_owned())),
        }
    }
}

impl TryFrom<String> for ProblemId {
    type Error = ParseProblemIdError;

    fn try_from(text: String) -> Result<Self, Self::Error> {
        text.parse()
    }
}

impl From<ProblemId> for String {
    fn from(id: ProblemId) -> Self {
        id.0
    }
}

impl fmt::Display for ProblemId {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.0)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_id_is_a_family_and_a_cause_in_kebab_case() {
        for good in ["microsoft/outlook-alias", "mailserver/pop3-off"] {
            assert_eq!(good.parse::<ProblemId>().map(String::from), Ok(good.to_owned()));
        }
        for bad in ["outlook-alias", "msft/x", "microsoft/", "microsoft/Outlook", "microsoft/a--b"]
        {
            assert!(bad.parse::<ProblemId>().is_err(), "{bad}");
        }
    }
}
