//! Metadata blocks: labels with their values, in every shape pages give them.
//!
//! `标签: 值`, several on a line or glued together, in brackets, in cells of a
//! `|` table, or the value on the line below its label.

use std::sync::LazyLock;

use regex::Regex;

use super::columns::columns;
use super::labelled::labelled;
pub(super) use super::labelled::{Labelled, first};
use super::labels::{Label, WORDS, meaning};
use super::page::{Line, Page};
use crate::letter::dates;
use crate::letter::marks;
use crate::letter::pattern;
use crate::letter::reading::Reading;

/// A label inside a line: with a colon, or in brackets.
static LABEL: LazyLock<Regex> = LazyLock::new(|| {
    let words = &*WORDS;
    pattern(&format!(
        r"(?:[\[【〔]\s*(?<boxed>{words})\s*[\]】〕]\s*:?|(?<plain>{words})\s*:|(?<dated>发布时间|发布日期|成文日期|信息时间|发文日期|更新时间|公开日期|公开时间)\s*(?<digit>[12][0-9]{{3}}))"
    ))
});

/// A line or cell that is a label and nothing else.
static ALONE: LazyLock<Regex> =
    LazyLock::new(|| pattern(&format!(r"^[\[【〔]?\s*({})\s*[\]】〕]?\s*:?$", &*WORDS)));

/// The labelled values of the lines at `indexes`.
pub(super) fn read(page: &Page, indexes: impl Iterator<Item = usize>) -> Vec<Labelled> {
    let indexes: Vec<usize> = indexes.collect();
    let mut out = Vec::new();
    let mut position = 0;
    while let Some(&index) = indexes.get(position) {
        let line = &page.lines[index];
        let below = indexes.get(position + 1).map(|next| &page.lines[*next]);
        if let Some(found) = below.and_then(|below| heads(line, below, index)) {
            out.extend(found);
            position += 1;
        } else if line.text.contains(['|', '\t', '｜']) && has_label_cell(line) {
            out.extend(cells(line, index));
        } else if let Some((label, name)) = alone(&line.reading) {
            // The value stands on the next line, unless that is a label itself.
            let value = below.filter(|line| is_value(label, line));
            position += usize::from(value.is_some());
            let value = value.map_or("", |line| line.reading.original());
            out.push(labelled((label, name), value, index));
        } else {
            out.extend(inside(&line.reading, index));
        }
        position += 1;
    }
    out
}

/// Whether `line` could be the value of a label standing alone above it. A label
/// without value must not swallow the title or the text below it.
fn is_value(label: Label, line: &Line) -> bool {
    let text = line.tight.as_str();
    let short = |most: usize| text.chars().count() <= most;
    let fits = match label {
        Label::Published | Label::Dated | Label::Issued | Label::Updated | Label::Written => {
            dates::value(line.reading.original()).is_some()
        }
        Label::DocNumber => marks::read(&line.tight).is_some_and(|one| one.doc_number.is_some()),
        Label::Class => marks::class(text).is_some(),
        Label::Disclosure => marks::disclosure(text).is_some(),
        Label::Request | Label::Answer => false,
        Label::Ignored => short(16) && marks::read(&line.tight).is_none(),
        Label::Title | Label::Subject => short(80),
        _ => short(40) && !text.contains("号提案") && !text.contains("号建议"),
    };
    fits && alone(&line.reading).is_none() && !LABEL.is_match(line.reading.as_str())
}

/// A cell of a table row that holds labels is one by its words alone.
fn cell_label(cell: &str) -> Option<(Label, String)> {
    meaning(&ALONE.captures(Reading::new(cell).as_str())?[1])
}

fn alone(reading: &Reading) -> Option<(Label, String)> {
    let found = ALONE.captures(reading.as_str())?;
    // A bare word without colon or brackets is a label only where it can be nothing else.
    let marked = reading.as_str().contains([':', '[', '【', '〔']);
    let (label, name) = meaning(&found[1])?;
    let sure = name.chars().count() >= 3;
    (marked || sure).then_some((label, name))
}

