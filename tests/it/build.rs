//! Building a whole site: what is on it, what must never be, and that it comes out the same.

use dafu::check::example::PIXEL;

use crate::support::{BODY, Sandbox, TODAY};

#[test]
fn one_reply_becomes_one_page_and_its_listings() {
    let site = Sandbox::new();
    site.reply("gxt-2023-1", &[]);
    site.build();
    let paths: Vec<String> = site.tree("public").into_iter().map(|file| file.0).collect();
    for path in [
        "index.html",
        "r/gxt-2023-1.html",
        "cases.html",
        "cases/province-cppcc-13-1.html",
        "cases/province-cppcc-13-1/1-100.html",
        "departments.html",
        "departments/gxt.html",
        "departments/gxt/2023.html",
        "departments/gxt/feed.xml",
        "departments/mzt.html",
        "topics/computing.html",
        "sessions/province-cppcc-13-1.html",
        "kinds/proposal.html",
        "outcomes/a.html",
        "years.html",
        "years/2023.html",
        "404.html",
        "sitemap.html",
        "sitemap.xml",
        "feed.xml",
        "manifest.json",
    ] {
        assert!(paths.iter().any(|found| found == path), "{path} is missing among {paths:?}");
    }
    for path in [
        "robots.txt",
        "topics/education.html",
        "departments/mzt/feed.xml",
        "key-items.html",
        "corrections.html",
    ] {
        assert!(!paths.iter().any(|found| found == path), "{path} has no business here");
    }
    let page = site.read("public/r/gxt-2023-1.html");
    for text in [
        "<html lang=\"zh-CN\"",
        "关于样本gxt-2023-1的答复",
        "2023年7月20日",
        "2023-08-01",
        "已解决或基本解决",
        "<h2 id=",
        "一、主要工作情况",
        "https://dafu.wuyou.gov.cn/hf/r/gxt-2023-1.html",
        "name=\"SiteIDCode\"",
    ] {
        assert!(page.contains(text), "{text} is missing in {page}");
    }
}

/// Words that stand nowhere but in what must not be published.
const SENTINELS: &[&str] =
    &["暗号草稿", "暗号申请", "暗号不予", "暗号未来", "暗号备注", "暗号撤回", "SENTINEL"];

#[test]
fn not_a_byte_of_an_unpublished_reply_reaches_the_output() {
    let site = Sandbox::full();
    let body = |word: &str| BODY.replace("今年以来", word);
    for (id, change, word) in [
        ("a-2024-11", ("有效性", "草稿"), "暗号草稿"),
        ("a-2024-12", ("公开属性", "依申请公开"), "暗号申请"),
        ("a-2024-13", ("公开属性", "不予公开"), "暗号不予"),
        ("a-2024-14", ("发布日期", "2024-06-02"), "暗号未来"),
    ] {
        let number = format!("\"9{}\"", &id[7..]);
        site.write(&format!("content/replies/{id}-SENTINEL.pdf"), b"%PDF SENTINEL");
        let attachments = format!("[{{title: {word}, file: {id}-SENTINEL.pdf}}]");
        site.reply_with(
            id,
            &[change, ("编号", &number), ("案由", word), ("标题", word), ("附件", &attachments)],
            &body(word),
        );
    }
    site.reply(
        "gxt-2023-9",
        &[("备注", "暗号备注"), ("编号", "\"7\""), ("交办日期", "2023-01-01")],
    );
    site.reply_with(
        "gxt-2023-10",
        &[
            ("有效性", "已撤回"),
            ("撤回日期", "2023-09-01"),
            ("撤回原因", "数据有误"),
            ("标题", "暗号撤回"),
            ("编号", "\"8\""),
            ("案由", "暗号撤回"),
            ("主送", "[暗号撤回]"),
            ("摘要", "暗号撤回"),
        ],
        &body("暗号撤回"),
    );
    site.build();
    for (path, bytes) in site.tree("public") {
        for word in SENTINELS {
            let found = bytes.windows(word.len()).any(|window| window == word.as_bytes());
            assert!(!found, "{word} stands in {path}");
        }
        let held = ["a-2024-11", "a-2024-12", "a-2024-13", "a-2024-14"];
        assert!(!held.iter().any(|id| path.contains(id)), "{path} is of an unpublished reply");
        let text = String::from_utf8_lossy(&bytes);
        assert!(!held.iter().any(|id| text.contains(id)), "{path} names an unpublished reply");
    }
    let notice = site.read("public/r/gxt-2023-10.html");
    assert!(notice.contains("数据有误") && notice.contains("noindex"), "{notice}");
    assert!(site.read("public/years/2023.html").contains("r/gxt-2023-10.html"), "the row stays");
    assert!(!site.read("public/sitemap.xml").contains("gxt-2023-10"));
    assert!(!site.read("public/feed.xml").contains("gxt-2023-10"));
}

#[test]
fn a_site_with_errors_publishes_nothing() {
    let site = Sandbox::full();
    site.build();
    let before = site.tree("public");
    site.reply("gxt-2024-5", &[("公开属性", "-")]);
    let run = site.run(&["build", "--date", TODAY]);
    assert_eq!(run.code, 1);
    assert!(run.stdout.contains("disclosure/missing"), "{}", run.stdout);
    assert_eq!(site.tree("public"), before);
}

