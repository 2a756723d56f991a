//! dafu (答复): a static transparency-site generator for official replies.
pub mod archive;
pub mod config;
pub mod diagnostic;
pub mod document;
pub mod model;
pub mod plan;
pub mod publish;
pub mod source;
pub mod theme;
pub mod yaml;
