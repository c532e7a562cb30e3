//! Signs in people's own words: one word of each group stands in the same stretch of text.
//!
//! Words are shared: one that a hundred rules speak of is found once, and a rule is looked at
//! only when its rarest group was seen. So the work grows with what a text says, hardly with
//! the number of rules.

use std::collections::HashMap;
use std::ops::Range;

use serde::{Deserialize, Serialize};

use super::lists::{Bits, Lists};
use super::matcher::{Hit, Seen};

/// Whose words they are.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub enum LooseRule {
    /// The text speaks about errors, rather than of one that its writer has.
    Aside,
    Sign {
        problem: usize,
        sign: usize,
    },
}

/// What a text says in loose words.
#[derive(Debug)]
pub struct Said {
    /// The rules that are fulfilled, each once, in the language that does so first, at the
    /// shortest such stretch.
    pub fulfilled: Vec<(LooseRule, Range<usize>)>,
    /// The words that are there.
    words: Bits,
}

/// All rules of loose words.
#[derive(Debug, Serialize, Deserialize)]
pub(super) struct Loose {
    rules: Vec<Groups>,
    /// For each word, the groups that have it and are the rarest of some rule: the words that
    /// everybody says are in hundreds of groups, and in few of these.
    rarest_of: Lists<u32>,
    /// For each group, its words.
    words_of: Lists<u32>,
    /// For each group, the rules of which it is the rarest; most are of none.
    by_rarest: Lists<u32>,
}

#[derive(Debug, Serialize, Deserialize)]
struct Groups {
    rule: LooseRule,
    /// The rarest first.
    groups: Vec<u32>,
    within: usize,
}

/// How far apart the words of a rule may be in all, where it says nothing else: [`width`].
const STRETCH: usize = 160;

impl Loose {
    /// What the words among `hits` make of the rules.
    pub fn said(&self, hits: &[Hit], text: &str) -> Said {
        let words = Words::among(hits, self.rarest_of.len());
        let mut seen = Bits::below(self.words_of.len());
        let mut rarest: Vec<u32> = Vec::new();
        for &word in &words.distinct {
            let groups = self.rarest_of.get(word as usize).iter();
            rarest.extend(groups.filter(|group| seen.insert(**group as usize)));
        }
        let mut fulfilled: Vec<(LooseRule, Range<usize>)> = Vec::new();
        for rule in rarest.iter().flat_map(|&group| self.by_rarest.get(group as usize)) {
            let rule = &self.rules[*rule as usize];
            let has = |group: &u32| self.has_word(*group, &words.is_said);
            let is_known = fulfilled.iter().any(|(known, _)| *known == rule.rule);
            if is_known || !rule.groups[1..].iter().all(has) {
                continue;
            }
            let stretch = closest(&mut self.places(rule, &words), rule, text);
            fulfilled.extend(stretch.map(|stretch| (rule.rule, stretch)));
        }
        Said { fulfilled, words: words.is_said }
    }

    /// Whether a word of the group stands somewhere in the text.
    pub fn has(&self, said: &Said, group: u32) -> bool {
        self.has_word(group, &said.words)
    }

    fn has_word(&self, group: u32, words: &Bits) -> bool {
        self.words_of.get(group as usize).iter().any(|&word| words.has(word as usize))
    }

    /// The words of a rule among those that are there: which of its groups each belongs to,
    /// and where it stands.
    fn places<'a>(&self, rule: &Groups, words: &Words<'a>) -> Vec<(usize, &'a Range<usize>)> {
        let mut places = Vec::new();
        for (place, &group) in rule.groups.iter().enumerate() {
            for &word in self.words_of.get(group as usize) {
                if words.is_said.has(word as usize) {
                    places.extend(words.spans(word).map(|span| (place, span)));
                }
            }
        }
        places
    }
}

/// The words that are there, and where.
struct Words<'a> {
    is_said: Bits,
    /// Each once, in order of their first places.
    distinct: Vec<u32>,
    /// Ascending by word.
    places: Vec<(u32, &'a Range<usize>)>,
}

impl<'a> Words<'a> {
    fn among(hits: &'a [Hit], count: usize) -> Self {
        let mut words = Self { is_said: Bits::below(count), distinct: vec![], places: vec![] };
        for hit in hits {
            if let Seen::Word { word } = hit.seen {
                if words.is_said.insert(word as usize) {
                    words.distinct.push(word);
                }
                words.places.push((word, &hit.span));
            }
        }
        words.places.sort_by_key(|(word, _)| *word);
        words
    }

    fn spans(&self, word: u32) -> impl Iterator<Item = &'a Range<usize>> {
        let first = self.places.partition_point(|&(other, _)| other < word);
        self.places[first..].iter().take_while(move |(w, _)| *w == word).map(|(_, span)| *span)
    }
}

