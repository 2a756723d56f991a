//! Word documents: what Word shows is what the draft says, and what is not in it is told.

use dafu::import::{Draft, Imported};

use super::import;
use crate::attachments::samples::archive;

fn main_part(body: &str) -> String {
    let namespaces =
        "xmlns:w='w' xmlns:r='r' xmlns:mc='mc' xmlns:a='a' xmlns:wp='wp' xmlns:v='v' xmlns:m='m'";
    format!("<w:document {namespaces}><w:body>{body}</w:body></w:document>")
}

/// A document with this body and these further parts.
pub(crate) fn document(body: &str, parts: &[(&str, &str)]) -> Vec<u8> {
    let main = main_part(body);
    let mut all = vec![("word/document.xml", main.as_bytes())];
    all.extend(parts.iter().map(|part| (part.0, part.1.as_bytes())));
    archive(&all)
}

pub(crate) fn paragraph(text: &str) -> String {
    styled("", text)
}

fn styled(properties: &str, text: &str) -> String {
    format!("<w:p><w:pPr>{properties}</w:pPr>{}</w:p>", run(text))
}

fn run(text: &str) -> String {
    format!("<w:r><w:t xml:space='preserve'>{text}</w:t></w:r>")
}

const HEAD: &str = "云岭市教育局关于市政协九届三次会议第5号提案的答复";

/// A letter with `inside` as its text.
fn letter(inside: &str) -> String {
    let lines = |lines: &[&str]| lines.iter().map(|line| paragraph(line)).collect::<String>();
    let head =
        lines(&[HEAD, "方假设委员：", "您提出的《关于增加乡镇校车班次的提案》收悉，现答复如下："]);
    head + inside + &lines(&["云岭市教育局", "2023年7月20日"])
}

fn import_parts(inside: &str, parts: &[(&str, &str)]) -> Imported {
    import("letter.docx", &document(&letter(inside), parts))
}

fn draft(imported: Imported) -> Draft {
    let said: Vec<_> = imported.findings.iter().map(|one| one.message.zh.clone()).collect();
    imported.drafts.into_iter().next().unwrap_or_else(|| panic!("a reply: {said:?}"))
}

#[test]
fn a_document_that_declares_words_of_its_own_is_refused() {
    let declare = "<!DOCTYPE w [<!ENTITY unit '云岭市教育局'>]>";
    let main = format!("{declare}{}", main_part(&letter(&paragraph("由&unit;负责。"))));
    let notes = format!(
        "{declare}<w:footnotes xmlns:w='w'><w:footnote w:id='2'>{}</w:footnote></w:footnotes>",
        paragraph("由&unit;负责。")
    );
    let mark = "<w:p><w:r><w:t>校车。</w:t><w:footnoteReference w:id='2'/></w:r></w:p>";
    for imported in [
        import("letter.docx", &archive(&[("word/document.xml", main.as_bytes())])),
        import_parts(mark, &[("word/footnotes.xml", &notes)]),
    ] {
        assert!(imported.drafts.is_empty(), "{}", imported.drafts[0].body);
        assert_eq!(imported.findings[0].rule, "import/unread");
    }
}

/// What the draft of a letter with this text has between its opening and its signature.
fn text_of(inside: &str, parts: &[(&str, &str)]) -> String {
    let imported = import_parts(inside, parts);
    let lost = imported.findings.iter().find(|one| one.rule == "import/lost");
    assert!(lost.is_none(), "{}", lost.expect("just seen").message.zh);
    let body = draft(imported).body;
    let (_, rest) = body.split_once("现答复如下：\n\n").expect("the opening");
    let (text, notes) = rest.split_once("云岭市教育局\n\n2023年7月20日").expect("the end");
    format!("{}{notes}", text.trim_end())
}

fn check(inside: &str, expected: &str) {
    assert_eq!(text_of(inside, &[]), expected, "{inside}");
}

fn said(imported: &Imported) -> String {
    let lines = imported
        .findings
        .iter()
        .map(|one| format!("{} {}\n{}\n", one.rule, one.message.zh, one.help.zh));
    lines.collect()
}

