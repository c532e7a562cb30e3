//! What the words around a number say about it: a mail server's reply, or a room.
//!
//! One automaton with a fixed list of words runs over the text once; then each number is
//! judged by the words within [`NEAR`] bytes of it and by the one right before it.

use std::collections::HashSet;
use std::ops::Range;
use std::sync::LazyLock;

use aho_corasick::AhoCorasick;

use crate::folding::{Folded, fold, is_unspaced};
use crate::mail::{Reply, ReplyCode};

use super::numbers::Number;
use super::reply_words::{
    BOUNCE, COUNTED, FORMAL, LEADS, MAIL, NAMED_THINGS, OTHER_PROTOCOL, SERVER, words,
};

/// How far from a number, in bytes, words still tell what it is.
const NEAR: usize = 200;

/// How near words of everyday mail have to be.
const CLOSE: usize = 100;

/// The telling words of a text.
pub struct Surroundings<'a> {
    folded: &'a Folded,
    /// Ascending by where they start.
    words: Vec<(usize, Telling)>,
    /// Codes alone are another protocol's in a dialog that is one of FTP, say.
    is_foreign: bool,
}

/// What a word tells.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Telling {
    /// Only a bounce says so.
    Bounce,
    /// Mail is what it is about.
    Mail,
    /// FTP, HTTP and others with codes of three digits.
    OtherProtocol,
    /// Only mail servers and what speaks to them say so.
    Server,
}

struct TellingWords {
    automaton: AhoCorasick,
    /// What each pattern of the automaton tells.
    telling: Vec<Telling>,
}

static TELLING_WORDS: LazyLock<TellingWords> = LazyLock::new(|| {
    let lists = [
        (SERVER, Telling::Server),
        (BOUNCE, Telling::Bounce),
        (MAIL, Telling::Mail),
        (OTHER_PROTOCOL, Telling::OtherProtocol),
    ];
    let all = lists.iter().flat_map(|(list, telling)| words(list).map(move |word| (word, telling)));
    let (words, telling): (Vec<String>, Vec<Telling>) =
        all.map(|(word, telling)| (fold(word).text, *telling)).unzip();
    let automaton = AhoCorasick::new(words).expect("a fixed list of words");
    TellingWords { automaton, telling }
});

/// A list of words that are compared whole.
type WholeWords = LazyLock<HashSet<String>>;

fn whole_words(list: &'static str) -> HashSet<String> {
    words(list).map(|word| fold(word).text).collect()
}

static FORMAL_WORDS: WholeWords = LazyLock::new(|| whole_words(FORMAL));
static NAMES_OF_THINGS: WholeWords = LazyLock::new(|| whole_words(NAMED_THINGS));
static COUNTED_WORDS: WholeWords = LazyLock::new(|| whole_words(COUNTED));
static LEAD_WORDS: LazyLock<Vec<String>> =
    LazyLock::new(|| words(LEADS).map(|lead| fold(lead).text).collect());

impl<'a> Surroundings<'a> {
    pub fn of(folded: &'a Folded, is_foreign: bool) -> Self {
        let TellingWords { automaton, telling } = &*TELLING_WORDS;
        let found = automaton.find_overlapping_iter(&folded.text);
        let mut words: Vec<(usize, Telling)> =
            found.map(|word| (word.start(), telling[word.pattern().as_usize()])).collect();
        words.sort_by_key(|(at, _)| *at);
        Self { folded, words, is_foreign }
    }

    /// Where the first word stands that only bounces use.
    pub fn first_bounce_word(&self) -> Option<usize> {
        self.words.iter().find(|(_, telling)| *telling == Telling::Bounce).map(|(at, _)| *at)
    }