#[test]
fn year_pages_go_on_in_parts_and_late_entries_touch_their_year_alone() {
    let site = Sandbox::new();
    for number in 1..=5 {
        let date = format!("2023-08-0{number}");
        let number_text = format!("\"{number}\"");
        site.reply(&format!("gxt-2023-{number}"), &[("发布日期", &date), ("编号", &number_text)]);
    }
    site.reply(
        "gxt-2022-9",
        &[("发布日期", "2022-05-01"), ("成文日期", "2022-04-01"), ("编号", "\"9\"")],
    );
    site.build();
    let rows = |path: &str| {
        let text = site.read(path);
        (1..=5)
            .filter(|number| text.contains(&format!("r/gxt-2023-{number}.html")))
            .collect::<Vec<_>>()
    };
    assert_eq!(rows("public/years/2023.html"), [1, 2]);
    assert_eq!(rows("public/years/2023-2.html"), [3, 4]);
    assert_eq!(rows("public/years/2023-3.html"), [5]);
    assert_eq!(rows("public/years.html"), [3, 4, 5], "the head page holds the newest");
    assert!(!site.has("public/years/2023-4.html"));
    let before = site.tree("public");
    site.reply("gxt-2024-1", &[("发布日期", "2024-05-05"), ("编号", "\"77\"")]);
    site.build();
    let after = site.tree("public");
    let same = |path: &str| {
        let find = |tree: &[(String, Vec<u8>)]| tree.iter().find(|file| file.0 == path).cloned();
        find(&before) == find(&after)
    };
    for path in [
        "years/2023.html",
        "years/2023-3.html",
        "departments/gxt/2022.html",
        "r/gxt-2023-1.html",
        "topics/computing/2023.html",
    ] {
        assert!(same(path), "{path} changed although nothing on it did");
    }
    assert!(!same("years.html") && !same("index.html"));
}

#[test]
fn undated_replies_stand_last_and_in_no_feed() {
    let site = Sandbox::full();
    site.reply(
        "old-1",
        &[
            ("成文日期", "未载明"),
            ("发布日期", "未载明"),
            ("原网址", "https://old.wuyou.gov.cn/1.html"),
            ("编号", "\"5\""),
        ],
    );
    site.build();
    assert!(site.read("public/years/undated.html").contains("r/old-1.html"));
    assert!(!site.read("public/feed.xml").contains("old-1"));
    let page = site.read("public/r/old-1.html");
    assert!(page.contains("未载明") && !page.contains("name=\"PubDate\""), "{page}");
}

#[test]
fn files_are_published_under_safe_names_and_nothing_else_is() {
    let site = Sandbox::new();
    site.write("content/replies/2023/gxt-2023-1/index.md", "");
    let body = format!("{BODY}\n![两处中心的位置](图一.png)\n\n[清单](files/list.pdf)\n");
    site.reply_with("x", &[("附件", "[{title: 名单, file: 名单.xlsx}]")], &body);
    let text = site.read("content/replies/x.md");
    site.remove("content/replies/x.md");
    let folder = "content/replies/2023/gxt-2023-1";
    site.write(&format!("{folder}/index.md"), text);
    site.write(&format!("{folder}/名单.xlsx"), b"PK xlsx");
    site.write(&format!("{folder}/图一.png"), PIXEL);
    site.write(&format!("{folder}/files/list.pdf"), b"%PDF");
    site.write(&format!("{folder}/files/secret.pdf"), b"%PDF");
    site.build();
    let paths: Vec<String> = site.tree("public/r").into_iter().map(|file| file.0).collect();
    let expected =
        ["gxt-2023-1.html", "gxt-2023-1/a1.xlsx", "gxt-2023-1/a2.png", "gxt-2023-1/list.pdf"];
    assert_eq!(paths, expected);
    let page = site.read("public/r/gxt-2023-1.html");
    for text in ["gxt-2023-1/a1.xlsx", "download=", "名单.xlsx", "alt=两处中心的位置", "width=1"]
    {
        assert!(page.contains(text), "{text} is missing in {page}");
    }
}

#[test]
fn proposers_names_are_shortened_where_the_site_says_so() {
    for (mode, shown, gone) in [("surname", "甄委员", "甄虚拟"), ("hidden", "委员", "甄")]
    {
        let site = Sandbox::new();
        let config = site.read("dafu.yaml");
        site.write("dafu.yaml", format!("{config}proposer_names: {mode}\n"));
        let body = BODY.replace("甄虚拟委员：", "委员您好：");
        site.reply_with("gxt-2023-1", &[], &body);
        site.build();
        for (path, bytes) in site.tree("public") {
            assert!(!String::from_utf8_lossy(&bytes).contains(gone), "{mode}: {gone} in {path}");
        }
        assert!(site.read("public/r/gxt-2023-1.html").contains(shown), "{mode}");
    }
}

#[test]
fn a_site_without_replies_has_its_pages_already() {
    let site = Sandbox::new();
    site.build();
    for path in ["index.html", "departments/gxt.html", "posters/gxt.html", "404.html"] {
        assert!(site.has(&format!("public/{path}")), "{path}");
    }
}
