//! The archive: typed replies and their indexes.
pub mod lower;
pub mod misread;
pub mod proposal;
pub mod reply;
pub mod schema;
