//! Tables: what the head of a column says of the numbers below it.
//!
//! Below 身份证号 a number with a wrong check digit is one with a slip in it;
//! below 项目代码 one of eleven digits is no telephone's.

use std::ops::Range;
use std::sync::LazyLock;

use memchr::memchr2;
use regex::Regex;

use super::amount;
use super::grouping::mobile_prefix;
use super::item::{PrivateItem, PrivateKind};
use super::line::{Line, View};
use super::number::{Precision, is_identity};
use super::patterns::pattern;
use super::taken::Taken;

/// A head that says something of its column, at the edge of a cell of Markdown or HTML.
static HEAD: LazyLock<Regex> = LazyLock::new(|| {
    pattern(
        r"(?:身份证|证件|手机|移动电话|卡|账|帐|编|流水|工单|订单|合同|备案|发票|凭证)号码?[^|\n<]{0,12}(?:\||\*{0,2}</|\n)|(?:代码|编码)[^|\n<]{0,12}(?:\||</)|[(（][^()（）|\n]{1,6}[)）]\s*(?:\||</t)|(?:手机|电话|联系方式|身份证)\*{0,2}\s*(?:\||</)",
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
    let mut taken: Taken = found.iter().map(|item| &item.at).collect();
    // Cells below heads that say that a number is nobody's.
    let mut others: Vec<Range<usize>> = Vec::new();
    while let Some(head) = text.get(looked..).and_then(|rest| HEAD.find(rest)) {
        let at = looked + head.start();
        let rows =
            if head.as_str().contains("</") { html(text, looked..at) } else { markdown(text, at) };
        looked = rows
            .last()
            .and_then(|row| row.last())
            .map_or(looked + head.end(), |cell| cell.end)
            .max(looked + head.end());
        parted(text, &rows, (found, &mut taken));
        let Some((heads, rows)) = rows.split_first() else { continue };
        let columns: Vec<Column> = heads.iter().map(|cell| column(&text[cell.clone()])).collect();
        for row in rows {
            for (column, cell) in columns.iter().zip(row) {
                match column {
                    Column::Personal(kind) if taken.is_free(cell) => {
                        let item = like(text, cell, *kind);
                        found.extend(item.filter(|item| taken.add(&item.at)));
                    }
                    Column::Other => others.push(cell.clone()),
                    Column::Personal(_) | Column::Any => {}
                }
            }
        }
    }
    if precision == Precision::High && !others.is_empty() {
        let others: Taken = others.iter().collect();
        found.retain(|one| one.kind != PrivateKind::Mobile || others.is_free(&one.at));
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

/// What stands around the text of a cell. Asterisks are not among it: they mask.
const EDGES: [char; 3] = [' ', '|', '\n'];

/// Adds the personal numbers that are parted over several cells: beside the cell that calls them
/// so, or below it where the heads next to it are empty or lacking.
fn parted(
    text: &str,
    rows: &[Vec<Range<usize>>],
    (found, taken): (&mut Vec<PrivateItem>, &mut Taken),
) {
    let Some(heads) = rows.first() else { return };
    let calling =
        heads.iter().enumerate().filter(|(_, head)| calls_a_number(&text[(*head).clone()]));
    let calling: Vec<(usize, usize)> = calling
        .map(|(at, _)| {
            let empty =
                heads[at + 1..].iter().take_while(|head| text[(*head).clone()].trim().is_empty());
            (at, at + 1 + empty.count())
        })
        .collect();
    for row in rows {
        let beside =
            row.iter().enumerate().filter(|(_, cell)| calls_a_number(&text[(*cell).clone()]));
        let surplus = row.len().saturating_sub(heads.len());
        let below = calling.iter().take_while(|(at, _)| *at <= row.len());
        let below = below.map(|(at, end)| (*at, end + surplus));
        let places = beside.map(|(at, _)| (at + 1, row.len())).chain(below);
        for cells in places.filter_map(|(from, to)| row.get(from..to.min(row.len()))) {
            found.extend(
                joined(text, cells).filter(|item| taken.is_free(&item.at) && taken.add(&item.at)),
            );
        }
    }
}

/// Whether a cell calls what stands beside or below it the number of a telephone or a person.
fn calls_a_number(cell: &str) -> bool {
    static NAME: LazyLock<Regex> =
        LazyLock::new(|| pattern("^\\p{Han}{0,4}(?:手机|电话|联系方式|身份证)(?:号码?)?[:：]?$"));
    let is_near = ["手机", "电话", "联系", "身份证"].iter().any(|word| cell.contains(word));
    is_near
        && NAME.is_match(
            Line::new(cell, &(0..cell.len()), View::Shown)
                .plain
                .trim_matches([' ', '|', '\n', '*']),
        )
}

/// The number that the first of `cells` make together.
fn joined(text: &str, cells: &[Range<usize>]) -> Option<PrivateItem> {
    let mut value = String::new();
    let mut at = cells.first()?.clone();
    for (index, cell) in cells.iter().enumerate() {
        let line = Line::new(text, cell, View::Shown);
        let plain = line.plain.trim_matches(EDGES);
        let is_part = |one: u8| one.is_ascii_digit() || matches!(one, b'X' | b'x');
        // No number is longer than an identity number.
        let is_over = value.len() > 18 || plain.is_empty();
        if is_over || !plain.bytes().all(is_part) {
            break;
        }
        value.push_str(plain);
        at.end = cell.end;
        let kind = match value.len() {
            11 if mobile_prefix(&value) == Some(0) => PrivateKind::Mobile,
            18 if is_identity(&value) => PrivateKind::Identity,
            _ => continue,
        };
        // What stands in one cell is found by itself.
        return (index > 0).then_some(PrivateItem { kind, at, value });
    }
    None
}

/// What in a cell below such a head is a number, whole and with nothing masked.
fn like(text: &str, cell: &Range<usize>, kind: PrivateKind) -> Option<PrivateItem> {
    let line = Line::new(text, cell, View::Shown);
    let plain = line.plain.trim_matches(EDGES);
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

/// The cells of the HTML table from the row whose head stands at the end of `between`, row by row;
/// the row begins in it.
fn html(text: &str, between: Range<usize>) -> Vec<Vec<Range<usize>>> {
    static EDGE: LazyLock<Regex> = LazyLock::new(|| {
        pattern(r"(?i)<(?:(?<row>tr)|(?<cell>t[dh])|(?<end>/table))(?-u:\b)[^>]*>")
    });
    let before = text[between.clone()].to_ascii_lowercase().rfind("<tr");
    let from = before.map_or(between.end, |at| between.start + at);
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
        for parted in [
            "| 姓名 | 手机 | | |\n|---|---|---|---|\n| 甲 | 138 | 1234 | 5678 |\n",
            "| 姓名 | 科室 |\n|---|---|\n| 联系电话 | 138 | 1234 | 5678 |\n",
            "| **手机** | 1381234 | 5678 |\n|---|---|---|\n| 甲 | 乙 | 丙 |\n",
            "<table><tr><th colspan=3>手机</th></tr><tr><td>138</td><td>1234</td><td>5678</td></tr></table>",
        ] {
            let kinds: Vec<_> = find(parted).into_iter().map(|one| (one.kind, one.value)).collect();
            assert_eq!(kinds, [(Mobile, "13812345678".to_owned())], "{parted}");
        }
        let identity =
            "| 姓名 | 身份证号 | | |\n|---|---|---|---|\n| 甲 | 110105 | 19491231 | 002X |\n";
        let kinds: Vec<_> = find(identity).into_iter().map(|one| one.kind).collect();
        assert_eq!(kinds, [PrivateKind::Identity]);
        let masked = "| 手机 | 138**** | 1234 | 5678 |\n|---|---|---|---|\n| 甲 | 乙 | 丙 | 丁 |\n";
        assert_eq!(found(masked), []);
        let figures = "| 手机 | 电话 | 电脑 |\n|---|---|---|\n| 138 | 1234 | 5678 |\n";
        assert_eq!(found(figures), []);
        let codes = "| 项目代码 | 电话 |\n|---|---|\n| 13987654321 | 13987654322 |\n";
        assert_eq!(found(codes), [(Mobile, "13987654322")]);
        let amounts = "| 县区 | 用电量（度） |\n|---|---|\n| 甲 | 13987654321 |\n";
        assert_eq!(found(amounts), []);
    }
}
