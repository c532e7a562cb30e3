//! All signs as one automaton: one pass over a paste finds everything that a rule names.

use std::collections::HashMap;
use std::ops::Range;

use aho_corasick::{AhoCorasick, AhoCorasickKind};

use super::Problem;
use super::app::{App, Scope};
use super::loose::{Loose, LooseRule, Said};
use super::problem::Sign;
use super::reply::ReplyPattern;
use super::words::Words;
use crate::folding::{Folded, fold, is_unspaced};
use crate::mail::{EnhancedStatusCode, Reply};

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
    /// A word; which groups of loose words have it, [`Loose`] knows.
    Word {
        word: usize,
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
    replies: Replies,
    loose: Loose,
    /// By problem and sign.
    conditions: Vec<Vec<Conditions>>,
    /// The group of words by which a text is about delivery.
    bounce: Option<usize>,
}

/// Signs by the reply that they mean. The key is what its enhanced status code is about.
type Replies = HashMap<Option<(u16, u16)>, Vec<(ReplyPattern, Seen)>>;

/// What must and must not stand in a text for a sign to count, as groups of [`Loose`].
#[derive(Debug, Default)]
struct Conditions {
    beside: Option<usize>,
    unless: Option<usize>,
    in_bounce: bool,
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

/// The shortest code that is put together over a line break. Shorter pieces meet by chance.
const SHORTEST_BROKEN_CODE: usize = 10;

impl Matcher {
    pub fn new(problems: &[Problem], scopes: &[Scope], apps: &[App], words: &Words) -> Self {
        let mut builder = Builder::default();
        for (problem, rules) in problems.iter().enumerate() {
            builder.add_problem(problem, rules);
        }
        builder.bounce = builder.add_condition(&words.bounce());
        for aside in &words.aside {
            for groups in aside.words.values() {
                builder.add_loose(LooseRule::Aside, groups, aside.within);
            }
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

    /// What a reply of a mail server stands for.
    pub fn replies(&self, reply: Reply) -> impl Iterator<Item = Seen> + '_ {
        let about = |status: EnhancedStatusCode| (status.subject, status.detail);
        let patterns = self.replies.get(&reply.status.map(about)).into_iter().flatten();
        patterns.filter(move |(pattern, _)| pattern.matches(reply)).map(|(_, seen)| *seen)
    }

    pub fn said(&self, hits: &[Hit], text: &str) -> Said {
        self.loose.said(hits, text)
    }

    /// Whether what must stand in a text beside this sign does, and what must not does not.
    pub fn counts(&self, problem: usize, sign: usize, said: &Said, has_reply: bool) -> bool {
        let conditions = &self.conditions[problem][sign];
        let has = |group: usize| said.has(group);
        conditions.beside.is_none_or(has)
            && !conditions.unless.is_some_and(has)
            && (!conditions.in_bounce || has_reply || self.bounce.is_some_and(has))
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

    /// Codes that line breaks cut: found in the text without its line breaks, in the words
    /// that reach over one. No code has a space in it.
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
        let mut searched = 0;
        for &seam in &seams {
            if seam < searched {
                continue;
            }
            let start = joined[..seam].rfind(' ').map_or(0, |space| space + 1);
            searched = joined[seam..].find(' ').map_or(joined.len(), |space| seam + space);
            for (pattern, span) in self.matches(&joined[start..searched]) {
                let span = start + span.start..start + span.end;
                let before = seams.partition_point(|&seam| seam <= span.start);
                let within = seams[before..].iter().take_while(|&&seam| seam < span.end).count();
                if pattern.is_code && within > 0 && span.len() >= SHORTEST_BROKEN_CODE {
                    let span = span.start + before..span.end + before + within;
                    hits.extend(pattern.seen.iter().map(|&seen| Hit { seen, span: span.clone() }));
                }
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

#[derive(Default)]
struct Builder {
    texts: Vec<String>,
    patterns: Vec<Pattern>,
    index: HashMap<(String, bool), usize>,
    aadsts: HashMap<u32, Vec<Seen>>,
    replies: Replies,
    loose: Loose,
    conditions: Vec<Vec<Conditions>>,
    bounce: Option<usize>,
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
                self.add_loose(LooseRule::Sign { problem, sign }, groups, rule.within);
            }
            for reply in &rule.reply {
                let seen = (reply.clone(), Seen::Sign { problem, sign });
                self.replies.entry(reply.about()).or_default().push(seen);
            }
        }
        let conditions = rules.signs.iter().map(|sign| Conditions {
            beside: self.add_condition(&sign.beside),
            unless: self.add_condition(&sign.unless),
            in_bounce: sign.in_bounce,
        });
        let conditions = conditions.collect();
        self.conditions.push(conditions);
        for (cause, rule) in rules.causes.iter().enumerate() {
            for code in &rule.code {
                self.add_code(code, Seen::CauseCode { problem, cause });
            }
            for word in rule.words.values().flatten() {
                self.add_word(word, Seen::CauseWord { problem, cause });
            }
        }
    }

    /// The group of these words, if there are any.
    fn add_condition(&mut self, words: &[String]) -> Option<usize> {
        let mut new = Vec::new();
        let group = (!words.is_empty()).then(|| self.loose.group(words, &mut new));
        for (word, text) in new {
            self.add_word(&text, Seen::Word { word });
        }
        group
    }

    fn add_loose(&mut self, rule: LooseRule, groups: &[Vec<String>], within: Option<usize>) {
        for (word, text) in self.loose.add(rule, groups, within) {
            self.add_word(&text, Seen::Word { word });
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

    /// Adds a text and, where it has umlauts, what keyboards without them make of it.
    fn add(&mut self, text: &str, is_beginning: bool, is_code: bool, seen: Seen) {
        self.add_folded(fold(text).text, is_beginning, is_code, seen);
        if let Some(text) = without_umlauts(text) {
            self.add_folded(fold(&text).text, is_beginning, is_code, seen);
        }
    }

    fn add_folded(&mut self, text: String, is_beginning: bool, is_code: bool, seen: Seen) {
        let in_word = |c: Option<char>| {
            c.is_some_and(|c| (c.is_alphanumeric() || c == '_') && !is_unspaced(c))
        };
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

    fn build(mut self) -> Matcher {
        self.loose.index();
        let automaton = AhoCorasick::builder()
            .kind(Some(AhoCorasickKind::ContiguousNFA))
            .build(&self.texts)
            .expect("the patterns of any rules fit into an automaton of 2^31 states");
        Matcher {
            automaton,
            patterns: self.patterns,
            aadsts: self.aadsts,
            replies: self.replies,
            loose: self.loose,
            conditions: self.conditions,
            bounce: self.bounce,
        }
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
