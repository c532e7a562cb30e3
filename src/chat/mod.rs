//! Where people ask: each chat platform, translated to our own words and back.
//!
//! An adapter owns its platform's limits, markup, escaping and deadlines; nothing of them is
//! known behind [`crate::helpdesk`]. What people typed never becomes a mention, a link or a
//! command on the way back.

pub mod discord;
pub mod slack;
