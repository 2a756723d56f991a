//! The directory: the one file of an index whose name is known beforehand; it names all others.

use std::collections::BTreeMap;

use serde::{Deserialize, Serialize};

use super::collector::Collector;
use super::list::{self, Facet};
use super::shard;
use super::simplified;
use crate::digest::Digest;

/// The version of an index: what reads another one must refuse.
pub const VERSION: u32 = 1;

/// The directory's own name.
pub const DIRECTORY: &str = "index.json";

/// A file of the index: its name in the folder of the index, and its bytes.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct File {
    /// Its name.
    pub name: String,
    /// Its bytes.
    pub bytes: Vec<u8>,
}

/// All files of an index but the documents.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Files {
    /// `index.json`.
    pub directory: Vec<u8>,
    /// What it names.
    pub named: Vec<File>,
}

/// What a site adds to its index.
#[derive(Clone, Debug, Default)]
pub struct Settings {
    /// Letters for Chinese prefixes of case numbers.
    pub prefixes: BTreeMap<String, String>,
    /// The filters.
    pub facets: Vec<Facet>,
}

/// `index.json`.
#[derive(Clone, Debug, Serialize, Deserialize)]
pub(super) struct Directory {
    pub(super) version: u32,
    /// How many documents there are.
    pub(super) documents: u32,
    /// For each shard, in the order of its keys, how many bits they share: `a` is 0.
    pub(super) depths: String,
    /// For each shard eight hexadecimal digits of its digest; zeros for one without keys.
    pub(super) digests: String,
    /// The file of the filters.
    pub(super) facets: String,
    /// The file of traditional characters.
    pub(super) simplified: String,
    /// Letters for Chinese prefixes of case numbers.
    pub(super) prefixes: BTreeMap<String, String>,
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
            documents: self.documents(),
            depths: String::new(),
            digests: String::new(),
            facets: named[0].name.clone(),
            simplified: named[1].name.clone(),
            prefixes: settings.prefixes.clone(),
        };
        shard::cut(&self.packed(), self.documents() as usize, |shard| {
            let bytes = shard.bytes();
            let digest = digest(&bytes);
            directory.depths.extend(char::from_u32(u32::from(b'a') + shard.depth));
            if bytes.is_empty() {
                directory.digests += NO_FILE;
                return;
            }
            directory.digests += &digest;
            named.push(File { name: shard_name(shard.start, &digest), bytes });
        });
        let directory = serde_json::to_vec(&directory).expect("texts and numbers are JSON");
        Files { directory, named }
    }
}

impl Directory {
    /// The start and the file, where there is one, of the shard that would hold `key`.
    pub(super) fn shard(&self, key: u32) -> Option<(u32, String)> {
        let mut start = 0u64;
        for (at, depth) in self.depths.bytes().enumerate() {
            let end = start + (1 << (32 - u32::from(depth.checked_sub(b'a')?)));
            if u64::from(key) < end {
                let digest = self.digests.get(at * 8..at * 8 + 8)?;
                let first = u32::try_from(start).ok()?;
                return (digest != NO_FILE).then(|| (first, shard_name(first, digest)));
            }
            start = end;
        }
        None
    }
}

fn shard_name(start: u32, digest: &str) -> String {
    format!("{:04x}.{digest}.bin", start >> (32 - shard::DEEPEST))
}

fn file(stem: &str, bytes: Vec<u8>) -> File {
    File { name: format!("{stem}.{}.bin", digest(&bytes)), bytes }
}

fn digest(bytes: &[u8]) -> String {
    format!("{:.8}", Digest::of(bytes))
}

/// The file of the document `number`, in the folder of the index.
#[must_use]
pub fn document_file(number: u32) -> String {
    format!("documents/{:03x}/{:02x}.json", number >> 8, number & 0xFF)
}
