//! `secrecy/marking`: marks that say a document is not for the public.
//!
//! Marks are looked for in the forms of GB/T 9704 and of the genre: 秘密★1年 at
//! the head, a line of 机密 or 内部资料 alone, （此件不公开） below the date, names
//! of files. The same words inside a sentence (保守国家秘密, 不予公开的理由) are text.

mod inside;

use std::ops::Range;

use crate::check::example::Example;
use crate::check::rule::{Check, HEAD, Rule, TextView, bilingual};
use crate::check::rules::disclosure::contradicts;
use crate::diagnostic::{Severity, offset};
use crate::sensitive::{MARK_WORDS, Mark, mark_of_name, marks_alone, marks_anywhere};

/// A mark of secrecy or of internal use.
pub(crate) const MARKING: Rule = Rule {
    name: "secrecy/marking",
    severity: Severity::Error,
    locked: true,
    sensitive: true,
    summary: bilingual("有密级或内部标识", "a mark of secrecy or of internal use"),
    why: bilingual(
        "涉密文件和内部资料一律不得上网，误发属于泄密。",
        "classified and internal documents must never be on a website",
    ),
    wrong: Example::body(
        "方假设委员：\n\n您提出的提案收悉。省级公共算力服务平台已经建成，各家的价格和排队时间都能查到，企业不用再逐家询问。\n\n内部资料，注意保存\n",
    ),
    right: Example::body(
        "方假设委员：\n\n您提出的提案收悉。省级公共算力服务平台已经建成，各家的价格和排队时间都能查到，企业不用再逐家询问。\n\n（此件公开发布）\n",
    ),
    check: Check::TextWith(MARK_WORDS, |view, places, found| {
        let mut places = marks(view, places);
        places.sort_by_key(|place| place.0.start);
        places.dedup();
        for (at, mark) in places {
            // Against 主动公开, `disclosure/conflict` names the field as well.
            if mark == Mark::NotPublic && contradicts(view, &at) {
                continue;
            }
            let (zh, en) = mark.words();
            found.at(view.source, at).message(format!("这里有{zh}，不能发布"), format!("{en}: this may not be published")).help("请先由保密审查确认；确可公开的，删去标识并更换附件；不能公开的，把文件移出网站的文件夹", "have it reviewed first; what may not be published must be moved out of the site's folder");
        }
        inside::report(view, found);
    }),
};

/// Where marks stand in the whole file, whose `places` hold a word of one, its
/// attachments' names included.
fn marks(view: &TextView<'_>, places: &[Range<u32>]) -> Vec<(Range<u32>, Mark)> {
    let mut found = Vec::new();
    let disclosure = view.field("disclosure").map(|field| field.value.span.clone());
    for at in view.lines_at(places) {
        let (line, at) = (view.at(&at), at.start as usize);
        let range = |at_line: Range<usize>| offset(at + at_line.start)..offset(at + at_line.end);
        let of_lines_above = found.len();
        found.extend(marks_anywhere(line).map(|(at, mark)| (range(at), mark)));
        for (at, mark) in marks_alone(line) {
            let range = range(at);
            let is_field = disclosure
                .as_ref()
                .is_some_and(|span| span.start <= range.end && range.start <= span.end);
            let mut of_line = found[of_lines_above..].iter();
            let known = of_line.any(|one| one.0.start < range.end && range.start < one.0.end);
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
        if let Some(mark) = mark_of_name(name) {
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
