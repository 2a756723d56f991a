//! `dafu pack`: the site as ZIP archives, to be uploaded by hand.

use std::fs;
use std::io;
use std::path::{Path, PathBuf};

use super::argument::seen;
use super::console::{self, Console};
use super::destination::Bounds;
use super::environment::Environment;
use super::outcome::{OUTPUT, Outcome};
use super::{Error, manifest};
use crate::cli::Pack;
use crate::diagnostic::Bilingual;
use crate::publish::{
    self, Difference, MANIFEST, Manifest, PACK_LIMITS, PackPart, pack_parts, write_pack,
};

/// The archive, unless another is asked for.
const ARCHIVE: &str = "dafu-site.zip";

pub(super) fn run(verb: &Pack, environment: &Environment) -> Result<Outcome, Error> {
    let folder = environment.folder()?;
    let root = folder.root();
    let site = verb.dir.as_deref().map_or_else(|| root.join(OUTPUT), |dir| seen(Some(root), dir));
    let bounds = Bounds::with_output(&folder, site.clone());
    let archive = verb.out.clone().unwrap_or_else(|| root.join(ARCHIVE));
    let list = site.join(MANIFEST);
    if !list.is_file() {
        return Err(Error::Argument(Bilingual::new(
            format!("{} 里还没有生成好的网站，请先运行 dafu build", site.display()),
            format!("there is no site in {}: run `dafu build` first", site.display()),
        )));
    }
    let manifest = manifest::read(&list, "pack")?;
    let length = fs::metadata(&list).map_err(|cause| Error::File { path: list, cause })?.len();
    let parts = pack_parts(&manifest, length, PACK_LIMITS).map_err(|file| {
        Error::Argument(Bilingual::new(
            format!("{} 太大，一个压缩包装不下", file.path),
            format!("{} is too large for an archive", file.path),
        ))
    })?;
    let names = names(&archive, parts.len())?;
    let places = names.iter().map(|name| place(name, &bounds)).collect::<Result<Vec<_>, _>>()?;
    let console = environment.console(None);
    unchanged(&manifest, &site, console)?;
    for (part, place) in parts.iter().zip(&places) {
        write(part, &site, place)?;
    }
    closing_line(&parts, &places, console);
    Ok(Outcome::Done)
}

/// What the archives of `count` parts are called.
fn names(archive: &Path, count: usize) -> Result<Vec<PathBuf>, Error> {
    let is_zip = archive.extension().is_some_and(|extension| extension.eq_ignore_ascii_case("zip"));
    if !is_zip {
        return Err(Error::Argument(Bilingual::new(
            format!("--out {}：压缩包的文件名要以 .zip 结尾", archive.display()),
            format!("--out {}: the name of an archive ends in .zip", archive.display()),
        )));
    }
    if count == 1 {
        return Ok(vec![archive.to_owned()]);
    }
    let stem = archive.file_stem().unwrap_or_default().to_string_lossy();
    let name = |part| archive.with_file_name(format!("{stem}-{part}-of-{count}.zip"));
    Ok((1..=count).map(name).collect())
}

/// Where the archive `name` may be written.
fn place(name: &Path, bounds: &Bounds<'_>) -> Result<PathBuf, Error> {
    let place = bounds.file("--out", name)?;
    let failed = |cause| Error::File { path: place.clone(), cause };
    if place.exists() && !(place.is_file() && publish::is_pack(&place).map_err(failed)?) {
        return Err(Error::Argument(Bilingual::new(
            format!("{} 是别的文件，不能盖掉它。请用 --out 换一个文件名", place.display()),
            format!(
                "{} is another file and is left alone: name another with --out",
                place.display()
            ),
        )));
    }
    Ok(place)
}

/// Refuses a site that is not what its manifest says, and names what is not of it.
fn unchanged(manifest: &Manifest, site: &Path, console: Console) -> Result<(), Error> {
    let differences = publish::verify(manifest, site)?;
    let is_extra = |difference: &&Difference| matches!(difference, Difference::Extra(_));
    let (extra, wrong): (Vec<_>, Vec<_>) = differences.iter().partition(is_extra);
    if let Some(first) = wrong.first() {
        let (count, first) = (wrong.len(), first.path());
        return Err(Error::Argument(Bilingual::new(
            format!(
                "{} 里有 {count} 个文件缺失或被改动过（如 {first}），没有打包。请重新运行 dafu build",
                site.display()
            ),
            format!(
                "{count} files in {} are missing or changed ({first} for one): run `dafu build` again",
                site.display()
            ),
        )));
    }
    if let Some(first) = extra.first() {
        let (count, first) = (extra.len(), first.path());
        console.warning(&Bilingual::new(
            format!("有 {count} 个文件不是本工具生成的（如 {first}），没有装进去"),
            format!("{count} files do not belong to the site ({first} for one) and were left out"),
        ));
    }
    Ok(())
}

fn write(part: &PackPart<'_>, site: &Path, place: &Path) -> Result<(), Error> {
    let written = publish::write_whole(place, |out| write_pack(part, site, out));
    written.map_err(|cause| match cause.kind() {
        io::ErrorKind::InvalidData => Error::Argument(Bilingual::new(
            format!("{cause} 在打包过程中被改动了，没有打包。请再运行一次"),
            format!("{cause} changed meanwhile, and nothing was packed: run it again"),
        )),
        _ => Error::File { path: place.to_owned(), cause },
    })
}

fn closing_line(parts: &[PackPart<'_>], places: &[PathBuf], console: Console) {
    let files: usize = parts.iter().map(PackPart::count).sum();
    let places: Vec<_> = places.iter().map(|place| console::shown(place)).collect();
    let (zh, en) = match places.len() {
        1 => (
            "在服务器的网站目录里解压".to_owned(),
            "unpack it in the folder of the site on the server".to_owned(),
        ),
        count => (
            format!("{count} 个压缩包都在服务器的同一个网站目录里解压，最后解压第 {count} 个"),
            format!("unpack all {count} in one folder on the server, number {count} last"),
        ),
    };
    console.note(&Bilingual::new(
        format!("打包了 {files} 个文件：{}，还没有上网。下一步：上传后{zh}", places.join("、")),
        format!(
            "packed {files} files: {}; nothing is online yet; next: upload, then {en}",
            places.join(", ")
        ),
    ));
}
