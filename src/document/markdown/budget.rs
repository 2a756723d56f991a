//! What a body may cost, counted before the parser is asked and again before its HTML is made.
//!
//! The parser holds a node for each sign that may mean something, and each element of raw HTML
//! is looked at by those around it. A body that has more of them than any letter is not read as
//! Markdown at all: it is told, and nothing else is said of its form.

use pulldown_cmark::Event;

use super::oddity::OddityKind;
use super::prepared::Placed;
use super::raw_html::{Token, tokens};

/// The most lines with words and signs of mark-up together: ten times what the longest table of
/// a reply has.
pub(super) const MOST_SIGNS: usize = 200_000;

/// The most tags of raw HTML, which cost much more than signs.
pub(super) const MOST_TAGS: usize = 20_000;

/// The deepest that quotations, lists and elements may stand in one another.
pub(super) const DEEPEST: usize = 100;

/// Too much of something, and the byte of the body at which it becomes too much.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Excess {
    pub(super) kind: OddityKind,
    pub(super) at: usize,
}

/// Whether the signs and the nesting of `body` are within bounds.
pub(super) fn admit(body: &str) -> Result<(), Excess> {
    let bytes = body.as_bytes();
    // A byte counts twice at most: as a sign, and as the words of its line.
    let may_exceed = bytes.len() > MOST_SIGNS / 2;
    let mut left = MOST_SIGNS;
    let mut start = 0;
    for end in memchr::memchr_iter(b'\n', bytes).chain([bytes.len()]) {
        let line = &bytes[start..end];
        if may_exceed {
            let signs = line.iter().filter(|byte| is_sign(**byte)).count();
            let words = usize::from(!line.trim_ascii().is_empty());
            left = left
                .checked_sub(signs + words)
                .ok_or(Excess { kind: OddityKind::TooManySigns, at: start })?;
        }
        if depth(line) > DEEPEST {
            return Err(Excess { kind: OddityKind::TooDeep, at: start });
        }
        start = end + 1;
    }
    Ok(())
}

fn is_sign(byte: u8) -> bool {
    matches!(
        byte,
        b'*' | b'_' | b'~' | b'`' | b'[' | b']' | b'<' | b'>' | b'&' | b'\\' | b'|' | b'\r'
    )
}

/// How many quotations and lists begin or go on in front of the words of a line: by its marks,
/// and by the blanks that go in front of a list in a list.
fn depth(line: &[u8]) -> usize {
    const BLANKS_A_LEVEL: usize = 2;
    // A tab is worth two levels, and nothing is worth more.
    if line.len() <= DEEPEST / 2 || is_rule(line) {
        return 0;
    }
    let (mut marks, mut blanks, mut at) = (0, 0, 0);
    while let Some(byte) = line.get(at) {
        let digits = line[at..].iter().take(9).take_while(|byte| byte.is_ascii_digit()).count();
        let ends_mark = |at: usize| matches!(line.get(at), Some(b' ' | b'\t') | None);
        match byte {
            b' ' => blanks += 1,
            b'\t' => blanks += 4,
            b'>' => marks += 1,
            b'-' | b'+' | b'*' if ends_mark(at + 1) => marks += 1,
            b'0'..=b'9'
                if matches!(line.get(at + digits), Some(b'.' | b')'))
                    && ends_mark(at + digits + 1) =>
            {
                marks += 1;
                at += digits;
            }
            _ => break,
        }
        at += 1;
    }
    // Blanks alone are an indented line, however far they reach.
    if marks == 0 { 0 } else { marks.max(blanks / BLANKS_A_LEVEL) }
}

/// Whether a line is a rule: one sign again and again.
fn is_rule(line: &[u8]) -> bool {
    let mut signs = line.trim_ascii().iter().filter(|byte| !matches!(byte, b' ' | b'\t'));
    let first = signs.next();
    matches!(first, Some(b'-' | b'*' | b'_')) && signs.all(|byte| Some(byte) == first)
}

/// Elements that need no end tag: the next of them ends the one before.
const ENDED_BY_THE_NEXT: &[&str] =
    &["p", "li", "dt", "dd", "tr", "td", "th", "thead", "tbody", "tfoot", "colgroup", "rt", "rp"];

