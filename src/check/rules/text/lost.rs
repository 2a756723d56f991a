//! Words of the source that no reader sees.

use std::ops::Range;

use super::odd::{each, quoted};
use crate::check::example::Example;
use crate::check::rule::{Advice, Check, Findings, Rule, TextView, bilingual};
use crate::diagnostic::Severity;
use crate::document::markdown::OddityKind;

/// Words that are neither on the page nor part of any mark.
pub(crate) const LOST: Rule = Rule {
    name: "text/lost",
    severity: Severity::Error,
    locked: false,
    sensitive: false,
    summary: bilingual("文字不会出现在网页上", "words that are not on the page"),
    why: bilingual(
        "签发的答复一字不能少：表格里多出的格、被当作链接定义或网页标记的文字，网页上不会出现。",
        "no word of a signed letter may be missing, but surplus cells and words that read as a definition or a tag are",
    ),
    wrong: Example::body(SURPLUS),
    right: Example::body(COMPLETE),
    check: Check::Text(|view, found| {
        each(view, found, |kind, at| match kind {
            OddityKind::Lost => Some(lost(view, at)),
            OddityKind::Definition => Some(
                Advice::new(
                    format!("“{}”被当作链接的定义，不会印出来", quoted(view, at)),
                    format!(
                        "`{}` is taken for the definition of a link and is not shown",
                        quoted(view, at)
                    ),
                )
                .help("请在 [ 前面加一个反斜杠：\\[", "write `\\[`"),
            ),
            OddityKind::Tag => Some(tag(view, at)),
            OddityKind::BlankInTarget => Some(blank(view, at)),
            OddityKind::Moved => Some(
                Advice::new(
                    "网页标记没有写对，有些文字在网页上会换了位置",
                    "tags are not nested correctly: some words end up elsewhere on the page",
                )
                .help(
                    "请检查标记是否成对、嵌套是否正确；能用 Markdown 写的，不用标记",
                    "check that tags pair and nest, or write Markdown instead",
                ),
            ),
            _ => None,
        });
    }),
};

const SURPLUS: &str = "方假设委员：\n\n您提出的提案收悉。省级公共算力服务平台已经建成，各家的价格和排队时间都能查到，各年投入如下。\n\n| 年度 | 投入（万元） |\n|---|---|\n| 2023 | 120 | 一期 |\n";
const COMPLETE: &str = "方假设委员：\n\n您提出的提案收悉。省级公共算力服务平台已经建成，各家的价格和排队时间都能查到，各年投入如下。\n\n| 年度 | 投入（万元） | 说明 |\n|---|---|---|\n| 2023 | 120 | 一期 |\n";

fn lost(view: &TextView<'_>, at: &Range<usize>) -> Advice {
    let words = quoted(view, at);
    let line = view.body()[..at.start].rsplit('\n').next().unwrap_or_default();
    let (help, en_help) = if line.contains('|') {
        (
            "这一行的格比表头多：请给表头和 |---| 一行补上一列；不是隔开两格的 |，前面加一个反斜杠：\\|",
            "the row has more cells than the header: add a column to both lines of the header, or write `\\|` for a bar inside a cell",
        )
    } else if line.trim_start().starts_with(['`', '~']) {
        (
            "代码的 ``` 后面只写语言的名字；这些文字请另起一段，写在 ``` 前面",
            "only the name of a language may follow ```: put these words into a paragraph before it",
        )
    } else {
        (
            "请在这些文字前面的符号前加一个反斜杠，让它们原样印出来",
            "put a backslash before the character in front of these words",
        )
    };
    Advice::new(
        format!("“{words}”不会出现在网页上"),
        format!("`{words}` does not appear on the page"),
    )
    .help(help, en_help)
}

fn tag(view: &TextView<'_>, at: &Range<usize>) -> Advice {
    let written = quoted(view, at);
    Advice::new(format!("“{written}”被当作网页标记，不会印出来"), format!("`{written}` is taken for a tag and is not shown")).help(format!(
            "要印出来的，在 < 前面加一个反斜杠：\\{written}；确是标记的，补上结束的标记，没有用处的请删去"
        ), format!("write `\\{written}` to print it; if it is a tag, close it or delete it"))
}

fn blank(view: &TextView<'_>, at: &Range<usize>) -> Advice {
    let link = view.body().get(at.clone()).unwrap_or_default();
    let mended = link
        .split_once("](")
        .map(|(words, target)| format!("{words}](<{}>)", target.trim_end_matches(')').trim()))
        .unwrap_or_default();
    Advice::new(
        format!("“{}”会原样印出来，不是链接：文件名里有空格", quoted(view, at)),
        format!(
            "`{}` is shown as it is and is not a link, because of the space in its target",
            quoted(view, at)
        ),
    )
    .help(format!("请写成 {mended}"), format!("write `{mended}`"))
}

/// Text that its source hides.
pub(crate) const HIDDEN: Rule = Rule {
    name: "text/hidden",
    severity: Severity::Error,
    locked: false,
    sensitive: false,
    summary: bilingual("原文里隐藏的文字", "text that is hidden in its source"),
    why: bilingual(
        "原文里看不见的文字（隐藏的标记、白色的字、没写完的注释）多是内部意见，印出来就泄露了；网页上一律不印，请核对。",
        "hidden text is usually an internal remark; it is not shown on the page, and reported so that nothing is lost unnoticed",
    ),
    wrong: Example::body(UNSEEN),
    right: Example::body(SEEN),
    check: Check::Text(|view, found| {
        each(view, found, |kind, at| {
            match kind {
            OddityKind::PrintedComment => {
                Some(Advice::new("注释会原样印在网页上", "this comment is shown on the page").help(
                    "请删去注释；要留给同事看的话，写在 备注 里",
                    "delete the comment, or put it into `note`",
                ))
            }
            OddityKind::HiddenToTheEnd => Some(
                Advice::new(
                    format!("“{}”没有结束，后面的文字都不会印出来", quoted(view, at)),
                    format!("`{}` is never closed: nothing after it is shown", quoted(view, at)),
                )
                .help(
                    "请删去它和要隐藏的文字；要原样印出的，在 < 前面加一个反斜杠：\\<；注释要写全：<!-- 说明 -->",
                    "delete it with what it hides; write `\\<` to show it; a comment must be complete: `<!-- … -->`",
                ),
            ),
            _ => None,
        }
        });
        unseen(view, found);
    }),
};

const UNSEEN: &str = "方假设委员：\n\n您提出的提案收悉。省级公共算力服务平台已经建成，各家的价格和排队时间都能查到，企业不用再逐家询问。<!-- 送审时再定\n";
const SEEN: &str = "方假设委员：\n\n您提出的提案收悉。省级公共算力服务平台已经建成，各家的价格和排队时间都能查到，企业不用再逐家询问。\n";

/// What is hidden as its source wants it is safe, and only told.
fn unseen(view: &TextView<'_>, found: &mut Findings) {
    if !view.is_shown() {
        return;
    }
    let hidden = view.outline.oddities.iter().filter(|one| one.kind == OddityKind::Hidden);
    for oddity in hidden {
        found
            .at(view.source, view.in_file(&oddity.range))
            .message(
                format!("“{}”在原文里是隐藏的，不会印出来", quoted(view, &oddity.range)),
                format!(
                    "`{}` is hidden in its source and is not shown",
                    quoted(view, &oddity.range)
                ),
            )
            .help(
                "请删去这一段；要公开的，去掉隐藏它的标记（hidden、display:none、白色等）",
                "delete it, or remove what hides it if it should be public",
            )
            .at_most(Severity::Warning);
    }
}
