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
    /// That a value without a digit is a name: `code=MailboxNotEnabledForRESTAPI`.
    Digits,
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
            .filter(|value| match self.reads {
                Reads::Digits => value.as_str().bytes().any(|b| b.is_ascii_digit()),
                Reads::Prose => looks_secret(value.as_str()),
                Reads::Anywhere | Reads::Lines => true,
            })
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
    // "Invalid password: AADSTS50126", "bad password: 5.7.8 …".
    let is_code = value.get(..6).is_some_and(|start| start.eq_ignore_ascii_case("aadsts"))
        || value.contains('.') && value.chars().all(|c| c.is_ascii_digit() || c == '.');
    let is_word = is_placeholder || is_code;
    value.chars().count() >= 4 && !is_word && (value.chars().any(odd) || mixed_case)
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

static RULES: [Rule; 23] = [
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
    Rule::reading(
        Reads::Digits,
        ApiKey,
        &["key"],
        assigned!(r"api[_\s-]?key|access[_\s]?key|secret[_\s]?key"),
    ),
    // With a space between it is prose, which the last rule reads.
    Rule::new(
        Password,
        &["pass", "pwd"],
        r#"\b(?:password|passwd|passwort|pwd|pass)(?:["']\s{0,3}:\s{0,3}["']|=["']?|%3D)([^\s"'&<>,;\\]{3,})"#,
    ),
    // An authorization code in a redirect (RFC 6749 §4.1.2); `code=50058` is an error's.
    Rule::reading(
        Reads::Digits,
        AuthorizationCode,
        &["code=", "code%3d"],
        r"(?:[?&#]|%3F|%26|\b)code(?:=|%3D)(4(?:/|%2F)[A-Za-z0-9_-]{8,}|[A-Za-z0-9._/~%!*$-]{24,})",
    ),
    // Vendors' own forms: Slack, GitHub, Google, Entra; then AWS, Google, HubSpot.
    Rule::new(
        Token,
        &["xox", "xapp-", "ghp_", "gho_", "ghu_", "ghs_", "ghr_", "ya29.", "1//", "0.a", "1.a"],
        r"\b(xox[a-z](?:\.xox[a-z])?-[A-Za-z0-9-]{10,}|xapp-[A-Za-z0-9-]{10,}|gh[pousr]_[A-Za-z0-9]{20,}|ya29\.[A-Za-z0-9_-]{20,}|1//[A-Za-z0-9_-]{20,}|[01]\.A[A-Za-z0-9_-]{20,}(?:\.[A-Za-z0-9_-]+)?)",
    ),
    Rule::new(
        ApiKey,
        &["akia", "aiza", "pat-"],
        r"\b(AKIA[A-Z0-9]{16}|AIza[A-Za-z0-9_-]{35}|pat-[a-z]{2}\d-[0-9a-f-]{36})\b",
    ),
    // Senders of mail and of chat messages: SendGrid, Mailgun, Brevo; webhooks of Slack and
    // Discord; Stripe and OpenAI, whose keys stand in the same files.
    Rule::new(
        ApiKey,
        &["sg.", "key-", "xsmtpsib-", "xkeysib-", "hooks.slack", "webhooks/", "sk_live_", "sk-"],
        r"(\bSG\.[A-Za-z0-9_-]{16,}\.[A-Za-z0-9_-]{16,}|\bkey-[0-9a-z]{32}\b|\bx(?:smtp|key)sib-[0-9a-f]{40,}(?:-[A-Za-z0-9]+)?|\bhooks\.slack\.com/(?:services|workflows|triggers)/[A-Za-z0-9/]{12,}|\bapi/webhooks/\d+/[A-Za-z0-9_-]{20,}|\bsk_live_[A-Za-z0-9]{12,}|\bsk-[A-Za-z0-9_-]{20,})",
    ),
    Rule::new(
        ClientSecret,
        &["gocspx-", "8q~"],
        r"\b(GOCSPX-[A-Za-z0-9_-]{20,}|[A-Za-z0-9_.~-]{3}8Q~[A-Za-z0-9_.~-]{31,})",
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
        // A tag such as `a1`; a bare number only before a name in quotes or an address, since
        // `5.7.139 LOGIN failed` is what a server answers.
        r#"(?m)(?:\b[A-Za-z]+\d+[ \t]+LOGIN[ \t]+(?:"[^"\r\n]*"|[^\s"]+)|(?:^|[:>][ \t]*)\d+[ \t]+LOGIN[ \t]+(?:"[^"\r\n]*"|[^\s"]+@[^\s"]+))[ \t]+("[^"\r\n]*"|[^\s"]+)"#,
    ),
    Rule::reading(Reads::Lines, Password, &["pass "], r"(?m)^(?:.{0,12}[>:]\s*)?PASS\s+(\S+)\s*$"),
    Rule::new(
        AppPassword,
        &[
            "passwor",
            "contrase",
            "mot de passe",
            "senha",
            "wachtwoord",
            "hasl",
            "hasł",
            "パスワード",
            "парол",
            "lösenord",
            "losenord",
        ],
        // As the page shows them, in four groups or in none; "2-Step Verification" has 16
        // letters as well.
        r"(?:app(?:lication)?[ -]{0,2}(?:specific )?passwor[dt]|app[ -]?wachtwoord|app[ -]?l(?:ö|o)senord|has(?:ł|l)o (?:do )?aplikacji|アプリパスワード|アフ\S{0,3}リハ\S{0,3}スワート\S{0,3}|пароль приложения|password (?:per (?:le )?|delle? |di )app\w*|contrase\S{1,2}a de aplicaci\S{1,2}n|mot de passe d\S{1,2}application|senha de app)[^\r\n]{0,24}?\b((?-i:[a-z]{4} [a-z]{4} [a-z]{4} [a-z]{4}|[a-z]{16}))\b",
    ),
    Rule::reading(
        Reads::Prose,
        Password,
        &[
            "pass",
            "kennwort",
            "contrase",
            "senha",
            "wachtwoord",
            "hasl",
            "hasł",
            "пароль",
            "lösenord",
            "losenord",
            "パスワード",
            "密码",
            "密碼",
            "pw",
            "pwd",
        ],
        r#"(?:\b(?:password|passwort|kennwort|contrase(?:ñ|n)a|mot\sde\spasse|senha|wachtwoord|has(?:ł|l)o|l(?:ö|o)senord(?:et)?|пароль|passcode|pwd?)(?:\s{1,2}(?:is|è|e'|e|ist|lautet|est|es|é|to|är|ar)(?:\s{1,2}|:)|\s{0,2}[=:：])|パスワード\s{0,2}[は=:：]|密[码碼]\s{0,2}[是为為=:：])\s{0,2}:?\s{0,3}["'“«]?([^\s"'”»<>]{4,80})"#,
    ),
    Rule::reading(
        Reads::Prose,
        Password,
        &["pass"],
        r"\buser(?:name)?\b[^\r\n]{1,80}?\bpass(?:word)?\s{1,3}([^\s<>]{4,80})",
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
            ("C: 3 LOGIN anna@contoso.com hunter2", "hunter2", Password),
            ("пароль: Leto2024!", "Leto2024!", Password),
            ("密码是 Xiatian2024", "Xiatian2024", Password),
            ("user anna pass Hunter2024!", "Hunter2024!", Password),
            ("api key: 1234567890abcdef", "1234567890abcdef", ApiKey),
            (
                "key-3ax6xnjp29jd6fds4gc373sgvjxteol0",
                "key-3ax6xnjp29jd6fds4gc373sgvjxteol0",
                ApiKey,
            ),
            (
                "the refresh token is 0.AXoAmadeupmadeupmadeup12345",
                "0.AXoAmadeupmadeupmadeup12345",
                Token,
            ),
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
            "AADSTS50055: InvalidPasswordExpiredPassword: the password is expired",
            "Invalid password: AADSTS50126, bad password: 5.7.8",
            "535 5.7.139 LOGIN failed 5.7.30",
            "20:11:41 LOGIN Invalid credentials",
            "530 Login incorrect.\nLogin failed.",
            "https://myaccount.google.com/apppasswords needs 2-Step Verification",
            "https://crm.example/?code=RESTAPINotEnabledForComponentSharedMailbox",
            "API key: required",
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