/// Elements that hold nothing.
const VOID: &[&str] = &["br", "col", "hr", "img"];

/// Whether the raw HTML among `events` is within bounds.
pub(super) fn admit_html(events: &[Placed<'_>]) -> Result<(), Excess> {
    let (mut left, mut open) = (MOST_TAGS, Open::default());
    for (event, range) in events {
        let (Event::Html(html) | Event::InlineHtml(html)) = event else { continue };
        for token in tokens(html) {
            let within = match token {
                Token::Text(_) => continue,
                Token::Open { name, .. } => open.begin(name),
                Token::Close { name } => open.end(name),
            };
            let excess = |kind| Excess { kind, at: range.start };
            left = left.checked_sub(1).ok_or(excess(OddityKind::TooManySigns))?;
            if !within {
                return Err(excess(OddityKind::TooDeep));
            }
        }
    }
    Ok(())
}

/// How many elements of each name are open.
#[derive(Default)]
struct Open {
    names: Vec<(&'static str, usize)>,
    all: usize,
}

impl Open {
    /// An element begins; whether it is not too deep.
    fn begin(&mut self, name: &'static str) -> bool {
        if ENDED_BY_THE_NEXT.contains(&name) || VOID.contains(&name) {
            return true;
        }
        self.all += 1;
        match self.names.iter_mut().find(|(known, _)| *known == name) {
            Some((_, count)) => *count += 1,
            None => self.names.push((name, 1)),
        }
        self.all <= DEEPEST
    }

    fn end(&mut self, name: &str) -> bool {
        let open = self.names.iter_mut().find(|(known, count)| *known == name && *count > 0);
        if let Some((_, count)) = open {
            *count -= 1;
            self.all -= 1;
        }
        true
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// What is too much about `body`.
    fn excess(body: &str) -> Option<OddityKind> {
        let reading = super::super::read(body);
        let kinds = [OddityKind::TooManySigns, OddityKind::TooDeep];
        reading.outline.oddities.iter().map(|one| one.kind).find(|kind| kinds.contains(kind))
    }

    #[test]
    fn long_and_plain_is_no_excess() {
        for body in [
            "平台已经建成，各家的价格和排队时间都能查到。\n\n".repeat(40_000),
            format!("| 年 | 元 |\n|---|---|\n{}", "| 2023 | 120 |\n".repeat(40_000)),
            format!("甲\n\n{}\n\n乙", "- ".repeat(200)),
            format!("甲\n\n{}乙", " ".repeat(900)),
            format!("{}深", "> ".repeat(DEEPEST)),
            "<p>甲<br>乙".repeat(5000),
            "<b>甲</b>".repeat(5000),
        ] {
            assert_eq!(excess(&body), None, "{body:.40}");
        }
    }

    #[test]
    fn what_no_letter_has_is_told() {
        let many = Some(OddityKind::TooManySigns);
        let deep = Some(OddityKind::TooDeep);
        for (body, expected) in [
            ("*甲".repeat(MOST_SIGNS), many),
            ("甲\n".repeat(MOST_SIGNS + 1), many),
            ("<p>甲".repeat(MOST_TAGS + 1), many),
            (format!("{}甲", ">".repeat(DEEPEST + 1)), deep),
            (format!("{}甲", "- ".repeat(DEEPEST + 1)), deep),
            (format!("{}甲", "12. ".repeat(DEEPEST + 1)), deep),
            (format!("- 甲\n{}- 乙", "\t".repeat(51)), deep),
            ("<div>".repeat(DEEPEST + 1), deep),
            ("<b><p>甲".repeat(DEEPEST + 1), deep),
            ("<b><i></b>".repeat(DEEPEST + 1), deep),
        ] {
            assert_eq!(excess(&body), expected, "{body:.40}");
        }
    }

    #[test]
    fn what_is_not_read_is_shown_as_it_is() {
        let body = format!("{}甲 <b>&", ">".repeat(DEEPEST + 1));
        let reading = super::super::read(&body);
        assert_eq!(reading.plain.text, body);
        assert!(reading.html.fill(&|_, _| None).ends_with("甲 &lt;b>&amp;</p>"));
        assert_eq!(reading.outline.text_length, DEEPEST + 1 + 5);
    }
}
