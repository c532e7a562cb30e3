//! Long sentences that somebody typed with one error in them.
//!
//! One error leaves one half of a sentence as it is. So the halves are looked up as all other
//! signs are, and where one of them stands, the other is compared letter by letter.

use std::collections::BTreeMap;

use serde::{Deserialize, Serialize};

use super::lists::Lists;
use super::matcher::{Hit, Seen};
use super::trie::{Trie, is_in_word};
use crate::folding::is_unspaced;

/// Letters of the shortest sentence in which an error is forgiven; characters of scripts that
/// do not part words say twice as much.
const SHORTEST: usize = 20;
const SHORTEST_UNSPACED: usize = 12;

/// Sentences by their halves.
pub(super) struct Nearly {
    trie: Trie,
    sentences: Sentences,
}

/// What stands beside the trie.
#[derive(Debug, Serialize, Deserialize)]
pub(super) struct Sentences {
    sentences: Vec<Sentence>,
    /// For each half, the sentences that have it, and whether it is their second.
    halves: Lists<(u32, bool)>,
}

#[derive(Debug, Serialize, Deserialize)]
struct Sentence {
    first: String,
    second: String,
    seen: Seen,
}

impl Nearly {
    pub fn new(trie: Trie, sentences: Sentences) -> Self {
        Self { trie, sentences }
    }

    /// The trie and what stands beside it, for keeping.
    pub fn parts(&self) -> (&Trie, &Sentences) {
        (&self.trie, &self.sentences)
    }

    /// The sentences that stand in a folded text with at most one error.
    pub fn hits(&self, text: &str) -> Vec<Hit> {
        let mut hits = Vec::new();
        self.trie.each(text, |half, start, end| {
            for &(sentence, is_second) in self.sentences.halves.get(half as usize) {
                let sentence = &self.sentences.sentences[sentence as usize];
                let span = if is_second {
                    sentence.first_before(text, start).map(|first| first..end)
                } else {
                    sentence.second_behind(text, end).map(|second| start..second)
                };
                hits.extend(span.map(|span| Hit { seen: sentence.seen, span }));
            }
        });
        hits
    }
}

impl Sentence {
    /// Where the first half begins that ends, nearly, before its second.
    fn first_before(&self, text: &str, second: usize) -> Option<usize> {
        let before = text[..second].strip_suffix(' ').unwrap_or(&text[..second]);
        let expected = self.first.chars().rev();
        let length = with_one_error(expected, before.chars().rev())?;
        let start = before.len() - length;
        let runs_in = text[..start].chars().next_back().is_some_and(is_in_word)
            && text[start..].chars().next().is_some_and(is_in_word);
        (!runs_in).then_some(start)
    }

    /// Where the second half ends that begins, nearly, behind its first.
    fn second_behind(&self, text: &str, first: usize) -> Option<usize> {
        let behind = text[first..].strip_prefix(' ').unwrap_or(&text[first..]);
        let start = text.len() - behind.len();
        let end = start + with_one_error(self.second.chars(), behind.chars())?;
        let runs_on = text[..end].chars().next_back().is_some_and(is_in_word)
            && text[end..].chars().next().is_some_and(is_in_word);
        (!runs_on).then_some(end)
    }
}

/// How many bytes of `found` are `expected` but for at most one letter that is missing, too
/// many, another one, or in the place of its neighbor.
fn with_one_error(
    expected: impl Iterator<Item = char> + Clone,
    found: impl Iterator<Item = char> + Clone,
) -> Option<usize> {
    let (mut wanted, mut given) = (expected, found);
    let mut length = 0;
    loop {
        let (before_wanted, before_given) = (wanted.clone(), given.clone());
        match (wanted.next(), given.next()) {
            (None, _) => return Some(length),
            (Some(a), Some(b)) if a == b => length += b.len_utf8(),
            (Some(a), b) => {
                let b_length = b.map_or(0, char::len_utf8);
                let another = b.and_then(|_| rest(wanted.clone(), given.clone()));
                let swapped = || swapped(a, b?, wanted.clone(), given.clone());
                let missing = || rest(wanted.clone(), before_given.clone());
                let too_many = || rest(before_wanted.clone(), given.clone());
                return another
                    .map(|rest| b_length + rest)
                    .or_else(swapped)
                    .or_else(missing)
                    .or_else(|| too_many().map(|rest| b_length + rest))
                    .map(|rest| length + rest);
            }
        }
    }
}

