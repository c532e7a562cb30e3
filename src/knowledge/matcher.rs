//! All signs as one automaton: one pass over a paste finds everything that a rule names.

use std::collections::HashMap;
use std::ops::Range;

use aho_corasick::{AhoCorasick, AhoCorasickKind};

use super::Problem;
use super::app::{App, Scope};
use super::problem::Sign;
use crate::folding::{Folded, fold, is_unspaced};

/// What one pattern of the automaton stands for. Indexes lead into the knowledge.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Seen {
    App {
        app: usize,
    },
    /// A code that settles a cause.
    CauseCode {
        problem: usize,
        cause: usize,
    },
    /// A word that speaks for a cause.
    CauseWord {
        problem: usize,
        cause: usize,
    },
    /// A code or a phrase, whole.
    Sign {
        problem: usize,
        sign: usize,
    },
    /// A scope by its real name, or by one that a translation machine made.
    Scope {
        scope: usize,
        mistranslated: bool,
    },
    /// A word of a group; see [`Loose`].
    Word {
        group: usize,
    },
}

/// Something that a rule speaks of, and where in the folded text it stands.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Hit {
    pub seen: Seen,
    pub span: Range<usize>,
}

/// The compiled signs.
#[derive(Debug)]
pub(super) struct Matcher {
    automaton: AhoCorasick,
    patterns: Vec<Pattern>,
    aadsts: HashMap<u32, Vec<Seen>>,
    /// For each group, the loose signs to try when a word of it is there.
    loose: Vec<Vec<Loose>>,
}

/// A sign of loose words in one language: it is there when one word of each of its groups
/// stands close together.
///
/// Rules of one family name the same products and the same people, so equal groups are one:
/// a word then costs the same however many rules use it. A sign is tried only when a word
/// of the group is there that the fewest signs have.
#[derive(Clone, Debug)]
struct Loose {
    problem: usize,
    sign: usize,
    groups: Vec<usize>,
}

/// One text to look for, and all that it stands for.
#[derive(Debug)]
struct Pattern {
    seen: Vec<Seen>,
    /// The word may go on behind the pattern: `approv*`.
    is_beginning: bool,
    /// A code, which a line break may cut in two.
    is_code: bool,
    starts_in_word: bool,
    ends_in_word: bool,
}

/// How much text, in bytes, the words of a loose sign may be apart in all.
const STRETCH: usize = 160;

/// The shortest code that is put together over a line break. Shorter pieces meet by chance.
const SHORTEST_BROKEN_CODE: usize = 10;

impl Matcher {
    pub fn new(problems: &[Problem], scopes: &[Scope], apps: &[App]) -> Self {
        let mut builder = Builder::default();
        for (problem, rules) in problems.iter().enumerate() {
            builder.add_problem(problem, rules);
        }
        for (scope, names) in scopes.iter().enumerate() {
            builder.add_code(&names.name, Seen::Scope { scope, mistranslated: false });
            for alias in &names.aliases {
                builder.add_code(alias, Seen::Scope { scope, mistranslated: true });
            }
        }
        for (app, names) in apps.iter().enumerate() {
            for word in &names.words {
                builder.add_word(word, Seen::App { app });
            }
            builder.add_code(&names.client_id, Seen::App { app });
        }
        builder.build()
    }

    pub fn aadsts(&self, number: u32) -> &[Seen] {
        self.aadsts.get(&number).map_or(&[], Vec::as_slice)
    }

    pub fn hits(&self, folded: &Folded) -> Vec<Hit> {
        let mut hits = Vec::new();
        for (pattern, span) in self.matches(&folded.text) {
            hits.extend(pattern.seen.iter().map(|&seen| Hit { seen, span: span.clone() }));
        }
        for &line_break in &folded.line_breaks {
            self.add_broken_codes(folded, line_break, &mut hits);
        }
        hits
    }

