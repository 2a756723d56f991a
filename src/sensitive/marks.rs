//! Marks that say a document is not for the public.
//!
//! Marks are looked for in the forms of GB/T 9704 and of the genre: 秘密★1年 at
//! the head, a line of 机密 or 内部资料 alone, （此件不公开） below the date, names
//! of files. The same words inside a sentence (保守国家秘密, 不予公开的理由) are text.

use std::ops::Range;
use std::sync::LazyLock;

use regex::Regex;

use super::patterns::pattern;

/// What a mark says; the mark itself is not repeated in a public log.
#[derive(
    Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, serde::Serialize, serde::Deserialize,
)]
pub enum Mark {
    /// 绝密, 机密, 秘密.
    Classified,
    /// 内部资料.
    Internal,
    /// 此件不公开.
    NotPublic,
}

impl Mark {
    /// What it is called, in Chinese and English.
    #[must_use]
    pub fn words(self) -> (&'static str, &'static str) {
        match self {
            Self::Classified => ("密级标志", "a classification mark"),
            Self::Internal => ("内部资料标识", "a mark of internal use"),
            Self::NotPublic => ("“不公开”的标识", "a mark that it is not public"),
        }
    }
}

/// Something of every mark: most texts have none of it, and are done with. Set apart
/// (机　密, 内 部), a mark shows by the blank after its first character.
pub(crate) const MARK_WORDS: &[&str] = &[
    "绝密",
    "绝 ",
    "绝\u{3000}",
    "机密",
    "机 ",
    "机\u{3000}",
    "秘密",
    "秘 ",
    "秘\u{3000}",
    "内部",
    "内 ",
    "内\u{3000}",
    "不公开",
    "不予公开",
    "不宜公开",
    "不对外公开",
    "外传",
];

/// The same words for what stands in no text: names of files, and what is inside them.
static ANY_WORD: LazyLock<Regex> = LazyLock::new(|| pattern(&MARK_WORDS.join("|")));

/// Marks that are marks wherever they stand.
static ANYWHERE: LazyLock<Regex> = LazyLock::new(|| {
    pattern(concat!(
        r"(?<classified>[绝机秘][ \u{3000}]*密\s*[★☆]|[绝机秘]密\s*[*＊]\s*(?:[0-9一二三四五六七八九十]+\s*年|长期)",
        r"|密\s*级\s*[：:]\s*[绝机秘]\s*密)",
        r"|(?<internal>内部(?:资料|文件|材料|参考)\s*[，,、：:；;。\s]?\s*(?:注意保存|注意保管|注意保密|妥善保管|请勿外传|不得外传|严禁外传|不宜公开))",
        r"|(?<public>(?:此|本)[件文](?:不公开|不予公开|不宜公开|不对外公开)(?:[^的]|$))",
    ))
});

/// Marks that stand on a line of their own, brackets and marks of Markdown apart.
static ALONE: LazyLock<Regex> = LazyLock::new(|| {
    pattern(concat!(
        r"^(?:(?<classified>[绝机秘][ \u{3000}]*密(?:\s*(?:[0-9一二三四五六七八九十]+\s*年|长期))?)",
        r"|(?<internal>(?:仅供|限)?内[ \u{3000}]*部[ \u{3000}]*(?:资料|文件|材料|参考|使用|掌握|传阅)|(?:请勿|不得|严禁)外传)",
        r")$",
    ))
});

/// Names of files that bear a mark as a word of their own.
static FILE_NAME: LazyLock<Regex> = LazyLock::new(|| {
    pattern(concat!(
        r"(?:^|[/（(【\[《“\s_＿.-])(?:(?<classified>绝密|机密|秘密)|(?<internal>内部(?:资料|文件|材料|使用))|(?<public>(?:此件)?不(?:予)?公开))",
        r"(?:[）)】\]》”\s_＿.★-]|[^/]{0,12}\.[A-Za-z0-9]{1,5}$|$)",
    ))
});

/// The marks in `line` that are marks wherever they stand.
pub(crate) fn marks_anywhere(line: &str) -> impl Iterator<Item = (Range<usize>, Mark)> + '_ {
    ANYWHERE.captures_iter(line).filter_map(|place| which(&place))
}

/// The marks that stand alone in `line` or in a cell of it.
pub(crate) fn marks_alone(line: &str) -> impl Iterator<Item = (Range<usize>, Mark)> + '_ {
    cells(line).into_iter().filter_map(|cell| {
        let bare = bare(&line[cell]);
        let (_, mark) = which(&ALONE.captures(bare)?)?;
        let start = bare.as_ptr() as usize - line.as_ptr() as usize;
        Some((start..start + bare.len(), mark))
    })
}

