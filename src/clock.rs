//! What time it is: the one way by which anything but a test learns it.

use std::fmt;
use std::sync::Arc;
use std::time::SystemTime;

use time::{Date, OffsetDateTime};

/// A source of the time, so that tests can say what time it is.
#[derive(Clone)]
pub struct Clock(Arc<dyn Fn() -> SystemTime + Send + Sync>);

impl Clock {
    /// The machine's own clock.
    pub fn system() -> Self {
        Self(Arc::new(SystemTime::now))
    }

    /// A clock that stands still.
    pub fn fixed(now: SystemTime) -> Self {
        Self(Arc::new(move || now))
    }

    pub fn now(&self) -> SystemTime {
        (self.0)()
    }

    /// The day in UTC, which is what a question carries.
    pub fn today(&self) -> Date {
        OffsetDateTime::from(self.now()).date()
    }
}

impl fmt::Debug for Clock {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_tuple("Clock").field(&self.now()).finish()
    }
}
