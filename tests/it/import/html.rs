//! Web pages: what a browser shows is what the draft says, whatever its markup and encoding.

use dafu::import::{DraftValue, Imported};

use super::import;

const TEXT: &str = "<p>今年新开校车线路<span>十</span><span>二</span>条。</p>";

/// A page with `head` in its head and `text` as the text of its letter.
fn page(head: &str, text: &str) -> String {
    format!(
        "<html><head><title>答复_云岭市教育局</title>{head}</head><body><script>var a='甲';</script>
<h1>云岭市教育局关于市政协九届三次会议第5号提案的答复</h1>
<div><p>　　方假设委员：</p><p>您提出的《关于增加乡镇校车班次的提案》收悉，<o:p></o:p>现答复如下：</p>
{text}<p>云岭市教育局</p><p>2023年7月20日</p></div></body></html>"
    )
}

fn body(imported: &Imported) -> &str {
    let said: Vec<_> = imported.findings.iter().map(|one| one.message.zh.clone()).collect();
    assert!(imported.findings.iter().all(|one| one.rule != "import/lost"), "{said:?}");
    &imported.drafts.first().unwrap_or_else(|| panic!("a reply: {said:?}")).body
}

fn text_of(text: &str) -> String {
    let imported = import("page.html", page("", text).as_bytes());
    let body = body(&imported);
    let (_, rest) = body.split_once("现答复如下：\n\n").expect("the opening");
    rest.split_once("云岭市教育局\n\n2023年7月20日").expect("the end").0.trim_end().to_owned()
}

#[test]
fn a_page_is_read_in_any_encoding_whatever_it_declares() {
    let page = page("<meta charset='gb2312'>", TEXT);
    let (gbk, ..) = encoding_rs::GBK.encode(&page);
    let (wide, ..) = encoding_rs::GB18030.encode(&page);
    for bytes in [page.as_bytes(), &gbk, &wide] {
        let imported = import("page.htm", bytes);
        assert!(body(&imported).contains("今年新开校车线路十二条。"));
    }
}

#[test]
fn every_form_of_a_text_is_kept() {
    for (text, expected) in [
        (TEXT, "今年新开校车线路十二条。"),
        ("　　甲<br>　　乙", "甲\n\n乙"),
        ("<p><b>重点：</b>甲&nbsp;&amp;乙</p>", "**重点：**甲\u{a0}&乙"),
        ("<ol><li>甲</li><li>乙</li></ol>丙", "1\\. 甲\n\n2\\. 乙\n\n丙"),
        ("<ol type=A start=3><li>甲</li></ol>", "C. 甲"),
        ("<ol><li>1.甲</li><li></li></ol>乙", "1.甲\n\n乙"),
        ("<ul><li>甲</li><li>（二）乙。</li></ul>", "- 甲\n\n（二）乙。"),
        (
            "面积10<sup>4</sup>米<sup>2</sup>，H<sub>2</sub>O",
            "面积10<sup>4</sup>米<sup>2</sup>，H<sub>2</sub>O",
        ),
        ("<del>三所</del>四所", "<del>三所</del>四所"),
        ("<h2><div>一、甲</div></h2><h3>乙</h3>", "## 一、甲\n\n### 乙"),
        (
            "<p>甲<![if !supportLists]><span style='mso-list:Ignore'>乙</span><![endif]></p><!--[if gte mso 9]><xml>丙</xml><![endif]-->",
            "甲乙",
        ),
        (
            "<p>见<a href='https://www.example.gov.cn/a'>网页</a>。</p>",
            "见[网页](<https://www.example.gov.cn/a>)。",
        ),
        (
            "<table><tr><td>学校</td><td>班次</td></tr><tr><td>一小</td><td>多</td></tr></table>",
            "| 学校 | 班次 |\n| --- | --- |\n| 一小 | 多 |",
        ),
        (
            "<table><tr><td colspan=2>学校</td></tr><tr><td>一小</td><td>多</td></tr></table>",
            "<table>\n<tr><th colspan=\"2\">学校</th></tr>\n<tr><td>一小</td><td>多</td></tr>\n</table>",
        ),
        (
            "<table border=1><tr><td>学校</td><td>一<br>二</td></tr><tr><td>班次<script>x</script></td><td><table border=1><tr><td>甲</td><td>乙</td></tr></table></td></tr></table>",
            "<table>\n<tr><th>学校</th><th>一<br>二</th></tr>\n<tr><td>班次</td><td><table><tr><th>甲</th><th>乙</th></tr></table></td></tr>\n</table>",
        ),
    ] {
        assert_eq!(text_of(text), expected, "{text}");
    }
}

