//! Finding secrets in a paste, so that nothing behind reading ever sees one.
//!
//! General lists of secrets know cloud keys; people with mail problems paste protocol
//! transcripts, redirect addresses, cookies and passwords in prose. What a diagnosis needs
//! is left alone: trace ids, message ids, DKIM keys, `outlook_<hex>@outlook.com`.

use std::ops::Range;
use std::sync::{LazyLock, OnceLock};

use aho_corasick::AhoCorasick;
use regex::{Regex, RegexBuilder};

use crate::evidence::SecretKind::{
    self, ApiKey, AppPassword, AuthorizationCode, ClientSecret, Cookie, Password, PrivateKey, Token,
};
use crate::folding::fold;

/// A secret's place in the text, and what it is.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Secret {
    pub span: Range<usize>,
    pub kind: SecretKind,
}

/// What form the text is in.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Form {
    AsPasted,
    /// Folded: everything is in lower case and in one line, so rules that read lines
    /// would take the whole text away.
    Folded,
}

/// The rules of which a text holds at least one hint.
pub struct Hinted {
    rules: Vec<&'static Rule>,
}

/// Looks for hints in a folded text, in one pass. Most pastes hint at no secret at all, and
/// pay for that pass only.
pub fn hinted(folded: &str) -> Hinted {
    let mut is_hinted = [false; RULES.len()];
    for hit in HINTS.automaton.find_overlapping_iter(folded) {
        is_hinted[HINTS.rules[hit.pattern().as_usize()]] = true;
    }
    let rules = RULES.iter().zip(is_hinted).filter_map(|(rule, hinted)| hinted.then_some(rule));
    let grouped = has_grouped_letters(folded).then_some(&*GROUPED_LETTERS);
    Hinted { rules: rules.chain(grouped).collect() }
}

impl Hinted {
    pub fn is_empty(&self) -> bool {
        self.rules.is_empty()
    }

    /// All secrets in `text`, in order, none overlapping another.
    pub fn secrets_in(&self, text: &str, form: Form) -> Vec<Secret> {
        let mut secrets: Vec<Secret> = self
            .rules
            .iter()
            .filter(|rule| form == Form::AsPasted || rule.reads != Reads::Lines)
            .flat_map(|rule| rule.secrets_in(text))
            .collect();
        secrets.sort_by_key(|secret| (secret.span.start, usize::MAX - secret.span.end));
        secrets.dedup_by(|later, earlier| {
            let overlaps = later.span.start < earlier.span.end;
            if overlaps {
                earlier.span.end = earlier.span.end.max(later.span.end);
            }
            overlaps
        });
        secrets
    }
}

/// Whether three hyphens stand four characters apart, as in an app password.
fn has_grouped_letters(text: &str) -> bool {
    let bytes = text.as_bytes();
    memchr::memchr_iter(b'-', bytes)
        .any(|at| bytes.get(at + 5) == Some(&b'-') && bytes.get(at + 10) == Some(&b'-'))
}

/// One pattern; its last group that took part is the secret.
struct Rule {
    kind: SecretKind,
    /// Words, of which a text that the pattern matches holds at least one.
    hints: &'static [&'static str],
    pattern: &'static str,
    /// Compiled when it is first needed: a run of `mailfix diagnose` needs few of them.
    regex: OnceLock<Regex>,
    reads: Reads,
}

/// What a pattern relies on.
#[derive(Clone, Copy, PartialEq)]
enum Reads {
    Anywhere,
    /// Where lines begin and end.
    Lines,
    /// Prose, in which "my password is wrong" is no secret: the value must look like one.
    Prose,
}

impl Rule {
    const fn new(kind: SecretKind, hints: &'static [&'static str], pattern: &'static str) -> Self {
        Self::reading(Reads::Anywhere, kind, hints, pattern)
    }

    const fn reading(
        reads: Reads,
        kind: SecretKind,
        hints: &'static [&'static str],
        pattern: &'static str,
    ) -> Self {
        Self { kind, hints, pattern, regex: OnceLock::new(), reads }
    }

    fn regex(&self) -> &Regex {
        self.regex.get_or_init(|| {
            RegexBuilder::new(self.pattern)
                .case_insensitive(true)
                .build()
                .expect("a fixed pattern, which a test compiles")
        })
    }

    fn secrets_in(&self, text: &str) -> Vec<Secret> {
        self.regex()
            .captures_iter(text)
            .filter_map(|captures| captures.iter().skip(1).flatten().last())
            .filter(|value| self.reads != Reads::Prose || looks_secret(value.as_str()))
            .map(|value| Secret { span: value.range(), kind: self.kind })
            .collect()
    }
}

