//! The text itself: there, whole, in order, and with nothing in it that is no word of a reply.
//!
//! Originals are signed: what can be wrong with their wording warns, and nothing is ever
//! rewritten. What would be a blank page, or a form published half filled in, stops.

mod accessible;
mod body;
mod conflict;
mod furniture;
mod garbled;
mod heading;
mod layout;
mod listed;
mod lost;
mod markup;
mod odd;
mod placeholder;
mod punctuation;
mod quotes;
mod sequence;

pub use accessible::{ALT, TABLE_HEADER};
pub use body::{EMPTY_BODY, IMAGE_ONLY};
pub use conflict::CONFLICT_MARKER;
pub use furniture::FURNITURE;
pub use garbled::GARBLED;
pub use heading::HEADING_LEVEL;
pub use layout::{CODE_BLOCK, LINES_JOINED, TABLE_LOST};
pub use listed::{BANNED_WORD, LEADER_NAME, WRONG_CHAR};
pub use lost::{HIDDEN, LOST};
pub use markup::MARKUP;
pub use placeholder::PLACEHOLDER;
pub use punctuation::HALFWIDTH_PUNCT;
pub use quotes::MIXED_QUOTES;
pub use sequence::{HEADING_DUPLICATE, HEADING_ORDER};

/// How many times something was found, where it is told once a file.
fn in_all(count: usize) -> (String, String) {
    match count {
        0 | 1 => (String::new(), String::new()),
        more => (format!("（共 {more} 处）"), format!(" ({more} times)")),
    }
}
