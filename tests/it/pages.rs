//! The pages as a citizen meets them: what stands where, and what is not said twice.

use crate::support::Sandbox;

/// The main part of a page: what stands between the navigation.
fn main_of(page: &str) -> &str {
    let start = page.find("<main").expect("a main part");
    &page[start..page.find("</main>").expect("its end")]
}

/// The row of the reply `id` in a list.
fn row<'a>(page: &'a str, id: &str) -> &'a str {
    let link = format!("r/{id}.html\"");
    let rows = page.split("<li>").filter(|row| row.contains(&link));
    let rows: Vec<&str> = rows.filter(|row| row.contains("class=t")).collect();
    assert_eq!(rows.len(), 1, "{id} stands once in the list: {page}");
    rows[0].split("</li>").next().expect("its end")
}

#[track_caller]
fn in_order(text: &str, pieces: &[&str]) {
    let mut from = 0;
    for piece in pieces {
        let found = text[from..].find(piece);
        let found = found.unwrap_or_else(|| panic!("{piece} is not where it should be in {text}"));
        from += found + piece.len();
    }
}

#[test]
fn a_reply_begins_with_who_when_what_and_the_gist() {
    let site = Sandbox::new();
    site.reply(
        "gxt-2023-1",
        &[
            ("摘要", "两处中心已经开放。"),
            ("状态", "已更正"),
            ("更正记录", "[{日期: 2023-09-01, 说明: 更正中心的数目}]"),
        ],
    );
    site.build();
    in_order(
        main_of(&site.read("public/r/gxt-2023-1.html")),
        &[
            "<h1>关于样本gxt-2023-1的答复</h1>",
            "2023年9月1日 更正</b>：更正中心的数目",
            "乌有省工业和信息化厅",
            "第0038号政协提案",
            "A类 <b>已解决或基本解决</b>",
            "2023年7月20日",
            "2023-08-01",
            "关于发展算力产业的提案",
            "<h2>答复要点</h2><p>两处中心已经开放。",
            "<h2>答复内容</h2>",
            "甄虚拟委员：",
            "<h2>办理信息</h2>",
            "主办：由这个单位牵头办理",
            "class=\"qr\"",
        ],
    );
}

#[test]
fn what_the_part_of_the_department_means_stands_above_a_text_to_others() {
    let site = Sandbox::new();
    site.reply("gxt-2023-1", &[("办理方式", "会办")]);
    site.reply("jyt-2023-2", &[("办理方式", "分办"), ("承办单位", "乌有省教育厅")]);
    site.build();
    for (id, words) in
        [("gxt-2023-1", "会办：这个单位协助办理"), ("jyt-2023-2", "分办：几个单位分别办理")]
    {
        let page = site.read(&format!("public/r/{id}.html"));
        assert_eq!(page.matches(words).count(), 1, "{id}: said once");
        in_order(&page, &["<h2>答复内容</h2>", words, "甄虚拟委员：", "同一编号的其他答复"]);
    }
}

#[test]
fn a_later_reply_is_told_on_top() {
    let site = Sandbox::new();
    site.reply("gxt-2023-1", &[]);
    site.reply("gxt-2024-2", &[("前次答复", "[gxt-2023-1]"), ("发布日期", "2024-03-05")]);
    site.build();
    let page = site.read("public/r/gxt-2023-1.html");
    in_order(&page, &["</h1>", "本件已有后续答复：2024-03-05", "承办单位", "答复内容", "后续答复"]);
    assert!(!site.read("public/r/gxt-2024-2.html").contains("本件已有后续答复"));
}

#[test]
fn a_row_says_what_it_is_about_and_nothing_twice() {
    let site = Sandbox::new();
    let titled = "乌有省工业和信息化厅对省政协十三届一次会议第0039号提案的答复";
    site.reply("gxt-2023-1", &[]);
    site.reply("gxt-2023-2", &[("标题", titled), ("编号", "[\"0039\"]")]);
    site.build();
    let years = site.read("public/years.html");
    let plain = row(&years, "gxt-2023-1");
    for text in ["关于发展算力产业的提案", "2023-08-01", "乌有省工业和信息化厅", "第0038号", "A类"]
    {
        assert!(plain.contains(text), "{text} is missing in {plain}");
    }
    let titled_row = row(&years, "gxt-2023-2");
    for text in ["乌有省工业和信息化厅", "第0039号"] {
        assert_eq!(titled_row.matches(text).count(), 1, "{text} is said once in {titled_row}");
    }
}

#[test]
fn a_departments_own_list_does_not_repeat_its_name() {
    let site = Sandbox::new();
    site.reply("gxt-2023-1", &[]);
    site.reply("jyt-2023-2", &[("承办单位", "乌有省教育厅"), ("联合发文单位", "[省工信厅]")]);
    site.build();
    for list in ["departments/gxt.html", "departments/gxt/2023.html"] {
        let page = site.read(&format!("public/{list}"));
        assert!(!row(&page, "gxt-2023-1").contains("乌有省工业和信息化厅"), "{list}");
        assert!(row(&page, "jyt-2023-2").contains("乌有省教育厅"), "{list}: signed with others");
    }
}