#[test]
fn a_letter_is_a_draft_with_all_its_words() {
    let imported = import_parts(&paragraph("今年新开校车线路十二条。"), &[]);
    let account = said(&imported);
    assert!(account.contains("原文 87 字，稿件 87 字，略去 0 字\n"), "{account}");
    let draft = draft(imported);
    assert_eq!(draft.get("title"), Some(&dafu::import::DraftValue::Text(HEAD.to_owned())));
    assert!(draft.body.starts_with("方假设委员：\n\n您提出的"), "{}", draft.body);
    assert!(draft.body.ends_with("今年新开校车线路十二条。\n\n云岭市教育局\n\n2023年7月20日"));
}

const LEVELS: &str = "<w:abstractNum w:abstractNumId='0'>
<w:lvl w:ilvl='0'><w:start w:val='1'/><w:numFmt w:val='FORMAT'/><w:suff w:val='nothing'/><w:lvlText w:val='TEXT'/></w:lvl>
<w:lvl w:ilvl='1'><w:start w:val='1'/><w:numFmt w:val='decimal'/><w:lvlText w:val='%1.%2'/></w:lvl>
<w:lvl w:ilvl='2'><w:start w:val='1'/><w:numFmt w:val='decimal'/><w:isLgl/><w:lvlText w:val='%1.%2.%3'/></w:lvl>
</w:abstractNum>
<w:num w:numId='1'><w:abstractNumId w:val='0'/></w:num>
<w:num w:numId='2'><w:abstractNumId w:val='0'/><w:lvlOverride w:ilvl='0'><w:startOverride w:val='1'/></w:lvlOverride></w:num>";

fn numbering(format: &str, text: &str) -> String {
    let levels = LEVELS.replace("FORMAT", format).replace("TEXT", text);
    format!("<w:numbering xmlns:w='w'>{levels}</w:numbering>")
}

fn item(list: u32, level: u32, text: &str) -> String {
    styled(&format!("<w:numPr><w:ilvl w:val='{level}'/><w:numId w:val='{list}'/></w:numPr>"), text)
}

#[test]
fn every_format_of_automatic_numbers_is_written() {
    for (format, pattern, first, second) in [
        ("chineseCounting", "%1、", "## 一、甲", "## 二、乙"),
        ("chineseCountingThousand", "（%1）", "### （一）甲", "### （二）乙"),
        ("chineseLegalSimplified", "%1、", "壹、甲", "贰、乙"),
        ("ideographTraditional", "%1、", "甲、甲", "乙、乙"),
        ("ideographZodiac", "%1、", "子、甲", "丑、乙"),
        ("ideographDigital", "第%1条", "第一条甲", "第二条乙"),
        ("ideographEnclosedCircle", "%1", "㊀甲", "㊁乙"),
        ("decimalEnclosedCircle", "%1", "①甲", "②乙"),
        ("decimalEnclosedCircleChinese", "%1", "①甲", "②乙"),
        ("decimalEnclosedParen", "%1", "⑴甲", "⑵乙"),
        ("decimalFullWidth", "%1．", "１．甲", "２．乙"),
        ("japaneseCounting", "%1、", "## 一、甲", "## 二、乙"),
        ("taiwaneseCounting", "第%1，", "第一，甲", "第二，乙"),
        ("decimal", "%1.", "1.甲", "2.乙"),
        ("decimal", "(%1)", "(1)甲", "(2)乙"),
        ("lowerLetter", "%1)", "a)甲", "b)乙"),
        ("upperRoman", "%1.", "I.甲", "II.乙"),
        ("bullet", "\u{f0b7}", "• 甲", "• 乙"),
        ("none", "附", "附甲", "附乙"),
    ] {
        let inside = item(1, 0, "甲") + &item(1, 0, "乙");
        let shown = text_of(&inside, &[("word/numbering.xml", &numbering(format, pattern))]);
        assert_eq!(shown, format!("{first}\n\n{second}"), "{format}");
    }
    let parts = [("word/numbering.xml", &*numbering("hebrew1", "%1."))];
    let imported = import_parts(&item(1, 0, "甲"), &parts);
    assert!(said(&imported).contains("自动编号的格式“hebrew1”不认识"), "{}", said(&imported));
}

