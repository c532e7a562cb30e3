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
    /// One word of a sign of loose words; the sign is there when one word of each group
    /// of one `variant` (a language) stands close together.
    Word {
        problem: usize,
        sign: usize,
        variant: usize,
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
        if !folded.line_breaks.is_empty() {
            self.add_broken_codes(folded, &mut hits);
        }
        hits
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

    /// Codes that a line break cut in two: found in the text without its line breaks,
    /// where they reach over one.
    fn add_broken_codes(&self, folded: &Folded, hits: &mut Vec<Hit>) {
        let mut joined = String::with_capacity(folded.text.len());
        let mut kept = 0;
        // Where in `joined` each line break was.
        let mut seams = Vec::with_capacity(folded.line_breaks.len());
        for &line_break in &folded.line_breaks {
            joined.push_str(&folded.text[kept..line_break]);
            seams.push(joined.len());
            kept = line_break + 1;
        }
        joined.push_str(&folded.text[kept..]);
        for (pattern, span) in self.matches(&joined) {
            let before = seams.partition_point(|&seam| seam <= span.start);
            let within = seams[before..].iter().take_while(|&&seam| seam < span.end).count();
            if pattern.is_code && within > 0 && span.len() >= SHORTEST_BROKEN_CODE {
                let span = span.start + before..span.end + before + within;
                hits.extend(pattern.seen.iter().map(|&seen| Hit { seen, span: span.clone() }));
            }
        }
    }
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

/// Finds where a sign of loose words is there: the shortest stretch of at most [`STRETCH`]
/// bytes in which each of `groups` groups has a word. `words` are (group, span).
pub(crate) fn closest_words(
    words: &mut [(usize, Range<usize>)],
    groups: usize,
) -> Option<Range<usize>> {
    words.sort_by_key(|(_, span)| span.start);
    let mut last: Vec<Option<&Range<usize>>> = vec![None; groups];
    let mut best: Option<Range<usize>> = None;
    for (group, span) in words.iter() {
        last[*group] = Some(span);
        let Some(stretch) = last.iter().copied().collect::<Option<Vec<_>>>() else {
            continue;
        };
        let start = stretch.iter().map(|span| span.start).min().unwrap_or(span.start);
        let end = stretch.iter().map(|span| span.end).max().unwrap_or(span.end);
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
            for (variant, groups) in rule.words.values().enumerate() {
                for (group, words) in groups.iter().enumerate() {
                    for word in words {
                        self.add_word(word, Seen::Word { problem, sign, variant, group });
                    }
                }
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
        Matcher { automaton, patterns: self.patterns, aadsts: self.aadsts }
    }
}
