//! Whether the rules hold together: every reference leads somewhere, every link is safe.

use std::collections::{HashMap, HashSet};

use super::files::{Parsed, Written};
use super::problem::{ParseProblemIdError, ProblemId, Question, WrittenSign};
use super::{Product, compile};

/// What is wrong with a rule.
#[derive(Clone, Debug, PartialEq, thiserror::Error)]
pub enum KnowledgeError {
    #[error("question `{question}` of `{problem}` has {count} choices; give two to four")]
    Choices { problem: ProblemId, question: String, count: usize },
    #[error("`{problem}` has two entries named `{id}`; a name is also an attribute of its words")]
    DoubleName { problem: ProblemId, id: String },
    #[error(transparent)]
    Id(#[from] ParseProblemIdError),
    #[error("`{place}` links to `{url}`, which does not begin with `https://`")]
    InsecureLink { place: String, url: String },
    #[error("`{problem}` has no sign, so it can never be found")]
    NoSign { problem: ProblemId },
    /// A problem without a step is not finished.
    #[error("`{problem}` has no step")]
    NoStep { problem: ProblemId },
    #[error("`{problem}` and `{other}` are each preferred to the other")]
    OutrankEachOther { problem: ProblemId, other: ProblemId },
    /// Without a rank, the order of two equal answers would be an accident.
    #[error(
        "`{problem}` and `{other}` share the sign `{sign}` as their own, and neither \
             outranks the other; mark it `shared` or rank them"
    )]
    SharedSign { problem: ProblemId, other: ProblemId, sign: String },
    #[error("a sign of `{problem}` is not exactly one of code, reply, phrase, words and token")]
    SignForm { problem: ProblemId },
    #[error("`{file}:{line}` cannot be read: {why}")]
    Syntax { file: String, line: usize, why: String },
    #[error("{place} of `{problem}` names the cause `{cause}`, which does not exist")]
    UnknownCause { problem: ProblemId, place: String, cause: String },
    #[error("step `{step}` of `{problem}` has the placeholder `{{{name}}}`, which does not exist")]
    UnknownPlaceholder { problem: ProblemId, step: String, name: String },
    #[error(
        "the code `{code}` of the product `{product}` is for `{unknown}`, which does not exist"
    )]
    UnknownProblemOfCode { product: String, code: String, unknown: ProblemId },
    /// Most often a problem was renamed; ids are promises, so rename with care.
    #[error("`{problem}` outranks `{unknown}`, which does not exist")]
    UnknownProblem { problem: ProblemId, unknown: ProblemId },
    #[error("`{place}` names the set of words `@{set}`, which `words.toml` does not have")]
    UnknownSet { place: String, set: String },
    #[error("a weight of `{problem}` is {weight}, not above 0 and below 1{why}")]
    Weight { problem: ProblemId, weight: f64, why: &'static str },
}

/// What may stand in braces in a step's `copy`.
pub(crate) const PLACEHOLDERS: [&str; 5] =
    ["address", "consent_link", "domain", "mx_link", "scopes"];

/// The most that a sign of loose words may claim: people use the same words for much else.
const HEAVIEST_WORDS: f64 = 0.7;

/// The most where they stand as close together as in one sentence of a screen.
const HEAVIEST_SENTENCE: f64 = 0.86;

/// How close that is, as `within` counts.
const SENTENCE: usize = 110;

pub(super) fn errors_in(parsed: &Parsed) -> Vec<KnowledgeError> {
    let ids: HashSet<&ProblemId> = parsed.problems.iter().map(|problem| &problem.id).collect();
    let mut errors: Vec<KnowledgeError> =
        parsed.problems.iter().flat_map(|problem| errors_in_problem(problem, &ids)).collect();
    errors.extend(parsed.products.iter().flat_map(insecure_product));
    errors.extend(shared_signs(&parsed.problems));
    errors
}

fn errors_in_problem(problem: &Written, ids: &HashSet<&ProblemId>) -> Vec<KnowledgeError> {
    let id = || problem.id.clone();
    let mut errors = Vec::new();
    if problem.file.signs.is_empty() {
        errors.push(KnowledgeError::NoSign { problem: id() });
    }
    if problem.file.steps.is_empty() {
        errors.push(KnowledgeError::NoStep { problem: id() });
    }
    for sign in &problem.file.signs {
        errors.extend(errors_in_sign(problem, sign));
    }
    errors.extend(problem.file.outranks.iter().filter(|rank| !ids.contains(&rank.problem)).map(
        |rank| KnowledgeError::UnknownProblem { problem: id(), unknown: rank.problem.clone() },
    ));
    let mut names = HashSet::from(["meaning", "question"]);
    let causes = problem.file.causes.iter().map(|cause| cause.id.as_str());
    let steps = problem.file.steps.iter().map(|step| step.id.as_str());
    let questions = problem.file.questions.iter().flat_map(Question::names);
    for name in causes.chain(steps).chain(questions) {
        if !names.insert(name) {
            errors.push(KnowledgeError::DoubleName { problem: id(), id: name.to_owned() });
        }
    }
    errors.extend(errors_in_steps(problem));
    errors.extend(errors_in_questions(problem));
    let urls = problem.file.sources.iter().map(|source| &source.url);
    errors.extend(urls.filter_map(|url| insecure(problem.id.as_str(), url)));
    errors
}

