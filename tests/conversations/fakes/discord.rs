//! A Discord on loopback: it signs interactions, takes what is sent to its API, and refuses
//! what the real one would.

use std::collections::VecDeque;
use std::net::{Ipv4Addr, SocketAddr};
use std::sync::{Arc, Mutex};
use std::time::Duration;

use axum::body::Body;
use axum::extract::{Path, Request, State};
use axum::http::{HeaderMap, StatusCode};
use axum::response::{IntoResponse, Response};
use axum::routing::{get, patch, post, put};
use axum::{Json, Router};
use ed25519_dalek::{Signer, SigningKey};
#[cfg(feature = "gateway")]
use hyper::server::conn::http1;
#[cfg(feature = "gateway")]
use hyper_util::{rt::TokioIo, service::TowerToHyperService};
use mailfix::chat::discord::DiscordSettings;
use serde_json::{Value, json};
use tokio::net::TcpListener;
use tokio::sync::mpsc;
#[cfg(feature = "gateway")]
use tokio_rustls::{
    TlsAcceptor,
    rustls::{self, pki_types::PrivateKeyDer},
};
use url::Url;

use super::discord_shapes::{check_commands, check_message, check_response};

pub const APPLICATION: u64 = 1_100_000_000_000_000_001;
pub const TOKEN: &str = "MTEwMDAwMDAwMDAwMDAwMDAwMQ.made-up.bot_token";

/// Long enough for a busy machine; no test waits for it to pass.
const PATIENCE: Duration = Duration::from_secs(20);

/// The fake's REST side and its signing key.
pub struct FakeDiscord {
    pub address: SocketAddr,
    key: SigningKey,
    shared: Arc<Shared>,
    sent: mpsc::UnboundedReceiver<Sent>,
}

/// A request that the fake took.
#[derive(Debug)]
pub struct Sent {
    pub path: String,
    pub body: Value,
}

/// What the fake answers instead of taking a request.
pub struct Refusal {
    pub status: u16,
    pub retry_after: Option<&'static str>,
    pub code: u64,
}

struct Shared {
    sent: mpsc::UnboundedSender<Sent>,
    refusals: Mutex<VecDeque<Refusal>>,
    requests: Mutex<Vec<String>>,
    wrong: Mutex<Vec<String>>,
    gateway_url: Mutex<String>,
}

impl FakeDiscord {
    pub async fn start() -> Self {
        let listener = TcpListener::bind((Ipv4Addr::LOCALHOST, 0)).await.expect("a port");
        let address = listener.local_addr().expect("an address");
        let (fake, router) = Self::new(address);
        tokio::spawn(async move { axum::serve(listener, router).await.expect("serving") });
        fake
    }

    /// The same behind TLS as `discord.com`, with the certificate to trust.
    #[cfg(feature = "gateway")]
    pub async fn start_with_tls() -> (Self, reqwest::Certificate) {
        let listener = TcpListener::bind((Ipv4Addr::LOCALHOST, 0)).await.expect("a port");
        let (fake, router) = Self::new(listener.local_addr().expect("an address"));
        let own = rcgen::generate_simple_self_signed(["discord.com".to_owned()]).expect("a key");
        let acceptor = acceptor(&own);
        tokio::spawn(async move {
            while let Ok((stream, _)) = listener.accept().await {
                let (acceptor, router) = (acceptor.clone(), router.clone());
                tokio::spawn(async move {
                    let stream = TokioIo::new(acceptor.accept(stream).await.expect("TLS"));
                    let service = TowerToHyperService::new(router);
                    // The client hangs up when the test is over.
                    let _ = http1::Builder::new().serve_connection(stream, service).await;
                });
            }
        });
        let trusted = reqwest::Certificate::from_der(own.cert.der()).expect("a certificate");
        (fake, trusted)
    }

