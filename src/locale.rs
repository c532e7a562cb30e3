//! The words: Fluent bundles, and which language to use for whom.
//!
//! English is the source and the last resort: a message that another language lacks is
//! said in English, one by one. User text is only ever an argument, never Fluent source.

mod choice;
mod files;

use std::borrow::Cow;
use std::collections::BTreeMap;
use std::sync::OnceLock;

use fluent::concurrent::FluentBundle;
use fluent::{FluentArgs, FluentResource, FluentValue};
use unic_langid::LanguageIdentifier;

pub use choice::Wishes;
pub use files::{LocaleError, LocaleFile};

/// A language that mailfix answers in: an index into [`Locales`].
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub struct Language(usize);

/// All languages. A language's files are parsed when it is first used, since a run of
/// `mailfix diagnose` needs one or two of them.
pub struct Locales {
    languages: Vec<Spoken>,
    english: usize,
}

struct Spoken {
    id: LanguageIdentifier,
    tag: String,
    files: Vec<LocaleFile>,
    bundle: OnceLock<FluentBundle<FluentResource>>,
}

/// The words of one language, with English behind it.
#[derive(Clone, Copy)]
pub struct Words<'a> {
    locales: &'a Locales,
    language: Language,
}

/// The arguments of a message.
///
/// Texts are cleaned on the way in: control characters and direction marks of their own
/// are taken out (a stray U+202E would turn the rest of the answer around), and what holds
/// right-to-left letters is isolated, so that it cannot reorder the sentence around it.
/// In all other cases isolation marks are left out: people copy addresses from answers.
#[derive(Default)]
pub struct Args<'a>(FluentArgs<'a>);

impl Locales {
    /// The languages that are built in.
    pub fn embedded() -> Self {
        Self::from_files(files::embedded()).expect("tests/suite/locales.rs reads every file")
    }

    /// The files of the languages that are built in.
    pub fn embedded_files() -> Vec<LocaleFile> {
        files::embedded()
    }

    /// The languages of these files. Every file is checked, and all errors are reported.
    pub fn checked(files: Vec<LocaleFile>) -> Result<Self, Vec<LocaleError>> {
        let errors: Vec<LocaleError> = files.iter().flat_map(files::errors_in).collect();
        if errors.is_empty() { Self::from_files(files).map_err(|e| vec![e]) } else { Err(errors) }
    }

    fn from_files(files: Vec<LocaleFile>) -> Result<Self, LocaleError> {
        let mut by_tag: BTreeMap<String, Vec<LocaleFile>> = BTreeMap::new();
        for file in files {
            by_tag.entry(file.language.clone()).or_default().push(file);
        }
        let languages = by_tag
            .into_iter()
            .map(|(tag, files)| {
                let id =
                    tag.parse().map_err(|_| LocaleError::NotALanguage { folder: tag.clone() })?;
                Ok(Spoken { id, tag, files, bundle: OnceLock::new() })
            })
            .collect::<Result<Vec<_>, LocaleError>>()?;
        let english =
            languages.iter().position(|spoken| spoken.tag == "en").ok_or(LocaleError::NoEnglish)?;
        Ok(Self { languages, english })
    }

    /// All languages, in order of their tags.
    pub fn languages(&self) -> impl Iterator<Item = Language> + '_ {
        (0..self.languages.len()).map(Language)
    }

    pub fn english(&self) -> Language {
        Language(self.english)
    }

    /// The BCP 47 tag, such as `it`.
    pub fn tag(&self, language: Language) -> &str {
        &self.languages[language.0].tag
    }

    pub fn words(&self, language: Language) -> Words<'_> {
        Words { locales: self, language }
    }

    fn bundle(&self, index: usize) -> &FluentBundle<FluentResource> {
        let spoken = &self.languages[index];
        spoken.bundle.get_or_init(|| files::bundle(&spoken.id, &spoken.files))
    }
}

impl<'a> Words<'a> {
    pub fn language(&self) -> Language {
        self.language
    }

