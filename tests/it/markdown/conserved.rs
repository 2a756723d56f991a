//! The words of the source are on the page and in the plain text, or it is told which are not.

use dafu::document::markdown::{OddityKind, plain_text, read};

use super::inputs::{HOSTILE, MARKDOWN, Random};
use super::{html, shown};

/// What is told to be lost, with the source that it covers.
pub(super) fn lost(body: &str) -> Vec<(OddityKind, &str)> {
    let told = |kind: &OddityKind| {
        matches!(
            kind,
            OddityKind::Definition | OddityKind::Tag | OddityKind::Lost | OddityKind::Moved
        )
    };
    let oddities = read(body).outline.oddities;
    let told = oddities.into_iter().filter(|oddity| told(&oddity.kind));
    told.map(|oddity| (oddity.kind, body[oddity.range].trim())).collect()
}

fn words(text: &str) -> String {
    text.chars().filter(|c| !c.is_whitespace()).collect()
}

#[test]
fn what_a_reader_cannot_see_is_told() {
    use OddityKind::{Definition, Lost, Tag};
    for (body, expected) in [
        ("| 甲 | 乙 |\n|-|-|\n| 丙 | 丁 | 戊己 |\n| 庚 | 辛 |", vec![(Lost, "戊己")]),
        ("| 甲 |\n|-|\n| 丙 | 丁 | 戊 |\n\n后文有字", vec![(Lost, "丁 | 戊")]),
        ("甲乙\n\n[注]:以上数据。\n\n丙丁", vec![(Definition, "[注]:以上数据。")]),
        ("[注]: 截至5月 \"见表\"\n\n丙丁", vec![(Definition, "[注]: 截至5月 \"见表\"")]),
        ("[1]: https://a.example/\n\n丙丁", vec![(Definition, "[1]: https://a.example/")]),
        ("《<DATA>平台》甲乙丙", vec![(Tag, "<DATA>")]),
        ("《<A>类办法》甲乙丙", vec![(Tag, "<A>")]),
        ("按<LINK>办理甲乙丙", vec![(Tag, "<LINK>")]),
        ("分为<P>类甲乙丙", vec![(Tag, "<P>")]),
        ("甲<?php 乙 ?>丙丁", vec![(Tag, "<?php 乙 ?>")]),
        ("甲<!DOCTYPE 乙>丙丁", vec![(Tag, "<!DOCTYPE 乙>")]),
        ("```说明文字\n甲\n```", vec![(Lost, "说明文字")]),
    ] {
        assert_eq!(lost(body), expected, "body: {body}");
    }
}

#[test]
fn marks_are_no_words() {
    for body in [
        "# 题 #\n\n题二\n===\n\n## 题三 {#c}\n\n**甲**_乙_~~丙~~`丁`\\*\\\\",
        "- 甲\n- [x] 乙\n  1. 丙\n     > 丁\n\n* * *\n\n+ 戊",
        "[甲](a.pdf \"题\")[乙][r][r]![图](b.png)<https://a.example/?x=1&y>\n\n[r]: <c d.html> '题'\n",
        "| 甲 | 乙 |\n|:--|--:|\n| a\\|b | |\n",
        "甲[^1]乙\n\n[^1]: 注\n    释\n\n丙",
        "&ldquo;甲&rdquo;&nbsp;&#20013;&lt;b&gt;&copy; A&B",
        "3. 甲\n5. 乙\n\n1) 丙\n2) 丁\n\n01. 戊\n02. 己",
        "```rs\nlet a = [1](b);\n```\n\n    缩进*一*\n\n`<b>` `&amp;` `**`",
        "<table><tr><td>甲</td></tr></table>\n\n甲<br>乙<u>丙</u><!-- 注 -->丁<o:p></o:p>",
        "<ol start=3><li>甲</li><li value=7>乙</li></ol>\n\n10<sup>4</sup>、H<sub>2</sub>O、10<sup>3/2</sup>",
        "《<APP>备案办法》、<B2B>平台、</APP>、<P2P/>",
        "2*3=6，5*6=30，138****0000、139****0000，20~~30~~40",
        "张**、李**，王*，赵*。",
        "&amp;amp; `&amp;`后 `&amp;amp;`",
        "甲\\\n乙  \n丙\u{1}\u{FDD0}丁\u{FEFF}",
        "[甲](a)](b)！![图](c.png)!后 [[乙](d)] ]( ",
        "<details>\n<summary>甲</summary>\n\n乙\n\n</details>",
    ] {
        assert_eq!(lost(body), [], "body: {body}\nplain: {}", plain_text(body).text);
    }
}

