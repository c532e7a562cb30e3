//! Log lines, written so that a reader who does not keep up never holds a request up.
//!
//! Lines go to standard output through a bounded queue and a thread of its own. A pipe that
//! nobody empties blocks that thread alone; lines that no longer fit are dropped and
//! counted, and a closed pipe drops all of them.

use std::io::{self, IsTerminal, Write};
use std::sync::mpsc::{self, Sender, SyncSender};
use std::thread;
use std::time::Duration;

use prometheus_client::metrics::counter::Counter;
use tracing_subscriber::EnvFilter;
use tracing_subscriber::fmt::MakeWriter;

use crate::config::{Log, LogFormat};

/// Lines that may wait to be written; at some 200 bytes each, less than a megabyte.
const QUEUE: usize = 4096;

/// How long the last lines may take when the process ends.
const LAST_LINES: Duration = Duration::from_secs(1);

/// DNS libraries name the domains they ask for, and domains are not logged unless an
/// operator asks for these modules by name.
const QUIET_DNS: &str = "hickory_net=off,hickory_proto=off,hickory_resolver=off";

/// serenity 0.12 warns of a payload that it cannot read by quoting all of it, the paste and
/// the token of the answer included, and of odd statuses with the path, which holds the token.
const QUIET_DISCORD: &str = "serenity::gateway::ws=off,serenity::http::client=off";

/// Starts logging for the whole process. Keep what is returned until it ends: dropping it
/// writes the last lines.
///
/// # Errors
///
/// Logging was started before, or the thread cannot be.
pub fn start(log: &Log, dropped: Counter) -> Result<Lines, StartLogError> {
    let lines = Lines::written_to(io::stdout(), dropped)?;
    let colors = io::stdout().is_terminal() && std::env::var_os("NO_COLOR").is_none();
    let subscriber = tracing_subscriber::fmt()
        .with_env_filter(filter(&log.filter))
        .with_writer(lines.queue())
        .with_ansi(colors)
        .with_target(false)
        // These would go to standard error, and a closed one makes that a panic.
        .log_internal_errors(false);
    let started = match log.format {
        LogFormat::Json => subscriber.json().flatten_event(true).with_target(true).try_init(),
        LogFormat::Text => subscriber.try_init(),
    };
    started.map_err(|_| StartLogError::Twice)?;
    log_panics_without_their_message();
    Ok(lines)
}

/// What an operator wants to read, less what would tell too much.
fn filter(wanted: &str) -> EnvFilter {
    let mut directives = vec![QUIET_DISCORD];
    if !wanted.contains("hickory") {
        directives.push(QUIET_DNS);
    }
    directives.push(wanted);
    EnvFilter::new(directives.join(","))
}

#[derive(Debug, thiserror::Error)]
pub enum StartLogError {
    #[error("cannot start the thread that writes the log")]
    NoThread(#[source] io::Error),
    #[error("logging was started before")]
    Twice,
}

/// The way to the log. Dropping it writes the last lines.
pub struct Lines(Queue);

/// Where a line is put. Never waits.
#[derive(Clone)]
struct Queue {
    entries: SyncSender<Entry>,
    dropped: Counter,
}

enum Entry {
    Line(Vec<u8>),
    /// Everything before this is written: say so.
    Written(Sender<()>),
}

/// A panic's message can quote the text that was being worked on, so only the place is said.
fn log_panics_without_their_message() {
    std::panic::set_hook(Box::new(|panic| {
        let place = panic.location().map(ToString::to_string).unwrap_or_default();
        tracing::error!(place, "A thread panicked at {place}");
    }));
}

impl Lines {
    fn written_to(
        mut target: impl Write + Send + 'static,
        dropped: Counter,
    ) -> Result<Self, StartLogError> {
        let (entries, waiting) = mpsc::sync_channel(QUEUE);
        let lost = dropped.clone();
        let write_all = move || {
            for entry in waiting {
                match entry {
                    Entry::Line(line) => {
                        if target.write_all(&line).and_then(|()| target.flush()).is_err() {
                            lost.inc();
                        }
                    }
                    // Whoever asked may have given up waiting, which is theirs to do.
                    Entry::Written(asker) => drop(asker.send(())),
                }
            }
        };
        thread::Builder::new()
            .name("log".to_owned())
            .spawn(write_all)
            .map_err(StartLogError::NoThread)?;
        Ok(Self(Queue { entries, dropped }))
    }

