//! Runs of the program: what they write, in which language they speak, how they end.

use crate::support::{Sandbox, TODAY};

/// A site with a reply that has a warning and no error.
fn with_warning() -> Sandbox {
    let site = Sandbox::full();
    site.reply("gxt-2024-7", &[("编号", "\"7\""), ("发文字号", "乌工信[2023]7号")]);
    site
}

#[test]
fn a_check_writes_nothing() {
    let site = with_warning();
    let before = site.tree(".");
    site.run(&["check", "--date", TODAY]);
    site.run(&["plan", "--date", TODAY]);
    site.run(&["explain", "content/replies/gxt-2024-7.md", "--date", TODAY]);
    assert!(
        site.tree(".") == before,
        "{:?}",
        site.tree(".").iter().map(|file| &file.0).collect::<Vec<_>>()
    );
}

#[test]
fn warnings_stop_a_strict_build() {
    let site = with_warning();
    let run = site.run(&["build", "--date", TODAY, "--strict"]);
    assert_eq!(run.code, 1, "{}", run.stdout);
    assert!(!site.has("public"), "nothing is published");
    site.build();
}

#[test]
fn the_language_of_messages_is_the_sites_unless_asked() {
    let site = with_warning();
    let said = |arguments: &[&str]| site.run(arguments).stderr;
    let is_chinese = |text: &str| text.chars().any(|one| ('一'..='龥').contains(&one));
    assert!(is_chinese(&said(&["check", "--date", TODAY])));
    assert!(!is_chinese(&said(&["--lang", "en", "check", "--date", TODAY])));
    let config = site.read("dafu.yaml");
    site.write("dafu.yaml", format!("{config}language: en\n"));
    assert!(!is_chinese(&said(&["check", "--date", TODAY])));
    assert!(is_chinese(&said(&["--lang", "zh", "check", "--date", TODAY])));
}

#[test]
fn completions_are_made_for_every_shell() {
    let site = Sandbox::of([("note.txt", "")]);
    for shell in ["bash", "zsh", "fish", "powershell", "elvish"] {
        let run = site.run(&["completions", shell]);
        assert_eq!(run.code, 0, "{}", run.stderr);
        for verb in ["build", "check", "explain", "import", "plan", "qr", "verify"] {
            assert!(run.stdout.contains(verb), "{shell}: {verb}");
        }
    }
}

#[test]
fn a_build_goes_where_it_is_told_and_bears_the_address_it_is_told() {
    let site = Sandbox::full();
    let address = "https://dafu.wuyou.gov.cn/kan/";
    let run = site.run(&[
        "build",
        "--date",
        TODAY,
        "--out",
        "elsewhere",
        "--base-url",
        address,
        "--jobs",
        "1",
    ]);
    assert_eq!(run.code, 0, "{}", run.stdout);
    assert!(!site.has("public"));
    let page = site.read("elsewhere/r/gxt-2023-1.html");
    assert!(page.contains("https://dafu.wuyou.gov.cn/kan/r/gxt-2023-1.html"));
    assert!(!page.contains("https://dafu.wuyou.gov.cn/hf/"), "{page}");
}

#[test]
fn the_closing_line_says_what_happened() {
    let site = Sandbox::full();
    let first = site.build().stderr;
    let files = site.tree("public").len();
    // The manifest lists the others and not itself.
    let written = format!("生成了 3 件答复，共 {} 个文件：新写 {0}、未变 0、移除 0", files - 1);
    assert!(first.contains(&written), "{written}: {first}");
    site.reply("gxt-2024-2", &[("有效性", "草稿")]);
    let again = site.run(&["build", "--date", TODAY]).stderr;
    assert!(again.contains("未公开 1 件") && !again.contains("移除 0"), "{again}");
    let quiet = site.run(&["-q", "build", "--date", TODAY]);
    assert_eq!((quiet.code, quiet.stderr.as_str()), (0, ""));
}

#[test]
fn findings_come_by_file_and_place() {
    let site = Sandbox::full();
    for id in ["b-2024-2", "a-2024-1"] {
        site.reply(
            id,
            &[
                ("成文日期", "2023/13/40"),
                ("编号", "\"7\""),
                ("公开属性", "公开吧"),
                ("主题分类", "[没有]"),
            ],
        );
    }
    let run = site.run(&["check", "--date", TODAY, "--format", "json"]);
    let rows: serde_json::Value = serde_json::from_str(&run.stdout).expect("JSON");
    let place = |row: &serde_json::Value| {
        let number = |key: &str| row[key].as_u64().expect("a number");
        (row["path"].as_str().expect("a path").to_owned(), number("line"), number("column"))
    };
    let places: Vec<_> = rows.as_array().expect("an array").iter().map(place).collect();
    assert!(places.len() >= 6 && places.is_sorted(), "{places:?}");
    assert!(places.iter().all(|place| place.1 >= 1 && place.2 >= 1), "{places:?}");
}

/// A page as another site shows it.
const PAGE: &str = "对省政协十三届一次会议第0055号提案的答复

乌工信〔2023〕55号

甄虚拟委员：

您提出的提案收悉，经研究，现答复如下。今年以来建成两处示范中心，面向中小企业开放。

乌有省工业和信息化厅

2023年7月20日
";

#[test]
fn one_bad_file_stops_no_other() {
    let site = Sandbox::full();
    site.write("old/a.txt", PAGE);
    site.write("old/b.txt", b"\xff\xfe\x00");
    site.write("old/c.txt", PAGE.replace("0055", "0056").replace("55号", "56号"));
    let run = site.run(&["import", "old/a.txt", "old/b.txt", "old/c.txt"]);
    assert_eq!(run.code, 0, "{}{}", run.stdout, run.stderr);
    for id in ["gxt-2023-55", "gxt-2023-56"] {
        assert!(site.has(&format!("content/replies/2023/{id}.md")), "{id}: {}", run.stderr);
    }
    site.write("bad/b.txt", b"\xff\xfe\x00");
    assert_eq!(site.run(&["import", "bad/b.txt"]).code, 1, "nothing was recognised");
}

#[test]
fn a_file_that_is_there_is_not_overwritten() {
    let site = Sandbox::full();
    site.write("old/a.txt", PAGE);
    site.run(&["import", "old/a.txt"]);
    let path = "content/replies/2023/gxt-2023-55.md";
    site.write(path, "改过的稿件");
    let run = site.run(&["import", "old/a.txt"]);
    assert_eq!(site.read(path), "改过的稿件", "{}", run.stderr);
}
