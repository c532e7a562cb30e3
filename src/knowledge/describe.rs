//! The lexical ranker: which problem a text without any sign is probably told about.
//!
//! BM25 over the descriptions of each problem, an index for each language, made when a text
//! in that language first needs it. It proposes and is never sure: somebody's own words fit
//! more than one problem.

use std::collections::{BTreeMap, HashSet};
use std::sync::{Arc, OnceLock};

use bm25::{
    Embedder, EmbedderBuilder, Embedding, Scorer, TokenEmbedder, TokenEmbedding, Tokenizer,
};
use rust_stemmers::{Algorithm, Stemmer};
use serde::{Deserialize, Serialize};
use unicode_segmentation::UnicodeSegmentation;

use crate::folding::{fold, is_unspaced};

/// The most that a description alone can claim.
const MOST_LIKELY: f64 = 0.7;

/// So much of a text is compared; a description is a sentence or two.
const LONGEST_TEXT: usize = 600;

/// At most this many different words of a text are compared.
const MOST_WORDS: usize = 24;

/// Fewer words than this in common are chance.
const FEWEST_WORDS: usize = 3;

/// At most this many problems are proposed.
const MOST_PROPOSALS: usize = 3;

/// How far ahead of the next the first has to be, as a share of its score, to be alone.
const CLEAR_LEAD: f64 = 0.3;

/// What scores claim, as a line through these points: below the first nothing, from the last
/// on the most. By how often proposals were right in the cases of `tests/corpus` that people
/// tell in their own words, beside those in which nothing is to be found.
const CLAIMS: [(f64, f64); 4] = [(5.0, 0.02), (13.0, 0.12), (16.0, 0.5), (26.0, MOST_LIKELY)];

/// A text that complains about nothing needs a higher score by this factor.
const NO_COMPLAINT: f64 = 0.8;

/// The descriptions of all problems.
#[derive(Debug, Default, Serialize, Deserialize)]
pub(super) struct Descriptions {
    /// By language: the problem, and its descriptions as one text.
    by_language: BTreeMap<String, Vec<(u32, String)>>,
}

/// The descriptions, and the indexes that were needed so far.
pub(super) struct Ranker {
    languages: Vec<Language>,
    /// By language, in the same order.
    stop_words: OnceLock<Vec<HashSet<String>>>,
}

struct Language {
    tag: String,
    /// The problem, and its descriptions as one text.
    documents: Vec<(u32, String)>,
    index: OnceLock<Index>,
}

struct Index {
    tokens: Tokens,
    scorer: Scorer<u32, u32>,
    vocabulary: HashSet<String>,
}

/// Cuts a folded text into the words that tell something, less their endings.
#[derive(Clone)]
struct Tokens {
    stemming: Stemming,
    stop_words: Arc<HashSet<String>>,
}

#[derive(Clone, Copy)]
enum Stemming {
    /// Of a language without a stemmer here: its first letters tell a word.
    Beginning,
    /// Of a script that does not part words: each two characters.
    Pairs,
    Snowball(Algorithm),
}

impl Descriptions {
    pub fn add(&mut self, problem: u32, by_language: &BTreeMap<String, Vec<String>>) {
        for (language, sentences) in by_language {
            let text = fold(&sentences.join(" . ")).text;
            self.by_language.entry(language.clone()).or_default().push((problem, text));
        }
    }
}

impl Ranker {
    pub fn new(descriptions: Descriptions) -> Self {
        let language = |(tag, documents)| Language { tag, documents, index: OnceLock::new() };
        let languages = descriptions.by_language.into_iter().map(language).collect();
        Self { languages, stop_words: OnceLock::new() }
    }

    /// The descriptions, for keeping.
    pub fn descriptions(&self) -> Descriptions {
        let of_language = |language: &Language| (language.tag.clone(), language.documents.clone());
        Descriptions { by_language: self.languages.iter().map(of_language).collect() }
    }

    /// The problems that a folded text may be told about, by index, the likeliest first.
    /// `is_complaint`: whether it says that something is wrong.
    pub fn proposals(&self, text: &str, is_complaint: bool) -> Vec<(usize, f64)> {
        let factor = if is_complaint { 1.0 } else { NO_COMPLAINT };
        let scores = self.scores(text).into_iter();
        let claims = scores.map(|(problem, score)| (problem, claim(score * factor)));
        claims.filter(|(_, claim)| *claim > 0.0).collect()
    }

