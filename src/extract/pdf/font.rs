//! Fonts: from the bytes that a page shows to text and widths.

use std::collections::HashMap;
use std::rc::Rc;

use encoding_rs::{GB18030, UTF_16BE, WINDOWS_1252};
use hayro_syntax::object::{Array, Dict, Name, Number, Object, Stream};

use super::super::limits::Job;
use super::super::piece::Unread;
use super::cmap::CMap;
use super::streams;

/// The fonts of a document, each read once.
#[derive(Default)]
pub(super) struct Fonts {
    known: HashMap<(u32, i32), Rc<Font>>,
}

impl Fonts {
    /// The font that `dict` describes.
    pub(super) fn get(&mut self, dict: &Dict<'_>, job: &mut Job<'_>) -> Result<Rc<Font>, Unread> {
        let key = dict.obj_id().map(|id| (id.obj_number, id.gen_number));
        if let Some(font) = key.and_then(|key| self.known.get(&key)) {
            return Ok(Rc::clone(font));
        }
        let font = Rc::new(Font::read(dict, job)?);
        if let Some(key) = key {
            self.known.insert(key, Rc::clone(&font));
        }
        Ok(font)
    }
}

/// How codes are put into bytes, and what they mean where no table says.
#[derive(Clone, Copy, PartialEq)]
enum Coding {
    /// One byte, as Windows in the west.
    Single,
    /// Two bytes that number a glyph.
    Glyphs,
    /// Two bytes that number a character of Adobe-GB1.
    Characters,
    /// Two bytes of UTF-16.
    Wide,
    Gbk,
}

/// A font, as far as text needs it.
pub(super) struct Font {
    coding: Coding,
    table: Option<CMap>,
    /// Names of single-byte codes that differ from the usual.
    names: HashMap<u32, String>,
    widths: HashMap<u32, f64>,
    width: f64,
}

/// A code in a text: what it means and how wide it is, in thousandths of the size.
pub(super) struct Glyph {
    pub(super) text: Option<String>,
    pub(super) width: f64,
    /// Whether it is the one-byte space, which word spacing widens.
    pub(super) is_space: bool,
}

impl Font {
    fn read(dict: &Dict<'_>, job: &mut Job<'_>) -> Result<Self, Unread> {
        let table = match dict.get::<Stream<'_>>("ToUnicode") {
            Some(stream) => Some(CMap::parse(&streams::decoded(&stream, job)?)),
            None => None,
        };
        let is_composite = dict.get::<Name<'_>>("Subtype").is_some_and(|kind| *kind == *b"Type0");
        Ok(if is_composite { Self::composite(dict, table) } else { Self::simple(dict, table) })
    }

    fn simple(dict: &Dict<'_>, table: Option<CMap>) -> Self {
        let first = dict.get::<Number>("FirstChar").map_or(0, |number| number.as_i64());
        let first = u32::try_from(first).unwrap_or(0);
        let widths = dict.get::<Array<'_>>("Widths");
        let widths = widths.iter().flat_map(Array::iter::<Number>).take(256);
        let widths = (first..).zip(widths.map(|width| width.as_f64())).collect();
        let mut names = HashMap::new();
        let differences =
            dict.get::<Dict<'_>>("Encoding").and_then(|dict| dict.get::<Array<'_>>("Differences"));
        let mut code = 0;
        for object in differences.iter().flat_map(Array::iter::<Object<'_>>).take(1024) {
            match object {
                Object::Number(number) => code = u32::try_from(number.as_i64()).unwrap_or(0),
                Object::Name(name) => {
                    names.insert(code, glyph_text(name.as_str()));
                    code = code.saturating_add(1);
                }
                _ => {}
            }
        }
        Self { coding: Coding::Single, table, names, widths, width: 500.0 }
    }

    fn composite(dict: &Dict<'_>, table: Option<CMap>) -> Self {
        let inner = dict.get::<Array<'_>>("DescendantFonts");
        let inner = inner.and_then(|fonts| fonts.iter::<Dict<'_>>().next()).unwrap_or_default();
        let ordering = inner.get::<Dict<'_>>("CIDSystemInfo");
        let ordering =
            ordering.and_then(|info| info.get::<hayro_syntax::object::String<'_>>("Ordering"));
        let is_gb = ordering.is_some_and(|name| name.as_bytes() == b"GB1");
        let coding = match dict.get::<Name<'_>>("Encoding") {
            Some(name) if name.starts_with(b"UniGB-U") || name.starts_with(b"UniCNS-U") => {
                Coding::Wide
            }
            Some(name) if name.starts_with(b"GB") => Coding::Gbk,
            _ if is_gb => Coding::Characters,
            _ => Coding::Glyphs,
        };
        let width = inner.get::<Number>("DW").map_or(1000.0, |width| width.as_f64());
        let mut widths = HashMap::new();
        // Widths are given by glyph, which is the code only where nothing maps one to the other.
        if let Some(list) = inner.get::<Array<'_>>("W")
            && matches!(coding, Coding::Glyphs | Coding::Characters)
        {
            read_widths(&list, &mut widths);
        }
        Self { coding, table, names: HashMap::new(), widths, width }
    }

    /// The glyphs that `bytes` show.
    pub(super) fn glyphs(&self, bytes: &[u8], show: &mut dyn FnMut(Glyph)) {
        let mut rest = bytes;
        while !rest.is_empty() {
            let length = self.length(rest).clamp(1, rest.len());
            let (code, after) = rest.split_at(length);
            rest = after;
            let number = code.iter().take(4).fold(0, |sum, byte| sum << 8 | u32::from(*byte));
            let listed = self.table.as_ref().and_then(|table| table.text(number));
            let text = listed.filter(|text| !text.is_empty() && text != "\0");
            let width = match self.coding {
                Coding::Gbk | Coding::Wide if is_narrow(code) => 500.0,
                _ => self.widths.get(&number).copied().unwrap_or(self.width),
            };
            show(Glyph {
                text: text.or_else(|| self.meaning(number, code)),
                width: if width.is_finite() { width } else { self.width },
                is_space: code == b" ",
            });
        }
    }

    fn length(&self, bytes: &[u8]) -> usize {
        match self.coding {
            Coding::Single => 1,
            Coding::Gbk => match bytes {
                [0x81..=0xfe, 0x30..=0x39, 0x81..=0xfe, 0x30..=0x39, ..] => 4,
                [0x81..=0xfe, ..] => 2,
                _ => 1,
            },
            Coding::Wide if matches!(bytes, [0xd8..=0xdb, ..]) => 4,
            Coding::Wide => 2,
            Coding::Glyphs | Coding::Characters => {
                self.table.as_ref().and_then(|table| table.length(bytes)).unwrap_or(2)
            }
        }
    }

    /// What a code means by its coding alone.
    fn meaning(&self, number: u32, code: &[u8]) -> Option<String> {
        let text = match self.coding {
            Coding::Single => match self.names.get(&number) {
                Some(name) => name.clone(),
                None => WINDOWS_1252.decode_without_bom_handling(code).0.into_owned(),
            },
            Coding::Wide => UTF_16BE.decode_without_bom_handling(code).0.into_owned(),
            Coding::Gbk => GB18030.decode_without_bom_handling(code).0.into_owned(),
            // Adobe-GB1 begins with ASCII, and has it in half width once more.
            Coding::Characters => {
                let at = match number {
                    1..=95 => number + 31,
                    814..=908 => number - 782,
                    _ => return None,
                };
                char::from_u32(at)?.to_string()
            }
            Coding::Glyphs => return None,
        };
        (!text.is_empty()).then_some(text)
    }
}

