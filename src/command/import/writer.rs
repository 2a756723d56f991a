//! Drafts are written beside what is there; never over it.

use std::cell::RefCell;
use std::collections::BTreeSet;
use std::ffi::OsStr;
use std::fs::{self, File};
use std::path::{Path, PathBuf};

use super::report::{Report, shown};
use super::urls::Urls;
use crate::archive::proposal::{propose_folder, propose_id};
use crate::cli::Import;
use crate::command::Error;
use crate::command::console::Console;
use crate::command::destination::Bounds;
use crate::diagnostic::{Bilingual, Diagnostic, SourcePath};
use crate::import::Draft;
use crate::publish;
use crate::site::Site;

/// Writes a file that is not there yet.
fn add(path: &Path, bytes: &[u8]) -> Result<(), Error> {
    let failed = |cause| Error::File { path: path.to_path_buf(), cause };
    if let Some(folder) = path.parent() {
        fs::create_dir_all(folder).map_err(failed)?;
    }
    // Refuses a file that came into being meanwhile.
    match File::create_new(path) {
        Err(_) if is_left(path, bytes) => {}
        created => drop(created.map_err(failed)?),
    }
    publish::write_whole(path, |out| out.write_all(bytes)).map_err(failed)
}

/// Whether a run that was stopped left the file at `path` on its way to `bytes`.
fn is_left(path: &Path, bytes: &[u8]) -> bool {
    fs::read(path).is_ok_and(|there| there.is_empty() || there == bytes)
}

/// Whether there is a file at `path` that somebody wrote.
fn is_written(path: &Path) -> bool {
    fs::metadata(path).is_ok_and(|file| file.len() > 0)
}

/// Whether `folder` holds anything but what a run that was stopped left of `files`.
fn holds_others(folder: &Path, files: &[(String, Vec<u8>)]) -> bool {
    let Ok(entries) = fs::read_dir(folder) else { return folder.exists() };
    let is_left = |name: &OsStr, path: &Path| {
        let own = files.iter().find(|file| name == file.0.as_str());
        own.map_or_else(|| name == "index.md" && is_left(path, &[]), |own| is_left(path, &own.1))
    };
    entries.flatten().any(|entry| !is_left(&entry.file_name(), &entry.path()))
}

/// Writes drafts beside what is there; never over it.
pub(super) struct Writer<'a> {
    site: &'a Site,
    into: Option<PathBuf>,
    taken: BTreeSet<String>,
    urls: Option<Urls>,
    console: Console,
}

impl<'a> Writer<'a> {
    pub(super) fn new(site: &'a Site, verb: &Import, console: Console) -> Result<Self, Error> {
        let bounds = Bounds::of(&site.folder);
        let into = verb.into.as_ref().map(|into| bounds.drafts("--into", into)).transpose()?;
        let entries = site.archive.entries.iter().chain(&site.archive.unpublished);
        // What a run that was stopped left is nobody's.
        let is_left = |path: &SourcePath| !is_written(&site.folder.root().join(path.as_str()));
        let entries = entries.filter(|entry| !is_left(entry.source()));
        let taken = entries.map(|entry| entry.reply.id.to_string()).collect();
        let urls = verb.urls.as_deref().map(|urls| Urls::read(urls, &site.config)).transpose()?;
        Ok(Self { site, into, taken, urls, console })
    }

    /// Tells the addresses of `--urls` that belong to no page.
    pub(super) fn tell_rest(&self) {
        if let Some(urls) = &self.urls {
            urls.tell_rest(self.console);
        }
    }

    /// Writes `draft`, made from the page `name`, unless it is there word for word; the rules
    /// look at what was written.
    pub(super) fn write(
        &mut self,
        draft: &Draft,
        name: &str,
        report: &mut Report,
    ) -> Result<(), Error> {
        report.drafts += 1;
        let root = self.site.folder.root();
        let folder = match &self.into {
            Some(into) => into.clone(),
            None => root.join("content").join(propose_folder(&draft.id_parts)),
        };
        let mut text = draft.markdown(self.console.language);
        if let Some(urls) = &mut self.urls {
            text = urls.filled(name, draft, text);
        }
        // A reply with files has a folder of its own.
        let file = |id: &str| match draft.files.as_slice() {
            [] => folder.join(format!("{id}.md")),
            _ => folder.join(id).join("index.md"),
        };
        let place = |path: &Path| shown(path.strip_prefix(root).unwrap_or(path));
        let is_taken = |id: &str| {
            self.taken.contains(id)
                || holds_others(&folder.join(id), &draft.files)
                || is_written(&folder.join(format!("{id}.md")))
        };
        let present: Vec<PathBuf> = self.present(draft, file, is_taken);
        let has_text = |path: &&PathBuf| fs::read_to_string(path).is_ok_and(|there| there == text);
        if let Some(present) = present.iter().find(has_text).or(present.first()) {
            let is_same = has_text(&present);
            report.again(name, &place(present), is_same);
            if is_same {
                return Ok(());
            }
        }
        let id = propose_id(&draft.id_parts, &is_taken);
        let path = file(&id);
        for (name, bytes) in &draft.files {
            add(&path.with_file_name(name), bytes)?;
        }
        add(&path, text.as_bytes())?;
        self.taken.insert(id);
        report.written += 1;
        let shown = place(&path);
        self.console.note(&Bilingual::new(format!("写入 {shown}"), format!("wrote {shown}")));
        self.check(&shown, text, report);
        Ok(())
    }

    /// The files that hold this reply already: those under the ids it would have, and those
    /// with its document number. A page that names neither document nor case is like many.
    fn present(
        &self,
        draft: &Draft,
        file: impl Fn(&str) -> PathBuf,
        is_taken: impl Fn(&str) -> bool,
    ) -> Vec<PathBuf> {
        let parts = &draft.id_parts;
        if parts.doc_number.is_none() && parts.number.is_none() {
            return Vec::new();
        }
        let tried = RefCell::new(Vec::new());
        let free = propose_id(parts, &|id| {
            tried.borrow_mut().push(file(id));
            is_taken(id)
        });
        let free = file(&free);
        let mut found = tried.into_inner();
        found.retain(|path| *path != free && is_written(path));
        let archive = &self.site.archive;
        let entries = archive.entries.iter().chain(&archive.unpublished);
        let same = entries.filter(|entry| {
            let number = entry.reply.doc_number.as_ref().and_then(|one| one.number.as_ref());
            number.is_some() && number == parts.doc_number.as_ref()
        });
        let root = self.site.folder.root();
        found.extend(same.map(|entry| root.join(entry.source().as_str())));
        found
    }

    /// What the rules say of a draft, besides what its import has said.
    fn check(&self, shown: &str, text: String, report: &mut Report) {
        let path = SourcePath::new(shown);
        let found = self.site.read_reply(&path, text.as_bytes()).1;
        // Import says these with the entry to add, or with what stands on the page.
        let told = ["front-matter/unconfirmed", "dept/unknown", "session/unknown-body"];
        let told = |finding: &Diagnostic| told.contains(&finding.rule);
        report.findings.extend(found.into_iter().filter(|finding| !told(finding)));
        report.texts.insert(path, text);
    }
}
