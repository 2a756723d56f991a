//! Paragraphs of several lines: which of them were meant for paragraphs of their own, or for a table.

use memchr::{memchr, memchr2, memmem};

use super::cjk::is_han;
use super::list::marker;
use super::oddity::OddityKind;

/// Whether anything in `text` may part the cells of a row; in most texts nothing does.
pub(super) fn has_bars(text: &str) -> bool {
    let has = |bar: &str| memmem::find(text.as_bytes(), bar.as_bytes()).is_some();
    memchr2(b'|', b'\t', text.as_bytes()).is_some() || WIDE_BARS.into_iter().any(has)
}

/// Whether a paragraph has more than one line.
pub(super) fn is_folded(paragraph: &str) -> bool {
    memchr(b'\n', paragraph.trim_end().as_bytes()).is_some()
}

/// What is odd about a paragraph, and at which byte of it. One of a single line without bars is not.
pub(super) fn judge(paragraph: &str) -> Option<(OddityKind, usize)> {
    let lines: Vec<Line<'_>> = lines(paragraph);
    table(&lines).or_else(|| joined(&lines))
}

/// The same of an item whose words stand in no paragraph of their own.
pub(super) fn judge_item(item: &str) -> Option<(OddityKind, usize)> {
    let is_block = |line: &&str| {
        let words = line.trim_start();
        ["- ", "* ", "+ ", "> ", "```", "|"].iter().any(|sign| words.starts_with(sign))
            || marker(words).is_some_and(|number| words[number.len()..].starts_with(' '))
    };
    let mut length = 0;
    for (at, line) in item.split('\n').enumerate() {
        if line.trim().is_empty() || at > 0 && is_block(&line) {
            break;
        }
        length += line.len() + 1;
    }
    joined(&lines(&item[..length.min(item.len())]))
}

/// A line and where its words begin.
struct Line<'a> {
    at: usize,
    words: &'a str,
    /// Whether full-width blanks stand before them.
    is_indented: bool,
    /// Whether the line says itself where it ends.
    breaks: bool,
}

fn lines(paragraph: &str) -> Vec<Line<'_>> {
    let mut at = 0;
    let mut lines = Vec::new();
    for line in paragraph.split('\n') {
        let words =
            line.trim_start_matches(|c: char| c.is_whitespace() || c == '>' || c == '\u{FDD0}');
        let start = at + line.len() - words.len();
        let breaks =
            line.ends_with("  ") || line.ends_with('\\') || line.trim_end().ends_with("<br>");
        let words = words.trim_end();
        if !words.is_empty() {
            let is_indented = line[..line.len().min(start - at)].ends_with('\u{3000}');
            lines.push(Line { at: start, words, is_indented, breaks });
        }
        at += line.len() + 1;
    }
    lines
}

const WIDE_BARS: [&str; 4] = ["｜", "│", "┃", "￨"];

fn is_bar(c: char) -> bool {
    matches!(c, '|' | '｜' | '│' | '┃' | '￨')
}

/// Lines that look like rows. A single one must have bars at both ends.
fn table(lines: &[Line<'_>]) -> Option<(OddityKind, usize)> {
    let bars = |line: &Line<'_>| line.words.chars().filter(|&c| is_bar(c)).count();
    let framed = |line: &&Line<'_>| {
        bars(line) >= 2 && line.words.starts_with(is_bar) && line.words.ends_with(is_bar)
    };
    if let Some(line) = lines.iter().find(framed) {
        return Some((OddityKind::Bars, line.at));
    }
    let row = |cells: &dyn Fn(&Line<'_>) -> usize, least: usize| {
        let pair = lines
            .windows(2)
            .find(|two| cells(&two[0]) >= least && cells(&two[0]) == cells(&two[1]));
        pair.map(|two| two[0].at)
    };
    let tabs = |line: &Line<'_>| line.words.matches('\t').count();
    let gaps = |line: &Line<'_>| gaps(line.words);
    let commas = |line: &Line<'_>| line.words.matches(',').count();
    let is_csv = lines.len() > 2
        && commas(&lines[0]) > 0
        && lines.iter().all(|line| commas(line) == commas(&lines[0]) && !ends_sentence(line.words));
    row(&bars, 1)
        .map(|at| (OddityKind::Bars, at))
        .or_else(|| row(&tabs, 1).map(|at| (OddityKind::Tabs, at)))
        .or_else(|| row(&gaps, 2).map(|at| (OddityKind::Tabs, at)))
        .or_else(|| is_csv.then(|| (OddityKind::Tabs, lines[0].at)))
        .or_else(|| {
            lines.iter().find(|line| tabs(line) >= 2).map(|line| (OddityKind::Tabs, line.at))
        })
}

/// How many times two blanks or more part the words of a line.
fn gaps(words: &str) -> usize {
    let mut count = 0;
    let mut blanks = 0;
    for c in words.chars() {
        if c.is_whitespace() {
            blanks += if c == '\u{3000}' { 2 } else { 1 };
        } else {
            count += usize::from(blanks >= 2);
            blanks = 0;
        }
    }
    count
}

