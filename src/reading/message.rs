//! The source of a whole message, pasted: what a person would see of it, as one text.
//!
//! Whatever program wrote it, the text begins with the few header fields that tell
//! something, then come all texts, decoded, then the fields of the delivery report. Of a
//! message that comes back with a report only the header is kept, below a heading that
//! `returned` knows, so that it is silent.

use std::borrow::Cow;

use crate::evidence::Evidence;

use super::mime::{Content, Entity, Field, MOST_LEVELS, MOST_PARTS, fields};

/// How much of a message's source is read, in bytes; attachments are in it.
pub const LONGEST_SOURCE: usize = 2 * 1024 * 1024;

/// How much is kept of the header of a message that comes back, in bytes.
const LONGEST_RETURNED: usize = 8 * 1024;

/// How much decoded text is collected, in bytes, before the beginning and the end of it are
/// taken. The source bounds it too, but for bodies that decode to more than they are.
const LONGEST_DECODED: usize = 2 * LONGEST_SOURCE;

/// Heads the message that comes back; the shape is Postfix's.
const RETURNED_HEADING: &str = "--- Original message headers ---";

/// Fields that tell why a message did not arrive.
const TELLING_FIELDS: [&str; 12] = [
    "subject",
    "x-failed-recipients",
    "diagnostic-code",
    "status",
    "action",
    "final-recipient",
    "remote-mta",
    "authentication-results",
    "arc-authentication-results",
    "received-spf",
    "x-ms-exchange-message-is-ndr",
    "x-spam-status",
];

/// A decoded message.
#[derive(Debug, Default)]
pub struct Decoded {
    /// What the message says, to be redacted and shortened like any paste.
    pub text: String,
    /// The heading and the header of the message that came back; empty if none did.
    pub returned: String,
    /// Whether it says that another message did not arrive.
    pub is_bounce: bool,
    /// Whether something was left out.
    pub shortened: bool,
}

/// Decodes the source of a message. `None` for every other text.
pub fn decode(paste: &str) -> Option<Decoded> {
    let source = &paste[..paste.floor_char_boundary(LONGEST_SOURCE)];
    let shortened = source.len() < paste.len();
    let source = unquoted(source);
    let source = without_preamble(&source);
    // The very first line decides for most pastes, at no cost.
    let first = source.lines().next().and_then(|line| line.split_once(':'));
    let is_field = |name: &str| name.bytes().all(|b| b.is_ascii_alphanumeric() || b == b'-');
    first.filter(|(name, _)| !name.is_empty() && is_field(name))?;
    let message = Entity::of(source);
    if !is_message(&message) {
        return None;
    }
    let mut reader = Reader::default();
    reader.message(&message, 0);
    let mut decoded = reader.decoded;
    if decoded.is_bounce && !reader.returned.is_empty() {
        decoded.returned = format!("\n{RETURNED_HEADING}\n{}", reader.returned);
    }
    decoded.shortened |= shortened;
    Some(decoded)
}

/// The text without the `>` of a quoting mail program, if all of its lines begin so.
fn unquoted(text: &str) -> Cow<'_, str> {
    let is_quoted = |line: &str| line.trim_end().is_empty() || line.starts_with('>');
    if !text.trim_start().starts_with('>') || !text.trim_start().lines().all(is_quoted) {
        return text.into();
    }
    let mut plain = String::with_capacity(text.len());
    for line in text.lines() {
        let mut line = line;
        while let Some(less) = line.strip_prefix('>') {
            line = less.strip_prefix(' ').unwrap_or(less);
        }
        plain.push_str(line);
        plain.push('\n');
    }
    plain.into()
}

/// The text less blank lines before it, and less the line in which a mailbox file names the
/// sender (RFC 4155).
fn without_preamble(text: &str) -> &str {
    let text = text.trim_start_matches([' ', '\t', '\r', '\n', '\u{feff}']);
    match text.split_once('\n') {
        Some((first, rest)) if first.starts_with("From ") && !first.contains(": ") => rest,
        _ => text,
    }
}

