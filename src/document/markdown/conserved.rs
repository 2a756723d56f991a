//! An account of the words: each visible character of the source is on the page, and none other.
//!
//! It does not ask the parser. It goes through source and plain text side by side, and whatever of
//! the source is not printed must read as a mark of Markdown: a sign of emphasis, the target of a
//! link, a known tag, an entity. What reads as none was lost. `shown` then compares the HTML with
//! the plain text, word for word.
//!
//! The same account is taken of a foreign text and the draft that import makes of it; the text has
//! no marks.

use std::ops::Range;

use super::clean::is_forbidden;
use super::mark::Marks;
use super::oddity::{Oddity, OddityKind};
use super::plain::PlainText;
use super::shown::common;
use super::sign::Mark;

/// After so many losses the rest is not told one by one.
const MOST: usize = 20;
/// So many characters alike are the same place.
const SURE: usize = 8;
/// How far a place is looked for where the two went apart.
const FAR: usize = 4096;
/// How many steps are taken in all to find such places.
const STEPS: usize = 2_000_000;

/// What of `body` is lost in its plain text; `skipped` are places that are accounted for.
pub(super) fn losses(body: &str, plain: &PlainText, skipped: &[Range<usize>]) -> Vec<Oddity> {
    let marks = Some(Marks::new(body));
    let account =
        Account { body, marks, plain: &plain.text, skipped, at: 0, printed: 0, left: STEPS };
    account.apart(MOST)
}

/// Which parts of `source`, a text without marks, are not in what is `printed` of it.
#[must_use]
pub fn missing(source: &str, printed: &str) -> Vec<Range<usize>> {
    let (body, plain) = (source, printed);
    let account =
        Account { body, marks: None, plain, skipped: &[], at: 0, printed: 0, left: STEPS };
    let found = account.apart(usize::MAX).into_iter().map(|one| one.range);
    found.filter(|range| !range.is_empty()).collect()
}

/// Whether only white space and bars part two losses.
fn is_near(body: &str, between: Range<usize>) -> bool {
    body.get(between).is_some_and(|between| !between.contains('\n') && between.chars().all(is_gap))
}

fn is_gap(c: char) -> bool {
    c.is_whitespace() || c == '|'
}

struct Account<'a> {
    body: &'a str,
    /// How marks are read; none where the source has none.
    marks: Option<Marks<'a>>,
    plain: &'a str,
    skipped: &'a [Range<usize>],
    /// How far the two have been read.
    at: usize,
    printed: usize,
    /// How many more steps may be taken to find where they agree again.
    left: usize,
}

enum Step {
    /// The next character of the source prints.
    Same,
    /// It is a mark.
    Mark,
    Apart(OddityKind),
    End,
}

