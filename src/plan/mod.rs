//! The site plan: every file the site will have, as plain data.
pub mod path;
