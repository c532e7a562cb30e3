//! The engine: evidence and knowledge in, diagnosis out. Pure, and it cannot fail.
//!
//! Signs give each problem a probability. What a look saw then moves the causes of a
//! problem, and through them the problem itself: a shared code belongs to whichever
//! problem has the cause that fits the facts.

mod calibration;
mod finding;
mod judge;
mod mail_home;
mod question;
mod rank;
mod witnesses;

use std::ops::Range;

use serde::Serialize;
use time::Date;

pub use finding::{Finding, FindingId, State};
pub use mail_home::{MailHome, Verdict, mail_home};

use crate::evidence::{Code, Evidence, Fact, FactId, Found, Look};
use crate::knowledge::{Hit, Knowledge, ProblemId, Said, Seen};
use crate::mail::Domain;
use rank::Ranking;

/// What was found: problems ranked, the likeliest first.
#[derive(Clone, Debug, Default)]
pub struct Diagnosis {
    pub problems: Vec<Ranked>,
    /// Codes that map to no problem.
    pub other_codes: Vec<Found<Code>>,
    /// Scopes that a translation machine renamed.
    pub mistranslated: Vec<Mistranslated>,
    /// Which product the paste names, or is connected as a rule, by index into
    /// [`Knowledge::products`].
    pub product: Option<usize>,
    /// Whether the paste names an application that is not on the list.
    pub names_other_app: bool,
    /// The domain of the person who asks, if the paste shows it.
    pub domain: Option<Domain>,
    /// Where the domain's mail lives, once a look was taken.
    pub home: Option<MailHome>,
    /// What to ask about the likeliest problem, by its id, while its causes are open.
    pub question: Option<String>,
}

/// What a paste is judged by, besides what it says.
#[derive(Clone, Copy, Debug)]
pub struct Context<'a> {
    /// The day of the question: advice changes on dates.
    pub today: Date,
    pub look: Option<&'a Look>,
    /// The answers that the person gave to questions about causes.
    pub chosen: &'a [Chosen],
    /// The product that is connected, where the paste names none: by its id.
    pub product: Option<&'a str>,
    /// Nobody asked: the text is a message in a channel. What could only be a guess is then
    /// not even looked for.
    pub unasked: bool,
}

/// One answer to a question about causes.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Chosen {
    pub problem: ProblemId,
    /// The choice's id, which no other choice of this problem has.
    pub choice: String,
}

impl Context<'_> {
    /// The paste alone, on this day.
    pub fn on(today: Date) -> Self {
        Self { today, look: None, chosen: &[], product: None, unasked: false }
    }
}

/// One problem and how likely it is.
#[derive(Clone, Debug)]
pub struct Ranked {
    pub id: ProblemId,
    /// The probability that this is what is wrong, 0 to 1.
    pub confidence: f64,
    /// The likeliest first. The confidences add up to 1.
    pub causes: Vec<RankedCause>,
    pub signs: Vec<SeenSign>,
}

/// One cause, how likely it is beside the others, and why.
#[derive(Clone, Debug)]
pub struct RankedCause {
    pub id: String,
    pub confidence: f64,
    pub speaks_for: Vec<Fact>,
    pub against: Vec<Fact>,
}

/// A sign as it stood in the paste.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, utoipa::ToSchema)]
pub struct SeenSign {
    pub kind: SignKind,
    pub text: String,
    /// Bytes of the redacted text.
    pub start: usize,
    pub end: usize,
}

/// What sort of sign it was.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, utoipa::ToSchema)]
#[serde(rename_all = "kebab-case")]
pub enum SignKind {
    Code,
    Phrase,
    Token,
    Words,
}

/// A scope by a name that does not exist at Microsoft.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Mistranslated {
    pub written: String,
    /// The real name.
    pub name: String,
}

/// From here on a problem is said outright.
pub const CERTAIN: f64 = 0.8;

/// From here on a problem is said with "probably"; below it, only named.
pub const PROBABLE: f64 = 0.5;