/// Whether a text begins with the header of a message: several fields that every message
/// has, and one at least that only servers and programs write. "From:" and "Subject:" alone
/// stand above what people quote.
fn is_message(message: &Entity<'_>) -> bool {
    const FEWEST: usize = 3;
    const MOST_READ: usize = 200;
    let by_people = ["from", "to", "cc", "subject", "date", "reply-to", "sender"];
    let by_programs = [
        "received",
        "return-path",
        "delivered-to",
        "message-id",
        "mime-version",
        "content-type",
        "dkim-signature",
        "authentication-results",
        "x-received",
        "auto-submitted",
        "x-failed-recipients",
        "x-original-to",
        "arc-seal",
    ];
    let is_known = |field: &Field<'_>, names: &[&str]| names.iter().any(|name| field.is(name));
    let read = || fields(message.header).take(MOST_READ);
    let programs = read().filter(|field| is_known(field, &by_programs)).count();
    let people = read().filter(|field| is_known(field, &by_people)).count();
    programs > 0 && programs + people >= FEWEST
}

/// Walks the parts of a message and collects what they say.
#[derive(Default)]
struct Reader {
    decoded: Decoded,
    returned: String,
    /// Parts read so far.
    parts: usize,
}

impl Reader {
    fn message(&mut self, message: &Entity<'_>, level: usize) {
        let is_from_system = self.header(message);
        self.part(message, level, is_from_system);
    }

    /// The fields that tell something. An ordinary sender's name tells nothing. Returns
    /// whether a mail system sent the message.
    fn header(&mut self, message: &Entity<'_>) -> bool {
        const MOST_FIELDS: usize = 500;
        let from = message.text("from").unwrap_or_default();
        let is_from_system = is_mail_system(&from);
        if is_from_system {
            self.decoded.is_bounce = true;
            self.line(&format!("From: {from}"));
        }
        for field in fields(message.header).take(MOST_FIELDS) {
            if TELLING_FIELDS.iter().any(|name| field.is(name)) {
                self.decoded.is_bounce |= field.is("x-failed-recipients");
                self.line(&format!("{}: {}", field.name, field.text()));
            }
        }
        self.line("");
        is_from_system
    }

    /// One part. `is_report` says that it is of a message that reports on another one: a
    /// message in it is that one. Returns whether the part was such a report itself.
    fn part(&mut self, part: &Entity<'_>, level: usize, is_report: bool) -> bool {
        if level > MOST_LEVELS || self.parts == MOST_PARTS {
            self.decoded.shortened = true;
            return false;
        }
        self.parts += 1;
        match part.content() {
            Content::DeliveryStatus(report) => {
                self.decoded.is_bounce = true;
                self.text(&report);
                return true;
            }
            Content::Headers(header) => self.give_back(&header),
            Content::Message(message) if is_report => self.give_back(Entity::of(&message).header),
            Content::Message(message) => self.message(&Entity::of(&message), level + 1),
            Content::Parts { parts, are_alternatives } => {
                self.children(&parts, are_alternatives, level + 1, is_report);
            }
            Content::Text(text) => self.text(&text),
            Content::Other => {}
        }
        false
    }