    fn new(address: SocketAddr) -> (Self, Router) {
        let (sender, sent) = mpsc::unbounded_channel();
        let shared = Arc::new(Shared {
            sent: sender,
            refusals: Mutex::default(),
            requests: Mutex::default(),
            wrong: Mutex::default(),
            gateway_url: Mutex::default(),
        });
        let router = Router::new()
            .route("/api/v10/gateway", get(gateway))
            .route("/api/v10/gateway/bot", get(gateway_bot))
            .route("/api/v10/interactions/{id}/{token}/callback", post(callback))
            .route("/api/v10/webhooks/{id}/{token}/messages/@original", patch(edit))
            .route("/api/v10/applications/{id}/commands", put(commands))
            .route("/api/v10/applications/{id}/guilds/{guild}/commands", put(commands))
            .fallback(unexpected)
            .layer(axum::middleware::from_fn_with_state(shared.clone(), log))
            .with_state(shared.clone());
        let key = SigningKey::from_bytes(&[7; 32]);
        (Self { address, key, shared, sent }, router)
    }

    /// Settings for a mailfix that knows this Discord by both ways in.
    pub fn settings(&self) -> DiscordSettings {
        DiscordSettings {
            public_key: Some(hex::encode(self.key.verifying_key().to_bytes())),
            application_id: Some(APPLICATION),
            token: Some(TOKEN.to_owned().into()),
            api_url: Some(self.url()),
            public_url: Some(Url::parse("https://mailfix.example/").expect("a URL")),
            offline: false,
        }
    }

    pub fn url(&self) -> Url {
        Url::parse(&format!("http://{}", self.address)).expect("a URL")
    }

    #[cfg(feature = "gateway")]
    pub fn lead_to(&self, gateway: &super::discord_gateway::FakeGateway) {
        *self.shared.gateway_url.lock().expect("no panic") = gateway.url();
    }

    pub fn sign(&self, timestamp: &str, body: &[u8]) -> String {
        hex::encode(self.key.sign(&[timestamp.as_bytes(), body].concat()).to_bytes())
    }

    /// An interaction as Discord posts it.
    pub fn signed(&self, interaction: &Value) -> Request {
        let (timestamp, body) = ("1795000000", interaction.to_string());
        Request::post("/discord/interactions")
            .header("Content-Type", "application/json")
            .header("X-Signature-Timestamp", timestamp)
            .header("X-Signature-Ed25519", self.sign(timestamp, body.as_bytes()))
            .body(Body::from(body))
            .expect("a request")
    }

    /// Refuses the next callbacks, edits or registrations, one for each.
    pub fn refuse(&self, refusals: impl IntoIterator<Item = Refusal>) {
        self.shared.refusals.lock().expect("no panic").extend(refusals);
    }

    /// The next request that was taken.
    pub async fn next(&mut self) -> Sent {
        let next = tokio::time::timeout(PATIENCE, self.sent.recv()).await;
        next.unwrap_or_else(|_| panic!("nothing came: {:?}", self.requests())).expect("the fake")
    }

    /// Every request so far, refused ones included, as `METHOD path`.
    pub fn requests(&self) -> Vec<String> {
        self.shared.requests.lock().expect("no panic").clone()
    }

    /// Nothing wrong was sent, and nothing that no test looked at.
    pub fn finish(mut self) {
        let wrong = self.shared.wrong.lock().expect("no panic").clone();
        assert!(wrong.is_empty(), "{wrong:#?}");
        if let Ok(unread) = self.sent.try_recv() {
            panic!("nobody read {unread:?}");
        }
    }
}

impl Refusal {
    pub fn new(status: u16) -> Self {
        Self { status, retry_after: None, code: 0 }
    }
}

impl Shared {
    /// Keeps what is as it should be, and answers it with `taken`.
    fn take(
        &self,
        path: String,
        body: Value,
        checked: Result<(), String>,
        taken: impl IntoResponse,
    ) -> Response {
        if let Err(why) = checked {
            self.wrong.lock().expect("no panic").push(format!("{path}: {why}: {body}"));
            let error = json!({ "code": 50035, "message": why });
            return (StatusCode::BAD_REQUEST, Json(error)).into_response();
        }
        // The test that waited for this may be over, and then nobody is interested.
        let _ = self.sent.send(Sent { path, body });
        taken.into_response()
    }

