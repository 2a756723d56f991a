//! The directory: the one file of an index whose name is known beforehand; it names all others.

use std::collections::BTreeMap;
use std::ops::Range;

use serde::{Deserialize, Serialize};

use super::block::{self, DOCUMENTS, Packed};
use super::collector::Collector;
use super::days::Days;
use super::list::{self, Facet, size};
use super::shard;
use super::simplified;
use crate::digest::Digest;

/// The version of an index: what reads another one must refuse.
pub(crate) const VERSION: u32 = 2;

/// The directory's own name.
pub const DIRECTORY: &str = "index.json";

/// A file of the index: its name in the folder of the index, and its bytes.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct File {
    pub name: String,
    /// None of one that an earlier index had, which this one was told of.
    pub bytes: Option<Vec<u8>>,
}

/// All files of an index but the documents.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Files {
    /// The bytes of `index.json`, which is fetched first.
    pub directory: Vec<u8>,
    /// The files it names; their names are made from their bytes.
    pub named: Vec<File>,
    /// How it was cut into shards, for the next one.
    pub cuts: Cuts,
}

/// How pieces of an index were cut into shards, each by the digest of what it is made of.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Cuts(BTreeMap<Digest, Cut>);

/// The shards of a piece: what a [`Part`] says of them.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
struct Cut {
    depths: String,
    digests: String,
}

/// What a site adds to its index.
#[derive(Clone, Debug, Default)]
pub struct Settings {
    /// Letters for Chinese prefixes of case numbers.
    pub prefixes: BTreeMap<String, String>,
    /// The filters of the search page, with their values.
    pub facets: Vec<Facet>,
    /// The days of its documents.
    pub days: Days,
    /// Cuts of an earlier index, whose shards need not be made again.
    pub known: Cuts,
}

/// What `index.json` holds.
#[derive(Clone, Debug, Serialize, Deserialize)]
pub(super) struct Directory {
    pub(super) version: u32,
    /// How many documents there are of each day.
    pub(super) days: Days,
    /// Its parts, each with documents of its own.
    pub(super) parts: Vec<Part>,
    /// The file of the filters.
    pub(super) facets: String,
    /// The file of traditional characters.
    pub(super) simplified: String,
    /// Letters for Chinese prefixes of case numbers.
    pub(super) prefixes: BTreeMap<String, String>,
}

/// Some of the documents, which follow each other, and the shards of their keys.
#[derive(Clone, Debug, Serialize, Deserialize)]
pub(super) struct Part {
    /// The number of the first document, from which those in the shards are counted.
    pub(super) first: u32,
    /// For each shard, in the order of its keys, how many bits they share: `a` is 0.
    pub(super) depths: String,
    /// For each shard eight hexadecimal digits of its digest; zeros for one without keys.
    pub(super) digests: String,
}

/// A shard without keys is no file.
const NO_FILE: &str = "00000000";

impl Collector {
    /// The files of the index: names bear the digest of what is in them.
    ///
    /// # Panics
    /// Never: the directory is made of texts and numbers.
    #[must_use]
    pub fn files(&self, settings: &Settings) -> Files {
        let mut named = vec![
            file("facets", list::facets_file(&settings.facets)),
            file("simplified", simplified::table().into_bytes()),
        ];
        let mut directory = Directory {
            version: VERSION,
            days: settings.days.clone(),
            parts: Vec::new(),
            facets: named[0].name.clone(),
            simplified: named[1].name.clone(),
            prefixes: settings.prefixes.clone(),
        };
        let mut cuts = Cuts::default();
        let packed = self.packed();
        let (blocks, newest) = packed.split_at(self.second().unwrap_or(packed.len()));
        let newest = Some((blocks.len(), newest)).filter(|one| !one.1.is_empty());
        for (start, blocks) in [(0, blocks)].into_iter().chain(newest) {
            let first = size(start * DOCUMENTS);
            let mut part = Part { first, depths: String::new(), digests: String::new() };
            for piece in shard::pieces(blocks.len()) {
                let made_of = shard::made_of(blocks, piece.clone());
                let known = settings.known.0.get(&made_of).cloned();
                let cut = match known {
                    Some(cut) => {
                        named.extend(part.standing(&cut, block::start_of(piece.start)));
                        cut
                    }
                    None => part.cut(blocks, piece, &mut named),
                };
                part.depths += &cut.depths;
                part.digests += &cut.digests;
                cuts.0.insert(made_of, cut);
            }
            directory.parts.push(part);
        }
        let directory = serde_json::to_vec(&directory).expect("texts and numbers are JSON");
        Files { directory, named, cuts }
    }
}

impl Part {
    /// Cuts a piece of `blocks`, and adds its files to `named`.
    fn cut(&self, blocks: &[Packed], piece: Range<usize>, named: &mut Vec<File>) -> Cut {
        let mut cut = Cut::default();
        shard::cut(blocks, piece, |shard| {
            let bytes = shard.bytes();
            let digest = digest(&bytes);
            cut.depths.extend(char::from_u32(u32::from(b'a') + shard.depth));
            if bytes.is_empty() {
                cut.digests += NO_FILE;
                return;
            }
            cut.digests += &digest;
            named.push(File { name: self.file(shard.start, &digest), bytes: Some(bytes) });
        });
        cut
    }

    /// The files of a piece whose keys begin at `start`, which was cut before.
    fn standing(&self, cut: &Cut, start: u32) -> Vec<File> {
        let mut start = u64::from(start);
        let mut files = Vec::new();
        for (at, depth) in cut.depths.bytes().enumerate() {
            let digest = cut.digests.get(at * 8..at * 8 + 8).filter(|digest| *digest != NO_FILE);
            let first = u32::try_from(start).ok();
            files.extend(first.zip(digest).map(|(first, digest)| self.file(first, digest)));
            start += 1 << (32 - u32::from(depth.saturating_sub(b'a')).min(32));
        }
        files.into_iter().map(|name| File { name, bytes: None }).collect()
    }

    /// The start and the file, where there is one, of the shard that would hold `key`.
    pub(super) fn shard(&self, key: u32) -> Option<(u32, String)> {
        let mut start = 0u64;
        for (at, depth) in self.depths.bytes().enumerate() {
            let end = start + (1 << (32 - u32::from(depth.checked_sub(b'a')?)));
            if u64::from(key) < end {
                let digest = self.digests.get(at * 8..at * 8 + 8)?;
                let first = u32::try_from(start).ok()?;
                return (digest != NO_FILE).then(|| (first, self.file(first, digest)));
            }
            start = end;
        }
        None
    }

    /// The file of the shard whose keys begin at `start`.
    fn file(&self, start: u32, digest: &str) -> String {
        format!("{:x}-{:04x}.{digest}.bin", self.first, start >> (32 - shard::DEEPEST))
    }
}

fn file(stem: &str, bytes: Vec<u8>) -> File {
    File { name: format!("{stem}.{}.bin", digest(&bytes)), bytes: Some(bytes) }
}

fn digest(bytes: &[u8]) -> String {
    format!("{:.8}", Digest::of(bytes))
}
