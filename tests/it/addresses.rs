//! What stands at which address, in which order, and which pages a publication leaves alone.

use std::collections::BTreeMap;

use crate::support::{BODY, Sandbox, TODAY};

/// Files of the output by path.
fn output(site: &Sandbox) -> BTreeMap<String, Vec<u8>> {
    site.tree("public").into_iter().collect()
}

/// The ids of the replies that `page` names in links, each where it first stands.
fn replies_of(page: &str) -> Vec<&str> {
    let mut found: Vec<&str> = Vec::new();
    for rest in page.split("r/").skip(1) {
        if let Some((id, _)) = rest.split_once(".html")
            && id.bytes().all(|byte| byte.is_ascii_alphanumeric() || byte == b'-')
            && !found.contains(&id)
        {
            found.push(id);
        }
    }
    found
}

/// Where every kind of file stands, for the site of the test below.
const ADDRESSES: &[&str] = &[
    "index.html",
    "404.html",
    "sitemap.html",
    "sitemap.xml",
    "feed.xml",
    "statistics.html",
    "r/gxt-2024-5/list.csv",
    "pages/about.html",
    "pages/about/map.csv",
    "cases/province-cppcc-13-1/1-100.html",
    "cases/province-cppcc-13-1/101-200.html",
    "departments/gxt/undated.html",
    "key-items.html",
    "key-items/2023.html",
    "corrections.html",
    "corrections/2024.html",
    "years/2024.html",
    "posters/gxt.html",
    "departments/gxt/feed.xml",
    "topics/computing/feed.xml",
    "data/2023.csv",
    "data/2023.jsonl",
    "data/undated.csv",
    "data/fields.json",
    "data/changes.json",
    "manifest.json",
];

#[test]
fn every_kind_of_page_is_at_its_address() {
    let site = Sandbox::full();
    site.reply(
        "gxt-2024-5",
        &[
            ("编号", "[\"平17\", \"117\"]"),
            ("重点督办", "是"),
            ("有效性", "已更正"),
            ("更正记录", "[{日期: 2024-05-02, 说明: 更正数据}]"),
            ("附件", "[{名称: 清单, 文件: list.csv}]"),
        ],
    );
    site.reply(
        "gxt-2024-6",
        &[
            ("编号", "\"118\""),
            ("发布日期", "未载明"),
            ("原网址", "https://www.wuyou.gov.cn/art/6.html"),
        ],
    );
    site.write("content/replies/list.csv", "单位,数量\n");
    site.write("content/pages/map.csv", "单位,数量\n");
    let article = site.read("content/pages/about.md");
    site.write("content/pages/about.md", format!("{article}\n[分布](map.csv)\n"));
    let config = site.read("dafu.yaml");
    site.write("dafu.yaml", format!("{config}number_prefixes: {{平: ps}}\n"));
    site.build();
    let files = output(&site);
    for path in ADDRESSES {
        assert!(files.contains_key(*path), "{path} is missing among {:?}", files.keys());
    }
    for asset in files.keys().filter_map(|path| path.strip_prefix("assets/")) {
        let parts: Vec<&str> = asset.split('.').collect();
        let [_, hash, _] = parts[..] else { panic!("{asset}: name, hash, ending") };
        assert!(hash.len() >= 8 && hash.bytes().all(|byte| byte.is_ascii_hexdigit()), "{asset}");
    }
    let block = site.read("public/cases/province-cppcc-13-1/101-200.html");
    let at = |number: &str| block.find(&format!("<section id=\"{number}\">")).expect("an anchor");
    assert!(at("101") < at("117") && at("117") < at("118"), "numbers stand in order");
    let other = site.read("public/cases/province-cppcc-13-1/other.html");
    assert!(other.contains("<section id=\"ps17\">"), "a number with letters before it");
}

#[test]
fn settings_for_robots_stand_at_the_root_of_a_host_alone() {
    let site = Sandbox::full();
    site.build();
    assert!(!site.has("public/robots.txt"), "nobody reads it below /hf/");
    site.run(&[
        "build",
        "--date",
        TODAY,
        "--base-url",
        "https://dafu.wuyou.gov.cn/",
        "--previous",
        "none",
    ]);
    assert!(site.read("public/robots.txt").contains("https://dafu.wuyou.gov.cn/sitemap.xml"));
}

#[test]
fn a_reply_stands_anywhere_below_its_folder() {
    let site = Sandbox::full();
    let text = |number: &str, more: &str| {
        let text = site.read("content/replies/gxt-2023-1.md");
        text.replace("\"0038\"", number).replacen("---\n", &format!("---\n{more}"), 1)
    };
    site.write("content/replies/2023/7/deep-2023-7.md", text("\"70\"", ""));
    site.write("content/replies/2023/folder-2023-8/index.md", text("\"80\"", ""));
    site.write("content/replies/2023/随意起名.md", text("\"90\"", "标识: named-2023-9\n"));
    site.build();
    for id in ["deep-2023-7", "folder-2023-8", "named-2023-9"] {
        assert!(site.has(&format!("public/r/{id}.html")), "{id}");
    }
}