/// Makes a diagnosis from what is known: the paste alone, or the paste and a look.
pub fn diagnose(knowledge: &Knowledge, evidence: &Evidence, context: Context<'_>) -> Diagnosis {
    let heard = |hit: &Hit| !evidence.is_silent(&hit.span);
    let mut hits = knowledge.hits(&evidence.folded);
    hits.retain(heard);
    let home = context.look.map(|look| mail_home(look, knowledge.providers()));
    let mut diagnosis = Diagnosis {
        other_codes: Vec::new(),
        mistranslated: mistranslated(knowledge, evidence, &hits),
        product: product(&hits).or_else(|| usual_product(knowledge, context)),
        names_other_app: names_other_app(knowledge, evidence),
        domain: person_domain(evidence),
        home,
        problems: Vec::new(),
        question: None,
    };
    let rank = |hits: &[Hit]| rank::rank(knowledge, evidence, hits, &diagnosis, context);
    let mut ranking = rank(&hits);
    let is_found = |ranking: &Ranking| ranking.problems.first().is_some_and(Ranked::is_probable);
    if !is_found(&ranking) && !context.unasked {
        hits.extend(knowledge.nearly(&evidence.folded.text).into_iter().filter(heard));
        ranking = rank(&hits);
        if !is_found(&ranking) {
            rank::propose(knowledge, evidence, &mut ranking, context);
        }
    }
    diagnosis.other_codes = other_codes(knowledge, evidence, &ranking.said);
    diagnosis.problems = ranking.problems;
    diagnosis.question = open_question(knowledge, &diagnosis, context.chosen);
    diagnosis
}

/// The question about the likeliest problem, while no cause of it is certain.
fn open_question(
    knowledge: &Knowledge,
    diagnosis: &Diagnosis,
    chosen: &[Chosen],
) -> Option<String> {
    let top = diagnosis.top()?;
    let is_open = top.causes.first().is_some_and(|cause| cause.confidence < CERTAIN);
    let problem = knowledge.problem(&top.id).filter(|_| is_open)?;
    let of_problem = chosen.iter().filter(|chosen| chosen.problem == top.id);
    let chosen: Vec<&str> = of_problem.map(|chosen| chosen.choice.as_str()).collect();
    question::best(problem, &top.causes, &chosen).map(|question| question.id.clone())
}

impl Ranked {
    /// Whether it is likely enough to be said.
    fn is_probable(&self) -> bool {
        self.confidence >= PROBABLE
    }
}

impl Diagnosis {
    /// The likeliest problem, if it is likely enough to be said.
    pub fn top(&self) -> Option<&Ranked> {
        self.problems.first().filter(|top| top.is_probable())
    }

    /// The domain to look at: when a look can tell causes apart or fill in a link, and the
    /// paste shows whose mail it is about.
    pub fn wants_look(&self, knowledge: &Knowledge) -> Option<&Domain> {
        let top = self.top().filter(|_| self.home.is_none())?;
        let problem = knowledge.problem(&top.id)?;
        self.domain.as_ref().filter(|_| problem.gains_by_look())
    }

    /// Whether a look would have been of use, had there been a domain.
    pub fn would_gain_by_look(&self, knowledge: &Knowledge) -> bool {
        self.top()
            .and_then(|top| knowledge.problem(&top.id))
            .is_some_and(crate::knowledge::Problem::gains_by_look)
    }

    /// Whether a fact is known, from the paste or from a look.
    pub fn knows(&self, id: FactId) -> bool {
        self.home.as_ref().is_some_and(|home| home.facts.iter().any(|fact| fact.id == id))
    }
}

/// Codes that no sign speaks of, each once: of Entra, then of mail servers. A sign that does
/// not count here, for the server that it is about did not speak, says nothing of the code.
fn other_codes(knowledge: &Knowledge, evidence: &Evidence, said: &Said) -> Vec<Found<Code>> {
    let has_no_sign = |code: &&Found<Code>| match code.value {
        Code::Aadsts(number) => knowledge.aadsts(number).is_empty(),
        Code::Status(_) => false,
    };
    let mut codes: Vec<Found<Code>> = evidence.codes.iter().filter(has_no_sign).cloned().collect();
    let counts = |seen: Seen| match seen {
        Seen::Sign { problem, sign } => knowledge.counts(problem, sign, said, true),
        _ => false,
    };
    for reply in &evidence.replies {
        let has_sign = knowledge.replies(reply.value).any(counts);
        if let Some(status) = reply.value.status.filter(|_| !has_sign) {
            let code = Found { value: Code::Status(status), span: reply.span.clone() };
            if codes.iter().all(|other| other.value != code.value) {
                codes.push(code);
            }
        }
    }
    codes
}

