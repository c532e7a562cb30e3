//! Which replies of mail servers a sign means.

use std::fmt;
use std::str::FromStr;

use serde::{Deserialize, Serialize};

use crate::mail::{EnhancedStatusCode, Reply, ReplyCode};

/// Replies of mail servers: `550 5.1.1`, `5.7.606`, `x.2.2`, `552`, `5xx`.
///
/// A reply code alone means replies that have no enhanced status code: RFC 2034 lets the
/// latter say what the former leaves open.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(try_from = "String", into = "String")]
pub struct ReplyPattern {
    code: Option<CodePattern>,
    status: Option<StatusPattern>,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum CodePattern {
    Exact(ReplyCode),
    /// `4xx`, `5xx`: by the first digit.
    Class(u16),
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
struct StatusPattern {
    /// None: `x`, for now or for good.
    class: Option<u8>,
    subject: u16,
    detail: u16,
}

/// Why a text is no [`ReplyPattern`].
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
#[error("`{0}` means no reply: write `550 5.1.1`, `5.7.606`, `x.2.2`, `552` or `5xx`")]
pub struct ParseReplyPatternError(String);

impl ReplyPattern {
    pub fn matches(&self, reply: Reply) -> bool {
        let code = match (self.code, reply.code) {
            (None, _) => true,
            (Some(_), None) => false,
            (Some(CodePattern::Exact(wanted)), Some(code)) => wanted == code,
            (Some(CodePattern::Class(class)), Some(code)) => code.number() / 100 == class,
        };
        let status = match (self.status, reply.status) {
            (None, status) => status.is_none(),
            (Some(_), None) => false,
            (Some(wanted), Some(status)) => wanted.matches(status),
        };
        code && status
    }

    /// Subject and detail of the enhanced status code that it names.
    pub(super) fn about(&self) -> Option<(u16, u16)> {
        self.status.map(|status| (status.subject, status.detail))
    }
}

impl StatusPattern {
    fn matches(self, status: EnhancedStatusCode) -> bool {
        let class = self.class.map_or_else(|| status.is_failure(), |class| class == status.class);
        class && (self.subject, self.detail) == (status.subject, status.detail)
    }
}

impl FromStr for ReplyPattern {
    type Err = ParseReplyPatternError;

    fn from_str(text: &str) -> Result<Self, Self::Err> {
        let refused = || ParseReplyPatternError(text.to_owned());
        let mut pattern = Self { code: None, status: None };
        for part in text.split(' ') {
            if part.contains('.') && pattern.status.is_none() {
                pattern.status = Some(status(part).ok_or_else(refused)?);
            } else if pattern.code.is_none() && pattern.status.is_none() {
                pattern.code = Some(code(part).ok_or_else(refused)?);
            } else {
                return Err(refused());
            }
        }
        Ok(pattern)
    }
}

fn code(text: &str) -> Option<CodePattern> {
    match text {
        "4xx" => Some(CodePattern::Class(4)),
        "5xx" => Some(CodePattern::Class(5)),
        _ => text.parse().ok().map(CodePattern::Exact),
    }
}

fn status(text: &str) -> Option<StatusPattern> {
    let any_class = text.strip_prefix("x.").map(|rest| format!("5.{rest}"));
    let status: EnhancedStatusCode = any_class.as_deref().unwrap_or(text).parse().ok()?;
    let class = any_class.is_none().then_some(status.class);
    Some(StatusPattern { class, subject: status.subject, detail: status.detail })
}

impl TryFrom<String> for ReplyPattern {
    type Error = ParseReplyPatternError;

    fn try_from(text: String) -> Result<Self, Self::Error> {
        text.parse()
    }
}

impl From<ReplyPattern> for String {
    fn from(pattern: ReplyPattern) -> Self {
        pattern.to_string()
    }
}

impl fmt::Display for ReplyPattern {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self.code {
            Some(CodePattern::Exact(code)) => code.fmt(f)?,
            Some(CodePattern::Class(class)) => write!(f, "{class}xx")?,
            None => {}
        }
        let Some(status) = self.status else { return Ok(()) };
        if self.code.is_some() {
            f.write_str(" ")?;
        }
        match status.class {
            Some(class) => write!(f, "{class}.{}.{}", status.subject, status.detail),
            None => write!(f, "x.{}.{}", status.subject, status.detail),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_pattern_means_the_replies_that_it_names() {
        let reply = |text: &str| {
            let mut reply = Reply { code: None, status: None };
            for part in text.split(' ') {
                match part.parse() {
                    Ok(code) => reply.code = Some(code),
                    Err(_) => reply.status = part.parse().ok(),
                }
            }
            reply
        };
        for (pattern, meant, not_meant) in [
            ("550 5.1.1", &["550 5.1.1"][..], &["550 5.1.2", "5.1.1", "551 5.1.1"][..]),
            ("5.7.606", &["550 5.7.606", "5.7.606"], &["550", "4.7.606"]),
            ("x.2.2", &["452 4.2.2", "5.2.2"], &["2.2.2", "5.2.1"]),
            ("552", &["552"], &["552 5.3.4"]),
            ("5xx 5.7.1", &["554 5.7.1"], &["454 4.7.1"]),
        ] {
            let pattern: ReplyPattern = pattern.parse().expect("a pattern");
            for text in meant {
                assert!(pattern.matches(reply(text)), "{pattern}: {text}");
            }
            for text in not_meant {
                assert!(!pattern.matches(reply(text)), "{pattern}: {text}");
            }
        }
        for text in ["", "x", "5.1", "5.1.1 550", "550 551", "6xx", "3.1.1"] {
            assert!(text.parse::<ReplyPattern>().is_err(), "{text}");
        }
    }
}
