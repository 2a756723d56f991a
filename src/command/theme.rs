//! `dafu theme`: files of the default theme, to begin one's own with.

use std::collections::BTreeMap;
use std::fs::{self, File};
use std::path::Path;

use super::Error;
use super::console::Console;
use super::environment::Environment;
use super::load;
use super::outcome::Outcome;
use crate::cli::{Export, Theme, ThemeVerb};
use crate::config::{DEFAULT_THEME, FILE, is_theme_name};
use crate::diagnostic::Bilingual;
use crate::publish;
use crate::report::ReportFormat;
use crate::theme::default_files;
use crate::yaml::shape::nearest;

/// The theme of a site that has none of its own yet.
const OWN: &str = "own";

pub(super) fn run(verb: &Theme, environment: &Environment) -> Result<Outcome, Error> {
    match &verb.verb {
        ThemeVerb::Export(verb) => export(verb, environment),
    }
}

fn export(verb: &Export, environment: &Environment) -> Result<Outcome, Error> {
    let folder = environment.folder()?;
    let options = Environment::options(None, None)?;
    let Some(site) = load::site(&folder, &options, ReportFormat::Text, environment)? else {
        return Ok(Outcome::Failed);
    };
    let console = environment.console(Some(&site.config.language));
    let present = &site.config.theme;
    let usual = if present == DEFAULT_THEME { OWN } else { present };
    let name = verb.name.as_deref().unwrap_or(usual);
    if !is_theme_name(name) || name == DEFAULT_THEME {
        return Err(Error::Argument(Bilingual::new(
            format!("--name {name}：主题的名称只用英文字母、数字、- 和 _，不能是 default"),
            format!("--name {name}: a theme is called by letters, digits, - and _, not `default`"),
        )));
    }
    let root = format!("themes/{name}");
    let place = folder.root().join(&root);
    let files = wanted(verb.file.as_deref())?;
    let (mut written, mut kept) = (0_usize, 0_usize);
    for (path, bytes) in files {
        let shown = format!("{root}/{path}");
        if write(&place.join(&path), bytes)? {
            written += 1;
            console.note(&Bilingual::new(format!("写入 {shown}"), format!("wrote {shown}")));
            continue;
        }
        if verb.file.is_some() {
            return Err(Error::Argument(Bilingual::new(
                format!("{shown} 已经有了，没有动它。要重新复制，请先把它改名或移走"),
                format!(
                    "{shown} is there already and is left alone: rename it or move it away first"
                ),
            )));
        }
        kept += 1;
    }
    closing_line((written, kept), name, present, console);
    Ok(Outcome::Done)
}

/// The files asked for: the one that `file` names, as `docs/theme.md` does or with `default/`
/// before it, or all.
fn wanted(file: Option<&str>) -> Result<BTreeMap<String, &'static [u8]>, Error> {
    let all = default_files();
    let Some(file) = file else { return Ok(all) };
    let plain = file.trim_start_matches("./").replace('\\', "/");
    let plain = plain.trim_start_matches("themes/").trim_start_matches("default/");
    let is_named = |path: &str| path == plain || path.rsplit('/').next() == Some(plain);
    let mut named = all.clone();
    named.retain(|path, _| is_named(path));
    if !named.is_empty() {
        return Ok(named);
    }
    let near = nearest(plain, all.keys().map(String::as_str));
    let (zh, en) = near.map_or_else(Default::default, |near| {
        (format!("，是否为 {near}？"), format!("; did you mean `{near}`?"))
    });
    Err(Error::Argument(Bilingual::new(
        format!("默认主题没有 {file} 这个文件{zh}"),
        format!("the default theme has no file {file}{en}"),
    )))
}

/// Writes `bytes` to `place` unless something stands there.
fn write(place: &Path, bytes: &[u8]) -> Result<bool, Error> {
    let failed = |cause| Error::File { path: place.to_owned(), cause };
    if let Some(folder) = place.parent() {
        fs::create_dir_all(folder).map_err(failed)?;
    }
    match File::create_new(place) {
        Err(cause) if cause.kind() == std::io::ErrorKind::AlreadyExists => return Ok(false),
        Err(cause) => return Err(failed(cause)),
        Ok(_) => {}
    }
    publish::write_whole(place, |out| out.write_all(bytes)).map_err(failed)?;
    Ok(true)
}

fn closing_line((written, kept): (usize, usize), name: &str, present: &str, console: Console) {
    let (zh, en) = if name == present {
        (String::new(), String::new())
    } else {
        (
            format!("，再在 {FILE} 里写 theme: {name}"),
            format!(", then write `theme: {name}` in {FILE}"),
        )
    };
    console.note(&Bilingual::new(
        format!(
            "复制了 {written} 个文件到 themes/{name}/，已有的 {kept} 个没有动。下一步：改要改的，不改的请删去（以后升级才跟得上）{zh}"
        ),
        format!(
            "copied {written} files to themes/{name}/, {kept} that were there are left alone; next: change what is to \
             be changed, delete the rest, so that upgrades reach you{en}"
        ),
    ));
}
