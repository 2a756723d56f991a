//! What each construct becomes.

use super::{check, check_inline, site};
use dafu::document::markdown::{Target, render};

#[test]
fn blocks_stand_without_white_space_between() {
    check(&[
        ("一\n\n二", "<p>一</p><p>二</p>"),
        ("## 甲 乙\n文", "<h2 id=甲-乙>甲 乙</h2><p>文</p>"),
        ("# 甲\n\n### 乙\n\n###### 丙", "<h2 id=甲>甲</h2><h3 id=乙>乙</h3><h6 id=丙>丙</h6>"),
        ("甲\n===", "<h2 id=甲>甲</h2>"),
        ("- 一\n- 二\n  - 三", "<ul><li>一</li><li>二<ul><li>三</li></ul></li></ul>"),
        ("- 一\n\n- 二", "<ul><li><p>一</p></li><li><p>二</p></li></ul>"),
        ("1. 一\n2. 二", "<ol><li>一</li><li>二</li></ol>"),
        ("7. 七\n8. 八", "<ol start=7><li>七</li><li>八</li></ol>"),
        ("> 引\n>\n> 文", "<blockquote><p>引</p><p>文</p></blockquote>"),
        ("甲\n\n---\n\n乙", "<p>甲</p><hr><p>乙</p>"),
        ("```\n a <b>\n\n c & **d**\n```", "<pre><code> a &lt;b>\n\n c &amp; **d**\n</code></pre>"),
        ("```rust no_run\nx\n```", "<pre><code class=language-rust>x\n</code></pre>"),
        ("    缩进", "<pre><code>缩进</code></pre>"),
        (
            "- [x] 甲\n- [ ] 乙",
            "<ul><li><input type=checkbox disabled checked aria-label=已完成> 甲</li>\
             <li><input type=checkbox disabled aria-label=未完成> 乙</li></ul>",
        ),
    ]);
}

#[test]
fn inline_constructs() {
    check_inline(&[
        ("`a  b<`", "<code>a  b&lt;</code>"),
        ("甲  \n乙\\\n丙", "甲<br>乙<br>丙"),
        ("a   b\tc", "a b c"),
        ("甲　乙", "甲　乙"),
        ("\u{3000}\u{3000}甲", "\u{3000}\u{3000}甲"),
        ("~~删~~", "<del>删</del>"),
        (
            "*斜* **粗** ***both***",
            "<em>斜</em> <strong>粗</strong> <em><strong>both</strong></em>",
        ),
        ("\"引\" -- ...", "\"引\" -- ..."),
        ("a & b &lt;c&gt; <", "a &amp; b &lt;c> &lt;"),
        ("&copy; &#20013; &#x6587;", "© 中 文"),
    ]);
}

#[test]
fn escapes_and_code_keep_their_stars() {
    check_inline(&[
        ("\\*甲。\\*后", "*甲。*后"),
        ("甲\\**“乙”*丙", "甲*<em>“乙”</em>丙"),
        ("`**“甲”**乙`", "<code>**“甲”**乙</code>"),
        ("[甲](a*。b*中)", "<a href=a*%E3%80%82b*%E4%B8%AD>甲</a>"),
        ("a*3*b 和 a * b、2*3*4", "a<em>3</em>b 和 a * b、2*3*4"),
    ]);
    check(&[("```\n**“甲”**乙\n```", "<pre><code>**“甲”**乙\n</code></pre>")]);
}

#[test]
fn ids_are_made_of_words_and_are_unique() {
    check(&[
        (
            "## 一、甲\n\n## 甲\n\n## 甲！",
            "<h2 id=甲>一、甲</h2><h2 id=甲-2>甲</h2><h2 id=甲-3>甲！</h2>",
        ),
        ("## Main\n\n## ！！", "<h2 id=h-main>Main</h2><h2 id=h>！！</h2>"),
        ("## 甲 {#b}\n\n## 乙 {#b}", "<h2 id=b>甲</h2><h2 id=乙>乙</h2>"),
        ("## 甲\n\n## 乙 {#甲}", "<h2 id=甲-2>甲</h2><h2 id=甲>乙</h2>"),
        ("## 甲 {#fn-1 .c k=v}", "<h2 id=甲>甲</h2>"),
        ("## 集 {1,2}\n\n## 甲 {乙}", "<h2 id=集-1-2>集 {1,2}</h2><h2 id=甲-乙>甲 {乙}</h2>"),
        ("## 甲 \\{#b}", "<h2 id=甲-b>甲 {#b}</h2>"),
        ("甲 *乙* {#a_b .c}\n---", "<h2 id=a_b>甲 <em>乙</em></h2>"),
        ("一、甲 {#a}\n\n一、甲 {#b}。", "<h2 id=a>一、甲</h2><p>一、甲 {#b}。</p>"),
        (
            "- [x]\t\t\n\\\n-",
            "<ul><li><input type=checkbox disabled checked aria-label=已完成></li></ul><h2 id=h>\\</h2>",
        ),
        ("甲  \n乙\n---", "<h2 id=甲-乙>甲<br>乙</h2>"),
        ("## 甲 {#a\"b}", "<h2 id=甲>甲</h2>"),
    ]);
}

