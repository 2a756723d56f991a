//! What people have at hand to name a document: a path, an id, an address.

use crate::support::{Sandbox, TODAY};

#[test]
fn a_document_is_named_by_path_id_or_address() {
    let site = Sandbox::full();
    site.reply("gxt-2023-7", &[("编号", "\"7\""), ("旧网址", "[r/old.html]")]);
    site.reply("gxt-2023-8", &[("编号", "\"8\""), ("状态", "草稿")]);
    let config = site.read("dafu.yaml");
    site.write("dafu.yaml", format!("{config}former_base_urls: [https://old.wuyou.gov.cn/]\n"));
    for (argument, expected) in [
        ("content/replies/gxt-2023-7.md", "gxt-2023-7"),
        ("gxt-2023-7", "gxt-2023-7"),
        ("r/gxt-2023-7.html", "gxt-2023-7"),
        ("/hf/r/gxt-2023-7.html", "gxt-2023-7"),
        ("https://dafu.wuyou.gov.cn/hf/r/gxt-2023-7.html", "gxt-2023-7"),
        ("http://DAFU.wuyou.gov.cn/hf/r/gxt-2023-7.html?from=x#top", "gxt-2023-7"),
        ("https://dafu.wuyou.gov.cn/hf/r/old.html", "gxt-2023-7"),
        ("https://old.wuyou.gov.cn/r/gxt-2023-7.html", "gxt-2023-7"),
        ("https://dafu.wuyou.gov.cn/hf/r/gxt-2023-8.html", "gxt-2023-8"),
        ("gxt-2023-8", "gxt-2023-8"),
    ] {
        let run = site.run(&["explain", argument, "--date", TODAY]);
        assert_eq!(run.code, 0, "{argument}: {}", run.stderr);
        let path = format!("content/replies/{expected}.md\n");
        assert!(run.stdout.starts_with(&path), "{argument}: {}", run.stdout);
        let run = site.run(&["check", argument, "--date", TODAY]);
        assert_eq!(run.code, 0, "{argument}: {}{}", run.stdout, run.stderr);
        let run = site.run(&["qr", argument]);
        let address = format!("https://dafu.wuyou.gov.cn/hf/r/{expected}.html\n");
        assert!(run.stderr.contains(&address), "{argument}: {}", run.stderr);
    }
    let run = site.run(&["explain", "https://dafu.wuyou.gov.cn/hf/pages/about.html"]);
    assert!(run.stdout.starts_with("content/pages/about.md\n"), "{}{}", run.stdout, run.stderr);
    for unknown in ["https://elsewhere.gov.cn/r/gxt-2023-7.html", "gxt-2023-9", "docnum/braket"] {
        assert_eq!(site.run(&["explain", unknown]).code, 2, "{unknown}");
        assert_eq!(site.run(&["check", unknown]).code, 2, "{unknown}");
    }
}

#[test]
fn a_reply_is_named_by_its_number_and_a_file_by_what_it_must_be_called() {
    let site = Sandbox::full();
    let explain = |what: &str| site.run(&["explain", what, "--date", TODAY]);
    for number in ["闭08", "闭会 8 号", "闭会第8号提案"] {
        let run = explain(number);
        let is_named = run.stdout.starts_with("content/replies/gxt-2024-2.md\n");
        assert!(is_named, "{number}: {}", run.stderr);
    }
    assert!(explain("101").stdout.starts_with("content/replies/jyt-2024-3.md\n"));
    let run = explain("38");
    assert_eq!(run.code, 2);
    assert!(
        run.stderr.contains("有 2 件答复") && run.stderr.contains("gxt-2023-1、gxt-2024-2"),
        "{}",
        run.stderr
    );
    assert!(explain("39").stderr.contains("没有叫“39”的"));
    site.write("content/replies/gxt-2024-4.txt", "---\n编号: 40\n---\n");
    let run = explain("content/replies/gxt-2024-4.txt");
    assert!(run.stdout.contains("请改名为 content/replies/gxt-2024-4.md"), "{}", run.stdout);
}

#[test]
fn a_path_as_printed_is_understood_from_any_folder() {
    let site = Sandbox::full();
    let root = site.root().to_str().expect("a name");
    for verb in ["check", "explain"] {
        let path = "content/replies/gxt-2023-1.md";
        let mut command = site.command(&["--root", root, verb, path]);
        let output = command.current_dir("/").output().expect("the program starts");
        assert_eq!(output.status.code(), Some(0), "{verb}");
    }
}

#[test]
fn a_file_that_no_check_reads_is_named() {
    let site = Sandbox::full();
    site.write("content/replies/gxt-2023-7.md.txt", "");
    site.write("notes.txt", "");
    for path in ["content/replies/gxt-2023-7.md.txt", "notes.txt"] {
        let run = site.run(&["check", path, "--date", TODAY]);
        let said = format!("{}{}", run.stdout, run.stderr);
        assert!(said.contains(&format!("{path} 不是网站的稿件或设置，没有检查")), "{said}");
    }
    for path in ["content/replies/gxt-2023-1.md", "dafu.yaml", "content/topics.yaml"] {
        let run = site.run(&["check", path, "--date", TODAY]);
        assert!(!run.stderr.contains("没有检查"), "{}", run.stderr);
    }
}

#[test]
fn a_configuration_under_another_name_is_named() {
    for name in ["dafu.yml", "dafu.yaml.txt", "Dafu.yaml.yaml"] {
        let site = Sandbox::full();
        site.write(&format!("site/{name}"), site.read("dafu.yaml"));
        let run = site.run(&["--root", "site", "check"]);
        assert_eq!(run.code, 2);
        assert!(run.stderr.contains(&format!("请把 {name} 改名为 dafu.yaml")), "{}", run.stderr);
    }
}
