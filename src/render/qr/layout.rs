//! The code of a version before its data: what is drawn already, and where the data goes.
//!
//! A line of modules is a number, a bit a module, so that a mask is applied and judged line by line
//! and not module by module.

use qrcode::canvas::{Canvas, MaskPattern, Module};
use qrcode::{EcLevel, Version};

/// A row or column, its first module the lowest bit.
pub(super) type Line = u64;

/// The largest version whose lines are numbers, for addresses of up to 177 bytes. Rarer ones are left
/// to the library.
pub(super) const LARGEST: usize = 11;

/// The masks, by their numbers.
pub(super) const PATTERNS: [MaskPattern; 8] = [
    MaskPattern::Checkerboard,
    MaskPattern::HorizontalLines,
    MaskPattern::VerticalLines,
    MaskPattern::DiagonalLines,
    MaskPattern::LargeCheckerboard,
    MaskPattern::Fields,
    MaskPattern::Diamonds,
    MaskPattern::Meadow,
];

/// A version at level Q; most addresses of a site have one and the same.
pub(super) struct Layout {
    /// The rows with finders, timing and alignment: what is dark before data and mask.
    blank: Vec<Line>,
    /// Which modules data and masks reach, by rows.
    pub(super) data: Vec<Line>,
    /// The same by columns.
    pub(super) data_columns: Vec<Line>,
    /// For each mask, what is dark of the rest, the number of the mask included.
    pub(super) fixed: [Vec<Line>; 8],
    /// Row and column of each bit of the data.
    places: Vec<(usize, usize)>,
}

impl Layout {
    pub(super) fn new(version: Version) -> Self {
        let mut canvas = Canvas::new(version, EcLevel::Q);
        canvas.draw_all_functional_patterns();
        let rows = |canvas: &Canvas, is: fn(Module) -> bool| -> Vec<Line> {
            let row = |y| (0..version.width()).rev().map(move |x| (x, y));
            let line =
                |y| row(y).fold(0, |line, (x, y)| line << 1 | Line::from(is(canvas.get(x, y))));
            (0..version.width()).map(line).collect()
        };
        let data = rows(&canvas, |module| !matches!(module, Module::Masked(_)));
        let fixed = PATTERNS.map(|pattern| {
            let mut masked = canvas.clone();
            masked.apply_mask(pattern);
            rows(&masked, Module::is_dark)
                .iter()
                .zip(&data)
                .map(|(dark, data)| dark & !data)
                .collect()
        });
        let (blank, places) = (rows(&canvas, Module::is_dark), places(&data));
        Self { blank, data_columns: turned(&data), data, fixed, places }
    }

    /// The rows with the bits of `codewords` drawn, the highest of each first.
    pub(super) fn draw(&self, codewords: impl Iterator<Item = u8>) -> Vec<Line> {
        let mut rows = self.blank.clone();
        let bits = codewords.flat_map(|byte| (0..8).rev().map(move |bit| byte >> bit & 1));
        for ((y, x), bit) in self.places.iter().zip(bits) {
            rows[*y] |= Line::from(bit) << x;
        }
        rows
    }
}

/// Where the bits of the data go, in order: two columns at a time from the right, up and down in
/// turn, the right one first; the column of the timing is passed over (ISO/IEC 18004, 7.7.3).
fn places(data: &[Line]) -> Vec<(usize, usize)> {
    const TIMING: usize = 6;
    let columns: Vec<usize> = (0..data.len()).rev().filter(|x| *x != TIMING).collect();
    let mut places = Vec::new();
    for (turn, pair) in columns.chunks(2).enumerate() {
        for step in 0..data.len() {
            let y = if turn % 2 == 0 { data.len() - 1 - step } else { step };
            places.extend(pair.iter().filter(|x| data[y] >> **x & 1 == 1).map(|x| (y, *x)));
        }
    }
    places
}

/// Columns for rows.
pub(super) fn turned(lines: &[Line]) -> Vec<Line> {
    let column =
        |x: usize| lines.iter().rev().fold(0, |column, line| column << 1 | (line >> x & 1));
    (0..lines.len()).map(column).collect()
}
