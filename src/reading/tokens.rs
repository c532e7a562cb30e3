//! What has a grammar of its own: AADSTS codes, addresses, domains, ids.

use std::collections::HashSet;
use std::hash::Hash;
use std::ops::Range;
use std::sync::LazyLock;

use aho_corasick::AhoCorasick;
use memchr::memmem::Finder;

use crate::evidence::{Code, Evidence, Found, OutlookAlias};
use crate::folding::{Folded, is_unspaced};
use crate::mail::{Domain, EmailAddress};

/// Finds all tokens in the folded text and adds them to the evidence.
pub(super) fn find(evidence: &mut Evidence) {
    find_aadsts(evidence);
    find_addresses(evidence);
    find_domains(evidence);
    find_guids(evidence);
}

impl Evidence {
    /// What was read at these bytes of the folded text, and where it stood in the paste.
    fn found<T>(&self, value: T, folded: Range<usize>) -> Found<T> {
        Found { value, span: self.folded.source(folded) }
    }
}

/// `AADSTS65001`, `AADSTS: 65001`, a number that a line break cut in two, and the numbers
/// in `"error_codes":[65001]`. A number that no code can have is none.
fn find_aadsts(evidence: &mut Evidence) {
    const PREFIX: &str = "aadsts";
    static PREFIXES: LazyLock<Finder<'_>> = LazyLock::new(|| Finder::new(PREFIX));
    static LISTS: LazyLock<Finder<'_>> = LazyLock::new(|| Finder::new("error_codes"));
    let text = evidence.folded.text.as_str();
    let mut codes: Vec<Found<Code>> = Vec::new();
    for start in PREFIXES.find_iter(text.as_bytes()) {
        let mut at = start + PREFIX.len();
        at += separators(&text[at..]);
        if let Some((number, length)) = number_with_break(&evidence.folded, at) {
            codes.push(evidence.found(Code::Aadsts(number), start..at + length));
        }
    }
    for start in LISTS.find_iter(text.as_bytes()) {
        let list = &text[start..];
        let Some(open) = list.bytes().take(24).position(|b| b == b'[') else {
            continue;
        };
        let Some(close) = list.bytes().take(160).position(|b| b == b']') else {
            continue;
        };
        for part in list[..close].get(open + 1..).unwrap_or_default().split(',') {
            let at = part.as_ptr() as usize - text.as_ptr() as usize;
            let at = at + (part.len() - part.trim_start().len());
            let part = part.trim();
            if let Some(number) = code_number(part) {
                codes.push(evidence.found(Code::Aadsts(number), at..at + part.len()));
            }
        }
    }
    codes.sort_by_key(|code| code.span.start);
    evidence.codes = each_once(codes);
}

/// The first find of each value. A paste can hold thousands, so none is compared with all.
fn each_once<T: Clone + Eq + Hash>(mut found: Vec<Found<T>>) -> Vec<Found<T>> {
    let mut seen = HashSet::with_capacity(found.len());
    found.retain(|found| seen.insert(found.value.clone()));
    found
}

/// How many bytes at the start only part the prefix from its number.
fn separators(text: &str) -> usize {
    text.bytes().take(3).take_while(|b| matches!(b, b' ' | b':' | b'-' | b'#' | b'_')).count()
}

/// The number at `at` and its length. All codes have five digits or more, so fewer digits
/// before a line break go on behind it.
fn number_with_break(folded: &Folded, at: usize) -> Option<(u32, usize)> {
    const FEWEST_DIGITS: usize = 5;
    let rest = &folded.text[at..];
    let first = digits(rest);
    let after = at + first.len();
    if first.len() < FEWEST_DIGITS && folded.line_breaks.binary_search(&after).is_ok() {
        let second = digits(&folded.text[after + 1..]);
        let number = code_number(&format!("{first}{second}"))?;
        return Some((number, first.len() + 1 + second.len()));
    }
    Some((code_number(first)?, first.len()))
}

fn digits(text: &str) -> &str {
    let end = text.bytes().position(|b| !b.is_ascii_digit()).unwrap_or(text.len());
    &text[..end]
}

fn code_number(digits: &str) -> Option<u32> {
    (digits.len() >= 5).then(|| digits.parse().ok()).flatten()
}

