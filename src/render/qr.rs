//! QR codes as inline SVG: one path, drawn when the site is built.
//!
//! Level Q, 4 modules of quiet zone inside, dark on white in every colour
//! scheme (ISO/IEC 18004; a scanner told not to invert reads nothing else).

use std::fmt::Write;

use fast_qr::{ECL, QRBuilder, QRCode};

/// Modules of quiet zone on each side.
const QUIET: usize = 4;

/// The largest version that a phone reads easily from paper: 60 bytes at level Q.
pub(crate) const LARGEST_EASY_ADDRESS: usize = 60;

/// Pixels a module of a picture, so that one module is 1 mm at [`PIXELS_PER_METRE`].
const SCALE: usize = 12;

/// 12 pixels a millimetre, 304.8 to the inch: what office printers resolve.
const PIXELS_PER_METRE: u32 = 12_000;

/// How a file with a code in SVG begins.
const SVG_HEAD: &str = "<svg xmlns=\"http://www.w3.org/2000/svg\" width=\"";

/// What a picture with a code says it was made with.
const SOFTWARE: &str = "dafu qr";

/// The QR code of `address`; `None` where it is longer than any code holds.
#[must_use]
pub(crate) fn encode(address: &str) -> Option<QRCode> {
    QRBuilder::new(address).ecl(ECL::Q).build().ok()
}

/// `code` as inline SVG with the class `qr`, labelled `label`.
#[must_use]
pub(crate) fn svg(code: &QRCode, label: &str) -> String {
    let side = side(code);
    let mut out = String::with_capacity(2048);
    let label = super::markup::escaped(label);
    let _ = write!(
        out,
        "<svg class=\"qr\" role=\"img\" aria-label=\"{label}\" \
         viewBox=\"0 0 {side} {side}\" shape-rendering=\"crispEdges\">\
         <path fill=\"#fff\" d=\"M0 0h{side}v{side}H0z\"/><path stroke=\"#000\" d=\""
    );
    path(code, &mut out);
    out.push_str("\"/></svg>");
    out
}

/// The same as a file of its own, which has to name its namespace; a module is 1 mm.
#[must_use]
pub(crate) fn svg_file(code: &QRCode, label: &str) -> String {
    let svg = svg(code, label);
    let side = side(code);
    let head = format!("{SVG_HEAD}{side}mm\" height=\"{side}mm\" ");
    svg.replacen("<svg ", &head, 1) + "\n"
}

/// Whether `bytes` are a code that was written by [`svg_file`] or [`png`].
#[must_use]
pub(crate) fn is_file(bytes: &[u8]) -> bool {
    let has = |text: &str| bytes.windows(text.len()).any(|window| window == text.as_bytes());
    (bytes.starts_with(SVG_HEAD.as_bytes()) && has("class=\"qr\" role=\"img\""))
        || (bytes.starts_with(b"\x89PNG") && has(SOFTWARE))
}

/// The modules along a side of `code`, its quiet zone included.
#[must_use]
pub(crate) fn side(code: &QRCode) -> usize {
    code.size + 2 * QUIET
}

/// `code` in characters, two modules one above the other in each: dark on white where there is
/// `colour`; else what is light is drawn, as light on dark is what most terminals are.
#[must_use]
pub(crate) fn terminal(code: &QRCode, colour: bool) -> String {
    let is_dark = |row: usize, column: usize| {
        let inside = |at: usize| (QUIET..QUIET + code.size).contains(&at);
        inside(row) && inside(column) && code[row - QUIET][column - QUIET].value()
    };
    let (before, behind) = if colour { ("\x1b[30;107m", "\x1b[0m") } else { ("", "") };
    let mut out = String::new();
    for row in (0..side(code)).step_by(2) {
        out.push_str(before);
        for column in 0..side(code) {
            let drawn = |row: usize| is_dark(row, column) == colour;
            out.push(match (drawn(row), drawn(row + 1)) {
                (true, true) => '█',
                (true, false) => '▀',
                (false, true) => '▄',
                (false, false) => ' ',
            });
        }
        out.push_str(behind);
        out.push('\n');
    }
    out
}

/// Dark modules as strokes, a run at a time: `M4 4.5h7m1 0h6…`.
fn path(code: &QRCode, out: &mut String) {
    for row in 0..code.size {
        let mut pen = None;
        let mut column = 0;
        while column < code.size {
            if !code[row][column].value() {
                column += 1;
                continue;
            }
            let start = column;
            while column < code.size && code[row][column].value() {
                column += 1;
            }
            let _ = match pen {
                None => write!(out, "M{} {}.5h{}", start + QUIET, row + QUIET, column - start),
                Some(end) => write!(out, "m{} 0h{}", start - end, column - start),
            };
            pen = Some(column);
        }
    }
}

/// `code` as a PNG picture of black and white; a module is 1 mm.
#[must_use]
pub(crate) fn png(code: &QRCode) -> Vec<u8> {
    let side = side(code) * SCALE;
    let dark = |x: usize, y: usize| {
        let module = |at: usize| (at / SCALE).checked_sub(QUIET).filter(|at| *at < code.size);
        module(x).zip(module(y)).is_some_and(|(column, row)| code[row][column].value())
    };
    let mut pixels = Vec::with_capacity(side * side.div_ceil(8));
    for y in 0..side {
        for first in (0..side).step_by(8) {
            let bit = |at: usize| u8::from(!(first + at < side && dark(first + at, y)));
            pixels.push((0..8).fold(0, |byte, at| byte << 1 | bit(at)));
        }
    }
    let mut out = Vec::new();
    let side = u32::try_from(side).unwrap_or(u32::MAX);
    let mut encoder = png::Encoder::new(&mut out, side, side);
    encoder.set_color(png::ColorType::Grayscale);
    encoder.set_depth(png::BitDepth::One);
    // Text in plain letters fits: nothing is lost if it should not.
    let _ = encoder.add_text_chunk("Software".to_owned(), SOFTWARE.to_owned());
    encoder.set_pixel_dims(Some(png::PixelDimensions {
        xppu: PIXELS_PER_METRE,
        yppu: PIXELS_PER_METRE,
        unit: png::Unit::Meter,
    }));
    // Writing to memory fails only for sizes that do not match, and these do.
    if let Ok(mut writer) = encoder.write_header() {
        let _ = writer.write_image_data(&pixels);
    }
    out
}
