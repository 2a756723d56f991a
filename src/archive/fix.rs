//! Front matter written as it was meant: slips and spellings whose meaning is certain.
//!
//! Only what the reader already understands, or what can mean nothing else, is
//! written anew; the text below is never touched, and neither is any value
//! that was signed (a document number keeps its brackets).

use std::ops::Range;

use super::schema::{FieldDef, FieldType, RecordKey};
use crate::document::{self, FaultKind, Field};
use crate::model::date;
use crate::model::text::nfkc;
use crate::yaml::mistake::MistakeKind;
use crate::yaml::{Node, Value};

/// Each mended mistake may lay the next one open.
const ROUNDS: usize = 100;

/// A piece of a file, and what is to stand there.
struct Edit {
    at: Range<usize>,
    new: String,
}

/// The text of `bytes` with the front matter mended by the fields of `table`;
/// `None` where there is nothing to mend, or the file is no text.
#[must_use]
pub(crate) fn mended(bytes: &[u8], table: &'static [FieldDef]) -> Option<String> {
    let original = std::str::from_utf8(bytes).ok()?;
    let body = |text: &str| {
        let (document, _) = document::parse(text.as_bytes());
        text.get(document.body.start as usize..document.body.end as usize).map(str::to_owned)
    };
    let mut text = original.to_owned();
    for _ in 0..ROUNDS {
        let edits = edits(&text, table);
        if edits.is_empty() {
            break;
        }
        text = applied(&text, edits);
    }
    // The text below is never touched, whatever the front matter holds.
    (text != original && body(&text) == body(original)).then_some(text)
}

fn applied(text: &str, mut edits: Vec<Edit>) -> String {
    edits.sort_by_key(|edit| edit.at.start);
    let mut out = String::with_capacity(text.len() + 16);
    let mut end = 0;
    for edit in edits.into_iter().filter(|edit| !edit.at.is_empty() || !edit.new.is_empty()) {
        // What overlaps waits for the next round.
        if edit.at.start < end {
            continue;
        }
        out.push_str(&text[end..edit.at.start]);
        out.push_str(&edit.new);
        end = edit.at.end;
    }
    out + &text[end..]
}

fn edits(text: &str, table: &'static [FieldDef]) -> Vec<Edit> {
    let (document, _) = document::parse(text.as_bytes());
    let mut edits = Vec::new();
    for fault in &document.faults {
        let at = fault.at.start as usize..fault.at.end as usize;
        // What the document is read as, it may as well say.
        edits.extend(fault.edits.iter().map(|edit| Edit {
            at: edit.at.start as usize..edit.at.end as usize,
            new: edit.new.clone(),
        }));
        let edit = match &fault.kind {
            FaultKind::CurlyQuotes => {
                let field = field_at(&document.fields, at.start, table);
                field.and_then(|field| quotes(text, at, field))
            }
            FaultKind::Syntax(mistake) if mistake.kind == MistakeKind::NoBlank => {
                blank(text, at, table)
            }
            _ => None,
        };
        edits.extend(edit);
    }
    for field in &document.fields {
        let known = table.iter().find(|known| known.is_named(&field.key));
        match known.map(|known| known.kind) {
            Some(FieldType::Date { .. }) => edits.extend(day(&field.value)),
            Some(FieldType::Records(keys)) => days_in_records(&field.value, keys, &mut edits),
            _ => {}
        }
    }
    edits
}

/// Chinese quotation marks round a value that is no running text become YAML's.
fn quotes(text: &str, at: Range<usize>, field: &FieldDef) -> Option<Edit> {
    if matches!(field.kind, FieldType::Text | FieldType::Records(_)) {
        return None;
    }
    let inside = text[at.clone()].trim_matches(['“', '”', '‘', '’', '＂']);
    (!inside.contains(['"', '\\'])).then(|| Edit { at, new: format!("\"{inside}\"") })
}

/// `key:value` with a known key gets its blank.
fn blank(text: &str, at: Range<usize>, table: &'static [FieldDef]) -> Option<Edit> {
    let line = text[..at.start].rfind('\n').map_or(0, |end| end + 1);
    let key = &text[line..at.start];
    let known = table.iter().any(|field| field.is_named(key));
    let after = at.start + 1;
    known.then(|| Edit { at: after..after, new: " ".to_owned() })
}

