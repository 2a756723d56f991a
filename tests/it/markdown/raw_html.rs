//! Raw HTML: what passes the two sieves, and that nothing else does.

use super::{check, check_inline, site};
use dafu::document::markdown::{LinkKind, outline, render};

#[test]
fn known_elements_pass_without_style() {
    check_inline(&[
        ("甲<u>乙</u><sub>2</sub><sup>3</sup>", "甲<u>乙</u><sub>2</sub><sup>3</sup>"),
        ("甲<BR/>乙", "甲<br>乙"),
        (
            "<ruby>漢<rp>(</rp><rt>hàn</rt><rp>)</rp></ruby>字",
            "<ruby>漢<rp>(</rp><rt>hàn</rt><rp>)</rp></ruby>字",
        ),
        (
            "<span style=\"color:red\" class=x id=y onclick=z data-own=\"id=q\">甲</span>",
            "<span>甲</span>",
        ),
        ("<u>**“甲”**乙</u>", "<u><strong>“甲”</strong>乙</u>"),
        ("甲<u>\n乙</u>", "甲<u>乙</u>"),
        ("<b>甲", "<b>甲</b>"),
        ("甲</b>", "甲"),
    ]);
    check(&[
        (
            "<table border=1>\n<tr>\n<th colspan=2 scope=row headers=x>甲</th></tr>\n\
             <tr><td rowspan=\"2\" align=right>乙\n丙</td><td colspan=0>x  y\nz</td></tr>\n</table>",
            "<div class=table role=region tabindex=0 aria-label=表格><table><tbody><tr>\
             <th colspan=2 scope=row>甲</th></tr><tr><td rowspan=2>乙丙</td><td>x y z</td></tr></tbody></table></div>",
        ),
        (
            "<details open>\n<summary>展开</summary>\n\n## 甲\n\n|乙|\n|-|\n\n</details>\n\n丁",
            "<details open><summary>展开</summary><h2 id=甲>甲</h2>\
             <div class=table role=region tabindex=0 aria-label=表格><table><thead><tr><th scope=col>乙</th></tr></thead></table></div>\
             </details><p>丁</p>",
        ),
        ("<h1 id=x>甲</h1>\n<center>乙</center>", "<div>甲</div>乙"),
        ("<ol start=3 type=a><li value=x>甲</ol>", "<ol start=3 type=a><li>甲</li></ol>"),
        ("<ol type=x><li>甲</ol>", "<ol><li>甲</li></ol>"),
        ("<pre>\na  b\n c</pre>", "<pre>a  b\n c</pre>"),
    ]);
}

#[test]
fn comments_vanish_and_are_no_raw_html() {
    check(&[
        ("<!-- 备注 -->\n\n甲<!-- 备注 -->乙", "<p>甲乙</p>"),
        ("甲\n\n<!-- 没有结束\n\n乙", "<p>甲</p>"),
        ("<?php x ?>甲<![CDATA[x]]>", "甲"),
    ]);
    assert!(outline("<!-- 备注 -->\n\n甲<!-- 备注 -->").raw_html.is_empty());
}

#[test]
fn what_runs_or_swallows_is_dropped() {
    check(&[
        ("<script>\nalert(1)\n</script>\n甲", "<p>甲</p>"),
        ("<script>alert(1)</script>\n\n甲", "<p>甲</p>"),
        ("甲<script>x</script>乙", "<p>甲乙</p>"),
        ("<style>\n.a{}\n\n</style>\n\n甲", "<p>甲</p>"),
        ("<iframe src=x></iframe><form><input type=text><button>乙</button></form>", "乙"),
        ("<textarea>\n\n甲 **乙**", ""),
        ("<p>甲<title>\n\n乙<b>丙</b>", "<p>甲</p>"),
        ("<div title=\"\n\n甲 x\" onclick=\"y", "<p>甲 x\" onclick=\"y</p>"),
        ("<p><svg><a xlink:href=javascript:x>甲</a></svg></p>\n\n乙", "<p>乙</p>"),
        (
            "<p><math><mi>x</mi></math></p>\n\n<div><template>甲</template></div>\n\n乙",
            "<div></div><p>乙</p>",
        ),
        ("<p>1 < 2 <3 & &lt;b&gt;</p>", "<p>1 &lt; 2 &lt;3 &amp; &lt;b></p>"),
        ("<p>&#1;&#xFDD0;甲\u{2}</p>", "<p>甲</p>"),
        ("<section class=footnotes>甲</section><h2>乙</h2>", "甲<div>乙</div>"),
        ("<input type=checkbox>甲\n\n<x-y>乙</x-y>", "<p>甲</p><p>&lt;x-y>乙&lt;/x-y></p>"),
    ]);
}

#[test]
fn raw_links_and_images_are_resolved_too() {
    let cases = [
        (
            "<a href=\"清单.pdf\" target=_blank>附件</a>",
            "<a href=r/x/a1.pdf download=清单.pdf>附件</a>（PDF，1.2 MB）",
        ),
        ("<a href=missing>附件</a><a>空</a>", "附件空"),
        ("<a href=javascript:alert(1)>甲</a><a href=\"java&#10;script&colon;x\">乙</a>", "甲乙"),
        (
            "<img src=a.png width=1 onerror=x><img src=missing alt=\"图&amp;\">",
            "<img src=a.png alt width=640 height=480 loading=lazy decoding=async>图&amp;",
        ),
        (
            "<u>[附件](清单.pdf)</u>",
            "<u><a href=r/x/a1.pdf download=清单.pdf>附件</a>（PDF，1.2 MB）</u>",
        ),
    ];
    for (body, expected) in cases {
        assert_eq!(render(body, &site), format!("<p>{expected}</p>"), "body: {body}");
    }
}

#[test]
fn the_outline_names_raw_targets_as_they_are_asked_for() {
    let body =
        "<a href='a&amp;b&#x4E2D;&hellip;.html?x&lt=1' href=no>甲</a><img src=\"c d.png\" alt=图>";
    let asked = std::cell::RefCell::new(Vec::new());
    let _ = render(body, &|kind, target| {
        asked.borrow_mut().push((kind, target.to_owned()));
        None
    });
    let named: Vec<_> = outline(body).links.into_iter().map(|l| (l.kind, l.target)).collect();
    assert_eq!(named[1], (LinkKind::Image, "c d.png".to_owned()));
    assert_eq!(named, *asked.borrow());
}

#[test]
fn headers_of_merged_cells_say_what_they_speak_for() {
    let body = "<table><thead><tr><th rowspan=2>项目<th colspan=2>数量<tr><th>去年<th colspan=1>今年</thead>\
                <tr><th rowspan=2>站点<td>甲<td>乙<tr><td>丙<td>丁<tr><th>车辆<td colspan=2>戊\
                <tr><th scope=rowgroup>己<td>庚<td>辛</table>";
    let expected = "<div class=table role=region tabindex=0 aria-label=表格><table>\
        <thead><tr><th rowspan=2 scope=col>项目</th><th colspan=2 scope=colgroup>数量</th></tr>\
        <tr><th scope=col>去年</th><th colspan=1 scope=col>今年</th></tr></thead>\
        <tbody><tr><th rowspan=2 scope=rowgroup>站点</th><td>甲</td><td>乙</td></tr><tr><td>丙</td><td>丁</td></tr>\
        <tr><th scope=row>车辆</th><td colspan=2>戊</td></tr>\
        <tr><th scope=rowgroup>己</th><td>庚</td><td>辛</td></tr></tbody></table></div>";
    assert_eq!(render(body, &site), expected);
}
