//! What lies around every route: a name and a count for each request, and limits on what
//! it may bring.

use std::any::Any;
use std::hash::{BuildHasher, RandomState};
use std::sync::atomic::{AtomicU64, Ordering};
use std::sync::{Arc, LazyLock};
use std::time::Duration;

use axum::body::{Body, Bytes};
use axum::extract::{MatchedPath, Request, State};
use axum::http::header::{
    CONNECTION, CONTENT_ENCODING, EXPECT, HeaderName, X_CONTENT_TYPE_OPTIONS,
};
use axum::http::{HeaderMap, HeaderValue, Method, StatusCode, Version};
use axum::middleware::Next;
use axum::response::{IntoResponse, Response};
use http_body_util::{BodyExt, LengthLimitError, Limited};
use hyper::body::Body as _;
use tokio::sync::Semaphore;
use tokio::time::Instant;
use tracing::Instrument;

use super::activity::Exchange;
use crate::config::Http;
use crate::metrics::Metrics;

const X_REQUEST_ID: HeaderName = HeaderName::from_static("x-request-id");

/// A client that is refused for the size of what it sends reads the answer only after it has
/// sent all of it, so this much is read and thrown away before the connection is closed.
const DISCARDED_BYTES: usize = 16 * 1024 * 1024;

/// How the bodies of requests are received.
#[derive(Clone)]
pub(super) struct Receiver {
    max_bytes: usize,
    timeout: Duration,
    /// One for each request that may hold a body at once. HTTP/1 has one request a
    /// connection, so this bounds the streams of HTTP/2 alone.
    places: Arc<Semaphore>,
}

impl Receiver {
    pub fn new(limits: &Http) -> Self {
        Self {
            max_bytes: limits.max_body_bytes,
            timeout: limits.body_timeout,
            places: Arc::new(Semaphore::new(limits.max_connections.get())),
        }
    }
}

/// Gives each request a name, counts it, and logs what went wrong on our side.
///
/// Neither the path nor the query, the headers or the body are logged: each of them can
/// hold a domain, an address or a secret. The route's template says enough.
pub(super) async fn observe(
    State(metrics): State<Arc<Metrics>>,
    request: Request,
    next: Next,
) -> Response {
    let started = Instant::now();
    let id = request_id();
    let route = request.extensions().get::<MatchedPath>().cloned();
    let route = route.as_ref().map(MatchedPath::as_str);
    let span = tracing::info_span!("request", id, route);
    let mut response = next.run(request).instrument(span.clone()).await;

    let took = started.elapsed();
    let status = response.status();
    metrics.count_request(route, status, took);
    span.in_scope(|| {
        let (status, millis) = (status.as_u16(), took.as_millis());
        if status >= 500 {
            tracing::error!(status, millis, "A request failed with status {status}");
        } else {
            tracing::debug!(status, millis, "Answered with status {status} in {millis} ms");
        }
    });
    let headers = response.headers_mut();
    headers.insert(X_CONTENT_TYPE_OPTIONS, HeaderValue::from_static("nosniff"));
    if let Ok(id) = HeaderValue::try_from(id) {
        headers.insert(X_REQUEST_ID, id);
    }
    response
}

/// A panic costs the one request. Its message can quote a paste, so nobody is told it.
pub(super) fn answer_panic(_: Box<dyn Any + Send + 'static>) -> Response {
    StatusCode::INTERNAL_SERVER_ERROR.into_response()
}

