//! What can be wrong: the rules, read, checked and compiled.
//!
//! A rule is data, in `knowledge/`: a problem a file, beside them the products, the scopes and
//! the mail hosts. Here they become one [`Knowledge`], in which every reference is known to
//! lead somewhere and all signs are one trie. That takes a tenth of a second, so the build
//! script does it and a release keeps the result.

mod check;
mod code;
mod compile;
mod day;
mod describe;
mod files;
mod lists;
mod loose;
mod matcher;
mod nearly;
mod problem;
mod product;
mod provider;
mod reply;
mod trie;
mod words;

use std::borrow::Cow;
use std::collections::HashMap;

use serde::{Deserialize, Serialize};
use time::Date;

pub use check::KnowledgeError;
pub use code::{CodeEntry, Codes};
pub use day::Day;
pub use files::{KnowledgeFile, Written, written};
pub use loose::{LooseRule, Said};
pub use matcher::{Hit, Seen};
pub use problem::{
    Attach, Choice, Outranks, ParseProblemIdError, ProblemId, Question, Severity, Source, Step,
    Token, Who, WrittenCause, WrittenProblem, WrittenSign,
};
pub use product::{ConsentApp, Product, Scope};
pub use provider::{Connect, Provider, ProviderKind, Providers};
pub use reply::{ParseReplyPatternError, ReplyPattern};

use crate::evidence::{Code, FactId};
use crate::folding::Folded;
use crate::mail::Reply;
use describe::{Descriptions, Ranker};
use matcher::{Index, Matcher};
use nearly::{Nearly, Sentences};
use trie::Trie;

/// All rules.
pub struct Knowledge {
    problems: Vec<Problem>,
    products: Vec<Product>,
    scopes: Vec<Scope>,
    providers: Providers,
    codes: Codes,
    matcher: Matcher,
    nearly: Nearly,
    ranker: Ranker,
    by_id: HashMap<ProblemId, usize>,
}

/// A problem: its name and what its file says, less the texts of its signs.
#[derive(Debug, Serialize, Deserialize)]
pub struct Problem {
    pub id: ProblemId,
    pub severity: Severity,
    pub outranks: Vec<Outranks>,
    pub sources: Vec<Source>,
    pub signs: Vec<Sign>,
    pub causes: Vec<Cause>,
    pub questions: Vec<Question>,
    pub steps: Vec<Step>,
}

/// What a sign says when it is there; see [`WrittenSign`].
#[derive(Clone, Debug, Serialize, Deserialize)]
pub struct Sign {
    pub weight: f64,
    pub shared: bool,
    pub unless_other_code: bool,
    pub form: SignForm,
}

/// What sort of pattern a sign is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub enum SignForm {
    /// Of software or of a mail server.
    Code,
    Phrase,
    Token(Token),
    Words,
}

/// One possible reason of a problem; see [`WrittenCause`].
#[derive(Clone, Debug, Serialize, Deserialize)]
pub struct Cause {
    pub id: String,
    pub prior: f64,
    pub speaks_for: Vec<FactId>,
    pub against: Vec<FactId>,
    pub from: Option<Day>,
    pub until: Option<Day>,
}

/// Compiled rules as a release keeps them.
pub struct Kept {
    pub rules: Vec<u8>,
    pub trie: Vec<u8>,
    /// The trie of the halves of long sentences.
    pub halves: Vec<u8>,
}

/// All that rules are compiled to.
struct Parts {
    problems: Vec<Problem>,
    products: Vec<Product>,
    scopes: Vec<Scope>,
    providers: Providers,
    codes: Codes,
    descriptions: Descriptions,
    matcher: Matcher,
    nearly: Nearly,
}

/// What [`Kept::rules`] holds.
#[derive(Deserialize)]
struct Rules {
    problems: Vec<Problem>,
    products: Vec<Product>,
    scopes: Vec<Scope>,
    providers: Providers,
    codes: Codes,
    descriptions: Descriptions,
    index: Index,
    sentences: Sentences,
}

/// The same, for writing.
#[derive(Serialize)]
struct RulesOf<'a> {
    problems: &'a [Problem],
    products: &'a [Product],
    scopes: &'a [Scope],
    providers: &'a Providers,
    codes: &'a Codes,
    descriptions: Descriptions,
    index: &'a Index,
    sentences: &'a Sentences,
}

