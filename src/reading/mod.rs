//! Pasted text in, evidence out.
//!
//! Secrets go first: what follows, and everything behind this module, sees the redacted
//! text only. Linear in the length of the text, of which at most 64 KiB are read.

mod dialog;
mod message;
mod mime;
mod numbers;
mod replies;
mod reply_words;
mod returned;
mod secrets;
mod surroundings;
mod ticket;
mod tokens;
mod unwrap;

use std::ops::Range;

use crate::evidence::{Evidence, SecretKind};
use crate::folding::Folded;

use secrets::Form;
use unwrap::unwrap;

/// How much of a text is read, in bytes; of a longer one the beginning and the end, half of
/// this each. Of a message's source, [`message::LONGEST_SOURCE`] bytes are decoded first.
pub const LONGEST_TEXT: usize = 64 * 1024;

/// What stands in the text where a secret was. It is no word of any language, so that no
/// sign can match it.
pub const REDACTED: &str = "[…]";

/// Reads a paste.
///
/// The source of a whole message is decoded first: then [`Evidence::text`] is what it says.
pub fn read(text: &str) -> Evidence {
    let message = message::decode(text);
    let is_message = message.is_some();
    let (text, shortened) = match message {
        Some(message) => {
            let longest = LONGEST_TEXT - message.returned.len();
            let (said, shortened) = beginning_and_end(&message.text, longest);
            (said + &message.returned, shortened || message.shortened)
        }
        None => beginning_and_end(text, LONGEST_TEXT),
    };
    let (text, secrets, folded) = redact(text);
    let mut evidence = Evidence { text, folded, secrets, shortened, ..Evidence::default() };
    tokens::find(&mut evidence);
    replies::find(&mut evidence);
    ticket::find(&mut evidence);
    if is_message {
        message::leave_out_header_addresses(&mut evidence);
    }
    evidence
}

/// Takes the secrets out, also those that show only when the text is unwrapped.
fn redact(text: String) -> (String, Vec<SecretKind>, Folded) {
    let folded = unwrap(&text);
    let hinted = secrets::hinted(&folded.text);
    if hinted.is_empty() {
        return (text, Vec::new(), folded);
    }
    let (text, mut kinds) = without_secrets(text, |text| hinted.secrets_in(text, Form::AsPasted));
    let folded = if kinds.is_empty() { folded } else { unwrap(&text) };
    let (text, more) = without_secrets(text, |_| {
        let mut secrets = hinted.secrets_in(&folded.text, Form::Folded);
        for secret in &mut secrets {
            secret.span = folded.source(secret.span.clone());
        }
        secrets
    });
    if more.is_empty() {
        return (text, kinds, folded);
    }
    kinds.extend(more);
    let mut seen = Vec::new();
    kinds.retain(|kind| {
        let is_new = !seen.contains(kind);
        seen.push(*kind);
        is_new
    });
    let folded = unwrap(&text);
    (text, kinds, folded)
}

fn without_secrets(
    text: String,
    find: impl FnOnce(&str) -> Vec<secrets::Secret>,
) -> (String, Vec<SecretKind>) {
    let secrets = find(&text);
    if secrets.is_empty() {
        return (text, Vec::new());
    }
    let mut redacted = String::with_capacity(text.len());
    let mut kinds = Vec::new();
    let mut kept = 0;
    for secret in secrets {
        let Range { start, end } = widened(&text, secret.span);
        if start >= kept {
            redacted.push_str(&text[kept..start]);
            redacted.push_str(REDACTED);
        }
        kept = kept.max(end);
        if !kinds.contains(&secret.kind) {
            kinds.push(secret.kind);
        }
    }
    redacted.push_str(&text[kept..]);
    (redacted, kinds)
}

/// The span, out to the next character boundaries: a folded offset may lead into the
/// middle of a character that folds to several.
fn widened(text: &str, span: Range<usize>) -> Range<usize> {
    let start = text.floor_char_boundary(span.start);
    start..text.ceil_char_boundary(span.end).max(start)
}

