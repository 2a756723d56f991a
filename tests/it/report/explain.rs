//! `dafu explain`: rules, files, review sheets.

use dafu::check::illustration::pieces;
use dafu::check::rules::RULES;

use crate::support::{Sandbox, TODAY};

#[test]
fn every_rule_is_listed_and_explained() {
    let site = Sandbox::new();
    let list = site.run(&["explain"]).stdout;
    for rule in RULES {
        assert!(list.contains(rule.name) && list.contains(&*rule.summary.zh), "{}", rule.name);
        let name = rule.name;
        let run = dafu::check::catalogue::find(name).expect("it is in the catalogue");
        assert_eq!((run.name, run.severity), (name, rule.severity));
    }
}

#[test]
fn a_rule_is_told_with_reason_examples_and_switch() {
    let site = Sandbox::new();
    let run = site.run(&["explain", "docnum/bracket"]);
    assert_eq!(run.code, 0);
    let expected = "\
docnum/bracket  警告
发文字号的括号不对

为什么
  年份用六角括号（GB/T 9704-2012）。

不要这样写（content/replies/gxt-2024-1.md）
  | 发文字号: \"乌工信[2024]1号\"

要这样写（content/replies/gxt-2024-1.md）
  | 发文字号: 乌工信〔2024〕1号

轻重
  可以在 dafu.yaml 中调整：
    rules:
      docnum/bracket: off    # 或 hint（提示）、warning（警告）、error（错误）
";
    assert_eq!(run.stdout, expected);
    let config = site.read("dafu.yaml");
    site.write("dafu.yaml", format!("{config}rules: {{ docnum/bracket: off }}\n"));
    let run = site.run(&["explain", "docnum/bracket"]);
    assert!(run.stdout.ends_with("  本站现在设为：已关闭\n"), "{}", run.stdout);
    let run = site.run(&["explain", "privacy/mobile"]);
    assert!(run.stdout.contains("不能调低或关闭"), "{}", run.stdout);
}

#[test]
fn what_was_published_before_and_the_day_are_told_too() {
    let site = Sandbox::new();
    for (rule, expected) in [
        (
            "site/stale-column",
            "不要这样写\n  检查的日子：2024-11-21\n\n要这样写\n  检查的日子：2024-11-20\n",
        ),
        (
            "site/base-url-changed",
            "上次发布时（dafu.yaml）\n  | base_url: https://dafu.wuyou.gov.cn/\n\n此后改成（dafu.yaml）\n  | base_url: https://hf.wuyou.gov.cn/\n\n不要这样写（dafu.yaml）\n  （不写这一行）\n",
        ),
    ] {
        let text = site.run(&["explain", rule]).stdout;
        assert!(text.contains(expected), "{text}");
    }
}

#[test]
fn every_rule_shows_what_tells_wrong_from_right() {
    for rule in RULES.iter().filter(|rule| rule.name != "site/collision") {
        assert!(!pieces(&rule.wrong, &rule.right).is_empty(), "{}", rule.name);
    }
}

#[test]
fn a_name_that_is_nearly_a_rule_gets_a_proposal() {
    let site = Sandbox::new();
    for (typed, meant) in [
        ("docnum/brackets", "docnum/bracket"),
        ("bracket", "docnum/bracket"),
        ("config/unknown-kay", "config/unknown-key"),
    ] {
        let run = site.run(&["explain", typed]);
        assert_eq!((run.code, run.stdout.as_str()), (2, ""));
        assert!(run.stderr.contains(&format!("是否为 {meant}？")), "{}", run.stderr);
    }
    let run = site.run(&["explain", "docnum"]);
    assert!(run.stdout.lines().all(|line| line.starts_with("docnum/")), "{}", run.stdout);
}

