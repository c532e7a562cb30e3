//! What a mail server and its client said to each other, line by line.
//!
//! Greetings, replies that say yes and bare commands are no signs of anything, and what was
//! refused first and then got past is none either: the last refusal counts.

use std::ops::Range;

use crate::folding::Folded;

use super::numbers::Number;

/// The lines of a text that are part of a dialog.
#[derive(Debug, Default)]
pub struct Dialog {
    lines: Vec<Line>,
    /// It is one of FTP, HTTP or another protocol with codes of three digits.
    pub is_foreign: bool,
}

#[derive(Clone, Debug)]
struct Line {
    /// Its place in the folded text, less what stands before what was said.
    span: Range<usize>,
    said: Said,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Said {
    Command,
    Greeting,
    /// A failing reply.
    No,
    Yes,
}

impl Dialog {
    /// The dialog in a text, if one is there. `numbers` are all of the text.
    pub fn of(folded: &Folded, numbers: &[Number]) -> Self {
        if !may_hold_dialog(folded, numbers) {
            return Self::default();
        }
        let (mut lines, has_foreign) = lines_said(folded, numbers);
        let count = |wanted| lines.iter().filter(|line| line.said == wanted).count();
        let (commands, refusals) = (count(Said::Command), count(Said::No));
        let replies = lines.len() - commands;
        let is_foreign = has_foreign && commands == 0;
        let is_dialog = replies > 0 && commands > 0 || replies > 1 && refusals < replies;
        if is_foreign {
            lines.clear();
        } else if !is_dialog {
            // A greeting tells its name by itself, also where the rest is not there.
            let names_protocol = |line: &Line| folded.text[line.span.clone()].contains("smtp");
            lines.retain(|line| line.said == Said::Greeting && names_protocol(line));
        }
        Self { lines, is_foreign }
    }

    /// Whether a number is what the server said in a line of the dialog.
    pub fn holds(&self, number: &Number) -> bool {
        self.line_of(number).is_some()
    }

    /// The line that begins with this refusal.
    pub fn line_of(&self, number: &Number) -> Option<Range<usize>> {
        let at = number.span.start;
        let index = self.lines.binary_search_by_key(&at, |line| line.span.start).ok()?;
        let line = self.lines.get(index).filter(|line| line.said == Said::No)?;
        Some(line.span.clone())
    }