#[test]
fn levels_count_and_start_over_as_word_does() {
    let inside = [
        item(1, 0, "甲"),
        item(1, 1, "乙"),
        item(1, 1, "丙"),
        item(1, 2, "丁"),
        paragraph("其间一段。"),
        item(1, 0, "戊"),
        item(1, 1, "己"),
        item(2, 0, "庚"),
        item(1, 0, "辛"),
    ];
    let numbers = numbering("chineseCounting", "%1、");
    assert_eq!(
        text_of(&inside.concat(), &[("word/numbering.xml", &numbers)]),
        "## 一、甲\n\n一.1 乙\n\n一.2 丙\n\n1.2.1 丁\n\n其间一段。\n\n## 二、戊\n\n二.1 己\n\n## 一、庚\n\n## 二、辛"
    );
}

#[test]
fn numbers_come_by_style_too() {
    let styles = "<w:styles xmlns:w='w'>
<w:style w:type='paragraph' w:styleId='1'><w:name w:val='heading 1'/><w:pPr><w:numPr><w:numId w:val='1'/></w:numPr></w:pPr></w:style>
<w:style w:type='paragraph' w:styleId='own'><w:name w:val='own'/><w:basedOn w:val='1'/></w:style></w:styles>";
    let numbers = numbering("chineseCounting", "%1、");
    let style = |id: &str, text: &str| styled(&format!("<w:pStyle w:val='{id}'/>"), text);
    let without = styled("<w:pStyle w:val='1'/><w:numPr><w:numId w:val='0'/></w:numPr>", "丙");
    let inside = style("1", "甲") + &style("own", "乙") + &without;
    assert_eq!(
        text_of(&inside, &[("word/numbering.xml", &numbers), ("word/styles.xml", styles)]),
        "## 一、甲\n\n## 二、乙\n\n## 丙"
    );
}

#[test]
fn words_are_read_wherever_they_stand() {
    check(
        "<w:p><w:r><w:t>甲</w:t><w:br/><w:t>乙</w:t><w:cr/><w:t>丙</w:t></w:r></w:p>",
        "甲\\\n乙\\\n丙",
    );
    check(
        "<w:sdt><w:sdtPr/><w:sdtContent><w:p><w:smartTag><w:r><w:t>甲</w:t></w:r></w:smartTag><w:sdt><w:sdtContent><w:r><w:t>乙</w:t></w:r></w:sdtContent></w:sdt></w:p></w:sdtContent></w:sdt>",
        "甲乙",
    );
    check(
        "<w:p><w:r><w:fldChar w:fldCharType='begin'/></w:r><w:r><w:instrText>DATE</w:instrText></w:r><w:r><w:fldChar w:fldCharType='separate'/></w:r><w:r><w:t>3月</w:t></w:r><w:r><w:fldChar w:fldCharType='end'/></w:r><w:fldSimple w:instr='PAGE'><w:r><w:t>4</w:t></w:r></w:fldSimple></w:p>",
        "3月4",
    );
    check(
        "<w:p><w:r><w:sym w:font='Wingdings' w:char='F0FE'/><w:t>满意</w:t><w:noBreakHyphen/></w:r></w:p>",
        "☑满意-",
    );
    check(
        "<w:p><w:r><w:t>甲</w:t><mc:AlternateContent><mc:Choice><w:drawing><w:txbxContent><w:p><w:r><w:t>框中</w:t></w:r></w:p></w:txbxContent></w:drawing></mc:Choice><mc:Fallback><w:pict><v:textbox><w:txbxContent><w:p><w:r><w:t>框中</w:t></w:r></w:p></w:txbxContent></v:textbox></w:pict></mc:Fallback></mc:AlternateContent></w:r></w:p>",
        "甲\n\n框中",
    );
    check("<w:p><m:oMath><m:r><m:t>a=1</m:t></m:r></m:oMath></w:p>", "a=1");
    check(
        "<w:p><w:r><w:rPr><w:rFonts w:ascii='Wingdings' w:eastAsia='宋体'/></w:rPr><w:t>ü已办\u{f0fe}</w:t></w:r><w:r><w:t>ü</w:t><w:pgNum/></w:r></w:p>",
        "✓已办☑ü",
    );
    check(
        "<w:p><w:r><w:rPr><w:b/></w:rPr><w:t>重点：</w:t></w:r><w:r><w:t>3*4_5</w:t></w:r></w:p>",
        "**重点：**3\\*4\\_5",
    );
    check(
        "<w:p><w:r><w:fldChar w:fldCharType='begin'/><w:instrText> HYPERLINK \"https://www.example.gov.cn/a\" </w:instrText><w:fldChar w:fldCharType='separate'/><w:t>网页</w:t><w:fldChar w:fldCharType='end'/></w:r></w:p>",
        "[网页](<https://www.example.gov.cn/a>)",
    );
}

