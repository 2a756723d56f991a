//! A letter written in Word or WPS, as `.docx`.

use std::path::Path;

use crate::config::{Config, Registers};
use crate::diagnostic::Bilingual;
use crate::extract::document::{Document, Embedded};
use crate::extract::docx;
use crate::import::finding::{self, Findings, Place, quote};
use crate::import::forms::Source;
use crate::import::importer::{Foreign, Imported, Importer, has_extension};
use crate::import::{omitted, recognise, taken_out, unread};

const EXTENSIONS: &[&str] = &["docx"];

/// The importer of Word documents.
pub(super) const DOCX: Importer = Importer {
    name: "docx",
    summary: "Word、WPS 文档（.docx）",
    extensions: EXTENSIONS,
    accepts,
    import,
};

fn accepts(path: &Path) -> bool {
    has_extension(path, EXTENSIONS)
}

fn import(foreign: &Foreign<'_>, registers: &Registers, config: &Config) -> Imported {
    let document = match docx::read(foreign.bytes) {
        Ok(document) => document,
        Err(cause) => {
            let findings = vec![unread::no_document(foreign.name, foreign.bytes, cause)];
            return Imported { findings, ..Imported::default() };
        }
    };
    let mut findings = Findings::new(foreign.name);
    if document.changes > 0 || document.comments > 0 {
        findings.revisions(document.changes, document.comments);
        return Imported { findings: findings.into_diagnostics(), ..Imported::default() };
    }
    if document.has_inserted_files {
        findings.inserted_files();
        return Imported { findings: findings.into_diagnostics(), ..Imported::default() };
    }
    let names = taken_out::names(&document.files);
    let mut source = Source::default();
    source.add(&document, &names);
    if unread::is_too_long(&source.text, &mut findings) {
        return Imported { findings: findings.into_diagnostics(), ..Imported::default() };
    }
    told(&document, &names, &mut findings);
    findings.look_alikes(&source.text);
    let left_out = document.omitted.iter().map(omitted::left_out).collect();
    let page = recognise::Page::with_forms(&source, left_out);
    let mut drafts: Vec<_> =
        recognise::recognise(&page, registers, config, &mut findings).into_iter().collect();
    for draft in &mut drafts {
        taken_out::attach(draft, &document.files, &names, &mut findings);
    }
    Imported { drafts, findings: findings.into_diagnostics(), text: source.text }
}

/// Says what of the document could not be read as it is.
fn told(document: &Document, names: &[String], findings: &mut Findings) {
    for format in &document.unknown_formats {
        let message = Bilingual::new(
            format!("自动编号的格式“{format}”不认识，编号按 1、2、3 写"),
            format!(
                "automatic numbers of the format {format} are not known and were written as 1, 2, 3"
            ),
        );
        let help = Bilingual::new("请对照原件改正这些编号", "mend these numbers by the original");
        findings.warn(finding::CONFIRM, &Place::default(), message, help);
    }
    formulas(document, findings);
    omitted::missing(document, findings);
    for name in &document.unread {
        let message = Bilingual::new(
            format!("文档里嵌入的内容（{name}）没有读出来，不在稿件里"),
            format!(
                "what is set into the document ({name}) could not be read and is not in the draft"
            ),
        );
        let help = Bilingual::new(
            "请用 Word 打开，全选，另存为一份新的 .docx 再导入，或者从原件手工补上",
            "open it in Word, save it as a new .docx and import that, or add it by hand",
        );
        findings.warn(finding::LEFT_OUT, &Place::default(), message, help);
    }
    let unshown = document.files.iter().zip(names).filter(|(_, name)| name.is_empty());
    for (file, _) in unshown {
        cannot_show(file, findings);
    }
}

/// Formulas are written in one line, which not every reader reads alike.
fn formulas(document: &Document, findings: &mut Findings) {
    if document.formulas.is_empty() {
        return;
    }
    let named: Vec<_> = document.formulas.iter().map(|one| quote(one)).collect();
    let (count, named) = (named.len(), taken_out::listed(&named));
    let message = Bilingual::new(
        format!("文档里有公式 {count} 个，在稿件里写成了一行：{named}"),
        format!("{count} formulas were written in one line: {named}"),
    );
    let help = Bilingual::new(
        "请对照原件核对；复杂的公式请另存为图片，写 ![公式的读法](文件名)",
        "compare them with the original; save those that are no longer clear as pictures: ![how it is read](file)",
    );
    findings.warn(finding::CONFIRM, &Place::default(), message, help);
}

fn cannot_show(file: &Embedded, findings: &mut Findings) {
    let name = file.name.rsplit('/').next().unwrap_or_default();
    let message = Bilingual::new(
        format!("文档里的 {name} 网页不能显示，没有取出"),
        format!("{name} in the document cannot be shown on a page and was not taken out"),
    );
    let help = Bilingual::new(
        "是图片的，请在 Word 里另存为 PNG，放到答复旁边，写 ![说明](文件名)；是文件的，请另存后填写 附件",
        "save it as PNG (a picture) or as a file of its own, put it beside the reply and name it there",
    );
    findings.warn(finding::LEFT_OUT, &Place::default(), message, help);
}