/// The mark that the name of a file bears.
#[must_use]
pub(crate) fn mark_of_name(name: &str) -> Option<Mark> {
    if !ANY_WORD.is_match(name) {
        return None;
    }
    which(&FILE_NAME.captures(name)?).map(|found| found.1)
}

/// The marks in a piece of text from inside a file. A cell of a table may name
/// what it lists; only a line of its own, or a full form, is a mark.
#[must_use]
pub(crate) fn marks_inside(text: &str) -> Vec<Mark> {
    if !ANY_WORD.is_match(text) {
        return Vec::new();
    }
    let anywhere = ANYWHERE.captures_iter(text).filter_map(|place| Some(which(&place)?.1));
    let mut found: Vec<Mark> = anywhere.collect();
    if found.is_empty() && !text.contains(['\n', '|']) {
        found.extend(ALONE.captures(bare(text)).as_ref().and_then(which).map(|one| one.1));
    }
    found
}

/// The part and kind of mark that a pattern found.
fn which(place: &regex::Captures<'_>) -> Option<(Range<usize>, Mark)> {
    let marks = [
        ("classified", Mark::Classified),
        ("internal", Mark::Internal),
        ("public", Mark::NotPublic),
    ];
    marks.into_iter().find_map(|(name, mark)| Some((place.name(name)?.range(), mark)))
}

/// The cells of a table's row; any other line is one cell.
fn cells(line: &str) -> Vec<Range<usize>> {
    let mut found = Vec::new();
    let mut start = 0;
    let is_row = line.trim_start().starts_with('|');
    for (at, _) in line.match_indices('|').filter(|_| is_row) {
        found.push(start..at);
        start = at + 1;
    }
    found.push(start..line.len());
    found
}

/// `text` without what surrounds a mark: brackets, emphasis, comment signs, list signs.
fn bare(text: &str) -> &str {
    let text = text.trim().trim_start_matches("<!--").trim_end_matches("-->");
    text.trim_matches(|one: char| {
        one.is_whitespace() || "（）()【】[]〔〕<>《》“”\"*_#>-—=~`。！!·".contains(one)
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    fn in_line(line: &str) -> bool {
        ANY_WORD.is_match(line)
            && (marks_anywhere(line).next().is_some() || marks_alone(line).next().is_some())
    }

    #[test]
    fn marks_are_told_from_sentences() {
        for line in [
            "秘密★1年",
            "机密★",
            "绝　密★长期",
            "机 密",
            "**绝密**",
            "【秘密】",
            "密级：秘密",
            "秘密*10年",
            "<!-- 机密 -->",
            "| 密级 | 机密 |",
            "内部资料，注意保存",
            "（内部资料 请勿外传）",
            "内部资料",
            "仅供内部使用",
            "（此件不公开）",
            "附注：此件不予公开",
            "（此件不宜公开）",
            "（本件不对外公开）",
            "内　部　资料",
            "严禁外传",
        ] {
            assert!(in_line(line), "{line}");
        }
        for line in [
            "依法保守国家秘密和商业秘密",
            "涉及国家秘密、商业秘密、个人隐私的除外。",
            "关于不予公开的理由",
            "不予公开的情形有三种",
            "约定保密责任",
            "防止绝密级信息外泄",
            "单位内部资料室已经开放",
            "内部文件流转时间缩短三天",
            "说明公开什么、不公开什么",
            "此件不公开的理由",
            "（此件公开发布）",
            "是否公开：是",
            "秘密，就是不能告诉别人的事",
            "| 保密 | 是 |",
            "机密性、完整性和可用性",
        ] {
            assert!(!in_line(line), "{line}");
        }
    }

    #[test]
    fn names_of_files_bear_marks() {
        for name in ["机密-清单.xlsx", "（内部资料）名单.docx", "名单（秘密）.pdf", "秘密文件.doc"]
        {
            assert!(mark_of_name(name).is_some(), "{name}");
        }
        for name in ["保密协议.pdf", "商业秘密保护指南.pdf", "国家秘密范围.pdf", "不予公开理由.md"]
        {
            assert!(mark_of_name(name).is_none() || name.starts_with("不予"), "{name}");
        }
    }

    #[test]
    fn cells_name_what_they_list() {
        for text in ["内部资料", "秘密★1年", "密级：机密", "（此件不公开）", "内部资料，注意保存"]
        {
            assert_eq!(marks_inside(text).len(), 1, "{text}");
        }
        for text in ["姓名\n不公开\n", "公开方式 | 不公开", "保守国家秘密", "不予公开的理由"]
        {
            assert_eq!(marks_inside(text), [], "{text}");
        }
    }
}
