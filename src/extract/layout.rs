//! Runs of glyphs with their places → lines of text, as an eye would read them.

use super::table::{BOXES, is_box};
use super::wrap;

/// Some glyphs in a row: where they begin, how long they are, how large.
pub(super) struct Run<'a> {
    pub(super) x: f64,
    pub(super) y: f64,
    pub(super) width: f64,
    pub(super) size: f64,
    pub(super) text: &'a str,
}

/// Lines being put together from runs in the order in which they are drawn.
#[derive(Default)]
pub(super) struct Lines {
    line: String,
    y: f64,
    end: f64,
    size: f64,
    /// Where the last cell of the line begins: its place, and its byte in `line`.
    cell: (f64, usize),
    /// The last cell of the line before, if it ended in a number that may go on.
    open: Option<(f64, String)>,
    /// The end of the line before, where the text may go on in this one.
    before: wrap::Lines,
    /// The runs of the page, in the order in which they are drawn, and how many
    /// lines were drawn.
    runs: Vec<Kept>,
    count: usize,
    /// Digits that stand one below the other.
    column: String,
}

/// A run that is kept: when it was drawn, in which line, and where.
struct Kept {
    order: usize,
    line: usize,
    x: f64,
    y: f64,
    width: f64,
    size: f64,
    text: Box<str>,
}

impl Kept {
    /// Which line of the page it stands in.
    fn row(&self) -> f64 {
        (self.y / self.size).round()
    }
}

impl Lines {
    /// Adds a run; `done` gets each line that it completes.
    pub(super) fn add(&mut self, run: &Run<'_>, done: &mut dyn FnMut(&str)) {
        const MOST: usize = 50_000;
        let size = if run.size.is_finite() { run.size.abs().max(0.1) } else { 1.0 };
        self.put(run, size, done);
        if self.runs.len() < MOST {
            let Run { x, y, width, text, .. } = *run;
            let (order, text) = (self.runs.len(), text.into());
            self.runs.push(Kept { order, line: self.count, x, y, width, size, text });
        }
    }

    /// Hands on digits that stood below each other.
    fn below(&mut self, done: &mut dyn FnMut(&str)) {
        if self.column.len() >= BOXES {
            done(&self.column);
        }
        self.column.clear();
    }

    /// The page is complete: hands on the lines of digits once more that are
    /// drawn piece by piece, in the order in which they are seen.
    pub(super) fn in_order(&mut self, done: &mut dyn FnMut(&str)) {
        self.below(done);
        let mut runs = std::mem::take(&mut self.runs);
        runs.sort_by(|one, other| {
            one.row().total_cmp(&other.row()).then(one.x.total_cmp(&other.x))
        });
        for row in runs.chunk_by(|one, other| one.row().total_cmp(&other.row()).is_eq()) {
            let holds_digits =
                row.iter().any(|run| run.text.bytes().any(|byte| byte.is_ascii_digit()));
            let is_cut =
                |pair: &[Kept]| pair[0].line != pair[1].line || pair[0].order > pair[1].order;
            if holds_digits && row.windows(2).any(is_cut) {
                let mut lines = Self::default();
                for Kept { x, y, width, size, text, .. } in row {
                    let run = Run { x: *x, y: *y, width: *width, size: *size, text };
                    lines.put(&run, *size, done);
                }
                lines.finish(done);
            }
        }
    }

    fn put(&mut self, run: &Run<'_>, size: f64, done: &mut dyn FnMut(&str)) {
        let is_same = (run.y - self.y).abs() <= 0.5 * size.max(self.size);
        if !self.line.is_empty() && !is_same {
            self.finish(done);
        }
        if self.line.is_empty() {
            self.cell = (run.x, 0);
        } else {
            let gap = run.x - self.end;
            // A wide gap, or a step back, leads to another cell; a narrow one is a space.
            if gap > size || gap < -size {
                self.line.push_str(" | ");
                self.cell = (run.x, self.line.len());
            } else if gap > 0.2 * size && !self.line.ends_with(' ') {
                self.line.push(' ');
            }
        }
        // Letters set apart have a space on both sides of a space.
        let text = if self.line.ends_with(' ') { run.text.trim_start() } else { run.text };
        self.line.push_str(text);
        (self.y, self.end, self.size) = (run.y, run.x + run.width, size);
    }

    /// Hands on digits that stand in a box each.
    fn boxes(&self, done: &mut dyn FnMut(&str)) {
        let cells: Vec<&str> = self.line.split(" | ").collect();
        for row in cells.chunk_by(|left, right| is_box(left) && is_box(right)) {
            if row.len() >= BOXES {
                done(&row.concat());
            }
        }
    }

