//! What was published stays: compared with the last publication, each change
//! of an address or a text is named with its cure.

use crate::support::{Run, Sandbox, TODAY};

/// A site published once, its manifest kept as `live.json`.
fn published() -> Sandbox {
    let site = Sandbox::full();
    site.write("content/replies/list.csv", "甲,乙\n");
    site.reply("gxt-2023-7", &[("编号", "\"7\""), ("附件", "[{名称: 清单, 文件: list.csv}]")]);
    site.build();
    site.write("live.json", site.read("public/manifest.json"));
    site
}

/// A check against what is live, as `severity rule path` a line.
fn check(site: &Sandbox) -> Vec<String> {
    findings(&site.run(&["check", "--date", TODAY, "--previous", "live.json", "--format", "json"]))
}

fn findings(run: &Run) -> Vec<String> {
    let rows: serde_json::Value = serde_json::from_str(&run.stdout).expect("JSON");
    let text = |row: &serde_json::Value, key: &str| row[key].as_str().unwrap_or("").to_owned();
    let line =
        |row: &serde_json::Value| ["severity", "rule", "path"].map(|key| text(row, key)).join(" ");
    // The sandbox has a topic without replies, which is only hinted at.
    let weighs = |row: &&serde_json::Value| row["severity"] != "hint";
    rows.as_array().expect("an array").iter().filter(weighs).map(line).collect()
}

#[test]
fn an_unchanged_site_has_nothing_to_answer_for() {
    let site = published();
    assert_eq!(check(&site), [""; 0]);
    let run = site.run(&["check", "--date", TODAY, "--previous", "live.json"]);
    assert!(run.stderr.contains("已与上次发布的"), "{}", run.stderr);
}

#[test]
fn a_reply_that_is_gone_is_an_error_and_its_files_are_warnings() {
    let site = published();
    site.remove("content/replies/gxt-2023-7.md");
    let expected = ["error link/removed dafu.yaml", "warning link/removed dafu.yaml"];
    assert_eq!(check(&site), expected);
    let run = site.run(&["build", "--date", TODAY, "--previous", "live.json"]);
    assert_eq!(run.code, 1);
    for word in
        ["r/gxt-2023-7.html", "旧网址: [r/gxt-2023-7.html]", "已撤回", "r/gxt-2023-7/list.csv"]
    {
        assert!(run.stdout.contains(word), "{word} is missing in {}", run.stdout);
    }
    assert!(site.has("public/r/gxt-2023-7.html"), "nothing was published");
}

#[test]
fn the_manifest_in_the_output_folder_only_warns() {
    let site = published();
    site.remove("content/replies/gxt-2023-7.md");
    let run = site.run(&["check", "--date", TODAY, "--format", "json"]);
    assert_eq!(run.code, 0);
    assert!(findings(&run).iter().all(|line| line.starts_with("warning link/removed")));
    assert_eq!(site.run(&["build", "--date", TODAY]).code, 0);
    assert!(!site.has("public/r/gxt-2023-7.html"));
}

#[test]
fn a_first_publication_and_an_unknown_one_are_said() {
    let site = Sandbox::full();
    let said = |arguments: &[&str]| site.run(arguments).stderr;
    assert!(said(&["build", "--date", TODAY]).contains("未作核对"));
    assert!(said(&["build", "--date", TODAY, "--previous", "none"]).contains("首次发布"));
    let run = site.run(&["check", "--previous", "nowhere.json"]);
    assert_eq!((run.code, run.stdout.as_str()), (2, ""));
    site.write("broken.json", "{\"version\":1");
    assert_eq!(site.run(&["check", "--previous", "broken.json"]).code, 2);
}

#[test]
fn a_live_reply_that_cannot_be_read_is_not_said_to_vanish_too() {
    let site = published();
    let text = site.read("content/replies/gxt-2023-1.md");
    site.write("content/replies/gxt-2023-1.md", text.replacen("标题: ", "标题：", 1));
    let expected = ["error front-matter/full-width-colon content/replies/gxt-2023-1.md"];
    assert_eq!(check(&site), expected);
    let run = site.run(&["check", "--date", TODAY, "--previous", "live.json"]);
    assert!(run.stderr.contains("改好以后才能查其余各项"), "{}", run.stderr);
    assert!(run.stderr.contains("dafu explain front-matter/full-width-colon"), "{}", run.stderr);
}