    /// The places in which nothing is a sign, in order.
    pub fn silent(&self) -> impl Iterator<Item = Range<usize>> {
        let silent = self.lines.iter().filter(|line| line.said != Said::No);
        silent.map(|line| line.span.clone())
    }
}

/// The lines in which a mail server or its client speaks, and whether another protocol's
/// server does in others.
fn lines_said(folded: &Folded, numbers: &[Number]) -> (Vec<Line>, bool) {
    let mut has_foreign = false;
    let mut said = Vec::new();
    let mut numbers = numbers.iter().peekable();
    for line in lines(folded) {
        let start = line.start + said_at(&folded.text[line.clone()]);
        let words = &folded.text[start..line.end];
        while numbers.next_if(|number| number.span.start < start).is_some() {}
        let what = if numbers.peek().is_some_and(|number| number.span.start == start) {
            Said::No
        } else if is_yes(words) {
            if words.starts_with("220") { Said::Greeting } else { Said::Yes }
        } else if is_command(words) {
            Said::Command
        } else {
            has_foreign |= is_foreign_reply(words);
            continue;
        };
        said.push(Line { span: start..line.end, said: what });
    }
    (said, has_foreign)
}

/// Where IMAP and POP servers greet, less what the greeting says of their abilities:
/// `* OK [CAPABILITY …] ready`, `+OK ready` (RFC 9051 §7.1.1, RFC 1939 §4).
pub fn greeting(folded: &Folded) -> Option<Range<usize>> {
    let text = folded.text.as_str();
    let is_near = memchr::memmem::find(&text.as_bytes()[..text.len().min(GREETING_WITHIN)], b"ok ");
    is_near?;
    lines(folded).take_while(|line| line.start < GREETING_WITHIN).find_map(|line| {
        let start = line.start + said_at(&text[line.clone()]);
        let said = &text[start..line.end];
        if said.starts_with("+ok ") {
            return Some(start..line.end);
        }
        let rest = said.strip_prefix("* ok ")?;
        let code = rest.strip_prefix('[').and_then(|code| code.find(']'));
        // "[ALERT] Please log in with your browser" is what it is about (RFC 9051 §7.1).
        let is_alert = rest.starts_with("[alert");
        let from = code.map_or(start, |close| line.end - rest.len() + close + 2);
        (!is_alert && from < line.end).then_some(from..line.end)
    })
}

/// How far into a text a greeting is looked for, in bytes.
const GREETING_WITHIN: usize = 4096;

fn may_hold_dialog(folded: &Folded, numbers: &[Number]) -> bool {
    let has_lines = !folded.line_breaks.is_empty();
    let has_greeting = || memchr::memmem::find(folded.text.as_bytes(), b"220").is_some();
    has_lines && !numbers.is_empty() || has_greeting()
}

fn lines(folded: &Folded) -> impl Iterator<Item = Range<usize>> {
    let breaks = &folded.line_breaks;
    let starts = std::iter::once(0).chain(breaks.iter().map(|at| at + 1));
    let ends = breaks.iter().copied().chain(std::iter::once(folded.text.len()));
    starts.zip(ends).map(|(start, end)| start..end.max(start))
}

/// How many bytes of a line stand before what was said: times, names of logs, who speaks.
fn said_at(line: &str) -> usize {
    /// As swaks, curl, Python, Java, sendmail and people write them. `>` and `|` at the
    /// beginning of a line were taken for quote marks when the text was folded.
    const SPEAKERS: [&str; 34] = [
        "s:",
        "c:",
        "<<<",
        ">>>",
        "<<",
        ">>",
        "<-",
        "->",
        "<",
        ">",
        "<~",
        "~>",
        "<**",
        "<~*",
        "**>",
        "<=",
        "=>",
        "send:",
        "sent:",
        "reply:",
        "recv:",
        "received:",
        "server:",
        "client:",
        "s->c:",
        "c->s:",
        "in:",
        "out:",
        "s",
        "c",
        "s>",
        "c>",
        "server",
        "client",
    ];
    const NOTES: [&str; 9] =
        ["debug", "info", "trace", "error", "warn", "smtp", "imap", "smtp:", "debug:"];
    const MOST_TOKENS: usize = 8;
    const LONGEST: usize = 100;
    let mut at = 0;
    for _ in 0..MOST_TOKENS {
        let rest = &line[at..];
        let token = rest.split(' ').next().unwrap_or_default();
        let is_time = token.len() >= 4
            && token.bytes().any(|b| b.is_ascii_digit())
            && token.bytes().any(|b| matches!(b, b':' | b'/' | b'-'))
            && token.bytes().all(|b| b.is_ascii_digit() || b":/-.,+tz[]()".contains(&b))
            && reply_code(token).is_none();
        let is_note = token.starts_with('[') && token.ends_with(']') || NOTES.contains(&token);
        if !(is_time || is_note || SPEAKERS.contains(&token)) || at + token.len() >= LONGEST {
            break;
        }
        at = (at + token.len() + 1).min(line.len());
    }
    // `b'535-5.7.8`: as Python shows bytes.
    let rest = &line[at..];
    let quote = rest.strip_prefix('b').unwrap_or(rest);
    at + if quote.starts_with(['\'', '"']) { rest.len() - quote.len() + 1 } else { 0 }
}

/// The code at the beginning of a line, if a space, a hyphen or nothing follows it.
fn reply_code(said: &str) -> Option<u16> {
    let code = said.get(..3).filter(|code| code.bytes().all(|b| b.is_ascii_digit()))?;
    let is_alone = matches!(said.as_bytes().get(3), None | Some(b' ' | b'-'));
    if is_alone { code.parse().ok() } else { None }
}

/// RFC 5321 §4.2.3, RFC 3207, RFC 4954 §6.
fn is_yes(said: &str) -> bool {
    matches!(reply_code(said), Some(211 | 214 | 220 | 221 | 235 | 250..=253 | 334 | 354))
}

/// What other protocols say and mail servers do not: FTP's 331 (RFC 959 §4.2), HTTP's 200.
fn is_foreign_reply(said: &str) -> bool {
    let is_reply = |code| matches!(code, 100..=399) && !is_yes(said);
    reply_code(said).is_some_and(is_reply)
}

/// A command (RFC 5321 §4.1.1) and nothing more: "data" begins many a sentence. AUTH is none
/// here: how a program tried to sign in tells causes apart.
fn is_command(said: &str) -> bool {
    let said = said.trim_end_matches(['\'', '"', ' ', '\\']);
    let tokens = || said.split(' ').filter(|token| !token.is_empty());
    let mut words = tokens();
    match words.next() {
        Some("data" | "quit" | "rset" | "starttls" | "noop") => words.next().is_none(),
        Some("ehlo" | "helo") => words.nth(1).is_none(),
        Some("mail" | "rcpt") => {
            let path = said.split_once(':').filter(|(verb, _)| verb.len() <= "mail from".len());
            // Behind the path stand parameters, such as `SIZE=1000`.
            path.map(|(_, path)| path.trim_start())
                .and_then(|path| path.strip_prefix('<')?.split_once('>'))
                .is_some_and(|(_, parameters)| {
                    parameters
                        .split(' ')
                        .all(|token| token.is_empty() || token.contains('=') || token == "smtputf8")
                })
        }
        _ => false,
    }
}

#[cfg(test)]
mod tests {
    use crate::reading::read;

    /// The replies that count, and what still speaks beside what is silent.
    fn heard(text: &str) -> (Vec<String>, String) {
        let evidence = read(text);
        let replies =
            evidence.replies.iter().map(|reply| evidence.text[reply.span.clone()].to_owned());
        let mut speaks = String::new();
        let mut from = 0;
        for silent in &evidence.silent {
            speaks.push_str(evidence.folded.text.get(from..silent.start).unwrap_or_default());
            from = silent.end;
        }
        speaks.push_str(&evidence.folded.text[from..]);
        (replies.collect(), speaks)
    }

