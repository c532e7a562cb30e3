//! Undoing what platforms, browsers and programs wrap around a text.
//!
//! Slack's `<mailto:a@b|a@b>`, HTML entities, percent-encoding, JSON's backslashes and
//! quoted-printable line ends are undone, also where they were applied twice. The result
//! is only compared with signs: nothing decoded here is ever shown or opened.

use crate::folding::{Folded, Folder};

/// Unwraps and folds a paste in one pass.
pub fn unwrap(text: &str) -> Folded {
    let mut unwrapper = Unwrapper {
        text,
        bytes: text.as_bytes(),
        at: 0,
        folder: Folder::with_capacity(text.len()),
        url: Url::Outside,
        skip: None,
    };
    while unwrapper.at < text.len() {
        unwrapper.step();
    }
    unwrapper.folder.finish()
}

struct Unwrapper<'a> {
    text: &'a str,
    bytes: &'a [u8],
    at: usize,
    folder: Folder,
    url: Url,
    /// A part to leave out when its start is reached: the label of a Slack link, say.
    skip: Option<(usize, usize)>,
}

/// Where in an address the pass is: only a query writes a space as `+`.
#[derive(Clone, Copy, PartialEq)]
enum Url {
    Inside,
    Outside,
    Query,
}

impl Unwrapper<'_> {
    fn step(&mut self) {
        if let Some((start, end)) = self.skip
            && self.at == start
        {
            self.at = end;
            self.skip = None;
            return;
        }
        let run = self.plain_run();
        if run > 0 {
            self.folder.push_plain(&self.text[self.at..self.at + run], self.at);
            self.at += run;
            return;
        }
        match self.bytes[self.at] {
            b'<' => self.slack_link(),
            b'&' => self.entity(),
            b'%' => self.percent(),
            b'\\' => self.backslash(),
            b'=' => self.quoted_printable(),
            b'+' if self.url == Url::Query => self.take(' ', 1),
            byte if byte.is_ascii() => {
                self.track_url(byte);
                self.take(byte as char, 1);
            }
            _ => {
                let c = self.text[self.at..].chars().next().unwrap_or('\u{fffd}');
                self.take(c, c.len_utf8());
            }
        }
    }

    /// How many bytes from here on stand for themselves and tell nothing about wrapping.
    fn plain_run(&self) -> usize {
        let end = match self.skip {
            Some((start, _)) if start > self.at => start,
            _ => self.bytes.len(),
        };
        let is_plain = |byte: &&u8| {
            matches!(byte, b'a'..=b'z' | b'A'..=b'Z' | b'0'..=b'9' | b'_' | b'-' | b'.' | b',' | b';')
                || matches!(
                    byte,
                    b'\'' | b'(' | b')' | b'[' | b']' | b'{' | b'}' | b'!' | b'*' | b'/' | b'@'
                )
        };
        self.bytes[self.at..end].iter().take_while(is_plain).count()
    }

    /// Writes `c` for the next `length` bytes.
    fn take(&mut self, c: char, length: usize) {
        self.folder.push(c, self.at, length);
        self.at += length;
    }

    fn track_url(&mut self, byte: u8) {
        let rest = &self.bytes[self.at..];
        match byte {
            b':' if rest.starts_with(b"://") => self.url = Url::Inside,
            b'?' | b'#' if self.url == Url::Inside => self.url = Url::Query,
            byte if byte.is_ascii_whitespace() || matches!(byte, b'>' | b'"') => {
                self.url = Url::Outside;
            }
            _ => {}
        }
    }

    /// `<mailto:a@b|a@b>` and `<https://…|label>` (Slack, "Formatting text").
    fn slack_link(&mut self) {
        const LONGEST: usize = 3000;
        let rest = &self.text[self.at + 1..];
        let is_mail = rest.starts_with("mailto:");
        if !(is_mail || rest.starts_with("http://") || rest.starts_with("https://")) {
            return self.take('<', 1);
        }
        let end = rest.bytes().take(LONGEST).position(|b| matches!(b, b'>' | b'\n'));
        let Some(close) = end.filter(|&at| rest.as_bytes()[at] == b'>') else {
            return self.take('<', 1);
        };
        let inside = &rest[..close];
        let start = self.at + 1;
        let end = start + close;
        self.skip = Some((end, end + 1));
        self.at = match inside.split_once('|') {
            // The label of an address is the address.
            Some((target, _)) if is_mail => start + target.len() + 1,
            Some((target, label)) if target.contains(label) => {
                self.skip = Some((start + target.len(), end + 1));
                start
            }
            None if is_mail => start + "mailto:".len(),
            _ => start,
        };
    }

    /// `&amp;`, `&#39;`, `&#x27;`, and `&amp;#39;`, which was escaped twice.
    fn entity(&mut self) {
        let mut length = 1;
        // Each level of escaping adds an `amp;` behind the `&`.
        while self.text[self.at + length..].starts_with("amp;") {
            length += "amp;".len();
        }
        let rest = &self.text[self.at + length..];
        match named_entity(rest).or_else(|| numeric_entity(rest)) {
            Some((c, more)) => self.take(c, length + more),
            None => self.take('&', length),
        }
    }

    /// `%C3%A8`, and `%25C3%25A8`, which was encoded twice.
    fn percent(&mut self) {
        let mut decoded = [0u8; 4];
        let mut count = 0;
        let mut at = self.at;
        while count < 4 {
            let Some((byte, length)) = percent_byte(&self.bytes[at..]) else {
                break;
            };
            decoded[count] = byte;
            count += 1;
            at += length;
            if let Ok(character) = std::str::from_utf8(&decoded[..count]) {
                let c = character.chars().next().unwrap_or(' ');
                return self.take(c, at - self.at);
            }
        }
        self.take('%', 1);
    }

    /// `\n`, `\"`, `\u0027`, and the same with its backslash escaped again.
    fn backslash(&mut self) {
        let slashes = self.bytes[self.at..].iter().take_while(|&&b| b == b'\\').count();
        let rest = &self.text[self.at + slashes..];
        let escaped = match rest.as_bytes().first() {
            Some(b'n' | b'r') => Some(('\n', 1)),
            Some(b't') => Some(('\t', 1)),
            Some(&quote @ (b'"' | b'\'' | b'/')) => Some((quote as char, 1)),
            Some(b'u') => utf16_escape(rest),
            _ => None,
        };
        match escaped {
            Some((c, length)) => self.take(c, slashes + length),
            None => self.take('\\', slashes),
        }
    }

    /// A soft line break, and `=C3=A8`, of quoted-printable (RFC 2045 §6.7).
    ///
    /// A lone `=20` stays: `code=20` is far more often an assignment.
    fn quoted_printable(&mut self) {
        let rest = &self.bytes[self.at..];
        if let Some(length) = [&b"=\r\n"[..], b"=\n"]
            .into_iter()
            .find_map(|soft_break| rest.starts_with(soft_break).then_some(soft_break.len()))
        {
            self.at += length;
            return;
        }
        let mut decoded = Vec::with_capacity(4);
        for chunk in rest.chunks_exact(3).take(4) {
            match (chunk[0], hex_byte(&chunk[1..])) {
                (b'=', Some(byte)) if byte >= 0x80 => decoded.push(byte),
                _ => break,
            }
            if let Ok(character) = std::str::from_utf8(&decoded) {
                let c = character.chars().next().unwrap_or(' ');
                return self.take(c, decoded.len() * 3);
            }
        }
        self.take('=', 1);
    }
}

