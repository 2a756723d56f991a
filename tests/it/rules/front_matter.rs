//! Slips in a front matter: what is said of each, and that the line proposed ends it.

use dafu::check::example::{BODY, Example};
use dafu::diagnostic::Diagnostic;

use super::findings;

/// The only finding of `example`.
fn only(example: &Example) -> Diagnostic {
    let mut found = findings(example);
    assert_eq!(found.len(), 1, "{example:?}: {found:?}");
    found.remove(0)
}

/// The small site's reply as a whole file, its front matter and what stands around it changed.
fn whole(change: impl Fn(String) -> String) -> Example {
    let site = Example::RIGHT.site();
    let path = dafu::check::example::REPLY_PATH;
    let text = String::from_utf8(site[path].clone()).expect("UTF-8");
    let file: &'static [u8] = change(text).into_bytes().leak();
    Example::files(Box::leak(Box::new([(path, file)])))
}

#[test]
fn an_entry_proposed_for_a_register_is_quoted_where_it_must_be() {
    for (typed, entry) in [
        ("主题分类: [\"算力: 产业\"]", "name: \"算力: 产业\" }"),
        ("办理结果: \"E: 甲\"", "请从 A（已解决或基本解决）、B（正在解决或列入计划解决） 中选一个"),
        ("办理结果: 已解决", "请写：办理结果: A"),
        ("办理结果: E", "letter: E,"),
        ("承办单位: \"乌有省大数据局: 甲\"", "name: \"乌有省大数据局: 甲\" }"),
    ] {
        let found = findings(&Example::fields(typed));
        assert!(found.iter().any(|one| one.help.zh.contains(entry)), "{typed}: {found:?}");
    }
}

#[test]
fn what_is_missing_is_told_once() {
    assert_eq!(only(&Example::fields("编号:")).rule, "front-matter/missing-field");
}

#[test]
fn the_line_proposed_ends_the_finding() {
    let subject = "案由: 关于建设公共算力平台的提案";
    for (typed, rule, line) in [
        ("案由!\n+\t案由: 关于建设公共算力平台的提案", "front-matter/tab", subject),
        ("案由!\n+\u{3000}案由: 关于建设公共算力平台的提案", "front-matter/syntax", subject),
        ("案由!\n+\u{200b}案由: 关于建设公共算力平台的提案", "front-matter/syntax", subject),
        (
            "案由!\n+案由：\u{3000}关于建设公共算力平台的提案",
            "front-matter/full-width-colon",
            subject,
        ),
        ("案由!\n案由 关于建设公共算力平台的提案", "front-matter/syntax", subject),
        ("案由: 关于建设公共算力平台的提案\u{202e}", "front-matter/syntax", subject),
        (
            "案由: \"关于建设“公共”\"算力平台的提案\"",
            "front-matter/syntax",
            "案由: \"关于建设“公共”算力平台的提案\"",
        ),
        ("案由: &关于建设", "front-matter/syntax", "案由: \"&关于建设\""),
        (
            "案由!\n+案由：加强: 关于建设",
            "front-matter/full-width-colon",
            "案由: \"加强: 关于建设\"",
        ),
        ("案由!\n+案由： #关于建设", "front-matter/full-width-colon", "案由: \"#关于建设\""),
        (
            "案由!\n+案由：\t加强: 关于建设",
            "front-matter/full-width-colon",
            "案由: \"加强: 关于建设\"",
        ),
        ("成文日期: 2024—05—06", "front-matter/wrong-type", "成文日期: 2024-05-06"),
        ("发布日期: 2024-05-20T02:26Z", "front-matter/wrong-type", "发布日期: 2024-05-20 10:26"),
        ("编号: 0038至0040", "number/invalid", "编号: [\"0038\", \"0039\", \"0040\"]"),
        ("重点督办: √", "front-matter/wrong-type", "重点督办: 是"),
        (
            "原网址: old.wuyou.gov.cn/a.html",
            "front-matter/wrong-type",
            "原网址: https://old.wuyou.gov.cn/a.html",
        ),
        ("附件: 清单.csv", "front-matter/wrong-type", "附件: [{名称: 清单, 文件: 清单.csv}]"),
        (
            "附件: [{名称：清单，文件：清单.csv}]",
            "front-matter/syntax",
            "附件: [{名称: 清单, 文件: 清单.csv}]",
        ),
    ] {
        let with_file = |example: Example| example.and_files(LIST);
        let found = findings(&with_file(Example::fields(typed)));
        let named = found
            .iter()
            .find(|one| one.rule == rule)
            .unwrap_or_else(|| panic!("{typed}: {found:?}"));
        let (_, proposed) = named.help.zh.split_once("请写成").expect(typed);
        assert!(proposed.ends_with(&format!("：{line}")), "{typed}: {proposed}");
        let mended: &'static str = line.to_owned().leak();
        let errors = |one: &Diagnostic| one.rule.starts_with("front-matter/") || one.rule == rule;
        let left = findings(&with_file(Example::fields(mended)));
        assert!(!left.iter().any(errors), "{line}: {left:?}");
    }
}

