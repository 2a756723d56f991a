//! `dafu import`: published pages to drafts under `content/replies/`, each checked by the rules
//! that `check` goes by.

use std::cell::RefCell;
use std::collections::{BTreeMap, BTreeSet};
use std::fs::{self, File};
use std::path::{Path, PathBuf};

use super::Error;
use super::console::{self, Console};
use super::destination::Bounds;
use super::environment::Environment;
use super::load;
use super::outcome::Outcome;
use crate::archive::proposal::{propose_folder, propose_id};
use crate::check;
use crate::cli::Import;
use crate::diagnostic::{Bilingual, Diagnostic, Severity, SourcePath};
use crate::import::importers::IMPORTERS;
use crate::import::{self, Draft, Foreign, Imported, importer_for};
use crate::publish;
use crate::report::ReportFormat;
use crate::report::Sources;
use crate::site::Site;

pub(super) fn run(verb: &Import, environment: &Environment) -> Result<Outcome, Error> {
    let folder = environment.folder()?;
    let options = Environment::options(None, None)?;
    let Some(site) = load::site(&folder, &options, verb.report.format, environment)? else {
        return Ok(Outcome::Failed);
    };
    let console = environment.console(Some(&site.config.language));
    let mut writer = Writer::new(&site, verb, console)?;
    let mut report = Report::default();
    let done: Result<(), Error> = verb.files.iter().try_for_each(|path| {
        let imported = read(path, verb, &site);
        let mut drafts = imported.drafts.iter();
        let done = drafts.try_for_each(|draft| writer.write(draft, &shown(path), &mut report));
        report.add(&shown(path), imported.findings, imported.text);
        done
    });
    // One report of all files: the forms for programs hold one document each.
    report.print(verb.report.format, console)?;
    done?;
    if report.drafts == 0 {
        console.note(&Bilingual::new(
            "没有认出任何答复，没有写入文件",
            "nothing was recognised, so nothing was written",
        ));
        return Ok(Outcome::Findings);
    }
    if report.written > 0 {
        console.note(&Bilingual::new(
            "下一步：对照原文核对稿件，填好标有“待核对”的各项，运行 dafu check；没有问题后把“状态: 草稿”改成“状态: 有效”",
            "next: check the drafts against the original, fill in what is marked 待核对, run dafu check",
        ));
    }
    Ok(Outcome::Done)
}

/// What the file at `path` holds; a file that cannot be read is a finding, and stops no other.
fn read(path: &Path, verb: &Import, site: &Site) -> Imported {
    let name = shown(path);
    let bytes = match fs::read(path) {
        Ok(bytes) => bytes,
        Err(cause) => {
            let findings = vec![import::unreadable(&name, &cause)];
            return Imported { findings, ..Imported::default() };
        }
    };
    let Some(importer) = importer_for(path) else {
        let known: Vec<_> = IMPORTERS.iter().flat_map(|one| one.extensions).copied().collect();
        let findings = vec![import::unknown_kind(&name, &bytes, &known)];
        return Imported { findings, ..Imported::default() };
    };
    let foreign = Foreign { name: &name, bytes: &bytes, encoding: verb.encoding.as_deref() };
    (importer.import)(&foreign, &site.registers, &site.config)
}

/// Writes a file that is not there yet.
fn add(path: &Path, bytes: &[u8]) -> Result<(), Error> {
    let failed = |cause| Error::File { path: path.to_path_buf(), cause };
    if let Some(folder) = path.parent() {
        fs::create_dir_all(folder).map_err(failed)?;
    }
    // Refuses a file that came into being meanwhile.
    File::create_new(path).map_err(failed)?;
    publish::write_whole(path, |out| out.write_all(bytes)).map_err(failed)
}

/// A path as findings name it.
fn shown(path: &Path) -> String {
    path.to_string_lossy().replace('\\', "/")
}

/// What is said of all files together.
#[derive(Default)]
struct Report {
    findings: Vec<Diagnostic>,
    /// The texts that the findings show lines of.
    texts: BTreeMap<SourcePath, String>,
    /// How many replies were recognised, and how many of them are new files.
    drafts: usize,
    written: usize,
}

