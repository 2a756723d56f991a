//! Drawings of Windows (EMF, WMF), which office programs keep beside charts and
//! embedded objects: the text that they draw.

use encoding_rs::GB18030;

use super::limits::Job;
use super::piece::{Place, Unread};

/// Whether these are the bytes of a drawing of this kind.
pub(super) fn is_metafile(bytes: &[u8]) -> bool {
    is_enhanced(bytes) || matches!(bytes, [0xd7, 0xcd, 0xc6, 0x9a, ..] | [1 | 2, 0, 9, 0, ..])
}

fn is_enhanced(bytes: &[u8]) -> bool {
    bytes.starts_with(&[1, 0, 0, 0]) && bytes.get(40..44) == Some(b" EMF".as_slice())
}

/// Hands on the texts that are drawn, each for itself and all in one line.
pub(super) fn read(bytes: &[u8], job: &mut Job<'_>) -> Result<(), Unread> {
    let mut texts = Vec::new();
    let read =
        if is_enhanced(bytes) { enhanced(bytes, &mut texts) } else { old(bytes, &mut texts) };
    for text in &texts {
        job.piece(&Place::Body, text);
    }
    // Letters are often drawn one by one.
    job.piece(&Place::Body, &texts.concat());
    read
}

fn number(bytes: &[u8], at: usize) -> Option<usize> {
    let four: [u8; 4] = bytes.get(at..at.checked_add(4)?)?.try_into().ok()?;
    usize::try_from(u32::from_le_bytes(four)).ok()
}

fn short(bytes: &[u8], at: usize) -> Option<usize> {
    Some(usize::from(u16::from_le_bytes(bytes.get(at..at.checked_add(2)?)?.try_into().ok()?)))
}

/// UTF-16 of so many units at a place.
fn wide(bytes: &[u8], at: usize, units: usize) -> Option<String> {
    let bytes = bytes.get(at..at.checked_add(units.checked_mul(2)?)?)?;
    let units: Vec<u16> =
        bytes.chunks_exact(2).map(|two| u16::from_le_bytes([two[0], two[1]])).collect();
    Some(String::from_utf16_lossy(&units))
}

fn enhanced(bytes: &[u8], texts: &mut Vec<String>) -> Result<(), Unread> {
    const END: usize = 14;
    const COMMENT: usize = 70;
    const TEXT: usize = 83;
    const WIDE_TEXT: usize = 84;
    const GLYPHS: usize = 0x10;
    let (mut at, mut drawn_by_glyphs) = (0, false);
    while let (Some(kind), Some(size)) = (number(bytes, at), number(bytes, at + 4)) {
        let Some(record) = bytes.get(at..at.saturating_add(size)).filter(|_| size >= 8) else {
            return Err(Unread::Damaged);
        };
        match kind {
            TEXT | WIDE_TEXT => {
                let found = number(record, 44).zip(number(record, 48)).zip(number(record, 52));
                if let Some(((units, from), options)) = found {
                    drawn_by_glyphs |= options & GLYPHS != 0 && units > 0;
                    if options & GLYPHS == 0 && kind == WIDE_TEXT {
                        texts.extend(wide(record, from, units));
                    } else if options & GLYPHS == 0 {
                        let narrow = record.get(from..from.saturating_add(units));
                        texts.extend(narrow.map(gbk));
                    }
                }
            }
            COMMENT if record.get(12..16) == Some(b"EMF+".as_slice()) => plus(&record[16..], texts),
            END => break,
            _ => {}
        }
        at += size;
    }
    if drawn_by_glyphs { Err(Unread::Format) } else { Ok(()) }
}

/// The newer drawing within a comment of the older one.
fn plus(bytes: &[u8], texts: &mut Vec<String>) {
    const STRING: usize = 0x401c;
    let mut at = 0;
    while let (Some(kind), Some(size)) = (short(bytes, at), number(bytes, at + 4)) {
        if kind == STRING
            && let Some(units) = number(bytes, at + 20)
        {
            texts.extend(wide(bytes, at + 40, units));
        }
        if size < 12 {
            return;
        }
        at = at.saturating_add(size);
    }
}

fn old(bytes: &[u8], texts: &mut Vec<String>) -> Result<(), Unread> {
    const PLACEABLE: usize = 22;
    const HEAD: usize = 18;
    const TEXT: usize = 0x0521;
    const LONG_TEXT: usize = 0x0a32;
    let mut at = HEAD + if bytes[0] == 0xd7 { PLACEABLE } else { 0 };
    while let (Some(words), Some(kind)) = (number(bytes, at), short(bytes, at + 4)) {
        if words < 3 {
            return Err(Unread::Damaged);
        }
        let found = match kind {
            TEXT => short(bytes, at + 6).map(|length| (at + 8, length)),
            LONG_TEXT => {
                let clipped = short(bytes, at + 12).is_some_and(|options| options & 6 != 0);
                short(bytes, at + 10).map(|length| (at + 14 + usize::from(clipped) * 8, length))
            }
            _ => None,
        };
        let text = found.and_then(|(from, length)| bytes.get(from..from + length));
        texts.extend(text.map(gbk));
        if kind == 0 {
            break;
        }
        at = at.saturating_add(words.saturating_mul(2));
    }
    Ok(())
}

fn gbk(bytes: &[u8]) -> String {
    GB18030.decode_without_bom_handling(bytes).0.into_owned()
}