#[test]
fn the_head_tells_what_the_page_does_not_show() {
    let head = "<meta name='PubDate' content='2024-01-09 10:26'><meta name='ContentSource' content='云岭市教育局'>";
    let imported = import("page.html", page(head, TEXT).as_bytes());
    body(&imported);
    let published = imported.drafts[0].get("date_published");
    assert_eq!(published, Some(&DraftValue::Text("2024-01-09 10:26".to_owned())));
}

#[test]
fn the_head_and_the_page_may_differ() {
    let head = "<meta name='pubdate' content='2024-01-09 10:26'>";
    let shown = "<p>发布时间：2024-02-01</p>";
    let whole = page(head, TEXT).replace("<div>", &format!("{shown}<div>"));
    let imported = import("page.html", whole.as_bytes());
    assert_eq!(imported.drafts[0].get("date_published"), Some(&DraftValue::Unknown));
}

#[test]
fn the_letter_may_stand_in_tables_that_only_put_things_in_their_place() {
    let whole = page("", TEXT);
    let table = "<table width='100%'><tr><td>栏目</td><td>".to_owned();
    let table = whole.replace("<div>", &table).replace("</div>", "</td></tr></table>");
    let imported = import("page.html", table.as_bytes());
    assert!(body(&imported).contains("答复如下：\n\n今年新开校车线路十二条。"));
    let facts = "<table><tr><td>索引号</td><td>1234/2023-1</td></tr><tr><th>发布日期</th><td>2023-08-01</td></tr></table>";
    let outer = whole.replace("<h1>", &format!("<table><tr><td>{facts}</td></tr></table><h1>"));
    let imported = import("page.html", outer.as_bytes());
    let text = |key| imported.drafts[0].get(key).cloned();
    assert_eq!(text("date_published"), Some(DraftValue::Text("2023-08-01".to_owned())));
    assert_eq!(text("index_number"), Some(DraftValue::Text("1234/2023-1".to_owned())));
}

#[test]
fn what_is_hidden_or_elsewhere_is_told() {
    let text = "<p>甲<span style='display: none'>藏起</span></p><p><a href='/files/a.pdf'>名单</a><a href='../b.html'>办法</a><img src='http://old.example.gov.cn/a.png'></p><iframe src='/c.html'></iframe>";
    let imported = import("page.html", page("", text).as_bytes());
    assert!(!body(&imported).contains("藏起"));
    assert!(body(&imported).contains("![](a.png)"), "{}", body(&imported));
    let said: String = imported
        .findings
        .iter()
        .map(|one| format!("{}\n{}\n", one.message.zh, one.help.zh))
        .collect();
    for words in [
        "隐藏的文字 2：“藏起”",
        "“名单”（/files/a.pdf）",
        "1 处链接，地址只在原网站有效，只留了文字：“../b.html”",
        "1 张图片不在这台电脑上，要另外下载：a.png（“http://old.example.gov.cn/a.png”）",
        "1 个，没有读：“/c.html”",
    ] {
        assert!(said.contains(words), "{words}: {said}");
    }
}

#[test]
fn a_web_archive_is_its_page() {
    let shown = page(
        "<link rel=stylesheet href='cid:css'>",
        "<p>校车已经更换。</p><p class=x>藏起来的话</p>",
    );
    let archive = format!(
        "Content-Type: multipart/related; boundary=\"b\"\n\n--b\nContent-Type: text/html\n\n{shown}\n--b\nContent-Type: text/css\nContent-ID: <css>\n\n.x {{ display: none }}\n--b--\n"
    );
    let imported = import("page.mht", archive.as_bytes());
    let text = body(&imported);
    assert!(text.contains("校车已经更换。") && !text.contains("藏起来"), "{text}");
    assert!(import("page.mht", b"x").findings.iter().any(|one| one.rule == "import/unread"));
}

#[test]
fn a_picture_in_the_page_itself_is_taken_out() {
    let text = "<p><img src='data:image/png;base64,iVBORw==' alt='图'></p>";
    let imported = import("page.html", page("", text).as_bytes());
    assert!(body(&imported).contains("![图](picture1.png)"));
    let expected = ("picture1.png".to_owned(), b"\x89PNG".to_vec());
    assert_eq!(imported.drafts[0].files, [expected]);
}
