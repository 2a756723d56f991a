//! Reviews and `--hold-faulty`: what must wait, waits; the rest is published.

use crate::support::{BODY, Run, Sandbox, TODAY};

fn build(site: &Sandbox, more: &[&str]) -> Run {
    let mut arguments = vec!["build", "--date", TODAY];
    arguments.extend(more);
    site.run(&arguments)
}

/// Whether any byte of the output names `id`.
fn is_named(site: &Sandbox, id: &str) -> bool {
    let has = |text: &[u8]| text.windows(id.len()).any(|window| window == id.as_bytes());
    site.tree("public").iter().any(|(path, bytes)| path.contains(id) || has(bytes))
}

/// The digest that the finding of `path` names.
fn digest(run: &Run) -> String {
    let (_, rest) = run.stdout.split_once("指纹: \"").unwrap_or_else(|| panic!("{}", run.stdout));
    rest.split('"').next().unwrap_or_default().to_owned()
}

fn required(site: &Sandbox) {
    let config = site.read("dafu.yaml");
    site.write("dafu.yaml", format!("{config}review: required\n"));
}

#[test]
fn a_new_reply_waits_for_its_review() {
    let site = Sandbox::new();
    required(&site);
    let path = site.reply("gxt-2024-5", &[("编号", "\"5\"")]);
    let run = build(&site, &["--previous", "none"]);
    assert_eq!(run.code, 0, "{}{}", run.stdout, run.stderr);
    assert!(
        run.stdout.contains("review/missing") && run.stdout.contains("暂不公开"),
        "{}",
        run.stdout
    );
    assert!(!is_named(&site, "gxt-2024-5"));
    let review = format!("[{{复核人: 文样章, 日期: 2024-05-30, 指纹: \"{}\"}}]", digest(&run));
    site.reply("gxt-2024-5", &[("编号", "\"5\""), ("复核", &review)]);
    let run = build(&site, &[]);
    assert!(run.code == 0 && !run.stdout.contains("review/"), "{}", run.stdout);
    assert!(site.has("public/r/gxt-2024-5.html"));
    assert!(!site.read("public/r/gxt-2024-5.html").contains("文样章"), "a review is internal");
    // Live now: a change without a new review stops everything.
    let text = site.read(&path);
    site.write(&path, text.replace("两处示范中心", "三处示范中心"));
    let run = build(&site, &[]);
    assert_eq!(run.code, 1);
    assert!(
        run.stdout.contains("review/stale") && !run.stdout.contains("暂不公开"),
        "{}",
        run.stdout
    );
}

#[test]
fn a_review_of_something_else_holds_back_too() {
    let site = Sandbox::new();
    required(&site);
    let review = "[{复核人: 文样章, 日期: 2024-05-30, 指纹: \"1:00\"}]";
    site.reply("gxt-2024-5", &[("编号", "\"5\""), ("复核", review)]);
    let run = build(&site, &["--previous", "none"]);
    assert_eq!(run.code, 0);
    assert!(run.stdout.contains("review/stale"), "{}", run.stdout);
    assert!(!is_named(&site, "gxt-2024-5"));
}

#[test]
fn drafts_withheld_and_withdrawn_replies_need_no_review() {
    let site = Sandbox::new();
    required(&site);
    site.reply("a-1", &[("编号", "\"1\""), ("有效性", "草稿")]);
    site.reply("a-2", &[("编号", "\"2\""), ("公开属性", "不予公开")]);
    let withdrawn =
        [("编号", "\"3\""), ("有效性", "已撤回"), ("撤回日期", "2024-05-01"), ("撤回原因", "重复")];
    site.reply("a-3", &withdrawn);
    let run = build(&site, &["--previous", "none"]);
    assert!(!run.stdout.contains("review/"), "{}", run.stdout);
    assert!(site.has("public/r/a-3.html"));
}

#[test]
fn what_is_live_must_be_known() {
    let site = Sandbox::full();
    let run = build(&site, &["--hold-faulty"]);
    assert_eq!((run.code, run.stdout.as_str()), (2, ""));
    assert!(run.stderr.contains("--previous none"), "{}", run.stderr);
    required(&site);
    assert_eq!(build(&site, &[]).code, 2);
    assert_eq!(site.run(&["check", "--date", TODAY]).code, 2);
    assert!(!site.has("public"));
}