#[test]
fn tables_scroll_and_name_their_headers() {
    const REGION: &str = "<div class=table role=region tabindex=0 aria-label=表格";
    check(&[
        (
            "| 甲 | 乙 | 丙 |\n|:--|:-:|--:|\n| 1 | 2 | 3 |",
            &format!(
                "{REGION}><table><thead><tr><th scope=col>甲</th><th scope=col class=c>乙</th>\
                 <th scope=col class=r>丙</th></tr></thead><tbody><tr><td>1</td><td class=c>2</td>\
                 <td class=r>3</td></tr></tbody></table></div>"
            ),
        ),
        (
            "| | 乙 |\n|-|-|\n\n| | |\n|-|-|\n|a|b|",
            &format!(
                "{REGION}><table><thead><tr><td></td><th scope=col>乙</th></tr></thead></table></div>\
                 {REGION}2><table><tbody><tr><td>a</td><td>b</td></tr></tbody></table></div>"
            ),
        ),
        (
            "|**“甲”**乙|\n|-|\n|a\\|b|",
            &format!(
                "{REGION}><table><thead><tr><th scope=col><strong>“甲”</strong>乙</th></tr></thead>\
                 <tbody><tr><td>a|b</td></tr></tbody></table></div>"
            ),
        ),
    ]);
}

#[test]
fn footnotes_lead_there_and_back() {
    check(&[
        (
            "甲[^注]乙[^注]丙[^b]\n\n[^b]: 后\n[^注]: 先\n\n[^c]: 无",
            "<p>甲<sup><a href=#fn-1 id=fnref-1 role=doc-noteref>[1]</a></sup>乙\
             <sup><a href=#fn-1 id=fnref-1-2 role=doc-noteref>[1]</a></sup>丙\
             <sup><a href=#fn-2 id=fnref-2 role=doc-noteref>[2]</a></sup></p>\
             <section class=footnotes role=doc-endnotes aria-label=注释><ol>\
             <li id=fn-1><p>先 <a href=#fnref-1 aria-label=返回注1引用处>↑</a> \
             <a href=#fnref-1-2 aria-label=返回注1第2处引用>↑</a></p></li>\
             <li id=fn-2><p>后 <a href=#fnref-2 aria-label=返回注2引用处>↑</a></p></li>\
             <li><p>无</p></li></ol></section>",
        ),
        (
            "[^c]: 无\n\n甲[^b]\n\n[^b]: 注",
            "<p>甲<sup><a href=#fn-1 id=fnref-1 role=doc-noteref>[1]</a></sup></p>\
             <section class=footnotes role=doc-endnotes aria-label=注释><ol>\
             <li id=fn-1><p>注 <a href=#fnref-1 aria-label=返回注1引用处>↑</a></p></li>\
             <li><p>无</p></li></ol></section>",
        ),
        ("甲[^无]", "<p>甲[^无]</p>"),
    ]);
}

#[test]
fn only_what_the_caller_answers_is_an_address() {
    let cases = [
        ("[附件](清单.pdf)", "<a href=r/x/a1.pdf download=清单.pdf>附件</a>（PDF，1.2 MB）"),
        ("![图](a.png)", "<img src=a.png alt=图 width=640 height=480 loading=lazy decoding=async>"),
        ("![](a.png)", "<img src=a.png alt width=640 height=480 loading=lazy decoding=async>"),
        (
            "![“*a*”\nb](a.png)",
            "<img src=a.png alt=\"“a” b\" width=640 height=480 loading=lazy decoding=async>",
        ),
        ("[附**件**](missing) ![图](missing)", "附<strong>件</strong> 图"),
        ("[](x.html) [](missing)", "<a href=x.html>x.html</a> "),
        ("[甲](javascript:alert(1)) [乙](JavaScript:x) [丙](data:text/html,x)", "甲 乙 丙"),
        (
            "[甲](<a b\"'c.html> \"题 \\\"x\\\"\")",
            "<a href=a%20b%22%27c.html title=\"题 &quot;x&quot;\">甲</a>",
        ),
        (
            "<https://a.cn/?x=1&y=2>",
            "<a href=\"https://a.cn/?x=1&amp;y=2\">https://a.cn/?x=1&amp;y=2</a>",
        ),
        ("<a@b.cn>", "<a href=mailto:a@b.cn>a@b.cn</a>"),
        ("[甲](b/)", "<a href=\"b/\">甲</a>"),
        ("[甲][r]\n\n[r]: x.html", "<a href=x.html>甲</a>"),
    ];
    for (body, expected) in cases {
        assert_eq!(render(body, &site), format!("<p>{expected}</p>"), "body: {body}");
    }
}

#[test]
fn a_careless_caller_cannot_write_a_script() {
    for href in ["javascript:alert(1)", "JAVASCRIPT:x", "vbscript:x", "data:text/html,x"] {
        let answer = |_, _: &str| Some(Target { href: href.to_owned(), ..Target::default() });
        assert_eq!(render("[甲](x) ![乙](y)", &answer), "<p>甲 乙</p>");
    }
}

#[test]
fn forbidden_characters_are_dropped_and_rare_ones_kept() {
    check_inline(&[
        ("甲\u{1}\u{8}\u{1F}\u{7F}\u{85}乙", "甲乙"),
        ("甲&#1;&#x7F;&#xFDD0;&#xFFFF;乙", "甲乙"),
        ("甲\u{FDD0}\u{FFFE}\u{1FFFF}乙", "甲乙"),
        (
            "\u{E000}\u{F8FF}\u{100000}**。**\u{E001}",
            "\u{E000}\u{F8FF}\u{100000}<strong>。</strong>\u{E001}",
        ),
        ("**“\u{FDD0}”**甲", "<strong>“”</strong>甲"),
        ("[\u{2}甲](a&#3;b)", "<a href=ab>甲</a>"),
    ]);
}