impl Report {
    fn add(&mut self, name: &str, findings: Vec<Diagnostic>, text: String) {
        self.findings.extend(findings);
        self.texts.insert(SourcePath::new(name), text);
    }

    /// The same page is there already, in `place`: word for word, or worked on since.
    fn again(&mut self, name: &str, place: &str, is_same: bool) {
        let (zh, en) = if is_same {
            (
                format!("这一页已经导入过，稿件是 {place}，没有再写"),
                format!("this page was imported before: {place}; nothing was written"),
            )
        } else {
            (
                format!("这件答复已经有稿件 {place}，内容不同，另写了一份"),
                format!(
                    "there is already a file of this reply with a different text, {place}; a second one was written"
                ),
            )
        };
        let help = if is_same {
            Bilingual::new(
                "要重新导入的，请先删去那个文件",
                "to import it again, delete that file first",
            )
        } else {
            Bilingual::new("请核对后只留一份", "compare the two and keep only one")
        };
        self.findings.push(Diagnostic {
            rule: "import/again",
            severity: Severity::Warning,
            path: SourcePath::new(name),
            span: 0..0,
            message: Bilingual::new(zh, en),
            help,
        });
    }

    fn print(&self, format: ReportFormat, console: Console) -> Result<(), Error> {
        let sources = Sources {
            read: &|path| self.texts.get(path).map(|text| text.clone().into_bytes()),
            prefix: "",
            rule: &console::rule_text,
        };
        let findings = check::sorted(self.findings.clone());
        console::findings_in(&findings, format, &sources, console)
    }
}

/// Writes drafts beside what is there; never over it.
struct Writer<'a> {
    site: &'a Site,
    into: Option<PathBuf>,
    taken: BTreeSet<String>,
    console: Console,
}

impl<'a> Writer<'a> {
    fn new(site: &'a Site, verb: &Import, console: Console) -> Result<Self, Error> {
        let bounds = Bounds::of(&site.folder);
        let into = verb.into.as_ref().map(|into| bounds.drafts("--into", into)).transpose()?;
        let entries = site.archive.entries.iter().chain(&site.archive.unpublished);
        let taken = entries.map(|entry| entry.reply.id.to_string()).collect();
        Ok(Self { site, into, taken, console })
    }

    /// Writes `draft`, made from the page `name`, unless it is there word for word; the rules
    /// look at what was written.
    fn write(&mut self, draft: &Draft, name: &str, report: &mut Report) -> Result<(), Error> {
        report.drafts += 1;
        let root = self.site.folder.root();
        let folder = match &self.into {
            Some(into) => into.clone(),
            None => root.join("content").join(propose_folder(&draft.id_parts)),
        };
        let text = draft.markdown(self.console.language);
        // A reply with files has a folder of its own.
        let file = |id: &str| match draft.files.as_slice() {
            [] => folder.join(format!("{id}.md")),
            _ => folder.join(id).join("index.md"),
        };
        let place = |path: &Path| shown(path.strip_prefix(root).unwrap_or(path));
        let present: Vec<PathBuf> = self.present(draft, file);
        let has_text = |path: &&PathBuf| fs::read_to_string(path).is_ok_and(|there| there == text);
        if let Some(present) = present.iter().find(has_text).or(present.first()) {
            let is_same = has_text(&present);
            report.again(name, &place(present), is_same);
            if is_same {
                return Ok(());
            }
        }
        let is_there =
            |id: &str| folder.join(id).exists() || folder.join(format!("{id}.md")).exists();
        let id = propose_id(&draft.id_parts, &|id| self.taken.contains(id) || is_there(id));
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
    fn present(&self, draft: &Draft, file: impl Fn(&str) -> PathBuf) -> Vec<PathBuf> {
        let parts = &draft.id_parts;
        if parts.doc_number.is_none() && parts.number.is_none() {
            return Vec::new();
        }
        let tried = RefCell::new(Vec::new());
        let free = propose_id(parts, &|id| {
            tried.borrow_mut().push(file(id));
            file(id).exists()
        });
        let mut found = tried.into_inner();
        found.retain(|path| *path != file(&free));
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