#[test]
fn a_live_reply_may_not_become_a_draft_or_be_withheld() {
    for (change, path) in [
        (("有效性", "草稿"), "dafu.yaml"),
        (("公开属性", "不予公开"), "content/replies/gxt-2023-1.md"),
        (("发布日期", "2030-01-01"), "content/replies/gxt-2023-1.md"),
    ] {
        let site = published();
        site.reply("gxt-2023-1", &[change]);
        let found = check(&site);
        let expected = format!("error link/removed {path}");
        assert!(found.contains(&expected), "{change:?}: {found:?}");
    }
}

#[test]
fn a_withdrawal_keeps_the_address_and_may_take_the_files_away() {
    let site = published();
    site.reply(
        "gxt-2023-7",
        &[
            ("编号", "\"7\""),
            ("有效性", "已撤回"),
            ("撤回日期", "2024-05-01"),
            ("撤回原因", "数据有误"),
        ],
    );
    assert_eq!(check(&site), [""; 0]);
}

#[test]
fn another_id_with_the_same_content_is_named_in_its_file() {
    let site = published();
    let text = site.read("content/replies/gxt-2023-1.md");
    site.remove("content/replies/gxt-2023-1.md");
    site.write("content/replies/gxt-2023-001.md", text.replace("{id}", "gxt-2023-1"));
    let found = check(&site);
    assert!(found.contains(&"error id/changed content/replies/gxt-2023-001.md".to_owned()));
    assert!(!found.iter().any(|line| line.contains("link/removed")), "{found:?}");
}

#[test]
fn changed_content_wants_a_correction_and_a_file_may_go_with_one() {
    let site = published();
    site.reply("gxt-2023-7", &[("编号", "\"7\"")]);
    let expected = [
        "warning correction/undeclared content/replies/gxt-2023-7.md",
        "warning link/removed content/replies/gxt-2023-7.md",
    ];
    assert_eq!(check(&site), expected);
    let corrections = "[{日期: 2024-05-01, 说明: 附件已过时}]";
    site.reply("gxt-2023-7", &[("编号", "\"7\""), ("有效性", "已更正"), ("更正记录", corrections)]);
    assert_eq!(check(&site), [""; 0]);
}

#[test]
fn departments_topics_and_articles_stay_too() {
    let site = published();
    let departments = site.read("content/departments.yaml");
    site.write("content/departments.yaml", departments.replace("code: mzt", "code: mz"));
    site.remove("content/pages/about.md");
    let found = check(&site);
    assert!(found.contains(&"error link/removed content/departments.yaml".to_owned()), "{found:?}");
    assert!(found.contains(&"error link/removed dafu.yaml".to_owned()), "{found:?}");
    for id in ["gxt-2023-1", "gxt-2024-2", "jyt-2024-3", "gxt-2023-7"] {
        let path = format!("content/replies/{id}.md");
        site.write(&path, site.read(&path).replace("主题分类: [算力产业]", "主题分类: [教育发展]"));
    }
    // A topic that was live keeps its page without replies, as long as it is in the register.
    let removed = "error link/removed content/topics.yaml".to_owned();
    assert!(!check(&site).contains(&removed));
    let topics = site.read("content/topics.yaml");
    site.write("content/topics.yaml", topics.replace("slug: computing", "slug: other"));
    let found = check(&site);
    assert!(found.contains(&removed), "{found:?}");
}