#[test]
fn new_replies_with_errors_are_held_back_and_the_rest_is_published() {
    let site = Sandbox::full();
    site.build();
    let secret = BODY.replace("今年以来", "暗号，电话13912345678，今年以来");
    site.reply_with("gxt-2024-5", &[("编号", "\"5\"")], &secret);
    site.reply("gxt-2024-6", &[("编号", "\"6\""), ("公开属性", "-")]);
    // Right in itself, but it links to what is held back.
    let linking = format!("{BODY}\n另见[另一件](gxt-2024-5.md)。\n");
    site.reply_with("gxt-2024-7", &[("编号", "\"7\"")], &linking);
    site.reply("gxt-2024-8", &[("编号", "\"8\"")]);
    let run = build(&site, &["--hold-faulty"]);
    assert_eq!(run.code, 3, "{}{}", run.stdout, run.stderr);
    for id in ["gxt-2024-5", "gxt-2024-6", "gxt-2024-7"] {
        assert!(!is_named(&site, id), "{id}");
        assert!(run.stderr.contains(&format!("content/replies/{id}.md")), "{}", run.stderr);
    }
    assert!(site.has("public/r/gxt-2024-8.html"));
    for rule in ["privacy/mobile", "disclosure/missing", "link/unpublished"] {
        assert!(run.stdout.contains(rule), "{rule} is missing in {}", run.stdout);
    }
    assert!(
        !site.tree("public").iter().any(|file| String::from_utf8_lossy(&file.1).contains("暗号"))
    );
    // Once mended, all is published.
    site.reply("gxt-2024-5", &[("编号", "\"5\"")]);
    site.reply("gxt-2024-6", &[("编号", "\"6\"")]);
    assert_eq!(build(&site, &["--hold-faulty"]).code, 0);
    assert!(site.has("public/r/gxt-2024-7.html"));
}

#[test]
fn errors_of_what_is_live_stop_the_build() {
    let faults: &[fn(&Sandbox)] = &[
        |site| drop(site.reply("gxt-2023-1", &[("公开属性", "-")])),
        |site| site.write("content/pages/about.md", "---\n标题: 关于\n---\n\n正文。\n"),
        |site| {
            let config = site.read("dafu.yaml");
            site.write("dafu.yaml", config.replace("dafu.wuyou.gov.cn", "localhost"));
        },
    ];
    for (number, fault) in faults.iter().enumerate() {
        let site = Sandbox::full();
        site.build();
        let before = site.tree("public");
        site.reply("gxt-2024-6", &[("编号", "\"6\""), ("公开属性", "-")]);
        fault(&site);
        let run = build(&site, &["--hold-faulty"]);
        assert_eq!(run.code, 1, "{number}: {}", run.stdout);
        assert!(site.tree("public") == before, "{number}");
    }
}

#[test]
fn a_live_reply_whose_name_is_lost_is_not_taken_for_a_new_one() {
    let site = Sandbox::full();
    let text = site.read("content/replies/jyt-2024-3.md");
    site.remove("content/replies/jyt-2024-3.md");
    let named = text.replacen("---\n", "---\n标识: jyt-2024-3\n", 1);
    site.write("content/replies/letter.md", &named);
    site.build();
    let before = site.tree("public");
    site.write("content/replies/letter.md", named.replace("编号: ", "编号: ["));
    let run = build(&site, &["--hold-faulty"]);
    assert_eq!(run.code, 1, "{}", run.stdout);
    assert!(run.stderr.contains("r/jyt-2024-3.html"), "{}", run.stderr);
    assert!(site.tree("public") == before);
}

#[test]
fn changes_are_listed_in_the_order_of_publication() {
    let site = Sandbox::full();
    site.reply("gxt-2023-7", &[("编号", "\"7\"")]);
    let run = build(&site, &["--changes", "changes.txt"]);
    assert_eq!(run.code, 0, "{}", run.stderr);
    let rows = |site: &Sandbox| -> Vec<(String, String)> {
        let text = site.read("changes.txt");
        let row = |line: &str| {
            line.split_once('\t').map(|(kind, path)| (kind.to_owned(), path.to_owned()))
        };
        text.lines().map(|line| row(line).expect("two columns")).collect()
    };
    let first = rows(&site);
    assert!(first.iter().all(|row| row.0 == "added"));
    let at = |path: &str| first.iter().position(|row| row.1 == path).expect(path);
    assert!(at("r/gxt-2023-7.html") < at("years.html") && at("years.html") < at("index.html"));
    assert_eq!(first.last().map(|row| row.1.as_str()), Some("manifest.json"));
    let mut listed: Vec<_> = first.iter().map(|row| row.1.clone()).collect();
    listed.sort();
    assert_eq!(listed, site.tree("public").into_iter().map(|file| file.0).collect::<Vec<_>>());
    site.remove("content/replies/gxt-2023-7.md");
    build(&site, &["--changes", "changes.txt"]);
    let second = rows(&site);
    let manifest = second.iter().position(|row| row.1 == "manifest.json").expect("the manifest");
    assert_eq!(second[manifest].0, "changed");
    assert!(second[..manifest].iter().all(|row| row.0 != "removed"));
    assert!(second[manifest + 1..].iter().all(|row| row.0 == "removed"));
    assert!(second.contains(&("removed".to_owned(), "r/gxt-2023-7.html".to_owned())));
    build(&site, &["--changes", "changes.txt"]);
    assert_eq!(site.read("changes.txt"), "", "nothing changed");
}

#[test]
fn a_list_of_changes_that_cannot_be_written_is_refused_before_publishing() {
    let site = Sandbox::full();
    for list in ["public/changes.txt", "nowhere/changes.txt", "content"] {
        let run = build(&site, &["--changes", list]);
        assert_eq!((run.code, run.stdout.as_str()), (2, ""), "{list}");
        assert!(!site.has("public"), "{list}");
    }
}
