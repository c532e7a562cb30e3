//! Replies of mail servers: reply codes and enhanced status codes where a server speaks.
//!
//! `550`, `5.7.1` and `4.2.2` are also rooms, versions and prices. An enhanced status code
//! right behind a reply code of its class is always one; everything else has to stand beside
//! the words of mail servers or of bounces.

use std::ops::Range;
use std::sync::LazyLock;

use aho_corasick::AhoCorasick;

use crate::evidence::{Evidence, Found};
use crate::mail::{EnhancedStatusCode, Reply, ReplyCode};

/// How far from a number, in bytes, words still tell what it is.
const NEAR: usize = 160;

/// Longer texts hold no more different replies than this that tell anything.
const MOST_REPLIES: usize = 64;

/// Finds the failing replies in the folded text, in order, each value once.
pub(super) fn find(evidence: &mut Evidence) {
    let text = evidence.folded.text.as_str();
    let numbers = numbers(text);
    if numbers.is_empty() {
        return;
    }
    let words = Surroundings::of(text);
    let mut replies: Vec<Found<Reply>> = Vec::new();
    for number in numbers {
        let is_reply = match number.reply {
            Reply { code: Some(_), status: Some(_) } => !words.is_other_protocol(&number.span),
            _ => words.is_reply(text, &number),
        };
        let is_new = || replies.iter().all(|other| other.value != number.reply);
        if is_reply && number.reply.is_failure() && is_new() && replies.len() < MOST_REPLIES {
            let span = evidence.folded.source(number.span);
            replies.push(Found { value: number.reply, span });
        }
    }
    evidence.replies = replies;
}

/// A number that has the form of a reply.
struct Number {
    reply: Reply,
    span: Range<usize>,
}

/// All numbers in the form of a reply: `550`, `5.1.1`, `550 5.1.1`, `550-5.1.1`.
fn numbers(text: &str) -> Vec<Number> {
    let bytes = text.as_bytes();
    let mut numbers: Vec<Number> = Vec::new();
    let mut at = 0;
    while let Some(digit) = bytes[at..].iter().position(|b| matches!(b, b'4' | b'5')) {
        let start = at + digit;
        let end = start + number_length(&bytes[start..]);
        at = end.max(start + 1);
        if !begins_alone(text, start) || !ends_alone(text, end) {
            continue;
        }
        let written = &text[start..end];
        if let Ok(status) = written.parse::<EnhancedStatusCode>() {
            match numbers
                .last_mut()
                .filter(|last| is_code_of(last, status, &text[last.span.end..start]))
            {
                Some(code) => {
                    code.reply.status = Some(status);
                    code.span.end = end;
                }
                None => {
                    let reply = Reply { code: None, status: Some(status) };
                    numbers.push(Number { reply, span: start..end });
                }
            }
        } else if let Ok(code) = written.parse::<ReplyCode>() {
            let reply = Reply { code: Some(code), status: None };
            numbers.push(Number { reply, span: start..end });
        }
    }
    numbers
}

/// Digits, and dots between them.
fn number_length(bytes: &[u8]) -> usize {
    let length = bytes.iter().take_while(|b| b.is_ascii_digit() || **b == b'.').count();
    // A dot at the end ends a sentence.
    bytes[..length].iter().rposition(|b| *b != b'.').map_or(0, |last| last + 1)
}

/// Whether a reply code belongs to the enhanced status code that follows it: `550 5.1.1`,
/// `550-5.1.1`, `535, b'5.7.8`, `554: 5.7.1`.
fn is_code_of(number: &Number, status: EnhancedStatusCode, between: &str) -> bool {
    let is_code = number.reply.status.is_none()
        && number.reply.code.is_some_and(|code| code.number() / 100 == u16::from(status.class));
    let is_joint = (1..=5).contains(&between.len())
        && between.chars().all(|c| {
            matches!(c, ' ' | '-' | ',' | ':' | '\'' | '"' | 'b' | '#' | '(' | '<' | '[' | ';')
        });
    is_code && is_joint
}

fn begins_alone(text: &str, start: usize) -> bool {
    let mut before = text[..start].chars().rev();
    match before.next() {
        None => true,
        Some(c) if c.is_alphanumeric() => false,
        // `192.0.2.5`, `1,550`, `10:55`, `v-5`: a part of something longer.
        Some('.' | ',' | '/' | '@' | '_' | '$' | '€' | '£' | '+' | '\\') => false,
        Some(':' | '-') => {
            !before.next().is_some_and(|c| c.is_ascii_digit()) || is_after_code(text, start)
        }
        Some(_) => true,
    }
}

