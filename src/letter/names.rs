//! The names in a salutation: titles off, blanks and conjunctions understood.

use std::sync::LazyLock;

use regex::Regex;

use super::pattern;
use crate::model::numeral;

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
    let names = text.split(['、', ',', ';', '/']).flat_map(names_of).collect();
    Named { names, count, others }
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

/// The names in a piece between two marks.
fn names_of(piece: &str) -> Vec<String> {
    let mut out = Vec::new();
    let mut pending = String::new();
    // `张 三` is one name spaced out, `张三 李小四` are two.
    for part in piece.split_whitespace().filter(|part| !NO_NAME.is_match(part)) {
        let bare = TITLES.replace(part, "");
        let is_single = bare.chars().count() == 1;
        if is_single && pending.is_empty() {
            pending = bare.into_owned();
        } else if is_single {
            out.push(std::mem::take(&mut pending) + &bare);
        } else {
            out.extend((!pending.is_empty()).then(|| std::mem::take(&mut pending)));
            out.extend(apart(&bare));
        }
    }
    out.extend((!pending.is_empty()).then_some(pending));
    out.retain(|name| name.chars().count() > 1);
    out
}

/// `刘燕并陈红莲` are two people, `李和平` is one.
fn apart(text: &str) -> Vec<String> {
    let is_name = |part: &str| (2..=4).contains(&part.chars().count());
    if text.chars().count() > 4 {
        for word in ['并', '和', '及', '与', '暨'] {
            for (at, _) in text.match_indices(word) {
                let left = TITLES.replace(&text[..at], "").into_owned();
                let right = text[at + word.len_utf8()..].trim_start_matches('转');
                if is_name(&left) && is_name(right) {
                    return vec![left, right.to_owned()];
                }
            }
        }
    }
    vec![text.to_owned()]
}
