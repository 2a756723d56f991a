//! A manifest that somebody names: what is wrong with it is most often how it was fetched.

use std::fs;
use std::io;
use std::path::Path;

use super::Error;
use crate::diagnostic::{Bilingual, system};
use crate::publish::{self, MANIFEST, Manifest};

/// Reads the manifest at `path`, which `option` names.
pub(super) fn read(path: &Path, option: &str) -> Result<Manifest, Error> {
    let text = path.to_string_lossy();
    let advice = if text.contains("://") || text.starts_with("//") {
        address(&text)
    } else if path.is_dir() {
        folder(path)
    } else {
        match publish::read_manifest(path) {
            Ok(manifest) => return Ok(manifest),
            Err(publish::Error::DamagedManifest { .. }) => not_a_manifest(path, option),
            Err(publish::Error::NotAFile { .. }) => Bilingual::new(
                "不是普通文件。请先把清单存成文件，再写文件名",
                "not a file; save the manifest first and name that file",
            ),
            Err(publish::Error::Io { cause, .. }) if cause.kind() == io::ErrorKind::NotFound => {
                missing(&cause, option)
            }
            Err(other) => return Err(other.into()),
        }
    };
    Err(Error::Argument(Bilingual::new(
        format!("{option} {text}：{}", advice.zh),
        format!("{option} {text}: {}", advice.en),
    )))
}

fn address(text: &str) -> Bilingual {
    if text.starts_with("file:") {
        return Bilingual::new(
            "请直接写文件的路径，不要带 file:",
            "write the path without `file:`",
        );
    }
    Bilingual::new(
        format!(
            "这里要写文件，不能写网址。请先下载，例如 curl -fsSL -o live.json {text}，再写 live.json"
        ),
        format!(
            "name a file, not an address; fetch it first, for example \
             `curl -fsSL -o live.json {text}`, and name live.json"
        ),
    )
}

fn folder(path: &Path) -> Bilingual {
    let inside = path.join(MANIFEST);
    let inside = inside.display();
    Bilingual::new(
        format!("这是目录。请写清单文件，例如 {inside}"),
        format!("it is a folder; name the manifest, for example {inside}"),
    )
}

fn missing(cause: &io::Error, option: &str) -> Bilingual {
    let (said, none) = (system(cause), without(option));
    Bilingual::new(
        format!("{said}。请核对路径{}", none.zh),
        format!("{cause}; check the path{}", none.en),
    )
}

/// What to write for `option` where there is no manifest yet.
fn without(option: &str) -> Bilingual {
    match option {
        "--previous" => Bilingual::new(
            "；首次发布写 --previous none",
            ", or write `--previous none` for a first publication",
        ),
        "--live" => Bilingual::new(
            "；还没有上线写 --live none",
            ", or write `--live none` where nothing is live",
        ),
        _ => Bilingual::default(),
    }
}

/// What the file seems to be instead, and how to come by the right one.
fn not_a_manifest(path: &Path, option: &str) -> Bilingual {
    let bytes = fs::read(path).unwrap_or_default();
    let text = String::from_utf8_lossy(&bytes);
    let text = text.trim_start_matches('\u{feff}').trim_start();
    let (zh, en) = match &bytes[..] {
        _ if text.is_empty() => ("是空文件", "it is empty"),
        [0x1f, 0x8b, ..] => (
            "是压缩过的，没有解开（curl 要加 --compressed）",
            "it is compressed (`curl --compressed`)",
        ),
        [0xff, 0xfe, ..] | [0xfe, 0xff, ..] => (
            "是 UTF-16 编码（PowerShell 的 > 会改编码，请用 Invoke-WebRequest -OutFile）",
            "it is UTF-16 (PowerShell's `>` recodes; use `Invoke-WebRequest -OutFile`)",
        ),
        _ if text.starts_with('<') => (
            "是网页，不是清单：多半是网址不对，存下来的是错误页或登录页",
            "it is a web page: perhaps the address was wrong, and this is the error page",
        ),
        _ if serde_json::from_str::<serde_json::Value>(text).is_ok() => {
            ("是别的 JSON，不是本工具的发布清单", "it is some other JSON")
        }
        _ => ("内容不完整，或者不是清单", "it is damaged, or not a manifest"),
    };
    let none = without(option);
    Bilingual::new(
        format!(
            "{zh}。请从线上网站的根目录重新下载 manifest.json（网址就是 base_url 后面加 manifest.json）{}",
            none.zh
        ),
        format!(
            "{en}; fetch manifest.json again from the live site (base_url and `manifest.json`){}",
            none.en
        ),
    )
}