    fn children(
        &mut self,
        parts: &[Entity<'_>],
        are_alternatives: bool,
        level: usize,
        is_report: bool,
    ) {
        let mut is_report = is_report;
        for part in parts {
            let before = self.decoded.text.len();
            is_report |= self.part(part, level, is_report);
            // What follows says the same in another dress.
            if are_alternatives && !self.decoded.text[before..].trim().is_empty() {
                break;
            }
        }
    }

    fn give_back(&mut self, header: &str) {
        if self.returned.is_empty() {
            let end = header.floor_char_boundary(LONGEST_RETURNED);
            self.decoded.shortened |= end < header.len();
            self.returned = header[..end].to_owned();
        }
    }

    fn text(&mut self, text: &str) {
        self.line(text.trim_end());
        self.line("");
    }

    fn line(&mut self, line: &str) {
        let text = &mut self.decoded.text;
        let room = LONGEST_DECODED.saturating_sub(text.len());
        let end = line.floor_char_boundary(room);
        self.decoded.shortened |= end < line.len();
        text.push_str(&line[..end]);
        text.push('\n');
    }
}

/// Whether a mail system sent it, not a person (RFC 3834 §2, RFC 5321 §4.5.1).
fn is_mail_system(from: &str) -> bool {
    let from = from.to_lowercase();
    [
        "mailer-daemon",
        "postmaster",
        "mail delivery s",
        "microsoftexchange329e71ec88ae4615bbc36ab6ce41109e",
    ]
    .iter()
    .any(|name| from.contains(name))
}

/// Takes the addresses out that only stand in the header of a decoded message: they are
/// those of servers and senders, not the person's. Who could not be reached is one.
pub fn leave_out_header_addresses(evidence: &mut Evidence) {
    let text = evidence.text.as_str();
    let header = text.find("\n\n").unwrap_or(text.len());
    evidence.addresses.retain(|address| {
        let line = text[..address.span.start].rsplit('\n').next().unwrap_or_default();
        let name = line.split(':').next().unwrap_or_default();
        let is_of_failed = ["x-failed-recipients", "final-recipient"]
            .iter()
            .any(|field| name.eq_ignore_ascii_case(field));
        address.span.start >= header || is_of_failed
    });
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::evidence::SecretKind;
    use crate::reading::{LONGEST_TEXT, REDACTED, read};

    /// A bounce as Postfix sends it, with its parts encoded.
    const BOUNCE: &str = "Return-Path: <>
Received: from mx.example.net by mail.contoso.com
From: MAILER-DAEMON@mx.example.net (Mail Delivery System)
To: anna@contoso.com
Subject: =?utf-8?q?Nicht_zugestellt=3A_R=C3=BCckl=C3=A4ufer?=
MIME-Version: 1.0
Content-Type: multipart/report; report-type=delivery-status;
\tboundary=\"cut here\"

This is a MIME-encapsulated message.
--cut here
Content-Type: text/plain; charset=iso-8859-1
Content-Transfer-Encoding: quoted-printable

<bruno@example.org>: host mx.example.org said: 550 5.1.1 f=FCr diesen Empf=
=E4nger nicht
--cut here
Content-Type: message/delivery-status

Reporting-MTA: dns; mx.example.net

Final-Recipient: rfc822; bruno@example.org
Status: 5.1.1
Diagnostic-Code: smtp; 550 5.1.1 unknown
--cut here
Content-Type: message/rfc822

Received: by relay.contoso.com
From: anna@contoso.com
Subject: 550 5.7.1 AADSTS65001

Dear Bruno
--cut here--
";

    #[test]
    fn a_bounce_is_read_as_people_see_it() {
        for source in [
            BOUNCE.to_owned(),
            BOUNCE.replace('\n', "\r\n"),
            format!("\n \n{BOUNCE}"),
            format!("From MAILER-DAEMON Fri Nov 20 09:14:02 2026\n{BOUNCE}"),
            BOUNCE.lines().map(|line| format!("> {line}\n")).collect(),
        ] {
            let evidence = read(&source);
            let text = &evidence.text;
            for said in [
                "Nicht zugestellt: Rückläufer",
                "für diesen Empfänger nicht",
                "Reporting-MTA: dns;",
            ] {
                assert!(text.contains(said), "{said} in {text}");
            }
            assert!(!text.contains("Dear Bruno") && !text.contains("cut here"), "{text}");
            assert_eq!(evidence.replies.len(), 1, "{text}");
            assert!(evidence.codes.is_empty(), "{text}");
            let addresses: Vec<String> =
                evidence.addresses.iter().map(|found| found.value.to_string()).collect();
            assert_eq!(addresses, ["bruno@example.org"], "{text}");
            let returned = evidence.silent.last().cloned().unwrap_or_default();
            assert!(evidence.folded.text[returned].contains("aadsts65001"), "{text}");
        }
    }

    #[test]
    fn a_message_cut_anywhere_gives_what_is_there() {
        let header = BOUNCE.find("MIME-Version").unwrap_or_default();
        for end in header..BOUNCE.len() {
            let source = &BOUNCE[..end];
            let has_reply = !read(source).replies.is_empty();
            assert!(has_reply || !source.contains("550 5.1.1 "), "{source}");
        }
    }

    #[test]
    fn html_base64_and_attached_messages_are_decoded() {
        let message = |kind: &str, body: &str| {
            format!(
                "From: Anna <anna@contoso.com>\nMessage-ID: <1@contoso.com>\nMIME-Version: 1.0\n\
                 {kind}\n\n{body}"
            )
        };
        let parts = |kind: &str, parts: &str| {
            message(&format!("Content-Type: multipart/{kind}; boundary=x"), parts)
        };
        for source in [
            message(
                "Content-Type: text/html",
                "<html><head><title>5.1.2</title></head><p>550 <b>5.7.1</b> spam</p></html>",
            ),
            message(
                "Content-Type: text/plain; charset=utf-8\nContent-Transfer-Encoding: base64",
                "RmVobGVyOiA1NTAgNS43LjEgc3BhbQ==",
            ),
            message(
                "Content-Type: text/plain; charset=iso-2022-jp",
                "\u{1b}$B%a!<%k\u{1b}(B 550 5.7.1 spam",
            ),
            parts(
                "alternative",
                "--x\n\n550 5.7.1 spam\n--x\nContent-Type: text/html\n\n550 5.1.1 again\n--x--",
            ),
            parts(
                "mixed",
                "--x\n\nplease help\n--x\nContent-Type: message/rfc822\n\nFrom: MAILER-DAEMON\n\n\
                 550 5.7.1 spam\n--x--",
            ),
        ] {
            let evidence = read(&source);
            let found: Vec<&str> =
                evidence.replies.iter().map(|reply| &evidence.text[reply.span.clone()]).collect();
            assert_eq!(found, ["550 5.7.1"], "{source}");
            assert!(evidence.addresses.is_empty(), "{source}");
        }
    }

    #[test]
    fn other_texts_that_begin_like_a_header_are_left_as_they_are() {
        for text in [
            "From: Anna\nTo: Bruno\nSubject: help\n\n550 5.1.1 what is it?",
            "Error: 550 5.1.1\nStatus: 5.1.1\n\nhelp",
            "Subject: mail is down",
            "Received: it yesterday, and now 550 5.1.1",
            ":",
            "",
        ] {
            assert_eq!(read(text).text, text);
        }
    }

    #[test]
    fn t45_a_secret_in_an_encoded_part_is_gone() {
        // "password=hunter2secret" in Base64.
        let source = "Message-ID: <1@contoso.com>\nMIME-Version: 1.0\nContent-Type: text/plain\n\
                      Content-Transfer-Encoding: base64\n\ncGFzc3dvcmQ9aHVudGVyMnNlY3JldA==\n";
        let evidence = read(source);
        assert_eq!(evidence.secrets, [SecretKind::Password]);
        assert!(evidence.text.contains(REDACTED) && !evidence.text.contains("hunter2"));
    }

    #[test]
    fn t28_parts_that_lie_in_each_other_end_at_a_limit() {
        const HEADER: &str = "MIME-Version: 1.0\nMessage-ID: <1@contoso.com>\nDate: today\n";
        let nested: String = (0..5000)
            .map(|level| {
                format!("Content-Type: multipart/mixed; boundary=b{level}\n\n--b{level}\n")
            })
            .collect();
        let messages = format!("{HEADER}Content-Type: message/rfc822\n\n").repeat(5000);
        for source in [format!("{HEADER}{nested}"), messages] {
            assert!(decode(&source).is_some_and(|decoded| decoded.shortened));
        }
        let parts = "--x\nContent-Type: text/plain\n\nspam\n".repeat(5000);
        let flat = format!("{HEADER}Content-Type: multipart/mixed; boundary=x\n\n{parts}");
        assert!(read(&flat).text.matches("spam").count() <= MOST_PARTS);
    }

    #[test]
    fn t28_two_megabytes_are_read_to_their_end_and_64_kib_kept() {
        let words = "lorem ipsum dolor\n".repeat(LONGEST_SOURCE / 18);
        let source = format!("Message-ID: <1@contoso.com>\nDate: x\nMIME-Version: 1.0\n\n{words}");
        let evidence = read(&source);
        assert!(evidence.shortened && evidence.text.len() <= LONGEST_TEXT + 1);
        let attachment = format!(
            "--cut here\nContent-Type: application/zip\nContent-Transfer-Encoding: base64\n\n{}\n",
            "QUJD".repeat(300_000)
        );
        let report = BOUNCE.find("--cut here\nContent-Type: message/delivery").unwrap_or_default();
        let source = format!("{}{attachment}{}", &BOUNCE[..report], &BOUNCE[report..]);
        let evidence = read(&source);
        assert!(!evidence.shortened && evidence.text.contains("Reporting-MTA"));
    }

    proptest::proptest! {
        #[test]
        fn any_source_can_be_decoded(
            header in r#"(Content-Type: (text/html|text/plain; charset=(utf-7|iso-2022-jp|utf-16|x)|multipart/(mixed|digest); boundary="?x"?|message/(rfc822|delivery-status))\n|Content-Transfer-Encoding: (base64|quoted-printable)\n|Subject: =\?(utf-8|x)\?[qb]\?[=A-F]{0,4}\?=\n| [;*="]{0,3}\n){0,5}"#,
            body in r"(--x|--x--|[=<>&;A-Z0-9é#]{0,4}|\r?\n|Content-Type: [a-z/]{0,9}\n){0,30}",
        ) {
            read(&format!("Message-ID: <1@contoso.com>\nMIME-Version: 1.0\nDate: x\n{header}\n{body}"));
        }
    }
}
