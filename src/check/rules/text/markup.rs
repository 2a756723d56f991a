//! Marks of Markdown that print, or that took signs for marks.

use super::odd::{each, quoted};
use crate::check::example::Example;
use crate::check::rule::{Advice, Check, Rule, bilingual};
use crate::diagnostic::Severity;
use crate::document::markdown::OddityKind;

/// Marks that print as they were typed, and signs that were taken for marks.
pub(crate) const MARKUP: Rule = Rule {
    name: "text/markup",
    severity: Severity::Warning,
    locked: false,
    sensitive: false,
    summary: bilingual(
        "标记没有起作用，或者误作标记",
        "markup shown as text, or text taken for markup",
    ),
    why: bilingual(
        "写得不合规则的 **、##、[文字](文件) 会原样印在网页上；当乘号或遮字用的 * 又会被当作强调而不见。",
        "malformed markup is shown as it is, and asterisks meant as a multiplication sign or to mask a name vanish as emphasis",
    ),
    wrong: Example::body(PRINTED),
    right: Example::body(BOLD),
    check: Check::Text(|view, found| {
        each(view, found, |kind, at| {
            let words = quoted(view, at);
            let (zh, en, help, en_help) = match kind {
                OddityKind::PrintedEmphasis => (
                    format!("“{words}”会原样印出来"),
                    format!("`{words}` is shown as it is"),
                    "要加粗的，** 和里面的文字之间不留空格，前后成对：**文字**；要印出来的，每个前面加一个反斜杠：\\*\\*",
                    "for bold put `**` close to the words on both sides; to show it, write `\\*\\*`",
                ),
                OddityKind::PrintedHeading => (
                    format!("“{words}”会原样印出来"),
                    format!("`{words}` is shown as it is"),
                    "标题的 # 和文字之间要有一个半角空格：## 标题",
                    "put a space between `#` and the words of the heading",
                ),
                OddityKind::PrintedFence => (
                    format!("“{words}”会原样印出来"),
                    format!("`{words}` is shown as it is"),
                    "代码前后的 ``` 各占一行；不是代码的请删去",
                    "put each ``` on a line of its own, or delete it",
                ),
                OddityKind::PrintedLink => (
                    format!("“{words}”会原样印出来，不是链接"),
                    format!("`{words}` is shown as it is and is not a link"),
                    "链接写成 [文字](文件或网址)：都用半角的括号，两对括号之间不留空格",
                    "write a link as `[words](file or address)`, without a space between the brackets",
                ),
                OddityKind::WideImage => (
                    "图片前面的感叹号是全角的，会印成一个链接".to_owned(),
                    "the exclamation mark before the image is full-width: it is shown as a link"
                        .to_owned(),
                    "请把 ！ 换成半角的 !",
                    "write `!`",
                ),
                OddityKind::SwallowedAsterisks => (
                    format!("“{words}”的星号被当作强调，不会印出来"),
                    format!("the asterisks of `{words}` are taken for emphasis and are not shown"),
                    "要印出星号的，每个前面加一个反斜杠：\\*；表示相乘的，写 ×；要强调的，写 **文字**",
                    "write `\\*` to show them, × for multiplication, or `**words**` for emphasis",
                ),
                OddityKind::SwallowedSign => (
                    format!("“{words}”前面的符号被当作标记，不会印出来"),
                    format!("the character before `{words}` is taken for markup and is not shown"),
                    "请在符号前面加一个反斜杠，例如 \\>60、\\- 5℃；或者写成“大于”“零下”",
                    "put a backslash before it, as in `\\>60`",
                ),
                // A mark of a merge over its line of equal signs; `text/conflict-marker` says it.
                OddityKind::Underlined if words.starts_with("<<<<<<<") => return None,
                OddityKind::Underlined => (
                    format!("“{words}”下面的横线把它变成了标题"),
                    format!("the line below makes `{words}` a heading"),
                    "是分隔线的，在它前面空一行；是标题的，删去横线，写成 ## 标题",
                    "leave a blank line before the dashes, or write the heading with `##`",
                ),
                _ => return None,
            };
            Some(Advice::new(zh, en).help(help, en_help))
        });
    }),
};

const PRINTED: &str = "方假设委员：\n\n您提出的提案收悉。**省级公共算力服务平台 **已经建成，各家的价格和排队时间都能查到，企业不用再逐家询问。\n";
const BOLD: &str = "方假设委员：\n\n您提出的提案收悉。**省级公共算力服务平台**已经建成，各家的价格和排队时间都能查到，企业不用再逐家询问。\n";
