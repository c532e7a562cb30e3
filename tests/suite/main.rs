//! What holds for the whole of mailfix: its rules, its words, its cases, its shape.

mod answers;
mod command_line;
mod corpus;
mod knowledge;
mod layers;
mod locales;