/// The hints of all rules in one automaton.
struct Hints {
    automaton: AhoCorasick,
    /// The rule that each pattern of the automaton hints at.
    rules: Vec<usize>,
}

static HINTS: LazyLock<Hints> = LazyLock::new(|| {
    let hints = RULES
        .iter()
        .enumerate()
        .flat_map(|(rule, Rule { hints, .. })| hints.iter().map(move |hint| (rule, *hint)));
    let (rules, words): (Vec<usize>, Vec<String>) =
        hints.map(|(rule, hint)| (rule, fold(hint).text)).unzip();
    let automaton = AhoCorasick::new(words).expect("a fixed list of words");
    Hints { automaton, rules }
});

/// Whether a word is hardly one of a language: a digit or a sign inside, or an upper-case
/// letter after a lower-case one.
fn looks_secret(value: &str) -> bool {
    let value = value.trim_end_matches(['.', ',', ';', ':', '!', '?', ')', '\'', '"']);
    let odd = |c: char| c.is_ascii_digit() || "!#$%&*+=@^_~€§".contains(c);
    let mixed_case = value
        .chars()
        .zip(value.chars().skip(1))
        .any(|(one, next)| one.is_lowercase() && next.is_uppercase());
    let is_placeholder = value.chars().all(|c| matches!(c, '*' | 'x' | 'X' | '.' | '•'));
    value.chars().count() >= 4 && !is_placeholder && (value.chars().any(odd) || mixed_case)
}