fn mistranslated(knowledge: &Knowledge, evidence: &Evidence, hits: &[Hit]) -> Vec<Mistranslated> {
    let mut found: Vec<(Range<usize>, Mistranslated)> = hits
        .iter()
        .filter_map(|hit| match hit.seen {
            Seen::Scope { scope, mistranslated: true } => {
                let source = evidence.folded.source(hit.span.clone());
                let written = evidence.text.get(source)?.to_owned();
                let name = knowledge.scopes()[scope].name.clone();
                Some((hit.span.clone(), Mistranslated { written, name }))
            }
            _ => None,
        })
        .collect();
    // Of `Calendari.Leggere` and `Calendari.LeggereScrivere` at one place the longer counts;
    // whole words see to most of that, a slash does not: `Kalenders.Lezen/Schrijven`.
    found.sort_by_key(|(span, _)| (span.start, usize::MAX - span.end));
    let mut end = 0;
    let mut kept: Vec<Mistranslated> = Vec::new();
    for (span, scope) in found {
        if span.start >= end {
            end = span.end;
            if !kept.contains(&scope) {
                kept.push(scope);
            }
        }
    }
    kept
}

/// The product that the paste names first.
fn product(hits: &[Hit]) -> Option<usize> {
    hits.iter()
        .filter_map(|hit| match hit.seen {
            Seen::Product { product } => Some((hit.span.start, product)),
            _ => None,
        })
        .min()
        .map(|(_, product)| product)
}

/// The product that is connected where nothing else is said.
fn usual_product(knowledge: &Knowledge, context: Context<'_>) -> Option<usize> {
    let id = context.product?;
    knowledge.products().iter().position(|product| product.id == id)
}

fn names_other_app(knowledge: &Knowledge, evidence: &Evidence) -> bool {
    let apps = || knowledge.products().iter().filter_map(|product| product.entra.as_ref());
    evidence.client_ids.iter().any(|id| apps().all(|app| app.client_id != id.value))
}

/// Names of services that stand in error messages; nobody's own mail lives there.
const SERVICES: [&str; 15] = [
    "azure.com",
    "discord.com",
    "github.com",
    "google.com",
    "googleapis.com",
    "hubspot.com",
    "live.com",
    "microsoft.com",
    "microsoftonline.com",
    "office.com",
    "office365.com",
    "onmicrosoft.com",
    "outlook.com",
    "slack.com",
    "windows.net",
];

/// The domain of the person who asks: of the one address in the paste, or the one domain.
///
/// Two different ones mean that nobody can tell whose it is, and then mailfix looks at
/// none of them: it is no scanner.
fn person_domain(evidence: &Evidence) -> Option<Domain> {
    let is_service = |domain: &Domain| SERVICES.contains(&domain.registrable());
    if !evidence.addresses.is_empty() {
        let addresses = || evidence.addresses.iter().map(|found| found.value.domain());
        // Beside a person's own address, that of a service is only who wrote to them.
        return only(addresses())
            .or_else(|| only(addresses().filter(|domain| !is_service(domain))));
    }
    let named = evidence.domains.iter().map(|found| &found.value);
    only(named.filter(|domain| !is_service(domain)))
}

/// The one domain that all of them are.
fn only<'a>(mut domains: impl Iterator<Item = &'a Domain>) -> Option<Domain> {
    let first = domains.next()?;
    domains.all(|other| other == first).then(|| first.clone())
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::reading::read;

    #[test]
    fn the_persons_domain_is_the_only_one_in_the_paste() {
        let domain = |text: &str| person_domain(&read(text)).map(|domain| domain.to_string());
        assert_eq!(domain("anna@contoso.com and bob@contoso.com").as_deref(), Some("contoso.com"));
        assert_eq!(domain("anna@contoso.com wrote to bob@example.net"), None);
        assert_eq!(
            domain("noreply@hubspot.com told anna@contoso.com").as_deref(),
            Some("contoso.com")
        );
        assert_eq!(domain("担当はanna@contoso.comです").as_deref(), Some("contoso.com"));
        assert_eq!(domain("contoso.it via outlook.com").as_deref(), Some("contoso.it"));
        assert_eq!(domain("contoso.it or fabrikam.it"), None);
        assert_eq!(domain("at login.microsoftonline.com"), None);
    }
}
