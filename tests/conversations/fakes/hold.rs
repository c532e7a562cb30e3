//! An answer that waits for the test to let it go: a condition in place of a sleep.

use tokio::sync::watch;

/// Keeps an answer back until it is released or dropped.
pub struct Hold(watch::Sender<bool>);

/// The side of a [`Hold`] that waits.
#[derive(Clone)]
pub struct Gate(watch::Receiver<bool>);

impl Hold {
    pub fn new() -> (Self, Gate) {
        let (sender, receiver) = watch::channel(false);
        (Self(sender), Gate(receiver))
    }

    pub fn release(self) {
        // Nobody waiting is fine: the answer was not asked for yet, and will not wait.
        let _ = self.0.send(true);
    }
}

impl Gate {
    pub async fn pass(mut self) {
        // An error means that the hold was dropped, which opens the gate as well.
        let _ = self.0.wait_for(|released| *released).await;
    }
}
