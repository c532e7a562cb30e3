//! The accept loop: connections in, within limits, until the process is told to end.
//!
//! `axum::serve` sets no time limits, and hyper's own time limit on a request's head also
//! runs while a connection is idle; so connections are watched here.

use std::collections::BTreeMap;
use std::future::{Future, poll_fn};
use std::io;
use std::net::SocketAddr;
use std::num::NonZeroUsize;
use std::pin::pin;
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};
use std::time::{Duration, Instant};

use axum::Router;
use axum::body::Body;
use axum::extract::ConnectInfo;
use axum::http::Request;
use futures_util::FutureExt;
use hyper::body::Incoming;
use hyper::service::service_fn;
use hyper_util::rt::{TokioExecutor, TokioIo};
use hyper_util::server::conn::auto::Builder;
use tokio::net::{TcpListener, TcpStream};
use tokio::sync::Notify;
use tokio::task::JoinSet;
use tower::ServiceExt;

use super::activity::{Activity, Watched};
use super::{Shutdown, Surroundings};
use crate::config::Http;

/// How long to leave a listener alone that cannot accept, most often because the process
/// has no file descriptor left. A connection that ends meanwhile gives one back.
const PAUSE: Duration = Duration::from_millis(100);

/// How long connections are still taken, and open ones left alone, once the shutdown has begun.
/// A request may have been sent just before, and the runtime not have noticed it yet: whoever
/// sent it was told by the kernel that it arrived.
const LAST_CALL: Duration = Duration::from_millis(100);

/// Streams that one HTTP/2 connection may have open; the platforms need one or two.
const MAX_STREAMS: u32 = 16;

/// Bytes that the head of a request may have. All connections together keep that much.
const MAX_HEAD_BYTES: u16 = 32 * 1024;

/// Where connections come from.
pub trait Accept: Send {
    fn accept(&self) -> impl Future<Output = io::Result<(TcpStream, SocketAddr)>> + Send;
}

/// A router behind a listener.
pub struct Server<A = TcpListener> {
    pub listener: A,
    pub router: Router,
    pub surroundings: Surroundings,
}

/// How a server ended.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Drained {
    /// Connections with a request that was not answered in time.
    pub cut: usize,
}

impl Accept for TcpListener {
    fn accept(&self) -> impl Future<Output = io::Result<(TcpStream, SocketAddr)>> + Send {
        TcpListener::accept(self)
    }
}

impl<A: Accept> Server<A> {
    /// Serves until the shutdown begins and [`LAST_CALL`] is over, then lets requests in flight
    /// finish. Takes at most the shutdown's time limit from its beginning.
    pub async fn run(self) -> Drained {
        let Self { listener, router, surroundings } = self;
        let connections = Arc::new(Connections::new(surroundings.limits.max_connections));
        let mut tasks = JoinSet::new();
        let mut complaint = Complaint::default();
        let limit = surroundings.limits.shutdown_timeout;
        let last_call = LAST_CALL.min(limit);
        let mut closed = pin!(after_last_call(surroundings.shutdown.clone(), last_call));
        loop {
            let accepted = tokio::select! {
                biased;
                () = &mut closed => break,
                accepted = listener.accept() => accepted,
            };
            // Only to forget the tasks that have ended.
            while tasks.try_join_next().is_some() {}
            let (stream, peer) = match accepted {
                Ok(accepted) => accepted,
                Err(error) if is_of_the_connection(&error) => continue,
                Err(error) => {
                    complaint.say(&error);
                    connections.cut_the_slowest();
                    // Whether room was made or not, the next try will tell.
                    let _ = tokio::time::timeout(PAUSE, connections.left.notified()).await;
                    continue;
                }
            };
            let place = tokio::select! {
                biased;
                () = &mut closed => break,
                place = Connections::enter(&connections) => place,
            };
            tasks.spawn(serve(stream, peer, place, router.clone(), surroundings.clone()));
        }
        // On a machine so busy that the last call passed by, those who wait come in now.
        for _ in 0..connections.max.get() {
            let Some(Ok((stream, peer))) = listener.accept().now_or_never() else { break };
            let Some(place) = Connections::try_enter(&connections) else { break };
            tasks.spawn(serve(stream, peer, place, router.clone(), surroundings.clone()));
        }
        drop(listener);
        let all_ended = async { while tasks.join_next().await.is_some() {} };
        // In both cases the rest is cut; how many there were is what differs.
        let _ = tokio::time::timeout(limit - last_call, all_ended).await;
        Drained { cut: tasks.len() }
    }
}