    fn queue(&self) -> Queue {
        self.0.clone()
    }
}

impl Drop for Lines {
    fn drop(&mut self) {
        let (written, answer) = mpsc::channel();
        if self.0.entries.try_send(Entry::Written(written)).is_ok() {
            // A reader that is stuck must not keep the process from ending.
            let _ = answer.recv_timeout(LAST_LINES);
        }
    }
}

impl Write for Queue {
    fn write(&mut self, line: &[u8]) -> io::Result<usize> {
        if self.entries.try_send(Entry::Line(line.to_vec())).is_err() {
            self.dropped.inc();
        }
        Ok(line.len())
    }

    fn flush(&mut self) -> io::Result<()> {
        Ok(())
    }
}

impl<'a> MakeWriter<'a> for Queue {
    type Writer = Self;

    fn make_writer(&'a self) -> Self {
        self.clone()
    }
}

#[cfg(test)]
mod tests {
    use std::sync::mpsc::Receiver;
    use std::sync::{Arc, Mutex};

    use super::*;

    /// A reader that takes nothing until it is let go.
    struct Stuck {
        go: Option<Receiver<()>>,
        taken: Arc<Mutex<Vec<u8>>>,
    }

    impl Write for Stuck {
        fn write(&mut self, bytes: &[u8]) -> io::Result<usize> {
            if let Some(go) = self.go.take() {
                go.recv().map_err(io::Error::other)?;
            }
            self.taken.lock().expect("unpoisoned").extend(bytes);
            Ok(bytes.len())
        }

        fn flush(&mut self) -> io::Result<()> {
            Ok(())
        }
    }

    /// A reader that has gone away.
    struct Closed;

    impl Write for Closed {
        fn write(&mut self, _: &[u8]) -> io::Result<usize> {
            Err(io::ErrorKind::BrokenPipe.into())
        }

        fn flush(&mut self) -> io::Result<()> {
            Ok(())
        }
    }

    #[test]
    fn f42_a_stuck_reader_costs_lines_and_not_time() {
        let (let_go, go) = mpsc::channel();
        let taken = Arc::new(Mutex::new(Vec::new()));
        let dropped = Counter::default();
        let target = Stuck { go: Some(go), taken: Arc::clone(&taken) };
        let lines = Lines::written_to(target, dropped.clone()).expect("a thread");
        let mut queue = lines.queue();
        // One line may be in the thread's hands, the rest of what fits is in the queue.
        for _ in 0..QUEUE + 11 {
            queue.write_all(b"x").expect("never fails");
        }
        assert!((10..=11).contains(&dropped.get()), "{}", dropped.get());

        let_go.send(()).expect("the thread waits");
        // Dropping asks for the end, for which there is room once a line has been written.
        while queue.entries.try_send(Entry::Line(b"y".to_vec())).is_err() {
            thread::yield_now();
        }
        while taken.lock().expect("unpoisoned").len() < QUEUE {
            thread::yield_now();
        }
        drop(lines);
        assert_eq!(taken.lock().expect("unpoisoned").last(), Some(&b'y'));
    }

    #[test]
    fn t47_what_libraries_quote_is_not_logged() {
        let taken = Arc::new(Mutex::new(Vec::new()));
        let target = Stuck { go: None, taken: Arc::clone(&taken) };
        let lines = Lines::written_to(target, Counter::default()).expect("a thread");
        let subscriber = tracing_subscriber::fmt()
            .with_env_filter(filter("warn,mailfix=info,serenity=debug"))
            .with_writer(lines.queue())
            .finish();
        tracing::subscriber::with_default(subscriber, || {
            tracing::warn!(target: "serenity::gateway::ws", "text: pasted");
            tracing::warn!(target: "serenity::http::client", "/interactions/1/token");
            tracing::warn!(target: "hickory_proto::xfer", "contoso.com");
            tracing::warn!(target: "serenity::gateway::shard", "said");
        });
        drop(lines);
        let taken = taken.lock().expect("unpoisoned");
        let logged = String::from_utf8_lossy(&taken);
        assert!(logged.contains("said"), "{logged}");
        for secret in ["pasted", "token", "contoso.com"] {
            assert!(!logged.contains(secret), "{logged}");
        }
    }

    #[test]
    fn f42_a_closed_reader_costs_lines_and_nothing_else() {
        let dropped = Counter::default();
        let lines = Lines::written_to(Closed, dropped.clone()).expect("a thread");
        lines.queue().write_all(b"x").expect("never fails");
        drop(lines);
        assert_eq!(dropped.get(), 1);
    }
}
