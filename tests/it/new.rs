//! `dafu new`: a draft from what is said on the command line.

use std::io::Write;
use std::process::Stdio;

use crate::support::{Run, Sandbox, TODAY};

const KNOWN: &[&str] = &["new", "--number", "0121", "--session", "省政协十三届一次会议"];

fn new(site: &Sandbox, more: &[&str]) -> Run {
    site.run(&[KNOWN, more].concat())
}

#[test]
fn what_is_not_said_is_left_open() {
    let site = Sandbox::new();
    let run = new(&site, &["--department", "省工信厅", "--yes"]);
    assert_eq!((run.code, run.stdout.as_str()), (0, ""), "{}", run.stderr);
    let path = "content/replies/gxt-province-cppcc-13-1-121.md";
    assert!(run.stderr.contains(path), "{}", run.stderr);
    let text = site.read(path);
    for line in [
        "标题: 待核对\n",
        "编号: [\"0121\"]\n",
        "承办单位: 省工信厅\n",
        "主送: 待核对\n",
        "成文日期: 待核对\n",
        "#案由:\n",
        "公开属性: 待核对\n",
        "状态: 草稿\n---\n",
    ] {
        assert!(text.contains(line), "{line}{text}");
    }
    // A draft keeps nobody from publishing, and nothing but what is open is said of it.
    let run = site.run(&["check", "--date", TODAY, "--format", "json", path]);
    assert_eq!(run.code, 0);
    let rows: serde_json::Value = serde_json::from_str(&run.stdout).expect("JSON");
    let rules: Vec<_> = rows.as_array().expect("an array").iter().map(|row| &row["rule"]).collect();
    assert!(
        rules.iter().all(|rule| *rule == "front-matter/unconfirmed" || *rule == "text/empty-body"),
        "{rules:?}"
    );
}

#[test]
fn every_answer_is_an_option_and_the_file_goes_by_its_document_number() {
    let site = Sandbox::new();
    let body = "甄虚拟委员：\n您在省政协十三届一次会议上提出的提案（第0121号）收悉。现答复如下，请您继续关心和支持这项工作，并提出宝贵的意见。\n项目\t数量\n公园\t3\n乌有省工业和信息化厅\n2023年7月20日\n";
    site.write("letter.txt", body);
    let run = new(
        &site,
        &[
            "--department",
            "省工信厅",
            "--title",
            "关于0121号提案的答复",
            "--addressed-to",
            "甄虚拟",
            "--doc-number",
            "乌工信〔2023〕7号",
            "--date-written",
            "2023年7月20日",
            "--date-published",
            "2023-08-01 09:30",
            "--result-class",
            "A",
            "--disclosure",
            "主动公开",
            "--topic",
            "算力产业",
            "--topic",
            "education",
            "--subject",
            "关于发展算力产业的提案",
            "--role",
            "主办",
            "--source-unit",
            "产业处",
            "--body",
            "letter.txt",
        ],
    );
    assert_eq!(run.code, 0, "{}", run.stderr);
    let path = "content/replies/2023/gxt-2023-7.md";
    let text = site.read(path);
    assert!(text.contains("| 项目 | 数量 |\n| --- | --: |\n| 公园 | 3 |\n"), "{text}");
    // With the line of the draft gone, it is published as it stands.
    site.write(path, text.replace("状态: 草稿\n", ""));
    let run = site.run(&["check", "--date", TODAY, path]);
    assert_eq!((run.code, run.stdout.as_str()), (0, ""), "{}", run.stderr);
    site.build();
    assert!(site.read("public/r/gxt-2023-7.html").contains("<table>"));
}

#[test]
fn an_id_that_is_taken_is_counted_on_and_no_file_is_written_over() {
    let site = Sandbox::new();
    for id in ["x-province-cppcc-13-1-121", "x-province-cppcc-13-1-121-2"] {
        assert_eq!(new(&site, &[]).code, 0);
        assert!(site.has(&format!("content/replies/{id}.md")));
    }
    let run = new(&site, &["--id", "x-province-cppcc-13-1-121"]);
    assert_eq!(run.code, 2);
    assert_eq!(site.tree("content/replies").len(), 2);
}

#[test]
fn an_answer_that_cannot_be_is_refused_in_the_words_of_its_rule() {
    let site = Sandbox::new();
    for (option, value, words) in [
        ("--date-written", "2023/13/40", "13"),
        ("--department", "省公厅", "单位名录里没有“省公厅”"),
        ("--disclosure", "公示", "主动公开"),
        ("--topic", "算力产页", "算力产业"),
        ("--contact-phone", "13812345678", "手机号"),
        ("--id", "A B", "小写字母"),
    ] {
        let run = new(&site, &[option, value]);
        assert_eq!(run.code, 2, "{option}");
        assert!(run.stderr.contains(option) && run.stderr.contains(words), "{}", run.stderr);
        assert!(!run.stderr.contains("13812345678"), "a private number is masked");
    }
    assert!(!site.has("content/replies"));
}

#[test]
fn nothing_said_is_a_usage_error() {
    let site = Sandbox::new();
    let run = site.run(&["new", "--yes"]);
    assert_eq!(run.code, 2);
    assert!(run.stderr.contains("--number"), "{}", run.stderr);
}

#[test]
fn the_text_may_come_from_standard_input_and_must_be_one() {
    let site = Sandbox::new();
    let mut command = site.command(&[KNOWN, &["--body", "-"]].concat());
    let mut child =
        command.stdin(Stdio::piped()).stderr(Stdio::piped()).spawn().expect("the program starts");
    child.stdin.take().expect("a pipe").write_all("您好：\n一段。\n".as_bytes()).expect("it reads");
    assert_eq!(child.wait().expect("it ends").code(), Some(0));
    let text = site.read("content/replies/x-province-cppcc-13-1-121.md");
    assert!(text.ends_with("---\n\n您好：\n\n一段。\n"), "{text}");
    site.write("letter.docx", b"PK\x03\x04\0\0\0");
    assert_eq!(new(&site, &["--body", "letter.docx"]).code, 2);
    assert_eq!(new(&site, &["--body", "nowhere.txt"]).code, 2);
    site.write("long.txt", "甲".repeat(4 * 1024 * 1024 / 3 + 1));
    let run = new(&site, &["--body", "long.txt"]);
    assert_eq!(run.code, 2);
    assert!(run.stderr.contains("--body long.txt：超过 4 MiB"), "{}", run.stderr);
}

#[test]
fn the_heading_of_a_pasted_letter_is_not_written_twice() {
    let site = Sandbox::new();
    let title = "乌有省工业和信息化厅对第0121号提案的答复";
    site.write(
        "letter.txt",
        "乌有省工业和信息化厅\n对第0121号提案的答复\n\n乌工信〔2023〕7号\n\n甄虚拟委员：\n您提出的提案收悉。\n",
    );
    let words =
        ["--title", title, "--doc-number", "乌工信〔2023〕7号", "--body", "letter.txt", "--yes"];
    let run = new(&site, &words);
    assert_eq!(run.code, 0, "{}", run.stderr);
    let path = run.stderr.split_whitespace().find(|word| word.ends_with(".md")).expect("a path");
    let text = site.read(path);
    assert!(text.contains("---\n\n甄虚拟委员：\n\n您提出的提案收悉。\n"), "{text}");
}