const LIST: &[(&str, &[u8])] =
    &[("content/replies/清单.csv", b"a,b\n"), ("content/replies/list.csv", b"a,b\n")];

#[test]
fn what_is_certain_is_read_in_silence() {
    for fields in [
        "成文日期: 20240506",
        "成文日期: 二〇二四年五月六日",
        "发布日期: 2024年5月20日10:26",
        "承办单位: [省工信厅]",
        "主送: 方假设, 方设想",
    ] {
        let found = findings(&Example::fields(fields));
        assert!(
            !found.iter().any(|one| one.rule.starts_with("front-matter/")),
            "{fields}: {found:?}"
        );
    }
    for above in ["\n\n", "\u{feff}\u{feff}", " \n\u{3000}\n"] {
        assert_eq!(findings(&whole(|text| format!("{above}{text}"))), [], "{above:?}");
    }
}

#[test]
fn an_empty_value_is_told_at_its_line() {
    for (fields, rule) in [
        ("承办单位:", "front-matter/missing-field"),
        ("编号: []", "front-matter/missing-field"),
        ("公开属性:", "disclosure/missing"),
        ("成文日期: ~", "date/missing-written"),
        ("发布日期:", "date/missing-published"),
    ] {
        let found = findings(&Example::fields(fields));
        let named = found
            .iter()
            .find(|one| one.rule == rule)
            .unwrap_or_else(|| panic!("{fields}: {found:?}"));
        assert!(named.span.start > 3 && named.message.zh.ends_with("后面是空的"), "{named:?}");
    }
}

#[test]
fn what_stands_around_the_front_matter_is_named() {
    let fenced = findings(&whole(|text| format!("```markdown\n{text}```\n")));
    let helps: Vec<_> = fenced.iter().map(|one| (one.rule, &*one.help.zh)).collect();
    assert_eq!(helps, [("front-matter/unclosed", "请删去这一行"); 2]);
    for (text, message) in [
        ("\n", "文件是空的"),
        ("答复稿\n---\n标题: 甲\n---\n正文\n", "--- 的上面还有别的文字，资料读不到"),
        ("标题: 甲\n编号: 3\n\n正文\n", "各项资料的上面和下面都缺少一行 ---"),
        ("----\n标题: 甲\n---\n正文\n", "第一行是“----”，应为三个半角减号"),
        (BODY, "文件里没有标题、编号等各项资料，只有文字"),
        ("<<<<<<< HEAD\n---\n标题: 甲\n---\n", "这里留有 Git 合并冲突的标记：两个人改了同一处"),
    ] {
        let found = only(&whole(|_| text.to_owned()));
        assert_eq!(found.message.zh, message, "{text}");
    }
    let conflict = only(&whole(|text| {
        text.replace(
            "办理结果: A\n",
            "<<<<<<< HEAD\n办理结果: A\n=======\n办理结果: B\n>>>>>>> b\n",
        )
    }));
    assert!(conflict.message.zh.contains("合并冲突"), "{conflict:?}");
}

#[test]
fn several_departments_and_files_in_the_wrong_folder_are_one_finding() {
    for fields in [
        "承办单位: 省工信厅、乌有省教育厅",
        "承办单位: 省工信厅 乌有省教育厅",
        "承办单位: 省工信厅和乌有省教育厅",
        "承办单位: [省工信厅, 乌有省教育厅]",
    ] {
        let found = only(&Example::fields(fields));
        assert_eq!(found.rule, "dept/unknown", "{fields}");
        assert!(
            found.help.zh.contains("“联合发文单位: [乌有省教育厅]”"),
            "{fields}: {:?}",
            found.help
        );
    }
    let body = "---\n标题: 甲\n编号: \"0038\"\n届次: 省政协十三届二次会议\n发布日期: 2024-05-20\n---\n\n正文在这里，写明本站的由来、用法和联系方式，供公众查阅。\n";
    let reply: &'static [u8] = body.as_bytes();
    let found = only(&Example::files(Box::leak(Box::new([("content/pages/a.md", reply)]))));
    assert!(found.help.zh.contains("content/replies"), "{found:?}");
}

#[test]
fn lines_of_a_list_with_full_width_colons_are_each_told() {
    let found =
        findings(&Example::fields("附件:\n  - 名称：清单\n    文件：list.csv").and_files(LIST));
    let helps: Vec<_> = found.iter().map(|one| &*one.help.zh).collect();
    assert_eq!(
        helps,
        ["请写成（前面空 2 格）：  - 名称: 清单", "请写成（前面空 4 格）：    文件: list.csv"]
    );
}
