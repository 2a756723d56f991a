//! The metadata of all replies as a table, and back: each change shown, nothing else touched.

use crate::support::{Run, Sandbox};

const FILE: &str = "content/replies/gxt-2023-1.md";

/// A site whose table was written out, and that table.
fn exported() -> (Sandbox, String) {
    let site = Sandbox::full();
    let text = site.read(FILE).replace("案由:", "案由:   ").replacen("---\n", "---\n# 旁注\n", 1);
    site.write(FILE, text.replace('\n', "\r\n"));
    let run = site.run(&["table", "export", "t.csv"]);
    assert_eq!(run.code, 0, "{}", run.stderr);
    let table = site.read("t.csv");
    (site, table)
}

/// What comes of the table with `old` in its cells replaced by `new`.
fn applied(site: &Sandbox, table: &str, (old, new): (&str, &str), more: &[&str]) -> Run {
    assert!(table.contains(old), "{old}: {table}");
    site.write("t.csv", table.replace(old, new));
    site.run(&[&["table", "apply", "t.csv"], more].concat())
}

#[test]
fn a_table_that_nobody_changed_changes_nothing() {
    let (site, table) = exported();
    let before = site.tree("content");
    assert!(table.starts_with("\u{feff}文件,标题,"), "{table}");
    assert!(table.lines().any(|line| line.starts_with(FILE)));
    for old in ["文件", "\r\n"] {
        let new = if old == "\r\n" { "\n" } else { old };
        let run = applied(&site, &table, (old, new), &["--yes"]);
        assert_eq!(run.code, 0, "{}", run.stderr);
        assert!(run.stderr.contains("没有改动"), "{}", run.stderr);
    }
    // As programs of spreadsheets write it: zeros in front gone, days in another form.
    let run = applied(&site, &table, ("2024-03-05 09:30", "2024/3/5 9:30"), &["--yes"]);
    assert!(run.stderr.contains("换了写法"), "{}", run.stderr);
    assert_eq!(site.tree("content"), before);
}

#[test]
fn changes_are_shown_and_written_once_agreed_to() {
    let (site, table) = exported();
    let old = site.read(FILE);
    let change = ("关于样本gxt-2023-1的答复", "\"=关于“甲”, 乙的答复\"");
    for more in [&["--dry-run"][..], &[]] {
        let run = applied(&site, &table, change, more);
        assert_eq!(run.code, 0, "{}", run.stderr);
        for words in ["- 标题: 关于样本gxt-2023-1的答复", "+ 标题: =关于“甲”, 乙的答复", "还没有写"]
        {
            assert!(run.stderr.contains(words), "{words}: {}", run.stderr);
        }
        assert_eq!(site.read(FILE), old);
    }
    let run = applied(&site, &table, change, &["--yes"]);
    assert_eq!(run.code, 0, "{}", run.stderr);
    let new = site.read(FILE);
    assert_eq!(new, old.replace("标题: 关于样本gxt-2023-1的答复", "标题: =关于“甲”, 乙的答复"));
    // What a program would run is only shown, and comes back as it was.
    assert_eq!(site.run(&["table", "export", "t.csv"]).code, 0);
    let table = site.read("t.csv");
    assert!(table.contains("\"'=关于“甲”, 乙的答复\""), "{table}");
    assert!(site.run(&["table", "apply", "t.csv", "--yes"]).stderr.contains("没有改动"));
}

