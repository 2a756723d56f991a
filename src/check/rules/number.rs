//! Case numbers (编号): each must give a key that can stand in an address.

mod letter;

pub use letter::{DUPLICATE, TITLE_MISMATCH};

use crate::archive::field_error::FieldErrorKind;
use crate::check::example::Example;
use crate::check::rule::{Advice, Check, Rule, advice, words};
use crate::diagnostic::Severity;
use crate::model::text::is_han;

/// A case number that gives no key.
pub const INVALID: Rule = Rule {
    name: "number/invalid",
    severity: Severity::Error,
    locked: true,
    summary: words("编号不能识别", "a case number that gives no key"),
    why: words(
        "编号是代表、委员和公众查找答复的主要线索，要能写进网址。",
        "the number is what people look a reply up by, and stands in addresses",
    ),
    wrong: Example::fields("编号: [平12]\n标题: 关于省政协十三届二次会议提案的答复"),
    right: Example {
        config: "number_prefixes: { 平: ps }",
        ..Example::fields("编号: [平12]\n标题: 关于省政协十三届二次会议提案的答复")
            .and_body(LEVELLED)
    },
    check: Check::Text(|view, found| {
        view.field_errors(
            |field_error| match field_error {
                FieldErrorKind::Number { text, part } => Some(explained(text, part)),
                _ => None,
            },
            found,
        );
    }),
};

const LEVELLED: &str = "方假设委员：

您提出的“关于建设公共算力平台的提案”（第平12号）收悉，现答复如下：

我厅已经建成省级公共算力服务平台，把全省各家服务商的价格和排队时间放在一处，企业输入用途就能比较。

乌有省工业和信息化厅

2024年5月6日
";

fn explained(text: &str, part: &str) -> Advice {
    if part.is_empty() {
        return advice(
            format!("“{text}”里没有编号"),
            format!("there is no number in `{text}`"),
            "请写原件上的编号，例如 编号: [\"0038\"]",
            "write the number of the original, for example `numbers: [\"0038\"]`",
        );
    }
    let zh = format!("编号“{text}”里的“{part}”不能写进网址");
    if let Some(digits) = arabic(part) {
        return advice(
            zh,
            format!("`{part}` in `{text}` is written in Chinese numerals"),
            format!("请写成阿拉伯数字：编号: [\"{digits}\"]"),
            format!("write it in digits: `numbers: [\"{digits}\"]`"),
        );
    }
    let en = format!("`{part}` in `{text}` cannot stand in an address");
    if part.chars().all(is_han) {
        advice(
            zh,
            en,
            format!(
                "如果“{part}”是编号的一部分，请在 dafu.yaml 中加一行（x 换成代表它的小写字母）：number_prefixes: {{ {part}: x }}；否则请删去"
            ),
            format!(
                "add to dafu.yaml `number_prefixes: {{ {part}: x }}` with letters that stand for it, or delete it"
            ),
        )
    } else {
        advice(zh, en, format!("请删去“{part}”"), format!("delete `{part}`"))
    }
}

/// A number read out digit by digit (`一二八`), in digits.
fn arabic(part: &str) -> Option<String> {
    const NUMERALS: &str = "〇一二三四五六七八九";
    let digit = |letter| {
        let letter = if letter == '零' { '〇' } else { letter };
        NUMERALS.chars().position(|numeral| numeral == letter)
    };
    let digits: Option<Vec<_>> = part.chars().map(digit).collect();
    Some(digits?.iter().map(ToString::to_string).collect())
}
