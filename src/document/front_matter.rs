//! The front matter: its `---` lines, its fields, and the mistakes editors make.
//!
//! Slips that leave the meaning certain are mended in a copy of equal length,
//! so that every other finding of the file still shows, at its true place.

use std::borrow::Cow;
use std::ops::Range;

use super::{Document, Fault, FaultKind, Field, LARGEST_FRONT_MATTER};
use crate::yaml::mistake::{LikelyMistake, MistakeKind};
use crate::yaml::{self, Node, SyntaxErrorKind, Value};

/// Reads `text` as a document.
pub(super) fn parse(text: &str) -> Document {
    let start = if text.starts_with('\u{feff}') { '\u{feff}'.len_utf8() } else { 0 };
    let first_line = line_end(text, start);
    if text[start..first_line].trim_end() != "---" {
        let faults = vec![Fault { at: span(start..first_line), kind: FaultKind::Unopened }];
        return Document { body: span(start..text.len()), faults, ..Document::default() };
    }
    let block_start = next_line(text, first_line);
    let closing = lines(text, block_start).find(|line| text[line.clone()].trim_end() == "---");
    let (block, body, mut faults) = match closing {
        Some(line) => (block_start..line.start, next_line(text, line.end)..text.len(), Vec::new()),
        None => {
            let at = gap(text, block_start).unwrap_or(start..first_line);
            let fault = Fault { at: span(at), kind: FaultKind::Unclosed };
            (block_start..text.len(), text.len()..text.len(), vec![fault])
        }
    };
    let fields = if !faults.is_empty() {
        // What follows may be the whole reply; reading it as fields would only
        // bury the one finding that matters.
        Vec::new()
    } else if block.len() > LARGEST_FRONT_MATTER {
        faults.push(Fault {
            at: span(block.start..block.start),
            kind: FaultKind::FrontMatterTooLarge,
        });
        Vec::new()
    } else {
        fields(text, block.clone(), &mut faults)
    };
    faults.sort_by_key(|fault| fault.at.start);
    Document { fields, block: span(block), body: span(body), faults }
}

fn fields(text: &str, block: Range<usize>, faults: &mut Vec<Fault>) -> Vec<Field> {
    let mended = mend(text, block.clone(), faults);
    let node = match yaml::parse(&mended, span(block.clone()).start) {
        Ok(Some(node)) => node,
        Ok(None) => return Vec::new(),
        Err(trouble) => {
            let kind = match trouble.kind {
                SyntaxErrorKind::Syntax(mistake) => FaultKind::Syntax(mistake),
                SyntaxErrorKind::TooDeep => {
                    FaultKind::Syntax(LikelyMistake { kind: MistakeKind::TooDeep, mended: None })
                }
                SyntaxErrorKind::Feature | SyntaxErrorKind::SeveralDocuments => FaultKind::Feature,
            };
            // A mistake in the same line, or an indentation by tabs, is the likelier
            // cause; one finding is then enough.
            let line = line_of(text, trouble.at.start);
            let told = |fault: &Fault| {
                fault.kind == FaultKind::Tab || line_of(text, fault.at.start) == line
            };
            if !faults.iter().any(told) {
                faults.push(Fault { at: trouble.at, kind });
            }
            return Vec::new();
        }
    };
    let Value::Mapping(entries) = node.value else {
        faults.push(Fault { at: node.span, kind: FaultKind::NoFields });
        return Vec::new();
    };
    let mut fields: Vec<Field> = Vec::with_capacity(entries.len());
    for (key, value) in entries {
        curly_quotes(&value, faults);
        let name = key.scalar().unwrap_or_default().to_owned();
        match fields.iter().find(|field| field.key == name) {
            Some(first) => {
                let kind = FaultKind::DuplicateKey { key: name, first: first.key_span.clone() };
                faults.push(Fault { at: key.span, kind });
            }
            None => fields.push(Field { key: name, key_span: key.span, value }),
        }
    }
    fields
}

/// The block with tabs and full-width colons after keys replaced by as many
/// bytes of what was meant.
fn mend<'a>(text: &'a str, block: Range<usize>, faults: &mut Vec<Fault>) -> Cow<'a, str> {
    let mut mended = Cow::Borrowed(&text[block.clone()]);
    for line in lines(&text[..block.end], block.start) {
        if let Some(at) = full_width_colon(&text[line.clone()]) {
            let at = line.start + at..line.start + at + '：'.len_utf8();
            mended.to_mut().replace_range(at.start - block.start..at.end - block.start, ":  ");
            faults.push(Fault { at: span(at), kind: FaultKind::FullWidthColon });
        }
        for (at, _) in text[line.clone()].match_indices('\t') {
            let at = line.start + at..line.start + at + 1;
            mended.to_mut().replace_range(at.start - block.start..at.end - block.start, " ");
            faults.push(Fault { at: span(at), kind: FaultKind::Tab });
        }
    }
    mended
}

