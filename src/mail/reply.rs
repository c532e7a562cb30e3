//! What a mail server answers: reply codes and enhanced status codes.

use std::fmt;
use std::str::FromStr;

/// The code of an SMTP reply, 200 to 599 (RFC 5321 §4.2).
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub struct ReplyCode(u16);

/// The enhanced status code of an SMTP reply, such as `5.7.26`.
///
/// Grammar and classes: RFC 3463 §2; registered codes: the IANA registry "SMTP Enhanced
/// Status Codes". Each part has 1 to 3 digits; the class is 2, 4 or 5.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub struct EnhancedStatusCode {
    pub class: u8,
    pub subject: u16,
    pub detail: u16,
}

/// One reply of a mail server, as far as it was given: at least one of the two is there.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub struct Reply {
    pub code: Option<ReplyCode>,
    pub status: Option<EnhancedStatusCode>,
}

/// Why a text is no reply code or enhanced status code.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
pub enum ParseReplyError {
    #[error("a reply code is a number from 200 to 599")]
    Code,
    #[error("an enhanced status code is `class.subject.detail` with the class 2, 4 or 5")]
    Status,
}

impl ReplyCode {
    pub fn number(self) -> u16 {
        self.0
    }

    /// Whether it says that something went wrong, for now (4xx) or for good (5xx).
    pub fn is_failure(self) -> bool {
        self.0 >= 400
    }
}

impl EnhancedStatusCode {
    pub fn is_failure(self) -> bool {
        self.class >= 4
    }
}

impl Reply {
    pub fn is_failure(self) -> bool {
        let by_code = self.code.map(ReplyCode::is_failure);
        by_code.or_else(|| self.status.map(EnhancedStatusCode::is_failure)).unwrap_or(false)
    }
}

impl TryFrom<u16> for ReplyCode {
    type Error = ParseReplyError;

    fn try_from(number: u16) -> Result<Self, Self::Error> {
        if (200..600).contains(&number) { Ok(Self(number)) } else { Err(ParseReplyError::Code) }
    }
}

impl FromStr for ReplyCode {
    type Err = ParseReplyError;

    fn from_str(text: &str) -> Result<Self, Self::Err> {
        let is_number = text.len() == 3 && text.bytes().all(|b| b.is_ascii_digit());
        let number = text.parse::<u16>().map_err(|_| ParseReplyError::Code)?;
        if is_number { number.try_into() } else { Err(ParseReplyError::Code) }
    }
}

impl FromStr for EnhancedStatusCode {
    type Err = ParseReplyError;

    fn from_str(text: &str) -> Result<Self, Self::Err> {
        let number = |part: &str| -> Option<u16> {
            let is_number =
                (1..=3).contains(&part.len()) && part.bytes().all(|b| b.is_ascii_digit());
            // RFC 3463 §2: no part has leading zeros.
            let is_plain = part == "0" || !part.starts_with('0');
            if is_number && is_plain { part.parse().ok() } else { None }
        };
        let mut parts = text.split('.');
        let mut next = || parts.next().and_then(number);
        let (class, subject, detail) = (next(), next(), next());
        match (class, subject, detail, parts.next()) {
            (Some(class @ (2 | 4 | 5)), Some(subject), Some(detail), None) => {
                Ok(Self { class: class as u8, subject, detail })
            }
            _ => Err(ParseReplyError::Status),
        }
    }
}

impl fmt::Display for ReplyCode {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.0.fmt(f)
    }
}

impl fmt::Display for EnhancedStatusCode {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}.{}.{}", self.class, self.subject, self.detail)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn codes_have_the_forms_of_their_rfcs() {
        let status: EnhancedStatusCode = "5.7.26".parse().expect("a status code");
        assert_eq!((status.class, status.subject, status.detail), (5, 7, 26));
        assert_eq!(status.to_string(), "5.7.26");
        assert!("421".parse::<ReplyCode>().is_ok_and(ReplyCode::is_failure));
        assert!("250".parse::<ReplyCode>().is_ok_and(|code| !code.is_failure()));
        for text in ["", "5.7", "3.1.1", "5.7.1.2", "5.07.1", "5.7.1234", "5.7.x", "+5.7.1"] {
            assert!(text.parse::<EnhancedStatusCode>().is_err(), "{text}");
        }
        for text in ["", "99", "600", "+50", "0550", "55O"] {
            assert!(text.parse::<ReplyCode>().is_err(), "{text}");
        }
    }
}
