//! Tables: what the head of a column says of the numbers below it.
//!
//! Below 身份证号 a number with a wrong check digit is one with a slip in it;
//! below 项目代码 one of eleven digits is no telephone's.

use std::ops::Range;
use std::sync::LazyLock;

use memchr::memchr2;
use regex::Regex;

use super::amount;
use super::item::{PrivateItem, PrivateKind};
use super::line::{Line, View};
use super::number::Precision;
use super::patterns::pattern;

/// A head that says something of its column, at the edge of a cell of Markdown or HTML.
static HEAD: LazyLock<Regex> = LazyLock::new(|| {
    pattern(
        r"(?:身份证|证件|手机|移动电话|卡|账|帐|编|流水|工单|订单|合同|备案|发票|凭证)号码?[^|\n<]{0,12}(?:\||\*{0,2}</|\n)|(?:代码|编码)[^|\n<]{0,12}(?:\||</)|[(（][^()（）|\n]{1,6}[)）]\s*(?:\||</t)",
    )
});

static IDENTITY: LazyLock<Regex> = LazyLock::new(|| pattern("身份证|证件号"));
static MOBILE: LazyLock<Regex> = LazyLock::new(|| pattern("手机|移动电话"));
static CARD: LazyLock<Regex> = LazyLock::new(|| pattern("卡号|账号|帐号|一卡通"));

/// What a head says of its column.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Column {
    Personal(PrivateKind),
    Other,
    Any,
}

/// Adds to `found` what the heads of the tables in `text` make a number of a person's, and
/// takes away what they make something else.
pub(super) fn judge(text: &str, precision: Precision, found: &mut Vec<PrivateItem>) {
    // Most texts have no table, and are done with.
    if memchr2(b'|', b'<', text.as_bytes()).is_none() {
        return;
    }
    let mut looked = 0;
    while let Some(head) = text.get(looked..).and_then(|rest| HEAD.find(rest)) {
        let at = looked + head.start();
        let rows = if head.as_str().contains("</") { html(text, at) } else { markdown(text, at) };
        looked = rows
            .last()
            .and_then(|row| row.last())
            .map_or(looked + head.end(), |cell| cell.end)
            .max(looked + head.end());
        let Some((heads, rows)) = rows.split_first() else { continue };
        let columns: Vec<Column> = heads.iter().map(|cell| column(&text[cell.clone()])).collect();
        for row in rows {
            for (column, cell) in columns.iter().zip(row) {
                let overlaps =
                    |one: &PrivateItem| one.at.start < cell.end && cell.start < one.at.end;
                match column {
                    Column::Personal(kind) if !found.iter().any(overlaps) => {
                        found.extend(like(text, cell, *kind));
                    }
                    Column::Other if precision == Precision::High => {
                        found.retain(|one| one.kind != PrivateKind::Mobile || !overlaps(one));
                    }
                    Column::Personal(_) | Column::Other | Column::Any => {}
                }
            }
        }
    }
}

fn column(head: &str) -> Column {
    let plain = Line::new(head, &(0..head.len()), View::Shown).plain;
    if IDENTITY.is_match(&plain) {
        Column::Personal(PrivateKind::DoubtfulIdentity)
    } else if MOBILE.is_match(&plain) {
        Column::Personal(PrivateKind::DoubtfulMobile)
    } else if CARD.is_match(&plain) {
        Column::Personal(PrivateKind::DoubtfulCard)
    } else if amount::is_other(&plain) {
        Column::Other
    } else {
        Column::Any
    }
}

/// What in a cell below such a head is a number, whole and with nothing masked.
fn like(text: &str, cell: &Range<usize>, kind: PrivateKind) -> Option<PrivateItem> {
    let line = Line::new(text, cell, View::Shown);
    let plain = line.plain.trim_matches([' ', '|', '\n']);
    let digits: String = plain.chars().filter(char::is_ascii_alphanumeric).collect();
    let is_number = plain.chars().all(|one| one.is_ascii_digit() || " -xX\n".contains(one));
    let fits = match kind {
        PrivateKind::DoubtfulMobile => {
            (9..=13).contains(&digits.len()) && !digits.starts_with(['0', '4', '8'])
        }
        PrivateKind::DoubtfulIdentity => (12..=20).contains(&digits.len()),
        _ => (10..=25).contains(&digits.len()),
    };
    let start = line.plain.find(|one: char| one.is_ascii_digit())?;
    let end = line.plain.rfind(|one: char| one.is_ascii_alphanumeric())? + 1;
    (is_number && fits).then(|| PrivateItem { kind, at: line.source(&(start..end)), value: digits })
}

