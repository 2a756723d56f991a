//! `dafu status`, and checks of what changed.

use std::process::Command;

use crate::support::{BODY, Sandbox, TODAY};

/// A site with a reply in every state, and the manifest of what is live beside it.
fn site() -> Sandbox {
    let site = Sandbox::full();
    site.reply("gone-2023-1", &[("编号", "\"11\"")]);
    site.reply("leaving-2023-1", &[("编号", "\"12\"")]);
    site.build();
    site.write("live.json", site.read("public/manifest.json"));
    site.remove("content/replies/gone-2023-1.md");
    site.reply("leaving-2023-1", &[("编号", "\"12\""), ("状态", "草稿")]);
    site.reply_with("gxt-2023-1", &[], &BODY.replace("两处示范中心", "三处示范中心"));
    site.reply("ready-2023-1", &[("编号", "\"13\"")]);
    site.reply("draft-2023-1", &[("编号", "\"14\""), ("状态", "草稿")]);
    site.reply("future-2023-1", &[("编号", "\"15\""), ("发布日期", "2024-07-01")]);
    site.reply("request-2023-1", &[("编号", "\"16\""), ("公开属性", "依申请公开")]);
    site.reply("faulty-2023-1", &[("编号", "\"17\""), ("办理结果", "E")]);
    site
}

#[test]
fn every_reply_has_a_state_and_a_reason() {
    let site = site();
    let run = site.run(&["status", "--live", "live.json", "--date", TODAY, "--format", "json"]);
    assert_eq!(run.code, 0, "{}", run.stderr);
    let rows: Vec<serde_json::Value> = serde_json::from_str(&run.stdout).expect("JSON");
    let word = |row: &serde_json::Value, key: &str| row[key].as_str().unwrap_or("-").to_owned();
    let mut states: Vec<_> = rows
        .iter()
        .map(|row| format!("{} {} {}", word(row, "id"), word(row, "state"), word(row, "reason")))
        .collect();
    states.sort();
    assert_eq!(
        states,
        [
            "draft-2023-1 waiting draft",
            "faulty-2023-1 held errors",
            "future-2023-1 waiting future",
            "gone-2023-1 gone -",
            "gxt-2023-1 changed -",
            "gxt-2024-2 live -",
            "jyt-2024-3 live -",
            "leaving-2023-1 leaving draft",
            "ready-2023-1 ready -",
            "request-2023-1 held on-request",
        ]
    );
    let row = rows.iter().find(|row| row["id"] == "faulty-2023-1").expect("a row");
    assert_eq!((&row["department"], &row["errors"]), (&"gxt".into(), &1.into()));
}

#[test]
fn the_table_counts_by_department_and_the_lists_name_what_is_to_be_looked_at() {
    let site = site();
    let run = site.run(&["status", "--live", "live.json", "--date", TODAY]);
    let squeezed: Vec<String> = run
        .stdout
        .lines()
        .map(|line| line.split_whitespace().collect::<Vec<_>>().join(" "))
        .collect();
    for line in [
        "已上线 改过 待发布 在等 不发布 将撤下 缺稿件",
        "乌有省工业和信息化厅 1 1 1 2 2 1 0",
        "乌有省教育厅 1 0 0 0 0 0 0",
        "合计 2 1 1 2 2 1 1",
        "content/replies/future-2023-1.md 2024-07-01 公开 关于样本future-2023-1的答复",
        "content/replies/faulty-2023-1.md 1 个错误 关于样本faulty-2023-1的答复",
        "gone-2023-1",
    ] {
        assert!(squeezed.iter().any(|one| one == line), "{line}: {}", run.stdout);
    }
    assert!(!run.stdout.contains("gxt-2024-2"), "what is live is counted, not listed");
    assert!(run.stderr.contains("站里还有错误"), "{}", run.stderr);
    let all = site.run(&["status", "--live", "live.json", "--date", TODAY, "-v"]);
    assert!(all.stdout.contains("gxt-2024-2"), "{}", all.stdout);
}

#[test]
fn a_withdrawn_reply_and_one_of_a_stranger_are_told_as_such() {
    let site = Sandbox::full();
    let withdrawn =
        [("状态", "已撤回"), ("撤回日期", "2024-05-20"), ("撤回原因", "附表有误"), ("有效性", "-")];
    site.reply("gxt-2024-77", &[&[("编号", "\"77\"")][..], &withdrawn].concat());
    site.build();
    site.reply("other-2024-1", &[("编号", "\"78\""), ("承办单位", "乌有省大数据局")]);
    let run = site.run(&["status", "--date", TODAY]);
    for line in [
        "已撤回，线上只有撤回说明 (1)",
        "  content/replies/gxt-2024-77.md  已撤回",
        "（承办单位不在名录）",
    ] {
        assert!(run.stdout.contains(line), "{line}: {}", run.stdout);
    }
    assert!(!run.stdout.contains("没有写承办单位"), "{}", run.stdout);
}

