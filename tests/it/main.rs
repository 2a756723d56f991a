//! Integration tests, one binary.

#![allow(clippy::unwrap_used, reason = "a test that cannot go on has failed")]
#![allow(clippy::disallowed_methods, reason = "tests make folders and look into them")]

mod addresses;
mod again;
mod arguments;
mod attachments;
mod build;
mod citizens;
mod closing;
mod commands;
mod data;
mod destinations;
mod dice;
mod docs;
mod editor;
mod feeds;
mod fields;
mod growth;
mod hidden;
mod holding;
mod house;
mod import;
mod import_write;
mod importing;
mod incremental;
mod init;
mod killed;
mod ledger;
mod markdown;
mod new;
mod pack;
mod pages;
mod permanence;
mod policy;
mod privacy;
mod publish;
mod qr;
mod reading;
mod redirects;
mod report;
mod reproducible;
mod rules;
mod runs;
mod search;
mod serve;
mod server;
mod statistics;
mod status;
mod support;
mod table;
mod theme;
mod unused;
mod usage;
