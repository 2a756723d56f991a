//! Where a command writes besides the site: never over a source, into a published
//! site, or over a file of somebody else. Asked before anything else is done.

use std::fs;
use std::path::{Path, PathBuf};

use super::Error;
use super::outcome::OUTPUT;
use crate::config::FILE;
use crate::diagnostic::Bilingual;
use crate::publish::{self, find_manifest, reserved_folder};
use crate::source::Folder;

/// A file that an option names, found fit to be written.
pub(super) struct Destination {
    /// The option, for messages.
    option: &'static str,
    /// Where it stands, `..` and links resolved.
    place: PathBuf,
    /// Whether such bytes were written by dafu, so that they may be replaced.
    is_ours: fn(&[u8]) -> bool,
}

impl Destination {
    /// The file `path`, which `option` names, in a folder that exists.
    pub(super) fn file(
        option: &'static str,
        path: &Path,
        bounds: &Bounds<'_>,
        is_ours: fn(&[u8]) -> bool,
    ) -> Result<Self, Error> {
        bounds.file(option, path)?;
        Self::new(option, path, bounds, is_ours)
    }

    /// The file `path`, which `option` names; its folder is still to be made, perhaps.
    pub(super) fn new(
        option: &'static str,
        path: &Path,
        bounds: &Bounds<'_>,
        is_ours: fn(&[u8]) -> bool,
    ) -> Result<Self, Error> {
        let place = bounds.admit(option, path)?;
        if place.is_dir() {
            return Err(refused(
                option,
                path,
                "这是目录，请写文件名",
                "it is a folder: name a file",
            ));
        }
        let destination = Self { option, place, is_ours };
        destination.present()?;
        Ok(destination)
    }

    pub(super) fn place(&self) -> &Path {
        &self.place
    }

    /// What stands there now; an error where that is of somebody else.
    fn present(&self) -> Result<Option<Vec<u8>>, Error> {
        let refuse = |zh: &str, en: &str| Err(refused(self.option, &self.place, zh, en));
        match fs::metadata(&self.place) {
            Err(_) => return Ok(None),
            Ok(metadata) if !metadata.is_file() => {
                return refuse(
                    "这里不是普通文件，请换一个文件名",
                    "it is not a file: name another",
                );
            }
            Ok(_) => {}
        }
        let bytes = fs::read(&self.place).map_err(|cause| self.failed(cause))?;
        if bytes.is_empty() || (self.is_ours)(&bytes) {
            return Ok(Some(bytes));
        }
        refuse(
            "这里已经有一个别的文件，不能盖掉它。请换一个文件名；不要它了的，请先删去",
            "there is another file, which is left alone: name another, or delete that one first",
        )
    }

    /// Writes `bytes`, whole or not at all; a file that holds them already is left alone.
    pub(super) fn write(&self, bytes: &[u8]) -> Result<(), Error> {
        if self.present()?.is_some_and(|present| present == bytes) {
            return Ok(());
        }
        publish::write_whole(&self.place, |out| out.write_all(bytes))
            .map_err(|cause| self.failed(cause))
    }

    fn failed(&self, cause: std::io::Error) -> Error {
        Error::File { path: self.place.clone(), cause }
    }
}

/// What must not be written into.
pub(super) struct Bounds<'a> {
    root: &'a Path,
    /// The folder that a build publishes into.
    output: PathBuf,
}

impl<'a> Bounds<'a> {
    /// Those of the site in `folder`, published into its usual place.
    pub(super) fn of(folder: &'a Folder) -> Self {
        Self::with_output(folder, folder.root().join(OUTPUT))
    }

    /// The same, where it is published into `output`.
    pub(super) fn with_output(folder: &'a Folder, output: PathBuf) -> Self {
        Self { root: folder.root(), output }
    }

    /// Where the folder `path`, which `option` names, stands or will stand.
    pub(super) fn folder(&self, option: &'static str, path: &Path) -> Result<PathBuf, Error> {
        let place = self.admit(option, path)?;
        if place.exists() && !place.is_dir() {
            return Err(refused(
                option,
                path,
                "这是文件，请写目录名",
                "it is a file: name a folder",
            ));
        }
        Ok(place)
    }

    /// Where the file `path`, which `option` names, may stand: in a folder that exists.
    pub(super) fn file(&self, option: &'static str, path: &Path) -> Result<PathBuf, Error> {
        let place = self.admit(option, path)?;
        if place.parent().is_some_and(Path::is_dir) {
            return Ok(place);
        }
        let (zh, en) = ("没有放它的目录，请先建立", "its folder does not exist: create it first");
        Err(refused(option, path, zh, en))
    }

    /// The folder `path`, which `option` names, if drafts of replies may be added to it: one
    /// among the replies, or one that is no part of a site.
    pub(super) fn drafts(&self, option: &'static str, path: &Path) -> Result<PathBuf, Error> {
        let resolved = |path: &Path| {
            publish::resolved(path).map_err(|cause| Error::File { path: path.to_owned(), cause })
        };
        let place = resolved(path)?;
        if place.is_dir() || !place.exists() {
            let replies = resolved(&self.root.join("content/replies"))?;
            if place.starts_with(replies) {
                return Ok(place);
            }
        }
        self.folder(option, path)
    }

    /// Where `path` stands, `..` and links resolved, unless nothing may be written there.
    fn admit(&self, option: &'static str, path: &Path) -> Result<PathBuf, Error> {
        let failed = |cause| Error::File { path: path.to_owned(), cause };
        let place = publish::resolved(path).map_err(failed)?;
        // The sources of another site are sources too.
        let sites = place.ancestors().skip(1).filter(|folder| folder.join(FILE).is_file());
        for root in sites.chain([self.root]) {
            let name = match reserved_folder(root, &place).map_err(failed)? {
                Some(name) => format!("{name}/"),
                None if is_configuration(root, &place) => FILE.to_owned(),
                None => continue,
            };
            return Err(refused(
                option,
                path,
                &format!("{name} 由人编辑或归本工具自用，不能写到这里，请换一个位置"),
                &format!("dafu does not write to {name}: name another place"),
            ));
        }
        if self.is_published(&place)? {
            return Err(refused(
                option,
                path,
                "这是发布网站的目录，里面只放网站的文件，请换一个位置",
                "a site is published there, and nothing else belongs in it: name another place",
            ));
        }
        Ok(place)
    }

    /// Whether `place` is, or lies in, a folder that a site is published into.
    fn is_published(&self, place: &Path) -> Result<bool, Error> {
        let resolved = |path: &Path| {
            publish::resolved(path).map_err(|cause| Error::File { path: path.to_owned(), cause })
        };
        for output in [&self.output, &self.root.join(OUTPUT)] {
            if place.starts_with(resolved(output)?) {
                return Ok(true);
            }
        }
        // Another output folder is known by the manifest in it.
        let manifest = |folder: &Path| find_manifest(&folder.join(publish::MANIFEST));
        Ok(place.ancestors().any(|folder| manifest(folder).is_ok_and(|found| found.is_some())))
    }
}

/// Whether `place` is the configuration of the site in `root`, in any spelling.
fn is_configuration(root: &Path, place: &Path) -> bool {
    let below = place.strip_prefix(root).ok();
    below.is_some_and(|name| name.as_os_str().eq_ignore_ascii_case(FILE))
}

fn refused(option: &str, path: &Path, zh: &str, en: &str) -> Error {
    let shown = path.display();
    Error::Argument(Bilingual::new(
        format!("{option} {shown}：{zh}"),
        format!("{option} {shown}: {en}"),
    ))
}