fn field_at(fields: &[Field], at: usize, table: &'static [FieldDef]) -> Option<&'static FieldDef> {
    let field = fields.iter().find(|field| {
        let span = &field.value.span;
        (span.start as usize..=span.end as usize).contains(&at)
    })?;
    table.iter().find(|known| known.is_named(&field.key))
}

fn days_in_records(node: &Node, keys: &[RecordKey], edits: &mut Vec<Edit>) {
    let Value::Sequence(items) = &node.value else { return };
    for key in keys.iter().filter(|key| key.date) {
        for name in [key.key, key.alias] {
            edits.extend(items.iter().filter_map(|item| item.get(name)).filter_map(day));
        }
    }
}

/// A date in a form of its own becomes one of the two that everybody writes.
fn day(node: &Node) -> Option<Edit> {
    let Value::Scalar { text, quoted: false } = &node.value else { return None };
    let moment = date::parse(text).ok()?;
    let plain = nfkc(text.trim());
    // Seconds are not kept, so they would be lost.
    let has_seconds = plain.matches(':').count() > 1;
    let usual = *text == moment.to_string() || *text == date::chinese(moment.day);
    let iso_with_mark = *text == moment.iso();
    (!usual && !iso_with_mark && !has_seconds).then(|| Edit {
        at: node.span.start as usize..node.span.end as usize,
        new: moment.to_string(),
    })
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::archive::schema::FIELDS;

    fn check(front: &str, expected: &str) {
        let body = "---\n\n正文：“甲”\t２０２４\n---\n";
        let mended = mended(format!("---\n{front}{body}").as_bytes(), FIELDS);
        assert_eq!(mended, Some(format!("---\n{expected}{body}")), "{front}");
    }

    fn unchanged(front: &str) {
        assert_eq!(
            mended(format!("---\n{front}---\n\n正文\n").as_bytes(), FIELDS),
            None,
            "{front}"
        );
    }

    #[test]
    fn slips_of_certain_meaning_are_mended() {
        check("案由：关于试点：二\n", "案由: 关于试点：二\n");
        check("案由：\u{3000}关于试点\n主送：\n  - 甲\n", "案由: 关于试点\n主送:\n  - 甲\n");
        check("成文日期:\t2024-05-06\n主送:\n\t- 甲\n", "成文日期: 2024-05-06\n主送:\n  - 甲\n");
        check("届次:甲\n编号：3\n承办单位:乙\n", "届次: 甲\n编号: 3\n承办单位: 乙\n");
        check("\t案由: 甲\n\u{3000}编号: 3\n", "案由: 甲\n编号: 3\n");
        check("\u{200b}案由: 甲\u{202e}\n主送:\n  － 甲\n", "案由: 甲\n主送:\n  - 甲\n");
        check("附件: [{名称：甲，文件：a.csv}]\n", "附件: [{名称: 甲, 文件: a.csv}]\n");
        check("案由: 甲\n案由: 甲\n", "案由: 甲\n");
        check("成文日期: 20240506\n", "成文日期: 2024-05-06\n");
        check("编号: [“0038”, ＂39＂]\n", "编号: [\"0038\", \"39\"]\n");
        check("成文日期: ２０２４－０５－０６\n", "成文日期: 2024-05-06\n");
        check("成文日期: 2024/5/6\n", "成文日期: 2024-05-06\n");
        check(
            "更正记录:\n  - 日期: 2024.7.1\n    说明: 甲\n",
            "更正记录:\n  - 日期: 2024-07-01\n    说明: 甲\n",
        );
    }

    #[test]
    fn what_was_signed_or_may_mean_two_things_is_left() {
        unchanged("发文字号: 乌工信[2024]1号\n");
        unchanged("标题: “一件事”\n");
        unchanged("成文日期: 2024年5月6日\n发布日期: 2024-05-20 10:26\n");
        unchanged("发布日期: 2024-01-09 10:26:59\n");
        unchanged("成文日期: 2024年13月6日\n");
        unchanged("生词:甲\n编号: 3\n");
        unchanged("标题: 甲\n");
        unchanged("案由: 甲\n案由: 乙\n");
        unchanged("案由: 修复 #1 机组\n");
        unchanged("主送:\n  - 附件：丙\n");
        assert_eq!(mended(b"\xff\xfe", FIELDS), None);
    }

    #[test]
    fn a_fence_around_the_file_is_taken_away() {
        let text = "```markdown\n---\n标题: 甲\n---\n正文\n```\n";
        assert_eq!(mended(text.as_bytes(), FIELDS).as_deref(), Some("---\n标题: 甲\n---\n正文\n"));
    }

    #[test]
    fn line_ends_and_byte_order_mark_stay() {
        let text = "\u{feff}---\r\n案由：甲\r\n主送：\r\n---\r\n正文\r\n";
        let expected = "\u{feff}---\r\n案由: 甲\r\n主送:\r\n---\r\n正文\r\n";
        assert_eq!(mended(text.as_bytes(), FIELDS).as_deref(), Some(expected));
    }
}
