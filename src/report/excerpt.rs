//! The line a finding stands in, cut to the width of the screen.
//!
//! A paragraph is one line of hundreds of characters: of such a line only the
//! neighbourhood of the place is shown.

use std::ops::Range;

use unicode_width::UnicodeWidthChar;

use crate::diagnostic::is_invisible;

/// What is shown for a piece that was left out. Some terminals draw it two columns wide.
const CUT: char = '…';

/// Columns of a tab, as they are drawn.
const TAB: usize = 4;

/// A line, or the part of it round a place, and the place's bytes in it.
#[derive(Debug, PartialEq, Eq)]
pub(super) struct Excerpt {
    pub(super) line: String,
    pub(super) span: Range<usize>,
}

/// The line of `text` in which `span` begins, in at most `room` columns; a
/// span of several lines is shown up to the end of its first.
pub(super) fn excerpt(text: &str, span: &Range<usize>, room: usize) -> Excerpt {
    let start = floor(text, span.start);
    let end = floor(text, span.end).max(start);
    let line_start = text[..start].rfind('\n').map_or(0, |at| at + 1);
    let line_end = text[start..].find('\n').map_or(text.len(), |at| start + at);
    let line = text[line_start..line_end].trim_end_matches('\r');
    let within = |at: usize| at.saturating_sub(line_start).min(line.len());
    // A byte order mark is drawn by nobody.
    let mark = if line.starts_with('\u{feff}') { '\u{feff}'.len_utf8() } else { 0 };
    let span = within(start).max(mark) - mark..within(end).max(mark) - mark;
    let Excerpt { line, span } = cut(&line[mark..], span, room);
    let shown = |part: &str| clean(&part.replace('\t', &" ".repeat(TAB)));
    let (before, marked) = (shown(&line[..span.start]), shown(&line[span.clone()]));
    let (start, end) = (before.len(), before.len() + marked.len());
    Excerpt { line: before + &marked + &shown(&line[span.end..]), span: start..end }
}

/// `text` without what would move the cursor of a terminal or turn its text about.
pub(super) fn clean(text: &str) -> String {
    let hostile = |one: char| is_invisible(one) || one == '\r';
    text.chars().map(|one| if hostile(one) { '\u{fffd}' } else { one }).collect()
}

/// `at`, or the character's beginning that stands before it.
fn floor(text: &str, at: usize) -> usize {
    let mut at = at.min(text.len());
    while !text.is_char_boundary(at) {
        at -= 1;
    }
    at
}

fn cut(line: &str, span: Range<usize>, room: usize) -> Excerpt {
    if leading(line, room) == line.len() {
        return Excerpt { line: line.to_owned(), span };
    }
    let room = room.saturating_sub(4).max(8);
    let marked = leading(&line[span.clone()], room);
    let left = room - width(&line[span.start..span.start + marked]);
    let (before, after) = (&line[..span.start], &line[span.start + marked..]);
    // More of what follows than of what precedes, unless there is less of it.
    let right = width_within(after, left - left * 2 / 5);

    let start = span.start - trailing(before, left - right);
    let right = left - width(&line[start..span.start]);
    let end = span.start + marked + leading(after, right);
    let mut out = String::with_capacity(end - start + 2 * CUT.len_utf8());
    if start > 0 {
        out.push(CUT);
    }
    let moved = out.len();
    out.push_str(&line[start..end]);
    if end < line.len() {
        out.push(CUT);
    }
    let begin = span.start - start + moved;
    Excerpt { line: out, span: begin..begin + marked }
}

/// The columns a text takes.
pub(super) fn width(text: &str) -> usize {
    text.chars().map(columns).sum()
}

/// The same, of `most` columns at the most: a line may be megabytes long, and no more of it is
/// measured than is shown.
fn width_within(text: &str, most: usize) -> usize {
    let mut width = 0;
    for character in text.chars() {
        width += columns(character);
        if width >= most {
            return most;
        }
    }
    width
}

fn columns(character: char) -> usize {
    if character == '\t' { TAB } else { character.width().unwrap_or(0) }
}

/// How many bytes at the beginning of `text` fit into `room` columns.
fn leading(text: &str, room: usize) -> usize {
    fitting(text.chars(), room)
}

/// How many bytes at the end of `text` fit into `room` columns.
fn trailing(text: &str, room: usize) -> usize {
    fitting(text.chars().rev(), room)
}

fn fitting(characters: impl Iterator<Item = char>, room: usize) -> usize {
    let mut taken = (0, 0);
    for character in characters {
        let next = (taken.0 + columns(character), taken.1 + character.len_utf8());
        if next.0 > room {
            break;
        }
        taken = next;
    }
    taken.1
}

#[cfg(test)]
mod tests {
    use super::*;

    /// The line shown, with brackets round the place.
    fn shown(text: &str, place: &str, room: usize) -> String {
        let start = text.find(place).expect("the place is in the text");
        let Excerpt { line, span } = excerpt(text, &(start..start + place.len()), room);
        format!("{}[{}]{}", &line[..span.start], &line[span.clone()], &line[span.end..])
    }

    #[test]
    fn a_line_that_fits_is_shown_whole() {
        assert_eq!(shown("甲\n标题：乙\r\n丙\n", "：", 80), "标题[：]乙");
        assert_eq!(shown("\u{feff}标题：乙\n", "标题", 80), "[标题]：乙");
        assert_eq!(shown("标题:\t甲\u{1b}[2J乙\n", "乙", 80), "标题:    甲\u{fffd}[2J[乙]");
    }

    #[test]
    fn a_long_line_is_cut_round_the_place() {
        let long = format!("{}目标{}", "前".repeat(400), "后".repeat(400));
        let shown_long = shown(&long, "目标", 40);
        assert_eq!(shown_long, "…前前前前前前[目标]后后后后后后后后后后…");
        assert!(width(&shown_long) <= 40);
        let start = format!("目标{}", "后".repeat(400));
        assert_eq!(shown(&start, "目标", 30), "[目标]后后后后后后后后后后后…");
        let end = format!("{}目标", "前".repeat(400));
        assert_eq!(shown(&end, "目标", 30), "…前前前前前前前前前前前[目标]");
    }

    #[test]
    fn a_place_longer_than_the_screen_is_cut_too() {
        let long = "长".repeat(400);
        assert_eq!(shown(&long, &long, 24), "[长长长长长长长长长长]…");
        assert_eq!(shown("第一行\n第二行\n", "第一行\n第二行", 24), "[第一行]");
    }

    #[test]
    fn a_place_inside_a_character_or_past_the_end_does_no_harm() {
        assert_eq!(excerpt("标题", &(1..4), 80), Excerpt { line: "标题".to_owned(), span: 0..3 });
        assert_eq!(excerpt("标", &(90..91), 80), Excerpt { line: "标".to_owned(), span: 3..3 });
    }
}
