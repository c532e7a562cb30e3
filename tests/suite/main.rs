//! What holds for the whole of mailfix: its rules, its words, its cases, its shape.

mod answers;
mod corpus;
mod knowledge;
mod layers;
mod locales;
