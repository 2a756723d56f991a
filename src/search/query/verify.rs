//! Whether a document holds what is asked for, and how well: its texts are looked at.

use super::places::places;
use super::weight::{NUMBERED, weight};
use crate::search::document::{Document, Field};
use crate::search::fold::folded;

/// How near terms are of which not all stand in the text.
const NOWHERE: u32 = 1_000_000_000;

/// How well a document fits.
pub(super) struct Verified {
    pub(super) score: u32,
    pub(super) near: u32,
    /// Whether nothing of what is asked for is missing.
    pub(super) is_whole: bool,
}

/// How well `document` with the text in its attachments fits; `some` where half of the terms are
/// enough. None if it does not.
pub(super) fn verified(
    (document, attached): (&Document, &str),
    terms: &[String],
    name: Option<&str>,
    some: bool,
) -> Option<Verified> {
    let texts = document.texts().chain([(Field::Attached, attached)]);
    let fields: Vec<(Field, String)> = texts.map(|(field, text)| (field, folded(text))).collect();
    let best = |term: &String| {
        fields.iter().find(|(_, text)| places(text, term).next().is_some()).map(|one| one.0)
    };
    let found: Vec<Field> = terms.iter().filter_map(best).collect();
    let numbered = name.is_some_and(|name| document.names.iter().any(|one| one == name));
    let is_whole = numbered || found.len() == terms.len();
    let is_half = found.len() * 2 >= terms.len();
    if !(is_whole || some && is_half) {
        return None;
    }
    let score = if numbered {
        NUMBERED
    } else if some {
        u32::try_from(found.len()).unwrap_or(u32::MAX)
    } else {
        found.into_iter().map(weight).sum()
    };
    let body = || folded(&document.text);
    let near = if terms.len() > 1 && !some { near(&body(), terms) } else { 0 };
    Some(Verified { score, near, is_whole })
}

/// How near to each other all terms stand in a folded text, in UTF-16 code units.
fn near(text: &str, terms: &[String]) -> u32 {
    let mut found: Vec<(usize, usize)> = Vec::new();
    for (which, term) in terms.iter().enumerate() {
        found.extend(places(text, term).map(|at| (at, which)));
    }
    found.sort_unstable();
    let mut last: Vec<Option<usize>> = vec![None; terms.len()];
    let mut best = NOWHERE;
    for (at, which) in found {
        last[which] = Some(at);
        if let Some(first) = last.iter().copied().collect::<Option<Vec<_>>>() {
            let first = first.into_iter().min().unwrap_or(at);
            let length = text[first..at].encode_utf16().count();
            best = best.min(u32::try_from(length).unwrap_or(NOWHERE));
        }
    }
    best
}
