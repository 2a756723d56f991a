//! Facts: stored and read again they are the same, and say the same to every rule.

use std::path::Path;

use dafu::archive::reply::Publication;
use dafu::check::rule::{ReplyView, TextView};
use dafu::check::rules::RULES;
use dafu::check::{Checked, RuleSet};
use dafu::config::WordLists;
use dafu::diagnostic::SourcePath;
use dafu::reading::{self, ArticleFacts, ReplyFacts, Vocabulary};
use dafu::site::{Options, Site};
use dafu::source::Folder;

use crate::support::Sandbox;

/// The site in `folder`; the examples of some rules cannot be one.
fn load(folder: &Path) -> Option<Site> {
    let options = Options { today: "2024-06-30".parse().ok(), ..Options::default() };
    Site::load(Folder::new(folder.to_owned()), &options).ok()
}

/// The findings of one reply whose facts are these.
fn check(facts: &ReplyFacts, path: &SourcePath, text: &str, site: &Site) -> Checked {
    RuleSet::new(&site.config).reply(&ReplyView {
        text: TextView::new(path, &facts.facts, text, &site.config),
        facts,
        is_draft: false,
        registers: &site.registers,
    })
}

/// Stores and reads again what every document of `site` says.
fn assert_stored_facts_are_the_same(site: &Site) {
    let lists = WordLists::default();
    let scanner = RuleSet::new(&site.config).scanner(&lists);
    let vocabulary =
        Vocabulary { config: &site.config, registers: &site.registers, scanner: &scanner };
    let listing = site.folder.list().expect("the documents are listed");
    // The last first: nothing hangs on what was read before.
    for path in listing.replies.iter().rev() {
        let bytes = site.folder.read(path).expect("a document");
        let (facts, text) = reading::reply(path, &bytes, vocabulary, &site.folder);
        let stored = serde_json::to_string(&facts).expect("facts can be stored");
        let again: ReplyFacts = serde_json::from_str(&stored).unwrap_or_else(|error| {
            panic!("{path}: {error}");
        });
        assert_eq!(serde_json::to_string(&again).expect("as before"), stored, "{path}");
        let (before, after) =
            (check(&facts, path, text.source, site), check(&again, path, text.source, site));
        assert_eq!(before.findings, after.findings, "{path}");
        assert_eq!(before.exempted, after.exempted, "{path}");
        let entry = again.into_entry(Publication::Published);
        let archive = &site.archive;
        let mut known = archive.entries.iter().chain(&archive.unpublished);
        let known = known.find(|one| one.source() == path).expect("the site has it");
        assert_eq!(entry.digest, known.digest, "{path}");
        assert_eq!(format!("{entry:?}").len(), entry_length(known), "{path}");
    }
    for path in &listing.articles {
        let bytes = site.folder.read(path).expect("a document");
        let (facts, _) = reading::article(path, &bytes, vocabulary, &site.folder);
        let stored = serde_json::to_string(&facts).expect("facts can be stored");
        let again: ArticleFacts = serde_json::from_str(&stored).expect("stored facts are read");
        assert_eq!(serde_json::to_string(&again).expect("as before"), stored, "{path}");
    }
}

/// How much there is of an entry that is published.
fn entry_length(entry: &dafu::archive::entry::Entry) -> usize {
    let mut entry = entry.clone();
    entry.publication = Publication::Published;
    format!("{entry:?}").len()
}

#[test]
fn stored_facts_of_the_demonstration_site_are_the_same() {
    let site = load(Path::new(env!("CARGO_MANIFEST_DIR"))).expect("the demonstration site");
    assert_stored_facts_are_the_same(&site);
}

#[test]
fn stored_facts_of_all_examples_are_the_same() {
    for rule in RULES {
        for example in [&rule.wrong, &rule.right] {
            let sandbox = Sandbox::of(example.site());
            if let Some(site) = load(sandbox.root()) {
                assert_stored_facts_are_the_same(&site);
            }
        }
    }
}