#[test]
fn a_formula_is_one_line_and_told() {
    let part =
        |name: &str, text: &str| format!("<m:{name}><m:r><m:t>{text}</m:t></m:r></m:{name}>");
    let fraction = format!("<m:f>{}{}</m:f>", part("num", "1"), part("den", "2+n"));
    let power = format!("<m:sSup>{}{}</m:sSup>", part("e", "x"), part("sup", "2"));
    let root = format!("<m:rad>{}</m:rad>", part("e", "y"));
    let pair = format!("<m:d>{}{}</m:d>", part("e", "a"), part("e", "b"));
    let sum =
        "<m:nary><m:naryPr><m:chr m:val='∑'/></m:naryPr></m:nary>".to_owned() + &part("e", "z");
    for (formula, written) in
        [(fraction, "1/(2+n)"), (power, "x^2"), (root, "√(y)"), (pair, "(a\\|b)"), (sum, "∑z")]
    {
        let inside = format!("<w:p>{}<m:oMath>{formula}</m:oMath></w:p>", run("得"));
        check(&inside, &format!("得{written}"));
        let told = said(&import_parts(&inside, &[]));
        assert!(told.contains("文档里有公式 1 个"), "{told}");
    }
}

#[test]
fn notes_are_notes() {
    let notes = "<w:footnotes xmlns:w='w'><w:footnote w:type='separator' w:id='0'><w:p/></w:footnote><w:footnote w:id='2'><w:p><w:r><w:footnoteRef/><w:t>见附表。</w:t></w:r></w:p></w:footnote></w:footnotes>";
    let inside = "<w:p><w:r><w:t>甲</w:t><w:footnoteReference w:id='2'/><w:t>乙</w:t></w:r></w:p>";
    let shown = text_of(inside, &[("word/footnotes.xml", notes)]);
    assert_eq!(shown, "甲[^1]乙\n\n[^1]: 见附表。");
}

fn cell(properties: &str, text: &str) -> String {
    format!("<w:tc><w:tcPr>{properties}</w:tcPr>{}</w:tc>", paragraph(text))
}

#[test]
fn tables_are_markdown_or_html_with_their_spans() {
    let row = |cells: &[String]| format!("<w:tr>{}</w:tr>", cells.concat());
    let plain = |one: &str, other: &str| row(&[cell("", one), cell("", other)]);
    let table = |rows: &[String]| format!("<w:tbl><w:tblPr/>{}</w:tbl>", rows.concat());
    check(
        &table(&[plain("学校", "班次"), plain("一小", "3|4")]),
        "| 学校 | 班次 |\n| --- | --- |\n| 一小 | 3\\|4 |",
    );
    let merged = table(&[
        row(&[cell("<w:gridSpan w:val='2'/>", "甲"), cell("<w:vMerge w:val='restart'/>", "乙")]),
        row(&[cell("", "丙"), cell("", "丁&lt;"), cell("<w:vMerge/>", "")]),
        plain("戊", "己"),
    ]);
    check(
        &merged,
        "<table>\n<tr><th colspan=\"2\">甲</th><th rowspan=\"2\">乙</th></tr>\n<tr><th>丙</th><th>丁&lt;</th></tr>\n<tr><td>戊</td><td>己</td></tr>\n</table>",
    );
    check(&table(&[row(&[cell("", "只有一格")])]), "只有一格");
}

