//! A reply as JSON: a line of the batch mode, the body of the API, the output of `check`.

use serde::Serialize;

use super::Reply;
use crate::answer::{Answer, CodeNote, Severity};
use crate::diagnosis::{SeenSign, State, Verdict};
use crate::evidence::Fact;
use crate::knowledge::ProblemId;

/// What was found in a paste.
#[derive(Debug, Serialize, utoipa::ToSchema)]
pub struct Report {
    /// The likeliest first.
    pub problems: Vec<ProblemReport>,
    /// Codes that map to no problem.
    pub codes: Vec<CodeNote>,
    /// The language of the answer, as a BCP 47 tag.
    pub language: String,
    /// The Answer document, when it was asked for.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub answer: Option<Answer>,
}

/// One problem.
#[derive(Debug, Serialize, utoipa::ToSchema)]
pub struct ProblemReport {
    pub id: ProblemId,
    /// 0 to 1, rounded to three places.
    pub confidence: f64,
    pub causes: Vec<CauseReport>,
    /// Offsets count UTF-8 bytes of the redacted text.
    pub signs: Vec<SeenSign>,
}

/// One cause of a problem.
#[derive(Debug, Serialize, utoipa::ToSchema)]
pub struct CauseReport {
    pub id: String,
    pub confidence: f64,
    #[serde(rename = "for")]
    pub speaks_for: Vec<Fact>,
    pub against: Vec<Fact>,
}

/// What a check of a domain found.
#[derive(Debug, Serialize, utoipa::ToSchema)]
pub struct CheckReport {
    pub domain: String,
    /// The id of the provider that holds the mailboxes, when it is known.
    pub provider: Option<String>,
    /// The id of the filter or forwarder in front of it.
    pub gateway: Option<String>,
    pub verdict: Verdict,
    pub findings: Vec<FindingReport>,
}

/// One finding of a check.
#[derive(Debug, Serialize, utoipa::ToSchema)]
pub struct FindingReport {
    pub id: String,
    pub severity: Severity,
    pub state: State,
    /// The record as it was seen; empty for one that is not there.
    pub evidence: String,
}

impl Report {
    pub fn new(reply: Reply, with_answer: bool) -> Self {
        let problems = reply.diagnosis.problems.into_iter().map(|problem| ProblemReport {
            id: problem.id,
            confidence: rounded(problem.confidence),
            causes: problem
                .causes
                .into_iter()
                .map(|cause| CauseReport {
                    id: cause.id,
                    confidence: rounded(cause.confidence),
                    speaks_for: cause.speaks_for,
                    against: cause.against,
                })
                .collect(),
            signs: problem.signs,
        });
        Self {
            problems: problems.collect(),
            codes: reply.codes,
            language: reply.answer.language.clone(),
            answer: with_answer.then_some(reply.answer),
        }
    }
}

impl CheckReport {
    /// The report of a reply to `check`; none for a reply to anything else.
    pub fn new(reply: &Reply) -> Option<Self> {
        let home = reply.diagnosis.home.as_ref()?;
        let id = |provider: &Option<crate::knowledge::Provider>| {
            provider.as_ref().map(|provider| provider.id.clone())
        };
        Some(Self {
            domain: home.domain.to_string(),
            provider: id(&home.provider),
            gateway: id(&home.gateway),
            verdict: home.verdict,
            findings: home
                .findings
                .iter()
                .map(|finding| FindingReport {
                    id: finding.report_id().to_owned(),
                    severity: finding.severity(),
                    state: finding.state,
                    evidence: finding.seen.clone(),
                })
                .collect(),
        })
    }
}

/// Three places: more would claim a precision that nobody has.
fn rounded(probability: f64) -> f64 {
    (probability * 1000.0).round() / 1000.0
}
