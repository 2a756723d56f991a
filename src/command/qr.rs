//! `dafu qr`: the code of a reply or a department, to put on paper.

use std::path::Path;

use super::environment::Environment;
use super::say::{self, Voice};
use super::{Error, Outcome};
use crate::cli::{Findings, Qr};
use crate::diagnostic::Bilingual;
use crate::model::base_url::HostKind;
use crate::plan::{SitePath, address};
use crate::render::qr;
use crate::site::{LoadError, Site};

/// Pixels a module, so that a code of version 5 prints at 45 mm and 300 dpi.
const SCALE: usize = 12;

pub(super) fn run(verb: &Qr, environment: &Environment) -> Result<Outcome, Error> {
    let folder = environment.folder()?;
    let options = Environment::options(None, verb.base_url.as_deref())?;
    let site = match Site::load(folder.clone(), &options) {
        Ok(site) => site,
        Err(LoadError::Source(error)) => return Err(error.into()),
        Err(LoadError::Setup(found)) => {
            let voice = environment.voice(None);
            say::findings(&found, Findings::Text, &folder, (environment, voice))?;
            return Ok(Outcome::Trouble);
        }
    };
    let voice = environment.voice(Some(&site.config.language));
    let path = path_of(&verb.id, &site).ok_or_else(|| {
        Error::Argument(Bilingual::new(
            format!("没有标识为“{}”的答复，也没有这个代码的单位", verb.id),
            format!("no reply and no department is called `{}`", verb.id),
        ))
    })?;
    let public = site.config.base_url.join(path.as_str());
    warn(&site, &public, voice);
    let code = qr::encode(&public)
        .ok_or_else(|| Error::Render(crate::render::format::Error::Address(public.clone())))?;
    let bytes = if verb.png {
        qr::png(&code, SCALE)
    } else {
        qr::svg_file(&code, site.theme.text("views.qr_label")).into_bytes()
    };
    match &verb.out {
        Some(out) => write(out, &bytes)?,
        None => say::output(&bytes)?,
    }
    voice.note(&Bilingual::new(
        format!("二维码的网址：{public}"),
        format!("the code holds {public}"),
    ));
    Ok(Outcome::Done)
}

/// The page of the reply, published or not yet, or of the department called `id`.
fn path_of(id: &str, site: &Site) -> Option<SitePath> {
    let archive = &site.archive;
    let mut replies = archive.entries.iter().chain(&archive.unpublished);
    if replies.any(|entry| &*entry.reply.id == id) {
        return crate::model::identifier::check(id).is_ok().then(|| address::reply(id));
    }
    let mut departments = site.registers.departments.all().iter();
    departments.find(|one| one.code == id).map(|one| address::term("departments", &one.code))
}

/// A code on paper cannot be taken back: an address that is not real is said.
fn warn(site: &Site, public: &str, voice: Voice) {
    if site.config.base_url.host_kind() != HostKind::Public {
        voice.note(&Bilingual::new(
            format!("注意：{public} 不是正式网址，请勿印在纸上"),
            format!("note: {public} is not a real address; do not print this code"),
        ));
    }
    if public.len() > qr::LARGEST_EASY_ADDRESS {
        voice.note(&Bilingual::new(
            format!("注意：网址有 {} 个字符，二维码较密，印小了不易扫", public.len()),
            format!("note: {} characters make a dense code", public.len()),
        ));
    }
}

fn write(path: &Path, bytes: &[u8]) -> Result<(), Error> {
    std::fs::write(path, bytes).map_err(|cause| Error::File { path: path.to_owned(), cause })
}