/// Why kept rules cannot be used: they are not what [`Knowledge::keep`] wrote.
#[derive(Debug, thiserror::Error)]
pub enum KeptError {
    #[error("the compiled rules cannot be read")]
    Rules(#[from] postcard::Error),
    #[error("the compiled signs cannot be read")]
    Trie(#[from] yada::errors::YadaError),
}

impl Knowledge {
    /// The rules of these files, or everything that is wrong with them.
    pub fn from_files(files: &[KnowledgeFile]) -> Result<Self, Vec<KnowledgeError>> {
        let parsed = files::parse(files)?;
        let errors = check::errors_in(&parsed);
        if errors.is_empty() { Ok(compile::compile(parsed)) } else { Err(errors) }
    }

    fn new(parts: Parts) -> Self {
        let Parts { problems, products, scopes, providers, codes, descriptions, matcher, nearly } =
            parts;
        let ids = problems.iter().enumerate();
        let by_id = ids.map(|(index, problem)| (problem.id.clone(), index)).collect();
        let ranker = Ranker::new(descriptions);
        Self { problems, products, scopes, providers, codes, matcher, nearly, ranker, by_id }
    }

    /// The rules for keeping.
    ///
    /// # Errors
    ///
    /// None that rules can cause.
    pub fn keep(&self) -> Result<Kept, KeptError> {
        let (trie, index) = self.matcher.parts();
        let (halves, sentences) = self.nearly.parts();
        let rules = RulesOf {
            problems: &self.problems,
            products: &self.products,
            scopes: &self.scopes,
            providers: &self.providers,
            codes: &self.codes,
            descriptions: self.ranker.descriptions(),
            index,
            sentences,
        };
        let rules = postcard::to_allocvec(&rules)?;
        Ok(Kept { rules, trie: trie.bytes().to_vec(), halves: halves.bytes().to_vec() })
    }

    /// Rules that were kept.
    ///
    /// # Errors
    ///
    /// Bytes that [`Knowledge::keep`] did not write.
    pub fn kept(
        rules: &[u8],
        trie: impl Into<Cow<'static, [u8]>>,
        halves: impl Into<Cow<'static, [u8]>>,
    ) -> Result<Self, KeptError> {
        let rules: Rules = postcard::from_bytes(rules)?;
        let matcher = Matcher::new(Trie::new(trie)?, rules.index);
        let nearly = Nearly::new(Trie::new(halves)?, rules.sentences);
        let Rules { problems, products, scopes, providers, codes, descriptions, .. } = rules;
        Ok(Self::new(Parts {
            problems,
            products,
            scopes,
            providers,
            codes,
            descriptions,
            matcher,
            nearly,
        }))
    }

    /// All problems, in order of their ids.
    pub fn problems(&self) -> &[Problem] {
        &self.problems
    }

    pub fn problem(&self, id: &ProblemId) -> Option<&Problem> {
        self.by_id.get(id).map(|&index| &self.problems[index])
    }

    pub fn products(&self) -> &[Product] {
        &self.products
    }

    pub fn scopes(&self) -> &[Scope] {
        &self.scopes
    }

    pub fn providers(&self) -> &Providers {
        &self.providers
    }

    pub fn codes(&self) -> &Codes {
        &self.codes
    }

    /// The messages with the meanings of all listed codes that no sign speaks of whatever
    /// stands beside them.
    pub fn code_messages(&self) -> Vec<String> {
        self.codes.messages(|code| match code {
            Code::Aadsts(number) => self.aadsts(*number).is_empty(),
            Code::Status(status) => !self.matcher.has_reply(*status),
        })
    }

    /// Everything in a folded text that a rule speaks of, in no particular order.
    pub fn hits(&self, folded: &Folded) -> Vec<Hit> {
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

    /// Long sentences of signs that stand in a folded text with one typing error.
    pub fn nearly(&self, text: &str) -> Vec<Hit> {
        self.nearly.hits(text)
    }

    /// The problems that a folded text without any sign is probably told about, by index, the
    /// likeliest first; what is claimed stays at or below 0.7. None for a text that is not
    /// about mail.
    pub fn proposals(&self, text: &str, said: &Said) -> Vec<(usize, f64)> {
        if self.matcher.is_about_mail(said) {
            self.ranker.proposals(text, self.matcher.is_complaint(said))
        } else {
            Vec::new()
        }
    }

    /// What the number of an `AADSTS` code stands for, if a rule speaks of it.
    pub fn aadsts(&self, number: u32) -> &[Seen] {
        self.matcher.aadsts(number)
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

impl Cause {
    /// Whether it can be the reason on this day.
    pub fn holds_on(&self, day: Date) -> bool {
        day::is_between(day, self.from, self.until)
    }
}

impl Step {
    /// Whether the advice holds on this day.
    pub fn holds_on(&self, day: Date) -> bool {
        day::is_between(day, self.from, self.until)
    }
}
