//! Integration tests, one binary.

#![allow(clippy::disallowed_methods, reason = "tests make folders and look into them")]

mod docs;
mod house;
mod markdown;
mod policy;
mod publish;
mod theme;
