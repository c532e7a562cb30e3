//! Everything that is wrong with rules, words and cases, at once.
//!
//! What the rules alone can show is checked when they are read ([`KnowledgeError`]); here
//! they are compared with the words of every language and with the cases.

use std::collections::{BTreeMap, BTreeSet};

use fluent_syntax::ast::{self, Entry};

use crate::evidence::FactId;
use crate::knowledge::{Knowledge, KnowledgeError, KnowledgeFile, Problem, ProblemId, Question};
use crate::locale::{LocaleError, LocaleFile, Locales};

/// How many cases there are, by folder below the corpus, such as `microsoft/outlook-alias`.
pub type Cases = BTreeMap<String, usize>;

/// The folder of cases in which nothing must be found.
pub const NOTHING: &str = "nothing";

/// One thing that is wrong.
#[derive(Debug, thiserror::Error)]
pub enum LintError {
    #[error(transparent)]
    Knowledge(#[from] KnowledgeError),
    #[error(transparent)]
    Locale(#[from] LocaleError),
    #[error("{language}: `{message}` has other variables than in English: {variables}")]
    OtherVariables { language: String, message: String, variables: String },
    #[error("{language}: `{message}` is missing")]
    MissingWords { language: String, message: String },
    #[error("`{problem}` has no case")]
    NoCase { problem: ProblemId },
    #[error("the folder of cases `{folder}` is named for no problem")]
    StrayCases { folder: String },
    #[error("{language}: nobody uses `{message}`")]
    UnusedWords { language: String, message: String },
}

/// Checks the rules and words that are built in; and the cases, where they are there.
pub fn lint_embedded(cases: Option<&Cases>) -> Vec<LintError> {
    lint(&Knowledge::embedded_files(), &Locales::embedded_files(), cases)
}

/// Checks rules, words and cases. Rules that do not hold together are not compared with the
/// rest: what is missing there would mostly follow from it.
pub fn lint(
    rules: &[KnowledgeFile],
    words: &[LocaleFile],
    cases: Option<&Cases>,
) -> Vec<LintError> {
    match Knowledge::from_files(rules) {
        Ok(knowledge) => compare(&knowledge, words, cases),
        Err(errors) => errors.into_iter().map(LintError::Knowledge).collect(),
    }
}

/// Words that problems lack in every language, English included, which all fall back to.
pub fn problems_without_words(knowledge: &Knowledge, files: &[LocaleFile]) -> Vec<LintError> {
    let english: Vec<LocaleFile> =
        files.iter().filter(|file| file.language == "en").cloned().collect();
    let languages = Vocabulary::by_language(&english);
    let vocabulary = languages.get("en").cloned().unwrap_or_default();
    missing_words(knowledge, "en", &vocabulary)
}

fn compare(knowledge: &Knowledge, files: &[LocaleFile], cases: Option<&Cases>) -> Vec<LintError> {
    let languages = Vocabulary::by_language(files);
    let mut errors: Vec<LintError> = Vec::new();
    if let Err(broken) = Locales::checked(files.to_vec()) {
        errors.extend(broken.into_iter().map(LintError::Locale));
    }
    for (language, vocabulary) in &languages {
        errors.extend(missing_words(knowledge, language, vocabulary));
        errors.extend(stray_words(knowledge, language, vocabulary));
        if let Some(english) = languages.get("en").filter(|_| *language != "en") {
            errors.extend(compared_with_english(language, vocabulary, english));
        }
    }
    errors.extend(cases.into_iter().flat_map(|cases| errors_in_cases(knowledge, cases)));
    errors
}

/// The names of a language's messages and parts (`id` or `id.attribute`), with the
/// variables that each uses.
#[derive(Clone, Default)]
struct Vocabulary {
    messages: BTreeMap<String, BTreeSet<String>>,
}

impl Vocabulary {
    fn by_language(files: &[LocaleFile]) -> BTreeMap<&str, Self> {
        let mut languages: BTreeMap<&str, Self> = BTreeMap::new();
        for file in files {
            let vocabulary = languages.entry(file.language.as_str()).or_default();
            let resource = match fluent_syntax::parser::parse(file.source.as_str()) {
                Ok(resource) | Err((resource, _)) => resource,
            };
            for entry in resource.body {
                if let Entry::Message(message) = entry {
                    vocabulary.add(&message);
                }
            }
        }
        languages
    }

    fn add(&mut self, message: &ast::Message<&str>) {
        let id = message.id.name;
        if let Some(value) = &message.value {
            self.messages.insert(id.to_owned(), variables(value));
        }
        for attribute in &message.attributes {
            let name = format!("{id}.{}", attribute.id.name);
            self.messages.insert(name, variables(&attribute.value));
        }
    }

    fn has(&self, name: &str) -> bool {
        self.messages.contains_key(name)
    }
}

/// The variables of a pattern, also those in selectors and their variants.
fn variables(pattern: &ast::Pattern<&str>) -> BTreeSet<String> {
    let mut found = BTreeSet::new();
    for element in &pattern.elements {
        if let ast::PatternElement::Placeable { expression } = element {
            add_variables(expression, &mut found);
        }
    }
    found
}

fn add_variables(expression: &ast::Expression<&str>, found: &mut BTreeSet<String>) {
    match expression {
        ast::Expression::Inline(inline) => add_inline(inline, found),
        ast::Expression::Select { selector, variants } => {
            add_inline(selector, found);
            for variant in variants {
                found.extend(variables(&variant.value));
            }
        }
    }
}

fn add_inline(inline: &ast::InlineExpression<&str>, found: &mut BTreeSet<String>) {
    match inline {
        ast::InlineExpression::VariableReference { id } => {
            found.insert(id.name.to_owned());
        }
        ast::InlineExpression::FunctionReference { arguments, .. } => {
            for argument in &arguments.positional {
                add_inline(argument, found);
            }
        }
        ast::InlineExpression::Placeable { expression } => add_variables(expression, found),
        _ => {}
    }
}

/// The names that a problem's words must have: the title, the meaning, and one part for
/// each cause, step, question and choice.
fn words_of(problem: &Problem) -> impl Iterator<Item = String> {
    let message = problem.id.message();
    let causes = problem.causes.iter().map(|cause| cause.id.as_str());
    let steps = problem.steps.iter().map(|step| step.id.as_str());
    let questions = problem.questions.iter().flat_map(Question::names);
    let parts: Vec<String> = ["meaning"]
        .into_iter()
        .chain(causes)
        .chain(steps)
        .chain(questions)
        .map(|part| format!("{message}.{part}"))
        .collect();
    std::iter::once(message).chain(parts)
}

fn missing_words(knowledge: &Knowledge, language: &str, vocabulary: &Vocabulary) -> Vec<LintError> {
    let of_problems = knowledge.problems().iter().flat_map(words_of);
    let of_facts = FactId::ALL.iter().map(|fact| format!("fact-{}", fact.as_str()));
    let of_products = knowledge.products().iter().map(|product| format!("product-{}", product.id));
    of_problems
        .chain(of_facts)
        .chain(of_products)
        .chain(knowledge.code_messages())
        .filter(|name| !vocabulary.has(name))
        .map(|message| LintError::MissingWords { language: language.to_owned(), message })
        .collect()
}

/// Words of problems, causes, steps and facts that do not exist (any more).
fn stray_words(knowledge: &Knowledge, language: &str, vocabulary: &Vocabulary) -> Vec<LintError> {
    let mut used: BTreeSet<String> = knowledge.problems().iter().flat_map(words_of).collect();
    used.extend(knowledge.problems().iter().map(|p| format!("{}.question", p.id.message())));
    used.extend(FactId::ALL.iter().map(|fact| format!("fact-{}", fact.as_str())));
    used.extend(knowledge.code_messages());
    let products = knowledge.products().iter();
    used.extend(products.map(|product| format!("product-{}", product.id)));
    // Messages of `domain.ftl` are what `check` says, not words of a problem.
    let is_of_rule = |name: &str| {
        ["aadsts-", "fact-", "status-"].iter().any(|start| name.starts_with(start))
            || name.starts_with("product-")
            || ProblemId::FAMILIES
                .iter()
                .filter(|family| **family != "domain")
                .any(|family| name.starts_with(&format!("{family}-")))
    };
    vocabulary
        .messages
        .keys()
        .filter(|name| is_of_rule(name) && !used.contains(*name))
        .map(|message| LintError::UnusedWords {
            language: language.to_owned(),
            message: message.clone(),
        })
        .collect()
}

/// A translation has the messages, the parts and the variables of English: one that drops
/// a variable hides what was seen, and one that drops a warning hides a risk (T66).
fn compared_with_english(
    language: &str,
    vocabulary: &Vocabulary,
    english: &Vocabulary,
) -> Vec<LintError> {
    let language = || language.to_owned();
    let mut errors = Vec::new();
    for (name, variables) in &english.messages {
        match vocabulary.messages.get(name) {
            None => {
                errors
                    .push(LintError::MissingWords { language: language(), message: name.clone() });
            }
            Some(theirs) if theirs != variables => errors.push(LintError::OtherVariables {
                language: language(),
                message: name.clone(),
                variables: theirs
                    .symmetric_difference(variables)
                    .map(|name| format!("${name}"))
                    .collect::<Vec<_>>()
                    .join(", "),
            }),
            Some(_) => {}
        }
    }
    errors.extend(
        vocabulary
            .messages
            .keys()
            .filter(|name| !english.has(name))
            .map(|name| LintError::UnusedWords { language: language(), message: name.clone() }),
    );
    errors
}

fn errors_in_cases(knowledge: &Knowledge, cases: &Cases) -> Vec<LintError> {
    let without = knowledge
        .problems()
        .iter()
        .filter(|problem| !cases.contains_key(problem.id.as_str()))
        .map(|problem| LintError::NoCase { problem: problem.id.clone() });
    let known = |folder: &str| {
        // Zones of `domain/` are cases of checks, whose problems have no rules of their own.
        folder == NOTHING || folder.starts_with("domain/") || {
            folder.parse().is_ok_and(|id| knowledge.problem(&id).is_some())
        }
    };
    let stray = cases
        .keys()
        .filter(|folder| !known(folder))
        .map(|folder| LintError::StrayCases { folder: folder.clone() });
    without.chain(stray).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn rules_that_cannot_be_read_are_reported_all_at_once() {
        let mut rules = Knowledge::embedded_files();
        for (name, text) in [("google/one.toml", "severity = \n"), ("google/two.toml", "x = 1\n")] {
            rules.push(KnowledgeFile { name: name.to_owned(), text: text.to_owned() });
        }
        let errors = lint(&rules, &Locales::embedded_files(), None);
        let said: Vec<String> = errors.iter().map(ToString::to_string).collect();
        assert_eq!(said.len(), 2, "{said:?}");
        assert!(said[0].contains("google/one.toml:1") && said[1].contains("google/two.toml:1"));
    }

    #[test]
    fn a_translation_that_drops_or_adds_something_is_named() {
        let file = |language: &str, source: &str| LocaleFile {
            language: language.to_owned(),
            name: "test.ftl".to_owned(),
            source: source.to_owned(),
        };
        let files = [
            file(
                "en",
                "a = { $x } { $n ->\n    [one] { $y }\n   *[other] no\n    }\n    .b = B\nc = C\n",
            ),
            file("it", "a = { $x }\nd = D\n"),
        ];
        let languages = Vocabulary::by_language(&files);
        let errors = compared_with_english("it", &languages["it"], &languages["en"]);
        let said: Vec<String> = errors.iter().map(ToString::to_string).collect();
        assert_eq!(
            said,
            [
                "it: `a` has other variables than in English: $n, $y",
                "it: `a.b` is missing",
                "it: `c` is missing",
                "it: nobody uses `d`",
            ]
        );
    }
}
