//! The language of a run, told before its command line is understood: help has one, too.

use std::ffi::OsString;
use std::path::{Path, PathBuf};

use crate::config::{self, FILE};
use crate::diagnostic::Language;
use crate::source::Folder;

/// The language asked for on the command line `words`, else that of the site, else that of the
/// surroundings, else Chinese.
pub(super) fn language(words: &[OsString]) -> Language {
    asked(words).or_else(|| of_site(words)).or_else(of_surroundings).unwrap_or(Language::Chinese)
}

fn asked(words: &[OsString]) -> Option<Language> {
    match value(words, "--lang")?.to_str()? {
        "zh" => Some(Language::Chinese),
        "en" => Some(Language::English),
        _ => None,
    }
}

fn of_site(words: &[OsString]) -> Option<Language> {
    let root = match value(words, "--root") {
        Some(root) => PathBuf::from(root),
        None => Folder::find(Path::new("."))?.root().to_owned(),
    };
    let text = std::fs::read(root.join(FILE)).ok()?;
    let text = String::from_utf8_lossy(&text);
    // A site that says nothing is Chinese, whatever the machine speaks.
    Some(named(config::language_of(&text).unwrap_or_default()).unwrap_or(Language::Chinese))
}

/// What the locale says; `C` and the like say nothing.
fn of_surroundings() -> Option<Language> {
    let set = |name: &&str| std::env::var(name).ok().filter(|value| !value.is_empty());
    let locale = ["LC_ALL", "LC_MESSAGES", "LANG"].iter().find_map(set)?;
    named(&locale)
}

/// The language of messages for a language tag or locale; none for one that names no language.
fn named(tag: &str) -> Option<Language> {
    let primary = tag.split(['-', '_', '.', '@']).next().unwrap_or_default();
    match primary.to_ascii_lowercase().as_str() {
        "zh" => Some(Language::Chinese),
        "" | "c" | "posix" => None,
        _ => Some(Language::English),
    }
}

/// The value of `option` among `words`, as two words or as one.
fn value(words: &[OsString], option: &str) -> Option<OsString> {
    let at = words.iter().position(|word| {
        word.to_str().is_some_and(|word| {
            word.strip_prefix(option).is_some_and(|rest| rest.is_empty() || rest.starts_with('='))
        })
    })?;
    match words[at].to_str()?.split_once('=') {
        Some((_, value)) => Some(value.into()),
        None => words.get(at + 1).cloned(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_asked_for_is_found_in_either_form() {
        for (line, expected) in [
            ("dafu check --lang en", Some(Language::English)),
            ("dafu --lang=zh check", Some(Language::Chinese)),
            ("dafu check --language en", None),
            ("dafu check --lang", None),
        ] {
            let words: Vec<OsString> = line.split(' ').map(Into::into).collect();
            assert_eq!(asked(&words), expected, "{line}");
        }
    }

    #[test]
    fn a_locale_that_names_no_language_says_nothing() {
        for (locale, expected) in [
            ("zh_CN.UTF-8", Some(Language::Chinese)),
            ("zh-Hans", Some(Language::Chinese)),
            ("en_US.UTF-8", Some(Language::English)),
            ("C.UTF-8", None),
            ("POSIX", None),
        ] {
            assert_eq!(named(locale), expected, "{locale}");
        }
    }
}
