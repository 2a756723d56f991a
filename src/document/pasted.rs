//! Text pasted from a word processor or a spreadsheet → Markdown.
//!
//! A line is a paragraph, as on the clipboard of any office program; lines with tabs, one below
//! the other, are the rows of a table. Every character stays, and none acts as markup.

use std::ops::Range;

use super::write;

/// `text` as Markdown: paragraphs apart, rows of cells as tables.
#[must_use]
pub(crate) fn pasted(text: &str) -> String {
    let lines: Vec<&str> = text.lines().collect();
    let mut blocks = Vec::new();
    let mut at = 0;
    while at < lines.len() {
        if let Some((rows, count)) = table_at(&lines[at..]) {
            blocks.push(write::table(&rows));
            at += count;
            continue;
        }
        if !lines[at].trim().is_empty() {
            blocks.push(write::paragraph(lines[at].trim()));
        }
        at += 1;
    }
    blocks.join("\n\n") + "\n"
}

/// `text`, which is Markdown, with the rows of cells among its lines as tables.
#[must_use]
pub(crate) fn with_tables(text: &str) -> String {
    // What stands between fences is printed as it is.
    if !text.contains('\t') || text.contains("```") || text.contains("~~~") {
        return text.to_owned();
    }
    let mut out = String::new();
    let lines: Vec<&str> = text.lines().collect();
    let mut at = 0;
    while at < lines.len() {
        match table_at(&lines[at..]) {
            Some((rows, count)) => {
                if !out.is_empty() && !out.ends_with("\n\n") {
                    out.push('\n');
                }
                out.push_str(&write::table(&rows));
                out.push('\n');
                at += count;
                if lines.get(at).is_some_and(|line| !line.trim().is_empty()) {
                    out.push('\n');
                }
            }
            None => {
                out.push_str(lines[at]);
                out.push('\n');
                at += 1;
            }
        }
    }
    out
}

/// The rows of the table that `lines` begin with, and how many lines they take: two rows of
/// two cells at least, where one line alone is a sentence with a tab in it.
fn table_at(lines: &[&str]) -> Option<(Vec<Vec<String>>, usize)> {
    let mut rows = Vec::new();
    let mut taken = 0;
    while let Some((row, count)) = row_at(&lines[taken..]) {
        rows.push(row);
        taken += count;
    }
    (rows.len() >= 2).then_some((rows, taken))
}

/// The cells of the row that `lines` begin with. A spreadsheet puts a cell in quotes that has
/// a line break in it, and doubles its quotes.
fn row_at(lines: &[&str]) -> Option<(Vec<String>, usize)> {
    let mut row = (*lines.first()?).to_owned();
    if !row.contains('\t') || row.trim().is_empty() {
        return None;
    }
    let mut count = 1;
    while is_open(&row) {
        // A quotation mark that nothing closes is one of the text.
        let Some(line) = lines.get(count).filter(|_| count < LINES_OF_A_CELL) else {
            lines[0].clone_into(&mut row);
            count = 1;
            break;
        };
        row = format!("{row}\n{line}");
        count += 1;
    }
    Some((row.split('\t').map(cell).collect(), count))
}

/// More lines than this no cell has.
const LINES_OF_A_CELL: usize = 50;

/// Whether the last cell of `row` begins with a quotation mark that is not closed yet.
fn is_open(row: &str) -> bool {
    row.split('\t').any(|cell| {
        cell.starts_with('"') && (cell.len() == 1 || cell.matches('"').count() % 2 == 1)
    })
}

/// The text of a cell, out of its quotes.
fn cell(text: &str) -> String {
    let inner = text.strip_prefix('"').and_then(|rest| rest.strip_suffix('"'));
    match inner {
        Some(inner) if text.len() > 1 && (inner.contains('\n') || inner.contains("\"\"")) => {
            inner.replace("\"\"", "\"")
        }
        Some(_) | None => text.to_owned(),
    }
}

/// Where the first lines of `text` say nothing but what is `known`: each of that once, over as many
/// lines as it takes, blanks and marks of headings aside. None where they say anything else.
#[must_use]
pub(crate) fn same_words(text: &str, known: &[&str]) -> Option<Range<usize>> {
    let bare = |text: &str| -> String {
        text.chars().filter(|one| !one.is_whitespace() && !"#*".contains(*one)).collect()
    };
    let known: Vec<String> =
        known.iter().map(|one| bare(one)).filter(|one| !one.is_empty()).collect();
    let (mut at, mut end, mut said) = (0, 0, String::new());
    for line in text.split_inclusive('\n') {
        at += line.len();
        said.push_str(&bare(line));
        if known.contains(&said) {
            (end, said) = (at, String::new());
        } else if !known.iter().any(|one| one.starts_with(&said)) {
            break;
        }
    }
    (end > 0).then_some(0..end)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn lines_are_paragraphs_and_rows_are_tables() {
        assert_eq!(
            pasted(
                "您的提案收悉。\n　　一、概况\n\n项目\t数量\t说明\n公园\t3\t含2处*新建\n合计\t3\n完。\n"
            ),
            "您的提案收悉。\n\n一、概况\n\n| 项目 | 数量 | 说明 |\n| --- | --: | --- |\n| 公园 | 3 | 含2处\\*新建 |\n| 合计 | 3 |  |\n\n完。\n"
        );
    }

    #[test]
    fn a_cell_of_several_lines_stays_one() {
        assert_eq!(
            pasted("名称\t说明\n甲\t\"第一行\n第\"\"二\"\"行\"\n乙\t|\n"),
            "| 名称 | 说明 |\n| --- | --- |\n| 甲 | 第一行<br>第\"二\"行 |\n| 乙 | \\| |\n"
        );
        // One that is never closed is a mark of the text.
        assert_eq!(pasted("a\t\"b\nc\td\n"), "| a | \"b |\n| --- | --- |\n| c | d |\n");
    }

    #[test]
    fn a_line_alone_is_no_table() {
        assert_eq!(pasted("联系人：\t贾例子\n"), "联系人：\t贾例子\n");
    }

    #[test]
    fn markdown_stays_but_for_rows_of_cells() {
        let text = "# 题\n- 甲\n项目\t数量\n公园\t3\n后文\n";
        assert_eq!(
            with_tables(text),
            "# 题\n- 甲\n\n| 项目 | 数量 |\n| --- | --: |\n| 公园 | 3 |\n\n后文\n"
        );
        assert_eq!(with_tables("```\na\tb\nc\td\n```\n"), "```\na\tb\nc\td\n```\n");
    }

    #[test]
    fn a_heading_is_what_is_known_over_as_many_lines_as_it_takes() {
        let known = ["甲局对第1号提案的答复", "甲发〔2024〕1号"];
        let text = "# 甲局对第1号\n提案的答复\n\n甲发〔2024〕 1号\n\n方假设委员：\n正文\n";
        let found = same_words(text, &known).expect("a heading");
        assert_eq!(&text[found.end..], "\n方假设委员：\n正文\n");
        for text in ["方假设委员：\n", "甲局\n您好\n", ""] {
            assert_eq!(same_words(text, &known), None, "{text}");
        }
    }
}
