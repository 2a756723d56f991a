//! The close look at a line: which of its numbers are personal.
//!
//! The line is read in compatibility form (NFKC) with a way back to its own
//! bytes, so that full-width digits and odd blanks hide nothing. What is
//! public by nature goes first: web addresses, organisations' codes, 索引号.

use std::ops::Range;
use std::sync::LazyLock;

use regex::Regex;

use super::item::{PrivateItem, PrivateKind};
use super::line::Line;
use super::patterns::{ROW, before, pattern};
use super::{codes, public};

/// How sure one must be.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Precision {
    /// Only what is surely personal: for findings.
    High,
    /// All that may be, whatever stands around it: for masking.
    Low,
}

static IDENTITY_WORD: LazyLock<Regex> = LazyLock::new(|| pattern("身份证|证件号|公民身份"));
static CARD_WORD: LazyLock<Regex> =
    LazyLock::new(|| pattern("卡号|账号|帐号|账户|帐户|开户|银行卡|信用卡|储蓄卡"));

/// The personal numbers of one line of `text`, in order.
pub(super) fn of_line(text: &str, range: &Range<usize>, precision: Precision) -> Vec<PrivateItem> {
    let line = Line::new(text, range);
    let plain = &line.plain;
    // Most lines that come here hold an office telephone; only where something
    // seems personal is it worth asking what of it is public.
    if readings(plain, &[], precision).is_empty() {
        return Vec::new();
    }
    let personal = readings(plain, &public::parts(plain), precision);
    let placed = |(kind, plain, value): Reading| {
        let at = line.source(&plain);
        PrivateItem { kind, at, value }
    };
    personal.into_iter().map(placed).collect()
}

/// A number in a line: what it is, where it stands, its digits.
type Reading = (PrivateKind, Range<usize>, String);

/// The personal numbers of a line, those in its `public` parts left out.
fn readings(plain: &str, public: &[Range<usize>], precision: Precision) -> Vec<Reading> {
    let mut found = Vec::new();
    for row in ROW.find_iter(plain) {
        for groups in groups(plain, &row.range(), public) {
            let mut at = 0;
            while at < groups.len() {
                match read(plain, &groups, at, precision) {
                    Some((kind, count, digits)) => {
                        found.push((kind, groups[at].start..groups[at + count - 1].end, digits));
                        at += count;
                    }
                    None => at += 1,
                }
            }
        }
    }
    found
}

/// A run of digits inside a row.
#[derive(Clone, Debug)]
struct Group<'a> {
    digits: &'a str,
    start: usize,
    end: usize,
    /// What stands between the group before it and this one.
    gap: &'a str,
}

/// The groups of a row, cut where a part is public.
fn groups<'a>(plain: &'a str, row: &Range<usize>, public: &[Range<usize>]) -> Vec<Vec<Group<'a>>> {
    let mut found: Vec<Vec<Group<'a>>> = vec![Vec::new()];
    let bytes = plain.as_bytes();
    let is_digit = |at: usize| bytes[at].is_ascii_digit();
    let mut at = row.start;
    let mut end = row.start;
    while at < row.end {
        if !is_digit(at) {
            at += 1;
            continue;
        }
        let start = at;
        while at < row.end && is_digit(at) {
            at += 1;
        }
        // An X followed by more letters is a word's, not a check digit.
        let is_x = at < row.end && matches!(bytes[at], b'X' | b'x');
        let is_last = bytes.get(at + 1).is_none_or(|next| !next.is_ascii_alphanumeric());
        if is_x && is_last {
            at += 1;
        }
        let whole = start..at;
        // Four asterisks stand for digits; up to three are emphasis.
        if plain[end..start].contains("****") {
            found.push(Vec::new());
        }
        if public.iter().any(|part| part.start < whole.end && whole.start < part.end) {
            found.push(Vec::new());
        } else if let Some(last) = found.last_mut() {
            let gap = if last.is_empty() { "" } else { &plain[end..start] };
            last.push(Group { digits: &plain[whole.clone()], start, end: at, gap });
        }
        end = at;
    }
    found
}

/// The personal number that begins at group `at`, with how many groups it takes.
fn read(
    plain: &str,
    groups: &[Group<'_>],
    at: usize,
    precision: Precision,
) -> Option<(PrivateKind, usize, String)> {
    const MOST_DIGITS: usize = 19;
    let mut digits = String::new();
    let mut found = None;
    for (index, group) in groups[at..].iter().enumerate() {
        digits.push_str(group.digits);
        if digits.len() > MOST_DIGITS {
            break;
        }
        let number = Number { plain, groups, at, count: index + 1, digits: &digits };
        if let Some(kind) = number.kind(precision) {
            // The longest reading wins: a card may begin like a mobile number.
            found = Some((kind, index + 1, digits.clone()));
        }
    }
    found
}

/// Some groups in a row, read as one number.
struct Number<'a> {
    plain: &'a str,
    groups: &'a [Group<'a>],
    at: usize,
    count: usize,
    digits: &'a str,
}

