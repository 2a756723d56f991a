//! The parts of a document and how they refer to each other.

use std::collections::BTreeMap;

use crate::extract::limits::Job;
use crate::extract::package::Package;
use crate::extract::piece::Unread;
use crate::extract::tree::{self, Node};

/// What a part refers to by an id: the name of another part, or an address outside.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) enum Target {
    Part(String),
    Outside(String),
}

/// The package that a document is, and what has been unpacked of it.
pub(super) struct Parts<'a, 'j> {
    package: Package<'a>,
    job: Job<'j>,
}

impl<'a, 'j> Parts<'a, 'j> {
    pub(super) fn open(bytes: &'a [u8], job: Job<'j>) -> Result<Self, Unread> {
        Ok(Self { package: Package::open(bytes)?, job })
    }

    /// How many bytes were unpacked, those of files within the document weighed.
    pub(super) fn spent(&self) -> usize {
        self.job.spent()
    }

    /// Counts bytes that a file within the document unpacked to.
    pub(super) fn spend(&mut self, bytes: usize) -> Result<(), Unread> {
        self.job.spend(bytes)
    }

    pub(super) fn names(&self) -> &[String] {
        self.package.names()
    }

    /// The bytes of the part called `name`; `None` where there is none.
    pub(super) fn bytes(&mut self, name: &str) -> Option<Result<Vec<u8>, Unread>> {
        let at = self.package.find(name)?;
        Some(self.package.part(at, &mut self.job))
    }

    /// The part called `name` as a tree; an empty one where there is none.
    pub(super) fn tree(&mut self, name: &str) -> Result<Node, Unread> {
        match self.bytes(name) {
            Some(bytes) => tree::parse(&bytes?),
            None => Ok(Node::default()),
        }
    }

    /// The name of the part with the text itself.
    pub(super) fn main(&mut self) -> Result<String, Unread> {
        let links = self.tree("_rels/.rels")?;
        let mut found = Vec::new();
        links.all("Relationship", &mut found);
        let is_main =
            |one: &&&Node| one.get("Type").is_some_and(|kind| kind.ends_with("/officeDocument"));
        let named = found.iter().find(is_main).and_then(|one| one.get("Target"));
        let name = named.map_or("word/document.xml", |name| name.trim_start_matches('/'));
        self.package.find(name).map(|_| name.to_owned()).ok_or(Unread::Format)
    }

    /// What the part called `name` refers to.
    pub(super) fn targets(&mut self, name: &str) -> Result<BTreeMap<String, Target>, Unread> {
        let (folder, file) = name.rsplit_once('/').unwrap_or(("", name));
        let links = self.tree(&inside(folder, &format!("_rels/{file}.rels")))?;
        let mut found = Vec::new();
        links.all("Relationship", &mut found);
        let target = |one: &&Node| {
            let target = one.get("Target")?;
            let target = if one.get("TargetMode") == Some("External") {
                Target::Outside(target.to_owned())
            } else {
                Target::Part(inside(folder, target))
            };
            Some((one.get("Id")?.to_owned(), target))
        };
        Ok(found.iter().filter_map(target).collect())
    }
}

/// The name of the part that `target` means to a part in `folder`.
fn inside(folder: &str, target: &str) -> String {
    if let Some(absolute) = target.strip_prefix('/') {
        return absolute.to_owned();
    }
    let mut steps: Vec<&str> = folder.split('/').filter(|step| !step.is_empty()).collect();
    for step in target.split('/') {
        match step {
            ".." => {
                steps.pop();
            }
            "." | "" => {}
            step => steps.push(step),
        }
    }
    steps.join("/")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_target_is_found_from_the_part_that_names_it() {
        for (folder, target, name) in [
            ("word", "media/a.png", "word/media/a.png"),
            ("word", "../customXml/a.xml", "customXml/a.xml"),
            ("word", "/word/a.xml", "word/a.xml"),
            ("", "word/document.xml", "word/document.xml"),
        ] {
            assert_eq!(inside(folder, target), name);
        }
    }
}
