//! Documents: Markdown with front matter, as syntax.
