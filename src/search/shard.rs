//! Shards: the keys of all blocks merged in order, and cut where the first bits of a key change.
//!
//! A shard holds all keys that begin with the same bits, and is halved by the next bit as long as it
//! is too large. So where shards are cut depends on nothing but what is in them: a new document
//! changes the shards that hold a key of it, and no other.

use std::cmp::Reverse;
use std::collections::BinaryHeap;

use super::block::{Cursor, DOCUMENTS, Entry};
use super::document::LISTED;
use super::key::Key;
use super::list::{Writer, size};

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
pub(super) struct Shard {
    pub(super) start: Key,
    pub(super) depth: u32,
    records: Vec<Record>,
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

/// Hands the shards of a part of an index to `take`, in the order of their keys.
pub(super) fn cut(blocks: &[Box<[u8]>], mut take: impl FnMut(Shard)) {
    let limit = limit(blocks.len());
    // Of a large index no more than a part is held at a time; it is cut that deep anyway.
    let depth = if blocks.len() < 16 { 0 } else { 6 };
    let mut shard = Shard { start: 0, depth, records: Vec::new() };
    merge(blocks, |key, entry| {
        while depth > 0 && key >> (32 - depth) != shard.start >> (32 - depth) {
            let start = shard.start + (1 << (32 - depth));
            let next = Shard { start, depth, records: Vec::new() };
            std::mem::replace(&mut shard, next).split(limit, &mut take);
        }
        shard.records.push(Record::new(key, entry));
    });
    loop {
        let next = shard.start.checked_add(1u32.checked_shl(32 - depth).unwrap_or(0));
        shard.split(limit, &mut take);
        match next.filter(|_| depth > 0) {
            Some(start) => shard = Shard { start, depth, records: Vec::new() },
            None => return,
        }
    }
}

/// Calls `take` with each key of the blocks, in order, and its documents.
fn merge(blocks: &[Box<[u8]>], mut take: impl FnMut(Key, &Entry)) {
    let mut cursors: Vec<Cursor<'_>> = blocks.iter().map(|bytes| Cursor::new(bytes, 0)).collect();
    let mut heads: BinaryHeap<Reverse<(Key, usize)>> = BinaryHeap::new();
    for (at, cursor) in cursors.iter_mut().enumerate() {
        heads.extend(cursor.next_key().map(|key| Reverse((key, at))));
    }
    while let Some(Reverse((key, _))) = heads.peek().copied() {
        let mut entry = Entry::default();
        while let Some(Reverse((_, at))) = heads.peek().copied().filter(|head| head.0.0 == key) {
            heads.pop();
            cursors[at].take(size(at * DOCUMENTS), &mut entry);
            heads.extend(cursors[at].next_key().map(|key| Reverse((key, at))));
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

impl Shard {
    fn split(self, limit: usize, take: &mut impl FnMut(Self)) {
        // A key takes two bytes or so beside its lists.
        let bytes: usize = self.records.iter().map(|record| record.lists.len() + 2).sum();
        if bytes <= limit || self.depth >= DEEPEST || self.records.len() < 2 {
            return take(self);
        }
        let depth = self.depth + 1;
        let middle = self.start + (1 << (32 - depth));
        let mut first = self.records;
        let second = first.split_off(first.partition_point(|record| record.key < middle));
        Self { start: self.start, depth, records: first }.split(limit, take);
        Self { start: middle, depth, records: second }.split(limit, take);
    }

    /// The shard as a file: each key as the distance from the one before, then its lists.
    pub(super) fn bytes(&self) -> Vec<u8> {
        let mut out = Writer::default();
        let mut last = self.start;
        for record in &self.records {
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
