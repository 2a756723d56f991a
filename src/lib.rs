//! dafu (答复): a static transparency-site generator for official replies.
pub mod diagnostic;
pub mod model;
pub mod document;
pub mod plan;
pub mod publish;
