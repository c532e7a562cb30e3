//! Text made comparable: what differs only in looks becomes equal.
//!
//! Case, accents, kinds of quotes, dashes and spaces, compatibility forms (NFKD) and
//! invisible characters are folded away, in pastes and in the phrases that they are
//! compared with. A folded text keeps the way back to where each part of it came from.

use std::ops::Range;

use unicode_normalization::char::decompose_compatible;

/// A folded text, and where each byte of it came from.
#[derive(Clone, Debug, Default)]
pub struct Folded {
    pub text: String,
    /// Offsets in `text` of the spaces that stand for a line break, ascending.
    pub line_breaks: Vec<usize>,
    /// Ascending by `folded`.
    origins: Vec<Origin>,
}

/// From `folded` on, the text comes from `source` on: byte for byte where it was copied,
/// else all of it from the one character of `length` bytes.
#[derive(Clone, Copy, Debug)]
struct Origin {
    folded: usize,
    source: usize,
    length: usize,
    copied: bool,
}

/// Folds a text that needs no unwrapping, such as a phrase of `knowledge/`.
pub fn fold(text: &str) -> Folded {
    let mut folder = Folder::with_capacity(text.len());
    for (at, c) in text.char_indices() {
        folder.push(c, at, c.len_utf8());
    }
    folder.finish()
}

/// Builds a [`Folded`] character by character.
#[derive(Debug, Default)]
pub struct Folder {
    folded: Folded,
    space: Space,
}

/// White space that was read and not yet written, since it may turn out to be none.
#[derive(Clone, Copy, Debug, Default, PartialEq)]
enum Space {
    #[default]
    None,
    /// Read at this place, with or without a line break in it.
    Read {
        source: usize,
        line_break: bool,
        /// It takes one byte there, as one space does here.
        is_ascii: bool,
    },
}

impl Folder {
    pub fn with_capacity(bytes: usize) -> Self {
        let mut folder = Self::default();
        folder.folded.text.reserve(bytes);
        folder
    }

    /// Adds one character, which stood at `source` and took `length` bytes there.
    pub fn push(&mut self, c: char, source: usize, length: usize) {
        if c.is_ascii_graphic() && c != '`' {
            self.write(c.to_ascii_lowercase(), source, length);
        } else if c.is_whitespace() {
            self.push_space(source, c == '\n', c.is_ascii());
        } else if !is_ignorable(c) {
            match plain_form(c) {
                Some(plain) => self.write(plain, source, length),
                None => decompose_compatible(c, |part| self.push_part(part, source, length)),
            }
        }
    }

    /// Adds a run of ASCII letters, digits and signs, which stood at `source` as they are.
    ///
    /// The same as pushing them one by one, and several times as fast.
    pub fn push_plain(&mut self, run: &str, source: usize) {
        let Some(first) = run.chars().next() else { return };
        self.write(first.to_ascii_lowercase(), source, 1);
        let at = self.folded.text.len();
        self.folded.text.push_str(&run[1..]);
        self.folded.text[at..].make_ascii_lowercase();
    }

    pub fn finish(self) -> Folded {
        self.folded
    }

    /// A part of a decomposed character: combining accents go, the rest is lower-cased.
    fn push_part(&mut self, part: char, source: usize, length: usize) {
        if part.is_whitespace() {
            self.push_space(source, false, false);
        } else if !is_accent(part) {
            for lower in part.to_lowercase().filter(|lower| !is_accent(*lower)) {
                self.write(plain_form(lower).unwrap_or(lower), source, length);
            }
        }
    }

    fn push_space(&mut self, source: usize, line_break: bool, is_ascii: bool) {
        self.space = match self.space {
            Space::None => Space::Read { source, line_break, is_ascii },
            Space::Read { source, line_break: before, is_ascii } => {
                Space::Read { source, line_break: before || line_break, is_ascii }
            }
        };
    }

    fn write(&mut self, c: char, source: usize, length: usize) {
        if let Space::Read { source, line_break, is_ascii } = std::mem::take(&mut self.space) {
            // "> " and "| " at the start of a line quote it; they are not part of the text.
            if line_break && matches!(c, '>' | '|') {
                self.space = Space::Read { source, line_break, is_ascii };
                return;
            }
            self.write_space(source, line_break, is_ascii, c);
        }
        self.write_origin(source, length, c.len_utf8() == length);
        self.folded.text.push(c);
    }

    /// One space, unless it stands at the start or beside a script that uses none: the
    /// same Japanese sentence is written with and without spaces around Latin words.
    fn write_space(&mut self, source: usize, line_break: bool, is_ascii: bool, next: char) {
        let Some(before) = self.folded.text.chars().next_back() else { return };
        if is_unspaced(before) || is_unspaced(next) {
            return;
        }
        if line_break {
            self.folded.line_breaks.push(self.folded.text.len());
        }
        self.write_origin(source, 1, is_ascii);
        self.folded.text.push(' ');
    }

    /// Notes where what is written next comes from, unless the last note says so already.
    fn write_origin(&mut self, source: usize, length: usize, copied: bool) {
        let at = self.folded.text.len();
        let continues = self.folded.origins.last().is_some_and(|last| {
            copied && last.copied && last.source + (at - last.folded) == source
        });
        if !continues {
            self.folded.origins.push(Origin { folded: at, source, length, copied });
        }
    }
}

impl Folded {
    /// The bytes of the source that the folded bytes `span` came from.
    pub fn source(&self, span: Range<usize>) -> Range<usize> {
        let start = self.source_of(span.start).start;
        let end = if span.is_empty() { start } else { self.source_of(span.end - 1).end };
        start..end.max(start)
    }

