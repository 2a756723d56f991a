//! Search: texts in, the files of an index out, and the same query that the page's script runs.
//!
//! Chinese is not cut into words: what is indexed are pairs of neighbouring characters, so that
//! whatever stands in a text is found, and nothing has to be guessed. A query takes the replies that
//! hold all its pairs and looks at their texts, so that what it shows is there word for word.
//! `docs/search.md` describes the files; this room and the script are its two readers.

mod block;
mod collector;
mod days;
mod directory;
mod document;
mod fold;
mod key;
mod list;
pub mod query;
mod shard;
mod simplified;

pub(crate) use block::Packed;
pub use collector::Collector;
pub use days::Days;
pub use directory::{Cuts, DIRECTORY, Files, Settings};
pub(crate) use directory::{File, VERSION};
pub use document::{Case, Document};
pub(crate) use list::{Facet, FacetTerm};
