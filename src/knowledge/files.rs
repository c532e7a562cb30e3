//! The files of `knowledge/`, and what they say.

use serde::Deserialize;

use super::check::KnowledgeError;
use super::code::{CodeTable, Codes};
use super::problem::{ProblemId, WrittenProblem, WrittenSign};
use super::product::{Product, Scope};
use super::provider::Providers;
use super::words::Words;

/// One file, named as below `knowledge/`: `microsoft/outlook-alias.toml`.
#[derive(Clone, Debug)]
pub struct KnowledgeFile {
    pub name: String,
    pub text: String,
}

/// A problem as its file writes it.
#[derive(Clone, Debug)]
pub struct Written {
    pub id: ProblemId,
    pub file: WrittenProblem,
}

/// What the files say, before anybody asked whether it holds together.
#[derive(Debug, Default)]
pub(super) struct Parsed {
    pub problems: Vec<Written>,
    pub products: Vec<Product>,
    pub scopes: Vec<Scope>,
    pub providers: Providers,
    pub codes: Codes,
    pub words: Words,
}

#[derive(Deserialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields)]
struct ProductsFile {
    product: Vec<Product>,
}

#[derive(Deserialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields)]
struct ScopesFile {
    scope: Vec<Scope>,
}

/// The problems as the files write them, with the words of sets in the place of their names.
///
/// # Errors
///
/// Every file that does not parse.
pub fn written(files: &[KnowledgeFile]) -> Result<Vec<Written>, Vec<KnowledgeError>> {
    parse(files).map(|parsed| parsed.problems)
}

/// Parses every file, or reports every file that does not parse, with its line. Of two
/// entries with one name the later file's counts.
pub(super) fn parse(files: &[KnowledgeFile]) -> Result<Parsed, Vec<KnowledgeError>> {
    let mut parsed = Parsed::default();
    let mut errors = Vec::new();
    for file in files {
        let result = match (file.name.as_str(), file.name.rsplit_once('.')) {
            ("products.toml", _) => toml::<ProductsFile>(file)
                .map(|file| put_all(&mut parsed.products, file.product, |a, b| a.id == b.id)),
            ("scopes.toml", _) => toml::<ScopesFile>(file)
                .map(|scopes| put_all(&mut parsed.scopes, scopes.scope, |a, b| a.name == b.name)),
            ("providers.tsv", _) => {
                providers(file).map(|providers| parsed.providers.extend(providers))
            }
            ("aadsts.tsv", _) => {
                codes(file, CodeTable::Aadsts).map(|codes| parsed.codes.extend(codes))
            }
            ("status-codes.tsv", _) => {
                codes(file, CodeTable::Status).map(|codes| parsed.codes.extend(codes))
            }
            ("words.toml", _) => toml(file).map(|words| parsed.words.extend(words)),
            (_, Some((id, "toml"))) => problem(file, id)
                .map(|problem| put_all(&mut parsed.problems, [problem], |a, b| a.id == b.id)),
            // README.md and the schemas are for people and editors.
            _ => Ok(()),
        };
        errors.extend(result.err().into_iter().flatten());
    }
    parsed.problems.sort_by(|a, b| a.id.cmp(&b.id));
    errors.extend(expand_sets(&mut parsed));
    errors.extend(give_codes(&mut parsed));
    if errors.is_empty() { Ok(parsed) } else { Err(errors) }
}

/// Adds the new ones, or puts them in the place of what is the same: an operator's file
/// comes after ours.
fn put_all<T>(all: &mut Vec<T>, new: impl IntoIterator<Item = T>, is_same: fn(&T, &T) -> bool) {
    for new in new {
        match all.iter_mut().find(|old| is_same(old, &new)) {
            Some(old) => *old = new,
            None => all.push(new),
        }
    }
}

fn problem(file: &KnowledgeFile, id: &str) -> Result<Written, Vec<KnowledgeError>> {
    let id: ProblemId = id.parse().map_err(|error| vec![KnowledgeError::Id(error)])?;
    Ok(Written { id, file: toml(file)? })
}

