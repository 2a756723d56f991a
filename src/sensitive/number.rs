//! The close look at a line: which of its numbers are personal.
//!
//! What is public by nature goes first: web addresses, organisations' codes,
//! 索引号. Then each row of digits is read in every way that it may be one number.

use std::ops::Range;
use std::sync::LazyLock;

use regex::Regex;

use super::amount::{self, Meaning};
use super::digit::{han_digit, letter_digit};
use super::item::{PrivateItem, PrivateKind};
use super::line::{Line, View};
use super::patterns::{before, pattern};
use super::row::{Group, rows};
use super::spelt::is_spelt;
use super::taken::Taken;
use super::{codes, grouping, public};

/// How sure one must be.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Precision {
    /// Only what is surely personal: for findings.
    High,
    /// All that may be, whatever stands around it: for masking.
    Low,
}

static IDENTITY_WORD: LazyLock<Regex> =
    LazyLock::new(|| pattern("身份证|证件号|公民身份|残疾人证|残疾证"));
static CARD_WORD: LazyLock<Regex> =
    LazyLock::new(|| pattern("卡号|账号|帐号|账户|帐户|开户|银行卡|信用卡|储蓄卡|一卡通|存折"));

/// The personal numbers of the lines at `range` of `text`, in order.
pub(super) fn of_lines(text: &str, range: &Range<usize>, precision: Precision) -> Vec<PrivateItem> {
    let lines = &text[range.clone()];
    let typed = Line::new(text, range, View::Typed);
    let mut found = of_line(&typed, precision);
    let mut taken: Taken = found.iter().map(|item| &item.at).collect();
    let mut add = |mut items: Vec<PrivateItem>| {
        items.retain(|item| taken.is_free(&item.at) && taken.add(&item.at));
        found.extend(items);
    };
    if lines.contains(['<', '`', '~', '\n', '=', '[']) {
        let shown = Line::new(text, range, View::Shown);
        // Most marks and breaks change nothing, and what reads alike is read once.
        if shown.plain != typed.plain {
            add(of_line(&shown, precision));
        }
    }
    if lines.contains(is_spelt) {
        let items = of_line(&Line::new(text, range, View::Spelt), precision);
        add(items.into_iter().filter_map(|item| doubtful_spelt(text, item)).collect());
    }
    found.sort_by_key(|one| one.at.start);
    found
}

/// An item with Han numerals or letters for digits in it: numbers are seldom spelt so, and it
/// only warns. With letters, nothing less than a whole number will do.
fn doubtful_spelt(text: &str, item: PrivateItem) -> Option<PrivateItem> {
    let source = &text[item.at.clone()];
    let is_whole = || matches!(item.kind, PrivateKind::Mobile | PrivateKind::Identity);
    let is_like = source.contains(|one| han_digit(one).is_some())
        || source.contains(|one| letter_digit(one).is_some()) && is_whole();
    is_like.then(|| PrivateItem { kind: item.kind.doubtful(), ..item })
}

fn of_line(line: &Line, precision: Precision) -> Vec<PrivateItem> {
    let plain = &line.plain;
    let mut personal = readings(plain, &[], precision);
    // Most lines that come here hold an office telephone; only where something
    // seems personal is it worth asking what of it is public.
    if !personal.is_empty() {
        let public = public::parts(plain);
        if !public.is_empty() {
            personal = readings(plain, &public, precision);
        }
    }
    let placed =
        |(kind, plain, value): Reading| PrivateItem { kind, at: line.source(&plain), value };
    personal.into_iter().map(placed).collect()
}

/// A number in a line: what it is, where it stands, its digits.
type Reading = (PrivateKind, Range<usize>, String);

/// The personal numbers of a line, those in its `public` parts left out.
fn readings(plain: &str, public: &[Range<usize>], precision: Precision) -> Vec<Reading> {
    let mut found = Vec::new();
    for groups in rows(plain, public) {
        let mut at = 0;
        while at < groups.len() {
            match read(plain, &groups, at, precision) {
                Some((kind, count, digits)) => {
                    found.push((kind, groups[at].start..groups[at + count - 1].end(), digits));
                    at += count;
                }
                None => {
                    found.extend(inside(&groups[at]));
                    at += 1;
                }
            }
        }
    }
    found
}

