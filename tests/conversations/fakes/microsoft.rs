//! Microsoft's sign-in host on loopback, over HTTPS with a certificate authority of its own.

use std::collections::HashMap;
use std::io::Write;
use std::net::SocketAddr;
use std::path::Path;
use std::sync::{Arc, Mutex, MutexGuard};

use axum::Router;
use axum::extract::{Request, State as Shared};
use axum::http::{HeaderMap, Method, StatusCode, header};
use axum::response::{IntoResponse, Response};
use rcgen::{BasicConstraints, CertificateParams, CertifiedIssuer, IsCa, KeyPair};
use serde_json::json;
use tempfile::NamedTempFile;
use tokio::net::{TcpListener, TcpStream};
use tokio::task::JoinHandle;
use tokio_rustls::TlsAcceptor;
use tokio_rustls::rustls::ServerConfig;
use tokio_rustls::rustls::crypto::ring;
use tokio_rustls::rustls::pki_types::PrivateKeyDer;
use tokio_rustls::server::TlsStream;
use url::Url;

use super::hold::{Gate, Hold};

/// A strict sign-in host. It knows the tenants it was given, and no path but that of an
/// openid-configuration.
pub struct FakeMicrosoft {
    url: Url,
    authority: NamedTempFile,
    state: Arc<State>,
    server: JoinHandle<()>,
}

/// How the fake behaves towards every request.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Behavior {
    Answer,
    /// 500, with the page that a broken front end shows.
    Fail,
    /// A valid configuration with a megabyte of padding.
    Oversized,
    /// 302 to an address of this same host where a configuration can be had.
    Redirect,
}

#[derive(Default)]
struct State {
    inner: Mutex<Inner>,
}

#[derive(Default)]
struct Inner {
    tenants: HashMap<String, Entry>,
    behavior: Option<Behavior>,
    gate: Option<Gate>,
    requests: Vec<String>,
    violations: Vec<String>,
}

#[derive(Clone)]
struct Entry {
    id: String,
    cloud: String,
}

/// Where [`Behavior::Redirect`] points.
const ELSEWHERE: &str = "/elsewhere";

impl FakeMicrosoft {
    pub async fn start() -> Self {
        let (tls, authority) = certificates();
        let tcp = TcpListener::bind("127.0.0.1:0").await.expect("loopback has free ports");
        let address = tcp.local_addr().expect("a bound socket has an address");
        let state = Arc::new(State::default());
        let router = Router::new().fallback(respond).with_state(state.clone());
        let listener = TlsListener { tcp, tls: TlsAcceptor::from(Arc::new(tls)) };
        let server = tokio::spawn(async move {
            axum::serve(listener, router).await.expect("serving goes on until it is aborted");
        });
        let url = format!("https://{address}").parse().expect("an address makes a URL");
        Self { url, authority, state, server }
    }

    /// What to set as the sign-in host.
    pub fn url(&self) -> Url {
        self.url.clone()
    }

    /// The PEM file to trust it by. It is there as long as this fake.
    pub fn authority(&self) -> &Path {
        self.authority.path()
    }

    /// Makes a domain known as verified in a tenant of the worldwide cloud.
    pub fn know(&self, domain: &str, tenant: &str) {
        self.know_in_cloud(domain, tenant, "microsoftonline.com");
    }

    pub fn know_in_cloud(&self, domain: &str, tenant: &str, cloud: &str) {
        let entry = Entry { id: tenant.to_owned(), cloud: cloud.to_owned() };
        self.inner().tenants.insert(domain.to_owned(), entry);
    }

    pub fn behave(&self, behavior: Behavior) {
        self.inner().behavior = Some(behavior);
    }

    /// Keeps every answer back until the hold is released.
    pub fn hold(&self) -> Hold {
        let (hold, gate) = Hold::new();
        self.inner().gate = Some(gate);
        hold
    }

    /// The path of every request so far.
    pub fn requests(&self) -> Vec<String> {
        self.inner().requests.clone()
    }

    fn inner(&self) -> MutexGuard<'_, Inner> {
        self.state.inner()
    }
}

impl Drop for FakeMicrosoft {
    fn drop(&mut self) {
        self.server.abort();
        let violations = std::mem::take(&mut self.inner().violations);
        if !std::thread::panicking() {
            assert!(violations.is_empty(), "the sign-in fake was asked wrongly: {violations:#?}");
        }
    }
}

impl State {
    fn inner(&self) -> MutexGuard<'_, Inner> {
        self.inner.lock().expect("no test panics while it holds this lock")
    }
}