#[test]
fn a_reply_stands_under_every_session_and_kind_of_its_cases() {
    let site = Sandbox::new();
    let cases =
        "[{届次: 省政协十三届一次会议, 编号: \"7\"}, {届次: 省十四届人大二次会议, 编号: \"9\"}]";
    site.reply("gxt-2023-1", &[("编号", "-"), ("届次", "-"), ("案件", cases)]);
    site.build();
    for path in [
        "sessions/province-cppcc-13-1.html",
        "sessions/province-congress-14-2.html",
        "kinds/proposal.html",
        "kinds/suggestion.html",
        "cases/province-cppcc-13-1/1-100.html",
        "cases/province-congress-14-2/1-100.html",
    ] {
        assert_eq!(replies_of(&site.read(&format!("public/{path}"))), ["gxt-2023-1"], "{path}");
    }
}

#[test]
fn a_department_is_known_by_every_name() {
    let site = Sandbox::new();
    let departments = site.read("content/departments.yaml");
    let former = "former: [{ name: 乌有省信息产业厅, until: 2023-07-31 }], order: 1";
    site.write("content/departments.yaml", departments.replacen("order: 1", former, 1));
    let topics = ["算力产业", "computing"];
    for (at, name) in
        ["乌有省工业和信息化厅", "省工信厅", "gxt", "乌有省信息产业厅"].iter().enumerate()
    {
        let (number, topic) = (format!("\"{at}1\""), format!("[{}]", topics[at % 2]));
        let body = BODY.replace(
            "\n乌有省工业和信息化厅\n",
            &format!("\n{}\n", if at == 3 { name } else { "乌有省工业和信息化厅" }),
        );
        site.reply_with(
            &format!("x-2023-{at}"),
            &[("承办单位", name), ("编号", &number), ("主题分类", &topic)],
            &body,
        );
    }
    site.build();
    for page in ["departments/gxt/2023.html", "topics/computing/2023.html"] {
        let second = page.replace(".html", "-2.html");
        let pages = [page, &second].map(|page| site.read(&format!("public/{page}")));
        assert_eq!(pages.iter().flat_map(|page| replies_of(page)).count(), 4, "{page}");
    }
}

#[test]
fn lists_are_in_the_order_that_is_promised() {
    let site = Sandbox::new();
    let config = site.read("dafu.yaml");
    let config = config
        .replace("page_size: 3", "page_size: 20")
        .replace("year_page_size: 2", "year_page_size: 20");
    site.write("dafu.yaml", config);
    // Within a day: without a time before any time, then by time, then by id.
    for (id, published) in [
        ("e-2023-1", "2023-08-01 09:05"),
        ("d-2023-2", "2023-08-01"),
        ("a-2023-3", "2023-08-01 10:00"),
        ("c-2023-4", "2023-08-01 09:05"),
        ("f-2023-5", "2023-07-31 23:59"),
    ] {
        let number = format!("\"{}\"", id.rsplit('-').next().expect("a number"));
        site.reply(id, &[("发布日期", published), ("编号", &number)]);
    }
    site.build();
    let oldest = ["f-2023-5", "d-2023-2", "c-2023-4", "e-2023-1", "a-2023-3"];
    let newest: Vec<&str> = oldest.iter().rev().copied().collect();
    let read = |path: &str| site.read(&format!("public/{path}"));
    for page in ["years/2023.html", "departments/gxt/2023.html", "data/2023.jsonl", "data/2023.csv"]
    {
        assert_eq!(replies_of(&read(page)), oldest, "{page}");
    }
    for page in ["index.html", "departments/gxt.html", "feed.xml"] {
        assert_eq!(replies_of(&read(page)), newest, "{page}");
    }
}

#[test]
fn a_new_reply_leaves_all_unrelated_pages_as_they_are() {
    let site = Sandbox::full();
    site.build();
    let before = output(&site);
    site.reply(
        "mzt-2024-9",
        &[
            ("承办单位", "省民政厅"),
            ("编号", "\"501\""),
            ("发布日期", "2024-05-06"),
            ("主题分类", "[教育发展]"),
        ]
        .map(|(key, value)| (key, if value == "省民政厅" { "乌有省民政厅" } else { value })),
    );
    let text = site.read("content/replies/mzt-2024-9.md");
    site.write(
        "content/replies/mzt-2024-9.md",
        text.replace("\n乌有省工业和信息化厅\n", "\n乌有省民政厅\n"),
    );
    site.build();
    let after = output(&site);
    for (path, bytes) in &before {
        let unrelated = path.starts_with("r/")
            || path.starts_with("pages/")
            || path.starts_with("posters/")
            || path.starts_with("assets/")
            || path.contains("/2023")
            || path.starts_with("departments/gxt")
            || path.starts_with("departments/jyt")
            || path.starts_with("topics/computing")
            || path.ends_with("/1-100.html")
            || path == "404.html";
        if unrelated {
            assert!(after.get(path) == Some(bytes), "{path} changed");
        }
    }
}

