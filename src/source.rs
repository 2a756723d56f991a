//! The only reader of a site's folder: which files there are, and what they hold.

#![expect(clippy::disallowed_methods, reason = "the room that reads")]

mod again;
mod listing;
mod notes;
pub mod spool;
pub(crate) mod stamp;

pub(crate) use listing::Listing;
pub(crate) use notes::{Note, Notes};

use std::fs;
use std::io;
use std::path::{Path, PathBuf};

use crate::diagnostic::{Refusal, SourcePath};
use crate::digest::Digest;
use notes::Notebook;

/// A site's folder on disk.
#[derive(Clone, Debug)]
pub struct Folder {
    root: PathBuf,
    notes: Notebook,
}

/// What is known of a file that is to be published beside a page.
#[derive(Clone, Debug, PartialEq, Eq, serde::Serialize, serde::Deserialize)]
pub struct FileFacts {
    /// Its size in bytes.
    pub size: u64,
    /// SHA-256 of its bytes.
    pub sha256: Digest,
    /// Width and height in pixels, where it is an image.
    pub dimensions: Option<(u32, u32)>,
    /// Where it truly stands, if by another path than that it was asked for by.
    pub location: Option<SourcePath>,
}

impl FileFacts {
    /// Takes what is known of the file from its `bytes`.
    pub fn take(&mut self, bytes: &[u8]) {
        self.size = bytes.len() as u64;
        self.sha256 = Digest::of(bytes);
        self.dimensions = dimensions(imagesize::blob_size(bytes));
    }
}

/// Width and height that fit a page.
fn dimensions(size: imagesize::ImageResult<imagesize::ImageSize>) -> Option<(u32, u32)> {
    let size = size.ok()?;
    Some((u32::try_from(size.width).ok()?, u32::try_from(size.height).ok()?))
}

/// Why a file may not be published.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum FileFault {
    /// There is no such file, or it is empty.
    Missing,
    /// It stands outside `content/`, also by a symbolic link.
    Outside,
}

/// A file or folder that could not be read.
#[derive(Debug, thiserror::Error)]
#[error("{path}: {cause}")]
pub struct Error {
    /// The path, relative to the root where it stands below it.
    pub path: String,
    /// What the system said.
    pub cause: io::Error,
}

impl Folder {
    /// The folder at `root`.
    #[must_use]
    pub fn new(root: PathBuf) -> Self {
        Self { root, notes: Notebook::default() }
    }

    /// The nearest folder upward from `start` that holds a `dafu.yaml`.
    #[must_use]
    pub fn find(start: &Path) -> Option<Self> {
        let start = start.canonicalize().ok()?;
        start
            .ancestors()
            .find(|folder| folder.join(crate::config::FILE).is_file())
            .map(|folder| Self::new(folder.to_owned()))
    }

    /// The path of the folder, as it was given.
    #[must_use]
    pub fn root(&self) -> &Path {
        &self.root
    }

    /// Where `path` stands on disk.
    #[must_use]
    pub fn locate(&self, path: &SourcePath) -> PathBuf {
        self.root.join(path.as_str())
    }

    /// The bytes of a file.
    ///
    /// # Errors
    /// What the system said, with the path; also where it is no regular file, or a link out of `content/`.
    pub fn read(&self, path: &SourcePath) -> Result<Vec<u8>, Error> {
        let bytes = self.admit(path).and_then(fs::read);
        if let Ok(bytes) = &bytes {
            self.notes.bytes(path, || Digest::of(bytes));
        }
        bytes.map_err(|cause| Error { path: path.to_string(), cause })
    }

    /// Where `path` stands, if it may be read.
    fn admit(&self, path: &SourcePath) -> io::Result<PathBuf> {
        let location = self.locate(path);
        let found = fs::metadata(&location);
        self.notes.file(path, found.as_ref().ok());
        let found = found?;
        if !found.is_file() && !found.is_dir() {
            return Err(io::Error::other(Refusal::NoFile));
        }
        let is_document = path.as_str().ends_with(".md");
        if is_document && location.is_symlink() && !self.is_inside_content(path) {
            return Err(io::Error::other(Refusal::Outside));
        }
        Ok(location)
    }

    /// The text of a file, or `None` where there is no such file. Bytes that
    /// are not UTF-8 are replaced, so that reading it as YAML points at them.
    ///
    /// # Errors
    /// What the system said, with the path.
    pub fn read_text(&self, path: &SourcePath) -> Result<Option<String>, Error> {
        let bytes = self.read_if_present(path)?;
        Ok(bytes.map(|bytes| String::from_utf8_lossy(&bytes).into_owned()))
    }

    /// The bytes of a file, or `None` where there is no such file.
    ///
    /// # Errors
    /// What the system said, with the path.
    pub fn read_if_present(&self, path: &SourcePath) -> Result<Option<Vec<u8>>, Error> {
        match self.read(path) {
            Ok(bytes) => Ok(Some(bytes)),
            Err(error) if error.cause.kind() == io::ErrorKind::NotFound => Ok(None),
            Err(error) => Err(error),
        }
    }

