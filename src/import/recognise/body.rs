//! The body: from the salutation to the date line, every word as it stands.
//!
//! A line is a paragraph; only a line broken in the middle of a sentence is
//! joined to the next. Headings are marked so that plain editors see them.

use std::collections::BTreeSet;
use std::ops::Range;
use std::sync::LazyLock;

use regex::Regex;

use super::page::{Line, Page};
use super::table;
use crate::document::write;
use crate::import::forms::Form;
use crate::letter::dates;
use crate::letter::organisation;
use crate::letter::pattern;
use crate::model::text::is_han;

/// 一、 and （一） begin headings of the second and third level, unless a
/// sentence ends in the same paragraph.
static HEADING: LazyLock<Regex> = LazyLock::new(|| {
    pattern(r"^(?:([一二三四五六七八九十]{1,3})、|\((?:[一二三四五六七八九十]{1,3})\))")
});

/// The longest heading, in characters.
const LONGEST_HEADING: usize = 40;

/// A line shorter than this is not broken because it was full.
const FULL_LINE: usize = 24;

/// The lines of `range` as Markdown.
pub(super) fn markdown(page: &Page, range: Range<usize>) -> String {
    let lines = &page.lines[..range.end];
    let mut blocks: Vec<String> = Vec::new();
    let mut index = range.start;
    while index < range.end {
        if is_page_number(&lines[index]) {
            index += 1;
            continue;
        }
        if let Some((form, next)) = whole_form(page, index, range.end) {
            blocks.push(of_form(form));
            let is_end = next + SIGNATURE > range.end;
            let shown = form.shown.iter().filter(|one| !(one.is_floating && is_end));
            blocks.extend(shown.map(|one| one.markdown.clone()));
            index = next;
            continue;
        }
        if let Some(rows) = table::at(lines, index) {
            blocks.push(table::markdown(&lines[rows.clone()]));
            index = rows.end;
            continue;
        }
        let mut paragraph = lines[index].text.clone();
        index += 1;
        let mut last = &lines[index - 1];
        while let Some(line) = lines.get(index) {
            if !is_page_number(line) {
                if !goes_on(last, line) {
                    break;
                }
                join(&mut paragraph, &line.text);
                last = line;
            }
            index += 1;
        }
        blocks.push(block(&paragraph));
    }
    // A note may be mentioned in one before it.
    let mut mentioned: BTreeSet<String> = blocks.iter().flat_map(|text| marks_in(text)).collect();
    for note in &page.notes {
        if mentioned.contains(&note.label) {
            mentioned.extend(marks_in(&note.markdown));
            blocks.push(note.markdown.clone());
        }
    }
    blocks.join("\n\n")
}

/// The labels of the notes that `text` mentions.
fn marks_in(text: &str) -> impl Iterator<Item = String> {
    let mark = |piece: &str| piece.split_once(']').map(|found| found.0.to_owned());
    text.split("[^").skip(1).filter_map(mark)
}

/// Whether the line is the number of a page, left over between the lines of a text: `- 2 -`.
pub(super) fn is_page_number(line: &Line) -> bool {
    static NUMBER: LazyLock<Regex> = LazyLock::new(|| {
        pattern(
            r"^(?:[-—–－·]{1,3}[0-9]{1,3}[-—–－·]{1,3}|第[0-9]{1,3}页(?:[,/]?共[0-9]{1,3}页)?)$",
        )
    });
    NUMBER.is_match(line.tight.as_str())
}

/// A picture over one of so many last lines is a seal.
const SIGNATURE: usize = 4;

/// The form that begins with the line at `index` and ends before `end`, and the line behind it.
fn whole_form(page: &Page, index: usize, end: usize) -> Option<(&Form, usize)> {
    let form = page.form(index)?;
    let is_inside = |index: usize| page.form(index).is_some_and(|one| one.span == form.span);
    if index > 0 && is_inside(index - 1) {
        return None;
    }
    let next = (index..page.lines.len()).find(|next| !is_inside(*next)).unwrap_or(page.lines.len());
    (next <= end).then_some((form, next))
}