/// The text, or its first and last bytes, half of `longest` each, and whether something was
/// left out.
fn beginning_and_end(text: &str, longest: usize) -> (String, bool) {
    if text.len() <= longest {
        return (text.to_owned(), false);
    }
    let beginning = &text[..text.floor_char_boundary(longest / 2)];
    let end = &text[text.ceil_char_boundary(text.len() - longest / 2)..];
    (format!("{}\n{}", without_torn_end(beginning), without_torn_beginning(end)), true)
}

/// How much is given up at each side of what was left out, so that nothing is torn in two:
/// half a secret is still one, and no longer looks it. Longer than any token.
const SEAM: usize = 8 * 1024;

fn without_torn_end(text: &str) -> &str {
    let seam = text.ceil_char_boundary(text.len().saturating_sub(SEAM));
    let line_end = text[seam..].rfind('\n');
    let word_end = || text[seam..].rfind(char::is_whitespace);
    line_end.or_else(word_end).map_or(text, |at| &text[..seam + at])
}

fn without_torn_beginning(text: &str) -> &str {
    let seam = &text[..text.floor_char_boundary(SEAM)];
    let line_end = seam.find('\n');
    line_end.or_else(|| seam.find(char::is_whitespace)).map_or(text, |at| &text[at..])
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_secret_is_gone_from_all_that_is_passed_on() {
        for text in [
            "curl -H 'Authorization: Bearer abcDEF123456.ghiJKL_789' fails with AADSTS90094",
            "redirect%3Frefresh_token%3DabcDEF123456.ghiJKL_789%26 AADSTS90094",
            r#"{\"access\u005ftoken\":\"abcDEF123456.ghiJKL_789\"} AADSTS90094"#,
        ] {
            let evidence = read(text);
            for piece in ["abcDEF123456", "ghiJKL_789", "abcdef123456"] {
                assert!(!format!("{evidence:?}").contains(piece), "{evidence:?}");
            }
            assert_eq!(evidence.secrets, [SecretKind::Token], "{text}");
            assert_eq!(evidence.codes.len(), 1, "{text}");
        }
    }

    #[test]
    fn of_a_long_text_the_beginning_and_the_end_are_read() {
        let text = format!("AADSTS90094 {} AADSTS65001", "é ".repeat(200_000));
        let evidence = read(&text);
        assert!(evidence.shortened);
        assert!(evidence.text.len() <= LONGEST_TEXT + 1);
        assert_eq!(evidence.codes.len(), 2);
    }

    #[test]
    fn t45_a_secret_is_gone_wherever_a_long_text_is_cut() {
        let half = LONGEST_TEXT / 2;
        let token = format!("Bearer {}", "abcDEF1234".repeat(40));
        let cookie = format!("Cookie: {}", "a=Geheim99; ".repeat(40));
        let key_line = format!("{}\n", "TUFERQmadeup0123".repeat(4));
        let key = format!(
            "-----BEGIN PRIVATE KEY-----\n{}-----END PRIVATE KEY-----\n",
            key_line.repeat(20)
        );
        let url = format!("imap://anna:{}@contoso.com/", "hunter2".repeat(20));
        for secret in [token, cookie, key, url] {
            for cut in (20..secret.len()).step_by(23) {
                let words = |bytes: usize| "lorem ".repeat(bytes / 6 + 1)[..bytes].to_owned();
                let head = format!("{}\n{secret}\n{}", words(half - cut), words(3 * half));
                let tail = format!("{}\n{secret}\n{}", words(3 * half), words(half - cut));
                for text in [head, tail] {
                    let read = read(&text).text;
                    for piece in ["abcDEF1234", "Geheim99", "TUFERQmadeup0123", "hunter2"] {
                        assert!(!read.contains(piece), "{piece} at {cut}");
                    }
                }
            }
        }
    }

    proptest::proptest! {
        #[test]
        fn any_text_can_be_read(text in ".{0,200}") {
            let evidence = read(&text);
            for code in &evidence.codes {
                proptest::prop_assert!(evidence.text.get(code.span.clone()).is_some());
            }
        }
    }
}