    #[test]
    fn the_last_refusal_of_a_dialog_counts_whoever_wrote_it_down() {
        for dialog in [
            "220 mx.google.com ESMTP gsmtp\nEHLO app\n250-SIZE 35882577\n250 SMTPUTF8\n\
             AUTH LOGIN\n454 4.7.0 Temporary authentication failure\nSTARTTLS\n220 ready\n\
             535 5.7.8 Username and Password not accepted\nQUIT\n221 2.0.0 closing",
            "S: 220 mx.google.com ESMTP\nC: EHLO app\nS: 250 ok\nS: 454 4.7.0 later\nC: AUTH LOGIN\n\
             S: 535 5.7.8 Username and Password not accepted\nC: QUIT",
            "<-  220 mx.google.com ESMTP\n -> EHLO app\n<-  250 ok\n<** 454 4.7.0 later\n\
             <** 535 5.7.8 Username and Password not accepted\n -> QUIT\n<-  221 bye",
            "<<< 220 mx.google.com ESMTP\n>>> EHLO app\n<<< 454 4.7.0 later\n\
             <<< 535 5.7.8 Username and Password not accepted",
            "2026-11-20 09:14:02 SERVER -> CLIENT: 220 mx.google.com ESMTP\n2026-11-20 09:14:02 \
             CLIENT -> SERVER: EHLO app\n2026-11-20 09:14:03 SERVER -> CLIENT: 454 4.7.0 x\n\
             2026-11-20 09:14:03 SERVER -> CLIENT: 535 5.7.8 Username and Password not accepted",
            "09:14:02 S -> 220 mx.google.com ESMTP\n09:14:03 C -> EHLO app\n09:14:03 S -> 454 4.7.0 x\n\
             09:14:03 S -> 535 5.7.8 Username and Password not accepted",
            "[2026-11-20 09:14:02] DEBUG S: 220 mx.google.com ESMTP\n[2026-11-20 09:14:02] DEBUG C: EHLO a\n\
             [2026-11-20 09:14:02] DEBUG S: 454 4.7.0 later\n\
             [2026-11-20 09:14:02] DEBUG S: 535 5.7.8 Username and Password not accepted",
            "send: 'ehlo app\\r\\n'\nreply: b'250-mx.google.com\\r\\n'\nreply: b'454 4.7.0 x\\r\\n'\n\
             reply: b'535-5.7.8 Username and Password not accepted\\r\\n'\n\
             reply: b'535 5.7.8 Username and Password not accepted\\r\\n'",
        ] {
            let (replies, speaks) = heard(dialog);
            assert_eq!(replies.len(), 1, "{replies:?} of {dialog}");
            assert!(replies[0].starts_with("535"), "{dialog}");
            assert!(speaks.contains("username and password not accepted"), "{dialog}");
            for silent in ["google", "4.7.0", "ehlo"] {
                assert!(!speaks.contains(silent), "{silent} in {speaks}");
            }
        }
    }

    #[test]
    fn what_follows_from_a_refusal_is_no_verdict() {
        for dialog in [
            "... while talking to mx.example.net.:\n>>> DATA\n<<< 550 5.7.606 Access denied\n\
             554 5.0.0 Service unavailable",
            ">>> RCPT To:<anna@contoso.com>\n<<< 550 5.7.606 Access denied\n>>> DATA\n\
             <<< 503 5.5.1 Need RCPT",
            "RCPT TO:<anna@contoso.com>\n550 5.7.606 Access denied\nDATA\n554 5.5.1 no valid recipients",
        ] {
            assert_eq!(heard(dialog).0, ["550 5.7.606"], "{dialog}");
        }
    }

    #[test]
    fn a_greeting_is_silent_and_its_abilities_are_not() {
        for (text, speaks) in [
            ("220 smtp.gmail.com ESMTP x - gsmtp", ""),
            (
                "* OK Gimap ready for requests\na1 NO [AUTHENTICATIONFAILED] Invalid credentials",
                "a1 no [authenticationfailed] invalid credentials",
            ),
            (
                "S: * OK [CAPABILITY IMAP4rev1 LOGINDISABLED] Dovecot ready.\nS: a1 BAD x",
                "s: * ok [capability imap4rev1 logindisabled] s: a1 bad x",
            ),
            (
                "* OK [ALERT] Please log in via your web browser",
                "* ok [alert] please log in via your web browser",
            ),
            ("+OK Gpop ready\n-ERR [AUTH] no", "-err [auth] no"),
        ] {
            assert_eq!(heard(text).1.trim(), speaks, "{text}");
        }
    }

    #[test]
    fn a_sentence_is_no_line_of_a_dialog() {
        for text in [
            "550 5.1.1 user unknown\ndata from our mail log, all of it",
            "mail from: anna was rejected\n550 5.1.1 x",
            "Status: 5.1.1\nhelo there, what does it mean?",
        ] {
            assert!(read(text).silent.is_empty(), "{text}");
        }
    }
}
