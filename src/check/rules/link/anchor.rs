//! Links to a place on the page.

use std::collections::HashSet;

use percent_encoding::percent_decode_str;

use crate::check::example::Example;
use crate::check::rule::{Check, Rule, bilingual};
use crate::diagnostic::Severity;

/// How many headings a finding names: of a text with thousands, not all for each link.
const MOST: usize = 20;

/// A link to a place on its own page that is not there.
pub(crate) const ANCHOR: Rule = Rule {
    name: "link/anchor",
    severity: Severity::Warning,
    locked: false,
    sensitive: false,
    summary: bilingual("本页没有链接指向的位置", "a link to a place that the page does not have"),
    why: bilingual(
        "点了没有反应的链接，读的人会以为网页坏了。",
        "a link that does nothing looks like a broken page",
    ),
    wrong: Example::body(NOWHERE),
    right: Example::body(SOMEWHERE),
    check: Check::Text(|view, found| {
        if !view.is_shown() {
            return;
        }
        let headings = &view.outline.headings;
        let there: HashSet<&str> = headings.iter().map(|heading| &*heading.id).collect();
        for link in &view.outline.links {
            let Some(part) = link.target.strip_prefix('#') else { continue };
            let part = percent_decode_str(part).decode_utf8_lossy();
            let is_there = there.contains(&*part);
            if is_there || part.is_empty() || part == "top" || part.starts_with("fn") {
                continue;
            }
            let ids = headings.iter().take(MOST).map(|heading| format!("#{}", heading.id));
            let ids: Vec<_> = ids.collect();
            let more = headings.len() > MOST;
            let (help, en_help) = if ids.is_empty() {
                (
                    "这一页没有标题可以链接，请去掉链接只留文字".to_owned(),
                    "the page has no heading to link to: remove the link".to_owned(),
                )
            } else {
                (
                    format!(
                        "请改成本页的一个标题：{}{}",
                        ids.join("、"),
                        if more { "……" } else { "" }
                    ),
                    format!(
                        "write one of the page's headings: {}{}",
                        ids.join(", "),
                        if more { ", …" } else { "" }
                    ),
                )
            };
            found
                .at(view.source, view.in_file(&link.range))
                .message(
                    format!("本页没有“#{part}”这个位置"),
                    format!("the page has no place `#{part}`"),
                )
                .help(help, en_help);
        }
    }),
};

const NOWHERE: &str = "方假设委员：\n\n您提出的提案收悉，下一步的打算见[后文](#打算)。\n\n一、工作进展\n\n省级公共算力服务平台已经建成，各家的价格和排队时间都能查到，企业不用再逐家询问。\n\n二、下一步打算\n\n年底以前再接入两家服务商。\n";
const SOMEWHERE: &str = "方假设委员：\n\n您提出的提案收悉，下一步的打算见[后文](#下一步打算)。\n\n一、工作进展\n\n省级公共算力服务平台已经建成，各家的价格和排队时间都能查到，企业不用再逐家询问。\n\n二、下一步打算\n\n年底以前再接入两家服务商。\n";
