//! The site's word lists: `words:` of `dafu.yaml` and the files it names.
//!
//! None are shipped: which words are wrong, which names belong to whom and what
//! may not be said is for the site's office to keep.

use std::collections::BTreeMap;
use std::ops::Range;

use serde::Deserialize;

use super::faults::Faults;
use super::file::FILE;
use super::register_shapes;
use crate::diagnostic::{Diagnostic, SourcePath};
use crate::yaml::{Node, Value};

/// The files that `words:` names in `dafu.yaml`.
#[derive(Clone, Debug, Default)]
pub struct WordFiles {
    /// Files of all lists.
    pub files: Vec<WordFile>,
    /// Words banned in `dafu.yaml` itself.
    pub banned: Vec<ListEntry>,
}

/// A file with a list of words.
#[derive(Clone, Debug)]
pub struct WordFile {
    /// Which list it is, or is part of.
    pub list: ListKind,
    pub path: SourcePath,
    /// Where `dafu.yaml` names it.
    pub at: Range<u32>,
}

/// The lists a site may keep.
#[derive(
    Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, serde::Serialize, serde::Deserialize,
)]
pub enum ListKind {
    /// Wrong words with the right ones.
    Wrong,
    /// Names and titles of leaders as they are often mistaken, with the right ones.
    Names,
    /// Words that may not be used.
    Banned,
}

/// A word of a list.
#[derive(Clone, Debug, PartialEq, Eq, Deserialize)]
pub struct ListEntry {
    /// What should not be written.
    pub wrong: String,
    /// What to write instead; none for a banned word.
    pub right: Option<String>,
}

/// The words of all lists.
#[derive(Clone, Debug, Default)]
pub struct WordLists {
    /// Wrong words, each with the right one.
    pub wrong: Vec<ListEntry>,
    /// Names and titles that are often written wrong, each with the right form.
    pub names: Vec<ListEntry>,
    /// Words that may not be published; what to write instead is left to the editor.
    pub banned: Vec<ListEntry>,
}

impl WordLists {
    /// Every list with its kind.
    #[must_use]
    pub fn all(&self) -> [(ListKind, &[ListEntry]); 3] {
        [ListKind::Wrong, ListKind::Names, ListKind::Banned].map(|list| (list, self.entries(list)))
    }

    /// The words of one list.
    #[must_use]
    pub fn entries(&self, list: ListKind) -> &[ListEntry] {
        match list {
            ListKind::Wrong => &self.wrong,
            ListKind::Names => &self.names,
            ListKind::Banned => &self.banned,
        }
    }

    /// Adds words to a list.
    pub fn extend(&mut self, list: ListKind, words: Vec<ListEntry>) {
        match list {
            ListKind::Wrong => self.wrong.extend(words),
            ListKind::Names => self.names.extend(words),
            ListKind::Banned => self.banned.extend(words),
        }
    }
}

/// What the `words:` of `dafu.yaml` names; mistakes go to `faults`.
pub(super) fn resolve(words: Option<&Node>, faults: &mut Faults) -> WordFiles {
    let mut files = WordFiles::default();
    let Some(words) = words else { return files };
    for (key, list) in [("wrong", ListKind::Wrong), ("names", ListKind::Names)] {
        let value = words.get(key).filter(|value| !value.is_null());
        if let Some((value, name)) = value.and_then(|value| Some((value, value.scalar()?))) {
            files.files.extend(file(list, name, &value.span, faults));
        }
    }
    let banned = words.get("banned").map(|value| &value.value);
    let banned: &[Node] = if let Some(Value::Sequence(items)) = banned { items } else { &[] };
    for item in banned {
        let word = item.scalar().unwrap_or_default().trim();
        if is_file(word) {
            files.files.extend(file(ListKind::Banned, word, &item.span, faults));
        } else if word.is_empty() {
            empty(item.span.clone(), faults);
        } else {
            files.banned.push(ListEntry { wrong: word.to_owned(), right: None });
        }
    }
    files
}

/// Whether an entry of `banned` names a file, not a word.
fn is_file(word: &str) -> bool {
    [".yaml", ".yml", ".txt"].iter().any(|end| word.ends_with(end))
}

fn file(list: ListKind, name: &str, at: &Range<u32>, faults: &mut Faults) -> Option<WordFile> {
    let name = name.trim();
    let inside = name.starts_with("content/") && !name.split(['/', '\\']).any(|part| part == "..");
    let form = match list {
        ListKind::Banned => "content/banned.txt",
        ListKind::Names => "content/names.yaml",
        ListKind::Wrong => "content/words.yaml",
    };
    if !inside || !is_file(name) {
        faults.value(
            at.clone(),
            format!("词表“{name}”要放在 content 文件夹里，写成例如 {form}"),
            format!("the word list `{name}` must be a file below content/, such as {form}"),
        );
        return None;
    }
    Some(WordFile { list, path: SourcePath::new(name), at: at.clone() })
}

