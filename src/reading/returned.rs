//! Where a bounce sends back the message that it is about.
//!
//! Everything from there on is what somebody wrote to somebody else, with the headers of all
//! servers on the way: nothing in it is a sign. A heading alone does not do, since people
//! forward bounces under one like it; a reply or a bounce's words have to stand before.

use std::sync::LazyLock;

use aho_corasick::{AhoCorasick, MatchKind};

use crate::folding::{Folded, fold, is_unspaced};

/// As Exchange, Gmail, Postfix, Exim, sendmail, qmail and German webmail head it.
const HEADINGS: &str = "
    original message headers, original message header, original message follows,
    original message, message header follows, headers of the original message,
    the header of the original message, below this line is a copy of the message,
    this is a copy of the message, this is a copy of your message, unsent message below,
    unsent message follows, returned message, message/rfc822, text/rfc822-headers,
    intestazioni messaggio originale, intestazioni del messaggio originale,
    intestazioni originali del messaggio, messaggio originale,
    ursprüngliche nachrichtenkopfzeilen, ursprüngliche nachrichtenheader,
    kopfzeilen der ursprünglichen nachricht, ursprüngliche nachricht, originalnachricht,
    en-têtes de message d'origine, en-têtes du message d'origine, en-têtes de message d’origine,
    message d'origine, encabezados de mensajes originales, encabezados de mensaje originales,
    encabezados originales del mensaje, encabezados del mensaje original, mensaje original,
    cabeçalhos de mensagem originais, cabeçalhos originais da mensagem,
    cabeçalhos das mensagens originais, mensagem original, oorspronkelijke berichtkoppen,
    oorspronkelijke berichtheaders, oorspronkelijk bericht, oryginalne nagłówki wiadomości,
    nagłówki oryginalnej wiadomości, oryginalna wiadomość, 元のメッセージ ヘッダー,
    元のメッセージ, ursprungliga meddelanderubriker, исходные заголовки сообщения,
    заголовки исходного сообщения, 原始邮件头, 原始邮件标头, 원래 메시지 머리글
";

static HEADING_WORDS: LazyLock<AhoCorasick> = LazyLock::new(|| {
    AhoCorasick::builder()
        .match_kind(MatchKind::LeftmostLongest)
        .build(super::reply_words::words(HEADINGS).map(|heading| fold(heading).text))
        .expect("a fixed list of words")
});

/// Where the message begins that comes back, given where the first sign of a bounce stands:
/// at its heading, in the folded text.
pub fn begins_at(text: &str, folded: &Folded, first_sign: usize) -> Option<usize> {
    HEADING_WORDS.find_iter(&folded.text[first_sign..]).find_map(|heading| {
        let (start, end) = (first_sign + heading.start(), first_sign + heading.end());
        let line = if folded.text[start..].starts_with(is_unspaced) {
            // No space is kept beside such a script, so the line's end left no trace.
            let before = &text[..text.floor_char_boundary(folded.source(start..end).start)];
            before.trim_end_matches(HEADING_MARKS).ends_with('\n').then_some(start)?
        } else {
            line_start(folded, start)
        };
        if start - line > LONGEST_BEFORE {
            return None;
        }
        let before = folded.text[line..start].trim_start_matches(HEADING_MARKS);
        // `Content-Type: message/rfc822` heads it in a source that was cut.
        let is_heading = matches!(before, "" | "this is " | "the " | "content-type: ");
        (is_heading && ends_as_heading(folded, end) && !is_forwarded_bounce(&folded.text[end..]))
            .then_some(line)
    })
}

/// How much of a line stands before its heading, in bytes: mostly hyphens.
const LONGEST_BEFORE: usize = 80;

/// What stands around a heading.
const HEADING_MARKS: [char; 7] = ['-', '*', '=', '_', '#', ' ', '>'];

fn line_start(folded: &Folded, at: usize) -> usize {
    let before = folded.line_breaks.partition_point(|line_break| *line_break < at);
    before.checked_sub(1).map_or(0, |index| folded.line_breaks[index] + 1)
}

/// Whether nothing but a few words more stands in the line.
fn ends_as_heading(folded: &Folded, end: usize) -> bool {
    const LONGEST: usize = 60;
    let next = folded.line_breaks.partition_point(|line_break| *line_break < end);
    let line_end = folded.line_breaks.get(next).copied().unwrap_or(folded.text.len());
    line_end - end <= LONGEST
}

/// Under the same heading mail programs quote a message, and that may be the bounce itself.
fn is_forwarded_bounce(behind: &str) -> bool {
    const HEADERS: usize = 400;
    let headers = &behind[..behind.floor_char_boundary(HEADERS)];
    [
        "mailer-daemon",
        "mail delivery s",
        "postmaster@",
        "undeliverable",
        "non recapitabile",
        "unzustellbar",
    ]
    .iter()
    .any(|word| headers.contains(word))
}

#[cfg(test)]
mod tests {
    use crate::reading::read;

    /// What is silent of a text, as it was written.
    fn silent(text: &str) -> String {
        let evidence = read(text);
        let last = evidence.silent.last().cloned().unwrap_or_default();
        evidence.text[evidence.folded.source(last)].to_owned()
    }

    #[test]
    fn the_message_that_comes_back_is_silent_from_its_heading_on() {
        for heading in [
            "Original message headers:",
            "--- Original message headers ---",
            "----- Original message -----",
            "------ This is a copy of the message, including all the headers. ------",
            "--- Below this line is a copy of the message.",
            "   ----- Original message follows -----",
            "Content-Type: message/rfc822",
            "Ursprüngliche Nachrichtenkopfzeilen:",
            "Intestazioni messaggio originale:",
            "En-têtes de message d’origine :",
            "Encabezados de mensajes originales:",
            "元のメッセージ ヘッダー:",
        ] {
            let text = format!(
                "Remote Server returned '550 5.1.10 RESOLVER.ADR.RecipientNotFound'\n\n{heading}\n\
                 Received: from a.example.net\nSubject: 550 5.7.1 spam, AADSTS65001\n\
                 To: bruno@contoso.com"
            );
            let evidence = read(&text);
            assert!(silent(&text).ends_with("bruno@contoso.com"), "{heading}");
            assert_eq!(evidence.replies.len(), 1, "{heading}");
            assert_eq!((evidence.codes.len(), evidence.addresses.len()), (0, 0), "{heading}");
        }
    }

    #[test]
    fn what_a_person_says_or_forwards_is_not() {
        for text in [
            "See below.\n-----Original Message-----\nFrom: Mail Delivery System\n\n550 5.1.1 no such user",
            "550 5.1.1 here.\n-----Original Message-----\nFrom: MAILER-DAEMON\n\n550 5.7.1 spam",
            "550 5.1.1: the original message was an invoice, and nobody has got it since",
            "Original message:\nplease send it again",
        ] {
            assert_eq!(silent(text), "", "{text}");
        }
    }
}
