//! Which files an import reads, and which files of a folder it does not.

use std::fs;
use std::path::{Component, Path, PathBuf};

use percent_encoding::percent_decode_str;

use super::report::shown;
use crate::diagnostic::{Bilingual, Diagnostic, Severity, SourcePath};
use crate::import::{self, importer_for};

/// Folders deeper than this are not looked into.
const DEPTH: usize = 16;

/// How many names of files one finding lists.
const MOST_NAMES: usize = 8;

/// A picture beside a page is not larger than this.
const LARGEST: u64 = 16 << 20;

/// What there is to read, and what of a folder is passed over.
#[derive(Default)]
pub(super) struct Found {
    pub(super) files: Vec<PathBuf>,
    /// Of each folder that is named, the files that nothing reads.
    passed: Vec<(PathBuf, Vec<String>)>,
    /// Folders that could not be looked into, and why.
    closed: Vec<(PathBuf, Bilingual)>,
}

/// The files to import: those that are named, and those of a kind that an importer reads, or
/// that is told what to do about, in the folders that are named.
pub(super) fn of(named: &[PathBuf]) -> Found {
    let mut found = Found::default();
    for path in named {
        if !path.is_dir() {
            found.files.push(path.clone());
            continue;
        }
        let (before, told) = (found.files.len(), found.closed.len());
        let mut passed = Vec::new();
        found.within(path, 0, &mut passed);
        // A folder without any is told like a file that cannot be read.
        if found.files.len() == before && found.closed.len() == told {
            found.files.push(path.clone());
        }
        if !passed.is_empty() {
            found.passed.push((path.clone(), passed));
        }
    }
    found
}

impl Found {
    fn within(&mut self, folder: &Path, depth: usize, passed: &mut Vec<String>) {
        if depth > DEPTH {
            let why = Bilingual::new(
                format!("目录嵌套超过 {DEPTH} 层，里面的文件没有看"),
                format!("the folder is more than {DEPTH} levels down and was not looked into"),
            );
            self.closed.push((folder.to_owned(), why));
            return;
        }
        let entries = fs::read_dir(folder).and_then(Iterator::collect::<Result<Vec<_>, _>>);
        let mut entries = match entries {
            Ok(entries) => entries,
            Err(cause) => {
                let why = Bilingual::new(
                    format!("目录打不开：{cause}"),
                    format!("the folder cannot be read: {cause}"),
                );
                self.closed.push((folder.to_owned(), why));
                return;
            }
        };
        entries.sort_by_key(fs::DirEntry::file_name);
        for entry in entries {
            let path = entry.path();
            let kind = entry.file_type().ok();
            // A link may lead back to where it stands.
            if kind.is_some_and(|kind| kind.is_dir()) && !is_of_page(&path) {
                self.within(&path, depth + 1, passed);
            } else if kind.is_some_and(|kind| kind.is_file()) && is_candidate(&path) {
                self.files.push(path);
            } else {
                passed.push(entry.file_name().to_string_lossy().into_owned());
            }
        }
    }

    /// What was passed over, one line a folder.
    pub(super) fn findings(&self) -> Vec<Diagnostic> {
        let passed = self.passed.iter().map(|(folder, names)| {
            let count = names.len();
            let more = if count > MOST_NAMES { " …" } else { "" };
            let listed = names.iter().take(MOST_NAMES).cloned().collect::<Vec<_>>().join("、");
            let message = Bilingual::new(
                format!("目录里另有 {count} 项没有读（不是能导入的文件，或者是网页附带的目录、链接）：{listed}{more}"),
                format!("{count} other files, folders of saved pages or links of the folder were not read: {listed}{more}"),
            );
            let help = Bilingual::new(
                "其中有答复的，请另存为 .txt、.docx 或 .html，再导入",
                "save those that are replies as .txt, .docx or .html and import them",
            );
            finding(folder, Severity::Hint, message, help)
        });
        let closed = self.closed.iter().map(|(folder, why)| {
            let help = Bilingual::new(
                "请核对读取权限，或者单独导入这个目录",
                "check the permission to read it, or import this folder by itself",
            );
            finding(folder, Severity::Error, why.clone(), help)
        });
        passed.chain(closed).collect()
    }
}

fn finding(folder: &Path, severity: Severity, message: Bilingual, help: Bilingual) -> Diagnostic {
    let path = SourcePath::new(shown(folder));
    Diagnostic { rule: import::UNREAD, severity, path, span: 0..0, message, help }
}

/// Whether a file in a folder may be a reply: one that an importer reads, or that is told what
/// to do about; not what Word leaves while it is open.
fn is_candidate(path: &Path) -> bool {
    const OTHERS: &[&str] = &["doc", "wps", "pdf", "ofd", "rtf", "odt"];
    let name = path.file_name().unwrap_or_default().to_string_lossy();
    let ending = path.extension().unwrap_or_default().to_string_lossy().to_ascii_lowercase();
    !name.starts_with(['.', '~'])
        && (importer_for(path).is_some() || OTHERS.contains(&ending.as_str()))
}

/// Whether a folder holds what a browser saved beside a page: `page_files`, `page.files`.
fn is_of_page(folder: &Path) -> bool {
    let name = folder.to_string_lossy();
    let stem = name.strip_suffix("_files").or_else(|| name.strip_suffix(".files"));
    stem.is_some_and(|stem| {
        ["html", "htm", "shtml"]
            .iter()
            .any(|ending| Path::new(&format!("{stem}.{ending}")).is_file())
    })
}

/// The file at `target`, an address relative to the page at `page`, below the page's folder.
pub(super) fn beside(page: &Path, target: &str) -> Option<Vec<u8>> {
    let bare = target.split(['?', '#']).next()?;
    let decoded = percent_decode_str(bare).decode_utf8().ok()?;
    let relative = Path::new(&*decoded);
    let is_inside =
        relative.components().all(|part| matches!(part, Component::Normal(_) | Component::CurDir));
    let folder = page.parent()?;
    // Nothing that a link leads to is taken along.
    let is_real = || {
        let mut path = folder.to_owned();
        relative.components().all(|part| {
            path.push(part);
            path.symlink_metadata().is_ok_and(|found| !found.is_symlink())
        })
    };
    if !is_inside || decoded.is_empty() || decoded.contains(['\\', ':']) || !is_real() {
        return None;
    }
    let path = folder.join(relative);
    let size = path.metadata().ok().filter(fs::Metadata::is_file)?.len();
    if size > LARGEST { None } else { fs::read(path).ok() }
}