/// Where the second `---` line is missing: a line that is nearly one, else the
/// last of those that look like fields.
fn gap(text: &str, block_start: usize) -> Option<Range<usize>> {
    let mut last = None;
    for line in lines(text, block_start) {
        let content = text[line.clone()].trim_end();
        let line = line.start..line.start + content.len();
        if is_nearly_dashes(content) {
            return Some(line);
        }
        let colon = content.find([':', '：']);
        let is_field = content.starts_with([' ', '\t', '-', '#'])
            || colon.is_some_and(|at| content[..at].chars().count() <= 20);
        if !is_field {
            break;
        }
        last = Some(line);
    }
    last
}

/// Whether `line` is one of other dashes than `---`, or of another number of them.
#[must_use]
pub fn is_nearly_dashes(line: &str) -> bool {
    let line = line.trim();
    let dashes = ['-', '－', '—', '–', '─', '−', '_'];
    line != "---" && line.chars().count() >= 2 && line.chars().all(|one| dashes.contains(&one))
}

/// The line of the byte `at`, from 0.
fn line_of(text: &str, at: u32) -> usize {
    text.as_bytes().iter().take(at as usize).filter(|byte| **byte == b'\n').count()
}

/// Where a full-width colon stands in place of the one after an unindented key.
fn full_width_colon(line: &str) -> Option<usize> {
    if line.starts_with([' ', '\t', '#', '-', '"', '\'', '[', '{']) {
        return None;
    }
    let colon = line.find('：')?;
    let key = &line[..colon];
    (!key.contains(": ") && !key.ends_with(':') && key.chars().count() <= 20).then_some(colon)
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
            let marks = [('“', '”'), ('”', '”'), ('“', '“'), ('‘', '’'), ('＂', '＂')];
            if marks.into_iter().any(|(open, close)| wrapped(open, close)) {
                faults.push(Fault { at: node.span.clone(), kind: FaultKind::CurlyQuotes });
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

/// The lines of `text` from `start`, without their ends.
fn lines(text: &str, start: usize) -> impl Iterator<Item = Range<usize>> {
    let mut at = start;
    std::iter::from_fn(move || {
        (at < text.len()).then(|| {
            let line = at..line_end(text, at);
            at = next_line(text, line.end);
            line
        })
    })
}

fn line_end(text: &str, start: usize) -> usize {
    text[start..].find('\n').map_or(text.len(), |at| start + at)
}

fn next_line(text: &str, line_end: usize) -> usize {
    (line_end + 1).min(text.len())
}

fn span(range: Range<usize>) -> Range<u32> {
    let narrow = |at: usize| u32::try_from(at).unwrap_or(u32::MAX);
    narrow(range.start)..narrow(range.end)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::document::{Encoding, parse as parse_bytes};

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
        assert_eq!(
            faults("---\n标题: 甲\n标题: 乙\n---\n"),
            [(FaultKind::DuplicateKey { key: "标题".to_owned(), first: 4..10 }, "标题")]
        );
    }

    #[test]
    fn a_document_without_its_lines_says_which() {
        assert_eq!(faults("标题: 甲\n"), [(FaultKind::Unopened, "标题: 甲")]);
        assert_eq!(faults(""), [(FaultKind::Unopened, "")]);
        assert_eq!(faults("---\n标题: 甲\n正文"), [(FaultKind::Unclosed, "标题: 甲")]);
        assert_eq!(faults("---\n标题: 甲\n－－－\n正文"), [(FaultKind::Unclosed, "－－－")]);
        assert_eq!(faults("---\n- 甲\n---\n").remove(0).0, FaultKind::NoFields);
        assert_eq!(faults("---\na: &x 1\n---\n").remove(0).0, FaultKind::Feature);
        assert!(matches!(faults("---\n标题: [甲\n---\n").remove(0).0, FaultKind::Syntax(_)));
    }

    #[test]
    fn hostile_sizes_and_other_encodings_are_refused() {
        let large = format!("---\n标题: {}\n---\n", "[a,".repeat(30_000));
        assert_eq!(faults(&large), [(FaultKind::FrontMatterTooLarge, "")]);
        let kind = |bytes: &[u8]| parse_bytes(bytes).0.faults.remove(0).kind;
        assert_eq!(kind(&vec![b'a'; super::super::LARGEST_FILE + 1]), FaultKind::FileTooLarge);
        let (gbk, ..) = encoding_rs::GBK.encode("---\n标题: 甲\n---\n");
        assert_eq!(kind(&gbk), FaultKind::Encoding(Encoding::Gbk));
        assert_eq!(kind(b"\xff\xfe-\0-\0"), FaultKind::Encoding(Encoding::Utf16));
        assert_eq!(kind(b"---\n\xff\xff\n"), FaultKind::Encoding(Encoding::Unknown));
    }
}
