//! A page with all that belongs to it in one file (.mht), as browsers and Word save it.

use std::path::Path;

use super::html;
use crate::config::{Config, Registers};
use crate::extract::mht;
use crate::import::importer::{Foreign, Imported, Importer, has_extension};
use crate::import::unread;

const EXTENSIONS: &[&str] = &["mht", "mhtml"];

/// The importer of web archives.
pub(super) const MHT: Importer = Importer {
    name: "mht",
    summary: "另存为单个文件的网页（.mht、.mhtml）",
    extensions: EXTENSIONS,
    accepts,
    import,
};

fn accepts(path: &Path) -> bool {
    has_extension(path, EXTENSIONS)
}

fn import(foreign: &Foreign<'_>, registers: &Registers, config: &Config) -> Imported {
    let Some(archive) = mht::read(foreign.bytes) else {
        let findings = vec![unread::no_archive(foreign.name)];
        return Imported { findings, ..Imported::default() };
    };
    let beside = |target: &str| archive.part(target);
    let page = Foreign { bytes: &archive.page, beside: &beside, ..*foreign };
    html::import(&page, registers, config)
}
