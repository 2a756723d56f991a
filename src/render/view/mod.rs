//! What templates see: borrowed or ready-made texts, never the archive itself.
//!
//! Every field is always there: none where there is nothing, never undefined.

pub mod body;
pub mod deadline;
pub mod figures;
pub mod json_ld;
pub mod link;
pub mod list;
pub mod names;
pub mod page;
pub mod related;
pub mod reply;
pub mod row;
pub mod statistics;
