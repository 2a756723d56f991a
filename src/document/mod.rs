//! Documents: Markdown with front matter, as syntax.
pub mod write;
