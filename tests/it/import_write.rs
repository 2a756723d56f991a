//! The writer: every text is read back as it was, every word rendered as it stood.
use pulldown_cmark::{Event, Options, Parser, Tag};

use dafu::document::write::{Value, heading, markdown, paragraph};
use dafu::yaml;

const TEXTS: &[&str] = &[
    "省政协十三届一次会议",
    "0038",
    "1310519",
    "12e3",
    "0x1F",
    "1_000",
    "10:26",
    "2023-07-20",
    "2024-01-09 10:26",
    "DH0271",
    "",
    "null",
    "~",
    "是",
    "yes",
    "甲: 乙",
    "甲:乙",
    "甲：",
    "甲:",
    "甲 #乙",
    "“十四五”规划",
    "建设“数字乡村”",
    "- 甲",
    "*甲",
    "&甲",
    "[甲]",
    "{甲}",
    "甲,乙",
    "a\"b\\c",
    "一行\n二行",
    "\t甲\u{feff}",
    " 甲 ",
    "...",
    "---",
    "@甲",
    "%甲",
    "!甲",
    "|甲",
    ">甲",
    "'甲'",
    "𠮷",
];

#[test]
fn every_text_is_read_back_as_it_was() {
    for text in TEXTS {
        let text = (*text).to_owned();
        let fields = [
            ("甲".to_owned(), Value::Text(text.clone())),
            ("乙".to_owned(), Value::List(vec![text.clone(), text.clone()])),
            ("丙".to_owned(), Value::Records(vec![vec![("丁".to_owned(), text.clone())]])),
        ];
        let file = markdown(&fields, "");
        let block = file.trim_start_matches("---\n").trim_end_matches("---\n");
        let node = yaml::parse(block, 0).expect("valid").expect("a mapping");
        let scalar = |node: &yaml::Node| node.scalar().map(str::to_owned);
        assert_eq!(node.get("甲").and_then(scalar), Some(text.clone()), "{block}");
        let typed: serde_yaml::Value = serde_yaml::from_str(block).expect("valid");
        assert_eq!(typed["甲"].as_str(), Some(text.as_str()), "{block}");
        assert_eq!(typed["乙"][1].as_str(), Some(text.as_str()), "{block}");
        assert_eq!(typed["丙"][0]["丁"].as_str(), Some(text.as_str()), "{block}");
    }
}

#[test]
fn a_file_looks_as_an_editor_would_write_it() {
    let fields = [
        ("标题".to_owned(), Value::Text("某厅的答复".to_owned())),
        ("编号".to_owned(), Value::List(vec!["0038".to_owned()])),
        ("主送".to_owned(), Value::List(vec!["甲".to_owned(), "乙".to_owned()])),
    ];
    let expected = "---\n标题: 某厅的答复\n编号: [\"0038\"]\n主送: [甲, 乙]\n---\n\n正文。\n";
    assert_eq!(markdown(&fields, "\n正文。\n\n"), expected);
}

/// The words and the kinds of blocks that Markdown makes of `source`.
fn rendered(source: &str) -> (String, bool) {
    let (mut words, mut only_paragraphs) = (String::new(), true);
    let options = Options::all().difference(Options::ENABLE_SMART_PUNCTUATION);
    for event in Parser::new_ext(source, options) {
        match event {
            Event::Text(text) => words.push_str(&text),
            Event::Start(Tag::Paragraph | Tag::Heading { .. }) | Event::End(_) => {}
            _ => only_paragraphs = false,
        }
    }
    (words, only_paragraphs)
}

#[test]
fn plain_words_stay_plain_words() {
    for text in [
        "1. 第一点",
        "1) 第一点",
        "12.",
        "3.加强",
        "- 甲",
        "+ 甲",
        "---",
        "- - -",
        "***",
        "===",
        "# 甲",
        "#",
        "> 甲",
        "*甲*和**乙**",
        "_甲_",
        "~~甲~~",
        "5~10万元、15~20万元",
        "`甲`",
        "<b>甲</b>",
        "[甲](乙)",
        "![甲](乙)",
        "[^1]: 注",
        "|甲|乙|",
        "&amp;&#38;&nbsp;",
        "甲\\*乙\\",
        "<http://a.b>",
        "a_b_c",
        "甲 {#x}",
        "- [ ] 甲",
        "C:\\_x",
        "A&B",
        "第一条：甲",
    ] {
        assert_eq!(rendered(&paragraph(text)), (text.to_owned(), true), "{text}");
        assert_eq!(rendered(&heading(2, text)), (text.to_owned(), true), "{text}");
    }
}

#[test]
fn what_needs_no_escape_gets_none() {
    for text in ["3.加强管理", "（一）甲-乙", "A&B", "2022—2025", "第1号：“甲”"]
    {
        assert_eq!(paragraph(text), text);
    }
}
