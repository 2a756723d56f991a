//! In which groups personal numbers are written, and which rows of digits only look like them.

use std::ops::Range;

use super::digit::is_plain_separator;
use super::row::Group;

/// How many digits stand before the mobile number in `digits`: the country code, the 0
/// once dialled before a mobile number of another place, the code of a cheaper line.
pub(super) fn mobile_prefix(digits: &str) -> Option<usize> {
    let prefix = digits.len().checked_sub(11)?;
    let known = matches!(
        &digits[..prefix],
        "" | "86" | "0086" | "0" | "17951" | "17911" | "17909" | "12593" | "10193"
    );
    let rest = &digits.as_bytes()[prefix..];
    (known && rest[0] == b'1' && (b'3'..=b'9').contains(&rest[1])).then_some(prefix)
}

/// Whether a card's number may be written in these groups: of four digits or more, but for
/// the last, and for what a line break parted.
pub(super) fn is_card(groups: &[Group<'_>]) -> bool {
    const WIDEST_GAP: usize = 3;
    let is_broken = |at: usize| groups.get(at).is_some_and(|group| group.gap.contains('\n'));
    groups.iter().enumerate().all(|(at, group)| {
        let is_last = at + 1 == groups.len();
        let is_near = group.gap.contains('\n') || group.gap.chars().count() <= WIDEST_GAP;
        is_near && (group.digits.len() >= 4 || is_last || is_broken(at) || is_broken(at + 1))
    })
}

/// The groups that mobile numbers are usually written in.
const USUAL: &[&[usize]] = &[
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

/// A row of groups, and which of them are read as a mobile number.
pub(super) struct Context<'a> {
    pub(super) groups: &'a [Group<'a>],
    pub(super) own: Range<usize>,
    /// Whether the words before call it a telephone's.
    pub(super) is_called: bool,
    pub(super) plain: &'a str,
}

