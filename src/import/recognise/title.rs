//! The title: found among the lines above the text, put together again where wrapped.

use std::ops::RangeInclusive;
use std::sync::LazyLock;

use regex::Regex;

use super::labels::Label;
use super::metadata::{self, Labelled};
use super::page::Page;
use crate::letter::boilerplate;
use crate::letter::marks;
use crate::letter::organisation;
use crate::letter::pattern;
use crate::letter::reading::Reading;

/// A title as it stands on one or more lines.
#[derive(Clone, Debug)]
pub(super) struct Printed {
    pub(super) lines: RangeInclusive<usize>,
    /// Its words in one line, document number and marks included.
    pub(super) text: Reading,
    /// Whether its words are those of a reply's title; else it only stands where one does.
    pub(super) certain: bool,
}

/// How a reply's title ends.
static ENDING: LazyLock<Regex> = LazyLock::new(|| {
    pattern(
        r"(?:答复|答复函|复函|回复|回复函|回函|的函|答复意见|会办意见|协办意见|分办意见|办理意见|答复件|协办件|会办件|办理情况|办理结果|答复摘要|答复书|情况说明|情况的说明|情况汇报|情况报告|意见的函|答复的函)(?:\s*(?:[(〔\[【][^()〔〕\[\]【】]{1,24}[)〕\]】]|[A-F]类|(?:主动|同意|不同意|不予)公开))*[。.]?$",
    )
});

/// What a title of a reply speaks of.
static MATTER: LazyLock<Regex> = LazyLock::new(|| pattern(r"建议|提案|议案|代表|委员"));

/// How a title of a reply begins, after the document number and the department.
static OPENING: LazyLock<Regex> = LazyLock::new(|| {
    pattern(
        r"^(?:\p{Han}{0,30}?(?:厅|局|委|办|部|院|会|处|府|司|集团|中心|街道|镇|乡|公司|行|团|社|队))?(?:20[0-9]{2}年)?(?:关于|对|答复|回复|就|《)",
    )
});

/// A title that names its number first; also the second line of a wrapped one.
static NUMBER_FIRST: LazyLock<Regex> = LazyLock::new(|| pattern(r"^第?[A-Z]*[0-9]+号"));

/// The longest title, in characters, and the most lines one is wrapped over.
const LONGEST: usize = 160;

/// Nor does a title stand in a line of more bytes.
const MOST_BYTES: usize = 3000;
const MOST_LINES: usize = 6;

/// Every title among the lines before `end`, in order; where there is none, the
/// line that stands in its place.
pub(super) fn printed(page: &Page, end: usize) -> Vec<Printed> {
    let mut out: Vec<Printed> = Vec::new();
    for last in 0..end {
        let floor = out.last().map_or(0, |title| title.lines.end() + 1);
        out.extend(ending_at(page, floor, last));
    }
    if out.is_empty() {
        out.extend(likely(page, end));
    }
    out
}

/// A line that begins as a title and names a suggestion or proposal, and ends otherwise.
fn likely(page: &Page, end: usize) -> Option<Printed> {
    let stands_as_title = |index: &usize| {
        let text = page.tight(*index);
        may_hold(page, *index)
            && OPENING.is_match(without_number(&words(page, *index)).as_str())
            && MATTER.is_match(text)
            && (8..=80).contains(&text.chars().count())
            && !text.contains(['。', '!', '?', ';', '>'])
            && !["收悉", "收到", "您", "你", "我"].iter().any(|word| text.contains(word))
    };
    (0..end).find(stands_as_title).map(|index| Printed {
        lines: index..=index,
        text: wrapped(page, index..=index),
        certain: false,
    })
}

