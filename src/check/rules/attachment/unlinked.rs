//! Files that the text names and that no reader can open.

use std::ops::Range;
use std::sync::LazyLock;

use regex::Regex;

use crate::check::example::Example;
use crate::check::rule::{Check, Rule, TextView, bilingual};
use crate::diagnostic::{Severity, offset, span};

/// A file that is named in words alone.
pub(crate) const UNLINKED: Rule = Rule {
    name: "attachment/unlinked",
    severity: Severity::Warning,
    locked: false,
    sensitive: false,
    summary: bilingual(
        "正文里写了附件的文件名，但打不开",
        "a file that is only mentioned in words",
    ),
    why: bilingual(
        "读者看到有附件，却没有地方可以打开；写了名字的文件并不会自动公开。",
        "readers learn of a file but cannot open it: naming a file does not publish it",
    ),
    wrong: Example::body(WITHOUT),
    right: Example::body(WITHOUT)
        .and_fields("附件: [{名称: 项目清单, 文件: 项目清单.csv}]")
        .and_files(&[("content/replies/项目清单.csv", "名称,数量\n".as_bytes())]),
    check: Check::ReplyWhere(&["附件"], |view, places, found| {
        if !view.text.is_shown() {
            return;
        }
        let body = &view.text.document.body;
        let places = places.iter().filter(|place| place.start >= body.start);
        let mut is_first = true;
        let named = view.text.lines_at(places).into_iter();
        let mut end = 0;
        let listed = named.flat_map(|line| {
            // What stands in the list below an earlier line was looked at with it.
            let lines = if line.start < end { Vec::new() } else { with_list(&view.text, line) };
            end = lines.last().map_or(end, |last| last.end);
            lines
        });
        for line in listed {
            let text = view.text.at(&line);
            // A link says by itself where it leads.
            if text.contains("](") || text.contains("href") {
                continue;
            }
            for found_name in FILE_NAME.find_iter(text) {
                // `1.清单.xlsx` may be the first of a list, or the name in full.
                let whole = found_name.as_str();
                let name = &whole[LIST_NUMBER.find(whole).map_or(0, |number| number.end())..];
                let head = &view.text.text[..body.start as usize];
                let is_named = |name: &str| {
                    view.facts.facts.files.iter().any(|file| file.own_name() == name)
                        || head.contains(name)
                };
                if is_named(whole) || is_named(name) {
                    continue;
                }
                let start = line.start as usize + found_name.end() - name.len();
                let title = name.rsplit_once('.').map_or(name, |(stem, _)| stem);
                let key = view.text.key("attachments");
                let (zh_item, en_item) = (
                    format!("{{名称: {title}, 文件: {name}}}"),
                    format!("{{title: {title}, file: {name}}}"),
                );
                // A key stands once; what follows goes into its list.
                let is_new = is_first && view.text.field("attachments").is_none();
                let (write, en_write, zh_line, en_line) = if is_new {
                    ("写", "write", format!("{key}: [{zh_item}]"), format!("{key}: [{en_item}]"))
                } else {
                    ("的附件里再加一项", "add to its attachments", zh_item, en_item)
                };
                found
                    .at(view.text.source, span(start..start + name.len()))
                    .message(
                        format!("正文里写了附件“{name}”，但是没有把它附上，读者打不开"),
                        format!("the text names the file `{name}`, which is not attached"),
                    )
                    .help(
                        format!("请把文件放到稿件旁边，在前言区{write} {zh_line}"),
                        format!("put the file beside the reply and {en_write} `{en_line}`"),
                    );
                is_first = false;
            }
        }
    }),
};

/// `line`, and where it is like `附件：` or `附件：1.清单.xlsx`, the list of names below it.
fn with_list(view: &TextView<'_>, line: Range<u32>) -> Vec<Range<u32>> {
    let words = view.at(&line).trim();
    let announces = words.ends_with([':', '：']) || FILE_NAME.is_match(words);
    let mut lines = vec![line.clone()];
    if !announces {
        return lines;
    }
    let mut start = line.end;
    for next in view.text[line.end as usize..].split_inclusive('\n') {
        let words = next.trim();
        let end = start + offset(next.len());
        if LIST_ITEM.is_match(words) {
            lines.push(start..end);
        } else if !words.is_empty() {
            break;
        }
        start = end;
    }
    lines
}

/// The number or sign in front of one of several names.
static LIST_ITEM: LazyLock<Regex> = LazyLock::new(|| {
    Regex::new(r"^(?:[-*+•]\s|附件|[(（]?[0-9０-９一二三四五六七八九十]+[)）.．、])")
        .expect("a valid pattern")
});

/// The number of one of several files, which is no part of its name.
static LIST_NUMBER: LazyLock<Regex> =
    LazyLock::new(|| Regex::new(r"^[(（]?[0-9０-９]{1,2}[)）.．、]").expect("a valid pattern"));

const WITHOUT: &str = "方假设委员：

您提出的“关于建设公共算力平台的提案”（第0038号）收悉，现答复如下：

我厅已经建成省级公共算力服务平台，把全省各家服务商的价格和排队时间放在一处，企业输入用途就能比较。

附件：项目清单.csv

乌有省工业和信息化厅

2024年5月6日
";

/// The name of a file of a kind that a site publishes.
static FILE_NAME: LazyLock<Regex> = LazyLock::new(|| {
    Regex::new(
        r"(?i)[^\s：:、，,；;。．（）()《》“”*_\[\]|]+\.(?:pdf|ofd|docx?|wps|xlsx?|et|pptx?|dps|csv|zip|rar|7z|jpe?g|png)\b",
    )
    .expect("a valid pattern")
});