/// The cells of the Markdown table whose head stands at `at`, row by row.
fn markdown(text: &str, at: usize) -> Vec<Vec<Range<usize>>> {
    let start = text[..at].rfind('\n').map_or(0, |end| end + 1);
    let mut rows = Vec::new();
    let mut from = start;
    for line in text[start..].split_inclusive('\n') {
        if !line.contains('|') {
            break;
        }
        let line_end = from + line.trim_end().len();
        let inner = text[from..line_end]
            .trim_start()
            .strip_prefix('|')
            .map_or(from, |rest| line_end - rest.len());
        let mut cells = Vec::new();
        let mut cell = inner;
        for (bar, _) in text[inner..line_end]
            .match_indices('|')
            .filter(|(bar, _)| !text[inner..inner + bar].ends_with('\\'))
        {
            cells.push(cell..inner + bar);
            cell = inner + bar + 1;
        }
        if cell < line_end {
            cells.push(cell..line_end);
        }
        rows.push(cells);
        from += line.len();
    }
    rows
}

/// The cells of the HTML table from the row whose head stands at `at`, row by row.
fn html(text: &str, at: usize) -> Vec<Vec<Range<usize>>> {
    static EDGE: LazyLock<Regex> = LazyLock::new(|| {
        pattern(r"(?i)<(?:(?<row>tr)|(?<cell>t[dh])|(?<end>/table))(?-u:\b)[^>]*>")
    });
    let from = text[..at].to_ascii_lowercase().rfind("<tr").unwrap_or(at);
    let mut rows: Vec<Vec<Range<usize>>> = Vec::new();
    let mut cell: Option<usize> = None;
    for edge in EDGE.captures_iter(&text[from..]) {
        let Some(whole) = edge.get(0) else { continue };
        if let (Some(start), Some(row)) = (cell.take(), rows.last_mut()) {
            row.push(start..from + whole.start());
        }
        if edge.name("end").is_some() {
            break;
        }
        if edge.name("row").is_some() {
            rows.push(Vec::new());
        } else {
            cell = Some(from + whole.end());
        }
    }
    rows
}

#[cfg(test)]
mod tests {
    use super::super::find;
    use super::*;

    fn found(text: &str) -> Vec<(PrivateKind, &str)> {
        find(text).into_iter().map(|one| (one.kind, &text[one.at])).collect()
    }

    #[test]
    fn a_number_is_what_its_column_says() {
        use PrivateKind::{DoubtfulCard, DoubtfulIdentity, DoubtfulMobile, Mobile};
        let table = "| 姓名 | 身份证号 | 手机号 | 银行账号 |\n|---|---|---|---|\n\
            | 甲 | 110105194912310021 | 1390000123 | 62220212345678 |\n\
            | 乙 | 11010519491231**** | 139****1234 | 6222****5678 |\n\
            | 丙 | 无 | 0870-5550101 | 见附件 |\n";
        let expected = [
            (DoubtfulIdentity, "110105194912310021"),
            (DoubtfulMobile, "1390000123"),
            (DoubtfulCard, "62220212345678"),
        ];
        assert_eq!(found(table), expected);
        let html = "<table>\n<tr><th>姓名</th><th>身份证号码</th></tr>\n<tr><td>甲</td><td>110105194912310021</td></tr>\n</table>";
        assert_eq!(found(html), [(DoubtfulIdentity, "110105194912310021")]);
        let codes = "| 项目代码 | 电话 |\n|---|---|\n| 13987654321 | 13987654322 |\n";
        assert_eq!(found(codes), [(Mobile, "13987654322")]);
        let amounts = "| 县区 | 用电量（度） |\n|---|---|\n| 甲 | 13987654321 |\n";
        assert_eq!(found(amounts), []);
    }
}
