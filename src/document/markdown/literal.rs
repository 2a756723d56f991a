//! What looks like HTML and is none: `《<APP>备案办法》` names no element and prints as typed, and a
//! comment goes on over lines that would end its paragraph.

use std::cell::LazyCell;

use memchr::memchr_iter;

use super::element::is_element;
use super::insertion::Insertion;
use super::standin::{ESCAPE, LETTER};

/// What to insert where in the body, ascending.
pub(super) fn literals(body: &str) -> Vec<Insertion> {
    let mut found = Vec::new();
    let mut done = 0;
    let last_end = LazyCell::new(|| memchr::memmem::rfind(body.as_bytes(), b"-->").unwrap_or(0));
    for at in memchr_iter(b'<', body.as_bytes()) {
        if at < done || is_escaped(body, at) {
            continue;
        }
        if body[at..].starts_with("<!--") {
            if at < *last_end {
                done = bridge(body, at, &mut found);
            }
        } else if names_no_element(&body[at..]) {
            found.push((at, ESCAPE));
        }
    }
    found
}

/// Whether the tag that `html` begins with has a name that HTML does not know. Names with a colon
/// are what Word leaves behind, and addresses in pointed brackets have one too.
fn names_no_element(html: &str) -> bool {
    let inside = &html[1..];
    let named = inside.strip_prefix('/').unwrap_or(inside);
    let length = named.bytes().take_while(|b| b.is_ascii_alphanumeric() || *b == b'-').count();
    let ends = matches!(named.as_bytes().get(length), Some(b' ' | b'\t' | b'\n' | b'/' | b'>'));
    named.starts_with(|c: char| c.is_ascii_alphabetic()) && ends && !is_element(&named[..length])
}

fn is_escaped(body: &str, at: usize) -> bool {
    body.as_bytes()[..at].iter().rev().take_while(|&&b| b == b'\\').count() % 2 == 1
}

/// A comment within a paragraph ends where the paragraph does. With a letter before each of its
/// lines no line ends it. Returns where the comment ends.
fn bridge(body: &str, start: usize, found: &mut Vec<Insertion>) -> usize {
    let Some(length) = body[start..].find("-->") else {
        return start + 4;
    };
    let end = start + length;
    let mut before = body.as_bytes()[..start].iter().rev().take_while(|&&b| b != b'\n');
    let begins_line =
        before.all(|b| b.is_ascii_digit() || b.is_ascii_whitespace() || b">-+*.)".contains(b));
    if !begins_line {
        found.extend(
            memchr_iter(b'\n', &body.as_bytes()[start..end]).map(|at| (start + at + 1, LETTER)),
        );
    }
    end
}