/// `550-5.1.1`: a hyphen behind a reply code continues the reply.
fn is_after_code(text: &str, start: usize) -> bool {
    let before = &text[..start - 1];
    let code = &before[before.len().saturating_sub(3)..];
    code.parse::<ReplyCode>().is_ok_and(ReplyCode::is_failure)
        && !before[..before.len() - 3].ends_with(|c: char| c.is_ascii_digit() || c == '.')
}

fn ends_alone(text: &str, end: usize) -> bool {
    let mut behind = text[end..].chars();
    match behind.next() {
        None => true,
        Some(c) if c.is_alphanumeric() => false,
        Some('%' | '€' | '$' | '@' | '_' | '/') => false,
        Some(',' | ':' | '.') => !behind.next().is_some_and(|c| c.is_ascii_digit()),
        Some('-') => {
            // `550-Requested`, `550-5.1.1`; not `550-1234`, a telephone number.
            let digits = behind.clone().take_while(char::is_ascii_digit).count();
            digits == 0 || behind.nth(digits) == Some('.')
        }
        Some(_) => true,
    }
}

/// The words that tell what the numbers around them are.
struct Surroundings {
    /// Ascending by place.
    found: Vec<(usize, Telling)>,
}

#[derive(Clone, Copy, PartialEq)]
enum Telling {
    /// Only mail servers and bounces say so.
    Server,
    /// Mail is what it is about.
    Mail,
    /// HTTP, FTP and other protocols with codes of three digits.
    Other,
}

const SERVER: [&str; 61] = [
    "smtp",
    "rcpt to",
    "mail from",
    "diagnostic-code",
    "diagnosticcode",
    "status:",
    "said:",
    "responded",
    "remote server",
    "remote host",
    "remote-mta",
    "reporting-mta",
    "mailer-daemon",
    "final-recipient",
    "protection.outlook.com",
    "gsmtp",
    "gcdp",
    "yahoodns",
    "mx.",
    "mail server",
    "mailserver",
    "end of data",
    "data command",
    "ehlo",
    "helo",
    "starttls",
    "auth login",
    "auth plain",
    "xoauth2",
    "postfix",
    "exim",
    "sendmail",
    "qmail",
    "dovecot",
    "mimecast",
    "pphosted",
    "proofpoint",
    "barracuda",
    "spamhaus",
    "greylist",
    "graylist",
    "greylisting",
    "user unknown",
    "unknown user",
    "mailbox unavailable",
    "recipient address",
    "sender address",
    "relay access",
    "relaying denied",
    "undeliverable",
    "delivery status",
    "returned mail",
    "bounce",
    "non recapitabile",
    "unzustellbar",
    "non remis",
    "no entregado",
    "nao entregue",
    "onbestelbaar",
    "niedostarcz",
    "配信不能",
];

const MAIL: [&str; 47] = [
    "mail",
    "recipient",
    "sender",
    "mailbox",
    "inbox",
    "message",
    "spam",
    "spf",
    "dkim",
    "dmarc",
    "quota",
    "delivery",
    "deliver",
    "relay",
    "reject",
    "blocked",
    "blacklist",
    "blocklist",
    "reverse dns",
    "ptr",
    "casella",
    "posta ",
    "destinatari",
    "messaggi",
    "mittente",
    "postfach",
    "empfanger",
    "nachricht",
    "boite",
    "destinataire",
    "courrier",
    "expediteur",
    "buzon",
    "correo",
    "mensaje",
    "caixa",
    "mensagem",
    "postvak",
    "ontvanger",
    "bericht",
    "skrzynk",
    "odbiorc",
    "wiadomosc",
    "メール",
    "受信",
    "почт",
    "邮",
];

const OTHER: [&str; 24] = [
    "ftp",
    "http/",
    "http ",
    "https://api",
    "sql",
    "status code",
    "statuscode",
    "bad gateway",
    "gateway time",
    "internal server error",
    "nginx",
    "apache",
    "curl",
    "docker",
    "npm ",
    "version",
    "mysql",
    "kernel",
    "node ",
    "room ",
    "sip/",
    "nntp",
    "php ",
    "ubuntu",
];

static WORDS: LazyLock<AhoCorasick> = LazyLock::new(|| {
    AhoCorasick::new(SERVER.iter().chain(&MAIL).chain(&OTHER)).expect("a fixed list of words")
});

impl Surroundings {
    fn of(text: &str) -> Self {
        let telling = |pattern: usize| match pattern {
            pattern if pattern < SERVER.len() => Telling::Server,
            pattern if pattern < SERVER.len() + MAIL.len() => Telling::Mail,
            _ => Telling::Other,
        };
        let found = WORDS.find_overlapping_iter(text);
        Self { found: found.map(|m| (m.start(), telling(m.pattern().as_usize()))).collect() }
    }

