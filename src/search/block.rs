//! A block: the keys of a few hundred neighbouring documents, gathered in any order and packed once
//! all are there.

use std::sync::Arc;

use serde::{Deserialize, Deserializer, Serialize, Serializer};

use super::document::{Document, Field, LISTED};
use super::key::{self, Key};
use super::list::{Reader, Writer, size};

/// How many documents are a block.
pub(super) const DOCUMENTS: usize = 256;

/// Which documents of a block.
type Bits = [u64; DOCUMENTS / 64];

/// Keys with the documents that have them: a hash table that only grows, as a text asks it
/// thousands of times.
#[derive(Default)]
struct Table {
    /// A key and one more than its place in `keys`; 0 for none. That the key stands here too spares
    /// the look at a second place in memory.
    slots: Vec<(Key, u32)>,
    keys: Vec<Key>,
    bits: Vec<Bits>,
}

impl Table {
    /// Notes that `document` has `key`, and whether that is new.
    #[inline]
    fn insert(&mut self, key: Key, document: usize) -> bool {
        let at = self.place(key);
        let (word, bit) = (&mut self.bits[at][document / 64], 1 << (document % 64));
        let is_new = *word & bit == 0;
        *word |= bit;
        is_new
    }

    fn place(&mut self, key: Key) -> usize {
        if self.keys.len() * 2 >= self.slots.len() {
            self.grow();
        }
        match self.slot(key) {
            (_, Some(at)) => at,
            (slot, None) => {
                self.keys.push(key);
                self.bits.push(Bits::default());
                self.slots[slot] = (key, size(self.keys.len()));
                self.keys.len() - 1
            }
        }
    }

    /// Where `key` stands or would stand.
    #[inline]
    fn slot(&self, key: Key) -> (usize, Option<usize>) {
        let mask = self.slots.len() - 1;
        let mut slot = (key >> 2) as usize & mask;
        loop {
            match self.slots[slot] {
                (_, 0) => return (slot, None),
                (known, at) if known == key => return (slot, Some(at as usize - 1)),
                _ => slot = (slot + 1) & mask,
            }
        }
    }

    fn grow(&mut self) {
        let length = (self.slots.len() * 2).max(64);
        self.slots = vec![(0, 0); length];
        for at in 0..self.keys.len() {
            let key = self.keys[at];
            let (slot, _) = self.slot(key);
            self.slots[slot] = (key, size(at + 1));
        }
    }

    fn get(&self, key: Key) -> Option<&Bits> {
        if self.slots.is_empty() {
            return None;
        }
        self.slot(key).1.map(|at| &self.bits[at])
    }
}

/// A block that is being gathered.
#[derive(Default)]
pub(super) struct Block {
    all: Table,
    fields: [Table; LISTED.len()],
}

impl Block {
    /// Takes in `document`, the `at`-th of the block, and the text in its attachments.
    pub(super) fn add(&mut self, at: usize, document: &Document, attached: &str) {
        let Self { all, fields: [title, number, subject, summary, elsewhere] } = self;
        for (field, text) in document.texts() {
            let own = match field {
                Field::Title => &mut *title,
                Field::Number => &mut *number,
                Field::Subject => &mut *subject,
                Field::Summary => &mut *summary,
                Field::Text | Field::Attached => {
                    key::keys(text, |key| all.insert(key, at));
                    continue;
                }
            };
            key::keys(text, |key| own.insert(key, at) | all.insert(key, at));
        }
        for name in document.names.iter().map(|name| key::name(name)) {
            all.insert(name, at);
            number.insert(name, at);
        }
        key::keys(attached, |key| all.insert(key, at) && elsewhere.insert(key, at));
    }

    /// Takes in documents of a block as it was packed; `places` tells of each there its place
    /// here, if it has one.
    pub(super) fn take(&mut self, packed: &Packed, places: &[Option<usize>]) {
        let place = |document: &u32| places.get(*document as usize).copied().flatten();
        for slice in 0..SLICES {
            let mut cursor = Cursor::new(packed.slice(slice), start_of(slice));
            while let Some(key) = cursor.next_key() {
                let mut entry = Entry::default();
                cursor.take(0, &mut entry);
                let lists = [(&mut self.all, &entry.all)].into_iter();
                for (table, list) in lists.chain(self.fields.iter_mut().zip(&entry.fields)) {
                    for at in list.iter().filter_map(place) {
                        table.insert(key, at);
                    }
                }
            }
        }
    }

    /// The block as bytes: its keys in rising order, each with its documents.
    pub(super) fn pack(&self) -> Packed {
        let mut order: Vec<usize> = (0..self.all.keys.len()).collect();
        order.sort_unstable_by_key(|at| self.all.keys[*at]);
        let mut order = order.into_iter().peekable();
        let (mut out, mut documents) = (Writer::default(), Vec::with_capacity(DOCUMENTS));
        let mut ends = Vec::with_capacity(SLICES);
        for slice in 0..SLICES {
            let mut last = start_of(slice);
            while let Some(at) = order.next_if(|at| slice_of(self.all.keys[*at]) == slice) {
                let key = self.all.keys[at];
                let fields = self.fields.each_ref().map(|table| table.get(key));
                out.key(key - last, &fields.each_ref().map(Option::is_some));
                last = key;
                for bits in [Some(&self.all.bits[at])].into_iter().chain(fields).flatten() {
                    numbers(bits, &mut documents);
                    out.list(&documents);
                }
            }
            ends.push(size(out.0.len()));
        }
        Packed(Arc::new(Slices { ends, bytes: out.0.into() }))
    }
}