    fn refusal(&self) -> Option<Response> {
        let refusal = self.refusals.lock().expect("no panic").pop_front()?;
        let status = StatusCode::from_u16(refusal.status).expect("a status");
        let mut headers = HeaderMap::new();
        if let Some(seconds) = refusal.retry_after {
            headers.insert("Retry-After", seconds.parse().expect("a header"));
        }
        let body = json!({ "code": refusal.code, "message": "no" });
        Some((status, headers, Json(body)).into_response())
    }
}

#[cfg(feature = "gateway")]
fn acceptor(own: &rcgen::CertifiedKey<rcgen::KeyPair>) -> TlsAcceptor {
    let key = PrivateKeyDer::try_from(own.signing_key.serialize_der()).expect("a key");
    let provider = Arc::new(rustls::crypto::ring::default_provider());
    let config = rustls::ServerConfig::builder_with_provider(provider)
        .with_safe_default_protocol_versions()
        .expect("ring knows both")
        .with_no_client_auth()
        .with_single_cert(vec![own.cert.der().clone()], key)
        .expect("key and certificate belong together");
    TlsAcceptor::from(Arc::new(config))
}

async fn log(
    State(shared): State<Arc<Shared>>,
    request: Request,
    next: axum::middleware::Next,
) -> Response {
    let line = format!("{} {}", request.method(), request.uri().path());
    shared.requests.lock().expect("no panic").push(line);
    next.run(request).await
}

async fn unexpected(State(shared): State<Arc<Shared>>, request: Request) -> StatusCode {
    let line = format!("nothing is at {} {}", request.method(), request.uri());
    shared.wrong.lock().expect("no panic").push(line);
    StatusCode::NOT_FOUND
}

async fn gateway(State(shared): State<Arc<Shared>>) -> Json<Value> {
    let url = shared.gateway_url.lock().expect("no panic").clone();
    Json(json!({ "url": url }))
}

async fn gateway_bot(State(shared): State<Arc<Shared>>, headers: HeaderMap) -> Response {
    if !is_bot(&headers) {
        return StatusCode::UNAUTHORIZED.into_response();
    }
    let url = shared.gateway_url.lock().expect("no panic").clone();
    let limit =
        json!({ "total": 1000, "remaining": 999, "reset_after": 1000, "max_concurrency": 1 });
    Json(json!({ "url": url, "shards": 1, "session_start_limit": limit })).into_response()
}

async fn callback(
    State(shared): State<Arc<Shared>>,
    Path((id, token)): Path<(u64, String)>,
    Json(body): Json<Value>,
) -> Response {
    if let Some(refusal) = shared.refusal() {
        return refusal;
    }
    let path = format!("/interactions/{id}/{token}/callback");
    let checked = check_response(&body);
    shared.take(path, body, checked, StatusCode::NO_CONTENT)
}

async fn edit(
    State(shared): State<Arc<Shared>>,
    Path((id, token)): Path<(u64, String)>,
    headers: HeaderMap,
    Json(body): Json<Value>,
) -> Response {
    if let Some(refusal) = shared.refusal() {
        return refusal;
    }
    let checked = match headers.contains_key("Authorization") {
        true => Err("an interaction's webhook needs no bot token".to_owned()),
        false => check_message(&body),
    };
    let path = format!("/webhooks/{id}/{token}/messages/@original");
    shared.take(path, body, checked, Json(json!({ "id": "1" })))
}

async fn commands(State(shared): State<Arc<Shared>>, request: Request) -> Response {
    if let Some(refusal) = shared.refusal() {
        return refusal;
    }
    if !is_bot(request.headers()) {
        return StatusCode::UNAUTHORIZED.into_response();
    }
    let path = request.uri().path().trim_start_matches("/api/v10").to_owned();
    let bytes = axum::body::to_bytes(request.into_body(), 1 << 20).await.expect("a body");
    let body: Value = serde_json::from_slice(&bytes).expect("JSON");
    let checked = check_commands(&body);
    shared.take(path, body.clone(), checked, Json(body))
}

fn is_bot(headers: &HeaderMap) -> bool {
    headers.get("Authorization").is_some_and(|value| value == &format!("Bot {TOKEN}"))
}