    /// The first problems by their scores, in the language in which they score most.
    fn scores(&self, text: &str) -> Vec<(usize, f64)> {
        let text = &text[..text.floor_char_boundary(LONGEST_TEXT)];
        let scores = self.spoken(text).map(|language| language.scores(text));
        let most = |scores: &Vec<(usize, f64)>| scores.first().map_or(0.0, |(_, score)| *score);
        scores.max_by(|a, b| most(a).total_cmp(&most(b))).unwrap_or_default()
    }

    /// The languages that have most of the words that every sentence has. Where two have as
    /// many, both.
    fn spoken<'a>(&'a self, text: &str) -> impl Iterator<Item = &'a Language> {
        let stop_words = self.stop_words.get_or_init(|| {
            self.languages.iter().map(|language| stop_words(&language.tag)).collect()
        });
        let words: Vec<&str> = text.unicode_words().collect();
        let pairs = text.chars().filter(|c| is_unspaced(*c)).count() / 2;
        let common = |(language, stop_words): (&Language, &HashSet<String>)| {
            if has_unspaced_script(&language.tag) {
                pairs
            } else {
                words.iter().filter(|word| stop_words.contains(**word)).count()
            }
        };
        let common: Vec<usize> = self.languages.iter().zip(stop_words).map(common).collect();
        let most = common.iter().copied().max().unwrap_or_default();
        let languages = self.languages.iter().zip(common);
        languages.filter(move |(_, c)| *c == most && most > 0).map(|(language, _)| language)
    }
}

impl Language {
    /// The first problems by their scores: of the first, less what it shares with the next.
    fn scores(&self, text: &str) -> Vec<(usize, f64)> {
        let index = self.index.get_or_init(|| Index::of(&self.tag, &self.documents));
        let query = index.query(text);
        if query.0.len() < FEWEST_WORDS {
            return Vec::new();
        }
        let found = index.scorer.matches(&query);
        let score = |rank: usize| found.get(rank).map_or(0.0, |found| f64::from(found.score));
        let lead = if score(0) > 0.0 { (score(0) - score(1)) / score(0) } else { 0.0 };
        let clear = |rank| if rank == 0 { 0.5 + 0.5 * (lead / CLEAR_LEAD).min(1.0) } else { 0.5 };
        let first = found.iter().take(MOST_PROPOSALS).enumerate();
        first.map(|(rank, found)| (found.id as usize, score(rank) * clear(rank))).collect()
    }
}

/// What a score claims: [`CLAIMS`].
fn claim(score: f64) -> f64 {
    let [(first, _), .., (_, most)] = CLAIMS;
    if score < first {
        return 0.0;
    }
    let between = CLAIMS.windows(2).find(|points| score < points[1].0);
    between.map_or(most, |points| {
        let [(from, low), (to, high)] = [points[0], points[1]];
        low + (high - low) * (score - from) / (to - from)
    })
}

impl Index {
    fn of(tag: &str, documents: &[(u32, String)]) -> Self {
        let texts: Vec<&str> = documents.iter().map(|(_, text)| text.as_str()).collect();
        let tokens = Tokens::of(tag);
        let vocabulary = texts.iter().flat_map(|text| tokens.tokenize(text)).collect();
        let embedder: Embedder<u32, Tokens> =
            EmbedderBuilder::with_tokenizer_and_fit_to_corpus(tokens.clone(), &texts).build();
        let mut scorer = Scorer::new();
        for (problem, text) in documents {
            scorer.upsert(problem, embedder.embed(text));
        }
        Self { tokens, scorer, vocabulary }
    }

    /// The words of a text that any description has, each once.
    fn query(&self, text: &str) -> Embedding<u32> {
        let mut words: Vec<String> = Vec::new();
        for word in self.tokens.tokenize(text) {
            let is_new = self.vocabulary.contains(&word) && !words.contains(&word);
            if is_new && words.len() < MOST_WORDS {
                words.push(word);
            }
        }
        let token = |word: &String| TokenEmbedding { index: u32::embed(word), value: 1.0 };
        Embedding(words.iter().map(token).collect())
    }
}

