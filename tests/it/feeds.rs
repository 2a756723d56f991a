//! What machines read of the site: feeds, structured data, sitemaps.

use regex::Regex;
use serde_json::Value;

use crate::support::Sandbox;

/// What stands between `open` and `close`, wherever they occur.
fn all<'a>(text: &'a str, open: &'a str, close: &'a str) -> Vec<&'a str> {
    let pieces = text.split(open).skip(1);
    pieces.map(|piece| piece.split_once(close).expect(close).0).collect()
}

/// What RFC 4287 asks of a feed and of each of its entries.
fn assert_atom(feed: &str, own: &str) {
    let instant = Regex::new(r"^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(Z|[+-]\d\d:\d\d)$").expect("valid");
    let (head, _) = feed.split_once("<entry>").unwrap_or((feed, ""));
    for element in ["title", "id", "updated"] {
        assert_eq!(head.matches(&format!("<{element}>")).count(), 1, "{element}: {head}");
    }
    assert!(head.contains("<author><name>"), "{head}");
    let link = format!("<link rel=\"self\" type=\"application/atom+xml\" href=\"{own}\"/>");
    assert!(head.contains(&link) && head.contains(&format!("<id>{own}</id>")), "{head}");
    let mut last = None;
    for entry in all(feed, "<entry>", "</entry>") {
        for element in ["title", "id", "updated", "published", "summary"] {
            assert_eq!(entry.matches(&format!("<{element}>")).count(), 1, "{element}: {entry}");
        }
        assert!(entry.contains("<link rel=\"alternate\" type=\"text/html\""), "{entry}");
        let published = all(entry, "<published>", "</published>")[0];
        assert!(last.is_none_or(|last: &str| last >= published), "newest first");
        last = Some(published);
    }
    let mut moments = all(feed, "<updated>", "</updated>");
    moments.extend(all(feed, "<published>", "</published>"));
    assert!(moments.iter().all(|moment| instant.is_match(moment)), "{moments:?}");
    assert_eq!(moments[0], *all(feed, "<updated>", "</updated>").iter().max().expect("a day"));
    let ids = all(feed, "<id>", "</id>");
    let unique: std::collections::BTreeSet<_> = ids.iter().collect();
    assert_eq!(ids.len(), unique.len());
}

#[test]
fn feeds_are_what_the_standard_asks() {
    let site = Sandbox::full();
    site.reply(
        "gxt-2024-4",
        &[
            ("标题", "\"关于<甲>&“乙”的答复\""),
            ("编号", "\"40\""),
            ("有效性", "已更正"),
            ("更正记录", "[{日期: 2024-05-02, 说明: 更正数据}]"),
        ],
    );
    site.build();
    let base = "https://dafu.wuyou.gov.cn/hf/";
    for path in ["feed.xml", "departments/gxt/feed.xml", "topics/computing/feed.xml"] {
        assert_atom(&site.read(&format!("public/{path}")), &format!("{base}{path}"));
    }
    let feed = site.read("public/feed.xml");
    assert!(feed.contains("关于&lt;甲&gt;&amp;“乙”的答复"), "{feed}");
    assert!(feed.contains("<updated>2024-05-02T00:00:00+08:00</updated>"), "a correction updates");
    assert!(feed.contains("<published>2024-03-05T09:30:00+08:00</published>"), "{feed}");
    // No document states midnight: only the format's own elements say it.
    let told: String = all(&feed, "<summary>", "</summary>").concat();
    assert!(!told.contains("00:00") && told.contains("2023-08-01"), "{told}");
}

#[test]
fn a_feed_in_which_nothing_stands_is_none_and_is_linked_nowhere() {
    let site = Sandbox::new();
    site.reply(
        "old-1",
        &[
            ("成文日期", "未载明"),
            ("发布日期", "未载明"),
            ("原网址", "https://old.wuyou.gov.cn/1.html"),
        ],
    );
    site.build();
    for (path, bytes) in site.tree("public") {
        assert!(!path.ends_with("feed.xml"), "{path} would have to invent a day");
        assert!(!String::from_utf8_lossy(&bytes).contains("feed.xml"), "{path} links a feed");
    }
}

