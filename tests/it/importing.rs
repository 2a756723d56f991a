//! `dafu import` as a command: several files, the same page twice, and what the rules say of a draft.

use scraper::{Html, Selector};

use crate::import::docx::{document, paragraph};
use crate::support::{Run, Sandbox};

const PAGE: &str = "乌有省工业和信息化厅对省政协十三届一次会议第0038号提案的答复
方假设委员：
您提出的《关于建设公共算力平台的提案》（第0038号）收悉，现答复如下：
省级公共算力平台已经建成，全省各家服务商的价格和排队时间都能在一处查到。
感谢您对这项工作的关心和支持。
乌有省工业和信息化厅
2024年5月6日
";

fn import(site: &Sandbox, files: &[&str]) -> Run {
    site.run(&[&["import"][..], files, &["--into", "content/replies/imported"]].concat())
}

fn said(run: &Run) -> String {
    format!("{}{}", run.stdout, run.stderr)
}

#[test]
fn a_bad_file_stops_no_other_and_is_named() {
    let site = Sandbox::new();
    site.write("one.txt", PAGE);
    site.write("two.txt", PAGE.replace("0038", "0039"));
    site.write("scan.pdf", "%PDF-1.4\n");
    site.write("old.txt", [0xd0, 0xcf, 0x11, 0xe0, 0xa1, 0xb1, 0x1a, 0xe1]);
    site.write("empty.txt", "");
    let run =
        import(&site, &["one.txt", "scan.pdf", "old.txt", "missing.txt", "empty.txt", "two.txt"]);
    let said = said(&run);
    assert_eq!(run.code, 0, "files were written: {said}");
    for words in
        ["scan.pdf", "PDF 文件", "old.txt", "旧格式", "missing.txt", "empty.txt", "发布日期"]
    {
        assert!(said.contains(words), "{words}: {said}");
    }
    assert_eq!(said.matches("写入 content/replies/imported/").count(), 2, "{said}");
}

#[test]
fn the_same_page_again_names_its_draft() {
    let site = Sandbox::new();
    site.write("page.txt", PAGE);
    let first = import(&site, &["page.txt"]);
    let line = first.stderr.lines().find(|line| line.starts_with("写入 ")).expect("a draft");
    let draft = line.trim_start_matches("写入 ").to_owned();
    let again = said(&import(&site, &["page.txt"]));
    assert!(again.contains(&draft) && again.contains("没有再写"), "{again}");
    assert!(!again.contains("写入 content"), "{again}");
    // Worked on since: a second draft is written beside it, and both are named.
    site.write(&draft, site.read(&draft).replace("待核对", "2024-06-03"));
    let again = said(&import(&site, &["page.txt"]));
    assert!(again.contains("只留一份") && again.contains("写入 content"), "{again}");
    let again = said(&import(&site, &["page.txt"]));
    assert!(again.contains("没有再写"), "{again}");
}

#[test]
fn a_draft_is_checked_by_the_rules() {
    for (from, to, rule) in [
        ("（第0038号）", "（第038号）", "number/title-mismatch"),
        ("方假设委员", "方假设代表", "salutation/mismatch"),
        ("方假设委员", "方假设、岑例、万样等2名委员", "salutation/count"),
        ("提出的《", "在省政协第十三届第一会议提出的《", "session/"),
        ("感谢您", "请打13900001234。感谢您", "privacy/mobile"),
    ] {
        let site = Sandbox::new();
        site.write("page.txt", PAGE.replace(from, to));
        let said = said(&import(&site, &["page.txt"]));
        assert!(said.contains(rule), "{rule}: {said}");
        assert!(!said.contains("front-matter/unconfirmed"), "told once: {said}");
        assert!(!said.contains("13900001234"), "{said}");
    }
}

