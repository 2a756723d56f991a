//! Tags of a word processor's own, which a paste brings along.

use std::sync::LazyLock;

use regex::Regex;

use crate::check::example::Example;
use crate::check::rule::{Check, Rule, bilingual};
use crate::diagnostic::Severity;

/// `<o:p>`, `<st1:place>`, `<w:sdt>`: no elements of HTML, so they print as they stand.
pub(crate) const OFFICE_TAG: Rule = Rule {
    name: "text/office-tag",
    severity: Severity::Warning,
    locked: false,
    sensitive: false,
    summary: bilingual(
        "正文里有 Word、WPS 留下的标签",
        "tags that a word processor left in the text",
    ),
    why: bilingual(
        "从 Word、WPS 或网页粘贴时带进来的 <o:p> 一类标签，会原样印在网页上。",
        "tags such as <o:p> are pasted along with the text and shown as they are",
    ),
    wrong: Example::body(
        "方假设委员：\n\n您提出的提案收悉。<o:p></o:p>省级公共算力服务平台已经建成，各家的价格和排队时间都能查到，企业不用再逐家询问。\n",
    ),
    right: Example::body(
        "方假设委员：\n\n您提出的提案收悉。省级公共算力服务平台已经建成，各家的价格和排队时间都能查到，企业不用再逐家询问。\n",
    ),
    check: Check::TextWhere(WORDS, |view, places, found| {
        if !view.is_shown() {
            return;
        }
        for line in view.lines_at(view.in_words(places)) {
            let mut tags = TAG.find_iter(view.at(&line));
            let Some(first) = tags.next() else { continue };
            let (zh, en) = super::in_all(1 + tags.count());
            let tag = first.as_str();
            found
                .at(view.source, line)
                .message(
                    format!("这一行有 Word 或 WPS 留下的标签 {tag}{zh}，会原样印在网页上"),
                    format!("a word processor left {tag} here{en}: it is shown as it is"),
                )
                .help("请删去这些标签，文字留下", "delete the tags and keep the words");
        }
    }),
};

/// How such tags begin: Office's namespaces, and `wps` for WPS.
const WORDS: &[&str] = &[
    "<o:", "</o:", "<w:", "</w:", "<v:", "</v:", "<m:", "</m:", "<x:", "</x:", "<st1:", "</st1:",
    "<wps:", "</wps:", "<?xml:",
];

static TAG: LazyLock<Regex> = LazyLock::new(|| {
    Regex::new(r"<(?:/?(?:o|w|v|m|x|st1|wps):[A-Za-z][^<>]*|\?xml:[^<>]*)>")
        .expect("tested by the examples")
});
