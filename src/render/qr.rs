//! QR codes as inline SVG: one path, drawn when the site is built.
//!
//! Level Q, 4 modules of quiet zone inside, dark on white in every colour
//! scheme (ISO/IEC 18004; a scanner told not to invert reads nothing else).

mod layout;
mod mask;

use std::fmt::Write;
use std::sync::OnceLock;

use layout::{LARGEST, Layout, Line};
use qrcode::bits::Bits;
use qrcode::canvas::Canvas;
use qrcode::ec::construct_codewords;
use qrcode::{Color, EcLevel, Version};

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

/// A code: its modules row by row.
pub(crate) struct QrCode {
    size: usize,
    dark: Vec<bool>,
}

impl QrCode {
    fn rows(&self) -> impl Iterator<Item = &[bool]> {
        self.dark.chunks(self.size)
    }
}

/// The QR code of `address`; `None` where it is longer than any code holds.
#[must_use]
pub(crate) fn encode(address: &str) -> Option<QrCode> {
    let (number, bytes) =
        (1..=40).find_map(|number| Some((number, bytes(address, Version::Normal(number))?)))?;
    let version = Version::Normal(number);
    let (data, correction) = construct_codewords(&bytes, version, EcLevel::Q).ok()?;
    let layout = LAYOUTS.get(usize::try_from(number).ok()?);
    let dark = if let Some(layout) = layout {
        let layout = layout.get_or_init(|| Layout::new(version));
        let rows = layout.draw(data.into_iter().chain(correction));
        let rows = mask::apply_best(&rows, layout);
        let row = |row: &Line| {
            let row = *row;
            (0..rows.len()).map(move |x| row >> x & 1 == 1)
        };
        rows.iter().flat_map(row).collect()
    } else {
        let mut canvas = Canvas::new(version, EcLevel::Q);
        canvas.draw_all_functional_patterns();
        canvas.draw_data(&data, &correction);
        let colors = canvas.apply_best_mask().into_colors();
        colors.into_iter().map(|color| color == Color::Dark).collect()
    };
    Some(QrCode { size: usize::try_from(version.width()).ok()?, dark })
}

/// By the number of their version.
static LAYOUTS: [OnceLock<Layout>; LARGEST + 1] = [const { OnceLock::new() }; LARGEST + 1];

/// What a code of this version holds for `address`, if it is large enough.
fn bytes(address: &str, version: Version) -> Option<Vec<u8>> {
    let mut bits = Bits::new(version);
    bits.max_len(EcLevel::Q).ok().filter(|most| *most > 8 * address.len())?;
    bits.push_byte_data(address.as_bytes()).ok()?;
    bits.push_terminator(EcLevel::Q).ok()?;
    Some(bits.into_bytes())
}

/// `code` as inline SVG with the class `qr`, labelled `label`.
#[must_use]
pub(crate) fn svg(code: &QrCode, label: &str) -> String {
    let side = side(code);
    let mut out = String::with_capacity(4096);
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
pub(crate) fn svg_file(code: &QrCode, label: &str) -> String {
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
pub(crate) fn side(code: &QrCode) -> usize {
    code.size + 2 * QUIET
}

/// `code` in characters, two modules one above the other in each: dark on white where there is
/// `colour`; else what is light is drawn, as light on dark is what most terminals are.
#[must_use]
pub(crate) fn terminal(code: &QrCode, colour: bool) -> String {
    let is_dark = |row: usize, column: usize| {
        let inside = |at: usize| (QUIET..QUIET + code.size).contains(&at);
        inside(row) && inside(column) && code.dark[(row - QUIET) * code.size + column - QUIET]
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
fn path(code: &QrCode, out: &mut String) {
    let mut number = itoa::Buffer::new();
    for (row, modules) in code.rows().enumerate() {
        let (mut pen, mut column) = (None, 0);
        for run in modules.chunk_by(|one, next| one == next) {
            let start = column;
            column += run.len();
            if !run[0] {
                continue;
            }
            match pen {
                None => {
                    out.push('M');
                    out.push_str(number.format(start + QUIET));
                    out.push(' ');
                    out.push_str(number.format(row + QUIET));
                    out.push_str(".5h");
                }
                Some(end) => {
                    out.push('m');
                    out.push_str(number.format(start - end));
                    out.push_str(" 0h");
                }
            }
            out.push_str(number.format(run.len()));
            pen = Some(column);
        }
    }
}

/// `code` as a PNG picture of black and white; a module is 1 mm.
#[must_use]
pub(crate) fn png(code: &QrCode) -> Vec<u8> {
    let side = side(code) * SCALE;
    let dark = |x: usize, y: usize| {
        let module = |at: usize| (at / SCALE).checked_sub(QUIET).filter(|at| *at < code.size);
        module(x).zip(module(y)).is_some_and(|(column, row)| code.dark[row * code.size + column])
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