/// Puts the words of sets in the place of their names.
fn expand_sets(parsed: &mut Parsed) -> Vec<KnowledgeError> {
    let Parsed { problems, words, .. } = parsed;
    let mut errors = Vec::new();
    let mut unknown = |place: &str, set: String| {
        errors.push(KnowledgeError::UnknownSet { place: place.to_owned(), set });
    };
    for problem in problems {
        for sign in &mut problem.file.signs {
            match words.expand(&sign.words) {
                Ok(expanded) => sign.words = expanded,
                Err(set) => unknown(problem.id.as_str(), set),
            }
            for list in [&mut sign.unless, &mut sign.beside] {
                match words.expand_list(list) {
                    Ok(expanded) => *list = expanded,
                    Err(set) => unknown(problem.id.as_str(), set),
                }
            }
        }
    }
    let sets = words.clone();
    for list in [&mut words.topics, &mut words.complaints] {
        match sets.expand_list(list) {
            Ok(expanded) => *list = expanded,
            Err(set) => unknown("words.toml", set),
        }
    }
    for aside in &mut words.aside {
        match sets.expand(&aside.words) {
            Ok(expanded) => aside.words = expanded,
            Err(set) => unknown("words.toml", set),
        }
    }
    errors
}

/// Gives each problem the codes by which products name it, as a sign of its own.
fn give_codes(parsed: &mut Parsed) -> Vec<KnowledgeError> {
    let mut errors = Vec::new();
    for product in &parsed.products {
        for (code, id) in &product.codes {
            match parsed.problems.iter_mut().find(|problem| problem.id == *id) {
                Some(problem) => problem.file.signs.push(WrittenSign::of_code(code.clone())),
                None => errors.push(KnowledgeError::UnknownProblemOfCode {
                    product: product.id.clone(),
                    code: code.clone(),
                    unknown: id.clone(),
                }),
            }
        }
    }
    errors
}

fn toml<T: for<'de> Deserialize<'de>>(file: &KnowledgeFile) -> Result<T, Vec<KnowledgeError>> {
    toml::from_str(&file.text).map_err(|error| {
        let start = error.span().map_or(0, |span| span.start.min(file.text.len()));
        vec![KnowledgeError::Syntax {
            file: file.name.clone(),
            line: file.text[..start].matches('\n').count() + 1,
            why: error.message().to_owned(),
        }]
    })
}

fn providers(file: &KnowledgeFile) -> Result<Providers, Vec<KnowledgeError>> {
    Providers::parse(&file.text).map_err(|errors| by_line(file, errors))
}

fn codes(file: &KnowledgeFile, table: CodeTable) -> Result<Codes, Vec<KnowledgeError>> {
    Codes::parse(table, &file.text).map_err(|errors| by_line(file, errors))
}

fn by_line(file: &KnowledgeFile, errors: Vec<(usize, String)>) -> Vec<KnowledgeError> {
    let error = |(line, why)| KnowledgeError::Syntax { file: file.name.clone(), line, why };
    errors.into_iter().map(error).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Editors complete and check the files by these schemas. `MAILFIX_WRITE_SCHEMA=1` writes
    /// them anew.
    #[test]
    fn the_schemas_for_editors_are_those_of_the_types() {
        let folder = concat!(env!("CARGO_MANIFEST_DIR"), "/knowledge/");
        for (name, schema) in [
            ("schema.json", schemars::schema_for!(WrittenProblem)),
            ("schema-products.json", schemars::schema_for!(ProductsFile)),
            ("schema-scopes.json", schemars::schema_for!(ScopesFile)),
            ("schema-words.json", schemars::schema_for!(Words)),
        ] {
            let path = format!("{folder}{name}");
            let text = serde_json::to_string_pretty(&schema).expect("a schema is JSON") + "\n";
            if std::env::var_os("MAILFIX_WRITE_SCHEMA").is_some() {
                std::fs::write(&path, &text).expect("the schema can be written");
            }
            let written = std::fs::read_to_string(&path).unwrap_or_default();
            assert!(written == text, "knowledge/{name} is out of date: {text}");
        }
    }
}
