//! Masking: what a message, a help text or an excerpt may show of a personal number.

use std::ops::Range;

use super::find::{find, find_with};
use super::item::{PrivateItem, PrivateKind};
use super::number::Precision;
use crate::diagnostic::Bilingual;

/// `item` with what is personal of it hidden: `138****1234`, `35*************123`.
#[must_use]
pub(crate) fn mask(item: &PrivateItem) -> String {
    let value = &item.value;
    match item.kind {
        PrivateKind::Mobile | PrivateKind::DoubtfulMobile => {
            ends(value, value.len().saturating_sub(8), 4)
        }
        PrivateKind::Identity | PrivateKind::DoubtfulIdentity => ends(value, 2, 3),
        PrivateKind::BankCard | PrivateKind::DoubtfulCard => ends(value, 4, 4),
        PrivateKind::Messenger => ends(value, 1, 0),
        PrivateKind::CarPlate => ends(value, 2, 2),
        PrivateKind::Email => match value.split_once('@') {
            Some((name, host)) => format!("{}@{host}", ends(name, 1, 0)),
            None => ends(value, 1, 0),
        },
        PrivateKind::Address => home(value),
    }
}

/// `text` but for its first and last characters.
fn ends(text: &str, first: usize, last: usize) -> String {
    let count = text.chars().count();
    let hidden = |at: usize| at >= first && at + last < count;
    text.chars().enumerate().map(|(at, one)| if hidden(at) { '*' } else { one }).collect()
}

/// An address down to its street or township, else to its county or city.
fn home(text: &str) -> String {
    let after = |words: &[&str]| {
        let ends = words.iter().filter_map(|word| Some(text.find(word)? + word.len()));
        ends.max()
    };
    let end = after(&["街道", "乡", "镇"]).or_else(|| after(&["市", "县", "区", "旗"]));
    format!("{}***", &text[..end.unwrap_or(0)])
}

/// Where in `text` something personal stands, or what may be one: an excerpt
/// must not show it, whatever rule it is printed for.
#[must_use]
pub(crate) fn private_ranges(text: &str) -> Vec<Range<usize>> {
    wary(text).into_iter().map(|item| item.at).collect()
}

/// `text` with everything personal masked, and whatever may be one.
#[must_use]
pub(crate) fn masked_text(text: &str) -> String {
    without(text, &wary(text))
}

/// Both texts with everything personal masked: messages are public too.
#[must_use]
pub(crate) fn masked(text: &Bilingual) -> Bilingual {
    Bilingual::new(masked_text(&text.zh), masked_text(&text.en))
}

/// `text` with what is surely personal masked.
#[must_use]
pub(crate) fn masked_where_sure(text: &str) -> String {
    without(text, &find(text))
}

fn without(text: &str, items: &[PrivateItem]) -> String {
    let (mut out, mut end) = (String::with_capacity(text.len()), 0);
    for item in items {
        out.push_str(&text[end..item.at.start]);
        out.push_str(&mask(item));
        end = item.at.end;
    }
    out.push_str(&text[end..]);
    out
}

fn wary(text: &str) -> Vec<PrivateItem> {
    find_with(text, Precision::Low)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_the_ends_of_a_number_are_shown() {
        for (text, expected) in [
            ("电话“138 1234 5678”是", "电话“138****5678”是"),
            ("电话+8613812341234", "电话+86138****1234"),
            ("证350102199003070038”", "证35*************038”"),
            ("卡6222020000000000000", "卡6222***********0000"),
            ("电话0871-65550057", "电话0871-65550057"),
            ("写信到 zhangsan@qq.com。", "写信到 z*******@qq.com。"),
            ("QQ：123456789", "QQ：1********"),
            ("车牌云A12345", "车牌云A***45"),
            ("家庭住址：子虚市甲镇乙村3组", "家庭住址:子虚市甲镇***"),
            ("3号楼2单元501室", "***"),
        ] {
            assert_eq!(masked_text(text), expected);
        }
        for (path, expected) in [
            ("content/replies/2024/13812345678.md", "content/replies/2024/138****5678.md"),
            ("content/replies/gxt-2023-166.md", "content/replies/gxt-2023-166.md"),
        ] {
            assert_eq!(masked_where_sure(path), expected);
        }
        assert_eq!(private_ranges("甲13812345678乙，13812345679"), [3..14, 20..31]);
    }
}