/// The first line break between two lines that are paragraphs of their own.
fn joined(lines: &[Line<'_>]) -> Option<(OddityKind, usize)> {
    if lines.len() < 2 {
        return None;
    }
    let folded = breaks_sentences(lines) || is_wrapped(lines);
    let apart = |two: &&[Line<'_>]| {
        let (line, next) = (&two[0], &two[1]);
        if line.breaks {
            return false;
        }
        let is_list = ends_sentence(line.words) || begins_part(line.words) || is_entry(line.words);
        stands_alone(line.words)
            || stands_alone(next.words)
            || is_entry(next.words)
            || next.is_indented
            || begins_part(next.words) && is_list
            || is_labelled(line.words) && is_labelled(next.words)
            || !folded && ends_sentence(line.words)
    };
    let found = lines.windows(2).find(apart)?;
    Some((OddityKind::JoinedLines, found[1].at))
}

/// Whether somebody broke lines within sentences, and so means no paragraph by it.
fn breaks_sentences(lines: &[Line<'_>]) -> bool {
    let before =
        lines.iter().take_while(|line| !stands_alone(line.words) || is_salutation(line.words));
    let count = before.count().min(lines.len().saturating_sub(1));
    let goes_on = |two: &[Line<'_>]| !ends_sentence(two[0].words) && !is_date(two[1].words);
    lines.windows(2).take(count).any(goes_on)
}

/// Whether an editing program broke the lines: all but the last are about as wide.
fn is_wrapped(lines: &[Line<'_>]) -> bool {
    const SPREAD: usize = 10;
    const NARROWEST: usize = 30;
    let Some((_, full)) = lines.split_last() else { return false };
    let widths = || full.iter().map(|line| width(line.words));
    let (widest, narrowest) = (widths().max().unwrap_or(0), widths().min().unwrap_or(0));
    let last = lines.last().map_or(0, |line| width(line.words));
    // A single line is as wide as a page of text, and the rest of it is shorter.
    full.len() > 1 && widest >= NARROWEST && widest - narrowest <= SPREAD && last <= widest + SPREAD
}

fn width(words: &str) -> usize {
    words.chars().map(|c| if c.is_ascii() { 1 } else { 2 }).sum()
}

fn ends_sentence(words: &str) -> bool {
    let words = words.trim_end_matches(['”', '’', '）', ')', '*', '」', '』']);
    words.ends_with(['。', '！', '？', '：', '；', ':', ';', '!', '?'])
}

/// 一、 （一） 1. 1、 第一，: what a paragraph begins with. 2.5 is a figure.
fn begins_part(words: &str) -> bool {
    const NUMERALS: &str = "一二三四五六七八九十";
    let words = words.trim_start_matches('*');
    let bracketed = words.trim_start_matches(['（', '(', '第']);
    let rest = bracketed.trim_start_matches(|c: char| NUMERALS.contains(c) || c.is_ascii_digit());
    let mut behind = rest.chars();
    let is_number = rest.len() < bracketed.len()
        && behind.next().is_some_and(|c| "、）).．，是".contains(c))
        && !behind.next().is_some_and(|c| c.is_ascii_digit());
    let is_letter = || {
        let letters = words.bytes().take_while(u8::is_ascii_lowercase).count();
        (1..=4).contains(&letters) && words[letters..].starts_with(". ")
    };
    is_number
        || is_letter()
        || is_deep_number(words)
        || words.starts_with(|c: char| ('①'..='⑳').contains(&c) || "●■◆★▲".contains(c))
}

/// `1.1 `, `2.3.1 `
fn is_deep_number(words: &str) -> bool {
    let number = words.split(' ').next().filter(|number| number.len() < words.len());
    number.is_some_and(|number| {
        let mut parts = number.split('.');
        number.contains('.')
            && parts.all(|part| {
                (1..=2).contains(&part.len()) && part.bytes().all(|b| b.is_ascii_digit())
            })
    })
}

/// 此致, 敬礼, the signature's date, a salutation: lines of a letter that never run on.
fn stands_alone(words: &str) -> bool {
    let words = words.trim_matches('*');
    matches!(
        words.trim_end_matches(['！', '!', '。']),
        "此致" | "敬礼" | "此致敬礼" | "特此答复" | "专此函复" | "特此函复"
    ) || is_date(words)
        || is_salutation(words)
}

fn is_date(words: &str) -> bool {
    let words: String = words.chars().filter(|c| !c.is_whitespace()).collect();
    let parts = |c: char| c.is_ascii_digit() || "〇○零一二三四五六七八九十年月日".contains(c);
    words.ends_with('日')
        && words.contains('年')
        && words.contains('月')
        && words.chars().all(parts)
}

fn is_salutation(words: &str) -> bool {
    let Some(name) = words.strip_suffix(['：', ':']) else { return false };
    name.chars().count() <= 20
        && ["委员", "代表", "先生", "女士", "同志"].iter().any(|title| name.ends_with(title))
}

/// An entry below a letter: 附件：…, 抄送：…
fn is_entry(words: &str) -> bool {
    const LABELS: &[&str] = &[
        "附件",
        "抄送",
        "抄报",
        "联系人",
        "联系单位",
        "联系电话",
        "联系方式",
        "电话",
        "签发人",
        "承办单位",
    ];
    let rest = LABELS.iter().find_map(|label| words.strip_prefix(label));
    rest.is_some_and(|rest| rest.trim_start().starts_with(['：', ':']))
}

/// `联系人：张某`: what stands before the colon is a label.
fn is_labelled(words: &str) -> bool {
    let Some(at) = words.find(['：', ':']) else { return false };
    let label = &words[..at];
    let count = label.chars().count();
    (1..=8).contains(&count) && label.chars().all(is_han) && words.chars().count() < 60
}