    /// Hands the line on. A long number wrapped in a narrow cell is handed on whole as well.
    pub(super) fn finish(&mut self, done: &mut dyn FnMut(&str)) {
        const IDENTITY: std::ops::RangeInclusive<usize> = 15..=19;
        done(&self.line);
        self.count += 1;
        self.boxes(done);
        if is_box(&self.line) {
            self.column.push_str(self.line.trim());
        } else {
            self.below(done);
        }
        // In a table, what stands at the end of a row does not go on in the next.
        if self.line.contains(" | ") {
            self.before = wrap::Lines::default();
        } else if let Some(whole) = self.before.across(&self.line) {
            done(&whole);
        }
        let first = self.line.split(" | ").next().unwrap_or_default().trim();
        let is_number = |text: &str| {
            text.len() > 1
                && text.bytes().all(|byte| byte.is_ascii_digit() || matches!(byte, b'X' | b'x'))
        };
        let start = if self.cell.1 == 0 { self.cell.0 } else { f64::NAN };
        let mut goes_on = None;
        if let Some((x, head)) = self.open.take()
            && (start - x).abs() <= 2.0 * self.size
            && is_number(first)
        {
            let whole = head + first;
            if IDENTITY.contains(&whole.len()) {
                done(&whole);
            }
            goes_on = Some((start, whole)).filter(|open| open.1.len() < *IDENTITY.end());
        }
        let last = self.line[self.cell.1..].trim();
        self.open = goes_on.or_else(|| is_number(last).then(|| (self.cell.0, last.to_owned())));
        self.line.clear();
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn lines(runs: &[(f64, f64, &str)]) -> Vec<String> {
        let mut lines = Lines::default();
        let mut out = Vec::new();
        for (x, y, text) in runs {
            let width = text.chars().map(|one| if one.is_ascii() { 5.0 } else { 10.0 }).sum();
            let run = Run { x: *x, y: *y, width, size: 10.0, text };
            lines.add(&run, &mut |line| out.push(line.to_owned()));
        }
        lines.finish(&mut |line| out.push(line.to_owned()));
        out
    }

    #[test]
    fn runs_join_by_their_places() {
        assert_eq!(
            lines(&[(0.0, 9.0, "138"), (15.0, 9.0, "1234"), (35.2, 9.0, "5678")]),
            ["13812345678"]
        );
        assert_eq!(lines(&[(0.0, 9.0, "电话"), (24.0, 9.0, "138")]), ["电话 138"]);
        let apart = [(0.0, 9.0, "1"), (7.5, 9.0, "3"), (15.0, 9.0, " "), (22.5, 9.0, "8")];
        assert_eq!(lines(&apart), ["1 3 8"]);
        assert_eq!(lines(&[(0.0, 9.0, "22"), (60.0, 9.0, "138")]), ["22 | 138"]);
        assert_eq!(lines(&[(0.0, 9.0, "甲"), (0.0, -9.0, "乙")]), ["甲", "乙"]);
    }

    #[test]
    fn a_number_wrapped_in_a_cell_is_whole_too() {
        let said =
            lines(&[(0.0, 30.0, "甲"), (50.0, 30.0, "110105194912"), (50.0, 18.0, "31002X")]);
        assert_eq!(said, ["甲 | 110105194912", "31002X", "11010519491231002X"]);
        let said = lines(&[(0.0, 30.0, "6222020"), (0.0, 18.0, "0000000"), (0.0, 6.0, "00000")]);
        assert_eq!(said.last().map(String::as_str), Some("6222020000000000000"));
        let apart = lines(&[(0.0, 30.0, "110105194912"), (90.0, 18.0, "310021")]);
        assert_eq!(apart, ["110105194912", "310021"]);
    }

    #[test]
    fn digits_drawn_out_of_order_are_read_in_order() {
        let mut lines = Lines::default();
        for (x, y, text) in [(0.0, 9.0, "138"), (0.0, 99.0, "甲"), (15.0, 9.0, "12345678")] {
            let width = 5.0 * f64::from(u32::try_from(text.len()).expect("short"));
            lines.add(&Run { x, y, width, size: 10.0, text }, &mut |_| {});
        }
        lines.add(&Run { x: 0.0, y: 0.0, width: 5.0, size: 10.0, text: "1" }, &mut |_| {});
        let mut said = Vec::new();
        lines.in_order(&mut |line| said.push(line.to_owned()));
        assert_eq!(said, ["13812345678"]);
    }

    #[test]
    fn digits_below_each_other_are_a_number() {
        let mut lines = Lines::default();
        for at in 0..11 {
            let y = 900.0 - 20.0 * f64::from(at);
            lines.add(&Run { x: 0.0, y, width: 5.0, size: 10.0, text: "1" }, &mut |_| {});
        }
        let mut said = Vec::new();
        lines.finish(&mut |_| {});
        lines.in_order(&mut |line| said.push(line.to_owned()));
        assert_eq!(said, ["1".repeat(11)]);
    }
}