/// How many bits the keys of a slice share.
pub(super) const SLICE_BITS: u32 = 6;

/// How many slices the keys of a block are in.
pub(super) const SLICES: usize = 1 << SLICE_BITS;

/// The first key that can stand in a slice.
pub(super) fn start_of(slice: usize) -> Key {
    size(slice) << (Key::BITS - SLICE_BITS)
}

fn slice_of(key: Key) -> usize {
    (key >> (Key::BITS - SLICE_BITS)) as usize
}

/// A block all of whose documents are there, in slices of its keys: shared by whoever has it, as
/// all blocks are about half the size of the index.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Packed(Arc<Slices>);

#[derive(Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
struct Slices {
    ends: Vec<u32>,
    bytes: Box<[u8]>,
}

impl Serialize for Packed {
    fn serialize<S: Serializer>(&self, out: S) -> Result<S::Ok, S::Error> {
        self.0.serialize(out)
    }
}

impl<'de> Deserialize<'de> for Packed {
    fn deserialize<D: Deserializer<'de>>(from: D) -> Result<Self, D::Error> {
        Slices::deserialize(from).map(|slices| Self(Arc::new(slices)))
    }
}

impl Packed {
    /// The bytes of a slice.
    pub(super) fn slice(&self, slice: usize) -> &[u8] {
        let end = |at: usize| self.0.ends.get(at).map_or(0, |end| *end as usize);
        let start = slice.checked_sub(1).map_or(0, end);
        self.0.bytes.get(start..end(slice)).unwrap_or_default()
    }
}

/// Puts the documents of `bits` into `out`, in place of what it held.
fn numbers(bits: &Bits, out: &mut Vec<u32>) {
    out.clear();
    for (base, word) in (0..).step_by(64).zip(bits) {
        let mut rest = *word;
        while rest != 0 {
            out.push(base + rest.trailing_zeros());
            rest &= rest - 1;
        }
    }
}

/// The documents that have a key: all, and those that have it in each of the listed fields.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(super) struct Entry {
    pub(super) all: Vec<u32>,
    pub(super) fields: [Vec<u32>; LISTED.len()],
}

impl Entry {
    pub(super) fn clear(&mut self) {
        self.all.clear();
        self.fields.iter_mut().for_each(Vec::clear);
    }
}

/// The keys of a slice of a block, or of a shard, in order.
pub(super) struct Cursor<'a> {
    reader: Reader<'a>,
    key: Key,
    /// Which fields have lists of their own.
    mask: u8,
}

impl<'a> Cursor<'a> {
    /// Of keys that are told as the distance from the one before, the first from `start`.
    pub(super) fn new(bytes: &'a [u8], start: Key) -> Self {
        Self { reader: Reader::new(bytes), key: start, mask: 0 }
    }

    /// The next key; its documents are to be taken before the one after.
    pub(super) fn next_key(&mut self) -> Option<Key> {
        if self.reader.is_done() {
            return None;
        }
        let head = self.reader.number();
        self.key = self.key.wrapping_add(head >> 1 << 2);
        self.mask = if head & 1 == 1 { self.reader.byte() } else { 0 };
        Some(self.key)
    }

    /// Adds the documents of the key to `entry`, their numbers counted from `base`.
    pub(super) fn take(&mut self, base: u32, entry: &mut Entry) {
        self.reader.list(base, &mut entry.all);
        for (bit, field) in entry.fields.iter_mut().enumerate() {
            if self.mask >> bit & 1 == 1 {
                self.reader.list(base, field);
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_block_of_documents_that_were_packed_is_as_if_they_were_read() {
        let document = |number: usize| {
            let text = |word: &str| format!("{word}第{number}件");
            let (title, body) = (text("关于道路的"), text("办理情况甲乙丙"));
            let attached = if number.is_multiple_of(2) { "附件里的一览表" } else { "" };
            (Document { title, text: body, ..Document::default() }, attached)
        };
        let block = |numbers: &[usize]| {
            let mut block = Block::default();
            for (at, (one, attached)) in numbers.iter().map(|one| document(*one)).enumerate() {
                block.add(at, &one, attached);
            }
            block.pack()
        };
        let (first, second) = (block(&[1, 2, 3, 4]), block(&[5, 6]));
        // The first is gone, the fourth moves by one place, the fifth comes from another block.
        let mut moved = Block::default();
        moved.take(&first, &[None, Some(0), Some(1), Some(3)]);
        moved.take(&second, &[Some(4)]);
        let (new, attached) = document(7);
        moved.add(2, &new, attached);
        assert_eq!(moved.pack(), block(&[2, 3, 7, 4, 5]));
    }
}
