//! The numbers of lists, as a browser counts and writes them.

use scraper::ElementRef;

use crate::extract::numerals;

/// A list that is being read.
pub(super) struct List {
    /// How its numbers are written; nothing of a list without numbers.
    format: Option<&'static str>,
    next: i64,
    step: i64,
}

impl List {
    /// The list that `element` begins, if it is one.
    pub(super) fn of(element: ElementRef<'_>) -> Option<Self> {
        let name = element.value().name();
        if !matches!(name, "ol" | "ul" | "menu" | "dir") {
            return None;
        }
        let format = if name == "ol" { format(element) } else { None };
        let items = || {
            let children = element.children().filter_map(ElementRef::wrap);
            children.filter(|child| child.value().name() == "li").count()
        };
        let is_reversed = element.attr("reversed").is_some();
        let first = if is_reversed { i64::try_from(items()).unwrap_or(1) } else { 1 };
        let start = element.attr("start").and_then(|start| start.trim().parse().ok());
        let step = if is_reversed { -1 } else { 1 };
        Some(Self { format, next: start.unwrap_or(first), step })
    }

    /// What stands before the words of `item`: a number with the blank behind it, or nothing.
    pub(super) fn number(&mut self, item: ElementRef<'_>) -> String {
        let own = item.attr("value").and_then(|value| value.trim().parse().ok());
        let number: i64 = own.unwrap_or(self.next);
        self.next = number.saturating_add(self.step);
        let Some(format) = self.format else { return String::new() };
        let written = u32::try_from(number).ok().filter(|number| *number > 0);
        match written.and_then(|number| numerals::written(format, number)) {
            Some(text) if format.starts_with("chinese") => format!("{text}、"),
            Some(text) => format!("{text}. "),
            None => format!("{number}. "),
        }
    }

    /// Whether its items have a mark and no number.
    pub(super) fn is_marked(&self) -> bool {
        self.format.is_none()
    }
}

/// How the numbers of a list are written, by its style or its type.
fn format(list: ElementRef<'_>) -> Option<&'static str> {
    let style = list.attr("style").unwrap_or_default().to_ascii_lowercase();
    let by_style = [
        ("decimal-leading-zero", Some("decimalZero")),
        ("lower-roman", Some("lowerRoman")),
        ("upper-roman", Some("upperRoman")),
        ("lower-alpha", Some("lowerLetter")),
        ("lower-latin", Some("lowerLetter")),
        ("upper-alpha", Some("upperLetter")),
        ("upper-latin", Some("upperLetter")),
        ("cjk-ideographic", Some("chineseCountingThousand")),
        ("chinese-informal", Some("chineseCountingThousand")),
        ("cjk-decimal", Some("chineseCountingThousand")),
        ("chinese-formal", Some("chineseLegalSimplified")),
        ("none", None),
        ("disc", None),
        ("square", None),
    ];
    let declared = style.contains("list-style");
    if let Some(found) = by_style.iter().find(|one| declared && style.contains(one.0)) {
        return found.1;
    }
    match list.attr("type") {
        Some("a") => Some("lowerLetter"),
        Some("A") => Some("upperLetter"),
        Some("i") => Some("lowerRoman"),
        Some("I") => Some("upperRoman"),
        _ => Some("decimal"),
    }
}

/// Whether `words` begin with a number or a mark of their own: a list that shows none was
/// hidden by a style sheet that is not here.
pub(super) fn has_own_number(words: &str) -> bool {
    let words = words.trim_start();
    let is_mark =
        |one: char| "•·●○◦▪■□◆◇►▶‣➢★☆—".contains(one) || ('\u{2460}'..='\u{24ff}').contains(&one);
    let bare = words.trim_start_matches(['(', '（', '第']);
    let is_digit = |one: char| one.is_ascii_digit() || "一二三四五六七八九十百".contains(one);
    let behind = bare.trim_start_matches(is_digit);
    let (mark, text) = behind.split_at(behind.chars().next().map_or(0, char::len_utf8));
    // 2.5 is a figure, 3、4月 are two months.
    let is_number = matches!(mark, "." | "、" | "．" | ")" | "）" | "条" | "项")
        && !text.starts_with(|one: char| one.is_ascii_digit());
    words.starts_with(is_mark) || behind.len() < bare.len() && is_number
}

#[cfg(test)]
mod tests {
    use scraper::Html;

    use super::*;

    #[test]
    fn numbers_are_those_of_a_browser() {
        for (text, expected) in [
            ("<ol><li><li>", "1. |2. |"),
            ("<ol start=3><li><li value=9><li>", "3. |9. |10. |"),
            ("<ol reversed><li><li>", "2. |1. |"),
            ("<ol type=a><li><li>", "a. |b. |"),
            ("<ol type=I><li><li>", "I. |II. |"),
            ("<ol style='list-style-type: simp-chinese-informal'><li><li>", "一、|二、|"),
            ("<ol style='list-style:none'><li>", "|"),
            ("<ol start=0><li><li>", "0. |1. |"),
            ("<ul><li>", "|"),
        ] {
            let html = Html::parse_fragment(text);
            let root = html.root_element().children().find_map(ElementRef::wrap);
            let root = root.expect("a list");
            let mut list = List::of(root).expect("a list");
            let items = root.children().filter_map(ElementRef::wrap);
            let numbers: String = items.map(|item| list.number(item) + "|").collect();
            assert_eq!(numbers, expected, "{text}");
        }
    }

    #[test]
    fn words_may_have_their_own_number() {
        for words in ["1. 甲", "（一）甲", "一、甲", "①甲", "•甲", "第三条 甲"] {
            assert!(has_own_number(words), "{words}");
        }
        for words in ["甲", "12个班", "一是甲", "2.5万元", "3、4月"] {
            assert!(!has_own_number(words), "{words}");
        }
    }
}
