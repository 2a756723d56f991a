//! The names in a salutation: titles off, blanks and conjunctions understood.

use std::sync::LazyLock;

use regex::Regex;

use super::{organisation, pattern};
use crate::model::numeral;
use crate::model::text::{COMPOUND_SURNAMES, is_name_dot};

static COUNT: LazyLock<Regex> = LazyLock::new(|| {
    pattern(&format!(r"[(]?等\s*([{}]{{1,4}})\s*(余|多)?(?:名|位|人|个|件)[)]?", numeral::DIGITS))
});

static OTHERS: LazyLock<Regex> =
    LazyLock::new(|| pattern(r"[(]?等(?:各位|多名|多位|几位|诸位)?[)]?(?:代表|委员|同志|$)"));

static TITLES: LazyLock<Regex> =
    LazyLock::new(|| pattern(r"(?:(?:人大|政协)?(?:代表|委员)|同志|先生|女士|们)+$"));

/// A region or assembly where a name would stand: the name was taken out.
static NO_NAME: LazyLock<Regex> = LazyLock::new(|| {
    pattern(
        r"^(?:各位|有关|\p{Han}{0,12}(?:省|市|县|区|州|盟|旗|镇|乡|全国))?(?:人大|政协)(?:代表|委员)们?$|^(?:各位|有关|领衔)?(?:代表|委员|同志)?们?$",
    )
});

/// The people a salutation names.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(crate) struct Named {
    /// Their names, in order.
    pub names: Vec<String>,
    /// Blanks or missing marks leave open who is named, so nobody is.
    pub unclear: bool,
    /// 等N名.
    pub count: Option<u32>,
    /// 等 without a number, or with a rough one.
    pub others: bool,
}

/// The people of `text`, a salutation without greeting and colon.
#[must_use]
pub(crate) fn read(text: &str) -> Named {
    let counted = COUNT.captures(text);
    let exact = counted.as_ref().filter(|found| found.get(2).is_none());
    let count = exact.and_then(|found| numeral::parse(&found[1]));
    let roughly = counted.is_some() && count.is_none();
    let text = COUNT.replace_all(text, "").into_owned();
    let others = roughly || (count.is_none() && OTHERS.is_match(&text));
    let text = text.replace("(等)", "").replace("等代表", "代表");
    let text = text.replace("等委员", "委员").replace("等同志", "同志");
    let text = without_brackets(&text);
    let names: Option<Vec<_>> = text.split(['、', ',', ';', '/']).map(names_of).collect();
    let unclear = names.is_none();
    Named { names: names.unwrap_or_default().concat(), unclear, count, others }
}

fn without_brackets(text: &str) -> String {
    let mut out = String::new();
    let mut depth = 0_usize;
    for character in text.chars() {
        match character {
            '(' => depth += 1,
            ')' => depth = depth.saturating_sub(1),
            other if depth == 0 => out.push(other),
            _ => {}
        }
    }
    out
}

/// The names in a piece between two marks; `None` where blanks leave more than one reading.
fn names_of(piece: &str) -> Option<Vec<String>> {
    let mut out = Vec::new();
    let mut parts: Vec<String> = Vec::new();
    for part in piece.split_whitespace().filter(|part| !NO_NAME.is_match(part)) {
        let bare = TITLES.replace(part, "");
        parts.extend((!bare.is_empty()).then(|| bare.to_string()));
        // A title ends the name it stands behind.
        if bare.len() < part.len() {
            out.extend(by_blanks(&std::mem::take(&mut parts))?);
        }
    }
    out.extend(by_blanks(&parts)?);
    Some(out)
}

/// The names that `parts` between blanks make: `张 三` is one spaced out, `张三 李小四` are two.
fn by_blanks(parts: &[String]) -> Option<Vec<String>> {
    let length = |part: &String| part.chars().count();
    let mut out = Vec::new();
    let mut rest = parts;
    while let [first, more @ ..] = rest {
        let letters = rest.iter().take_while(|part| length(part) == 1).count();
        let next = rest.get(letters).map(length);
        let taken = match (letters, next) {
            (0, _) if COMPOUND_SURNAMES.contains(&first.as_str()) => {
                // 欧阳 小样, 欧阳 样; alone it is a name of two characters.
                1 + more.iter().take(1).filter(|given| length(given) <= 2).count()
            }
            (0, Some(_)) if length(first) == 2 && more.first().map(length) == Some(1) => {
                // `王小 样`: whether 样 belongs to it is seen where more than one letter follows.
                let following = more.iter().take_while(|part| length(part) == 1).count();
                if following < 2 {
                    return None;
                }
                1
            }
            (0, _) => 1,
            (1, Some(2)) => 2,
            (2 | 3, None) => letters,
            (2 | 3, Some(next)) if next > 2 => letters,
            (4, None) if COMPOUND_SURNAMES.contains(&rest[..2].concat().as_str()) => 4,
            _ => return None,
        };
        let (name, others) = rest.split_at(taken);
        out.extend(apart(&name.concat())?);
        rest = others;
    }
    Some(out)
}

/// `刘燕并陈红莲` are two people, `李和平` is one; more characters than a name has are nobody's.
fn apart(text: &str) -> Option<Vec<String>> {
    let is_name = |part: &str| (2..=4).contains(&part.chars().count());
    if text.chars().count() > 4 {
        for word in ['并', '和', '及', '与', '暨'] {
            for (at, _) in text.match_indices(word) {
                let left = TITLES.replace(&text[..at], "").into_owned();
                let right = text[at + word.len_utf8()..].trim_start_matches('转');
                if is_name(&left) && is_name(right) {
                    return Some(vec![left, right.to_owned()]);
                }
            }
        }
    }
    let is_long = text.chars().count() > 4 && !text.contains(is_name_dot);
    let whole = !is_long || organisation::is_organisation(text);
    whole.then(|| vec![text.to_owned()])
}

#[cfg(test)]
mod tests {
    use super::*;

    fn check(text: &str, expected: Option<&[&str]>) {
        let found = read(text);
        assert_eq!(found.unclear, expected.is_none(), "{text}");
        assert_eq!(found.names, expected.unwrap_or_default(), "{text}");
    }

    #[test]
    fn a_name_spaced_out_is_whole_or_nobody_is_named() {
        check("方 假 设委员", Some(&["方假设"]));
        check("方 假设、岑 例委员", Some(&["方假设", "岑例"]));
        check("方假设 岑例 委员", Some(&["方假设", "岑例"]));
        check("方 例 岑例子代表", Some(&["方例", "岑例子"]));
        check("欧阳 假设、诸 葛 例 样委员", Some(&["欧阳假设", "诸葛例样"]));
        check("方 假 设委员 岑 例委员", Some(&["方假设", "岑例"]));
        check("方 假 岑 例委员", None);
        check("方假 设委员", None);
        check("方假设岑例子委员", None);
        check("方委员、岑例委员", None);
    }
}
