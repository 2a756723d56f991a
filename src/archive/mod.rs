//! The archive: typed replies and their indexes.
pub mod article;
pub mod digest;
pub mod files;
pub mod links;
pub mod lower;
pub mod misread;
pub mod proposal;
pub mod reply;
pub mod schema;
