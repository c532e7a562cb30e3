//! The end of the process, made known to everybody who has something to finish.

use tokio::sync::watch;

/// Turns [`Shutdown`] on. Dropping it does so too: nobody is left who could say it later.
pub struct Switch(watch::Sender<bool>);

/// Whether the process is about to end. Cheap to clone.
#[derive(Clone)]
pub struct Shutdown(watch::Receiver<bool>);

impl Switch {
    pub fn new() -> (Self, Shutdown) {
        let (sender, receiver) = watch::channel(false);
        (Self(sender), Shutdown(receiver))
    }

    /// Begins the end.
    pub fn turn(&self) {
        self.0.send_replace(true);
    }
}

impl Shutdown {
    pub fn has_begun(&self) -> bool {
        *self.0.borrow()
    }

    /// Returns once the end has begun, at once if it has.
    pub async fn begun(mut self) {
        // An error means that the switch is gone, which means the same.
        let _ = self.0.wait_for(|begun| *begun).await;
    }
}

/// The signals that ask the process to end: SIGTERM and SIGINT, or Ctrl-C elsewhere.
pub struct Signals {
    #[cfg(unix)]
    terminate: tokio::signal::unix::Signal,
    #[cfg(unix)]
    interrupt: tokio::signal::unix::Signal,
}

impl Signals {
    /// Listens from now on; the process no longer ends by itself.
    ///
    /// # Errors
    ///
    /// The signals cannot be listened to.
    pub fn listen() -> std::io::Result<Self> {
        #[cfg(unix)]
        {
            use tokio::signal::unix::{SignalKind, signal};
            let terminate = signal(SignalKind::terminate())?;
            let interrupt = signal(SignalKind::interrupt())?;
            Ok(Self { terminate, interrupt })
        }
        #[cfg(not(unix))]
        Ok(Self {})
    }

    /// Waits for the next one.
    pub async fn next(&mut self) {
        #[cfg(unix)]
        tokio::select! {
            _ = self.terminate.recv() => {}
            _ = self.interrupt.recv() => {}
        }
        #[cfg(not(unix))]
        if tokio::signal::ctrl_c().await.is_err() {
            std::future::pending::<()>().await;
        }
    }
}