/// What is personal inside a run of digits too long for one number: an identity number
/// with more behind it (残疾人证), two mobile numbers in one.
fn inside(group: &Group<'_>) -> Vec<Reading> {
    let digits = group.digits;
    let part = |kind, from: usize, to: usize| {
        (kind, group.start + from..group.start + to, digits[from..to].to_owned())
    };
    let is_mobile = |text: &str| grouping::mobile_prefix(text) == Some(0);
    let identity = (0..(digits.len() + 1).saturating_sub(18))
        .find(|from| is_identity(&digits[*from..from + 18]));
    match identity {
        Some(from) => vec![part(PrivateKind::Identity, from, from + 18)],
        None if digits.len() == 22 && is_mobile(&digits[..11]) && is_mobile(&digits[11..]) => {
            vec![part(PrivateKind::Mobile, 0, 11), part(PrivateKind::Mobile, 11, 22)]
        }
        None => Vec::new(),
    }
}

pub(super) fn is_identity(digits: &str) -> bool {
    digits.len() == 18
        && codes::has_province(digits)
        && codes::has_birth_date(digits)
        && codes::is_identity_number(digits)
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
        // An X that ends no identity number belongs to what follows.
        let bare = group.digits.trim_end_matches(['X', 'x']);
        let is_identity = digits.len() + group.digits.len() == 18;
        digits.push_str(if is_identity { group.digits } else { bare });
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
        if is_identity(self.digits) {
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
        if plain_digits { self.mobile(precision) } else { None }
    }

    fn own(&self) -> &[Group<'_>] {
        &self.groups[self.at..self.at + self.count]
    }

    fn next(&self) -> Option<&Group<'_>> {
        self.groups.get(self.at + self.count)
    }

    fn before(&self) -> &str {
        before(self.plain, self.groups[self.at].start)
    }

    fn after(&self) -> &str {
        &self.plain[self.groups[self.at + self.count - 1].end()..]
    }

    /// Whether a point stands in it, before or behind it: no number of a card has one.
    fn is_decimal(&self) -> bool {
        self.own().iter().chain(self.next()).map(|group| group.gap).any(|gap| gap.trim() == ".")
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
            && grouping::is_card(self.own())
            && !self.is_decimal()
            && codes::is_luhn(self.digits)
            && !amount::is_amount(self.before(), self.after())
            && (precision == Precision::Low
                || self.digits.starts_with("62")
                || CARD_WORD.is_match(self.before()))
    }

    fn mobile(&self, precision: Precision) -> Option<PrivateKind> {
        let prefix = grouping::mobile_prefix(self.digits)?;
        let context = grouping::Context {
            groups: self.groups,
            own: self.at..self.at + self.count,
            is_called: amount::is_telephone(self.before()),
            plain: self.plain,
        };
        if !context.is_mobile(prefix) || self.is_fraction() {
            return None;
        }
        if precision == Precision::Low {
            let is_amount = amount::is_amount(self.before(), self.after());
            return (!is_amount).then_some(PrivateKind::Mobile);
        }
        match amount::meaning(self.before(), self.after()) {
            Meaning::Number => Some(PrivateKind::Mobile),
            Meaning::Doubtful => Some(PrivateKind::DoubtfulMobile),
            Meaning::Other => None,
        }
    }

    /// Whether it is the whole or the broken part of a decimal fraction. A point also
    /// stands behind the number of a list, and before what is next in a sentence.
    fn is_fraction(&self) -> bool {
        let first = &self.groups[self.at];
        let whole = self.at.checked_sub(1).map(|at| &self.groups[at]);
        let is_broken = first.gap == "."
            && !whole.is_some_and(|whole| {
                amount::is_list_number(before(self.plain, whole.start), whole.digits)
            });
        let is_whole = self.next().is_some_and(|next| {
            let behind = &self.plain[next.end()..];
            let goes_on = behind.starts_with(['年', '月', '.', '、', '日']);
            next.gap == "." && !goes_on
        });
        self.count == 1 && (is_broken || is_whole)
    }
}
