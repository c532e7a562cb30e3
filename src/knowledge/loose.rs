//! Signs in people's own words: one word of each group stands in the same stretch of text.
//!
//! Words are shared: one that a hundred rules speak of is found once, and a rule is looked at
//! only when its rarest group was seen. So the work grows with what a text says, hardly with
//! the number of rules.

use std::collections::HashMap;
use std::ops::Range;

use super::matcher::{Hit, Seen};

/// Whose words they are.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
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
    /// By group: whether a word of it is there.
    groups: Vec<bool>,
}

impl Said {
    /// Whether a word of the group stands somewhere in the text.
    pub(super) fn has(&self, group: usize) -> bool {
        self.groups[group]
    }
}

/// All rules of loose words.
#[derive(Debug, Default)]
pub(super) struct Loose {
    rules: Vec<Groups>,
    words: HashMap<String, usize>,
    /// By its words.
    groups: HashMap<Vec<String>, usize>,
    /// For each word, the groups that have it, ascending.
    groups_of: Vec<Vec<usize>>,
    /// For each group, its words.
    words_of: Vec<Vec<usize>>,
    /// For each group, the rules of which it is the rarest.
    by_rarest: Vec<Vec<usize>>,
    /// Whether there are such rules: most groups are the rarest of none.
    is_rarest: Vec<bool>,
}

#[derive(Debug)]
struct Groups {
    rule: LooseRule,
    /// The rarest first.
    groups: Vec<usize>,
    /// All words of these groups, ascending, and the place of the group of each.
    words: Vec<(usize, usize)>,
    within: usize,
}

/// How far apart the words of a rule may be in all, where it says nothing else: [`width`].
const STRETCH: usize = 160;

impl Loose {
    /// Adds a rule. Returns the words that no rule had before.
    pub fn add(
        &mut self,
        rule: LooseRule,
        groups: &[Vec<String>],
        within: Option<usize>,
    ) -> Vec<(usize, String)> {
        let mut new = Vec::new();
        let ids = groups.iter().map(|words| self.group(words, &mut new)).collect();
        let within = within.unwrap_or(STRETCH);
        self.rules.push(Groups { rule, groups: ids, words: Vec::new(), within });
        new
    }

    /// The group of these words, and into `new` the words that no group had before.
    pub fn group(&mut self, words: &[String], new: &mut Vec<(usize, String)>) -> usize {
        let next = self.groups.len();
        let group = *self.groups.entry(words.to_vec()).or_insert(next);
        if group == next {
            self.add_group(group, words, new);
        }
        group
    }

    fn add_group(&mut self, group: usize, words: &[String], new: &mut Vec<(usize, String)>) {
        self.words_of.push(Vec::with_capacity(words.len()));
        for word in words {
            let next = self.words.len();
            let id = *self.words.entry(word.clone()).or_insert(next);
            if id == next {
                self.groups_of.push(Vec::new());
                new.push((id, word.clone()));
            }
            if self.groups_of[id].last() != Some(&group) {
                self.groups_of[id].push(group);
                self.words_of[group].push(id);
            }
        }
    }

    /// Finds out by which group each rule is looked up. Called when all rules are added.
    pub fn index(&mut self) {
        // Words of many groups are said most.
        let mut commonness = vec![0; self.groups.len()];
        for groups in &self.groups_of {
            for &group in groups {
                commonness[group] += groups.len();
            }
        }
        self.by_rarest = vec![Vec::new(); self.groups.len()];
        for (index, rule) in self.rules.iter_mut().enumerate() {
            rule.groups.sort_by_key(|&group| commonness[group]);
            for (place, &group) in rule.groups.iter().enumerate() {
                rule.words.extend(self.words_of[group].iter().map(|&word| (word, place)));
            }
            rule.words.sort_unstable();
            if let Some(&rarest) = rule.groups.first() {
                self.by_rarest[rarest].push(index);
            }
        }
        self.is_rarest = self.by_rarest.iter().map(|rules| !rules.is_empty()).collect();
    }

    /// What the words among `hits` make of the rules.
    pub fn said(&self, hits: &[Hit], text: &str) -> Said {
        let words: Vec<(usize, &Range<usize>)> = hits
            .iter()
            .filter_map(|hit| match hit.seen {
                Seen::Word { word } => Some((word, &hit.span)),
                _ => None,
            })
            .collect();
        let mut is_seen = vec![false; self.by_rarest.len()];
        let mut seen = Vec::new();
        let mut is_said = vec![false; self.groups_of.len()];
        for &(word, _) in &words {
            // A word said again has the groups that it had.
            if std::mem::replace(&mut is_said[word], true) {
                continue;
            }
            for &group in &self.groups_of[word] {
                let is_new = !std::mem::replace(&mut is_seen[group], true);
                if is_new && self.is_rarest[group] {
                    seen.push(group);
                }
            }
        }
        let mut fulfilled: Vec<(LooseRule, Range<usize>)> = Vec::new();
        for rule in seen.iter().flat_map(|&group| &self.by_rarest[group]) {
            let rule = &self.rules[*rule];
            let is_known = fulfilled.iter().any(|(known, _)| *known == rule.rule);
            if is_known || !rule.groups.iter().all(|&group| is_seen[group]) {
                continue;
            }
            let stretch = closest(&mut rule.places(&words), rule, text);
            fulfilled.extend(stretch.map(|stretch| (rule.rule, stretch)));
        }
        Said { fulfilled, groups: is_seen }
    }
}

impl Groups {
    /// The words of the rule among these: which of its groups each belongs to, and where it
    /// stands.
    fn places(&self, words: &[(usize, &Range<usize>)]) -> Vec<(usize, Range<usize>)> {
        let mut places = Vec::new();
        for &(word, span) in words {
            let first = self.words.partition_point(|&(of_rule, _)| of_rule < word);
            let same = self.words[first..].iter().take_while(|&&(of_rule, _)| of_rule == word);
            places.extend(same.map(|&(_, place)| (place, span.clone())));
        }
        places
    }
}

/// The shortest stretch in which each group of a rule has a word, if it is short enough.
/// `places` are (group, span of a word of it).
fn closest(
    places: &mut [(usize, Range<usize>)],
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

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn words_count_where_they_stand_close_together() {
        let group = |words: &[&str]| words.iter().map(ToString::to_string).collect::<Vec<_>>();
        let mut loose = Loose::default();
        let rule = LooseRule::Sign { problem: 0, sign: 0 };
        let groups = [group(&["admin", "админ"]), group(&["approval", "одобрение"])];
        let words = loose.add(rule, &groups, Some(20));
        assert_eq!(words.len(), 4);
        assert!(loose.add(LooseRule::Aside, &groups[..1], None).is_empty(), "each word once");
        loose.index();
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
