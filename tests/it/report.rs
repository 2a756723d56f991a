//! What a check prints: for people, and for the programs that people use.

mod explain;
mod fix;
pub(crate) mod mistakes;
mod sarif;
mod schema;
pub(crate) mod setup;

use serde_json::Value;

use crate::support::{Sandbox, TODAY};

/// The small site; what it lacks as a whole is not what is printed here.
fn silent() -> Sandbox {
    let site = Sandbox::full();
    let config = site.read("dafu.yaml");
    site.write("dafu.yaml", format!("{config}rules: {{ site/empty-column: off }}\n"));
    site
}

/// A site with two faulty replies.
fn faulty() -> Sandbox {
    let site = silent();
    site.reply("gxt-2024-7", &[("编号", "\"7\""), ("公开属性", "-")]);
    let body = format!("{}\n[没有](x.md)，电话13912345678。\n", "很长的一段话，".repeat(80));
    site.reply_with("gxt-2024-8", &[("编号", "\"8\"")], &body);
    site
}

fn json(site: &Sandbox, format: &str) -> Value {
    let run = site.run(&["check", "--date", TODAY, "--format", format]);
    assert_eq!(run.code, 1, "{}", run.stderr);
    serde_json::from_str(&run.stdout).expect("JSON")
}

#[test]
fn findings_are_grouped_by_file_and_counted() {
    let run = faulty().run(&["check", "--date", TODAY]);
    let heads: Vec<&str> = run.stdout.lines().filter(|line| line.starts_with("──")).collect();
    let heads: Vec<_> = heads.iter().map(|line| line.trim_start_matches("── ")).collect();
    assert_eq!(
        heads,
        ["content/replies/gxt-2024-7.md  1 个错误", "content/replies/gxt-2024-8.md  2 个错误"]
    );
    assert!(run.stderr.contains("3 个错误，在 2 个文件里"), "{}", run.stderr);
}

#[test]
fn no_line_of_an_excerpt_is_wider_than_the_screen() {
    let site = faulty();
    for columns in [40, 80, 200] {
        let mut command = site.command(&["check", "--date", TODAY]);
        let output = command.env("COLUMNS", columns.to_string()).output().expect("it runs");
        let text = String::from_utf8(output.stdout).expect("UTF-8");
        let excerpts = text.lines().filter(|line| line.contains(" | "));
        for line in excerpts {
            let width: usize = line.chars().map(|one| if one.is_ascii() { 1 } else { 2 }).sum();
            assert!(width <= columns + 2, "{columns}: {line}");
        }
        assert!(text.contains("^^^"), "{text}");
    }
}

#[test]
fn colours_are_printed_when_asked_for_alone() {
    let site = faulty();
    let plain = site.run(&["check", "--date", TODAY]).stdout;
    let coloured = site.run(&["check", "--date", TODAY, "--color", "always"]).stdout;
    assert!(!plain.contains('\u{1b}') && coloured.contains("\u{1b}[1;31m错误["), "{coloured}");
}

#[test]
fn a_value_cannot_move_the_cursor_of_a_terminal() {
    let site = Sandbox::full();
    site.reply("gxt-2024-7", &[("编号", "\"7\""), ("办理结果", "\"Z\u{202e}\\e[2J\"")]);
    let run = site.run(&["check", "--date", TODAY]);
    let hostile = |one: char| one == '\u{1b}' || one == '\u{202e}';
    assert!(run.stdout.contains("class/unknown"), "{}", run.stdout);
    assert!(!run.stdout.contains(hostile), "{}", run.stdout);
}