    /// What stands around a place.
    fn near(&self, span: &Range<usize>) -> impl Iterator<Item = (usize, Telling)> {
        let (from, to) = (span.start.saturating_sub(NEAR), span.end + NEAR);
        let first = self.found.partition_point(|(at, _)| *at < from);
        self.found[first..].iter().copied().take_while(move |(at, _)| *at < to)
    }

    /// Whether the words right before a place are those of another protocol, and none of mail
    /// is near.
    fn is_other_protocol(&self, span: &Range<usize>) -> bool {
        let has = |wanted| self.near(span).any(|(_, telling)| telling == wanted);
        has(Telling::Other) && !has(Telling::Server) && !has(Telling::Mail)
    }

    fn is_reply(&self, text: &str, number: &Number) -> bool {
        const CLOSE: usize = 24;
        let count =
            |wanted| self.near(&number.span).filter(|(_, telling)| *telling == wanted).count();
        let is_closely_other = self.near(&number.span).any(|(at, telling)| {
            telling == Telling::Other
                && at + CLOSE > number.span.start
                && at < number.span.end + CLOSE
        });
        let before =
            text[..number.span.start].trim_end_matches([' ', '\'', '"', '(', '<', '[', '#']);
        let is_named = [
            "smtp;",
            "said:",
            "status:",
            "returned",
            "error:",
            "responsecode:",
            "smtp error",
            "reply:",
        ]
        .iter()
        .any(|word| before.ends_with(word));
        let (server, mail) = (count(Telling::Server), count(Telling::Mail));
        if is_closely_other {
            return is_named && server > 0;
        }
        server > 0 || mail > 1 || mail > 0 && is_named
    }
}

#[cfg(test)]
mod tests {
    use crate::reading::read;

    fn replies(text: &str) -> Vec<String> {
        let show = |reply: &crate::evidence::Found<crate::mail::Reply>| {
            let code = reply.value.code.map(|code| code.to_string());
            let status = reply.value.status.map(|status| status.to_string());
            [code, status].into_iter().flatten().collect::<Vec<_>>().join(" ")
        };
        read(text).replies.iter().map(show).collect()
    }

    #[test]
    fn replies_are_found_where_a_server_speaks() {
        for (text, expected) in [
            ("550 5.1.1 <x@example.net>: user unknown", &["550 5.1.1"][..]),
            (
                "host mx.example.net[192.0.2.5] said: 550-5.7.26 This mail\n550-5.7.26 is unauthenticated\n550 5.7.26 x",
                &["550 5.7.26"],
            ),
            ("Diagnostic-Code: smtp;550 5.2.2 full", &["550 5.2.2"]),
            ("Remote Server returned '550 5.1.10 RESOLVER.ADR.RecipientNotFound'", &["550 5.1.10"]),
            ("(535, b'5.7.8 Username and Password not accepted')", &["535 5.7.8"]),
            ("5.7.139 SMTP; Authentication unsuccessful", &["5.7.139"]),
            ("<x@example.net>: user unknown #5.1.1", &["5.1.1"]),
            ("mailbox is full (#4.2.2)", &["4.2.2"]),
            ("SMTP code: 421, try again later", &["421"]),
            ("552 Message size exceeds maximum; the mail was rejected", &["552"]),
            ("451 4.7.1 greylisted, then 550 5.7.1 rejected", &["451 4.7.1", "550 5.7.1"]),
            ("250 2.1.5 ok", &[]),
        ] {
            assert_eq!(replies(text), expected, "{text}");
        }
    }

    #[test]
    fn other_numbers_are_no_replies() {
        for text in [
            "room 550 is free at 5.7.1",
            "MySQL 5.7.1 and kernel 4.4.7 on node 4.2.1",
            "10.5.1.1 answers, 192.0.2.550 does not",
            "550 Failed to open file. (ftp.example.com)",
            "530 Login incorrect.",
            "HTTP/1.1 503 Service Unavailable",
            "Error 403: access_denied",
            "the ticket costs 550 €, at 5:50",
            "call +39 02 550-1234",
            "1,550 people came",
            "HTTP/2 451 Unavailable For Legal Reasons when I open that news site",
            "upgraded to 5.7.1 yesterday",
        ] {
            assert_eq!(replies(text), [] as [&str; 0], "{text}");
        }
    }

    #[test]
    fn a_text_of_nothing_but_codes_takes_linear_time() {
        for text in ["550 ", "5.7.1 ", "550-", "4", "5."] {
            assert!(replies(&text.repeat(60_000 / text.len())).len() <= 64, "{text}");
        }
    }
}
