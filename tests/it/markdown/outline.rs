//! What a body is found to hold, and where.

use dafu::document::markdown::{LinkKind, Outline, outline};

/// Headings as `level id text`, with the source that each range covers.
fn headings(body: &str) -> Vec<(String, &str)> {
    let line = |h: &dafu::document::markdown::Heading| format!("{} {} {}", h.level, h.id, h.text);
    outline(body).headings.iter().map(|h| (line(h), &body[h.range.clone()])).collect()
}

/// Links as `kind target text`, with the source that each range covers.
fn links(body: &str) -> Vec<(String, &str)> {
    let kind = |kind| {
        if kind == LinkKind::Image { "image" } else { "link" }
    };
    let Outline { links, .. } = outline(body);
    let line =
        |l: &dafu::document::markdown::Link| format!("{} {} {}", kind(l.kind), l.target, l.text);
    links.iter().map(|l| (line(l), &body[l.range.clone()])).collect()
}

fn sources<'a>(body: &'a str, ranges: &[std::ops::Range<usize>]) -> Vec<&'a str> {
    ranges.iter().map(|range| body[range.clone()].trim_end()).collect()
}

#[test]
fn headings_have_level_id_words_and_place() {
    let body = "# 甲\n\n一、乙**“丙”**丁\n\n（一） `戊`\n己\n\n### 庚 {#g}\n";
    let expected = [
        ("2 甲 甲".to_owned(), "# 甲\n"),
        ("2 乙-丙-丁 一、乙“丙”丁".to_owned(), "一、乙**“丙”**丁\n"),
        ("3 g 庚".to_owned(), "### 庚 {#g}\n"),
    ];
    assert_eq!(headings(body), expected);
    assert_eq!(sources(body, &outline(body).body_h1), ["# 甲"]);
}

#[test]
fn links_and_images_have_target_words_and_place() {
    let body = "**“甲”**乙[附**件**](a&amp;b.pdf \"题\")，**《丙》**![图\n二](b.png)后<a@b.cn>\n\n\
                [![内](c.png)](d.html) [引][r] <u>x</u><a href=\"e&quot;.html\">原</a>\n\n\
                <p><img src=f.png alt=块></p>\n\n[r]: g.html\n";
    let expected = [
        ("link a&b.pdf 附件".to_owned(), "[附**件**](a&amp;b.pdf \"题\")"),
        ("image b.png 图二".to_owned(), "![图\n二](b.png)"),
        ("link mailto:a@b.cn a@b.cn".to_owned(), "<a@b.cn>"),
        ("link d.html 内".to_owned(), "[![内](c.png)](d.html)"),
        ("image c.png 内".to_owned(), "![内](c.png)"),
        ("link g.html 引".to_owned(), "[引][r]"),
        ("link e\".html 原".to_owned(), "<a href=\"e&quot;.html\">原</a>"),
        ("image f.png 块".to_owned(), "<p><img src=f.png alt=块></p>\n"),
    ];
    assert_eq!(links(body), expected);
}

#[test]
fn length_counts_visible_characters() {
    let cases = [
        ("", 0),
        ("甲 乙\n　丙\u{A0}丁", 4),
        ("**甲**`b c`[丁](x.html)![戊](y.png)", 4),
        ("## 甲\n\n- 乙\n\n| 丙 |\n|-|\n| 丁 |\n\n    戊", 5),
        ("<!-- 甲 --><u>乙</u>\n\n<p title=x>丙&nbsp;&ldquo;</p>", 3),
        ("甲[^1]\n\n[^1]: 乙", 2),
    ];
    for (body, expected) in cases {
        assert_eq!(outline(body).text_length, expected, "body: {body}");
    }
}

#[test]
fn oddities_are_found_in_their_places() {
    let body = "甲<u>乙</u><!-- 注 -->\n\n<!-- 注 -->\n\n<div>**丙**</div>\n\n    丁\n\n\
                | | |\n|-|-|\n|a|b|\n\n| h |\n|-|\n\n<table><tr><td>x</td></tr></table>\n";
    let outline = outline(body);
    let table = "<table><tr><td>x</td></tr></table>";
    assert_eq!(sources(body, &outline.raw_html), ["<u>", "</u>", "<div>**丙**</div>", table]);
    assert_eq!(sources(body, &outline.tables_without_header), ["| | |", table]);
}
