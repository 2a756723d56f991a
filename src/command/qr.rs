//! `dafu qr`: the code of a reply or a department, to put on paper.

use std::path::Path;

use super::Error;
use super::argument;
use super::console::{self, Console};
use super::destination::{Bounds, Destination};
use super::environment::Environment;
use super::load;
use super::outcome::Outcome;
use crate::archive::listings::DEPARTMENTS;
use crate::cli::Qr;
use crate::diagnostic::{Bilingual, SourcePath};
use crate::model::base_url::HostKind;
use crate::model::identifier;
use crate::plan::{SitePath, address};
use crate::render::qr;
use crate::report::ReportFormat;
use crate::site::Site;

pub(super) fn run(verb: &Qr, environment: &Environment) -> Result<Outcome, Error> {
    let folder = environment.folder()?;
    let image = image(verb)?;
    let destination = verb
        .out
        .as_ref()
        .map(|out| Destination::file("--out", out, &Bounds::of(&folder), qr::is_file));
    let destination = destination.transpose()?;
    let options = Environment::options(None, verb.base_url.as_deref())?;
    let Some(site) = load::site(&folder, &options, ReportFormat::Text, environment)? else {
        return Ok(Outcome::Failed);
    };
    let console = environment.console(Some(&site.config.language));
    let path = match path_of(&verb.id, &site) {
        None => argument::numbered(&site, &verb.id)?.and_then(|source| reply_at(source, &site)),
        path => path,
    };
    let path = path.ok_or_else(|| {
        Error::Argument(Bilingual::new(
            format!("没有“{}”这个标识、编号、网址或文件的答复，也没有这个代码的单位", verb.id),
            format!("no reply and no department is called `{}`", verb.id),
        ))
    })?;
    let public = site.config.base_url.join(path.as_str());
    refuse_unprintable(&site)?;
    warn(&site, &public, console);
    let code = qr::encode(&public)
        .ok_or_else(|| Error::Render(crate::render::Error::Address(public.clone())))?;
    let bytes = match image {
        Image::Png => qr::png(&code),
        Image::Svg => qr::svg_file(&code, site.theme.text("views.qr_label")).into_bytes(),
    };
    match &destination {
        Some(destination) => destination.write(&bytes)?,
        None => console::output(&bytes)?,
    }
    let width = qr::side(&code);
    console.note(&Bilingual::new(
        format!(
            "二维码的网址：{public}\n按实际大小打印边长 {width} 毫米；印在信上可以缩小，不要小于 {} 毫米",
            smallest(width)
        ),
        format!(
            "the code contains {public}\nit prints {width} mm wide; on a letter, never print it below {} mm",
            smallest(width)
        ),
    ));
    Ok(Outcome::Done)
}

/// What a code is written as.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Image {
    Svg,
    Png,
}

/// The kind that is asked for, by an option or by the name of the file; the two must agree.
fn image(verb: &Qr) -> Result<Image, Error> {
    let extension = verb.out.as_ref().and_then(|out| out.extension());
    let named = extension.map(|extension| extension.to_string_lossy().to_ascii_lowercase());
    let named = match named.as_deref() {
        Some("png") => Some(Image::Png),
        Some("svg") => Some(Image::Svg),
        None => None,
        Some(_) => return Err(wrong_name()),
    };
    let asked = if verb.png { Some(Image::Png) } else { verb.svg.then_some(Image::Svg) };
    match (asked, named) {
        (Some(asked), Some(named)) if asked != named => Err(wrong_name()),
        (asked, named) => Ok(asked.or(named).unwrap_or(Image::Svg)),
    }
}

fn wrong_name() -> Error {
    Error::Argument(Bilingual::new(
        "二维码是 SVG 或 PNG：请用 .svg 或 .png 结尾的文件名，并与 --svg、--png 一致",
        "a code is SVG or PNG: end the name in .svg or .png, as --svg or --png says",
    ))
}

/// The page of the reply, published or not yet, that `what` names by its id, file or address,
/// or of the department with this code.
fn path_of(what: &str, site: &Site) -> Option<SitePath> {
    let file = argument::path(&site.folder, Path::new(what));
    let file = file.map(|path| SourcePath::new(path.to_string_lossy().replace('\\', "/")));
    if let Some(source) = argument::document(site, what).cloned().or(file) {
        return reply_at(&source, site);
    }
    let code = what.rsplit('/').next().unwrap_or(what).trim_end_matches(".html");
    let mut departments = site.registers.departments.all().iter();
    departments.find(|one| one.code == code).map(|one| address::term(DEPARTMENTS.name, &one.code))
}

/// The page of the reply in the file `source`.
fn reply_at(source: &SourcePath, site: &Site) -> Option<SitePath> {
    let archive = &site.archive;
    let mut replies = archive.entries.iter().chain(&archive.unpublished);
    let reply = replies.find(|entry| entry.source() == source).map(|entry| &*entry.reply.id);
    reply.filter(|id| identifier::check(id).is_ok()).map(address::reply)
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
            "`{host}` is not a public address and its code would lead nowhere, so none was made; \
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
