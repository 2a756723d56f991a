//! `secrecy/marking`: marks that say a document is not for the public.
//!
//! Marks are looked for in the forms of GB/T 9704 and of the genre: 秘密★1年 at
//! the head, a line of 机密 or 内部资料 alone, （此件不公开） below the date, names
//! of files. The same words inside a sentence (保守国家秘密, 不予公开的理由) are text.

mod inside;

pub(in crate::check) use inside::marks_inside;

use std::ops::Range;
use std::sync::LazyLock;

use regex::Regex;

use crate::check::example::Example;
use crate::check::rule::{Check, HEAD, Rule, TextView, advice, words};
use crate::diagnostic::Severity;

/// A mark of secrecy or of internal use.
pub const MARKING: Rule = Rule {
    name: "secrecy/marking",
    severity: Severity::Error,
    locked: true,
    summary: words("有密级或内部标识", "a mark of secrecy or of internal use"),
    why: words(
        "涉密文件和内部资料一律不得上网，误发属于泄密。",
        "classified and internal documents never go on a web site",
    ),
    wrong: Example::body(
        "方假设委员：\n\n您提出的提案收悉。省级公共算力服务平台已经建成，各家的价格和排队时间都能查到，企业不用再逐家询问。\n\n（此件不公开）\n",
    ),
    right: Example::body(
        "方假设委员：\n\n您提出的提案收悉。省级公共算力服务平台已经建成，各家的价格和排队时间都能查到，企业不用再逐家询问。\n\n（此件公开发布）\n",
    ),
    check: Check::TextWith(WORDS, |view, places, found| {
        let mut places = marks(view, places);
        places.sort_by_key(|place| place.0.start);
        places.dedup();
        for (at, mark) in places {
            let (zh, en) = mark.words();
            let (message, help) = advice(
                format!("这里有{zh}，不能发布"),
                format!("{en}: this may not be published"),
                "请先由保密审查确认；确可公开的，删去标识并更换附件；不能公开的，把文件移出网站的文件夹",
                "have it reviewed first; what may not be published must leave the site's folder",
            );
            found.push(view.source, at, message, help);
        }
        inside::report(view, found);
    }),
};

/// What a mark says; the mark itself is not repeated in a public log.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Mark {
    /// 绝密, 机密, 秘密.
    Classified,
    /// 内部资料.
    Internal,
    /// 此件不公开.
    NotPublic,
}

impl Mark {
    fn words(self) -> (&'static str, &'static str) {
        match self {
            Self::Classified => ("密级标志", "a classification mark"),
            Self::Internal => ("内部资料标识", "a mark of internal use"),
            Self::NotPublic => ("“不公开”的标识", "a mark that it is not public"),
        }
    }
}

fn pattern(text: &str) -> Regex {
    Regex::new(text).expect("the patterns of this file are tested below")
}

/// Something of every mark: most texts have none of it, and are done with. Set apart
/// (机　密, 内 部), a mark shows by the blank after its first character.
const WORDS: &[&str] = &[
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
static ANY_WORD: LazyLock<Regex> = LazyLock::new(|| pattern(&WORDS.join("|")));

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

/// Where marks stand in the whole file, whose `places` hold a word of one, its
/// attachments' names included.
fn marks(view: &TextView<'_>, places: &[Range<u32>]) -> Vec<(Range<u32>, Mark)> {
    let mut found = Vec::new();
    let narrow = |at: usize| u32::try_from(at).unwrap_or(u32::MAX);
    let disclosure = view.field("disclosure").map(|field| field.value.span.clone());
    for at in view.lines_at(places) {
        let (line, at) = (view.at(&at), at.start as usize);
        for place in ANYWHERE.captures_iter(line) {
            if let Some((range, mark)) = which(&place) {
                found.push((narrow(at + range.start)..narrow(at + range.end), mark));
            }
        }
        for cell in cells(line) {
            let bare = bare(&line[cell.clone()]);
            let Some(place) = ALONE.captures(bare) else { continue };
            let Some((_, mark)) = which(&place) else { continue };
            let offset = bare.as_ptr() as usize - line.as_ptr() as usize;
            let range = narrow(at + offset)..narrow(at + offset + bare.len());
            let is_field = disclosure
                .as_ref()
                .is_some_and(|span| span.start <= range.end && range.start <= span.end);
            let known = found.iter().any(|one| one.0.start < range.end && range.start < one.0.end);
            if !is_field && !known {
                found.push((range, mark));
            }
        }
    }
    named(view, found)
}

/// Marks in the file's own name and in those of the files it names.
fn named(view: &TextView<'_>, mut found: Vec<(Range<u32>, Mark)>) -> Vec<(Range<u32>, Mark)> {
    let mut look = |name: &str, at: Range<u32>| {
        let place = ANY_WORD.is_match(name).then(|| FILE_NAME.captures(name)).flatten();
        if let Some((_, mark)) = place.as_ref().and_then(which) {
            found.push((at, mark));
        }
    };
    let own = view.source.as_str();
    look(own.rsplit('/').next().unwrap_or(own), HEAD);
    if let Some(field) = view.field("attachments") {
        scalars(&field.value, &mut look);
    }
    for link in &view.outline.links {
        let name = link.target.rsplit('/').next().unwrap_or_default();
        look(name, view.in_file(&link.range));
    }
    found
}

fn scalars(node: &crate::yaml::Node, look: &mut impl FnMut(&str, Range<u32>)) {
    use crate::yaml::Value;
    match &node.value {
        Value::Scalar { text, .. } => look(text, node.span.clone()),
        Value::Sequence(items) => items.iter().for_each(|item| scalars(item, look)),
        Value::Mapping(entries) => entries.iter().for_each(|entry| scalars(&entry.1, look)),
    }
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
            && (ANYWHERE.is_match(line)
                || cells(line).into_iter().any(|cell| ALONE.is_match(bare(&line[cell]))))
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
            assert!(FILE_NAME.is_match(name), "{name}");
        }
        for name in ["保密协议.pdf", "商业秘密保护指南.pdf", "国家秘密范围.pdf", "不予公开理由.md"]
        {
            assert!(!FILE_NAME.is_match(name) || name.starts_with("不予"), "{name}");
        }
    }
}
