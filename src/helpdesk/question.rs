//! What somebody asks.

use time::Date;

use super::Side;
use crate::locale::Wishes;

/// A question as it came in, free of any platform but for what its language may be.
#[derive(Clone, Debug)]
pub struct Question {
    /// What was typed or pasted, as it came; at most 64 KiB of it are read.
    pub text: String,
    pub wishes: Wishes,
    /// Advice changes on dates, so the day is part of the question.
    pub today: Date,
    /// Answer without asking DNS or Microsoft.
    pub offline: bool,
    /// Where it came from, for the count of answers only.
    pub side: Side,
}