fn named_entity(rest: &str) -> Option<(char, usize)> {
    [("lt;", '<'), ("gt;", '>'), ("quot;", '"'), ("apos;", '\''), ("nbsp;", ' ')]
        .into_iter()
        .find_map(|(name, c)| rest.starts_with(name).then_some((c, name.len())))
}

fn numeric_entity(rest: &str) -> Option<(char, usize)> {
    let digits = rest.strip_prefix('#')?;
    let end = digits.bytes().take(8).position(|b| b == b';')?;
    let digits = &digits[..end];
    let number = match digits.strip_prefix(['x', 'X']) {
        Some(hex) => u32::from_str_radix(hex, 16).ok()?,
        None => digits.parse().ok()?,
    };
    Some((char::from_u32(number)?, end + 2))
}

fn percent_byte(bytes: &[u8]) -> Option<(u8, usize)> {
    let mut at = 1;
    // Each level of encoding turns the `%` into `%25`.
    while bytes.first() == Some(&b'%')
        && bytes[at..].starts_with(b"25")
        && bytes.get(at + 2..at + 4).is_some_and(|next| hex_byte(next).is_some())
    {
        at += 2;
    }
    (bytes.first() == Some(&b'%'))
        .then(|| bytes.get(at..at + 2).and_then(hex_byte))?
        .map(|byte| (byte, at + 2))
}

