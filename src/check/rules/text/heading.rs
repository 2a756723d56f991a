//! Headings of Markdown in a text.

use crate::check::example::Example;
use crate::check::rule::{Check, Rule, bilingual};
use crate::diagnostic::Severity;

/// A first-level heading in a text.
pub(crate) const HEADING_LEVEL: Rule = Rule {
    name: "text/heading-level",
    severity: Severity::Warning,
    locked: false,
    sensitive: false,
    summary: bilingual("正文用了一级标题", "a first-level heading in the text"),
    why: bilingual(
        "一个页面只有一个一级标题，就是答复的标题；读屏软件靠它导航。",
        "a page has one first-level heading, its title; screen readers rely on it",
    ),
    wrong: Example::body(
        "方假设委员：\n\n您提出的提案收悉，现答复如下：\n\n# 工作进展\n\n省级公共算力服务平台已经建成，各家的价格和排队时间都能查到，企业不用再逐家询问。\n",
    ),
    right: Example::body(
        "方假设委员：\n\n您提出的提案收悉，现答复如下：\n\n## 工作进展\n\n省级公共算力服务平台已经建成，各家的价格和排队时间都能查到，企业不用再逐家询问。\n",
    ),
    check: Check::Text(|view, found| {
        if !view.is_shown() {
            return;
        }
        for range in &view.outline.body_h1 {
            let heading = view.body().get(range.clone()).unwrap_or_default();
            let heading = heading.lines().next().unwrap_or_default().trim();
            let words = heading.trim_matches('#').trim();
            // A mark of a merge over its line of equal signs; `text/conflict-marker` says it.
            if words.starts_with("<<<<<<<") {
                continue;
            }
            found
                .at(view.source, view.in_file(range))
                .message(
                    format!("正文的“{words}”是一级标题，页面上会按二级标题显示"),
                    format!(
                        "`{words}` is a first-level heading; it is shown as a second-level one"
                    ),
                )
                .help(format!("请写成：## {words}"), format!("write `## {words}`"));
        }
    }),
};
