//! Case numbers (编号): each must give a key that can stand in an address.

mod letter;

pub(crate) use letter::{DUPLICATE, TITLE_MISMATCH};

use crate::archive::field_error::FieldErrorKind;
use crate::check::example::Example;
use crate::check::place;
use crate::check::rule::{Advice, Check, Rule, TextView, bilingual};
use crate::check::rules::front_matter::line;
use crate::diagnostic::Severity;
use crate::model::case_number;
use crate::model::text::is_han;

/// A case number that gives no key.
pub(crate) const INVALID: Rule = Rule {
    name: "number/invalid",
    severity: Severity::Error,
    locked: true,
    sensitive: false,
    summary: bilingual("编号不能识别", "a case number that cannot be looked up"),
    why: bilingual(
        "编号是代表、委员和公众查找答复的主要线索，要能写进网址。",
        "the number is what people look a reply up by, and it is part of addresses",
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
                FieldErrorKind::Number { text, part } => Some(explained(view, text, part)),
                FieldErrorKind::NumberRange { text, numbers } => Some(ranged(view, text, numbers)),
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

/// Several numbers in one.
fn ranged(view: &TextView<'_>, text: &str, numbers: &[String]) -> Advice {
    let line = line(view, "numbers", &list(numbers));
    Advice::new(
        format!("编号“{text}”是从几号到几号，应当一个一个写"),
        format!("`{text}` is a range of numbers; each must be given"),
    )
    .help(format!("请写成：{line}"), format!("write: {line}"))
}

fn list(numbers: &[String]) -> String {
    let quoted: Vec<String> = numbers.iter().map(|number| format!("\"{number}\"")).collect();
    format!("[{}]", quoted.join(", "))
}

/// Two numbers with a hyphen between them, which may be several numbers or one.
pub(crate) const RANGE: Rule = Rule {
    name: "number/range",
    severity: Severity::Warning,
    locked: false,
    sensitive: false,
    summary: bilingual("编号像是从几号到几号", "a number that looks like a range"),
    why: bilingual(
        "几件建议、提案合写成一个编号，公众用其中任何一个编号都查不到。",
        "if several numbers are written as one, people find none of them",
    ),
    wrong: Example::fields("编号: [0038-0040]\n标题: 关于省政协十三届二次会议提案的答复")
        .and_body(UNNUMBERED),
    right: Example::fields(
        "编号: [\"0038\", \"0039\", \"0040\"]\n标题: 关于省政协十三届二次会议提案的答复",
    )
    .and_body(UNNUMBERED),
    check: Check::Reply(|view, found| {
        for case in &view.reply().cases {
            let numbers = case.key.as_ref().and_then(|_| case_number::range(&case.number));
            let Some(numbers) = numbers else { continue };
            let (text, line) = (&case.number, line(&view.text, "numbers", &list(&numbers)));
            let advice = Advice::new(
                format!("编号“{text}”像是 {} 个编号", numbers.len()),
                format!("`{text}` looks like {} numbers", numbers.len()),
            )
            .help(
                format!(
                    "若是从第{}号到第{}号，请写成：{line}",
                    numbers[0],
                    numbers[numbers.len() - 1]
                ),
                format!("if all of them are meant, write: {line}"),
            );
            let at = place::in_field(view, "numbers", text);
            found.at(view.text.source, at).advise(advice);
        }
    }),
};

const UNNUMBERED: &str = "方假设委员：

您提出的提案收悉。省级公共算力服务平台已经建成，各家的价格和排队时间都能查到，企业不用再逐家询问。
";

fn explained(view: &TextView<'_>, text: &str, part: &str) -> Advice {
    if part.is_empty() {
        return numberless(view, text);
    }
    let zh = format!("编号“{text}”里的“{part}”不能写进网址");
    if let Some(digits) = arabic(part) {
        return Advice::new(zh, format!("`{part}` in `{text}` is written in Chinese numerals"))
            .help(
                format!("请写成阿拉伯数字：{}", line(view, "numbers", &format!("[\"{digits}\"]"))),
                format!(
                    "write it in digits: `{}`",
                    line(view, "numbers", &format!("[\"{digits}\"]"))
                ),
            );
    }
    let en = format!("`{part}` in `{text}` cannot be part of an address");
    if let Some(numbers) = joined(text, part) {
        let line = line(view, "numbers", &list(&numbers));
        return Advice::new(
            format!("编号“{text}”像是 {} 个编号，应当一个一个写", numbers.len()),
            format!("`{text}` looks like {} numbers; each must be given", numbers.len()),
        )
        .help(format!("请写成：{line}"), format!("write: `{line}`"));
    }
    if !text.chars().any(char::is_numeric) {
        return numberless(view, text);
    }
    if part.chars().all(is_han) {
        Advice::new(zh, en).help(format!(
                "如果“{part}”是编号的一部分，请在 dafu.yaml 中加一行（x 换成代表它的小写字母）：number_prefixes: {{ {part}: x }}；否则请删去"
            ), format!(
                "add to dafu.yaml `number_prefixes: {{ {part}: x }}` with letters to use for it, or delete it"
            ))
    } else {
        Advice::new(zh, en).help(format!("请删去“{part}”"), format!("delete `{part}`"))
    }
}

fn numberless(view: &TextView<'_>, text: &str) -> Advice {
    let line = line(view, "numbers", "[\"0038\"]");
    Advice::new(format!("“{text}”里没有编号"), format!("there is no number in `{text}`")).help(
        format!("请写原件上的编号，例如 {line}"),
        format!("write the number of the original, for example `{line}`"),
    )
}

/// The numbers that `part` stands between as a word for "and".
fn joined(text: &str, part: &str) -> Option<Vec<String>> {
    let is_and = ["和", "与", "及", "以及", "并", "或"].contains(&part);
    let numbers: Vec<&str> = text.split(part).map(case_number::bare).collect();
    let is_number = |one: &&str| one.chars().any(|each| each.is_ascii_digit());
    (is_and && numbers.len() > 1 && numbers.iter().all(is_number))
        .then(|| numbers.into_iter().map(str::to_owned).collect())
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