    /// Whether a number is a mail server's reply.
    pub fn is_reply(&self, number: &Number) -> bool {
        if number.is_surely_reply() {
            return true;
        }
        let near = self.near(&number.span);
        if !near.has_mail {
            return self.is_field(number);
        }
        let is_led = self.is_led(number);
        match number.reply {
            Reply { code: Some(_), status: Some(_) } => true,
            Reply { code: None, .. } if self.is_of_thing(number) => false,
            Reply { code: None, .. } => {
                is_led
                    || self.is_wrapped(number)
                    || near.has_server && self.stands_as_reply(number)
                    || near.has_much_mail && self.is_announced(number)
            }
            Reply { code: Some(code), .. } => {
                let code = code.number();
                if is_http_only(code) || self.is_http_reply(number) {
                    return false;
                }
                if is_led {
                    return true;
                }
                let is_possible = is_of_smtp(code)
                    && !self.is_foreign
                    && !near.is_other_protocol
                    && !self.is_of_thing(number)
                    && !self.is_other_value(number)
                    && !self.counts_things(number);
                is_possible
                    && if is_also_of_http(code) {
                        near.has_server && self.stands_as_reply(number)
                    } else {
                        near.has_server || self.stands_as_reply(number) || self.is_addressed(number)
                    }
            }
        }
    }

    fn near(&self, span: &Range<usize>) -> Near {
        let mut near = Near::default();
        let mut mail = 0;
        // How far away the nearest word of either kind is.
        let (mut server, mut other) = (usize::MAX, usize::MAX);
        let from = span.start.saturating_sub(NEAR);
        let first = self.words.partition_point(|(at, _)| *at < from);
        for &(at, telling) in &self.words[first..] {
            if at >= span.end + NEAR {
                break;
            }
            let distance = at.abs_diff(span.start);
            match telling {
                Telling::Server | Telling::Bounce => server = server.min(distance),
                Telling::Mail if distance <= CLOSE => mail += 1,
                Telling::Mail => {}
                Telling::OtherProtocol => other = other.min(distance),
            }
        }
        near.has_server = server < usize::MAX;
        near.has_mail = near.has_server || mail > 0;
        near.has_much_mail = mail > 1;
        near.is_other_protocol = other < server;
        near
    }

    /// `smtp;550`, `said: 550`, `responseCode: 535`.
    fn is_led(&self, number: &Number) -> bool {
        let before = self.before(number);
        LEAD_WORDS.iter().any(|lead| before.ends_with(lead))
    }

    /// `Status: 5.1.1` as a line of its own.
    fn is_field(&self, number: &Number) -> bool {
        let text = &self.folded.text;
        let before = text[..number.span.start].trim_end();
        let is_field = number.reply.code.is_none()
            && before.strip_suffix("status:").is_some_and(|rest| self.is_line_end(rest.len()));
        is_field && self.is_line_end(number.span.end)
    }

    /// Whether a line ends, or the one before it, or the text.
    fn is_line_end(&self, at: usize) -> bool {
        let at = at - usize::from(self.folded.text[..at].ends_with(' '));
        at == 0
            || at >= self.folded.text.len()
            || self.folded.line_breaks.binary_search(&at).is_ok()
    }

    /// `#5.1.1`, `(#5.1.1)`, `<5.1.1>`, `[5.4.6 …]`.
    fn is_wrapped(&self, number: &Number) -> bool {
        let text = &self.folded.text;
        let before = text[..number.span.start].chars().next_back();
        let behind = text[number.span.end..].chars().next();
        match before {
            Some('#') => true,
            Some('<') => behind == Some('>'),
            // `[5.7.1]` is how a list of changes names a version.
            Some('[') => behind != Some(']'),
            _ => false,
        }
    }

    /// Whether it stands where a reply begins: in a new line, behind a colon, a quote or a
    /// bracket, behind "error" or "says". In a sentence a number means something else.
    fn stands_as_reply(&self, number: &Number) -> bool {
        let text = &self.folded.text;
        let start = number.span.start;
        if text[..start].ends_with('#') && number.reply.status.is_none() {
            return false;
        }
        let is_line_start =
            start == 0 || self.folded.line_breaks.binary_search(&(start - 1)).is_ok();
        let before = text[..start].trim_end_matches(' ');
        is_line_start
            || before.ends_with([
                ':', ';', ',', '.', '!', '?', '=', '>', '<', '\'', '"', '(', '[', '{', '*', '-',
                '+', '|', '#', '`',
            ])
            || before.ends_with(is_unspaced)
            || self.is_announced(number)
    }

