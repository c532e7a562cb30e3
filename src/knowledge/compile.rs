//! Rules as they are written become one trie and what stands beside it.

use std::collections::{BTreeMap, HashMap};

use super::describe::Descriptions;
use super::files::{Parsed, Written};
use super::loose::{LooseBuilder, LooseRule};
use super::matcher::{Conditions, Entry, Index, Matcher, Pattern, Replies, Seen};
use super::nearly::{Nearly, NearlyBuilder};
use super::problem::{WrittenCause, WrittenSign};
use super::trie::{Trie, is_in_word};
use super::{Cause, Knowledge, Parts, Problem, Sign, SignForm};
use crate::folding::fold;

/// Compiles rules that hold together.
pub(super) fn compile(parsed: Parsed) -> Knowledge {
    let mut builder = Builder::default();
    for (problem, rules) in parsed.problems.iter().enumerate() {
        builder.add_problem(problem, rules);
    }
    builder.bounce = builder.add_condition(&parsed.words.bounce());
    builder.topics = builder.add_condition(&parsed.words.topics);
    builder.complaints = builder.add_condition(&parsed.words.complaints);
    for aside in &parsed.words.aside {
        for groups in aside.words.values() {
            builder.add_loose(LooseRule::Aside, groups, aside.within);
        }
    }
    for (scope, names) in parsed.scopes.iter().enumerate() {
        builder.add_code(&names.name, Seen::Scope { scope, mistranslated: false });
        for alias in &names.aliases {
            builder.add_code(alias, Seen::Scope { scope, mistranslated: true });
        }
    }
    for (product, names) in parsed.products.iter().enumerate() {
        let seen = Seen::Product { product };
        for word in &names.words {
            builder.add_word(word, seen);
        }
        for code in names.codes.keys() {
            builder.add_code(code, seen);
        }
        if let Some(app) = &names.entra {
            builder.add_code(&app.client_id, seen);
        }
    }
    let (matcher, nearly) = builder.build();
    let mut descriptions = Descriptions::default();
    for (problem, rules) in parsed.problems.iter().enumerate() {
        descriptions.add(problem as u32, &rules.file.describe);
    }
    Knowledge::new(Parts {
        problems: parsed.problems.into_iter().map(problem).collect(),
        products: parsed.products,
        scopes: parsed.scopes,
        providers: parsed.providers,
        codes: parsed.codes,
        descriptions,
        matcher,
        nearly,
    })
}

/// The texts of a sign as they are compared: what two problems may not both call their own.
pub(super) fn literals(sign: &WrittenSign) -> Vec<String> {
    sign.code.iter().chain(sign.phrase.values().flatten()).map(|text| fold(text).text).collect()
}

/// What is needed of a problem when its signs are compiled.
fn problem(written: Written) -> Problem {
    let Written { id, file } = written;
    Problem {
        id,
        severity: file.severity,
        outranks: file.outranks,
        sources: file.sources,
        signs: file.signs.iter().map(sign).collect(),
        causes: file.causes.into_iter().map(cause).collect(),
        questions: file.questions,
        steps: file.steps,
    }
}

fn sign(written: &WrittenSign) -> Sign {
    let form = if let Some(token) = written.token {
        SignForm::Token(token)
    } else if !written.words.is_empty() {
        SignForm::Words
    } else if !written.phrase.is_empty() {
        SignForm::Phrase
    } else {
        SignForm::Code
    };
    Sign {
        weight: written.weight,
        shared: written.shared,
        unless_other_code: written.unless_other_code,
        form,
    }
}

fn cause(written: WrittenCause) -> Cause {
    let WrittenCause { id, prior, speaks_for, against, from, until, .. } = written;
    Cause { id, prior, speaks_for, against, from, until }
}

#[derive(Default)]
struct Builder {
    /// For each text, which of `patterns` it is.
    texts: BTreeMap<String, u32>,
    patterns: Vec<Pattern>,
    entries: Vec<Vec<Entry>>,
    aadsts: BTreeMap<u32, Vec<Seen>>,
    replies: Replies,
    loose: LooseBuilder,
    nearly: NearlyBuilder,
    conditions: Vec<Vec<Conditions>>,
    bounce: Option<u32>,
    topics: Option<u32>,
    complaints: Option<u32>,
    /// Sentences, words and sets are folded once, however many rules have them.
    folded: HashMap<String, String>,
}

