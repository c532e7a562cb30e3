//! The replies of mail servers that count, the final one last, and what is silent.

use std::ops::Range;

use crate::evidence::{Evidence, Found};
use crate::mail::{EnhancedStatusCode, Reply, ReplyCode};

use super::dialog::{self, Dialog};
use super::numbers::{Number, numbers};
use super::returned;
use super::surroundings::Surroundings;

/// More different replies tell nothing more; of a longer list the last ones are kept.
const MOST_REPLIES: usize = 32;

/// Finds replies and silent places in the folded text and adds them to the evidence.
///
/// Of a dialog the last refusal counts. A list of attempts gives all of them, refusals for
/// now before refusals for good, so that the last reply is the final verdict.
pub(super) fn find(evidence: &mut Evidence) {
    let folded = &evidence.folded;
    let numbers = numbers(folded);
    let dialog = Dialog::of(folded, &numbers);
    let mut silent: Vec<Range<usize>> = dialog.silent().chain(dialog::greeting(folded)).collect();
    let surroundings =
        if numbers.is_empty() { None } else { Some(Surroundings::of(folded, dialog.is_foreign)) };
    let mut replies: Vec<&Number> = surroundings
        .iter()
        .flat_map(|surroundings| {
            numbers.iter().filter(|number| dialog.holds(number) || surroundings.is_reply(number))
        })
        .collect();
    let first_reply = replies.first().map(|number| number.span.start);
    let first_word = surroundings.as_ref().and_then(Surroundings::first_bounce_word);
    let returned = first_reply.into_iter().chain(first_word).min();
    if let Some(start) = returned.and_then(|sign| returned::begins_at(&evidence.text, folded, sign))
    {
        replies.retain(|number| number.span.start < start);
        silent.retain(|place| place.start < start);
        silent.push(start..folded.text.len());
        let source = folded.source(start..folded.text.len()).start;
        evidence.codes.retain(|code| code.span.start < source);
        evidence.addresses.retain(|address| address.span.start < source);
        evidence.domains.retain(|domain| domain.span.start < source);
    }
    let is_dialog = leave_last_refusal(&dialog, &mut replies, &mut silent);
    let mut replies = distinct(&replies);
    leave_out_consequences(&mut replies);
    if !is_dialog {
        // Stable: within each kind the order of the text stays.
        replies.sort_by_key(|number| is_for_good(number.reply));
    }
    silent.sort_by_key(|place| place.start);
    let replies = replies
        .into_iter()
        .map(|number| Found { value: number.reply, span: folded.source(number.span.clone()) });
    evidence.replies = replies.collect();
    evidence.silent = silent;
}

/// Takes out, and silences, the refusals of a dialog that another one followed. Returns
/// whether there was a dialog.
fn leave_last_refusal(
    dialog: &Dialog,
    replies: &mut Vec<&Number>,
    silent: &mut Vec<Range<usize>>,
) -> bool {
    let refusals = || replies.iter().filter(|number| dialog.holds(number));
    let verdict = refusals().rfind(|number| !is_consequence(number.reply));
    let Some(verdict) = verdict.or_else(|| refusals().next_back()).map(|number| number.reply)
    else {
        return false;
    };
    replies.retain(|number| {
        let line = dialog.line_of(number).filter(|_| number.reply != verdict);
        let is_past = line.is_some();
        silent.extend(line);
        !is_past
    });
    true
}

/// Each reply once. A code or a status alone that stands with its other half elsewhere
/// (`Status: 5.1.1` and `550 5.1.1`) is the same reply.
fn distinct(found: &[&Number]) -> Vec<Number> {
    let mut replies: Vec<Number> = Vec::new();
    for &number in found {
        let is_part = |whole: Reply, part: Reply| {
            whole == part
                || part.code.is_none() && part.status == whole.status
                || part.status.is_none() && part.code == whole.code
        };
        if replies.iter().any(|other| is_part(other.reply, number.reply)) {
            continue;
        }
        replies.retain(|other| !is_part(number.reply, other.reply));
        if replies.len() == MOST_REPLIES {
            replies.remove(0);
        }
        replies.push(number.clone());
    }
    replies
}

/// Leaves out replies that only follow from another one of the same class.
fn leave_out_consequences(replies: &mut Vec<Number>) {
    let has_cause = [false, true].map(|for_good| {
        let of_class = |number: &&Number| is_for_good(number.reply) == for_good;
        replies.iter().filter(of_class).any(|number| !is_consequence(number.reply))
    });
    replies.retain(|number| {
        !is_consequence(number.reply) || !has_cause[usize::from(is_for_good(number.reply))]
    });
}

