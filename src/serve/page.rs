//! What is added to a page while it is looked at: a tail behind the last of its own bytes.
//!
//! The page itself stays as `build` makes it. The tail holds a bar with what an editor should
//! know of the page, and the script that reloads it.

use std::fmt;

use super::words;
use crate::diagnostic::{Bilingual, Diagnostic, Language, Severity};
use crate::digest::{Digest, Hasher};
use crate::render::markup::escaped;
use crate::report::{Shown, count_words, counts};

/// Where the script, the findings and the events are: `@` stands in no address of a site.
pub(super) const OWN: &str = "/@dafu/";

/// The script that reloads pages.
pub(super) const SCRIPT: &str = include_str!("assets/serve.js");

/// What of a page makes it another one: what it is made of, and what became of that. Where either
/// is the same, it need not be loaded again.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Version {
    made_of: Digest,
    shown: Digest,
}

impl Version {
    /// That of `page` with its `bar`, which are made of `made_of`.
    pub(super) fn of(made_of: Digest, page: &[u8], bar: &str) -> Self {
        let mut shown = Hasher::default();
        shown.update(Digest::of(page).as_bytes());
        shown.update(bar);
        Self { made_of, shown: shown.finish() }
    }

    /// Whether `text` tells of a page that is made of the same as this one would be.
    pub(super) fn is_made_of(text: &str, made_of: Digest) -> bool {
        text.split_once('-').is_some_and(|(own, _)| own == format!("{made_of:.16}"))
    }

    /// Whether `text` tells of a page that shows the same.
    pub(super) fn shows(self, text: &str) -> bool {
        text.split_once('-').is_some_and(|(_, own)| own == format!("{:.16}", self.shown))
    }
}

impl fmt::Display for Version {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(formatter, "{:.16}-{:.16}", self.made_of, self.shown)
    }
}

/// The bar of a page: what it is, and what is wrong with it; empty where nothing is.
pub(super) fn bar(notes: &[Bilingual], findings: &[Shown], language: Language) -> String {
    let notes: String = notes
        .iter()
        .map(|note| format!("<p class=\"dafu-note\">{}</p>", escaped(note.get(language))))
        .collect();
    if findings.is_empty() {
        return notes;
    }
    let tally = count_words(super::findings::tally(findings));
    let is_open = findings.iter().any(|finding| finding.severity == Severity::Error);
    let open = if is_open { " open" } else { "" };
    let head = words::ON_PAGE.get(language).replace("{count}", tally.get(language));
    let list = super::findings::list(findings, language);
    format!("{notes}<details{open}><summary>{}</summary>{list}</details>", escaped(&head))
}

/// The tail of a page: its `bar`, the way to all `findings`, and the script, which asks whether
/// the page at `path` is still of this `version`.
pub(super) fn tail(
    bar: &str,
    findings: &[Diagnostic],
    (path, version): (&str, &str),
    language: Language,
) -> String {
    let count = count_words(counts(findings));
    let all = words::ALL_FINDINGS.get(language).replace("{count}", count.get(language));
    let (label, path) = (escaped(words::BAR.get(language)), escaped(path));
    format!(
        "<aside id=\"dafu-serve\" aria-label=\"{label}\">{bar}\
         <p class=\"all\"><a href=\"{OWN}findings\">{}</a></p></aside>\
         <script src=\"{OWN}serve.js\" data-page=\"{path}\" data-version=\"{version}\"></script>",
        escaped(&all)
    )
}

/// A page of our own, whose `main` is ready-made.
pub(super) fn own(title: &str, main: &str, language: Language) -> String {
    let code = match language {
        Language::Chinese => "zh-CN",
        Language::English => "en",
    };
    let title = escaped(title);
    format!(
        "<!doctype html><html lang=\"{code}\"><head><meta charset=\"utf-8\">\
         <meta name=\"viewport\" content=\"width=device-width,initial-scale=1\">\
         <title>{title}</title></head><body class=\"dafu-own\"><main><h1>{title}</h1>{main}</main></body></html>"
    )
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_page_is_known_by_what_it_is_made_of_or_by_what_it_shows() {
        let (one, other) = (Digest::of("甲"), Digest::of("乙"));
        let text = Version::of(one, b"page", "bar").to_string();
        assert!(Version::is_made_of(&text, one) && !Version::is_made_of(&text, other));
        assert!(Version::of(other, b"page", "bar").shows(&text));
        assert!(!Version::of(one, b"page", "").shows(&text));
        assert!(!Version::of(one, b"pageb", "ar").shows(&text));
        assert!(!Version::is_made_of("", one) && !Version::of(one, b"", "").shows("-"));
    }
}