fn has_label_cell(line: &Line) -> bool {
    split_cells(line).iter().any(|cell| cell_label(cell).is_some())
}

fn split_cells(line: &Line) -> Vec<String> {
    line.text.split(['|', '\t', '｜']).map(|cell| cell.trim().to_owned()).collect()
}

/// A row of labels over a row of as many values.
fn heads(line: &Line, below: &Line, index: usize) -> Option<Vec<Labelled>> {
    let labels: Option<Vec<_>> = line.cells.iter().map(|cell| cell_label(cell)).collect();
    let labels = labels.filter(|labels| labels.len() > 1 && labels.len() == below.cells.len())?;
    let is_value = |cell: &String| cell_label(cell).is_none();
    let pairs = labels.into_iter().zip(&below.cells);
    below
        .cells
        .iter()
        .all(is_value)
        .then(|| pairs.map(|(label, value)| labelled(label, value, index)).collect())
}

/// `| 索引号 | x | 文号 | y |`: a label's value is the next cell.
fn cells(line: &Line, index: usize) -> Vec<Labelled> {
    let cells = split_cells(line);
    let mut out = Vec::new();
    let mut cells = cells.iter().peekable();
    while let Some(cell) = cells.next() {
        let Some(label) = cell_label(cell) else {
            out.extend(inside(&Reading::new(cell), index));
            continue;
        };
        let is_value = |next: &&String| cell_label(next).is_none();
        let value = cells.next_if(is_value).map_or("", String::as_str);
        out.push(labelled(label, value, index));
    }
    out
}

/// The labels inside a line, each with what stands before the next.
fn inside(reading: &Reading, index: usize) -> Vec<Labelled> {
    let text = reading.as_str();
    let mut marks = columns(text);
    for found in LABEL.captures_iter(text) {
        let name = ["boxed", "plain", "dated"].iter().find_map(|group| found.name(group));
        let (Some(name), Some(whole)) = (name, found.get(0)) else {
            continue;
        };
        // The digit after a date's label belongs to its value.
        let end = found.name("digit").map_or(whole.end(), |digit| digit.start());
        if let Some(label) = meaning(name.as_str()).filter(|_| begins_word(text, name.start())) {
            marks.push((whole.start()..end, label));
        }
    }
    marks.sort_by_key(|mark| (mark.0.start, std::cmp::Reverse(mark.0.end)));
    marks.dedup_by(|later, earlier| later.0.start < earlier.0.end);
    let ends = marks.iter().skip(1).map(|mark| mark.0.start);
    let ends: Vec<_> = ends.chain(std::iter::once(text.len())).collect();
    marks
        .into_iter()
        .zip(ends)
        .flat_map(|((range, label), end)| {
            with_date(labelled(label, reading.cut(range.end..end), index))
        })
        .collect()
}

/// `来源:县政府办2022-08-11`: the date behind a source is a value of its own.
fn with_date(source: Labelled) -> Vec<Labelled> {
    let split = dates::split_trailing(&source.value).filter(|_| source.label == Label::Source);
    let Some((value, date)) = split else {
        return vec![source];
    };
    let dated = Labelled {
        label: Label::Dated,
        name: "来源后的时间".to_owned(),
        value: date,
        line: source.line,
    };
    vec![Labelled { value, ..source }, dated]
}

/// `资金来源:` is no 来源; `云岭省教育厅发布时间:` is glued and counts.
fn begins_word(text: &str, at: usize) -> bool {
    let other = ["资金", "经费", "收入", "能量", "人才", "数据"];
    !other.iter().any(|word| text[..at].ends_with(word))
}

/// Whether `line` holds, behind its label, what a form says was asked.
pub(super) fn holds_request(line: &Line) -> bool {
    inside(&line.reading, 0).iter().any(|one| one.label == Label::Request && !one.value.is_empty())
}

/// Whether `line` is the label of a form's answer, alone.
pub(super) fn announces_answer(line: &Line) -> bool {
    ALONE
        .captures(line.reading.as_str())
        .and_then(|found| meaning(&found[1]))
        .is_some_and(|(label, _)| label == Label::Answer)
}

