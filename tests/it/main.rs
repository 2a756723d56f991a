//! Integration tests, one binary.

mod markdown;
mod publish;
mod rules;
mod theme;