/// The length of `wanted`, if `given` begins with it.
fn rest(
    mut wanted: impl Iterator<Item = char>,
    mut given: impl Iterator<Item = char>,
) -> Option<usize> {
    wanted.try_fold(0, |length, c| (given.next() == Some(c)).then_some(length + c.len_utf8()))
}

/// The same where `a` and what follows it stand the other way round.
fn swapped(
    a: char,
    b: char,
    mut wanted: impl Iterator<Item = char>,
    mut given: impl Iterator<Item = char>,
) -> Option<usize> {
    (wanted.next() == Some(b) && given.next() == Some(a)).then_some(())?;
    rest(wanted, given).map(|rest| a.len_utf8() + b.len_utf8() + rest)
}

/// Collects sentences.
#[derive(Debug, Default)]
pub(super) struct NearlyBuilder {
    sentences: Vec<Sentence>,
}

impl NearlyBuilder {
    /// Adds a folded sentence, if it is long enough.
    pub fn add(&mut self, text: &str, seen: Seen) {
        if let Some((first, second)) = halves(text) {
            let (first, second) = (first.to_owned(), second.to_owned());
            self.sentences.push(Sentence { first, second, seen });
        }
    }

    pub fn build(self) -> Nearly {
        let mut by_half: BTreeMap<&str, Vec<(u32, bool)>> = BTreeMap::new();
        for (index, sentence) in self.sentences.iter().enumerate() {
            let index = index as u32;
            by_half.entry(&sentence.first).or_default().push((index, false));
            by_half.entry(&sentence.second).or_default().push((index, true));
        }
        let numbers = by_half.keys().zip(0..).map(|(half, number)| (*half, number)).collect();
        let trie = Trie::of(&numbers);
        let halves = by_half.into_values().collect();
        Nearly::new(trie, Sentences { sentences: self.sentences, halves })
    }
}

/// A long sentence cut between two words near its middle.
fn halves(text: &str) -> Option<(&str, &str)> {
    let count = text.chars().count();
    let middle = text.char_indices().nth(count / 2)?.0;
    if text[middle..].starts_with(is_unspaced) {
        return (count >= SHORTEST_UNSPACED).then(|| text.split_at(middle));
    }
    let before = text[..middle].rfind(' ');
    let behind = text[middle..].find(' ').map(|space| middle + space);
    let space = match (before, behind) {
        (Some(before), Some(behind)) if middle - before > behind - middle => behind,
        (before, behind) => before.or(behind)?,
    };
    (count >= SHORTEST).then(|| (&text[..space], &text[space + 1..]))
}

#[cfg(test)]
mod tests {
    use super::*;

    const SEEN: Seen = Seen::Sign { problem: 3, sign: 1 };

    fn nearly() -> Nearly {
        let mut builder = NearlyBuilder::default();
        builder.add("approval of your administrator is required", SEEN);
        builder.add("メールボックスで api アクセスが有効になっていません", SEEN);
        builder.add("short one here", SEEN);
        builder.build()
    }

    #[test]
    fn one_error_in_a_long_sentence_is_forgiven() {
        for text in [
            "approval of your administrator is required",
            "aproval of your administrator is required",
            "approval of yuor administrator is required",
            "approval of your administrattor is required",
            "approval of your administrator is requirrd",
            "so: approval of your administrator is requird.",
            "メールボックスで api アクセスか有効になっていません",
        ] {
            let hits = nearly().hits(text);
            assert!(hits.iter().any(|hit| hit.seen == SEEN), "{text}");
            for hit in hits {
                assert!(text.get(hit.span).is_some(), "{text}");
            }
        }
    }

    #[test]
    fn two_errors_and_short_sentences_are_not() {
        for text in [
            "aproval of your adminstrator is required",
            "short one hero",
            "approval of your cat is required",
            "approval of your administrator",
            "is required",
            "",
        ] {
            assert_eq!(nearly().hits(text), [], "{text}");
        }
    }

    proptest::proptest! {
        #[test]
        fn any_text_can_be_searched(text in "(approval of|your|administrator|is requ|é|イ| |x){0,12}") {
            for hit in nearly().hits(&text) {
                proptest::prop_assert!(text.get(hit.span).is_some());
            }
        }
    }
}