#[test]
fn what_is_left_out_is_listed() {
    let parts = [
        (
            "word/header1.xml",
            "<w:hdr xmlns:w='w'><w:p><w:r><w:t>内部流转</w:t></w:r></w:p></w:hdr>",
        ),
        ("word/footer1.xml", "<w:ftr xmlns:w='w'><w:p><w:r><w:t>- 1 -</w:t></w:r></w:p></w:ftr>"),
    ];
    let hidden = "<w:p><w:r><w:rPr><w:vanish/></w:rPr><w:t>藏起</w:t></w:r><w:r><w:t>明说。</w:t></w:r></w:p>";
    let imported = import_parts(hidden, &parts);
    let said = said(&imported);
    for words in
        ["隐藏的文字 2：“藏起”", "页眉 4：“内部流转”", "页码 3：“- 1 -”", "略去 9 字（各列于下）"]
    {
        assert!(said.contains(words), "{words}: {said}");
    }
    let body = draft(imported).body;
    assert!(!body.contains("藏起") && body.contains("明说。"), "{body}");
}

#[test]
fn changes_and_comments_are_refused() {
    for inside in [
        "<w:p><w:ins><w:r><w:t>甲</w:t></w:r></w:ins></w:p>",
        "<w:p><w:del><w:r><w:delText>甲</w:delText></w:r></w:del></w:p>",
        "<w:p><w:commentRangeStart w:id='0'/><w:r><w:t>甲</w:t></w:r></w:p>",
    ] {
        let imported = import_parts(inside, &[]);
        assert!(imported.drafts.is_empty(), "{inside}");
        assert!(said(&imported).contains("import/revisions"), "{inside}");
    }
}

/// The relation of the main part to `target`.
fn relation(target: &str) -> String {
    format!(
        "<Relationships><Relationship Id='x' Type='a/aFChunk' Target='{target}'/></Relationships>"
    )
}

#[test]
fn files_inserted_whole_are_read_where_they_can_be() {
    let gbk = encoding_rs::GBK.encode("<p>甲<b>乙</b></p><ol><li>丙</ol>").0.into_owned();
    let inner = document(&paragraph("丁"), &[]);
    for (name, bytes, expected) in [
        ("page.html", gbk, Some("甲**乙**\n\n1\\. 丙")),
        ("text.txt", "戊\n己".into(), Some("戊\n\n己")),
        ("inner.docx", inner, Some("丁")),
        ("mail.mht", b"MIME-Version: 1.0".to_vec(), None),
        ("broken.docx", b"PK".to_vec(), None),
    ] {
        let main = main_part(&letter("<w:altChunk r:id='x'/>"));
        let relations = relation(name);
        let parts = [
            ("word/document.xml", main.as_bytes()),
            ("word/_rels/document.xml.rels", relations.as_bytes()),
            (&format!("word/{name}"), &bytes),
        ];
        let imported = import("letter.docx", &archive(&parts));
        match expected {
            Some(words) => {
                let body = draft(imported).body;
                assert!(body.contains(&format!("现答复如下：\n\n{words}\n\n云岭")), "{body}");
            }
            None => {
                assert!(imported.drafts.is_empty());
                assert_eq!(imported.findings[0].rule, "import/revisions");
                assert!(imported.findings[0].message.zh.contains("插入了别的文件"));
            }
        }
    }
}

#[test]
fn fields_of_forms_show_what_was_filled_in() {
    let field = |data: &str, result: &str| {
        format!(
            "<w:p><w:r><w:fldChar w:fldCharType='begin'><w:ffData>{data}</w:ffData></w:fldChar></w:r><w:r><w:instrText>FORM</w:instrText></w:r>{result}<w:r><w:fldChar w:fldCharType='end'/></w:r>{}</w:p>",
            run("同意")
        )
    };
    let result = format!("<w:r><w:fldChar w:fldCharType='separate'/></w:r>{}", run("甲"));
    let choice = "<w:ddList><w:result w:val='1'/><w:listEntry w:val='A类'/><w:listEntry w:val='B类'/></w:ddList>";
    check(&field("<w:textInput/>", &result), "甲同意");
    check(&field("<w:checkBox><w:default w:val='0'/><w:checked/></w:checkBox>", ""), "☑同意");
    check(&field("<w:checkBox><w:default w:val='0'/></w:checkBox>", ""), "☐同意");
    check(&field(choice, ""), "B类同意");
    check(&field(choice, &result), "甲同意");
}
