//! Numbers that are public by nature: they are set aside before any is called personal.

use std::ops::Range;
use std::sync::LazyLock;

use regex::Regex;

use super::codes;
use super::grouping::mobile_prefix;
use super::patterns::{before, pattern};
use super::row::rows;

/// What is public however many digits it has: web addresses, index numbers
/// beside their label, digests and other long codes.
static PUBLIC: LazyLock<Regex> = LazyLock::new(|| {
    pattern(
        r#"(?i:https?|ftp)://[!-;=?-~]+|(?-u:\b)www\.[!-;=?-~]+|(?:索引号|index_number)[\]】\s|*]*[:：]?[\s|*"'“]*[0-9A-Za-z][!-~]*|[0-9A-Za-z]*[A-Za-z][0-9A-Za-z]*"#,
    )
});

/// The label of an organisation's code, right before it.
static CODE_LABEL: LazyLock<Regex> =
    LazyLock::new(|| pattern("(?:信用代码|机构代码|登记证号|索引号)[^,，.。;；、]{0,6}$"));

/// The parts of a line whose digits are public.
pub(super) fn parts(plain: &str) -> Vec<Range<usize>> {
    let mut found: Vec<Range<usize>> = Vec::new();
    for part in PUBLIC.find_iter(plain) {
        let text = part.as_str();
        let is_word = text.bytes().all(|byte| byte.is_ascii_alphanumeric());
        // A single word is public where it is an organisation's code or a digest.
        if !is_word || text.len() >= 24 {
            found.push(part.start()..part.start() + address_length(text));
        } else if is_public_code(plain, text, part.start()) {
            let tail = plain[part.end()..].bytes();
            let tail = tail.take_while(|byte| matches!(byte, b'/' | b'-' | b'0'..=b'9')).count();
            found.push(part.start()..part.end() + tail);
        }
    }
    for row in rows(plain, &[]) {
        let (first, last) = (&row[0], &row[row.len() - 1]);
        if first.digits.len() == 18 && is_public_code(plain, first.digits, first.start) {
            found.push(first.start..last.end());
        }
    }
    found
}

/// What an address hands on as a telephone's number.
static HANDED_ON: LazyLock<Regex> = LazyLock::new(|| {
    pattern(
        r"(?i)[?&#;](?:tel|telephone|phone|mobile|mobile_?phone|cell|sj|sjh|sjhm|shouji|dh|lxdh|dianhua)=(?:%2b|\+)?",
    )
});

/// How much of `text`, which may be an address of the web, is one that is public: it is at
/// times followed by a telephone number with nothing but a comma between, or hands one on.
fn address_length(text: &str) -> usize {
    let is_mobile = |at: usize| {
        let rest = &text[at..];
        let count = rest.bytes().take_while(u8::is_ascii_digit).count();
        mobile_prefix(&rest[..count]).is_some()
    };
    let marks = text.match_indices([',', ';']).map(|(at, _)| at + 1);
    let behind = marks.filter(|_| text.contains('.'));
    let handed_on = HANDED_ON.find_iter(text).map(|name| name.end());
    behind.chain(handed_on).filter(|at| is_mobile(*at)).min().unwrap_or(text.len())
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
