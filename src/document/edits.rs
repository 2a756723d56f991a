//! A text with edits applied, and the way back from its places to the original's.

use std::ops::Range;

use super::fault::Edit;

/// A text in which edits are done.
pub(super) struct Edited {
    pub(super) text: String,
    /// For each edit: the bytes of what it put there, and of what stood there before.
    places: Vec<(Range<usize>, Range<usize>)>,
}

impl Edited {
    /// `text`, which begins at the byte `start` of its file, with `edits` done.
    /// Of two that overlap, the first counts.
    pub(super) fn new(text: &str, start: usize, mut edits: Vec<&Edit>) -> Self {
        edits.sort_by_key(|edit| (edit.at.start, edit.at.end));
        let mut this = Self { text: String::with_capacity(text.len() + 16), places: Vec::new() };
        let mut end = 0;
        for edit in edits {
            let at = edit.at.start as usize - start..edit.at.end as usize - start;
            if at.start < end {
                continue;
            }
            this.text.push_str(&text[end..at.start]);
            let new = this.text.len()..this.text.len() + edit.new.len();
            this.text.push_str(&edit.new);
            end = at.end;
            this.places.push((new, at));
        }
        this.text.push_str(&text[end..]);
        this
    }

    /// The byte of the original behind the byte `at` of the edited text.
    pub(super) fn original(&self, at: usize) -> usize {
        let before = self.places.partition_point(|(new, _)| new.start <= at);
        match before.checked_sub(1).map(|last| &self.places[last]) {
            None => at,
            Some((new, old)) if at < new.end => old.start,
            Some((new, old)) => old.end + (at - new.end),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn places_lead_back_to_the_original() {
        let edit = |at: Range<u32>, new: &str| Edit { at, new: new.to_owned() };
        let edits = [edit(12..15, ": "), edit(16..16, "'"), edit(10..11, ""), edit(13..15, "x")];
        let edited =
            Edited::new("\tk：甲", 10, edits.iter().filter(|one| one.at.end != 16).collect());
        assert_eq!(edited.text, "k: 甲");
        let back: Vec<usize> = [0, 1, 3, 6].map(|at| edited.original(at)).into();
        assert_eq!(back, [1, 2, 5, 8], "key, colon, value, end");
    }
}
