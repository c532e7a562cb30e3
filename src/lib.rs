//! mailfix: a support bot for broken mailboxes.
//!
//! Somebody pastes an error or names a domain; mailfix says what went wrong and which steps
//! fix it, in that person's language. This page is the map; `ARCHITECTURE.md` says why.
//!
//! ```text
//! chat, web, cli ─▶ Question ─▶ helpdesk ─▶ Answer ─▶ chat, web, cli
//!
//! helpdesk:  text ──▶ reading ──┐
//!            domain ▶ probe ────┴▶ diagnosis ─▶ answer
//!                          knowledge ─┘  locale ─┘
//! ```
//!
//! Start with [`helpdesk`]. The middle is pure ([`reading`], [`diagnosis`], [`answer`] and
//! what they stand on): no I/O, no clock, nothing that waits, nothing that can fail.
//!
//! # Glossary
//!
//! | Ours | Means |
//! |---|---|
//! | question, answer | what a person asked; what we say back, free of any chat platform |
//! | fact, evidence | one thing known; all that a paste says |
//! | look | what DNS and Microsoft's sign-in service say about one live domain |
//! | sign | one pattern by which a problem shows itself |
//! | problem, cause | an entry of `knowledge/`; one of its possible reasons |
//! | diagnosis | ranked problems, each with its likely causes and the facts for and against |
//! | finding | one thing that a check of a domain found, missed, or could not find out |
//! | tenant | a Microsoft Entra tenant, always |
//! | workspace | where a question comes from: a Slack team, a Discord server |

pub mod answer;
pub mod chat;
pub mod cli;
pub mod clock;
pub mod config;
pub mod diagnosis;
pub mod evidence;
pub mod folding;
pub mod helpdesk;
pub mod knowledge;
pub mod lint;
pub mod locale;
pub mod log;
pub mod mail;
pub mod metrics;
pub mod probe;
pub mod reading;
pub mod rules;
pub mod score;
pub mod server;
pub mod web;
