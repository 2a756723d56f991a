//! A page of another site, saved as `.html`.

use std::path::Path;

use crate::config::{Config, Registers};
use crate::diagnostic::Bilingual;
use crate::extract::html::{self, Page};
use crate::import::decoded::decoded;
use crate::import::finding::{self, Findings, Place, quote};
use crate::import::forms::Source;
use crate::import::importer::{Foreign, Imported, Importer, has_extension};
use crate::import::{omitted, recognise, taken_out, unread};

const EXTENSIONS: &[&str] = &["html", "htm", "shtml", "xhtml"];

/// The importer of web pages.
pub(super) const HTML: Importer = Importer {
    name: "html",
    summary: "另存的网页（.html、.htm，UTF-8、GBK 或 GB18030）",
    extensions: EXTENSIONS,
    accepts,
    import,
};

fn accepts(path: &Path) -> bool {
    has_extension(path, EXTENSIONS)
}

pub(super) fn import(foreign: &Foreign<'_>, registers: &Registers, config: &Config) -> Imported {
    let (text, mut findings) = match decoded(foreign) {
        Ok(read) => read,
        Err(refused) => return refused,
    };
    let Ok(mut page) = html::read(&text, foreign.beside) else {
        let findings = vec![unread::no_page(foreign.name)];
        return Imported { findings, ..Imported::default() };
    };
    frames(&page, &mut findings);
    for file in page.document.files.iter_mut().filter(|file| file.is_linked) {
        file.bytes = (foreign.beside)(&file.name).unwrap_or_default();
    }
    let names = taken_out::names(&page.document.files);
    let mut source = Source::default();
    source.add_facts(&facts(&page));
    source.add(&page.document, &names);
    if unread::is_too_long(&source.text, &mut findings) {
        return Imported { findings: findings.into_diagnostics(), ..Imported::default() };
    }
    if source.text.trim().is_empty() {
        findings.empty();
        return Imported { findings: findings.into_diagnostics(), ..Imported::default() };
    }
    omitted::missing(&page.document, &mut findings);
    files(&page, &mut findings);
    findings.look_alikes(&source.text);
    let left_out = page.document.omitted.iter().map(omitted::left_out).collect();
    let recognised = recognise::Page::with_forms(&source, left_out);
    let mut drafts: Vec<_> =
        recognise::recognise(&recognised, registers, config, &mut findings).into_iter().collect();
    for draft in &mut drafts {
        taken_out::attach(draft, &page.document.files, &names, &mut findings);
    }
    Imported { drafts, findings: findings.into_diagnostics(), text: source.text }
}

/// What the head of the page says by the norm of government pages, as the lines that it would
/// be shown in; title and source only where the page does not show them.
fn facts(page: &Page) -> Vec<String> {
    let shown = page.document.typed.split_whitespace().collect::<String>();
    let labels = [("articletitle", "标题"), ("pubdate", "发布时间"), ("contentsource", "来源")];
    let line = |(key, label): (&str, &str)| {
        let value = &page.facts.iter().find(|fact| fact.0 == key && !fact.1.is_empty())?.1;
        let value = value.split_whitespace().collect::<Vec<_>>().join(" ");
        let tight: String = value.split_whitespace().collect();
        (key == "pubdate" || !shown.contains(&tight)).then(|| format!("{label}：{value}"))
    };
    labels.into_iter().filter_map(line).collect()
}

/// Pages within the page were not read.
fn frames(page: &Page, findings: &mut Findings) {
    if page.frames.is_empty() {
        return;
    }
    let named: Vec<_> = page.frames.iter().map(|target| quote(target)).collect();
    let (count, named) = (named.len(), taken_out::listed(&named));
    let message = Bilingual::new(
        format!("网页里嵌有别的网页或文件 {count} 个，没有读：{named}"),
        format!("{count} pages or files shown within the page were not read: {named}"),
    );
    let help = Bilingual::new(
        "答复的文字如果在里面，请单独打开它，另存后再导入",
        "if text of the reply stands there, open it by itself, save it, and import that",
    );
    findings.hint(finding::LEFT_OUT, &Place::default(), message, help);
}

/// Files lie elsewhere: what to fetch is named.
fn files(page: &Page, findings: &mut Findings) {
    if page.files.is_empty() {
        return;
    }
    let named: Vec<_> =
        page.files.iter().map(|(words, target)| format!("{}（{target}）", quote(words))).collect();
    let named = taken_out::listed(&named);
    let message = Bilingual::new(
        format!("网页链接了附件，文件要另外下载：{named}"),
        format!("the page links to files, to be fetched by hand: {named}"),
    );
    let help = Bilingual::new(
        "请把文件下载到答复旁边，并填写 附件: [{名称: …, 文件: …}]",
        "put the files beside the reply and fill in attachments: [{title: …, file: …}]",
    );
    findings.warn(finding::ATTACHMENTS, &Place::default(), message, help);
}