#[test]
fn what_cannot_be_is_refused_with_its_row_and_nothing_is_written() {
    let (site, table) = exported();
    let before = site.tree("content");
    for (old, new, words) in [
        ("2023-07-20", "2023-13-40", "2023-13-40"),
        ("乌有省教育厅", "省教局", "省教局"),
        ("标题,", "标提,", "没有“标提”这个字段"),
        ("校验", "其他", "没有“文件”或“校验”一列"),
        ("replies/gxt-2023-1.md", "replies/gone.md", "没有 content/replies/gone.md 这个稿件"),
        ("关于样本gxt-2023-1的答复", "甲,乙", "格子比列名多"),
        (",0038、闭08,", ",1.31052E+11,", "缩写的数"),
    ] {
        let run = applied(&site, &table, (old, new), &["--yes"]);
        assert_eq!(run.code, 2, "{old}: {}", run.stderr);
        assert!(run.stderr.contains(words) && run.stderr.contains("行："), "{}", run.stderr);
        assert_eq!(site.tree("content"), before);
    }
    site.write(FILE, site.read(FILE) + "\r\n再加一段。\r\n");
    let run = applied(&site, &table, ("关于样本gxt-2023-1的答复", "关于别的答复"), &["--yes"]);
    assert!(run.code == 2 && run.stderr.contains("以后改过"), "{}", run.stderr);
}

#[test]
fn a_table_in_gbk_is_read_and_no_source_is_written_over() {
    let (site, table) = exported();
    let text = table.trim_start_matches('\u{feff}').replace("样本gxt-2023-1", "样品gxt-2023-1");
    site.write("t.csv", encoding_rs::GBK.encode(&text).0);
    let run = site.run(&["table", "apply", "t.csv", "--yes"]);
    assert_eq!(run.code, 0, "{}", run.stderr);
    assert!(site.read(FILE).contains("标题: 关于样品gxt-2023-1的答复"));
    for place in ["content/t.csv", "public/t.xlsx", "t.ods", "dafu.yaml"] {
        assert_eq!(site.run(&["table", "export", place]).code, 2, "{place}");
    }
    site.write("own.csv", "甲,乙\n");
    assert_eq!(site.run(&["table", "export", "own.csv"]).code, 2);
}

/// A workbook as another program saves it: texts in one table of their own, with `changes` in
/// them, below a title, beside a sheet of remarks.
fn saved_elsewhere(bytes: &[u8], changes: &[(&str, &str)]) -> Vec<u8> {
    let mut archive = zip::ZipArchive::new(std::io::Cursor::new(bytes)).expect("an archive");
    let mut sheet = String::new();
    let mut part = archive.by_name("xl/worksheets/sheet1.xml").expect("a sheet");
    std::io::Read::read_to_string(&mut part, &mut sheet).expect("text");
    for (old, new) in changes {
        assert!(sheet.contains(old), "{old}: {sheet}");
        sheet = sheet.replace(old, new);
    }
    let (mut strings, mut rows) = (String::new(), String::new());
    for (at, row) in sheet.split("<row ").skip(1).enumerate() {
        let number = at + 2;
        rows.push_str(&format!("<row r=\"{number}\">"));
        for cell in row.split("<c ").skip(1) {
            let inside = |from: &str, to: &str| {
                cell.split_once(from).and_then(|one| one.1.split_once(to)).map_or("", |one| one.0)
            };
            let column: String =
                inside("r=\"", "\"").chars().filter(char::is_ascii_uppercase).collect();
            let text = inside("<t xml:space=\"preserve\">", "</t>");
            let string = strings.matches("<si>").count();
            strings.push_str(&format!("<si><t xml:space=\"preserve\">{text}</t></si>"));
            rows.push_str(&format!(
                "<c r=\"{column}{number}\" s=\"1\" t=\"s\"><v>{string}</v></c>"
            ));
        }
        rows.push_str("</row>");
    }
    let title = "<row r=\"1\"><c r=\"A1\" t=\"str\"><f>B9</f><v>一览</v></c></row>";
    archive_of(&[
        (
            "xl/workbook.xml",
            "<workbook><sheets><sheet name=\"说明\" r:id=\"r1\"/><sheet name=\"改\" r:id=\"r2\"/></sheets></workbook>",
        ),
        (
            "xl/_rels/workbook.xml.rels",
            "<Relationships><Relationship Id=\"r1\" Target=\"worksheets/a.xml\"/><Relationship Id=\"r2\" Target=\"/xl/worksheets/b.xml\"/></Relationships>",
        ),
        ("xl/sharedStrings.xml", &format!("<sst>{strings}</sst>")),
        ("xl/worksheets/a.xml", &format!("<worksheet><sheetData>{title}</sheetData></worksheet>")),
        (
            "xl/worksheets/b.xml",
            &format!("<worksheet><sheetData>{title}{rows}</sheetData></worksheet>"),
        ),
    ])
}

