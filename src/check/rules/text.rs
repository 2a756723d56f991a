//! The text itself: there, whole, in order, and with nothing in it that is no word of a reply.
//!
//! Originals are signed: what can be wrong with their wording warns, and nothing is ever
//! rewritten. What would be a blank page, or a form published half filled in, stops.

mod accessible;
mod body;
mod conflict;
mod excess;
mod furniture;
mod garbled;
mod heading;
mod layout;
mod listed;
mod lost;
mod markup;
mod odd;
mod office_tag;
mod placeholder;
mod program_output;
mod punctuation;
mod quotes;
mod repeated;
mod sequence;
mod unfilled;

pub(crate) use accessible::{ALT, TABLE_HEADER};
pub(crate) use body::{EMPTY_BODY, IMAGE_ONLY};
pub(crate) use conflict::CONFLICT_MARKER;
pub(crate) use excess::EXCESS;
pub(crate) use furniture::FURNITURE;
pub(crate) use garbled::GARBLED;
pub(crate) use heading::HEADING_LEVEL;
pub(crate) use layout::{CODE_BLOCK, LINES_JOINED, TABLE_LOST};
pub(crate) use listed::{BANNED_WORD, LEADER_NAME, WRONG_CHAR};
pub(crate) use lost::{HIDDEN, LOST};
pub(crate) use markup::MARKUP;
pub(crate) use office_tag::OFFICE_TAG;
pub(crate) use placeholder::PLACEHOLDER;
pub(crate) use program_output::PROGRAM_OUTPUT;
pub(crate) use punctuation::HALFWIDTH_PUNCT;
pub(crate) use quotes::MIXED_QUOTES;
pub(crate) use repeated::REPEATED;
pub(crate) use sequence::{HEADING_DUPLICATE, HEADING_ORDER};

/// How many times something was found, where it is told once a file.
fn in_all(count: usize) -> (String, String) {
    match count {
        0 | 1 => (String::new(), String::new()),
        more => (format!("（共 {more} 处）"), format!(" ({more} times)")),
    }
}
