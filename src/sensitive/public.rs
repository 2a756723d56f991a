//! Numbers that are public by nature: they are set aside before any is called personal.

use std::ops::Range;
use std::sync::LazyLock;

use regex::Regex;

use super::codes;
use super::patterns::{ROW, before, pattern};

/// What is public however many digits it has: web addresses, index numbers
/// beside their label, fractions of a 万 or 亿, digests and other long codes.
static PUBLIC: LazyLock<Regex> = LazyLock::new(|| {
    pattern(
        r#"(?i:https?|ftp)://[!-;=?-~]+|(?-u:\b)www\.[!-;=?-~]+|(?:索引号|index_number)[\]】\s|*]*[:：]?[\s|*"'“]*[0-9A-Za-z][!-~]*|[0-9]+\.[0-9]+ ?[万亿]|[0-9A-Za-z]*[A-Za-z][0-9A-Za-z]*"#,
    )
});

/// The label of an organisation's code, right before it.
static CODE_LABEL: LazyLock<Regex> =
    LazyLock::new(|| pattern("(?:信用代码|机构代码|登记证号|索引号)[^,，.。;；、]{0,6}$"));

/// The name of an amount, or its unit in brackets, right before it.
static AMOUNT_LABEL: LazyLock<Regex> = LazyLock::new(|| {
    pattern(
        r"(?:金额|总额|余额|产值|投资额|投资|收入|支出|预算|资金|经费|合计|[(](?:人民币)?(?:元|万元|亿元|美元|吨|千克|公斤|千瓦时|度|人次|人|户|件|个|平方米|立方米|亩|公里)[)])\s*:?\s*$",
    )
});

/// Whether what stands `before` a number calls it an amount.
pub(super) fn is_amount(before: &str) -> bool {
    AMOUNT_LABEL.is_match(before)
}

/// The parts of a line whose digits are public.
pub(super) fn parts(plain: &str) -> Vec<Range<usize>> {
    let mut found: Vec<Range<usize>> = Vec::new();
    for part in PUBLIC.find_iter(plain) {
        let text = part.as_str();
        let is_word = text.bytes().all(|byte| byte.is_ascii_alphanumeric());
        // A single word is public where it is an organisation's code or a digest.
        if !is_word || text.len() >= 24 {
            found.push(part.range());
        } else if is_public_code(plain, text, part.start()) {
            let tail = plain[part.end()..].bytes();
            let tail = tail.take_while(|byte| matches!(byte, b'/' | b'-' | b'0'..=b'9')).count();
            found.push(part.start()..part.end() + tail);
        }
    }
    for row in ROW.find_iter(plain) {
        let next = row.as_str().as_bytes().get(18);
        let code =
            row.as_str().get(..18).filter(|_| next.is_none_or(|byte| !byte.is_ascii_digit()));
        if code.is_some_and(|code| is_public_code(plain, code, row.start())) {
            found.push(row.range());
        }
    }
    found
}

/// Whether `code`, at `start`, is an organisation's. One in thirty-one identity
/// and card numbers has the check character of such a code as well; then its
/// label decides.
fn is_public_code(plain: &str, code: &str, start: usize) -> bool {
    let identity = || {
        codes::is_identity_number(code) && codes::has_birth_date(code) && codes::has_province(code)
    };
    let card = || {
        code.starts_with("62")
            && code.bytes().all(|byte| byte.is_ascii_digit())
            && codes::is_luhn(code)
    };
    codes::is_credit_code(code)
        && (!(identity() || card()) || CODE_LABEL.is_match(before(plain, start)))
}