    /// The signs of loose words among the hits: problem, sign, and the stretch of text.
    pub fn loose_signs(&self, hits: &[Hit]) -> Vec<(usize, usize, Range<usize>)> {
        let words: Vec<(usize, Range<usize>)> = hits
            .iter()
            .filter_map(|hit| match hit.seen {
                Seen::Word { group } => Some((group, hit.span.clone())),
                _ => None,
            })
            .collect();
        let mut is_there = vec![false; self.loose.len()];
        for (group, _) in &words {
            is_there[*group] = true;
        }
        let tried = self.loose.iter().zip(&is_there).filter(|(_, there)| **there);
        tried
            .flat_map(|(signs, _)| signs)
            .filter(|loose| loose.groups.iter().all(|group| is_there[*group]))
            .filter_map(|loose| Some((loose.problem, loose.sign, closest(&words, &loose.groups)?)))
            .collect()
    }

    pub fn count_matches(&self, folded: &str) -> usize {
        self.automaton.find_overlapping_iter(folded).count()
    }

    /// All patterns that stand in the text as whole words.
    fn matches<'a>(&'a self, text: &'a str) -> impl Iterator<Item = (&'a Pattern, Range<usize>)> {
        self.automaton.find_overlapping_iter(text).filter_map(move |found| {
            let pattern = &self.patterns[found.pattern().as_usize()];
            pattern.is_whole(text, found.start(), found.end()).then(|| (pattern, found.range()))
        })
    }

    /// Codes that a line break cut in two. A code has no space in it, so it can only stand
    /// in the last word of one line and the first of the next, put together.
    fn add_broken_codes(&self, folded: &Folded, line_break: usize, hits: &mut Vec<Hit>) {
        let before = last_word(&folded.text[..line_break]);
        let after = first_word(&folded.text[line_break + 1..]);
        if before.len() + after.len() < SHORTEST_BROKEN_CODE {
            return;
        }
        let start = line_break - before.len();
        let joined = [before, after].concat();
        for (pattern, span) in self.matches(&joined) {
            let is_broken = span.start < before.len() && span.end > before.len();
            if pattern.is_code && is_broken && span.len() >= SHORTEST_BROKEN_CODE {
                // One more for the line break itself.
                let span = start + span.start..start + span.end + 1;
                hits.extend(pattern.seen.iter().map(|&seen| Hit { seen, span: span.clone() }));
            }
        }
    }
}

/// The longest word that is looked at on either side of a line break.
const LONGEST_HALF: usize = 80;

fn last_word(text: &str) -> &str {
    let near = &text[text.ceil_char_boundary(text.len().saturating_sub(LONGEST_HALF))..];
    near.rsplit(' ').next().unwrap_or(near)
}

fn first_word(text: &str) -> &str {
    let near = &text[..text.floor_char_boundary(LONGEST_HALF)];
    near.split(' ').next().unwrap_or(near)
}

impl Pattern {
    fn is_whole(&self, text: &str, start: usize, end: usize) -> bool {
        let in_word = |c: char| (c.is_alphanumeric() || c == '_') && !is_unspaced(c);
        let runs_in = self.starts_in_word && text[..start].chars().next_back().is_some_and(in_word);
        let runs_on = self.ends_in_word && text[end..].chars().next().is_some_and(in_word);
        !runs_in && (self.is_beginning || !runs_on)
    }
}

/// The literal texts of a sign, folded: what two problems may not both call their own.
pub(super) fn literals(sign: &Sign) -> Vec<String> {
    sign.code.iter().chain(sign.phrase.values().flatten()).map(|text| fold(text).text).collect()
}

/// The shortest stretch of at most [`STRETCH`] bytes in which each of the groups has a word.
/// `words` are groups and where one of their words stands, in order of their ends.
fn closest(words: &[(usize, Range<usize>)], groups: &[usize]) -> Option<Range<usize>> {
    let mut last: Vec<Option<&Range<usize>>> = vec![None; groups.len()];
    let mut best: Option<Range<usize>> = None;
    for (group, span) in words {
        let Some(place) = groups.iter().position(|wanted| wanted == group) else { continue };
        last[place] = Some(span);
        if last.contains(&None) {
            continue;
        }
        let places = || last.iter().copied().flatten();
        let start = places().map(|span| span.start).min().unwrap_or(span.start);
        let end = places().map(|span| span.end).max().unwrap_or(span.end);
        let is_shorter = best.as_ref().is_none_or(|best| end - start < best.len());
        if end - start <= STRETCH && is_shorter {
            best = Some(start..end);
        }
    }
    best
}