impl Context<'_> {
    /// Whether the groups are those of a mobile number with `prefix` digits before it.
    pub(super) fn is_mobile(&self, prefix: usize) -> bool {
        let own = &self.groups[self.own.clone()];
        let mut lengths: Vec<usize> = own.iter().map(Group::count).collect();
        let mut gaps: Vec<&str> = own[1..].iter().map(|group| group.gap).collect();
        // +86 may stand apart or be glued to the first group.
        match lengths[0].checked_sub(prefix) {
            // A 0 of its own is no prefix but the whole part of 0.138….
            Some(0) if prefix == 1 => return false,
            Some(0) if prefix > 0 => {
                lengths.remove(0);
                gaps.remove(0);
            }
            Some(rest) => lengths[0] = rest,
            None => return false,
        }
        lengths == [11] || (self.stands_alone(&lengths) && self.is_form(&lengths, &gaps))
    }

    /// Whether it is a usual form but for the line break inside it; more than one only
    /// where the words before call it a telephone's.
    fn is_broken_form(&self, lengths: &[usize], gaps: &[&str], breaks: usize) -> bool {
        if breaks > 1 {
            return self.is_called && USUAL.contains(&lengths);
        }
        let mut whole = vec![lengths[0]];
        for (length, gap) in lengths[1..].iter().zip(gaps) {
            match whole.last_mut() {
                Some(last) if gap.contains('\n') => *last += length,
                _ => whole.push(*length),
            }
        }
        let is_usual =
            whole == [11] || USUAL.contains(&lengths) || USUAL.contains(&whole.as_slice());
        is_usual && (self.is_called || !self.is_column())
    }

    fn is_form(&self, lengths: &[usize], gaps: &[&str]) -> bool {
        const WITH_ANY_SIGN: &[&[usize]] = &[&[3, 4, 4], &[3, 8], &[7, 4]];
        let breaks = gaps.iter().filter(|gap| gap.contains('\n')).count();
        if breaks > 0 {
            return self.is_broken_form(lengths, gaps, breaks);
        }
        let is_usual = |gap: &&str| gap.chars().all(is_plain_separator) && gap.trim() != "。";
        if !gaps.iter().all(is_usual) {
            return WITH_ANY_SIGN.contains(&lengths) || self.is_called && lengths[0] >= 3;
        }
        // 1500*800*2000 are measures.
        if gaps.iter().all(|gap| *gap == "*") {
            return self.is_called || WITH_ANY_SIGN.contains(&lengths);
        }
        let is_dotted = gaps.iter().all(|gap| gap.trim() == ".");
        if USUAL.contains(&lengths) {
            return !(is_dotted && lengths.len() == 11);
        }
        let in_thousands = lengths[1..].iter().all(|length| *length == 3);
        let is_year = self.groups[self.own.start].digits.len() == 4
            && self.groups[self.own.start].digits.starts_with("19");
        // Marks of emphasis are not seen, so they may differ.
        let seen = |gap: &str| gap.trim_matches([' ', '\t', '*', '_']).to_owned();
        let is_even = gaps.windows(2).all(|pair| seen(pair[0]) == seen(pair[1]));
        let is_whole_row = self.own.len() == self.groups.len();
        let is_likely =
            lengths[0] >= 3 && lengths.len() <= 5 && lengths.iter().all(|length| *length >= 2);
        !is_dotted
            && !in_thousands
            && is_even
            && is_whole_row
            && (self.is_called || is_likely && !is_year)
    }

    /// Whether no further digits are joined on by hyphens, as in serial numbers:
    /// 530000-150-2023-0012 is no mobile number, 138-0013-8000-801 is one with an extension.
    fn stands_alone(&self, lengths: &[usize]) -> bool {
        let joined = |gap: &str| gap.trim().starts_with(['-', '.', '_', '/']);
        let (first, next) = (&self.groups[self.own.start], self.groups.get(self.own.end));
        let previous = self.own.start.checked_sub(1).map(|at| &self.groups[at]);
        let begins = !joined(first.gap)
            || previous.is_some_and(|before| {
                matches!(before.digits, "86" | "0086") || before.gap.is_empty() && is_point(before)
            })
            || self.follows_mobile();
        let is_spelt = lengths == [3, 4, 4] && !is_year(self.groups[self.own.end - 2].digits);
        let ends = next.is_none_or(|next| {
            !joined(next.gap) || is_spelt && self.own.start == 0 && self.goes_on()
        });
        ends && begins
    }

    /// Whether the three groups before are a mobile number too.
    fn follows_mobile(&self) -> bool {
        let Some(from) = self.own.start.checked_sub(3) else { return false };
        let before: String =
            self.groups[from..self.own.start].iter().map(|group| group.digits).collect();
        mobile_prefix(&before) == Some(0)
    }

    /// Whether an extension or a second number follows, and no more.
    fn goes_on(&self) -> bool {
        let rest: String = self.groups[self.own.end..].iter().map(|group| group.digits).collect();
        let is_extension = self.own.end + 1 == self.groups.len() && rest.len() <= 5;
        is_extension || mobile_prefix(&rest) == Some(0)
    }

    /// Whether the lines that a break parts are figures below each other.
    fn is_column(&self) -> bool {
        let bare = |line: &str| {
            !line.trim().is_empty()
                && line.trim().chars().all(|one| one.is_ascii_digit() || " \t.,-".contains(one))
        };
        let from = self.groups[self.own.start].start;
        let start = self.plain[..from].rfind('\n').map_or(0, |at| at + 1);
        let mut lines = self.plain[start..].lines();
        let (first, second, third) = (lines.next(), lines.next(), lines.next());
        let above = self.plain[..start.saturating_sub(1)].lines().last();
        first.is_some_and(bare)
            && second.is_some_and(bare)
            && (third.is_some_and(bare) || above.is_some_and(bare))
    }
}

fn is_year(digits: &str) -> bool {
    digits.len() == 4 && (digits.starts_with("19") || digits.starts_with("20"))
}

/// Whether a group may be the number of a point in a list.
fn is_point(group: &Group<'_>) -> bool {
    group.digits.len() <= 2 && group.digits != "0"
}
