//! Who may use the API: holders of a key, or this machine when there are no keys.

use std::net::{IpAddr, SocketAddr};
use std::sync::Arc;

use axum::extract::{ConnectInfo, FromRequestParts};
use axum::http::header::{AUTHORIZATION, HOST};
use axum::http::request::Parts;
use axum::http::uri::Authority;
use secrecy::{ExposeSecret, SecretString};
use sha2::{Digest, Sha256};
use subtle::{Choice, ConstantTimeEq};

use super::Web;
use super::api::ApiError;

/// Who may use the API.
pub enum Access {
    /// Whoever shows one of these keys, which are held as their SHA-256.
    Keys(Vec<[u8; 32]>),
    LoopbackOnly,
}

/// Proof that a request may use the API.
pub struct Allowed;

/// Set by proxies. A request with one of these comes from somewhere else, whatever
/// address it has and whatever it claims.
const FORWARDED_BY_PROXY: [&str; 6] =
    ["forwarded", "via", "x-forwarded-for", "x-forwarded-host", "x-forwarded-proto", "x-real-ip"];

impl Access {
    /// Blank keys count as none: `MAILFIX_API_KEYS=` must not open the API to everybody.
    pub fn new(keys: &[SecretString]) -> Self {
        let digests: Vec<[u8; 32]> = keys
            .iter()
            .map(|key| key.expose_secret().trim())
            .filter(|key| !key.is_empty())
            .map(digest)
            .collect();
        if digests.is_empty() { Self::LoopbackOnly } else { Self::Keys(digests) }
    }

    fn check(&self, parts: &Parts) -> Result<Allowed, ApiError> {
        match self {
            Self::Keys(digests) if shows_key(parts, digests) => Ok(Allowed),
            Self::Keys(_) => Err(ApiError::Unauthorized),
            Self::LoopbackOnly if is_from_loopback(parts) && asks_for_loopback(parts) => {
                Ok(Allowed)
            }
            Self::LoopbackOnly => Err(ApiError::LoopbackOnly),
        }
    }
}

impl FromRequestParts<Arc<Web>> for Allowed {
    type Rejection = ApiError;

    async fn from_request_parts(parts: &mut Parts, web: &Arc<Web>) -> Result<Self, ApiError> {
        web.access.check(parts)
    }
}

/// Whether the request has `Authorization: Bearer` (RFC 6750 §2.1) with one of the keys.
fn shows_key(parts: &Parts, digests: &[[u8; 32]]) -> bool {
    let header = parts.headers.get(AUTHORIZATION).and_then(|value| value.to_str().ok());
    let Some((scheme, key)) = header.and_then(|value| value.split_once(' ')) else {
        return false;
    };
    if !scheme.eq_ignore_ascii_case("bearer") {
        return false;
    }
    let shown = digest(key.trim());
    // All keys are compared, each in constant time, so that the time tells nothing.
    let is_any = digests.iter().fold(Choice::from(0), |any, known| any | known.ct_eq(&shown));
    is_any.into()
}

fn digest(key: &str) -> [u8; 32] {
    Sha256::digest(key).into()
}

fn is_from_loopback(parts: &Parts) -> bool {
    let peer = parts.extensions.get::<ConnectInfo<SocketAddr>>();
    // An IPv4 peer of a socket for both versions has an address like ::ffff:127.0.0.1.
    let is_loopback = peer.is_some_and(|ConnectInfo(peer)| peer.ip().to_canonical().is_loopback());
    is_loopback && !FORWARDED_BY_PROXY.iter().any(|name| parts.headers.contains_key(*name))
}

/// Whether the request names this machine as its host. A page elsewhere whose name was made
/// to lead to 127.0.0.1 (DNS rebinding) is on this machine too, and names itself. Who names
/// no host is no browser.
fn asks_for_loopback(parts: &Parts) -> bool {
    let header = parts.headers.get(HOST).map(|value| value.to_str().unwrap_or_default());
    let Some(authority) = parts.uri.authority().map(Authority::as_str).or(header) else {
        return true;
    };
    let Ok(authority) = authority.parse::<Authority>() else { return false };
    let host = authority.host().trim_matches(['[', ']']);
    host.eq_ignore_ascii_case("localhost")
        || host.parse::<IpAddr>().is_ok_and(|address| address.to_canonical().is_loopback())
}

#[cfg(test)]
mod tests {
    use axum::http::Request;

    use super::*;

    fn allowed(keys: &[&str], peer: Option<&str>, headers: &[(&str, &str)]) -> bool {
        let keys: Vec<SecretString> = keys.iter().map(|key| SecretString::from(*key)).collect();
        let mut request = Request::builder();
        for (name, value) in headers {
            request = request.header(*name, *value);
        }
        let (mut parts, ()) = request.body(()).expect("a request").into_parts();
        if let Some(peer) = peer {
            let peer: SocketAddr = peer.parse().expect("an address");
            parts.extensions.insert(ConnectInfo(peer));
        }
        Access::new(&keys).check(&parts).is_ok()
    }

    #[test]
    fn without_keys_only_this_machine_may_ask() {
        for peer in ["127.0.0.1:4000", "127.9.9.9:4000", "[::1]:4000", "[::ffff:127.0.0.1]:4000"] {
            assert!(allowed(&[], Some(peer), &[]), "{peer}");
        }
        for peer in ["192.0.2.7:4000", "[2001:db8::1]:4000", "[::ffff:192.0.2.7]:4000"] {
            assert!(!allowed(&[], Some(peer), &[]), "{peer}");
        }
        assert!(!allowed(&[], None, &[]));
    }

    #[test]
    fn a_page_elsewhere_does_not_reach_the_api_through_a_name_that_leads_here() {
        let from_here = |host: &str| allowed(&[], Some("127.0.0.1:4000"), &[("Host", host)]);
        for host in ["localhost", "LOCALHOST:8080", "127.0.0.1:8080", "[::1]:8080"] {
            assert!(from_here(host), "{host}");
        }
        for host in
            ["rebound.example", "rebound.example:8080", "localhost.rebound.example", "\u{e9}"]
        {
            assert!(!from_here(host), "{host}");
        }
    }

    #[test]
    fn what_a_proxy_forwards_is_not_from_this_machine() {
        for name in [
            "Forwarded",
            "Via",
            "X-Forwarded-For",
            "X-Forwarded-Host",
            "X-Forwarded-Proto",
            "X-Real-IP",
        ] {
            assert!(!allowed(&[], Some("127.0.0.1:4000"), &[(name, "127.0.0.1")]), "{name}");
        }
    }

    #[test]
    fn any_of_the_keys_opens_the_api_from_anywhere() {
        let keys = ["first-key", "second-key"];
        let ask = |value| allowed(&keys, Some("192.0.2.7:4000"), &[("Authorization", value)]);
        assert!(ask("Bearer first-key"));
        assert!(ask("bearer second-key"));
        for value in ["Bearer first-ke", "Bearer ", "Bearer", "first-key", "Basic first-key", ""] {
            assert!(!ask(value), "{value}");
        }
        assert!(!allowed(&keys, Some("127.0.0.1:4000"), &[]));
    }

    #[test]
    fn a_blank_key_opens_nothing() {
        assert!(!allowed(&["", " "], Some("192.0.2.7:4000"), &[("Authorization", "Bearer ")]));
        assert!(allowed(&["", " "], Some("127.0.0.1:4000"), &[]));
    }
}
