//! The archive: typed replies and their indexes.
pub mod schema;
