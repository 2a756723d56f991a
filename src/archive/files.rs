//! The files a document publishes: their names in addresses, their types, what is wrong.

use std::collections::HashSet;
use std::ops::Range;

use unicode_normalization::UnicodeNormalization;

use super::field_error::{FieldError, FieldErrorKind};
use super::links::{self, LinkTarget, RelativePath};
use super::reply::Attachment;
use crate::diagnostic::{SourcePath, offset};
use crate::document::markdown::{Link, LinkKind};
use crate::source::{FileFacts, FileFault};

/// A file published beside a page.
#[derive(Clone, Debug, serde::Serialize, serde::Deserialize)]
pub struct PublishedFile {
    pub source: SourcePath,
    /// Its name in addresses: `a1.pdf`.
    pub name: Box<str>,
    /// Its title, where the front matter gives one.
    pub title: Option<Box<str>>,
    /// Size, digest and dimensions.
    pub facts: FileFacts,
    /// Where the page first names it.
    pub at: Range<u32>,
    /// Whether the text shows it as a picture, with words in its place.
    pub is_shown: bool,
}

impl PublishedFile {
    /// Whether it is the file that `path` names; a Mac writes ü in a name as u and ¨.
    #[must_use]
    pub fn is_at(&self, path: &SourcePath) -> bool {
        self.source == *path || self.source.as_str().nfc().eq(path.as_str().nfc())
    }

    /// The file's own name, for link texts and downloads.
    #[must_use]
    pub fn own_name(&self) -> &str {
        self.source.as_str().rsplit('/').next().unwrap_or_default()
    }

    /// The extension in lower case.
    #[must_use]
    pub fn extension(&self) -> &str {
        self.name.rsplit_once('.').map_or("", |(_, extension)| extension)
    }
}

/// The types of files a site may publish: none of them runs on its origin.
pub(crate) const TYPES: &[&str] = &[
    "pdf", "ofd", "doc", "docx", "xls", "xlsx", "ppt", "pptx", "wps", "et", "dps", "csv", "txt",
    "zip", "rar", "7z", "jpg", "jpeg", "png", "gif", "webp",
];

/// Looks a file up: [`crate::source::Folder::facts`], or a stand-in.
pub(crate) type LookUp<'a> = dyn Fn(&SourcePath) -> Result<FileFacts, FileFault> + Sync + 'a;

/// One wish to publish a file.
struct Wish {
    path: SourcePath,
    title: Option<Box<str>>,
    name: Option<Box<str>>,
    at: Range<u32>,
    is_shown: bool,
}

/// The files of a document: attachments in order, then files linked or shown
/// in the text by first appearance; one source file counts once.
#[must_use]
pub(crate) fn collect(
    source: &SourcePath,
    attachments: &[Attachment],
    (text_links, body_start): (&[Link], u32),
    facts: &LookUp<'_>,
) -> (Vec<PublishedFile>, Vec<FieldError>) {
    let mut field_errors = Vec::new();
    let mut wishes: Vec<Wish> = Vec::new();
    for attachment in attachments {
        let at = attachment.span.clone();
        if links::is_host(&attachment.file) || attachment.file.contains("://") {
            let kind = FieldErrorKind::FileMissing(attachment.file.to_string());
            field_errors.push(FieldError { at, kind });
            continue;
        }
        match links::relative_path(source, &attachment.file) {
            RelativePath::Path(path) => {
                let (title, name) = (Some(attachment.title.clone()), attachment.name.clone());
                wishes.push(Wish { path, title, name, at, is_shown: false });
            }
            RelativePath::Outside => {
                field_errors.push(FieldError { at, kind: FieldErrorKind::FileOutside });
            }
            RelativePath::Nothing => {
                let kind = FieldErrorKind::FileMissing(attachment.file.to_string());
                field_errors.push(FieldError { at, kind });
            }
        }
    }
    for link in text_links {
        if let LinkTarget::File(path) = links::target(source, &link.target) {
            let at = moved(&link.range, body_start);
            let is_shown = link.kind == LinkKind::Image;
            wishes.push(Wish { path, title: None, name: None, at, is_shown });
        }
    }
    let mut files: Vec<PublishedFile> = Vec::new();
    let mut seen: HashSet<SourcePath> = HashSet::new();
    for wish in wishes {
        // A file that cannot be published is reported once, like one that can is published once.
        if seen.insert(wish.path.clone()) {
            publish(wish, &mut files, facts, &mut field_errors);
        } else if wish.is_shown
            && let Some(file) = files.iter_mut().find(|file| file.source == wish.path)
        {
            file.is_shown = true;
        }
    }
    (files, field_errors)
}

