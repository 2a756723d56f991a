//! Integration tests, one binary.

#![allow(clippy::disallowed_methods, reason = "tests make folders and look into them")]

mod build;
mod commands;
mod docs;
mod house;
mod import;
mod import_write;
mod markdown;
mod policy;
mod publish;
mod qr;
mod reproducible;
mod rules;
mod support;
mod theme;