impl Number<'_> {
    fn kind(&self, precision: Precision) -> Option<PrivateKind> {
        if self.identity() {
            return Some(PrivateKind::Identity);
        }
        let plain_digits = self.digits.bytes().all(|byte| byte.is_ascii_digit());
        if plain_digits && self.card(precision) {
            return Some(PrivateKind::BankCard);
        }
        if plain_digits && self.short_identity(precision) {
            return Some(PrivateKind::Identity);
        }
        if self.doubtful_identity(precision) {
            return Some(PrivateKind::DoubtfulIdentity);
        }
        (plain_digits && self.mobile()).then_some(PrivateKind::Mobile)
    }

    fn start(&self) -> usize {
        self.groups[self.at].start
    }

    fn before(&self) -> &str {
        before(self.plain, self.start())
    }

    fn lengths(&self) -> impl Iterator<Item = usize> {
        self.groups[self.at..self.at + self.count].iter().map(|group| group.digits.len())
    }

    fn identity(&self) -> bool {
        self.digits.len() == 18
            && codes::has_province(self.digits)
            && codes::has_birth_date(self.digits)
            && codes::is_identity_number(self.digits)
    }

    /// Whether a point stands in it, before or behind it: no number of a card has one.
    fn is_decimal(&self) -> bool {
        let after = self.groups.get(self.at + self.count);
        let groups = self.groups[self.at..self.at + self.count].iter().chain(after);
        groups.map(|group| group.gap).any(|gap| gap.trim() == ".")
    }

    fn doubtful_identity(&self, precision: Precision) -> bool {
        self.digits.len() == 18
            && self.count == 1
            && codes::has_birth_date(self.digits)
            && (precision == Precision::Low || IDENTITY_WORD.is_match(self.before()))
    }

    fn short_identity(&self, precision: Precision) -> bool {
        self.digits.len() == 15
            && self.count == 1
            && !self.digits.starts_with('0')
            && codes::has_short_birth_date(self.digits)
            && (precision == Precision::Low || IDENTITY_WORD.is_match(self.before()))
    }

    fn card(&self, precision: Precision) -> bool {
        (16..=19).contains(&self.digits.len())
            && self.lengths().take(self.count - 1).all(|length| length >= 4)
            && !self.is_decimal()
            && codes::is_luhn(self.digits)
            && (precision == Precision::Low
                || self.digits.starts_with("62")
                || CARD_WORD.is_match(self.before()))
    }

    fn mobile(&self) -> bool {
        let Some(prefix) = mobile_prefix(self.digits) else { return false };
        let mut lengths: Vec<usize> = self.lengths().collect();
        // +86 may stand apart or be glued to the first group.
        match lengths[0].checked_sub(prefix) {
            // A 0 of its own is no prefix but the whole part of 0.138….
            Some(0) if prefix == 1 => return false,
            Some(0) if prefix > 0 => drop(lengths.remove(0)),
            Some(rest) => lengths[0] = rest,
            None => return false,
        }
        let known: &[&[usize]] = &[
            &[11],
            &[3, 4, 4],
            &[3, 8],
            &[7, 4],
            &[5, 6],
            &[3, 3, 5],
            &[3, 5, 3],
            &[4, 3, 4],
            &[4, 4, 3],
            &[1; 11],
        ];
        known.contains(&lengths.as_slice()) && self.stands_alone() && !self.is_amount()
    }

    /// Whether no further digits are joined on by hyphens, as in serial numbers:
    /// 530000-150-2023-0012 is no mobile number.
    fn stands_alone(&self) -> bool {
        let joined = |gap: &str| gap.trim().starts_with(['-', '.', '_']);
        let next = self.groups.get(self.at + self.count);
        let ends = next.is_none_or(|next| !joined(next.gap));
        let first = &self.groups[self.at];
        let previous = self.at.checked_sub(1).map(|at| self.groups[at].digits);
        let begins = !joined(first.gap) || matches!(previous, Some("86" | "0086"));
        self.count == 1 || (ends && begins)
    }

    /// 13800000000元 and 0.13800000000 are quantities.
    fn is_amount(&self) -> bool {
        let last = &self.groups[self.at + self.count - 1];
        let units = ["元", "万", "亿", "美元", "吨", "立方米", "平方米", "千瓦", "%"];
        let decimals = self.groups[self.at].gap == "."
            || self.groups.get(self.at + self.count).is_some_and(|next| next.gap == ".");
        let rest = self.plain[last.end..].trim_start();
        let before = self.before();
        let money = before.trim_end().ends_with(['¥', '$', '￥']) || public::is_amount(before);
        self.count == 1 && (decimals || money || units.iter().any(|unit| rest.starts_with(unit)))
    }
}

/// How many digits stand before the mobile number in `digits`: the country
/// code, or the 0 once dialled before a mobile number of another place.
fn mobile_prefix(digits: &str) -> Option<usize> {
    let prefix = digits.len().checked_sub(11)?;
    let known = matches!(&digits[..prefix], "" | "86" | "0086" | "0");
    let rest = &digits.as_bytes()[prefix..];
    (known && rest[0] == b'1' && (b'3'..=b'9').contains(&rest[1])).then_some(prefix)
}
