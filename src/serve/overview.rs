//! The page of all findings.

use super::findings;
use super::page;
use super::state::Snapshot;
use super::words;
use crate::diagnostic::Language;
use crate::render::markup::escaped;
use crate::report;
use crate::source::Folder;

/// The most findings that one page lists.
const MOST: usize = 1000;

/// The page of all findings of `snapshot`; the site it tells of stands below `mount`.
pub(super) fn of(
    snapshot: &Snapshot,
    folder: &Folder,
    mount: Option<&str>,
    language: Language,
) -> String {
    let rendered = snapshot.rendered();
    let found = [snapshot.findings(), rendered.unwrap_or_default()].concat();
    let listed = &found[..found.len().min(MOST)];
    let mut main = String::new();
    if let Some(failure) = &snapshot.failure {
        main.push_str(&format!("<p>{}</p>", escaped(failure.reason.get(language))));
    }
    if let Some(mount) = mount {
        let home = words::HOME.get(language);
        main.push_str(&format!("<p><a href=\"{}\">{home}</a></p>", escaped(mount)));
    }
    let count = report::count_words(report::counts(&found));
    main.push_str(&format!("<p>{}</p>", count.get(language)));
    if rendered.is_none() {
        main.push_str(&format!("<p>{}</p>", words::TOO_MANY.get(language)));
    }
    let findings = findings::shown(listed, folder);
    for file in findings.chunk_by(|left, right| left.path == right.path) {
        main.push_str(&format!(
            "<h2>{}</h2>{}",
            escaped(&file[0].path),
            findings::list(file, language)
        ));
    }
    let title = if mount.is_some() { &words::FINDINGS } else { &words::NO_SITE };
    page::own(title.get(language), &main, language)
}
