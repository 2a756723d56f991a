//! Variants beyond each rule's own examples: what is said, how heavily, and that one cause has one finding.

use dafu::check::example::Example;

use super::privacy::of_reply;
use super::{findings, load};
use crate::support::Sandbox;

/// The findings of `example`: `severity rule: message` a line.
pub(super) fn said(example: &Example) -> Vec<String> {
    let line = |one: &dafu::diagnostic::Diagnostic| {
        format!("{} {}: {}", one.severity.key(), one.rule, one.message.zh)
    };
    findings(example).iter().map(line).collect()
}

pub(super) fn check(example: Example, expected: &[&str]) {
    assert_eq!(said(&example), expected, "{example:?}");
}

#[test]
fn damaged_dates_say_which_part_is_wrong() {
    for (value, message) in [
        ("2025年13月1日", "“2025年13月1日”没有 13 月"),
        ("2023/13/40", "“2023/13/40”没有 13 月"),
        ("2023-02-29", "“2023-02-29”没有 29 日：2023年2月只有 28 天"),
        ("2023-04-31", "“2023-04-31”没有 31 日：2023年4月只有 30 天"),
        ("1023-04-01", "“1023-04-01”的年份不对"),
        ("2017821", "“2017821”不是完整的日期，年月日应当俱全"),
        ("2019年6月", "“2019年6月”不是完整的日期，年月日应当俱全"),
        ("2019年6月13", "“2019年6月13”少写了“日”"),
        ("2019—06—13", "“2019—06—13”的写法不规范：年月日之间用半角的“-”，后面不加别的字"),
        ("2019-06-13T10:26Z", "“2019-06-13T10:26Z”带有时区，应当只写当地的时间"),
        ("\"2024-01-09 25:00\"", "“2024-01-09 25:00”里的钟点不对：小时最多 23，分、秒最多 59"),
    ] {
        let fields: &'static str = Box::leak(format!("成文日期: {value}").into_boxed_str());
        check(
            Example::fields(fields),
            &[&format!("error front-matter/wrong-type: 成文日期{message}")],
        );
    }
}

#[test]
fn one_cause_has_one_finding() {
    for (fields, expected) in [
        ("承办单位!\n承办单住: 省工信厅", "error meta/unknown-key: 没有叫“承办单住”的项"),
        ("状态: “草稿”", "warning front-matter/syntax: “草稿”两边的中文引号会被当成文字"),
        (
            "成文日期: “2024-05-06”",
            "error front-matter/syntax: “2024-05-06”两边的中文引号会被当成文字",
        ),
        (
            "公开属性: 不清楚",
            "error front-matter/wrong-type: “公开属性”应当是以下之一：主动公开、依申请公开、不予公开，现在写的是“不清楚”",
        ),
        ("主送:\t\t[方假设]", "error front-matter/tab: 这一行有制表符（Tab 键），应当用空格"),
        ("案由: [甲", "error front-matter/syntax: 括号不成对，少了“]”"),
        ("成文日期: 待核对", "error front-matter/unconfirmed: “成文日期”还没有核对"),
        (
            "cases: [{届次: 省政协十三届二次会议, 编号: \"0038\"}]",
            "error front-matter/duplicate-key: “cases”与“届次”“编号”只能用一种写法",
        ),
        // By the name that this file gives it.
        ("状态: 待核对", "error front-matter/unconfirmed: “状态”还没有核对"),
        (
            "状态: 作废",
            "error front-matter/wrong-type: “状态”应当是以下之一：有效、已更正、已撤回、草稿，现在写的是“作废”",
        ),
        (
            "成文日期!\ndate_written: 2024-02-30",
            "error front-matter/wrong-type: date_written“2024-02-30”没有 30 日：2024年2月只有 29 天",
        ),
        (
            "附件: [{名称: 甲, 文件: 没有.csv}, {名称: 乙, 文件: 没有.csv}]",
            "error link/attachment: 文件“content/replies/没有.csv”不存在，或者是空的",
        ),
    ] {
        check(Example::fields(fields), &[expected]);
    }
}

