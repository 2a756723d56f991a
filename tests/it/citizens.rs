//! What a citizen reads on the pages: the words, and what stands above what.

use crate::support::Sandbox;

/// The main part of a page, without what is around it.
fn main(site: &Sandbox, path: &str) -> String {
    let page = site.read(&format!("public/{path}"));
    let start = page.find("<main").unwrap_or_else(|| panic!("no main in {path}"));
    page[start..page.find("</main>").expect("its end")].to_owned()
}

#[track_caller]
fn in_order(text: &str, pieces: &[&str]) {
    let mut rest = text;
    for piece in pieces {
        let found = rest.find(piece);
        let at = found.unwrap_or_else(|| panic!("{piece} is not where it should be: {text}"));
        rest = &rest[at + piece.len()..];
    }
}

fn built() -> Sandbox {
    let site = Sandbox::full();
    site.build();
    site
}

#[test]
fn a_row_is_called_after_its_subject() {
    let site = built();
    let row = "r/gxt-2024-2.html\"><span class=t>关于发展算力产业的提案</span><span class=s>关于样本gxt-2024-2的答复</span>";
    for path in ["index.html", "departments/gxt.html", "years/2024.html", "topics/computing.html"] {
        assert!(main(&site, path).contains(row), "{path}");
    }
    site.reply("gxt-2024-9", &[("案由", "-"), ("编号", "\"9\"")]);
    site.build();
    let list = main(&site, "departments/gxt.html");
    assert!(list.contains("<span class=t>关于样本gxt-2024-9的答复</span><span class=m>"), "{list}");
}

#[test]
fn topics_and_departments_come_before_the_newest_replies() {
    let home = main(&built(), "index.html");
    in_order(
        &home,
        &["href=#topics", "href=#departments", "最新答复", "id=departments", "id=topics"],
    );
}

#[test]
fn links_of_a_reply_say_where_they_lead() {
    let page = built().read("public/r/gxt-2023-1.html");
    in_order(
        &page,
        &[
            "<details><summary class=tap>是什么意思</summary>所提问题已经解决</details>",
            ">同一提案的全部答复</a>",
            ">乌有省工业和信息化厅的全部答复</a>",
            ">政协提案的全部答复</a>",
            ">A类的全部答复</a>",
            ">算力产业的全部答复</a>",
        ],
    );
    let several = built().read("public/r/gxt-2024-2.html");
    in_order(&several, &["第0038号政协提案的全部答复</a>", "闭08政协提案的全部答复</a>"]);
}

#[test]
fn a_number_that_is_not_listed_has_no_reply_and_somebody_to_ask() {
    let block = main(&built(), "cases/province-cppcc-13-1/1-100.html");
    in_order(&block, &["还没有公开对它的答复", "href=\"tel:08705550000\"", "<section id=\"38\">"]);
}

#[test]
fn an_address_that_leads_nowhere_has_a_telephone_and_each_link_once() {
    let page = built().read("public/404.html");
    in_order(&page, &["<main", "href=\"tel:08705550000\"", "</main>"]);
    for path in ["departments", "topics", "cases", "years"] {
        assert_eq!(page.matches(&format!("\"/hf/{path}.html\"")).count(), 1, "{path}: {page}");
    }
}

#[test]
fn the_code_is_for_others_on_the_screen_and_for_oneself_on_paper() {
    let page = main(&built(), "r/gxt-2023-1.html");
    in_order(
        &page,
        &[
            "<span class=screen>请别人扫一扫，打开本页</span>",
            "<span class=paper>扫一扫在手机打开当前页</span>",
            "https://dafu.wuyou.gov.cn/<wbr>hf/<wbr>r/<wbr>gxt-2023-1.html</span>",
        ],
    );
}

#[test]
fn a_chart_shows_its_years_and_a_part_its_whole() {
    let site = built();
    let page = main(&site, "statistics.html");
    in_order(&page, &["class=\"line\"", "<span>2023年</span><span>2024年</span>"]);
    let list = main(&site, "topics/computing.html");
    assert!(list.contains("A类：已解决或基本解决</dt><dd>3件中有3件</dd>"), "{list}");
}