#[test]
fn numbers_and_signs_print_as_typed() {
    for (body, expected) in [
        ("1. 甲\n3. 乙\n5. 丙", "<ol><li>甲</li><li value=3>乙</li><li value=5>丙</li></ol>"),
        (
            "1. 甲\n2. 乙\n2. 丙\n3. 丁",
            "<ol><li>甲</li><li>乙</li><li value=2>丙</li><li>丁</li></ol>",
        ),
        ("2023. 甲\n2022. 乙", "<ol start=2023><li>甲</li><li value=2022>乙</li></ol>"),
        ("1) 甲\n2) 乙", "<p>1) 甲</p><p>2) 乙</p>"),
        ("1) 甲\n\n   丙\n\n2) 乙", "<p>1) 甲</p><p>丙</p><p>2) 乙</p>"),
        ("1) 甲\n   - 丙\n2) 乙", "<p>1) 甲</p><ul><li>丙</li></ul><p>2) 乙</p>"),
        ("- 甲\n  01. 乙\n- 丙", "<ul><li>甲<p>01. 乙</p></li><li>丙</li></ul>"),
        ("2*3=6，5*6=30", "<p>2*3=6，5*6=30</p>"),
        ("1*2*3、1***2", "<p>1*2*3、1***2</p>"),
        ("138**0000**1", "<p>138<strong>0000</strong>1</p>"),
        ("138****0000、139****0001", "<p>138****0000、139****0001</p>"),
        ("20~~30万元，40~~50人", "<p>20~~30万元，40~~50人</p>"),
        ("张**、李**，到场", "<p>张**、李**，到场</p>"),
        ("**2023**年，**2024**年", "<p><strong>2023</strong>年，<strong>2024</strong>年</p>"),
        (
            "**甲**、**乙**，**丙：**丁",
            "<p><strong>甲</strong>、<strong>乙</strong>，<strong>丙：</strong>丁</p>",
        ),
        ("按**1**2算", "<p>按<strong>1</strong>2算</p>"),
        (
            "`2*3`、`<APP>`、[2*3](a*b.pdf)",
            "<p><code>2*3</code>、<code>&lt;APP></code>、<a href=a*b.pdf>2*3</a></p>",
        ),
        ("《<APP>办法》</APP>", "<p>《&lt;APP>办法》&lt;/APP></p>"),
        ("<APP>\n**甲**", "<p>&lt;APP> <strong>甲</strong></p>"),
        ("<div><APP>甲</div>", "<div>&lt;APP>甲</div>"),
        ("\\<APP>", "<p>&lt;APP></p>"),
    ] {
        assert_eq!(html(body), expected, "body: {body}");
    }
}

