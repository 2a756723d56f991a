//! The text of a page, copied or saved as `.txt`.

use std::path::Path;

use crate::config::{Config, Registers};
use crate::diagnostic::is_invisible;
use crate::extract::decode;
use crate::import::finding::Findings;
use crate::import::importer::{Foreign, Imported, Importer, has_extension};
use crate::import::{recognise, unread};

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
    if let Some(kind) = unread::what_is(foreign.bytes) {
        let findings = vec![unread::no_text(foreign.name, kind)];
        return Imported { findings, ..Imported::default() };
    }
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
    let is_seen = |one: char| !one.is_whitespace() && !is_invisible(one);
    if !decoded.text.contains(is_seen) {
        findings.empty();
    } else if is_web_page(&decoded.text) {
        findings.web_page();
    } else if let Some(finding) = unread::too_long(foreign.name, &decoded.text) {
        return Imported { findings: vec![finding], ..Imported::default() };
    } else {
        return recognised(decoded.text, registers, config, findings);
    }
    Imported { findings: findings.into_diagnostics(), text: decoded.text, ..Imported::default() }
}

/// Whether `text` is the source of a web page.
fn is_web_page(text: &str) -> bool {
    let head: String = text.trim_start().chars().take(200).collect::<String>().to_ascii_lowercase();
    let starts =
        ["<!doctype html", "<html", "<head", "<body"].iter().any(|tag| head.starts_with(tag));
    starts || ["</p>", "</div>", "</td>"].iter().any(|tag| text.matches(tag).count() > 2)
}

fn recognised(
    text: String,
    registers: &Registers,
    config: &Config,
    mut findings: Findings,
) -> Imported {
    findings.look_alikes(&text);
    let page = recognise::Page::new(&text);
    let draft = recognise::recognise(&page, registers, config, &mut findings);
    Imported { drafts: draft.into_iter().collect(), findings: findings.into_diagnostics(), text }
}