fn archive_of(parts: &[(&str, &str)]) -> Vec<u8> {
    let parts: Vec<_> = parts.iter().map(|(name, text)| (*name, text.as_bytes())).collect();
    crate::attachments::samples::archive(&parts)
}

#[test]
fn a_workbook_that_another_program_saved_changes_what_was_changed_in_it() {
    let site = Sandbox::full();
    let text = site.read(FILE);
    site.write(
        FILE,
        text.replace("标题: 关于样本gxt-2023-1的答复", "标题: \"=关于“甲”_x0041_的答复\""),
    );
    let before = site.tree("content");
    let run = site.run(&["table", "export", "t.xlsx"]);
    assert_eq!(run.code, 0, "{}", run.stderr);
    let ours = std::fs::read(site.root().join("t.xlsx")).expect("a workbook");
    for bytes in [ours.clone(), saved_elsewhere(&ours, &[])] {
        site.write("t.xlsx", &bytes);
        let run = site.run(&["table", "apply", "t.xlsx", "--yes"]);
        assert!(run.code == 0 && run.stderr.contains("没有改动"), "{}", run.stderr);
        assert_eq!(site.tree("content"), before);
    }
    site.write("t.xlsx", crate::attachments::samples::overlapping(&ours));
    let run = site.run(&["table", "apply", "t.xlsx", "--yes"]);
    assert!(run.code != 0 && run.stderr.contains("损坏"), "{}", run.stderr);
    let change = ("=关于“甲”_x005F_x0041_的答复", "-关于“乙”的答复");
    site.write("t.xlsx", saved_elsewhere(&ours, &[change]));
    let run = site.run(&["table", "apply", "t.xlsx", "--yes"]);
    assert_eq!(run.code, 0, "{}", run.stderr);
    for words in ["列名取自「改」第 2 行", "工作表「说明」没有读", "+ 标题: "]
    {
        assert!(run.stderr.contains(words), "{words}: {}", run.stderr);
    }
    assert_eq!(site.read(FILE), text.replace("关于样本gxt-2023-1的答复", "\"-关于“乙”的答复\""));
    // A table that stands there is written anew; another's workbook is not.
    assert_eq!(site.run(&["table", "export", "t.xlsx"]).code, 0);
    site.write("t.xlsx", archive_of(&[("xl/workbook.xml", "<workbook/>")]));
    assert_eq!(site.run(&["table", "export", "t.xlsx"]).code, 2);
}

#[test]
fn a_cell_of_a_workbook_that_cannot_be_is_named_by_its_sheet() {
    let site = Sandbox::full();
    assert_eq!(site.run(&["table", "export", "t.xlsx"]).code, 0);
    let ours = std::fs::read(site.root().join("t.xlsx")).expect("a workbook");
    site.write("t.xlsx", saved_elsewhere(&ours, &[("2023-07-20", "2023-13-40")]));
    let run = site.run(&["table", "apply", "t.xlsx", "--yes"]);
    assert_eq!(run.code, 2, "{}", run.stderr);
    assert!(run.stderr.contains("t.xlsx 「改」第 "), "{}", run.stderr);
    site.write("t.xls", [0xd0, 0xcf, 0x11, 0xe0, 0xa1, 0xb1]);
    let run = site.run(&["table", "apply", "t.xls"]);
    assert!(run.code == 2 && run.stderr.contains("另存为 .xlsx"), "{}", run.stderr);
}
