//! A real server on a loopback port, and what its tests do with it.

mod answers;
mod lifecycle;
mod limits;

use std::collections::VecDeque;
use std::io;
use std::net::SocketAddr;
use std::num::NonZeroUsize;
use std::sync::Mutex;
use std::time::Duration;

use axum::body::Bytes;
use axum::extract::ConnectInfo;
use axum::extract::rejection::BytesRejection;
use axum::routing::post;
use tokio::io::{AsyncReadExt, AsyncWriteExt};
use tokio::net::{TcpListener, TcpStream};
use tokio::sync::Notify;
use tokio::task::JoinHandle;

use super::*;

const LONG: Duration = Duration::from_secs(3600);
const SHORT: Duration = Duration::from_millis(30);

/// A running server, which the test ends by turning its switch.
struct Running {
    address: SocketAddr,
    metrics: Arc<Metrics>,
    switch: Switch,
    ended: JoinHandle<Drained>,
}

/// Limits that no test meets by accident.
fn generous() -> Http {
    Http {
        max_connections: NonZeroUsize::new(64).expect("not zero"),
        max_body_bytes: 1000,
        header_timeout: LONG,
        body_timeout: LONG,
        idle_timeout: LONG,
        shutdown_timeout: LONG,
    }
}

fn surroundings(limits: Http) -> (Switch, Surroundings) {
    let (switch, shutdown) = Switch::new();
    (switch, Surroundings { limits, metrics: Arc::new(Metrics::new()), shutdown })
}

async fn serve(limits: Http, routes: Router) -> Running {
    let listener = TcpListener::bind(("127.0.0.1", 0)).await.expect("a port");
    let address = listener.local_addr().expect("an address");
    serve_on(listener, address, limits, routes)
}

fn serve_on<A: Accept + Sync + 'static>(
    listener: A,
    address: SocketAddr,
    limits: Http,
    routes: Router,
) -> Running {
    let (switch, surroundings) = surroundings(limits);
    let metrics = Arc::clone(&surroundings.metrics);
    let router = router([routes], surroundings.clone());
    let ended = tokio::spawn(Server { listener, router, surroundings }.run());
    Running { address, metrics, switch, ended }
}

impl Running {
    async fn connect(&self) -> TcpStream {
        TcpStream::connect(self.address).await.expect("a connection")
    }

    /// Sends these bytes, and returns what comes back until the server closes.
    async fn say(&self, request: &str) -> String {
        let mut stream = self.connect().await;
        stream.write_all(request.as_bytes()).await.expect("sent");
        everything_from(&mut stream).await
    }

    async fn get(&self, path: &str) -> String {
        self.say(&format!("GET {path} HTTP/1.1\r\nhost: x\r\nconnection: close\r\n\r\n")).await
    }
}

async fn everything_from(stream: &mut TcpStream) -> String {
    let mut answer = Vec::new();
    // A connection that was cut while we spoke is reset, which is an end as well.
    let _ = stream.read_to_end(&mut answer).await;
    String::from_utf8(answer).expect("UTF-8")
}

/// Reads until the server has sent this much.
async fn read_until(stream: &mut TcpStream, end: &str) -> String {
    let mut answer = String::new();
    while !answer.contains(end) {
        let byte = stream.read_u8().await.unwrap_or_else(|_| panic!("closed after {answer:?}"));
        answer.push(char::from(byte));
    }
    answer
}

fn status_of(answer: &str) -> &str {
    answer.strip_prefix("HTTP/1.1 ").and_then(|rest| rest.get(..3)).unwrap_or(answer)
}

fn echo() -> Router {
    Router::new().route("/echo", post(async |body: Bytes| body))
}

/// A route that says when a request has come, and answers when it is told to.
fn waiting_route(arrived: &Arc<Notify>, go: &Arc<Notify>) -> Router {
    let (arrived, go) = (Arc::clone(arrived), Arc::clone(go));
    let wait = async move || {
        arrived.notify_one();
        go.notified().await;
        "done"
    };
    Router::new().route("/wait", get(wait))
}