#[test]
fn an_unreadable_front_matter_silences_the_rest() {
    let body = "# 甲\n\n[乙](没有.md) ![丙](没有.png) TODO\n";
    for text in [
        format!("标题: 甲\n{body}"),
        format!("---\n标题: 甲\n{body}"),
        format!("---\n标题: [甲\n---\n{body}"),
        format!("---\n- 甲\n---\n{body}"),
    ] {
        let mut files = Example::RIGHT.site();
        files.insert("content/replies/没有标识.md", text.as_bytes().to_vec());
        files.insert("content/pages/没有标识.md", text.as_bytes().to_vec());
        let found = load(Sandbox::of(files).root(), "2024-06-30").findings;
        assert_eq!(found.len(), 2, "{text}: {found:?}");
        assert!(found.iter().all(|one| one.rule.starts_with("front-matter/")), "{found:?}");
    }
}

#[test]
fn encodings_name_their_cure() {
    let (gbk, ..) = encoding_rs::GBK.encode("---\n标题: 甲\n---\n正文\n");
    for (bytes, words) in
        [(&*gbk, "GBK"), (b"\xff\xfe-\0-\0-\0", "UTF-16"), (b"---\n\xff\xff", "不是 UTF-8")]
    {
        let found = of_reply(bytes);
        assert_eq!(found.len(), 1, "{found:?}");
        assert!(found[0].message.zh.contains(words), "{found:?}");
        assert!(found[0].help.zh.contains("另存为") && found[0].help.zh.contains("UTF-8"));
    }
}

#[test]
fn dashes_that_are_nearly_right_are_named() {
    for (first, last, words) in [
        ("----", "---", "第一行是“----”，应为三个半角减号"),
        ("———", "---", "第一行是“———”，应为三个半角减号"),
        ("---", "－－－", "这一行是“－－－”，不是三个半角减号，各项资料没有结束"),
        ("---", "正文", "各项资料后面缺少一行 ---"),
    ] {
        let found = of_reply(format!("{first}\n标题: 甲\n{last}\n"));
        let words = format!("front-matter/unclosed {words}");
        assert_eq!(
            found.iter().map(|one| format!("{} {}", one.rule, one.message.zh)).collect::<Vec<_>>(),
            [words]
        );
    }
}

#[test]
fn a_draft_is_warned_and_its_secrets_still_stop_it() {
    check(
        Example::fields("状态: 草稿\n主送: 待核对\n发文字号: 乌工信〔2024〕1号"),
        &["warning front-matter/unconfirmed: “主送”还没有核对"],
    );
    check(
        Example::fields("状态: 草稿\n备注: 秘密★1年"),
        &["error secrecy/marking: 这里有密级标志，不能发布"],
    );
}

#[test]
fn a_withdrawn_reply_may_have_lost_everything_else() {
    const GONE: &str = "标题!\n主送!\n成文日期!\n公开属性!\n案由!\n附件: [{名称: 甲, 文件: 没有.csv}]\n状态: 已撤回\n撤回日期: 2024-06-01\n撤回原因: 附件含个人信息";
    check(Example::fields(GONE).and_body(""), &[]);
    check(Example::fields(GONE).and_body("# 甲\n\nTODO [乙](没有.md)\n"), &[]);
    check(
        Example::fields("状态: 已撤回\n撤回日期: 2024-07-01\n撤回原因: 甲"),
        &["error status/incomplete: 撤回日期 2024-07-01 还没有到"],
    );
    check(
        Example::fields("状态: 已更正"),
        &["error status/incomplete: 状态是“已更正”，却没有更正记录"],
    );
    check(
        Example::fields("撤回原因: 附件含个人信息"),
        &["error status/incomplete: 填了撤回的资料，状态却不是“已撤回”，答复仍在公开"],
    );
}

#[test]
fn what_concerns_an_unpublished_reply_too_is_reported_there() {
    let example = |fields| {
        let example = Example::replies(fields);
        findings(&example)
            .iter()
            .map(|one| (one.path.to_string(), one.rule, one.severity.key()))
            .collect::<Vec<_>>()
    };
    // The draft stands first by path, and still it is the one that is told.
    assert_eq!(
        example(&[(
            "content/replies/a.md",
            "标识: gxt-2024-1\n状态: 草稿\n发文字号: 乌工信〔2024〕2号"
        )]),
        [("content/replies/a.md".to_owned(), "id/duplicate", "warning")]
    );
    assert_eq!(
        example(&[("content/replies/a.md", "")]),
        [("content/replies/gxt-2024-1.md".to_owned(), "docnum/duplicate", "warning")]
    );
    assert_eq!(
        example(&[("content/replies/a.md", "状态: 草稿")]),
        [("content/replies/a.md".to_owned(), "docnum/duplicate", "warning")]
    );
}