fn is_narrow(code: &[u8]) -> bool {
    matches!(code, [0..=0x80] | [0, 0..=0x80])
}

/// `first [w w w]` or `first last w`, again and again.
fn read_widths(list: &Array<'_>, widths: &mut HashMap<u32, f64>) {
    const MOST: u32 = 70_000;
    let mut items = list.iter::<Object<'_>>();
    let number = |object: Option<Object<'_>>| match object {
        Some(Object::Number(number)) => Some(number.as_f64()),
        _ => None,
    };
    #[expect(clippy::cast_possible_truncation, clippy::cast_sign_loss, reason = "clamped before")]
    let code = |number: f64| number.clamp(0.0, f64::from(MOST)) as u32;
    while let Some(first) = number(items.next()) {
        match items.next() {
            Some(Object::Array(each)) => {
                let each = each.iter::<Number>().take(MOST as usize);
                widths.extend((code(first)..).zip(each.map(|width| width.as_f64())));
            }
            Some(Object::Number(end)) => {
                let Some(width) = number(items.next()) else { return };
                widths.extend((code(first)..=code(end.as_f64())).map(|code| (code, width)));
            }
            _ => return,
        }
    }
}

/// What a glyph's name stands for, as far as numbers and addresses need it.
fn glyph_text(name: &str) -> String {
    const NAMES: &[(&str, &str)] = &[
        ("zero", "0"),
        ("one", "1"),
        ("two", "2"),
        ("three", "3"),
        ("four", "4"),
        ("five", "5"),
        ("six", "6"),
        ("seven", "7"),
        ("eight", "8"),
        ("nine", "9"),
        ("space", " "),
        ("hyphen", "-"),
        ("endash", "–"),
        ("period", "."),
        ("comma", ","),
        ("colon", ":"),
        ("at", "@"),
        ("plus", "+"),
        ("slash", "/"),
        ("underscore", "_"),
        ("asterisk", "*"),
        ("parenleft", "("),
        ("parenright", ")"),
    ];
    let plain = name.split('.').next().unwrap_or(name);
    if let Some(known) = NAMES.iter().find(|known| known.0 == plain) {
        return known.1.to_owned();
    }
    let hex = plain.strip_prefix("uni").or_else(|| plain.strip_prefix('u'));
    let coded = hex.and_then(|hex| u32::from_str_radix(hex, 16).ok()).and_then(char::from_u32);
    match coded {
        Some(character) => character.to_string(),
        None if plain.len() == 1 => plain.to_owned(),
        None => String::new(),
    }
}
