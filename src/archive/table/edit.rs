//! One value of a front matter replaced, and nothing else.

use std::ops::Range;

use super::cell::{cell, items};
use crate::archive::schema::{FIELDS, FieldDef, FieldType};
use crate::document::{self, Document, Field, write};
use crate::yaml::{Node, Value};

/// Why a value is not replaced.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Refusal {
    /// The front matter cannot be read.
    Unreadable,
    /// The value is written in a way that cannot be replaced without touching more: over
    /// several lines with comments between them.
    Entangled,
}

/// `text` with `new` as the value of `field`: without it, where that is empty.
///
/// # Errors
/// Why it is left to a person.
pub(crate) fn edited(text: &str, field: &FieldDef, new: &str) -> Result<String, Refusal> {
    let (document, _) = document::parse(text.as_bytes());
    if document.is_unreadable() {
        return Err(Refusal::Unreadable);
    }
    let given = document.fields.iter().find(|one| field.is_named(&one.key));
    let new = new.replace("\r\n", "\n");
    let (at, written) = match given {
        Some(given) => replaced(text, given, (field, new.trim()))?,
        None => added(text, &document, field, new.trim()),
    };
    let result = format!("{}{written}{}", &text[..at.start], &text[at.end..]);
    // Whatever way it was written in: nothing else may say anything else.
    let (after, _) = document::parse(result.as_bytes());
    let others = FIELDS.iter().filter(|one| one.key != field.key);
    let mut others = others.map(|one| (value(&document, one), value(&after, one)));
    let whole = document.fields.len() + usize::from(given.is_none()) >= after.fields.len()
        && others.all(|(old, new)| old == new)
        && document.body_in(text) == after.body_in(&result)
        && items(&cell(&after, field)) == items(&new);
    if whole { Ok(result) } else { Err(Refusal::Entangled) }
}

/// What `document` says under `field`, places apart.
fn value(document: &Document, field: &FieldDef) -> Option<String> {
    let given = document.fields.iter().find(|one| field.is_named(&one.key))?;
    Some(said(&given.value))
}

fn said(node: &Node) -> String {
    match &node.value {
        Value::Scalar { text, quoted } => format!("{text:?}{quoted}"),
        Value::Sequence(items) => items.iter().map(|one| said(one) + ",").collect(),
        Value::Mapping(entries) => {
            entries.iter().map(|(key, value)| format!("{}={};", said(key), said(value))).collect()
        }
    }
}

/// Where the old value stands, and what takes its place.
fn replaced(
    text: &str,
    given: &Field,
    (field, new): (&FieldDef, &str),
) -> Result<(Range<usize>, String), Refusal> {
    let key = given.key_span.start as usize..given.key_span.end as usize;
    let colon = text[key.end..].find([':', '：']).ok_or(Refusal::Entangled)? + key.end;
    let behind = colon + text[colon..].chars().next().map_or(1, char::len_utf8);
    let value = given.value.span.start as usize..given.value.span.end as usize;
    let value = if given.value.is_empty() { behind..behind } else { value };
    let between = text.get(behind..value.start.max(behind)).ok_or(Refusal::Entangled)?;
    let old = text.get(value.clone()).ok_or(Refusal::Entangled)?;
    let on_lines = between.contains('\n') || old.contains('\n');
    if on_lines && (between.contains('#') || old.contains('#')) {
        return Err(Refusal::Entangled);
    }
    let at = if between.contains('\n') || value.is_empty() { behind..value.end } else { value };
    let line_end = text[at.end..].find('\n').map_or(text.len(), |end| at.end + end + 1);
    if new.is_empty() {
        let rest = text[at.end..line_end].trim();
        let line_start = text[..key.start].rfind('\n').map_or(0, |end| end + 1);
        let alone = rest.is_empty() && text[line_start..key.start].trim().is_empty();
        return Ok(if alone { (line_start..line_end, String::new()) } else { (at, String::new()) });
    }
    let was_single = !matches!(given.value.value, Value::Sequence(_));
    let blank = if at.start == behind { " " } else { "" };
    let ends = on_lines && old.ends_with('\n');
    let end = if ends { "\n" } else { "" };
    Ok((at, format!("{blank}{}{end}", written(field, new, was_single))))
}

