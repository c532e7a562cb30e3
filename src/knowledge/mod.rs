//! What can be wrong: the rules, read, checked and compiled.
//!
//! A rule is data, in `knowledge/`: a problem a file, beside them the apps, the scopes and
//! the mail hosts. Here they become one [`Knowledge`], in which every reference is known to
//! lead somewhere and all signs are one automaton.

mod app;
mod check;
mod files;
mod loose;
mod matcher;
mod problem;
mod provider;
mod reply;
mod words;

use std::collections::{BTreeMap, HashMap};

pub use app::{App, Scope};
pub use check::KnowledgeError;
pub use files::KnowledgeFile;
pub use loose::{LooseRule, Said};
pub use matcher::{Hit, Seen};
pub use problem::{
    Attach, Cause, Choice, Outranks, ParseProblemIdError, ProblemId, Question, Severity, Sign,
    Source, Step, Token, Who,
};
pub use provider::{Connect, Provider, ProviderKind, Providers};
pub use reply::{ParseReplyPatternError, ReplyPattern};

use crate::mail::Reply;
use matcher::Matcher;

/// All rules.
#[derive(Debug)]
pub struct Knowledge {
    problems: Vec<Problem>,
    apps: Vec<App>,
    scopes: Vec<Scope>,
    providers: Providers,
    matcher: Matcher,
    by_id: HashMap<ProblemId, usize>,
}

/// A problem: its name and what its file says.
#[derive(Debug)]
pub struct Problem {
    pub id: ProblemId,
    pub severity: Severity,
    pub outranks: Vec<Outranks>,
    pub sources: Vec<Source>,
    pub signs: Vec<Sign>,
    pub causes: Vec<Cause>,
    /// How people tell it, by language.
    pub describe: BTreeMap<String, Vec<String>>,
    pub questions: Vec<Question>,
    pub steps: Vec<Step>,
}

impl Knowledge {
    /// The rules that are built in.
    pub fn embedded() -> Self {
        Self::from_files(&Self::embedded_files()).unwrap_or_else(|errors| {
            // `tests/suite/knowledge.rs` reads every file, so no release gets here.
            panic!("the embedded rules are broken: {errors:?}")
        })
    }

    /// The files of the rules that are built in.
    pub fn embedded_files() -> Vec<KnowledgeFile> {
        files::embedded()
    }

    /// The rules of these files, or everything that is wrong with them.
    pub fn from_files(files: &[KnowledgeFile]) -> Result<Self, Vec<KnowledgeError>> {
        let parsed = files::parse(files)?;
        let errors = check::errors_in(&parsed);
        if !errors.is_empty() {
            return Err(errors);
        }
        let matcher = Matcher::new(&parsed.problems, &parsed.scopes, &parsed.apps, &parsed.words);
        let by_id = parsed
            .problems
            .iter()
            .enumerate()
            .map(|(index, problem)| (problem.id.clone(), index))
            .collect();
        Ok(Self {
            problems: parsed.problems,
            apps: parsed.apps,
            scopes: parsed.scopes,
            providers: parsed.providers,
            matcher,
            by_id,
        })
    }

    /// All problems, in order of their ids.
    pub fn problems(&self) -> &[Problem] {
        &self.problems
    }

    pub fn problem(&self, id: &ProblemId) -> Option<&Problem> {
        self.by_id.get(id).map(|&index| &self.problems[index])
    }

    pub fn apps(&self) -> &[App] {
        &self.apps
    }

    pub fn scopes(&self) -> &[Scope] {
        &self.scopes
    }

    pub fn providers(&self) -> &Providers {
        &self.providers
    }

    /// Everything in a folded text that a rule speaks of, in no particular order.
    pub fn hits(&self, folded: &crate::folding::Folded) -> Vec<Hit> {
        self.matcher.hits(folded)
    }

    /// What the words among `hits` say in the text where they were found.
    pub fn said(&self, hits: &[Hit], text: &str) -> Said {
        self.matcher.said(hits, text)
    }

    /// Whether a sign counts beside all else that is said; `has_reply` where a mail server's
    /// reply is there. Indexes as in [`Seen::Sign`].
    pub fn counts(&self, problem: usize, sign: usize, said: &Said, has_reply: bool) -> bool {
        self.matcher.counts(problem, sign, said, has_reply)
    }

    /// What a reply of a mail server stands for.
    pub fn replies(&self, reply: Reply) -> impl Iterator<Item = Seen> + '_ {
        self.matcher.replies(reply)
    }

    /// What the number of an `AADSTS` code stands for, if a rule speaks of it.
    pub fn aadsts(&self, number: u32) -> &[Seen] {
        self.matcher.aadsts(number)
    }

    /// One pass of the automaton over a folded text, and how often anything matched: the
    /// yardstick of `benches/`.
    pub fn count_matches(&self, folded: &str) -> usize {
        self.matcher.count_matches(folded)
    }
}

impl Problem {
    /// Whether a look at a live domain can tell this problem's causes apart or changes its
    /// steps.
    pub fn gains_by_look(&self) -> bool {
        let of_causes =
            self.causes.iter().flat_map(|cause| cause.speaks_for.iter().chain(&cause.against));
        let of_steps = self.steps.iter().flat_map(|step| step.needs.iter().chain(&step.unless));
        of_causes.chain(of_steps).any(|fact| fact.needs_look())
    }
}