    /// The folded bytes that came from the bytes `source`; the way back of [`Folded::source`].
    pub fn folded(&self, source: Range<usize>) -> Range<usize> {
        let first_at = |offset: usize| {
            let after = self.origins.partition_point(|origin| origin.source <= offset);
            let Some(origin) = after.checked_sub(1).map(|index| self.origins[index]) else {
                return 0;
            };
            let within = if origin.copied { offset - origin.source } else { 0 };
            (origin.folded + within).min(self.text.len())
        };
        let start = first_at(source.start);
        let end = source.end.checked_sub(1).map_or(start, |last| first_at(last) + 1);
        start..end.max(start).min(self.text.len())
    }

    fn source_of(&self, offset: usize) -> Range<usize> {
        let after = self.origins.partition_point(|origin| origin.folded <= offset);
        let Some(origin) = after.checked_sub(1).map(|index| self.origins[index]) else {
            return 0..0;
        };
        if origin.copied {
            let start = origin.source + (offset - origin.folded);
            start..start + 1
        } else {
            origin.source..origin.source + origin.length
        }
    }
}

/// Characters that a script writes without spaces between words (UAX 14 class ID and SA,
/// by block): kana, Han, Thai, Lao, Khmer.
pub fn is_unspaced(c: char) -> bool {
    matches!(
        c,
        '\u{0e00}'..='\u{0eff}' | '\u{1780}'..='\u{17ff}' | '\u{3000}'..='\u{30ff}'
            | '\u{3400}'..='\u{9fff}' | '\u{f900}'..='\u{faff}'
    )
}

/// Combining Diacritical Marks. Japanese and Thai marks are letters, and stay.
fn is_accent(c: char) -> bool {
    ('\u{300}'..='\u{36f}').contains(&c)
}

/// Default-ignorable characters of Unicode that turn up in pastes, and control characters.
fn is_ignorable(c: char) -> bool {
    c.is_control()
        || matches!(
            c,
            '\u{ad}' | '\u{34f}' | '\u{61c}' | '\u{180b}'..='\u{180e}' | '\u{200b}'..='\u{200f}'
                | '\u{202a}'..='\u{202e}' | '\u{2060}'..='\u{206f}' | '\u{fe00}'..='\u{fe0f}'
                | '\u{feff}' | '\u{fff9}'..='\u{fffc}'
        )
}

/// One plain character for the many that people and programs use in its place.
fn plain_form(c: char) -> Option<char> {
    Some(match c {
        '‘' | '’' | '‚' | '‛' | '′' | '`' | '´' | '＇' | 'ʼ' => '\'',
        '“' | '”' | '„' | '‟' | '″' | '«' | '»' | '＂' | '「' | '」' | '『' | '』' => {
            '"'
        }
        '‐' | '‑' | '‒' | '–' | '—' | '―' | '−' => '-',
        // Letters with a stroke, which NFKD leaves whole and keyboards leave out.
        'ł' | 'Ł' => 'l',
        'ø' | 'Ø' => 'o',
        'đ' | 'Đ' => 'd',
        _ => return None,
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_differs_only_in_looks_becomes_equal() {
        for (one, other) in [
            (
                "Serve l’approvazione dell’amministratore",
                "serve l'approvazione dell'amministratore",
            ),
            ("È RICHIESTA\u{a0} l'approvazione", "e richiesta l'approvazione"),
            ("AADSTS\u{200b}65\u{ad}001", "aadsts65001"),
            ("Ｎｅｅｄ　ａｄｍｉｎ", "need admin"),
            ("Office 365 の受信 トレイ", "office 365の受信トレイ"),
            ("ﾒｰﾙﾎﾞｯｸｽ", "メールボックス"),
            ("Nie znaleziono usługi", "nie znaleziono uslugi"),
            ("Need\r\n> admin\n> approval", "need admin approval"),
            ("“Non disponibile – API”", "\"non disponibile - api\""),
            ("e\u{301}chec", "échec"),
        ] {
            assert_eq!(fold(one).text, fold(other).text, "{one}");
        }
    }

    #[test]
    fn every_part_leads_back_to_where_it_came_from() {
        let source = "  È l’amico:\u{200b} ＡＡDSTS  50105";
        let folded = fold(source);
        assert_eq!(folded.text, "e l'amico: aadsts 50105");
        let back = |part: &str| {
            let at = folded.text.find(part).expect("a part");
            &source[folded.source(at..at + part.len())]
        };
        assert_eq!(back("e"), "È");
        assert_eq!(back("l'amico"), "l’amico");
        assert_eq!(back("aadsts"), "ＡＡDSTS");
        assert_eq!(back("50105"), "50105");
        let at = source.find("50105").expect("the number");
        assert_eq!(&folded.text[folded.folded(at..at + 5)], "50105");
    }

    #[test]
    fn line_breaks_are_remembered() {
        let folded = fold("one\ntwo three \n four");
        assert_eq!(folded.text, "one two three four");
        assert_eq!(folded.line_breaks, [3, 13]);
    }

    proptest::proptest! {
        #[test]
        fn any_text_folds_to_itself_when_folded_again(text in ".{0,80}") {
            let once = fold(&text);
            let twice = fold(&once.text);
            // Quote marks at line starts and spaces between scripts settle in one pass.
            proptest::prop_assert_eq!(&once.text, &twice.text);
            for at in 0..once.text.len() {
                let span = once.source(at..at + 1);
                proptest::prop_assert!(span.start <= span.end && span.end <= text.len());
                if once.text.is_char_boundary(at) {
                    proptest::prop_assert!(text.is_char_boundary(span.start), "{}", once.text);
                }
            }
        }
    }
}
