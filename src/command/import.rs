//! `dafu import`: published pages to drafts under `content/replies/`.

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
use crate::diagnostic::{Bilingual, Diagnostic, SourcePath};
use crate::import::importers::IMPORTERS;
use crate::import::{Draft, Foreign, Imported, importer_for};
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
    let mut written = 0;
    let (mut texts, mut findings) = (BTreeMap::new(), Vec::new());
    for path in &verb.files {
        let imported = read(path, verb, &site)?;
        for draft in &imported.drafts {
            writer.write(draft)?;
            written += 1;
        }
        findings.extend(imported.findings);
        texts.insert(SourcePath::new(shown(path)), imported.text);
    }
    // One report of all files: the forms for programs hold one document each.
    print(&check::sorted(findings), &texts, verb.report.format, console)?;
    if written == 0 {
        console.note(&Bilingual::new(
            "没有认出任何答复，没有写入文件",
            "nothing was recognised, nothing written",
        ));
        return Ok(Outcome::Findings);
    }
    console.note(&Bilingual::new(
        "下一步：对照原文核对稿件，填好标有“待核对”的各项，运行 dafu check；没有问题后把“状态: 草稿”改成“状态: 有效”",
        "next: check the drafts against the original, fill in what says 待核对, run dafu check",
    ));
    Ok(Outcome::Done)
}

fn read(path: &Path, verb: &Import, site: &Site) -> Result<Imported, Error> {
    let importer = importer_for(path).ok_or_else(|| {
        let known: Vec<&str> =
            IMPORTERS.iter().flat_map(|importer| importer.extensions).copied().collect();
        let known = known.join("、.");
        Error::Argument(Bilingual::new(
            format!("{} 的格式认不出来，能转换的有 .{known}", path.display()),
            format!("{}: no importer for this kind of file; known: .{known}", path.display()),
        ))
    })?;
    let bytes = fs::read(path).map_err(|cause| Error::File { path: path.to_owned(), cause })?;
    let name = shown(path);
    let foreign = Foreign { name: &name, bytes: &bytes, encoding: verb.encoding.as_deref() };
    Ok((importer.import)(&foreign, &site.registers, &site.config))
}

fn print(
    findings: &[Diagnostic],
    texts: &BTreeMap<SourcePath, String>,
    format: ReportFormat,
    console: Console,
) -> Result<(), Error> {
    let sources = Sources {
        read: &|path| texts.get(path).map(|text| text.clone().into_bytes()),
        prefix: "",
        rule: &console::rule_text,
    };
    console::findings_in(findings, format, &sources, console)
}

/// A path as findings name it.
fn shown(path: &Path) -> String {
    path.to_string_lossy().replace('\\', "/")
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

    fn write(&mut self, draft: &Draft) -> Result<(), Error> {
        let root = self.site.folder.root();
        let folder = match &self.into {
            Some(into) => into.clone(),
            None => root.join("content").join(propose_folder(&draft.id_parts)),
        };
        let file = |id: &str| folder.join(format!("{id}.md"));
        let id = propose_id(&draft.id_parts, &|id| self.taken.contains(id) || file(id).exists());
        let path = file(&id);
        let failed = |cause| Error::File { path: path.clone(), cause };
        fs::create_dir_all(&folder).map_err(failed)?;
        // Refuses a file that came into being meanwhile.
        File::create_new(&path).map_err(failed)?;
        let text = draft.markdown(self.console.language);
        publish::write_whole(&path, |out| out.write_all(text.as_bytes())).map_err(failed)?;
        self.taken.insert(id);
        let shown = shown(path.strip_prefix(root).unwrap_or(&path));
        self.console.note(&Bilingual::new(format!("写入 {shown}"), format!("wrote {shown}")));
        Ok(())
    }
}
