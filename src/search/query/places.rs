//! Where a term stands in a text.

use crate::search::fold::{Class, class};

/// Whether a letter stands on both sides, so that what is between is amid a word or a number.
fn is_amid(before: Option<char>, after: Option<char>) -> bool {
    let is_letter = |one: Option<char>| one.is_some_and(|one| class(one) == Class::Letter);
    is_letter(before) && is_letter(after)
}

/// Where `term` stands in a folded text, in bytes; no number inside a longer one.
pub(super) fn places<'a>(text: &'a str, term: &'a str) -> impl Iterator<Item = usize> + 'a {
    let mut from = 0;
    let all = std::iter::from_fn(move || {
        let at = from + text.get(from..)?.find(term)?;
        from = at + term.chars().next().map_or(1, char::len_utf8);
        Some(at)
    });
    all.filter(move |at| {
        let (before, after) = (&text[..*at], &text[at + term.len()..]);
        !is_amid(before.chars().next_back(), term.chars().next())
            && !is_amid(term.chars().next_back(), after.chars().next())
    })
}