#[test]
fn a_folder_stands_for_the_files_in_it() {
    let site = Sandbox::new();
    site.write("old/one.txt", PAGE);
    site.write("old/deep/two.txt", PAGE.replace("0038", "0039"));
    site.write("old/scan.pdf", "%PDF-1.4\n");
    site.write("old/page_files/site.js", "x");
    site.write("old/~$one.docx", "x");
    site.write("none/site.js", "x");
    let deep = "a/".repeat(18);
    site.write(&format!("old/{deep}three.txt"), PAGE.replace("0038", "0040"));
    let run = import(&site, &["old", "none"]);
    let said = said(&run);
    assert_eq!(run.code, 0, "{said}");
    assert_eq!(said.matches("写入 ").count(), 2, "{said}");
    for words in [
        "scan.pdf",
        "目录里另有 2 项没有读（不是能导入的文件，或者是网页附带的目录、链接）：site.js、~$one.docx",
        "目录里另有 1 项没有读",
        "目录里没有能导入的文件",
        "目录嵌套超过 16 层",
    ] {
        assert!(said.contains(words), "{words}: {said}");
    }
}

#[test]
fn the_same_file_twice_is_said() {
    let site = Sandbox::new();
    site.write("one.txt", PAGE);
    site.write("copy.txt", PAGE);
    let said = said(&import(&site, &["one.txt", "copy.txt"]));
    assert!(said.contains("和 one.txt 完全相同，没有再导入"), "{said}");
    assert_eq!(said.matches("写入 ").count(), 1, "{said}");
}

/// A page with the text of [`PAGE`] and `inside` in it.
fn page(inside: &str) -> String {
    let lines = PAGE.replace("现答复如下：\n", &format!("现答复如下：\n{inside}"));
    lines.lines().map(|line| format!("<p>{line}</p>")).collect()
}

#[test]
fn pictures_beside_a_page_go_beside_its_reply() {
    let site = Sandbox::new();
    site.write("old/page.html", page("<img src='page_files/%E5%9B%BE1.png' alt='示意图'>"));
    site.write("old/page_files/图1.png", [0x89, b'P', b'N', b'G']);
    site.write("old/page_files/frame.html", page(""));
    site.write("secret.png", "x");
    site.write("other.html", page("<img src='../secret.png'><img src='/secret.png'>"));
    let said = said(&import(&site, &["old", "other.html"]));
    assert!(said.contains("1 项没有读") && said.contains("page_files"), "{said}");
    let folder = "content/replies/imported/gxt-province-cppcc-13-1-38";
    assert!(site.read(&format!("{folder}/index.md")).contains("![示意图](file1.png)"), "{said}");
    let bytes = std::fs::read(site.root().join(folder).join("file1.png")).expect("a picture");
    assert_eq!(bytes, [0x89, b'P', b'N', b'G']);
    assert!(said.contains("正文里有 2 张图片不在这台电脑上"), "{said}");
    // What a run leaves that is stopped before the draft, or in the middle of a file.
    let whole = site.tree("content");
    for (file, is_gone) in [("index.md", true), ("index.md", false), ("file1.png", false)] {
        let index = site.root().join(folder).join("index.md");
        std::fs::remove_file(&index).expect("it was written");
        if !is_gone {
            site.write(&format!("{folder}/{file}"), "");
        }
        import(&site, &["old", "other.html"]);
        assert_eq!(site.tree("content"), whole, "{file}");
    }
}

/// What a Word document shows of a letter, in order, and the document.
fn letter() -> (Vec<String>, Vec<u8>) {
    let lines: Vec<&str> = PAGE.lines().collect();
    let heading = |words: &str| {
        format!("<w:p><w:pPr><w:outlineLvl w:val='1'/></w:pPr><w:r><w:t>{words}</w:t></w:r></w:p>")
    };
    let cell = |properties: &str, words: &str| {
        format!("<w:tc><w:tcPr>{properties}</w:tcPr>{}</w:tc>", paragraph(words))
    };
    let table = format!(
        "<w:tbl><w:tr>{}{}</w:tr><w:tr>{}{}{}</w:tr></w:tbl>",
        cell("<w:gridSpan w:val='2'/>", "平台"),
        cell("", "算力"),
        cell("", "省级"),
        cell("", "一座"),
        cell("", "5*2^10&lt;9"),
    );
    let picture = "<w:p><w:r><w:drawing><wp:inline><wp:docPr descr='布局图'/><a:blip r:embed='p'/></wp:inline></w:drawing></w:r></w:p>";
    let with_mark = "<w:p><w:r><w:t>平台共享率一百。</w:t></w:r><w:r><w:footnoteReference w:id='2'/></w:r></w:p>";
    let attached = paragraph("附件：1.服务商名单_第一批") + &paragraph("2.收费标准[试行]");
    let body: String = lines[..3].iter().map(|line| paragraph(line)).collect::<String>()
        + &heading("一、平台建设")
        + &paragraph(lines[3])
        + &heading("二、下一步打算")
        + with_mark
        + &table
        + picture
        + &paragraph(lines[4])
        + &attached
        + &lines[5..].iter().map(|line| paragraph(line)).collect::<String>();
    let notes = "<w:footnotes xmlns:w='w'><w:footnote w:id='2'><w:p><w:r><w:t>截至当年四月。</w:t></w:r></w:p></w:footnote></w:footnotes>";
    let relations = "<Relationships><Relationship Id='p' Type='a/image' Target='media/map.gif'/></Relationships>";
    let shown =
        [&lines[1..3], &["一、平台建设", lines[3], "二、下一步打算", "平台共享率一百。"]].concat();
    let cells = ["平台", "算力", "省级", "一座", "5*2^10<9"];
    let end = [&[lines[4], "附件：1.服务商名单_第一批", "2.收费标准[试行]"], &lines[5..]].concat();
    let shown = shown.into_iter().chain(cells).chain(end).map(str::to_owned).collect();
    let parts = [
        ("word/footnotes.xml", notes),
        ("word/_rels/document.xml.rels", relations),
        ("word/media/map.gif", GIF),
    ];
    (shown, document(&body, &parts))
}

