//! The lines of a Markdown text that hold words, as one reads them: markup gone, places kept.

use std::borrow::Cow;
use std::ops::Range;

/// A line of a text.
#[derive(Clone, Debug)]
pub(crate) struct Line<'a> {
    /// The line as written, without blanks at the edges.
    pub raw: &'a str,
    /// The bytes of the text it stands in.
    pub at: Range<usize>,
    /// Whether a new paragraph begins with it.
    pub apart: bool,
}

impl<'a> Line<'a> {
    /// Its words, without markup.
    #[must_use]
    pub(crate) fn words(&self) -> Cow<'a, str> {
        without_markup(self.raw)
    }

    /// Whether it is a heading, or belongs to a table or a picture.
    #[must_use]
    pub(crate) fn is_markup(&self) -> bool {
        self.raw.starts_with(['#', '|', '!'])
    }

    /// Whether it is too long to be a part of a letter that has a line of its own.
    #[must_use]
    pub(crate) fn is_long(&self) -> bool {
        self.raw.len() > 240
    }
}

/// The lines of `text`, from the first.
pub(crate) fn forward(text: &str) -> impl Iterator<Item = Line<'_>> {
    let mut start = 0;
    let mut apart = true;
    text.split_inclusive('\n').filter_map(move |piece| {
        let line = line(piece, start, apart);
        start += piece.len();
        apart = line.is_none();
        line
    })
}

/// The lines of `text` behind the byte `floor`, from the last.
pub(crate) fn backward(text: &str, floor: usize) -> impl Iterator<Item = Line<'_>> {
    let mut end = text.len();
    std::iter::from_fn(move || {
        while end > floor {
            let before = text[floor..end].trim_end_matches('\n');
            let start = before.rfind('\n').map_or(floor, |at| floor + at + 1);
            let piece = &text[start..end];
            end = start;
            // Whether a paragraph ends above is not asked from this side.
            let found = line(piece, start, false);
            if found.is_some() {
                return found;
            }
        }
        None
    })
}

fn line(piece: &str, start: usize, apart: bool) -> Option<Line<'_>> {
    let inner = piece.trim_start_matches(|one: char| one.is_whitespace() || one == '>');
    let start = start + piece.len() - inner.len();
    let inner = inner.trim_end_matches(|one: char| one.is_whitespace() || one == '\\');
    // Of tags and blanks spelled out nothing is left to read.
    let marked = inner.len() < 120 && inner.starts_with(['<', '&', '*']);
    let empty = inner.is_empty() || marked && without_markup(inner).is_empty();
    (!empty).then(|| Line { raw: inner, at: start..start + inner.len(), apart })
}

/// `text` without emphasis and tags; blanks spelled out are blanks.
fn without_markup(text: &str) -> Cow<'_, str> {
    if !text.bytes().any(|byte| matches!(byte, b'<' | b'*' | b'&')) {
        return Cow::Borrowed(text);
    }
    let mut out = String::with_capacity(text.len());
    let mut rest = text;
    while let Some(at) = rest.find(['<', '*', '&']) {
        let (before, mark) = rest.split_at(at);
        out.push_str(before);
        let skipped = match mark.as_bytes()[0] {
            b'<' => mark.find('>').map(|end| end + 1),
            b'*' => Some(1),
            _ => ["&nbsp;", "&emsp;", "&ensp;"].iter().find(|one| mark.starts_with(**one)).map(
                |one| {
                    out.push(' ');
                    one.len()
                },
            ),
        };
        let skipped = skipped.unwrap_or_else(|| {
            out.push_str(&mark[..1]);
            1
        });
        rest = &mark[skipped..];
    }
    out.push_str(rest);
    Cow::Owned(out.trim().to_owned())
}

#[cfg(test)]
mod tests {
    use super::*;

    const TEXT: &str = "> 方假设委员：\n\n您提出的\n**提案**收悉。\\\n\n<p align=\"right\">云岭市教育局&nbsp;</p>\n　　2023年7月20日  \n\n";

    #[test]
    fn lines_are_their_words_at_their_place() {
        let found: Vec<_> = forward(TEXT).collect();
        let words: Vec<_> = found.iter().map(|line| (line.words(), line.apart)).collect();
        let expected: [(Cow<'_, str>, bool); 5] = [
            ("方假设委员：", true),
            ("您提出的", true),
            ("提案收悉。", false),
            ("云岭市教育局", true),
            ("2023年7月20日", false),
        ]
        .map(|(words, apart)| (words.into(), apart));
        assert_eq!(words, expected);
        assert_eq!(&TEXT[found[2].at.clone()], "**提案**收悉。");
        assert_eq!(&TEXT[found[4].at.clone()], "2023年7月20日");
    }

    #[test]
    fn lines_are_the_same_from_the_end() {
        let mut found: Vec<_> = backward(TEXT, 0).map(|line| (line.words(), line.at)).collect();
        found.reverse();
        let expected: Vec<_> = forward(TEXT).map(|line| (line.words(), line.at)).collect();
        assert_eq!(found, expected);
        let floor = expected[2].1.end;
        assert_eq!(backward(TEXT, floor).count(), 2);
    }

    #[test]
    fn what_only_looks_like_markup_stays() {
        for (text, expected) in [("5<6", "5<6"), ("A&B厅", "A&B厅"), ("<br>甲", "甲")] {
            assert_eq!(without_markup(text), expected);
        }
    }
}
