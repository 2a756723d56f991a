//! A text that is laid out otherwise than meant: paragraphs and tables that Markdown reads as
//! something else.

use super::odd::{each, quoted};
use crate::check::example::Example;
use crate::check::rule::{Advice, Check, Rule, bilingual};
use crate::diagnostic::Severity;
use crate::document::markdown::OddityKind;

/// A paragraph that prints as program code.
pub(crate) const CODE_BLOCK: Rule = Rule {
    name: "text/code-block",
    severity: Severity::Warning,
    locked: false,
    sensitive: false,
    summary: bilingual("正文被印成代码", "a paragraph that is shown as code"),
    why: bilingual(
        "行首有四个空格或一个制表符的段落，Markdown 当作程序代码：字体不同，不换行，手机上看不全。",
        "four spaces or a tab before a paragraph make it code, which does not wrap on a phone",
    ),
    wrong: Example::body(INDENTED),
    right: Example::body(FLUSH),
    check: Check::Text(|view, found| {
        each(view, found, |kind, at| match kind {
            OddityKind::IndentedCode => Some(
                Advice::new(
                    format!("“{}”会印成代码：行首有四个以上的空格或制表符", quoted(view, at)),
                    "this paragraph is shown as code because of the spaces or the tab before it",
                )
                .help(
                    "请删去行首的空格和制表符；要缩进的，写两个全角空格",
                    "delete the spaces or the tab; use two full-width spaces to indent a paragraph",
                ),
            ),
            OddityKind::UnclosedFence => Some(
                Advice::new(
                    "代码从这里开始，后面没有结束，下面的文字都会印成代码",
                    "code begins here and is never closed: everything below is shown as code",
                )
                .help(
                    "请在代码的最后一行下面另起一行写上同样的 ```；不是代码的，删去这一行",
                    "close the code with another line of just ```, or delete this line",
                ),
            ),
            _ => None,
        });
    }),
};

const INDENTED: &str = "方假设委员：\n\n您提出的提案收悉。省级公共算力服务平台已经建成，各家的价格和排队时间都能查到，企业不用再逐家询问。\n\n    下一步，我们将继续接入新的服务商。\n";
const FLUSH: &str = "方假设委员：\n\n您提出的提案收悉。省级公共算力服务平台已经建成，各家的价格和排队时间都能查到，企业不用再逐家询问。\n\n　　下一步，我们将继续接入新的服务商。\n";

/// Lines that run into one paragraph, though each looks like one of its own.
pub(crate) const LINES_JOINED: Rule = Rule {
    name: "text/lines-joined",
    severity: Severity::Warning,
    locked: false,
    sensitive: false,
    summary: bilingual("几行连成了一段", "lines that run together into one paragraph"),
    why: bilingual(
        "Markdown 里只换行不空行，前后两行印成一段：从 Word 粘贴的信函，称呼、各段、落款会连在一起。",
        "without a blank line between them two lines are one paragraph; letters pasted from a word processor run together",
    ),
    wrong: Example::body(JOINED),
    right: Example::body(APART),
    check: Check::Text(|view, found| {
        each(view, found, |kind, at| {
            (kind == OddityKind::JoinedLines).then(|| {
                Advice::new(
                    format!("“{}”会接在上一行后面，印成同一段", quoted(view, at)),
                    "this line continues the one above: both are shown as one paragraph",
                )
                .help(
                    "请在每一段前面空一行；本来就是一段的，把前后两行接成一行",
                    "leave a blank line before each paragraph; if both belong together, join the lines",
                )
            })
        });
    }),
};

const JOINED: &str = "方假设委员：\n\n您提出的提案收悉，现答复如下：\n省级公共算力服务平台已经建成，各家的价格和排队时间都能查到，企业不用再逐家询问。\n下一步，我们将继续接入新的服务商。\n";
const APART: &str = "方假设委员：\n\n您提出的提案收悉，现答复如下：\n\n省级公共算力服务平台已经建成，各家的价格和排队时间都能查到，企业不用再逐家询问。\n\n下一步，我们将继续接入新的服务商。\n";

/// Rows that make no table.
pub(crate) const TABLE_LOST: Rule = Rule {
    name: "text/table-lost",
    severity: Severity::Warning,
    locked: false,
    sensitive: false,
    summary: bilingual("表格没有排成表格", "rows that do not form a table"),
    why: bilingual(
        "用制表符、空格或全角竖线对齐的几行，网页上会连成一段，数字对不上栏目。",
        "rows separated by tabs, spaces or full-width bars run together into one paragraph, and figures lose their columns",
    ),
    wrong: Example::body(TABS),
    right: Example::body(TABLE),
    check: Check::Text(|view, found| {
        each(view, found, |kind, at| {
            match kind {
            OddityKind::Bars => Some(Advice::new(format!("“{}”像表格的一行，但会印成文字", quoted(view, at)), "this looks like a table row, but is shown as text").help("请用半角的 | 隔开各格，各行之间不空行，第一行下面加一行 |---|---|，每列一个 ---", "separate the cells with `|`, leave no blank lines, and put a line `|---|---|` below the first row")),
            OddityKind::Tabs => Some(Advice::new(format!("“{}”等几行用制表符或空格对齐，会连成一段，不成表格", quoted(view, at)), "these lines are separated by tabs or spaces and run together into one paragraph").help("请写成表格：各格之间写 |，第一行下面加一行 |---|---|，每列一个 ---", "write a table: `|` between the cells, and a line `|---|---|` below the first row")),
            OddityKind::RowWithoutBars => Some(Advice::new(format!("“{}”紧接着表格，会印成表格的一行", quoted(view, at)), "this line directly follows the table and is shown as one of its rows").help("请在这一行前面空一行", "leave a blank line before it")),
            _ => None,
        }
        });
    }),
};

const TABS: &str = "方假设委员：\n\n您提出的提案收悉。省级公共算力服务平台已经建成，各家的价格和排队时间都能查到，各年投入如下。\n\n年度\t投入（万元）\n2023\t120\n2024\t180\n";
const TABLE: &str = "方假设委员：\n\n您提出的提案收悉。省级公共算力服务平台已经建成，各家的价格和排队时间都能查到，各年投入如下。\n\n| 年度 | 投入（万元） |\n|---|---|\n| 2023 | 120 |\n| 2024 | 180 |\n";
