//! Which of the eight masks a code is given: the one with the fewest penalties (ISO/IEC 18004).
//!
//! Every page has a code of its own, and each of its masks is judged. Runs and blocks count where
//! the mask reaches, in the data; the rest is the same under every mask.

use std::sync::LazyLock;

use qrcode::canvas::MaskPattern;

use super::layout::{Layout, Line, PATTERNS, turned};

/// Every mask repeats itself after so many lines.
const PERIOD: usize = 12;

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

/// `dark`, the rows of a code with its data, under the mask that suits it best.
pub(super) fn apply_best(dark: &[Line], layout: &Layout) -> Vec<Line> {
    let columns = turned(dark);
    let grids = [(dark, &*layout.data), (&*columns, &*layout.data_columns)]
        .map(|(dark, data)| Grid { dark, data });
    let penalties = MASKS.iter().map(|masks| penalty(&grids, masks));
    let best = penalties.zip(0..).min_by_key(|(penalty, _)| *penalty);
    let best = best.map_or(0, |(_, at)| at);
    let rows = grids[0].masked(&MASKS[best][0]).zip(&layout.data).zip(&layout.fixed[best]);
    rows.map(|((row, data), fixed)| row & data | fixed).collect()
}

/// The modules of a code, by rows or by columns.
struct Grid<'a> {
    dark: &'a [Line],
    /// Which of them a mask reaches.
    data: &'a [Line],
}

impl Grid<'_> {
    fn masked(&self, mask: &[Line]) -> impl Iterator<Item = Line> {
        let lines = self.dark.iter().zip(self.data).zip(mask.iter().cycle());
        lines.map(|((dark, data), mask)| dark ^ (data & mask))
    }
}

/// What is held against the code of `grids`, rows and columns, under `masks`.
fn penalty(grids: &[Grid<'_>; 2], masks: &[Vec<Line>; 2]) -> u32 {
    let masked = |at: usize| grids[at].masked(&masks[at]).collect::<Vec<_>>();
    let [rows, columns] = [masked(0), masked(1)];
    let lines = |dark: &[Line], grid: &Grid<'_>| -> u32 {
        dark.iter().zip(grid.data).map(|(dark, data)| runs(*dark, *data) + finders(*dark)).sum()
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
    use qrcode::canvas::Canvas;
    use qrcode::{EcLevel, Version};

    use super::*;
    use crate::render::qr::layout::LARGEST;

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

    #[test]
    fn every_module_stands_where_the_library_draws_it() {
        for number in (1..).take(LARGEST) {
            let version = Version::Normal(number);
            let layout = Layout::new(version);
            let bits: u32 = layout.data.iter().map(|row| row.count_ones()).sum();
            let codewords: Vec<u8> =
                (0..bits / 8).map(|at| (at * 37 % 251).to_le_bytes()[0]).collect();
            let rows = layout.draw(codewords.iter().copied());
            let mut canvas = Canvas::new(version, EcLevel::Q);
            canvas.draw_all_functional_patterns();
            canvas.draw_data(&codewords, &[]);
            for (pattern, fixed) in PATTERNS.into_iter().zip(&layout.fixed) {
                let mut masked = canvas.clone();
                masked.apply_mask(pattern);
                for (y, row) in rows.iter().enumerate() {
                    for x in 0..rows.len() {
                        let is_dark = |lines: &[Line]| lines[y] >> x & 1 == 1;
                        let expected = if is_dark(&layout.data) {
                            (row >> x & 1 == 1) != inverts(pattern, x, y)
                        } else {
                            is_dark(fixed)
                        };
                        let at = |place: usize| i16::try_from(place).expect("a small code");
                        let drawn = masked.get(at(x), at(y)).is_dark();
                        assert_eq!(drawn, expected, "version {number}, row {y}, column {x}");
                    }
                }
            }
        }
    }
}
