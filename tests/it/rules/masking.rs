//! No finding says a personal number aloud, whatever rule it comes from.

use crate::support::all_printed;

use super::privacy::{Dice, HEAD, PLACES, of_reply};

/// Front matters wrong in every way that quotes a value, `{}` where a number goes.
const QUOTING: &[&str] = &[
    "联系电话: {}",
    "标识: {}",
    "标识: a_{}",
    "发布日期: {}",
    "成文日期: 2024年{}日",
    "状态: {}",
    "公开属性: {}",
    "人数: 甲{}",
    "届次: {}",
    "届次: 乙市{}政协一届一次会议",
    "编号: [\"甲{}\"]",
    "编号: [\"{}★\"]",
    "承办单位: {}",
    "主题分类: [{}]",
    "办理结果: {}",
    "发文字号: {}",
    "发文字号: \"乌工信{}[2024]1号\"",
    "前次答复: [{}]",
    "原网址: {}",
    "附件: [{名称: 甲, 文件: {}.csv}]",
    "附件: [{名称: 甲, 文件: {}.html}]",
    "附件: [{名称: 甲, 文件: ../../../{}.csv}]",
    "电话{}: 甲",
    "备注：{}",
    "备注:\t{}",
    "备注: “{}”",
    "备注: [{}",
    "备注: &{} 甲",
];

#[test]
fn no_message_or_help_holds_a_planted_number() {
    let mut dice = Dice::new(17);
    let numbers = [dice.mobile(), dice.identity(), dice.card(), "130503670401001".to_owned()];
    let mut quoted = 0;
    for number in numbers {
        let bodies = PLACES.iter().map(|place| place.1);
        let links = [
            "方假设委员：\n\n# 见{}\n\n见[这里](/a/{}.html)、[那里](x:{})、[别处]({}.md)。定于XX月{}召开。\n",
        ];
        for body in bodies.chain(links) {
            let text = format!("{HEAD}---\n\n{}", body.replace("{}", &number));
            quoted += spoken(&text, &number);
        }
        for line in QUOTING {
            let line = line.replace("{}", &number);
            let key = line.split([':', '：']).next().unwrap_or_default();
            let head = HEAD
                .split_inclusive('\n')
                .filter(|line| !line.starts_with(key))
                .collect::<String>();
            let body = PLACES[0].1.replace("{}", "我厅");
            quoted += spoken(&format!("{head}{line}\n---\n\n{body}"), &number);
        }
    }
    assert!(quoted > 100, "the texts above must raise findings: {quoted}");
}

/// How many findings `text` raises; none of them says `number`.
fn spoken(text: &str, number: &str) -> usize {
    let found = of_reply(text);
    let said = all_printed(&found, text);
    assert!(!said.contains(number), "{number}: {said}\n{text}");
    found.len()
}