/// The title whose last line is `last` and whose first is not before `floor`.
fn ending_at(page: &Page, floor: usize, last: usize) -> Option<Printed> {
    if !may_hold(page, last) || !ENDING.is_match(words(page, last).as_str()) {
        return None;
    }
    let lowest = floor.max(last.saturating_sub(MOST_LINES - 1));
    let usable =
        (lowest..=last).rev().take_while(|index| may_hold(page, *index)).last().unwrap_or(last);
    let opens = |index: &usize| OPENING.is_match(without_number(&words(page, *index)).as_str());
    // 答复 alone on the last line opens nothing: what is answered stands above it.
    let names_matter = |index: &usize| {
        MATTER.is_match(Reading::joined(wrapped(page, *index..=last).original()).as_str())
    };
    let first = (usable..=last).rev().filter(opens).find(names_matter);
    let first = first.unwrap_or_else(|| below_session(page, usable, last));
    // Whose the matter is may stand above what it is called: 关于…委员提出的 / 《…的提案》的答复.
    let is_quoted = words(page, first).as_str().starts_with('《');
    let above = first.checked_sub(1).filter(|above| is_quoted && *above >= usable);
    let first = above.filter(opens).unwrap_or(first);
    // The department often has the line above to itself.
    let first = (usable..first)
        .rev()
        .take_while(|index| organisation::list(page.tight(*index)).is_some())
        .last()
        .unwrap_or(first);
    let text = wrapped(page, first..=last);
    let is_title = MATTER.is_match(text.as_str())
        && text.as_str().chars().count() <= LONGEST
        && !text.as_str().contains(['>', '。', '!', '?'])
        && (OPENING.is_match(without_number(&text).as_str())
            || NUMBER_FIRST.is_match(text.as_str())
            || text.as_str().contains('第'));
    is_title.then_some(Printed { lines: first..=last, text, certain: true })
}

/// The title that the label 标题 gives, where its words are those of a reply's.
pub(super) fn labelled(labels: &[Labelled]) -> Option<Printed> {
    let label = metadata::first(labels, Label::Title)?;
    let text = Reading::joined(&label.value);
    let is_title = ENDING.is_match(text.as_str()) && MATTER.is_match(text.as_str());
    is_title.then(|| Printed {
        lines: label.line..=label.line,
        text: Reading::new(&rejoined(label.value.trim())),
        certain: true,
    })
}

/// The first line of a title that names no department: its session may stand above its number.
fn below_session(page: &Page, usable: usize, last: usize) -> usize {
    let is_session = |index: &usize| {
        let text = page.tight(*index);
        text.contains('届') && text.ends_with("会议")
    };
    (usable..last).rev().find(is_session).unwrap_or(last)
}

/// Whether the line could be part of a title at all.
fn may_hold(page: &Page, index: usize) -> bool {
    let line = &page.lines[index];
    let folded = line.reading.as_str();
    folded.len() <= MOST_BYTES
        && !boilerplate::is_boilerplate(folded)
        && !metadata::begins_with_label(line)
        && marks::read(&line.tight).is_none()
        && !folded.ends_with(':')
}

/// The words of a line that could be a title's, tight.
fn words(page: &Page, index: usize) -> Reading {
    Reading::joined(metadata::before_labels(&page.lines[index]).original())
}

fn without_number(title: &Reading) -> Reading {
    marks::split_doc_number(title).map_or_else(|| title.clone(), |split| split.1)
}

/// The words of `lines` as one line. A blank stays between two organisations.
fn wrapped(page: &Page, lines: RangeInclusive<usize>) -> Reading {
    let mut text = String::new();
    for index in lines {
        let words = metadata::before_labels(&page.lines[index]);
        // A number broken at a line's end is one; a list has its marks.
        let is_digit = |one: char| one.is_numeric();
        if !(text.ends_with(is_digit) && words.as_str().starts_with(is_digit)) {
            text.push(' ');
        }
        text.push_str(words.original().trim());
    }
    Reading::new(&rejoined(text.trim()))
}

/// `text` without the stray blanks of wrapping; `甲厅 乙厅关于` keeps its own.
pub(super) fn rejoined(text: &str) -> String {
    let reading = Reading::new(text);
    let places: Vec<_> = reading.as_str().match_indices(' ').map(|(at, _)| at).collect();
    for at in places {
        let (left, right) = (reading.cut(0..at), reading.cut(at + 1..reading.as_str().len()));
        let (left, right) = (Reading::joined(left), Reading::joined(right));
        let names = organisation::list(without_number(&left).as_str());
        let follows = signers(&right);
        if names.is_some() && !follows.is_empty() {
            return format!("{} {}", left.original(), rejoined(right.original()));
        }
    }
    let tight = Reading::joined(text);
    tight.spaced(&(0..tight.as_str().len()))
}