    pub fn tag(&self) -> &'a str {
        self.locales.tag(self.language)
    }

    /// The message `id`, or its name in brackets when no language has it.
    ///
    /// Lint and tests keep that from happening; in an answer a name in brackets is still
    /// better than a crash.
    pub fn say(&self, id: &str, args: &Args<'_>) -> String {
        self.find(id, None, args).unwrap_or_else(|| format!("[{id}]"))
    }

    /// The attribute `attribute` of the message `id`.
    pub fn say_part(&self, id: &str, attribute: &str, args: &Args<'_>) -> String {
        self.find(id, Some(attribute), args).unwrap_or_else(|| format!("[{id}.{attribute}]"))
    }

    /// The attribute of a message that need not have it, such as `.question`.
    pub fn part(&self, id: &str, attribute: &str, args: &Args<'_>) -> Option<String> {
        self.find(id, Some(attribute), args)
    }

    fn find(&self, id: &str, attribute: Option<&str>, args: &Args<'_>) -> Option<String> {
        [self.language.0, self.locales.english].into_iter().find_map(|index| {
            let bundle = self.locales.bundle(index);
            let message = bundle.get_message(id)?;
            let pattern = match attribute {
                Some(name) => message.get_attribute(name)?.value(),
                None => message.value()?,
            };
            let mut errors = Vec::new();
            let text = bundle.format_pattern(pattern, Some(&args.0), &mut errors);
            if !errors.is_empty() {
                tracing::error!(message.id = id, ?errors, "A message lacks something it needs");
            }
            Some(text.into_owned())
        })
    }
}

impl<'a> Args<'a> {
    pub fn new() -> Self {
        Self::default()
    }

    /// Adds a text, cleaned as the type says.
    #[must_use]
    pub fn with(mut self, name: &'static str, text: &str) -> Self {
        let clean: String = text.chars().filter(|c| !is_unsafe(*c)).collect();
        let isolated = if clean.chars().any(is_right_to_left) {
            format!("\u{2068}{clean}\u{2069}")
        } else {
            clean
        };
        self.0.set(name, FluentValue::String(Cow::Owned(isolated)));
        self
    }

    /// Adds a number, so that plurals work.
    #[must_use]
    pub fn with_number(mut self, name: &'static str, number: usize) -> Self {
        self.0.set(name, FluentValue::from(number));
        self
    }
}

/// Control characters and the direction marks of UAX 9 §2.
fn is_unsafe(c: char) -> bool {
    let is_direction_mark = matches!(
        c,
        '\u{200b}'..='\u{200f}' | '\u{202a}'..='\u{202e}' | '\u{2060}'..='\u{206f}' | '\u{feff}'
    );
    is_direction_mark || (c.is_control() && c != '\n')
}

/// Letters of the right-to-left scripts (UAX 9 classes R and AL, by block).
fn is_right_to_left(c: char) -> bool {
    matches!(
        c,
        '\u{590}'..='\u{8ff}' | '\u{fb1d}'..='\u{fdff}' | '\u{fe70}'..='\u{feff}'
            | '\u{10800}'..='\u{10fff}' | '\u{1e800}'..='\u{1efff}'
    )
}

#[cfg(test)]
mod tests {
    use super::*;

    fn locales() -> Locales {
        let file = |language: &str, source: &str| LocaleFile {
            language: language.to_owned(),
            name: "test.ftl".to_owned(),
            source: source.to_owned(),
        };
        Locales::checked(vec![
            file("en", "hello = Hello, { $name }\n    .again = Again\nonly = Only here\n"),
            file("it", "hello = Ciao, { $name }\n"),
        ])
        .unwrap_or_else(|errors| panic!("{errors:?}"))
    }

    #[test]
    fn a_message_that_a_language_lacks_is_said_in_english() {
        let locales = locales();
        let italian = locales.words(locales.tagged("it").expect("Italian"));
        let args = Args::new().with("name", "Anna");
        assert_eq!(italian.say("hello", &args), "Ciao, Anna");
        assert_eq!(italian.say_part("hello", "again", &args), "Again");
        assert_eq!(italian.say("only", &args), "Only here");
        assert_eq!(italian.say("none", &args), "[none]");
    }

    #[test]
    fn what_people_typed_cannot_turn_a_sentence_around() {
        let locales = locales();
        let english = locales.words(locales.english());
        let say = |name: &str| english.say("hello", &Args::new().with("name", name));
        assert_eq!(say("a\u{202e}b\u{2068}c\u{2069}\u{7}"), "Hello, abc");
        assert_eq!(say("{ $name }"), "Hello, { $name }");
        assert_eq!(say("שלום"), "Hello, \u{2068}שלום\u{2069}");
    }

    #[test]
    fn every_error_of_every_file_is_reported() {
        let file = LocaleFile {
            language: "en".to_owned(),
            name: "bad.ftl".to_owned(),
            source: "fine = Fine\nbad = {}\nworse = { $a\n".to_owned(),
        };
        let errors = Locales::checked(vec![file]).err().expect("errors");
        assert!(errors.iter().any(|e| e.to_string().contains("en/bad.ftl:2")), "{errors:?}");
    }
}
