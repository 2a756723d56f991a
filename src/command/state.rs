//! What the last build has left to spare the next one work, section by section.

use std::io::{self, Write};

use serde::Serialize;
use serde::de::DeserializeOwned;

use super::Error;
use super::console::Console;
use crate::diagnostic::Bilingual;
use crate::publish::{Published, StateFault, StateFile, Target, WriteSection};
use crate::site::Cache;

/// By what this build of the program knows what itself has written.
const PROGRAM: &str = concat!(env!("CARGO_PKG_VERSION"), "+", env!("DAFU_BUILD"));

/// The parts of a state, in the order in which they are written.
#[derive(Clone, Copy)]
pub(super) enum Section {
    /// What was asked and said.
    LastRun,
    /// Every file of the output.
    Files,
    Findings,
    /// The report of them, as it was printed.
    Report,
    /// What was read of each document.
    Documents,
    /// What each row was made of.
    Fingerprints,
    /// What is known of the search index.
    Index,
}

/// The state that the last build has left, if it can be used.
pub(super) struct State {
    file: Result<StateFile, StateFault>,
}

impl State {
    /// That of the last build into `target`.
    pub(super) fn open(target: &Target) -> Self {
        Self { file: StateFile::open(target, PROGRAM) }
    }

    /// The bytes of a section; a damaged one means that nothing of the state is used.
    fn bytes(&mut self, section: Section) -> Option<Vec<u8>> {
        match self.file.as_mut().ok()?.section(section as usize) {
            Ok(bytes) => Some(bytes),
            Err(fault) => {
                self.file = Err(fault);
                None
            }
        }
    }

    /// What stands in a section.
    pub(super) fn read<T: DeserializeOwned>(&mut self, section: Section) -> Option<T> {
        let read = postcard::from_bytes(&self.bytes(section)?).ok();
        if read.is_none() {
            self.file = Err(StateFault::Damaged);
        }
        read
    }

    /// The documents as they were read; an empty cache where nothing can be used.
    pub(super) fn cache(&mut self) -> Cache {
        let bytes = self.bytes(Section::Documents).filter(|bytes| !bytes.is_empty());
        bytes.and_then(|bytes| Cache::restored(&bytes)).unwrap_or_else(Cache::giving)
    }

    /// Says why nothing is spared, to those who want to know more.
    pub(super) fn say_fault(&self, console: Console) {
        let text = match &self.file {
            Ok(_) | Err(StateFault::Missing) => return,
            Err(StateFault::Damaged) => Bilingual::new(
                "上次生成留下的记录已损坏，这次全部重新生成",
                "what the last build left to save work is damaged: everything is made anew",
            ),
            Err(StateFault::Foreign) => Bilingual::new(
                "上次生成留下的记录是别的版本的 dafu 写的，这次全部重新生成",
                "what the last build left to save work was written by another version of dafu: everything is made anew",
            ),
        };
        if console.verbose {
            console.note(&text);
        }
    }
}

/// What writes `value` as a section.
pub(super) fn section(value: &impl Serialize) -> impl Fn(&mut dyn Write) -> io::Result<()> {
    |out| postcard::to_io(value, out).map(drop).map_err(io::Error::other)
}

/// Keeps `sections`, in the order of [`Section`], of the build that is `published`.
pub(super) fn keep(published: &Published, sections: &[&WriteSection<'_>; 7]) -> Result<(), Error> {
    Ok(published.keep(PROGRAM, sections)?)
}