/// The organisations a title begins with: `甲厅 乙厅关于…`, `甲厅对…`.
pub(super) fn signers(title: &Reading) -> Vec<String> {
    static VERB: LazyLock<Regex> = LazyLock::new(|| pattern("20[0-9]{2}年|关于|对|就|答复|回复"));
    let text = title.as_str();
    for found in VERB.find_iter(text) {
        let names = organisation::list(&text[..found.start()]);
        if found.start() > 0 && names.is_some() {
            return names.unwrap_or_default();
        }
    }
    Vec::new()
}

/// The title a page gives, chosen among those printed: a later one that only
/// adds the department goes before the first.
pub(super) fn choose(titles: &[Printed]) -> Option<&Printed> {
    let first = titles.first()?;
    let plain = |title: &Printed| without_marks(&title.text);
    let fuller = titles.iter().find(|title| {
        let (long, short) = (plain(title), plain(first));
        long.len() > short.len() && long.ends_with(&short)
    });
    Some(fuller.unwrap_or(first))
}

/// Whether two printed titles say the same, marks and department apart.
pub(super) fn agree(one: &Printed, other: &Printed) -> bool {
    let (one, other) = (without_marks(&one.text), without_marks(&other.text));
    one.ends_with(&other) || other.ends_with(&one)
}

/// The words of a title for comparing: no number, no marks, no punctuation.
fn without_marks(title: &Reading) -> String {
    let title = without_number(title);
    let title = marks::split_marks(&title).map_or(title, |split| split.1);
    title.as_str().chars().filter(|one| one.is_alphanumeric()).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn check(text: &str, expected: &[&str]) {
        let page = Page::new(text);
        let found = printed(&page, page.lines.len());
        let found: Vec<_> = found.iter().map(|title| title.text.original()).collect();
        assert_eq!(found, expected, "{text}");
    }

    #[test]
    fn titles_are_put_together_again() {
        check(
            "首页 > 政协提案\n云岭省教育厅\n关于对省政协十三届二次会议\n第 0012 号提案的答复\n发布时间:2023-01-02",
            &["云岭省教育厅关于对省政协十三届二次会议第0012号提案的答复"],
        );
        check(
            "云教函〔2022〕9号 云岭省教育厅 对第5号提案 的答复",
            &["云教函〔2022〕9号云岭省教育厅对第5号提案的答复"],
        );
        check(
            "云岭省教育厅 云岭省财政厅关于第5号建议的答复",
            &["云岭省教育厅 云岭省财政厅关于第5号建议的答复"],
        );
        check(
            "信息公开\n关于第5号建议的答复\n关于第5号建议的答复\n（A类）",
            &["关于第5号建议的答复", "关于第5号建议的答复"],
        );
        check(
            "对十三届全国人大五次会议第6724号建议的答复",
            &["对十三届全国人大五次会议第6724号建议的答复"],
        );
        check("上一篇：关于第5号建议的答复\n意见的函", &[]);
        check(
            "云岭市教育局关于民革云岭市委会\n《关于校车的建议》（第7号）的答复",
            &["云岭市教育局关于民革云岭市委会《关于校车的建议》（第7号）的答复"],
        );
        check("政务公开\n《关于校车的建议》的答复", &["《关于校车的建议》的答复"]);
        check("云岭市教育局\n关于第5号建议的\n答   复", &["云岭市教育局关于第5号建议的答复"]);
        check(
            "云岭市教育局关于第5号\n提案会 办 意 见 的 函",
            &["云岭市教育局关于第5号提案会办意见的函"],
        );
        check(
            "政协云岭市第九届委员会第三次会议\n第5号提案答复摘要",
            &["政协云岭市第九届委员会第三次会议第5号提案答复摘要"],
        );
    }

    #[test]
    fn the_departments_of_a_title_are_told() {
        let check = |title: &str, expected: &[&str]| {
            assert_eq!(signers(&Reading::new(title)), expected, "{title}");
        };
        check("云岭省教育厅 云岭省财政厅关于第5号建议的答复", &["云岭省教育厅", "云岭省财政厅"]);
        check("云岭省工业和信息化厅对省政协提案的答复", &["云岭省工业和信息化厅"]);
        check("关于第5号建议的答复", &[]);
        check("对口帮扶局对第5号建议的答复", &["对口帮扶局"]);
    }
}
