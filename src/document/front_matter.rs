//! The front matter: its fields, and the mistakes editors make.
//!
//! Slips that leave the meaning certain are mended in a copy, so that every
//! other finding of the file still shows, at its true place.

use std::ops::Range;

use super::delimiters;
use super::edits::Edited;
use super::fault::{Edit, Fault, FaultKind};
use super::{Document, Field, LARGEST_FRONT_MATTER, slips};
use crate::diagnostic::span;
use crate::yaml::{self, Node, SyntaxError, Value};

/// Reads `text` as a document.
pub(super) fn parse(text: &str) -> Document {
    let delimiters::Parts { fields, block, body, mut faults } = delimiters::split(text);
    let fields = match fields {
        // What follows may be the whole reply; reading it as fields would only
        // bury the one finding that matters.
        None => Vec::new(),
        Some(block) if block.len() > LARGEST_FRONT_MATTER => {
            let at = span(block.start..block.start);
            faults.push(Fault::new(at, FaultKind::FrontMatterTooLarge));
            Vec::new()
        }
        Some(block) => self::fields(text, block, &mut faults),
    };
    faults.sort_by_key(|fault| fault.at.start);
    Document { fields, block: span(block), body: span(body), faults }
}

fn fields(text: &str, block: Range<usize>, faults: &mut Vec<Fault>) -> Vec<Field> {
    let (slips, silent) = slips::find(text, block.clone());
    let parsed = read(&text[block.clone()], block.start, &slips, &silent);
    faults.extend(slips);
    let node = match parsed {
        Ok(Some(node)) => node,
        Ok(None) => return Vec::new(),
        Err(SyntaxError { at, mistake }) => {
            // A slip in the same line is the likelier cause; one finding is then enough.
            let line = line_of(text, at.start);
            if !faults.iter().any(|fault| line_of(text, fault.at.start) == line) {
                faults.push(Fault::new(at, FaultKind::Syntax(mistake)));
            }
            return Vec::new();
        }
    };
    let Value::Mapping(entries) = node.value else {
        faults.push(Fault::new(node.span, FaultKind::NoFields));
        return Vec::new();
    };
    let mut fields: Vec<Field> = Vec::with_capacity(entries.len());
    for (key, value) in entries {
        curly_quotes(&value, faults);
        let name = key.scalar().unwrap_or_default().to_owned();
        match fields.iter().find(|field| field.key == name) {
            Some(first) => faults.push(duplicate(text, first, (name, key.span, &value))),
            None => fields.push(Field { key: name, key_span: key.span, value }),
        }
    }
    fields
}

/// The YAML of `block`, which begins at `start`, as if all that is certain were mended.
fn read(
    block: &str,
    start: usize,
    slips: &[Fault],
    silent: &[Edit],
) -> Result<Option<Node>, SyntaxError> {
    let edits: Vec<&Edit> = slips.iter().flat_map(|slip| &slip.edits).chain(silent).collect();
    if edits.is_empty() {
        return yaml::parse(block, span(start..start).start);
    }
    let edited = Edited::new(block, start, edits);
    let original = |at: Range<u32>| {
        let back = |at: u32| start + edited.original(at as usize);
        span(back(at.start)..back(at.end).max(back(at.start)))
    };
    match yaml::parse(&edited.text, 0) {
        Ok(node) => Ok(node.map(|node| node.moved(&original))),
        Err(error) => Err(SyntaxError { at: original(error.at), ..error }),
    }
}

/// A key that stands there already; a line that says the same again may go.
fn duplicate(text: &str, first: &Field, (key, at, value): (String, Range<u32>, &Node)) -> Fault {
    let line = delimiters::line_at(text, at.start as usize);
    let first_line = delimiters::line_at(text, first.key_span.start as usize);
    let is_one_line = value.span.end as usize <= line.end;
    let same = is_one_line && text[line.clone()].trim() == text[first_line].trim();
    let whole = Edit { at: span(line.start..(line.end + 1).min(text.len())), new: String::new() };
    let kind = FaultKind::DuplicateKey { key, first: first.key_span.clone(), same };
    Fault { at, kind, edits: if same { vec![whole] } else { Vec::new() } }
}

/// The line of the byte `at`, from 0.
fn line_of(text: &str, at: u32) -> usize {
    text.as_bytes().iter().take(at as usize).filter(|byte| **byte == b'\n').count()
}

