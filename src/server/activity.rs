//! What a connection is doing, and so how long it may go on doing it.
//!
//! A connection is *quiet* between requests, *speaking* from the first byte of a request to
//! the end of its head, and then has an *exchange*: a request of which we receive the body
//! and make the answer. Quiet and speaking have time limits here; a body's limit is kept
//! where bodies are received.

use std::io;
use std::pin::Pin;
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};
use std::task::{Context, Poll};
use std::time::Duration;

use tokio::io::{AsyncRead, AsyncWrite, ReadBuf};
use tokio::sync::Notify;
use tokio::time::Instant;

use crate::config::Http;

/// Long enough that the connection's own end always comes first.
const NEVER: Duration = Duration::from_secs(24 * 60 * 60);

/// What one connection is doing, shared by all who see a part of it.
pub(super) struct Activity {
    state: Mutex<State>,
    cut: Notify,
}

struct State {
    phase: Phase,
    since: Instant,
    exchanges: usize,
    /// Those of the exchanges whose body is there, so that the rest is up to us.
    answering: usize,
}

#[derive(Clone, Copy, PartialEq, Eq)]
enum Phase {
    Quiet,
    Speaking,
    Exchanging,
}

/// One request on a connection, from its head to its answer.
#[derive(Clone)]
pub(super) struct Exchange(Arc<Open>);

struct Open {
    activity: Arc<Activity>,
    received: Mutex<bool>,
}

/// A stream that tells when the other side says something.
pub(super) struct Watched<S> {
    stream: S,
    activity: Arc<Activity>,
}

impl Activity {
    pub fn new() -> Arc<Self> {
        let state =
            State { phase: Phase::Quiet, since: Instant::now(), exchanges: 0, answering: 0 };
        Arc::new(Self { state: Mutex::new(state), cut: Notify::new() })
    }

    /// When the connection has had its time, as things are now.
    pub fn due(&self, limits: &Http) -> Instant {
        let state = self.state();
        state.since
            + match state.phase {
                Phase::Quiet => limits.idle_timeout,
                Phase::Speaking => limits.header_timeout,
                Phase::Exchanging => NEVER,
            }
    }

    /// Since when it has kept us waiting; `None` while we work on an answer.
    pub fn waiting_since(&self) -> Option<Instant> {
        let state = self.state();
        (state.answering == 0).then_some(state.since)
    }

    /// Ends the connection, for the sake of others.
    pub fn cut(&self) {
        self.cut.notify_one();
    }

    pub async fn is_cut(&self) {
        self.cut.notified().await;
    }

    pub fn begin(self: &Arc<Self>) -> Exchange {
        let mut state = self.state();
        state.exchanges += 1;
        state.enter(Phase::Exchanging);
        drop(state);
        Exchange(Arc::new(Open { activity: Arc::clone(self), received: Mutex::new(false) }))
    }

    fn heard_something(&self) {
        let mut state = self.state();
        if state.phase == Phase::Quiet {
            state.enter(Phase::Speaking);
        }
    }

    fn state(&self) -> MutexGuard<'_, State> {
        // Nothing that holds the lock can panic half-way through a change.
        self.state.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

impl State {
    fn enter(&mut self, phase: Phase) {
        if self.phase != phase {
            self.phase = phase;
            self.since = Instant::now();
        }
    }
}

impl Exchange {
    /// The whole request is there.
    pub fn received(&self) {
        let mut received = self.0.received.lock().unwrap_or_else(PoisonError::into_inner);
        if !*received {
            *received = true;
            self.0.activity.state().answering += 1;
        }
    }
}

impl Drop for Open {
    fn drop(&mut self) {
        let received = *self.received.get_mut().unwrap_or_else(PoisonError::into_inner);
        let mut state = self.activity.state();
        state.exchanges -= 1;
        state.answering -= usize::from(received);
        if state.exchanges == 0 {
            state.enter(Phase::Quiet);
        }
    }
}

impl<S> Watched<S> {
    pub fn new(stream: S, activity: Arc<Activity>) -> Self {
        Self { stream, activity }
    }
}

impl<S: AsyncRead + Unpin> AsyncRead for Watched<S> {
    fn poll_read(
        mut self: Pin<&mut Self>,
        cx: &mut Context<'_>,
        buffer: &mut ReadBuf<'_>,
    ) -> Poll<io::Result<()>> {
        let before = buffer.filled().len();
        let read = Pin::new(&mut self.stream).poll_read(cx, buffer);
        if buffer.filled().len() > before {
            self.activity.heard_something();
        }
        read
    }
}

impl<S: AsyncWrite + Unpin> AsyncWrite for Watched<S> {
    fn poll_write(
        mut self: Pin<&mut Self>,
        cx: &mut Context<'_>,
        bytes: &[u8],
    ) -> Poll<io::Result<usize>> {
        Pin::new(&mut self.stream).poll_write(cx, bytes)
    }

    fn poll_flush(mut self: Pin<&mut Self>, cx: &mut Context<'_>) -> Poll<io::Result<()>> {
        Pin::new(&mut self.stream).poll_flush(cx)
    }

    fn poll_shutdown(mut self: Pin<&mut Self>, cx: &mut Context<'_>) -> Poll<io::Result<()>> {
        Pin::new(&mut self.stream).poll_shutdown(cx)
    }

    fn poll_write_vectored(
        mut self: Pin<&mut Self>,
        cx: &mut Context<'_>,
        slices: &[io::IoSlice<'_>],
    ) -> Poll<io::Result<usize>> {
        Pin::new(&mut self.stream).poll_write_vectored(cx, slices)
    }

    fn is_write_vectored(&self) -> bool {
        self.stream.is_write_vectored()
    }
}