#[test]
fn a_follow_up_to_something_unpublished_is_a_hint() {
    let example = Example::fields("前次答复: [b]")
        .and_replies(&[("content/replies/b.md", "发文字号: 乌工信〔2024〕2号\n状态: 草稿")]);
    check(
        example,
        &["hint follows/unknown: 前次答复“b”（content/replies/b.md）没有公开，网页上不会提到它"],
    );
    check(
        Example::fields("前次答复: [gxt-2024-1]"),
        &["error follows/cycle: 前次答复绕回了自己：gxt-2024-1 → gxt-2024-1"],
    );
}

#[test]
fn document_numbers_keep_each_defect_apart() {
    check(
        Example::fields("发文字号: \"乌工信[2024]第01\""),
        &[
            "warning docnum/bracket: 发文字号“乌工信[2024]第01”应使用六角括号〔〕",
            "warning docnum/missing-hao: 发文字号“乌工信[2024]第01”缺“号”字",
            "warning docnum/ordinal: 发文字号“乌工信[2024]第01”顺序号不加“第”",
            "warning docnum/padding: 发文字号“乌工信[2024]第01”顺序号前面不补 0",
        ],
    );
    let found = findings(&Example::fields("发文字号: \"乌工信[2024]第01\""));
    assert!(found.iter().all(|one| one.help.zh == "请对照原件，写成 发文字号: 乌工信〔2024〕1号"));
}

#[test]
fn help_gives_the_line_to_write_with_the_key_of_the_file() {
    for (fields, help) in [
        ("届次!\nsession: 省政协十三届二会议", "请对照原件，是否为 session: 省政协十三届二次会议"),
        (
            "编号: [甲12]\n标题: 关于提案的答复",
            "如果“甲”是编号的一部分，请在 dafu.yaml 中加一行（x 换成代表它的小写字母）：number_prefixes: { 甲: x }；否则请删去",
        ),
        (
            "届次: 政协砚山县九届委员会第三次会议\n标题: 关于提案的答复",
            "请在 content/bodies.yaml 末尾加一行（key 可以自定，会出现在网址里）：- { key: county-cppcc-354a, kind: cppcc, name: 砚山县政协 }",
        ),
        (
            "承办单位: 子虚市水利局",
            "新单位请在 content/departments.yaml 加一行（dw-33ed 最好换成简称的拼音首字母，它会出现在网址里，定了不再改）：- { code: dw-33ed, name: 子虚市水利局 }",
        ),
        ("标识: 甲", "请改为 标识: gxt-2024-1"),
    ] {
        let found = findings(&Example::fields(fields));
        assert_eq!(found.iter().map(|one| &*one.help.zh).collect::<Vec<_>>(), [help]);
    }
}

#[test]
fn text_that_is_short_warns_and_text_that_is_none_stops() {
    check(Example::body("方假设委员：\n\n收悉。\n"), &["warning text/empty-body: 正文只有 9 个字"]);
    check(Example::body("<!-- 无 -->\n"), &["error text/empty-body: 正文是空的"]);
}

#[test]
fn numbers_in_chinese_numerals_are_proposed_in_digits() {
    let found = findings(&Example::fields("编号: 第一二八号"));
    let invalid = found.iter().find(|one| one.rule == "number/invalid").expect("a finding");
    assert_eq!(invalid.help.zh, "请写成阿拉伯数字：编号: [\"128\"]");
}

#[test]
fn names_between_full_width_commas_are_names_of_their_own() {
    let open = "privacy/proposer-name";
    for list in ["[方假设，甄虚拟]", "方假设、甄虚拟", "[方假设、甄虚拟]", "[方假设, 甄虚拟]"]
    {
        let fields: &'static str = Box::leak(format!("主送: {list}\n人数: 2").into_boxed_str());
        let example = Example { config: "proposer_names: surname", ..Example::fields(fields) };
        assert!(said(&example).iter().any(|line| line.contains(open)), "{list}");
    }
}

#[test]
fn an_addressee_is_a_name_alone() {
    for entry in ["方假设委员", "【方假设】", "（方假设）同志"] {
        let fields: &'static str = Box::leak(format!("主送: {entry}").into_boxed_str());
        let message = format!("“主送”里的“{entry}”不只是一个人的姓名");
        check(Example::fields(fields), &[&format!("warning salutation/missing-person: {message}")]);
    }
}
