//! Numbers that have the form of a mail server's reply, whatever they mean.
//!
//! `550`, `5.1.1`, `550 5.1.1`, `550-5.7.26`, `(535, b'5.7.8`. Parts of longer numbers are
//! none: IP addresses, dates, prices, versions behind a `v`, a `/` or an `@`. What speaks of
//! a room or a release and what of a reply, the words around it tell (`surroundings`).

use std::ops::Range;

use crate::folding::Folded;
use crate::mail::{EnhancedStatusCode, Reply, ReplyCode};

/// A failing reply, by its form.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Number {
    pub reply: Reply,
    /// Its place in the folded text.
    pub span: Range<usize>,
}

impl Number {
    /// Whether both codes are there and speak of one class. Nothing but a reply looks so.
    pub fn is_surely_reply(&self) -> bool {
        match self.reply {
            Reply { code: Some(code), status: Some(status) } => {
                code.number() / 100 == u16::from(status.class)
            }
            _ => false,
        }
    }
}

/// All numbers of the text in the form of a failing reply, in order.
pub fn numbers(folded: &Folded) -> Vec<Number> {
    let text = folded.text.as_str();
    let bytes = text.as_bytes();
    let mut numbers: Vec<Number> = Vec::new();
    let mut from = 0;
    while let Some(digit) = memchr::memchr2(b'4', b'5', &bytes[from..]) {
        let start = from + digit;
        let mut end = start + number_length(&bytes[start..]);
        from = end;
        let code = numbers.last_mut().filter(|last| is_joint(last, text.get(last.span.end..start)));
        if code.is_none() && !begins_alone(text, start) {
            continue;
        }
        let mut status = text[start..end].parse::<EnhancedStatusCode>().ok();
        if status.is_none()
            && code.is_some()
            && let Some((wrapped, length)) = wrapped_status(folded, start..end)
        {
            status = Some(wrapped);
            end = start + length;
            from = end;
        }
        match (code, status) {
            (Some(code), Some(status)) if ends_alone(text, start..end, Place::BehindCode) => {
                code.reply.status = Some(status);
                code.span.end = end;
            }
            (_, Some(status))
                if is_known_subject(status) && ends_alone(text, start..end, Place::Alone) =>
            {
                let reply = Reply { code: None, status: Some(status) };
                numbers.push(Number { reply, span: start..end });
            }
            (code, None) if ends_alone(text, start..end, Place::Alone) => {
                let Ok(number) = text[start..end].parse::<ReplyCode>() else { continue };
                let reply = Reply { code: Some(number), status: None };
                match code.filter(|code| code.reply == reply) {
                    // `554 554 5.7.1`: a server that repeats what the next one said.
                    Some(repeated) => repeated.span = start..end,
                    None => numbers.push(Number { reply, span: start..end }),
                }
            }
            _ => {}
        }
    }
    numbers
}

/// Digits, and dots between them.
fn number_length(bytes: &[u8]) -> usize {
    let length = bytes.iter().take_while(|b| b.is_ascii_digit() || **b == b'.').count();
    // A dot at the end ends a sentence.
    bytes[..length].iter().rposition(|b| *b != b'.').map_or(length, |last| last + 1)
}

/// Whether what stands between a reply code and a number joins them: `550 5.1.1`,
/// `550-5.1.1`, `550, "5.1.1`, `(535, b'5.7.8`, `#550 #5.1.1`, `554: 5.7.1`.
fn is_joint(number: &Number, between: Option<&str>) -> bool {
    const LONGEST: usize = 5;
    let is_code = number.reply.status.is_none();
    is_code
        && between.is_some_and(|between| {
            (1..=LONGEST).contains(&between.len())
                && between.bytes().all(|b| b" -,:;'\"b#(<[".contains(&b))
        })
}

/// An enhanced status code that a line break cut behind one of its dots: `5.7.` and `26`.
fn wrapped_status(folded: &Folded, span: Range<usize>) -> Option<(EnhancedStatusCode, usize)> {
    let text = folded.text.as_str();
    let rest = text[span.end..].strip_prefix(". ")?;
    folded.line_breaks.binary_search(&(span.end + 1)).ok()?;
    let second = &rest[..number_length(rest.as_bytes())];
    let joined = format!("{}.{second}", &text[span.clone()]);
    let status = joined.parse().ok().filter(|_| !second.is_empty())?;
    Some((status, span.len() + ". ".len() + second.len()))
}

/// RFC 3463 §3 has the subjects 0 to 7; dates and versions go beyond.
fn is_known_subject(status: EnhancedStatusCode) -> bool {
    status.subject <= 7
}

