//! What is peculiar to Chinese: emphasis, line breaks, numbered headings, ranges.

use super::{check, check_inline, html};

#[test]
fn one_tilde_is_a_range_and_never_a_deletion() {
    check_inline(&[
        ("约3~5万元，20~30人", "约3~5万元，20~30人"),
        ("（~20万）、~30万~ 等", "（~20万）、~30万~ 等"),
        ("~甲~", "~甲~"),
        ("~a~", "~a~"),
        ("[x](/~user/)", "<a href=\"/~user/\">x</a>"),
    ]);
}

#[test]
fn emphasis_beside_chinese_punctuation() {
    check_inline(&[
        ("**“引号”**中文", "<strong>“引号”</strong>中文"),
        ("这是**重点：**后面", "这是<strong>重点：</strong>后面"),
        ("**《条例》**第", "<strong>《条例》</strong>第"),
        ("请见**（一）**条", "请见<strong>（一）</strong>条"),
        ("根据**《条例》**，", "根据<strong>《条例》</strong>，"),
        ("中文**「强调」**中文", "中文<strong>「强调」</strong>中文"),
        ("数字**50%**以上", "数字<strong>50%</strong>以上"),
        ("*斜体。*后", "<em>斜体。</em>后"),
        ("~~删除。~~后", "<del>删除。</del>后"),
        ("**`代码`**中文", "<strong><code>代码</code></strong>中文"),
        ("中文**[链接](x)**中文", "中文<strong><a href=x>链接</a></strong>中文"),
        ("**“引用”**后文", "<strong>“引用”</strong>后文"),
        ("**中文。**后文", "<strong>中文。</strong>后文"),
        (
            "**（三）完善。**后文**（四）推进。**后文。",
            "<strong>（三）完善。</strong>后文<strong>（四）推进。</strong>后文。",
        ),
        ("**甲**、**乙**、*丙*。", "<strong>甲</strong>、<strong>乙</strong>、<em>丙</em>。"),
        ("**中文。**abc", "<strong>中文。</strong>abc"),
        ("中文**_重点_**中文", "中文<strong><em>重点</em></strong>中文"),
        (
            "甲**_乙_**丙：**_丁_**",
            "甲<strong><em>乙</em></strong>丙：<strong><em>丁</em></strong>",
        ),
        ("禰\u{E0100}**(ね)**豆子", "禰\u{E0100}<strong>(ね)</strong>豆子"),
        ("**「\u{E000}」**x", "<strong>「\u{E000}」</strong>x"),
    ]);
}

#[test]
fn a_shared_mark_belongs_to_the_script_beside_it() {
    check_inline(&[
        ("**“十四五”**2023年", "<strong>“十四五”</strong>2023年"),
        ("见**(一)**2023年", "见<strong>(一)</strong>2023年"),
        ("到2020**“十四五”**末", "到2020<strong>“十四五”</strong>末"),
        ("a**\"x\"**b", "a**\"x\"**b"),
    ]);
}

#[test]
fn a_break_between_chinese_characters_is_no_space() {
    check_inline(&[
        ("中文\n中文", "中文中文"),
        ("中文，\n中文", "中文，中文"),
        ("他说：\n“好”\n的", "他说：“好”的"),
        ("**粗**\n中文", "<strong>粗</strong>中文"),
        ("中文\n**粗**", "中文<strong>粗</strong>"),
        ("**粗**\n*斜*\n[链](x)\n中", "<strong>粗</strong><em>斜</em><a href=x>链</a>中"),
        ("`码`\n中", "<code>码</code>中"),
        ("中文 \n 中文", "中文中文"),
        ("中文\nabc\n中文", "中文 abc 中文"),
        ("“a”\n“b”", "“a” “b”"),
        ("한국\n어", "한국 어"),
        ("\u{E000}\n中\u{20000}\n\u{E0100}文", "\u{E000}中\u{20000}\u{E0100}文"),
    ]);
    check(&[(
        "> 中\n> 文\n\n- 甲\n  乙",
        "<blockquote><p>中文</p></blockquote><ul><li>甲乙</li></ul>",
    )]);
}

#[test]
fn a_short_numbered_paragraph_is_a_heading() {
    let twenty = "总体情况".repeat(5);
    check(&[
        ("一、总体情况", "<h2 id=总体情况>一、总体情况</h2>"),
        ("（一）加强规划", "<h3 id=加强规划>（一）加强规划</h3>"),
        ("(一)加强规划", "<h3 id=加强规划>(一)加强规划</h3>"),
        ("九十九、甲", "<h2 id=甲>九十九、甲</h2>"),
        (
            "十、甲\n\n十一、乙\n\n（二十）丙",
            "<h2 id=甲>十、甲</h2><h2 id=乙>十一、乙</h2><h3 id=丙>（二十）丙</h3>",
        ),
        ("**一、总体。情况**", "<h2 id=总体-情况><strong>一、总体。情况</strong></h2>"),
        ("一、总体情况。", "<p>一、总体情况。</p>"),
        ("一、总体情况；", "<p>一、总体情况；</p>"),
        ("一、总体情况：", "<p>一、总体情况：</p>"),
        ("一、总体情况.", "<p>一、总体情况.</p>"),
        ("（一）总体;", "<p>（一）总体;</p>"),
        ("**（一）总体:**", "<p><strong>（一）总体:</strong></p>"),
        ("一、总体\n情况", "<p>一、总体情况</p>"),
        ("一、总体  \n情况", "<p>一、总体<br>情况</p>"),
        ("一、", "<p>一、</p>"),
        ("一, 甲", "<p>一, 甲</p>"),
        ("百、甲", "<p>百、甲</p>"),
        ("一一、甲", "<p>一一、甲</p>"),
        ("十十、甲", "<p>十十、甲</p>"),
        ("- 一、甲\n\n- 二、乙", "<ul><li><p>一、甲</p></li><li><p>二、乙</p></li></ul>"),
        ("> 一、甲", "<blockquote><p>一、甲</p></blockquote>"),
    ]);
    assert!(html(&format!("一、{twenty}{}", &twenty[..18 * 3])).starts_with("<h2"));
    assert!(html(&format!("一、{twenty}{}", &twenty[..19 * 3])).starts_with("<p>"));
}
