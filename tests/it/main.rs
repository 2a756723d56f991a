//! Integration tests, one binary.

#![allow(clippy::unwrap_used, reason = "a test that cannot go on has failed")]

mod build;
mod commands;
mod import;
mod import_write;
mod killed;
mod markdown;
mod publish;
mod qr;
mod reproducible;
mod rules;
mod support;
mod theme;
