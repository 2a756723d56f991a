//! dafu (答复): a static transparency-site generator for official replies.
pub mod archive;
pub mod config;
pub mod diagnostic;
pub mod document;
pub mod import;
pub mod model;
pub mod plan;
pub mod publish;
pub mod yaml;
