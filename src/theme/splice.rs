//! Minify once, splice the rest.
//!
//! A rendered page is a frame with values in it. The frame is the same for all
//! pages of one build that show the same parts, so it is minified once, each
//! value replaced by a mark, and kept; the values are spliced in afterwards.
//! Where the minifier does anything to a mark but move it (it sorts
//! attributes), the page is minified whole instead, values in place.

use std::borrow::Cow;
use std::collections::HashMap;
use std::hash::{BuildHasher, RandomState};
use std::sync::{Arc, PoisonError, RwLock};

use foldhash::fast;

use super::html::{CLOSE, OPEN, READY, without_controls};
use super::minify::minify;

/// Frames kept at most. A site has some hundreds; a theme that prints numbers
/// straight into its frames would otherwise fill the memory.
const MOST_FRAMES: usize = 1024;

#[derive(Debug)]
pub(super) struct Splicer {
    /// Begins every mark; nobody who writes a text can guess it.
    token: String,
    /// By their text of some kilobytes, which comes from the theme, not from strangers:
    /// the hash may be quick.
    frames: RwLock<HashMap<Box<str>, Arc<Frame>, fast::FixedState>>,
}

/// What became of a frame.
#[derive(Debug)]
enum Frame {
    /// The minified text, cut where values belong.
    Cut {
        /// The text without its marks.
        text: String,
        /// Where in `text` which value belongs, in the order of the text.
        cuts: Vec<(usize, usize)>,
    },
    /// The marks did not come through: minify such pages whole.
    Whole,
}

/// A rendered page taken apart.
struct Parts<'page> {
    /// The text round the values; [`OPEN`] or [`READY`] stands for each.
    frame: String,
    /// The values, in order.
    values: Vec<&'page str>,
}

impl Splicer {
    pub(super) fn new() -> Self {
        // The standard library's source of per-process randomness; it never
        // reaches the output.
        let random = RandomState::new();
        let token = format!("qz{:016x}{:016x}", random.hash_one(1), random.hash_one(2));
        Self { token, frames: RwLock::default() }
    }

    /// `page`, values delimited, as a finished minified page.
    pub(super) fn finish(&self, page: &str) -> String {
        let spliced = take_apart(page).and_then(|parts| {
            let frame = self.frame(&parts.frame, parts.values.len());
            frame.splice(&parts.values)
        });
        spliced.unwrap_or_else(|| {
            let text = minify(&without_controls(Cow::Borrowed(page)));
            without_controls(Cow::Owned(text)).into_owned()
        })
    }

    /// The minified frame of `text`, made once.
    fn frame(&self, text: &str, values: usize) -> Arc<Frame> {
        let known = self.frames.read().unwrap_or_else(PoisonError::into_inner);
        if let Some(frame) = known.get(text) {
            return Arc::clone(frame);
        }
        drop(known);
        let frame = Arc::new(self.cut(text, values));
        let mut frames = self.frames.write().unwrap_or_else(PoisonError::into_inner);
        if frames.len() >= MOST_FRAMES {
            frames.clear();
        }
        frames.insert(text.into(), Arc::clone(&frame));
        frame
    }

    /// Minifies `text` with marks in place of its values and cuts it at them.
    fn cut(&self, text: &str, values: usize) -> Frame {
        let minified = without_controls(Cow::Owned(minify(&self.marked(text))));
        self.cuts(&minified, values).unwrap_or(Frame::Whole)
    }

    /// `text` with a mark for every value. A mark holds a blank, so an
    /// attribute keeps its quotes; the mark of ready-made HTML holds both kinds
    /// of quotes, so it never comes through inside an attribute, where HTML has
    /// no business.
    fn marked(&self, text: &str) -> String {
        let mut out = String::with_capacity(text.len() * 2);
        let mut number = 0;
        for character in text.chars() {
            let ending = match character {
                OPEN => " z",
                READY => " \"'z",
                _ if character.is_control() && !character.is_whitespace() => continue,
                _ => {
                    out.push(character);
                    continue;
                }
            };
            for piece in [&self.token, "-", &number.to_string(), ending] {
                out.push_str(piece);
            }
            number += 1;
        }
        out
    }

    /// The cuts of a minified frame, where every mark is there exactly once.
    fn cuts(&self, minified: &str, values: usize) -> Option<Frame> {
        let mut pieces = minified.split(self.token.as_str());
        let mut text = pieces.next()?.to_owned();
        let mut cuts = Vec::with_capacity(values);
        let mut seen = vec![false; values];
        for piece in pieces {
            let (number, rest) = piece.strip_prefix('-')?.split_once(' ')?;
            let number: usize = number.parse().ok()?;
            let rest = rest.strip_prefix('z').or_else(|| rest.strip_prefix("\"'z"))?;
            if std::mem::replace(seen.get_mut(number)?, true) {
                return None;
            }
            cuts.push((text.len(), number));
            text.push_str(rest);
        }
        (cuts.len() == values).then_some(Frame::Cut { text, cuts })
    }
}

