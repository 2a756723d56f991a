//! The query, as the script of the search page runs it: step for step, with the same numbers, so that
//! both can be held to the same answers.

mod index;
mod parse;
mod places;
mod verify;
mod weight;

use std::collections::{BTreeMap, BTreeSet};

pub use index::{Broken, Fetch, Index};
use verify::Verified;

use super::document::Document;
use super::fold::folded;

/// How many results are shown at once.
const PAGE: usize = 6;
/// How many documents are looked at for them at most.
const MOST: usize = 60;

/// What a reader typed and chose.
#[derive(Clone, Debug, Default)]
pub struct Query {
    /// The words, as typed.
    pub text: String,
    /// Values of filters by their names.
    pub chosen: BTreeMap<String, String>,
    /// Whether the newest come first, instead of those that fit best.
    pub by_date: bool,
}

/// What was done to find anything.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Notice {
    /// Nothing: all of the query is in what was found.
    #[default]
    None,
    /// The words of a question were left out.
    Without,
    /// At least half of the pairs of characters are in what was found.
    Relaxed,
}

/// A reply that was found.
#[derive(Clone, Debug)]
pub struct Hit {
    /// The number of the document.
    pub number: u32,
    /// Its weight: results with more stand first.
    pub score: u32,
    /// How near its words are.
    pub near: u32,
    /// What the result is shown from.
    pub document: Document,
}

/// What a query found, a page at a time.
#[derive(Debug, Default)]
pub struct Results {
    /// What was done to find it.
    pub notice: Notice,
    /// The results so far.
    pub hits: Vec<Hit>,
    found: Vec<(u32, u32)>,
    at: usize,
    dropped: usize,
    terms: Vec<String>,
    name: Option<String>,
    by_date: bool,
}

impl Results {
    /// How many documents there are, as far as they were looked at.
    #[must_use]
    pub fn total(&self) -> usize {
        self.found.len() - self.dropped
    }

    /// Whether there may be more than were looked at.
    #[must_use]
    pub fn has_more(&self) -> bool {
        self.at < self.found.len()
    }

    /// Looks for the next page of results.
    ///
    /// # Errors
    /// If the index is broken.
    pub fn next(&mut self, index: &Index<'_>) -> Result<(), Broken> {
        let (wanted, end) = (self.hits.len() + PAGE, self.at + MOST);
        while self.hits.len() < wanted && self.at < self.found.len().min(end) {
            let batch = &self.found[self.at..self.found.len().min(self.at + PAGE)];
            self.at += batch.len();
            let mut good = Vec::new();
            for (number, _) in batch {
                let document = index.document(*number)?;
                let mut fits = self.verified(&document, "");
                // What is missing may stand in an attachment.
                if document.attached && !fits.as_ref().is_some_and(|fits| fits.is_whole) {
                    fits = self.verified(&document, &index.attached(*number)?);
                }
                match fits {
                    Some(Verified { score, near, .. }) => {
                        good.push(Hit { number: *number, score, near, document });
                    }
                    None => self.dropped += 1,
                }
            }
            if !self.by_date {
                good.sort_by_key(|hit| (std::cmp::Reverse(hit.score), hit.near));
            }
            self.hits.extend(good);
        }
        Ok(())
    }

    fn verified(&self, document: &Document, attached: &str) -> Option<Verified> {
        let some = self.notice == Notice::Relaxed;
        verify::verified((document, attached), &self.terms, self.name.as_deref(), some)
    }
}

/// The name by which replies are found that `text` is the number of, in any spelling; none of what is
/// no number.
#[must_use]
pub(crate) fn name(text: &str, prefixes: &BTreeMap<String, String>) -> Option<String> {
    parse::name(&folded(text), prefixes)
}

/// Looks for `query` in `index`: the first page of results.
///
/// # Errors
/// If the index is broken.
pub fn search(index: &Index<'_>, query: &Query) -> Result<Results, Broken> {
    let allowed = index.allowed(&query.chosen)?;
    let text = folded(&query.text);
    let start = |found: BTreeMap<u32, u32>, terms, name, notice| {
        let passes = |number: &u32| allowed.as_ref().is_none_or(|all| all.contains(number));
        let mut found: Vec<_> = found.into_iter().filter(|(number, _)| passes(number)).collect();
        found.sort_by_key(|(number, score)| {
            (std::cmp::Reverse(if query.by_date { 0 } else { *score }), std::cmp::Reverse(*number))
        });
        let by_date = query.by_date;
        let mut results = Results { notice, found, terms, name, by_date, ..Results::default() };
        results.next(index).map(|()| results)
    };
    if text.trim().is_empty() {
        let all: BTreeSet<u32> = allowed.clone().unwrap_or_default();
        let found = all.into_iter().map(|number| (number, 0)).collect();
        return start(found, Vec::new(), None, Notice::None);
    }
    let (terms, name) = (parse::terms(&text), parse::name(&text, index.prefixes()));
    if !terms.is_empty() || name.is_some() {
        let results = start(index.strict(&terms, name.as_deref())?, terms, name, Notice::None)?;
        if !results.hits.is_empty() {
            return Ok(results);
        }
    }
    let rest = parse::without_question(&text);
    let cut = parse::terms(&rest);
    if rest != text && !cut.is_empty() {
        let results = start(index.strict(&cut, None)?, cut.clone(), None, Notice::Without)?;
        if !results.hits.is_empty() {
            return Ok(results);
        }
    }
    let grams = parse::grams(&cut);
    if grams.len() > 1 {
        let results = start(index.relaxed(&grams)?, grams, None, Notice::Relaxed)?;
        if !results.hits.is_empty() {
            return Ok(results);
        }
    }
    Ok(Results::default())
}