/// The structured data of a page.
fn json_ld(site: &Sandbox, path: &str) -> Value {
    let page = site.read(&format!("public/{path}"));
    let open = Regex::new(r#"<script type="?application/ld\+json"?>"#).expect("valid");
    let start = open.find(&page).expect("structured data").end();
    serde_json::from_str(page[start..].split_once("</script>").expect("an end").0).expect("JSON")
}

#[test]
fn a_reply_tells_machines_who_answers_what_and_when() {
    let site = Sandbox::full();
    site.reply(
        "gxt-2024-4",
        &[
            ("编号", "[\"0040\", \"闭9\"]"),
            ("发文字号", "乌工信办案〔2024〕4号"),
            ("索引号", "99000000/2024-00004"),
            ("成文日期", "2024-03-20"),
            ("发布日期", "2024-04-01 08:05"),
            ("联合发文单位", "[乌有省教育厅]"),
            ("关键词", "[算力, 乙]"),
            ("有效性", "已更正"),
            ("更正记录", "[{日期: 2024-05-02, 说明: 更正数据}]"),
        ],
    );
    site.build();
    let data = json_ld(&site, "r/gxt-2024-4.html");
    assert_eq!(data["@context"], "https://schema.org");
    assert_eq!(data["@type"], "Article");
    assert_eq!(data["url"], "https://dafu.wuyou.gov.cn/hf/r/gxt-2024-4.html");
    assert_eq!(data["dateCreated"], "2024-03-20");
    assert_eq!(data["datePublished"], "2024-04-01T08:05:00+08:00");
    assert_eq!(data["dateModified"], "2024-05-02");
    assert_eq!(data["publisher"]["name"], "乌有省人民政府办公厅");
    assert_eq!(data["isPartOf"]["url"], "https://dafu.wuyou.gov.cn/hf/");
    let authors: Vec<_> = data["author"].as_array().expect("signers").iter().collect();
    assert_eq!(authors.len(), 2, "who signed jointly too");
    assert_eq!(authors[0]["url"], "https://dafu.wuyou.gov.cn/hf/departments/gxt.html");
    let identifiers: Vec<&str> = data["identifier"]
        .as_array()
        .expect("numbers")
        .iter()
        .map(|one| one["value"].as_str().expect("a text"))
        .collect();
    assert_eq!(
        identifiers,
        [
            "乌工信办案〔2024〕4号",
            "99000000/2024-00004",
            "省政协十三届一次会议 0040",
            "省政协十三届一次会议 闭9"
        ]
    );
    assert_eq!(data["about"], serde_json::json!(["关于发展算力产业的提案", "算力产业"]));
    let plain = json_ld(&site, "r/gxt-2023-1.html");
    assert_eq!(plain["datePublished"], "2023-08-01", "no time that is not stated");
    assert!(plain.get("dateModified").is_none() && plain.get("keywords").is_none());
    let article = json_ld(&site, "pages/about.html");
    assert_eq!(article["headline"], "关于本站");
}

#[test]
fn the_sitemap_knows_when_pages_changed_by_the_replies_own_dates() {
    let site = Sandbox::full();
    site.reply(
        "gxt-2023-9",
        &[
            ("编号", "\"9\""),
            ("有效性", "已更正"),
            ("更正记录", "[{日期: 2024-05-02, 说明: 更正数据}]"),
        ],
    );
    site.build();
    let map = site.read("public/sitemap.xml");
    for (path, day) in [
        ("r/gxt-2023-1.html", "2023-08-01"),
        ("r/gxt-2023-9.html", "2024-05-02"),
        ("departments/jyt.html", "2023-08-01"),
        ("years/2024.html", "2024-03-05"),
        ("pages/about.html", "2023-08-01"),
    ] {
        let row = format!(
            "<url><loc>https://dafu.wuyou.gov.cn/hf/{path}</loc><lastmod>{day}</lastmod></url>"
        );
        assert!(map.contains(&row), "{row} is missing in {map}");
    }
    assert!(map.contains("<loc>https://dafu.wuyou.gov.cn/hf/</loc>"), "{map}");
    for path in ["index.html", "404.html", "posters/gxt.html", "data/2023.csv"] {
        assert!(!map.contains(path), "{path} is no page to find");
    }
}

#[test]
fn a_feed_holds_as_many_entries_as_a_page_and_was_updated_by_the_newest_correction() {
    let site = Sandbox::new();
    for number in 1..=5 {
        site.reply(&format!("gxt-2023-{number}"), &[("编号", &format!("\"{number}\""))]);
    }
    let corrections = "[{日期: 2024-03-02, 说明: 更正单位}, {日期: 2024-05-02, 说明: 更正数据}]";
    site.reply("gxt-2023-5", &[("编号", "\"5\""), ("有效性", "已更正"), ("更正记录", corrections)]);
    site.build();
    let feed = site.read("public/feed.xml");
    assert_eq!(feed.matches("<entry>").count(), 3, "`page_size` is three");
    assert!(feed.contains("<updated>2024-05-02T00:00:00+08:00</updated>"), "{feed}");
    assert!(!feed.contains("2024-03-02T"), "{feed}");
}