/// Hands a request on once its whole body is there, or refuses it.
pub(super) async fn receive(
    State(receiver): State<Receiver>,
    mut request: Request,
    next: Next,
) -> Response {
    // TRACE would echo a request with its cookies, and CONNECT asks for a proxy.
    if matches!(*request.method(), Method::TRACE | Method::CONNECT) {
        return StatusCode::METHOD_NOT_ALLOWED.into_response();
    }
    // Nothing is inflated, so no small body can become a large one.
    if is_encoded(request.headers()) {
        return refuse(StatusCode::UNSUPPORTED_MEDIA_TYPE, &request);
    }
    let exchange = request.extensions_mut().remove::<Exchange>();
    let deadline = Instant::now() + receiver.timeout;
    // The place is kept until the answer is there, since the body is kept as long.
    let Ok(Ok(_place)) = tokio::time::timeout_at(deadline, receiver.places.acquire()).await else {
        return refuse(StatusCode::SERVICE_UNAVAILABLE, &request);
    };
    let body = std::mem::replace(request.body_mut(), Body::empty());
    let received = match tokio::time::timeout_at(deadline, whole(body, receiver.max_bytes)).await {
        Ok(received) => received,
        Err(_) => Err(Refusal::TooSlow),
    };
    match received {
        Ok(bytes) => {
            if let Some(exchange) = exchange {
                exchange.received();
            }
            *request.body_mut() = Body::from(bytes);
            next.run(request).await
        }
        Err(Refusal::TooLarge(rest)) => {
            // A client that waits to be told to go on sends nothing when it is refused.
            if !request.headers().contains_key(EXPECT) {
                // Late or not, the answer is the same.
                let _ = tokio::time::timeout_at(deadline, discard(rest)).await;
            }
            if let Some(exchange) = exchange {
                exchange.received();
            }
            too_large(request, next).await
        }
        Err(Refusal::TooSlow) => refuse(StatusCode::REQUEST_TIMEOUT, &request),
        Err(Refusal::Broken) => refuse(StatusCode::BAD_REQUEST, &request),
    }
}

/// Lets the route say in its own way that a body is too large: the page in the person's
/// language, the API as JSON. A route that does not look at bodies is answered for.
async fn too_large(mut request: Request, next: Next) -> Response {
    let version = request.version();
    // Reading it fails as reading a body over an extractor's limit does.
    *request.body_mut() = Body::new(Limited::new(Body::from("…"), 0));
    let mut response = next.run(request).await;
    if !response.status().is_client_error() {
        response = StatusCode::PAYLOAD_TOO_LARGE.into_response();
    }
    close(version, &mut response);
    response
}

enum Refusal {
    /// The body ended before it should have, or is not framed as it says.
    Broken,
    /// What is left to read of it.
    TooLarge(Body),
    TooSlow,
}

async fn whole(mut body: Body, max_bytes: usize) -> Result<Bytes, Refusal> {
    if body.size_hint().lower() > max_bytes as u64 {
        return Err(Refusal::TooLarge(body));
    }
    match Limited::new(&mut body, max_bytes).collect().await {
        Ok(collected) => Ok(collected.to_bytes()),
        Err(error) if error.is::<LengthLimitError>() => Err(Refusal::TooLarge(body)),
        Err(_) => Err(Refusal::Broken),
    }
}

async fn discard(mut body: Body) {
    let mut left = DISCARDED_BYTES;
    while let Some(Ok(frame)) = body.frame().await {
        let length = frame.data_ref().map_or(0, Bytes::len);
        let Some(less) = left.checked_sub(length) else {
            return;
        };
        left = less;
    }
}

/// Refuses a request whose body was not read to its end, so that the connection is at an
/// unknown place and must be closed.
fn refuse(status: StatusCode, request: &Request) -> Response {
    let mut response = status.into_response();
    close(request.version(), &mut response);
    response
}

/// Ends the connection with this response. HTTP/2 ends the stream alone, by itself.
fn close(version: Version, response: &mut Response) {
    if version <= Version::HTTP_11 {
        response.headers_mut().insert(CONNECTION, HeaderValue::from_static("close"));
    }
}

fn is_encoded(headers: &HeaderMap) -> bool {
    headers
        .get_all(CONTENT_ENCODING)
        .iter()
        .any(|encoding| !encoding.as_bytes().eq_ignore_ascii_case(b"identity"))
}

/// A name that no other request of this process has, and hardly one of another process.
/// A client's own is never taken: it would go to the log as it came.
fn request_id() -> String {
    static PROCESS: LazyLock<u32> =
        LazyLock::new(|| (RandomState::new().hash_one("process") >> 32) as u32);
    static NEXT: AtomicU64 = AtomicU64::new(1);
    format!("{:08x}-{:x}", *PROCESS, NEXT.fetch_add(1, Ordering::Relaxed))
}
