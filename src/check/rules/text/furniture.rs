//! What a web page puts around a reply and a copy brings along.

use crate::check::example::Example;
use crate::check::rule::{Check, Rule, bilingual};
use crate::diagnostic::Severity;
use crate::letter::boilerplate::{SIGNS, is_boilerplate_in_letter};

/// Buttons, counters and links of a page, left in the text.
pub(crate) const FURNITURE: Rule = Rule {
    name: "text/furniture",
    severity: Severity::Warning,
    locked: false,
    sensitive: false,
    summary: bilingual(
        "正文混入了页面上的按钮、计数等",
        "buttons and counters of a web page in the text",
    ),
    why: bilingual(
        "从网页复制时带进来的“打印”“关闭”“浏览次数”不是答复的内容，在新页面上也不起作用。",
        "they are copied along with a page, and do nothing here",
    ),
    wrong: Example::body(
        "方假设委员：\n\n您提出的提案收悉。省级公共算力服务平台已经建成，各家的价格和排队时间都能查到，企业不用再逐家询问。\n\n扫一扫在手机打开当前页\n",
    ),
    right: Example::body(
        "方假设委员：\n\n您提出的提案收悉。省级公共算力服务平台已经建成，各家的价格和排队时间都能查到，企业不用再逐家询问。\n",
    ),
    check: Check::TextWhere(SIGNS, |view, places, found| {
        if !view.is_shown() {
            return;
        }
        let body = &view.document.body;
        let in_body = places.iter().filter(|at| body.start <= at.start && at.end <= body.end);
        let lines = view.lines_at(in_body);
        let mut odd = lines.iter().filter(|line| is_boilerplate_in_letter(view.at(line)));
        let Some(first) = odd.next() else { return };
        let (zh, en) = super::in_all(1 + odd.count());
        let shown: String = view.at(first).trim().chars().take(30).collect();
        found
            .at(view.source, first.clone())
            .message(
                format!("正文混入了网页上的内容：“{shown}”{zh}"),
                format!("part of a web page's interface is in the text: `{shown}`{en}"),
            )
            .help("请删去这一行", "delete this line");
    }),
};
