//! Which language to answer in.

use std::sync::LazyLock;

use fluent_langneg::{NegotiationStrategy, negotiate_languages};
use unic_langid::LanguageIdentifier;
use whatlang::{Detector, Lang};

use super::{Language, Locales};

/// What is known about the language somebody wants, as BCP 47 tags from outside.
///
/// A tag that is none, or that mailfix has no words for, counts as not given.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Wishes {
    /// What the person chose once and for all.
    pub own: Option<String>,
    /// The `language` option of this command.
    pub option: Option<String>,
    /// The language of the person's chat program, browser or terminal.
    pub platform: Option<String>,
    pub channel: Option<String>,
    pub workspace: Option<String>,
}

impl Wishes {
    /// Only the command's own option is known.
    pub fn option(tag: Option<String>) -> Self {
        Self { option: tag, ..Self::default() }
    }

    /// Only the language of the program is known.
    pub fn platform(tag: Option<String>) -> Self {
        Self { platform: tag, ..Self::default() }
    }
}

impl Locales {
    /// The language to answer in: the person's own choice, the command's option, the
    /// platform's locale, the language of the paste, the channel's, the workspace's, and
    /// English in the end.
    ///
    /// The paste is looked at only when nothing before it decides: telling languages apart
    /// costs more than the diagnosis.
    pub fn choose(&self, wishes: &Wishes, paste: &str) -> Language {
        let tagged = |tag: &Option<String>| tag.as_deref().and_then(|tag| self.tagged(tag));
        tagged(&wishes.own)
            .or_else(|| tagged(&wishes.option))
            .or_else(|| tagged(&wishes.platform))
            .or_else(|| self.spoken_in(paste))
            .or_else(|| tagged(&wishes.channel))
            .or_else(|| tagged(&wishes.workspace))
            .unwrap_or_else(|| self.english())
    }

    /// The language for a tag such as `it-IT`, `it_IT.UTF-8` or `pt`, if there are words.
    pub fn tagged(&self, tag: &str) -> Option<Language> {
        // POSIX locales carry a character set and a modifier: `it_IT.UTF-8@euro`.
        let tag = tag.split(['.', '@']).next().unwrap_or(tag);
        let wanted: LanguageIdentifier = tag.trim().parse().ok()?;
        let available: Vec<&LanguageIdentifier> =
            self.languages.iter().map(|spoken| &spoken.id).collect();
        let wanted = [wanted];
        let found =
            *negotiate_languages(&wanted, &available, None, NegotiationStrategy::Lookup).first()?;
        self.languages.iter().position(|spoken| spoken.id == **found).map(Language)
    }

    /// The language that the beginning of a text is written in, if it can be told.
    fn spoken_in(&self, text: &str) -> Option<Language> {
        // 200 bytes tell as much as a page does and cost a fraction.
        let beginning = &text[..text.floor_char_boundary(200)];
        let found = DETECTOR.detect(beginning).filter(whatlang::Info::is_reliable)?;
        let (_, tag) = SPOKEN.into_iter().find(|(language, _)| *language == found.lang())?;
        self.tagged(tag)
    }
}

/// The languages that a paste is told apart by: those that we have words for, or will.
/// Fewer of them are told apart in half the time.
const SPOKEN: [(Lang, &str); 9] = [
    (Lang::Deu, "de"),
    (Lang::Eng, "en"),
    (Lang::Fra, "fr"),
    (Lang::Ita, "it"),
    (Lang::Jpn, "ja"),
    (Lang::Nld, "nl"),
    (Lang::Pol, "pl"),
    (Lang::Por, "pt"),
    (Lang::Spa, "es"),
];

static DETECTOR: LazyLock<Detector> =
    LazyLock::new(|| Detector::with_allowlist(SPOKEN.map(|(language, _)| language).to_vec()));

#[cfg(test)]
mod tests {
    use super::*;

    fn chosen(wishes: &Wishes, paste: &str) -> String {
        let locales = Locales::embedded();
        locales.tag(locales.choose(wishes, paste)).to_owned()
    }

    #[test]
    fn the_first_wish_that_can_be_granted_decides() {
        let wish = |tag: &str| Some(tag.to_owned());
        let wishes = Wishes {
            own: wish("tlh"),
            option: wish("../../it"),
            platform: wish("it-IT"),
            channel: wish("en"),
            workspace: None,
        };
        assert_eq!(chosen(&wishes, "Please help me with this"), "it");
        assert_eq!(chosen(&Wishes::option(wish("en-US")), "Aiutatemi con la posta"), "en");
        assert_eq!(chosen(&Wishes::platform(wish("it_IT.UTF-8")), ""), "it");
        assert_eq!(chosen(&Wishes::platform(wish("C")), ""), "en");
    }

    #[test]
    fn the_language_of_the_paste_decides_when_nothing_before_it_does() {
        let paste = "Buongiorno, da stamattina non riesco più a collegare la mia casella di posta";
        assert_eq!(chosen(&Wishes::default(), paste), "it");
        let wishes = Wishes { channel: Some("it".to_owned()), ..Wishes::default() };
        assert_eq!(chosen(&wishes, "AADSTS90094"), "it");
        assert_eq!(chosen(&Wishes::default(), "AADSTS90094"), "en");
    }
}