/// What clerks type, and what they paste.
const LETTER: &[&str] = &[
    "您提出的提案收悉。",
    "平台已经建成，",
    "资金120万元",
    "（一）",
    "一、总体情况",
    "“十四五”",
    "《办法》",
    "<APP>",
    "<B2B>",
    "<br>",
    "<u>",
    "</u>",
    "<b>重点</b>",
    "[清单](list.csv)",
    "[清单] (list.csv)",
    "![图](图 一.png)",
    "[注]: 说明",
    "[1]",
    "2*3=6",
    "*",
    "**",
    "**重点**",
    "** 重点**",
    "3~5",
    "~~",
    "138****0000",
    "张**、",
    "&nbsp;",
    "&lt;",
    "A&B",
    "\\",
    "`",
    "#",
    "|",
    " | ",
    "<",
    ">",
    "1. ",
    "\n",
    "\n\n",
    "\n\n",
    "\n\n1. ",
    "\n3. ",
    "\n- ",
    "\n2) ",
    "\n\n## ",
    "\n> ",
    "\n\n| 站名 | 数量 |\n|---|---|\n| 甲 | 1 |",
    "\n| 乙 | 2 | 三期 |\n",
    "\n\n    ",
    "\n\t",
    "\t",
    "  \n",
    "　　",
    "[^1]",
    "\n\n[^1]: 注释\n\n",
    "10<sup>4</sup>",
    "CO<sub>2</sub>",
    "<!-- 备注 -->",
    "<p style=\"margin:0\">",
    "</p>",
    "<span lang=EN-US>",
    "</span>",
    "<o:p></o:p>",
    "\n\n```\n代码\n```\n\n",
    "http://a.example/b",
    "<https://a.example/>",
    "{#x}",
    "- [ ] ",
    "\n===\n",
    "\n---\n",
    "\n\n",
    "。",
    "2024年5月20日",
];

/// Where nothing is told to be lost, page and plain text have exactly the words of the source less
/// its marks; for these texts the marks are few enough to be taken off by hand.
#[test]
fn two_thousand_texts_lose_no_word_in_silence() {
    let mut random = Random::new(0xC0);
    let mut silent = 0;
    for round in 0..2_000 {
        let pieces: &[&str] = match round % 4 {
            0 => MARKDOWN,
            1 => HOSTILE,
            _ => LETTER,
        };
        let body = random.body(pieces, 30);
        let oddities = read(&body).outline.oddities;
        if !lost(&body).is_empty() || oddities.iter().any(|one| is_gap(one.kind)) {
            continue;
        }
        silent += 1;
        let plain = plain_text(&body).text;
        for word in han(&body) {
            let (typed, shown) = (body.matches(word).count(), plain.matches(word).count());
            let elsewhere = unprinted(&body).iter().filter(|one| **one == word).count();
            assert!(shown + elsewhere >= typed, "body: {body:?}\nplain: {plain:?}\nword: {word}");
        }
    }
    assert!(silent > 800, "{silent}");
}

fn is_gap(kind: OddityKind) -> bool {
    matches!(kind, OddityKind::Hidden | OddityKind::HiddenToTheEnd)
}

/// The distinct Chinese characters of `text`.
fn han(text: &str) -> std::collections::BTreeSet<char> {
    text.chars().filter(|c| ('\u{4E00}'..='\u{9FFF}').contains(c)).collect()
}

/// Chinese characters in comments, targets and texts of images.
fn unprinted(body: &str) -> Vec<char> {
    let comments = body.split("<!--").skip(1).flat_map(|part| part.split("-->").take(1));
    let targets = body.split("](").skip(1).flat_map(|part| part.split(')').take(1));
    let images = body.split("![").skip(1).flat_map(|part| part.split(']').take(1));
    let tags = body.split('<').skip(1).flat_map(|part| part.split('>').take(1));
    comments.chain(targets).chain(images).chain(tags).flat_map(str::chars).collect()
}

#[test]
fn the_page_has_the_words_of_the_plain_text() {
    let mut random = Random::new(0xC1);
    for _ in 0..2_000 {
        let body = random.body(LETTER, 24);
        let reading = read(&body);
        let moved = reading.outline.oddities.iter().any(|one| one.kind == OddityKind::Moved);
        if moved || body.contains("[^1]") || body.contains("![") || body.contains("<su") {
            continue;
        }
        let page = words(&shown(&reading.html.fill(&|_, _| None)));
        assert_eq!(page, words(&reading.plain.text), "body: {body:?}");
    }
}