#[test]
fn a_withdrawn_replys_row_keeps_its_subject_back() {
    let site = Sandbox::new();
    let withdrawn =
        [("状态", "已撤回"), ("撤回日期", "2024-02-01"), ("撤回原因", "附件含个人信息")];
    site.reply("gxt-2023-1", &withdrawn);
    site.build();
    let years = site.read("public/years.html");
    let row = row(&years, "gxt-2023-1");
    assert!(row.contains("已撤回") && !row.contains("关于发展算力产业"), "{row}");
}

#[test]
fn the_head_page_of_corrections_counts_them() {
    let site = Sandbox::new();
    let corrected = "[{日期: 2023-09-01, 说明: 更正数目}, {日期: 2023-09-02, 说明: 更正名称}]";
    site.reply("gxt-2023-1", &[("状态", "已更正"), ("更正记录", corrected)]);
    site.build();
    let page = site.read("public/corrections.html");
    in_order(
        &page,
        &["<dt>更正</dt><dd><b>2</b>", "<dt>撤回</dt><dd><b>0</b>", "更正名称", "更正数目"],
    );
    assert!(!site.read("public/corrections/2023.html").contains("<dt>更正</dt>"));
}

#[test]
fn the_crumbs_of_a_reply_fit_one_row() {
    let site = Sandbox::new();
    site.reply("gxt-2023-1", &[]);
    site.build();
    let page = site.read("public/r/gxt-2023-1.html");
    let crumbs = page.split("class=crumbs").nth(1).and_then(|rest| rest.split("</nav>").next());
    let crumbs = crumbs.expect("breadcrumbs");
    assert!(
        crumbs.contains(">省工信厅</a>") && !crumbs.contains("乌有省工业和信息化厅"),
        "{crumbs}"
    );
}

/// How many bytes `bytes` are packed with gzip.
fn packed(bytes: &[u8]) -> usize {
    use std::io::Write;
    let mut encoder = flate2::write::GzEncoder::new(Vec::new(), flate2::Compression::new(6));
    encoder.write_all(bytes).expect("memory takes everything");
    encoder.finish().expect("memory takes everything").len()
}

#[test]
fn the_style_in_every_page_is_small() {
    let theme = dafu::theme::Theme::load(Vec::new(), "themes/default", "zh-CN").expect("sound");
    let size = packed(theme.style().as_bytes());
    assert!(size <= 2048, "the style weighs {size} bytes packed; every page carries it");
}

#[test]
fn pages_shrink_as_much_as_their_weighing_takes_for_granted() {
    let site = Sandbox::full();
    site.build();
    for (path, bytes) in site.tree("public") {
        if path.ends_with(".html") {
            let weight = packed(&bytes);
            assert!(weight * 7 < bytes.len() * 4, "{path}: {} shrink to {weight}", bytes.len());
        }
    }
}

#[test]
fn replies_of_one_title_are_told_apart_where_only_the_title_is_seen() {
    let site = Sandbox::new();
    let same = ("标题", "关于加强电梯安全的提案的答复");
    site.reply("gxt-2023-1", &[same, ("发文字号", "乌工信〔2023〕1号")]);
    site.reply("gxt-2023-2", &[same, ("编号", "\"39\"")]);
    site.reply("gxt-2023-3", &[("标题", "对第0040号提案的答复"), ("编号", "\"0040\"")]);
    site.build();
    let called = |id: &str| {
        let page = site.read(&format!("public/r/{id}.html"));
        let name = page.split("<title>").nth(1).and_then(|rest| rest.split('<').next());
        name.and_then(|name| name.split('_').next()).expect("a name").to_owned()
    };
    assert_eq!(called("gxt-2023-1"), "关于加强电梯安全的提案的答复（乌工信〔2023〕1号）");
    assert_eq!(called("gxt-2023-2"), "关于加强电梯安全的提案的答复（省政协十三届一次会议第39号）");
    assert_eq!(called("gxt-2023-3"), "对第0040号提案的答复");
    assert!(
        site.read("public/r/gxt-2023-1.html").contains("<h1>关于加强电梯安全的提案的答复</h1>")
    );
}

#[test]
fn undated_replies_follow_the_dated_ones_on_home_and_head_pages() {
    let site = Sandbox::new();
    site.reply("gxt-2024-1", &[("编号", "\"1\"")]);
    site.reply(
        "old-1",
        &[
            ("编号", "\"5\""),
            ("成文日期", "未载明"),
            ("发布日期", "未载明"),
            ("原网址", "https://old.wuyou.gov.cn/1.html"),
        ],
    );
    site.build();
    for page in ["index.html", "departments/gxt.html"] {
        let page = site.read(&format!("public/{page}"));
        in_order(main_of(&page), &["r/gxt-2024-1.html", "r/old-1.html"]);
    }
}
