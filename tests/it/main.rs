//! Integration tests, one binary.

mod markdown;
mod publish;
mod theme;
