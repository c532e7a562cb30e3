//! What mailfix talks to, played in the same process on loopback.
//!
//! The fakes are strict: a request that the real counterpart would not understand fails the
//! test when the fake is dropped, and so nobody can forget to look.

pub mod discord;
#[cfg(feature = "gateway")]
pub mod discord_gateway;
pub mod discord_shapes;
pub mod dns;
pub mod hold;
pub mod microsoft;
pub mod slack;
