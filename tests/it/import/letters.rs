//! Letters in as many shapes as the genre has, each as text, as a page in GBK and as a Word
//! document: a field is right or left open, and never wrong.
//!
//! `letters/*.txt` are invented. Above `---` stand the lines of the front matter that a careful
//! reader would write; a value behind `?` is one that the page does not say clearly enough.

use std::collections::BTreeMap;
use std::path::Path;

use dafu::diagnostic::Language;
use dafu::import::UNCONFIRMED;

use super::docx::{document, paragraph};
use super::{import, name_of};

/// The rows of a table, or a line.
fn blocks(text: &str) -> Vec<Result<&str, Vec<Vec<&str>>>> {
    let mut out: Vec<Result<&str, Vec<Vec<&str>>>> = Vec::new();
    for line in text.lines() {
        if !line.contains('\t') {
            out.push(Ok(line));
            continue;
        }
        let cells = line.split('\t').collect();
        match out.last_mut() {
            Some(Err(rows)) => rows.push(cells),
            _ => out.push(Err(vec![cells])),
        }
    }
    out
}

fn escaped(text: &str) -> String {
    text.replace('&', "&amp;").replace('<', "&lt;").replace('>', "&gt;")
}

/// A page whose words are in pieces, as editors of web pages leave them.
fn page(text: &str) -> Vec<u8> {
    let cell = |cell: &&str| format!("<td><p>{}</p></td>", escaped(cell));
    let block = |block: &Result<&str, Vec<Vec<&str>>>| match block {
        Ok(line) => {
            let middle = line.char_indices().map(|at| at.0).nth(line.chars().count() / 2);
            let (one, other) = line.split_at(middle.unwrap_or(0));
            format!("<div><span>{}</span><span>{}</span></div>\n", escaped(one), escaped(other))
        }
        Err(rows) => {
            let row =
                |row: &Vec<&str>| format!("<tr>{}</tr>", row.iter().map(cell).collect::<String>());
            format!("<table border=1>{}</table>", rows.iter().map(row).collect::<String>())
        }
    };
    let body: String = blocks(text).iter().map(block).collect();
    let page = format!("<meta charset=gb2312><title>网页</title><ul><li>首页</ul>{body}");
    encoding_rs::GB18030.encode(&page).0.into_owned()
}

fn word(text: &str) -> Vec<u8> {
    let cell = |cell: &&str| format!("<w:tc>{}</w:tc>", paragraph(&escaped(cell)));
    let block = |block: &Result<&str, Vec<Vec<&str>>>| match block {
        Ok(line) => paragraph(&escaped(line)),
        Err(rows) => {
            let row = |row: &Vec<&str>| {
                format!("<w:tr>{}</w:tr>", row.iter().map(cell).collect::<String>())
            };
            format!("<w:tbl>{}</w:tbl>", rows.iter().map(row).collect::<String>())
        }
    };
    document(&blocks(text).iter().map(block).collect::<String>(), &[])
}

fn fields(lines: &str) -> BTreeMap<&str, &str> {
    lines.lines().filter_map(|line| line.split_once(": ")).collect()
}

/// What is wrong with the import of a letter: fields, and characters that were lost.
fn faults(name: &str, bytes: &[u8], expected: &BTreeMap<&str, &str>) -> Vec<String> {
    let imported = import(name, bytes);
    let [draft] = imported.drafts.as_slice() else { return vec![format!("{name}: no draft")] };
    let lost = imported.findings.iter().filter(|one| one.rule == "import/lost");
    let mut faults: Vec<_> = lost.map(|one| format!("{name}: {}", one.message.zh)).collect();
    let file = draft.markdown(Language::Chinese);
    let head = file.split("\n---\n").next().unwrap_or_default();
    let found = fields(head);
    let told = |key: &str| found.get(key).filter(|value| **value != UNCONFIRMED);
    for (key, value) in expected {
        let is_open = value.strip_prefix("? ");
        let right = told(key).map_or(is_open.is_some(), |told| *told == is_open.unwrap_or(value));
        if !right {
            faults.push(format!("{name}: {key}: {:?}, not {value}", found.get(key)));
        }
    }
    let invented = found
        .keys()
        .filter(|key| **key != "状态" && told(key).is_some() && !expected.contains_key(*key));
    faults.extend(invented.map(|key| format!("{name}: {key}: {} is nowhere", found[key])));
    faults
}

#[test]
fn a_field_is_right_or_left_open_in_every_shape_and_kind_of_file() {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/it/import/letters");
    let mut wrong = Vec::new();
    let mut count = 0;
    for entry in std::fs::read_dir(folder).expect("the letters") {
        let path = entry.expect("an entry").path();
        let name = name_of(&path);
        let text = std::fs::read_to_string(&path).expect("a letter");
        let (expected, letter) = text.split_once("\n---\n").expect("fields, then the letter");
        let expected = fields(expected);
        count += 1;
        wrong.extend(faults(&name, letter.as_bytes(), &expected));
        wrong.extend(faults(&name.replace(".txt", ".html"), &page(letter), &expected));
        wrong.extend(faults(&name.replace(".txt", ".docx"), &word(letter), &expected));
    }
    assert!(count >= 30, "{count} letters");
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}
