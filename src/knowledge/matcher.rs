//! All signs as one trie: one pass over a paste finds everything that a rule names.
//!
//! Signs are whole words, so the trie is walked from each place where a word or a sign can
//! begin, and from no other. It is a double array of bytes, which a release holds ready-made.

use std::collections::BTreeMap;
use std::ops::Range;

use serde::{Deserialize, Serialize};

use super::lists::Lists;
use super::loose::{Loose, Said};
use super::reply::ReplyPattern;
use super::trie::{Trie, is_in_word};
use crate::folding::Folded;
use crate::mail::{EnhancedStatusCode, Reply};

/// What one pattern stands for. Indexes lead into the knowledge.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
pub enum Seen {
    /// A word that names a product, or a code of its own.
    Product { product: usize },
    /// A code that settles a cause.
    CauseCode { problem: usize, cause: usize },
    /// A word that speaks for a cause.
    CauseWord { problem: usize, cause: usize },
    /// A code or a phrase, whole.
    Sign { problem: usize, sign: usize },
    /// A scope by its real name, or by one that a translation machine made.
    Scope { scope: usize, mistranslated: bool },
    /// A word; which groups of loose words have it, [`Loose`] knows.
    Word { word: u32 },
}

/// Something that a rule speaks of, and where in the folded text it stands.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Hit {
    pub seen: Seen,
    pub span: Range<usize>,
}

/// The compiled signs.
pub(super) struct Matcher {
    trie: Trie,
    index: Index,
}

/// What stands beside the trie.
#[derive(Debug, Serialize, Deserialize)]
pub(super) struct Index {
    pub patterns: Vec<Pattern>,
    /// For each pattern, what it stands for.
    pub entries: Lists<Entry>,
    pub aadsts: BTreeMap<u32, Vec<Seen>>,
    pub replies: Replies,
    pub loose: Loose,
    /// By problem and sign.
    pub conditions: Vec<Vec<Conditions>>,
    /// The group of words by which a text is about delivery.
    pub bounce: Option<u32>,
    /// The group of words by which a text is about mail at all.
    pub topics: Option<u32>,
    /// And by which something is wrong with it.
    pub complaints: Option<u32>,
}

/// One text to look for.
#[derive(Debug, Serialize, Deserialize)]
pub(super) struct Pattern {
    /// A code, which a line break may cut in two.
    pub is_code: bool,
    pub ends_in_word: bool,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub(super) struct Entry {
    pub seen: Seen,
    /// The word may go on behind the pattern: `approv*`.
    pub is_beginning: bool,
}

/// Signs by the reply that they mean. The key is what its enhanced status code is about.
pub(super) type Replies = BTreeMap<Option<(u16, u16)>, Vec<(ReplyPattern, Seen)>>;

/// What must and must not stand in a text for a sign to count, as groups of [`Loose`].
#[derive(Debug, Default, Serialize, Deserialize)]
pub(super) struct Conditions {
    pub beside: Option<u32>,
    pub unless: Option<u32>,
    pub in_bounce: bool,
}

/// The shortest code that is put together over a line break. Shorter pieces meet by chance.
const SHORTEST_BROKEN_CODE: usize = 10;

impl Matcher {
    pub fn new(trie: Trie, index: Index) -> Self {
        Self { trie, index }
    }

    /// The trie and what stands beside it, for keeping.
    pub fn parts(&self) -> (&Trie, &Index) {
        (&self.trie, &self.index)
    }

    pub fn aadsts(&self, number: u32) -> &[Seen] {
        self.index.aadsts.get(&number).map_or(&[], Vec::as_slice)
    }

    /// What a reply of a mail server stands for.
    pub fn replies(&self, reply: Reply) -> impl Iterator<Item = Seen> + '_ {
        let about = |status: EnhancedStatusCode| (status.subject, status.detail);
        let patterns = self.index.replies.get(&reply.status.map(about)).into_iter().flatten();
        patterns.filter(move |(pattern, _)| pattern.matches(reply)).map(|(_, seen)| *seen)
    }

    /// Whether any reply with such an enhanced status code, whatever its class, is a sign that
    /// always counts.
    pub fn has_reply(&self, status: EnhancedStatusCode) -> bool {
        let signs = self.index.replies.get(&Some((status.subject, status.detail)));
        signs.into_iter().flatten().any(|(_, seen)| match seen {
            Seen::Sign { problem, sign } => {
                let conditions = &self.index.conditions[*problem][*sign];
                conditions.beside.is_none() && conditions.unless.is_none()
            }
            _ => false,
        })
    }

    pub fn said(&self, hits: &[Hit], text: &str) -> Said {
        self.index.loose.said(hits, text)
    }

    /// Whether what must stand in a text beside this sign does, and what must not does not.
    pub fn counts(&self, problem: usize, sign: usize, said: &Said, has_reply: bool) -> bool {
        let conditions = &self.index.conditions[problem][sign];
        let has = |group: u32| self.index.loose.has(said, group);
        conditions.beside.is_none_or(has)
            && !conditions.unless.is_some_and(has)
            && (!conditions.in_bounce || has_reply || self.index.bounce.is_some_and(has))
    }

    /// Whether a word is there by which a text is about mail.
    pub fn is_about_mail(&self, said: &Said) -> bool {
        self.index.topics.is_none_or(|group| self.index.loose.has(said, group))
    }

    /// Whether a word is there by which something is wrong.
    pub fn is_complaint(&self, said: &Said) -> bool {
        self.index.complaints.is_none_or(|group| self.index.loose.has(said, group))
    }

    pub fn hits(&self, folded: &Folded) -> Vec<Hit> {
        let mut hits = Vec::new();
        self.each_match(&folded.text, |_, entry, span| {
            hits.push(Hit { seen: entry.seen, span });
        });
        if !folded.line_breaks.is_empty() {
            self.add_broken_codes(folded, &mut hits);
        }
        hits
    }

    /// All patterns that stand in the text as whole words.
    fn each_match(&self, text: &str, mut found: impl FnMut(&Pattern, Entry, Range<usize>)) {
        self.trie.each(text, |pattern, start, end| {
            let (pattern, entries) = self.pattern(pattern);
            let runs_on =
                pattern.ends_in_word && text[end..].chars().next().is_some_and(is_in_word);
            for &entry in entries {
                if !runs_on || entry.is_beginning {
                    found(pattern, entry, start..end);
                }
            }
        });
    }

    fn pattern(&self, pattern: u32) -> (&Pattern, &[Entry]) {
        let pattern = pattern as usize;
        (&self.index.patterns[pattern], self.index.entries.get(pattern))
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
            self.each_match(&joined[start..searched], |pattern, entry, span| {
                let span = start + span.start..start + span.end;
                let before = seams.partition_point(|&seam| seam <= span.start);
                let within = seams[before..].iter().take_while(|&&seam| seam < span.end).count();
                if pattern.is_code && within > 0 && span.len() >= SHORTEST_BROKEN_CODE {
                    let span = span.start + before..span.end + before + within;
                    hits.push(Hit { seen: entry.seen, span });
                }
            });
        }
    }
}
