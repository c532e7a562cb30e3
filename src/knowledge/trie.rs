//! Texts by which something is found, as a double array that is used as it lies in the binary.

use std::borrow::Cow;
use std::collections::BTreeMap;

use yada::DoubleArray;
use yada::builder::DoubleArrayBuilder;
use yada::errors::YadaError;

use crate::folding::is_unspaced;

/// Folded texts, each with a number.
pub(super) struct Trie(DoubleArray<Cow<'static, [u8]>>);

impl Trie {
    /// # Errors
    ///
    /// Bytes that are no double array.
    pub fn new(bytes: impl Into<Cow<'static, [u8]>>) -> Result<Self, YadaError> {
        DoubleArray::new(bytes.into()).map(Self)
    }

    /// The trie of these texts.
    pub fn of<T: AsRef<str>>(texts: &BTreeMap<T, u32>) -> Self {
        let mut keys: Vec<(&str, u32)> =
            texts.iter().map(|(text, number)| (text.as_ref(), *number)).collect();
        if keys.is_empty() {
            // A trie needs a key; no folded text has this one.
            keys.push(("\u{1}", u32::MAX >> 1));
        }
        let bytes = DoubleArrayBuilder::build(&keys)
            .expect("folded texts are sorted, distinct and without NUL, and far below 2^29 units");
        Self::new(bytes).expect("the builder makes double arrays")
    }

    pub fn bytes(&self) -> &[u8] {
        &self.0.0
    }

    /// All texts that begin where a word or a sign can: the number of each, and the bytes from
    /// its start to its end.
    pub fn each(&self, text: &str, mut found: impl FnMut(u32, usize, usize)) {
        let mut follows_word = false;
        for (start, c) in text.char_indices() {
            let is_inside = is_in_word(c);
            let can_begin = !(follows_word && is_inside) && c != ' ';
            follows_word = is_inside;
            if can_begin {
                for (number, length) in self.0.common_prefix_search(&text.as_bytes()[start..]) {
                    found(number, start, start + length);
                }
            }
        }
    }
}

/// Whether a character is part of a word that has a beginning and an end. Scripts that do not
/// part their words have signs anywhere, and so has Korean, whose words take endings on, also
/// on foreign names.
pub(super) fn is_in_word(c: char) -> bool {
    (c.is_alphanumeric() || c == '_') && !is_unspaced(c) && !is_hangul(c)
}

/// Hangul syllables (Unicode block AC00 to D7AF), and the letters that folding makes of them.
fn is_hangul(c: char) -> bool {
    matches!(c, '\u{1100}'..='\u{11ff}' | '\u{ac00}'..='\u{d7af}')
}
