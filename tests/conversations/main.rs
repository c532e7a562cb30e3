//! Conversations: the real service, held against strict fakes of everything outside.

mod discord;
#[cfg(feature = "gateway")]
mod discord_gateway;
mod fakes;
mod probes;
mod scenes;
mod slack;
