//! The text of a page, copied or saved as `.txt`.

use std::path::Path;

use crate::config::{Config, Registers};
use crate::extract::decode;
use crate::import::finding::Findings;
use crate::import::importer::{Foreign, Imported, Importer, has_extension};
use crate::import::recognise;

const EXTENSIONS: &[&str] = &["txt"];

/// The importer of plain text.
pub(super) const PLAIN_TEXT: Importer = Importer {
    name: "plain-text",
    summary: "网页正文的纯文本（.txt，UTF-8、GBK 或 GB18030）",
    extensions: EXTENSIONS,
    accepts,
    import,
};

fn accepts(path: &Path) -> bool {
    has_extension(path, EXTENSIONS)
}

fn import(foreign: &Foreign<'_>, registers: &Registers, config: &Config) -> Imported {
    let mut findings = Findings::new(foreign.name);
    let decoded = match decode::decode(foreign.bytes, foreign.encoding) {
        Ok(decoded) => decoded,
        Err(unknown) => {
            findings.unknown_encoding(&unknown.0);
            return Imported { findings: findings.into_diagnostics(), ..Imported::default() };
        }
    };
    if decoded.damaged > 0 {
        findings.undecoded(decoded.encoding, decoded.damaged);
    }
    let page = recognise::Page::new(&decoded.text);
    let draft = recognise::recognise(&page, registers, config, &mut findings);
    Imported {
        drafts: draft.into_iter().collect(),
        findings: findings.into_diagnostics(),
        text: decoded.text,
    }
}
