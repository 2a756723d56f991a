//! What programs and forms leave in replies and configuration.

use crate::support::{BODY, Sandbox, TODAY};

/// The rules of the findings of a reply with these fields, whose text says `text`.
fn rules(fields: &[(&str, &str)], text: &str) -> Vec<(String, String)> {
    let site = Sandbox::new();
    let body = BODY.replace("二、下一步工作", &format!("{text}\n\n二、下一步工作"));
    site.reply_with("gxt-2024-1", fields, &body);
    let run = site.run(&["check", "--date", TODAY, "--format", "json"]);
    let rows: serde_json::Value = serde_json::from_str(&run.stdout).expect("JSON");
    let word = |row: &serde_json::Value, key: &str| row[key].as_str().expect(key).to_owned();
    let rows = rows.as_array().expect("rows").iter();
    rows.map(|row| (word(row, "rule"), word(row, "severity"))).collect()
}

fn assert_told(found: &[(String, String)], rule: &str, severity: &str, form: &str) {
    let expected = (rule.to_owned(), severity.to_owned());
    assert_eq!(found.iter().filter(|one| **one == expected).count(), 1, "{form}: {found:?}");
}

#[test]
fn links_that_only_the_office_can_open_are_told() {
    for target in [
        "https://localhost:8080/a",
        "http://localhost/",
        "HTTPS://[::1]/a?b",
        &format!("https://{}@www.wuyou.gov.cn/", "fang:mima"),
    ] {
        let found = rules(&[], &format!("见[说明]({target})。"));
        assert_told(&found, "link/private-address", "warning", target);
    }
    let found =
        rules(&[], "见[说明](https://www.wuyou.gov.cn/a@b)、[信箱](mailto:a@wuyou.gov.cn)。");
    assert!(!found.iter().any(|one| one.0 == "link/private-address"), "{found:?}");
}

#[test]
fn fields_that_are_still_to_be_filled_in_are_told_once() {
    for (key, value) in [
        ("案由", "待补充"),
        ("签发人", "××局"),
        ("标题", "××厅"),
        ("抄送", "[省政协提案委员会, 待定]"),
    ] {
        assert_told(&rules(&[(key, value)], ""), "text/placeholder", "error", key);
    }
    assert!(
        !rules(&[("案由", "关于待定区域的提案")], "").iter().any(|one| one.0 == "text/placeholder")
    );
}

#[test]
fn addresses_with_codes_in_them_are_no_output_of_programs() {
    let codes = "%E5%85%AC%E5%BC%80";
    assert_told(&rules(&[], &format!("见{codes}。")), "text/program-output", "warning", "text");
    for text in [
        format!("见[说明](https://www.wuyou.gov.cn/{codes}.html)。"),
        format!("见 https://www.wuyou.gov.cn/{codes}.html 。"),
    ] {
        let found = rules(&[], &text);
        assert!(!found.iter().any(|one| one.0 == "text/program-output"), "{text}: {found:?}");
    }
}

#[test]
fn each_file_in_the_list_below_its_announcement_is_asked_for() {
    let found = rules(&[], "附件：\n\n1. 统计表.xlsx\n2. 名单.pdf");
    let unlinked = found.iter().filter(|one| one.0 == "attachment/unlinked");
    assert_eq!(unlinked.count(), 2, "{found:?}");
    let found = rules(&[], "附件：统计表\n\n1. 已经建成统计表.xlsx 平台");
    assert!(!found.iter().any(|one| one.0 == "attachment/unlinked"), "{found:?}");
}

#[test]
fn the_number_of_a_list_is_no_part_of_a_files_name() {
    let found = rules(&[], "附件：1.统计表.xlsx\n\n2.名单.pdf");
    let unlinked = found.iter().filter(|one| one.0 == "attachment/unlinked");
    assert_eq!(unlinked.count(), 2, "{found:?}");
    // A file that is named, there or not, is another rule's.
    let named = ("附件", "[{名称: 统计表, 文件: 统计表.xlsx}]");
    let found = rules(&[named], "附件：1.统计表.xlsx");
    assert!(!found.iter().any(|one| one.0 == "attachment/unlinked"), "{found:?}");
}