/// `503 Need RCPT first`, `554 5.5.1 no valid recipients` and sendmail's own `554 5.0.0
/// Service unavailable` only repeat that something else failed.
fn is_consequence(reply: Reply) -> bool {
    let code = reply.code.map(ReplyCode::number);
    let is = |subject, detail| {
        move |status: EnhancedStatusCode| (status.subject, status.detail) == (subject, detail)
    };
    code == Some(503)
        || reply.status.is_some_and(is(0, 0))
        || code == Some(554) && reply.status.is_some_and(is(5, 1))
}

/// Whether it refuses for good. The reply code decides: `550 4.4.7` gives up.
fn is_for_good(reply: Reply) -> bool {
    let by_code = reply.code.map(|code| code.number() >= 500);
    by_code.or_else(|| reply.status.map(|status| status.class == 5)).unwrap_or(false)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::reading::read;

    fn replies(text: &str) -> Vec<String> {
        let show = |reply: Found<Reply>| {
            let code = reply.value.code.map(|code| code.to_string());
            let status = reply.value.status.map(|status| status.to_string());
            [code, status].into_iter().flatten().collect::<Vec<_>>().join(" ")
        };
        read(text).replies.into_iter().map(show).collect()
    }

    #[test]
    fn a_reply_is_found_in_whatever_form_it_is_shown() {
        for (text, reply) in [
            ("550 5.1.1 <anna@contoso.com>: user unknown", "550 5.1.1"),
            (
                "550-5.7.26 This mail has been\n550-5.7.26 blocked\n550 5.7.26 x - gsmtp",
                "550 5.7.26",
            ),
            (
                "said: 550-5.7.26 The MAIL FROM has a 550-5.7.26 hard fail 550 5.7.26 x",
                "550 5.7.26",
            ),
            ("554-mx.example.net\n554-No SMTP service\n554 Bad DNS PTR resource record.", "554"),
            ("Diagnostic-Code: smtp;550 5.1.1 x", "550 5.1.1"),
            ("Diagnostic-Code: smtp; 5.7.1 x", "5.7.1"),
            ("host mx.example.net[192.0.2.5] said: 550 no such user", "550"),
            ("anna@contoso.com #5.1.1 smtp;550 5.1.1 x", "550 5.1.1"),
            ("The e-mail account does not exist (#5.1.1)", "5.1.1"),
            ("The e-mail system was unable to deliver <mail.contoso.com #5.1.1>", "5.1.1"),
            ("the message was refused: <5.7.1>", "5.7.1"),
            ("error message: [554 5.4.6 Hop count exceeded]", "554 5.4.6"),
            ("Action: failed\nStatus: 5.1.1\n", "5.1.1"),
            ("Status: 5.1.1", "5.1.1"),
            ("sending mail fails with error 554", "554"),
            ("SMTP code: 550", "550"),
            ("550, \"5.1.1 user unknown\"", "550 5.1.1"),
            ("(535, b'5.7.8 Username and Password not accepted')", "535 5.7.8"),
            ("{ code: 'EAUTH', responseCode: 535, command: 'AUTH PLAIN' }", "535"),
            ("mail rejected, code=550", "550"),
            ("the mail server's reply code 550", "550"),
            ("5.7.139 SMTP; Authentication unsuccessful", "5.7.139"),
            ("Remote Server returned '550 5.1.10 RESOLVER.ADR.RecipientNotFound'", "550 5.1.10"),
            ("Risposta server: '550 <anna@contoso.com>... Inoltro negato', porta: 25", "550"),
            ("550 Benutzer nicht bekannt", "550"),
            ("550 Requested action not taken: mailbox unavailable", "550"),
            ("la boîte est pleine: 552", "552"),
            ("メールが 550 で返ってくる", "550"),
            ("552 5.2.2\u{200b} mailbox full", "552 5.2.2"),
        ] {
            assert_eq!(replies(text), [reply], "{text}");
        }
    }

    #[test]
    fn a_number_that_only_looks_like_a_reply_is_none() {
        for text in [
            "room 550 is free at 5.7.1",
            "room 550 is free, I sent you a message by mail",
            "it costs 550 €, or 550 EUR by mail",
            "MySQL 5.7.1, v5.7.1, nginx/5.1.1, kernel 4.4.7, left-pad@5.1.1: mail me",
            "Postfix 4.4.7 and the SMTP library 5.1.1 on mail.example.net",
            "smtp delay=450, {\"timeout\": 550} for mx.example.net",
            "we upgraded from 4.2.0 to 5.7.1 of the SMTP plugin",
            "10.5.1.1 is the mail server, 5.1.1.1 the other one",
            "mail of 5.11.24, 4.5.2024 and 10:45:550",
            "call me at +39 02 550 1234, the mail is down",
            "main.py:451: sendmail failed; line 550, in send_mail; port 465",
            "the mail server has sent 450 messages, 550 MB in all",
            "I have 552 unread mails",
            "220 (vsFTPd)\n331 Please specify the password.\n530 Login incorrect.",
            "220 Welcome\n331 Password required\n530 Not logged in",
            "ftp> put mail.zip\n550 Failed to open file.",
            "226 Transfer complete, 450 file unavailable (ftp.example.net)",
            "HTTP/1.1 451 Unavailable For Legal Reasons",
            "Error 403: access_denied for this mail account",
            "mail API: Error code: 429 - quota",
            "502 Bad Gateway when I open the mailbox",
            "our mail web page says 503 Service Unavailable",
            "500 Internal Server Error while sending the message",
            "SIP/2.0 480 Temporarily Unavailable, 503 for the mailbox",
            "NNTP: 430 no such article, 441 posting failed, message lost",
            "#550 mail sync is broken, see also #451",
            "5.7.1\n- mail: messages are sent again\n- mail: faster",
            "what a nice mail! 250 2.1.5 ok",
            "550",
            "5.7.1",
        ] {
            assert_eq!(replies(text), [] as [&str; 0], "{text}");
        }
    }

    #[test]
    fn of_several_attempts_the_final_verdict_comes_last() {
        for (text, expected) in [
            (
                "Remote Server returned '550 4.4.7 QUEUE.Expired; message expired'\n\
                 Remote Server returned '451 4.4.0 Primary target IP address responded'",
                &["451 4.4.0", "550 4.4.7"][..],
            ),
            (
                "said: 450 4.2.0 greylisted\nsaid: 550 5.1.1 user unknown\nStatus: 5.1.1",
                &["450 4.2.0", "550 5.1.1"],
            ),
            ("554 5.4.7 expired.<421 4.4.2 Connection timed out>", &["421 4.4.2", "554 5.4.7"]),
            ("450 4.7.1 greylisted, then 550 5.0.0 user unknown", &["450 4.7.1", "550 5.0.0"]),
        ] {
            assert_eq!(replies(text), expected, "{text}");
        }
    }

    #[test]
    fn a_long_list_of_replies_is_cut_to_its_end() {
        let text: String = (0..1000).map(|n| format!("550 5.7.{n} x\n")).collect();
        let replies = replies(&text);
        assert_eq!(replies.len(), MOST_REPLIES);
        assert_eq!(replies.last().map(String::as_str), Some("550 5.7.999"));
    }

    #[test]
    fn t28_a_text_of_nothing_but_numbers_and_marks_is_read_in_linear_time() {
        // A quadratic pass over 64 KiB takes minutes here; a linear one is not felt.
        for text in [
            "550 ",
            "5.7.1 ",
            "550-",
            "5.",
            "550 mx. ",
            "smtp; 5.7.1 ",
            "(((((",
            "550 <",
            "\n",
            ">",
            "> ",
            "- ",
            "220 \n",
            "s: 550\n",
            "[550 ",
            "mail 550 ",
            ">\n",
            "original message\n550 5.1.1\n",
            "11111111-2222-3333-4444-555555555555 ",
            "550 5.7.\n",
        ] {
            let evidence = read(&text.repeat(64 * 1024 / text.len()));
            assert!(evidence.replies.len() <= MOST_REPLIES, "{text}");
        }
    }

    proptest::proptest! {
        #[test]
        fn any_text_has_replies_that_lead_back_to_it(
            text in r#"(550|5\.1\.1|4\.|[0-9]{1,3}|smtp;|said: |mail|original message|220 |data|s:|<<<|b'|[ \n>\-'"(<\[#.:é受]){0,40}"#
        ) {
            let evidence = read(&text);
            for reply in &evidence.replies {
                proptest::prop_assert!(reply.value.is_failure());
                proptest::prop_assert!(evidence.text.get(reply.span.clone()).is_some());
            }
            for silent in &evidence.silent {
                proptest::prop_assert!(evidence.folded.text.get(silent.clone()).is_some());
            }
            proptest::prop_assert!(evidence.silent.is_sorted_by_key(|silent| silent.start));
        }
    }
}