#[test]
fn a_draft_that_is_right_is_said_to_be_a_draft() {
    let site = Sandbox::full();
    site.reply("gxt-2024-77", &[("编号", "\"77\""), ("有效性", "草稿")]);
    let check = |path: &[&str]| site.run(&[&["check", "--date", TODAY], path].concat()).stderr;
    assert!(check(&["content/replies/gxt-2024-77.md"]).contains("这件是草稿，还不会发布"));
    assert!(check(&[]).contains("可以运行 dafu build；其中 1 件是草稿"));
    assert!(check(&["content/replies/gxt-2024-2.md"]).ends_with("可以运行 dafu build\n"));
}

#[test]
fn what_is_live_is_named_or_found_or_not_known() {
    let site = Sandbox::full();
    let said = |words: &[&str]| site.run(&[&["status", "--date", TODAY], words].concat()).stderr;
    assert!(said(&[]).contains("不知道线上有什么"));
    assert!(said(&["--live", "none"]).contains("线上还没有网站"));
    site.build();
    assert!(said(&[]).contains("已与上次生成的 public/manifest.json 比较"));
    assert!(said(&["--live", "public/manifest.json"]).contains("已与线上的清单比较"));
    let run = site.run(&["status", "--live", "none.json"]);
    assert_eq!(run.code, 2);
    assert!(run.stderr.contains("还没有上线写 --live none"), "{}", run.stderr);
}

/// Runs Git in the folder of `site`.
fn git(site: &Sandbox, words: &[&str]) {
    let done = Command::new("git")
        .args(["-c", "user.name=a", "-c", "user.email=a@b.example", "-c", "commit.gpgsign=false"])
        .args(words)
        .current_dir(site.root())
        .output()
        .expect("Git is there");
    assert!(done.status.success(), "{words:?}: {}", String::from_utf8_lossy(&done.stderr));
}

const WARNED: (&str, &str) = ("发文字号", "\"乌工信[2023]1号\"");

#[test]
fn a_check_of_what_changed_shows_that_alone() {
    let site = Sandbox::full();
    site.reply("old-2023-1", &[("编号", "\"7\""), WARNED]);
    site.write(".gitignore", "public/\n");
    git(&site, &["init", "-q", "-b", "main"]);
    git(&site, &["add", "-A"]);
    git(&site, &["commit", "-qm", "a"]);
    let check = |since: &str| site.run(&["check", "--date", TODAY, "--changed-since", since]);
    assert_eq!((check("HEAD").code, check("HEAD").stdout.as_str()), (0, ""));
    // A file that Git does not know yet, and one of another branch.
    git(&site, &["checkout", "-qb", "other"]);
    site.reply("new-2023-2", &[("编号", "\"8\""), WARNED]);
    let run = check("main");
    assert!(
        run.stdout.contains("new-2023-2.md") && !run.stdout.contains("old-2023-1"),
        "{}",
        run.stdout
    );
    assert!(run.stderr.contains("1 个文件"), "{}", run.stderr);
    // What links to a file that is gone is shown.
    site.remove("content/replies/new-2023-2.md");
    site.remove("content/replies/gxt-2023-1.md");
    let run = check("main");
    assert_eq!(run.code, 1);
    assert!(run.stdout.contains("content/pages/about.md"), "{}{}", run.stdout, run.stderr);
    // Everything hangs on a register.
    let topics = site.read("content/topics.yaml");
    site.write("content/topics.yaml", topics + "# 备注\n");
    assert!(check("main").stdout.contains("old-2023-1.md"));
    for unknown in ["no-such-branch", "--all"] {
        let run = site.run(&["check", &format!("--changed-since={unknown}")]);
        assert_eq!(run.code, 2, "{}", run.stderr);
    }
}

#[test]
fn a_check_since_a_manifest_shows_what_differs_from_it() {
    let site = Sandbox::full();
    site.reply("old-2023-1", &[("编号", "\"7\""), WARNED]);
    site.build();
    site.reply("new-2023-2", &[("编号", "\"8\""), WARNED]);
    let run = site.run(&["check", "--date", TODAY, "--changed-since", "public/manifest.json"]);
    assert!(
        run.stdout.contains("new-2023-2.md") && !run.stdout.contains("old-2023-1"),
        "{}",
        run.stdout
    );
}

#[test]
fn a_page_that_no_file_makes_is_explained() {
    let site = Sandbox::full();
    for (address, words) in [
        (
            "https://dafu.wuyou.gov.cn/hf/departments/gxt.html",
            "“乌有省工业和信息化厅”一栏，共 3 件答复",
        ),
        ("sitemap.html", "由程序生成"),
    ] {
        let run = site.run(&["explain", address, "--date", TODAY]);
        assert!(run.stdout.contains(words), "{}{}", run.stdout, run.stderr);
        assert_eq!(site.run(&["explain", address, "--sheet"]).code, 2);
    }
}
