//! Integration tests, one binary.

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
