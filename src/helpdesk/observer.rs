//! Who is told what the help desk did, for metrics.

use crate::answer::AnswerKind;

/// Where a question came from.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Side {
    Api,
    Discord,
    Page,
    Slack,
    Terminal,
}

/// Told of every answer and every look, and of nothing that was asked.
pub trait Observer: Send + Sync {
    fn answered(&self, side: Side, kind: AnswerKind);

    /// `complete`: every look-up brought an answer in time.
    fn looked(&self, complete: bool);
}

/// Watches nothing.
pub(super) struct Nobody;

impl Observer for Nobody {
    fn answered(&self, _: Side, _: AnswerKind) {}

    fn looked(&self, _: bool) {}
}
