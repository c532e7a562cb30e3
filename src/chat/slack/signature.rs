//! Slack's request signature: did Slack send these very bytes, and just now?
//!
//! Slack signs `v0:<timestamp>:<body>` with HMAC-SHA256 and the app's signing secret
//! (docs.slack.dev/authentication/verifying-requests-from-slack, read 2026-11).

use std::fmt;
use std::time::{Duration, SystemTime, UNIX_EPOCH};

use axum::http::HeaderMap;
use hmac::{Hmac, Mac};
use secrecy::{ExposeSecret, SecretString};
use sha2::Sha256;

/// The header that carries `v0=` and 64 hexadecimal digits.
pub const SIGNATURE: &str = "x-slack-signature";

/// The header that carries the second in which Slack signed, in Unix time.
pub const TIMESTAMP: &str = "x-slack-request-timestamp";

/// How far the signed second may lie from ours, in both directions. Exactly this far is
/// still accepted, as by Slack's own SDK.
pub const WINDOW: Duration = Duration::from_secs(5 * 60);

/// The signing secrets of one app, of which any one may have signed.
///
/// Slack promises no time in which an old secret stays valid beside a new one, so an
/// operator lists both while the secret is changed. Without any secret nothing verifies.
pub struct SigningSecrets(Vec<Hmac<Sha256>>);

/// Why a request does not count as Slack's. For the log only: whoever sent it learns nothing.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
pub enum SignatureError {
    #[error("the signature is no `v0=` and 64 hexadecimal digits")]
    Malformed,
    #[error("`{0}` is not there exactly once")]
    Missing(&'static str),
    #[error("it was signed more than five minutes from now, or our clock is wrong")]
    Stale,
    #[error("none of the signing secrets made this signature")]
    Wrong,
}

impl SigningSecrets {
    /// Prepares the secrets. Blank ones are left out: with an empty key anybody can sign.
    pub fn new(secrets: &[SecretString]) -> Self {
        let keys = secrets
            .iter()
            .map(|secret| secret.expose_secret().trim())
            .filter(|secret| !secret.is_empty())
            .map(|secret| {
                Hmac::new_from_slice(secret.as_bytes()).expect("HMAC takes keys of every length")
            });
        Self(keys.collect())
    }

    /// Checks that one of the secrets signed `body`, as it was received, within [`WINDOW`].
    pub fn verify(
        &self,
        headers: &HeaderMap,
        body: &[u8],
        now: SystemTime,
    ) -> Result<(), SignatureError> {
        let timestamp = only(headers, TIMESTAMP)?;
        let signature = only(headers, SIGNATURE)?;
        if !is_recent(timestamp, now) {
            return Err(SignatureError::Stale);
        }
        let mut claimed = [0; 32];
        signature
            .strip_prefix(b"v0=")
            .and_then(|digits| hex::decode_to_slice(digits, &mut claimed).ok())
            .ok_or(SignatureError::Malformed)?;
        let signed = |key: &Hmac<Sha256>| {
            // `verify_slice` takes the same time wherever two signatures differ.
            mac(key, timestamp, body).verify_slice(&claimed).is_ok()
        };
        if self.0.iter().any(signed) { Ok(()) } else { Err(SignatureError::Wrong) }
    }
}

impl fmt::Debug for SigningSecrets {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "SigningSecrets({})", self.0.len())
    }
}

fn mac(key: &Hmac<Sha256>, timestamp: &[u8], body: &[u8]) -> Hmac<Sha256> {
    key.clone().chain_update(b"v0:").chain_update(timestamp).chain_update(b":").chain_update(body)
}

/// The value of a header that must be there once: of two, one was not Slack's.
fn only<'a>(headers: &'a HeaderMap, name: &'static str) -> Result<&'a [u8], SignatureError> {
    let mut values = headers.get_all(name).iter();
    match (values.next(), values.next()) {
        (Some(value), None) => Ok(value.as_bytes()),
        _ => Err(SignatureError::Missing(name)),
    }
}

fn is_recent(timestamp: &[u8], now: SystemTime) -> bool {
    // Digits alone: `parse` would take a plus sign as well.
    let seconds = std::str::from_utf8(timestamp)
        .ok()
        .filter(|digits| digits.bytes().all(|byte| byte.is_ascii_digit()))
        .and_then(|digits| digits.parse::<u64>().ok());
    let now = now.duration_since(UNIX_EPOCH).map_or(0, |since| since.as_secs());
    seconds.is_some_and(|seconds| seconds.abs_diff(now) <= WINDOW.as_secs())
}

#[cfg(test)]
pub(super) mod tests {
    use axum::http::HeaderValue;
    use proptest::prelude::*;

    use super::*;

    // The example that Slack prints on its page about signatures.
    const SECRET: &str = "8f742231b10e8888abcd99yyyzzz85a5";
    const SIGNED_AT: u64 = 1_531_420_618;
    const BODY: &[u8] = b"token=xyzz0WbapA4vBCDEFasx0q6G&team_id=T1DC2JH3J&team_domain=testteamnow\
        &channel_id=G8PSS9T3V&channel_name=foobar&user_id=U2CERLKJA&user_name=roadrunner\
        &command=%2Fwebhook-collect&text=&response_url=https%3A%2F%2Fhooks.slack.com%2Fcommands\
        %2FT1DC2JH3J%2F397700885554%2F96rGlfmibIGlgcZRskXaIFfN\
        &trigger_id=398738663015.47445629121.803a0bc887a14d10d2c447fce8b6703c";
    const SIGNATURE_OF_BODY: &str =
        "v0=a2114d57b48eac39b9ad189dd8316235a7b4a8d21a10bd27519666489c69b503";

