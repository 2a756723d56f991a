//! Footnotes: numbered by first reference, gathered behind the text, each with its ways back.

use std::collections::HashMap;

/// The footnotes of one body.
#[derive(Default)]
pub(super) struct Footnotes {
    notes: Vec<Footnote>,
    /// Where each stands among them, by its name in lower case.
    places: HashMap<String, usize>,
    /// How many have a number.
    numbered: usize,
}

/// One footnote, referred to or defined or both.
#[derive(Default)]
pub(super) struct Footnote {
    /// Its number, by first reference; none while nothing refers to it.
    pub(super) number: Option<usize>,
    /// How many places refer to it.
    pub(super) references: usize,
    pub(super) html: String,
}

impl Footnotes {
    /// Counts a reference to `name`: the footnote's number, and which reference to it this is.
    pub(super) fn refer(&mut self, name: &str) -> (usize, usize) {
        let numbered = self.numbered;
        let note = self.note(name);
        note.references += 1;
        let number = *note.number.get_or_insert(numbered + 1);
        let references = note.references;
        self.numbered = self.numbered.max(number);
        (number, references)
    }

    /// Keeps the rendered definition of `name`. A name defined twice keeps both texts.
    pub(super) fn define(&mut self, name: &str, html: &str) {
        self.note(name).html.push_str(html);
    }

    /// The defined footnotes by number; those that nothing refers to follow, since no word of the
    /// text may be lost.
    pub(super) fn into_ordered(self) -> Vec<Footnote> {
        let mut notes = self.notes;
        notes.retain(|note| note.number.is_some() || !note.html.is_empty());
        notes.sort_by_key(|note| note.number.unwrap_or(usize::MAX));
        notes
    }

    /// Names are the same whatever their case, as for the parser.
    fn note(&mut self, name: &str) -> &mut Footnote {
        let next = self.notes.len();
        let place = *self.places.entry(name.to_lowercase()).or_insert(next);
        if place == next {
            self.notes.push(Footnote::default());
        }
        &mut self.notes[place]
    }
}

/// The id of the reference number `count` to the footnote `number`.
pub(super) fn reference_id(number: usize, count: usize) -> String {
    if count == 1 { format!("fnref-{number}") } else { format!("fnref-{number}-{count}") }
}