#[test]
fn files_whose_names_differ_by_case_alone_are_refused() {
    let site = Sandbox::new();
    site.reply(
        "gxt-2023-1",
        &[("附件", "[{名称: 甲, 文件: a/List.csv}, {名称: 乙, 文件: b/list.CSV}]")],
    );
    site.write("content/replies/a/List.csv", "甲,1\n");
    site.write("content/replies/b/list.CSV", "乙,2\n");
    let run = site.run(&["build", "--date", TODAY]);
    assert_eq!(run.code, 1, "{}", run.stdout);
    assert!(run.stdout.contains("attachment/name"), "{}", run.stdout);
}

#[test]
fn a_time_is_shown_only_where_it_is_known() {
    let has_time = regex::Regex::new(r"\d{4}-\d\d-\d\d[ T]\d\d:\d\d").expect("valid");
    let site = Sandbox::new();
    site.reply("gxt-2023-1", &[]);
    site.reply("gxt-2023-2", &[("编号", "\"39\""), ("发布日期", "2023-08-01 09:30")]);
    site.build();
    for (id, date) in [("gxt-2023-1", "2023-08-01"), ("gxt-2023-2", "2023-08-01 09:30")] {
        let page = site.read(&format!("public/r/{id}.html"));
        let meta = format!("<meta content=\"{date}\" name=\"PubDate\">");
        assert!(page.contains(&meta), "{id}: no {meta}");
        assert_eq!(has_time.is_match(&page), date.len() > 10, "{id}");
    }
}

#[test]
fn what_was_withdrawn_is_in_no_feed_no_sitemap_and_no_search() {
    let site = Sandbox::full();
    site.reply(
        "gxt-2023-1",
        &[
            ("有效性", "已撤回"),
            ("撤回日期", "2024-03-01"),
            ("撤回原因", "附件有误，整改后重新公开"),
        ],
    );
    site.build();
    let page = site.read("public/r/gxt-2023-1.html");
    assert!(page.contains("noindex") && page.contains("附件有误"), "{page}");
    assert!(!page.contains("今年以来"), "no word of the letter: {page}");
    for (path, bytes) in output(&site) {
        if path.ends_with(".xml") || path.starts_with("search/") {
            assert!(!String::from_utf8_lossy(&bytes).contains("gxt-2023-1"), "{path}");
        }
    }
    assert!(output(&site).keys().any(|path| path.starts_with("search/documents/")));
    assert!(replies_of(&site.read("public/years/2023.html")).contains(&"gxt-2023-1"));
}

#[test]
fn a_withdrawal_takes_the_words_of_its_corrections_along() {
    let site = Sandbox::full();
    site.reply(
        "gxt-2023-1",
        &[
            ("有效性", "已撤回"),
            ("撤回日期", "2024-03-01"),
            ("撤回原因", "附件有误，整改后重新公开"),
            ("更正记录", "[{日期: 2024-02-01, 说明: 暗号更正}]"),
        ],
    );
    site.build();
    for (path, bytes) in output(&site) {
        assert!(!String::from_utf8_lossy(&bytes).contains("暗号更正"), "{path}");
    }
    assert!(site.read("public/corrections/2024.html").contains("附件有误"));
}

#[test]
fn the_last_part_of_a_year_is_led_to_even_for_one_reply() {
    let site = Sandbox::new();
    for number in 1..=3 {
        site.reply(&format!("gxt-2023-{number}"), &[("编号", &format!("\"{number}\""))]);
    }
    site.build();
    // Two a page here.
    assert_eq!(replies_of(&site.read("public/years/2023-2.html")), ["gxt-2023-3"]);
    assert!(
        site.read("public/years/2023.html").contains("years/2023-2.html"),
        "the next part is linked"
    );
    assert!(
        !site.read("public/years/2023-2.html").contains("years/2023-3.html"),
        "and none after it"
    );
}

#[test]
fn later_replies_stand_in_order_below_an_earlier_one() {
    let site = Sandbox::new();
    site.reply("z-2023-1", &[]);
    for (id, published) in [("b-2024-2", "2024-02-01"), ("a-2024-3", "2024-03-01")] {
        site.reply(id, &[("发布日期", published), ("前次答复", "[z-2023-1]")]);
    }
    site.build();
    let page = site.read("public/r/z-2023-1.html");
    let (_, below) = page.split_once("后续答复</h2>").expect("a list of later replies");
    assert_eq!(replies_of(below)[..2], ["b-2024-2", "a-2024-3"]);
}

#[test]
fn a_file_called_like_a_device_gets_a_number() {
    let site = Sandbox::new();
    site.write("content/replies/con.csv", "单位,数量\n");
    site.reply("gxt-2023-1", &[("附件", "[{名称: 清单, 文件: con.csv}]")]);
    site.build();
    assert!(site.has("public/r/gxt-2023-1/a1.csv"), "Windows keeps no file of that name");
}
