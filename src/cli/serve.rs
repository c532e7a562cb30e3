//! `mailfix serve`: everything that is configured, until somebody says stop.

use std::io;
use std::net::SocketAddr;
use std::sync::Arc;

use futures_util::FutureExt;
use tokio::net::{TcpListener, TcpSocket};
use tokio::sync::oneshot;

use super::Status;
use super::sides::{Sides, SidesError};
use crate::config::{Config, Loaded, Platform, Switch};
use crate::log::{self, StartLogError};
use crate::metrics::Metrics;
use crate::server::{self, Server, Signals, Surroundings};

/// Connections that may wait to be accepted. Whoever finds no room comes again after a second,
/// which is a third of the time that a chat platform gives us; `TcpListener::bind` has 128.
const BACKLOG: u32 = 1024;

/// Why mailfix cannot serve.
#[derive(Debug, thiserror::Error)]
pub enum ServeError {
    #[error("cannot listen on {address} (`{setting}`)")]
    Listen { address: SocketAddr, setting: &'static str, source: io::Error },
    #[error(transparent)]
    Log(#[from] StartLogError),
    #[error(transparent)]
    Sides(#[from] SidesError),
    #[error("cannot start")]
    Start(#[source] io::Error),
    #[error("stopped at once by a second signal; what was in flight is lost")]
    StoppedAtOnce,
}

pub(super) fn run(loaded: &Loaded) -> Result<Status, ServeError> {
    let metrics = Arc::new(Metrics::new());
    // Kept to the end, which is when the last lines are written.
    let _lines = log::start(&loaded.config.log, metrics.dropped_log_lines())?;
    let runtime = tokio::runtime::Builder::new_multi_thread()
        .enable_all()
        .build()
        .map_err(ServeError::Start)?;
    let ended = runtime.block_on(serve(loaded, metrics));
    // Whatever still runs had its time.
    runtime.shutdown_background();
    ended.map(|()| Status::Done)
}

async fn serve(loaded: &Loaded, metrics: Arc<Metrics>) -> Result<(), ServeError> {
    let config = &loaded.config;
    let mut signals = Signals::listen().map_err(ServeError::Start)?;
    let (switch, shutdown) = server::Switch::new();
    let listener = listen(config.bind, "bind")?;
    let admin_listener = listen_for_admins(config)?;
    let sides = Sides::open(config, Arc::clone(&metrics))?;
    announce(loaded, &listener, admin_listener.as_ref());

    let surroundings =
        Surroundings { limits: config.http.clone(), metrics, shutdown: shutdown.clone() };
    let public = Server {
        listener,
        router: server::router(sides.routers(), surroundings.clone()),
        surroundings: surroundings.clone(),
    };
    let admin = admin_listener.map(|listener| Server {
        listener,
        router: server::admin_router(surroundings.clone()),
        surroundings,
    });
    let everything = async {
        let admin = async {
            match admin {
                Some(admin) => admin.run().await.cut,
                None => 0,
            }
        };
        let (drain, drained) = oneshot::channel::<()>();
        let public = async {
            let cut = public.run().await.cut;
            drop(drain);
            cut
        };
        // Nothing is ever sent: it is the drop that tells.
        let drained = drained.map(|_| ());
        let sides = sides.run(shutdown, config.http.shutdown_timeout, drained);
        let (public, admin, ()) = tokio::join!(public, admin, sides);
        public + admin
    };
    let until_stopped = async {
        signals.next().await;
        tracing::info!("Stopping: what is in flight may finish, nothing new is taken");
        switch.turn();
        signals.next().await;
    };
    tokio::select! {
        cut = everything => {
            if cut > 0 {
                tracing::warn!(cut, "Stopped, and cut {cut} connections that were not done");
            } else {
                tracing::info!("Stopped");
            }
            Ok(())
        }
        () = until_stopped => Err(ServeError::StoppedAtOnce),
    }
}

fn listen(address: SocketAddr, setting: &'static str) -> Result<TcpListener, ServeError> {
    let bound = || {
        let socket = match address {
            SocketAddr::V4(_) => TcpSocket::new_v4()?,
            SocketAddr::V6(_) => TcpSocket::new_v6()?,
        };
        // As `TcpListener::bind` does: a restart need not wait for old connections. On
        // Windows the same option would let two processes have one port.
        #[cfg(unix)]
        socket.set_reuseaddr(true)?;
        socket.bind(address)?;
        socket.listen(BACKLOG)
    };
    bound().map_err(|source| ServeError::Listen { address, setting, source })
}

/// An address that nobody chose is no reason not to serve: it is taken as soon as a second
/// mailfix runs on the machine.
fn listen_for_admins(config: &Config) -> Result<Option<TcpListener>, ServeError> {
    let Some(address) = config.admin_bind else {
        return Ok(None);
    };
    match listen(address, "admin_bind") {
        Ok(listener) => Ok(Some(listener)),
        Err(_) if config.admin_bind == Config::default().admin_bind => {
            tracing::warn!(
                "There are no metrics: {address} is taken; set MAILFIX_ADMIN_BIND to another \
                 address, or to nothing"
            );
            Ok(None)
        }
        Err(error) => Err(error),
    }
}

/// Says what is on, and what would turn on the rest.
fn announce(loaded: &Loaded, listener: &TcpListener, admin: Option<&TcpListener>) {
    let config = &loaded.config;
    if let Some(warning) = &loaded.warning {
        tracing::warn!("{warning}");
    }
    if let Some(file) = &loaded.file {
        tracing::info!("Settings are from {} and the environment", file.display());
    }
    let address_of = |listener: &TcpListener| listener.local_addr().map(|a| a.to_string());
    if let Ok(address) = address_of(listener) {
        tracing::info!("The page and the API are on http://{address}");
    }
    if config.api.keys.is_empty() && !config.bind.ip().is_loopback() {
        tracing::info!("The API answers this machine only; set MAILFIX_API_KEYS to open it");
    }
    if let Some(Ok(address)) = admin.map(address_of) {
        tracing::info!("Metrics are on http://{address}/metrics");
    }
    for Platform { name, switch } in config.platforms() {
        match switch {
            Switch::On { ways, lacks } => {
                let ways = ways.join(", ");
                match lacks {
                    Some(lacks) => tracing::info!("{name} is on ({ways}); {lacks}"),
                    None => tracing::info!("{name} is on ({ways})"),
                }
            }
            Switch::Off { turn_on } => {
                tracing::info!("{name} is off; to turn it on, {turn_on}");
            }
        }
    }
    if config.offline {
        tracing::info!("Offline: nothing is looked up about any domain");
    }
}