/// Mail addresses, and the made-up ones that Outlook.com shows in their place.
fn find_addresses(evidence: &mut Evidence) {
    const LONGEST_LOCAL_PART: usize = 64;
    let text = evidence.folded.text.as_str();
    let mut addresses = Vec::new();
    let mut aliases = Vec::new();
    for at in memchr::memchr_iter(b'@', text.as_bytes()) {
        let before = &text[text.floor_char_boundary(at.saturating_sub(LONGEST_LOCAL_PART))..at];
        let start = before
            .char_indices()
            .rev()
            .take_while(|(_, c)| is_of_word(*c) || "._%+-&~'".contains(*c))
            .last()
            .map_or(at, |(index, _)| at - before.len() + index);
        let local = text[start..at].trim_start_matches(|c: char| !c.is_alphanumeric());
        let start = at - local.len();
        let end = at + 1 + domain_length(&text[at + 1..]);
        // An id between `<` and `>` after this header looks like an address and is none.
        let is_message_id = text[..start].trim_end_matches(['<', ' ']).ends_with("message-id:");
        if is_message_id {
            continue;
        }
        if let Some(start) = outlook_alias(text, start, end) {
            aliases.push(evidence.found(OutlookAlias(text[start..end].to_owned()), start..end));
        } else if let Ok(address) = text[start..end].parse::<EmailAddress>() {
            addresses.push(evidence.found(address, start..end));
        }
    }
    evidence.addresses = each_once(addresses);
    evidence.aliases = aliases;
}

/// Where `outlook_<hexadecimal>@outlook.com` begins, if that is the address whose domain
/// ends at `end`; `start` is where an address could begin.
///
/// 16 hexadecimal digits as a rule. People cut it short, and articles and people who hide
/// their own put something in the place of the digits: `[string_of_characters]`, `XXXX`, `…`.
fn outlook_alias(text: &str, start: usize, end: usize) -> Option<usize> {
    const PREFIX: &str = "outlook_";
    const LONGEST_ID: usize = 64;
    let before = text[..end].strip_suffix("@outlook.com")?;
    let from = before.floor_char_boundary(before.len().saturating_sub(LONGEST_ID + PREFIX.len()));
    let at = from + before[from..].rfind(PREFIX)?;
    let id = &before[at + PREFIX.len()..];
    let is_hexadecimal = id.len() >= 6 && id.bytes().all(|b| b.is_ascii_hexdigit());
    let is_broken = id.len() >= 13
        && id.bytes().all(|b| b.is_ascii_hexdigit() || b == b' ')
        && id.split(' ').count() == 2;
    let is_hidden =
        id.len() >= 3 && id.chars().all(|c| matches!(c, 'x' | '*' | '.' | '_' | '#' | '?'));
    let is_placeholder = [('[', ']'), ('<', '>'), ('{', '}'), ('(', ')')]
        .into_iter()
        .any(|(open, close)| id.starts_with(open) && id.ends_with(close));
    let runs_in = text[..at].chars().next_back().is_some_and(|c| is_of_word(c) || c == '.');
    let is_whole = at == start && is_hexadecimal || is_broken || is_hidden || is_placeholder;
    (is_whole && !runs_in).then_some(at)
}

/// A letter or digit of a script that parts its words: Japanese and Thai run into an
/// address that stands in their sentence.
fn is_of_word(c: char) -> bool {
    c.is_alphanumeric() && !is_unspaced(c)
}

/// How much of the text's start can be a domain, less the dot that ends a sentence. One that
/// begins in Latin letters ends where a script without spaces goes on.
fn domain_length(text: &str) -> usize {
    const LONGEST: usize = 255;
    let is_unspaced_name = text.starts_with(is_unspaced);
    let is_part = |c: char| {
        is_of_word(c) || matches!(c, '-' | '.') || is_unspaced_name && c.is_alphanumeric()
    };
    let end = text
        .char_indices()
        .take(LONGEST)
        .find(|(_, c)| !is_part(*c))
        .map_or(text.len().min(text.floor_char_boundary(LONGEST)), |(index, _)| index);
    text[..end].trim_end_matches(['.', '-']).len()
}

