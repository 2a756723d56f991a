//! Where a page comes from: the unit that provided it, or a web site that printed it again.

use std::sync::LazyLock;

use regex::Regex;

use super::labels::Label;
use super::metadata::{self, Labelled};
use super::page::Page;
use super::page_facts::PageFacts;
use crate::config::Registers;
use crate::diagnostic::Bilingual;
use crate::import::finding::{self, Findings, quote};
use crate::letter::reading::Reading;
use crate::letter::{organisation, pattern};

/// The unit a text comes from: an organisation, never the site that printed it again.
pub(super) fn unit(
    facts: &PageFacts<'_>,
    registers: &Registers,
    findings: &mut Findings,
) -> Option<String> {
    let label = metadata::first(&facts.labels, Label::Source)?;
    let tight = Reading::joined(&label.value);
    let name = tight.original();
    let is_unit = organisation::list(Reading::new(label.value.trim()).as_str()).is_some()
        || registers.departments.find(name).is_some();
    if says_nothing(name) {
        return None;
    }
    if is_unit && !is_copied(name) {
        return Some(name.to_owned());
    }
    let message = Bilingual::new(
        format!("“{}”写的是{}，不像单位名称，“信息来源”空着", label.name, quote(name)),
        format!(
            "{} says {}, which is not a unit; `source_unit` was left out",
            label.name,
            quote(name)
        ),
    );
    let help = Bilingual::new(
        "由本单位的处室提供的，请填写处室名称；转载来的不用填",
        "fill in the unit that provided the text; nothing for a page printed again elsewhere",
    );
    findings.hint(finding::UNRECOGNISED, &facts.page.lines[label.line].place(), message, help);
    None
}

/// What shows that the page is a copy on another site, so that its day is not the reply's.
pub(super) fn reprint(page: &Page, labels: &[Labelled], text: usize) -> Option<String> {
    static NOTE: LazyLock<Regex> =
        LazyLock::new(|| pattern("转载自|转自|摘自|转载于|网友上传|网络收集|网络整理"));
    let label = labels.iter().find(|one| {
        !one.value.is_empty()
            && (one.label == Label::Reprint || one.label == Label::Source && is_copied(&one.value))
    });
    if let Some(label) = label {
        return Some(format!("{}：{}", label.name, label.value));
    }
    let noted = (0..text).find(|index| NOTE.is_match(page.tight(*index)))?;
    Some(page.text(noted).to_owned())
}

/// Whether a source is a host, or names a collection of texts.
fn is_copied(source: &str) -> bool {
    static HOST: LazyLock<Regex> =
        LazyLock::new(|| pattern(r"(?i)https?:|www\.|[a-z0-9-]+\.(?:[a-z]{2,10})(?:$|[/:.\s])"));
    let words = [
        "范文",
        "文库",
        "百科",
        "论坛",
        "贴吧",
        "公众号",
        "网友",
        "转载",
        "整理",
        "互联网",
        "网络",
    ];
    HOST.is_match(Reading::new(source).as_str()) || words.iter().any(|word| source.contains(word))
}

/// A source that says nothing: 本站, 原创.
fn says_nothing(text: &str) -> bool {
    matches!(text, "本站" | "本网" | "本站原创" | "原创" | "本网站" | "互联网" | "网络")
}
