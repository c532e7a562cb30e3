//! Fluent files: where they are, what is wrong with them, and the bundle they make.

use fluent::FluentResource;
use fluent::concurrent::FluentBundle;
use rust_embed::RustEmbed;
use unic_langid::LanguageIdentifier;

#[derive(RustEmbed)]
#[folder = "locales/"]
struct Embedded;

/// One Fluent file of one language.
#[derive(Clone, Debug)]
pub struct LocaleFile {
    /// The folder, a BCP 47 tag.
    pub language: String,
    /// The file's name in that folder.
    pub name: String,
    pub source: String,
}

/// What is wrong with a language's files.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
pub enum LocaleError {
    #[error("there is no English, which every language falls back to")]
    NoEnglish,
    #[error("the folder `{folder}` is not named for a language, such as `it` or `pt-BR`")]
    NotALanguage { folder: String },
    #[error("`{file}:{line}` is not Fluent: {why}")]
    Syntax { file: String, line: usize, why: String },
}

pub(super) fn embedded() -> Vec<LocaleFile> {
    Embedded::iter()
        .filter_map(|path| {
            let (language, name) = path.split_once('/').filter(|_| path.ends_with(".ftl"))?;
            let source = Embedded::get(&path)?;
            Some(LocaleFile {
                language: language.to_owned(),
                name: name.to_owned(),
                source: String::from_utf8_lossy(&source.data).into_owned(),
            })
        })
        .collect()
}

pub(super) fn errors_in(file: &LocaleFile) -> Vec<LocaleError> {
    let Err((_, errors)) = fluent_syntax::parser::parse(file.source.as_str()) else {
        return Vec::new();
    };
    errors
        .into_iter()
        .map(|error| {
            let before = &file.source[..error.pos.start.min(file.source.len())];
            LocaleError::Syntax {
                file: format!("{}/{}", file.language, file.name),
                line: before.matches('\n').count() + 1,
                why: error.kind.to_string(),
            }
        })
        .collect()
}

/// The bundle of a language. What does not parse is left out: `errors_in` has named it.
pub(super) fn bundle(
    id: &LanguageIdentifier,
    files: &[LocaleFile],
) -> FluentBundle<FluentResource> {
    let mut bundle = FluentBundle::new_concurrent(vec![id.clone()]);
    // `Args` isolates what needs it.
    bundle.set_use_isolating(false);
    for file in files {
        let resource = match FluentResource::try_new(file.source.clone()) {
            Ok(resource) | Err((resource, _)) => resource,
        };
        bundle.add_resource_overriding(resource);
    }
    bundle
}