/// Reads the file of a word list; `None` is a file that is not there.
#[must_use]
pub fn word_list(file: &WordFile, text: Option<&str>) -> (Vec<ListEntry>, Vec<Diagnostic>) {
    let Some(text) = text else {
        let mut faults = Faults::new(&SourcePath::new(FILE));
        let path = &file.path;
        faults.value(
            file.at.clone(),
            format!("没有词表文件 {path}，请建立这个文件，或者删去这一项"),
            format!("there is no word list {path}: create the file, or delete this entry"),
        );
        return (Vec::new(), faults.into_diagnostics());
    };
    let mut faults = Faults::new(&file.path);
    let entries = match file.list {
        ListKind::Wrong | ListKind::Names => corrections(text, &mut faults),
        ListKind::Banned if file.path.as_str().ends_with(".txt") => {
            (!faults.garbled(text)).then(|| lines(text))
        }
        ListKind::Banned => banned(text, &mut faults),
    };
    (entries.unwrap_or_default(), faults.into_diagnostics())
}

/// A list of `{wrong, right}`.
fn corrections(text: &str, faults: &mut Faults) -> Option<Vec<ListEntry>> {
    let (mut entries, node) = faults.read::<Vec<ListEntry>>(text, register_shapes::CORRECTIONS)?;
    for entry in &mut entries {
        entry.wrong = entry.wrong.trim().to_owned();
        entry.right = entry.right.take().map(|right| right.trim().to_owned());
    }
    check_corrections(&entries, &node, faults);
    Some(entries)
}

/// What sends an editor nowhere or in a circle.
fn check_corrections(entries: &[ListEntry], node: &Node, faults: &mut Faults) {
    let items: &[Node] = if let Value::Sequence(items) = &node.value { items } else { &[] };
    let mut known: BTreeMap<&str, &str> = BTreeMap::new();
    for (entry, item) in entries.iter().zip(items) {
        let at = |key| item.get(key).map_or(item.span.clone(), |value| value.span.clone());
        let (wrong, right) = (entry.wrong.as_str(), entry.right.as_deref().unwrap_or_default());
        if wrong.is_empty() || right.is_empty() {
            empty(at(if wrong.is_empty() { "wrong" } else { "right" }), faults);
        } else if wrong == right {
            faults.value(
                at("right"),
                format!("“{wrong}”的错误写法和正确写法一样"),
                format!("`{wrong}` is given as wrong and right"),
            );
        } else if let Some(other) = known.insert(wrong, right).filter(|other| *other != right) {
            faults.value(
                at("wrong"),
                format!("“{wrong}”前面已经写过，正确写法是“{other}”，请只留一条"),
                format!("`{wrong}` is already listed above, with `{other}`: keep one of the two"),
            );
        }
    }
    for (entry, item) in entries.iter().zip(items) {
        let right = entry.right.as_deref().unwrap_or_default();
        if right != entry.wrong && known.contains_key(right) {
            faults.value(
                item.get("right").map_or(item.span.clone(), |value| value.span.clone()),
                format!("“{right}”在这张表里又是另一条的错误写法，请改正其中一条"),
                format!("`{right}` is the wrong word of another entry: correct one of the two"),
            );
        }
    }
}

/// A list of words in YAML.
fn banned(text: &str, faults: &mut Faults) -> Option<Vec<ListEntry>> {
    let (words, node) = faults.read::<Vec<String>>(text, register_shapes::BANNED)?;
    let items: &[Node] = if let Value::Sequence(items) = &node.value { items } else { &[] };
    for (word, item) in words.iter().zip(items) {
        if word.trim().is_empty() {
            empty(item.span.clone(), faults);
        }
    }
    let entry = |word: String| ListEntry { wrong: word.trim().to_owned(), right: None };
    Some(words.into_iter().map(entry).collect())
}

/// A word a line; empty lines and those that begin with `#` are none.
fn lines(text: &str) -> Vec<ListEntry> {
    let text = text.strip_prefix('\u{feff}').unwrap_or(text);
    let words = text.lines().map(str::trim).filter(|line| !line.is_empty());
    let words = words.filter(|line| !line.starts_with('#'));
    words.map(|word| ListEntry { wrong: word.to_owned(), right: None }).collect()
}

fn empty(at: Range<u32>, faults: &mut Faults) {
    faults.value(at, "词表里的词不能是空的", "a word of a list cannot be empty");
}
