//! The collector: takes in documents from many threads, in any order, and gives the same index.

use std::ops::Range;
use std::sync::{Mutex, PoisonError};

use super::block::{Block, DOCUMENTS, Packed};
use super::document::Document;
use super::list::size;

/// From how many full blocks on there are two parts: both are asked, which costs a query a little.
const MANY: usize = 2;

/// Gathers the keys of the documents of a site. Of their texts nothing is kept: a block of
/// them is packed as soon as all of it are there.
pub struct Collector {
    documents: u32,
    blocks: Vec<Mutex<State>>,
}

enum State {
    Open { block: Box<Block>, missing: Vec<u32> },
    Packed(Packed),
}

impl Collector {
    /// A collector of the documents from 0 to `documents`.
    #[must_use]
    pub fn new(documents: u32) -> Self {
        let starts = (0..documents).step_by(DOCUMENTS);
        let missing = |start: u32| (start..documents.min(start + size(DOCUMENTS))).collect();
        let open = |start| State::Open { block: Box::default(), missing: missing(start) };
        Self { documents, blocks: starts.map(|start| Mutex::new(open(start))).collect() }
    }

    /// Takes in the document `number` and the text in its attachments, none where nobody may find it;
    /// a second time it is passed over.
    pub fn add(&self, number: u32, document: Option<(&Document, &str)>) {
        let (at, inside) = (number as usize / DOCUMENTS, number as usize % DOCUMENTS);
        let mut state = self.blocks[at].lock().unwrap_or_else(PoisonError::into_inner);
        let State::Open { block, missing } = &mut *state else { return };
        let Ok(place) = missing.binary_search(&number) else { return };
        missing.remove(place);
        if let Some((document, attached)) = document {
            block.add(inside, document, attached);
        }
        if missing.is_empty() {
            *state = State::Packed(block.pack());
        }
    }

    /// The documents that were not taken in yet.
    #[must_use]
    pub fn missing(&self) -> Vec<u32> {
        let missing =
            |state: &Mutex<State>| match &*state.lock().unwrap_or_else(PoisonError::into_inner) {
                State::Open { missing, .. } => missing.clone(),
                State::Packed(_) => Vec::new(),
            };
        self.blocks.iter().flat_map(missing).collect()
    }

    /// The documents of each block.
    pub fn blocks(&self) -> impl Iterator<Item = Range<u32>> {
        let end = |start: u32| self.documents.min(start + size(DOCUMENTS));
        (0..self.documents).step_by(DOCUMENTS).map(move |start| start..end(start))
    }

    /// Takes in the block at this place as it was packed before, of the very same documents.
    pub fn restore(&self, at: usize, packed: Packed) {
        let mut state = self.blocks[at].lock().unwrap_or_else(PoisonError::into_inner);
        *state = State::Packed(packed);
    }

    /// Takes in documents of a block as it was `packed` before: those at these places of it, which have these
    /// numbers now and stand in one block again.
    pub fn take(&self, packed: &Packed, documents: &[(usize, u32)]) {
        let Some((_, first)) = documents.first() else { return };
        let state = &self.blocks[*first as usize / DOCUMENTS];
        let mut state = state.lock().unwrap_or_else(PoisonError::into_inner);
        let State::Open { block, missing } = &mut *state else { return };
        let mut places = [None; DOCUMENTS];
        for (before, number) in documents {
            places[*before] = Some(*number as usize % DOCUMENTS);
        }
        block.take(packed, &places);
        missing.retain(|number| documents.iter().all(|document| document.1 != *number));
        if missing.is_empty() {
            *state = State::Packed(block.pack());
        }
    }

    /// From which block on a second part of the index is made: of many, the last one that is not
    /// full stands by itself, so that a document among the newest changes few files.
    pub(super) fn second(&self) -> Option<usize> {
        let full = self.documents as usize / DOCUMENTS;
        (full >= MANY && full < self.blocks.len()).then_some(full)
    }

    /// The documents so far in blocks of 256, as the state keeps them for the next build.
    #[must_use]
    pub fn packed(&self) -> Vec<Packed> {
        let packed =
            |state: &Mutex<State>| match &*state.lock().unwrap_or_else(PoisonError::into_inner) {
                State::Open { block, .. } => block.pack(),
                State::Packed(packed) => packed.clone(),
            };
        self.blocks.iter().map(packed).collect()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_last_block_of_many_is_a_part_of_its_own() {
        for (documents, expected) in [(0, None), (511, None), (512, None), (513, Some(2))] {
            assert_eq!(Collector::new(documents).second(), expected, "{documents}");
        }
    }
}