/// A picture of one point.
const GIF: &str = "GIF89a\u{1}\0\u{1}\0\0\0\0;";

#[test]
fn every_character_of_a_word_document_reaches_the_page() {
    let (lines, bytes) = letter();
    let site = Sandbox::new();
    site.write("letter.docx", bytes);
    let run = import(&site, &["letter.docx"]);
    let folder = "content/replies/imported/gxt-province-cppcc-13-1-38";
    let draft = site.read(&format!("{folder}/index.md"));
    let draft = draft.replacen("发布日期: 待核对", "发布日期: 2024-06-03", 1);
    let draft = draft.replacen("公开属性: 待核对", "公开属性: 主动公开", 1);
    site.write(&format!("{folder}/index.md"), draft.replacen("状态: 草稿", "状态: 有效", 1));
    let built = site.run(&["build", "--date", "2024-07-01"]);
    assert_eq!(built.code, 0, "{}{}{}", said(&run), built.stdout, built.stderr);
    let page = Html::parse_document(&site.read("public/r/gxt-province-cppcc-13-1-38.html"));
    let main = Selector::parse("main").expect("a selector");
    let words: String = page.select(&main).flat_map(|one| one.text()).collect();
    let words: String = words.split_whitespace().collect();
    let mut rest = words.as_str();
    for line in &lines {
        let line: String = line.split_whitespace().collect();
        let at = rest.find(&line).unwrap_or_else(|| panic!("{line}: {rest}"));
        rest = &rest[at + line.len()..];
    }
    assert!(words.contains("截至当年四月。"), "{words}");
    let shown = Selector::parse("main img[alt='布局图']").expect("a selector");
    assert_eq!(page.select(&shown).count(), 1);
}

/// A ledger as offices keep it: a title, a column of their own, cells that the letters do not bear out.
const LEDGER: &str = "提案办理台账,,,,,,\n\
    届次,编号,案由,承办单位,交办日期,公开属性,满意否\n\
    省政协十三届一次会议,38,关于建设算力平台的提案,乌有省教育厅,2024年3月1日,主动公开,是\n\
    省政协十三届一次会议,39号,关于建设公共算力平台的提案,省工信厅、乌有省教育厅,2024-03-01,依申请公开,,张\n\
    省政协十三届一次会议,0702,关于夜间经济的提案,省工信厅,2024-03-01,,\n\
    省政协十三届二次会议,50,关于养老的提案,省工信厅,2024-13-01,,\n";