#[test]
fn a_page_that_was_removed_without_a_word_is_told_until_it_is_settled() {
    let site = published();
    site.remove("content/pages/about.md");
    let told = "warning link/removed dafu.yaml".to_owned();
    let says = |arguments: &[&str]| {
        let run = site.run(&[arguments, &["--date", TODAY, "--format", "json"]].concat());
        let rows: serde_json::Value = serde_json::from_str(&run.stdout).expect("JSON");
        let rows = rows.as_array().expect("rows").iter();
        let name = |row: &serde_json::Value| {
            let word = |key: &str| row[key].as_str().unwrap_or_default().to_owned();
            format!("{} {} {}", word("severity"), word("rule"), word("path"))
        };
        rows.map(name).collect::<Vec<_>>()
    };
    for _ in 0..2 {
        assert!(
            says(&["build"]).contains(&told),
            "told by the build that removes it, and the next"
        );
        assert!(!site.has("public/pages/about.html"));
        assert!(says(&["check"]).contains(&told));
    }
    let run = site.run(&["check", "--date", TODAY]);
    let line = format!("  - {{ path: pages/about.html, date: {TODAY}, reason: 不再使用 }}");
    assert!(run.stdout.contains(&line), "{}", run.stdout);
    let config = site.read("dafu.yaml");
    site.write("dafu.yaml", format!("{config}removed:\n{line}\n"));
    assert!(!says(&["check"]).contains(&told));
    site.write(
        "dafu.yaml",
        format!("{config}removed:\n  - {{ path: /x, date: 昨天, reason: '' }}\n"),
    );
    let run = site.run(&["check", "--date", TODAY]);
    assert_eq!(run.code, 2);
    for word in ["path 要写相对网站的网址", "“昨天”不是日期", "请写明原因"]
    {
        assert!(run.stdout.contains(word), "{}", run.stdout);
    }
}

#[test]
fn a_topic_whose_last_reply_was_withdrawn_keeps_its_page() {
    let site = published();
    let page = site.read("public/topics/computing.html");
    assert!(page.contains("r/gxt-2024-2.html"), "{page}");
    // What is withdrawn needs to say no more than this; its topic is no longer among it.
    for (id, number, day) in [
        ("gxt-2023-1", "\"0038\"", "2023-08-01"),
        ("gxt-2023-7", "\"7\"", "2023-08-01"),
        ("gxt-2024-2", "[\"0038\", \"闭08\"]", "2024-03-05 09:30"),
        ("jyt-2024-3", "\"101\"", "2023-08-01"),
    ] {
        let unit = if id.starts_with("jyt") { "乌有省教育厅" } else { "省工信厅" };
        site.write(
            &format!("content/replies/{id}.md"),
            format!(
                "---\n届次: 乌有省政协十三届一次会议\n编号: {number}\n承办单位: {unit}\n发布日期: {day}\n\
                 状态: 已撤回\n撤回日期: 2024-05-30\n撤回原因: 数据有误\n---\n"
            ),
        );
    }
    for _ in 0..2 {
        let run = site.run(&["build", "--date", TODAY, "--previous", "live.json"]);
        assert_eq!(run.code, 0, "{}", run.stdout);
        let page = site.read("public/topics/computing.html");
        assert!(page.contains("还没有公开的答复") && !page.contains("r/gxt"), "{page}");
        assert!(!site.has("public/topics/education.html"), "it never was live");
        site.write("live.json", site.read("public/manifest.json"));
    }
}

#[test]
fn a_new_base_address_is_an_error_until_the_old_one_is_known() {
    let site = published();
    let config = site.read("dafu.yaml");
    let moved = config.replace("https://dafu.wuyou.gov.cn/hf/", "https://hf.wuyou.gov.cn/");
    site.write("dafu.yaml", &moved);
    assert_eq!(check(&site), ["error site/base-url-changed dafu.yaml"]);
    // The final slash is no difference.
    site.write("dafu.yaml", format!("{moved}former_base_urls: [https://dafu.wuyou.gov.cn/hf]\n"));
    assert_eq!(check(&site), [""; 0]);
    site.write("dafu.yaml", format!("{moved}former_base_urls: [dafu.wuyou.gov.cn]\n"));
    assert_eq!(site.run(&["check", "--date", TODAY]).code, 2);
}
