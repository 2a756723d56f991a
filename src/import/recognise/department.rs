//! Who replies: the departments that sign, else those that title, metadata or
//! document number name.

use super::frame::Frame;
use super::labels::Label;
use super::metadata::{self, Labelled};
use super::page::Page;
use crate::archive::proposal::department_code;
use crate::config::DepartmentRegister;
use crate::diagnostic::Bilingual;
use crate::import::finding::{self, Findings, Place, quote};
use crate::letter::reading::Reading;
use crate::letter::signature;
use crate::model::DocumentNumber;

#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(super) struct Replying {
    /// Its name as printed.
    pub(super) name: Option<String>,
    /// Departments that signed too.
    pub(super) others: Vec<String>,
    /// Its code, where it is in the register.
    pub(super) code: Option<String>,
}

/// What names a department on the page.
#[derive(Clone, Copy, Debug)]
pub(super) struct Sources<'a> {
    /// The departments the title begins with.
    pub(super) title: &'a [String],
    pub(super) signatures: &'a [String],
    pub(super) labels: &'a [Labelled],
    pub(super) doc_number: Option<&'a DocumentNumber>,
}

/// The organisations that sign: on the date's line and the lines above (or below) it.
pub(super) fn signatures(page: &Page, frame: &Frame) -> Vec<String> {
    let line = |index: usize| &page.lines[index].reading;
    let signers = signature::signers(frame.body.clone(), frame.date.as_ref(), line);
    signers.into_iter().map(|signer| signer.1).collect()
}

/// Decides who replies, and reports what does not agree.
pub(super) fn decide(
    sources: Sources<'_>,
    register: &DepartmentRegister,
    findings: &mut Findings,
) -> Replying {
    let issuer = metadata::first(sources.labels, Label::Issuer)
        .or_else(|| metadata::first(sources.labels, Label::Handler));
    let mut signers = sources.signatures.to_vec();
    if signers.is_empty() {
        signers = sources.title.to_vec();
    }
    let mut name = signers.first().cloned();
    if let (Some(own), Some(titled)) = (&name, sources.title.first()) {
        // A short signature is written out in the title.
        if titled.ends_with(own.as_str()) {
            name = Some(titled.clone());
        } else if !signers
            .iter()
            .any(|signer| signer.ends_with(titled.as_str()) || titled.ends_with(signer.as_str()))
        {
            differs(findings, "标题", "title", titled, own);
        }
    }
    if let (Some(own), Some(issuer)) = (&name, issuer) {
        let tight = Reading::joined(&issuer.value);
        if !same(register, own, tight.original()) {
            differs(findings, &issuer.name, "metadata", tight.original(), own);
        }
    }
    if name.is_none() {
        name = issuer.map(|issuer| Reading::joined(&issuer.value).original().to_owned());
        if let (Some(issuer), Some(name)) = (issuer, &name) {
            taken_from_metadata(findings, &issuer.name, name);
        }
    }
    let by_number = || {
        let number = sources.doc_number?;
        register.by_prefix(&number.authority).map(|at| register.get(at).name.clone())
    };
    let name = name.or_else(by_number);
    let code = name
        .as_deref()
        .and_then(|name| register.find(name))
        .map(|found| register.get(found.0).code.clone());
    let others = signers.into_iter().skip(1).collect();
    let replying = Replying { name, others, code };
    report(&replying, sources.doc_number, register, findings);
    replying
}

/// Whether two names mean one department, by the register or because one is the other shortened.
fn same(register: &DepartmentRegister, one: &str, other: &str) -> bool {
    let place = |name: &str| register.find(name).map(|found| found.0);
    one.ends_with(other)
        || other.ends_with(one)
        || (place(one).is_some() && place(one) == place(other))
}

fn differs(findings: &mut Findings, source: &str, source_en: &str, other: &str, signer: &str) {
    let message = Bilingual::new(
        format!("落款单位是{}，{source}里写的是{}", quote(signer), quote(other)),
        format!("signed by {}, but the {source_en} names {}", quote(signer), quote(other)),
    );
    let help = Bilingual::new(
        "“承办单位”按落款填写，请核对",
        "the department was taken from the signature; please check",
    );
    findings.warn(finding::CONTRADICTION, &Place::default(), message, help);
}

fn taken_from_metadata(findings: &mut Findings, label: &str, name: &str) {
    let message = Bilingual::new(
        format!("标题和落款都没有写单位，“承办单位”取自“{label}”：{}", quote(name)),
        format!(
            "neither title nor signature names the department; taken from {label}: {}",
            quote(name)
        ),
    );
    let help = Bilingual::new(
        "请核对是不是作出答复的单位",
        "check that it is the department that replies",
    );
    findings.hint(finding::CONFIRM, &Place::default(), message, help);
}

fn report(
    replying: &Replying,
    number: Option<&DocumentNumber>,
    register: &DepartmentRegister,
    findings: &mut Findings,
) {
    let Some(name) = &replying.name else {
        let why = Bilingual::new(
            "标题、落款和信息栏里都没有单位名称",
            "no title, signature or metadata names it",
        );
        findings.unrecognised("department", &Place::default(), &why);
        return;
    };
    if replying.code.is_some() {
        return;
    }
    let message = Bilingual::new(
        format!("承办单位{}不在单位名录中", quote(name)),
        format!("the department {} is not in the register", quote(name)),
    );
    let prefix =
        number.map_or_else(String::new, |number| format!("\n  prefix: [{}]", number.authority));
    let code = department_code(name);
    let entry = format!("- code: {code}\n  name: {name}{prefix}");
    let known = number
        .and_then(|number| register.by_prefix(&number.authority))
        .map(|at| register.get(at).name.clone());
    let short = known.map_or_else(String::new, |known| {
        format!(
            "发文机关代字与名录中的“{known}”相同，如果是同一单位，请把这个名称加到它的 short；否则"
        )
    });
    let help = Bilingual::new(
        format!(
            "{short}请在 content/departments.yaml 加上下面几行，最好把 {code} 改成简称的拼音首字母（小写字母，出现在网址里，定了不再改）：\n{entry}"
        ),
        format!(
            "add these lines to content/departments.yaml, if possible with a shorter code than {code} (lower-case letters; it becomes a permanent part of addresses):\n{entry}"
        ),
    );
    findings.warn(finding::DEPARTMENT_UNKNOWN, &Place::default(), message, help);
}
