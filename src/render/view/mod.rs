//! What templates see: borrowed or ready-made texts, never the archive itself.
//!
//! Every field is always there: none where there is nothing, never undefined.

pub(crate) mod body;
pub(crate) mod day;
pub(crate) mod deadline;
pub(crate) mod figures;
pub(crate) mod json_ld;
pub(crate) mod link;
pub(crate) mod list;
pub(crate) mod names;
pub(crate) mod page;
pub(crate) mod related;
pub(crate) mod reply;
pub(crate) mod row;
mod signature;
pub(crate) mod statistics;
