//! What rules ask of the oddities of a text.

use std::ops::Range;

use crate::check::rule::{Advice, Findings, TextView};
use crate::document::markdown::OddityKind;

/// So many characters show which words are meant.
const QUOTED: usize = 16;

/// Asks a rule about each oddity of a text that is shown.
pub(super) fn each(
    view: &TextView<'_>,
    found: &mut Findings,
    say: impl Fn(OddityKind, &Range<usize>) -> Option<Advice>,
) {
    if !view.is_shown() {
        return;
    }
    for oddity in &view.outline.oddities {
        if let Some(advice) = say(oddity.kind, &oddity.range) {
            found.at(view.source, view.in_file(&oddity.range)).advise(advice);
        }
    }
}

/// The first words at `at` of the body.
pub(super) fn quoted(view: &TextView<'_>, at: &Range<usize>) -> String {
    let words = view.body().get(at.clone()).unwrap_or_default().trim();
    let first: String = words.split('\n').next().unwrap_or_default().chars().take(QUOTED).collect();
    if first.len() < words.len() { first.trim_end().to_owned() + "…" } else { first }
}