/// A form as Markdown. How official letters number their headings goes before the outline
/// of the document, whose first level may be the letter's title.
fn of_form(form: &Form) -> String {
    let level = heading_level(&form.markdown);
    match &form.heading {
        Some((outline, words)) => {
            let level = heading_level(words).unwrap_or(usize::from(*outline) + 1);
            let marks = form.markdown.match_indices("[^").filter_map(|(at, _)| {
                form.markdown[at..].find(']').map(|end| &form.markdown[at..=at + end])
            });
            write::heading(level, words) + &marks.collect::<String>()
        }
        None => match level {
            Some(level) => format!("{} {}", "#".repeat(level), form.markdown),
            None => form.markdown.clone(),
        },
    }
}

fn block(text: &str) -> String {
    match heading_level(text) {
        Some(level) => write::heading(level, text),
        None => write::paragraph(text),
    }
}

/// The level of the heading that `text` is, if it is one.
fn heading_level(text: &str) -> Option<usize> {
    let reading = crate::letter::reading::Reading::new(text);
    let found = HEADING.captures(reading.as_str())?;
    let ends_sentence = text.ends_with(['。', '；', '：', ';', ':', '.']);
    let short = text.chars().count() <= LONGEST_HEADING;
    let level = if found.get(1).is_some() { 2 } else { 3 };
    (short && !ends_sentence).then_some(level)
}

/// Whether `line` is the rest of the sentence that `before` breaks off.
fn goes_on(before: &Line, line: &Line) -> bool {
    let unfinished = before
        .text
        .ends_with(|last: char| is_han(last) || last.is_alphanumeric() || "，,、".contains(last));
    let full = before.text.chars().count() >= FULL_LINE;
    let is_cell = |line: &Line| !line.cells.is_empty();
    // A list of names is broken wherever its line ends.
    if before.text.ends_with('、') && !is_cell(before) && !is_cell(line) {
        return true;
    }
    unfinished
        && full
        && !line.indented
        && !line.apart
        && !is_cell(before)
        && !is_cell(line)
        && !begins_block(line)
        && heading_level(&before.text).is_none()
}

fn begins_block(line: &Line) -> bool {
    static ITEM: LazyLock<Regex> = LazyLock::new(|| {
        pattern(
            r"^(?:[0-9]{1,2}[.、)]|\([0-9]{1,2}\)|[①-⑳]|附件|此复|特此|[一二三四五六七八九十]{1,3}是)",
        )
    });
    let text = line.reading.as_str();
    HEADING.is_match(text)
        || ITEM.is_match(text)
        || dates::line(&line.reading).is_some()
        || organisation::list(line.tight.as_str()).is_some()
}

fn join(paragraph: &mut String, text: &str) {
    let latin = |character: char| character.is_ascii_alphanumeric();
    if paragraph.ends_with(latin) && text.starts_with(latin) {
        paragraph.push(' ');
    }
    paragraph.push_str(text);
}

#[cfg(test)]
mod tests {
    use super::*;

    fn check(text: &str, expected: &str) {
        let page = Page::new(text);
        assert_eq!(markdown(&page, 0..page.lines.len()), expected, "{text}");
    }

    #[test]
    fn paragraphs_and_headings_are_set_apart() {
        check(
            "某委员:\n　　您好。\n　　一、基本情况\n　　（一）进展",
            "某委员:\n\n您好。\n\n## 一、基本情况\n\n### （一）进展",
        );
        check("一、加强管理。我局高度重视。", "一、加强管理。我局高度重视。");
        check("一是加强管理", "一是加强管理");
        check("1. 第一\n2.第二\n*注", "1\\. 第一\n\n2.第二\n\n\\*注");
    }

    #[test]
    fn only_a_broken_sentence_is_joined() {
        check(
            "我局高度重视您提出的建议，组织有关科室认真研究办理并多次到学校\n开展调研。\n下一步继续推进。",
            "我局高度重视您提出的建议，组织有关科室认真研究办理并多次到学校开展调研。\n\n下一步继续推进。",
        );
        check(
            "我局高度重视您提出的建议，组织有关科室认真研究办理并多次到学校\n— 1 —\n开展调研。\n第2页 共3页",
            "我局高度重视您提出的建议，组织有关科室认真研究办理并多次到学校开展调研。",
        );
        check("感谢支持\n云岭市教育局\n2023年7月20日", "感谢支持\n\n云岭市教育局\n\n2023年7月20日");
    }
}
