//! `dafu qr`: the code of a reply or a department, to put on paper.

use std::path::Path;

use super::console::{self, Console};
use super::environment::Environment;
use super::load;
use super::{Error, Outcome};
use crate::archive::listings::DEPARTMENTS;
use crate::cli::Qr;
use crate::diagnostic::Bilingual;
use crate::model::base_url::HostKind;
use crate::plan::{SitePath, address};
use crate::render::qr;
use crate::report::ReportFormat;
use crate::site::Site;

pub(super) fn run(verb: &Qr, environment: &Environment) -> Result<Outcome, Error> {
    let folder = environment.folder()?;
    let options = Environment::options(None, verb.base_url.as_deref())?;
    let Some(site) = load::site(&folder, &options, ReportFormat::Text, environment)? else {
        return Ok(Outcome::Failed);
    };
    let console = environment.console(Some(&site.config.language));
    let path = path_of(&verb.id, &site).ok_or_else(|| {
        Error::Argument(Bilingual::new(
            format!("没有标识为“{}”的答复，也没有这个代码的单位", verb.id),
            format!("no reply and no department is called `{}`", verb.id),
        ))
    })?;
    let public = site.config.base_url.join(path.as_str());
    refuse_unprintable(&site)?;
    warn(&site, &public, console);
    let code = qr::encode(&public)
        .ok_or_else(|| Error::Render(crate::render::Error::Address(public.clone())))?;
    let bytes = if verb.png {
        qr::png(&code)
    } else {
        qr::svg_file(&code, site.theme.text("views.qr_label")).into_bytes()
    };
    match &verb.out {
        Some(out) => write(out, &bytes)?,
        None => console::output(&bytes)?,
    }
    let width = qr::side(&code);
    console.note(&Bilingual::new(
        format!(
            "二维码的网址：{public}\n按实际大小打印边长 {width} 毫米；印在信上可以缩小，不要小于 {} 毫米",
            smallest(width)
        ),
        format!(
            "the code holds {public}\nit prints {width} mm wide; on a letter never below {} mm",
            smallest(width)
        ),
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
    departments.find(|one| one.code == id).map(|one| address::term(DEPARTMENTS.name, &one.code))
}

/// The least width in millimetres of a code `side` modules wide: half a
/// millimetre a module is what phones read in the hand, 30 what hands hold still.
fn smallest(side: usize) -> usize {
    side.div_ceil(2).max(30)
}

/// A code on paper cannot be taken back: none is made for an address that
/// readers of the paper cannot reach.
fn refuse_unprintable(site: &Site) -> Result<(), Error> {
    let base = &site.config.base_url;
    if base.host_kind().may_be_printed() {
        return Ok(());
    }
    let host = base.host();
    Err(Error::Argument(Bilingual::new(
        format!(
            "“{host}”不是正式网址，印出的二维码打不开，没有生成。请在 dafu.yaml 里把 base_url 写成正式网址，或者用 --base-url 指出"
        ),
        format!(
            "`{host}` is no public address and its code would lead nowhere: none was made; \
             write the real address in dafu.yaml, or give it with --base-url"
        ),
    )))
}

/// An address that is not real is said.
fn warn(site: &Site, public: &str, console: Console) {
    if site.config.base_url.host_kind() == HostKind::Example {
        console.note(&Bilingual::new(
            format!("注意：{public} 不是正式网址，请勿印在纸上"),
            format!("note: {public} is not a real address; do not print this code"),
        ));
    }
    if public.len() > qr::LARGEST_EASY_ADDRESS {
        console.note(&Bilingual::new(
            format!("注意：网址有 {} 个字符，二维码较密，印小了不易扫", public.len()),
            format!("note: {} characters make a dense code", public.len()),
        ));
    }
}

fn write(path: &Path, bytes: &[u8]) -> Result<(), Error> {
    std::fs::write(path, bytes).map_err(|cause| Error::File { path: path.to_owned(), cause })
}
