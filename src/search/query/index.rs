//! An index as a reader sees it: the files that its directory names.

use std::collections::{BTreeMap, BTreeSet};

use super::weight::{NUMBERED, weight};
use crate::search::VERSION;
use crate::search::block::Entry;
use crate::search::directory::{DIRECTORY, Directory};
use crate::search::document::{Document, Field, LISTED};
use crate::search::key::{self, Key};
use crate::search::{list, shard};

/// Gives a file of the index by its name; none where there is no such file.
pub type Fetch<'a> = dyn Fn(&str) -> Option<Vec<u8>> + 'a;

/// An index that is read file by file, as the page's script does.
pub struct Index<'a> {
    fetch: &'a Fetch<'a>,
    directory: Directory,
}

/// Why an index cannot be read.
#[derive(Debug, thiserror::Error)]
pub enum Broken {
    /// A file that should be there is not, or cannot be read.
    #[error("the file {0} of the search index is missing or damaged")]
    File(String),
    /// It is of another version.
    #[error("the search index is of version {0}, not {VERSION}")]
    Version(u32),
}

impl<'a> Index<'a> {
    /// Opens the index whose files `fetch` gives.
    ///
    /// # Errors
    /// If it is broken.
    pub fn open(fetch: &'a Fetch<'a>) -> Result<Self, Broken> {
        let directory: Directory = json(fetch, DIRECTORY)?;
        if directory.version != VERSION {
            return Err(Broken::Version(directory.version));
        }
        Ok(Self { fetch, directory })
    }

    /// The letters for Chinese prefixes of case numbers.
    pub(super) fn prefixes(&self) -> &BTreeMap<String, String> {
        &self.directory.prefixes
    }

    pub(super) fn document(&self, number: u32) -> Result<Document, Broken> {
        json(self.fetch, &self.directory.days.document(number))
    }

    /// The text in its attachments.
    pub(super) fn attached(&self, number: u32) -> Result<String, Broken> {
        json(self.fetch, &self.directory.days.attached(number))
    }

    /// The documents that all filters let through; none where nothing is chosen.
    pub(super) fn allowed(
        &self,
        chosen: &BTreeMap<String, String>,
    ) -> Result<Option<BTreeSet<u32>>, Broken> {
        if chosen.is_empty() {
            return Ok(None);
        }
        let facets = list::read_facets(&bytes(self.fetch, &self.directory.facets)?);
        let list = |(name, key): (&String, &String)| -> BTreeSet<u32> {
            let facet = facets.iter().find(|facet| facet.name == *name);
            let term = facet.and_then(|facet| facet.terms.iter().find(|term| term.key == *key));
            term.map(|term| term.documents.iter().copied().collect()).unwrap_or_default()
        };
        Ok(chosen.iter().map(list).reduce(|left, right| &left & &right))
    }

    /// The documents that have all keys of all terms, each with what it weighs; and those with the name.
    pub(super) fn strict(
        &self,
        terms: &[String],
        name: Option<&str>,
    ) -> Result<BTreeMap<u32, u32>, Broken> {
        let mut found: Option<BTreeMap<u32, u32>> = None;
        for term in terms {
            let entries = self.entries(&key::query(term))?;
            let all = every(&entries, |entry| &entry.all).into_iter();
            let mut weights: BTreeMap<u32, u32> =
                all.map(|one| (one, weight(Field::Text))).collect();
            for (place, field) in LISTED.iter().enumerate().rev() {
                let documents = if *field == Field::Attached {
                    any(&entries, |entry| &entry.fields[place])
                } else {
                    every(&entries, |entry| &entry.fields[place])
                };
                for one in documents {
                    weights.entry(one).and_modify(|weighs| *weighs = weight(*field));
                }
            }
            found = Some(match found {
                None => weights,
                Some(before) => before
                    .into_iter()
                    .filter_map(|(one, sum)| Some((one, sum + weights.get(&one)?)))
                    .collect(),
            });
        }
        let mut found = found.unwrap_or_default();
        if let Some(name) = name {
            found.extend(self.entry(key::name(name))?.all.into_iter().map(|one| (one, NUMBERED)));
        }
        Ok(found)
    }

    /// The documents that have at least half of the keys, and how many.
    pub(super) fn relaxed(&self, grams: &[String]) -> Result<BTreeMap<u32, u32>, Broken> {
        let mut found: BTreeMap<u32, u32> = BTreeMap::new();
        for entry in self.entries(grams)? {
            for one in entry.all {
                *found.entry(one).or_default() += 1;
            }
        }
        found.retain(|_, count| *count as usize * 2 >= grams.len());
        Ok(found)
    }

    fn entries(&self, grams: &[String]) -> Result<Vec<Entry>, Broken> {
        grams.iter().map(|gram| self.entry(key::of(gram))).collect()
    }

    fn entry(&self, key: Key) -> Result<Entry, Broken> {
        let mut entry = Entry::default();
        for part in &self.directory.parts {
            if let Some((start, name)) = part.shard(key) {
                shard::find(&bytes(self.fetch, &name)?, (start, key), part.first, &mut entry);
            }
        }
        Ok(entry)
    }
}

/// The documents that stand in a list of any of the entries.
fn any(entries: &[Entry], list: impl Fn(&Entry) -> &Vec<u32>) -> BTreeSet<u32> {
    entries.iter().flat_map(|entry| list(entry).iter().copied()).collect()
}

/// The documents that stand in a list of each of the entries.
fn every(entries: &[Entry], list: impl Fn(&Entry) -> &Vec<u32>) -> BTreeSet<u32> {
    let sets = entries.iter().map(|entry| list(entry).iter().copied().collect::<BTreeSet<_>>());
    sets.reduce(|left, right| &left & &right).unwrap_or_default()
}

fn bytes(fetch: &Fetch<'_>, name: &str) -> Result<Vec<u8>, Broken> {
    fetch(name).ok_or_else(|| Broken::File(name.to_owned()))
}

fn json<T: serde::de::DeserializeOwned>(fetch: &Fetch<'_>, name: &str) -> Result<T, Broken> {
    serde_json::from_slice(&bytes(fetch, name)?).map_err(|_| Broken::File(name.to_owned()))
}