impl Tokens {
    fn of(tag: &str) -> Self {
        let stemming = match tag {
            "de" => Stemming::Snowball(Algorithm::German),
            "en" => Stemming::Snowball(Algorithm::English),
            "es" => Stemming::Snowball(Algorithm::Spanish),
            "fr" => Stemming::Snowball(Algorithm::French),
            "it" => Stemming::Snowball(Algorithm::Italian),
            "nl" => Stemming::Snowball(Algorithm::Dutch),
            "pt" => Stemming::Snowball(Algorithm::Portuguese),
            "ru" => Stemming::Snowball(Algorithm::Russian),
            "sv" => Stemming::Snowball(Algorithm::Swedish),
            _ if has_unspaced_script(tag) => Stemming::Pairs,
            _ => Stemming::Beginning,
        };
        Self { stemming, stop_words: Arc::new(stop_words(tag)) }
    }
}

impl Tokenizer for Tokens {
    fn tokenize(&self, text: &str) -> Vec<String> {
        /// Polish and Korean words change behind their first letters.
        const BEGINNING: usize = 5;
        let words = || text.unicode_words().filter(|word| !self.stop_words.contains(*word));
        match self.stemming {
            Stemming::Beginning => words().map(|w| w.chars().take(BEGINNING).collect()).collect(),
            Stemming::Snowball(algorithm) => {
                let stemmer = Stemmer::create(algorithm);
                words().map(|word| stemmer.stem(word).into_owned()).collect()
            }
            Stemming::Pairs => pairs(text),
        }
    }
}

/// Each two neighboring characters of unspaced script, and the words of other scripts.
fn pairs(text: &str) -> Vec<String> {
    let mut pairs = Vec::new();
    for run in text.split(|c: char| !c.is_alphanumeric()) {
        let characters: Vec<char> = run.chars().collect();
        if characters.iter().any(|c| is_unspaced(*c)) {
            pairs.extend(characters.windows(2).map(String::from_iter));
        } else if !run.is_empty() {
            pairs.push(run.to_owned());
        }
    }
    pairs
}

fn has_unspaced_script(tag: &str) -> bool {
    matches!(tag, "ja" | "th" | "zh")
}

/// The words that every sentence of a language has, folded as texts are.
fn stop_words(tag: &str) -> HashSet<String> {
    stop_words::lookup(tag).unwrap_or_default().iter().map(|word| fold(word).text).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn ranker() -> Ranker {
        let mut descriptions = Descriptions::default();
        let mut add = |problem, language: &str, text: &str| {
            let by_language = BTreeMap::from([(language.to_owned(), vec![text.to_owned()])]);
            descriptions.add(problem, &by_language);
        };
        add(0, "en", "since we switched on two-factor the app says my password is wrong");
        add(1, "en", "the mailbox is full and nobody can send me anything");
        add(2, "en", "our server's certificate has expired and the mail program complains");
        add(0, "it", "da quando abbiamo attivato la verifica in due passaggi la password non va");
        add(1, "it", "la casella è piena e nessuno riesce a scrivermi");
        add(1, "ja", "メールボックスがいっぱいで受信できません");
        add(2, "ja", "証明書の期限が切れました");
        Ranker::new(descriptions)
    }

    fn first(text: &str) -> Option<usize> {
        let proposals = ranker().scores(&fold(text).text);
        proposals.first().map(|(problem, _)| *problem)
    }

    #[test]
    fn what_is_told_in_other_words_is_proposed_in_its_language() {
        assert_eq!(first("I switched two-factor on and now its passwords are wrong"), Some(0));
        assert_eq!(first("the certificate of the mail server expired"), Some(2));
        assert_eq!(first("non mi scrive nessuno, credo che le caselle siano piene"), Some(1));
        assert_eq!(first("会社のメールボックスがいっぱいです"), Some(1));
    }

    #[test]
    fn what_has_little_in_common_with_any_description_is_not_proposed() {
        assert_eq!(first("see you at the server"), None);
        assert_eq!(first(""), None);
    }

    #[test]
    fn no_score_claims_more_than_a_description_can() {
        assert_eq!(claim(0.0), 0.0);
        assert!((claim(14.5) - 0.31).abs() < 1e-9);
        assert_eq!(claim(1000.0), MOST_LIKELY);
    }

    #[test]
    fn descriptions_can_be_kept() {
        let kept = postcard::to_allocvec(&ranker().descriptions()).expect("bytes");
        let ranker = Ranker::new(postcard::from_bytes(&kept).expect("descriptions"));
        assert_eq!(
            ranker.scores("the mailbox is full, nobody can send").first().map(|p| p.0),
            Some(1)
        );
    }
}
