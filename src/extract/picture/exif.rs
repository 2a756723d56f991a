//! What a camera writes (EXIF), in the form of TIFF: tables of fields.

use encoding_rs::{UTF_16BE, UTF_16LE};

use super::super::limits::Job;
use super::super::piece::{NoteKind, Place};
use super::super::plain;
use super::bytes::{four, some, two};
use super::words::{properties, text};

/// How many fields and tables are looked at.
const FIELDS: usize = 4_000;
const TABLES: usize = 64;

/// Hands on the texts of all fields.
pub(super) fn read(bytes: &[u8], job: &mut Job<'_>) {
    let is_little = bytes.starts_with(b"II");
    let mut tables: Vec<usize> = four(bytes, 4, is_little).into_iter().collect();
    let mut fields = 0;
    let mut next = 0;
    while let Some(&table) = tables.get(next) {
        next += 1;
        let count = two(bytes, table, is_little).unwrap_or(0);
        for number in 0..count {
            fields += 1;
            if fields > FIELDS {
                return;
            }
            let at = table.saturating_add(2 + number * 12);
            field(bytes, at, is_little, &mut tables, job);
        }
        let after = four(bytes, table.saturating_add(2 + count * 12), is_little);
        add(&mut tables, after);
    }
}

fn add(tables: &mut Vec<usize>, table: Option<usize>) {
    if let Some(table) = table.filter(|table| *table > 0)
        && tables.len() < TABLES
        && !tables.contains(&table)
    {
        tables.push(table);
    }
}

fn field(
    bytes: &[u8],
    at: usize,
    is_little: bool,
    tables: &mut Vec<usize>,
    job: &mut Job<'_>,
) -> Option<()> {
    /// Tables within the table: of the camera, of the position, of exchange, of parts.
    const WITHIN: [usize; 4] = [0x8769, 0x8825, 0xa005, 0x014a];
    /// A latitude, a longitude.
    const POSITION: [usize; 2] = [2, 4];
    /// Comments that Windows writes, in UTF-16.
    const OF_WINDOWS: std::ops::RangeInclusive<usize> = 0x9c9b..=0x9c9f;
    const COMMENT: usize = 0x9286;
    const PACKET: usize = 0x02bc;
    const RESOURCES: [usize; 2] = [0x83bb, 0x8649];
    let tag = two(bytes, at, is_little)?;
    let kind = two(bytes, at + 2, is_little)?;
    let count = four(bytes, at + 4, is_little)?;
    let size = match kind {
        1 | 2 | 6 | 7 | 129 => 1,
        3 | 8 => 2,
        5 | 10 | 12 => 8,
        _ => 4,
    };
    let length = count.saturating_mul(size);
    let from = if length <= 4 { at + 8 } else { four(bytes, at + 8, is_little)? };
    let data = some(bytes, from, length);
    match (tag, kind) {
        (tag, _) if WITHIN.contains(&tag) => {
            for number in 0..count.min(TABLES) {
                let table = if count == 1 { at + 8 } else { from.saturating_add(number * 4) };
                add(tables, four(bytes, table, is_little));
            }
        }
        // Three fractions: degrees, minutes, seconds.
        (tag, 5) if POSITION.contains(&tag) && count == 3 && data.iter().any(|byte| *byte != 0) => {
            job.note(NoteKind::Position);
        }
        (tag, _) if OF_WINDOWS.contains(&tag) => wide(data, true, job),
        (COMMENT, _) if data.starts_with(b"UNICODE\0") => wide(&data[8..], is_little, job),
        (COMMENT, _) => text(some(data, 8, data.len()), job),
        (PACKET, _) => properties(data, job),
        (tag, _) if RESOURCES.contains(&tag) => plain::strings(data, &Place::Properties, job),
        (_, 2 | 129) => text(data, job),
        (_, 1 | 6 | 7) => plain::strings(data, &Place::Properties, job),
        // Numbers.
        _ => {}
    }
    Some(())
}

/// UTF-16, whichever way its bytes stand: a table's own way, or the other.
fn wide(data: &[u8], is_little: bool, job: &mut Job<'_>) {
    let ways = if is_little { [UTF_16LE, UTF_16BE] } else { [UTF_16BE, UTF_16LE] };
    for way in ways {
        let text = way.decode_with_bom_removal(data).0;
        job.piece(&Place::Properties, text.trim_matches('\0'));
    }
}