    /// `error 554`, `we get 5.7.26`.
    fn is_announced(&self, number: &Number) -> bool {
        FORMAL_WORDS.contains(last_word(self.before(number).trim_end_matches([':', '='])))
    }

    /// `room 550`, `port 465`, `kernel 4.4.7`.
    fn is_of_thing(&self, number: &Number) -> bool {
        NAMES_OF_THINGS.contains(last_word(self.before(number).trim_end_matches([':', '=', '.'])))
    }

    /// `delay=450`, `"timeout": 550`; but `code=550`.
    fn is_other_value(&self, number: &Number) -> bool {
        let before = self.folded.text[..number.span.start].trim_end_matches(' ');
        let name = before.strip_suffix('=').or_else(|| before.strip_suffix("\":"));
        name.is_some_and(|name| {
            let name = last_word(name.trim_end_matches(' '));
            !name.ends_with("code") && !FORMAL_WORDS.contains(name)
        })
    }

    /// `450 messages`, `550 MB`.
    fn counts_things(&self, number: &Number) -> bool {
        let behind = self.folded.text[number.span.end..].trim_start_matches(' ');
        let word = behind.split(|c: char| !c.is_alphanumeric()).next().unwrap_or_default();
        COUNTED_WORDS.contains(word)
    }

    /// `550 <anna@contoso.com>`: an address follows.
    fn is_addressed(&self, number: &Number) -> bool {
        const LONGEST: usize = 254;
        let rest = self.folded.text[number.span.end..].trim_start_matches([' ', '-']);
        rest.strip_prefix('<').is_some_and(|inside| {
            let inside = &inside[..inside.floor_char_boundary(LONGEST)];
            inside.split('>').next().is_some_and(|address| address.contains('@'))
        })
    }

    /// `503 Service Unavailable` and its like, which only HTTP says without an enhanced code.
    fn is_http_reply(&self, number: &Number) -> bool {
        let behind = self.folded.text[number.span.end..].trim_start_matches([' ', ':', '-']);
        let phrase = match number.reply.code.map(ReplyCode::number) {
            Some(451) => "unavailable for legal",
            Some(500) => "internal",
            Some(502) => "bad gateway",
            Some(503) => "service",
            Some(504) => "gateway",
            _ => return false,
        };
        behind.starts_with(phrase)
    }

    /// The text up to the number, less the quotes and brackets that open before it.
    fn before(&self, number: &Number) -> &str {
        self.folded.text[..number.span.start]
            .trim_end_matches([' ', '\'', '"', '(', '<', '[', '#', '*', '`'])
    }
}

/// What is near a number.
#[derive(Clone, Copy, Debug, Default)]
struct Near {
    has_server: bool,
    has_mail: bool,
    /// More than one word of mail.
    has_much_mail: bool,
    /// Another protocol is nearer than mail servers.
    is_other_protocol: bool,
}

fn last_word(text: &str) -> &str {
    const LONGEST: usize = 24;
    let end = &text[text.floor_char_boundary(text.len().saturating_sub(LONGEST))..];
    end.rsplit(|c: char| !c.is_alphanumeric()).next().unwrap_or_default()
}

/// Reply codes that mail servers use: RFC 5321 §4.2.3, RFC 4954 §6, RFC 7504, RFC 1846, and
/// what Exchange and old sendmails add.
fn is_of_smtp(code: u16) -> bool {
    matches!(
        code,
        420..=422 | 430..=432 | 441..=442 | 446..=447 | 449..=455 | 458..=459 | 471
            | 500..=505 | 510..=517 | 520..=526 | 530 | 534..=535 | 538 | 540..=559 | 571
    )
}

/// Codes that HTTP uses more than mail servers do (RFC 9110 §15).
fn is_also_of_http(code: u16) -> bool {
    matches!(code, 421..=422 | 431 | 451 | 500..=505 | 510..=511)
}

/// "Too Many Requests" (RFC 6585 §4) is no reply of mail servers, however mail is near.
fn is_http_only(code: u16) -> bool {
    matches!(code, 400..=418 | 423..=429)
}