/// The files that `text`, which cannot be read as front matter, may name: whatever in it ends like
/// a file and is one.
#[must_use]
pub(crate) fn mentioned(source: &SourcePath, text: &str, facts: &LookUp<'_>) -> Vec<PublishedFile> {
    let is_file = |piece: &&str| {
        let extension = piece.rsplit_once('.').map(|(_, extension)| extension.to_ascii_lowercase());
        extension.is_some_and(|extension| TYPES.contains(&extension.as_str()))
    };
    let pieces = text.split(|one: char| "\n\r[]{}()（）【】,，、:：\"'“”‘’<>".contains(one));
    // A key or the mark of a list may stand before it, and a name may hold blanks.
    let names = pieces.map(str::trim).flat_map(|piece| {
        let last = piece.rsplit_once(char::is_whitespace).map(|(_, last)| last);
        std::iter::once(piece).chain(last)
    });
    let attachment =
        |name: &str| Attachment { title: name.into(), file: name.into(), name: None, span: 0..0 };
    let attachments: Vec<Attachment> = names.filter(is_file).map(attachment).collect();
    collect(source, &attachments, (&[], 0), facts).0
}

/// A range of the body as bytes of the file.
#[must_use]
pub(crate) fn moved(range: &Range<usize>, body_start: u32) -> Range<u32> {
    let at = |byte: usize| body_start.saturating_add(offset(byte));
    at(range.start)..at(range.end)
}

fn publish(
    mut wish: Wish,
    files: &mut Vec<PublishedFile>,
    facts: &LookUp<'_>,
    field_errors: &mut Vec<FieldError>,
) {
    let own = wish.path.as_str().rsplit('/').next().unwrap_or_default().to_owned();
    let (stem, extension) = own.rsplit_once('.').unwrap_or((own.as_str(), ""));
    let extension = extension.to_ascii_lowercase();
    let mut fault = |kind| field_errors.push(FieldError { at: wish.at.clone(), kind });
    if !TYPES.contains(&extension.as_str()) {
        return fault(FieldErrorKind::FileType { name: own.clone(), extension });
    }
    let mut found = facts(&wish.path);
    if found == Err(FileFault::Missing) {
        // A Mac writes ü as u and ¨, and names look the same.
        let [composed, decomposed] =
            [wish.path.as_str().nfc().collect::<String>(), wish.path.as_str().nfd().collect()];
        let spelt = [composed, decomposed].map(SourcePath::new);
        for path in spelt.into_iter().filter(|path| *path != wish.path) {
            if let Ok(other) = facts(&path) {
                (found, wish.path) = (Ok(other), path);
                break;
            }
        }
    }
    let found = match found {
        Ok(found) => found,
        Err(FileFault::Missing) => {
            return fault(FieldErrorKind::FileMissing(wish.path.to_string()));
        }
        Err(FileFault::Outside) => return fault(FieldErrorKind::FileOutside),
    };
    let name = match &wish.name {
        Some(kept) => match kept_name(kept, &extension) {
            Some(name) => name,
            None => {
                return fault(FieldErrorKind::FileName { name: kept.to_string(), taken: false });
            }
        },
        None if can_stand(stem) => format!("{stem}.{extension}"),
        None => format!("a{}.{extension}", files.len() + 1),
    };
    if files.iter().any(|file| file.name.eq_ignore_ascii_case(&name)) {
        return fault(FieldErrorKind::FileName { name, taken: true });
    }
    let Wish { path: source, title, at, is_shown, .. } = wish;
    files.push(PublishedFile { source, name: name.into(), title, facts: found, at, is_shown });
}

/// The name to keep, with or without its extension.
fn kept_name(kept: &str, extension: &str) -> Option<String> {
    let stem = kept.strip_suffix(&format!(".{extension}")).unwrap_or(kept);
    can_stand(stem).then(|| format!("{stem}.{extension}"))
}

/// `[A-Za-z0-9][A-Za-z0-9_-]*`, and no device name of Windows.
fn can_stand(stem: &str) -> bool {
    stem.starts_with(|first: char| first.is_ascii_alphanumeric())
        && stem.bytes().all(|byte| byte.is_ascii_alphanumeric() || b"_-".contains(&byte))
        && !crate::model::identifier::is_device_name(stem)
}

#[cfg(test)]
mod tests {
    use std::sync::Mutex;
    use std::time::{Duration, Instant};

    use super::*;

    /// How long it takes to look for the files of `count` links, each there twice.
    #[expect(clippy::disallowed_methods, reason = "how the time grows is what is tested")]
    fn cost(count: usize) -> Duration {
        let link = |at: usize| Link {
            target: format!("f{}.pdf", at / 2),
            text: String::new(),
            range: 0..0,
            kind: LinkKind::Link,
        };
        let links: Vec<Link> = (0..count * 2).map(link).collect();
        let asked = Mutex::new(Vec::new());
        let facts = |path: &SourcePath| {
            asked.lock().expect("one thread").push(path.clone());
            Err(FileFault::Missing)
        };
        let source = SourcePath::new("content/replies/a.md");
        let started = Instant::now();
        let (files, errors) = collect(&source, &[], (&links, 0), &facts);
        let took = started.elapsed();
        assert!(files.is_empty());
        assert_eq!(errors.len(), count);
        assert_eq!(asked.into_inner().expect("one thread").len(), count);
        took
    }

    #[test]
    fn each_file_is_looked_up_once_and_not_among_all_others() {
        let least = |count| (0..3).map(|_| cost(count)).min().unwrap_or_default();
        let (few, many) = (least(2000), least(16_000));
        assert!(many < few * 20, "2000 {few:?}, 16000 {many:?}");
    }
}
