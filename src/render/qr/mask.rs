//! Which of the eight masks a code is given: the one with the fewest penalties (ISO/IEC 18004).
//!
//! Every page has a code of its own, and each of its masks is judged. A line of modules is a
//! number here, a bit a module, so that a line is judged at once and not module by module. Runs and
//! blocks count where the mask reaches, in the data; the rest is the same under every mask.

use std::sync::LazyLock;

use qrcode::canvas::{Canvas, MaskPattern, Module};

/// A row or column, its first module the lowest bit.
type Line = u64;

/// The widest code whose lines are numbers: version 11, for addresses of up to 177 bytes. Rarer
/// ones are left to the library.
pub(super) const WIDEST: i16 = 64;

/// Every mask repeats itself after so many lines.
const PERIOD: usize = 12;

const PATTERNS: [MaskPattern; 8] = [
    MaskPattern::Checkerboard,
    MaskPattern::HorizontalLines,
    MaskPattern::VerticalLines,
    MaskPattern::DiagonalLines,
    MaskPattern::LargeCheckerboard,
    MaskPattern::Fields,
    MaskPattern::Diamonds,
    MaskPattern::Meadow,
];

/// Whether `pattern` inverts the module at `x`, `y`.
fn inverts(pattern: MaskPattern, x: usize, y: usize) -> bool {
    let (sum, product) = (x + y, x * y);
    let value = match pattern {
        MaskPattern::Checkerboard => sum % 2,
        MaskPattern::HorizontalLines => y % 2,
        MaskPattern::VerticalLines => x % 3,
        MaskPattern::DiagonalLines => sum % 3,
        MaskPattern::LargeCheckerboard => (y / 2 + x / 3) % 2,
        MaskPattern::Fields => product % 2 + product % 3,
        MaskPattern::Diamonds => (product % 2 + product % 3) % 2,
        MaskPattern::Meadow => (sum % 2 + product % 3) % 2,
    };
    value == 0
}

/// For each pattern its rows and its columns, as many as are not the same again.
static MASKS: LazyLock<[[Vec<Line>; 2]; 8]> = LazyLock::new(|| {
    let line = |is_dark: &dyn Fn(usize) -> bool| {
        (0..Line::BITS as usize).fold(0, |line, at| line | Line::from(is_dark(at)) << at)
    };
    PATTERNS.map(|pattern| {
        let row = |y: usize| line(&|x| inverts(pattern, x, y));
        let column = |x: usize| line(&|y| inverts(pattern, x, y));
        [(0..PERIOD).map(row).collect(), (0..PERIOD).map(column).collect()]
    })
});

/// The mask that suits `canvas` best, with its data drawn and `width` modules a side.
pub(super) fn best(canvas: &Canvas, width: i16) -> MaskPattern {
    let line = |y: i16, is: fn(Module) -> bool| -> Line {
        (0..width).rev().fold(0, |line, x| line << 1 | Line::from(is(canvas.get(x, y))))
    };
    let lines = |is: fn(Module) -> bool| (0..width).map(|y| line(y, is)).collect();
    let rows = Grid {
        dark: lines(Module::is_dark),
        data: lines(|module| !matches!(module, Module::Masked(_))),
    };
    let columns = rows.turned();
    let grids = [rows, columns];
    let penalties = MASKS.iter().map(|masks| penalty(&grids, masks));
    let best = penalties.zip(PATTERNS).min_by_key(|(penalty, _)| *penalty);
    best.map_or(PATTERNS[0], |(_, pattern)| pattern)
}

/// The modules of a code, by rows or by columns.
struct Grid {
    dark: Vec<Line>,
    /// Which of them a mask reaches.
    data: Vec<Line>,
}

impl Grid {
    /// Rows for columns.
    fn turned(&self) -> Self {
        let turned = |lines: &[Line]| {
            let column =
                |x: usize| lines.iter().rev().fold(0, |column, line| column << 1 | (line >> x & 1));
            (0..lines.len()).map(column).collect()
        };
        Self { dark: turned(&self.dark), data: turned(&self.data) }
    }

