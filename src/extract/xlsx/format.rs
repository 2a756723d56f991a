//! How the cells of a workbook show their numbers.

use std::collections::BTreeMap;
use std::sync::Arc;

use super::cell::CellFault;
use super::moment::{self, Parts};
use crate::extract::piece::Unread;
use crate::extract::sheet::number;
use crate::extract::xml::{Token, try_walk};

/// So many styles and signs of formats are read; a workbook of people has a few hundred.
const MOST: usize = 1_000_000;

/// Of a number a spreadsheet keeps so many digits.
const DIGITS: usize = 15;

/// How the cells of each style show numbers.
#[derive(Debug, Default)]
pub(super) struct Formats {
    styles: Vec<Format>,
    is_1904: bool,
}

#[derive(Clone, Debug, PartialEq, Eq)]
enum Format {
    /// As it was typed.
    General,
    /// As a moment, or parts of one.
    Moment(Parts),
    /// As digits in these places, with signs between them: `0000`, `0000"号"`.
    Digits(Arc<[Sign]>),
}

/// A sign of a format for digits.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Sign {
    /// A digit, `0` where there is none.
    Digit,
    /// A digit, if there is one.
    Maybe,
    Literal(char),
}

impl Formats {
    /// The formats of the part `styles`.
    pub(super) fn read(styles: &[u8], is_1904: bool) -> Result<Self, Unread> {
        let mut codes: BTreeMap<u32, Format> = BTreeMap::new();
        let mut styles_found = Vec::new();
        let (mut inside, mut left) = (false, MOST);
        try_walk(styles, &mut |token| {
            match token {
                Token::Open(element) => match element.name() {
                    "numFmt" => {
                        let code = element.get("formatCode").unwrap_or_default();
                        left = left.checked_sub(code.len()).ok_or(Unread::TooLarge)?;
                        if let Some(id) = number(&element, "numFmtId") {
                            codes.insert(id, format(&code));
                        }
                    }
                    "cellXfs" => inside = true,
                    "xf" if inside => {
                        let id = number(&element, "numFmtId").unwrap_or_default();
                        let known = codes.get(&id).cloned();
                        styles_found.push(known.unwrap_or_else(|| built_in(id)));
                    }
                    _ => {}
                },
                Token::Close("cellXfs") => inside = false,
                Token::Close(_) | Token::Text(_) | Token::Remark(_) => {}
            }
            left = left.checked_sub(1).ok_or(Unread::TooLarge)?;
            Ok(())
        })?;
        Ok(Self { styles: styles_found, is_1904 })
    }

    /// What a cell of the style `style` shows for the number `value`, and what is wrong with it.
    pub(super) fn shown(&self, style: usize, value: &str) -> (String, Option<CellFault>) {
        let value = value.trim();
        let Some(number) = value.parse::<f64>().ok().filter(|one| one.is_finite()) else {
            return (value.to_owned(), None);
        };
        let plain = written_out(value, number);
        let digits = || plain.bytes().all(|one| one.is_ascii_digit());
        match self.styles.get(style) {
            Some(Format::Moment(parts)) => {
                (moment::shown(number, *parts, self.is_1904).unwrap_or(plain), None)
            }
            _ if plain.len() > DIGITS && digits() => (plain, Some(CellFault::Rounded)),
            Some(Format::Digits(signs)) if digits() => (in_places(&plain, signs), None),
            Some(Format::Digits(_) | Format::General) | None => (plain, None),
        }
    }
}

/// `number`, kept as `value`, without power and without what binary fractions add to it.
fn written_out(value: &str, number: f64) -> String {
    if !value.contains(['e', 'E', '.']) {
        return value.to_owned();
    }
    let kept: f64 = format!("{number:.14e}").parse().unwrap_or(number);
    format!("{kept}")
}

/// `digits` in the places of `signs`, from the right; those that are too many stand in front.
fn in_places(digits: &str, signs: &[Sign]) -> String {
    let mut left: Vec<char> = digits.chars().collect();
    let first = signs.iter().position(|sign| !matches!(sign, Sign::Literal(_)));
    let mut out: Vec<char> = Vec::new();
    for (at, sign) in signs.iter().enumerate().rev() {
        match (sign, left.pop()) {
            (Sign::Literal(sign), digit) => {
                out.push(*sign);
                left.extend(digit);
            }
            (Sign::Digit | Sign::Maybe, Some(digit)) => out.push(digit),
            (Sign::Digit, None) => out.push('0'),
            (Sign::Maybe, None) => {}
        }
        if first == Some(at) {
            out.extend(left.drain(..).rev());
        }
    }
    out.into_iter().rev().collect()
}

