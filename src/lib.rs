//! dafu (答复): a static transparency-site generator for official replies.
//!
//! Markdown files go in, a folder of static files comes out. Each module is a room of the house that
//! ARCHITECTURE.md draws: what flows from room to room is an immutable value, and a room uses only
//! rooms on lower floors.
//!
//! ```text
//! source → reading → archive → plan → render → publish
//!                  ↘ check ↙         (findings → report)
//! ```
//!
//! The library is there for the `dafu` command. What is public is what the command, the tests and the
//! benches name; it is no interface for other programs, and changes with any release.

// What a person meets: arguments, commands, a preview while writing.
pub mod cli;
pub mod command;
pub(crate) mod serve;

// The stages strung together. Begin with `Site::load`.
pub mod site;

// From the bytes of a file to what is known of it, and to all replies in order.
pub mod archive;
pub mod document;
pub mod extract;
pub mod letter;
pub mod reading;
pub mod sensitive;
pub mod source;
pub(crate) mod spreadsheet;
pub mod yaml;

// What is wrong with it, and how that is printed.
pub mod check;
pub mod diagnostic;
pub mod report;

// From all replies to the files of a site: which there are, their bytes, their place on disk.
pub mod plan;
pub mod publish;
pub mod render;
pub mod search;
pub mod theme;

// What begins a site or a reply: questions, foreign pages, settings of editors.
pub(crate) mod editor;
pub mod import;
pub(crate) mod init;

// What everything rests on: settings, values of the field, digests.
pub mod config;
pub mod digest;
pub mod model;
