//! The house: who may use whom, how large a room may grow, what must never stand in it.
//!
//! These tests read the sources as text. What they ask for is explained in ARCHITECTURE.md.

pub(crate) mod code;
mod floors;
mod imports;
mod places;
mod rings;
mod sizes;
mod tables;

/// Fails with every line of `faults`, under what they are and what to do.
#[track_caller]
pub(crate) fn assert_none(faults: &[String], what: &str, cure: &str) {
    assert!(faults.is_empty(), "{what}:\n  {}\n{cure}", faults.join("\n  "));
}