/// Values wholly in Chinese quotation marks were meant to be in ASCII ones.
fn curly_quotes(node: &Node, faults: &mut Vec<Fault>) {
    match &node.value {
        Value::Scalar { text, quoted: false } => {
            let wrapped = |open: char, close: char| {
                text.strip_prefix(open)
                    .and_then(|rest| rest.strip_suffix(close))
                    .is_some_and(|inside| !inside.contains([open, close]))
            };
            let marks = [
                ('“', '”'),
                ('”', '”'),
                ('“', '“'),
                ('‘', '’'),
                ('＂', '＂'),
                ('“', '"'),
                ('”', '"'),
                ('「', '」'),
                ('『', '』'),
            ];
            if marks.into_iter().any(|(open, close)| wrapped(open, close)) {
                faults.push(Fault::new(node.span.clone(), FaultKind::CurlyQuotes));
            }
        }
        Value::Scalar { .. } => {}
        Value::Sequence(items) => {
            for item in items {
                curly_quotes(item, faults);
            }
        }
        Value::Mapping(entries) => {
            for (_, value) in entries {
                curly_quotes(value, faults);
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::document::{Encoding, Unopened, parse as parse_bytes};

    /// The faults of `text`, each with the very characters it points at.
    fn faults(text: &str) -> Vec<(FaultKind, &str)> {
        let document = parse(text);
        let quote = |at: &Range<u32>| &text[at.start as usize..at.end as usize];
        document.faults.iter().map(|fault| (fault.kind.clone(), quote(&fault.at))).collect()
    }

    fn keys(text: &str) -> Vec<String> {
        parse(text).fields.into_iter().map(|field| field.key).collect()
    }

    #[test]
    fn a_document_is_read_with_bom_and_crlf() {
        let text = "\u{feff}---\r\n标题: 甲\r\n编号: [0038]\r\n---\r\n正文\r\n";
        let document = parse(text);
        assert_eq!(document.faults, []);
        assert_eq!(keys(text), ["标题", "编号"]);
        assert_eq!(document.fields[0].value.scalar(), Some("甲"));
        assert_eq!(&text[document.body.start as usize..], "正文\r\n");
    }

    #[test]
    fn slips_are_pointed_at_and_the_rest_is_read() {
        let text = "---\n标题：甲\n届次: 乙\n\t编号: 3\n---\n";
        assert_eq!(faults(text), [(FaultKind::FullWidthColon, "："), (FaultKind::Tab, "\t")]);
        assert_eq!(keys("---\n标题：甲\n届次: 乙：丙\n---\n"), ["标题", "届次"]);
        assert_eq!(faults("---\n编号: [“0038”]\n---\n"), [(FaultKind::CurlyQuotes, "“0038”")]);
        assert_eq!(faults("---\n标题: “一件事”改革\n---\n"), []);
        for (second, same) in [("乙", false), ("甲", true)] {
            let text = format!("---\n标题: 甲\n标题: {second}\n---\n");
            let kind = FaultKind::DuplicateKey { key: "标题".to_owned(), first: 4..10, same };
            assert_eq!(faults(&text), [(kind, "标题")]);
        }
    }

    #[test]
    fn a_document_without_its_lines_says_which() {
        let unopened = |text| match faults(text).as_slice() {
            [(FaultKind::Unopened(kind), place)] => (*kind, (*place).to_owned()),
            other => panic!("{text}: {other:?}"),
        };
        let expected = |kind, place: &str| (kind, place.to_owned());
        let alone = Unopened::FieldsAlone { last: 12 };
        assert_eq!(unopened("标题: 甲\n编号: 3\n\n正文\n"), expected(alone, "标题: 甲"));
        assert_eq!(unopened("标题: 甲\n---\n"), expected(Unopened::Fields, "标题: 甲"));
        assert_eq!(unopened("# 名称\n标题: 甲\n---\n"), expected(Unopened::Fields, "# 名称"));
        assert_eq!(unopened("——\n# 名称\n标题: 甲\n---\n"), expected(Unopened::Dashes, "——"));
        assert_eq!(faults("---\n# 名称\n编号: 3\n\n正文"), [(FaultKind::Unclosed, "编号: 3")]);
        assert_eq!(unopened("－－－\n标题: 甲\n---\n"), expected(Unopened::Dashes, "－－－"));
        assert_eq!(unopened("```yaml\n标题: 甲\n```\n"), expected(Unopened::Dashes, "```yaml"));
        assert_eq!(
            unopened("答复稿\n---\n标题: 甲\n---\n"),
            expected(Unopened::TextAbove, "答复稿")
        );
        assert_eq!(unopened("方假设委员：\n\n正文\n"), expected(Unopened::Text, "方假设委员："));
        assert_eq!(faults(" \n\u{feff}\n"), [(FaultKind::Empty, "")]);
        assert_eq!(faults("---\n标题: 甲\n正文"), [(FaultKind::Unclosed, "标题: 甲")]);
        assert_eq!(faults("---\n标题: 甲\n－－－\n正文"), [(FaultKind::Unclosed, "－－－")]);
        assert_eq!(faults("---\n- 甲\n---\n").remove(0).0, FaultKind::NoFields);
        assert!(matches!(faults("---\na: &x 1\n---\n").remove(0).0, FaultKind::Syntax(_)));
        assert!(matches!(faults("---\n标题: [甲\n---\n").remove(0).0, FaultKind::Syntax(_)));
    }

    #[test]
    fn what_stands_around_the_front_matter_is_passed_over_or_named() {
        for above in ["\n\n", " \n", "\u{feff}\u{feff}", "\u{3000}\r\n\u{200b}\n"] {
            let text = format!("{above}---\n标题: 甲\n---\n正文\n");
            assert_eq!(
                (faults(&text), keys(&text)),
                (vec![], vec!["标题".to_owned()]),
                "{above:?}"
            );
        }
        for text in [
            "```markdown\n---\n标题: 甲\n---\n正文\n```\n",
            "```\n\n---\n标题: 甲\n---\n```\n正文\n",
            "~~~yaml\n---\n标题: 甲\n---\n正文\n```\n代码\n```\n~~~",
        ] {
            let kinds: Vec<_> = faults(text).into_iter().map(|fault| fault.0).collect();
            assert_eq!(
                (kinds, keys(text)),
                (vec![FaultKind::Fence; 2], vec!["标题".to_owned()]),
                "{text}"
            );
            let body = parse(text).body;
            let body = &text[body.start as usize..body.end as usize];
            assert!(body.contains("正文") && !body.trim_end().ends_with("~~~"), "{text}");
        }
    }

    #[test]
    fn a_missing_end_is_seen_where_the_fields_end() {
        for (text, place) in [
            ("---\n标题: 甲\n方假设委员：\n正文\n", "标题: 甲"),
            ("---\n标题: 甲\n\n编号: 3\n\n正文：一\u{ff0c}二\n", "编号: 3"),
            ("---\n标题: 甲\n  ---\n正文\n", "  ---"),
            ("---\n标题: 甲\n...\n正文\n", "..."),
            ("---\n标题: 甲\n正文\n\n———\n", "标题: 甲"),
        ] {
            assert_eq!(faults(text), [(FaultKind::Unclosed, place)], "{text}");
        }
    }

    #[test]
    fn lines_are_read_as_they_were_meant() {
        for (typed, meant) in [
            ("届次: 乙\n\t编号: 3", "编号: 3"),
            ("主送:\n\t- 甲", "  - 甲"),
            ("主送:\n\u{3000}－ 甲", "  - 甲"),
            ("\u{3000}编号：3", "编号: 3"),
            ("\u{200b}编号: 3\u{202e}", "编号: 3"),
            ("编号 ：\u{3000}3", "编号: 3"),
            ("编号:\u{a0}3", "编号: 3"),
            ("附件: [{名称：甲，文件：a.csv}]", "附件: [{名称: 甲, 文件: a.csv}]"),
        ] {
            let text = format!("---\n{typed}\n---\n");
            let document = parse(&text);
            let last = document.faults.last().unwrap_or_else(|| panic!("{typed}"));
            assert_eq!(document.mended_line(&text, last.at.start), meant, "{typed}");
            assert!(document.fields.iter().all(|field| field.key.chars().count() == 2), "{typed}");
        }
    }

    #[test]
    fn a_value_is_not_cut_by_a_number_sign_within_it() {
        let value = |line: &str| {
            let document = parse(&format!("---\n{line}\n---\n"));
            assert_eq!(document.faults, [], "{line}");
            document.fields[0].value.scalar().map(str::to_owned)
        };
        for (line, expected) in [
            ("案由: 修复 #1 机组", "修复 #1 机组"),
            ("案由: #1 机组", "#1 机组"),
            ("案由: 丙's \"丁\" #1", "丙's \"丁\" #1"),
            ("案由: 甲 # 批注", "甲"),
            ("案由: C# 语言", "C# 语言"),
        ] {
            assert_eq!(value(line).as_deref(), Some(expected), "{line}");
        }
    }

    #[test]
    fn hostile_sizes_and_other_encodings_are_refused() {
        let large = format!("---\n标题: {}\n---\n", "[a,".repeat(30_000));
        assert_eq!(faults(&large), [(FaultKind::FrontMatterTooLarge, "")]);
        let kind = |bytes: &[u8]| parse_bytes(bytes).0.faults.remove(0).kind;
        assert_eq!(kind(&vec![b'a'; crate::document::LARGEST_FILE + 1]), FaultKind::FileTooLarge);
        let (gbk, ..) = encoding_rs::GBK.encode("---\n标题: 甲\n---\n");
        assert_eq!(kind(&gbk), FaultKind::Encoding(Encoding::Gbk));
        assert_eq!(kind(b"\xff\xfe-\0-\0"), FaultKind::Encoding(Encoding::Utf16));
        assert_eq!(kind(b"---\n\xff\xff\n"), FaultKind::Encoding(Encoding::Unknown));
    }
}