impl Builder {
    fn add_problem(&mut self, problem: usize, rules: &Written) {
        for (sign, rule) in rules.file.signs.iter().enumerate() {
            let seen = Seen::Sign { problem, sign };
            for code in &rule.code {
                self.add_code(code, seen);
            }
            for phrase in rule.phrase.values().flatten() {
                self.add(phrase, false, false, seen);
                let folded = self.fold(phrase);
                self.nearly.add(&folded, seen);
            }
            for groups in rule.words.values() {
                self.add_loose(LooseRule::Sign { problem, sign }, groups, rule.within);
            }
            for reply in &rule.reply {
                self.replies.entry(reply.about()).or_default().push((reply.clone(), seen));
            }
        }
        let conditions = rules.file.signs.iter().map(|sign| Conditions {
            beside: self.add_condition(&sign.beside),
            unless: self.add_condition(&sign.unless),
            in_bounce: sign.in_bounce,
        });
        let conditions = conditions.collect();
        self.conditions.push(conditions);
        for (cause, rule) in rules.file.causes.iter().enumerate() {
            for code in &rule.code {
                self.add_code(code, Seen::CauseCode { problem, cause });
            }
            for word in rule.words.values().flatten() {
                self.add_word(word, Seen::CauseWord { problem, cause });
            }
        }
    }

    /// The group of these words, if there are any.
    fn add_condition(&mut self, words: &[String]) -> Option<u32> {
        let mut new = Vec::new();
        let group = (!words.is_empty()).then(|| self.loose.group(words, &mut new));
        self.add_new_words(new);
        group
    }

    fn add_loose(&mut self, rule: LooseRule, groups: &[Vec<String>], within: Option<usize>) {
        let new = self.loose.add(rule, groups, within);
        self.add_new_words(new);
    }

    fn add_new_words(&mut self, new: Vec<(u32, String)>) {
        for (word, text) in new {
            self.add_word(&text, Seen::Word { word });
        }
    }

    /// A code; `AADSTS` and a number is found by reading, not by the trie.
    fn add_code(&mut self, code: &str, seen: Seen) {
        let folded = fold(code).text;
        match folded.strip_prefix("aadsts").and_then(|digits| digits.parse().ok()) {
            Some(number) => self.aadsts.entry(number).or_default().push(seen),
            None => self.add(code, false, true, seen),
        }
    }

    fn add_word(&mut self, word: &str, seen: Seen) {
        match word.strip_suffix('*') {
            Some(beginning) => self.add(beginning, true, false, seen),
            None => self.add(word, false, false, seen),
        }
    }

    /// Adds a text and, where it has umlauts, what keyboards without them make of it.
    fn add(&mut self, text: &str, is_beginning: bool, is_code: bool, seen: Seen) {
        let folded = self.fold(text);
        self.add_folded(folded, is_beginning, is_code, seen);
        if let Some(text) = without_umlauts(text) {
            let folded = self.fold(&text);
            self.add_folded(folded, is_beginning, is_code, seen);
        }
    }

    fn fold(&mut self, text: &str) -> String {
        if let Some(folded) = self.folded.get(text) {
            return folded.clone();
        }
        let folded = fold(text).text;
        self.folded.insert(text.to_owned(), folded.clone());
        folded
    }

    fn add_folded(&mut self, text: String, is_beginning: bool, is_code: bool, seen: Seen) {
        let Some(last) = text.chars().next_back() else { return };
        let next = self.patterns.len();
        let index = *self.texts.entry(text).or_insert(next as u32) as usize;
        if index == next {
            self.patterns.push(Pattern { is_code: false, ends_in_word: is_in_word(last) });
            self.entries.push(Vec::new());
        }
        self.patterns[index].is_code |= is_code;
        let entry = Entry { seen, is_beginning };
        if !self.entries[index].contains(&entry) {
            self.entries[index].push(entry);
        }
    }

    fn build(self) -> (Matcher, Nearly) {
        let trie = Trie::of(&self.texts);
        let index = Index {
            patterns: self.patterns,
            entries: self.entries.into_iter().collect(),
            aadsts: self.aadsts,
            replies: self.replies,
            loose: self.loose.build(),
            conditions: self.conditions,
            bounce: self.bounce,
            topics: self.topics,
            complaints: self.complaints,
        };
        (Matcher::new(trie, index), self.nearly.build())
    }
}

/// `Zustimmung für` as `Zustimmung fuer`. Folding alone makes `fur` of both spellings' first.
fn without_umlauts(text: &str) -> Option<String> {
    text.contains(['ä', 'ö', 'ü', 'Ä', 'Ö', 'Ü', 'ß']).then(|| {
        let pairs = [("ä", "ae"), ("ö", "oe"), ("ü", "ue"), ("ß", "ss")];
        pairs
            .into_iter()
            .fold(text.to_lowercase(), |text, (umlaut, letters)| text.replace(umlaut, letters))
    })
}