#[derive(Default)]
struct Builder {
    texts: Vec<String>,
    patterns: Vec<Pattern>,
    index: HashMap<(String, bool), usize>,
    aadsts: HashMap<u32, Vec<Seen>>,
    /// Groups of words by what is in them.
    groups: HashMap<Vec<String>, usize>,
    loose: Vec<Loose>,
}

impl Builder {
    fn add_problem(&mut self, problem: usize, rules: &Problem) {
        for (sign, rule) in rules.signs.iter().enumerate() {
            for code in &rule.code {
                self.add_code(code, Seen::Sign { problem, sign });
            }
            for phrase in rule.phrase.values().flatten() {
                self.add(phrase, false, false, Seen::Sign { problem, sign });
            }
            for groups in rule.words.values() {
                let groups = groups.iter().map(|words| self.group(words)).collect();
                self.loose.push(Loose { problem, sign, groups });
            }
        }
        for (cause, rule) in rules.causes.iter().enumerate() {
            for code in &rule.code {
                self.add_code(code, Seen::CauseCode { problem, cause });
            }
            for word in rule.words.values().flatten() {
                self.add_word(word, Seen::CauseWord { problem, cause });
            }
        }
    }

    /// The number of a group of words, the same for the same words.
    fn group(&mut self, words: &[String]) -> usize {
        let mut key = words.to_vec();
        key.sort();
        let next = self.groups.len();
        let group = *self.groups.entry(key).or_insert(next);
        if group == next {
            for word in words {
                self.add_word(word, Seen::Word { group });
            }
        }
        group
    }

    /// A code; `AADSTS` and a number is found by reading, not by the automaton.
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

    fn add(&mut self, text: &str, is_beginning: bool, is_code: bool, seen: Seen) {
        let text = fold(text).text;
        let in_word = |c: Option<char>| c.is_some_and(|c| c.is_alphanumeric() && !is_unspaced(c));
        if text.is_empty() {
            return;
        }
        let next = self.patterns.len();
        let index = *self.index.entry((text.clone(), is_beginning)).or_insert(next);
        if index == next {
            self.patterns.push(Pattern {
                seen: Vec::new(),
                is_beginning,
                is_code,
                starts_in_word: in_word(text.chars().next()),
                ends_in_word: in_word(text.chars().next_back()),
            });
            self.texts.push(text);
        }
        let pattern = &mut self.patterns[index];
        pattern.is_code |= is_code;
        if !pattern.seen.contains(&seen) {
            pattern.seen.push(seen);
        }
    }

    fn build(self) -> Matcher {
        let automaton = AhoCorasick::builder()
            .kind(Some(AhoCorasickKind::ContiguousNFA))
            .build(&self.texts)
            .expect("the patterns of any rules fit into an automaton of 2^31 states");
        let mut uses = vec![0; self.groups.len()];
        for group in self.loose.iter().flat_map(|loose| &loose.groups) {
            uses[*group] += 1;
        }
        let mut loose: Vec<Vec<Loose>> = vec![Vec::new(); self.groups.len()];
        for sign in self.loose {
            if let Some(&rarest) = sign.groups.iter().min_by_key(|group| uses[**group]) {
                loose[rarest].push(sign);
            }
        }
        Matcher { automaton, patterns: self.patterns, aadsts: self.aadsts, loose }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn word(group: usize, span: Range<usize>) -> (usize, Range<usize>) {
        (group, span)
    }

    #[test]
    fn words_count_only_close_together() {
        let near = [word(0, 0..4), word(1, 10..14), word(0, 100..104), word(2, 110..114)];
        assert_eq!(closest(&near, &[0, 1]), Some(0..14));
        assert_eq!(closest(&near, &[0, 2]), Some(100..114));
        assert_eq!(closest(&near, &[0, 3]), None);
        let far = [word(0, 0..4), word(1, STRETCH..STRETCH + 1)];
        assert_eq!(closest(&far, &[0, 1]), None);
    }
}