    /// The documents of the site.
    ///
    /// # Errors
    /// The first folder that could not be read.
    pub fn list(&self) -> Result<Listing, Error> {
        let mut listing = Listing::default();
        let apart = ["content/replies", "content/pages"];
        for start in apart.into_iter().chain(["content", "themes"]) {
            let skipped = |path: &str| start == "content" && apart.contains(&path);
            for path in self.walk(start, usize::MAX, &skipped)? {
                let name = path.as_str().strip_prefix(start).unwrap_or_default();
                let is_markdown = has_extension(&path, "md");
                let list = match start {
                    "content/replies" if is_markdown => &mut listing.replies,
                    "content/pages" if is_markdown && !name[1..].contains('/') => {
                        &mut listing.articles
                    }
                    _ if self.locate(&path).is_dir() => &mut listing.links,
                    _ => &mut listing.others,
                };
                list.push(path);
            }
        }
        listing.others.extend(self.walk("", 1, &|_| false)?);
        // Documents that stand one folder too high, or in one that is misspelt.
        for stray in ["replies", "pages", "contents"] {
            let found = self.walk(stray, usize::MAX, &|_| false)?;
            listing.others.extend(found.into_iter().filter(|path| has_extension(path, "md")));
        }
        listing.others.sort();
        self.notes.listing(|| listing.digest());
        Ok(listing)
    }

    /// Every file below `folder` down to `depth`, with extension `extension`
    /// (any, where empty), sorted; hidden ones are not seen.
    ///
    /// # Errors
    /// The first folder that could not be read.
    pub fn files_below(
        &self,
        folder: &str,
        depth: usize,
        extension: &str,
    ) -> Result<Vec<SourcePath>, Error> {
        let mut found = self.walk(folder, depth, &|_| false)?;
        found.retain(|path| extension.is_empty() || has_extension(path, extension));
        Ok(found)
    }

    /// Every visible file below `folder` down to `depth`, sorted; folders that are `skipped`
    /// are not entered, and links to folders stand for themselves.
    fn walk(
        &self,
        folder: &str,
        depth: usize,
        skipped: &dyn Fn(&str) -> bool,
    ) -> Result<Vec<SourcePath>, Error> {
        let start = self.root.join(folder);
        if !start.is_dir() {
            return Ok(Vec::new());
        }
        let entered = |entry: &walkdir::DirEntry| {
            let hidden = || entry.file_name().to_string_lossy().starts_with('.');
            entry.depth() == 0 || !(hidden() || skipped(&self.relative(entry.path())))
        };
        let mut found = Vec::new();
        let walk = walkdir::WalkDir::new(&start).max_depth(depth).into_iter();
        for entry in walk.filter_entry(entered) {
            let entry = entry.map_err(|error| Error {
                path: error.path().map_or_else(|| folder.to_owned(), |path| self.relative(path)),
                cause: error.into(),
            })?;
            // What the walk starts from may be a link.
            if entry.depth() > 0 && !entry.file_type().is_dir() {
                found.push(SourcePath::new(self.relative(entry.path())));
            }
        }
        found.sort();
        Ok(found)
    }

    fn relative(&self, path: &Path) -> String {
        let inside = path.strip_prefix(&self.root).unwrap_or(path);
        inside.to_string_lossy().replace('\\', "/")
    }

    /// Whether `path` truly stands inside `content/`, symbolic links followed.
    #[must_use]
    pub fn is_inside_content(&self, path: &SourcePath) -> bool {
        let content = self.root.join("content").canonicalize();
        let target = self.locate(path).canonicalize();
        matches!((content, target), (Ok(content), Ok(target)) if target.starts_with(&content))
    }

    /// The path of what stands at `location`, symbolic links followed.
    fn true_path(&self, location: &Path) -> Option<SourcePath> {
        let (root, found) = (self.root.canonicalize().ok()?, location.canonicalize().ok()?);
        let inside = found.strip_prefix(root).ok()?;
        Some(SourcePath::new(inside.to_string_lossy().replace('\\', "/")))
    }

    /// What is known of a file that a page publishes. It is read once, in pieces.
    ///
    /// # Errors
    /// [`FileFault`], where the file may not be published.
    pub fn facts(&self, path: &SourcePath) -> Result<FileFacts, FileFault> {
        let location = self.locate(path);
        let found = fs::metadata(&location).ok();
        self.notes.file(path, found.as_ref());
        if !found.is_some_and(|found| found.is_file()) {
            return Err(FileFault::Missing);
        }
        if !self.is_inside_content(path) {
            return Err(FileFault::Outside);
        }
        let read = fs::File::open(&location).and_then(|mut file| Digest::of_reader(&mut file));
        let (size, sha256) = read.map_err(|_| FileFault::Missing)?;
        self.notes.bytes(path, || sha256);
        if size == 0 {
            return Err(FileFault::Missing);
        }
        let dimensions = dimensions(imagesize::size(&location));
        let location = self.true_path(&location).filter(|found| found != path);
        Ok(FileFacts { size, sha256, dimensions, location })
    }
}

fn has_extension(path: &SourcePath, extension: &str) -> bool {
    Path::new(path.as_str()).extension().is_some_and(|found| found == extension)
}
