//! What templates see: borrowed or ready-made texts, never the archive itself.
//!
//! The shapes are described in `docs/theme.md`; every field is always there.

pub mod body;
pub mod frame;
pub mod list;
pub mod names;
pub mod page;
pub mod reply;
pub mod row;