/// The shortest stretch in which each group of a rule has a word, if it is short enough.
/// `places` are (group, span of a word of it).
fn closest(
    places: &mut [(usize, &Range<usize>)],
    rule: &Groups,
    text: &str,
) -> Option<Range<usize>> {
    places.sort_by_key(|(_, span)| span.start);
    let mut last: Vec<Option<&Range<usize>>> = vec![None; rule.groups.len()];
    let mut best: Option<Range<usize>> = None;
    for (group, span) in places.iter() {
        last[*group] = Some(span);
        if last.contains(&None) {
            continue;
        }
        let places = || last.iter().copied().flatten();
        let start = places().map(|span| span.start).min().unwrap_or(span.start);
        let end = places().map(|span| span.end).max().unwrap_or(span.end);
        if best.as_ref().is_none_or(|best| end - start < best.len()) {
            best = Some(start..end);
        }
    }
    best.filter(|best| best.len() <= rule.within || width(&text[best.clone()]) <= rule.within)
}

/// How much a text says by its length: a letter counts one, a Han character or kana two,
/// as terminals draw them (UAX 11). Bytes would give Russian half the room of English.
fn width(text: &str) -> usize {
    const FIRST_WIDE: char = '\u{3000}';
    text.chars().map(|c| if c >= FIRST_WIDE { 2 } else { 1 }).sum()
}

/// Collects rules, words and groups, each of them once.
#[derive(Debug, Default)]
pub(super) struct LooseBuilder {
    rules: Vec<Groups>,
    words: HashMap<String, u32>,
    /// By its words.
    groups: HashMap<Vec<String>, u32>,
    groups_of: Vec<Vec<u32>>,
    words_of: Vec<Vec<u32>>,
}

impl LooseBuilder {
    /// Adds a rule. Returns the words that no rule had before.
    pub fn add(
        &mut self,
        rule: LooseRule,
        groups: &[Vec<String>],
        within: Option<usize>,
    ) -> Vec<(u32, String)> {
        let mut new = Vec::new();
        let groups = groups.iter().map(|words| self.group(words, &mut new)).collect();
        self.rules.push(Groups { rule, groups, within: within.unwrap_or(STRETCH) });
        new
    }

    /// The group of these words, and into `new` the words that no group had before.
    pub fn group(&mut self, words: &[String], new: &mut Vec<(u32, String)>) -> u32 {
        let next = self.groups.len() as u32;
        let group = *self.groups.entry(words.to_vec()).or_insert(next);
        if group == next {
            self.add_group(group, words, new);
        }
        group
    }

    fn add_group(&mut self, group: u32, words: &[String], new: &mut Vec<(u32, String)>) {
        let mut ids = Vec::with_capacity(words.len());
        for word in words {
            let next = self.words.len() as u32;
            let id = *self.words.entry(word.clone()).or_insert(next);
            if id == next {
                self.groups_of.push(Vec::new());
                new.push((id, word.clone()));
            }
            let groups_of = &mut self.groups_of[id as usize];
            if groups_of.last() != Some(&group) {
                groups_of.push(group);
                ids.push(id);
            }
        }
        self.words_of.push(ids);
    }

    /// Finds out by which group each rule is looked up.
    pub fn build(mut self) -> Loose {
        // Words of many groups are said most.
        let commonness = |words: &[u32]| -> usize {
            words.iter().map(|&word| self.groups_of[word as usize].len()).sum()
        };
        let commonness: Vec<usize> = self.words_of.iter().map(|words| commonness(words)).collect();
        let mut by_rarest = vec![Vec::new(); self.words_of.len()];
        for (index, rule) in self.rules.iter_mut().enumerate() {
            rule.groups.sort_by_key(|&group| commonness[group as usize]);
            if let Some(&rarest) = rule.groups.first() {
                by_rarest[rarest as usize].push(index as u32);
            }
        }
        let is_rarest = |group: &u32| !by_rarest[*group as usize].is_empty();
        let rarest_of = self
            .groups_of
            .into_iter()
            .map(|groups| groups.into_iter().filter(is_rarest).collect())
            .collect();
        Loose {
            rules: self.rules,
            rarest_of,
            words_of: self.words_of.into_iter().collect(),
            by_rarest: by_rarest.into_iter().collect(),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn words_count_where_they_stand_close_together() {
        let group = |words: &[&str]| words.iter().map(ToString::to_string).collect::<Vec<_>>();
        let mut builder = LooseBuilder::default();
        let rule = LooseRule::Sign { problem: 0, sign: 0 };
        let groups = [group(&["admin", "админ"]), group(&["approval", "одобрение"])];
        let words = builder.add(rule, &groups, Some(20));
        assert_eq!(words.len(), 4);
        assert!(builder.add(LooseRule::Aside, &groups[..1], None).is_empty(), "each word once");
        let loose = builder.build();
        let found = |text: &str| {
            let mut hits = Vec::new();
            for (id, word) in &words {
                for (start, _) in text.match_indices(word) {
                    let span = start..start + word.len();
                    hits.push(Hit { seen: Seen::Word { word: *id }, span });
                }
            }
            let said = loose.said(&hits, text);
            let rules: Vec<LooseRule> = said.fulfilled.into_iter().map(|(rule, _)| rule).collect();
            (rules.contains(&rule), rules.contains(&LooseRule::Aside))
        };
        assert_eq!(found("admin approval"), (true, true));
        assert_eq!(found("нужно одобрение: админ"), (true, true), "letters count, not bytes");
        assert_eq!(found("the admin of our club gave approval"), (false, true));
        assert_eq!(found("admin and many other words before admin approval"), (true, true));
        assert_eq!(found("approval"), (false, false));
    }
}