/// The format with this number, which no workbook spells out.
fn built_in(id: u32) -> Format {
    let parts = |year, month, day, time| Format::Moment(Parts { year, month, day, time });
    match id {
        14 | 15 | 30 | 31 => parts(true, true, true, false),
        16 | 28 | 29 | 51 | 53 | 54 | 58 => parts(false, true, true, false),
        17 | 27 | 36 | 50 | 52 | 57 => parts(true, true, false, false),
        18..=21 | 32..=35 | 45..=47 | 55 | 56 => parts(false, false, false, true),
        22 => parts(true, true, true, true),
        _ => Format::General,
    }
}

/// The format that `code` spells out, as far as it concerns numbers above zero.
fn format(code: &str) -> Format {
    let mut parts = Parts::default();
    let (mut signs, mut is_odd, mut is_whole, mut minutes) = (Vec::new(), false, true, false);
    let mut rest = code.chars();
    while let Some(sign) = rest.next() {
        match sign {
            ';' => break,
            '"' => signs.extend(rest.by_ref().take_while(|one| *one != '"').map(Sign::Literal)),
            '\\' => signs.extend(rest.next().map(Sign::Literal)),
            '_' | '*' => drop(rest.next()),
            '[' => {
                let inside: String = rest.by_ref().take_while(|one| *one != ']').collect();
                // Conditions, and hours beyond a day, are left as the number is kept.
                is_odd |= inside.starts_with(['<', '>', '=', 'h', 'H', 'm', 'M', 's', 'S']);
            }
            'y' | 'Y' | 'e' => parts.year = true,
            'd' | 'D' => parts.day = true,
            'h' | 'H' | 's' | 'S' => parts.time = true,
            // Months, or minutes beside hours.
            'm' | 'M' if parts.time => minutes = true,
            'm' | 'M' => parts.month = true,
            '0' => signs.push(Sign::Digit),
            '#' | '?' => signs.push(Sign::Maybe),
            '.' | ',' | '%' | 'E' => is_whole = false,
            'G' | 'g' | '@' => {}
            one => signs.push(Sign::Literal(one)),
        }
    }
    // `mm:ss` names its minutes before the seconds tell that they are some.
    let is_clock = parts.time && !parts.year && !parts.day;
    let parts = Parts { month: parts.month && !is_clock, ..parts };
    let is_moment = parts.year || parts.month || parts.day || parts.time || minutes;
    let has_digits = signs.iter().any(|sign| !matches!(sign, Sign::Literal(_)));
    if is_odd || code.contains("General") {
        Format::General
    } else if is_moment {
        Format::Moment(parts)
    } else if is_whole && has_digits {
        Format::Digits(signs.into())
    } else {
        Format::General
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn shown(code: &str, value: &str) -> (String, Option<CellFault>) {
        let styles = format!(
            "<styleSheet><numFmts><numFmt numFmtId='164' formatCode='{}'/></numFmts>\
             <cellXfs><xf numFmtId='164'/></cellXfs></styleSheet>",
            code.replace('"', "&quot;")
        );
        Formats::read(styles.as_bytes(), false).expect("styles").shown(0, value)
    }

    #[test]
    fn numbers_show_as_in_the_sheet() {
        for (code, value, expected) in [
            ("General", "12", "12"),
            ("General", "12.0", "12"),
            ("General", "0.30000000000000004", "0.3"),
            ("General", "1.31051900001E11", "131051900001"),
            ("General", "45352", "45352"),
            ("0000", "38", "0038"),
            ("0000", "13105", "13105"),
            ("0000\"号\"", "38", "0038号"),
            ("\"第\"0\\号", "121", "第121号"),
            ("0000-000", "2024001", "2024-001"),
            ("0_ ", "38", "38"),
            ("#,##0", "12345", "12345"),
            ("0.00", "12.5", "12.5"),
            ("yyyy/m/d", "45352", "2024-03-01"),
            ("[$-F800]dddd, mmmm dd, yyyy", "45352", "2024-03-01"),
            ("yyyy\"年\"m\"月\"d\"日\";@", "45352", "2024-03-01"),
            ("[DBNum1][$-804]yyyy\"年\"m\"月\"", "45352", "2024年3月"),
            ("m\"月\"d\"日\"", "45352", "3月1日"),
            ("yyyy-mm-dd hh:mm", "45352.5", "2024-03-01 12:00"),
            ("h:mm", "0.5", "12:00"),
            ("mm:ss", "0.5", "12:00"),
            ("[h]:mm", "1.5", "1.5"),
            ("[Red]0", "7", "7"),
            ("yyyy-m-d", "TRUE", "TRUE"),
        ] {
            assert_eq!(shown(code, value), (expected.to_owned(), None), "{code} {value}");
        }
        let rounded = shown("0", "1310519000000010000");
        assert_eq!(rounded.1, Some(CellFault::Rounded));
    }
}