fn hex_byte(digits: &[u8]) -> Option<u8> {
    let value = |digit: u8| (digit as char).to_digit(16).map(|value| value as u8);
    Some(value(*digits.first()?)? << 4 | value(*digits.get(1)?)?)
}

/// `u0027`, or a surrogate pair `ud83d\ude00` (RFC 8259 §7).
fn utf16_escape(rest: &str) -> Option<(char, usize)> {
    let unit = |text: &str| u16::from_str_radix(text.get(1..5)?, 16).ok();
    let first = unit(rest)?;
    if let Some(c) = char::from_u32(first.into()) {
        return Some((c, 5));
    }
    let low = rest.get(5..)?.strip_prefix('\\')?;
    let second = low.starts_with('u').then(|| unit(low))??;
    let c = char::decode_utf16([first, second]).next()?.ok()?;
    Some((c, 11))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn wrapping_is_undone() {
        for (wrapped, plain) in [
            ("<mailto:anna@contoso.com|anna@contoso.com> fails", "anna@contoso.com fails"),
            ("<http://contoso.com|contoso.com> is down", "http://contoso.com is down"),
            (
                "<https://a.example/x|Need admin approval>",
                "https://a.example/x|need admin approval",
            ),
            ("l&amp;#39;approvazione &lt;b&gt; &amp;amp; c", "l'approvazione <b> & c"),
            ("Need%20admin%2520approval 100% sure %zz", "need admin approval 100% sure %zz"),
            ("perch%C3%A9 %25C3%25A8", "perche e"),
            (
                "https://x.example/?error_description=AADSTS90094%3a+Need+admin C++",
                "https://x.example/?error_description=aadsts90094: need admin c++",
            ),
            (r#"{\"error\":\"a\\u0027b\",\n\"c\":1}"#, r#"{"error":"a'b", "c":1}"#),
            (r"C:\Windows\System32 \ud83d\ude00 \ud83d", "c:\\windows\\system32 😀 \\ud83d"),
            (
                "Need admin ap=\r\nproval perch=C3=A8 code=20 x=",
                "need admin approval perche code=20 x=",
            ),
            ("&#x27;&#39;&#1114112;&#xD800;", "''&#1114112;&#xd800;"),
        ] {
            assert_eq!(unwrap(wrapped).text, plain, "{wrapped}");
        }
    }

    #[test]
    fn what_was_unwrapped_leads_back_to_the_paste() {
        let source = "see l&amp;#39;app%C3%A8 here";
        let folded = unwrap(source);
        let at = folded.text.find("'appe").expect("the unwrapped part");
        assert_eq!(&source[folded.source(at..at + 5)], "&amp;#39;app%C3%A8");
    }

    proptest::proptest! {
        #[test]
        fn any_text_can_be_unwrapped(text in r#"[<>|&;#%\\=+u0-9a-fx"n\n é😀mailto:http/]{0,60}"#) {
            let folded = unwrap(&text);
            for at in 0..folded.text.len() {
                let span = folded.source(at..at + 1);
                proptest::prop_assert!(span.start <= span.end && span.end <= text.len());
            }
        }
    }
}
