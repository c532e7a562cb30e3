//! Whether a domain is verified in a Microsoft Entra tenant, and in which.

use std::error::Error;
use std::fs;
use std::net::IpAddr;
use std::path::Path;
use std::time::Duration;

use reqwest::redirect::Policy;
use reqwest::{Certificate, Client, ClientBuilder, Response, StatusCode};
use serde::Deserialize;
use tracing::debug;
use url::{Host, Url};

use super::ProbeError;
use crate::evidence::{Observed, Unanswered};
use crate::mail::{Cloud, Domain, Tenant};

/// No openid-configuration comes near this; one that does is not read to its end.
const LONGEST_BODY: usize = 64 * 1024;

const CONNECT_TIMEOUT: Duration = Duration::from_secs(3);
const TIMEOUT: Duration = Duration::from_secs(5);

/// Microsoft's sign-in host, which tells a domain's tenant to anybody who asks.
///
/// "Find your app's OpenID configuration document URI",
/// learn.microsoft.com/entra/identity-platform/v2-protocols-oidc. It is asked about
/// domains, and about nobody's address.
pub(super) struct MicrosoftLogin {
    origin: Url,
    client: Client,
}

impl MicrosoftLogin {
    pub fn new(origin: &Url, extra_ca: Option<&Path>) -> Result<Self, ProbeError> {
        if !matches!(origin.scheme(), "http" | "https") || !origin.has_host() {
            return Err(ProbeError::LoginUrl { url: origin.clone() });
        }
        let mut builder = Client::builder()
            .connect_timeout(CONNECT_TIMEOUT)
            .timeout(TIMEOUT)
            // The answer stands at this address or nowhere: a redirect could lead inside.
            .redirect(Policy::none())
            .user_agent(concat!("mailfix/", env!("CARGO_PKG_VERSION")));
        if is_loopback(origin) {
            // The machine's proxy has a loopback of its own, where our host is not.
            builder = builder.no_proxy();
        }
        if let Some(path) = extra_ca {
            builder = trust(builder, path)?;
        }
        let client = builder.build().map_err(ProbeError::HttpsClient)?;
        Ok(Self { origin: origin.clone(), client })
    }

    /// Asks for the tenant of a domain. Anything but a tenant or a plain "there is none"
    /// is unknown.
    pub async fn tenant_of(&self, domain: &Domain) -> Observed<Tenant> {
        match self.answer_about(domain).await {
            Ok((status, body)) => read_answer(status, &body),
            Err(reason) => Observed::Unknown(reason),
        }
    }

    async fn answer_about(&self, domain: &Domain) -> Result<(StatusCode, Vec<u8>), Unanswered> {
        let response =
            self.client.get(self.configuration_of(domain)).send().await.map_err(reason_of)?;
        let status = response.status();
        Ok((status, body_of(response).await?))
    }

    fn configuration_of(&self, domain: &Domain) -> Url {
        let mut url = self.origin.clone();
        if let Ok(mut path) = url.path_segments_mut() {
            let configuration = [domain.as_str(), "v2.0", ".well-known", "openid-configuration"];
            path.pop_if_empty().extend(configuration);
        }
        url
    }
}

fn is_loopback(url: &Url) -> bool {
    match url.host() {
        Some(Host::Ipv4(address)) => IpAddr::from(address).is_loopback(),
        Some(Host::Ipv6(address)) => IpAddr::from(address).is_loopback(),
        Some(Host::Domain(name)) => name == "localhost",
        None => false,
    }
}

fn trust(mut builder: ClientBuilder, path: &Path) -> Result<ClientBuilder, ProbeError> {
    let pem = fs::read(path)
        .map_err(|source| ProbeError::ExtraCaUnreadable { path: path.to_owned(), source })?;
    let invalid = |source| ProbeError::ExtraCaInvalid { path: path.to_owned(), source };
    let authorities = Certificate::from_pem_bundle(&pem).map_err(|error| invalid(Some(error)))?;
    if authorities.is_empty() {
        return Err(invalid(None));
    }
    for authority in authorities {
        builder = builder.add_root_certificate(authority);
    }
    Ok(builder)
}

/// Logs the cause, which an answer has no place for, without the domain in its address.
fn reason_of(error: reqwest::Error) -> Unanswered {
    let error = error.without_url();
    debug!(error = &error as &dyn Error, "The sign-in host gave no answer");
    if error.is_timeout() { Unanswered::TimedOut } else { Unanswered::ServerFailed }
}

async fn body_of(mut response: Response) -> Result<Vec<u8>, Unanswered> {
    let mut body = Vec::new();
    while let Some(chunk) = response.chunk().await.map_err(reason_of)? {
        if body.len() + chunk.len() > LONGEST_BODY {
            return Err(Unanswered::ServerFailed);
        }
        body.extend_from_slice(&chunk);
    }
    Ok(body)
}

/// The members we read of an openid-configuration.
#[derive(Deserialize)]
struct Configuration {
    issuer: Url,
    cloud_instance_name: String,
}

/// The members we read of a sign-in error.
#[derive(Deserialize)]
struct SignInError {
    error: String,
    #[serde(default)]
    error_codes: Vec<u32>,
}

/// AADSTS90002: "The tenant name wasn't found in the data store"
/// (learn.microsoft.com/entra/identity-platform/reference-error-codes).
const TENANT_NOT_FOUND: u32 = 90002;

fn read_answer(status: StatusCode, body: &[u8]) -> Observed<Tenant> {
    let answer = match status {
        StatusCode::OK => read_configuration(body).map(Observed::Present),
        StatusCode::BAD_REQUEST => says_no_such_tenant(body).then_some(Observed::Absent),
        _ => None,
    };
    answer.unwrap_or(Observed::Unknown(Unanswered::ServerFailed))
}