    /// The headers by which Slack would sign `body`.
    pub(crate) fn signed(secret: &str, timestamp: u64, body: &[u8]) -> HeaderMap {
        let timestamp = timestamp.to_string();
        let key = Hmac::<Sha256>::new_from_slice(secret.as_bytes()).expect("any length");
        let digest = mac(&key, timestamp.as_bytes(), body).finalize().into_bytes();
        headers(&format!("v0={}", hex::encode(digest)), &timestamp)
    }

    fn headers(signature: &str, timestamp: &str) -> HeaderMap {
        let value = |text: &str| HeaderValue::from_bytes(text.as_bytes()).expect("a header value");
        HeaderMap::from_iter([
            (SIGNATURE.parse().expect("a name"), value(signature)),
            (TIMESTAMP.parse().expect("a name"), value(timestamp)),
        ])
    }

    fn secrets(secrets: &[&str]) -> SigningSecrets {
        let secrets: Vec<SecretString> = secrets.iter().map(|&s| s.into()).collect();
        SigningSecrets::new(&secrets)
    }

    fn at(seconds: u64) -> SystemTime {
        UNIX_EPOCH + Duration::from_secs(seconds)
    }

    #[test]
    fn slacks_own_example_verifies() {
        let headers = headers(SIGNATURE_OF_BODY, &SIGNED_AT.to_string());
        assert_eq!(secrets(&[SECRET]).verify(&headers, BODY, at(SIGNED_AT)), Ok(()));
    }

    #[test]
    fn t01_a_forged_signature_is_refused() {
        let digits = SIGNATURE_OF_BODY.trim_start_matches("v0=");
        for forged in [
            String::new(),
            "v0=".to_owned(),
            digits.to_owned(),
            format!("v1={digits}"),
            format!("V0={digits}"),
            format!("v0={}", &digits[..62]),
            format!("v0={}", &digits[..63]),
            format!("v0={digits}00"),
            format!("v0={}g", &digits[..63]),
            format!("v0={}é", &digits[..62]),
            format!("v0={}", "0".repeat(64)),
        ] {
            let headers = headers(&forged, &SIGNED_AT.to_string());
            let outcome = secrets(&[SECRET]).verify(&headers, BODY, at(SIGNED_AT));
            assert!(outcome.is_err(), "{forged}");
        }
    }

    #[test]
    fn t01_a_header_that_is_absent_or_there_twice_is_refused() {
        let verify = |headers: &HeaderMap| secrets(&[SECRET]).verify(headers, BODY, at(SIGNED_AT));
        let whole = headers(SIGNATURE_OF_BODY, &SIGNED_AT.to_string());
        for name in [SIGNATURE, TIMESTAMP] {
            let mut without = whole.clone();
            let value = without.remove(name).expect("the header");
            assert_eq!(verify(&without), Err(SignatureError::Missing(name)));
            let mut twice = whole.clone();
            twice.append(name, value);
            assert_eq!(verify(&twice), Err(SignatureError::Missing(name)));
        }
    }

    #[test]
    fn t02_five_minutes_are_accepted_and_a_second_more_is_not() {
        let headers = signed(SECRET, SIGNED_AT, BODY);
        let verify = |now: u64| secrets(&[SECRET]).verify(&headers, BODY, at(now));
        for accepted in [SIGNED_AT - 300, SIGNED_AT, SIGNED_AT + 300] {
            assert_eq!(verify(accepted), Ok(()), "{accepted}");
        }
        for refused in [SIGNED_AT - 301, SIGNED_AT + 301, 0] {
            assert_eq!(verify(refused), Err(SignatureError::Stale), "{refused}");
        }
        for odd in ["", "-1", "+1531420618", "1531420618.0", "99999999999999999999999"] {
            assert!(!is_recent(odd.as_bytes(), at(SIGNED_AT)), "{odd}");
        }
    }

    #[test]
    fn t05_each_listed_secret_is_tried_and_a_retired_one_is_refused() {
        let both = secrets(&["new", "old"]);
        for (secret, outcome) in [
            ("new", Ok(())),
            ("old", Ok(())),
            ("retired", Err(SignatureError::Wrong)),
            ("", Err(SignatureError::Wrong)),
        ] {
            let headers = signed(secret, SIGNED_AT, BODY);
            assert_eq!(both.verify(&headers, BODY, at(SIGNED_AT)), outcome, "{secret}");
        }
    }

    #[test]
    fn a_blank_secret_signs_nothing() {
        let headers = signed("", SIGNED_AT, BODY);
        for blank in [&[][..], &[""], &[" \n"]] {
            let outcome = secrets(blank).verify(&headers, BODY, at(SIGNED_AT));
            assert_eq!(outcome, Err(SignatureError::Wrong));
        }
    }

    proptest! {
        #[test]
        fn t03_bytes_verify_as_they_are_and_not_with_one_changed(
            body in proptest::collection::vec(any::<u8>(), 1..400),
            place in any::<prop::sample::Index>(),
            change in 1..=255u8,
        ) {
            let headers = signed(SECRET, SIGNED_AT, &body);
            let verify = |body: &[u8]| secrets(&[SECRET]).verify(&headers, body, at(SIGNED_AT));
            prop_assert_eq!(verify(&body), Ok(()));
            let mut changed = body.clone();
            changed[place.index(body.len())] ^= change;
            prop_assert_eq!(verify(&changed), Err(SignatureError::Wrong));
        }
    }
}