/// Whether `line` holds a label, so that it is metadata and no text.
pub(super) fn is_labelled(line: &Line) -> bool {
    alone(&line.reading).is_some()
        || has_label_cell(line) && line.text.contains(['|', '\t', '｜'])
        || !inside(&line.reading, 0).is_empty()
}

/// The words of `line` before its first label: a title with metadata glued to it.
pub(super) fn before_labels(line: &Line) -> Reading {
    let text = line.reading.as_str();
    match LABEL.find(text) {
        Some(found) if found.start() > 0 => line.reading.part(0..found.start()),
        _ => line.reading.clone(),
    }
}

/// Whether `line` begins with a label and a colon.
pub(super) fn begins_with_label(line: &Line) -> bool {
    let text = line.reading.as_str();
    let start =
        |found: regex::Match<'_>| text[..found.start()].chars().all(|one| "([【〔 ".contains(one));
    LABEL.find(text).is_some_and(start) || !columns(text).is_empty()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn check(text: &str, expected: &[(Label, &str)]) {
        let page = Page::new(text);
        let found = read(&page, 0..page.lines.len());
        let found: Vec<_> = found.iter().map(|one| (one.label, one.value.as_str())).collect();
        assert_eq!(found, expected, "{text}");
    }

    #[test]
    fn a_bullet_is_no_part_of_a_value() {
        check(
            "• 索引号\n  • 005/2020-1\n  • 发布日期\n  • 2020-01-02\n",
            &[(Label::Index, "005/2020-1"), (Label::Published, "2020-01-02")],
        );
    }

    #[test]
    fn metadata_of_every_shape_is_read() {
        check(
            "发布时间：2024-01-09 10:26 信息来源:厅大数据局",
            &[(Label::Published, "2024-01-09 10:26"), (Label::Source, "厅大数据局")],
        );
        check(
            "来源:市教育局发布时间:2020/10/9 15:08:22浏览次数:12",
            &[
                (Label::Source, "市教育局"),
                (Label::Published, "2020/10/9 15:08:22"),
                (Label::Ignored, "12"),
            ],
        );
        check("发 布 时 间 ： 2021- 10- 08 10: 45", &[(Label::Published, "2021- 10- 08 10: 45")]);
        check(
            "[ 索引号 ] 123/2020-1 [ 发布机构 ] 云岭市教育局",
            &[(Label::Index, "123/2020-1"), (Label::Issuer, "云岭市教育局")],
        );
        check(
            "| 索引号 | 123 | 文号 | | 发布日期 | 2020-01-02 |",
            &[(Label::Index, "123"), (Label::DocNumber, ""), (Label::Published, "2020-01-02")],
        );
        check(
            "索引号\n123\n成文日期\n2020-01-02\n",
            &[(Label::Index, "123"), (Label::Written, "2020-01-02")],
        );
        check(
            "文号:\n发布日期:2020-01-02\n",
            &[(Label::DocNumber, ""), (Label::Published, "2020-01-02")],
        );
        check(
            "发布时间2020-01-02 字号:[大 中 小]",
            &[(Label::Published, "2020-01-02"), (Label::Ignored, "")],
        );
        check("类 别:B", &[(Label::Class, "B")]);
        check("资金来源:财政", &[]);
        check("办理结果\tA", &[(Label::Class, "A")]);
        check(
            "索引号\t发布日期\n123\t2020-01-02",
            &[(Label::Index, "123"), (Label::Published, "2020-01-02")],
        );
        check(
            "索 引 号  乌教/2024-1  发布机构  云岭市教育局",
            &[(Label::Index, "乌教/2024-1"), (Label::Issuer, "云岭市教育局")],
        );
        check(
            "公开日期  2024-06-03  失效日期",
            &[(Label::Published, "2024-06-03"), (Label::Ignored, "")],
        );
        check(
            "承办单位: 主办: 市教育局 协办: 市财政局",
            &[
                (Label::Handler, ""),
                (Label::Handler, "市教育局"),
                (Label::OtherHandlers, "市财政局"),
            ],
        );
    }
}