/// The issuer is `https://login.microsoftonline.com/{tenant id}/v2.0`.
fn read_configuration(body: &[u8]) -> Option<Tenant> {
    let configuration: Configuration = serde_json::from_slice(body).ok()?;
    let id = configuration.issuer.path_segments()?.next()?.parse().ok()?;
    let cloud = match configuration.cloud_instance_name.as_str() {
        "microsoftonline.com" => Cloud::Worldwide,
        "microsoftonline.us" => Cloud::UsGovernment,
        "partner.microsoftonline.cn" => Cloud::China,
        // A cloud we do not know: a consent link for it would be a guess.
        _ => return None,
    };
    Some(Tenant { id, cloud })
}

fn says_no_such_tenant(body: &[u8]) -> bool {
    let Ok(error) = serde_json::from_slice::<SignInError>(body) else {
        return false;
    };
    error.error == "invalid_tenant" || error.error_codes.contains(&TENANT_NOT_FOUND)
}

#[cfg(test)]
mod tests {
    use super::*;

    const UNKNOWN: Observed<Tenant> = Observed::Unknown(Unanswered::ServerFailed);

    fn configuration(issuer: &str, cloud: &str) -> Observed<Tenant> {
        let body = format!(r#"{{"issuer":"{issuer}","cloud_instance_name":"{cloud}"}}"#);
        read_answer(StatusCode::OK, body.as_bytes())
    }

    #[test]
    fn the_tenant_is_read_from_the_issuer_and_the_cloud_from_its_name() {
        let id = "aaaabbbb-0000-cccc-1111-dddd2222eeee";
        for (name, cloud) in [
            ("microsoftonline.com", Cloud::Worldwide),
            ("microsoftonline.us", Cloud::UsGovernment),
            ("partner.microsoftonline.cn", Cloud::China),
        ] {
            let issuer = format!("https://login.microsoftonline.com/{id}/v2.0");
            let tenant = Tenant { id: id.parse().expect("a GUID"), cloud };
            assert_eq!(configuration(&issuer, name), Observed::Present(tenant));
        }
    }

    #[test]
    fn a_configuration_that_names_no_tenant_or_no_known_cloud_is_unknown() {
        let host = "https://login.microsoftonline.com";
        let tenant = "aaaabbbb-0000-cccc-1111-dddd2222eeee";
        assert_eq!(configuration(&format!("{host}/{{tenantid}}/v2.0"), "x"), UNKNOWN);
        assert_eq!(configuration(host, "microsoftonline.com"), UNKNOWN);
        assert_eq!(configuration("urn:x", "microsoftonline.com"), UNKNOWN);
        assert_eq!(configuration(&format!("{host}/{tenant}/v2.0"), "contoso.cloud"), UNKNOWN);
        assert_eq!(read_answer(StatusCode::OK, b"<html>"), UNKNOWN);
        assert_eq!(read_answer(StatusCode::OK, b"{}"), UNKNOWN);
    }

    #[test]
    fn only_the_error_for_a_missing_tenant_is_an_absence() {
        let refused = |body: &str| read_answer(StatusCode::BAD_REQUEST, body.as_bytes());
        assert_eq!(refused(r#"{"error":"invalid_tenant"}"#), Observed::Absent);
        let by_code = r#"{"error":"invalid_request","error_codes":[90002]}"#;
        assert_eq!(refused(by_code), Observed::Absent);
        let no_domain = r#"{"error":"invalid_request","error_codes":[900023]}"#;
        assert_eq!(refused(no_domain), UNKNOWN);
        assert_eq!(refused("Bad Request"), UNKNOWN);
        for status in [302, 404, 429, 500, 503] {
            let status = StatusCode::from_u16(status).expect("a status");
            assert_eq!(read_answer(status, br#"{"error":"invalid_tenant"}"#), UNKNOWN);
        }
    }

    #[test]
    fn the_address_keeps_a_path_that_the_operator_set() {
        let domain: Domain = "contoso.com".parse().expect("a domain");
        for (origin, url) in [
            (
                "https://login.microsoftonline.com",
                "https://login.microsoftonline.com/contoso.com/v2.0/.well-known/openid-configuration",
            ),
            (
                "http://127.0.0.1:8081/entra/",
                "http://127.0.0.1:8081/entra/contoso.com/v2.0/.well-known/openid-configuration",
            ),
        ] {
            let login = MicrosoftLogin::new(&origin.parse().expect("a URL"), None);
            let login = login.expect("a client");
            assert_eq!(login.configuration_of(&domain).as_str(), url);
        }
    }

    #[test]
    fn settings_that_cannot_work_are_refused_with_their_name() {
        let url: Url = "mailto:anna@contoso.com".parse().expect("a URL");
        let refused = MicrosoftLogin::new(&url, None).err().map(|error| error.to_string());
        let expected =
            "`mailto:anna@contoso.com` is not an http or https address of a sign-in host";
        assert_eq!(refused.as_deref(), Some(expected));

        let url: Url = "https://login.microsoftonline.com".parse().expect("a URL");
        let missing = MicrosoftLogin::new(&url, Some(Path::new("no-such-ca.pem"))).err();
        assert!(matches!(missing, Some(ProbeError::ExtraCaUnreadable { .. })), "{missing:?}");
        let no_pem = MicrosoftLogin::new(&url, Some(Path::new("Cargo.toml"))).err();
        assert!(matches!(no_pem, Some(ProbeError::ExtraCaInvalid { .. })), "{no_pem:?}");
    }
}
