//! dafu (答复): a static transparency-site generator for official replies.
pub mod archive;
pub mod check;
pub mod cli;
pub mod command;
pub mod config;
pub mod diagnostic;
pub mod document;
pub mod import;
pub mod model;
pub mod plan;
pub mod publish;
pub mod render;
pub mod report;
pub mod site;
pub mod source;
pub mod theme;
pub mod yaml;