#[test]
fn the_ledger_wins_and_what_differs_is_told_with_both_places() {
    let site = Sandbox::new();
    site.write("in/a.txt", PAGE);
    site.write("in/b.txt", PAGE.replace("0038", "0039"));
    site.write("in/c.txt", PAGE.replace("0038", "0040"));
    site.write("in/d.txt", PAGE.replace("2024年5月6日\n", "2024年5月6日\n（不予公开）\n"));
    site.write("t.csv", LEDGER);
    let run = site.run(&["import", "in", "--into", "content/replies/x", "--ledger", "t.csv"]);
    assert_eq!(run.code, 0, "{}", said(&run));
    let text = said(&run);
    for words in [
        "“案由”以台账为准：台账（t.csv 第 3 行）是“关于建设算力平台的提案”，原文是“关于建设公共算力平台的提案”",
        "“承办单位”以台账为准：台账（t.csv 第 3 行）是“乌有省教育厅”，原文是“乌有省工业和信息化厅”",
        "照台账（t.csv 第 3 行）填了：交办日期、公开属性",
        "台账 t.csv 里没有省政协十三届一次会议的 0040 号",
        "“公开属性”没有照台账放宽",
        "台账里有 2 件没有答复：第 5 行（0702）、第 6 行（50）",
        "--> t.csv:6:28",
        "“2024-13-01”不是日期",
        "列名取自第 2 行",
        "“满意否”、没有列名的 H 列 2 列没有用到",
    ] {
        assert!(text.contains(words), "{words}: {text}");
    }
    // What the ledger fills in is no longer said to be open: of the letter without a row alone.
    assert_eq!(text.matches("“公开属性”没有识别出来").count(), 1, "{text}");
    let drafts = site.tree("content/replies/x");
    let draft = |words: &str| {
        let mut texts = drafts.iter().map(|one| String::from_utf8_lossy(&one.1).into_owned());
        texts.find(|text| text.contains(words)).unwrap_or_else(|| panic!("{words}: {drafts:?}"))
    };
    let first = draft("公开属性: 主动公开");
    for line in [
        "编号: [\"0038\"]",
        "案由: 关于建设算力平台的提案",
        "承办单位: 乌有省教育厅",
        "交办日期: 2024-03-01",
    ] {
        assert!(first.contains(line), "{line}: {first}");
    }
    // One of the departments that the ledger names, and a number in another spelling.
    let second = draft("公开属性: 依申请公开");
    assert!(second.contains("承办单位: 乌有省工业和信息化厅"), "{second}");
    assert!(draft("公开属性: 不予公开").contains("编号: [\"0038\"]"));
}

#[test]
fn a_letter_without_a_number_takes_that_of_the_only_case_with_its_subject() {
    let site = Sandbox::new();
    let page =
        PAGE.replace("省政协十三届一次会议第0038号提案", "有关提案").replace("（第0038号）", "");
    site.write("a.txt", &page);
    for (more, filled) in
        [("", true), ("省政协十三届二次会议,7,《关于建设公共算力平台的提案》,,,\n", false)]
    {
        site.write("t.csv", format!("{LEDGER}{more}"));
        let into = if filled { "content/replies/one" } else { "content/replies/two" };
        let text = said(&site.run(&["import", "a.txt", "--into", into, "--ledger", "t.csv"]));
        let (_, draft) = site.tree(into).pop().expect("a draft");
        let draft = String::from_utf8_lossy(&draft).into_owned();
        assert_eq!(draft.contains("编号: [39号]"), filled, "{draft}\n{text}");
        assert_eq!(text.contains("案由也没有在台账里对上一件"), !filled, "{text}");
    }
    // A ledger of one session may name it in its title alone.
    let titled = "乌有省政协十三届一次会议提案交办表,,\n第一批,,\n编号,案由,交办日期\n\
        0038,关于建设公共算力平台的提案,2024-03-01\n";
    site.write("b.txt", PAGE);
    site.write("t.csv", titled);
    let run =
        site.run(&["import", "b.txt", "--into", "content/replies/three", "--ledger", "t.csv"]);
    let text = said(&run);
    assert!(text.contains("没有“届次”一列，届次取自标题：乌有省政协十三届一次会议"), "{text}");
    assert!(text.contains("照台账（t.csv 第 4 行）填了：交办日期"), "{text}");
    let second = titled.replace("第一批", "省政协十三届二次会议");
    site.write("t.csv", second);
    let text = said(&site.run(&["import", "b.txt", "--ledger", "t.csv"]));
    assert!(text.contains("表头里没有“届次”一列"), "{text}");
    let run = site.run(&["import", "a.txt", "--ledger", "a.txt"]);
    assert!(said(&run).contains("表头里没有“届次”一列"), "{}", said(&run));
}