impl Account<'_> {
    /// Where the two go apart, at most so often.
    fn apart(mut self, most: usize) -> Vec<Oddity> {
        let mut found: Vec<Oddity> = Vec::new();
        while found.len() < most {
            match self.step() {
                Step::Same | Step::Mark => {}
                Step::End => break,
                Step::Apart(kind) => {
                    let start = self.at;
                    self.go_on();
                    let words = self.body[start..self.at.max(start)].trim_end_matches(is_gap);
                    let range = start..start + words.len();
                    match found.last_mut() {
                        Some(last)
                            if last.kind == kind && is_near(self.body, last.range.end..start) =>
                        {
                            last.range.end = range.end;
                        }
                        _ => found.push(Oddity { kind, range }),
                    }
                }
            }
        }
        found
    }

    fn step(&mut self) -> Step {
        self.skip();
        if self.run() > 0 {
            return Step::Same;
        }
        let (body, plain) = (self.body, self.plain);
        let (source, printed) = (&body[self.at..], &plain[self.printed..]);
        let (next, wanted) = (source.chars().next(), printed.chars().next());
        let Some(next) = next else {
            return match wanted.filter(|c| !is_script_sign(*c)) {
                None if wanted.is_some() => {
                    self.printed = self.plain.len();
                    Step::Mark
                }
                None => Step::End,
                Some(_) => Step::Apart(OddityKind::Moved),
            };
        };
        let literally = |mark: &Mark| match mark {
            Mark::Silent(length) | Mark::Prints { source: length, .. } => {
                // `&amp;amp;` begins like what it prints: a few letters more tell.
                let more = source[*length..].bytes().take(8);
                let more = more.take_while(|b| b.is_ascii_alphanumeric() || *b == b';').count();
                *length == 1 || printed.starts_with(&source[..*length + more])
            }
            _ => true,
        };
        let is_same = wanted == Some(next);
        if is_same && !is_sign(next) {
            return self.same(next);
        }
        let at = self.at;
        let mark = self.marks.as_mut().map_or(Mark::None, |marks| marks.at(at, printed));
        match mark {
            mark if is_same && literally(&mark) => return self.same(next),
            Mark::Silent(length) => self.at += length,
            Mark::Prints { source, printed } => {
                self.at += source;
                self.printed += printed;
            }
            Mark::None => match wanted {
                // A text without marks has its rows without the bars that part their cells.
                Some(wanted) if is_script_sign(wanted) || wanted == '|' && self.marks.is_none() => {
                    self.printed += wanted.len_utf8();
                }
                _ => return Step::Apart(OddityKind::Lost),
            },
            Mark::Definition => return Step::Apart(OddityKind::Definition),
            Mark::Tag => return Step::Apart(OddityKind::Tag),
            Mark::Comment => return Step::Apart(OddityKind::HiddenToTheEnd),
        }
        Step::Mark
    }

    fn same(&mut self, next: char) -> Step {
        self.at += next.len_utf8();
        self.printed += next.len_utf8();
        Step::Same
    }

    /// Passes words that are the same in both, which is nearly everything; how many bytes.
    fn run(&mut self) -> usize {
        let next = self.skipped.partition_point(|range| range.end <= self.at);
        let end = self.skipped.get(next).map_or(self.body.len(), |range| range.start.max(self.at));
        let (source, printed) =
            (&self.body.as_bytes()[self.at..end], &self.plain.as_bytes()[self.printed..]);
        let mut same = common(source, printed, |b| b >= 0x80 || b.is_ascii_alphanumeric());
        while !self.body.is_char_boundary(self.at + same) {
            same -= 1;
        }
        self.at += same;
        self.printed += same;
        same
    }

    /// Passes what is printed nowhere: white space, places that are accounted for.
    fn skip(&mut self) {
        loop {
            let is_silent = |c: char| c.is_whitespace() || is_forbidden(c);
            let source = &self.body[self.at..];
            self.at += source.len() - source.trim_start_matches(is_silent).len();
            let printed = &self.plain[self.printed..];
            self.printed += printed.len() - printed.trim_start_matches(is_silent).len();
            let first = self.skipped.partition_point(|range| range.end <= self.at);
            match self.skipped.get(first) {
                Some(range) if range.start <= self.at => self.at = range.end,
                _ => return,
            }
        }
    }

    /// Finds the next place where the two agree.
    fn go_on(&mut self) {
        let here = (self.at, self.printed);
        let (source, printed) = (&self.body[here.0..], &self.plain[here.1..]);
        if printed.is_empty() {
            self.at = self.body.len();
            return;
        }
        for (offset, c) in source.char_indices().take(FAR).skip(1) {
            if c.is_whitespace() {
                continue;
            }
            (self.at, self.printed) = (here.0 + offset, here.1);
            if self.agrees() {
                self.at = here.0 + offset;
                self.printed = here.1;
                return;
            }
        }
        for (offset, c) in printed.char_indices().take(FAR).skip(1) {
            if c.is_whitespace() {
                continue;
            }
            (self.at, self.printed) = (here.0, here.1 + offset);
            if self.agrees() {
                self.at = here.0;
                self.printed = here.1 + offset;
                return;
            }
        }
        // Nothing agrees any more: all that is left counts as lost.
        (self.at, self.printed) = (self.body.len(), self.plain.len());
    }

    /// Whether the two go on alike from here.
    fn agrees(&mut self) -> bool {
        let mut same = 0;
        for _ in 0..SURE * 16 {
            if self.left == 0 {
                return false;
            }
            self.left -= 1;
            let start = self.at;
            match self.step() {
                Step::Same => same += self.body[start..self.at].chars().count(),
                Step::Mark => {}
                Step::End => return same > 0,
                Step::Apart(_) => return false,
            }
            if same >= SURE {
                return true;
            }
        }
        false
    }
}

/// Signs of which only what follows tells whether they print.
fn is_sign(c: char) -> bool {
    matches!(c, ']' | '<' | '!' | '&' | '\\')
}

/// How plain text raises and lowers what has no raised twin: `10^(3/2)`.
fn is_script_sign(c: char) -> bool {
    matches!(c, '^' | '_' | '(' | ')')
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_not_printed_of_a_text_is_missing() {
        for (source, printed, expected) in [
            ("甲 乙\n丙", "甲乙 丙", ""),
            ("甲乙丙丁戊己庚辛壬癸子", "甲丙丁戊己庚辛壬癸子", "乙"),
            ("甲乙丙丁戊己庚辛壬癸", "甲乙丙丁戊己庚辛", "壬癸"),
            ("A&amp;B*C*", "A&amp;B*C*", ""),
            ("104", "10^(4)", ""),
            ("甲乙丙丁戊己庚辛壬癸", "| 甲乙 | 丙丁 | 戊己庚辛壬癸 |", ""),
        ] {
            let lost: String = missing(source, printed).into_iter().map(|at| &source[at]).collect();
            assert_eq!(lost, expected, "{source} {printed}");
        }
    }
}