/// Where a new line goes, and what it says.
fn added(text: &str, document: &Document, field: &FieldDef, new: &str) -> (Range<usize>, String) {
    let end = document.block.end as usize;
    if new.is_empty() {
        return (end..end, String::new());
    }
    // In the language of the other keys.
    let chinese = document.fields.iter().any(|one| !one.key.is_ascii());
    let key = if chinese { field.label() } else { field.key };
    let line_end = if text.contains("\r\n") { "\r\n" } else { "\n" };
    let before = if text[..end].ends_with('\n') { "" } else { line_end };
    (end..end, format!("{before}{key}: {}{line_end}", written(field, new, false)))
}

/// The value of `field` as YAML.
fn written(field: &FieldDef, new: &str, was_single: bool) -> String {
    if !matches!(field.kind, FieldType::List | FieldType::Identifiers) {
        return write::text(new);
    }
    match items(new).as_slice() {
        [one] if was_single => write::text(one),
        all => {
            let all: Vec<_> = all.iter().map(|one| write::flow(one)).collect();
            format!("[{}]", all.join(", "))
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::archive::schema;

    fn edit(text: &str, key: &str, new: &str) -> Result<String, Refusal> {
        let text = format!("---\n{text}---\n\n正文 # 一\n");
        let result = edited(&text, schema::find(key).expect(key), new)?;
        let inside =
            result.strip_prefix("---\n").and_then(|one| one.strip_suffix("---\n\n正文 # 一\n"));
        Ok(inside.unwrap_or_else(|| panic!("{result}")).to_owned())
    }

    #[test]
    fn a_value_is_replaced_and_all_else_stays() {
        for (old, key, new, expected) in [
            ("标题: 甲 # 旁注\n编号: \"1\"\n", "title", "乙", "标题: 乙 # 旁注\n编号: \"1\"\n"),
            ("title:  '甲'\n", "title", "乙: 丙", "title:  \"乙: 丙\"\n"),
            (
                "编号: [\"1\", \"2\"]  # 两件\n",
                "numbers",
                "0038、2",
                "编号: [\"0038\", \"2\"]  # 两件\n",
            ),
            ("编号: 1\n", "numbers", "0038", "编号: \"0038\"\n"),
            (
                "主送:\n  - 甲\n  - 乙\n案由: 丙\n",
                "addressed_to",
                "丁、乙",
                "主送: [丁, 乙]\n案由: 丙\n",
            ),
            ("主送:\n  - 甲\n  - 乙\n", "addressed_to", "丁", "主送: [丁]\n"),
            ("案由:\n标题: 甲\n", "subject", "乙", "案由: 乙\n标题: 甲\n"),
            ("标题: 甲\n", "subject", "乙", "标题: 甲\n案由: 乙\n"),
            ("title: a\n", "subject", "b", "title: a\nsubject: b\n"),
            ("标题: 甲\n案由: 乙\n编号: 3\n", "subject", "", "标题: 甲\n编号: 3\n"),
            ("案由: 乙 # 旁注\n", "subject", "", "案由:  # 旁注\n"),
            ("# 头\n{标题: 甲}\n", "title", "乙", "# 头\n{标题: 乙}\n"),
        ] {
            assert_eq!(edit(old, key, new).as_deref(), Ok(expected), "{old}");
        }
    }

    #[test]
    fn comments_between_the_lines_of_a_value_are_never_lost() {
        let old = "主送:\n  - 甲 # 领衔\n  - 乙\n";
        assert_eq!(edit(old, "addressed_to", "丁"), Err(Refusal::Entangled));
        assert_eq!(edit("标题: [甲\n", "title", "丁"), Err(Refusal::Unreadable));
    }

    #[test]
    fn line_ends_of_windows_stay() {
        let text = "\u{feff}---\r\n标题: 甲\r\n---\r\n正文\r\n";
        let field = schema::find("subject").expect("a field");
        let expected = "\u{feff}---\r\n标题: 甲\r\n案由: 乙\r\n---\r\n正文\r\n";
        assert_eq!(edited(text, field, "乙").as_deref(), Ok(expected));
    }
}