async fn respond(Shared(state): Shared<Arc<State>>, request: Request) -> Response {
    let path = request.uri().path().to_owned();
    let gate = {
        let mut inner = state.inner();
        inner.requests.push(path.clone());
        if let Err(violation) = check(request.method(), request.uri().query(), request.headers()) {
            inner.violations.push(format!("{path}: {violation}"));
        }
        inner.gate.clone()
    };
    if let Some(gate) = gate {
        gate.pass().await;
    }
    let mut inner = state.inner();
    if path == ELSEWHERE {
        inner.violations.push("the redirect was followed".to_owned());
    }
    let Some(domain) = domain_in(&path) else {
        inner.violations.push(format!("no such path: {path}"));
        return StatusCode::NOT_FOUND.into_response();
    };
    match inner.behavior.unwrap_or(Behavior::Answer) {
        Behavior::Answer => inner.configuration_of(domain, ""),
        Behavior::Fail => {
            (StatusCode::INTERNAL_SERVER_ERROR, "<html>Server Error</html>").into_response()
        }
        Behavior::Oversized => inner.configuration_of(domain, &"x".repeat(1024 * 1024)),
        Behavior::Redirect => (StatusCode::FOUND, [(header::LOCATION, ELSEWHERE)]).into_response(),
    }
}

fn check(method: &Method, query: Option<&str>, headers: &HeaderMap) -> Result<(), String> {
    if method != Method::GET {
        return Err(format!("{method} instead of GET"));
    }
    if let Some(query) = query {
        return Err(format!("a query, `{query}`, which this address does not take"));
    }
    for name in [header::COOKIE, header::AUTHORIZATION, header::REFERER] {
        if headers.contains_key(&name) {
            return Err(format!("a header, `{name}`, which is nobody's business"));
        }
    }
    Ok(())
}

/// `/{domain}/v2.0/.well-known/openid-configuration`
fn domain_in(path: &str) -> Option<&str> {
    let domain = path.strip_prefix('/')?.strip_suffix("/v2.0/.well-known/openid-configuration")?;
    (!domain.is_empty() && !domain.contains('/')).then_some(domain)
}

impl Inner {
    fn configuration_of(&self, domain: &str, padding: &str) -> Response {
        let Some(Entry { id, cloud }) = self.tenants.get(domain) else {
            return no_such_tenant(domain);
        };
        let host = "https://login.microsoftonline.com";
        let configuration = json!({
            "token_endpoint": format!("{host}/{id}/oauth2/v2.0/token"),
            "jwks_uri": format!("{host}/{id}/discovery/v2.0/keys"),
            "response_modes_supported": ["query", "fragment", "form_post"],
            "issuer": format!("{host}/{id}/v2.0"),
            "authorization_endpoint": format!("{host}/{id}/oauth2/v2.0/authorize"),
            "tenant_region_scope": "EU",
            "cloud_instance_name": cloud,
            "cloud_graph_host_name": "graph.windows.net",
            "msgraph_host": "graph.microsoft.com",
            "padding": padding,
        });
        axum::Json(configuration).into_response()
    }
}

fn no_such_tenant(domain: &str) -> Response {
    let error = json!({
        "error": "invalid_tenant",
        "error_description": format!(
            "AADSTS90002: Tenant '{domain}' not found. Check to make sure you have the correct \
             tenant ID and are signing into the correct cloud."
        ),
        "error_codes": [90002],
        "timestamp": "2026-11-23 12:00:00Z",
        "trace_id": "00001111-aaaa-2222-bbbb-3333cccc4444",
        "correlation_id": "11112222-bbbb-3333-cccc-4444dddd5555",
        "error_uri": "https://login.microsoftonline.com/error?code=90002",
    });
    (StatusCode::BAD_REQUEST, axum::Json(error)).into_response()
}

/// A certificate for loopback, and the file with the authority that signed it.
fn certificates() -> (ServerConfig, NamedTempFile) {
    const REASON: &str = "these parameters make a certificate";
    let mut authority = CertificateParams::new(Vec::new()).expect(REASON);
    authority.is_ca = IsCa::Ca(BasicConstraints::Unconstrained);
    let key = KeyPair::generate().expect(REASON);
    let authority = CertifiedIssuer::self_signed(authority, key).expect(REASON);

    let key = KeyPair::generate().expect(REASON);
    let certificate = CertificateParams::new(vec!["127.0.0.1".to_owned()])
        .and_then(|parameters| parameters.signed_by(&key, &authority))
        .expect(REASON);
    let key = PrivateKeyDer::try_from(key.serialize_der()).expect(REASON);
    let tls = ServerConfig::builder_with_provider(Arc::new(ring::default_provider()))
        .with_safe_default_protocol_versions()
        .and_then(|builder| {
            builder.with_no_client_auth().with_single_cert(vec![certificate.into()], key)
        })
        .expect(REASON);

    let mut file = NamedTempFile::new().expect("the temporary folder takes a file");
    file.write_all(authority.pem().as_bytes()).expect("the temporary folder takes a file");
    (tls, file)
}

struct TlsListener {
    tcp: TcpListener,
    tls: TlsAcceptor,
}

impl axum::serve::Listener for TlsListener {
    type Io = TlsStream<TcpStream>;
    type Addr = SocketAddr;

    async fn accept(&mut self) -> (Self::Io, Self::Addr) {
        loop {
            let (stream, from) = axum::serve::Listener::accept(&mut self.tcp).await;
            // Who does not trust us hangs up here, which is theirs to decide.
            if let Ok(stream) = self.tls.accept(stream).await {
                return (stream, from);
            }
        }
    }

    fn local_addr(&self) -> std::io::Result<Self::Addr> {
        self.tcp.local_addr()
    }
}