#[test]
fn github_gets_ten_of_a_kind_and_the_rest_in_a_group() {
    let site = silent();
    for number in 1..=13 {
        let (id, number) = (format!("gxt-2022-{number}"), format!("\"{number}\""));
        site.reply(&id, &[("编号", &number), ("公开属性", "-")]);
    }
    site.reply("gxt-2021-1", &[("编号", "\"50\""), ("发文字号", "乌工信[2023]1号")]);
    let summary = site.root().join("summary.md");
    let mut command = site.command(&["check", "--date", TODAY, "--format", "github"]);
    let output = command.env("GITHUB_STEP_SUMMARY", &summary).output().expect("it runs");
    let text = String::from_utf8(output.stdout).expect("UTF-8");
    let lines: Vec<&str> = text.lines().collect();
    let starting = |start: &str| lines.iter().filter(|line| line.starts_with(start)).count();
    assert_eq!((starting("::error "), starting("::warning ")), (10, 1), "{text}");
    let warning = lines.iter().position(|line| line.starts_with("::warning "));
    assert_eq!(warning, Some(10), "the worst come first");
    assert_eq!(&lines[11..12], ["::group::其余问题：3 个错误"]);
    assert_eq!(lines.last(), Some(&"::endgroup::"));
    let start = site.prefixed("content/replies/gxt-2022-");
    assert!(lines[12].starts_with(&start), "{}", lines[12]);
    let summary = std::fs::read_to_string(summary).expect("the summary was written");
    assert!(summary.starts_with("### dafu: 13 个错误、1 个警告\n"), "{summary}");
    assert_eq!(summary.matches("\n- ").count(), 14);
}

#[test]
fn gitlab_gets_a_code_quality_report_with_stable_fingerprints() {
    let site = faulty();
    let prints = |report: &Value| -> Vec<String> {
        let rows = report.as_array().expect("an array");
        rows.iter().map(|row| row["fingerprint"].as_str().expect("a text").to_owned()).collect()
    };
    let report = json(&site, "gitlab");
    let before = prints(&report);
    let mut unique = before.clone();
    unique.sort();
    unique.dedup();
    assert_eq!(unique.len(), 3, "no two are alike");
    let row = &report[0];
    assert_eq!(row["check_name"], "disclosure/missing");
    assert_eq!(row["severity"], "major");
    assert_eq!(row["location"]["path"], site.prefixed("content/replies/gxt-2024-7.md"));
    assert_eq!(row["location"]["lines"]["begin"], 1);
    // A line above the findings moves them, and leaves them what they are.
    let path = "content/replies/gxt-2024-8.md";
    site.write(path, site.read(path).replacen("---\n", "---\n# 备忘\n", 1));
    assert_eq!(prints(&json(&site, "gitlab")), before);
}

#[test]
fn machine_forms_hold_one_document_and_no_private_number() {
    let site = faulty();
    for format in ["json", "github", "gitlab", "sarif"] {
        let run = site.run(&["check", "--date", TODAY, "--format", format]);
        assert!(!run.stdout.contains("13912345678"), "{format}: {}", run.stdout);
        if format != "github" {
            serde_json::from_str::<Value>(&run.stdout).expect(format);
        }
    }
}

#[test]
fn an_import_of_several_files_is_one_report() {
    let site = Sandbox::full();
    let page = "关于省政协十三届一次会议第0077号提案的答复\n\n甄虚拟委员：\n\n您提出的提案收悉，现答复如下。\n";
    site.write("one.txt", page);
    site.write("two.txt", page.replace("0077", "0078"));
    let run = site.run(&["import", "one.txt", "two.txt", "--format", "json"]);
    let rows: Value = serde_json::from_str(&run.stdout).expect("one array");
    let paths = rows.as_array().expect("an array").iter().map(|row| row["path"].to_string());
    let mut paths: Vec<String> = paths.collect();
    paths.dedup();
    // The pages, and the drafts that the rules looked at.
    let draft = |number| format!("\"content/replies/x-province-cppcc-13-1-{number}.md\"");
    let pages = ["\"one.txt\"", "\"two.txt\""].map(str::to_owned);
    assert_eq!(paths, [[draft(77), draft(78)], pages].concat());
}

#[test]
fn a_rule_switch_that_cannot_be_is_pointed_at_itself() {
    let site = Sandbox::full();
    let config = site.read("dafu.yaml");
    let rules = "rules:\n  docnum/bracket: off\n  docnum/brackt: off\n  privacy/mobile: hint\n";
    site.write("dafu.yaml", format!("{config}{rules}"));
    let run = site.run(&["check", "--format", "json"]);
    assert_eq!(run.code, 2);
    let rows: Value = serde_json::from_str(&run.stdout).expect("JSON");
    let first = config.lines().count() + 1;
    let found = rows.as_array().expect("an array").iter();
    let found: Vec<_> = found
        .map(|row| (row["line"].as_u64(), row["column"].as_u64(), row["end_column"].as_u64()))
        .collect();
    let line = |after: usize| u64::try_from(first + after).ok();
    assert_eq!(found, [(line(2), Some(3), Some(16)), (line(3), Some(3), Some(17))]);
}
