//! Shards: the keys of all blocks merged in order, and cut where the first bits of a key change.
//!
//! A shard holds all keys that begin with the same bits, and is halved by the next bit as long as it
//! is too large. So where shards are cut depends on nothing but what is in them: a new document
//! changes the shards that hold a key of it, and no other.

use std::cmp::Reverse;
use std::collections::BinaryHeap;
use std::collections::binary_heap::PeekMut;
use std::ops::Range;

use super::block::{Cursor, DOCUMENTS, Entry, Packed, SLICE_BITS, SLICES, start_of};
use super::document::LISTED;
use super::key::Key;
use super::list::{Writer, size};
use crate::digest::{Digest, Hasher};

/// The most bits that keys of a shard share.
pub(super) const DEEPEST: u32 = 16;

/// A key and its lists, written.
struct Record {
    key: Key,
    /// Which fields have lists of their own.
    fields: [bool; LISTED.len()],
    lists: Vec<u8>,
}

/// A shard: the bits its keys share are the first `depth` of `start`.
pub(super) struct Shard<'a> {
    pub(super) start: Key,
    pub(super) depth: u32,
    records: &'a [Record],
}

/// How large a shard of so many blocks is to be. Smaller ones are less to read for a query, but
/// their names are read before any of them, and a new document changes more of them.
fn limit(blocks: usize) -> usize {
    match blocks {
        ..=63 => 2048,
        64..=127 => 4096,
        _ => 8192,
    }
}

/// The pieces in which the keys of so many blocks are cut, each for itself, in slices: no more of a
/// large index is held at a time, and one that is as it was need not be cut again.
pub(super) fn pieces(blocks: usize) -> impl Iterator<Item = Range<usize>> {
    let slices = if blocks < LARGE { SLICES } else { 1 };
    (0..SLICES).step_by(slices).map(move |start| start..start + slices)
}

/// From how many blocks on there is more than one piece.
const LARGE: usize = 16;

/// The digest of all that the shards of a piece are made of.
pub(super) fn made_of(blocks: &[Packed], piece: Range<usize>) -> Digest {
    let mut hasher = Hasher::default();
    for block in blocks {
        for slice in piece.clone().map(|slice| block.slice(slice)) {
            hasher.update(size(slice.len()).to_le_bytes());
            hasher.update(slice);
        }
    }
    hasher.finish()
}

/// Hands the shards of a piece to `take`, in the order of their keys.
pub(super) fn cut(blocks: &[Packed], piece: Range<usize>, mut take: impl FnMut(&Shard<'_>)) {
    let depth = if piece.len() == 1 { SLICE_BITS } else { 0 };
    let start = start_of(piece.start);
    let mut records = Vec::new();
    for slice in piece {
        merge(blocks, slice, |key, entry| records.push(Record::new(key, entry)));
    }
    Shard { start, depth, records: &records }.split(limit(blocks.len()), &mut take);
}

/// Calls `take` with each key in a slice of the blocks, in order, and its documents.
fn merge(blocks: &[Packed], slice: usize, mut take: impl FnMut(Key, &Entry)) {
    let slices = blocks.iter().map(|block| block.slice(slice));
    let mut cursors: Vec<_> = slices.map(|bytes| Cursor::new(bytes, start_of(slice))).collect();
    let mut heads: BinaryHeap<Reverse<(Key, usize)>> = BinaryHeap::new();
    for (at, cursor) in cursors.iter_mut().enumerate() {
        heads.extend(cursor.next_key().map(|key| Reverse((key, at))));
    }
    let mut entry = Entry::default();
    while let Some(Reverse((key, _))) = heads.peek().copied() {
        entry.clear();
        while let Some(mut head) = heads.peek_mut().filter(|head| head.0.0 == key) {
            let at = head.0.1;
            cursors[at].take(size(at * DOCUMENTS), &mut entry);
            match cursors[at].next_key() {
                Some(next) => head.0.0 = next,
                None => drop(PeekMut::pop(head)),
            }
        }
        take(key, &entry);
    }
}

impl Record {
    fn new(key: Key, entry: &Entry) -> Self {
        let mut lists = Writer::default();
        lists.list(&entry.all);
        entry.fields.iter().filter(|one| !one.is_empty()).for_each(|one| lists.list(one));
        Self { key, fields: entry.fields.each_ref().map(|one| !one.is_empty()), lists: lists.0 }
    }
}

impl Shard<'_> {
    fn split(&self, limit: usize, take: &mut impl FnMut(&Shard<'_>)) {
        // A key takes two bytes or so beside its lists.
        let bytes: usize = self.records.iter().map(|record| record.lists.len() + 2).sum();
        if bytes <= limit || self.depth >= DEEPEST || self.records.len() < 2 {
            return take(self);
        }
        let depth = self.depth + 1;
        let middle = self.start + (1 << (32 - depth));
        let halved = self.records.partition_point(|record| record.key < middle);
        let (first, second) = self.records.split_at(halved);
        Shard { start: self.start, depth, records: first }.split(limit, take);
        Shard { start: middle, depth, records: second }.split(limit, take);
    }

    /// The shard as a file: each key as the distance from the one before, then its lists.
    pub(super) fn bytes(&self) -> Vec<u8> {
        let mut out = Writer::default();
        let mut last = self.start;
        for record in self.records {
            out.key(record.key - last, &record.fields);
            out.0.extend(&record.lists);
            last = record.key;
        }
        out.0
    }
}

/// Adds what stands under `key` in the shard `bytes`, which begins at `start`, to `entry`; its documents
/// are counted from `base`.
pub(super) fn find(bytes: &[u8], (start, key): (Key, Key), base: u32, entry: &mut Entry) {
    let mut cursor = Cursor::new(bytes, start);
    while let Some(next) = cursor.next_key() {
        if next == key {
            return cursor.take(base, entry);
        }
        cursor.take(0, &mut Entry::default());
    }
}