/// Domains named as such: a known public suffix, outside an address or a URL.
fn find_domains(evidence: &mut Evidence) {
    let text = evidence.folded.text.as_str();
    let mut domains: Vec<Found<Domain>> = Vec::new();
    let mut at = 0;
    while let Some(dot) = memchr::memchr(b'.', &text.as_bytes()[at..]) {
        let dot = at + dot;
        let is_unspaced_name = text[at..dot].ends_with(is_unspaced);
        let start = text[at..dot]
            .char_indices()
            .rev()
            .take_while(|(_, c)| {
                is_of_word(*c) || *c == '-' || is_unspaced_name && c.is_alphanumeric()
            })
            .last()
            .map_or(dot, |(index, _)| at + index);
        if start == dot {
            at = dot + 1;
            continue;
        }
        let end = start + domain_length(&text[start..]);
        at = end.max(dot + 1);
        let before = text[..start].chars().next_back();
        let is_part_of_more = matches!(before, Some('@' | '/' | '_' | '\\' | '=' | '.'));
        let is_path = text[end..].starts_with(['(', '_', '@', '\\']);
        if !is_part_of_more && !is_path {
            let found = named_domain(&text[start..end]);
            domains.extend(found.map(|domain| evidence.found(domain, start..end)));
        }
    }
    evidence.domains = each_once(domains);
}

/// The domain in a word, if its ending is one that registries sell: `report.txt` and
/// `java.mail` are not domains, `contoso.it` is.
fn named_domain(word: &str) -> Option<Domain> {
    // Most dots end a sentence.
    if !word.contains('.') {
        return None;
    }
    word.parse().ok().filter(Domain::has_known_ending)
}

/// GUIDs that the words before them name as a tenant or as an application.
fn find_guids(evidence: &mut Evidence) {
    const CONTEXT: usize = 40;
    let text = evidence.folded.text.as_str();
    let mut tenants = Vec::new();
    let mut client_ids = Vec::new();
    for guid in guids(text) {
        let start = text.floor_char_boundary(guid.start.saturating_sub(CONTEXT));
        // Of several words the one right before the id says what it is.
        let Some(last) = NAMES.find_iter(&text[start..guid.start]).last() else { continue };
        match last.pattern().as_usize() {
            name if name < TENANT_NAMES => {
                if let Ok(id) = text[guid.clone()].parse() {
                    tenants.push(evidence.found(id, guid));
                }
            }
            name if name < TENANT_NAMES + CLIENT_NAMES => {
                client_ids.push(evidence.found(text[guid.clone()].to_owned(), guid));
            }
            _ => {}
        }
    }
    evidence.tenants = tenants;
    evidence.client_ids = client_ids;
}

/// What stands before an id: names of tenants, then of applications, then of other things.
static NAMES: LazyLock<AhoCorasick> = LazyLock::new(|| {
    AhoCorasick::new([
        "tenant",
        "directory",
        "login.microsoftonline.com/",
        "sts.windows.net/",
        "client",
        "app id",
        "appid",
        "application",
        "app with",
        "trace",
        "correlation",
        "request",
        "session",
        "object",
        "user",
    ])
    .expect("a fixed list of words")
});
const TENANT_NAMES: usize = 4;
const CLIENT_NAMES: usize = 5;

