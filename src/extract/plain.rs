//! Plain text and CSV, in whatever encoding they came.

use encoding_rs::GB18030;

use super::limits::Job;
use super::piece::{Place, Unread};
use super::table::Table;
use super::{decode, wrap};

/// The lines of a text.
pub(super) fn lines(bytes: &[u8], job: &mut Job<'_>) -> Result<(), Unread> {
    let mut before = wrap::Lines::default();
    // A page feed, and a line end of old, end a line as well.
    let text = text(bytes)?.replace("\r\n", "\n").replace(['\r', '\u{c}'], "\n");
    for (number, line) in (1..).zip(text.lines()) {
        job.piece(&Place::Line(number), line);
        if let Some(whole) = before.across(line) {
            job.piece(&Place::Line(number), &whole);
        }
    }
    Ok(())
}

/// Hands on what reads as text among bytes of an unknown kind, where it holds
/// a number of some length or is UTF-8 beyond ASCII.
pub(super) fn strings(bytes: &[u8], place: &Place, job: &mut Job<'_>) {
    const FEW: usize = 9;
    // Of UTF-16, a letter of ASCII is that letter and a zero.
    let is_half = |at: usize| {
        let near = [at.checked_sub(1), at.checked_add(1)];
        near.iter().all(|at| at.is_some_and(|at| bytes.get(at).is_none_or(|byte| *byte != 0)))
    };
    let narrow: Vec<u8> = (0..bytes.len())
        .filter(|at| bytes[*at] != 0 || !is_half(*at))
        .map(|at| bytes[at])
        .collect();
    for run in narrow.split(|byte| *byte < b' ' && !matches!(byte, b'\t' | b'\r' | b'\n')) {
        let digits = run.iter().filter(|byte| byte.is_ascii_digit()).count();
        let text = std::str::from_utf8(run);
        match text {
            Ok(text) if digits >= FEW || (!text.is_ascii() && run.len() >= FEW) => {
                job.piece(place, text);
            }
            Err(_) if digits >= FEW => {
                let read = GB18030.decode_without_bom_handling_and_without_replacement(run);
                job.piece(place, &read.unwrap_or_else(|| String::from_utf8_lossy(run)));
            }
            Ok(_) | Err(_) => {}
        }
    }
}

/// The records of a table, separated by commas, semicolons or tabs.
pub(super) fn table(bytes: &[u8], job: &mut Job<'_>) -> Result<(), Unread> {
    let text = text(bytes)?;
    let mut table = Table::default();
    let first = text.lines().next().unwrap_or_default();
    let count = |separator: &char| first.matches(*separator).count();
    // Of equally many, the last: a comma is the usual one.
    let separator = [';', '\t', ','].into_iter().max_by_key(count).unwrap_or(',');
    let (mut number, mut start) = (1, 1);
    let mut cells = vec![String::new()];
    let mut quoted = false;
    let mut rest = text.chars().peekable();
    while let Some(character) = rest.next() {
        number += u32::from(character == '\n');
        let cell = cells.last_mut();
        match character {
            '"' if quoted && rest.peek() == Some(&'"') => {
                rest.next();
                if let Some(cell) = cell {
                    cell.push('"');
                }
            }
            '"' if quoted => quoted = false,
            // A quotation mark opens a cell only at its beginning, after the sign of a formula too.
            '"' if cell.as_ref().is_none_or(|cell| matches!(cell.as_str(), "" | "=")) => {
                quoted = true;
            }
            '\n' if !quoted => {
                record(&mut cells, &mut table, &Place::Line(start), job);
                start = number;
            }
            _ if character == separator && !quoted => cells.push(String::new()),
            _ => {
                if let Some(cell) = cell {
                    cell.push(character);
                }
            }
        }
    }
    record(&mut cells, &mut table, &Place::Line(start), job);
    Ok(())
}

fn record(cells: &mut Vec<String>, table: &mut Table, place: &Place, job: &mut Job<'_>) {
    for cell in cells.iter_mut() {
        if let Some(whole) = whole_number(cell.trim()) {
            *cell = whole;
        }
    }
    job.piece(place, table.row(cells));
    cells.clear();
    cells.push(String::new());
}

/// The text of a file that should be one.
fn text(bytes: &[u8]) -> Result<String, Unread> {
    let text = decode::decode(bytes, None).map_err(|_| Unread::Damaged)?.text;
    // A few odd bytes are an editor's slip; many are no text.
    let odd = text.chars().filter(|one| matches!(one, '\0' | '\u{fffd}')).count();
    if odd * 20 > text.chars().count() { Err(Unread::Damaged) } else { Ok(text) }
}

/// A number as a spreadsheet keeps it (`1.3812345678E10`), written out; `None`
/// for what is no whole number or is written out already.
pub(super) fn whole_number(text: &str) -> Option<String> {
    if !text.contains(['e', 'E', '.']) || !text.starts_with(|one: char| one.is_ascii_digit()) {
        return None;
    }
    let number: f64 = text.parse().ok()?;
    let is_whole = number.fract() == 0.0 && (1e5..1e19).contains(&number);
    is_whole.then(|| format!("{number:.0}"))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn records(text: &str) -> Vec<String> {
        let mut out = Vec::new();
        let mut sink = |piece: super::super::Piece<'_>| {
            out.push(format!("{:?} {}", piece.place, piece.text.replace('\n', "|")));
        };
        table(text.as_bytes(), &mut Job::new(&mut sink, crate::extract::READERS, 0))
            .expect("a table");
        out
    }

    #[test]
    fn cells_are_what_a_spreadsheet_shows() {
        assert_eq!(
            records("姓名,电话\n\"甲,乙\n丙\",\"=\"\"13800000000\"\"\"\n丁,1.39E+10\n"),
            [
                "Line(1) 姓名|电话|",
                "Line(2) 甲,乙|丙| 电话：=\"13800000000\"|",
                "Line(4) 丁|丁 电话：13900000000|"
            ]
        );
        assert_eq!(records("甲\t乙\n1\t2"), ["Line(1) 甲|乙|", "Line(2) 1|2|"]);
        assert_eq!(records("a;b\n=\"123456\";2"), ["Line(1) a|b|", "Line(2)  a：=123456|2|"]);
    }

    #[test]
    fn numbers_are_written_out() {
        for (text, expected) in [
            ("1.3812345678E10", Some("13812345678")),
            ("1.3812345678E+10", Some("13812345678")),
            ("13812345678.0", Some("13812345678")),
            ("1.1010519491231E+17", Some("110105194912310000")),
            ("13812345678", None),
            ("1.5", None),
            ("1E3", None),
            ("甲.5", None),
        ] {
            assert_eq!(whole_number(text).as_deref(), expected, "{text}");
        }
    }
}
