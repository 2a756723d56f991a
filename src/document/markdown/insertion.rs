//! What is put into a body before it is parsed.

/// A piece, and the byte of the body before which it goes.
pub(super) type Insertion = (usize, &'static str);