/// Where GUIDs stand: groups of 8, 4, 4, 4 and 12 hexadecimal digits (RFC 9562 §4).
pub(super) fn guids(text: &str) -> impl Iterator<Item = Range<usize>> {
    const LENGTH: usize = 36;
    let bytes = text.as_bytes();
    memchr::memchr_iter(b'-', bytes).filter_map(move |hyphen| {
        let start = hyphen.checked_sub(8)?;
        let guid = bytes.get(start..start + LENGTH)?;
        let is_guid = guid.iter().enumerate().all(|(index, byte)| match index {
            8 | 13 | 18 | 23 => *byte == b'-',
            _ => byte.is_ascii_hexdigit(),
        });
        let is_alone = |byte: Option<&u8>| !byte.is_some_and(u8::is_ascii_alphanumeric);
        let before = start.checked_sub(1).map(|index| &bytes[index]);
        let is_whole = is_alone(before) && is_alone(bytes.get(start + LENGTH));
        (is_guid && is_whole).then_some(start..start + LENGTH)
    })
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::reading::read;

    fn codes(text: &str) -> Vec<u32> {
        read(text)
            .codes
            .into_iter()
            .filter_map(|found| match found.value {
                Code::Aadsts(number) => Some(number),
                Code::Status(_) => None,
            })
            .collect()
    }

    #[test]
    fn aadsts_codes_are_read_however_they_are_written() {
        for (text, expected) in [
            ("AADSTS90094: needs admin", vec![90094]),
            ("error aadsts 65001.", vec![65001]),
            ("AADSTS\n90094", vec![90094]),
            ("AADSTS900\n  94: The grant", vec![90094]),
            ("AADSTS90094\n4 users", vec![90094]),
            ("error_description=AADSTS900941%3a+x", vec![900941]),
            (r#""error_codes":[50076, 65001]"#, vec![50076, 65001]),
            (r#"{\"error_codes\":[65001],\"x\":\"AADSTS65001\"}"#, vec![65001]),
            ("AADSTS99999999999999999999 AADSTS12 AADSTS", vec![]),
            ("https://login.microsoftonline.com/error?code=50058", vec![]),
            ("AADSTS65<U+200B>001", vec![]),
        ] {
            assert_eq!(codes(text), expected, "{text}");
        }
    }

    #[test]
    fn a_code_leads_back_to_its_place() {
        let text = "Fehler: „AADSTS\u{200b}90094“";
        let evidence = read(text);
        assert_eq!(&evidence.text[evidence.codes[0].span.clone()], "AADSTS\u{200b}90094");
    }

    #[test]
    fn addresses_domains_and_aliases_are_told_apart() {
        let evidence = read(
            "Message-ID: <x.1@mail.contoso.com> from <mailto:Anna@contoso.com|Anna@contoso.com>, \
             'bob@example.net'. Shown as outlook_0123456789ABCDEF@outlook.com on fabrikam.it, \
             see https://app.hubspot.com/x?y=northwind.com and report.txt at version 5.7.1.",
        );
        let addresses: Vec<String> =
            evidence.addresses.iter().map(|found| found.value.to_string()).collect();
        assert_eq!(addresses, ["anna@contoso.com", "bob@example.net"]);
        assert_eq!(evidence.aliases[0].value.0, "outlook_0123456789abcdef@outlook.com");
        let domains: Vec<&str> = evidence.domains.iter().map(|d| d.value.as_str()).collect();
        assert_eq!(domains, ["fabrikam.it"]);
    }

    #[test]
    fn what_is_said_twice_is_found_once() {
        let evidence = read(
            "anna@contoso.com: AADSTS65001 contoso.it. Anna@contoso.com, contoso.it AADSTS65001",
        );
        let counts = (evidence.addresses.len(), evidence.domains.len(), evidence.codes.len());
        assert_eq!(counts, (1, 1, 1));
        let places: Vec<usize> = evidence.addresses.iter().map(|found| found.span.start).collect();
        assert_eq!(places, [0]);
    }

    #[test]
    fn a_made_up_address_is_known_with_and_without_its_digits() {
        for text in [
            "outlook_0123456789ABCDEF@outlook.com",
            "送信者がoutlook_0123456789ABCDEF@outlook.comになる",
            "outlook_0123456789AB\nCDEF@outlook.com",
            "outlook_[string_of_characters]@outlook.com",
            "outlook_<characters>@outlook.com",
            "outlook_XXXXXXXX@outlook.com",
            "outlook_…@outlook.com",
        ] {
            assert_eq!(read(text).aliases.len(), 1, "{text}");
        }
        for text in ["outlook_team@outlook.com", "my.outlook_0123456789ABCDEF@outlook.com"] {
            assert_eq!(read(text).aliases, [], "{text}");
        }
    }

    #[test]
    fn a_guid_is_what_the_words_before_it_say() {
        let evidence = read(
            "Application 'aaaabbbb-0000-cccc-1111-dddd2222eeee' not found in directory \
             '11112222-bbbb-3333-cccc-4444dddd5555'. Trace ID: 99990000-1111-2222-3333-444455556666",
        );
        assert_eq!(evidence.client_ids[0].value, "aaaabbbb-0000-cccc-1111-dddd2222eeee");
        assert_eq!(evidence.tenants[0].value.as_str(), "11112222-bbbb-3333-cccc-4444dddd5555");
        assert_eq!((evidence.client_ids.len(), evidence.tenants.len()), (1, 1));
    }
}