fn errors_in_sign(problem: &Written, sign: &WrittenSign) -> Vec<KnowledgeError> {
    let mut errors = Vec::new();
    let forms = [
        !sign.code.is_empty(),
        !sign.reply.is_empty(),
        !sign.phrase.is_empty(),
        !sign.words.is_empty(),
        sign.token.is_some(),
    ];
    if forms.into_iter().filter(|given| *given).count() != 1 {
        errors.push(KnowledgeError::SignForm { problem: problem.id.clone() });
    }
    let weight =
        |why| KnowledgeError::Weight { problem: problem.id.clone(), weight: sign.weight, why };
    if !(sign.weight > 0.0 && sign.weight < 1.0) {
        errors.push(weight(""));
    } else if !sign.words.is_empty() {
        let is_sentence = sign.within.is_some_and(|within| within <= SENTENCE);
        if sign.weight > HEAVIEST_SENTENCE {
            errors.push(weight("; words claim at most 0.86"));
        } else if sign.weight > HEAVIEST_WORDS && !is_sentence {
            errors.push(weight("; words claim at most 0.7 unless they stand `within` 110 letters"));
        }
    }
    errors
}

fn errors_in_steps(problem: &Written) -> Vec<KnowledgeError> {
    let mut errors = Vec::new();
    for step in &problem.file.steps {
        let unknown = step
            .causes
            .iter()
            .filter(|name| problem.file.causes.iter().all(|cause| cause.id != **name));
        errors.extend(unknown.map(|cause| KnowledgeError::UnknownCause {
            problem: problem.id.clone(),
            place: format!("step `{}`", step.id),
            cause: cause.clone(),
        }));
        let place = format!("{}, step {}", problem.id, step.id);
        errors.extend(step.link.iter().filter_map(|url| insecure(&place, url)));
        let placeholders = step.copy.iter().flat_map(|copy| placeholders(copy));
        errors.extend(placeholders.filter(|name| !PLACEHOLDERS.contains(name)).map(|name| {
            KnowledgeError::UnknownPlaceholder {
                problem: problem.id.clone(),
                step: step.id.clone(),
                name: name.to_owned(),
            }
        }));
    }
    errors
}

fn errors_in_questions(problem: &Written) -> Vec<KnowledgeError> {
    let mut errors = Vec::new();
    for question in &problem.file.questions {
        if !(2..=4).contains(&question.choices.len()) {
            errors.push(KnowledgeError::Choices {
                problem: problem.id.clone(),
                question: question.id.clone(),
                count: question.choices.len(),
            });
        }
        let named = question
            .choices
            .iter()
            .flat_map(|choice| choice.speaks_for.iter().chain(&choice.against));
        let unknown =
            named.filter(|name| problem.file.causes.iter().all(|cause| cause.id != **name));
        errors.extend(unknown.map(|cause| KnowledgeError::UnknownCause {
            problem: problem.id.clone(),
            place: format!("question `{}`", question.id),
            cause: cause.clone(),
        }));
    }
    errors
}

/// The names in braces: of `{address}` and the like, not of a script block `{ $_.Name }`.
fn placeholders(copy: &str) -> impl Iterator<Item = &str> {
    copy.split('{').skip(1).filter_map(|rest| rest.split_once('}')).map(|(name, _)| name).filter(
        |name| name.bytes().all(|b| b.is_ascii_lowercase() || b == b'_') && !name.is_empty(),
    )
}

fn insecure(place: &str, url: &str) -> Option<KnowledgeError> {
    (!url.starts_with("https://"))
        .then(|| KnowledgeError::InsecureLink { place: place.to_owned(), url: url.to_owned() })
}

fn insecure_product(product: &Product) -> Vec<KnowledgeError> {
    let redirect = product.entra.iter().map(|app| &app.redirect_uri);
    let sources = product.sources.iter().map(|source| &source.url);
    redirect.chain(sources).filter_map(|url| insecure(&product.id, url)).collect()
}

/// Signs that two problems call their own, and pairs that outrank each other.
fn shared_signs(problems: &[Written]) -> Vec<KnowledgeError> {
    let outranks = |one: &Written, other: &Written| {
        one.file.outranks.iter().any(|rank| rank.problem == other.id)
    };
    let mut errors = Vec::new();
    let mut owners: HashMap<String, &Written> = HashMap::new();
    for problem in problems {
        for other in problems.iter().filter(|other| other.id > problem.id) {
            if outranks(problem, other) && outranks(other, problem) {
                errors.push(KnowledgeError::OutrankEachOther {
                    problem: problem.id.clone(),
                    other: other.id.clone(),
                });
            }
        }
        for literal in
            problem.file.signs.iter().filter(|sign| !sign.shared).flat_map(compile::literals)
        {
            match owners.insert(literal.clone(), problem) {
                Some(other)
                    if other.id != problem.id
                        && !outranks(problem, other)
                        && !outranks(other, problem) =>
                {
                    errors.push(KnowledgeError::SharedSign {
                        problem: other.id.clone(),
                        other: problem.id.clone(),
                        sign: literal,
                    });
                }
                _ => {}
            }
        }
    }
    errors
}