impl Frame {
    fn splice(&self, values: &[&str]) -> Option<String> {
        let Self::Cut { text, cuts } = self else {
            return None;
        };
        let length = text.len() + values.iter().map(|value| value.len()).sum::<usize>();
        let mut page = String::with_capacity(length);
        let mut from = 0;
        for (at, number) in cuts {
            page.push_str(text.get(from..*at)?);
            page.push_str(&without_controls(Cow::Borrowed(values.get(*number)?)));
            from = *at;
        }
        page.push_str(text.get(from..)?);
        Some(page)
    }
}

/// Takes a rendered page apart; `None` where a value's end was lost or doubled
/// on the way through a template's filters.
fn take_apart(page: &str) -> Option<Parts<'_>> {
    let mut frame = String::with_capacity(page.len() / 2);
    let mut values = Vec::with_capacity(64);
    let mut rest = page;
    while let Some((before, after)) = split_once(rest, OPEN) {
        let (value, after) = split_once(after, CLOSE)?;
        if memchr::memchr(OPEN as u8, value.as_bytes()).is_some() {
            return None;
        }
        frame.push_str(before);
        if let Some(html) = value.strip_prefix(READY) {
            frame.push(READY);
            values.push(html);
        } else {
            frame.push(OPEN);
            values.push(value);
        }
        rest = after;
    }
    frame.push_str(rest);
    let mark = |byte: &u8| *byte == OPEN as u8 || *byte == READY as u8;
    let marks = frame.as_bytes().iter().filter(|byte| mark(byte)).count();
    (marks == values.len() && split_once(&frame, CLOSE).is_none())
        .then_some(Parts { frame, values })
}

/// `text` before and behind the first `mark`, which is one byte: a page holds hundreds.
fn split_once(text: &str, mark: char) -> Option<(&str, &str)> {
    let at = memchr::memchr(mark as u8, text.as_bytes())?;
    Some((text.get(..at)?, text.get(at + 1..)?))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::theme::html::Html;

    fn value(text: &str) -> String {
        let mut out = Vec::new();
        crate::theme::html::escape(text, &mut out).expect("memory takes everything");
        String::from_utf8(out).expect("text")
    }

    fn ready(html: &str) -> String {
        let json = serde_json::to_value(Html::new(html)).expect("a text");
        json.as_str().expect("a text").to_owned()
    }

    fn check(page: &str, expected: &str) {
        let splicer = Splicer::new();
        for turn in ["first", "from the cache"] {
            assert_eq!(splicer.finish(page), expected, "{page:?}, {turn}");
        }
    }

    #[test]
    fn values_come_back_where_they_stood() {
        let (a, b) = (value("甲"), value("乙 丙"));
        check(&format!("<p>\n  {a}：{b}\n</p>"), "<p>甲：乙 丙</p>");
        check(
            &format!("<a title=\"{a}\" href='{b}'>{a}</a>"),
            "<a href=\"乙 丙\" title=\"甲\">甲</a>",
        );
        check(
            &format!("<ul>\n {}\n</ul>", ready("<li>1</li><li>2</li>")),
            "<ul><li>1</li><li>2</li></ul>",
        );
    }

    #[test]
    fn a_lost_mark_means_the_whole_page() {
        let a = value("甲");
        check(&format!("<p>x<!-- {a} -->{a}</p>"), "<p>x甲</p>");
        check(&format!("<a href={a}>x</a>"), "<a href=甲>x</a>");
        let html = ready("\"x\"");
        check(&format!("<a title='{html}'>x</a>"), "<a title='\"x\"'>x</a>");
    }

    #[test]
    fn an_entity_is_not_made_by_splicing() {
        check(&format!("<p>&amp;{}</p>", value("lt;")), "<p>&amp;lt;</p>");
        check(&format!("<p>&amp;l{}</p>", value("t;")), "<p>&amp;lt;</p>");
    }

    #[test]
    fn no_delimiter_reaches_the_page() {
        check("<p>\u{1}\u{1}甲\u{2}</p>", "<p>甲</p>");
        check("<p>\u{2}甲\u{3}</p>", "<p>甲</p>");
        check("<p>\u{1}甲</p>", "<p>甲</p>");
        check("<p>\u{1}\u{7}甲\u{2}\u{8}乙</p>", "<p>甲乙</p>");
        check("<p>\u{1}甲\u{b}\u{2}乙\u{85}丙</p>", "<p>甲乙丙</p>");
    }
}