#[test]
fn every_name_that_reading_gives_a_finding_is_in_the_catalogue() {
    let name = regex::Regex::new("\"((?:config|theme|import)/[a-z-]+)\"").expect("a pattern");
    let source = std::path::Path::new(env!("CARGO_MANIFEST_DIR")).join("src");
    let files = walkdir::WalkDir::new(source).into_iter().filter_map(Result::ok);
    let mut names = std::collections::BTreeSet::new();
    for file in files.filter(|file| file.path().extension().is_some_and(|end| end == "rs")) {
        let text = std::fs::read_to_string(file.path()).expect("a source");
        names.extend(name.captures_iter(&text).map(|found| found[1].to_owned()));
    }
    assert!(names.len() > 20, "{names:?}");
    for name in names {
        assert!(dafu::check::catalogue::find(&name).is_some(), "{name}");
    }
}

#[test]
fn a_file_is_told_where_it_stands_or_why_not() {
    let site = Sandbox::full();
    let told = |site: &Sandbox, path: &str| {
        let run = site.run(&["explain", path, "--date", TODAY]);
        assert_eq!(run.code, 0, "{}", run.stderr);
        run.stdout
    };
    let live = told(&site, "content/replies/gxt-2023-1.md");
    for line in [
        "  在网站上：在\n",
        "  网址：https://dafu.wuyou.gov.cn/hf/r/gxt-2023-1.html\n",
        "  指纹：1:",
        "  问题：没有\n",
    ] {
        assert!(live.contains(line), "{live}");
    }
    for (changes, why) in [
        (("状态", "草稿"), "不在，因为状态是“草稿”"),
        (("公开属性", "不予公开"), "不在，因为公开属性是“不予公开”"),
        (("公开属性", "-"), "不在，因为没有填写公开属性"),
        (("发布日期", "2031-01-01"), "不在，因为发布日期 2031-01-01 在今天（2024-06-01）以后"),
    ] {
        let path = site.reply("gxt-2024-9", &[("编号", "\"9\""), changes]);
        let told = told(&site, &path);
        assert!(told.contains(why), "{told}");
        assert!(told.contains("公开以后的网址：https://dafu.wuyou.gov.cn/"), "{told}");
    }
    assert!(told(&site, "dafu.yaml").contains("网站的设置"));
    assert!(told(&site, "content/pages/about.md").contains("文章：关于本站"));
    site.write("content/replies/list.csv", "甲\n");
    assert!(told(&site, "content/replies/list.csv").contains("在网站上：不在，因为没有哪件"));
    site.reply("gxt-2024-9", &[("编号", "\"9\""), ("附件", "[{名称: 清单, 文件: list.csv}]")]);
    let file = told(&site, "content/replies/list.csv");
    assert!(file.contains("/hf/r/gxt-2024-9/list.csv，随 content/replies/gxt-2024-9.md"), "{file}");
}

#[test]
fn a_review_sheet_can_be_printed_and_signed() {
    let site = Sandbox::full();
    let phone = "13912345678";
    let body = format!("\n甄虚拟委员：\n\n请拨打{phone}<b>联系</b>。\n");
    let path = site.reply_with("gxt-2024-9", &[("编号", "\"9\""), ("备注", "等附件二")], &body);
    let run = site.run(&["explain", &path, "--sheet", "--date", TODAY, "-o", "sheet.html"]);
    assert_eq!((run.code, run.stdout.as_str()), (0, ""), "{}", run.stderr);
    let sheet = site.read("sheet.html");
    let digest = site.run(&["explain", &path, "--date", TODAY]).stdout;
    let (_, digest) = digest.split_once("指纹：").expect("a digest");
    let digest = digest.lines().next().expect("a line");
    for part in [
        "<h1>答复审核单</h1>",
        "<svg class=\"qr\"",
        "https://dafu.wuyou.gov.cn/hf/r/gxt-2024-9.html",
        "<th>备注（不公开）</th>",
        "privacy/mobile",
        "139****5678",
        "须人工核对",
        &format!("复核:\n  - {{ 复核人: ＿＿＿, 日期: {TODAY}, 指纹: \"{digest}\" }}"),
    ] {
        assert!(sheet.contains(part), "{part} in {sheet}");
    }
    assert!(!sheet.contains(phone) && !sheet.contains("<b>"), "{sheet}");
    let run = site.run(&["explain", "dafu.yaml", "--sheet", "--date", TODAY]);
    assert_eq!(run.code, 2);
    assert!(run.stderr.contains("不是答复"), "{}", run.stderr);
}
