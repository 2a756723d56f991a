//! The text of a page, copied or saved as `.txt`.

use std::path::Path;

use crate::config::{Config, Registers};
use crate::diagnostic::is_invisible;
use crate::import::decoded::decoded;
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
    let (text, mut findings) = match decoded(foreign) {
        Ok(read) => read,
        Err(refused) => return refused,
    };
    let is_seen = |one: char| !one.is_whitespace() && !is_invisible(one);
    if !text.contains(is_seen) {
        findings.empty();
    } else if is_web_page(&text) {
        findings.web_page();
    } else if !unread::is_too_long(&text, &mut findings) {
        return recognised(text, registers, config, findings);
    }
    Imported { findings: findings.into_diagnostics(), text, ..Imported::default() }
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