fn begins_alone(text: &str, start: usize) -> bool {
    let before = &text[..start];
    let mut back = before.chars().rev();
    match back.next() {
        None => true,
        Some(c) if is_of_word(c) => false,
        // `192.0.2.5`, `1,550`, `nginx/5.1.1`, `left-pad@5.1.1`, `$550`: of something longer.
        Some('.' | ',' | '/' | '@' | '_' | '$' | '€' | '£' | '¥' | '+' | '\\' | '~' | '^') => {
            false
        }
        // `mysql-5.7.1`, `DOC-1369#550`.
        Some('-' | '#') => !back.next().is_some_and(|c| c.is_ascii_alphanumeric()),
        // `10:55`, `main.py:451`, `mail.example.net:587`; but `said:550`.
        Some(':') => {
            const LONGEST_WORD: usize = 64;
            let from = before.floor_char_boundary(start.saturating_sub(LONGEST_WORD));
            let word = before[from..].trim_end_matches(':').rsplit(' ').next().unwrap_or_default();
            !word.contains('.') && !word.ends_with(|c: char| c.is_ascii_digit())
        }
        Some(_) => true,
    }
}

/// Where a number stands, as far as it matters for how it may end.
#[derive(Clone, Copy, PartialEq)]
enum Place {
    Alone,
    BehindCode,
}

fn ends_alone(text: &str, span: Range<usize>, place: Place) -> bool {
    let is_code = span.len() == 3;
    let rest = &text[span.end..];
    let mut behind = rest.chars();
    match behind.next() {
        None => true,
        Some(c) if is_of_word(c) => false,
        _ if place == Place::BehindCode => true,
        Some('%' | '€' | '$' | '£' | '¥' | '°' | '@' | '_' | '/' | '+' | '*') => false,
        Some(',' | ':' | '.') => !behind.next().is_some_and(|c| c.is_ascii_digit()),
        // `550-Requested action` and `550-5.1.1`; not `550-1234`, nor `5.7.1-ubuntu`.
        Some('-') => {
            let length = number_length(&rest.as_bytes()[1..]);
            is_code && (length == 0 || rest[1..1 + length].contains('.'))
        }
        // `550 1234`; but `550 5.1.1`, `550 192.0.2.1 is not allowed` and `554 554 5.7.1`.
        Some(' ') => {
            let word = behind.as_str().split(' ').next().unwrap_or_default();
            let word = word.trim_end_matches([',', '.', ';', ')']);
            let is_number = !word.is_empty() && word.bytes().all(|b| b.is_ascii_digit());
            !is_number || word == &text[span]
        }
        Some(_) => true,
    }
}

/// A letter or digit of a script that parts its words by spaces.
fn is_of_word(c: char) -> bool {
    c.is_alphanumeric() && !crate::folding::is_unspaced(c)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::folding::fold;

    fn found(text: &str) -> Vec<String> {
        let show = |number: Number| {
            let code = number.reply.code.map(|code| code.to_string());
            let status = number.reply.status.map(|status| status.to_string());
            [code, status].into_iter().flatten().collect::<Vec<_>>().join(" ")
        };
        numbers(&fold(text)).into_iter().map(show).collect()
    }

    #[test]
    fn codes_and_statuses_are_joined_however_they_are_written() {
        for text in [
            "550 5.7.26 x",
            "550-5.7.26 x",
            "550\n  5.7.26",
            "(550, b'5.7.26 x')",
            "550, \"5.7.26 x\"",
            "#550 #5.7.26 x",
            "554: 550 5.7.26",
            "550 550 5.7.26",
            "550 (5.7.26)",
            "smtp;550 5.7.26-x",
            "550 5.7.\n26 x",
        ] {
            assert_eq!(found(text).last().map(String::as_str), Some("550 5.7.26"), "{text}");
        }
        assert_eq!(found("554 554 5.7.1 blocked"), ["554 5.7.1"]);
    }

    #[test]
    fn a_part_of_a_longer_number_is_none() {
        for text in [
            "10.5.1.1 5.1.1.1 192.0.2.550 4.16.55.1",
            "v5.7.1 nginx/5.1.1 left-pad@5.1.1 mysql-5.7.1 5.7.1-ubuntu 5.7.1rc2",
            "4.5.2024 5.11.24 2024-11-04T02:00:13.450Z 10:55:450",
            "1,550 550,00 $550 550€ 550% 450/500 +450",
            "+39 02 550 1234, 02-550, 550-1234",
            "0f9d512c-cf3d-4e62-86cd-a83d5660bb6a DOC-1369#550 main.py:451",
            "5.1.99999999999 5555 0x550 55O 4.",
        ] {
            assert_eq!(found(text), [] as [&str; 0], "{text}");
        }
    }

    #[test]
    fn t30_a_number_that_is_too_long_is_no_neighbor_of_it() {
        assert_eq!(found("550 5.1.99999999999"), ["550"]);
        assert_eq!(found("55099999999999999999999 5.1.99999999999"), [] as [&str; 0]);
    }

    proptest::proptest! {
        #[test]
        fn digits_of_any_length_are_found_whole_or_not_at_all(text in "[ .45-9-]{0,60}") {
            let folded = fold(&text);
            for number in numbers(&folded) {
                let before = folded.text[..number.span.start].chars().next_back();
                let behind = folded.text[number.span.end..].chars().next();
                proptest::prop_assert!(!before.is_some_and(|c| c.is_ascii_digit()));
                proptest::prop_assert!(!behind.is_some_and(|c| c.is_ascii_digit()));
            }
        }
    }
}