/// `name=value`, `"name": "value"`, `name%3Dvalue`.
macro_rules! assigned {
    ($names:literal) => {
        concat!(r"\b(?:", $names, r#")["']?\s{0,3}(?:=|:|%3D)\s{0,3}["']?([^\s"'&<>,;\\]{6,})"#)
    };
}

/// An app password as Apple and Yahoo write it: 16 letters in groups of four.
static GROUPED_LETTERS: LazyLock<Rule> =
    LazyLock::new(|| Rule::new(AppPassword, &[], r"\b([a-z]{4}-[a-z]{4}-[a-z]{4}-[a-z]{4})\b"));

static RULES: [Rule; 21] = [
    Rule::new(
        PrivateKey,
        &["-----begin"],
        r"(?s)(-----BEGIN [A-Z0-9 ]{0,20}PRIVATE KEY-----.*?(?:-----END [A-Z0-9 ]{0,20}PRIVATE KEY-----|\z))",
    ),
    // The lower part of a key, whose beginning was cut off.
    Rule::reading(
        Reads::Lines,
        PrivateKey,
        &["-----end"],
        r"(?m)((?:^[A-Za-z0-9+/=]{16,80}\s*\n)+)-----END [A-Z0-9 ]{0,20}PRIVATE KEY-----",
    ),
    // JSON web tokens (RFC 7519), signed or encrypted, also cut off.
    Rule::new(Token, &["eyj"], r"\b(eyJ[A-Za-z0-9_-]{12,}(?:\.[A-Za-z0-9_-]*){0,4})"),
    Rule::new(Token, &["bearer"], r"\bBearer(?:\s|%20|\+)+([A-Za-z0-9._~+/=-]{16,})"),
    Rule::new(
        Password,
        &["basic "],
        r#"\bAuthorization["']?\s*[:=]\s*["']?Basic\s+([A-Za-z0-9+/=]{8,})"#,
    ),
    Rule::new(
        Token,
        &["token", "assertion", "verifier", "api-key"],
        assigned!(
            "(?:access|refresh|id|session|device|bot)_?-?token|assertion|code_verifier|x-api-key"
        ),
    ),
    Rule::new(
        ClientSecret,
        &["secret"],
        assigned!("client_?-?secret(?:_?value)?|app_?secret|signing_?secret"),
    ),
    Rule::new(ApiKey, &["key"], assigned!("api_?-?key|access_?key|secret_?key")),
    // With a space between it is prose, which the last rule reads.
    Rule::new(
        Password,
        &["pass", "pwd"],
        r#"\b(?:password|passwd|passwort|pwd|pass)(?:["']\s{0,3}:\s{0,3}["']|=["']?|%3D)([^\s"'&<>,;\\]{3,})"#,
    ),
    // Vendors' own forms: Slack, GitHub, Google, Entra; then AWS, Google, HubSpot.
    Rule::new(
        Token,
        &["xox", "xapp-", "ghp_", "gho_", "ghu_", "ghs_", "ghr_", "ya29.", "1//", "0.a", "1.a"],
        r"\b(xox[a-z](?:\.xox[a-z])?-[A-Za-z0-9-]{10,}|xapp-[A-Za-z0-9-]{10,}|gh[pousr]_[A-Za-z0-9]{20,}|ya29\.[A-Za-z0-9_-]{20,}|1//[A-Za-z0-9_-]{20,}|[01]\.A[A-Za-z0-9_-]{20,}\.[A-Za-z0-9_-]{40,})",
    ),
    Rule::new(
        ApiKey,
        &["akia", "aiza", "pat-"],
        r"\b(AKIA[A-Z0-9]{16}|AIza[A-Za-z0-9_-]{35}|pat-[a-z]{2}\d-[0-9a-f-]{36})\b",
    ),
    Rule::new(
        ClientSecret,
        &["gocspx-", "8q~"],
        r"\b(GOCSPX-[A-Za-z0-9_-]{20,}|[A-Za-z0-9_.~-]{3}8Q~[A-Za-z0-9_.~-]{31,})",
    ),
    // An authorization code in a redirect (RFC 6749 §4.1.2); `code=50058` is an error's.
    Rule::new(
        AuthorizationCode,
        &["code=", "code%3d"],
        r"(?:[?&#]|%3F|%26|\b)code(?:=|%3D)([A-Za-z0-9._/~%-]{24,})",
    ),
    Rule::reading(Reads::Lines, Cookie, &["cookie"], r"(?m)\b(?:Set-)?Cookie2?\s*:\s*([^\r\n]+)"),
    Rule::new(Password, &["://"], r"\b[a-z][a-z0-9+.-]{1,20}://[^\s/:@]{0,80}:([^\s/@]{1,200})@"),
    // SMTP (RFC 4954), IMAP (RFC 9051) and POP3 (RFC 1939) as transcripts show them.
    Rule::new(
        Password,
        &["auth"],
        r"\bAUTH(?:ENTICATE)?\s+(?:PLAIN|LOGIN|CRAM-MD5|NTLM|XOAUTH2|OAUTHBEARER|SCRAM-SHA-\d+)\s+([A-Za-z0-9+/=]{8,})",
    ),
    Rule::reading(
        Reads::Lines,
        Password,
        &["334"],
        r"(?m)^.{0,12}334[ -][^\r\n]*\r?\n.{0,12}?([A-Za-z0-9+/]{8,}={0,2})\s*$",
    ),
    Rule::reading(
        Reads::Lines,
        Password,
        &["login "],
        r#"(?m)\b[A-Za-z]*\d+\s+LOGIN\s+(?:"[^"\r\n]*"|\S+)\s+("[^"\r\n]*"|\S+)"#,
    ),
    Rule::reading(Reads::Lines, Password, &["pass "], r"(?m)^(?:.{0,12}[>:]\s*)?PASS\s+(\S+)\s*$"),
    Rule::new(
        AppPassword,
        &["passwor", "contrase", "mot de passe", "senha"],
        r"(?:app(?:lication)?[\s-]{0,2}(?:specific\s)?passwor[dt]|password\s(?:per\s(?:le\s)?|delle?\s|di\s)app\w*|contrase\S{1,2}a\sde\saplicaci\S{1,2}n|mot\sde\spasse\sd\S{1,2}application|senha\sde\sapp)[^\r\n]{0,24}?\b([a-z]{4}\s?[a-z]{4}\s?[a-z]{4}\s?[a-z]{4})\b",
    ),
    Rule::reading(
        Reads::Prose,
        Password,
        &["pass", "kennwort", "contrase", "senha", "wachtwoord", "hasl", "hasł", "パスワード"],
        r#"(?:password|passwort|kennwort|contrase(?:ñ|n)a|mot\sde\spasse|senha|wachtwoord|has(?:ł|l)o|passcode|パスワード)\s{0,2}(?:is|è|e'|e|ist|est|es|é|to|=|:|は)\s{0,2}:?\s{0,3}["'“«]?([^\s"'”»<>]{4,80})"#,
    ),
];

#[cfg(test)]
mod tests {
    use super::*;

    fn found(text: &str) -> Vec<(&str, SecretKind)> {
        let secrets = hinted(&fold(text).text).secrets_in(text, Form::AsPasted);
        secrets.iter().map(|secret| (&text[secret.span.clone()], secret.kind)).collect()
    }

    #[test]
    fn secrets_of_every_shape_are_found_whole() {
        for (text, secret, kind) in [
            ("Authorization: Bearer abcDEF123456.ghiJKL_789", "abcDEF123456.ghiJKL_789", Token),
            (
                "got eyJhbGciOiJIUzI1NiJ9.eyJzdWIiOiIxIn0.c2lnbmF0dXJl back",
                "eyJhbGciOiJIUzI1NiJ9.eyJzdWIiOiIxIn0.c2lnbmF0dXJl",
                Token,
            ),
            (r#"{"refresh_token":"0.AXoA-made-up"}"#, "0.AXoA-made-up", Token),
            ("client_secret=made~up.secret&x=1", "made~up.secret", ClientSecret),
            (
                "https://app.example/cb?code=0.AAAAmadeup-code_0123456789&state=1",
                "0.AAAAmadeup-code_0123456789",
                AuthorizationCode,
            ),
            ("Basic: Authorization: Basic YW5uYTpzZWNyZXQ=", "YW5uYTpzZWNyZXQ=", Password),
            ("AUTH PLAIN AGFubmEAc2VjcmV0", "AGFubmEAc2VjcmV0", Password),
            ("C: a1 LOGIN \"anna\" \"s3cret word\"", "\"s3cret word\"", Password),
            ("S: 334 UGFzc3dvcmQ6\nC: czNjcmV0d29yZA==\nS: 535 no", "czNjcmV0d29yZA==", Password),
            ("+OK\nPASS hunter2", "hunter2", Password),
            ("Cookie: session=abc; other=def", "session=abc; other=def", Cookie),
            ("imap://anna:hunter2@mail.contoso.com/", "hunter2", Password),
            ("la mia password è Segreta99!", "Segreta99!", Password),
            ("my password is: Tr0ub4dor", "Tr0ub4dor", Password),
            ("password=letmein", "letmein", Password),
            ("the app password abcd efgh ijkl mnop fails", "abcd efgh ijkl mnop", AppPassword),
            ("abcd-efgh-ijkl-mnop", "abcd-efgh-ijkl-mnop", AppPassword),
            ("key AKIAABCDEFGHIJKLMNOP", "AKIAABCDEFGHIJKLMNOP", ApiKey),
            ("xoxb-0000000000-madeupmadeup", "xoxb-0000000000-madeupmadeup", Token),
            (
                "-----BEGIN PRIVATE KEY-----\nTUFERQ==\ncut in the mid",
                "-----BEGIN PRIVATE KEY-----\nTUFERQ==\ncut in the mid",
                PrivateKey,
            ),
            (
                "its end:\nTUFERQmadeup0123\r\nmadeup==madeup==\r\n-----END RSA PRIVATE KEY-----",
                "TUFERQmadeup0123\r\nmadeup==madeup==\r\n",
                PrivateKey,
            ),
        ] {
            assert_eq!(found(text), [(secret, kind)], "{text}");
        }
    }

    #[test]
    fn what_a_diagnosis_needs_is_left_alone() {
        for text in [
            "Trace ID: 7a3381b5-777c-4689-b346-0bbaccd2916d Correlation ID: d6ecf735-1a90-4a48-ac58-d9906283ce1c",
            "Message-ID: <CAAbcdEFGhijk0123456789+xyz@mail.example.net>",
            "v=DKIM1; k=rsa; p=MIGfMA0GCSqGSIb3DQEBAQUAA4GNADCBiQKBgQDexample",
            "outlook_0123456789ABCDEF@outlook.com",
            "https://login.microsoftonline.com/error?code=50058",
            "my password is wrong, it says the password is expired",
            "la password è sbagliata? la password è corretta",
            "Das Passwort ist abgelaufen",
            "535 5.7.8 Username and Password not accepted",
            "password: ********",
            "since then they will make sure that this work goes well",
            "the token is invalid; invalid_client: bad client secret",
            "OFFICE_ERROR_REST_API_NOT_ENABLED_FOR_COMPONENT_SHARED_MAILBOX",
        ] {
            assert_eq!(found(text), [], "{text}");
        }
    }

    #[test]
    fn every_pattern_compiles_and_is_hinted_at() {
        for rule in &RULES {
            assert!(rule.regex().captures_len() > 1, "{}", rule.pattern);
            assert!(!rule.hints.is_empty(), "{}", rule.pattern);
        }
    }

    #[test]
    fn overlapping_finds_become_one() {
        let text = "access_token=eyJhbGciOiJIUzI1NiJ9.eyJzdWIiOiIxIn0.c2ln";
        assert_eq!(found(text).len(), 1);
    }
}