/// Serves one connection to its end: its own, its time's, or the process's.
async fn serve(
    stream: TcpStream,
    peer: SocketAddr,
    place: Place,
    router: Router,
    surroundings: Surroundings,
) {
    let Surroundings { limits, metrics, shutdown } = surroundings;
    let activity = Arc::clone(&place.activity);
    // Answers are small and whole, so waiting to send them together gains nothing.
    let _ = stream.set_nodelay(true);
    let answer = service_fn(|request: Request<Incoming>| {
        let exchange = activity.begin();
        let mut request = request.map(Body::new);
        request.extensions_mut().insert(ConnectInfo(peer));
        request.extensions_mut().insert(exchange.clone());
        let answer = router.clone().oneshot(request);
        async move {
            let answer = answer.await;
            drop(exchange);
            answer
        }
    });
    let mut builder = Builder::new(TokioExecutor::new());
    // Our own watch covers idle time too, which hyper's timer cannot tell apart.
    builder.http1().header_read_timeout(None).max_buf_size(MAX_HEAD_BYTES.into());
    builder.http2().max_concurrent_streams(MAX_STREAMS).max_header_list_size(MAX_HEAD_BYTES.into());
    let io = TokioIo::new(Watched::new(stream, Arc::clone(&activity)));
    let mut connection = pin!(builder.serve_connection(io, answer));
    let mut overdue = pin!(overdue(&activity, &limits));
    let mut cut = pin!(activity.is_cut());
    let mut closed = pin!(after_last_call(shutdown, LAST_CALL));
    let mut is_ending = false;

    metrics.connections().inc();
    loop {
        tokio::select! {
            // The connection first: what it just did decides what is due.
            biased;
            // How a connection ended is the other side's business.
            _ = &mut connection => break,
            () = &mut overdue => break,
            () = &mut cut => break,
            () = &mut closed, if !is_ending => {
                is_ending = true;
                connection.as_mut().graceful_shutdown();
            }
        }
    }
    metrics.connections().dec();
    drop(place);
}

async fn after_last_call(shutdown: Shutdown, last_call: Duration) {
    shutdown.begun().await;
    tokio::time::sleep(last_call).await;
}

/// Returns when the connection has had its time. Polled after each thing it does.
async fn overdue(activity: &Activity, limits: &Http) {
    let mut alarm = pin!(tokio::time::sleep_until(activity.due(limits)));
    poll_fn(|cx| {
        let due = activity.due(limits);
        if due != alarm.deadline() {
            alarm.as_mut().reset(due);
        }
        alarm.as_mut().poll(cx)
    })
    .await;
}

/// What is said about a listener that cannot accept: once a second, however often it fails.
#[derive(Default)]
struct Complaint {
    last: Option<Instant>,
}

impl Complaint {
    fn say(&mut self, error: &io::Error) {
        if self.last.is_none_or(|last| last.elapsed() >= Duration::from_secs(1)) {
            tracing::warn!(%error, "Cannot accept connections; trying again");
            self.last = Some(Instant::now());
        }
    }
}

/// All open connections of a listener.
struct Connections {
    max: NonZeroUsize,
    open: Mutex<Open>,
    left: Notify,
}

struct Open {
    next: u64,
    activities: BTreeMap<u64, Arc<Activity>>,
}

/// A connection's place among the others; dropping it makes room.
struct Place {
    number: u64,
    activity: Arc<Activity>,
    connections: Arc<Connections>,
}

impl Connections {
    fn new(max: NonZeroUsize) -> Self {
        let open = Mutex::new(Open { next: 0, activities: BTreeMap::new() });
        Self { max, open, left: Notify::new() }
    }

    /// Waits until one more may enter. Whoever has kept us waiting longest has to leave for
    /// it, so that a crowd of slow clients does not keep the others out.
    async fn enter(connections: &Arc<Self>) -> Place {
        loop {
            if let Some(place) = Self::try_enter(connections) {
                return place;
            }
            connections.left.notified().await;
        }
    }

    fn try_enter(connections: &Arc<Self>) -> Option<Place> {
        let mut open = connections.open();
        let is_full = open.activities.len() >= connections.max.get();
        if is_full && !open.cut_the_slowest() {
            return None;
        }
        let number = open.next;
        open.next += 1;
        let activity = Activity::new();
        open.activities.insert(number, Arc::clone(&activity));
        Some(Place { number, activity, connections: Arc::clone(connections) })
    }

    fn cut_the_slowest(&self) {
        self.open().cut_the_slowest();
    }

    fn open(&self) -> MutexGuard<'_, Open> {
        self.open.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

impl Open {
    fn cut_the_slowest(&mut self) -> bool {
        let waiting = self.activities.iter().filter_map(|(number, activity)| {
            activity.waiting_since().map(|since| (since, *number))
        });
        let Some((_, number)) = waiting.min() else {
            return false;
        };
        if let Some(activity) = self.activities.remove(&number) {
            activity.cut();
        }
        true
    }
}

impl Drop for Place {
    fn drop(&mut self) {
        self.connections.open().activities.remove(&self.number);
        self.connections.left.notify_one();
    }
}

/// Whether only the one connection failed, before it was ours.
fn is_of_the_connection(error: &io::Error) -> bool {
    matches!(
        error.kind(),
        io::ErrorKind::ConnectionAborted
            | io::ErrorKind::ConnectionRefused
            | io::ErrorKind::ConnectionReset
    )
}