    fn masked(&self, mask: &[Line]) -> Vec<Line> {
        let lines = self.dark.iter().zip(&self.data).zip(mask.iter().cycle());
        lines.map(|((dark, data), mask)| dark ^ (data & mask)).collect()
    }
}

/// What is held against the code of `grids`, rows and columns, under `masks`.
fn penalty(grids: &[Grid; 2], masks: &[Vec<Line>; 2]) -> u32 {
    let [rows, columns] = [grids[0].masked(&masks[0]), grids[1].masked(&masks[1])];
    let lines = |dark: &[Line], grid: &Grid| -> u32 {
        dark.iter().zip(&grid.data).map(|(dark, data)| runs(*dark, *data) + finders(*dark)).sum()
    };
    let pairs = rows.windows(2).zip(grids[0].data.windows(2));
    let blocks: u32 = pairs.map(|(dark, data)| blocks(dark, data)).sum();
    lines(&rows, &grids[0]) + lines(&columns, &grids[1]) + blocks + balance(&rows)
}

/// Five modules of one colour in a row, and each that goes on.
fn runs(dark: Line, data: Line) -> u32 {
    let like_next = !(dark ^ dark >> 1) & data & data >> 1;
    let begins = like_next & like_next >> 1 & like_next >> 2 & like_next >> 3;
    begins.count_ones() + 2 * (begins & !(begins << 1)).count_ones()
}

/// What looks like the middle of a corner, with four light modules on a side; outside all is light.
fn finders(dark: Line) -> u32 {
    let (at, light) = (|by: u32| dark >> by, |by: u32| !(dark >> by));
    let cores = dark & light(1) & at(2) & at(3) & at(4) & light(5) & at(6);
    let before = !(dark << 1 | dark << 2 | dark << 3 | dark << 4);
    let behind = light(7) & light(8) & light(9) & light(10);
    40 * ((cores & before).count_ones() + (cores & behind).count_ones())
}

/// Two by two modules of one colour.
fn blocks(dark: &[Line], data: &[Line]) -> u32 {
    let like_next = |line: Line| !(line ^ line >> 1);
    let alike = !(dark[0] ^ dark[1]) & like_next(dark[0]) & like_next(dark[1]);
    let both = data[0] & data[1];
    3 * (alike & both & both >> 1).count_ones()
}

/// How far the share of dark modules is from one half, in steps of five per cent.
fn balance(rows: &[Line]) -> u32 {
    let dark: usize = rows.iter().map(|row| row.count_ones() as usize).sum();
    let percent = dark * 100 / (rows.len() * rows.len());
    let steps = if percent < 50 { (49 - percent) / 5 } else { (percent - 50) / 5 };
    u32::try_from(10 * steps).unwrap_or(u32::MAX)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn lines_are_judged_as_the_standard_says() {
        let all = Line::MAX;
        assert_eq!(runs(0b01_1110, 0b11_1111), 0);
        assert_eq!(runs(0b011_1110, 0b111_1111), 3);
        assert_eq!(runs(0b1111_1111, 0b1111_1111), 6);
        assert_eq!(runs(0b1111_1111, 0b1111_0111), 0);
        assert_eq!(finders(0b101_1101), 80);
        assert_eq!(finders(0b101_1101 << 4 | 1), 40);
        assert_eq!(finders(0b1000_1011_1011), 0);
        assert_eq!(blocks(&[0b0011, 0b0011], &[0b1111, 0b1111]), 6);
        assert_eq!(blocks(&[0b0011, 0b0010], &[all, 0b1111]), 3);
        let half = |rows: usize| (0..rows).map(|_| 0b11).collect::<Vec<Line>>();
        assert_eq!([balance(&half(4)), balance(&half(2)), balance(&half(3))], [0, 100, 30]);
    }
}
